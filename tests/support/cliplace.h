// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/workspace.h"
#include "tests/support/program.h"
#include "tests/support/testhub.h"

namespace steward::test {

/// Where a test of the desk's verbs has its desk: in a file, or, with STEWARD_CLI_ON=server, on a team server of the test
/// cluster that was made of that file. Its owner works on it, there as its administrator, so that the same words give the
/// same text on both. One desk at a time; that of before is gone with the next.
class CliPlace
{
public:
    static bool isOnServer() { return qEnvironmentVariable("STEWARD_CLI_ON") == QLatin1String("server"); }
    /// Logins belong to the whole cluster, on which other test programs work too.
    static QString loginOf(const QString &name) { return HubDesk::loginOf(name); }
    static QString owner() { return loginOf(QStringLiteral("owner")); }

    /// A new desk file, ready to be worked on and copied. Its one person is owner().
    static ProgramResult makeFile(const QString &file)
    {
        return runOnDesk(file, {QStringLiteral("init"), QStringLiteral("--as"), owner()});
    }
    /// The desk is that of `file` from now on, which makeFile() has made and nobody has open.
    Result<Ok> place(const QString &file)
    {
        m_hub.reset();
        m_file = m_desk = file;
        if (!isOnServer())
            return Ok{};
        m_hub = std::make_unique<TestHub>();
        STEWARD_TRY(m_hub->makeDatabase());
        STEWARD_ASSIGN(const SqliteFile from, openSqliteFile(file, SqliteConnection::Mode::Read, m_clock));
        STEWARD_ASSIGN(const HubRules rules, rulesOf(*from.connection));
        STEWARD_ASSIGN(const HubMade made,
            makeHub(m_hub->url(), *from.connection, rules.schema, rules.policies, m_clock));
        m_hub->adopt(made.workspace);
        m_desk = m_hub->urlOfLogin(owner());
        return letIn(owner(), QStringLiteral("administrator"));
    }
    /// Somebody else of this desk may log in where that is needed, and gets the role.
    Result<Ok> letIn(const QString &login, const QString &role)
    {
        if (!m_hub)
            return Ok{};
        m_hub->adoptLogin(login);
        STEWARD_TRY(addHubUser(
            m_hub->url(), login, {}, {role, {}, {}}, QStringLiteral("correct horse"), m_clock, m_random));
        return Ok{};
    }

    const QString &file() const { return m_file; } ///< what the desk was made of
    const QString &desk() const { return m_desk; } ///< what -w takes
    QString deskOf(const QString &login) const { return m_hub ? m_hub->urlOfLogin(login) : m_desk; }
    TestHub &hub() { return *m_hub; } ///< on a server alone
    /// Another program's session that may write: with the file, or as the owner of the server's database.
    Result<std::unique_ptr<Connection>> another() const
    {
        if (m_hub) {
            STEWARD_ASSIGN(auto session, m_hub->owner());
            return std::unique_ptr<Connection>(std::move(session));
        }
        STEWARD_ASSIGN(auto session, SqliteConnection::open(m_file, SqliteConnection::Mode::Write));
        return std::unique_ptr<Connection>(std::move(session));
    }

    ProgramResult run(const QStringList &words, const QString &fault = {}) const
    {
        return runOnDesk(m_desk, words, fault, state());
    }
    QString state() const { return m_file + QStringLiteral(".state"); }
    /// Proves the log: whoever works on a file may, and the owner of a server's database.
    ProgramResult verify() const
    {
        return m_hub ? run({QStringLiteral("hub"), QStringLiteral("verify"), m_hub->url()})
                     : run({QStringLiteral("verify")});
    }
    /// The last operation; -1 when the desk does not open.
    qint64 head() const
    {
        const auto desk = Workspace::open(m_desk, {.readOnly = true});
        const Result<Context> now = desk ? (*desk)->context() : Result<Context>(desk.error());
        return now ? now->hubSeq : -1;
    }
    /// What is wrong with how a server refuses what is for files alone. Empty: it says so by its code, names the server,
    /// says what to do `instead`, and has done nothing.
    QString wrongRefusal(const QStringList &words, const QString &instead) const
    {
        const qint64 before = head();
        const ProgramResult plain = run(words);
        const ProgramResult json = run(
            words + QStringList{QStringLiteral("--format"), QStringLiteral("json")});
        const QString said = words.join(QLatin1Char(' ')) + QStringLiteral(" gives %1: ").arg(plain.exit)
            + plain.out + plain.err;
        for (const ProgramResult &one : {plain, json}) {
            if (one.exit != 3 || one.errorCode() != QLatin1String("workspace.on-server")
                || !one.out.isEmpty())
                return said;
        }
        const bool isClear = plain.err.contains(ServerAddress::shown(m_desk)) && plain.err.contains(instead);
        return isClear && head() == before ? QString() : said;
    }

private:
    SystemClock m_clock;
    SystemRandom m_random;
    QString m_file, m_desk;
    std::unique_ptr<TestHub> m_hub;
};

} // namespace steward::test
