// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/search/search.h"

#include "core/storage/ridlist.h"
#include "core/storage/search/postgresqlsearch.h"
#include "core/storage/search/sqlitebackend.h"
#include "core/text/fold.h"

#include <bit>

namespace steward {

namespace {

constexpr qint64 msPerDay = 86'400'000;

qint64 bits(qint64 n) { return n <= 0 ? 0 : std::bit_width(quint64(n)); }

qint64 weightOf(const RecordType &type, const FoundText &text)
{
    if (text.source != text.owner)
        return 2;
    return text.field == type.titleField() ? 8 : 3;
}

} // namespace

std::unique_ptr<SearchBackend> searchBackend(Connection &connection)
{
    if (connection.dialect() == Dialect::Sqlite)
        return std::make_unique<SqliteSearchBackend>(connection);
    return std::make_unique<PostgresqlSearchBackend>(connection);
}

Search::Search(Connection &connection)
    : m_connection(connection)
    , m_backend(searchBackend(connection))
{
}

Search::~Search() = default;

Result<std::optional<Rid>> Search::byNumber(const QString &text)
{
    STEWARD_ASSIGN(
        Statement find, m_connection.prepare(QByteArrayLiteral("SELECT rid FROM number_alias WHERE number = ?")));
    find.bind(foldForCompare(text.trimmed()));
    STEWARD_ASSIGN(const bool any, find.step());
    return any ? std::optional<Rid>(find.integer(0)) : std::nullopt;
}

Result<SearchAnswer> Search::ranked(const RecordType &type, const SearchQuery &query, Instant now)
{
    SearchAnswer answer;
    STEWARD_ASSIGN(QList<Rid> owners, m_backend->newest(query, searchCap + 1));
    answer.capped = owners.size() > searchCap;
    if (answer.capped)
        owners.removeLast();
    if (owners.isEmpty())
        return answer;

    Rid newestRid = 0;
    if (query.terms.size() > 1) {
        STEWARD_ASSIGN(Statement top, m_connection.prepare(QByteArrayLiteral("SELECT max(rid) FROM record")));
        STEWARD_ASSIGN([[maybe_unused]] const bool any, top.step());
        newestRid = top.integer(0);
    }

    QHash<Rid, qint64> scores;
    for (const SearchTerm &term : query.terms) {
        qint64 rarity = 1;
        if (query.terms.size() > 1) { // one term alone weighs the same everywhere
            STEWARD_ASSIGN(const QList<Rid> alone, m_backend->newest({{term}}, searchCap));
            if (!alone.isEmpty())
                rarity += bits((newestRid - alone.last()) / alone.size());
        }
        STEWARD_ASSIGN(const QList<FoundText> texts, m_backend->texts(term, owners));
        QHash<Rid, qint64> best;
        for (const FoundText &text : texts) {
            qint64 &weight = best[text.owner];
            weight = std::max(weight, weightOf(type, text));
        }
        for (auto it = best.cbegin(); it != best.cend(); ++it)
            scores[it.key()] += 16 * rarity * it.value();
    }

    const bool aged = type.field(u"updated") != nullptr;
    STEWARD_ASSIGN(Statement rows,
        m_connection.prepare("SELECT rid, " + QByteArray(aged ? "updated" : "NULL") + " FROM " + quoted(type.table()).toUtf8()
            + " WHERE deleted IS NULL AND rid" + isAmong(m_connection.dialect())));
    rows.bind(ridList(m_connection.dialect(), owners));
    while (true) {
        STEWARD_ASSIGN(const bool row, rows.step());
        if (!row)
            break;
        qint64 score = scores.value(rows.integer(0));
        if (!rows.isNull(1))
            score += 12 * std::max<qint64>(0, 8 - bits((now.ms - rows.integer(1)) / msPerDay));
        answer.hits.append({rows.integer(0), score, false});
    }
    std::sort(answer.hits.begin(), answer.hits.end(), [](const SearchHit &a, const SearchHit &b) {
        return a.score != b.score ? a.score > b.score : a.rid > b.rid;
    });
    return answer;
}

Result<SearchAnswer> Search::search(const RecordType &type, const QString &text, SearchEnding ending, Instant now, int limit)
{
    std::optional<Transaction> transaction; // one view of the data for all that follows
    if (!m_connection.inTransaction()) {
        STEWARD_ASSIGN(Transaction begun, Transaction::begin(m_connection, Transaction::Mode::Read));
        transaction.emplace(std::move(begun));
    }
    STEWARD_TRY(m_backend->begin(type.table()));
    const SearchQuery query = parseSearch(text, ending);
    SearchAnswer answer;
    if (!query.isEmpty()) {
        STEWARD_ASSIGN(answer, ranked(type, query, now));
    }
    if (type.isTicket()) {
        STEWARD_ASSIGN(const std::optional<Rid> exact, byNumber(text));
        if (exact) {
            answer.hits.removeIf([&](const SearchHit &hit) { return hit.rid == *exact; });
            answer.hits.prepend({*exact, std::numeric_limits<qint64>::max(), true});
        }
    }
    if (answer.hits.size() > limit)
        answer.hits.resize(limit);
    return answer;
}

} // namespace steward
