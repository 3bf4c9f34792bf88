// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/random.h"
#include "core/oplog/canonical.h"
#include "tests/support/oplogvectors.h"
#include "tests/support/result.h"

#include <QTest>

using namespace steward;

/// Format 1 is frozen: these vectors were written once and every reader, in any language, must agree with them.
/// STEWARD_WRITE_VECTORS=1 writes the file of a *new* format; it never overwrites an old one.
class VectorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void agree();
    void anyChangeShows();

private:
    QList<OplogVector> m_vectors;
};

static Uuid randomId(SeededRandom &random)
{
    return Uuid::v7({qint64(1'600'000'000'000 + random.below(400'000'000'000))}, random);
}

static std::optional<QByteArray> randomValue(SeededRandom &random)
{
    static const QStringList words{QStringLiteral("VPN"), QStringLiteral("印刷障害"), QStringLiteral("Ünïcode é"),
        QStringLiteral("a:b,c-d"), QStringLiteral("🖨"), QStringLiteral("line\nbreak"), QString(QChar(0)),
        QStringLiteral("0"), QStringLiteral("-"), QStringLiteral("ﾌﾟﾘﾝﾀ")};
    switch (random.below(6)) {
    case 0:
        return std::nullopt;
    case 1:
        return QByteArray("");
    case 2:
        return QByteArray::number(qint64(random.next()));
    case 3:
        return QByteArray(int(random.below(300)), 'x');
    default: {
        QString text;
        for (quint64 n = 1 + random.below(6); n > 0; --n)
            text += words[qsizetype(random.below(quint64(words.size())))] + QLatin1Char(' ');
        return text.toUtf8();
    }
    }
}

static OplogVector randomVector(SeededRandom &random)
{
    static const QStringList units{QStringLiteral("title"), QStringLiteral("status"), QStringLiteral("assignment"),
        QStringLiteral("priority"), QStringLiteral("tag"), QStringLiteral("x.部署"), QStringLiteral("Zeta")};
    OplogVector vector;
    Operation &op = vector.logged.operation;
    op.dot = {randomId(random), qint64(1 + random.below(1'000'000))};
    op.recordType = QStringLiteral("incident");
    op.record = randomId(random);
    op.verb = random.below(2) ? QStringLiteral("edit") : QStringLiteral("種別変更");
    op.group = randomId(random);
    op.batch = randomId(random);
    op.hlc = qint64(random.next() >> 1);
    op.seen = {qint64(1 + random.below(4)), qint64(random.below(1'000'000)), qint64(random.below(1'000'000))};
    op.actor = randomId(random);
    op.author = randomId(random);
    op.eventTime = {qint64(random.below(4'000'000'000'000)) - 1'000'000'000'000};
    op.schemaVersion = qint64(1 + random.below(9));
    for (const QString &unit : units) {
        if (random.below(3) == 0)
            op.units.append({unit, random.bytes(16), randomValue(random), randomValue(random), false, {}});
    }
    if (random.below(5))
        op.previous = Sha256::of(random.bytes(32));
    sealOperation(op);
    HubFact &hub = vector.logged.hub;
    hub.seq = qint64(1 + random.below(10'000'000));
    hub.eff = qint64(random.next() >> 1);
    hub.number = random.below(3) ? QString() : QStringLiteral("INC-%1").arg(random.below(1'000'000));
    hub.verdict = random.below(4) ? QStringLiteral("accepted") : QStringLiteral("refused.permission");
    hub.receivedBy = randomId(random);
    hub.receivedAt = {qint64(random.below(4'000'000'000'000))};
    if (random.below(5))
        vector.previousChain = Sha256::of(random.bytes(32));
    hub.chain = chainOf(vector.previousChain, leafOf(op.hash, hub));
    return vector;
}

void VectorsTest::initTestCase()
{
    const QString path = oplogVectorsPath(Operation::currentFormat);
    if (qEnvironmentVariableIsSet("STEWARD_WRITE_VECTORS") && !QFile::exists(path)) {
        SeededRandom random(20261123);
        QList<OplogVector> made;
        for (int i = 0; i < 1000; ++i)
            made.append(randomVector(random));
        QVERIFY(writeOplogVectors(path, made));
    }
    m_vectors = readOplogVectors(path);
    QCOMPARE(m_vectors.size(), 1000);
}

void VectorsTest::agree()
{
    for (const OplogVector &vector : std::as_const(m_vectors)) {
        Operation op = vector.logged.operation;
        for (const UnitChange &change : std::as_const(op.units))
            QCOMPARE(commitmentOf(change), change.commitment);
        const Digest hash = op.hash;
        sealOperation(op);
        QCOMPARE(op.units, vector.logged.operation.units); // already in name order
        QCOMPARE(toBytes(op.hash).toHex(), toBytes(hash).toHex());
        QCOMPARE(chainOf(vector.previousChain, leafOf(hash, vector.logged.hub)), vector.logged.hub.chain);
    }
}

void VectorsTest::anyChangeShows()
{
    const LoggedOperation &logged = m_vectors.first().logged;
    const auto changed = [&](auto change) {
        LoggedOperation copy = logged;
        change(copy);
        sealOperation(copy.operation);
        return copy.operation.hash != logged.operation.hash
            || leafOf(copy.operation.hash, copy.hub) != leafOf(logged.operation.hash, logged.hub);
    };
    QVERIFY(!changed([](LoggedOperation &) {}));
    QVERIFY(changed([](LoggedOperation &l) { ++l.operation.dot.rseq; }));
    QVERIFY(changed([](LoggedOperation &l) { l.operation.dot.replica.bytes[3] ^= 1; }));
    QVERIFY(changed([](LoggedOperation &l) { l.operation.verb += QLatin1Char('x'); }));
    QVERIFY(changed([](LoggedOperation &l) { ++l.operation.eventTime.ms; }));
    QVERIFY(changed([](LoggedOperation &l) { ++l.operation.seen.ownSeq; }));
    QVERIFY(changed([](LoggedOperation &l) { std::swap(l.operation.actor, l.operation.author); }));
    QVERIFY(changed([](LoggedOperation &l) { l.operation.units.append({QStringLiteral("x"), {}, {}, {}, false, {}}); }));
    QVERIFY(changed([](LoggedOperation &l) { ++l.hub.eff; }));
    QVERIFY(changed([](LoggedOperation &l) { l.hub.number = QStringLiteral("INC-1"); }));
    QVERIFY(changed([](LoggedOperation &l) { ++l.hub.receivedAt.ms; }));
    // An absent value, an empty one and the text "-" are three things.
    UnitChange change{QStringLiteral("t"), QByteArray(16, 's'), {}, {}, false, {}};
    const Digest absent = commitmentOf(change);
    change.newValue = QByteArray("");
    const Digest empty = commitmentOf(change);
    change.newValue = QByteArray("-");
    QVERIFY(absent != empty && empty != commitmentOf(change) && absent != commitmentOf(change));
}

QTEST_GUILESS_MAIN(VectorsTest)
#include "tst_vectors.moc"
