// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/diskencryption.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace steward;
using namespace Qt::StringLiterals;

/// Devices as Linux describes them in /sys.
class DiskEncryptionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void knowsWhatLiesOnWhat_data();
    void knowsWhatLiesOnWhat();
    void saysSomethingOfThisMachine();

private:
    void device(const QString &name, const QByteArray &uuid, const QStringList &below)
    {
        const QString folder = m_system.filePath(u"class/block/"_s + name);
        QVERIFY(QDir().mkpath(folder + u"/slaves"_s));
        for (const QString &one : below)
            QVERIFY(QDir().mkpath(folder + u"/slaves/"_s + one));
        if (uuid.isEmpty())
            return;
        QVERIFY(QDir().mkpath(folder + u"/dm"_s));
        QFile file(folder + u"/dm/uuid"_s);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(uuid + '\n') > 0);
    }

    QTemporaryDir m_system;
};

void DiskEncryptionTest::initTestCase()
{
    device(u"sda2"_s, {}, {});
    device(u"sdb1"_s, {}, {});
    device(u"dm-0"_s, "CRYPT-LUKS2-0123456789abcdef-luks", {u"sda2"_s});
    device(u"dm-1"_s, "LVM-abc", {u"dm-0"_s}); // a volume in an encrypted disk
    device(u"dm-2"_s, "LVM-def", {u"sdb1"_s});
    device(u"dm-3"_s, "CRYPT-PLAIN-x", {u"dm-2"_s}); // encryption on a plain volume
    device(u"md0"_s, {}, {u"dm-0"_s, u"sdb1"_s}); // half of it is readable
    device(u"md1"_s, {}, {u"dm-0"_s, u"dm-3"_s});
    device(u"dm-9"_s, "LVM-loop", {u"dm-9"_s}); // never seen, and no reason to hang
}

void DiskEncryptionTest::knowsWhatLiesOnWhat_data()
{
    QTest::addColumn<QString>("device");
    QTest::addColumn<QString>("fileSystem");
    QTest::addColumn<DiskEncryption>("expected");
    using enum DiskEncryption;
    QTest::newRow("partition") << u"/dev/sda2"_s << u"ext4"_s << NotEncrypted;
    QTest::newRow("luks") << u"/dev/dm-0"_s << u"ext4"_s << Encrypted;
    QTest::newRow("volume in luks") << u"/dev/dm-1"_s << u"xfs"_s << Encrypted;
    QTest::newRow("volume") << u"/dev/dm-2"_s << u"xfs"_s << NotEncrypted;
    QTest::newRow("luks on volume") << u"/dev/dm-3"_s << u"btrfs"_s << Encrypted;
    QTest::newRow("half") << u"/dev/md0"_s << u"ext4"_s << NotEncrypted;
    QTest::newRow("both") << u"/dev/md1"_s << u"ext4"_s << Encrypted;
    QTest::newRow("round and round") << u"/dev/dm-9"_s << u"ext4"_s << Unknown;
    QTest::newRow("no such") << u"/dev/sdz9"_s << u"ext4"_s << Unknown;
    QTest::newRow("network") << u"server:/export"_s << u"nfs4"_s << Unknown;
    QTest::newRow("a folder that is encrypted by itself") << u"/home/.ecryptfs/m/.Private"_s << u"ecryptfs"_s << Encrypted;
    QTest::newRow("memory") << u"tmpfs"_s << u"tmpfs"_s << Unknown;
}

void DiskEncryptionTest::knowsWhatLiesOnWhat()
{
    QFETCH(const QString, device);
    QFETCH(const QString, fileSystem);
    QFETCH(const DiskEncryption, expected);
    QCOMPARE(int(encryptionOfDevice(device, fileSystem, m_system.path())), int(expected));
}

void DiskEncryptionTest::saysSomethingOfThisMachine()
{
    const DiskEncryption here = diskEncryption(QDir::tempPath() + u"/a file that is not there"_s);
    QVERIFY(here == DiskEncryption::Encrypted || here == DiskEncryption::NotEncrypted || here == DiskEncryption::Unknown);
}

QTEST_GUILESS_MAIN(DiskEncryptionTest)
#include "tst_diskencryption.moc"
