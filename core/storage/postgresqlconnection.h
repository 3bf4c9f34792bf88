// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/connection.h"
#include "core/storage/serveraddress.h"

#include <QMutex>

#include <functional>

struct pg_conn;
struct pg_result;
struct pg_cancel;

namespace steward {

class SecretStore;

/// What an address does not say.
struct ServerAccess
{
    QString password; ///< typed just now; wins over everything
    SecretStore *secrets = nullptr; ///< asked next; then ~/.pgpass and PGPASSWORD. Not owned
    ServerTrust trust = ServerTrust::Verified;
};

/// A session with a PostgreSQL workspace through libpq. Its tables stand in the schema "steward". Parameters and
/// results travel in binary, so that ids, digests and integers need no text form; `?` placeholders become $1, $2 ….
/// A result is read whole before the first row is given, so statements may be nested as on SQLite.
class PostgresqlConnection : public Connection
{
public:
    enum class Mode {
        Write,
        Read, ///< the server refuses every change
    };

    /// `url` is a libpq connection string or postgresql:// URL; ServerAddress says what it may hold. Waits up to 10 s
    /// unless the URL says otherwise. No error and no log ever holds a password.
    /// Errors: those of ServerAddress::parse(); Unavailable "storage.no-server", "storage.busy" (too many connections);
    /// NotFound "storage.no-database"; PermissionDenied "storage.login", "storage.password" (it is wrong),
    /// "storage.password-needed" (there is none), "storage.untrusted-server", "storage.wrong-host", "storage.no-tls",
    /// "storage.no-binding"; FailedPrecondition "storage.old-server".
    static Result<std::unique_ptr<PostgresqlConnection>> open(
        const QString &url, Mode mode, const ServerAccess &access = {});
    ~PostgresqlConnection() override;

    Dialect dialect() const override { return Dialect::Postgresql; }
    Result<Ok> execute(const QByteArray &sql) override;
    qint64 changes() const override { return m_changes; }
    bool inTransaction() const override;
    /// Asks the server to stop. It may do so a moment late and hit the statement after: whoever did not ask for a
    /// Cancelled runs the statement again (executor.cpp).
    void interrupt() override;

    /// Row security stands between this session and the tables: a member of a hub, who searches through functions.
    bool isMember() const override { return m_isMember; }

    /// COPY … FROM STDIN: asks `next` for one piece after the other until it gives an empty one. Between pieces `next`
    /// must not use this connection. An error of `next` takes the whole COPY back.
    Result<Ok> copyIn(const QByteArray &sql, const std::function<Result<QByteArray>()> &next);
    /// What CREATE ROLE … PASSWORD takes in place of the password itself, so that it never reaches a server's log.
    Result<QString> passwordVerifier(const QString &password, const QString &login);

    struct Place
    {
        QString host; ///< a folder for a local socket
        int port = 0;
        QString database;
        bool encrypted = false;
    };
    Place place() const;

    /// What this session said and heard: the messages of the protocol, as they are before encryption.
    struct Traffic
    {
        qint64 sent = 0; ///< bytes
        qint64 received = 0;
        qint64 calls = 0; ///< ways to the server and back: what a screen waits for on a slow network
    };
    const Traffic &traffic() const { return m_traffic; }
    int backend() const; ///< process id of the server's side

    /// Another session in the place of a lost one, with the same login and mode. No statement may be on loan.
    Result<Ok> reconnect();
    /// The socket of the session, to be watched and not read: something has come when it is readable. -1 when lost.
    int socket() const;
    bool isLost() const; ///< the session has ended, which the last call found out; nothing works any more
    /// What LISTEN has brought since the last call, names of channels. Does not wait.
    /// Errors: Unavailable "storage.disconnected".
    Result<QStringList> notifications();

    /// Servers that lack these lines' security fixes let rows through that row security should hide (CVE-2025-8713 and
    /// those before it). Raised with every security release of PostgreSQL.
    static bool isRecentEnough(int version);

protected:
    Result<std::unique_ptr<StatementDriver>> prepareDriver(const QByteArray &sql) override;

private:
    friend class PostgresqlStatement;
    explicit PostgresqlConnection(pg_conn *session);
    static Result<pg_conn *> connect(const ServerAddress &address, const QString &password);
    Result<Ok> prepareSession();

    pg_conn *m_session;
    QMutex m_mutex; ///< of m_cancel, which other threads use
    pg_cancel *m_cancel;
    std::optional<ServerAddress> m_address;
    QString m_password;
    Mode m_mode = Mode::Read;
    qint64 m_changes = 0;
    Traffic m_traffic;
    quint64 m_names = 0;
    bool m_isMember = false;
};

/// The one place where SQLSTATEs become errors. `result` may be null: then the session itself failed.
Error postgresqlError(pg_conn *session, const pg_result *result);

/// `?` to $1, $2 …, and `?2` to $2, outside of literals, quoted names and comments.
QByteArray numberedPlaceholders(const QByteArray &sql);

} // namespace steward
