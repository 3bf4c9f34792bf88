// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/editors/querypopup.h"

#include "views/theme/controlpainter.h"
#include "views/theme/tabular.h"
#include "views/theme/textruns.h"

#include <QMouseEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int rowHeight = 28;
constexpr int headHeight = 28;
constexpr int footHeight = 26;
constexpr int mostRows = 8;

} // namespace

QueryPopup::QueryPopup(QWidget *field) : QWidget(field->window()), m_field(field)
{
    setObjectName(u"queryPopup"_s);
    setFocusPolicy(Qt::NoFocus);
    setMouseTracking(true);
    hide();
}

void QueryPopup::present(const QueryProposals &proposals, int x)
{
    m_proposals = proposals;
    m_proposals.list.resize(qMin<qsizetype>(m_proposals.list.size(), mostRows));
    m_row = 0;
    if (m_proposals.list.isEmpty()) {
        hide();
        return;
    }
    const QFontMetrics mono(Theme::font(TypeRole::MonoStrong));
    const QFontMetrics body(Theme::font(TypeRole::Body));
    m_labelWidth = 64;
    int meaning = 0;
    int example = 0;
    for (const QueryProposal &proposal : std::as_const(m_proposals.list)) {
        m_labelWidth = qMax(m_labelWidth, mono.horizontalAdvance(proposal.label));
        meaning = qMax(meaning, body.horizontalAdvance(proposal.meaning));
        example = qMax(example, mono.horizontalAdvance(proposal.example));
    }
    QWidget *window = m_field->window();
    if (parentWidget() != window)
        setParent(window);
    const int width = qMin(qMax(336, 12 + m_labelWidth + 16 + meaning + 24 + example + 12), window->width() - 16);
    const int height = headHeight + int(m_proposals.list.size()) * rowHeight + footHeight + 2;
    QPoint corner = m_field->mapTo(window, QPoint(x - 12, m_field->height() + 2));
    corner.setX(qBound(4, corner.x(), qMax(4, window->width() - width - 4)));
    setGeometry(QRect(corner, QSize(width, height)));
    show();
    raise();
    update();
}

void QueryPopup::step(int by)
{
    const int count = int(m_proposals.list.size());
    if (count)
        m_row = (m_row + by + count) % count;
    update();
}

int QueryPopup::rowAt(int y) const
{
    const int row = (y - 1 - headHeight) / rowHeight;
    return y < 1 + headHeight || row >= m_proposals.list.size() ? -1 : row;
}

void QueryPopup::mousePressEvent(QMouseEvent *event)
{
    if (const int row = rowAt(event->pos().y()); row >= 0)
        Q_EMIT chosen(row);
}

void QueryPopup::mouseMoveEvent(QMouseEvent *event)
{
    if (const int row = rowAt(event->pos().y()); row >= 0 && row != m_row) {
        m_row = row;
        update();
    }
}

void QueryPopup::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    controls::frame(&p, rect(), 4, Theme::colour(ThemeRole::Raised), Theme::colour(ThemeRole::Control));
    p.setFont(Theme::font(TypeRole::Small));
    p.setPen(Theme::colour(ThemeRole::Text3));
    paintLine(&p, QRectF(12, 1, width() - 24, headHeight), m_proposals.heading);
    int y = 1 + headHeight;
    for (qsizetype i = 0; i < m_proposals.list.size(); ++i, y += rowHeight) {
        const QueryProposal &proposal = m_proposals.list[i];
        const bool current = i == m_row;
        if (current) {
            p.fillRect(QRect(1, y, width() - 2, rowHeight), Theme::colour(ThemeRole::Selection));
            p.fillRect(QRect(1, y, 3, rowHeight), Theme::colour(ThemeRole::Accent));
        }
        p.setFont(Theme::font(TypeRole::MonoStrong));
        p.setPen(Theme::colour(ThemeRole::Text1));
        paintLine(&p, QRectF(12, y, m_labelWidth + 4, rowHeight), proposal.label);
        p.setFont(Theme::font(TypeRole::Mono));
        p.setPen(Theme::colour(current ? ThemeRole::Text2 : ThemeRole::Text3));
        const qreal example = QFontMetricsF(p.font()).horizontalAdvance(proposal.example);
        paintLine(&p, QRectF(width() - 12 - example, y, example + 1, rowHeight), proposal.example);
        p.setFont(Theme::font(TypeRole::Body));
        p.setPen(Theme::colour(ThemeRole::Text2));
        paintLine(&p, QRectF(28 + m_labelWidth, y, width() - 28 - m_labelWidth - 28 - example, rowHeight), proposal.meaning);
    }
    const QRect foot(1, y, width() - 2, footHeight);
    controls::frame(&p, foot, 3, Theme::colour(ThemeRole::Panel), {}, 0);
    p.fillRect(QRect(1, y, width() - 2, 1), Theme::colour(ThemeRole::Line));
    qreal x = 12;
    const auto key = [&](const QString &cap, const QString &words) {
        const qreal caps = keyCapsWidth(cap);
        paintKeyCaps(&p, QRectF(x, y, caps, footHeight), cap, Theme::colour(ThemeRole::Text3), Theme::colour(ThemeRole::Line2));
        x += caps + 6;
        const qreal width = tabularWidth(Theme::font(TypeRole::Small), words);
        paintRuns(&p, QRectF(x, y, width + 1, footHeight), {TextRun::text(words)});
        x += width + 16;
    };
    key(tr("Tab"), tr("complete"));
    key(tr("Esc"), tr("close"));
}

} // namespace steward
