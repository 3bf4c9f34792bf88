// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace steward {

/// The two SQL dialects. Statements are written in the subset both read; what differs asks this.
enum class Dialect { Sqlite, Postgresql };

/// An identifier as SQL text. Columns carry field names, and some of those are key words ("from", "group"), so
/// generated SQL quotes every name: "ticket", "resolution_code".
inline QString quoted(const QString &identifier)
{
    return QLatin1Char('"') + QString(identifier).replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

} // namespace steward
