// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/simulate/node.h"

#include "core/storage/migrations/migration.h"
#include "core/storage/projectionstore.h"
#include "core/sync/enrolment.h"

#include <sqlite3.h>

namespace steward {

namespace {

std::unique_ptr<SqliteConnection> emptyMemory()
{
    auto connection = SqliteConnection::open(QStringLiteral(":memory:"), SqliteConnection::Mode::Create);
    if (!connection)
        qFatal("%s", qPrintable(connection.error().toString()));
    // Small pages: what a transaction may have to take back is copied by the page.
    if (!(*connection)->execute("PRAGMA page_size=1024"))
        qFatal("no small pages");
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

std::unique_ptr<SqliteConnection> copyOf(const SqliteConnection &file)
{
    std::unique_ptr<SqliteConnection> target = emptyMemory();
    sqlite3_backup *backup = sqlite3_backup_init(target->handle(), "main", file.handle(), "main");
    if (!backup || sqlite3_backup_step(backup, -1) != SQLITE_DONE)
        qFatal("no copy");
    sqlite3_backup_finish(backup);
    return target;
}

/// A workspace with all its tables; made once, since every installation begins with the same.
const SqliteConnection &blank(const std::shared_ptr<const Schema> &schema)
{
    static const std::unique_ptr<SqliteConnection> made = [&] {
        std::unique_ptr<SqliteConnection> connection = emptyMemory();
        const Result<Ok> migrated = migrate(*connection, Instant{1});
        const Result<bool> projected = reconcileProjection(*connection, schema);
        if (!migrated || !projected)
            qFatal("no workspace");
        dropListIndexes(*connection);
        return connection;
    }();
    return *made;
}

} // namespace

Node::Node(QString name, MemoryHub &hub, std::shared_ptr<const Schema> schema, Instant now, quint64 seed)
    : login(std::move(name))
    , clock(now)
    , random(seed)
    , line(std::make_unique<FaultyHub>(hub.connect(login), random))
    , m_hub(hub)
    , m_schema(std::move(schema))
    , m_connection(copyOf(blank(m_schema)))
{
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
    return m_engine->run();
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

void Node::replaceFile(const SqliteConnection &file)
{
    std::unique_ptr<SqliteConnection> fresh = copyOf(file);
    m_engine.reset();
    m_writer.reset();
    m_outbox.reset();
    m_log.reset();
    m_connection = std::move(fresh);
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
