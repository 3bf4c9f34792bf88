// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace steward {

/// How much a server on another machine must prove before anything is said to it.
enum class ServerTrust {
    Verified, ///< TLS with a certificate of a trusted CA for the very host that was named
    AsWritten, ///< whatever the URL says, `require` when it says nothing: only where a person insists
};

/// A PostgreSQL server and database, taken from a libpq URL, with the settings that keep the talk with it private:
///
///     postgresql://maria@desk.example/steward                       TLS verify-full against the CAs of this machine
///     postgresql://maria@desk.example/steward?sslrootcert=/etc/ca.pem            … against that CA alone
///     postgresql:///steward?host=/run/postgresql                    a socket: the machine itself is the wall
///
/// Sockets and loopback addresses are free; every other host gets sslmode=verify-full, TLS 1.2 or newer,
/// channel_binding=require (the password's proof is then worthless to somebody in between), no md5 or plain passwords
/// where libpq can refuse them, and no GSS encryption in TLS's stead. The environment (PGSSLMODE …) cannot weaken that.
/// https://www.postgresql.org/docs/15/libpq-connect.html. Thread: any.
class ServerAddress
{
public:
    /// True for what -w and "Connect to a team server" take as a server rather than a file.
    static bool isUrl(const QString &workspace);

    /// Errors, none of which repeats a password: InvalidArgument "storage.url"; PermissionDenied "storage.weak-tls",
    /// "storage.password-in-url"; NotFound "storage.no-ca" when the CA file cannot be read.
    static Result<ServerAddress> parse(const QString &url, ServerTrust trust = ServerTrust::Verified);

    /// The URL of what a dialog asks for. `port` 0 and empty texts are left out.
    static QString urlOf(const QString &host, int port, const QString &database, const QString &login, const QString &caFile);
    /// For titles, lists and messages: "maria@desk.example/steward". Never a password, whatever the URL holds.
    static QString shown(const QString &url);

    const QString &host() const { return m_host; } ///< the first one; empty or a folder for a socket
    const QString &database() const { return m_database; } ///< empty: libpq's default
    const QString &login() const { return m_login; } ///< empty: libpq's default
    bool isLocal() const { return m_isLocal; } ///< a socket or this very machine
    /// Under what name the keychain holds the password: "maria@desk.example:5432/steward".
    QString secretName() const;

    /// What libpq is given, keyword and value.
    const QList<std::pair<QByteArray, QByteArray>> &parameters() const { return m_parameters; }

private:
    QString m_host;
    QString m_port;
    QString m_database;
    QString m_login;
    bool m_isLocal = false;
    QList<std::pair<QByteArray, QByteArray>> m_parameters;
};

} // namespace steward
