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
    return *std::move(connection);
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
    forms.clear();
}

Result<Ok> Node::enrol() { return enrolStore(*m_connection, QStringLiteral("memory:"), *line, clock, random); }

Result<SyncEngine::Round> Node::sync(int pageSize)
{
    SyncEngine::Options options;
    options.pageSize = pageSize;
    SyncEngine engine(*m_connection, m_schema, clock, random, *line, options);
    return engine.run();
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
    Outbox outbox(*m_connection);
    QList<Operation> operations;
    for (const WrittenOperation &written : report.operations) {
        const qint64 order = written.seq - pendingSeq;
        STEWARD_ASSIGN(const std::optional<OutboxEntry> entry, outbox.find(order >> 32, order & 0xffffffff));
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
    m_writer.reset();
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
