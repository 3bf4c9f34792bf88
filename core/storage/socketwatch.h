// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace steward {

/// Tells the thread that made it that something has come for a session that another thread works with. Watches a copy
/// of the descriptor, so the session may end at any time; its end is something that comes, too. Tells once, until
/// rearm(). Where descriptors cannot be copied (Windows) it never tells, and its owner polls.
class SocketWatch : public QObject
{
    Q_OBJECT
public:
    explicit SocketWatch(int socket, QObject *parent = nullptr);
    ~SocketWatch() override;

    int socket() const { return m_socket; } ///< the one that was given
    void rearm();

Q_SIGNALS:
    void readable();

private:
    int m_socket;
    int m_copy = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace steward
