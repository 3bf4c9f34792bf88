// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/lockfile.h"

#include <QFile>
#include <QSysInfo>

namespace steward {

/// QLockFile writes process, program, host and the ids of machine and boot, a line each.
static bool isWhole(const QString &path)
{
    constexpr int lines = 5;
    QFile file(path);
    return !file.open(QIODevice::ReadOnly) || file.readAll().count('\n') >= lines;
}

static bool isOfThisMachine(const QLockFile &lock)
{
    qint64 process = 0;
    QString machine, program;
    return lock.getLockInfo(&process, &machine, &program) && machine == QSysInfo::machineHostName();
}

bool takeLock(QLockFile &lock)
{
    lock.setStaleLockTime(0); // never by age: sessions are long
    if (lock.tryLock(0))
        return true;
    if (lock.error() != QLockFile::LockFailedError)
        return false;
    if (isWhole(lock.fileName())) {
        if (!isOfThisMachine(lock))
            return false;
    } else {
        constexpr int whileItIsWritten = 100;
        if (lock.tryLock(whileItIsWritten))
            return true;
        if (isWhole(lock.fileName()))
            return false;
    }
    // The system does not let go of a file that a living process of this machine holds, so this is no way around a lock.
    return lock.removeStaleLockFile() && lock.tryLock(0);
}

} // namespace steward
