// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/roles.h"

#include <QAbstractButton>

namespace steward {

/// Another ticket in one line of a side panel: glyph, number, title; a second line says why it stands there. Opens on a
/// click or Return; Delete and the context menu ask to take it away where that is possible.
class TicketLine : public QAbstractButton
{
    Q_OBJECT
public:
    TicketLine(Indicator glyph, const QString &number, const QString &title, const QString &why, QWidget *parent = nullptr);

    void setRemovable(const QString &words); ///< "Remove the link"
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {100, sizeHint().height()}; }

Q_SIGNALS:
    void removeWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    Indicator m_glyph;
    QString m_number;
    QString m_title;
    QString m_why;
    QString m_removeWords;
};

} // namespace steward
