// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/password.h"

#include "app/cli/arguments.h"

#include <QFile>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <termios.h>
#include <unistd.h>
#endif

namespace steward::cli {

using namespace Qt::StringLiterals;

namespace {

#ifdef Q_OS_WIN

std::optional<QString> ask(const QString &prompt)
{
    const HANDLE input = CreateFileW(L"CONIN$", GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ, nullptr, OPEN_EXISTING, 0, nullptr);
    const HANDLE output = CreateFileW(L"CONOUT$", GENERIC_WRITE, FILE_SHARE_WRITE, nullptr, OPEN_EXISTING, 0, nullptr);
    DWORD mode = 0;
    if (input == INVALID_HANDLE_VALUE || !GetConsoleMode(input, &mode))
        return std::nullopt;
    WriteConsoleW(output, prompt.utf16(), DWORD(prompt.size()), nullptr, nullptr);
    SetConsoleMode(input, (mode | ENABLE_LINE_INPUT) & ~DWORD(ENABLE_ECHO_INPUT));
    wchar_t typed[512];
    DWORD length = 0;
    ReadConsoleW(input, typed, 512, &length, nullptr);
    SetConsoleMode(input, mode);
    WriteConsoleW(output, L"\n", 1, nullptr, nullptr);
    CloseHandle(input);
    CloseHandle(output);
    return QString::fromWCharArray(typed, int(length)).remove(u'\r').remove(u'\n');
}

#else

std::optional<QString> ask(const QString &prompt)
{
    QFile terminal(u"/dev/tty"_s);
    if (!terminal.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return std::nullopt;
    terminal.write(prompt.toUtf8());
    termios shown{};
    const bool known = tcgetattr(terminal.handle(), &shown) == 0;
    termios hidden = shown;
    hidden.c_lflag &= ~tcflag_t(ECHO);
    if (known)
        tcsetattr(terminal.handle(), TCSAFLUSH, &hidden);
    const QByteArray line = terminal.readLine();
    if (known)
        tcsetattr(terminal.handle(), TCSAFLUSH, &shown);
    terminal.write("\n");
    return QString::fromUtf8(line).remove(u'\n');
}

#endif

} // namespace

Result<QString> newPassword(const QString &login)
{
    if (qEnvironmentVariableIsSet("STEWARD_NEW_PASSWORD"))
        return qEnvironmentVariable("STEWARD_NEW_PASSWORD");
    const std::optional<QString> first = ask(u"New password for %1: "_s.arg(login));
    if (!first)
        return QString();
    const std::optional<QString> second = ask(u"The same again: "_s);
    if (second != first)
        return usageError("password", u"the two passwords differ"_s, u"try again"_s);
    return *first;
}

} // namespace steward::cli
