// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "models/clockmodel.h"

#include "models/deskvocabulary.h"

#include <QLocale>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace steward {

ClockModel::ClockModel(const DeskVocabulary *vocabulary, QObject *parent)
    : QAbstractTableModel(parent)
    , m_vocabulary(vocabulary)
{
}

void ClockModel::setClock(const ExplainedClock &clock)
{
    beginResetModel();
    m_clock = clock;
    endResetModel();
}

int ClockModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_clock.lines.size()); }

int ClockModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString ClockModel::timeText(Instant at, const QString &zone)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(at.ms, QTimeZone(zone.toLatin1()));
    //: A date without its year, as Qt writes formats: Tue 24 Nov
    const QString day = QLocale().toString(local, tr("ddd d MMM"));
    const QString time = at.ms % 60'000 == 0 ? u"HH:mm"_s : at.ms % 1'000 == 0 ? u"HH:mm:ss"_s : u"HH:mm:ss.zzz"_s;
    return day + u' ' + local.toString(time);
}

QString ClockModel::spanText(Duration span)
{
    const qint64 ms = qAbs(span.count());
    QString text = u"%1:%2"_s.arg(ms / 3'600'000).arg(ms / 60'000 % 60, 2, 10, QChar(u'0'));
    if (ms % 60'000 != 0)
        text += u":%1"_s.arg(ms / 1'000 % 60, 2, 10, QChar(u'0'));
    if (ms % 1'000 != 0)
        text += u".%1"_s.arg(ms % 1'000, 3, 10, QChar(u'0'));
    return span.count() < 0 ? QString(QChar(0x2212) + text) : text;
}

QString ClockModel::className(ClockLine::Kind kind)
{
    switch (kind) {
    case ClockLine::Kind::Working: return tr("Running");
    case ClockLine::Kind::OffHours: return tr("Off hours");
    case ClockLine::Kind::Holiday: return tr("Holiday");
    case ClockLine::Kind::Paused: return tr("Paused");
    case ClockLine::Kind::Stopped: return tr("Resolved");
    }
    return {};
}

QString ClockModel::reasonOf(int row) const
{
    const ClockLine &line = m_clock.lines[row];
    switch (line.kind) {
    case ClockLine::Kind::Paused:
        return line.reason == u"condition" ? tr("The target's own condition") : m_vocabulary->holdLabel(line.reason);
    case ClockLine::Kind::Holiday: return line.reason;
    case ClockLine::Kind::OffHours: return line.reason.isEmpty() ? tr("Outside working hours") : line.reason;
    case ClockLine::Kind::Stopped: return tr("Until it was reopened");
    case ClockLine::Kind::Working: break;
    }
    if (line.moment < 0)
        return line.reason.isEmpty() ? tr("Working hours") : line.reason;
    if (row == 0)
        return tr("Clock started");
    const ClockLine::Kind before = m_clock.lines[row - 1].kind;
    return before == ClockLine::Kind::Paused ? tr("Went on")
        : before == ClockLine::Kind::Stopped ? tr("Reopened")
                                             : tr("Goal changed");
}

QVariant ClockModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_clock.lines.size())
        return {};
    const ClockLine &line = m_clock.lines[index.row()];
    if (role == KindRole)
        return int(line.kind);
    if (role == Qt::TextAlignmentRole)
        return index.column() == Counts ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    if (role == Qt::AccessibleTextRole)
        return QString(headerData(index.column(), Qt::Horizontal).toString() + u": "_s + index.data().toString());
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case From: return timeText(line.begin, m_clock.zone);
    case To: return timeText(line.end, m_clock.zone);
    case Class: return className(line.kind);
    case Reason: return reasonOf(index.row());
    case Counts: return line.kind == ClockLine::Kind::Working ? spanText(line.counted) : u"–"_s;
    }
    return {};
}

QVariant ClockModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == Counts ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant(int(Qt::AlignLeft | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case From: return tr("From");
    case To: return tr("To");
    case Class: return tr("Class");
    case Reason: return tr("Reason");
    case Counts: return tr("Counts");
    }
    return {};
}

QString ClockModel::heading() const
{
    //: %1 is what is measured ("Time to resolve"), %2 the goal in hours and minutes.
    return tr("%1 within %2").arg(m_clock.target, spanText(m_clock.clock.goal));
}

QString ClockModel::source() const
{
    const QString calendar = m_clock.calendar.isEmpty()
        ? tr("around the clock, times in UTC")
        //: %1 is the calendar's name, %2 its time zone.
        : tr("calendar %1, times in %2").arg(m_clock.calendar, m_clock.zone);
    return m_clock.agreement + u" · "_s + calendar;
}

QString ClockModel::sum() const
{
    QStringList parts;
    for (const ClockLine &line : m_clock.lines) {
        if (line.kind == ClockLine::Kind::Working)
            parts.append(spanText(line.counted));
    }
    const QString total = spanText(m_clock.clock.elapsed);
    QString left = parts.join(u" + "_s);
    if (parts.size() > 6) // all of them stand in the column
        left = parts.first() + u" + … + "_s + parts.last();
    //: %1 is a time that counted, %2 the goal.
    const QString of = tr("%1 of %2").arg(total, spanText(m_clock.clock.goal));
    return parts.size() > 1 ? QString(left + u" = "_s + of) : of;
}

QString ClockModel::verdict() const
{
    const ServiceClock &clock = m_clock.clock;
    const QString deadline = clock.deadline ? timeText(*clock.deadline, m_clock.zone) : QString();
    switch (clock.state) {
    case ServiceClock::State::Met: return tr("Met, with %1 left").arg(spanText(clock.left()));
    case ServiceClock::State::Missed: return tr("Missed by %1, deadline %2").arg(spanText(-clock.left()), deadline);
    case ServiceClock::State::Paused:
        return clock.isBreached() ? tr("%1 over, paused").arg(spanText(-clock.left())) : tr("%1 left, paused").arg(spanText(clock.left()));
    case ServiceClock::State::Cancelled: return tr("Cancelled");
    case ServiceClock::State::Running: break;
    }
    if (clock.isBreached())
        return tr("%1 over, deadline %2").arg(spanText(-clock.left()), deadline);
    return deadline.isEmpty() ? tr("%1 left; no working time is left in the calendar").arg(spanText(clock.left()))
                              : tr("%1 left, deadline %2").arg(spanText(clock.left()), deadline);
}

QString ClockModel::text() const
{
    QStringList lines{heading() + u"\t"_s + source()};
    for (int row = -1; row < rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < ColumnCount; ++column)
            cells.append(row < 0 ? headerData(column, Qt::Horizontal).toString() : data(index(row, column)).toString());
        lines.append(cells.join(u'\t'));
    }
    lines.append(sum() + u"\t"_s + verdict());
    return lines.join(u'\n');
}

DueCell clockCell(const ExplainedClock &clock, Instant now)
{
    const ServiceClock &its = clock.clock;
    const Duration left = leftAt(clock, now);
    DueCell cell;
    cell.remainingMs = left.count();
    const double goal = double(its.goal.count());
    cell.usedPermille = goal > 0 ? int(std::clamp((goal - double(left.count())) / goal * 1000, 0.0, 1000.0)) : 1000;
    if (left.count() < 0) {
        cell.indicator = Indicator::Breach;
    } else if (its.state == ServiceClock::State::Met) {
        cell.indicator = Indicator::Met;
        cell.remainingMs = its.elapsed.count();
    } else if (its.state == ServiceClock::State::Paused) {
        cell.indicator = Indicator::Paused;
    } else if (left < 1h) {
        cell.indicator = Indicator::Risk;
    } else if (left < 2h) {
        cell.indicator = Indicator::Warn;
    }
    return cell;
}

} // namespace steward
