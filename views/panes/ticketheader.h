// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/ticketpage.h"
#include "models/duecell.h"
#include "views/shell/pane.h"

#include <QStringList>

class QHBoxLayout;
class QLabel;
class QLineEdit;

namespace steward {

class DeskVocabulary;
class DueTile;
class PresenceLabel;
class RunsButton;
class TitleLabel;

/// The strip over a ticket: number, title to edit in place, status, priority, who works on it, when it is due. Stays while
/// the thread scrolls. Buttons ask by signals; the pane knows what to do.
class TicketHeader : public QWidget
{
    Q_OBJECT
public:
    explicit TicketHeader(const PaneContext &context, QWidget *parent = nullptr);

    void setPage(const std::shared_ptr<const TicketPage> &page, const DeskVocabulary *vocabulary);
    void showTime(); ///< the minute is over
    void editTitle();
    void offerTitle(const QString &title); ///< it could not be saved: the text is not lost
    /// Why nothing can be changed; empty when it can.
    void setWhyNot(const QString &reason);
    /// Who else is at this ticket, with everybody in the tool tip; empty when nobody is.
    void setPresence(const QString &words, const QString &everybody, bool typing);
    RunsButton *statusButton() const { return m_status; }
    RunsButton *priorityButton() const { return m_priority; }
    RunsButton *assigneeButton() const { return m_assignee; }
    RunsButton *teamButton() const { return m_team; }
    RunsButton *resolveButton() const { return m_resolve; }
    RunsButton *moreButton() const { return m_more; }
    QWidget *dueTile() const;
    QList<DueTile *> clockTiles() const { return m_clocks; }
    void retranslate();

Q_SIGNALS:
    void titleEdited(const QString &title);
    void actionWanted(const QString &action); ///< id of the registry
    void dueWanted();
    void moreWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void finishTitle(bool keep);
    void showButtons();
    void showClocks(Instant now);
    void explain(int clock);

    PaneContext m_context;
    std::shared_ptr<const TicketPage> m_page;
    const DeskVocabulary *m_vocabulary = nullptr;
    QString m_whyNot;
    bool m_small = false; ///< no room for words on the buttons
    QLabel *m_number;
    TitleLabel *m_title;
    QLineEdit *m_titleEdit;
    RunsButton *m_reply;
    RunsButton *m_note;
    RunsButton *m_resolve;
    RunsButton *m_more;
    RunsButton *m_status;
    RunsButton *m_priority;
    RunsButton *m_assignee;
    RunsButton *m_team;
    DueTile *m_due;
    QHBoxLayout *m_promises; ///< the due date, or the clocks of agreements
    QList<DueTile *> m_clocks;
    QLabel *m_flags;
    PresenceLabel *m_presence;
};

/// How long a ticket still has, from its page.
std::optional<DueCell> dueOf(const TicketPage &page, Instant now);

/// The indicator of a ticket's status.
Indicator statusGlyph(const TicketPage &page);

} // namespace steward
