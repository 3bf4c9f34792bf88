// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/render.h"

#include "app/desktop/deskwindow.h"
#include "app/desktop/options.h"
#include "app/desktop/settle.h"
#include "core/desk/thread.h"
#include "models/ticketlistmodel.h"
#include "views/actions/actionregistry.h"
#include "views/panes/administrationpane.h"
#include "views/panes/queuepane.h"
#include "views/shell/commandpalette.h"
#include "views/shell/deskfocus.h"
#include "views/shell/language.h"
#include "views/shell/panedeck.h"
#include "views/shell/paneregistry.h"
#include "views/shell/prompter.h"
#include "views/shell/startpage.h"
#include "views/shell/toast.h"

#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

/// Takes pictures of the window into one folder and remembers whether all could be written.
class Camera
{
public:
    Camera(const QDir &folder, const QString &suffix) : m_folder(folder), m_suffix(suffix) {}

    void take(const DeskWindow &desk, const QString &name)
    {
        settle(desk.session());
        const QString path = m_folder.filePath(name + m_suffix);
        if (desk.window()->grab().save(path)) {
            std::printf("%s\n", qPrintable(path));
            std::fflush(stdout);
        } else {
            std::fprintf(stderr, "render.write: %s could not be written\n", qPrintable(path));
            m_fine = false;
        }
    }
    bool isFine() const { return m_fine; }
    void fail(const QString &why)
    {
        std::fprintf(stderr, "render.desk: %s\n", qPrintable(why));
        m_fine = false;
    }

private:
    QDir m_folder;
    QString m_suffix;
    bool m_fine = true;
};

QString numberOfFocus(DeskSession *session)
{
    const Uuid ticket = DeskFocus::of(session)->ticket();
    if (ticket.isNull())
        return {};
    const auto work = [ticket](Workspace &desk) -> Result<QString> {
        STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(ticket));
        return loaded.number;
    };
    QFuture<Result<QString>> number = session->read<QString>(work);
    return number.result().value_or(QString());
}

/// Of the first rows, the ticket with the longest conversation: a picture of it shows most.
QString mostDiscussed(DeskSession *session, const QList<Rid> &rows)
{
    const auto work = [rows](Workspace &desk) -> Result<QString> {
        qsizetype most = -1;
        QString number;
        for (const Rid rid : rows) {
            STEWARD_ASSIGN(const QList<ThreadEntry> thread, threadOf(desk, rid));
            const auto said = std::count_if(thread.cbegin(), thread.cend(), [](const ThreadEntry &entry) {
                return entry.kind == ThreadEntry::Kind::Comment || entry.kind == ThreadEntry::Kind::WorkNote;
            });
            if (said <= most)
                continue;
            STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(rid));
            most = said;
            number = loaded.number;
        }
        return number;
    };
    QFuture<Result<QString>> number = session->read<QString>(work);
    return number.result().value_or(QString());
}

void press(QWidget *widget, Qt::Key key)
{
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(type, key, Qt::NoModifier);
        QApplication::sendEvent(widget, &event);
    }
}

void takeDesk(DeskWindow &desk, Camera &camera)
{
    MainWindow *window = desk.window();
    settle(desk.session());
    if (Pane *queue = window->openPane(u"queue"_s)) {
        for (int i = 0; i < 3; ++i)
            press(queue->focusTarget(), Qt::Key_Down);
    }
    camera.take(desk, u"triage"_s);
    const QString number = numberOfFocus(desk.session());
    window->toast(u"user-plus"_s, QCoreApplication::translate("Render", "%1 assigned to you").arg(number), [] {});
    camera.take(desk, u"toast"_s);
    window->toastWidget()->hide();
    window->palette()->popUp(u"assi"_s);
    camera.take(desk, u"palette"_s);
    window->palette()->popUp(u"#印刷"_s);
    camera.take(desk, u"palette-tickets"_s);
    window->palette()->dismiss();
    constexpr int looked = 60;
    QList<Rid> rows;
    if (auto *queue = qobject_cast<QueuePane *>(window->findPane(u"queue"_s)))
        rows = queue->model()->rids().mid(0, looked);
    desk.actions()->trigger(u"view.resolve"_s);
    if (window->openPane(u"ticket"_s, mostDiscussed(desk.session(), rows)))
        camera.take(desk, u"ticket"_s);
    desk.actions()->trigger(u"view.triage"_s);
    for (const PaneSpec *spec : PaneRegistry::instance().specs()) {
        if (!spec->listed || spec->id == u"queue"_s)
            continue;
        const bool wasOpen = window->findPane(spec->id);
        Pane *pane = window->openPane(spec->id);
        camera.take(desk, u"pane-"_s + spec->id);
        if (!wasOpen)
            window->closePane(pane); // the next one has the room
    }
    if (auto *administration = qobject_cast<AdministrationPane *>(window->openPane(u"administration"_s))) {
        administration->showType(u"person"_s);
        camera.take(desk, u"administration-people"_s);
    }
}

} // namespace

int renderAll(const DesktopOptions &options)
{
    qputenv("TZ", "Asia/Tokyo"); // where the demo company has its head office
    const QString language = options.language.isEmpty() ? u"en"_s : options.language;
    Language::instance().set(language);
    Theme::instance().install();
    Theme::instance().setMode(options.theme.value_or(ThemeMode::Light));
    const QDir folder(options.render);
    if (!folder.mkpath(u"."_s)) {
        std::fprintf(stderr, "render.folder: %s could not be made\n", qPrintable(options.render));
        return 3;
    }
    const QString look = Theme::instance().isDark() ? u"dark"_s : u"light"_s;
    Camera camera(folder, u"-%1-%2.png"_s.arg(look, language));

    QTemporaryDir scratch;
    QSettings settings(scratch.filePath(u"settings.ini"_s), QSettings::IniFormat);
    settings.setValue(u"view/theme"_s, look);
    const ManualClock clock({QDateTime(QDate(2026, 11, 24), QTime(2, 18), Qt::UTC).toMSecsSinceEpoch()});
    DialogPrompter prompter;
    DeskWindow desk({&clock, &prompter, &settings, scratch.filePath(u"demo.steward"_s), {}});
    QObject::connect(&desk, &DeskWindow::shown, &desk, [&] { desk.window()->resize(1600, 1000); });
    desk.showStart();
    camera.take(desk, u"first-run"_s);
    if (options.workspace.isEmpty())
        desk.openDemo();
    else
        desk.openDesk(options.workspace);
    while (!desk.session() && desk.startPage()->isBusy())
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    if (!desk.session()) {
        camera.fail(u"the desk could not be opened"_s);
        return 3;
    }
    takeDesk(desk, camera);
    desk.openDesk(scratch.filePath(u"gone.steward"_s));
    desk.showStart();
    desk.openDesk(scratch.filePath(u"gone.steward"_s));
    settle(nullptr);
    camera.take(desk, u"first-run-error"_s);
    return camera.isFine() ? 0 : 3;
}

} // namespace steward
