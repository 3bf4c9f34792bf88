// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/random.h"
#include "core/oplog/canonical.h"
#include "core/storage/valuecodec.h"
#include "tests/support/result.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTest>

using namespace steward;

/// What is packed comes out again, byte for byte, and nothing else is accepted.
class ValueCodecTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBack_data();
    void givesBack();
    void givesBackRandomOperations();
    void keepsCommitmentsOfErasedUnits();
    void refusesEveryChangedByte();
    void dictionaryIsFrozen();

private:
    static Operation sealed(const QList<UnitChange> &units, const QByteArray &seed)
    {
        Operation op;
        op.seed = seed;
        op.units = units;
        for (UnitChange &change : op.units)
            change.salt = seed.isEmpty() ? QByteArray(16, 's') : saltOf(seed, change.unit);
        sealOperation(op);
        return op;
    }
    static UnitChange unit(const char *name, std::optional<QByteArray> before, std::optional<QByteArray> after)
    {
        return {QString::fromUtf8(name), {}, std::move(before), std::move(after), false, {}};
    }
};

void ValueCodecTest::givesBack_data()
{
    const QByteArray id = "36:01900e4e-5d7a-7c3e-9d20-0123456789ab,";
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("plain") << QByteArray("5:title,3:VPN,");
    QTest::newRow("one id") << "8:assignee," + id;
    QTest::newRow("ids alone") << id + id + id;
    QTest::newRow("ids apart") << "4:team," + id + "8:assignee," + id;
    QTest::newRow("not an id: capitals") << "4:team," + id.toUpper();
    QTest::newRow("not an id: cut") << "4:team," + id.chopped(1);
    QTest::newRow("not an id: no comma") << "4:team," + id.chopped(1) + "x";
    QTest::newRow("not an id: null") << QByteArray("36:00000000-0000-0000-0000-000000000000,");
    QTest::newRow("an id hides in digits") << "36:36:" + id;
    QTest::newRow("zeros and control characters") << QByteArray("\0\1\2\xff\xfe", 5);
    QTest::newRow("long") << QByteArray(3'000'000, 'x');
    QTest::newRow("long and random") << SeededRandom(3).bytes(100'000);
}

void ValueCodecTest::givesBack()
{
    QFETCH(QByteArray, value);
    ValueCodec codec;
    for (const QByteArray &seed : {QByteArray(), QByteArray(16, 'x')}) {
        const Operation op = sealed({unit("a", {}, value), unit("b", value, {}), unit("c", value, value)}, seed);
        const QByteArray content = codec.pack(op);
        Operation read;
        QVERIFY(codec.unpack(op.seed, content, read));
        ValueCodec::complete(read);
        QCOMPARE(read.units, op.units);
        QCOMPARE(read.seed, op.seed);
    }
}

void ValueCodecTest::givesBackRandomOperations()
{
    SeededRandom random(20260302);
    ValueCodec codec;
    const auto value = [&]() -> std::optional<QByteArray> {
        if (random.below(4) == 0)
            return std::nullopt;
        QByteArray bytes;
        for (auto pieces = random.below(6); pieces > 0; --pieces) {
            const Uuid id = Uuid::v7({qint64(random.below(2'000'000'000'000))}, random);
            switch (random.below(3)) {
            case 0:
                bytes += "36:" + id.toString().toLatin1() + ',';
                break;
            case 1:
                bytes += random.bytes(int(random.below(40)));
                break;
            default:
                bytes += "6:status,8:resolved,印刷障害";
            }
        }
        return bytes;
    };
    for (int i = 0; i < 2'000; ++i) {
        QList<UnitChange> units;
        for (auto count = 1 + random.below(8); count > 0; --count)
            units.append(unit(qPrintable(QStringLiteral("u%1").arg(count)), value(), value()));
        const Operation op = sealed(units, random.below(5) ? random.bytes(16) : QByteArray());
        Operation read;
        QVERIFY(codec.unpack(op.seed, codec.pack(op), read));
        ValueCodec::complete(read);
        QCOMPARE(read.units, op.units);
    }
}

void ValueCodecTest::keepsCommitmentsOfErasedUnits()
{
    Operation op = sealed({unit("body", {}, QByteArray("4:body,6:secret,")), unit("tag", {}, QByteArray("3:vip,"))}, {});
    const Digest commitment = op.units.first().commitment;
    op.units.first() = {QStringLiteral("body"), {}, {}, {}, true, commitment};
    ValueCodec codec;
    const QByteArray content = codec.pack(op);
    QVERIFY(!content.contains("secret"));
    Operation read;
    QVERIFY(codec.unpack({}, content, read));
    ValueCodec::complete(read);
    QCOMPARE(read.units, op.units);
    QCOMPARE(rootOf(read.units), rootOf(op.units));
}

void ValueCodecTest::refusesEveryChangedByte()
{
    ValueCodec codec;
    const QByteArray text = "11:description,120:" + QByteArray("The printer on the third floor is on fire. ").repeated(3);
    for (const char *value : {"1:x,", text.constData()}) {
        const Operation op = sealed({unit("description", {}, QByteArray(value))}, QByteArray(16, 'q'));
        const QByteArray content = codec.pack(op);
        Operation read;
        for (qsizetype at = 0; at < content.size(); ++at) {
            for (const int bit : {0, 3, 7}) {
                QByteArray changed = content;
                changed[at] = static_cast<char>(changed[at] ^ (1 << bit));
                QVERIFY2(!codec.unpack(op.seed, changed, read), qPrintable(QString::number(at)));
            }
            QVERIFY(!codec.unpack(op.seed, content.first(at), read));
        }
        QVERIFY(!codec.unpack(QByteArray(16, 'r'), content, read));
        QVERIFY(!codec.unpack(op.seed, QByteArray(content + 'x'), read));
    }
}

/// Every file that was ever written needs this very dictionary.
void ValueCodecTest::dictionaryIsFrozen()
{
    ValueCodec codec; // makes the program's resources known
    QFile file(QStringLiteral(":/steward/storage/values-1.zdict"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex(), QByteArray("a184547a6907e18743d482d03e65f2ffc4d2c49fa6df897948f1531325e67527"));
}

QTEST_GUILESS_MAIN(ValueCodecTest)
#include "tst_valuecodec.moc"
