// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/charts/chartcard.h"

#include "views/editors/elidedlabel.h"
#include "views/theme/controlpainter.h"
#include "views/theme/icons.h"
#include "views/theme/texttint.h"
#include "views/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QStackedLayout>
#include <QStandardItemModel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace steward {

ChartCard::ChartCard(Chart *chart, QWidget *parent)
    : QWidget(parent)
    , m_chart(chart)
    , m_finding(new ElidedLabel(TypeRole::Finding, ThemeRole::Text1, this))
    , m_about(new QLabel(this))
    , m_twin(new QToolButton(this))
    , m_copy(new QToolButton(this))
    , m_view(new QTableView(this))
    , m_model(new QStandardItemModel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 10, 14, 10);
    column->setSpacing(2);
    auto *head = new QHBoxLayout;
    head->setSpacing(4);
    head->addWidget(m_finding, 1);
    m_twin->setIcon(icon(u"table"_s));
    m_twin->setCheckable(true);
    m_twin->setAutoRaise(true);
    m_copy->setIcon(icon(u"copy"_s));
    m_copy->setAutoRaise(true);
    head->addWidget(m_twin);
    head->addWidget(m_copy);
    column->addLayout(head);
    m_about->setFont(Theme::font(TypeRole::Small));
    m_about->setWordWrap(true);
    tintText(m_about, ThemeRole::Text2);
    column->addWidget(m_about);
    column->addSpacing(6);

    m_view->setModel(m_model);
    m_view->setShowGrid(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(24);
    m_view->horizontalHeader()->setHighlightSections(false);
    auto *inside = new QWidget(this);
    m_stack = new QStackedLayout(inside);
    m_stack->setContentsMargins(0, 0, 0, 0);
    m_stack->addWidget(m_chart);
    m_stack->addWidget(m_view);
    column->addWidget(inside, 1);

    connect(m_twin, &QToolButton::toggled, this, &ChartCard::setShowsTable);
    connect(m_copy, &QToolButton::clicked, this,
        [this] { QApplication::clipboard()->setText(finding() + u'\n' + about() + u'\n' + m_chart->table().text()); });
    retranslate();
}

void ChartCard::retranslate()
{
    m_twin->setToolTip(tr("Table of the chart"));
    m_twin->setAccessibleName(tr("Table of the chart"));
    m_copy->setToolTip(tr("Copy the table"));
    m_copy->setAccessibleName(tr("Copy the table"));
    m_view->setAccessibleName(tr("Table of the chart"));
}

void ChartCard::setWords(const QString &finding, const QString &about)
{
    m_finding->setWords(finding);
    m_about->setText(about);
    m_chart->setAccessibleName(finding);
    fillTable();
}

QString ChartCard::finding() const { return m_finding->text(); }

QString ChartCard::about() const { return m_about->text(); }

bool ChartCard::showsTable() const { return m_stack->currentWidget() == m_view; }

void ChartCard::setShowsTable(bool on)
{
    m_twin->setChecked(on);
    m_stack->setCurrentIndex(on ? 1 : 0);
}

void ChartCard::fillTable()
{
    const ChartTable &table = m_chart->table();
    m_model->clear();
    m_model->setHorizontalHeaderLabels(table.headings);
    for (qsizetype column = 0; column < table.headings.size(); ++column) {
        const bool right = table.isNumber.value(column);
        m_model->horizontalHeaderItem(int(column))->setTextAlignment((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    for (const QStringList &row : table.rows) {
        QList<QStandardItem *> items;
        for (qsizetype column = 0; column < row.size(); ++column) {
            auto *item = new QStandardItem(row[column]);
            item->setTextAlignment((table.isNumber.value(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
            items.append(item);
        }
        m_model->appendRow(items);
    }
    m_view->resizeColumnsToContents();
    if (table.headings.size() < 8)
        m_view->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
}

void ChartCard::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    controls::frame(&p, rect(), 4, Theme::colour(ThemeRole::Base), Theme::colour(ThemeRole::Line2));
}

} // namespace steward
