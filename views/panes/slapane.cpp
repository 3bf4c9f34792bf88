// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/slapane.h"

#include "core/base/clock.h"
#include "core/desk/session.h"
#include "models/deskvocabulary.h"
#include "views/charts/chartcard.h"
#include "views/editors/deskquerylanguage.h"
#include "views/editors/queryfield.h"
#include "views/panes/boardtile.h"
#include "views/shell/deskfocus.h"
#include "views/shell/paneregistry.h"
#include "views/shell/stateview.h"
#include "views/text/format.h"
#include "views/theme/texttint.h"
#include "views/theme/theme.h"

#include <QComboBox>
#include <QDataStream>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace steward {

STEWARD_PANE(SlaPane, "sla", QT_TRANSLATE_NOOP("Panes", "Service levels"), "chart-bar", PaneArea::Centre)

namespace {

constexpr int wide = 760; ///< from this width on two cards stand side by side
constexpr int weekChoices[] = {4, 12, 26};

} // namespace

SlaPane::SlaPane(const PaneContext &context)
    : Pane(context)
    , m_focus(DeskFocus::of(context.session))
{
    setObjectName(u"slaPane"_s);
    build();
    m_minute.setInterval(60'000);
    connect(&m_minute, &QTimer::timeout, this, &SlaPane::read);
    m_minute.start();
    if (context.session) {
        connect(context.session, &DeskSession::changed, this, [this] {
            m_isStale = true;
            if (isVisible())
                read();
        });
    }
}

template<class C>
C *SlaPane::addCard()
{
    auto *chart = new C;
    auto *card = new ChartCard(chart, m_page);
    m_cards.append(card);
    return chart;
}

void SlaPane::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *strip = new QHBoxLayout;
    strip->setContentsMargins(12, 8, 12, 8);
    strip->setSpacing(8);
    m_field = new QueryField(this);
    m_field->setObjectName(u"slaQuery"_s);
    if (DeskVocabulary *vocabulary = DeskVocabulary::of(context().session)) {
        m_language = new DeskQueryLanguage(vocabulary, this);
        m_field->setLanguage(m_language);
    }
    m_field->setMaximumWidth(420);
    strip->addWidget(m_field, 2);
    m_period = new QComboBox(this);
    m_period->setObjectName(u"slaPeriod"_s);
    for (const int weeks : weekChoices)
        m_period->addItem({}, weeks);
    m_period->setCurrentIndex(1);
    strip->addWidget(m_period);
    m_asOf = new QLabel(this);
    m_asOf->setObjectName(u"slaAsOf"_s);
    m_asOf->setFont(Theme::font(TypeRole::Small));
    tintText(m_asOf, ThemeRole::Text2);
    strip->addStretch(1);
    strip->addWidget(m_asOf);
    column->addLayout(strip);

    auto *inside = new QWidget(this);
    m_stack = new QStackedLayout(inside);
    m_stack->setContentsMargins(0, 0, 0, 0);
    m_state = new StateView(inside);
    m_scroll = new QScrollArea(inside);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_page = new QWidget;
    m_page->setAutoFillBackground(false);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_grid = new QGridLayout(m_page);
    m_grid->setContentsMargins(12, 0, 12, 12);
    m_grid->setSpacing(10);
    for (int i = 0; i < 5; ++i) {
        auto *tile = new BoardTile(m_page);
        tile->setObjectName(u"slaTile%1"_s.arg(i));
        connect(tile, &QAbstractButton::clicked, this, [this, tile] { openQuery(tile->query()); });
        m_tiles.append(tile);
    }
    m_burnDown = addCard<LineChart>();
    m_load = addCard<HeatChart>();
    m_attainment = addCard<ShareChart>();
    m_trend = addCard<LineChart>();
    m_priorities = addCard<ShareChart>();
    m_ages = addCard<BarChart>();
    m_holds = addCard<RankChart>();
    m_scroll->setWidget(m_page);
    m_stack->addWidget(m_state);
    m_stack->addWidget(m_scroll);
    column->addWidget(inside, 1);
    lay();

    connect(m_field, &QueryField::submitted, this, &SlaPane::read);
    connect(m_period, &QComboBox::activated, this, &SlaPane::read);
}

/// Tiles over the whole width, cards in one column or two.
void SlaPane::lay()
{
    const int columns = width() >= wide ? 2 : 1;
    if (columns == m_columns)
        return;
    m_columns = columns;
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->layout();
        delete item;
    }
    const int perRow = columns == 2 ? 5 : 2;
    constexpr int cells = 10; // divides by five tiles, by two cards, and by one
    int row = 0;
    for (int i = 0; i < m_tiles.size(); ++i) {
        row = i / perRow;
        m_grid->addWidget(m_tiles[i], row, i % perRow * (cells / perRow), 1, cells / perRow);
    }
    for (int i = 0; i < m_cards.size(); ++i) {
        const bool isLast = i + 1 == m_cards.size() && i % columns == 0;
        m_grid->addWidget(m_cards[i], row + 1 + i / columns, i % columns * (cells / columns), 1, isLast ? cells : cells / columns);
    }
}

QWidget *SlaPane::focusTarget() { return m_tiles.first(); }

QByteArray SlaPane::saveState() const
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << qint32(1) << m_field->text() << m_period->currentData().toInt();
    return bytes;
}

bool SlaPane::restoreState(const QByteArray &state)
{
    QDataStream in(state);
    qint32 version = 0;
    QString query;
    int weeks = 0;
    in >> version >> query >> weeks;
    if (in.status() != QDataStream::Ok || version != 1)
        return false;
    m_field->setText(query);
    m_period->setCurrentIndex(qMax(0, m_period->findData(weeks)));
    m_isStale = true;
    return true;
}

void SlaPane::retranslate()
{
    m_field->setPlaceholder(tr("All tickets; a query counts fewer"));
    m_field->setAccessibleName(tr("Tickets that are counted"));
    m_period->setAccessibleName(tr("Period"));
    for (int i = 0; i < m_period->count(); ++i)
        m_period->setItemText(i, tr("Last %n week(s)", nullptr, m_period->itemData(i).toInt()));
    for (ChartCard *card : std::as_const(m_cards))
        card->retranslate();
    if (m_board)
        show(*m_board);
}

void SlaPane::showEvent(QShowEvent *event)
{
    Pane::showEvent(event);
    if (m_isStale)
        read();
}

void SlaPane::resizeEvent(QResizeEvent *event)
{
    Pane::resizeEvent(event);
    lay();
}

void SlaPane::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.fillRect(rect(), Theme::colour(ThemeRole::Window));
}

void SlaPane::read()
{
    if (!context().session || !isVisible())
        return;
    m_isStale = false;
    if (!m_board) {
        m_state->showLoading(tr("Counting"), tr("Clocks of open tickets, and of those that ended in the period"));
        m_stack->setCurrentWidget(m_state);
    }
    SlaBoardOptions options;
    options.query = m_field->text();
    options.weeks = m_period->currentData().toInt();
    deliver(context().session->readSlowly<SlaBoard>(m_channel, [options](Workspace &desk) { return readSlaBoard(desk, options); }), this,
        [this](const Result<SlaBoard> &board) {
            if (!board) {
                m_state->showError(board.error(), [this] { read(); });
                m_stack->setCurrentWidget(m_state);
                return;
            }
            show(*board);
            Q_EMIT shown();
        });
}

void SlaPane::show(const SlaBoard &board)
{
    m_board = board;
    //: %1 is a date and time, %2 a number of tickets.
    m_asOf->setText(tr("As of %1 · %2 tickets").arg(format::moment(board.at, board.at), format::count(board.tickets)));
    showTiles(board);
    showBurnDown(board);
    showLoad(board);
    showAttainment(board);
    showTrend(board);
    showPriorities(board);
    showAges(board);
    showHolds(board);
    m_stack->setCurrentWidget(m_scroll);
}

void SlaPane::openQuery(const QString &query)
{
    if (!m_focus)
        return;
    context().host->openPane(u"queue"_s);
    m_focus->showQuery(query);
}

} // namespace steward
