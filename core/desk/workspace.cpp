// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/workspace.h"

#include "core/base/lockfile.h"
#include "core/desk/deskrules.h"
#include "core/desk/relations.h"
#include "core/desk/serverside.h"
#include "core/schema/records/person.h"
#include "core/storage/anchorstore.h"
#include "core/storage/clockledger.h"
#include "core/storage/customschema.h"
#include "core/storage/projectionstore.h"
#include "core/storage/recordlabels.h"
#include "core/storage/replicawriter.h"
#include "core/storage/search/rebuild.h"
#include "core/storage/search/search.h"
#include "core/storage/serveraddress.h"
#include "core/storage/settings.h"
#include "core/storage/sqlitefile.h"
#include "core/storage/writer.h"

namespace steward {

namespace {

const QString idKey = QStringLiteral("workspace.id");
const QString ownerKey = QStringLiteral("workspace.owner");

Error readOnlyError()
{
    return {ErrorKind::FailedPrecondition, QStringLiteral("workspace.read-only"),
        QStringLiteral("this desk was opened read-only; nothing was changed"),
        QStringLiteral("open it from a place where it can be written"), {}};
}

Error unknownRecord(const QString &name)
{
    return {ErrorKind::NotFound, QStringLiteral("record.unknown"),
        QStringLiteral("there is no record %1").arg(name), QStringLiteral("check the number"), {name}};
}

/// What goes wrong at a server is said with the server: who works on several desks needs to know which it was.
Error located(Error error, const QString &url)
{
    const QString shown = ServerAddress::shown(url);
    if (!error.message.contains(shown))
        error.message = shown + QStringLiteral(": ") + error.message;
    return error;
}

} // namespace

Result<std::unique_ptr<Workspace>> Workspace::create(const QString &path, const Options &options)
{
    std::unique_ptr<Workspace> workspace(new Workspace);
    workspace->m_clock = options.clock ? options.clock : &workspace->m_systemClock;
    workspace->m_random = options.random ? options.random : &workspace->m_systemRandom;
    STEWARD_ASSIGN(SqliteFile file, createSqliteFile(path, *workspace->m_clock));
    workspace->m_path = path;
    workspace->m_connection = std::move(file.connection);
    workspace->m_session = workspace->m_connection.get();
    STEWARD_TRY(workspace->setSetting(idKey, Uuid::v7(workspace->m_clock->now(), *workspace->m_random).toString()));
    const Uuid owner = Uuid::v7(workspace->m_clock->now(), *workspace->m_random);
    STEWARD_TRY(workspace->setSetting(ownerKey, owner.toString()));
    STEWARD_TRY(workspace->prepare(options));

    const QString login = options.login.isEmpty() ? QStringLiteral("owner") : options.login;
    Person person;
    person.name = login;
    person.login = login;
    person.roles = StringSet({QStringLiteral("administrator"), QStringLiteral("technician")});
    RecordEdit edit;
    edit.type = QStringLiteral("person");
    edit.record = owner;
    edit.base = workspace->schema().type(edit.type)->empty();
    edit.next = Person::declare().toValues(person);
    edit.verb = QStringLiteral("create");
    edit.isCreation = true;
    STEWARD_TRY(workspace->commit(edit));
    return workspace;
}

Result<std::unique_ptr<Workspace>> Workspace::open(const QString &path, const Options &options)
{
    std::unique_ptr<Workspace> workspace(new Workspace);
    workspace->m_clock = options.clock ? options.clock : &workspace->m_systemClock;
    workspace->m_random = options.random ? options.random : &workspace->m_systemRandom;
    if (isOnServer(path)) {
        if (const Result<Ok> connected = workspace->connect(path, options); !connected)
            return located(connected.error(), path);
        return workspace;
    }
    const auto mode = options.readOnly ? SqliteConnection::Mode::Read : SqliteConnection::Mode::Write;
    STEWARD_ASSIGN(SqliteFile file, openSqliteFile(path, mode, *workspace->m_clock));
    workspace->m_path = path;
    workspace->m_connection = std::move(file.connection);
    workspace->m_session = workspace->m_connection.get();
    STEWARD_TRY(workspace->prepare(options));
    return workspace;
}

Workspace::~Workspace()
{
    if (const Result<Ok> left = leaveAnchor(); !left)
        qWarning("%s", qPrintable(left.error().toString()));
    m_writer.reset();
    m_indexer.reset();
    m_search.reset();
    m_records.reset();
    m_log.reset();
    m_server.reset();
    m_connection.reset();
}

Result<Ok> Workspace::prepare(const Options &options)
{
    STEWARD_ASSIGN(const QString id, setting(idKey));
    m_id = Uuid::fromString(id);
    STEWARD_ASSIGN(const std::optional<ReplicaState> replica, readReplicaState(*m_connection));
    m_isReplica = replica.has_value();
    m_schema = Schema::builtIn();
    m_log = std::make_unique<OperationLog>(*m_connection);
    if (!options.readOnly) {
        STEWARD_ASSIGN([[maybe_unused]] const bool folded, reconcileProjection(*m_connection, m_schema));
    }
    m_records = std::make_unique<RecordStore>(*m_connection, m_schema);
    STEWARD_TRY(reloadSchema());

    STEWARD_ASSIGN(const QString owner, setting(ownerKey));
    m_me = Uuid::fromString(owner);
    STEWARD_ASSIGN(const Context now, context());
    if (!options.login.isEmpty() && now.hubSeq > 0) {
        const RecordType *person = m_schema->type(u"person");
        STEWARD_ASSIGN(const QList<Rid> found, m_records->findByText(*person, *person->field(u"login"), options.login));
        if (found.isEmpty())
            return Error{ErrorKind::NotFound, QStringLiteral("workspace.no-login"),
                QStringLiteral("nobody on this desk has the login \"%1\"").arg(options.login),
                QStringLiteral("choose another login, or add it under People"), {options.login}};
        STEWARD_ASSIGN(m_me, m_records->idOf(found.first()));
    }
    if (options.readOnly)
        return Ok{};
    m_dryRun = options.dryRun;
    m_anchorFolder = options.anchorFolder;
    STEWARD_TRY(reconcileSearch(*m_connection, *m_schema, false));
    m_indexer = searchIndexer(*m_connection);
    if (m_isReplica) {
        m_writer = std::make_unique<ReplicaWriter>(*m_connection, m_schema, *m_clock, *m_random, m_me, m_indexer.get());
        return Ok{};
    }
    STEWARD_TRY(leaseReplica());
    m_writer = std::make_unique<Writer>(*m_connection, m_schema, *m_clock, *m_random, m_rno, m_me, m_indexer.get());
    return Ok{};
}

Result<Ok> Workspace::leaseReplica()
{
    // One replica id per process: a lock file beside the desk says which are in use; a crash leaves a stale one,
    // which the next process takes over together with its chain.
    for (qint64 rno = 1; rno < 10'000; ++rno) {
        auto lease = std::make_unique<QLockFile>(QStringLiteral("%1.replica-%2.lock").arg(m_path).arg(rno));
        if (!takeLock(*lease))
            continue;
        const Result<ReplicaHead> head = m_log->replicaHead(rno);
        if (!head) {
            STEWARD_ASSIGN(const ReplicaHead made, m_log->addReplica(Uuid::v7(m_clock->now(), *m_random)));
            rno = made.rno;
        }
        m_rno = rno;
        m_lease = std::move(lease);
        return Ok{};
    }
    return Error{ErrorKind::Unavailable, QStringLiteral("workspace.no-lease"),
        QStringLiteral("no lock file can be made beside %1").arg(m_path),
        QStringLiteral("make the folder writable, or open read-only"), {m_path}};
}

Result<Ok> Workspace::reloadSchema()
{
    STEWARD_ASSIGN(m_schema, schemaWithCustomisation(*m_records));
    m_records->setSchema(m_schema);
    if (m_writer)
        m_writer->setSchema(m_schema);
    return Ok{};
}

Result<CommitReport> Workspace::commit(const QList<EditGroup> &groups, const CommitOptions &options)
{
    if (!m_writer)
        return readOnlyError();
    CommitOptions wanted = options;
    wanted.dryRun = wanted.dryRun || m_dryRun;
    Result<CommitReport> report = m_writer->commit(groups, wanted);
    m_hasWritten = m_hasWritten || (report && !wanted.dryRun && !report->operations.isEmpty());
    if (report && !wanted.dryRun && !report->operations.isEmpty()) {
        keepReport(*report);
        for (const WrittenOperation &written : std::as_const(report->operations)) {
            if (declaresSchema(written.type)) {
                STEWARD_TRY(reloadSchema());
                break;
            }
        }
        STEWARD_TRY(followAgreements(report->operations));
    }
    return report;
}

Result<Ok> Workspace::followAgreements(const QList<WrittenOperation> &written)
{
    const bool moves = std::any_of(written.cbegin(), written.cend(), [](const WrittenOperation &one) { return movesClocks(one.type); });
    if (!moves || isOnServer())
        return Ok{};
    constexpr int atOnce = 5'000; ///< a second or two; of more, whoever has the desk open goes on
    STEWARD_TRY(refreshClocks(atOnce));
    return Ok{};
}

Result<bool> Workspace::refreshClocks(int limit)
{
    if (isOnServer() || isReadOnly())
        return false;
    return steward::refreshClocks(*m_connection, *m_records, *m_log, limit);
}

void Workspace::keepReport(const CommitReport &report)
{
    m_reports.append(report);
    constexpr int kept = 64; // an import without an audience must not pile them up
    if (m_reports.size() > kept)
        m_reports.removeFirst();
}

void Workspace::noteChanges(const QList<WrittenOperation> &written)
{
    (void)followAgreements(written); // what could not be computed now stays due
    if (const Result<qint64> mark = changeMark(); mark && !written.isEmpty())
        keepReport({{}, written, *mark});
}

Result<Ok> Workspace::leaveAnchor()
{
    if (!std::exchange(m_hasWritten, false) || m_anchorFolder.isEmpty() || !m_log)
        return Ok{};
    STEWARD_ASSIGN(const HubHead head, m_log->hubHead());
    return AnchorStore(m_anchorFolder).add({m_id, head.seq, head.chain, m_clock->now()});
}

Result<RecordEdit> Workspace::draftOf(const QString &type)
{
    const RecordType *declared = m_schema->type(type);
    if (!declared)
        return Error{ErrorKind::InvalidArgument, QStringLiteral("record.type"),
            QStringLiteral("there is no record type \"%1\"").arg(type), {}, {type}};
    RecordEdit edit;
    edit.type = type;
    edit.record = Uuid::v7(m_clock->now(), *m_random);
    edit.base = declared->empty();
    edit.next = edit.base;
    edit.verb = QStringLiteral("create");
    edit.isCreation = true;
    STEWARD_ASSIGN(edit.seen, context());
    return edit;
}

Result<Rid> Workspace::ridOf(const Uuid &id)
{
    STEWARD_ASSIGN(const std::optional<RecordPlace> place, m_records->place(id));
    if (!place)
        return unknownRecord(id.toString());
    return place->rid;
}

Result<LoadedRecord> Workspace::load(const Uuid &id)
{
    STEWARD_ASSIGN(const Rid rid, ridOf(id));
    return load(rid);
}

Result<LoadedRecord> Workspace::load(Rid rid)
{
    // What was seen is read before the values: a write in between is then unseen, which is the safe side.
    STEWARD_ASSIGN(const Context seen, context());
    STEWARD_ASSIGN(std::optional<LoadedRecord> loaded, m_records->load(rid));
    if (!loaded)
        return unknownRecord(QString::number(rid));
    loaded->seen = seen;
    return *std::move(loaded);
}

Result<QList<LoadedRecord>> Workspace::loadAll(const QList<Rid> &rids)
{
    STEWARD_ASSIGN(const Context seen, context());
    STEWARD_ASSIGN(QList<LoadedRecord> all, m_records->load(rids));
    for (qsizetype i = 0; i < rids.size(); ++i) {
        if (i >= all.size() || all[i].rid != rids[i])
            return unknownRecord(QString::number(rids[i]));
        all[i].seen = seen;
    }
    return all;
}

Result<QHash<Uuid, LoadedRecord>> Workspace::loadVisible(const QSet<Uuid> &ids)
{
    QHash<Uuid, LoadedRecord> visible;
    STEWARD_ASSIGN(const QList<RecordPlace> places, m_records->placesOf(QSet<Uuid>(ids).subtract({Uuid()})));
    if (places.isEmpty())
        return visible;
    QList<Rid> rids;
    for (const RecordPlace &place : places)
        rids.append(place.rid);
    STEWARD_ASSIGN(const Context seen, context());
    STEWARD_ASSIGN(const QList<LoadedRecord> all, m_records->load(rids));
    for (const LoadedRecord &one : all) {
        visible.insert(one.id, one);
        visible[one.id].seen = seen;
    }
    return visible;
}

Result<LoadedRecord> Workspace::loadNumber(const QString &number, Merges merges)
{
    STEWARD_ASSIGN(const std::optional<Rid> rid, m_records->byNumber(number));
    if (!rid)
        return unknownRecord(number);
    STEWARD_ASSIGN(const LoadedRecord loaded, load(*rid));
    return merges == Merges::Follow ? mergeTarget(*this, loaded) : Result<LoadedRecord>(loaded);
}

Result<Context> Workspace::context()
{
    if (m_writer)
        return m_writer->context();
    if (m_server)
        return serverContext();
    STEWARD_ASSIGN(const std::optional<ReplicaState> replica, readReplicaState(*m_connection));
    if (replica) { // a reader sees what waits in the outbox too
        STEWARD_ASSIGN(const ReplicaHead own, m_log->replicaHead(replica->rno));
        return localContext(*replica, own.rseq);
    }
    STEWARD_ASSIGN(const HubHead hub, m_log->hubHead());
    return Context{1, hub.seq, 0};
}

Result<qint64> Workspace::changeMark()
{
    STEWARD_ASSIGN(const Context now, context());
    return m_isReplica ? now.hubSeq + now.ownSeq : now.hubSeq; // on a replica what waits is outside of the stream
}

Search &Workspace::search()
{
    if (!m_search)
        m_search = std::make_unique<Search>(*m_session);
    return *m_search;
}

DeskRules &Workspace::rules()
{
    if (!m_rules)
        m_rules = std::make_shared<DeskRules>(*this);
    return *m_rules;
}

Result<QString> Workspace::labelOf(const Uuid &id)
{
    STEWARD_ASSIGN(const std::optional<RecordPlace> place, m_records->place(id));
    const RecordType *type = place ? m_schema->type(place->type) : nullptr;
    if (!type)
        return QString();
    STEWARD_ASSIGN(const std::optional<LoadedRecord> loaded, m_records->load(place->rid));
    return loaded ? loaded->values.values[size_t(type->indexOf(type->titleField()))].text() : QString();
}

Result<QHash<Uuid, QString>> Workspace::labelsOf(const QSet<Uuid> &ids) { return recordLabels(*m_session, *m_records, ids); }

Result<QString> Workspace::setting(const QString &key) { return readSetting(*m_session, key); }

Result<Ok> Workspace::setSetting(const QString &key, const QString &value)
{
    STEWARD_TRY(needFile(QStringLiteral("settings")));
    return writeSetting(*m_session, key, value);
}

} // namespace steward
