// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/random.h"
#include "core/text/fold.h"

#include <QCryptographicHash>
#include <QtTest/QTest>

using namespace steward;

namespace {

QString escaped(const QString &text)
{
    QString out;
    for (const QChar c : text)
        out += QStringLiteral("%1 ").arg(c.unicode(), 4, 16, QLatin1Char('0'));
    return out;
}

} // namespace

class TestFold : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void folds_data();
    void folds();
    void keepsDifferencesApart_data();
    void keepsDifferencesApart();
    void keepsItsKeys();
    void leavesNothingToCompose();
    void isIdempotent();
    void survivesLoneSurrogates();
};

void TestFold::folds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("folded");
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("ascii") << QStringLiteral("VPN Gateway #3") << QStringLiteral("vpn gateway #3");
    QTest::newRow("umlauts") << QStringLiteral("ÄÖÜ Übergröße") << QStringLiteral("äöü übergrösse");
    QTest::newRow("capital sharp s") << QStringLiteral("STRAẞE") << QStringLiteral("strasse");
    QTest::newRow("decomposed umlaut") << QStringLiteral("Gera\u0308t") << QStringLiteral("gerät");
    QTest::newRow("half-width kana") << QStringLiteral("ﾌﾟﾘﾝﾀ") << QStringLiteral("プリンタ");
    QTest::newRow("half-width voiced") << QStringLiteral("ﾄﾞﾗｲﾊﾞｰ") << QStringLiteral("ドライバー");
    QTest::newRow("full-width latin") << QStringLiteral("ＶＰＮ１２３") << QStringLiteral("vpn123");
    QTest::newRow("combining voiced mark") << QStringLiteral("か\u3099") << QStringLiteral("が");
    QTest::newRow("after plain kana")
        << QStringLiteral("さくらか\u3099さく") << QStringLiteral("さくらがさく");
    QTest::newRow("square katakana") << QStringLiteral("㌔㍑") << QStringLiteral("キロリットル");
    QTest::newRow("compatibility han") << QStringLiteral("㈱神\uFA19") << QStringLiteral("(株)神神");
    QTest::newRow("variation selector") << QStringLiteral("葛\U000E0100城") << QStringLiteral("葛城");
    QTest::newRow("soft hyphen") << QStringLiteral("Dru\u00ADcker") << QStringLiteral("drucker");
    QTest::newRow("byte order mark") << QStringLiteral("\uFEFFprinter") << QStringLiteral("printer");
    QTest::newRow("no Turkish i") << QStringLiteral("INCIDENT Iİ") << QStringLiteral("incident ii\u0307");
    QTest::newRow("final sigma") << QStringLiteral("ΣΊΣΥΦΟΣ ς") << QStringLiteral("σίσυφοσ σ");
    QTest::newRow("ligature grows") << QStringLiteral("oﬃce ﷺ!")
                                    << QStringLiteral("office صلى الله عليه وسلم!");
    QTest::newRow("case beyond BMP") << QStringLiteral("\U00010400") << QStringLiteral("\U00010428");
}

void TestFold::folds()
{
    QFETCH(QString, text);
    QFETCH(QString, folded);
    QCOMPARE(foldForCompare(text), folded);
}

void TestFold::keepsDifferencesApart_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::newRow("umlaut is a letter") << QStringLiteral("Mütter") << QStringLiteral("Mutter");
    QTest::newRow("voiced kana") << QStringLiteral("ハス") << QStringLiteral("バス");
    QTest::newRow("hiragana and katakana") << QStringLiteral("かな") << QStringLiteral("カナ");
    QTest::newRow("old and new han") << QStringLiteral("國") << QStringLiteral("国");
}

void TestFold::keepsDifferencesApart()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QVERIFY(foldForCompare(a) != foldForCompare(b));
}

void TestFold::keepsItsKeys()
{
    // One line "hex fold" per code point, hashed. The same file was made by Python 3.11 (Unicode 14) from
    // unicodedata.normalize and str.casefold; stored keys depend on it, so it never changes.
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (char32_t c = 0; c <= QChar::LastValidCodePoint; ++c) {
        if (!QChar::isSurrogate(c))
            hash.addData(QByteArray(QByteArray::number(c, 16) + ' '
                + foldForCompare(QString::fromUcs4(&c, 1)).toUtf8().toHex() + '\n'));
    }
    QCOMPARE(hash.result().toHex(),
        QByteArray("062c3a64f334ad6d953141bd6c1bddccb1415b57730f686cb4bd67d79b01659c"));
}

void TestFold::leavesNothingToCompose()
{
    // Stretches of plain characters are copied. Were one of them to compose with its neighbour, the result would
    // not be in normal form.
    const QString bases = QStringLiteral("aeo\u00E4\u304B\u306F\u30D0\u4E00\u0915\u1100\uAC00");
    for (char32_t c = 0x20; c < 0x10000; ++c) {
        if (QChar::isSurrogate(c))
            continue;
        const QString character = QString::fromUcs4(&c, 1);
        for (const QChar base : bases) {
            const QString folded = foldForCompare(QString(base + character + base));
            QVERIFY2(folded == folded.normalized(QString::NormalizationForm_KC, foldUnicodeVersion),
                qPrintable(escaped(base + character)));
        }
    }
}

void TestFold::isIdempotent()
{
    const std::uint64_t seed = 20261;
    qInfo("seed %llu", static_cast<unsigned long long>(seed));
    SeededRandom random(seed);
    for (int i = 0; i < 20000; ++i) {
        QString text;
        for (std::uint64_t n = random.below(12); n > 0; --n) {
            static constexpr char32_t blocks[] = {0x20, 0xC0, 0x300, 0x370, 0x1E00, 0x3000, 0x3040, 0x4E00,
                0xFE00, 0xFF00, 0x1F00, 0x1100, 0x1D400, 0xE0100};
            char32_t c = blocks[random.below(std::size(blocks))] + static_cast<char32_t>(random.below(0x60));
            text += QString::fromUcs4(&c, 1);
        }
        const QString once = foldForCompare(text);
        QVERIFY2(foldForCompare(once) == once, qPrintable(escaped(text)));
    }
}

void TestFold::survivesLoneSurrogates()
{
    const QString text = QString(QChar(0xD800)) + u'A' + QChar(0xDC00);
    QCOMPARE(foldForCompare(text), QStringLiteral("\uFFFDa\uFFFD"));
}

QTEST_GUILESS_MAIN(TestFold)
#include "tst_fold.moc"
