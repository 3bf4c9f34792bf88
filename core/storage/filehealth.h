// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/connection.h"

#include <QList>

namespace steward {

/// One thing that doctor looked at.
struct HealthFinding
{
    enum class Level {
        Good, ///< as it should be
        Note, ///< somebody should know
        Bad, ///< must be dealt with
    };
    Level level = Level::Good;
    QString code; ///< stable: "doctor.pages"
    QString text; ///< what was found
    QString hint = {}; ///< what to do about it
};

/// Looks at a desk's SQLite file from below: its pages and indexes, its log file, the space it has, who holds it, and
/// the library that reads it. Changes nothing. Errors: only those that keep it from looking at all.
Result<QList<HealthFinding>> examineFile(Connection &connection, const QString &path);

/// What can be said of a file that does not open: why, and which copies of it lie beside it.
QList<HealthFinding> examineUnopened(const QString &path, const Error &why);

/// Copies of a desk that lie beside it under the names that Steward gives them, newest first.
QStringList copiesBeside(const QString &path);

} // namespace steward
