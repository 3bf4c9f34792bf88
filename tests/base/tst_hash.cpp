// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/hash.h"
#include "core/base/random.h"
#include "core/base/sha256block.h"

#include <QCryptographicHash>
#include <QTest>

using namespace steward;

class HashTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qInfo("SHA instructions: %s", hasSha256Instructions() ? "yes" : "no"); }

    /// https://csrc.nist.gov/projects/cryptographic-standards-and-guidelines/example-values
    void standardExamples_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("digest");
        QTest::newRow("empty") << QByteArray() << QByteArray(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        QTest::newRow("one block") << QByteArray("abc") << QByteArray(
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        QTest::newRow("two blocks") << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                                    << QByteArray("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
        QTest::newRow("a million") << QByteArray(1'000'000, 'a') << QByteArray(
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    }
    void standardExamples()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, digest);
        QCOMPARE(toBytes(Sha256::of(text)).toHex(), digest);
    }

    /// Every length around the block's edge, and the same bytes cut at any places, against an independent one.
    void agreesWithAnother()
    {
        SeededRandom random(20260301);
        for (int length = 0; length < 600; ++length) {
            const QByteArray bytes = random.bytes(length);
            const QByteArray expected = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
            QCOMPARE(toBytes(Sha256::of(bytes)), expected);
            Sha256 pieces;
            for (qsizetype at = 0; at < length;) {
                const qsizetype size = std::min<qsizetype>(length - at, qsizetype(random.below(130)));
                pieces.add(QByteArrayView(bytes).sliced(at, size));
                at += size;
            }
            QCOMPARE(toBytes(pieces.finish()), expected);
        }
    }
};

QTEST_GUILESS_MAIN(HashTest)
#include "tst_hash.moc"
