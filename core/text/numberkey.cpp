// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/text/numberkey.h"

#include "core/text/fold.h"

#include <QRegularExpression>

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

QStringList numberCandidates(const QStringList &prefixes, const QString &text)
{
    const QString folded = foldForCompare(text.trimmed());
    QStringList candidates{folded};
    static const QRegularExpression form(QStringLiteral("^(?:([a-z]+)-)?0*([0-9]{1,18})$"));
    const QRegularExpressionMatch match = form.match(folded);
    if (match.hasMatch()) {
        const QString digits = match.captured(2).rightJustified(6, QLatin1Char('0'));
        for (const QString &prefix : prefixes) {
            const QString letters = foldForCompare(prefix);
            if (match.captured(1).isEmpty() || match.captured(1) == letters)
                candidates.append(letters + QLatin1Char('-') + digits);
        }
    }
    candidates.removeDuplicates();
    return candidates;
}

} // namespace steward
