// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/executor.h"
#include "models/outboxmodel.h"
#include "views/shell/pane.h"

#include <QTimer>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace steward {

class DeskVocabulary;
class ReviewSheet;
class SettleAlike;
class StateView;
class StewardTableView;

/// "Outbox & Conflicts": what needs a person, what was refused and why, what waits to be sent; beside it the thing under
/// the caret, a conflict as a three-column editor. Says that all is well when it is. Follows the desk. GUI thread.
class OutboxPane : public Pane
{
    Q_OBJECT
public:
    explicit OutboxPane(const PaneContext &context);

    QWidget *focusTarget() override;
    QString note() const override;

    /// Puts the caret on a record's conflict, as soon as it is read.
    void showRecord(const Uuid &record);
    /// To what an undo has left alone.
    void showUndoReviews();

    OutboxModel *model() const { return m_model; }
    StewardTableView *list() const { return m_list; }
    ReviewSheet *sheet() const { return m_sheet; }
    StateView *state() const { return m_state; }
    bool isRead() const { return m_isRead; }

Q_SIGNALS:
    void pageShown();

protected:
    void retranslate() override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void read();
    void readUndo();
    void show(const OutboxPage &page);
    void showCurrent();
    void showHead();
    void placeCaret();
    void enter();
    void decideLater();
    void settleSelection();
    QList<OpenConflict> selectedConflicts() const;
    QString verdictWords(const QString &verdict) const;

    DeskVocabulary *m_vocabulary = nullptr;
    OutboxModel *m_model = nullptr;
    QStackedWidget *m_pages = nullptr; ///< all is well, or the lists
    StateView *m_state = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_text = nullptr;
    QPushButton *m_try = nullptr;
    StewardTableView *m_list = nullptr;
    QStackedWidget *m_right = nullptr; ///< a review, or what is known of an operation
    ReviewSheet *m_sheet = nullptr;
    StateView *m_line = nullptr;
    SettleAlike *m_alike = nullptr;
    QTimer m_quiet; ///< between a change and the reading after it
    RequestChannel m_channel;
    RequestChannel m_undoChannel;
    Uuid m_wanted; ///< record that the caret is to go to
    bool m_wantsUndo = false;
    bool m_isRead = false;
};

} // namespace steward
