// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/clockmodel.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QTableView;

namespace steward {

/// Why a service level clock stands where it stands: a strip of its stretches, the table of them, and the sum that a person
/// can add up. A child of the window below the tile that was clicked; Escape, a click elsewhere or the loss of the keyboard
/// closes it, and it deletes itself. GUI thread.
class ClockPopover : public QWidget
{
    Q_OBJECT
public:
    ClockPopover(QWidget *window, const ExplainedClock &clock, const DeskVocabulary *vocabulary);

    void popUp(QWidget *anchor);
    void dismiss();
    ClockModel *model() const { return m_model; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    ClockModel *m_model;
    QTableView *m_table;
    QPointer<QWidget> m_before;
};

} // namespace steward
