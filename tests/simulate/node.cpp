// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/simulate/node.h"

#include "core/storage/migrations/migration.h"
#include "core/storage/projectionstore.h"
#include "core/sync/enrolment.h"

#include <sqlite3.h>

namespace steward {

namespace {

/// Small pages where everything is in memory: what a transaction may have to take back is copied by the page. A disk has
/// those of every desk, and a copy has to have the same.
constexpr qint64 smallPages = 1'024;
constexpr qint64 deskPages = 8'192;

std::unique_ptr<SqliteConnection> emptyMemory(qint64 pageSize)
{
    auto connection = SqliteConnection::open(QStringLiteral(":memory:"), SqliteConnection::Mode::Create);
    if (!connection)
        qFatal("%s", qPrintable(connection.error().toString()));
    if (!(*connection)->execute("PRAGMA page_size=" + QByteArray::number(pageSize)))
        qFatal("no such pages");
    return *std::move(connection);
}

/// No list is ever read here, so the indexes that keep lists in order would only be kept up.
void dropListIndexes(Connection &connection)
{
    QList<QByteArray> names;
    auto find = connection.prepare("SELECT i.name FROM sqlite_master i WHERE i.type = 'index' AND i.sql LIKE 'CREATE INDEX%' "
                                   "AND i.tbl_name NOT IN ('operation', 'outbox', 'number_alias') AND i.name NOT LIKE '%__about'");
    while (find && find->step().value_or(false))
        names.append(find->text(0).toUtf8());
    find->reset();
    for (const QByteArray &name : std::as_const(names)) {
        if (!connection.execute("DROP INDEX \"" + name + '"'))
            qFatal("no index %s", name.constData());
    }
}

void copyTo(SqliteConnection &target, const SqliteConnection &file)
{
    sqlite3_backup *backup = sqlite3_backup_init(target.handle(), "main", file.handle(), "main");
    if (!backup || sqlite3_backup_step(backup, -1) != SQLITE_DONE)
        qFatal("no copy: %s", sqlite3_errmsg(target.handle()));
    sqlite3_backup_finish(backup);
}

std::unique_ptr<SqliteConnection> copyOf(SqliteConnection &file)
{
    auto size = file.prepare("PRAGMA page_size");
    if (!size || !size->step().value_or(false))
        qFatal("no page size");
    std::unique_ptr<SqliteConnection> target = emptyMemory(size->integer(0));
    size->reset();
    copyTo(*target, file);
    return target;
}

std::unique_ptr<SqliteConnection> openOnDisk(const QString &name)
{
    auto connection = SqliteConnection::open(name, SqliteConnection::Mode::Create);
    if (!connection)
        qFatal("%s", qPrintable(connection.error().toString()));
    return *std::move(connection);
}

std::unique_ptr<SqliteConnection> makeBlank(const std::shared_ptr<const Schema> &schema, qint64 pageSize)
{
    std::unique_ptr<SqliteConnection> connection = emptyMemory(pageSize);
    const Result<Ok> migrated = migrate(*connection, Instant{1});
    const Result<bool> projected = reconcileProjection(*connection, schema);
    if (!migrated || !projected)
        qFatal("no workspace");
    dropListIndexes(*connection);
    return connection;
}

/// A workspace with all its tables; made once, since every installation begins with the same.
SqliteConnection &blank(const std::shared_ptr<const Schema> &schema, bool onDisk)
{
    static QHash<bool, std::shared_ptr<SqliteConnection>> made;
    std::shared_ptr<SqliteConnection> &one = made[onDisk];
    if (!one)
        one = makeBlank(schema, onDisk ? deskPages : smallPages);
    return *one;
}

} // namespace

Node::Node(QString name, MemoryHub &hub, std::shared_ptr<const Schema> schema, Instant now, quint64 seed, PowerLossDisk *disk)
    : login(std::move(name))
    , clock(now)
    , random(seed)
    , line(std::make_unique<FaultyHub>(hub.connect(login), random))
    , m_hub(hub)
    , m_disk(disk)
    , m_schema(std::move(schema))
{
    place(blank(m_schema, m_disk != nullptr));
    openFile();
}

Node::~Node()
{
    closeFile();
    if (m_disk)
        m_disk->remove(m_name);
}

/// A copy of this takes the place of the file, which is closed.
void Node::place(SqliteConnection &file)
{
    if (!m_disk) {
        m_connection = copyOf(file);
        return;
    }
    const QString before = std::exchange(m_name, m_disk->newName());
    m_connection = openOnDisk(m_name);
    copyTo(*m_connection, file);
    if (!m_connection->execute("PRAGMA wal_checkpoint(TRUNCATE)")) // what a file begins with is not at stake
        qFatal("no checkpoint");
    m_disk->remove(before);
}

void Node::closeFile()
{
    m_engine.reset();
    m_writer.reset();
    m_outbox.reset();
    m_log.reset();
    m_connection.reset();
}

void Node::losePower()
{
    if (!m_disk)
        return;
    m_disk->cutPower(m_name);
    closeFile();
    m_disk->restorePower(m_name, random);
    m_connection = openOnDisk(m_name);
    openFile();
}

void Node::openFile()
{
    m_writer = std::make_unique<ReplicaWriter>(
        *m_connection, m_schema, clock, random, m_hub.login(login).person, nullptr);
    m_log = std::make_unique<OperationLog>(*m_connection);
    m_outbox = std::make_unique<Outbox>(*m_connection);
    SyncEngine::Options options;
    options.applied = [this](const AppliedPage &page) { applied += page.operations - page.hidden; };
    m_engine = std::make_unique<SyncEngine>(*m_connection, m_schema, clock, random, *line, options);
    forms.clear();
}

Result<Ok> Node::enrol() { return enrolStore(*m_connection, QStringLiteral("memory:"), *line, clock, random); }

Result<SyncEngine::Round> Node::sync(int pageSize)
{
    m_engine->setPageSize(pageSize);
    const Result<SyncEngine::Round> round = m_engine->run();
    followAgreements();
    return round;
}

Result<CommitReport> Node::commit(const EditGroup &group)
{
    const Result<CommitReport> report = m_writer->commit({group});
    followAgreements();
    return report;
}

/// As whoever has a desk open does it; what fails here is due again with the next one.
void Node::followAgreements()
{
    while (refreshClocks(*m_connection, m_writer->records(), *m_log, 50).value_or(false)) {
    }
}

Result<Node::Form> Node::open(const Uuid &record)
{
    STEWARD_ASSIGN(const Context seen, m_writer->context());
    STEWARD_ASSIGN(const Rid rid, m_writer->records().ridOf(record, QStringLiteral("incident")));
    STEWARD_ASSIGN(const std::optional<LoadedRecord> loaded, m_writer->records().load(rid));
    if (!loaded)
        return Error{ErrorKind::NotFound, QStringLiteral("record.unknown"), QStringLiteral("gone"), {}, {}};
    Form form{*loaded, {}};
    form.loaded.seen = seen;
    STEWARD_ASSIGN(const QList<LoggedOperation> operations, m_log->ofRecord(rid));
    for (const LoggedOperation &logged : operations) {
        if (isAccepted(logged.hub))
            form.truth.insert(keyOf(logged.operation));
    }
    return form;
}

Result<QList<Operation>> Node::writtenBy(const CommitReport &report)
{
    QList<Operation> operations;
    for (const WrittenOperation &written : report.operations) {
        const qint64 order = written.seq - pendingSeq;
        STEWARD_ASSIGN(const std::optional<OutboxEntry> entry, m_outbox->find(order >> 32, order & 0xffffffff));
        if (!entry)
            return Error{ErrorKind::Internal, QStringLiteral("test"), QStringLiteral("nothing was written"), {}, {}};
        operations.append(entry->operation);
    }
    return operations;
}

std::unique_ptr<SqliteConnection> Node::copy() const { return copyOf(*m_connection); }

void Node::replaceFile(SqliteConnection &file)
{
    const std::unique_ptr<SqliteConnection> fresh = copyOf(file); // it may be the one that is closed
    closeFile();
    place(*fresh);
    openFile();
}

QList<Uuid> Node::tickets()
{
    QList<Uuid> ids;
    const Result<QList<Rid>> rids = records().all(*m_schema->type(u"incident"));
    for (const Rid rid : rids.value_or({})) {
        if (const Result<Uuid> id = records().idOf(rid))
            ids.append(*id);
    }
    return ids;
}

} // namespace steward
