// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/shell/starttile.h"

#include "core/storage/serveraddress.h"
#include "views/theme/controlpainter.h"
#include "views/theme/icons.h"
#include "views/theme/tabular.h"
#include "views/theme/textruns.h"

#include <QDateTime>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QTextLayout>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int edge = 24;
constexpr int iconTop = 22;
constexpr int headingTop = 70;
constexpr int wordsTop = 100;
constexpr int footHeight = 18;

/// Lines of 20 px, as body text has; laid out for `width`, and painted when there is a painter. Returns the height.
int layWords(const QString &words, int width, QPainter *painter = nullptr, const QPointF &at = {})
{
    QTextLayout layout(words, Theme::font(TypeRole::Body));
    const int lineHeight = Theme::lineHeight(TypeRole::Body);
    int height = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, qreal(height)});
        height += lineHeight;
    }
    layout.endLayout();
    if (painter)
        layout.draw(painter, at);
    return height;
}

bool pressedBy(const QKeyEvent *event)
{
    return event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
}

} // namespace

StartTile::StartTile(const QString &iconName, const QString &footIcon, QWidget *parent)
    : QAbstractButton(parent), m_icon(iconName), m_footIcon(footIcon)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void StartTile::setWords(const QString &heading, const QString &words, const QString &foot)
{
    setText(heading);
    m_words = words;
    m_foot = foot;
    setAccessibleName(heading);
    setAccessibleDescription(words + u' ' + foot);
    updateGeometry();
    update();
}

int StartTile::heightForWidth(int width) const
{
    return wordsTop + layWords(m_words, width - 2 * edge) + 18 + footHeight + 22;
}

void StartTile::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    const bool on = isEnabled();
    const bool hot = on && (underMouse() || hasFocus());
    controls::frame(&p, rect(), 6, Theme::colour(ThemeRole::Base),
                    Theme::colour(hot ? ThemeRole::Accent : ThemeRole::Line2), hot ? 2 : 1);
    const auto colour = [on](ThemeRole role) { return Theme::colour(on ? role : ThemeRole::TextDisabled); };
    paintIcon(&p, QRect(edge, iconTop, 32, 32), m_icon, 32, colour(hot ? ThemeRole::Accent : ThemeRole::Text2));
    p.setFont(Theme::font(TypeRole::Heading));
    p.setPen(colour(ThemeRole::Text1));
    paintLine(&p, QRectF(edge, headingTop, width() - 2 * edge, 24), text());
    p.setFont(Theme::font(TypeRole::Body));
    p.setPen(colour(ThemeRole::Text2));
    layWords(m_words, width() - 2 * edge, &p, {edge, wordsTop});
    const int foot = height() - 22 - footHeight;
    paintIcon(&p, QRect(edge, foot, 16, footHeight), m_footIcon, 16, colour(ThemeRole::Text2));
    p.setFont(Theme::font(TypeRole::Small));
    p.setPen(colour(ThemeRole::Text3));
    paintLine(&p, QRectF(edge + 22, foot, width() - 2 * edge - 22, footHeight), m_foot);
}

void StartTile::keyPressEvent(QKeyEvent *event)
{
    if (pressedBy(event))
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

RecentDeskRow::RecentDeskRow(const QString &path, QWidget *parent) : QAbstractButton(parent), m_path(path)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setFixedHeight(32);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    if (ServerAddress::isUrl(path)) {
        setText(ServerAddress::shown(path));
        m_icon = u"server-2"_s;
        m_fact = tr("Team server");
    } else {
        const QFileInfo file(path);
        setText(file.completeBaseName());
        setEnabled(file.exists());
        m_fact = file.exists() ? QLocale().toString(file.lastModified(), QLocale::ShortFormat) : tr("The file is gone");
    }
    setAccessibleName(text() + u", "_s + path + u", "_s + m_fact);
    setToolTip(path);
}

void RecentDeskRow::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    const bool on = isEnabled();
    if (on && (underMouse() || hasFocus()))
        controls::frame(&p, rect(), 4, Theme::colour(ThemeRole::Hover),
                        hasFocus() ? Theme::colour(ThemeRole::Accent) : QColor(), hasFocus() ? 2 : 0);
    const auto colour = [on](ThemeRole role) { return Theme::colour(on ? role : ThemeRole::TextDisabled); };
    paintIcon(&p, QRect(12, 0, 16, height()), m_icon, 16, colour(ThemeRole::Text2));
    p.setFont(Theme::font(TypeRole::Small));
    const qreal fact = tabularWidth(p.font(), m_fact);
    p.setPen(colour(ThemeRole::Text3));
    paintTabular(&p, QRectF(width() - 12 - fact, 0, fact, height()), Qt::AlignLeft, m_fact);
    p.setFont(Theme::font(TypeRole::BodyStrong));
    p.setPen(colour(ThemeRole::Text1));
    const qreal name = qMin(240.0, QFontMetricsF(p.font()).horizontalAdvance(text()) + 1);
    paintLine(&p, QRectF(36, 0, name, height()), text());
    p.setFont(Theme::font(TypeRole::Mono));
    p.setPen(colour(ThemeRole::Text3));
    const QRectF where(36 + name + 12, 0, width() - 36 - name - 24 - fact - 12, height());
    paintLine(&p, where, QFontMetricsF(p.font()).elidedText(m_path, Qt::ElideMiddle, where.width()));
}

void RecentDeskRow::keyPressEvent(QKeyEvent *event)
{
    if (pressedBy(event))
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace steward
