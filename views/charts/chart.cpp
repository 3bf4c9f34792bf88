// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/charts/chart.h"

#include "views/text/format.h"
#include "views/theme/glyphs.h"
#include "views/theme/tabular.h"
#include "views/theme/theme.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr double axisHeight = 20;
constexpr double scaleWidth = 40;

void say(QPainter &p, const QRectF &box, Qt::Alignment where, const QString &text, TypeRole type, ThemeRole role)
{
    p.setFont(Theme::font(type));
    p.setPen(Theme::colour(role));
    paintTabular(&p, box, where, text);
}

/// A round number at or above `value`, and the step between four lines below it.
std::pair<double, double> scaleOf(double value)
{
    const double raw = std::max(value, 1.0) / 4;
    const double power = std::pow(10, std::floor(std::log10(raw)));
    double step = power * 10;
    for (const double one : {1.0, 2.0, 2.5, 5.0}) {
        if (one * power >= raw) {
            step = one * power;
            break;
        }
    }
    step = std::max(step, 1.0);
    return {step * std::ceil(value / step), step};
}

void hairline(QPainter &p, double left, double right, double y, ThemeRole role)
{
    p.fillRect(QRectF(left, std::round(y), right - left, 1), Theme::colour(role));
}

} // namespace

QString percentText(double share)
{
    const double floored = share >= 1 ? 100.0 : std::floor(share * 1000) / 10;
    return QLocale().toString(floored, 'f', floored >= 100 ? 0 : 1);
}

QString ChartTable::text() const
{
    QStringList lines{headings.join(u'\t')};
    for (const QStringList &row : rows)
        lines.append(row.join(u'\t'));
    return lines.join(u'\n');
}

Chart::Chart(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void Chart::setTable(const ChartTable &table)
{
    m_table = table;
    QStringList parts;
    for (const QStringList &row : table.rows)
        parts.append(row.join(u' '));
    setAccessibleDescription(parts.join(u"; "_s));
    updateGeometry();
    update();
}

void Chart::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    paint(p, QRectF(rect()));
}

// --- bars ---

void BarChart::setBars(const QList<Bar> &bars, const QStringList &headings)
{
    m_bars = bars;
    ChartTable table{headings, {}, {false, true}};
    for (const Bar &bar : bars)
        table.rows.append({bar.label, format::count(bar.value)});
    setTable(table);
}

void BarChart::paint(QPainter &p, const QRectF &box) const
{
    if (m_bars.isEmpty())
        return;
    qint64 most = 0;
    for (const Bar &bar : m_bars)
        most = std::max(most, bar.value);
    const auto [top, step] = scaleOf(double(most));
    const QRectF plot = box.adjusted(scaleWidth, 18, -4, -axisHeight);
    for (double value = 0; value <= top; value += step) {
        const double y = plot.bottom() - plot.height() * value / top;
        hairline(p, plot.left(), plot.right(), y, value == 0 ? ThemeRole::Line2 : ThemeRole::Line);
        say(p, QRectF(box.left(), y - 8, scaleWidth - 8, 16), Qt::AlignRight, format::count(qint64(value)), TypeRole::Micro, ThemeRole::Text2);
    }
    const double slot = plot.width() / double(m_bars.size());
    for (qsizetype i = 0; i < m_bars.size(); ++i) {
        const Bar &bar = m_bars[i];
        const double height = plot.height() * double(bar.value) / top;
        const QRectF body(std::round(plot.left() + slot * double(i) + slot * 0.12), std::round(plot.bottom() - height),
            std::round(slot * 0.76), std::round(height));
        p.fillRect(body, Theme::colour(bar.isStrong ? ThemeRole::Accent : ThemeRole::Bar));
        const QRectF around(body.center().x() - slot / 2, body.top() - 18, slot, 16);
        say(p, around, Qt::AlignHCenter, format::count(bar.value), TypeRole::MicroStrong, ThemeRole::Text1);
        say(p, QRectF(around.left(), plot.bottom() + 3, slot, 16), Qt::AlignHCenter, bar.label, TypeRole::Micro, ThemeRole::Text2);
    }
}

// --- lying bars ---

void RankChart::setRows(const QList<std::pair<QString, qint64>> &rows, const QStringList &headings)
{
    m_rows = rows;
    ChartTable table{headings, {}, {false, true}};
    for (const auto &[name, value] : rows)
        table.rows.append({name, format::count(value)});
    setTable(table);
}

void RankChart::paint(QPainter &p, const QRectF &box) const
{
    if (m_rows.isEmpty())
        return;
    double names = 80;
    qint64 most = 1;
    for (const auto &[name, value] : m_rows) {
        names = std::max(names, tabularWidth(Theme::font(TypeRole::Small), name));
        most = std::max(most, value);
    }
    names = std::min(names + 14, box.width() * 0.45);
    const double height = std::min(30.0, box.height() / double(m_rows.size()));
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const QRectF row(box.left(), box.top() + height * double(i), box.width(), height);
        p.setFont(Theme::font(TypeRole::Small));
        p.setPen(Theme::colour(ThemeRole::Text1));
        paintLine(&p, QRectF(row.left(), row.top(), names - 8, height), m_rows[i].first);
        const QRectF track(row.left() + names, std::round(row.center().y() - 5), row.width() - names - 56, 10);
        p.fillRect(track, Theme::colour(ThemeRole::Track));
        const QRectF bar(track.left(), track.top(), std::round(track.width() * double(m_rows[i].second) / double(most)), 10);
        p.fillRect(bar, Theme::colour(i == 0 ? ThemeRole::Accent : ThemeRole::Bar));
        say(p, QRectF(track.right(), row.top(), 56, height), Qt::AlignRight, format::count(m_rows[i].second), TypeRole::SmallStrong, ThemeRole::Text1);
    }
}

// --- heat ---

void HeatChart::setCells(const QStringList &rows, const QStringList &columns, const QList<QList<double>> &cells, const QStringList &headings)
{
    m_rows = rows;
    m_columns = columns;
    m_cells = cells;
    ChartTable table{headings + columns, {}, {false}};
    for (qsizetype i = 0; i < rows.size(); ++i) {
        QStringList line{rows[i]};
        for (const double value : cells[i])
            line.append(QLocale().toString(value, 'f', 1));
        table.rows.append(line);
    }
    for (qsizetype i = 0; i < columns.size(); ++i)
        table.isNumber.append(true);
    setTable(table);
}

void HeatChart::paint(QPainter &p, const QRectF &box) const
{
    if (m_rows.isEmpty() || m_columns.isEmpty())
        return;
    double most = 0;
    for (const QList<double> &row : m_cells)
        most = std::max(most, *std::max_element(row.begin(), row.end()));
    constexpr double names = 36;
    const double width = (box.width() - names) / double(m_columns.size());
    const double height = std::min(30.0, (box.height() - axisHeight) / double(m_rows.size()));
    bool hasFrame = false;
    for (qsizetype row = 0; row < m_rows.size(); ++row) {
        const double y = box.top() + height * double(row);
        say(p, QRectF(box.left(), y, names - 8, height), Qt::AlignRight, m_rows[row], TypeRole::Micro, ThemeRole::Text2);
        for (qsizetype column = 0; column < m_columns.size(); ++column) {
            const double value = m_cells[row][column];
            const QRectF cell(std::round(box.left() + names + width * double(column)), std::round(y), std::round(width) - 1, std::round(height) - 1);
            const int step = most > 0 ? int(std::ceil(value / most * 5)) : 0;
            p.fillRect(cell, Theme::roles().heat(step));
            if (width >= 22) {
                p.setFont(Theme::font(TypeRole::Micro));
                p.setPen(Theme::roles().textOnHeat(step));
                paintTabular(&p, cell, Qt::AlignHCenter, QString::number(qRound(value)));
            }
            if (!hasFrame && most > 0 && value == most) {
                hasFrame = true;
                p.setPen(QPen(Theme::colour(ThemeRole::Text1), 1));
                p.setBrush(Qt::NoBrush);
                p.drawRect(cell.adjusted(0.5, 0.5, -0.5, -0.5));
            }
        }
    }
    const double floor = box.top() + height * double(m_rows.size()) + 3;
    for (qsizetype column = 0; column < m_columns.size(); ++column)
        say(p, QRectF(box.left() + names + width * double(column), floor, width, 16), Qt::AlignHCenter, m_columns[column], TypeRole::Micro,
            ThemeRole::Text2);
}

// --- lines ---

void LineChart::setLines(const Lines &lines, const ChartTable &table)
{
    m_lines = lines;
    setTable(table);
}

void LineChart::paint(QPainter &p, const QRectF &box) const
{
    if (m_lines.points.isEmpty())
        return;
    double most = 0;
    double least = m_lines.isPercent ? 100 : 0;
    for (const QList<Point> *points : {&m_lines.points, &m_lines.plan}) {
        for (const Point &point : *points) {
            most = std::max(most, point.value);
            least = std::min(least, point.value);
        }
    }
    double bottom = 0;
    double top = 0;
    double step = 1;
    if (m_lines.isPercent) {
        step = least >= 90 ? 2 : least >= 75 ? 5 : least >= 50 ? 10 : 25;
        bottom = std::max(0.0, step * std::floor(least / step));
        top = 100;
    } else {
        std::tie(top, step) = scaleOf(most);
    }
    const QRectF plot = box.adjusted(scaleWidth, 8, -16, -axisHeight);
    const auto place = [&](const Point &point) {
        return QPointF(plot.left() + plot.width() * std::clamp(point.at, 0.0, 1.0),
            plot.bottom() - plot.height() * (point.value - bottom) / std::max(top - bottom, 1.0));
    };
    for (double value = bottom; value <= top + 0.001; value += step) {
        const double y = place({0, value}).y();
        hairline(p, plot.left(), plot.right(), y, value == bottom ? ThemeRole::Line2 : ThemeRole::Line);
        say(p, QRectF(box.left(), y - 8, scaleWidth - 8, 16), Qt::AlignRight, format::count(qint64(value)), TypeRole::Micro, ThemeRole::Text2);
    }
    for (const auto &[at, label] : m_lines.axis) {
        const double x = plot.left() + plot.width() * at;
        const double left = std::clamp(x - 40, box.left(), box.right() - 80);
        say(p, QRectF(left, plot.bottom() + 3, 80, 16), Qt::AlignHCenter, label, TypeRole::Micro, ThemeRole::Text2);
    }
    const auto pathOf = [&](const QList<Point> &points) {
        QPainterPath path(place(points.first()));
        for (qsizetype i = 1; i < points.size(); ++i) {
            if (m_lines.isStepped)
                path.lineTo(place({points[i].at, points[i - 1].value}));
            path.lineTo(place(points[i]));
        }
        return path;
    };
    p.setBrush(Qt::NoBrush);
    if (m_lines.plan.size() > 1) {
        p.setPen(QPen(Theme::colour(ThemeRole::Bar), 1.5, Qt::DashLine));
        QPainterPath plan(place(m_lines.plan.first()));
        for (const Point &point : m_lines.plan)
            plan.lineTo(place(point));
        p.drawPath(plan);
        const QPointF middle = (place(m_lines.plan.first()) + place(m_lines.plan.last())) / 2;
        say(p, QRectF(middle.x() + 6, middle.y() - 18, 120, 16), Qt::AlignLeft, m_lines.planWord, TypeRole::Micro, ThemeRole::Text2);
    }
    p.setPen(QPen(Theme::colour(ThemeRole::Accent), 2));
    p.drawPath(pathOf(m_lines.points));
    const QPointF last = place(m_lines.points.last());
    p.setPen(Qt::NoPen);
    p.setBrush(Theme::colour(ThemeRole::Accent));
    p.drawEllipse(last, 4, 4);
    const double width = tabularWidth(Theme::font(TypeRole::MicroStrong), m_lines.last) + 4;
    const double left = last.x() + 8 + width <= box.right() ? last.x() + 8 : last.x() - 8 - width;
    const double above = last.y() - 20 >= box.top() ? last.y() - 20 : last.y() + 6;
    say(p, QRectF(left, above, width, 16), Qt::AlignLeft, m_lines.last, TypeRole::MicroStrong, ThemeRole::Text1);
}

// --- shares ---

void ShareChart::setRows(const QList<Row> &rows, const ChartTable &table)
{
    m_rows = rows;
    setTable(table);
}

void ShareChart::paint(QPainter &p, const QRectF &box) const
{
    if (m_rows.isEmpty())
        return;
    double least = 1;
    double names = 60;
    double words = 40;
    double kinds = 30;
    for (const Row &row : m_rows) {
        kinds = std::max(kinds, tabularWidth(Theme::font(TypeRole::Micro), row.detail) + 12);
        least = std::min(least, row.share);
        names = std::max(names, tabularWidth(Theme::font(TypeRole::Small), row.name));
        words = std::max(words, tabularWidth(Theme::font(TypeRole::Small), row.word));
    }
    const double bottom = std::max(0.0, std::floor(least * 10) / 10 - (least >= 0.1 ? 0.05 : 0));
    names = std::min(names + 12, box.width() * 0.42);
    constexpr double figures = 46;
    const QRectF plot(box.left() + names + kinds, box.top(), box.width() - names - kinds - figures - 20 - words - 12, box.height() - axisHeight);
    const double height = std::min(26.0, plot.height() / double(m_rows.size()));
    const auto xOf = [&](double share) { return plot.left() + plot.width() * (share - bottom) / (1 - bottom); };
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows[i];
        const double y = box.top() + height * double(i);
        const double middle = std::round(y + height / 2);
        const bool isWorst = i == 0;
        p.setFont(Theme::font(isWorst ? TypeRole::SmallStrong : TypeRole::Small));
        p.setPen(Theme::colour(ThemeRole::Text1));
        paintLine(&p, QRectF(box.left(), y, names - 8, height), row.name);
        say(p, QRectF(box.left() + names, y, kinds, height), Qt::AlignLeft, row.detail, TypeRole::Micro, ThemeRole::Text2);
        hairline(p, plot.left(), plot.right(), middle, ThemeRole::Line2);
        const QPointF dot(xOf(row.share), middle + 0.5);
        p.setPen(QPen(Theme::colour(isWorst ? ThemeRole::Accent : ThemeRole::Bar), 4));
        p.drawLine(dot, QPointF(plot.right(), middle + 0.5));
        p.setPen(QPen(Theme::colour(isWorst ? ThemeRole::Accent : ThemeRole::Text2), 1.5));
        p.setBrush(Theme::colour(isWorst ? ThemeRole::Accent : ThemeRole::Base));
        p.drawEllipse(dot, 4.5, 4.5);
        say(p, QRectF(plot.right() + 8, y, figures - 8, height), Qt::AlignRight, percentText(row.share), TypeRole::SmallStrong, ThemeRole::Text1);
        paintGlyph(&p, {plot.right() + figures + 8, middle - 6}, row.glyph, Theme::roles());
        say(p, QRectF(plot.right() + figures + 26, y, words + 8, height), Qt::AlignLeft, row.word, TypeRole::Small, ThemeRole::Text1);
    }
    const double floor = box.top() + height * double(m_rows.size()) + 2;
    for (const double share : {bottom, (bottom + 1) / 2, 1.0}) {
        const QString text = QLocale().toString(share * 100, 'f', share * 100 == std::floor(share * 100) ? 0 : 1) + (share >= 1 ? u" %"_s : QString());
        say(p, QRectF(xOf(share) - 30, floor, 60, 16), Qt::AlignHCenter, text, TypeRole::Micro, ThemeRole::Text2);
    }
}

} // namespace steward
