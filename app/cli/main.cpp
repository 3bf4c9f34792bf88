// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/program.h"

#include <QCoreApplication>

#include <csignal>
#include <cstdio>
#ifdef Q_OS_UNIX
#include <sys/ioctl.h>
#include <unistd.h>
#endif

using namespace steward::cli;

namespace {

#ifdef Q_OS_UNIX
bool isTerminal(int descriptor) { return isatty(descriptor) != 0; }

/// Width of the terminal behind stdout; 0 when there is none.
int terminalColumns()
{
    winsize size{};
    if (!isTerminal(STDOUT_FILENO))
        return 0;
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

// A reader that went away and a full file system are errors of write(), not ends of the program.
void ignoreSignals()
{
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
}
#else
constexpr int STDERR_FILENO = 2;
bool isTerminal(int) { return false; }
int terminalColumns() { return 0; }
void ignoreSignals() {}
#endif

} // namespace

int main(int argc, char **argv)
{
    ignoreSignals();
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("Steward"));
    QCoreApplication::setOrganizationName(QStringLiteral("Steward"));
    QCoreApplication::setApplicationVersion(QStringLiteral(STEWARD_VERSION));
    QFile out;
    QFile err;
    if (!out.open(stdout, QIODevice::WriteOnly) || !err.open(stderr, QIODevice::WriteOnly | QIODevice::Unbuffered))
        return exitFailed;
    Console console(out, err, terminalColumns(), isTerminal(STDERR_FILENO));
    return runProgram(QCoreApplication::arguments().mid(1), console);
}
