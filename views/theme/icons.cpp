// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/theme/icons.h"

#include "views/theme/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

QString pathOf(const QString &name)
{
    return u":/icons/tabler/"_s + name + u".svg"_s;
}

/// In units of the 24 px grid.
const char *strokeFor(int size)
{
    if (size <= 14)
        return "2";
    if (size <= 16)
        return "1.9";
    if (size <= 18)
        return "1.75";
    if (size <= 20)
        return "1.7";
    if (size <= 24)
        return "1.5";
    return "1.3";
}

QPixmap rendered(const QString &name, int size, qreal ratio, const QColor &colour)
{
    const QString key = u"steward/%1/%2/%3/%4"_s.arg(name).arg(size).arg(ratio).arg(colour.rgba(), 8, 16);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("icon %s is not shipped", qPrintable(name));
        return pixmap;
    }
    QByteArray svg = file.readAll();
    svg.replace("stroke-width=\"2\"", QByteArray(QByteArray("stroke-width=\"") + strokeFor(size) + char(34)));
    svg.replace("currentColor", colour.name().toLatin1());
    QSvgRenderer renderer(svg);
    pixmap = QPixmap(QSize(size, size) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, size, size));
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class TintedIconEngine : public QIconEngine
{
public:
    TintedIconEngine(const QString &name, ThemeRole tint) : m_name(name), m_tint(tint) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(painter, rect, m_name, qMin(rect.width(), rect.height()), tintFor(mode));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return rendered(m_name, qMin(size.width(), size.height()), 1, tintFor(mode));
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        // Qt hands over device pixels.
        const int side = qRound(qMin(size.width(), size.height()) / scale);
        return rendered(m_name, side, scale, tintFor(mode));
    }
    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }
    QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override { return {{16, 16}, {20, 20}, {24, 24}, {32, 32}}; }
    QString iconName() override { return m_name; }
    QString key() const override { return u"steward"_s; }
    bool isNull() override { return false; }
    QIconEngine *clone() const override { return new TintedIconEngine(*this); }

private:
    QColor tintFor(QIcon::Mode mode) const
    {
        return Theme::colour(mode == QIcon::Disabled ? ThemeRole::TextDisabled : m_tint);
    }

    QString m_name;
    ThemeRole m_tint;
};

} // namespace

QIcon icon(const QString &name, ThemeRole tint)
{
    return name.isEmpty() ? QIcon() : QIcon(new TintedIconEngine(name, tint));
}

void paintIcon(QPainter *painter, const QRect &rect, const QString &name, int size, const QColor &colour)
{
    const QPixmap pixmap = rendered(name, size, painter->device()->devicePixelRatioF(), colour);
    painter->drawPixmap(QPoint(rect.left() + (rect.width() - size) / 2, rect.top() + (rect.height() - size) / 2), pixmap);
}

bool hasIcon(const QString &name)
{
    return QFile::exists(pathOf(name));
}

} // namespace steward
