// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// edit_visible_elsewhere_p95_ms: two replicas of one hub, each opened as the desktop opens it (DeskSession, ReplicaSync).
// From the click on Save at the one until the other's screens are told and read the new title.

#include "app/cli/bench/bench.h"
#include "app/cli/bench/benchhub.h"
#include "core/desk/fields.h"
#include "core/desk/replicasync.h"
#include "core/desk/session.h"
#include "core/desk/tickets.h"
#include "core/sync/enrolment.h"

#include <QEventLoop>

namespace steward::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 120'000; // ms; the first round fills the file

struct Desktop
{
    std::unique_ptr<DeskSession> session;
    std::unique_ptr<ReplicaSync> sync;
};

Error tooSlow(const QString &what)
{
    return {ErrorKind::Unavailable, u"bench.news"_s, u"%1 did not happen within %2 s"_s.arg(what).arg(patience / 1000), {}, {}};
}

/// Turns the event loop until `done`, as a desktop does.
bool turnUntil(const std::function<bool()> &done)
{
    QElapsedTimer since;
    since.start();
    while (!done()) {
        if (since.elapsed() > patience)
            return false;
        QEventLoop loop;
        QTimer::singleShot(5, &loop, &QEventLoop::quit);
        loop.exec();
    }
    return true;
}

template<class T>
Result<T> waitFor(QFuture<Result<T>> future)
{
    if (!turnUntil([&] { return future.isFinished(); }))
        return tooSlow(u"a request"_s);
    return future.result();
}

Result<Ok> open(HubSite &site, const QString &name, Desktop &desktop)
{
    const HubSite::Login &login = site.technician();
    const QString path = site.filePath(name);
    SystemClock clock;
    SystemRandom random;
    STEWARD_ASSIGN(const std::unique_ptr<HubClient> hub, HubSite::connect(login));
    STEWARD_TRY(enrolFile(path, login.url, *hub, clock, random));
    WorkspaceOptions options;
    options.password = login.password;
    desktop.session = std::make_unique<DeskSession>(path, options);
    bool opened = false;
    QObject::connect(desktop.session.get(), &DeskSession::opened, desktop.session.get(), [&opened] { opened = true; });
    if (!turnUntil([&] { return opened; }))
        return tooSlow(u"opening a replica"_s);
    desktop.sync = std::make_unique<ReplicaSync>(desktop.session.get(), options);
    const auto isFilled = [&] { return desktop.sync->isActive() && !desktop.sync->isRunning() && desktop.sync->state().total > 0
        && desktop.sync->state().done == desktop.sync->state().total; };
    return turnUntil(isFilled) ? Result<Ok>(Ok{}) : tooSlow(u"filling a replica"_s);
}

} // namespace

Result<Ok> benchHubNews(HubSite &site, Figures &figures)
{
    constexpr int edits = 60;
    if (site.tickets() > 200'000) // a technician's part of it would take minutes to fill
        return Ok{};
    Desktop here;
    Desktop there;
    STEWARD_TRY(open(site, u"here.steward"_s, here));
    STEWARD_TRY(open(site, u"there.steward"_s, there));
    STEWARD_ASSIGN(const QList<Uuid> tickets, waitFor(here.session->read<QList<Uuid>>([](Workspace &desk) -> Result<QList<Uuid>> {
        STEWARD_ASSIGN(const QList<Rid> rids, someTickets(desk, edits, 23));
        QList<Uuid> ids;
        for (const Rid rid : rids) {
            STEWARD_ASSIGN(const Uuid id, desk.records().idOf(rid));
            ids.append(id);
        }
        return ids;
    })));
    Uuid asked;
    QString wanted;
    bool seen = true;
    bool reading = false;
    const std::function<void()> look = [&] {
        if (seen || reading)
            return;
        reading = true;
        deliver(there.session->read<QString>([id = asked](Workspace &desk) { return desk.labelOf(id); }), there.session.get(),
            [&](const Result<QString> &title) {
                reading = false;
                seen = seen || (title && *title == wanted);
            });
    };
    QObject::connect(there.session.get(), &DeskSession::changed, there.session.get(), [&look](const ChangeNotice &) { look(); });
    Samples times;
    for (const Uuid &id : tickets) {
        asked = id;
        wanted = u"seen elsewhere %1"_s.arg(id.toString());
        seen = false;
        const auto save = [id, title = wanted](Workspace &desk) -> Result<VerbReport> {
            STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(id));
            return editTicket(desk, loaded, {{u"title"_s, title}});
        };
        const bool arrived = times.time([&] {
            (void)here.session->write<VerbReport>(save);
            return turnUntil([&] { return seen; });
        });
        if (!arrived)
            return tooSlow(u"the arrival of an edit"_s);
    }
    figures.set(u"edit_visible_elsewhere_p95_ms"_s, times.wall(0.95), times.cpu(0.95));
    figures.set(u"edit_visible_elsewhere_p50_ms"_s, times.wall(0.5), times.cpu(0.5));
    return Ok{};
}

} // namespace steward::cli
