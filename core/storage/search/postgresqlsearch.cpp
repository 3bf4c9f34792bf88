// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/search/postgresqlsearch.h"

#include "core/storage/readrids.h"

namespace steward {

namespace {

/// 'foo' <-> 'bar':*
QString tsQuery(const SearchTerm &term)
{
    QStringList parts;
    for (const QString &token : term.tokens)
        parts.append(QLatin1Char('\'') + token + QLatin1Char('\''));
    QString query = parts.join(QStringLiteral(" <-> "));
    if (term.lastIsPrefix)
        query += QStringLiteral(":*");
    return query;
}

/// 'foo':1,5 'bar':2
QString tsVector(const TokenList &piece)
{
    QHash<QStringView, QString> places;
    for (qsizetype i = 0; i < piece.size(); ++i) {
        QString &list = places[piece.at(i)];
        list += (list.isEmpty() ? QLatin1Char(':') : QLatin1Char(',')) + QString::number(i + 1);
    }
    QString vector;
    for (auto it = places.cbegin(); it != places.cend(); ++it)
        vector += QLatin1Char('\'') + it.key() + QLatin1Char('\'') + it.value() + QLatin1Char(' ');
    return vector;
}

} // namespace

IndexedTerm indexedTerm(const SearchTerm &term)
{
    const QList<SearchTerm> parts = indexableParts(term);
    IndexedTerm indexed{tsQuery(parts.first()), QStringLiteral("")};
    if (parts.size() > 1)
        indexed.phrase = QLatin1Char(' ') + term.tokens.join(QLatin1Char(' '))
            + (term.lastIsPrefix ? QString() : QStringLiteral(" "));
    return indexed;
}

TermCondition termCondition(const SearchTerm &term)
{
    const IndexedTerm indexed = indexedTerm(term);
    TermCondition condition;
    condition.from = QByteArrayLiteral("search_document d");
    condition.where = QByteArrayLiteral("d.tokens @@ ?::tsquery");
    condition.parameters.append(indexed.query);
    if (!indexed.phrase.isEmpty()) {
        condition.from += QByteArrayLiteral(" JOIN search_text x ON x.source = d.source AND x.field = d.field");
        condition.where += QByteArrayLiteral(" AND position(? in ' ' || x.tokens || ' ') > 0");
        condition.parameters.append(indexed.phrase);
    }
    return condition;
}

Result<Ok> PostgresqlSearchBackend::begin(const QString &table)
{
    m_table = table;
    return Ok{};
}

/// Texts as an array of PostgreSQL: tokens hold letters and digits, so only the marks of a tsquery are quoted.
static QString arrayText(QStringList items)
{
    for (QString &item : items)
        item = QLatin1Char('"') + item.replace(QLatin1Char('"'), QStringLiteral("\\\"")) + QLatin1Char('"');
    return QLatin1Char('{') + items.join(QLatin1Char(',')) + QLatin1Char('}');
}

Result<QList<Rid>> PostgresqlSearchBackend::newestForMember(const SearchQuery &query, int limit)
{
    QStringList queries;
    QStringList phrases;
    for (const SearchTerm &term : query.terms) {
        const IndexedTerm indexed = indexedTerm(term);
        queries.append(indexed.query);
        phrases.append(indexed.phrase);
    }
    STEWARD_ASSIGN(Statement rows,
        m_connection.prepare(QByteArrayLiteral("SELECT found FROM api.search_newest(?, ?, ?, ?) found")));
    rows.bind(m_table, arrayText(queries), arrayText(phrases), limit);
    return readRids(rows);
}

Result<QList<Rid>> PostgresqlSearchBackend::newest(const SearchQuery &query, int limit)
{
    if (m_connection.isMember())
        return newestForMember(query, limit);
    QByteArray sql;
    QStringList parameters;
    for (const SearchTerm &term : query.terms) {
        const TermCondition condition = termCondition(term);
        sql += (sql.isEmpty() ? "" : " INTERSECT ");
        sql += "SELECT d.owner FROM " + condition.from + " WHERE d.owner_table = ? AND " + condition.where;
        parameters.append(m_table);
        parameters.append(condition.parameters);
    }
    STEWARD_ASSIGN(Statement rows,
        m_connection.prepare("SELECT DISTINCT owner FROM (" + sql + ") found ORDER BY owner DESC LIMIT ?"));
    int at = 0;
    for (const QString &parameter : parameters)
        rows.bindAt(at++, parameter);
    rows.bindAt(at, limit);
    return readRids(rows);
}

Result<QList<FoundText>> PostgresqlSearchBackend::texts(const SearchTerm &term, const QList<Rid> &owners)
{
    QStringList list;
    for (const Rid owner : owners)
        list.append(QString::number(owner));
    const QString ownersText = QLatin1Char('{') + list.join(QLatin1Char(',')) + QLatin1Char('}');
    Statement rows;
    if (m_connection.isMember()) {
        const IndexedTerm indexed = indexedTerm(term);
        STEWARD_ASSIGN(rows, m_connection.prepare(QByteArrayLiteral(
            "SELECT owner, source, field FROM api.search_texts(?, ?, ?, ?::bigint[])")));
        rows.bind(m_table, indexed.query, indexed.phrase, ownersText);
    } else {
        const TermCondition condition = termCondition(term);
        STEWARD_ASSIGN(rows, m_connection.prepare("SELECT DISTINCT d.owner, d.source, d.field FROM " + condition.from
            + " WHERE d.owner = ANY(?::bigint[]) AND d.owner_table = ? AND " + condition.where));
        int at = 0;
        rows.bindAt(at++, ownersText);
        rows.bindAt(at++, m_table);
        for (const QString &parameter : condition.parameters)
            rows.bindAt(at++, parameter);
    }
    QList<FoundText> found;
    for (;;) {
        STEWARD_ASSIGN(const bool row, rows.step());
        if (!row)
            return found;
        found.append({rows.integer(0), rows.integer(1), rows.text(2)});
    }
}

Result<Ok> PostgresqlSearchIndexer::textChanged(const SearchText &text)
{
    if (!text.before.isEmpty()) {
        for (const QByteArray &table : {QByteArrayLiteral("search_document"), QByteArrayLiteral("search_text")}) {
            STEWARD_ASSIGN(Statement gone, m_connection.prepare("DELETE FROM " + table + " WHERE source = ? AND field = ?"));
            gone.bind(text.source, text.field);
            STEWARD_TRY(gone.run());
        }
    }
    const TokenList tokens = tokenize(text.after);
    if (tokens.isEmpty())
        return Ok{};
    STEWARD_ASSIGN(Statement whole, m_connection.prepare(QByteArrayLiteral(
        "INSERT INTO search_text (source, field, owner, tokens) VALUES (?, ?, ?, ?)")));
    whole.bind(text.source, text.field, text.owner, tokens.joined());
    STEWARD_TRY(whole.run());
    STEWARD_ASSIGN(Statement insert, m_connection.prepare(QByteArrayLiteral(
        "INSERT INTO search_document (owner, owner_table, source, field, piece, tokens) VALUES (?, ?, ?, ?, ?, ?::tsvector)")));
    int number = 0;
    for (const TokenList &piece : pieces(tokens)) {
        insert.bind(text.owner, text.ownerTable, text.source, text.field, number++, tsVector(piece));
        STEWARD_TRY(insert.run());
    }
    return Ok{};
}

} // namespace steward
