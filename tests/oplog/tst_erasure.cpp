// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/oplog/erasure.h"

#include "core/base/random.h"
#include "core/oplog/canonical.h"

#include <QTest>

using namespace steward;
using namespace Qt::StringLiterals;

namespace {

LoggedOperation write(const Uuid &replica, qint64 rseq, qint64 seq, const Context &seen, const QStringList &units, RandomSource &random)
{
    LoggedOperation logged;
    Operation &op = logged.operation;
    op.dot = {replica, rseq};
    op.recordType = u"incident"_s;
    op.record = Uuid::v7({1}, random);
    op.verb = u"edit"_s;
    op.group = Uuid::v7({2}, random);
    op.batch = op.group;
    op.seen = seen;
    op.seed = random.bytes(16);
    for (const QString &unit : units)
        op.units.append({unit, saltOf(op.seed, unit), "old " + unit.toUtf8(), "new " + unit.toUtf8(), false, {}});
    sealOperation(op);
    logged.hub.seq = seq;
    logged.hub.verdict = u"accepted"_s;
    return logged;
}

} // namespace

class ErasureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoHasSeenItIsSpared_data();
    void whoHasSeenItIsSpared();
    void theHashStays();
    void theSaltsOfOthersStayAndTheSeedGoes();
    void twiceIsOnce();

private:
    SeededRandom m_random{5};
    Uuid m_here = Uuid::v7({1}, m_random);
    Uuid m_there = Uuid::v7({1}, m_random);
};

/// The example of the header: 4 and 10 go, 11 stands.
void ErasureTest::whoHasSeenItIsSpared_data()
{
    QTest::addColumn<bool>("isOwnReplica");
    QTest::addColumn<qint64>("seq");
    QTest::addColumn<Context>("seen");
    QTest::addColumn<bool>("spared");
    QTest::newRow("written before") << false << qint64(4) << Context{1, 3, 0} << false;
    QTest::newRow("written after, loaded before") << false << qint64(10) << Context{1, 7, 0} << false;
    QTest::newRow("loaded after") << false << qint64(11) << Context{1, 10, 0} << true;
    QTest::newRow("loaded at it") << false << qint64(11) << Context{1, 9, 0} << true;
    QTest::newRow("own replica, loaded after") << true << qint64(12) << Context{1, 3, 5} << true;
    QTest::newRow("own replica, another window") << true << qint64(12) << Context{1, 3, 4} << false;
    QTest::newRow("another replica's count") << false << qint64(12) << Context{1, 3, 50} << false;
}

void ErasureTest::whoHasSeenItIsSpared()
{
    QFETCH(const bool, isOwnReplica);
    QFETCH(const qint64, seq);
    QFETCH(const Context, seen);
    QFETCH(const bool, spared);
    const Erasure erasure{{m_here, 5}, 9, Uuid::v7({3}, m_random), {u"description"_s}};
    LoggedOperation logged = write(isOwnReplica ? m_here : m_there, 6, seq, seen, {u"description"_s, u"title"_s}, m_random);
    QCOMPARE(isSpared(logged, erasure), spared);
    QCOMPARE(erasedUnits(logged, {erasure}), spared ? QStringList() : QStringList{u"description"_s});
    logged.operation.group = erasure.group;
    QVERIFY(isSpared(logged, erasure)); // what stands in the place
}

void ErasureTest::theHashStays()
{
    const LoggedOperation before = write(m_here, 1, 1, {}, {u"assignment"_s, u"description"_s, u"title"_s}, m_random);
    for (const QStringList &units : {QStringList{u"description"_s}, QStringList{u"assignment"_s, u"title"_s},
             QStringList{u"assignment"_s, u"description"_s, u"title"_s}}) {
        Operation after = before.operation;
        QVERIFY(eraseUnits(after, units));
        QCOMPARE(hashOf(after), before.operation.hash);
        for (const UnitChange &change : std::as_const(after.units)) {
            QCOMPARE(change.erased, units.contains(change.unit));
            QCOMPARE(change.oldValue.has_value(), !change.erased);
            QCOMPARE(change.newValue.has_value(), !change.erased);
            QCOMPARE(change.salt.isEmpty(), change.erased);
            if (!change.erased)
                QCOMPARE(commitmentOf(change), change.commitment);
        }
    }
}

/// With the seed a short value could be guessed from its commitment.
void ErasureTest::theSaltsOfOthersStayAndTheSeedGoes()
{
    LoggedOperation logged = write(m_here, 1, 1, {}, {u"description"_s, u"title"_s}, m_random);
    for (UnitChange &change : logged.operation.units)
        change.salt.clear(); // as a file keeps it
    const QByteArray salt = saltOf(logged.operation.seed, u"title");
    QVERIFY(eraseUnits(logged.operation, {u"description"_s}));
    QVERIFY(logged.operation.seed.isEmpty());
    QCOMPARE(logged.operation.units[1].salt, salt);
}

void ErasureTest::twiceIsOnce()
{
    LoggedOperation logged = write(m_here, 1, 1, {}, {u"description"_s, u"title"_s}, m_random);
    QVERIFY(!eraseUnits(logged.operation, {u"nothing"_s}));
    QVERIFY(!logged.operation.seed.isEmpty());
    QVERIFY(eraseUnits(logged.operation, {u"description"_s}));
    const Operation once = logged.operation;
    QVERIFY(!eraseUnits(logged.operation, {u"description"_s}));
    QVERIFY(logged.operation.units == once.units);
    QCOMPARE(erasedUnits(logged, {{{m_there, 1}, 9, {}, {u"description"_s}}}), QStringList());
}

QTEST_GUILESS_MAIN(ErasureTest)
#include "tst_erasure.moc"
