// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/workspace.h"
#include "core/storage/hub/hubclient.h"

#include <QTemporaryDir>

namespace steward::cli {

class Console;

/// The hub that a bench measures, with people of its own: made in an empty database out of a generated desk, or one that
/// an earlier bench left there. Errors of all: those of the hub and of storage. Thread: one.
class HubSite
{
public:
    struct Login
    {
        QString url;
        QString password; ///< made up for this bench
    };
    static constexpr int teams = 50;

    /// `url` is the owner's.
    HubSite(Console &console, const QString &url, qint64 tickets) : m_console(console), m_url(url), m_tickets(tickets) {}

    Result<Ok> prepare();

    const Login &technician() const { return m_technician; } ///< in 3 of the 50 teams
    const Login &supervisor() const { return m_supervisor; } ///< in all
    const Login &administrator() const { return m_administrator; }
    qint64 tickets() const { return m_tickets; } ///< in the hub

    /// As connectHub(), which a replica uses.
    static Result<std::unique_ptr<HubClient>> connect(const Login &login);
    static Result<std::unique_ptr<Workspace>> open(const Login &login);

    QString filePath(const QString &name) const { return m_folder.filePath(name); } ///< in a temporary folder
    void stage(const QString &name);

private:
    Result<Ok> makeDesk(const QString &path);
    Result<Ok> makeHubOf(const QString &path);
    Result<Login> add(const QString &name, const QString &role, const QStringList &worksFor);

    Console &m_console;
    QString m_url;
    qint64 m_tickets;
    QTemporaryDir m_folder;
    QString m_mark; ///< in the names of this bench's logins, since a server keeps the passwords of those it knows
    SystemClock m_clock;
    SystemRandom m_random;
    Login m_technician, m_supervisor, m_administrator;
};

/// Processor time of the server's processes behind sessions, where the server is this machine.
class ServerTime
{
public:
    void add(const PostgresqlConnection &session) { m_processes.append(session.backend()); }
    void start() { m_at = spent(); }
    double ms() const { return spent() - m_at; } ///< since start(); 0 when it cannot be known

private:
    double spent() const;

    QList<int> m_processes;
    double m_at = 0;
};

} // namespace steward::cli
