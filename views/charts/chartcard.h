// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/charts/chart.h"

class QLabel;
class QStackedLayout;
class QStandardItemModel;
class QTableView;
class QToolButton;

namespace steward {

class ElidedLabel;

/// A chart in its frame: the finding as title, what it counts below, and two buttons: its table in its place, and copying
/// that. GUI thread.
class ChartCard : public QWidget
{
    Q_OBJECT
public:
    explicit ChartCard(Chart *chart, QWidget *parent = nullptr); ///< takes the chart

    void setWords(const QString &finding, const QString &about);
    QString finding() const;
    QString about() const;
    Chart *chart() const { return m_chart; }
    bool showsTable() const;
    void setShowsTable(bool on);
    void retranslate();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void fillTable();

    Chart *m_chart;
    ElidedLabel *m_finding;
    QLabel *m_about;
    QToolButton *m_twin;
    QToolButton *m_copy;
    QStackedLayout *m_stack;
    QTableView *m_view;
    QStandardItemModel *m_model;
};

} // namespace steward
