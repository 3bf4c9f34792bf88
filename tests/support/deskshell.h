// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/desk/demo.h"
#include "core/desk/session.h"
#include "tests/support/scriptedprompter.h"
#include "views/actions/standardactions.h"
#include "views/shell/mainwindow.h"

#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace steward {

/// The real window on a desk in a temporary file, with a clock that stands still. For tests of the views layer.
///
///     DeskShell shell;
///     shell.makeDemo(400);
///     QVERIFY(shell.open());
class DeskShell
{
public:
    DeskShell() { actions.addAll(standardActions()); }
    ~DeskShell()
    {
        window.reset(); // panes hold the session
        session.reset();
    }

    QString path() const { return folder.filePath(QStringLiteral("desk.steward")); }

    /// Makes the file and hands it to `fill`. Stops the test program on an error: this is preparation.
    void make(const std::function<Result<Ok>(Workspace &)> &fill)
    {
        SeededRandom other(5); // so that no id of the session is one of the desk's
        WorkspaceOptions making = options();
        making.random = &other;
        auto made = Workspace::create(path(), making);
        if (!made)
            qFatal("%s", qPrintable(made.error().toString()));
        if (const Result<Ok> relaxed = doNotWaitForTheDisk(**made); !relaxed)
            qFatal("%s", qPrintable(relaxed.error().toString()));
        if (const Result<Ok> filled = fill(**made); !filled)
            qFatal("%s", qPrintable(filled.error().toString()));
    }
    void makeDemo(qint64 tickets)
    {
        make([tickets](Workspace &desk) -> Result<Ok> {
            STEWARD_TRY(fillWithDemo(desk, {.tickets = tickets}));
            return Ok{};
        });
    }

    bool open(const QSize &size = {1600, 1000})
    {
        session = std::make_unique<DeskSession>(path(), options());
        QSignalSpy opened(session.get(), &DeskSession::opened);
        if (!opened.wait(20000))
            return false;
        session->write<Ok>(doNotWaitForTheDisk).waitForFinished();
        window = std::make_unique<MainWindow>(ShellServices{&actions, &prompter, &clock, &settings, session.get()});
        window->setDeskName(QStringLiteral("楓商事 Kaede Trading"));
        window->restore();
        window->resize(size);
        window->show();
        if (!QTest::qWaitForWindowExposed(window.get()))
            return false;
        window->activateWindow();
        return QTest::qWaitForWindowActive(window.get());
    }

    /// Saved beside the test programs when STEWARD_PICTURES names a folder, for people to look at.
    void picture(const QString &name)
    {
        const QString to = qEnvironmentVariable("STEWARD_PICTURES");
        if (to.isEmpty())
            return;
        QCoreApplication::processEvents(); // layouts that are asked for
        QCoreApplication::processEvents();
        window->grab().save(to + u'/' + name + QStringLiteral(".png"));
    }

    QTemporaryDir folder;
    ManualClock clock{{1'795'486'680'000}}; // Tue 24 November 2026, 02:18 UTC
    SeededRandom random{11};
    ScriptedPrompter prompter;
    QSettings settings{folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    ActionRegistry actions;
    std::unique_ptr<DeskSession> session;
    std::unique_ptr<MainWindow> window;

private:
    /// Tests do not cut the power, and a disk that others keep busy takes seconds for a flush.
    static Result<Ok> doNotWaitForTheDisk(Workspace &desk) { return desk.connection().execute("PRAGMA synchronous=OFF"); }
    WorkspaceOptions options() { return {&clock, &random, demoLogin(), false, {}}; }
};

} // namespace steward
