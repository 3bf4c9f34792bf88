// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verb.h"
#include "core/storage/secretstore.h"
#include "core/storage/serveraddress.h"

#include <cstdio>

#ifdef Q_OS_UNIX
#include <termios.h>
#include <unistd.h>
#endif

namespace steward::cli {

using namespace Qt::StringLiterals;

namespace {

#ifdef Q_OS_UNIX
/// The terminal repeats nothing while this lives.
class SilentTerminal
{
public:
    SilentTerminal()
    {
        m_silenced = isatty(STDIN_FILENO) && tcgetattr(STDIN_FILENO, &m_before) == 0;
        if (!m_silenced)
            return;
        termios silent = m_before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~SilentTerminal()
    {
        if (m_silenced)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    Q_DISABLE_COPY_MOVE(SilentTerminal)
    bool isTerminal() const { return m_silenced; }

private:
    termios m_before{};
    bool m_silenced = false;
};
#else
struct SilentTerminal
{
    ~SilentTerminal() {}
    bool isTerminal() const { return false; }
};
#endif

QString readPassword(Console &console, const QString &server)
{
    const SilentTerminal terminal;
    if (terminal.isTerminal())
        console.remark(u"Password for %1:"_s.arg(server));
    QFile in;
    if (!in.open(stdin, QIODevice::ReadOnly))
        return {};
    QByteArray line = in.readLine();
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return QString::fromUtf8(line);
}

Result<Answer> run(Call &call)
{
    STEWARD_ASSIGN(const QString url, call.workspacePath());
    if (!Workspace::isOnServer(url))
        return usageError("no-server", u"%1 is no server"_s.arg(url), u"say -w postgresql://LOGIN@HOST/DATABASE"_s, {url});
    STEWARD_ASSIGN(const ServerAddress address, ServerAddress::parse(url));
    const QString shown = ServerAddress::shown(url);
    if (call.arguments().has(u"forget"_s)) {
        STEWARD_TRY(secrets().write(address.secretName(), {}));
        call.console().remark(u"the keychain has no password for %1"_s.arg(shown));
        return Answer::Done;
    }
    const QString password = readPassword(call.console(), shown);
    if (password.isEmpty())
        return usageError("no-password", u"no password was given"_s, u"type it, or send it as the first line"_s);
    WorkspaceOptions options;
    options.readOnly = true;
    options.password = password;
    STEWARD_TRY(Workspace::open(url, options));
    STEWARD_TRY(secrets().write(address.secretName(), password));
    call.console().remark(u"the keychain keeps the password for %1"_s.arg(shown));
    return Answer::Done;
}

} // namespace

Verb loginVerb()
{
    Verb verb;
    verb.name = u"login"_s;
    verb.summary = u"Puts the password of a server into the keychain, after trying it"_s;
    verb.usage = {u"[--forget]"_s};
    verb.details = u"The password is asked for, or read from the first line of the input; it is never part of a command.\n"
                   "Where there is no keychain, ~/.pgpass or PGPASSWORD does.\n\n"
                   "  stewardctl -w postgresql://maria@desk.example/steward login\n"_s;
    verb.options = {{u"forget"_s, {}, u"Takes it out again"_s}};
    verb.mostWords = 0;
    verb.run = run;
    return verb;
}

} // namespace steward::cli
