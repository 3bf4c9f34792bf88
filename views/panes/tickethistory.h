// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/undo.h"
#include "core/storage/executor.h"
#include "models/ticketpage.h"

#include <QWidget>

class QLabel;

namespace steward {

class FieldDiffModel;
class HistoryModel;
class RunsButton;
class StewardTableView;
class TicketPane;

/// Everything that was done to a ticket: the operations with who and when, the fields of the chosen one before and after,
/// and "Undo this", which says before it does anything what it would leave alone because somebody wrote there since.
class TicketHistory : public QWidget
{
    Q_OBJECT
public:
    explicit TicketHistory(TicketPane *pane);

    void setPage(const std::shared_ptr<const TicketPage> &page); ///< reads when it is visible
    StewardTableView *table() const { return m_table; }
    void retranslate();

protected:
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void read();
    void showEntry();
    void undoCurrent();
    void askUndo(const QString &what, const Uuid &batch, const UndoPlan &plan);
    void runUndo(const QString &what, const Uuid &batch);
    QString reviewText(const UndoPlan &plan) const;

    TicketPane *m_pane;
    std::shared_ptr<const TicketPage> m_page;
    HistoryModel *m_model;
    FieldDiffModel *m_diffs;
    StewardTableView *m_table;
    StewardTableView *m_fields;
    QLabel *m_words;
    RunsButton *m_undo;
    RequestChannel m_channel;
    bool m_dirty = true;
};

} // namespace steward
