// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/random.h"
#include "core/transfer/textdecoder.h"

#include <QTest>

using namespace steward;

struct Decoded
{
    QString text;
    QList<UndecodableBytes> bad;
};

/// Decodes in pieces of `piece` bytes, so that every character gets cut somewhere.
static Decoded decode(const QByteArray &bytes, TextEncoding encoding, qsizetype piece)
{
    Decoded decoded;
    auto decoder = TextDecoder::make(encoding);
    if (!decoder)
        return {decoder.error().toString(), {}};
    for (qsizetype at = 0; at < bytes.size(); at += piece)
        decoder->decode(
            QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)), decoded.text, decoded.bad);
    decoder->finish(decoded.text, decoded.bad);
    return decoded;
}

class TestTextDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<TextEncoding>("encoding");
        QTest::addColumn<QString>("text");
        const QString mixed = QString::fromUtf8("VPN が切れる ﾌﾟﾘﾝﾀ ～−");
        QTest::newRow("utf-8") << QByteArray("gr\xC3\xBC\xC3\x9F \xF0\x9F\x98\x80") << TextEncoding::Utf8
                               << QString::fromUtf8("grüß 😀");
        QTest::newRow("utf-8 with a mark") << QByteArray("\xEF\xBB\xBF"
                                                         "a,b")
                                           << TextEncoding::Utf8 << QStringLiteral("a,b");
        QTest::newRow("a mark inside is a character") << QByteArray("a\xEF\xBB\xBF"
                                                                    "b")
                                                      << TextEncoding::Utf8 << QString::fromUtf8("a\uFEFFb");
        QTest::newRow("utf-16le") << QByteArray("\xFF\xFE"
                                                "a\0\x42\x30\x3D\xD8\x00\xDE",
            10) << TextEncoding::Utf16LE
                                  << QString::fromUtf8("aあ😀");
        QTest::newRow("utf-16be") << QByteArray("\xFE\xFF\0a\x30\x42\xD8\x3D\xDE\x00", 10)
                                  << TextEncoding::Utf16BE << QString::fromUtf8("aあ😀");
        QTest::newRow("cp932") << QByteArray(
            "VPN \x82\xAA\x90\xD8\x82\xEA\x82\xE9 \xCC\xDF\xD8\xDD\xC0 \x81\x60\x81\x7C")
                               << TextEncoding::Cp932 << QString::fromUtf8("VPN が切れる ﾌﾟﾘﾝﾀ ～－");
        QTest::newRow("cp932 beyond JIS") << QByteArray("\x87\x40\xEE\xE0\xED\x95\x5C\x7E")
                                          << TextEncoding::Cp932 << QString::fromUtf8("①髙﨑\\~");
        QTest::newRow("windows-1252") << QByteArray("\x80 5 \x96 M\xFCller") << TextEncoding::Windows1252
                                      << QString::fromUtf8("€ 5 – Müller");
        QTest::newRow("latin-1") << QByteArray("M\xFCller \xA0") << TextEncoding::Latin1
                                 << QString::fromUtf8("Müller \u00A0");
    }
    void decodes()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(TextEncoding, encoding);
        QFETCH(QString, text);
        for (const qsizetype piece : {1, 2, 3, 5, 1000}) {
            const Decoded decoded = decode(bytes, encoding, piece);
            QCOMPARE(decoded.text, text);
            QVERIFY(decoded.bad.isEmpty());
        }
    }

    void undecodableBytesAreLocated_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<TextEncoding>("encoding");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArrayList>("bad");
        const QString mark(QChar(QChar::ReplacementCharacter));
        QTest::newRow("latin-1 read as utf-8")
            << QByteArray("M\xFCller") << TextEncoding::Utf8 << QString(u'M' + mark + QStringLiteral("ller"))
            << QByteArrayList{"\xFC"};
        QTest::newRow("overlong") << QByteArray("a\xC0\x80z") << TextEncoding::Utf8
                                  << QString(u'a' + mark + mark + u'z') << QByteArrayList{"\xC0", "\x80"};
        QTest::newRow("surrogate in utf-8")
            << QByteArray("\xED\xA0\x80") << TextEncoding::Utf8 << QString(mark + mark + mark)
            << QByteArrayList{"\xED", "\xA0", "\x80"};
        QTest::newRow("cut in the middle")
            << QByteArray("\xE3\x81"
                          "a")
            << TextEncoding::Utf8 << QString(mark + u'a') << QByteArrayList{"\xE3\x81"};
        QTest::newRow("cut at the end") << QByteArray("a\xE3\x81") << TextEncoding::Utf8
                                        << QString(u'a' + mark) << QByteArrayList{"\xE3\x81"};
        QTest::newRow("cp932 lead alone")
            << QByteArray("a\x82\x0Az") << TextEncoding::Cp932 << QString(u'a' + mark + QStringLiteral("\nz"))
            << QByteArrayList{"\x82"};
        QTest::newRow("cp932 not assigned") << QByteArray("a\x85\x40z") << TextEncoding::Cp932
                                            << QString(u'a' + mark + u'z') << QByteArrayList{"\x85\x40"};
        QTest::newRow("cp932 at the end")
            << QByteArray("a\x82") << TextEncoding::Cp932 << QString(u'a' + mark) << QByteArrayList{"\x82"};
        QTest::newRow("utf-16 lone surrogate") << QByteArray("\x3D\xD8"
                                                             "a\0",
            4) << TextEncoding::Utf16LE << QString(mark + u'a')
                                               << QByteArrayList{"\x3D\xD8"};
        QTest::newRow("utf-16 odd byte")
            << QByteArray("a\0b", 3) << TextEncoding::Utf16LE << QString(u'a' + mark) << QByteArrayList{"b"};
        QTest::newRow("latin-1 control") << QByteArray("a\x93z") << TextEncoding::Latin1
                                         << QString(u'a' + mark + u'z') << QByteArrayList{"\x93"};
        QTest::newRow("windows-1252 hole") << QByteArray("a\x81z") << TextEncoding::Windows1252
                                           << QString(u'a' + mark + u'z') << QByteArrayList{"\x81"};
    }
    void undecodableBytesAreLocated()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(TextEncoding, encoding);
        QFETCH(QString, text);
        QFETCH(QByteArrayList, bad);
        for (const qsizetype piece : {1, 2, 3, 1000}) {
            const Decoded decoded = decode(bytes, encoding, piece);
            QCOMPARE(decoded.text, text);
            QByteArrayList found;
            qsizetype from = 0;
            for (const UndecodableBytes &one : decoded.bad) {
                found.append(one.bytes);
                QCOMPARE(decoded.text.indexOf(QChar(QChar::ReplacementCharacter), from), one.at);
                from = one.at + 1;
            }
            QCOMPARE(found, bad);
        }
    }

    void aReplacementCharacterThatWasWrittenIsText()
    {
        const Decoded decoded = decode(QByteArray("a\xEF\xBF\xBDz"), TextEncoding::Utf8, 2);
        QCOMPARE(decoded.text, QString::fromUtf8("a\uFFFDz"));
        QVERIFY(decoded.bad.isEmpty());
    }

    void anyBytesInAnyPiecesGiveTheSame()
    {
        constexpr quint64 seed = 20260101;
        SeededRandom random(seed);
        for (int round = 0; round < 300; ++round) {
            const QByteArray bytes = random.bytes(int(random.below(60)) + 1);
            for (const TextEncoding encoding :
                {TextEncoding::Utf8, TextEncoding::Utf16LE, TextEncoding::Cp932}) {
                const Decoded whole = decode(bytes, encoding, 1000);
                const Decoded single = decode(bytes, encoding, 1);
                QVERIFY2(whole.text == single.text && whole.bad.size() == single.bad.size(),
                    qPrintable(QStringLiteral("seed %1 round %2 %3")
                                   .arg(seed)
                                   .arg(round)
                                   .arg(encodingName(encoding))));
            }
        }
    }

    void detects_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<TextEncoding>("encoding");
        QTest::addColumn<int>("atLeast");
        const QString japanese = QString::fromUtf8(
            "番号,件名,担当\r\n1,プリンタが動かない,山田 太郎\r\n2,メールが届かない,佐藤\r\n");
        const QString german = QString::fromUtf8(
            "Nummer;Titel\r\n1;Drucker für Büro größer\r\n2;Überprüfung Straße\r\n");
        const QString french = QString::fromUtf8(
            "numéro;libellé\r\n1;Problème réseau à l'étage, présent dès l'été\r\n");
        const auto encoded = [](const QString &text, TextEncoding encoding) {
            return *encodeText(text, encoding);
        };
        QTest::newRow("ascii") << QByteArray("a,b\n1,2\n") << TextEncoding::Utf8 << 100;
        QTest::newRow("utf-8 mark") << QByteArray("\xEF\xBB\xBF"
                                                  "a")
                                    << TextEncoding::Utf8 << 100;
        QTest::newRow("utf-8 ja") << japanese.toUtf8() << TextEncoding::Utf8 << 99;
        QTest::newRow("utf-8 de") << german.toUtf8() << TextEncoding::Utf8 << 90;
        QTest::newRow("cp932") << encoded(japanese, TextEncoding::Cp932) << TextEncoding::Cp932 << 90;
        QTest::newRow("cp932 half-width")
            << encoded(QString::fromUtf8("ﾌﾟﾘﾝﾀ,ｻｰﾊﾞ\nｴﾗｰ,ﾃﾞｽｸ\n"), TextEncoding::Cp932)
            << TextEncoding::Cp932 << 70;
        QTest::newRow("latin-1 de") << encoded(german, TextEncoding::Latin1) << TextEncoding::Latin1 << 50;
        QTest::newRow("latin-1 fr") << encoded(french, TextEncoding::Latin1) << TextEncoding::Latin1 << 50;
        QTest::newRow("windows-1252")
            << encoded(QString::fromUtf8("Preis – 5 €; Größe"), TextEncoding::Windows1252)
            << TextEncoding::Windows1252 << 50;
        QTest::newRow("utf-16le without a mark")
            << encoded(japanese, TextEncoding::Utf16LE) << TextEncoding::Utf16LE << 90;
        QTest::newRow("utf-16be without a mark")
            << encoded(japanese, TextEncoding::Utf16BE) << TextEncoding::Utf16BE << 90;
        QTest::newRow("late accent") << QByteArray(300'000, 'a') + QByteArray("\xC3\xA9")
                                     << TextEncoding::Utf8 << 90;
    }
    void detects()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(TextEncoding, encoding);
        QFETCH(int, atLeast);
        for (const qsizetype piece : {qsizetype(1), qsizetype(7), bytes.size()}) {
            EncodingDetector detector;
            for (qsizetype at = 0; at < bytes.size(); at += piece)
                detector.add(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)));
            QCOMPARE(encodingName(detector.guess().encoding), encodingName(encoding));
            QVERIFY2(detector.guess().confidence >= atLeast,
                QByteArray::number(detector.guess().confidence).constData());
        }
    }

    void zeroBytesAreNoText()
    {
        EncodingDetector detector;
        detector.add(QByteArrayView("\x7f"
                                    "ELF\0\0\0\0\0\1\2\3\0\0\0\0\0\0",
            18));
        QCOMPARE(detector.guess().confidence, 0);
    }

    void encodesAndSaysWhatItCannot()
    {
        const QString text = QString::fromUtf8("①髙 ～〜−\n表ソ");
        const auto bytes = encodeText(text, TextEncoding::Cp932);
        QVERIFY(bytes);
        QCOMPARE(decode(*bytes, TextEncoding::Cp932, 1000).text, QString::fromUtf8("①髙 ～～－\n表ソ"));
        for (const TextEncoding encoding :
            {TextEncoding::Cp932, TextEncoding::Latin1, TextEncoding::Windows1252}) {
            const auto refused = encodeText(QString::fromUtf8("ok\nab😀"), encoding);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, QStringLiteral("export.unmappable"));
            QCOMPARE(refused.error().line, 2);
            QCOMPARE(refused.error().column, 3);
            QCOMPARE(refused.error().args.first(), QString::fromUtf8("😀"));
        }
        QVERIFY(!encodeText(QString::fromUtf8("é"), TextEncoding::Cp932));
        QVERIFY(!encodeText(QStringLiteral("\u0081"), TextEncoding::Latin1));
    }

    void namesOfEncodings()
    {
        for (const char *name :
            {"UTF-8", "utf8", "Shift_JIS", "sjis", "CP932", "ISO-8859-1", "latin1", "UTF-16LE"})
            QVERIFY2(encodingFromName(QString::fromLatin1(name)), name);
        const auto unknown = encodingFromName(QStringLiteral("ebcdic"));
        QCOMPARE(unknown.error().code, QStringLiteral("import.encoding-unknown"));
    }
};

QTEST_GUILESS_MAIN(TestTextDecoder)
#include "tst_textdecoder.moc"
