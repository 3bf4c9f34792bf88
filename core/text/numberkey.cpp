// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/text/numberkey.h"

#include "core/text/fold.h"

namespace steward {

QString numberSortKey(QStringView number)
{
    constexpr qsizetype places = 12;
    const QString folded = foldForCompare(number);
    QString key;
    for (qsizetype at = 0; at < folded.size();) {
        qsizetype end = at;
        while (end < folded.size() && folded.at(end) >= QLatin1Char('0') && folded.at(end) <= QLatin1Char('9'))
            ++end;
        if (end == at) {
            key += folded.at(at++);
            continue;
        }
        while (at + 1 < end && folded.at(at) == QLatin1Char('0'))
            ++at;
        key += QString(std::max<qsizetype>(0, places - (end - at)), QLatin1Char('0'));
        key += QStringView(folded).mid(at, end - at);
        at = end;
    }
    return key;
}

} // namespace steward
