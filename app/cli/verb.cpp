// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verb.h"

#include "core/storage/anchorstore.h"
#include "core/storage/keychain.h"
#include "core/storage/serveraddress.h"

#include <algorithm>

namespace steward::cli {

using namespace Qt::StringLiterals;

const QList<Option> &globalOptions()
{
    static const QList<Option> options{
        {u"workspace"_s, u"WORKSPACE"_s, u"The desk's file or postgresql:// URL (-w for short; else $STEWARD_WORKSPACE)"_s},
        {u"as"_s, u"LOGIN"_s, u"Who acts; else the owner of the desk. On a server everybody is who they log in as"_s},
        {u"insecure-server"_s, {}, u"Accepts a server that does not prove who it is, or talks in the clear"_s},
        {u"format"_s, u"FORMAT"_s, u"table (default), json, jsonl or csv"_s},
        {u"help"_s, {}, u"Shows this text (-h for short)"_s},
        {u"version"_s, {}, u"Shows the version"_s},
    };
    return options;
}

Result<QString> Call::workspacePath() const
{
    const QString path = m_arguments.value(u"workspace"_s, qEnvironmentVariable("STEWARD_WORKSPACE"));
    if (path.isEmpty())
        return usageError("no-workspace", u"no workspace was named"_s,
            u"say -w FILE or -w URL, or set STEWARD_WORKSPACE"_s);
    return path;
}

Result<std::unique_ptr<Workspace>> Call::open(bool readOnly) const
{
    STEWARD_ASSIGN(const QString path, workspacePath());
    WorkspaceOptions options;
    options.login = m_arguments.value(u"as"_s);
    options.readOnly = readOnly;
    options.dryRun = isDryRun();
    options.anchorFolder = AnchorStore::userFolder();
    options.secrets = &secrets();
    options.allowWeakServer = m_arguments.has(u"insecure-server"_s);
    return Workspace::open(path, options);
}

SecretStore &secrets()
{
    static Keychain keychain; // asked when a server is opened, else never
    return keychain;
}

Result<QString> Call::filePath(const QString &instead) const
{
    STEWARD_ASSIGN(const QString path, workspacePath());
    if (!Workspace::isOnServer(path))
        return path;
    const QString shown = ServerAddress::shown(path);
    return Error{ErrorKind::FailedPrecondition, u"workspace.on-server"_s,
        u"this works on a desk file, and %1 lies on a server"_s.arg(shown), instead, {shown}};
}

Result<std::unique_ptr<Workspace>> Call::openForWriting() const { return open(false); }
Result<std::unique_ptr<Workspace>> Call::openForReading() const { return open(true); }

static QString optionLines(const QList<Option> &options)
{
    qsizetype width = 0;
    const auto left = [](const Option &option) -> QString {
        return u"--"_s + option.name + (option.value.isEmpty() ? QString() : u' ' + option.value);
    };
    for (const Option &option : options)
        width = std::max(width, left(option).size());
    QString lines;
    for (const Option &option : options)
        lines += u"  "_s + left(option).leftJustified(width) + u"  "_s + option.help + u'\n';
    return lines;
}

QString overview()
{
    QString text = u"Usage: stewardctl [-w WORKSPACE] [--as LOGIN] [--format FORMAT] VERB …\n\n"_s;
    qsizetype width = 0;
    for (const Verb &verb : verbs())
        width = std::max(width, verb.name.size());
    for (const Verb &verb : verbs())
        text += u"  "_s + verb.name.leftJustified(width) + u"  "_s + verb.summary + u'\n';
    text += u"\nOptions, before or after the verb:\n"_s + optionLines(globalOptions());
    text += u"\nstewardctl VERB --help says more. Exit codes: 0 done, 1 the answer is no, 2 wrong usage, 3 refused or failed.\n"_s;
    return text;
}

QString helpOf(const Verb &verb)
{
    QString text;
    for (const QString &form : verb.usage)
        text += (text.isEmpty() ? u"Usage: "_s : u"       "_s) + u"stewardctl "_s + verb.name + u' ' + form + u'\n';
    text += u'\n' + verb.summary + u".\n"_s;
    if (!verb.details.isEmpty())
        text += u'\n' + verb.details;
    QList<Option> options = verb.options;
    if (verb.changes)
        options.append({u"dry-run"_s, {}, u"Checks everything and changes nothing"_s});
    if (!options.isEmpty())
        text += u"\nOptions:\n"_s + optionLines(options);
    text += u"\nOptions of all verbs:\n"_s + optionLines(globalOptions());
    return text;
}

} // namespace steward::cli
