// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/connection.h"
#include "core/storage/search/postings.h"

#include <map>

namespace steward {

/// A place that is dead, and the row that says so.
using DeadSlots = std::map<std::pair<Rid, quint32>, qint64>;
Result<DeadSlots> readDeadSlots(Connection &connection);

/// Keeps segments few: when thirty-two are about as large as one another, they become one. The work is done in small
/// steps inside the changes that cause it, so that no save waits for a merge of the whole index. A step takes the next
/// terms out of the inputs and puts them into the target, in one transaction: at any time each posting stands in
/// exactly one segment, so a reader reads all segments and need not know that a merge is under way, and the space the
/// inputs give back is what the target grows into.
///
/// A text lies in one segment, until a merge takes it over. So what a merge leaves out because it was dead before the
/// merge began is gone from the index when the merge ends, and the row in search_dead with it; what dies during a
/// merge waits for the next.
class SegmentMerger
{
public:
    explicit SegmentMerger(Connection &connection) : m_connection(connection) {}

    /// Between which owners a segment reaches, both included: a search for the newest need not look into old ones.
    struct Span
    {
        Rid first = 0;
        Rid last = 0;
    };
    /// Adds a segment and returns its bytes; `write` is called with a function that stores one block, terms rising.
    using Store = std::function<Result<Ok>(QByteArrayView term, Rid first, QByteArrayView data)>;
    Result<qint64> addSegment(const Span &span, const std::function<Result<Ok>(const Store &)> &write);

    /// Does about `bytes` of merging, if there is any to do.
    Result<Ok> work(qint64 bytes);
    /// Merges everything into one segment. `bytes` at a time; true when done.
    Result<bool> mergeAll(qint64 bytes);

    static constexpr int fanout = 32;
    static constexpr qint64 smallest = 1'000'000; ///< segments below this are one size

private:
    struct Segment
    {
        qint64 id = 0;
        qint64 bytes = 0;
        Span span;
    };
    struct State
    {
        std::optional<qint64> target;
        qint64 dead = 0; ///< the last row of search_dead that counts
    };
    struct Input;

    Result<QList<Segment>> segments(const QString &state);
    Result<State> readState();
    Result<Ok> begin(const QList<Segment> &inputs);
    Result<qint64> step(const State &state, qint64 bytes);
    Result<Ok> take(const QList<Segment> &inputs, const QByteArray &upTo);
    Result<Ok> finish(const State &state);
    Result<Ok> mergeTerm(const QByteArray &term, std::vector<Input> &inputs, qint64 target, const DeadSlots &dead,
        std::vector<qint64> &dropped);
    Result<Ok> store(qint64 segment, QByteArrayView term, Rid first, QByteArrayView data);
    Result<qint64> newSegment(const QString &state, const Span &span);

    Connection &m_connection;
    qint64 m_written = 0; ///< bytes of blocks, ever
};

} // namespace steward
