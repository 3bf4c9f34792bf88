// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/noticestrip.h"

#include "views/theme/tabular.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

/// Words in the accent colour, underlined under the pointer and with the keyboard.
class LinkButton : public QPushButton
{
public:
    LinkButton(const QString &text, QWidget *parent) : QPushButton(text, parent)
    {
        setCursor(Qt::PointingHandCursor);
        setFocusPolicy(Qt::TabFocus);
    }
    QSize sizeHint() const override
    {
        return {QFontMetrics(Theme::font(TypeRole::Small)).horizontalAdvance(text()) + 12, 24};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter p(this);
        QFont font = Theme::font(TypeRole::Small);
        font.setUnderline(underMouse() || hasFocus());
        p.setFont(font);
        p.setPen(Theme::colour(ThemeRole::Accent));
        paintLine(&p, QRectF(rect()).adjusted(6, 0, -5, 0), text());
    }
};

} // namespace

NoticeStrip::NoticeStrip(QWidget *parent) : QWidget(parent), m_links(new QHBoxLayout(this))
{
    setObjectName(u"noticeStrip"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_links->setContentsMargins(12, 0, 6, 0);
    m_links->setSpacing(4);
    m_links->addStretch(1);
    hide();
}

void NoticeStrip::say(const TextRuns &runs, const QList<Link> &links, ThemeRole surface)
{
    m_runs = runs;
    m_surface = surface;
    setAccessibleName(text());
    while (m_links->count() > 1) {
        QLayoutItem *item = m_links->takeAt(1);
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const Link &link : links) {
        auto *button = new LinkButton(link.text, this);
        button->setObjectName(link.id);
        connect(button, &QPushButton::clicked, this, link.run);
        m_links->addWidget(button);
    }
    setVisible(!runs.isEmpty());
    update();
}

void NoticeStrip::reword(const TextRuns &runs)
{
    m_runs = runs;
    setAccessibleName(text());
    update();
}

void NoticeStrip::clear()
{
    if (!m_runs.isEmpty())
        say({});
}

void NoticeStrip::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.fillRect(rect(), Theme::colour(m_surface));
    p.fillRect(QRect(0, height() - 1, width(), 1), Theme::colour(ThemeRole::Line));
    const int right = m_links->count() > 1 ? m_links->itemAt(1)->geometry().left() : width();
    paintRuns(&p, QRectF(12, 0, right - 20, height() - 1), m_runs);
}

} // namespace steward
