// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/sync/enrolment.h"

#include "core/storage/replicarepair.h"
#include "core/storage/settings.h"
#include "core/storage/sqlitefile.h"

#include <QFile>
#include <QFileInfo>

namespace steward {

Result<Ok> enrolStore(Connection &connection, const QString &url, Hub &hub, const Clock &clock, RandomSource &random)
{
    STEWARD_ASSIGN(const HubGreeting greeting, hub.greet());
    ReplicaState state;
    state.url = url;
    state.workspace = greeting.workspace;
    state.incarnation = Uuid::v7(clock.now(), random);
    state.epoch = 1; // from the beginning, whatever ended since
    STEWARD_ASSIGN(const HubReplica replica, hub.enroll(state.incarnation));
    STEWARD_TRY(writeSetting(connection, QStringLiteral("workspace.id"), greeting.workspace.toString()));
    STEWARD_TRY(writeSetting(connection, QStringLiteral("workspace.owner"), greeting.me.toString()));
    return beginReplica(connection, state, replica);
}

Result<Ok> enrolFile(const QString &path, const QString &url, Hub &hub, const Clock &clock, RandomSource &random)
{
    if (QFileInfo::exists(path))
        return Error{ErrorKind::AlreadyExists, QStringLiteral("storage.exists"),
            QStringLiteral("there is already a file %1").arg(path), QStringLiteral("choose another name"), {path}};
    const QString part = path + QStringLiteral(".enrol");
    for (const char *suffix : {"", "-wal", "-shm"})
        QFile::remove(part + QLatin1String(suffix));
    Result<Ok> made = Ok{};
    {
        STEWARD_ASSIGN(SqliteFile file, createSqliteFile(part, clock));
        made = enrolStore(*file.connection, url, hub, clock, random);
    }
    if (made && !QFile::rename(part, path))
        made = Error{ErrorKind::PermissionDenied, QStringLiteral("storage.read-only"),
            QStringLiteral("%1 cannot be written").arg(path), QStringLiteral("choose another folder"), {path}};
    if (!made) {
        for (const char *suffix : {"", "-wal", "-shm"})
            QFile::remove(part + QLatin1String(suffix));
    }
    return made;
}

} // namespace steward
