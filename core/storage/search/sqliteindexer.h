// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/connection.h"
#include "core/storage/search/segmentmerger.h"
#include "core/storage/searchindexer.h"

#include <QHash>

namespace steward {

/// Writes the full-text index of a SQLite workspace (tables: searchschema.h). A text costs its tokens, one row in
/// search_pending and one in search_owner; now and then a change also pays for turning what is pending into a
/// segment and for a piece of a merge, in all about 10 µs per text. Thread: its connection's; inside a transaction.
class SqliteSearchIndexer : public SearchIndexer
{
public:
    explicit SqliteSearchIndexer(Connection &connection);

    Result<Ok> textChanged(const SearchText &text) override;

    /// An import lets more texts wait before a segment is made: fewer and larger segments, less merging.
    void setBulk(bool on) { setPendingLimit(on ? bulkLimit : normalLimit); }
    void setPendingLimit(qint64 bytes) { m_pendingLimit = bytes; }
    /// Turns everything that is pending into a segment.
    Result<Ok> flush();
    /// One segment of everything, with nothing dead in it: after an import, and after an erasure. Does a piece of it
    /// and returns true when nothing is left to do; commit between the pieces.
    Result<bool> optimize(qint64 bytes = 16'000'000);

    static constexpr qint64 normalLimit = 1'000'000; ///< bytes of tokens; looking through them takes about 1 ms
    static constexpr qint64 bulkLimit = 8'000'000;

private:
    Result<int> codeOf(const QString &field);
    Result<quint32> newSlot(const SearchText &text);
    Result<Ok> withdraw(const SearchText &text);

    Connection &m_connection;
    SegmentMerger m_merger;
    QHash<QString, int> m_codes; ///< of the fields that were declared when the index was made
    qint64 m_pending = -1; ///< bytes of tokens that wait, as far as this object knows; -1 = ask
    qint64 m_pendingLimit = normalLimit;
};

} // namespace steward
