// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/presence.h"
#include "core/storage/executor.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace steward {

class TicketPane;

/// Tells the others on a team server that this ticket is open here, or that somebody is writing, and the header who else
/// is. Only while the pane is seen and the server answers; never anything of what is written. GUI thread.
class TicketPresence : public QObject
{
    Q_OBJECT
public:
    /// Ends before the pane.
    explicit TicketPresence(TicketPane *pane);
    ~TicketPresence() override;

    const QList<Companion> &companions() const { return m_companions; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void edited();
    void start();
    void stop(); ///< says that nobody looks any more
    void exchange();
    Doing mine() const;
    void show(const QList<Companion> &companions);

    TicketPane *m_pane;
    QTimer m_timer;
    QElapsedTimer m_lastKey;
    Doing m_said = Doing::Gone;
    QList<Companion> m_companions;
    RequestChannel m_channel;
};

} // namespace steward
