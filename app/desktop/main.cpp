// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/bench.h"
#include "app/desktop/demodesk.h"
#include "app/desktop/deskwindow.h"
#include "app/desktop/options.h"
#include "app/desktop/render.h"

#include "core/storage/anchorstore.h"
#include "core/storage/keychain.h"
#include "views/shell/language.h"
#include "views/shell/prompter.h"
#include "views/theme/icons.h"
#include "views/theme/theme.h"

#include <QApplication>
#include <QSettings>
#include <cstdio>

using namespace steward;
using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"Steward"_s);
    QApplication::setOrganizationName(u"Steward"_s);
    QApplication::setApplicationVersion(QStringLiteral(STEWARD_VERSION));
    QApplication::setDesktopFileName(u"steward"_s);
    QApplication::setWindowIcon(icon(u"shield-check"_s, ThemeRole::Accent));

    const Result<DesktopOptions> parsed = DesktopOptions::parse(QApplication::arguments());
    if (!parsed) {
        std::fprintf(stderr, "%s\n", qPrintable(parsed.error().toString()));
        return 2;
    }
    const DesktopOptions &options = *parsed;
    if (!options.message.isEmpty()) {
        std::fputs(qPrintable(options.message), stdout);
        return 0;
    }

    if (!options.render.isEmpty())
        return renderAll(options);
    if (!options.bench.isEmpty())
        return runBench(options);

    QSettings settings;
    const QString saved = settings.value(u"view/language"_s, Language::fromSystem()).toString();
    Language::instance().set(options.language.isEmpty() ? saved : options.language);
    Theme::instance().install();

    if (options.theme)
        Theme::instance().setMode(*options.theme);
    const SystemClock clock;
    DialogPrompter prompter;
    Keychain keychain;
    DeskWindow desk({&clock, &prompter, &settings, demoDeskPath(), AnchorStore::userFolder(), options.login, &keychain});
    if (options.demo)
        desk.openDemo();
    else if (!options.workspace.isEmpty())
        desk.openDesk(options.workspace);
    else
        desk.start();
    return QApplication::exec();
}
