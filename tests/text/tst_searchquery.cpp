// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/random.h"
#include "core/text/fold.h"
#include "core/text/searchquery.h"

#include <QRegularExpression>
#include <QtTest/QTest>

using namespace steward;

namespace {

/// What a term means, said without tokens: a pattern over the folded text. Words are `\w`-like stretches of Latin
/// letters and digits, runs are stretches of Japanese letters, everything else separates.
///   word      not preceded by a word letter, and not followed by one unless it is the prefix at the end
///   run       a substring; before a gap or a word it has to be the end of its run, after one the beginning
///   gap       one or more separators between two words or two runs, any number between a word and a run
class NaiveTerm
{
public:
    NaiveTerm(const QString &term, bool prefix)
    {
        const QString word = QStringLiteral("[a-z0-9ßäöü]");
        const QString run = QStringLiteral("[ぁ-ゖァ-ヺー々一-鿿]");
        const QString gap = QStringLiteral("[^a-z0-9ßäöüぁ-ゖァ-ヺー々一-鿿]");
        const QString folded = foldForCompare(term);
        QRegularExpression part(QStringLiteral("(%1+)|(%2+)").arg(word, run));
        QString pattern;
        bool lastWasWord = false;
        qsizetype end = 0;
        for (auto found = part.globalMatch(folded); found.hasNext();) {
            const QRegularExpressionMatch match = found.next();
            const bool isWord = match.hasCaptured(1) && !match.captured(1).isEmpty();
            if (!pattern.isEmpty()) {
                pattern += gap + (lastWasWord == isWord ? QStringLiteral("+") : QStringLiteral("*"));
            }
            if (isWord)
                pattern += QStringLiteral("(?<!%1)%2").arg(word, match.captured());
            else
                pattern += match.captured();
            end = match.capturedEnd();
            const bool last = !folded.mid(end).contains(part);
            if (isWord && !(last && prefix && end == folded.size()))
                pattern += QStringLiteral("(?!%1)").arg(word);
            if (!isWord && !last)
                pattern += QStringLiteral("(?!%1)").arg(run);
            lastWasWord = isWord;
        }
        m_pattern = QRegularExpression(pattern);
    }

    bool standsIn(const QString &text) const { return foldForCompare(text).contains(m_pattern); }
    QString pattern() const { return m_pattern.pattern(); }

private:
    QRegularExpression m_pattern;
};

QString randomText(SeededRandom &random, int longest)
{
    // A small alphabet, so that near misses are frequent.
    static const QList<QString> alphabet{QStringLiteral("a"), QStringLiteral("B"), QStringLiteral("ä"),
        QStringLiteral("ß"), QStringLiteral("1"), QStringLiteral("障"), QStringLiteral("害"),
        QStringLiteral("ー"), QStringLiteral("ﾌﾟ"), QStringLiteral("プ"), QStringLiteral("ａ"),
        QStringLiteral(" "), QStringLiteral("-"), QStringLiteral("。")};
    QString text;
    for (std::uint64_t n = random.below(static_cast<std::uint64_t>(longest)) + 1; n > 0; --n)
        text += alphabet.at(
            static_cast<qsizetype>(random.below(static_cast<std::uint64_t>(alphabet.size()))));
    return text;
}

bool finds(const QString &term, const QString &text, SearchEnding ending = SearchEnding::Complete)
{
    return matches(searchTerm(term, ending), tokenize(text));
}

} // namespace

class TestSearchQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesTerms_data();
    void makesTerms();
    void parses_data();
    void parses();
    void findsAsPeopleExpect_data();
    void findsAsPeopleExpect();
    void everySubstringOfARunIsFound();
    void everyPrefixOfAWordIsFound();
    void agreesWithTheNaiveDefinition();
    void partsAreNecessary();
    void overlongWords();
};

void TestSearchQuery::makesTerms_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("typing");
    QTest::addColumn<QStringList>("tokens");
    QTest::addColumn<bool>("prefix");
    const auto row = [](const char *name, const QString &text, bool typing, const QString &tokens,
                         bool prefix) {
        QTest::newRow(name) << text << typing << tokens.split(u' ', Qt::SkipEmptyParts) << prefix;
    };
    row("word", QStringLiteral("VPN"), false, QStringLiteral("vpn"), false);
    row("word being typed", QStringLiteral("VPN"), true, QStringLiteral("vpn"), true);
    row("compound", QStringLiteral("foo-bar"), false, QStringLiteral("foo bar"), false);
    row("compound being typed", QStringLiteral("foo-b"), true, QStringLiteral("foo b"), true);
    row("word ended by a hyphen", QStringLiteral("foo-"), true, QStringLiteral("foo"), false);
    row("pair", QStringLiteral("障害"), true, QStringLiteral("障害"), false);
    row("run", QStringLiteral("障害票"), false, QStringLiteral("障害 害票"), false);
    row("one character is a prefix", QStringLiteral("害"), false, QStringLiteral("害"), true);
    row("after a word", QStringLiteral("3版"), false, QStringLiteral("3 版"), true);
    row("before a word", QStringLiteral("版3"), false, QStringLiteral("版 3"), false);
    row("run before a word", QStringLiteral("障害A"), true, QStringLiteral("障害 害 a"), true);
    row("nothing", QStringLiteral("!?"), true, QString(), false);
}

void TestSearchQuery::makesTerms()
{
    QFETCH(QString, text);
    QFETCH(bool, typing);
    QFETCH(QStringList, tokens);
    QFETCH(bool, prefix);
    const SearchTerm term = searchTerm(text, typing ? SearchEnding::Typing : SearchEnding::Complete);
    QCOMPARE(term.tokens, tokens);
    QCOMPARE(term.lastIsPrefix, prefix);
    QCOMPARE(term.isEmpty(), tokens.isEmpty());
}

void TestSearchQuery::parses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("typing");
    QTest::addColumn<QString>("terms"); // terms by |, * = prefix
    QTest::newRow("empty") << QString() << true << QString();
    QTest::newRow("words") << QStringLiteral("vpn drucker") << false << QStringLiteral("vpn|drucker");
    QTest::newRow("typing") << QStringLiteral("vpn dru") << true << QStringLiteral("vpn|dru*");
    QTest::newRow("typed, space") << QStringLiteral("vpn dru ") << true << QStringLiteral("vpn|dru");
    QTest::newRow("phrase") << QStringLiteral("\"paper jam\" hp") << false << QStringLiteral("paper jam|hp");
    QTest::newRow("phrase closed") << QStringLiteral("\"paper jam\"") << true << QStringLiteral("paper jam");
    QTest::newRow("phrase open") << QStringLiteral("\"paper ja") << true << QStringLiteral("paper ja*");
    QTest::newRow("phrase open, complete")
        << QStringLiteral("\"paper ja") << false << QStringLiteral("paper ja");
    QTest::newRow("star") << QStringLiteral("druck* vpn") << false << QStringLiteral("druck*|vpn");
    QTest::newRow("star after phrase")
        << QStringLiteral("\"paper ja\"* x") << false << QStringLiteral("paper ja*|x");
    QTest::newRow("curly quotes") << QStringLiteral("“paper jam”") << true << QStringLiteral("paper jam");
    QTest::newRow("quote inside") << QStringLiteral("a\"b c\"d") << false << QStringLiteral("a|b c|d");
    QTest::newRow("full-width space") << QStringLiteral("障害　印刷") << false << QStringLiteral("障害|印刷");
    QTest::newRow("symbols drop out") << QStringLiteral("!! vpn \"\" -") << true << QStringLiteral("vpn");
    QTest::newRow("only a quote") << QStringLiteral("\"") << true << QString();
    QTest::newRow("only a star") << QStringLiteral("*") << true << QString();
}

void TestSearchQuery::parses()
{
    QFETCH(QString, text);
    QFETCH(bool, typing);
    QFETCH(QString, terms);
    const SearchQuery query = parseSearch(text, typing ? SearchEnding::Typing : SearchEnding::Complete);
    QStringList printed;
    for (const SearchTerm &term : query.terms)
        printed += term.tokens.join(u' ') + (term.lastIsPrefix ? QStringLiteral("*") : QString());
    QCOMPARE(printed.join(u'|'), terms);
}

void TestSearchQuery::findsAsPeopleExpect_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("query");
    QTest::addColumn<bool>("found");
    const auto row = [](const char16_t *text, const char16_t *query, bool found) {
        const QString name = QString::fromUtf16(query) + (found ? u" in " : u" not in ")
            + QString::fromUtf16(text);
        QTest::newRow(qPrintable(name)) << QString::fromUtf16(text) << QString::fromUtf16(query) << found;
    };
    row(u"ネットワーク障害の報告", u"障害", true);
    row(u"ネットワーク障害の報告", u"障", true);
    row(u"ネットワーク障害の報告", u"告", true);
    row(u"ネットワーク障害の報告", u"障害の報告", true);
    row(u"ネットワーク障害の報告", u"障告", false);
    row(u"ネットワーク障害の報告", u"報害", false);
    row(u"故障。被害", u"障被", false);
    row(u"印刷できない", u"印刷", true);
    row(u"プリンタが故障", u"ﾌﾟﾘﾝﾀ", true);
    row(u"ﾌﾟﾘﾝﾀが故障", u"プリンタ", true);
    row(u"ﾌﾟﾘﾝﾀが故障", u"フリンタ", false);
    row(u"サーバー", u"サーバ", true);
    row(u"サーバ", u"サーバー", false);
    row(u"VPN gateway", u"vpn", true);
    row(u"ＶＰＮゲートウェイ", u"VPN", true);
    row(u"OpenVPN", u"VPN", false);
    row(u"Der Drucker", u"drucker", true);
    row(u"Die Druckerei", u"drucker", false);
    row(u"Die Druckerei", u"drucker*", true);
    row(u"Straße", u"STRASSE", true);
    row(u"Mütter", u"Mutter", false);
    row(u"the foo-bar option", u"foo-bar", true);
    row(u"the foo bar option", u"foo-bar", true);
    row(u"bar foo", u"foo-bar", false);
    row(u"foo x bar", u"foo-bar", false);
    row(u"see INC-000123.", u"INC-000123", true);
    row(u"see INC-0001234.", u"INC-000123", false);
    row(u"paper and jam", u"\"paper jam\"", false);
    row(u"jam of paper", u"paper jam", true);
    row(u"anything", u"!?", true);
    row(u"", u"vpn", false);
}

void TestSearchQuery::findsAsPeopleExpect()
{
    QFETCH(QString, text);
    QFETCH(QString, query);
    QFETCH(bool, found);
    QCOMPARE(matches(parseSearch(query, SearchEnding::Complete), tokenize(text)), found);
}

void TestSearchQuery::everySubstringOfARunIsFound()
{
    const QString run = QStringLiteral("情報システム部サーバー障害𠮷報告書々");
    const QString text = QStringLiteral("VPN 再起動。") + run + QStringLiteral("3 件");
    for (qsizetype begin = 0; begin < run.size(); ++begin) {
        for (qsizetype length = 1; begin + length <= run.size(); ++length) {
            const QString part = run.mid(begin, length);
            if (part.at(0).isLowSurrogate() || part.back().isHighSurrogate())
                continue;
            QVERIFY2(finds(part, text), qPrintable(part));
            QVERIFY2(!finds(QString(part + QStringLiteral("鬱")), text), qPrintable(part));
        }
    }
}

void TestSearchQuery::everyPrefixOfAWordIsFound()
{
    const QString word = QStringLiteral("Druckerwarteschlangenüberlauf");
    const QString text = QStringLiteral("Fehler: ") + word + QStringLiteral(", bitte prüfen");
    for (qsizetype length = 1; length < word.size(); ++length) {
        QVERIFY(finds(word.first(length), text, SearchEnding::Typing));
        QVERIFY(!finds(word.first(length), text, SearchEnding::Complete));
        if (length > 1) // "f" begins "Fehler"
            QVERIFY(!finds(word.last(length), text, SearchEnding::Typing));
    }
    QVERIFY(finds(word, text));
}

void TestSearchQuery::agreesWithTheNaiveDefinition()
{
    const std::uint64_t seed = 4711;
    qInfo("seed %llu", static_cast<unsigned long long>(seed));
    SeededRandom random(seed);
    int found = 0;
    int compared = 0;
    for (int i = 0; i < 1500; ++i) {
        const QString text = randomText(random, 14);
        const TokenList tokens = tokenize(text);
        for (int k = 0; k < 25; ++k) {
            QString words = randomText(random, 4);
            if (k % 2 == 0) { // half of them from the text itself
                const auto begin = static_cast<qsizetype>(
                    random.below(static_cast<std::uint64_t>(text.size())));
                words = text.mid(begin, 1 + static_cast<qsizetype>(random.below(6)));
            }
            const bool typing = random.below(2) == 0;
            const SearchTerm term = searchTerm(words, typing ? SearchEnding::Typing : SearchEnding::Complete);
            if (term.isEmpty())
                continue;
            const NaiveTerm naive(words, typing);
            const bool expected = naive.standsIn(text);
            const bool actual = matches(term, tokens);
            QVERIFY2(actual == expected,
                qPrintable(QStringLiteral("'%1' in '%2', pattern %3: found %4")
                               .arg(words, text, naive.pattern())
                               .arg(actual)));
            found += actual;
            ++compared;
        }
    }
    qInfo("%d of %d found", found, compared);
    QVERIFY(found > compared / 10 && found < compared * 9 / 10); // both answers were tried
}

void TestSearchQuery::partsAreNecessary()
{
    SeededRandom random(99);
    QString text;
    while (tokenize(text).size() < 1000)
        text += randomText(random, 14);
    const TokenList tokens = tokenize(text);
    const QList<TokenList> documents = pieces(tokens);
    for (qsizetype length = 1; length < 30; ++length) {
        for (qsizetype begin = 0; begin + length <= tokens.size(); begin += 61) {
            SearchTerm term;
            for (qsizetype i = 0; i < length; ++i)
                term.tokens.append(tokens.at(begin + i).toString());
            term.lastIsPrefix = begin % 2 == 0;
            const QList<SearchTerm> parts = indexableParts(term);
            QCOMPARE(parts.size() == 1, length <= pieceOverlap + 1);
            QCOMPARE(parts.last().lastIsPrefix, term.lastIsPrefix);
            QCOMPARE(parts.last().tokens.last(), term.tokens.last());
            QStringList covered;
            for (const SearchTerm &part : parts) {
                QVERIFY(part.tokens.size() <= pieceOverlap + 1);
                covered += part.tokens;
                QVERIFY(std::any_of(documents.begin(), documents.end(),
                    [&part](const TokenList &piece) { return matches(part, piece); }));
            }
            QVERIFY(covered.size() >= length);
        }
    }
    QVERIFY(indexableParts(SearchTerm()).isEmpty());
}

void TestSearchQuery::overlongWords()
{
    const QString word = QString(longestToken, u'a') + QString(longestToken, u'b') + u'c';
    QVERIFY(finds(word, word));
    QVERIFY(!finds(QString(word + u'c'), word));
    QVERIFY(!finds(word.chopped(2), word));
    for (qsizetype length = 1; length <= word.size(); ++length)
        QVERIFY(finds(word.first(length), word, SearchEnding::Typing));
}

QTEST_GUILESS_MAIN(TestSearchQuery)
#include "tst_searchquery.moc"
