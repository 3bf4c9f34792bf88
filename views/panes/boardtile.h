// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/roles.h"

#include <QAbstractButton>

namespace steward {

/// One count of a dashboard: glyph, figure, word; a fact; the exact query, which a click opens. GUI thread.
class BoardTile : public QAbstractButton
{
    Q_OBJECT
public:
    explicit BoardTile(QWidget *parent = nullptr);

    void setCount(Indicator glyph, const QString &figure, const QString &word, const QString &fact, const QString &query);
    /// The one filled tile of the window: something is over.
    void setFilled(bool filled);
    QString query() const { return m_query; }
    QSize sizeHint() const override { return {210, 84}; }
    QSize minimumSizeHint() const override { return {120, 84}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    Indicator m_glyph = Indicator::None;
    QString m_figure, m_word, m_fact, m_query;
    bool m_isFilled = false;
};

} // namespace steward
