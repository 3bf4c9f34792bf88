// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/calendar/calendardraft.h"

#include <QRegularExpression>

namespace steward {

using namespace Qt::StringLiterals;

namespace {

const std::array<QString, 7> keys{u"mon"_s, u"tue"_s, u"wed"_s, u"thu"_s, u"fri"_s, u"sat"_s, u"sun"_s};
const std::array<QString, 7> names{u"Mon"_s, u"Tue"_s, u"Wed"_s, u"Thu"_s, u"Fri"_s, u"Sat"_s, u"Sun"_s};
constexpr int hourMs = 3'600'000;
constexpr int minuteMs = 60'000;

QString timeText(int ms)
{
    return u"%1:%2"_s.arg(ms / hourMs, 2, 10, QChar(u'0')).arg(ms / minuteMs % 60, 2, 10, QChar(u'0'));
}

QString hoursJson(const QList<BusinessCalendar::Hours> &hours)
{
    QStringList pairs;
    for (const BusinessCalendar::Hours &one : hours)
        pairs.append(u"[\"%1\",\"%2\"]"_s.arg(timeText(one.from), timeText(one.to)));
    return u'[' + pairs.join(u',') + u']';
}

QList<BusinessCalendar::Hours> hoursOf(const JsonNode &node)
{
    QList<BusinessCalendar::Hours> hours;
    const auto ms = [](const QString &text) { return text.left(2).toInt() * hourMs + text.mid(3, 2).toInt() * minuteMs; };
    for (const JsonNode &pair : node.items)
        hours.append({ms(pair.items[0].text), ms(pair.items[1].text)});
    return hours;
}

int dayOf(const QString &word)
{
    for (size_t i = 0; i < keys.size(); ++i) {
        if (word.size() >= 3 && word.startsWith(keys[i], Qt::CaseInsensitive))
            return int(i);
    }
    return -1;
}

Error noHours(qsizetype at, const QString &message)
{
    Error error{ErrorKind::InvalidArgument, u"calendar.hours"_s, message, u"write Mon-Fri 09:00-12:00 13:00-17:30; Sat 10:00-14:00"_s, {}};
    error.line = 1;
    error.column = int(at) + 1;
    return error;
}

} // namespace

Result<CalendarDraft> CalendarDraft::read(const QString &body)
{
    STEWARD_ASSIGN(const JsonNode node, parseJson(body));
    STEWARD_ASSIGN(const BusinessCalendar calendar, BusinessCalendar::parse(node)); // it is sound
    CalendarDraft draft;
    draft.version = calendar.version();
    draft.zone = calendar.zone().zone();
    if (const JsonNode *week = node.member(u"week")) {
        for (size_t i = 0; i < keys.size(); ++i) {
            if (const JsonNode *hours = week->member(keys[i]))
                draft.week[i] = hoursOf(*hours);
        }
    }
    for (const QString &list : {u"holidays"_s, u"exceptions"_s}) {
        const JsonNode *days = node.member(list);
        for (const JsonNode &day : days ? days->items : std::vector<JsonNode>()) {
            BusinessCalendar::Day one;
            one.name = day.member(u"name") ? day.member(u"name")->text : QString();
            one.isHoliday = list == u"holidays"_s;
            if (const JsonNode *hours = day.member(u"hours"))
                one.hours = hoursOf(*hours);
            draft.days.insert(QDate::fromString(day.member(u"date")->text, Qt::ISODate), one);
        }
    }
    return draft;
}

Result<QString> CalendarDraft::body(const QString &edition) const
{
    STEWARD_TRY(ZoneTransitions::fromSystem(zone));
    QStringList weekDays, holidays, exceptions;
    for (size_t i = 0; i < keys.size(); ++i) {
        if (!week[i].isEmpty())
            weekDays.append(u"\"%1\":%2"_s.arg(keys[i], hoursJson(week[i])));
    }
    for (auto day = days.cbegin(); day != days.cend(); ++day) {
        const QString what = u"\"date\":\"%1\",\"name\":"_s.arg(day.key().toString(Qt::ISODate)) + jsonQuoted(day->name);
        if (day->isHoliday)
            holidays.append(u'{' + what + u'}');
        else
            exceptions.append(u'{' + what + u",\"hours\":" + hoursJson(day->hours) + u'}');
    }
    const QString text = u"{\"format\":1,\"version\":"_s + QString::number(version) + u",\"zone\":" + jsonQuoted(zone)
        + u",\"week\":{" + weekDays.join(u',') + u"},\"holidays\":[" + holidays.join(u',') + u"],\"exceptions\":["
        + exceptions.join(u',') + u"]}";
    STEWARD_ASSIGN(const JsonNode node, parseJson(text));
    STEWARD_ASSIGN(const BusinessCalendar calendar, BusinessCalendar::parse(node, edition));
    return QString::fromUtf8(calendar.text());
}

int CalendarDraft::add(const QList<Holiday> &holidays)
{
    int added = 0;
    for (const Holiday &holiday : holidays) {
        if (!days.contains(holiday.date)) {
            BusinessCalendar::Day day;
            day.isHoliday = true;
            days.insert(holiday.date, day);
            ++added;
        }
        days[holiday.date].name = holiday.name;
    }
    return added;
}

Result<CalendarDraft::Week> weekFromText(const QString &text)
{
    static const QRegularExpression part(u"\\s*([^;]+)"_s);
    static const QRegularExpression times(u"^(\\d{1,2}):(\\d{2})\\s*[-\u2013]\\s*(\\d{1,2}):(\\d{2})$"_s);
    static const QRegularExpression gap(u"[\\s,]+"_s);
    static const QRegularExpression dash(u"[-\u2013]"_s);
    CalendarDraft::Week week;
    QSet<int> named;
    for (auto parts = part.globalMatch(text); parts.hasNext();) {
        const QRegularExpressionMatch one = parts.next();
        const qsizetype at = one.capturedStart(1);
        QList<int> chosen;
        QList<BusinessCalendar::Hours> hours;
        for (const QString &word : one.captured(1).split(gap, Qt::SkipEmptyParts)) {
            if (const QRegularExpressionMatch match = times.match(word); match.hasMatch()) {
                const auto ms = [&](int group) {
                    return match.captured(group).toInt() * hourMs + match.captured(group + 1).toInt() * minuteMs;
                };
                const bool isTime = match.captured(2).toInt() < 60 && match.captured(4).toInt() < 60 && ms(3) <= 24 * hourMs;
                if (!isTime)
                    return noHours(at, u"\"%1\" is no time of day"_s.arg(word));
                if (ms(3) <= ms(1))
                    return noHours(at, u"%1 ends before it begins; write hours over midnight as two"_s.arg(word));
                if (!hours.isEmpty() && ms(1) < hours.last().to)
                    return noHours(at, u"%1 begins before the hours before it end"_s.arg(word));
                hours.append({ms(1), ms(3)});
                continue;
            }
            const QStringList ends = word.split(dash);
            const int first = dayOf(ends.first());
            const int last = dayOf(ends.last());
            if (first < 0 || last < 0 || ends.size() > 2 || !hours.isEmpty())
                return noHours(at, u"\"%1\" is neither a day of the week nor hours"_s.arg(word));
            for (int day = first;; day = (day + 1) % 7) {
                chosen.append(day);
                if (day == last)
                    break;
            }
        }
        if (chosen.isEmpty() && hours.isEmpty())
            continue;
        if (chosen.isEmpty() || hours.isEmpty())
            return noHours(at, chosen.isEmpty() ? u"no day of the week is named"_s : u"no hours are named"_s);
        for (const int day : std::as_const(chosen)) {
            if (named.contains(day))
                return noHours(at, u"%1 is named twice"_s.arg(names[size_t(day)]));
            named.insert(day);
            week[size_t(day)] = hours;
        }
    }
    return week;
}

QString weekText(const CalendarDraft::Week &week)
{
    QStringList parts;
    for (size_t first = 0; first < week.size();) {
        size_t next = first + 1;
        while (next < week.size() && week[next] == week[first])
            ++next;
        if (!week[first].isEmpty()) {
            QStringList hours;
            for (const BusinessCalendar::Hours &one : week[first])
                hours.append(timeText(one.from) + u'-' + timeText(one.to));
            const QString days = next - first == 1 ? names[first] : QString(names[first] + u'-' + names[next - 1]);
            parts.append(days + u' ' + hours.join(u' '));
        }
        first = next;
    }
    return parts.join(u"; "_s);
}

} // namespace steward
