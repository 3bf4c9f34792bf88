// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/shell/pane.h"

#include <QStandardItemModel>

class QLineEdit;
class QSortFilterProxyModel;

namespace steward {

class StewardTableView;

/// Ctrl+/: every command with its keys and where they work, from the action registry, so that it cannot be out of date.
class KeysPane : public Pane
{
    Q_OBJECT
public:
    explicit KeysPane(const PaneContext &context);
    QWidget *focusTarget() override;

protected:
    void retranslate() override;

private:
    QStandardItemModel m_rows;
    QSortFilterProxyModel *m_found;
    QLineEdit *m_filter;
    StewardTableView *m_table;
};

} // namespace steward
