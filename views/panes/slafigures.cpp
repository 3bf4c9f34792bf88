// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
//
// What the cards of the service level dashboard say: a finding in words, what was counted, and the chart.

#include "models/deskvocabulary.h"
#include "views/charts/chartcard.h"
#include "views/panes/boardtile.h"
#include "views/panes/slapane.h"
#include "views/text/format.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

ChartCard *cardOf(Chart *chart)
{
    for (QWidget *at = chart->parentWidget(); at; at = at->parentWidget()) {
        if (auto *card = qobject_cast<ChartCard *>(at))
            return card;
    }
    return nullptr;
}

/// By the share that was met: what a desk would call it. The word stands beside the glyph.
std::pair<Indicator, QString> standing(double share)
{
    if (share >= 0.95)
        return {Indicator::Ok, SlaPane::tr("well kept")};
    if (share >= 0.9)
        return {Indicator::Warn, SlaPane::tr("just kept")};
    return {Indicator::Risk, SlaPane::tr("often missed")};
}

QString kindWord(const QString &kind)
{
    if (kind == u"ola")
        return SlaPane::tr("OLA");
    if (kind == u"uc")
        return SlaPane::tr("UC");
    return SlaPane::tr("SLA");
}

ChartTable shareTable(const QList<Attainment> &rows, const QString &first, const std::function<QString(const Attainment &)> &name)
{
    ChartTable table{{first, SlaPane::tr("Met %"), SlaPane::tr("Clocks"), SlaPane::tr("Met"), SlaPane::tr("Missed"),
                         SlaPane::tr("Open and over"), SlaPane::tr("Running")},
        {}, {false, true, true, true, true, true, true}};
    for (const Attainment &one : rows)
        table.rows.append({name(one), one.rate() ? percentText(*one.rate()) : u"–"_s, format::count(one.counted()), format::count(one.met),
            format::count(one.missed), format::count(one.over), format::count(one.running)});
    return table;
}

} // namespace

void SlaPane::showTiles(const SlaBoard &board)
{
    for (int i = 0; i < m_tiles.size() && i < board.counts.size(); ++i) {
        const BoardCount &one = board.counts[i];
        const QString when = one.since ? format::moment(*one.since, board.at) : QString();
        const int n = int(one.count);
        QString word;
        QString fact = tr("None");
        Indicator glyph = Indicator::Ok;
        if (one.key == u"breached") {
            word = tr("over", "tickets that took longer than agreed");
            glyph = Indicator::Breach;
            if (!one.number.isEmpty())
                fact = tr("%1, since %2").arg(one.number, when);
        } else if (one.key == u"breaching") {
            word = tr("over within 1 h");
            glyph = Indicator::Risk;
            if (!one.number.isEmpty())
                fact = tr("%1, at %2").arg(one.number, when);
        } else if (one.key == u"unassigned") {
            word = tr("unassigned");
            glyph = Indicator::Warn;
            if (!one.number.isEmpty())
                fact = tr("%1, since %2").arg(one.number, when);
        } else if (one.key == u"paused") {
            word = tr("waiting");
            glyph = Indicator::Paused;
            fact = tr("%n of them over two days", nullptr, int(one.more));
        } else {
            word = tr("due today");
            glyph = Indicator::Idle;
            fact = tr("of %1 this day").arg(format::count(board.dueToday));
        }
        if (n == 0 && glyph != Indicator::Paused && glyph != Indicator::Idle)
            glyph = Indicator::Ok;
        m_tiles[i]->setCount(glyph, format::count(n), word, fact, one.query);
        m_tiles[i]->setFilled(one.key == u"breached" && n > 0);
    }
}

void SlaPane::showAttainment(const SlaBoard &board)
{
    QList<ShareChart::Row> rows;
    QList<Attainment> counted;
    for (const Attainment &one : board.attainments) {
        if (!one.rate())
            continue;
        const auto [glyph, word] = standing(*one.rate());
        rows.append({one.agreement + u" · "_s + one.name, kindWord(one.kind), *one.rate(), glyph, word});
        counted.append(one);
    }
    m_attainment->setRows(rows, shareTable(counted, tr("Target"), [](const Attainment &one) { return QString(one.agreement + u" · "_s + one.name); }));
    const QString about = tr("Clocks met in %n week(s), in per cent; open ones that are over count as missed", nullptr, board.weeks);
    if (rows.isEmpty()) {
        cardOf(m_attainment)->setWords(tr("No clock has ended yet"), tr("Agreements and their targets are records under Administration"));
        return;
    }
    //: %1 is a target of an agreement, %2 a percentage.
    cardOf(m_attainment)->setWords(tr("%1 is met least: %2 %").arg(rows.first().name, percentText(rows.first().share)), about);
}

void SlaPane::showPriorities(const SlaBoard &board)
{
    QList<ShareChart::Row> rows;
    for (const Attainment &one : board.byPriority) {
        const auto [glyph, word] = standing(one.rate().value_or(1));
        rows.append({u"P"_s + one.name, tr("%n clock(s)", nullptr, int(one.counted())), one.rate().value_or(1), glyph, word});
    }
    m_priorities->setRows(rows, shareTable(board.byPriority, tr("Priority"), [](const Attainment &one) { return QString(u"P"_s + one.name); }));
    qint64 met = 0;
    qint64 counted = 0;
    for (const Attainment &one : board.byPriority) {
        met += one.met;
        counted += one.counted();
    }
    const QString finding = counted == 0 ? tr("No ticket with a time to resolve")
                                         : tr("%1 of %2 were resolved in time").arg(format::count(met), format::count(counted));
    cardOf(m_priorities)->setWords(finding, tr("Time to resolve by the priority that tickets have now, in per cent"));
}

void SlaPane::showTrend(const SlaBoard &board)
{
    LineChart::Lines lines;
    lines.isPercent = true;
    ChartTable table{{tr("Week from"), tr("Met %"), tr("Clocks"), tr("Met")}, {}, {false, true, true, true}};
    const double last = qMax<double>(1, double(board.trend.size()) - 1);
    for (qsizetype i = 0; i < board.trend.size(); ++i) {
        const WeekRate &week = board.trend[i];
        const QString day = QLocale().toString(week.monday, QLocale::ShortFormat);
        table.rows.append({day, week.counted > 0 ? percentText(double(week.met) / double(week.counted)) : u"–"_s,
            format::count(week.counted), format::count(week.met)});
        if (week.counted > 0)
            lines.points.append({double(i) / last, 100.0 * double(week.met) / double(week.counted)});
        if (i == 0 || i + 1 == board.trend.size() || i == board.trend.size() / 2)
            lines.axis.append({double(i) / last, tr("W%1").arg(week.monday.weekNumber())});
    }
    QString finding = tr("No clock has ended yet");
    if (!lines.points.isEmpty()) {
        const double now = lines.points.last().value / 100;
        lines.last = tr("%1 %").arg(percentText(now));
        const double before = lines.points.size() > 1 ? lines.points[lines.points.size() - 2].value / 100 : now;
        finding = now >= before ? tr("%1 % this week, %2 % in the week before") : tr("Down to %1 % this week, from %2 %");
        finding = finding.arg(percentText(now), percentText(before));
    }
    m_trend->setLines(lines, table);
    cardOf(m_trend)->setWords(finding, tr("Time to resolve met, by the week in which clocks ended"));
}

void SlaPane::showLoad(const SlaBoard &board)
{
    int first = 24;
    int last = -1;
    for (const auto &day : board.load) {
        for (int hour = 0; hour < 24; ++hour) {
            if (day[size_t(hour)] > 0) {
                first = qMin(first, hour);
                last = qMax(last, hour);
            }
        }
    }
    QStringList rows;
    QStringList columns;
    QList<QList<double>> cells;
    int bestDay = 0;
    int bestHour = 0;
    for (int hour = first; hour <= last; ++hour)
        columns.append(QString::number(hour));
    for (int day = 0; day < 7 && last >= 0; ++day) {
        rows.append(QLocale().dayName(day + 1, QLocale::ShortFormat));
        QList<double> line;
        for (int hour = first; hour <= last; ++hour) {
            line.append(double(board.load[size_t(day)][size_t(hour)]) / board.weeks);
            if (board.load[size_t(day)][size_t(hour)] > board.load[size_t(bestDay)][size_t(bestHour)]) {
                bestDay = day;
                bestHour = hour;
            }
        }
        cells.append(line);
    }
    m_load->setCells(rows, columns, cells, {tr("Weekday")});
    const QString finding = last < 0 ? tr("No ticket was opened in the period")
                                     //: %1 is a day of the week, %2 an hour such as 10:00.
                                     : tr("%1 at %2 brings most tickets").arg(QLocale().dayName(bestDay + 1), u"%1:00"_s.arg(bestHour));
    cardOf(m_load)->setWords(finding, tr("New tickets by weekday and hour, mean of %n week(s)", nullptr, board.weeks));
}

void SlaPane::showAges(const SlaBoard &board)
{
    const QStringList labels{tr("< 4 h"), tr("4–8 h"), tr("8–24 h"), tr("1–3 d"), tr("3–7 d"), tr("7–14 d"), tr("14–30 d"), tr("> 30 d")};
    QList<BarChart::Bar> bars;
    for (qsizetype i = 0; i < board.ages.size(); ++i)
        bars.append({labels.value(i), board.ages[i], i + 1 == board.ages.size()});
    m_ages->setBars(bars, {tr("Age"), tr("Open tickets")});
    cardOf(m_ages)->setWords(tr("%n ticket(s) are older than 30 days", nullptr, int(board.ages.last())), tr("Open tickets by the time since they were opened"));
}

void SlaPane::showHolds(const SlaBoard &board)
{
    QList<std::pair<QString, qint64>> rows;
    DeskVocabulary *vocabulary = DeskVocabulary::of(context().session);
    qint64 all = 0;
    for (const auto &[hold, count] : board.holds) {
        rows.append({hold.isEmpty() || !vocabulary ? tr("No reason given") : vocabulary->holdLabel(hold), count});
        all += count;
    }
    m_holds->setRows(rows, {tr("Waits for"), tr("Open tickets")});
    const QString finding = rows.isEmpty() ? tr("No ticket waits")
                                           //: %1 is a reason to wait, %2 and %3 numbers of tickets.
                                           : tr("%1: %2 of %3 that wait").arg(rows.first().first, format::count(rows.first().second), format::count(all));
    cardOf(m_holds)->setWords(finding, tr("Open tickets that wait, by reason"));
}

void SlaPane::showBurnDown(const SlaBoard &board)
{
    LineChart::Lines lines;
    lines.isStepped = true;
    ChartTable table{{tr("Time"), tr("Open")}, {}, {false, true}};
    const Instant begin = board.burnDown.first().first;
    constexpr double day = 86'400'000;
    for (const auto &[at, open] : board.burnDown) {
        lines.points.append({double((at - begin).count()) / day, double(open)});
        table.rows.append({QLocale().toString(QDateTime::fromMSecsSinceEpoch(at.ms).time(), u"HH:mm"_s), format::count(open)});
    }
    for (const int hour : {0, 6, 12, 18, 24})
        lines.axis.append({hour / 24.0, u"%1:00"_s.arg(hour)});
    const qint64 open = board.burnDown.last().second;
    lines.last = tr("%1 open").arg(format::count(open));
    if (board.dueToday > 0) {
        lines.plan = {{9 / 24.0, double(board.dueToday)}, {18 / 24.0, 0}};
        lines.planWord = tr("even pace, 9 to 18");
    }
    m_burnDown->setLines(lines, table);
    const QString finding = board.dueToday == 0 ? tr("Nothing is due today")
                                                : tr("%1 of %2 due today are still open").arg(format::count(open), format::count(board.dueToday));
    cardOf(m_burnDown)->setWords(finding, tr("Tickets with a deadline today, over the day"));
}

} // namespace steward
