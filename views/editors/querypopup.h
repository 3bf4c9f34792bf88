// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/editors/queryfieldlanguage.h"

#include <QWidget>

namespace steward {

/// Proposals below the query field: a child of the window, so that it is placed on Wayland too. It never takes the keyboard.
class QueryPopup : public QWidget
{
    Q_OBJECT
public:
    explicit QueryPopup(QWidget *field);

    /// `x` is the left edge of the word that is completed, in coordinates of the field.
    void present(const QueryProposals &proposals, int x);
    int row() const { return m_row; }
    void step(int by);

Q_SIGNALS:
    void chosen(int row);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    int rowAt(int y) const;

    QWidget *m_field;
    QueryProposals m_proposals;
    int m_row = 0;
    int m_labelWidth = 0;
};

} // namespace steward
