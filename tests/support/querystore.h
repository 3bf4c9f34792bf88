// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/listquery.h"
#include "core/storage/recordstore.h"
#include "core/storage/search/indexedtexts.h"
#include "core/storage/search/rebuild.h"
#include "core/storage/search/searchschema.h"
#include "tests/support/queryworld.h"
#include "tests/support/stores.h"

namespace steward::test {

/// A world's records as projection rows, written by the store's own writer, with their texts in the full-text index.
class QueryStore
{
public:
    explicit QueryStore(Dialect dialect) : m_store(dialect) {}

    Result<Ok> fill(const QueryWorld &world)
    {
        STEWARD_TRY(m_store.open());
        Connection &connection = m_store.connection();
        for (const ProjectionTable &table : projectionTables(*world.schema())) {
            STEWARD_TRY(connection.execute(createSql(table, connection.dialect()).toUtf8()));
            for (const QString &index : indexSql(table, connection.dialect()))
                STEWARD_TRY(connection.execute(index.toUtf8()));
        }
        STEWARD_ASSIGN(Transaction transaction, Transaction::begin(connection, Transaction::Mode::Immediate));
        STEWARD_TRY(prepareSearch(connection, *world.schema()));
        const std::unique_ptr<SearchIndexer> indexer = searchIndexer(connection);
        RecordStore records(connection, world.schema());
        SeededRandom random(1);
        qint64 comments = 0; // each is a record of its own
        for (const auto &[id, item] : world.items()) {
            STEWARD_ASSIGN(const Rid rid, records.ridOf(id, item.type->name()));
            m_rids.insert(id, rid);
            STEWARD_TRY(records.insert(*item.type, rid, item.values));
            for (const Field &field : item.type->fields()) {
                const QString text = field.searchable ? QueryWorld::get(item, field.name).text() : QString();
                if (!text.isEmpty())
                    STEWARD_TRY(indexer->textChanged({rid, item.type->table(), rid, field.name, {}, text}));
            }
            for (const auto &[field, text] : item.comments) {
                STEWARD_ASSIGN(const Rid source, records.ridOf(Uuid::v7({++comments}, random), QStringLiteral("comment")));
                STEWARD_TRY(indexer->textChanged({rid, item.type->table(), source, field, {}, text}));
            }
            // Some texts wait on their own and some come together, as on a desk.
            if (m_rids.size() % 50 == 0)
                STEWARD_TRY(indexer->finish());
        }
        STEWARD_TRY(indexer->finish());
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
    const SearchSource &search() { return indexedTexts(connection()); }
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
    QHash<Uuid, Rid> m_rids;
};

} // namespace steward::test
