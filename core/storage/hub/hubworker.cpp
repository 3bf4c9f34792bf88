// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/hub/hubworker.h"

#include "core/storage/hub/binaryarray.h"
#include "core/storage/hub/columnhint.h"
#include "core/storage/hub/hubsetup.h"
#include "core/storage/postgresqlstore.h"
#include "core/storage/projector.h"
#include "core/storage/search/rebuild.h"
#include "core/storage/settings.h"
#include "core/text/fold.h"
#include "core/text/packedtokens.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace steward {

namespace {

constexpr qint64 unnamedDays = 120; ///< a record may come that much after its content: 90 days offline, and some more
constexpr int batchSize = 100; ///< records of one call: pushes of theirs wait for it

class Worker
{
public:
    Worker(Connection &connection, std::shared_ptr<const Schema> schema, bool isOwner)
        : m_connection(connection)
        , m_records(connection, std::move(schema))
        , m_log(connection)
        , m_indexer(searchIndexer(connection))
        , m_projector(connection, m_records, m_log, m_indexer.get())
        , m_isOwner(isOwner)
    {
    }

    /// False when there was nothing in the queue that could be done.
    Result<bool> batch(HubWork &work)
    {
        m_differing.clear();
        STEWARD_ASSIGN(const QList<Waiting> waiting, look(work));
        if (waiting.isEmpty())
            return false;
        STEWARD_ASSIGN(const qint64 done, derive(waiting, work));
        if (m_isOwner && !m_differing.isEmpty())
            STEWARD_TRY(repair(work));
        work.differing += m_differing.size();
        return done > 0;
    }

private:
    struct Waiting
    {
        Rid rid = 0;
        qint64 seq = 0;
        QString type;
        QJsonObject hint;
    };

    /// What the core makes of the records that waited longest, as of one moment.
    Result<QList<Waiting>> look(HubWork &work)
    {
        m_records.forget();
        m_log.forget();
        STEWARD_TRY(m_connection.execute(QByteArrayLiteral("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")));
        const auto read = [&]() -> Result<QList<Waiting>> {
            STEWARD_ASSIGN(QList<Waiting> waiting, queue());
            for (Waiting &one : waiting) {
                // A type that this program does not know stays as it is: a newer worker computes it.
                if (const RecordType *type = m_records.schema().type(one.type)) {
                    STEWARD_ASSIGN(one.hint, compute(*type, one.rid, work));
                }
            }
            return waiting;
        };
        Result<QList<Waiting>> waiting = read();
        STEWARD_TRY(m_connection.execute(waiting ? QByteArrayLiteral("COMMIT") : QByteArrayLiteral("ROLLBACK")));
        return waiting;
    }

    Result<QList<Waiting>> queue()
    {
        STEWARD_ASSIGN(Statement rows, m_connection.prepare(QByteArrayLiteral(
            "SELECT q.rid, q.seq, r.type FROM derive_queue q JOIN record r ON r.rid = q.rid ORDER BY q.seq, q.rid LIMIT ?")));
        rows.bind(batchSize);
        QList<Waiting> waiting;
        while (true) {
            STEWARD_ASSIGN(const bool row, rows.step());
            if (!row)
                return waiting;
            waiting.append({rows.integer(0), rows.integer(1), rows.text(2), {}});
        }
    }

    Result<QJsonObject> compute(const RecordType &type, Rid rid, HubWork &work)
    {
        STEWARD_ASSIGN(const auto computed, m_projector.computed(type, rid));
        STEWARD_ASSIGN(const std::optional<LoadedRecord> stored, m_records.load(rid));
        STEWARD_ASSIGN(const QStringList conflicts, m_records.conflicts(rid));
        if (!computed || !stored) { // refused work alone has neither
            if (computed.has_value() != stored.has_value())
                m_differing.append(rid);
            return QJsonObject();
        }
        if (!isSame(type, computed->values, stored->values)
            || QSet<QString>(conflicts.begin(), conflicts.end())
                != QSet<QString>(computed->conflicts.begin(), computed->conflicts.end()))
            m_differing.append(rid);
        QJsonObject hint = columnHint(type, computed->values);
        STEWARD_TRY(addTexts(hint, type, rid, computed->values, work));
        STEWARD_TRY(addFolds(hint, type, rid));
        const int external = m_records.plan(type).externalNumber;
        if (external >= 0 && !computed->values.values[size_t(external)].isEmpty())
            hint.insert(QStringLiteral("alias"), foldForCompare(computed->values.values[size_t(external)].text().trimmed()));
        return hint;
    }

    static bool isSame(const RecordType &type, const RecordValues &a, const RecordValues &b)
    {
        for (int i = 0; i < type.fields().size(); ++i) {
            if (!type.fields()[i].derived && a.values[size_t(i)] != b.values[size_t(i)])
                return false;
        }
        return true;
    }

    /// The texts that the index does not have like this.
    Result<Ok> addTexts(QJsonObject &hint, const RecordType &type, Rid rid, const RecordValues &values, HubWork &work)
    {
        const TypePlan &plan = m_records.plan(type);
        const auto marked = [&](int field) { return field >= 0 && values.values[size_t(field)].toBool(); };
        const bool shown = !marked(plan.deleted) && !marked(plan.withdrawn);
        QJsonObject texts;
        for (const int i : plan.searchable) {
            const QString &name = type.fields()[i].name;
            STEWARD_ASSIGN(Statement known,
                m_connection.prepare(QByteArrayLiteral("SELECT tokens FROM search_text WHERE source = ? AND field = ?")));
            known.bind(rid, name);
            STEWARD_ASSIGN(const bool any, known.step());
            const TokenList tokens = shown ? tokenize(values.values[size_t(i)].text()) : TokenList();
            if (any ? known.text(0) == tokens.joined() : tokens.isEmpty())
                continue;
            texts.insert(name, packedTokens(tokens));
            ++work.indexed;
        }
        if (!texts.isEmpty())
            hint.insert(QStringLiteral("texts"), texts);
        return Ok{};
    }

    /// The folds of elements of sets and of custom texts, where the hub's own are others.
    Result<Ok> addFolds(QJsonObject &hint, const RecordType &type, Rid rid)
    {
        QJsonArray folds;
        const auto compare = [&](const QString &key, const QString &name, Statement &rows) -> Result<Ok> {
            while (true) {
                STEWARD_ASSIGN(const bool row, rows.step());
                if (!row)
                    return Ok{};
                const QString item = rows.text(0);
                const QString fold = foldForCompare(item);
                if (rows.text(1) != fold)
                    folds.append(QJsonObject{{key, name}, {QStringLiteral("item"), item}, {QStringLiteral("fold"), fold}});
            }
        };
        const TypePlan &plan = m_records.plan(type);
        for (const PlannedSet &set : plan.sets) {
            if (set.references)
                continue;
            const QString table = type.table() + QLatin1Char('_') + type.fields()[set.field].column();
            STEWARD_ASSIGN(Statement rows, m_connection.prepare("SELECT item, fold FROM " + quoted(table).toUtf8() + " WHERE rid = ?"));
            rows.bind(rid);
            STEWARD_TRY(compare(QStringLiteral("table"), table, rows));
        }
        for (const int i : plan.custom) {
            const QString &name = type.fields()[i].name;
            STEWARD_ASSIGN(Statement rows, m_connection.prepare(QByteArrayLiteral(
                "SELECT text, fold FROM custom_value WHERE rid = ? AND field = ? AND text IS NOT NULL")));
            rows.bind(rid, name);
            STEWARD_TRY(compare(QStringLiteral("field"), name, rows));
        }
        if (!folds.isEmpty())
            hint.insert(QStringLiteral("folds"), folds);
        return Ok{};
    }

    /// Says it to the hub; how many records were as they had been read.
    Result<qint64> derive(const QList<Waiting> &waiting, HubWork &work)
    {
        BinaryArray rids(BinaryArray::Type::Long), seqs(BinaryArray::Type::Long), hints(BinaryArray::Type::Json);
        for (const Waiting &one : waiting) {
            rids.add(one.rid);
            seqs.add(one.seq);
            hints.addJson(QJsonDocument(one.hint).toJson(QJsonDocument::Compact));
        }
        STEWARD_ASSIGN(Statement rows, m_connection.prepare(QByteArrayLiteral("SELECT rid, changed FROM api.derive(?, ?, ?)")));
        rows.bind(rids.finish(), seqs.finish(), hints.finish());
        qint64 done = 0;
        while (true) {
            STEWARD_ASSIGN(const bool row, rows.step());
            if (!row)
                break;
            ++done;
            work.changed += rows.integer(1) != 0;
        }
        work.records += done;
        return done;
    }

    /// Folds rows again that are not what their operations say. Locks as a push does.
    Result<Ok> repair(HubWork &work)
    {
        STEWARD_ASSIGN(Transaction transaction, Transaction::begin(m_connection, Transaction::Mode::Immediate));
        m_records.forget();
        m_log.forget();
        QStringList rids;
        for (const Rid rid : std::as_const(m_differing))
            rids.append(QString::number(rid));
        const QString list = QLatin1Char('{') + rids.join(QLatin1Char(',')) + QLatin1Char('}');
        STEWARD_ASSIGN(Statement lock, m_connection.prepare(QByteArrayLiteral(
            "SELECT hub.lock_records(?1::bigint[] || ARRAY(SELECT f.ticket FROM hub.followed(?1::bigint[]) f))")));
        lock.bind(list);
        STEWARD_ASSIGN([[maybe_unused]] const bool locked, lock.step());
        lock.reset();
        for (const Rid rid : std::as_const(m_differing)) {
            STEWARD_ASSIGN(const std::optional<RecordPlace> found, m_records.place(rid));
            if (const RecordType *type = found ? m_records.schema().type(found->type) : nullptr)
                STEWARD_TRY(m_projector.refold(*type, rid));
        }
        STEWARD_TRY(m_projector.flush());
        STEWARD_ASSIGN(Statement keys, m_connection.prepare(QByteArrayLiteral(
            "SELECT hub.rescope(r, h.seq) FROM unnest(?::bigint[]) r, hub_head h")));
        keys.bind(list);
        while (true) {
            STEWARD_ASSIGN(const bool row, keys.step());
            if (!row)
                break;
        }
        STEWARD_TRY(transaction.commit());
        work.repaired += m_differing.size();
        m_differing.clear();
        return Ok{};
    }

    Connection &m_connection;
    RecordStore m_records;
    OperationLog m_log;
    std::unique_ptr<SearchIndexer> m_indexer;
    Projector m_projector;
    bool m_isOwner;
    QList<Rid> m_differing; ///< of the batch: rows that are not what their operations say
};

Result<bool> ownsHub(Connection &connection)
{
    STEWARD_ASSIGN(Statement find, connection.prepare(QByteArrayLiteral(
        "SELECT pg_has_role(current_user, n.nspowner, 'USAGE') FROM pg_namespace n WHERE n.nspname = 'hub'")));
    find.bind();
    STEWARD_ASSIGN(const bool any, find.step());
    if (!any)
        return Error{ErrorKind::FailedPrecondition, QStringLiteral("hub.none"),
            QStringLiteral("there is no hub in this database"), QStringLiteral("make one with hub init"), {}};
    return find.integer(0) != 0;
}

} // namespace

Result<HubWorkplace> openHubWorkplace(const QString &url)
{
    HubWorkplace place;
    STEWARD_ASSIGN(place.connection, openPostgresqlStore(url, PostgresqlConnection::Mode::Write));
    if (place.connection->isMember())
        return Error{ErrorKind::PermissionDenied, QStringLiteral("hub.needs-worker"),
            QStringLiteral("this login may not do the worker's part"),
            QStringLiteral("use a login with the role worker (hub user add NAME --role worker), or the hub's owner"), {}};
    STEWARD_ASSIGN(place.isOwner, ownsHub(*place.connection));
    STEWARD_ASSIGN(const QString id, readSetting(*place.connection, QStringLiteral("workspace.id")));
    place.workspace = Uuid::fromString(id);
    return place;
}

Result<HubWork> workHub(const HubWorkplace &place)
{
    STEWARD_ASSIGN(const HubRules rules, rulesOf(*place.connection));
    Worker worker(*place.connection, rules.schema, place.isOwner);
    HubWork work;
    while (true) {
        STEWARD_ASSIGN(const bool more, worker.batch(work));
        if (!more)
            break;
    }
    if (!place.isOwner) // what nobody names any more is the owner's to remove
        return work;
    STEWARD_ASSIGN(Statement sweep, place.connection->prepare(QByteArrayLiteral("SELECT hub.sweep_contents(?)")));
    sweep.bind(unnamedDays);
    STEWARD_ASSIGN([[maybe_unused]] const bool swept, sweep.step());
    return work;
}

} // namespace steward
