// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/session.h"
#include "views/theme/textruns.h"

#include <QObject>
#include <QTimer>

namespace steward {

class DeskVocabulary;
class PaneHost;
class ShellStatusBar;

/// What the status bar says of the opened desk: whether all is saved, sent and decided, and which of my teams' tickets is
/// due next. A click opens the outbox (and tries a lost server again), or the ticket. Reads again when the desk changes,
/// at most once a second, and each minute. GUI thread.
class DeskStatus : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it.
    DeskStatus(DeskSession *session, ShellStatusBar *bar, PaneHost *host, QObject *parent);

    void retranslate();
    static constexpr int quietMs = 1000; ///< between a change and the reading after it

private:
    struct NextDue
    {
        QString number;
        std::optional<Instant> due;
        bool isAgreed = false; ///< the deadline of a clock, not a due date
    };

    void read();
    void show();

    DeskSession *m_session;
    ShellStatusBar *m_bar;
    DeskVocabulary *m_vocabulary;
    NextDue m_next;
    RequestChannel m_channel;
    QTimer m_quiet;
    QTimer m_minute;
};

} // namespace steward
