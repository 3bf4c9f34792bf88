// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"

namespace steward {

QString Error::toString() const
{
    QString where;
    if (line > 0 && column > 0)
        where = QStringLiteral("line %1, column %2: ").arg(line).arg(column);
    else if (line > 0)
        where = QStringLiteral("line %1: ").arg(line);
    else if (column > 0)
        where = QStringLiteral("column %1: ").arg(column);
    QString text = code + QStringLiteral(": ") + where + message;
    if (!hint.isEmpty())
        text += QStringLiteral(" (") + hint + QLatin1Char(')');
    return text;
}

} // namespace steward
