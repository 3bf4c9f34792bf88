// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/options.h"

#include <QCommandLineParser>
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace steward {

Result<DesktopOptions> DesktopOptions::parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Steward: IT service management desktop"_s);
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    const QCommandLineOption workspace({u"w"_s, u"workspace"_s}, u"Open this desk file, or the desk of a postgresql:// URL."_s, u"desk"_s);
    const QCommandLineOption login(u"as"_s, u"Who I am on the desk; its owner otherwise."_s, u"login"_s);
    const QCommandLineOption demo(u"demo"_s, u"Open the demo company."_s);
    const QCommandLineOption render(u"render"_s, u"Draw every pane into PNG files in this folder and end."_s, u"folder"_s);
    const QCommandLineOption bench(u"bench"_s, u"Measure the desktop on this desk and print the figures as JSON. A desk of stewardctl bench gets some tickets more."_s, u"desk"_s);
    const QCommandLineOption theme(u"theme"_s, u"light, dark or system."_s, u"theme"_s);
    const QCommandLineOption language(u"language"_s, u"en or ja."_s, u"language"_s);
    parser.addOptions({workspace, login, demo, render, bench, theme, language});
    parser.addPositionalArgument(u"desk"_s, u"Same as --workspace."_s, u"[desk]"_s);
    if (!parser.parse(arguments))
        return Error{ErrorKind::InvalidArgument, u"usage"_s, parser.errorText(), u"see steward --help"_s, {}};

    DesktopOptions out;
    if (parser.isSet(help))
        out.message = parser.helpText();
    else if (parser.isSet(version))
        out.message = QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion() + u'\n';
    out.workspace = parser.value(workspace);
    const QStringList rest = parser.positionalArguments();
    if (rest.size() > 1 || (!rest.isEmpty() && !out.workspace.isEmpty()))
        return Error{ErrorKind::InvalidArgument, u"usage"_s, u"more than one desk is named"_s, u"name one"_s, {}};
    if (!rest.isEmpty())
        out.workspace = rest.first();
    out.login = parser.value(login);
    out.demo = parser.isSet(demo);
    if (out.demo && !out.workspace.isEmpty())
        return Error{ErrorKind::InvalidArgument, u"usage"_s, u"--demo and a desk are both named"_s, u"name one"_s, {}};
    out.render = parser.value(render);
    out.bench = parser.value(bench);
    out.language = parser.value(language);
    if (!out.language.isEmpty() && out.language != u"en"_s && out.language != u"ja"_s)
        return Error{ErrorKind::InvalidArgument, u"usage"_s, u"there is no language "_s + out.language, u"en or ja"_s, {}};
    const QString wanted = parser.value(theme);
    if (wanted == u"light"_s)
        out.theme = ThemeMode::Light;
    else if (wanted == u"dark"_s)
        out.theme = ThemeMode::Dark;
    else if (wanted == u"system"_s)
        out.theme = ThemeMode::System;
    else if (!wanted.isEmpty())
        return Error{ErrorKind::InvalidArgument, u"usage"_s, u"there is no theme "_s + wanted, u"light, dark or system"_s, {}};
    return out;
}

} // namespace steward
