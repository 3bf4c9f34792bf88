// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/executor.h"
#include "models/settlepreviewmodel.h"
#include "views/shell/pane.h"

namespace steward {

/// Asks how many conflicts at once are to be decided, shows exactly what would become of each, and writes that in one
/// batch. A child of the pane that it serves; one question at a time. GUI thread.
class SettleAlike : public QObject
{
    Q_OBJECT
public:
    SettleAlike(const PaneContext &context, QWidget *pane);

    /// `what` names the conflicts: "Title of all tickets", "3 tickets". Without a side it is asked for first. The popups
    /// stand at `anchor` (global).
    void ask(const QString &what, const SettleWish &wish, std::optional<Side> side, const QRect &anchor);

private:
    void preview(const QString &what, const SettleWish &wish, const QRect &anchor);
    void show(const QString &what, Side side, const std::shared_ptr<const PreparedSettle> &prepared, const QRect &anchor);
    static QString nameOf(Side side);

    PaneContext m_context;
    QWidget *m_pane;
    RequestChannel m_channel;
};

} // namespace steward
