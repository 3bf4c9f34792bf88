// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/text/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace steward::format {

namespace {

constexpr qint64 minuteMs = 60'000;
constexpr qint64 dayMinutes = 24 * 60;

/// The context of the texts in this file, for lupdate and the program alike.
class FormatText
{
    Q_DECLARE_TR_FUNCTIONS(Format)
};

QDateTime local(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(at.ms);
}

} // namespace

QString span(Duration time)
{
    const qint64 minutes = qAbs(qint64(time.count())) / minuteMs;
    // A breach of seconds is a breach.
    const QString sign = time.count() < 0 ? u"\u2212"_s : QString();
    if (minutes < dayMinutes)
        return sign + u"%1:%2"_s.arg(minutes / 60).arg(int(minutes % 60), 2, 10, QChar(u'0'));
    constexpr qint64 hoursMatter = 10 * dayMinutes;
    if (minutes >= hoursMatter)
        //: Days of a service level, as short as possible.
        return sign + FormatText::tr("%1d").arg(minutes / dayMinutes);
    //: Days and hours of a service level, as short as possible.
    return sign + FormatText::tr("%1d %2 h").arg(minutes / dayMinutes).arg(minutes % dayMinutes / 60);
}

QString ago(Instant at, Instant now)
{
    const qint64 minutes = (now.ms - at.ms) / minuteMs;
    if (minutes < 1)
        return FormatText::tr("now");
    if (minutes < 60)
        return FormatText::tr("%n min", "time since", int(minutes));
    if (minutes < dayMinutes)
        return FormatText::tr("%n h", "time since", int(minutes / 60));
    if (minutes < 30 * dayMinutes)
        return FormatText::tr("%n d", "time since", int(minutes / dayMinutes));
    return moment(at, now);
}

QString moment(Instant at, Instant now)
{
    const QDateTime when = local(at);
    const QDateTime today = local(now);
    const QLocale locale;
    if (when.date() == today.date())
        return locale.toString(when.time(), u"HH:mm"_s);
    const qint64 days = when.date().daysTo(today.date());
    if (qAbs(days) < 7)
        //: Qt date format: weekday and time.
        return locale.toString(when, FormatText::tr("ddd HH:mm"));
    if (when.date().year() == today.date().year())
        //: Qt date format: day and month.
        return locale.toString(when.date(), FormatText::tr("d MMM"));
    //: Qt date format: day, month, year.
    return locale.toString(when.date(), FormatText::tr("d MMM yyyy"));
}

QString full(Instant at)
{
    //: Qt date format: weekday, day, month, year, time with seconds.
    return QLocale().toString(local(at), FormatText::tr("ddd d MMM yyyy HH:mm:ss")) + u' ' + local(at).timeZoneAbbreviation();
}

QString count(qint64 number)
{
    return QLocale().toString(number);
}

} // namespace steward::format
