// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/session.h"
#include "models/ticketpage.h"

#include <QObject>
#include <QTimer>

namespace steward {

class TicketPane;

/// Keeps what stands in the composer, at most a second behind, on the desk's own storage: it is there again after the
/// program ended, however it ended. GUI thread; the saves run on the writer's.
class TicketDraft : public QObject
{
    Q_OBJECT
public:
    static constexpr int saveMs = 1000;

    explicit TicketDraft(TicketPane *pane);
    ~TicketDraft() override;

    /// The first page brings back what was kept.
    void showPage(const TicketPage &page);
    bool hasText() const;
    /// Saves now what has not been saved.
    void flush();
    /// It has been sent: forgets it here; the verb has removed it from the storage.
    void sent();

Q_SIGNALS:
    void changed(); ///< there is a draft now, or none any more

private:
    void edited();
    void save();
    QByteArray content() const;
    void tellLists();

    TicketPane *m_pane;
    QTimer m_timer;
    QByteArray m_saved; ///< what the storage has; empty for none
    bool m_restored = false;
    bool m_had = false;
    bool m_known = false; ///< lists show that there is one
};

} // namespace steward
