// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/text/packedtokens.h"

#include <QtTest/QTest>

using namespace steward;

class TestTokenizer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsText_data();
    void cutsText();
    void packsRuns();
    void tellsKindsApart();
    void cutsOverlongWords();
    void tokensNeedNoQuoting();
    void piecesOverlap_data();
    void piecesOverlap();
    void everyShortPhraseStandsWholeInAPiece();
};

void TestTokenizer::cutsText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("tokens");
    const auto row = [](const char *name, const char16_t *text, const char16_t *tokens) {
        QTest::newRow(name) << QString::fromUtf16(text) << QString::fromUtf16(tokens);
    };
    row("empty", u"", u"");
    row("symbols only", u"-- !? … 🖨️ «»", u"");
    row("english", u"The printer doesn't print.", u"the printer doesn t print");
    row("german", u"Der Drucker im Büro: Störung (größer)", u"der drucker im büro störung grösser");
    row("compound", u"foo-bar foo_bar foo.bar", u"foo bar foo bar foo bar");
    row("number of a record", u"INC-000123", u"inc 000123");
    row("address", u"http://10.0.0.1/a", u"http 10 0 0 1 a");
    row("error code", u"0x80070035", u"0x80070035");
    row("decomposed", u"Gera\u0308t", u"gerät");
    row("mark without base", u"\u0308 a", u"a");
    row("greek and cyrillic", u"ΔΊΚΤΥΟ Принтер", u"δίκτυο принтер");
    row("devanagari keeps its vowels", u"नेटवर्क", u"नेटवर्क");
    row("japanese", u"障害票", u"障害 害票 票");
    row("one character", u"障", u"障");
    row("two runs", u"障害。印刷", u"障害 害 印刷 刷");
    row("katakana with long vowel", u"サーバー", u"サー ーバ バー ー");
    row("half-width", u"ﾌﾟﾘﾝﾀ", u"プリ リン ンタ タ");
    row("half-width long vowel", u"ｻｰﾊﾞｰ", u"サー ーバ バー ー");
    row("middle dot separates", u"ネット・ワーク", u"ネッ ット ト ワー ーク ク");
    row("kanji with kana", u"使えない", u"使え えな ない い");
    row("iteration mark", u"佐々木〆", u"佐々 々木 木〆 〆");
    row("mixed", u"VPN接続3版", u"vpn 接続 続 3 版");
    row("full-width latin", u"ＶＰＮ１号", u"vpn1 号");
    row("han beyond BMP", u"𠮷野家", u"𠮷野 野家 家");
    row("variation selector", u"葛\U000E0100城", u"葛城 城");
    row("korean", u"프린터 오류", u"프린 린터 터 오류 류");
    row("thai keeps its marks", u"ที่", u"ท\u0E35 \u0E35\u0E48 \u0E48");
    row("hangul is composed", u"\u1112\u1161\u11AB", u"한");
    row("lone surrogate",
        u"ab\xD800"
        u"cd",
        u"ab cd");
    row("newlines", u"a\r\nb\tc\u3000d", u"a b c d");
}

void TestTokenizer::cutsText()
{
    QFETCH(QString, text);
    QFETCH(QString, tokens);
    QCOMPARE(tokenize(text).joined(), tokens);
}

void TestTokenizer::packsRuns()
{
    QCOMPARE(packedTokens(tokenize(u"VPN接続3版、障害票 ok")), QStringLiteral("vpn ~接続 3 ~版 ~障害票 ok"));
    QCOMPARE(packedTokens(tokenize(u"--")), QString());
    // Each character of a run begins a token, with the one after it.
    const QString texts[] = {QStringLiteral("佐々木〆 ที่ 프린터 𠮷野家 a"), QString(3 * longestToken, u'q'), QStringLiteral("葛\U000E0100城")};
    for (const QString &text : texts) {
        QStringList tokens;
        for (const QString &word : packedTokens(tokenize(text)).split(u' ')) {
            const QList<uint> run = word.toUcs4();
            if (!word.startsWith(u'~'))
                tokens.append(word);
            for (qsizetype i = 1; word.startsWith(u'~') && i < run.size(); ++i)
                tokens.append(QString::fromUcs4(reinterpret_cast<const char32_t *>(run.mid(i, 2).constData()), run.mid(i, 2).size()));
        }
        QCOMPARE(tokens.join(u' '), tokenize(text).joined());
    }
}

void TestTokenizer::tellsKindsApart()
{
    const TokenList tokens = tokenize(u"版 障害 vpn 版3");
    const QList<TokenList::Kind> expected{TokenList::Kind::Single, TokenList::Kind::Pair,
        TokenList::Kind::Tail, TokenList::Kind::Word, TokenList::Kind::Single, TokenList::Kind::Word};
    QCOMPARE(tokens.size(), expected.size());
    for (qsizetype i = 0; i < tokens.size(); ++i)
        QCOMPARE(tokens.kind(i), expected.at(i));
    QVERIFY(tokens.endsInToken());
    QVERIFY(!tokenize(u"foo-").endsInToken());
    QVERIFY(!tokenize(u"").endsInToken());
}

void TestTokenizer::cutsOverlongWords()
{
    const QString word(3 * longestToken + 5, u'q');
    const TokenList tokens = tokenize(word);
    QCOMPARE(tokens.size(), 4);
    QString rejoined;
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        QVERIFY(tokens.at(i).size() <= longestToken);
        rejoined += tokens.at(i);
    }
    QCOMPARE(rejoined, word); // nothing is cut off
    QCOMPARE(tokenize(QString(longestToken, u'q')).size(), 1);
}

void TestTokenizer::tokensNeedNoQuoting()
{
    // Whatever goes in, tokens hold no space, quote, control or ASCII symbol: indexes take them as they are.
    QString everything;
    for (char32_t c = 1; c < 0x30000; ++c) {
        if (!QChar::isSurrogate(c))
            everything += QString::fromUcs4(&c, 1);
    }
    const TokenList tokens = tokenize(everything);
    QVERIFY(tokens.size() > 50000);
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        QVERIFY(!tokens.at(i).isEmpty());
        for (const QChar c : tokens.at(i)) {
            const bool letter = c.unicode() < 0x80 ? c.isLetterOrNumber() : !c.isSpace();
            QVERIFY2(letter, qPrintable(QString::number(c.unicode(), 16)));
        }
    }
}

void TestTokenizer::piecesOverlap_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("count");
    QTest::newRow("none") << 0 << 0;
    QTest::newRow("one") << 1 << 1;
    QTest::newRow("full") << 200 << 1;
    QTest::newRow("one more") << 201 << 2;
    QTest::newRow("two full") << 392 << 2;
    QTest::newRow("three") << 393 << 3;
    QTest::newRow("many") << 10000 << 53;
}

void TestTokenizer::piecesOverlap()
{
    QFETCH(int, size);
    QFETCH(int, count);
    QStringList words;
    for (int i = 0; i < size; ++i)
        words += QString::number(i);
    const QList<TokenList> list = pieces(tokenize(words.join(u' ')));
    QCOMPARE(list.size(), count);
    QStringList rejoined;
    for (const TokenList &piece : list) {
        QVERIFY(piece.size() <= pieceLength);
        const qsizetype shared = rejoined.isEmpty() ? 0 : pieceOverlap;
        QVERIFY(piece.size() > shared); // each adds something
        const QStringList tokens = piece.joined().split(u' ');
        QCOMPARE(tokens.first(shared), rejoined.last(shared));
        rejoined += tokens.sliced(shared);
    }
    QCOMPARE(rejoined, words);
}

void TestTokenizer::everyShortPhraseStandsWholeInAPiece()
{
    QStringList words;
    for (int i = 0; i < 1000; ++i)
        words += QString::number(i);
    const QList<TokenList> list = pieces(tokenize(words.join(u' ')));
    for (int begin = 0; begin + pieceOverlap + 1 <= words.size(); ++begin) {
        const QString phrase = u' ' + words.mid(begin, pieceOverlap + 1).join(u' ') + u' ';
        const bool whole = std::any_of(list.begin(), list.end(), [&phrase](const TokenList &piece) {
            return QString(u' ' + piece.joined() + u' ').contains(phrase);
        });
        QVERIFY2(whole, qPrintable(phrase));
    }
}

QTEST_GUILESS_MAIN(TestTokenizer)
#include "tst_tokenizer.moc"
