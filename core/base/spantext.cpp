// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/spantext.h"

#include <QRegularExpression>
#include <QStringList>

namespace steward {

using namespace Qt::StringLiterals;

std::optional<Duration> readSpan(QStringView text)
{
    static const QRegularExpression whole(u"^\\s*(-?)((?:\\d+\\s*(?:ms|[wdhms])\\s*)+)$"_s);
    static const QRegularExpression part(u"(\\d+)\\s*(ms|[wdhms])"_s);
    const QRegularExpressionMatch match = whole.match(text.toString().toLower());
    if (!match.hasMatch())
        return std::nullopt;
    qint64 sum = 0;
    for (auto parts = part.globalMatch(match.captured(2)); parts.hasNext();) {
        const QRegularExpressionMatch one = parts.next();
        bool ok = false;
        const qint64 count = one.captured(1).toLongLong(&ok);
        if (!ok || count > 1'000'000)
            return std::nullopt;
        const QString unit = one.captured(2);
        const qint64 size = unit == u"ms" ? 1
            : unit == u"s"                ? 1'000
            : unit == u"m"                ? 60'000
            : unit == u"h"                ? 3'600'000
            : unit == u"d"                ? 86'400'000
                                          : 7 * 86'400'000;
        sum += count * size;
    }
    return Duration(match.captured(1).isEmpty() ? sum : -sum);
}

static QString print(Duration span, bool withDays)
{
    struct Part
    {
        qint64 ms;
        const char *unit;
    };
    constexpr Part parts[] = {{86'400'000, "d"}, {3'600'000, "h"}, {60'000, "m"}, {1'000, "s"}, {1, "ms"}};
    qint64 rest = qAbs(span.count());
    QStringList words;
    for (const Part &part : parts) {
        if (!withDays && part.ms == 86'400'000)
            continue;
        const qint64 count = rest / part.ms;
        if (count != 0)
            words.append(QString::number(count) + QLatin1String(part.unit));
        rest -= count * part.ms;
    }
    return words.isEmpty() ? u"0m"_s : (span.count() < 0 ? u"-"_s : QString()) + words.join(u' ');
}

QString printSpan(Duration span) { return print(span, true); }

QString printHours(Duration span) { return print(span, false); }

} // namespace steward
