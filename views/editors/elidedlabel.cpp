// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/editors/elidedlabel.h"

#include "views/theme/tabular.h"

#include <QPainter>

namespace steward {

ElidedLabel::ElidedLabel(TypeRole type, ThemeRole tint, QWidget *parent)
    : QLabel(parent)
    , m_tint(tint)
{
    setFont(Theme::font(type));
    setMinimumWidth(1);
}

void ElidedLabel::setWords(const QString &words)
{
    setText(words);
    setToolTip(words);
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.setFont(font());
    p.setPen(Theme::colour(m_tint));
    paintLine(&p, QRectF(rect()), text());
}

} // namespace steward
