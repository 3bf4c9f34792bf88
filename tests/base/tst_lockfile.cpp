// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/lockfile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace steward;
using namespace Qt::StringLiterals;

class LockFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyOneHolds();
    void whatTheDeadLeft_data();
    void whatTheDeadLeft();
    void aHeldOneIsNotTakenHoweverItLooks();

private:
    static bool write(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    }
    QTemporaryDir m_folder;
};

void LockFileTest::onlyOneHolds()
{
    QLockFile first(m_folder.filePath(u"one"_s)), second(m_folder.filePath(u"one"_s));
    QVERIFY(takeLock(first));
    QVERIFY(!takeLock(second));
    first.unlock();
    QVERIFY(takeLock(second));
}

void LockFileTest::whatTheDeadLeft_data()
{
    QTest::addColumn<QByteArray>("content");
    const QByteArray whole = "4194304\nstewardctl\n" + QSysInfo::machineHostName().toUtf8() + '\n'
        + QSysInfo::machineUniqueId() + '\n' + QSysInfo::bootUniqueId() + '\n'; // no such process
    for (const qsizetype size : {qsizetype(0), qsizetype(3), qsizetype(8), qsizetype(15), qsizetype(20), qsizetype(40), whole.size() - 1, whole.size()})
        QTest::addRow("%d bytes", int(size)) << whole.first(size);
}

void LockFileTest::whatTheDeadLeft()
{
    QFETCH(QByteArray, content);
    const QString path = m_folder.filePath(u"left"_s);
    QVERIFY(write(path, content));
    QVERIFY(write(path + u".rmlock"_s, content)); // QLockFile's own, for taking over
    QLockFile lock(path), second(path);
    QVERIFY(takeLock(lock));
    QVERIFY(!takeLock(second));
}

void LockFileTest::aHeldOneIsNotTakenHoweverItLooks()
{
    const QString path = m_folder.filePath(u"held"_s);
    QLockFile holder(path), other(path);
    QVERIFY(takeLock(holder));
    QVERIFY(write(path, "12"));
    QVERIFY(!takeLock(other));
}

QTEST_GUILESS_MAIN(LockFileTest)
#include "tst_lockfile.moc"
