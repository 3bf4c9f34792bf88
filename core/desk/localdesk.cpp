// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/localdesk.h"

#include "core/storage/anchorstore.h"
#include "core/storage/sqlitefile.h"

#include <QDir>
#include <QFileInfo>

namespace steward {

QString LocalDesk::userFolder() { return AnchorStore::userFolder() + QStringLiteral("/servers"); }

Result<std::shared_ptr<Connection>> LocalDesk::openFile(const QString &folder, const Uuid &workspace, const Clock &clock)
{
    const QString in = folder.isEmpty() ? userFolder() : folder;
    if (!QDir().mkpath(in))
        return Error{ErrorKind::PermissionDenied, QStringLiteral("storage.no-folder"),
            QStringLiteral("%1 cannot be made").arg(in), QStringLiteral("choose another folder"), {in}};
    const QString path = in + QLatin1Char('/') + workspace.toString() + QStringLiteral(".drafts");
    if (!QFileInfo::exists(path)) {
        Result<SqliteFile> made = createSqliteFile(path, clock);
        if (made)
            return std::shared_ptr<Connection>(std::move(made->connection));
        if (made.error().code != QLatin1String("storage.exists")) // else another process was first
            return made.error();
    }
    STEWARD_ASSIGN(SqliteFile file, openSqliteFile(path, SqliteConnection::Mode::Write, clock));
    return std::shared_ptr<Connection>(std::move(file.connection));
}

} // namespace steward
