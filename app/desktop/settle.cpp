// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/settle.h"

#include "core/desk/session.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>

namespace steward {

namespace {

void spin(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

/// Behind everything that is waiting on the session's threads now.
void passQueues(DeskSession *session)
{
    QEventLoop loop;
    int left = 3;
    const auto pass = [&](const QFuture<Result<Ok>> &future) {
        deliver(future, &loop, [&](const Result<Ok> &) {
            if (--left == 0)
                loop.quit();
        });
    };
    const auto nothing = [](Workspace &) -> Result<Ok> { return Ok{}; };
    pass(session->read<Ok>(nothing));
    pass(session->readSlowly<Ok>(nothing));
    pass(session->write<Ok>(nothing));
    loop.exec();
}

} // namespace

void settle(DeskSession *session, int quietMs)
{
    spin(quietMs / 3);
    for (int round = 0; session && round < 2; ++round) {
        passQueues(session);
        spin(quietMs / 3);
    }
    QCoreApplication::processEvents();
}

} // namespace steward
