// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/session.h"
#include "models/recordtablemodel.h"
#include "views/shell/pane.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;

namespace steward {

class RecordForm;
class SetupChecklist;
class StewardTableView;

/// Master data: every record type that is no ticket and no part of one, as a table and a form made from its
/// declaration. A new record type needs no line here.
class AdministrationPane : public Pane
{
    Q_OBJECT

public:
    explicit AdministrationPane(const PaneContext &context);

    QWidget *focusTarget() override;
    QByteArray saveState() const override;
    bool restoreState(const QByteArray &state) override;
    /// Shows the records of a type, with the form of a new one when `createOne`; an empty type is the setup checklist.
    void showType(const QString &type, bool createOne = false);

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fillTypes();
    void startNew();
    void showCurrent();
    void save();
    void remove();
    void erase();
    void commit(const RecordEdit &edit, const QString &done);
    void cancel();
    void updateFooter();
    void showWords();

    RecordTableModel *m_model;
    QStackedWidget *m_pages; ///< the checklist, and the records of a type
    SetupChecklist *m_setup = nullptr;
    QSortFilterProxyModel *m_proxy;
    QListWidget *m_types;
    QLineEdit *m_filter;
    QPushButton *m_new;
    StewardTableView *m_table;
    RecordForm *m_form;
    QWidget *m_editing; ///< form, heading and buttons; away while nothing is edited, for the table's columns
    QLabel *m_heading;
    QLabel *m_consequence;
    QPushButton *m_delete;
    QPushButton *m_erase;
    QPushButton *m_holidays; ///< of calendars
    QPushButton *m_cancel;
    QPushButton *m_save;
    Uuid m_shown;
    ReferenceLabels m_labels; ///< of what is shown
    RequestChannel m_channel;
};

} // namespace steward
