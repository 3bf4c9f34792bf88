// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/program.h"
#include "tests/support/testhub.h"

namespace steward::test {

/// Where the desk of a test of the command line lies: in its file, or with STEWARD_CLI_ON=server on a team server, where it
/// is worked on as its administrator. What a file does, a server does, and what only a file can is refused by name.
class CliPlace
{
public:
    static bool isServer() { return qEnvironmentVariable("STEWARD_CLI_ON") == QStringLiteral("server"); }

    /// What to name with -w. On a server the desk in the file becomes that of a hub of its own, and the one before is gone.
    /// Errors end in `trouble`.
    QString take(const QString &file)
    {
        trouble.clear();
        if (!isServer())
            return file;
        qputenv("STEWARD_CLI_STATE", m_state.path().toUtf8()); // a URL has no folder beside it
        m_hub = std::make_unique<TestHub>();
        if (const Result<Ok> made = m_hub->makeDatabase(); !made) {
            trouble = made.error().toString();
            return {};
        }
        const ProgramResult made = run({QStringLiteral("init"), m_hub->url(), QStringLiteral("--from"), file});
        const ProgramResult status
            = run({QStringLiteral("status"), m_hub->url(), QStringLiteral("--format"), QStringLiteral("json")});
        m_hub->adopt(Uuid::fromString(QJsonDocument::fromJson(status.out.toUtf8())[QStringLiteral("workspace")].toString()));
        m_hub->adoptLogin(m_login);
        const ProgramResult added = run({QStringLiteral("user"), QStringLiteral("add"), m_login, QStringLiteral("--name"),
            QStringLiteral("Admin"), QStringLiteral("--role"), QStringLiteral("administrator")});
        trouble = made.exit != 0 ? made.err : added.exit != 0 ? added.err : QString();
        return m_hub->urlOfLogin(m_login);
    }
    /// Of verify, on the desk that was taken last; a hub's log is its owner's to prove.
    int verified(const QString &desk) const
    {
        return isServer() ? run({QStringLiteral("verify"), m_hub->url()}).exit : runOnDesk(desk, {QStringLiteral("verify")}).exit;
    }
    TestHub &hub() { return *m_hub; }

    QString trouble;

private:
    ProgramResult run(const QStringList &words) const
    {
        return runProgram(QStringLiteral("stewardctl"), QStringList{QStringLiteral("hub")} + words,
            {{QStringLiteral("STEWARD_WORKSPACE"), m_hub->url()}, {QStringLiteral("STEWARD_NEW_PASSWORD"), QStringLiteral("correct horse")}});
    }

    QTemporaryDir m_state;
    std::unique_ptr<TestHub> m_hub;
    const QString m_login = QStringLiteral("cli.%1").arg(QCoreApplication::applicationPid()); ///< belongs to the whole cluster
};

} // namespace steward::test
