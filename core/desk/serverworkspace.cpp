// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// Workspace on a team server: what differs from one on a file.

#include "core/desk/newreplica.h"
#include "core/desk/serverside.h"
#include "core/desk/workspace.h"

#include "core/storage/hub/hubreading.h"
#include "core/storage/hub/hubwriter.h"

namespace steward {

namespace {

Error otherLogin(const QString &wanted, const QString &login)
{
    return {ErrorKind::FailedPrecondition, QStringLiteral("workspace.other-login"),
        QStringLiteral("you are logged in as %1, and on a team server nobody acts as somebody else").arg(login),
        QStringLiteral("leave out --as, or log in as %1").arg(wanted), {wanted, login}};
}

Error tooOld(const QString &what, int needed)
{
    return {ErrorKind::FailedPrecondition, QStringLiteral("hub.too-old"),
        QStringLiteral("this Steward is too old to %1 this server's desk").arg(what),
        QStringLiteral("update Steward on this machine"), {what, QString::number(needed)}};
}

} // namespace

bool Workspace::isOnServer(const QString &path) { return ServerAddress::isUrl(path); }

Result<Ok> Workspace::connect(const QString &url, const Options &options)
{
    m_path = url;
    const auto mode = options.readOnly ? PostgresqlConnection::Mode::Read : PostgresqlConnection::Mode::Write;
    STEWARD_ASSIGN(auto connection, PostgresqlConnection::open(url, mode, serverAccess(options)));
    m_server = std::make_unique<ServerSide>();
    m_server->localFolder = options.localFolder;
    STEWARD_TRY(checkIsHub(*connection));
    m_server->hub = std::make_unique<HubClient>(std::move(connection));
    m_session = &m_server->hub->connection();
    STEWARD_ASSIGN(m_server->greeting, m_server->hub->greet());
    const HubGreeting &hub = m_server->greeting;
    if (hub.disabled)
        return Error{ErrorKind::PermissionDenied, QStringLiteral("hub.disabled"),
            QStringLiteral("the login %1 is disabled on this server").arg(hub.login),
            QStringLiteral("ask an administrator of the desk"), {hub.login}};
    if (!options.login.isEmpty() && options.login != hub.login)
        return otherLogin(options.login, hub.login);
    if (hub.minReader > Schema::version)
        return tooOld(QStringLiteral("read"), hub.minReader);
    if (!options.readOnly && hub.minWriter > Schema::version)
        return tooOld(QStringLiteral("write"), hub.minWriter);
    m_id = hub.workspace;
    m_me = hub.me;
    m_schema = Schema::builtIn();
    m_records = std::make_unique<RecordStore>(*m_session, m_schema);
    STEWARD_TRY(reloadSchema());
    if (options.listen)
        STEWARD_TRY(listenTo(*m_session, m_id));
    if (options.readOnly)
        return Ok{};
    m_dryRun = options.dryRun;
    const auto local = [this]() -> Result<Connection *> {
        STEWARD_ASSIGN(const LocalDesk here, this->local());
        return here.connection;
    };
    m_writer = std::make_unique<HubWriter>(m_server->hub->connection(), *m_server->hub, m_schema, *m_clock, *m_random, m_me, local);
    return Ok{};
}

Result<Context> Workspace::serverContext()
{
    return hubContext(*m_session);
}

Result<QList<LoggedOperation>> Workspace::operationsOf(Rid rid)
{
    if (!m_server)
        return m_log->ofRecord(rid);
    STEWARD_ASSIGN(const Uuid id, m_records->idOf(rid));
    STEWARD_ASSIGN(QList<LoggedOperation> operations, m_server->hub->history(id));
    for (LoggedOperation &logged : operations)
        logged.operation.seen = capped(logged.operation.seen, m_server->greeting.forks);
    return operations;
}

Result<QList<Rid>> Workspace::recordsOfBatch(const Uuid &batch)
{
    return m_server ? hubRecordsOfBatch(*m_session, batch) : m_log->recordsOfBatch(batch);
}

Result<Ok> Workspace::needFile(const QString &what) const
{
    if (!m_server)
        return Ok{};
    return Error{ErrorKind::FailedPrecondition, QStringLiteral("workspace.on-server"),
        QStringLiteral("%1 works on a desk file, and this desk lies on a server").arg(what),
        QStringLiteral("ask the server's administrator; stewardctl hub --help"), {what}};
}

bool Workspace::hasLostServer()
{
    if (!m_server)
        return false;
    // Takes in what has come, the server's last words among it, without waiting.
    (void)m_server->hub->connection().notifications();
    return m_server->hub->connection().isLost();
}

int Workspace::serverSocket() const { return m_server ? m_server->hub->connection().socket() : -1; }

Result<LocalDesk> Workspace::local()
{
    const QString readOnlyPath = m_writer ? QString() : m_path;
    if (!m_server)
        return LocalDesk{m_connection.get(), m_me, m_clock, readOnlyPath, {}};
    if (!m_server->drafts) {
        STEWARD_ASSIGN(m_server->drafts, LocalDesk::openFile(m_server->localFolder, m_id, *m_clock));
    }
    return LocalDesk{m_server->drafts.get(), m_me, m_clock, readOnlyPath, m_server->drafts};
}

} // namespace steward
