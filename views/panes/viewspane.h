// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/savedviewmodel.h"
#include "views/editors/pickerpopup.h"
#include "views/shell/deskcommands.h"
#include "views/shell/pane.h"

class QListView;
class QStackedLayout;

namespace steward {

class DeskFocus;
class StateView;

/// The saved views in their sections, each with how many tickets it holds now. A click or Return opens one in the queue;
/// the one that the queue shows is marked. Renaming, moving and removing are verbs of the desk, so they can be undone.
/// GUI thread.
class ViewsPane : public Pane
{
    Q_OBJECT
public:
    explicit ViewsPane(const PaneContext &context);

    QWidget *focusTarget() override;
    QList<QAction *> titleActions() const override;

    QListView *list() const { return m_list; }
    SavedViewModel *model() const { return m_model; }
    PickerPopup *picker() const { return m_picker; }

protected:
    void retranslate() override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void handle();
    void openRow(int row);
    void showMenu(const QPoint &at);
    const ListedView *chosen() const;
    QString whyNot() const;
    void run(const QString &done, DeskCommands::Verb verb);
    void rename();
    void remove();
    void move(int by);
    void moveTo(ViewSection section);
    void markShown();

    DeskFocus *m_focus = nullptr;
    SavedViewModel *m_model = nullptr;
    QListView *m_list = nullptr;
    StateView *m_state = nullptr;
    QStackedLayout *m_stack = nullptr;
    QPointer<PickerPopup> m_picker;
    Uuid m_kept; ///< where the caret stood while the views are read anew
};

} // namespace steward
