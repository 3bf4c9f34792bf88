// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/desksync.h"
#include "core/storage/hub/hubclient.h"
#include "core/sync/enrolment.h"
#include "tests/support/testhub.h"

namespace steward::test {

/// Files of people that follow a test's hub. Getters stop the test program on an error: they prepare a test, they are not
/// what it shows.
class HubReplicas
{
public:
    HubReplicas(HubDesk &world, TestHub &hub, quint64 seed) : random(seed), m_world(world), m_hub(hub) {}

    std::unique_ptr<HubClient> connect(const QString &who)
    {
        return DeskFile::need(HubClient::open(m_hub.urlOfLogin(HubDesk::loginOf(who))));
    }
    /// A new file of this person, filled.
    std::unique_ptr<Workspace> replica(const QString &who)
    {
        const QString file = path(QStringLiteral("%1-%2.steward").arg(who).arg(++m_files));
        const auto hub = connect(who);
        DeskFile::need(enrolFile(file, QStringLiteral("postgresql://test"), *hub, m_world.clock, random));
        std::unique_ptr<Workspace> desk = DeskFile::need(Workspace::open(file, {&m_world.clock, &random, {}, false}));
        sync(*desk, who);
        return desk;
    }
    SyncEngine::Round sync(Workspace &desk, const QString &who)
    {
        const auto hub = connect(who);
        SyncState state;
        return DeskFile::need(syncDesk(desk, *hub, state));
    }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    /// Another name at each call.
    QString fresh(const QString &what) { return path(QStringLiteral("%1-%2").arg(what).arg(++m_files)); }

    /// Empty when the file's log proves itself and its rows are what it says.
    static QString verification(Workspace &desk)
    {
        const Verification result = DeskFile::need(Verifier(desk.connection(), desk.sharedSchema()).run({}));
        return result.passed() ? QString() : result.findings.first().code + QLatin1Char(' ') + result.findings.first().text;
    }

    SeededRandom random;

private:
    HubDesk &m_world;
    TestHub &m_hub;
    QTemporaryDir m_folder;
    int m_files = 0;
};

} // namespace steward::test
