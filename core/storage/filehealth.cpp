// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/filehealth.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QStorageInfo>

#include <sqlite3.h>

namespace steward {

using namespace Qt::StringLiterals;

namespace {

using Level = HealthFinding::Level;

constexpr int mostPages = 20; // lines of the integrity check that a person reads
constexpr qint64 largeLog = 256 * 1024 * 1024;

QString megabytes(qint64 bytes) { return u"%1 MB"_s.arg(double(bytes) / 1'000'000, 0, 'f', 1); }

Result<QStringList> lines(Connection &connection, const QByteArray &sql)
{
    STEWARD_ASSIGN(Statement rows, connection.prepare(sql));
    QStringList found;
    for (;;) {
        STEWARD_ASSIGN(const bool more, rows.step());
        if (!more)
            return found;
        found.append(rows.text(0));
    }
}

Result<Ok> examinePages(Connection &connection, QList<HealthFinding> &findings)
{
    const Result<QStringList> said = lines(connection, "PRAGMA integrity_check("_ba + QByteArray::number(mostPages) + ")");
    if (said && *said == QStringList{u"ok"_s}) {
        findings.append({Level::Good, u"doctor.pages"_s, u"every page, row and index of the file fits together"_s});
        return Ok{};
    }
    findings.append({Level::Bad, u"doctor.pages"_s,
        u"the file is damaged: %1"_s.arg(said ? said->join(u"; "_s) : said.error().message),
        u"keep a copy of it, then restore the last backup"_s});
    return Ok{};
}

Result<Ok> examineReferences(Connection &connection, QList<HealthFinding> &findings)
{
    STEWARD_ASSIGN(const QStringList broken, lines(connection, "PRAGMA foreign_key_check"));
    if (broken.isEmpty())
        return Ok{};
    findings.append({Level::Bad, u"doctor.references"_s,
        u"%1 rows refer to rows that are not there (%2)"_s.arg(broken.size()).arg(broken.first()),
        u"make the rows anew from the log: stewardctl verify --rebuild"_s});
    return Ok{};
}

void examineSpace(const QString &path, QList<HealthFinding> &findings)
{
    const QFileInfo file(path);
    const QFileInfo log(path + u"-wal"_s);
    const QFileInfo folder(file.absolutePath());
    const qint64 free = QStorageInfo(folder.filePath()).bytesAvailable();
    const bool tight = free < std::max<qint64>(file.size() / 4, 100'000'000);
    findings.append({tight ? Level::Bad : Level::Good, u"doctor.space"_s,
        u"the file has %1, and %2 are free beside it"_s.arg(megabytes(file.size()), megabytes(free)),
        tight ? u"free some space: a migration and a backup need room for a copy"_s : QString()});
    if (log.size() > largeLog)
        findings.append({Level::Note, u"doctor.log"_s, u"the write-ahead log beside it has grown to %1"_s.arg(megabytes(log.size())),
            u"close all programs that hold the desk, then open it once"_s});
    if (!folder.isWritable() || !file.isWritable())
        findings.append({Level::Note, u"doctor.writable"_s, u"the file or its folder cannot be written by this account"_s,
            u"the desk opens for reading only"_s});
}

void examineHolders(const QString &path, QList<HealthFinding> &findings)
{
    const QFileInfo file(path);
    const QStringList names = QDir(file.absolutePath()).entryList({file.fileName() + u".replica-*.lock"_s}, QDir::Files);
    for (const QString &name : names) {
        QLockFile lock(file.absolutePath() + u'/' + name);
        qint64 process = 0;
        QString host, program;
        if (lock.getLockInfo(&process, &host, &program))
            findings.append({Level::Note, u"doctor.holder"_s,
                u"%1 (process %2 on %3) holds the desk for writing, or ended without letting go"_s.arg(program).arg(process).arg(host)});
    }
}

void examineLibrary(QList<HealthFinding> &findings)
{
    // Fixed in 3.51.3: two connections that reset the log at the same moment can damage it.
    constexpr int sound = 3'051'003;
    const bool old = sqlite3_libversion_number() < sound;
    findings.append({old ? Level::Note : Level::Good, u"doctor.sqlite"_s,
        u"SQLite %1"_s.arg(QString::fromLatin1(sqlite3_libversion())),
        old ? u"before 3.51.3 two programs that write one file at the same moment can damage its log; keep backups"_s
            : QString()});
}

} // namespace

Result<QList<HealthFinding>> examineFile(Connection &connection, const QString &path)
{
    QList<HealthFinding> findings;
    STEWARD_TRY(examinePages(connection, findings));
    STEWARD_TRY(examineReferences(connection, findings));
    examineSpace(path, findings);
    examineHolders(path, findings);
    examineLibrary(findings);
    return findings;
}

QStringList copiesBeside(const QString &path)
{
    const QFileInfo file(path);
    QStringList copies;
    for (const QFileInfo &one : QDir(file.absolutePath())
             .entryInfoList({file.fileName() + u".*backup*"_s, file.fileName() + u".before-restore-*"_s,
                                file.completeBaseName() + u"*.backup"_s},
                 QDir::Files, QDir::Time)) {
        if (!one.fileName().endsWith(u"-wal"_s) && !one.fileName().endsWith(u"-shm"_s))
            copies.append(one.filePath());
    }
    return copies;
}

QList<HealthFinding> examineUnopened(const QString &path, const Error &why)
{
    QList<HealthFinding> findings{{Level::Bad, why.code, why.message, why.hint}};
    const QStringList copies = copiesBeside(path);
    if (!copies.isEmpty())
        findings.append({Level::Note, u"doctor.copies"_s, u"copies of it lie beside it: %1"_s.arg(copies.join(u", "_s)),
            u"try one: stewardctl -w %1 restore %2 --dry-run"_s.arg(path, copies.first())});
    examineLibrary(findings);
    return findings;
}

} // namespace steward
