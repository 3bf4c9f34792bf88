// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/hub/hubworker.h"

#include "core/storage/projector.h"
#include "core/storage/search/rebuild.h"
#include "core/text/tokenizer.h"

namespace steward {

namespace {

constexpr qint64 unnamedDays = 120; ///< a record may come that much after its content: 90 days offline, and some more
constexpr int batchSize = 100; ///< records of one transaction: pushes of theirs wait for it

class Worker
{
public:
    Worker(Connection &connection, std::shared_ptr<const Schema> schema)
        : m_connection(connection)
        , m_records(connection, std::move(schema))
        , m_log(connection)
        , m_indexer(searchIndexer(connection))
        , m_projector(connection, m_records, m_log, m_indexer.get())
    {
    }

    /// False when the queue was empty.
    Result<bool> batch(HubWork &work)
    {
        STEWARD_ASSIGN(Transaction transaction, Transaction::begin(m_connection, Transaction::Mode::Immediate));
        m_records.forget();
        m_log.forget();
        STEWARD_ASSIGN(const auto waiting, lockWaiting());
        for (const auto &[rid, type] : waiting)
            STEWARD_TRY(derive(rid, type, work));
        STEWARD_TRY(m_projector.flush());
        STEWARD_TRY(transaction.commit());
        return !waiting.isEmpty();
    }

private:
    /// In the order of ids, as every push locks them.
    Result<QList<std::pair<Rid, QString>>> lockWaiting()
    {
        STEWARD_ASSIGN(Statement rows, m_connection.prepare(QByteArrayLiteral(
            "SELECT r.rid, r.type FROM record r WHERE r.rid IN (SELECT q.rid FROM derive_queue q ORDER BY q.seq, q.rid LIMIT ?) "
            "ORDER BY r.id FOR UPDATE")));
        rows.bind(batchSize);
        QList<std::pair<Rid, QString>> waiting;
        while (true) {
            STEWARD_ASSIGN(const bool row, rows.step());
            if (!row)
                return waiting;
            waiting.append({rows.integer(0), rows.text(1)});
        }
    }

    Result<Ok> derive(Rid rid, const QString &typeName, HubWork &work)
    {
        ++work.records;
        // A type that this program does not know stays as it is: a newer worker computes it.
        if (const RecordType *type = m_records.schema().type(typeName)) {
            STEWARD_ASSIGN(const std::optional<LoadedRecord> before, m_records.load(rid));
            STEWARD_ASSIGN([[maybe_unused]] const QStringList conflicts, m_projector.refold(*type, rid));
            STEWARD_TRY(m_projector.flush());
            STEWARD_ASSIGN(const std::optional<LoadedRecord> after, m_records.load(rid));
            if (after) {
                work.repaired += !before || before->values != after->values ? 1 : 0;
                STEWARD_TRY(index(*type, rid, after->values, work));
                STEWARD_TRY(freshen(*type, rid));
            }
        }
        STEWARD_ASSIGN(Statement done, m_connection.prepare(QByteArrayLiteral("DELETE FROM derive_queue WHERE rid = ?")));
        done.bind(rid);
        return done.run();
    }

    /// The row holds its texts already, so the projector sees no change of them: the index is asked what it knows.
    Result<Ok> index(const RecordType &type, Rid rid, const RecordValues &values, HubWork &work)
    {
        const TypePlan &plan = m_records.plan(type);
        const auto marked = [&](int field) { return field >= 0 && values.values[size_t(field)].toBool(); };
        const bool shown = !marked(plan.deleted) && !marked(plan.withdrawn);
        for (const int i : plan.searchable) {
            const QString &name = type.fields()[i].name;
            SearchText text{rid, type.table(), rid, name, {}, shown ? values.values[size_t(i)].text() : QString()};
            STEWARD_ASSIGN(Statement known,
                m_connection.prepare(QByteArrayLiteral("SELECT tokens FROM search_text WHERE source = ? AND field = ?")));
            known.bind(rid, name);
            STEWARD_ASSIGN(const bool any, known.step());
            const TokenList tokens = tokenize(text.after);
            if (any ? known.text(0) == tokens.joined() : tokens.isEmpty())
                continue;
            known.reset();
            const Uuid about = plan.about < 0 ? Uuid{} : values.values[size_t(plan.about)].reference();
            if (!about.isNull()) {
                STEWARD_ASSIGN(text.owner, m_records.ridOf(about, QStringLiteral("ticket")));
                text.ownerTable = QStringLiteral("ticket");
            }
            text.before = any ? QStringLiteral("known") : QString(); // only whether there was one matters
            STEWARD_TRY(m_indexer->textChanged(text));
            ++work.indexed;
        }
        return m_indexer->finish();
    }

    Result<Ok> freshen(const RecordType &type, Rid rid)
    {
        STEWARD_ASSIGN(Statement fresh, m_connection.prepare(
            "UPDATE " + quoted(type.table()).toUtf8() + " SET is_stale = false WHERE rid = ? AND is_stale"));
        fresh.bind(rid);
        return fresh.run();
    }

    Connection &m_connection;
    RecordStore m_records;
    OperationLog m_log;
    std::unique_ptr<SearchIndexer> m_indexer;
    Projector m_projector;
};

} // namespace

Result<HubWork> workHub(const HubOwner &hub)
{
    STEWARD_ASSIGN(const HubRules rules, rulesOf(*hub.connection));
    Worker worker(*hub.connection, rules.schema);
    HubWork work;
    while (true) {
        STEWARD_ASSIGN(const bool more, worker.batch(work));
        if (!more)
            break;
    }
    STEWARD_ASSIGN(Statement sweep, hub.connection->prepare(QByteArrayLiteral("SELECT hub.sweep_contents(?)")));
    sweep.bind(unnamedDays);
    STEWARD_ASSIGN([[maybe_unused]] const bool swept, sweep.step());
    return work;
}

} // namespace steward
