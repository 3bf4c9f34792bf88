// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/socketwatch.h"

#include <QSocketNotifier>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace steward {

SocketWatch::SocketWatch(int socket, QObject *parent) : QObject(parent), m_socket(socket)
{
#ifdef Q_OS_UNIX
    m_copy = socket < 0 ? -1 : fcntl(socket, F_DUPFD_CLOEXEC, 0);
    if (m_copy < 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(m_copy, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        Q_EMIT readable();
    });
#endif
}

SocketWatch::~SocketWatch()
{
    m_notifier.reset();
#ifdef Q_OS_UNIX
    if (m_copy >= 0)
        ::close(m_copy);
#endif
}

void SocketWatch::rearm()
{
    if (m_notifier)
        m_notifier->setEnabled(true);
}

} // namespace steward
