// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/formulaguard.h"

namespace steward {

static bool isPlainNumber(QStringView text)
{
    bool ok = false;
    [[maybe_unused]] const double value = text.toDouble(&ok);
    // "+5" is a formula to some programs, and toDouble takes "-inf" and "-nan" too.
    return ok && text.size() > 1 && text[0] == u'-' && (text[1].isDigit() || text[1] == u'.');
}

bool looksLikeFormula(QStringView text)
{
    // Apostrophes before it are the guard of an earlier export; they count, so that taking one away is exact.
    while (text.startsWith(u'\''))
        text = text.sliced(1);
    if (text.isEmpty())
        return false;
    switch (text.front().unicode()) {
    case '=':
    case '+':
    case '@':
    case '\t':
    case '\r': return true;
    case '-': return !isPlainNumber(text);
    default: return false;
    }
}

QString withFormulaGuard(const QString &text) { return looksLikeFormula(text) ? u'\'' + text : text; }

QString withoutFormulaGuard(const QString &text)
{
    return text.startsWith(u'\'') && looksLikeFormula(text) ? text.sliced(1) : text;
}

} // namespace steward
