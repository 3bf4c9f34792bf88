// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/settings.h"

namespace steward {

Result<QString> readSetting(Connection &connection, const QString &key)
{
    STEWARD_ASSIGN(Statement find, connection.prepare(QByteArrayLiteral("SELECT value FROM setting WHERE key = ?")));
    find.bind(key);
    STEWARD_ASSIGN(const bool any, find.step());
    return any ? find.text(0) : QString();
}

Result<Ok> writeSetting(Connection &connection, const QString &key, const QString &value)
{
    STEWARD_ASSIGN(Statement write, connection.prepare(QByteArrayLiteral(
        "INSERT INTO setting(key, value) VALUES(?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value")));
    write.bind(key, value);
    return write.run();
}

} // namespace steward
