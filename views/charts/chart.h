// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/roles.h"

#include <QList>
#include <QRectF>
#include <QStringList>
#include <QWidget>

class QPainter;

namespace steward {

/// What a chart says as a table: the twin for those who do not see it, and for the clipboard.
struct ChartTable
{
    QStringList headings;
    QList<QStringList> rows;
    QList<bool> isNumber = {}; ///< per column, stands right

    QString text() const; ///< tabs between columns
};

/// A chart: painted in theme roles, at any size and on paper. One series in accent, the rest in `bar`; labels stand at the
/// data. Its accessible text is the table. GUI thread.
class Chart : public QWidget
{
    Q_OBJECT
public:
    explicit Chart(QWidget *parent = nullptr);

    /// Paints into `box`, as vectors where the device has them.
    virtual void paint(QPainter &painter, const QRectF &box) const = 0;
    const ChartTable &table() const { return m_table; }
    QSize sizeHint() const override { return {420, 170}; }
    QSize minimumSizeHint() const override { return {240, 150}; }

protected:
    void setTable(const ChartTable &table);
    void paintEvent(QPaintEvent *event) override;

private:
    ChartTable m_table;
};

/// Bars that begin at zero, with their numbers on top; one may be emphasised.
class BarChart : public Chart
{
    Q_OBJECT
public:
    using Chart::Chart;
    struct Bar
    {
        QString label;
        qint64 value = 0;
        bool isStrong = false;
    };
    void setBars(const QList<Bar> &bars, const QStringList &headings);
    void paint(QPainter &painter, const QRectF &box) const override;

private:
    QList<Bar> m_bars;
};

/// Lying bars with a word before and a number behind each; the first is emphasised.
class RankChart : public Chart
{
    Q_OBJECT
public:
    using Chart::Chart;
    void setRows(const QList<std::pair<QString, qint64>> &rows, const QStringList &headings);
    void paint(QPainter &painter, const QRectF &box) const override;

private:
    QList<std::pair<QString, qint64>> m_rows;
};

/// Numbers in cells of six heat steps; the greatest has a frame.
class HeatChart : public Chart
{
    Q_OBJECT
public:
    using Chart::Chart;
    void setCells(const QStringList &rows, const QStringList &columns, const QList<QList<double>> &cells, const QStringList &headings);
    void paint(QPainter &painter, const QRectF &box) const override;

private:
    QStringList m_rows, m_columns;
    QList<QList<double>> m_cells;
};

/// A line over positions 0 … 1 with the last point marked; steps instead of slopes where the data are counts.
class LineChart : public Chart
{
    Q_OBJECT
public:
    using Chart::Chart;
    struct Point
    {
        double at = 0;
        double value = 0;
    };
    struct Lines
    {
        QList<Point> points;
        QString last; ///< words at the last point
        QList<Point> plan; ///< dashed, in `bar`
        QString planWord;
        QList<std::pair<double, QString>> axis; ///< labels below
        bool isStepped = false;
        bool isPercent = false;
    };
    void setLines(const Lines &lines, const ChartTable &table);
    void paint(QPainter &painter, const QRectF &box) const override;

private:
    Lines m_lines;
};

/// A dot on a scale for each row: a share in per cent, with a glyph and a word for how it stands.
class ShareChart : public Chart
{
    Q_OBJECT
public:
    using Chart::Chart;
    struct Row
    {
        QString name;
        QString detail; ///< "SLA"
        double share = 0; ///< 0 … 1
        Indicator glyph = Indicator::None;
        QString word;
    };
    void setRows(const QList<Row> &rows, const ChartTable &table);
    void paint(QPainter &painter, const QRectF &box) const override;
    QSize sizeHint() const override { return {420, qMax(150, 30 + 24 * int(m_rows.size()))}; }
    QSize minimumSizeHint() const override { return {300, sizeHint().height()}; }

private:
    QList<Row> m_rows;
};

/// 88.2, never rounded up to a whole hundred: 99.96 is 99.9.
QString percentText(double share);

} // namespace steward
