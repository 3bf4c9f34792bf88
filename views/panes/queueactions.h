// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/several.h"
#include "core/desk/tickets.h"
#include "views/editors/pickerpopup.h"

#include <QObject>
#include <QModelIndex>
#include <QPointer>

class QMenu;

namespace steward {

class QueuePane;

/// What can be done to the rows of the queue: the keys of the list scheme, the context menu, the small pickers. Each verb
/// works on what is selected, or on the row under the caret. GUI thread.
class QueueActions : public QObject
{
    Q_OBJECT
public:
    explicit QueueActions(QueuePane *pane);

    /// F2 on a cell: the picker of its field, at the cell.
    void editCell(const QModelIndex &index);
    void fillSaveMenu(QMenu *menu);
    void showMenu(const QModelIndex &index, const QPoint &at);
    PickerPopup *picker() const;

private:
    using EditOne = std::function<Result<RecordEdit>(const VerbContext &, const LoadedRecord &)>;

    void handle();
    QString whyNotWritable() const;
    QString whyNot() const; ///< no row, or read-only
    QList<Rid> rids() const;
    QString subject() const; ///< "INC-000871", "5 tickets"
    QRect anchor() const;
    PickerPopup *openPicker(const QString &title, const QString &placeholder);
    /// One batch over what is selected; refusals are said.
    void perform(const QString &iconName, const QString &done, EditOne edit);

    void assignToMe();
    void pickAssignee();
    void pickTeam();
    void pickStatus();
    void moveTo(const QString &status, const QString &name, const QList<Missing> &missing);
    void pickPriority();
    void setPriorityByHand(qint64 priority, const QString &reason);
    void pickTags();
    void pickDue();
    void togglePeek();
    void editMany();
    void merge();
    void openRow(const QModelIndex &index);
    void saveAsNew();
    void updateView();

    QueuePane *m_pane;
    QPointer<PickerPopup> m_picker;
    QModelIndex m_cell; ///< where a picker was asked for; invalid: at the row
};

} // namespace steward
