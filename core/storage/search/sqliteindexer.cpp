// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/search/sqliteindexer.h"

#include "core/storage/search/ownertexts.h"
#include "core/storage/search/searchterms.h"

#include <cstring>
#include <numeric>
#include <string>

namespace steward {

namespace {

/// Bytes of merging per byte that becomes a segment: each is merged once per size, and there are two or three sizes.
constexpr qint64 mergeRatio = 4;

/// The postings of many texts. Walking the texts only notes (term, text, position); the notes are then brought into
/// the order of terms by counting, and each term's blocks are written in one go. So all memory but the dictionary is
/// walked from front to back, which is what makes it quick.
class SegmentBuilder
{
public:
    /// Texts come by owner, then slot.
    void add(Rid owner, quint32 slot, const QByteArray &prefix, QByteArrayView tokens)
    {
        const auto text = quint32(m_texts.size());
        m_texts.push_back({owner, slot});
        quint32 position = 0;
        for (qsizetype at = 0; at < tokens.size(); ++position) {
            const void *space = std::memchr(tokens.data() + at, ' ', size_t(tokens.size() - at));
            const qsizetype end = space ? static_cast<const char *>(space) - tokens.data() : tokens.size();
            m_notes.push_back({termOf(prefix, tokens.sliced(at, end - at)), text, position});
            at = end + 1;
        }
    }
    Result<Ok> write(const SegmentMerger::Store &store)
    {
        std::vector<quint32> begins(m_terms.size() + 1);
        for (const Note &note : m_notes)
            ++begins[note.term + 1];
        std::partial_sum(begins.begin(), begins.end(), begins.begin());
        std::vector<Place> places(m_notes.size());
        std::vector<quint32> next(begins.begin(), begins.end() - 1);
        for (const Note &note : m_notes)
            places[next[note.term]++] = {note.text, note.position};

        std::vector<quint32> order(m_terms.size());
        std::iota(order.begin(), order.end(), 0);
        std::sort(order.begin(), order.end(), [this](quint32 a, quint32 b) { return view(m_terms[a]) < view(m_terms[b]); });
        Result<Ok> stored = Ok{};
        std::string_view term;
        PostingWriter writer([&](Rid first, QByteArrayView data) {
            if (stored)
                stored = store(QByteArrayView(term.data(), qsizetype(term.size())), first, data);
        });
        for (const quint32 at : order) {
            term = view(m_terms[at]);
            for (quint32 i = begins[at]; i < begins[at + 1]; ++i)
                writer.add(m_texts[places[i].text].owner, m_texts[places[i].text].slot, places[i].position);
            writer.finish();
            STEWARD_TRY(stored);
        }
        return Ok{};
    }

private:
    struct Text
    {
        Rid owner;
        quint32 slot;
    };
    struct Place
    {
        quint32 text;
        quint32 position;
    };
    struct Note
    {
        quint32 term;
        quint32 text;
        quint32 position;
    };
    struct Term
    {
        size_t hash;
        quint32 begin; ///< in m_letters
        quint32 length;
    };
    std::string_view view(const Term &term) const { return std::string_view(m_letters).substr(term.begin, term.length); }

    /// Dictionary by open addressing.
    quint32 termOf(const QByteArray &prefix, QByteArrayView token)
    {
        const size_t prefixLength = size_t(prefix.size());
        m_key.assign(prefix.constData(), prefixLength);
        m_key.append(token.data(), size_t(token.size()));
        const size_t hash = std::hash<std::string>()(m_key);
        if (m_terms.size() * 2 >= m_table.size())
            grow();
        for (size_t at = hash & (m_table.size() - 1);; at = (at + 1) & (m_table.size() - 1)) {
            if (m_table[at] == 0) {
                m_terms.push_back({hash, quint32(m_letters.size()), quint32(m_key.size())});
                m_letters += m_key;
                m_table[at] = quint32(m_terms.size());
                return m_table[at] - 1;
            }
            const Term &known = m_terms[m_table[at] - 1];
            if (known.hash == hash && view(known) == m_key)
                return m_table[at] - 1;
        }
    }
    void grow()
    {
        m_table.assign(std::max<size_t>(1024, m_table.size() * 2), 0);
        for (size_t i = 0; i < m_terms.size(); ++i) {
            size_t at = m_terms[i].hash & (m_table.size() - 1);
            while (m_table[at])
                at = (at + 1) & (m_table.size() - 1);
            m_table[at] = quint32(i + 1);
        }
    }

    std::vector<Text> m_texts;
    std::vector<Note> m_notes;
    std::vector<Term> m_terms;
    std::vector<quint32> m_table; ///< 1 + index into m_terms; 0 is free
    std::string m_letters;
    std::string m_key;
};

} // namespace

SqliteSearchIndexer::SqliteSearchIndexer(Connection &connection)
    : m_connection(connection)
    , m_merger(connection)
{
    Q_ASSERT(connection.dialect() == Dialect::Sqlite);
}

Result<int> SqliteSearchIndexer::codeOf(const QString &field)
{
    if (m_codes.isEmpty()) {
        STEWARD_ASSIGN(const auto names, searchFieldNames(m_connection));
        for (auto it = names.cbegin(); it != names.cend(); ++it)
            m_codes.insert(it.value(), it.key());
    }
    if (const auto known = m_codes.constFind(field); known != m_codes.constEnd())
        return *known;
    // Not remembered: if this transaction is rolled back the code may become another field's.
    STEWARD_TRY(addSearchFields(m_connection, {field}));
    STEWARD_ASSIGN(const auto names, searchFieldNames(m_connection));
    return names.key(field);
}

/// Puts the texts into the lists of their owners; the place in the list is the slot.
Result<Ok> SqliteSearchIndexer::giveSlots()
{
    std::stable_sort(m_texts.begin(), m_texts.end(), [](const Text &a, const Text &b) { return a.owner < b.owner; });
    QList<OwnedText> its;
    for (size_t first = 0; first < m_texts.size();) {
        const Rid owner = m_texts[first].owner;
        size_t end = first;
        its.clear();
        for (; end < m_texts.size() && m_texts[end].owner == owner; ++end)
            its.append({m_texts[end].source, m_texts[end].field, true});
        STEWARD_ASSIGN(Statement append, m_connection.prepare(QByteArrayLiteral(
            "INSERT INTO search_owner (rid, texts) VALUES (?, ?) "
            "ON CONFLICT (rid) DO UPDATE SET texts = CAST(texts || excluded.texts AS BLOB) RETURNING texts")));
        append.bind(owner, OwnerTexts::encode(owner, its));
        STEWARD_ASSIGN([[maybe_unused]] const bool row, append.step());
        auto slot = quint32(OwnerTexts::decode(owner, append.view(0)).size() - its.size());
        for (; first < end; ++first)
            m_texts[first].slot = slot++;
    }
    return Ok{};
}

Result<Ok> SqliteSearchIndexer::withdraw(const SearchText &text)
{
    STEWARD_ASSIGN(const int field, codeOf(text.field));
    // It may have come with this very commit.
    const size_t had = m_texts.size();
    std::erase_if(m_texts, [&](const Text &known) { return known.source == text.source && known.field == field; });
    if (m_texts.size() != had)
        return Ok{};
    QList<OwnedText> texts;
    {
        STEWARD_ASSIGN(Statement find, m_connection.prepare(QByteArrayLiteral("SELECT texts FROM search_owner WHERE rid = ?")));
        find.bind(text.owner);
        STEWARD_ASSIGN(const bool known, find.step());
        if (!known)
            return Ok{};
        texts = OwnerTexts::decode(text.owner, find.view(0));
    }
    for (qsizetype slot = 0; slot < texts.size(); ++slot) {
        if (!texts[slot].alive || texts[slot].source != text.source || texts[slot].field != field)
            continue;
        texts[slot].alive = false;
        STEWARD_ASSIGN(Statement dead, m_connection.prepare(QByteArrayLiteral("INSERT INTO search_dead (owner, slot) VALUES (?, ?)")));
        dead.bind(text.owner, qint64(slot));
        STEWARD_TRY(dead.run());
    }
    STEWARD_ASSIGN(Statement save, m_connection.prepare(QByteArrayLiteral("UPDATE search_owner SET texts = ? WHERE rid = ?")));
    save.bind(OwnerTexts::encode(text.owner, texts), text.owner);
    return save.run();
}

Result<Ok> SqliteSearchIndexer::textChanged(const SearchText &text)
{
    if (!text.before.isEmpty())
        STEWARD_TRY(withdraw(text));
    QByteArray tokens = tokenize(text.after).joined().toUtf8();
    if (tokens.isEmpty())
        return Ok{};
    STEWARD_ASSIGN(const int field, codeOf(text.field));
    m_bytes += tokens.size();
    m_texts.push_back({text.owner, text.ownerTable, text.source, field, std::move(tokens)});
    return Ok{};
}

Result<Ok> SqliteSearchIndexer::finish()
{
    if (m_texts.empty())
        return Ok{};
    STEWARD_TRY(giveSlots());
    const bool many = m_bytes >= m_pendingLimit;
    STEWARD_TRY(many ? addSegment(m_texts) : addPending());
    m_texts.clear();
    m_bytes = 0;
    return m_pending >= m_pendingLimit ? flush() : Result<Ok>(Ok{});
}

void SqliteSearchIndexer::discard()
{
    m_texts.clear();
    m_bytes = 0;
    m_pending = -1;
}

Result<Ok> SqliteSearchIndexer::addPending()
{
    STEWARD_ASSIGN(Statement insert, m_connection.prepare(QByteArrayLiteral(
        "INSERT INTO search_pending (owner, owner_table, slot, tokens) VALUES (?, ?, ?, ?)")));
    for (const Text &text : m_texts) {
        insert.bind(text.owner, text.ownerTable, qint64(text.slot), text.tokens);
        STEWARD_TRY(insert.run());
    }
    if (m_pending < 0) {
        STEWARD_ASSIGN(Statement sum, m_connection.prepare(QByteArrayLiteral("SELECT sum(length(tokens)) FROM search_pending")));
        STEWARD_ASSIGN([[maybe_unused]] const bool row, sum.step());
        m_pending = sum.integer(0);
    } else {
        m_pending += m_bytes;
    }
    return Ok{};
}

Result<Ok> SqliteSearchIndexer::addSegment(const std::vector<Text> &texts)
{
    SegmentBuilder builder;
    for (const Text &text : texts)
        builder.add(text.owner, text.slot, termPrefix(text.ownerTable), text.tokens);
    STEWARD_ASSIGN(const qint64 bytes, m_merger.addSegment({texts.front().owner, texts.back().owner},
        [&](const SegmentMerger::Store &store) { return builder.write(store); }));
    return m_merger.work(bytes * mergeRatio);
}

Result<Ok> SqliteSearchIndexer::flush()
{
    STEWARD_TRY(finish());
    std::vector<Text> texts;
    STEWARD_ASSIGN(const DeadSlots dead, readDeadSlots(m_connection));
    std::vector<qint64> gone; // withdrawn before they ever came into a segment
    {
        STEWARD_ASSIGN(Statement rows, m_connection.prepare(QByteArrayLiteral(
            "SELECT owner, owner_table, slot, tokens FROM search_pending ORDER BY owner, slot")));
        for (;;) {
            STEWARD_ASSIGN(const bool row, rows.step());
            if (!row)
                break;
            const auto withdrawn = dead.find({rows.integer(0), quint32(rows.integer(2))});
            if (withdrawn != dead.end())
                gone.push_back(withdrawn->second);
            else
                texts.push_back({rows.integer(0), rows.text(1), 0, 0, rows.blob(3), quint32(rows.integer(2))});
        }
    }
    for (const qint64 id : gone) {
        STEWARD_ASSIGN(Statement forget, m_connection.prepare(QByteArrayLiteral("DELETE FROM search_dead WHERE id = ?")));
        forget.bind(id);
        STEWARD_TRY(forget.run());
    }
    m_pending = 0;
    if (texts.empty() && gone.empty())
        return Ok{};
    STEWARD_TRY(m_connection.execute(QByteArrayLiteral(
        "DELETE FROM search_pending; UPDATE search_state SET generation = generation + 1")));
    return texts.empty() ? Result<Ok>(Ok{}) : addSegment(texts);
}

Result<bool> SqliteSearchIndexer::optimize(qint64 bytes)
{
    STEWARD_TRY(flush());
    return m_merger.mergeAll(bytes);
}

} // namespace steward
