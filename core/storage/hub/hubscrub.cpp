// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/hub/hubscrub.h"

#include "core/storage/eraser.h"
#include "core/storage/hub/hubsetup.h"
#include "core/storage/settings.h"

namespace steward {

Result<Ok> scrubHub(const QString &url, const std::function<bool(qint64, qint64)> &progress)
{
    STEWARD_ASSIGN(const HubOwner hub, openHub(url));
    Connection &connection = *hub.connection;
    QStringList tables;
    {
        STEWARD_ASSIGN(Statement rows, connection.prepare(QByteArrayLiteral(
            "SELECT quote_ident(c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname = 'steward' AND c.relkind = 'r' ORDER BY 1")));
        rows.bind();
        while (true) {
            STEWARD_ASSIGN(const bool row, rows.step());
            if (!row)
                break;
            tables.append(rows.text(0));
        }
    }
    STEWARD_TRY(connection.execute(QByteArrayLiteral("SELECT hub.sweep_contents(7)")));
    qint64 done = 0;
    for (const QString &table : std::as_const(tables)) {
        if (progress && !progress(done++, tables.size()))
            return Error{ErrorKind::Cancelled, QStringLiteral("hub.scrub-stopped"),
                QStringLiteral("tables were written anew in part"), QStringLiteral("run hub scrub again"), {}};
        STEWARD_TRY(connection.execute("VACUUM (FULL, ANALYZE) steward." + table.toUtf8()));
    }
    (void)connection.execute(QByteArrayLiteral("CHECKPOINT")); // of use, and not everybody's to ask for
    return writeSetting(connection, scrubSetting(), QString());
}

} // namespace steward
