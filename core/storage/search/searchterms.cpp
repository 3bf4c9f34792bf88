// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/search/searchterms.h"

namespace steward {

QByteArray encodeSearch(const QString &table, const SearchQuery &query, const QString &field)
{
    QByteArray encoded = table.toUtf8();
    if (!field.isEmpty())
        encoded += '\t' + field.toUtf8();
    for (const SearchTerm &term : query.terms) {
        encoded += '\n' + term.tokens.join(QLatin1Char(' ')).toUtf8();
        if (term.lastIsPrefix)
            encoded += '*';
    }
    return encoded;
}

DecodedSearch decodeSearch(QByteArrayView encoded)
{
    QStringList lines = QString::fromUtf8(encoded).split(QLatin1Char('\n'));
    DecodedSearch decoded;
    const QString subject = lines.takeFirst();
    decoded.table = subject.section(QLatin1Char('\t'), 0, 0);
    decoded.field = subject.section(QLatin1Char('\t'), 1);
    for (QString &line : lines) {
        SearchTerm term;
        term.lastIsPrefix = line.endsWith(QLatin1Char('*'));
        if (term.lastIsPrefix)
            line.chop(1);
        term.tokens = line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        if (!term.isEmpty())
            decoded.query.terms.append(term);
    }
    return decoded;
}

QByteArray termPrefix(const QString &table)
{
    if (table == QLatin1String("ticket"))
        return {};
    return '\x01' + table.toUtf8() + '\x01';
}

} // namespace steward
