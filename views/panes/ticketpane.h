// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/ticketpage.h"
#include "views/shell/deskcommands.h"
#include "views/shell/pane.h"

#include <QTimer>

class QStackedWidget;

namespace steward {

struct FileFacts;
class ChipBar;
class DeskVocabulary;
class NoticeStrip;
class StateView;
class ThreadModel;
class ThreadView;
class TicketActions;
class TicketComposer;
class TicketDraft;
class TicketFiles;
class TicketHeader;
class TicketHistory;
class TicketPaper;
class TicketPresence;
class TicketSide;
class TicketWriting;
class SegmentedSwitch;

/// One ticket in a tab of the centre: header, thread, composer, fields. Its argument is a ticket's id or number. Reads the
/// whole page at once and again whenever the desk changes something that it shows; every change is a verb with undo.
class TicketPane : public Pane
{
    Q_OBJECT
public:
    TicketPane(const PaneContext &context, const QString &ticket);
    ~TicketPane() override;

    QString title() const override;
    QString note() const override;
    QWidget *focusTarget() override;
    QByteArray saveState() const override;
    bool restoreState(const QByteArray &state) override;

    const std::shared_ptr<const TicketPage> &page() const { return m_page; }
    DeskVocabulary *vocabulary() const { return m_vocabulary; }
    TicketHeader *header() const { return m_header; }
    TicketComposer *composer() const { return m_composer; }
    ThreadView *thread() const { return m_thread; }
    TicketSide *side() const { return m_side; }
    TicketHistory *history() const { return m_history; }
    TicketDraft *draft() const { return m_draft; }
    TicketFiles *files() const { return m_files; }

    /// Why nothing can be written on it; empty when it can.
    QString whyNot() const;
    /// Runs a verb on the ticket as this pane shows it. Without a page it does nothing.
    using OnTicket = std::function<Result<VerbReport>(const VerbContext &, const LoadedRecord &)>;
    void perform(const QString &iconName, const QString &done, OnTicket verb, DeskCommands::Then then = {});
    void write(bool isPublic); ///< puts the keyboard into the composer
    void merge(const QString &into); ///< asks for the ticket to merge into as soon as the page is there
    void showHistory(bool show);
    bool isHistoryShown() const;
    void reload() { read(); } ///< something changed that is no operation: a draft, the timer

Q_SIGNALS:
    void pageShown(); ///< a page has been read and is on screen

protected:
    void retranslate() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void handle();
    void read();
    void show(const TicketPage &page);
    void noticed(const ChangeNotice &notice);
    void readSimilar();
    void send(bool andResolve);
    void sendWith(bool andResolve, const FieldValues &entered);
    void sendStored(bool andResolve, const FieldValues &entered, const QList<FileFacts> &files);
    void showFilters();
    void showNotice();
    void placeSide();
    void showTitle();

    DeskVocabulary *m_vocabulary = nullptr;
    Uuid m_ticket;
    QString m_asked;
    std::shared_ptr<const TicketPage> m_page;
    RequestChannel m_channel;
    RequestChannel m_similarChannel;
    QString m_similarOf;
    QString m_shownTitle;

    StateView *m_state = nullptr;
    QStackedWidget *m_stack = nullptr;
    TicketHeader *m_header = nullptr;
    NoticeStrip *m_notice = nullptr; ///< values that need a decision
    ChipBar *m_filters = nullptr;
    ThreadModel *m_lines = nullptr;
    ThreadView *m_thread = nullptr;
    QStackedWidget *m_middle = nullptr;
    TicketComposer *m_composer = nullptr;
    TicketSide *m_side = nullptr;
    TicketHistory *m_history = nullptr;
    TicketActions *m_actions = nullptr;
    TicketDraft *m_draft = nullptr;
    TicketFiles *m_files = nullptr;
    TicketWriting *m_writing = nullptr;
    TicketPaper *m_paper = nullptr;
    TicketPresence *m_presence = nullptr;
    SegmentedSwitch *m_view = nullptr;
    QTimer m_minute;
    bool m_first = true;
    bool m_sending = false;

    friend class TicketActions;
};

} // namespace steward
