// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/session.h"
#include "models/ticketpage.h"
#include "views/shell/pane.h"

#include <QTimer>

class QLabel;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace steward {

class DeskVocabulary;
class DueTile;
class RunsButton;
class StateView;

/// The ticket under the queue's caret, to read beside the list: what it is about, who asks, the latest word, what it is
/// related to, what happened. Follows with a small delay, so that holding a key down reads nothing.
class PeekPane : public Pane
{
    Q_OBJECT
public:
    static constexpr int delayMs = 90;

    explicit PeekPane(const PaneContext &context);
    ~PeekPane() override;

    const std::shared_ptr<const TicketPage> &page() const { return m_page; }
    QWidget *focusTarget() override;

protected:
    void retranslate() override;
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void wanted();
    void read();
    void show(const TicketPage &page);
    void fill();
    void addSection(const QString &title);
    void addText(const QString &text, int mostLines);
    void addLatest();
    void addRelated();
    void addHistory();
    void open(bool reply);
    void assignToMe();

    DeskVocabulary *m_vocabulary = nullptr;
    std::shared_ptr<const TicketPage> m_page;
    RequestChannel m_channel;
    QTimer m_delay;
    QStackedWidget *m_stack = nullptr;
    StateView *m_state = nullptr;
    QScrollArea *m_scroll = nullptr;
    QVBoxLayout *m_column = nullptr;
    RunsButton *m_open = nullptr;
    RunsButton *m_toMe = nullptr;
    RunsButton *m_reply = nullptr;
    bool m_dirty = true;
};

} // namespace steward
