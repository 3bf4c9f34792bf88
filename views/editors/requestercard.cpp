// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/editors/requestercard.h"

#include "views/editors/avatar.h"
#include "views/theme/controlpainter.h"
#include "views/theme/tabular.h"
#include "views/theme/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace steward {

RequesterCard::RequesterCard(int left, QWidget *parent) : QWidget(parent), m_left(left)
{
    setObjectName(u"requesterCard"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RequesterCard::setPerson(const std::optional<Person> &person, const QString &place)
{
    m_name = person ? person->name : QString();
    m_vip = person && person->vip;
    m_lines.clear();
    if (person) {
        QStringList job{person->jobTitle, place};
        job.removeAll(QString());
        QStringList reach{person->phone, person->email};
        reach.removeAll(QString());
        for (const QStringList &parts : {job, reach}) {
            if (!parts.isEmpty())
                m_lines << parts.join(u" · "_s);
        }
        if (!person->notes.isEmpty())
            m_lines << person->notes.section(u'\n', 0, 0);
    }
    setAccessibleName((QStringList{m_name, m_vip ? tr("VIP") : QString()} + m_lines).join(u' '));
    setToolTip((QStringList{m_name} + m_lines).join(u'\n'));
    updateGeometry();
    update();
}

QSize RequesterCard::sizeHint() const { return {200, 24 + int(m_lines.size()) * 18 + 6}; }

void RequesterCard::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    if (m_name.isEmpty()) {
        p.setFont(Theme::font(TypeRole::Body));
        p.setPen(Theme::colour(ThemeRole::Text3));
        paintLine(&p, QRectF(m_left, 0, width() - m_left - 12, 24), tr("Nobody yet"));
        return;
    }
    paintAvatar(&p, QRectF(m_left, 4, 20, 20), m_name);
    const QRectF box(m_left + 28, 2, width() - m_left - 40, 22);
    p.setFont(Theme::font(TypeRole::BodyStrong));
    p.setPen(Theme::colour(ThemeRole::Text1));
    paintLine(&p, box, m_name);
    const qreal x = box.left() + QFontMetricsF(p.font()).horizontalAdvance(m_name) + 6;
    if (m_vip && x + 30 < box.right()) {
        const QRectF chip(qRound(x), 5, 30, 16);
        controls::frame(&p, chip, 3, Theme::colour(ThemeRole::Chip), Theme::colour(ThemeRole::ChipLine));
        p.setFont(Theme::font(TypeRole::MicroStrong));
        paintLine(&p, chip, tr("VIP"), Qt::AlignHCenter);
    }
    p.setFont(Theme::font(TypeRole::Small));
    p.setPen(Theme::colour(ThemeRole::Text2));
    for (int i = 0; i < m_lines.size(); ++i)
        paintLine(&p, QRectF(box.left(), 24 + i * 18, box.width(), 18), m_lines[i]);
}

} // namespace steward
