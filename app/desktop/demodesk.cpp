// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/demodesk.h"

#include "core/desk/demo.h"

#include <QDir>
#include <QFileInfo>
#include <QPromise>
#include <QStandardPaths>
#include <QThreadPool>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

/// SQLite's companions and our locks; a file under another's log would be read as damaged.
const QStringList companions = {u"-wal"_s, u"-shm"_s, u"-journal"_s};

Result<QString> make(const QString &path, const Clock &clock)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (!QDir().mkpath(folder))
        return Error{ErrorKind::PermissionDenied, u"storage.no-folder"_s, u"the folder %1 cannot be made"_s.arg(folder),
            u"make it, or choose another data folder"_s, {folder}};
    const QString part = path + u".part"_s;
    STEWARD_TRY(removeDesk(part));
    {
        WorkspaceOptions options;
        options.clock = &clock;
        options.login = demoLogin();
        STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, Workspace::create(part, options));
        STEWARD_TRY(fillWithDemo(*desk));
    }
    STEWARD_TRY(removeDesk(path));
    if (!QFile::rename(part, path))
        return Error{ErrorKind::PermissionDenied, u"demo.not-placed"_s, u"%1 cannot be written"_s.arg(path),
            u"make the folder writable"_s, {path}};
    (void)removeDesk(part); // its locks
    return path;
}

} // namespace

QString demoDeskPath()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)).filePath(u"demo.steward"_s);
}

QFuture<Result<QString>> makeDemoDesk(const QString &path, const Clock &clock)
{
    auto promise = std::make_shared<QPromise<Result<QString>>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, path, &clock] {
        promise->addResult(make(path, clock));
        promise->finish();
    });
    return promise->future();
}

Result<Ok> removeDesk(const QString &path)
{
    const QFileInfo file(path);
    QStringList names = {path};
    for (const QString &companion : companions)
        names << path + companion;
    for (const QString &lock : file.dir().entryList({file.fileName() + u".replica-*.lock"_s}, QDir::Files))
        names << file.dir().filePath(lock);
    for (const QString &name : std::as_const(names)) {
        if (QFile::exists(name) && !QFile::remove(name))
            return Error{ErrorKind::PermissionDenied, u"demo.not-removed"_s, u"%1 cannot be removed"_s.arg(name),
                u"close other windows of this desk, then try again"_s, {name}};
    }
    return Ok{};
}

} // namespace steward
