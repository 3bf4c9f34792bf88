// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/editors/avatar.h"

#include "views/theme/tabular.h"
#include "views/theme/theme.h"

#include <QPainter>
#include <QTextBoundaryFinder>

namespace steward {

QString avatarSign(const QString &name)
{
    const QString trimmed = name.trimmed();
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, trimmed);
    const qsizetype end = finder.toNextBoundary();
    return end > 0 ? trimmed.left(end).toUpper() : QString();
}

void paintAvatar(QPainter *painter, const QRectF &box, const QString &name)
{
    // A stable sum, not qHash: its seed differs between runs.
    uint sum = 0;
    for (QChar c : name)
        sum = sum * 31 + c.unicode();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(Theme::colour(ThemeRole(int(ThemeRole::Avatar1) + int(sum % 4))));
    painter->drawEllipse(box);
    QFont font = Theme::font(TypeRole::MicroStrong);
    font.setPixelSize(qMax(8, int(box.height() / 2)));
    painter->setFont(font);
    painter->setPen(Theme::colour(ThemeRole::Text1));
    paintLine(painter, box, avatarSign(name), Qt::AlignHCenter);
    painter->restore();
}

Avatar::Avatar(const QString &name, QWidget *parent) : QWidget(parent)
{
    setFixedSize(20, 20);
    setName(name);
}

void Avatar::setName(const QString &name)
{
    m_name = name;
    setToolTip(name);
    setAccessibleName(name);
    update();
}

void Avatar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintAvatar(&painter, rect(), m_name);
}

} // namespace steward
