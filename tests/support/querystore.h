// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/listquery.h"
#include "core/storage/recordstore.h"
#include "tests/support/queryworld.h"
#include "tests/support/stores.h"

namespace steward::test {

/// Full text in one plain table, one row per text: what the real indexes have to agree with, without being one.
class PlainSearch : public SearchSource
{
public:
    explicit PlainSearch(Dialect dialect) : m_find(dialect == Dialect::Sqlite ? "instr(" : "strpos(") {}

    static Result<Ok> create(Connection &connection)
    {
        return connection.execute("CREATE TABLE plain_text(rid bigint, place text, field text, tokens text)");
    }
    static Result<Ok> add(
        Connection &connection, Rid rid, const QString &table, const QString &field, const QString &text)
    {
        STEWARD_ASSIGN(Statement insert,
            connection.prepare("INSERT INTO plain_text(rid, place, field, tokens) VALUES(?,?,?,?)"));
        insert.bind(
            rid, table, field, QString(QLatin1Char(' ') + tokenize(text).joined() + QLatin1Char(' ')));
        return insert.run();
    }
    std::optional<SqlFragment> holders(
        const QString &table, const SearchTerm &term, const QString &field) const override
    {
        SqlFragment sql("SELECT p.rid FROM plain_text p WHERE p.place = ");
        sql.value(table);
        if (!field.isEmpty())
            sql.text(" AND p.field = ").value(field);
        const QString wanted = QLatin1Char(' ') + term.tokens.join(u' ')
            + (term.lastIsPrefix ? QString() : QStringLiteral(" "));
        return sql.text(" AND ").text(m_find).text("p.tokens, ").value(wanted).text(") > 0");
    }

private:
    const char *m_find;
};

/// A world's records as projection rows, written by the store's own writer.
class QueryStore
{
public:
    explicit QueryStore(Dialect dialect) : m_store(dialect), m_search(dialect) {}

    Result<Ok> fill(const QueryWorld &world)
    {
        STEWARD_TRY(m_store.open());
        Connection &connection = m_store.connection();
        for (const ProjectionTable &table : projectionTables(*world.schema())) {
            STEWARD_TRY(connection.execute(createSql(table, connection.dialect()).toUtf8()));
            for (const QString &index : indexSql(table, connection.dialect()))
                STEWARD_TRY(connection.execute(index.toUtf8()));
        }
        STEWARD_TRY(PlainSearch::create(connection));
        STEWARD_ASSIGN(Transaction transaction, Transaction::begin(connection, Transaction::Mode::Immediate));
        RecordStore records(connection, world.schema());
        for (const auto &[id, item] : world.items()) {
            STEWARD_ASSIGN(const Rid rid, records.ridOf(id, item.type->name()));
            m_rids.insert(id, rid);
            STEWARD_TRY(records.insert(*item.type, rid, item.values));
            for (const Field &field : item.type->fields()) {
                if (field.searchable)
                    STEWARD_TRY(PlainSearch::add(connection, rid, item.type->table(), field.name,
                        QueryWorld::get(item, field.name).text()));
            }
            for (const auto &[field, text] : item.comments)
                STEWARD_TRY(PlainSearch::add(connection, rid, item.type->table(), field, text));
        }
        for (auto it = world.aliases().cbegin(); it != world.aliases().cend(); ++it)
            STEWARD_TRY(records.addAlias(it.key(), m_rids.value(it.value()), QStringLiteral("primary")));
        STEWARD_TRY(transaction.commit());
        // Those that are only referred to have rids as well.
        STEWARD_ASSIGN(Statement all, connection.prepare("SELECT rid, id FROM record"));
        for (;;) {
            STEWARD_ASSIGN(const bool any, all.step());
            if (!any)
                break;
            m_rids.insert(all.uuid(1), all.integer(0));
        }
        return connection.execute("ANALYZE");
    }
    Connection &connection() { return m_store.connection(); }
    const SearchSource &search() const { return m_search; }
    Rid ridOf(const Uuid &id) const { return m_rids.value(id); }
    /// Rids of ids, ascending.
    QList<Rid> ridsOf(const QList<Uuid> &ids) const
    {
        QList<Rid> rids;
        for (const Uuid &id : ids)
            rids.append(m_rids.value(id));
        std::sort(rids.begin(), rids.end());
        return rids;
    }

private:
    TestStore m_store;
    PlainSearch m_search;
    QHash<Uuid, Rid> m_rids;
};

} // namespace steward::test
