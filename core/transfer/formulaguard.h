// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace steward {

/// True for a text that a spreadsheet would run instead of showing it: it begins with = + - @, a tab or a carriage return
/// (OWASP, "CSV Injection"), or with apostrophes and one of these. Plain numbers such as -5 are none.
bool looksLikeFormula(QStringView text);

/// With an apostrophe in front where it looks like a formula.
QString withFormulaGuard(const QString &text);
/// Takes that apostrophe away again: withoutFormulaGuard(withFormulaGuard(x)) is x, for every x.
QString withoutFormulaGuard(const QString &text);

} // namespace steward
