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

namespace steward {

class RecordForm;
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
    /// Shows the records of a type; used by the setup checklist's links too.
    void showType(const QString &type);

protected:
    void retranslate() override;

private:
    void fillTypes();
    void startNew();
    void showCurrent();
    void save();
    void remove();
    void commit(const RecordEdit &edit, const QString &done);
    void cancel();
    void updateFooter();

    RecordTableModel *m_model;
    QSortFilterProxyModel *m_proxy;
    QListWidget *m_types;
    QLineEdit *m_filter;
    QPushButton *m_new;
    StewardTableView *m_table;
    RecordForm *m_form;
    QLabel *m_heading;
    QLabel *m_consequence;
    QPushButton *m_delete;
    QPushButton *m_cancel;
    QPushButton *m_save;
    Uuid m_shown;
    RequestChannel m_channel;
};

} // namespace steward
