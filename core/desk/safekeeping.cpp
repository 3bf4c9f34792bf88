// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/safekeeping.h"

#include "core/base/lockfile.h"
#include "core/storage/sqliteconnection.h"

#include <QDir>
#include <QFileInfo>

namespace steward {

namespace {

Result<BackupContent> contentOf(Workspace &desk, const QString &path)
{
    BackupContent content;
    content.path = path;
    content.workspace = desk.id();
    content.bytes = QFileInfo(path).size();
    STEWARD_ASSIGN(const HubHead head, desk.log().hubHead());
    content.operations = head.seq;
    if (head.seq > 0) {
        STEWARD_ASSIGN(const std::optional<LoggedOperation> last, desk.log().at(head.seq));
        if (last)
            content.last = last->hub.receivedAt;
    }
    return content;
}

Result<SqliteConnection *> fileOf(Workspace &desk)
{
    auto *file = dynamic_cast<SqliteConnection *>(&desk.connection());
    if (!file)
        return Error{ErrorKind::FailedPrecondition, QStringLiteral("backup.no-file"),
            QStringLiteral("this desk is no file"), QStringLiteral("back up the database with its own tools"), {}};
    return file;
}

/// The locks of all that may write the desk, so that nobody does meanwhile.
Result<std::vector<std::unique_ptr<QLockFile>>> holdAll(const QString &desk)
{
    const QFileInfo file(desk);
    std::vector<std::unique_ptr<QLockFile>> locks;
    QStringList names = QDir(file.absolutePath())
                            .entryList({file.fileName() + QStringLiteral(".replica-*.lock")}, QDir::Files);
    const QString first = file.fileName() + QStringLiteral(".replica-1.lock");
    if (!names.contains(first))
        names.append(first); // whoever opens the desk now takes this one
    for (const QString &name : std::as_const(names)) {
        auto lock = std::make_unique<QLockFile>(file.absolutePath() + QLatin1Char('/') + name);
        if (!takeLock(*lock))
            return Error{ErrorKind::Unavailable, QStringLiteral("restore.in-use"),
                QStringLiteral("a program has %1 open; nothing was changed").arg(desk),
                QStringLiteral("close it and restore again"), {desk}};
        locks.push_back(std::move(lock));
    }
    return locks;
}

const QStringList &parts()
{
    static const QStringList suffixes{QString(), QStringLiteral("-wal"), QStringLiteral("-shm")};
    return suffixes;
}

/// Moves a desk with the log beside it. What was moved goes back when a part cannot be.
Result<Ok> move(const QString &from, const QString &to)
{
    QStringList moved;
    for (const QString &suffix : parts()) {
        if (!QFile::exists(from + suffix))
            continue;
        if (!QFile::rename(from + suffix, to + suffix)) {
            for (const QString &back : std::as_const(moved))
                QFile::rename(to + back, from + back);
            return Error{ErrorKind::PermissionDenied, QStringLiteral("restore.no-rename"),
                QStringLiteral("%1 cannot be moved; nothing was changed").arg(from + suffix),
                QStringLiteral("make its folder writable"), {from}};
        }
        moved.append(suffix);
    }
    return Ok{};
}

} // namespace

Result<BackupContent> backUp(Workspace &desk, const QString &target, const BackupProgress &progress)
{
    STEWARD_ASSIGN(SqliteConnection *const file, fileOf(desk));
    STEWARD_TRY(copyDatabase(file->handle(), target, progress));
    STEWARD_ASSIGN(const auto copy, Workspace::open(target, {.readOnly = true}));
    return contentOf(*copy, target);
}

Result<BackupContent> examineBackup(const QString &path, const std::function<bool(qint64, qint64)> &progress)
{
    STEWARD_ASSIGN(const auto copy, Workspace::open(path, {.readOnly = true}));
    STEWARD_ASSIGN(BackupContent content, contentOf(*copy, path));
    Verifier::Options options;
    options.progress = progress;
    STEWARD_ASSIGN(content.verification, Verifier(copy->connection(), copy->sharedSchema()).run(options));
    return content;
}

Result<RestorePlan> planRestore(
    const QString &backup, const QString &desk, const std::function<bool(qint64, qint64)> &progress)
{
    if (QFileInfo(backup).canonicalFilePath() == QFileInfo(desk).canonicalFilePath() && QFileInfo::exists(desk))
        return Error{ErrorKind::InvalidArgument, QStringLiteral("restore.same-file"),
            QStringLiteral("%1 is the desk itself").arg(backup), QStringLiteral("name the backup"), {backup}};
    RestorePlan plan;
    STEWARD_ASSIGN(plan.backup, examineBackup(backup, progress));
    if (!plan.backup.verification.passed())
        return Error{ErrorKind::Corrupt, QStringLiteral("restore.damaged"),
            QStringLiteral("%1 does not prove itself: %2; nothing was changed")
                .arg(backup, plan.backup.verification.findings.value(0).text),
            QStringLiteral("take another backup"), {backup}};
    plan.replaces = QFileInfo::exists(desk);
    if (!plan.replaces)
        return plan;
    const auto present = Workspace::open(desk, {.readOnly = true});
    if (!present)
        return plan; // that it cannot be read is why somebody restores
    if ((*present)->id() != plan.backup.workspace)
        return Error{ErrorKind::FailedPrecondition, QStringLiteral("restore.other-desk"),
            QStringLiteral("%1 is another desk than the one in %2; nothing was changed").arg(desk, backup),
            QStringLiteral("give the restored desk a name of its own: -w NEW.steward"), {desk, backup}};
    STEWARD_ASSIGN(const HubHead head, (*present)->log().hubHead());
    plan.present = head.seq;
    plan.lost = std::max<qint64>(0, head.seq - plan.backup.operations);
    return plan;
}

Result<QString> restoreDesk(
    const RestorePlan &plan, const QString &desk, const QString &anchorFolder, const BackupProgress &progress)
{
    STEWARD_ASSIGN(const auto locks, holdAll(desk));
    const QString part = desk + QStringLiteral(".restored");
    {
        STEWARD_ASSIGN(const auto copy, Workspace::open(plan.backup.path, {.readOnly = true}));
        STEWARD_ASSIGN(SqliteConnection *const file, fileOf(*copy));
        QFile::remove(part);
        STEWARD_TRY(copyDatabase(file->handle(), part, progress));
    }
    QString aside;
    if (QFileInfo::exists(desk)) {
        for (int n = 1; aside.isEmpty() || QFileInfo::exists(aside); ++n)
            aside = desk + QStringLiteral(".before-restore-%1").arg(n);
        if (const Result<Ok> moved = move(desk, aside); !moved) {
            QFile::remove(part);
            return moved.error();
        }
    }
    if (!QFile::rename(part, desk)) {
        if (!aside.isEmpty())
            STEWARD_TRY(move(aside, desk));
        QFile::remove(part);
        return Error{ErrorKind::PermissionDenied, QStringLiteral("restore.no-rename"),
            QStringLiteral("the restored desk cannot get the name %1; the desk is as it was").arg(desk),
            QStringLiteral("make its folder writable"), {desk}};
    }
    if (!anchorFolder.isEmpty()) {
        STEWARD_ASSIGN(const auto restored, Workspace::open(desk, {.readOnly = true}));
        STEWARD_ASSIGN(const HubHead head, restored->log().hubHead());
        AnchorStore anchors(anchorFolder);
        STEWARD_TRY(anchors.setAside(restored->id()));
        STEWARD_TRY(anchors.add({restored->id(), head.seq, head.chain, restored->clock().now()}));
    }
    return aside;
}

} // namespace steward
