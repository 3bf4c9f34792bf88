// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/bench/bench.h"

#include "app/cli/console.h"
#include "core/query/binder.h"
#include "core/storage/listquery.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <QProcess>

namespace steward::cli {

using namespace Qt::StringLiterals;

void Bench::stage(const QString &name)
{
    m_console.remark(u"%1 tickets: %2"_s.arg(m_tickets).arg(name));
}

Result<Ok> Bench::openAsAgent()
{
    m_desk.reset();
    WorkspaceOptions options;
    options.login = u"agent1"_s;
    STEWARD_ASSIGN(m_desk, Workspace::open(m_path, options));
    return Ok{};
}

Result<QList<Rid>> someTickets(Workspace &desk, int count, std::uint64_t seed)
{
    QueryContext context;
    context.catalog = QueryCatalog::make(desk.sharedSchema());
    context.now = desk.clock().now();
    ListQuery lists(desk.connection());
    STEWARD_ASSIGN(const std::vector<Rid> all, lists.rids({bindQuery(QString(), context), {}}));
    SeededRandom random(seed);
    QSet<Rid> taken;
    QList<Rid> some;
    while (!all.empty() && some.size() < std::min(qsizetype(count), qsizetype(all.size()))) {
        const Rid rid = all[size_t(random.below(all.size()))];
        if (!taken.contains(rid)) {
            taken.insert(rid);
            some.append(rid);
        }
    }
    return some;
}

Result<Ok> Bench::run()
{
    m_figures.set(u"tickets"_s, double(m_tickets));
    stage(u"loading"_s);
    STEWARD_TRY(load());
    stage(u"verifying"_s);
    STEWARD_TRY(verify());
    STEWARD_TRY(openAsAgent());
    stage(u"folding"_s);
    STEWARD_TRY(fold());
    stage(u"queue"_s);
    STEWARD_TRY(queue());
    stage(u"search"_s);
    STEWARD_TRY(search());
    stage(u"saving"_s);
    STEWARD_TRY(save());
    STEWARD_TRY(bulk());
    stage(u"applying"_s);
    STEWARD_TRY(apply());
    m_desk.reset();
    return Ok{};
}

Result<bool> addDesktopFigures(const QString &workspace, Figures &figures)
{
    const QString program = QCoreApplication::applicationDirPath() + u"/steward"_s;
    if (!QFileInfo(program).isExecutable())
        return false;
    QProcess desktop;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    desktop.setProcessEnvironment(environment);
    desktop.start(program, {u"--bench"_s, workspace});
    const auto failed = [&](const QString &why) {
        return Error{ErrorKind::Internal, u"bench.desktop"_s, u"the desktop gave no figures: %1"_s.arg(why),
            u"run steward --bench %1 to see more"_s.arg(workspace), {why}};
    };
    constexpr int patience = 120'000; // milliseconds; it opens a desk and scrolls for some seconds
    if (!desktop.waitForFinished(patience)) {
        desktop.kill();
        desktop.waitForFinished();
        return failed(u"it did not end"_s);
    }
    const QJsonObject found = QJsonDocument::fromJson(desktop.readAllStandardOutput()).object();
    if (desktop.exitCode() != 0 || found.isEmpty())
        return failed(QString::fromUtf8(desktop.readAllStandardError()).simplified().left(200));
    for (auto it = found.begin(); it != found.end(); ++it) {
        if (it->isDouble())
            figures.set(it.key(), it->toDouble());
    }
    return true;
}

} // namespace steward::cli
