// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/reviewmodel.h"

#include <QTableView>

namespace steward {

class ActionRegistry;
class Clock;

/// The three-column editor: base, mine and theirs of each unit beside the result. 1, 2, 3 … choose for the row, e enters
/// another value, Return applies; a click chooses too. Rows are as high as their values. GUI thread.
class ReviewTable : public QTableView
{
    Q_OBJECT
public:
    ReviewTable(ReviewModel *model, const Clock *clock, QWidget *parent = nullptr);

    /// Keys of ActionContext::Review.
    void setActions(ActionRegistry *registry);
    int currentRow() const { return currentIndex().row(); }
    /// To the next unit that is not decided; stays where there is none.
    void goOn();
    QSize sizeHint() const override;

Q_SIGNALS:
    void currentRowChanged(int row);
    void enterWanted(int row);
    void applyWanted(); ///< Ctrl+Return, as in any form
    void leaveWanted(); ///< Escape: back to where it came from

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void fit();
    void choose(int side);

    ReviewModel *m_review;
};

} // namespace steward
