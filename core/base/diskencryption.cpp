// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/diskencryption.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStorageInfo>

namespace steward {

namespace {

constexpr int deepest = 16; ///< layers of devices: crypt on volume on raid on partition is four

QByteArray firstLine(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readLine().trimmed() : QByteArray();
}

/// A device is encrypted when it is dm-crypt, or when everything that it lies on is.
DiskEncryption encryptionOfBlock(const QString &name, const QString &system, int depth)
{
    const QString folder = system + QStringLiteral("/class/block/") + name;
    if (depth > deepest || !QFileInfo::exists(folder))
        return DiskEncryption::Unknown;
    if (firstLine(folder + QStringLiteral("/dm/uuid")).startsWith("CRYPT-"))
        return DiskEncryption::Encrypted;
    const QStringList below = QDir(folder + QStringLiteral("/slaves")).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    if (below.isEmpty())
        return DiskEncryption::NotEncrypted;
    for (const QString &one : below) {
        const DiskEncryption its = encryptionOfBlock(one, system, depth + 1);
        if (its != DiskEncryption::Encrypted)
            return its;
    }
    return DiskEncryption::Encrypted;
}

} // namespace

DiskEncryption encryptionOfDevice(const QString &device, const QString &fileSystem, const QString &system)
{
    if (fileSystem == QLatin1String("ecryptfs") || fileSystem == QLatin1String("fuse.gocryptfs")
        || fileSystem == QLatin1String("fuse.cryfs") || fileSystem == QLatin1String("fuse.encfs"))
        return DiskEncryption::Encrypted;
    if (fileSystem == QLatin1String("tmpfs")) // memory, which ends with the machine; its swap may not
        return DiskEncryption::Unknown;
    // /dev/mapper/home is a link to ../dm-0, which is what the system calls it.
    const QFileInfo link(device);
    const QString name = link.isSymLink() ? QFileInfo(link.symLinkTarget()).fileName() : link.fileName();
    return name.isEmpty() ? DiskEncryption::Unknown : encryptionOfBlock(name, system, 0);
}

DiskEncryption diskEncryption(const QString &path)
{
    const QFileInfo file(path);
    const QStorageInfo storage(file.exists() ? file.absoluteFilePath() : file.absolutePath());
#if defined(Q_OS_LINUX)
    return encryptionOfDevice(QString::fromUtf8(storage.device()), QString::fromLatin1(storage.fileSystemType()));
#elif defined(Q_OS_MACOS)
    constexpr int patience = 5'000; // ms
    QProcess vault;
    vault.start(QStringLiteral("/usr/bin/fdesetup"), {QStringLiteral("isactive")});
    if (!vault.waitForFinished(patience) || vault.exitStatus() != QProcess::NormalExit)
        return DiskEncryption::Unknown;
    return vault.exitCode() == 0 ? DiskEncryption::Encrypted : DiskEncryption::NotEncrypted;
#else
    Q_UNUSED(storage)
    return DiskEncryption::Unknown;
#endif
}

} // namespace steward
