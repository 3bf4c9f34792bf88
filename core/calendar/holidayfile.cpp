// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
//
// How a rule is worked out: each period that it names (every INTERVAL years or months from DTSTART on) gives candidates, in
// order; COUNT and UNTIL cut them. Worked example, "RRULE:FREQ=YEARLY;BYMONTH=8;BYDAY=-1MO", DTSTART 2021-08-30: of each
// August from 2021 on the last Monday: 30, 29, 28, 26, 25, 31 August …

#include "core/calendar/holidayfile.h"

#include <QMap>
#include <QRegularExpression>
#include <QSet>

namespace steward {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostDays = 31; ///< of one event
constexpr int mostPeriods = 2'000; ///< of one rule

Error problemAt(int line, const QString &message, const QString &text)
{
    Error error{ErrorKind::InvalidArgument, u"calendar.holiday"_s, message, {}, {text}};
    error.line = line;
    error.column = 1;
    return error;
}

/// A line of the file after unfolding.
struct Property
{
    QString name;
    QString parameters;
    QString value;
    int line = 0;
};

QList<Property> propertiesOf(const QString &text)
{
    QList<Property> properties;
    QStringList unfolded;
    QList<int> places;
    int line = 0;
    for (QString one : text.split(u'\n')) {
        ++line;
        if (one.endsWith(u'\r'))
            one.chop(1);
        if (!unfolded.isEmpty() && (one.startsWith(u' ') || one.startsWith(u'\t'))) {
            unfolded.last() += one.mid(1);
        } else {
            unfolded.append(one);
            places.append(line);
        }
    }
    for (qsizetype i = 0; i < unfolded.size(); ++i) {
        const QString &one = unfolded[i];
        const qsizetype colon = one.indexOf(u':');
        if (colon < 0)
            continue;
        const QString head = one.left(colon);
        const qsizetype semicolon = head.indexOf(u';');
        properties.append({(semicolon < 0 ? head : head.left(semicolon)).toUpper(),
            semicolon < 0 ? QString() : head.mid(semicolon + 1).toUpper(), one.mid(colon + 1).trimmed(), places[i]});
    }
    return properties;
}

QString unescaped(const QString &value)
{
    QString text;
    for (qsizetype i = 0; i < value.size(); ++i) {
        if (value[i] == u'\\' && i + 1 < value.size()) {
            ++i;
            text += value[i] == u'n' || value[i] == u'N' ? u' ' : value[i];
        } else {
            text += value[i];
        }
    }
    return text.simplified();
}

QDate dateOf(const QString &value) { return QDate::fromString(value.left(8), u"yyyyMMdd"_s); }

struct Event
{
    QString name;
    QDate start, end; ///< `end` is the day after
    QDate moved; ///< the occurrence that this one stands for
    QString uid, rule;
    QSet<QDate> left;
    bool isTimed = false;
    int line = 0;
    int ruleLine = 0;
};

struct Rule
{
    bool isMonthly = false;
    int interval = 1;
    std::optional<int> count;
    std::optional<QDate> until;
    QList<int> months, monthDays;
    QList<std::pair<int, int>> weekDays; ///< which one of the month (0: each), day of the week from 1
};

std::optional<Rule> ruleOf(const QString &text)
{
    static const QStringList days{u"MO"_s, u"TU"_s, u"WE"_s, u"TH"_s, u"FR"_s, u"SA"_s, u"SU"_s};
    Rule rule;
    for (const QString &part : text.toUpper().split(u';', Qt::SkipEmptyParts)) {
        const QString key = part.section(u'=', 0, 0);
        const QString value = part.section(u'=', 1);
        bool ok = true;
        if (key == u"FREQ") {
            rule.isMonthly = value == u"MONTHLY";
            ok = rule.isMonthly || value == u"YEARLY";
        } else if (key == u"INTERVAL") {
            rule.interval = value.toInt(&ok);
            ok = ok && rule.interval > 0;
        } else if (key == u"COUNT") {
            rule.count = value.toInt(&ok);
        } else if (key == u"UNTIL") {
            rule.until = dateOf(value);
            ok = rule.until->isValid();
        } else if (key == u"BYMONTH" || key == u"BYMONTHDAY") {
            for (const QString &one : value.split(u',')) {
                bool isNumber = false;
                (key == u"BYMONTH" ? rule.months : rule.monthDays).append(one.toInt(&isNumber));
                ok = ok && isNumber;
            }
        } else if (key == u"BYDAY") {
            for (const QString &one : value.split(u',')) {
                const int day = int(days.indexOf(one.right(2))) + 1;
                bool isNumber = true;
                const int which = one.size() > 2 ? one.chopped(2).toInt(&isNumber) : 0;
                ok = ok && isNumber && day > 0 && std::abs(which) <= 5;
                rule.weekDays.append({which, day});
            }
        } else if (key != u"WKST") {
            ok = false;
        }
        if (!ok)
            return std::nullopt;
    }
    return rule;
}

/// The days of a month that the rule means, ascending.
QList<QDate> daysIn(const Rule &rule, const QDate &start, int year, int month)
{
    QList<QDate> days;
    const QDate begin(year, month, 1);
    const int length = begin.daysInMonth();
    if (!rule.weekDays.isEmpty()) {
        for (const auto &[which, day] : rule.weekDays) {
            const int first = 1 + (day - begin.dayOfWeek() + 7) % 7;
            const int count = (length - first) / 7 + 1;
            for (int n = 1; n <= count; ++n) {
                if (which == 0 || which == n || which == n - count - 1)
                    days.append(QDate(year, month, first + (n - 1) * 7));
            }
        }
    } else if (!rule.monthDays.isEmpty()) {
        for (const int day : rule.monthDays) {
            const int at = day > 0 ? day : length + 1 + day;
            if (at >= 1 && at <= length)
                days.append(QDate(year, month, at));
        }
    } else if (start.day() <= length) {
        days.append(QDate(year, month, start.day()));
    }
    std::sort(days.begin(), days.end());
    return days;
}

QList<QDate> occurrences(const Event &event, const Rule &rule, const QDate &last)
{
    QList<QDate> found;
    int counted = 0;
    for (int period = 0; period < mostPeriods; ++period) {
        QList<QDate> candidates;
        QDate begin;
        if (rule.isMonthly) {
            begin = QDate(event.start.year(), event.start.month(), 1).addMonths(period * rule.interval);
            if (rule.months.isEmpty() || rule.months.contains(begin.month()))
                candidates = daysIn(rule, event.start, begin.year(), begin.month());
        } else {
            begin = QDate(event.start.year() + period * rule.interval, 1, 1);
            const QList<int> months = rule.months.isEmpty() ? QList<int>{event.start.month()} : rule.months;
            for (const int month : months) {
                if (month >= 1 && month <= 12)
                    candidates += daysIn(rule, event.start, begin.year(), month);
            }
            std::sort(candidates.begin(), candidates.end());
        }
        if (begin > last)
            break;
        for (const QDate &day : std::as_const(candidates)) {
            if (day < event.start)
                continue;
            if ((rule.until && day > *rule.until) || (rule.count && counted >= *rule.count))
                return found;
            ++counted;
            found.append(day);
        }
    }
    return found;
}

QList<Event> eventsOf(const QString &text, HolidayFile &file)
{
    QList<Event> events;
    std::optional<Event> event;
    for (const Property &property : propertiesOf(text)) {
        if (property.name == u"BEGIN" && property.value.compare(u"VEVENT"_s, Qt::CaseInsensitive) == 0) {
            event = Event{};
            event->line = property.line;
        } else if (!event) {
            continue;
        } else if (property.name == u"END" && property.value.compare(u"VEVENT"_s, Qt::CaseInsensitive) == 0) {
            if (!event->start.isValid() || event->isTimed)
                file.problems.append(problemAt(event->line,
                    event->isTimed ? u"\"%1\" has a time of day; holidays are whole days"_s.arg(event->name)
                                   : u"\"%1\" has no date"_s.arg(event->name),
                    event->name));
            else
                events.append(*event);
            event.reset();
        } else if (property.name == u"SUMMARY") {
            event->name = unescaped(property.value);
        } else if (property.name == u"DTSTART") {
            event->start = dateOf(property.value);
            event->isTimed = property.value.contains(u'T');
        } else if (property.name == u"DTEND") {
            event->end = dateOf(property.value);
        } else if (property.name == u"UID") {
            event->uid = property.value;
        } else if (property.name == u"RRULE") {
            event->rule = property.value;
            event->ruleLine = property.line;
        } else if (property.name == u"RECURRENCE-ID") {
            event->moved = dateOf(property.value);
        } else if (property.name == u"EXDATE") {
            for (const QString &one : property.value.split(u','))
                event->left.insert(dateOf(one));
        }
    }
    return events;
}

class Gathered
{
public:
    Gathered(const QDate &first, const QDate &last) : m_first(first), m_last(last) {}

    void add(const QDate &date, const QString &name)
    {
        if (date < m_first || date > m_last)
            return;
        QStringList &names = m_names[date];
        if (!names.contains(name))
            names.append(name);
    }
    QList<Holiday> holidays() const
    {
        QList<Holiday> list;
        for (auto day = m_names.cbegin(); day != m_names.cend(); ++day)
            list.append({day.key(), day->join(u" / "_s)});
        return list;
    }

private:
    QDate m_first, m_last;
    QMap<QDate, QStringList> m_names;
};

} // namespace

HolidayFile holidaysFromIcs(const QString &text, const QDate &first, const QDate &last)
{
    HolidayFile file;
    Gathered gathered(first, last);
    QList<Event> events = eventsOf(text, file);
    for (const Event &event : std::as_const(events)) {
        if (!event.moved.isValid())
            continue;
        for (Event &other : events) {
            if (other.uid == event.uid && !other.moved.isValid())
                other.left.insert(event.moved);
        }
    }
    for (const Event &event : std::as_const(events)) {
        QList<QDate> days{event.start};
        if (!event.rule.isEmpty()) {
            const std::optional<Rule> rule = ruleOf(event.rule);
            if (!rule) {
                file.problems.append(problemAt(event.ruleLine, u"\"%1\": the rule %2 is not understood"_s.arg(event.name, event.rule), event.name));
                continue;
            }
            days = occurrences(event, *rule, last);
        }
        const int length = event.end > event.start ? int(std::min<qint64>(event.start.daysTo(event.end), mostDays)) : 1;
        for (const QDate &day : std::as_const(days)) {
            for (int i = 0; i < length && !event.left.contains(day); ++i)
                gathered.add(day.addDays(i), event.name);
        }
    }
    file.holidays = gathered.holidays();
    return file;
}

HolidayFile holidaysFromCsv(const QString &text, const QDate &first, const QDate &last)
{
    static const QRegularExpression row(
        u"^\\s*\"?(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?\"?\\s*[,;\\t]\\s*\"?([^\",;\\t]*)\"?"_s);
    HolidayFile file;
    Gathered gathered(first, last);
    int line = 0;
    for (const QString &one : text.split(u'\n')) {
        ++line;
        if (one.trimmed().isEmpty())
            continue;
        const QRegularExpressionMatch match = row.match(one);
        const QDate date = match.hasMatch() ? QDate(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt()) : QDate();
        if (date.isValid())
            gathered.add(date, match.captured(4).simplified());
        else if (line > 1)
            file.problems.append(problemAt(line, u"there is no date and name in this line"_s, one.left(80)));
    }
    file.holidays = gathered.holidays();
    return file;
}

HolidayFile holidaysFrom(const QString &text, const QDate &first, const QDate &last)
{
    const bool isIcs = text.left(200).contains(u"BEGIN:VCALENDAR"_s, Qt::CaseInsensitive);
    return isIcs ? holidaysFromIcs(text, first, last) : holidaysFromCsv(text, first, last);
}

} // namespace steward
