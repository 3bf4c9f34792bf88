// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/slaboard.h"
#include "core/storage/requestchannel.h"
#include "views/shell/pane.h"

#include <QTimer>

class QComboBox;
class QGridLayout;
class QLabel;
class QScrollArea;
class QStackedLayout;

namespace steward {

class BarChart;
class BoardTile;
class ChartCard;
class DeskFocus;
class DeskQueryLanguage;
class HeatChart;
class LineChart;
class QueryField;
class RankChart;
class ShareChart;
class StateView;

/// The service level dashboard: what needs somebody now as tiles that open their query, and how the desk has kept what it
/// promised as charts, each with its table. Reads in the background, anew when the desk changes and on the minute, only
/// while it is to be seen. GUI thread.
class SlaPane : public Pane
{
    Q_OBJECT
public:
    explicit SlaPane(const PaneContext &context);

    QWidget *focusTarget() override;
    QByteArray saveState() const override;
    bool restoreState(const QByteArray &state) override;
    QList<BoardTile *> tiles() const { return m_tiles; }
    QList<ChartCard *> cards() const { return m_cards; }

Q_SIGNALS:
    void shown(); ///< a board that was read stands on the screen

protected:
    void retranslate() override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void lay();
    void read();
    void show(const SlaBoard &board);
    void showTiles(const SlaBoard &board);
    void showAttainment(const SlaBoard &board);
    void showPriorities(const SlaBoard &board);
    void showTrend(const SlaBoard &board);
    void showLoad(const SlaBoard &board);
    void showAges(const SlaBoard &board);
    void showHolds(const SlaBoard &board);
    void showBurnDown(const SlaBoard &board);
    void openQuery(const QString &query);
    template<class C>
    C *addCard();

    DeskFocus *m_focus = nullptr;
    DeskQueryLanguage *m_language = nullptr;
    QueryField *m_field = nullptr;
    QComboBox *m_period = nullptr;
    QLabel *m_asOf = nullptr;
    QScrollArea *m_scroll = nullptr;
    QWidget *m_page = nullptr;
    QGridLayout *m_grid = nullptr;
    QStackedLayout *m_stack = nullptr;
    StateView *m_state = nullptr;
    QList<BoardTile *> m_tiles;
    QList<ChartCard *> m_cards;
    ShareChart *m_attainment = nullptr;
    ShareChart *m_priorities = nullptr;
    LineChart *m_trend = nullptr;
    LineChart *m_burnDown = nullptr;
    HeatChart *m_load = nullptr;
    BarChart *m_ages = nullptr;
    RankChart *m_holds = nullptr;
    std::optional<SlaBoard> m_board;
    RequestChannel m_channel;
    QTimer m_minute;
    bool m_isStale = true;
    int m_columns = 0;
};

} // namespace steward
