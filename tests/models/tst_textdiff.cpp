// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/random.h"
#include "models/textdiff.h"

#include <QTest>

using namespace steward;
using namespace Qt::StringLiterals;

class TextDiffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAsWords();
    void japaneseBySign();
    void nothingAndEverything();
    void givesBothTextsBack();
    void isAsShortAsCanBe();
    void largeTextsEnd();
    void shortensWhatStays();

private:
    static QString shown(const QString &before, const QString &after)
    {
        QString out;
        for (const DiffPiece &piece : textDifference(before, after)) {
            const bool same = piece.kind == DiffPiece::Kind::Same;
            const QString mark = piece.kind == DiffPiece::Kind::Added ? u"+"_s : u"-"_s;
            out += same ? piece.text : u'[' + mark + piece.text + u']';
        }
        return out;
    }
    static QString side(const QList<DiffPiece> &pieces, DiffPiece::Kind without)
    {
        QString text;
        for (const DiffPiece &piece : pieces)
            text += piece.kind == without ? QString() : piece.text;
        return text;
    }
};

void TextDiffTest::readsAsWords()
{
    QCOMPARE(shown(u"the printer stops"_s, u"the old printer"_s), u"the[+ old] printer[- stops]"_s);
    QCOMPARE(shown(u"Payroll export fails"_s, u"Payroll export fails with 0x2F"_s), u"Payroll export fails[+ with 0x2F]"_s);
    QCOMPARE(shown(u"a b c"_s, u"a x c"_s), u"a[- b][+ x] c"_s);
}

void TextDiffTest::japaneseBySign()
{
    QCOMPARE(shown(u"印刷障害（本社）"_s, u"印刷障害（大阪）"_s), u"印刷障害（[-本社][+大阪]）"_s);
    QCOMPARE(shown(u"給与振込"_s, u"給与の振込"_s), u"給与[+の]振込"_s);
}

void TextDiffTest::nothingAndEverything()
{
    QVERIFY(textDifference({}, {}).isEmpty());
    QCOMPARE(shown(u"same"_s, u"same"_s), u"same"_s);
    QCOMPARE(shown({}, u"new"_s), u"[+new]"_s);
    QCOMPARE(shown(u"old"_s, {}), u"[-old]"_s);
}

void TextDiffTest::givesBothTextsBack()
{
    for (quint64 seed = 1; seed <= 500; ++seed) {
        SeededRandom random(seed);
        const auto text = [&] {
            static const QStringList words{u"a"_s, u"bb"_s, u" "_s, u"\n"_s, u"印"_s, u"刷"_s, u"."_s, u"😀"_s};
            QString out;
            for (auto n = random.below(30); n > 0; --n)
                out += words[qsizetype(random.below(quint64(words.size())))];
            return out;
        };
        const QString before = text();
        const QString after = text();
        const QList<DiffPiece> pieces = textDifference(before, after);
        QVERIFY2(side(pieces, DiffPiece::Kind::Added) == before, qPrintable(u"seed %1"_s.arg(seed)));
        QVERIFY2(side(pieces, DiffPiece::Kind::Removed) == after, qPrintable(u"seed %1"_s.arg(seed)));
    }
}

/// Against the longest common subsequence by dynamic programming: single letters parted by spaces.
void TextDiffTest::isAsShortAsCanBe()
{
    for (quint64 seed = 1; seed <= 200; ++seed) {
        SeededRandom random(seed);
        const auto text = [&] {
            QString out;
            for (auto n = random.below(12); n > 0; --n)
                out += QChar(u"印刷障害"[random.below(4)]);
            return out;
        };
        const QString a = text();
        const QString b = text();
        std::vector<std::vector<int>> common(size_t(a.size() + 1), std::vector<int>(size_t(b.size() + 1)));
        for (size_t i = 1; i <= size_t(a.size()); ++i) {
            for (size_t j = 1; j <= size_t(b.size()); ++j)
                common[i][j] = a[qsizetype(i - 1)] == b[qsizetype(j - 1)] ? common[i - 1][j - 1] + 1
                                                                          : std::max(common[i - 1][j], common[i][j - 1]);
        }
        qsizetype same = 0;
        for (const DiffPiece &piece : textDifference(a, b))
            same += piece.kind == DiffPiece::Kind::Same ? piece.text.size() : 0;
        QVERIFY2(same == common.back().back(), qPrintable(u"seed %1: %2"_s.arg(seed).arg(shown(a, b))));
    }
}

void TextDiffTest::largeTextsEnd()
{
    QString a;
    QString b;
    for (int i = 0; i < 20'000; ++i) {
        a += u"a%1 "_s.arg(i);
        b += u"b%1 "_s.arg(i);
    }
    const QList<DiffPiece> pieces = textDifference(u"head "_s + a + u"tail"_s, u"head "_s + b + u"tail"_s);
    QCOMPARE(side(pieces, DiffPiece::Kind::Added), u"head "_s + a + u"tail"_s);
    QCOMPARE(side(pieces, DiffPiece::Kind::Removed), u"head "_s + b + u"tail"_s);
}

void TextDiffTest::shortensWhatStays()
{
    const QString filler = u"word "_s.repeated(60);
    const QList<DiffPiece> pieces = withoutTheSame(textDifference(filler + u"x"_s, filler + u"y"_s), 20);
    QCOMPARE(pieces.size(), 3);
    QCOMPARE(pieces[0].text, u" … "_s + filler.chopped(1).right(20));
    QCOMPARE(withoutTheSame(textDifference(u"a x"_s, u"a y"_s), 20).first().text, u"a"_s);
}

QTEST_GUILESS_MAIN(TextDiffTest)
#include "tst_textdiff.moc"
