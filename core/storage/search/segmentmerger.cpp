// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// Inputs are read side by side in the order of terms. Within a term the input whose next owner is lowest gives its
// owners until another input's next owner is lower; whole blocks that no other input reaches into are copied as they
// are, or put behind one another while they are small, which is most of them, since segments follow one another in time and owners in number.

#include "core/storage/search/segmentmerger.h"

namespace steward {

namespace {

struct Entry
{
    Rid owner = 0;
    Occurrences places;
};

Error damagedIndex()
{
    return {ErrorKind::Corrupt, QStringLiteral("search.damaged"), QStringLiteral("the search index is damaged"),
        QStringLiteral("run verify --rebuild"), {}};
}

} // namespace

/// One segment's rows in order of term and owner.
struct SegmentMerger::Input
{
    static constexpr Rid none = std::numeric_limits<Rid>::max();

    Statement rows;
    QByteArray term;
    bool atEnd = false;
    std::vector<Entry> entries; ///< of the block that is being read owner by owner
    size_t next = 0;

    Result<Ok> advance()
    {
        entries.clear();
        next = 0;
        STEWARD_ASSIGN(const bool row, rows.step());
        atEnd = !row;
        if (row && rows.view(0) != QByteArrayView(term))
            term = rows.blob(0);
        return Ok{};
    }
    PostingBlock block() const { return {rows.integer(2), rows.view(1)}; }
    bool isOpened() const { return !entries.empty(); }
    void open()
    {
        block().occurrences([](Rid) { return true; },
            [this](Rid owner, const Occurrences &places) { entries.push_back({owner, places}); });
    }
    /// The next owner of the term, or none.
    Rid head(const QByteArray &wanted) const
    {
        if (atEnd || term != wanted)
            return none;
        return isOpened() ? entries[next].owner : rows.integer(2);
    }
};

Result<DeadSlots> readDeadSlots(Connection &connection)
{
    STEWARD_ASSIGN(Statement rows, connection.prepare(QByteArrayLiteral("SELECT id, owner, slot FROM search_dead")));
    DeadSlots dead;
    for (;;) {
        STEWARD_ASSIGN(const bool row, rows.step());
        if (!row)
            return dead;
        dead[{rows.integer(1), quint32(rows.integer(2))}] = rows.integer(0);
    }
}

Result<QList<SegmentMerger::Segment>> SegmentMerger::segments(const QString &state)
{
    STEWARD_ASSIGN(Statement rows,
        m_connection.prepare(QByteArrayLiteral(
            "SELECT id, bytes, first_owner, last_owner FROM search_segment WHERE state = ? ORDER BY id")));
    rows.bind(state);
    QList<Segment> list;
    for (;;) {
        STEWARD_ASSIGN(const bool row, rows.step());
        if (!row)
            return list;
        list.append({rows.integer(0), rows.integer(1), {rows.integer(2), rows.integer(3)}});
    }
}

Result<SegmentMerger::State> SegmentMerger::readState()
{
    STEWARD_ASSIGN(
        Statement row, m_connection.prepare(QByteArrayLiteral("SELECT merge_target, merge_dead FROM search_state")));
    STEWARD_ASSIGN(const bool any, row.step());
    return any ? State{row.optionalInteger(0), row.integer(1)} : State{};
}

Result<Ok> SegmentMerger::store(qint64 segment, QByteArrayView term, Rid first, QByteArrayView data)
{
    STEWARD_ASSIGN(Statement insert, m_connection.prepare(QByteArrayLiteral(
        "INSERT INTO search_posting (segment, term, first, data) VALUES (?, ?, ?, ?)")));
    insert.bind(segment, term, first, data);
    m_written += data.size();
    return insert.run();
}

Result<qint64> SegmentMerger::newSegment(const QString &state, const Span &span)
{
    STEWARD_ASSIGN(Statement insert, m_connection.prepare(QByteArrayLiteral(
        "INSERT INTO search_segment (id, state, first_owner, last_owner, bytes) "
        "VALUES ((SELECT coalesce(max(id), 0) + 1 FROM search_segment), ?, ?, ?, 0) RETURNING id")));
    insert.bind(state, span.first, span.last);
    STEWARD_ASSIGN([[maybe_unused]] const bool row, insert.step());
    const qint64 id = insert.integer(0);
    insert.reset();
    STEWARD_TRY(m_connection.execute(QByteArrayLiteral("UPDATE search_state SET generation = generation + 1")));
    return id;
}

Result<qint64> SegmentMerger::addSegment(const Span &span, const std::function<Result<Ok>(const Store &)> &write)
{
    STEWARD_ASSIGN(const qint64 id, newSegment(QStringLiteral("live"), span));
    qint64 bytes = 0;
    STEWARD_TRY(write([&](QByteArrayView term, Rid first, QByteArrayView data) -> Result<Ok> {
        bytes += term.size() + data.size() + 16;
        return store(id, term, first, data);
    }));
    STEWARD_ASSIGN(
        Statement size, m_connection.prepare(QByteArrayLiteral("UPDATE search_segment SET bytes = ? WHERE id = ?")));
    size.bind(bytes, id);
    STEWARD_TRY(size.run());
    return bytes;
}

Result<Ok> SegmentMerger::begin(const QList<Segment> &inputs)
{
    Span span = inputs.first().span;
    for (const Segment &input : inputs)
        span = {std::min(span.first, input.span.first), std::max(span.last, input.span.last)};
    STEWARD_ASSIGN(const qint64 target, newSegment(QStringLiteral("building"), span));
    for (const Segment &input : inputs) {
        STEWARD_ASSIGN(Statement mark,
            m_connection.prepare(QByteArrayLiteral("UPDATE search_segment SET state = 'merging' WHERE id = ?")));
        mark.bind(input.id);
        STEWARD_TRY(mark.run());
    }
    STEWARD_ASSIGN(Statement remember, m_connection.prepare(QByteArrayLiteral(
        "UPDATE search_state SET merge_target = ?, merge_dead = (SELECT coalesce(max(id), 0) FROM search_dead)")));
    remember.bind(target);
    return remember.run();
}

Result<Ok> SegmentMerger::mergeTerm(const QByteArray &term, std::vector<Input> &inputs, qint64 target,
    const DeadSlots &dead, std::vector<qint64> &dropped)
{
    Result<Ok> stored = Ok{};
    PostingWriter writer([&](Rid first, QByteArrayView data) {
        if (stored)
            stored = store(target, term, first, data);
    });
    const auto living = [&](Rid owner, Occurrences &places) {
        std::erase_if(places, [&](const Occurrence &place) {
            const auto gone = dead.find({owner, place.slot});
            if (gone == dead.end())
                return false;
            dropped.push_back(gone->second);
            return true;
        });
        return !places.empty();
    };
    std::vector<Input *> with; // few of the inputs have a rare term
    for (Input &input : inputs) {
        if (input.head(term) != Input::none)
            with.push_back(&input);
    }
    while (stored) {
        Input *lowest = nullptr;
        Rid lowestHead = Input::none;
        Rid others = Input::none; // the lowest owner of all other inputs
        for (Input *input : with) {
            const Rid head = input->head(term);
            if (head < lowestHead) {
                others = lowestHead;
                lowestHead = head;
                lowest = input;
            } else {
                others = std::min(others, head);
            }
        }
        if (!lowest)
            break;
        if (!lowest->isOpened()) {
            const PostingBlock block = lowest->block();
            if (!block.ok())
                return damagedIndex();
            if (dead.empty() && block.last() < others) {
                if (lowest->rows.view(1).size() >= PostingWriter::blockBytes / 2) {
                    writer.finish();
                    if (stored)
                        stored = store(target, term, block.first(), lowest->rows.view(1));
                } else {
                    writer.add(block);
                }
                STEWARD_TRY(lowest->advance());
                continue;
            }
            lowest->open();
            if (!lowest->isOpened())
                return damagedIndex();
        }
        const Rid owner = lowest->entries[lowest->next].owner;
        Occurrences places;
        // The same owner in several inputs: texts that came at different times. Slots never meet.
        for (Input *input : with) {
            if (input->head(term) != owner)
                continue;
            if (!input->isOpened())
                input->open();
            Occurrences &more = input->entries[input->next].places;
            if (places.empty())
                places = std::move(more);
            else
                places.insert(places.end(), more.begin(), more.end());
            if (++input->next == input->entries.size())
                STEWARD_TRY(input->advance());
        }
        std::sort(places.begin(), places.end());
        if (dead.empty() || living(owner, places))
            writer.add(owner, places);
    }
    writer.finish();
    return stored;
}

Result<qint64> SegmentMerger::step(const State &state, qint64 bytes)
{
    STEWARD_ASSIGN(const QList<Segment> list, segments(QStringLiteral("merging")));
    STEWARD_ASSIGN(DeadSlots dead, readDeadSlots(m_connection));
    std::erase_if(dead, [&](const auto &slot) { return slot.second > state.dead; });
    std::vector<qint64> dropped;
    qint64 done = 0;
    QByteArray term;
    bool atEnd = false;
    {
        std::vector<Input> inputs(size_t(list.size()));
        for (size_t i = 0; i < inputs.size(); ++i) {
            STEWARD_ASSIGN(inputs[i].rows, m_connection.prepare(QByteArrayLiteral(
                "SELECT term, data, first FROM search_posting WHERE segment = ? ORDER BY term, first")));
            inputs[i].rows.bind(list.at(qsizetype(i)).id);
            STEWARD_TRY(inputs[i].advance());
        }
        while (done < bytes) {
            const Input *next = nullptr;
            for (const Input &input : inputs) {
                if (!input.atEnd && (!next || input.term < next->term))
                    next = &input;
            }
            atEnd = !next;
            if (atEnd)
                break;
            term = next->term;
            const qint64 before = m_written;
            STEWARD_TRY(mergeTerm(term, inputs, *state.target, dead, dropped));
            done += m_written - before + 16;
        }
    }
    std::sort(dropped.begin(), dropped.end());
    dropped.erase(std::unique(dropped.begin(), dropped.end()), dropped.end());
    for (const qint64 id : dropped) {
        STEWARD_ASSIGN(
            Statement mark, m_connection.prepare(QByteArrayLiteral("UPDATE search_dead SET dropped = 1 WHERE id = ?")));
        mark.bind(id);
        STEWARD_TRY(mark.run());
    }
    STEWARD_TRY(take(list, term));
    if (atEnd)
        STEWARD_TRY(finish(state));
    return done;
}

Result<Ok> SegmentMerger::take(const QList<Segment> &inputs, const QByteArray &upTo)
{
    for (const Segment &input : inputs) {
        STEWARD_ASSIGN(Statement clear,
            m_connection.prepare(QByteArrayLiteral("DELETE FROM search_posting WHERE segment = ? AND term <= ?")));
        clear.bind(input.id, upTo);
        STEWARD_TRY(clear.run());
    }
    return Ok{};
}

Result<Ok> SegmentMerger::finish(const State &state)
{
    STEWARD_ASSIGN(Statement live, m_connection.prepare(QByteArrayLiteral(
        "UPDATE search_segment SET state = 'live', bytes = (SELECT sum(bytes) FROM search_segment WHERE state = 'merging') "
        "WHERE id = ?")));
    live.bind(*state.target);
    STEWARD_TRY(live.run());
    STEWARD_ASSIGN(Statement forget,
        m_connection.prepare(QByteArrayLiteral("DELETE FROM search_dead WHERE dropped = 1 AND id <= ?")));
    forget.bind(state.dead);
    STEWARD_TRY(forget.run());
    return m_connection.execute(QByteArrayLiteral(
        "DELETE FROM search_segment WHERE state = 'merging'; "
        "UPDATE search_state SET merge_target = NULL, merge_dead = NULL, generation = generation + 1"));
}

Result<Ok> SegmentMerger::work(qint64 bytes)
{
    while (bytes > 0) {
        STEWARD_ASSIGN(const State state, readState());
        if (state.target) {
            STEWARD_ASSIGN(const qint64 done, step(state, bytes));
            bytes -= done + 1;
            continue;
        }
        STEWARD_ASSIGN(const QList<Segment> live, segments(QStringLiteral("live")));
        std::map<int, QList<Segment>> sizes;
        for (const Segment &segment : live) {
            int level = 0;
            for (qint64 size = smallest; segment.bytes > size; size *= fanout)
                ++level;
            sizes[level].append(segment);
        }
        const auto full = std::find_if(
            sizes.cbegin(), sizes.cend(), [](const auto &size) { return size.second.size() >= fanout; });
        if (full == sizes.cend())
            return Ok{};
        STEWARD_TRY(begin(full->second.first(fanout)));
    }
    return Ok{};
}

Result<bool> SegmentMerger::mergeAll(qint64 bytes)
{
    while (bytes > 0) {
        STEWARD_ASSIGN(const State state, readState());
        if (state.target) {
            STEWARD_ASSIGN(const qint64 done, step(state, bytes));
            bytes -= done + 1;
            continue;
        }
        STEWARD_ASSIGN(const QList<Segment> live, segments(QStringLiteral("live")));
        STEWARD_ASSIGN(const DeadSlots dead, readDeadSlots(m_connection));
        if (live.size() <= 1 && dead.empty())
            return true;
        STEWARD_TRY(begin(live));
    }
    return false;
}

} // namespace steward
