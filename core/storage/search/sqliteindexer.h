// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/connection.h"
#include "core/storage/search/segmentmerger.h"
#include "core/storage/searchindexer.h"

#include <QHash>

namespace steward {

/// Writes the full-text index of a SQLite workspace (tables: searchschema.h). The few texts of a save wait in
/// search_pending, and when a megabyte has come together they become a segment; the many of an import become one at
/// once. A change pays for a piece of merging now and then, in all about 10 µs per text. Thread: its connection's;
/// inside a transaction.
class SqliteSearchIndexer : public SearchIndexer
{
public:
    explicit SqliteSearchIndexer(Connection &connection);

    Result<Ok> textChanged(const SearchText &text) override;
    Result<Ok> finish() override;
    void discard() override;

    /// Bytes of tokens that may wait. More than that in one commit make a segment by themselves.
    void setPendingLimit(qint64 bytes) { m_pendingLimit = bytes; }
    /// Turns everything that is pending into a segment.
    Result<Ok> flush();
    /// One segment of everything, with nothing dead in it: after an erasure. Does a piece of it and returns true when
    /// nothing is left to do; commit between the pieces.
    Result<bool> optimize(qint64 bytes = 16'000'000);

    static constexpr qint64 normalLimit = 1'000'000; ///< looking through them takes about 1 ms

private:
    /// A text of the running commit.
    struct Text
    {
        Rid owner = 0;
        QString ownerTable;
        Rid source = 0;
        int field = 0;
        QByteArray tokens;
        quint32 slot = 0;
    };

    Result<int> codeOf(const QString &field);
    Result<Ok> giveSlots();
    Result<Ok> withdraw(const SearchText &text);
    Result<Ok> addPending();
    Result<Ok> addSegment(const std::vector<Text> &texts);

    Connection &m_connection;
    SegmentMerger m_merger;
    QHash<QString, int> m_codes; ///< of the fields that were declared when the index was made
    std::vector<Text> m_texts; ///< of the running commit
    qint64 m_bytes = 0; ///< of their tokens
    qint64 m_pending = -1; ///< bytes of tokens that wait, as far as this object knows; -1 = ask
    qint64 m_pendingLimit = normalLimit;
};

} // namespace steward
