// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/render.h"

#include "app/desktop/options.h"
#include "core/base/clock.h"
#include "views/actions/standardactions.h"
#include "views/shell/commandpalette.h"
#include "views/shell/language.h"
#include "views/shell/mainwindow.h"
#include "views/shell/panedeck.h"
#include "views/shell/paneregistry.h"
#include "views/shell/prompter.h"
#include "views/shell/toast.h"

#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QSettings>
#include <QTemporaryDir>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

bool grab(QWidget *widget, const QString &path)
{
    QApplication::processEvents();
    QApplication::processEvents();
    if (!widget->grab().save(path)) {
        std::fprintf(stderr, "render.write: %s could not be written\n", qPrintable(path));
        return false;
    }
    std::printf("%s\n", qPrintable(path));
    return true;
}

} // namespace

int renderAll(const DesktopOptions &options)
{
    const QString language = options.language.isEmpty() ? u"en"_s : options.language;
    Language::instance().set(language);
    Theme::instance().install();
    Theme::instance().setMode(options.theme.value_or(ThemeMode::Light));
    const QDir folder(options.render);
    if (!folder.mkpath(u"."_s)) {
        std::fprintf(stderr, "render.folder: %s could not be made\n", qPrintable(options.render));
        return 3;
    }
    const QString suffix = u"-%1-%2.png"_s.arg(Theme::instance().isDark() ? u"dark"_s : u"light"_s, language);
    const auto path = [&](const QString &name) { return folder.filePath(name + suffix); };

    QTemporaryDir scratch;
    QSettings settings(scratch.filePath(u"settings.ini"_s), QSettings::IniFormat);
    settings.setValue(u"view/theme"_s, Theme::instance().isDark() ? u"dark"_s : u"light"_s);
    const ManualClock clock({QDateTime(QDate(2026, 11, 24), QTime(2, 18), Qt::UTC).toMSecsSinceEpoch()});
    DialogPrompter prompter;
    ActionRegistry actions;
    actions.addAll(standardActions());
    MainWindow window({&actions, &prompter, &clock, &settings});
    window.restore();
    window.resize(1600, 1000);
    window.show();
    bool fine = grab(&window, path(u"window"_s));
    for (const PaneSpec *spec : PaneRegistry::instance().specs()) {
        if (!spec->listed)
            continue;
        window.openPane(spec->id);
        fine = grab(&window, path(u"pane-"_s + spec->id)) && fine;
    }
    window.toast(u"user-plus"_s, QCoreApplication::translate("Render", "%1 assigned to you").arg(u"INC-000871"_s), [] {});
    fine = grab(&window, path(u"toast"_s)) && fine;
    window.toastWidget()->hide();
    window.palette()->popUp(u"mov"_s);
    fine = grab(&window, path(u"palette"_s)) && fine;
    window.palette()->dismiss();
    return fine ? 0 : 3;
}

} // namespace steward
