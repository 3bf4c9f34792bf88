// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/binder.h"
#include "core/schema/schema.h"
#include "models/querytext.h"
#include "models/valuetext.h"
#include "views/shell/errortext.h"
#include "views/shell/language.h"
#include "views/text/format.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTest>

using namespace steward;
using namespace Qt::StringLiterals;

namespace {

bool isJapanese(const QString &text)
{
    static const QRegularExpression kanaOrKanji(u"[\\x{3040}-\\x{30ff}\\x{4e00}-\\x{9fff}]"_s);
    return text.contains(kanaOrKanji);
}

} // namespace

class JapaneseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Language::instance().set(u"ja"_s); }
    void cleanupTestCase() { Language::instance().set(u"en"_s); }

    void everyDeclarationIsTranslated();
    void failuresAreSaidInJapanese_data();
    void failuresAreSaidInJapanese();
    void failuresWithoutASentenceKeepCores();
    void englishKeepsCoresSentence();
    void queryProblemsNameTheirSubject();
    void momentsReadAsTheyDoInJapan();
};

void JapaneseTest::everyDeclarationIsTranslated()
{
    const QStringList same{u"VIP"_s, u"SHA-256"_s};
    const auto check = [&](const RecordType &type, const QString &text) {
        if (!text.isEmpty() && !same.contains(text))
            QVERIFY2(isJapanese(recordText(text)), qPrintable(type.name() + u": "_s + text));
    };
    for (const auto &type : Schema::builtIn()->types()) {
        check(*type, type->label());
        check(*type, type->pluralLabel());
        for (const Field &field : type->fields()) {
            check(*type, field.label);
            check(*type, field.help);
            for (const Choice &choice : field.choices)
                check(*type, choice.label);
        }
    }
    for (const QueryWord &word : queryWords())
        QVERIFY2(isJapanese(QCoreApplication::translate("Query", qPrintable(word.help))), qPrintable(word.help));
}

void JapaneseTest::failuresAreSaidInJapanese_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QStringList>("args");
    QTest::addColumn<QString>("part");

    QTest::newRow("a value") << u"ticket.deleted"_s << QStringList{u"INC-000871"_s}
                             << u"INC-000871は削除されています。"_s;
    QTest::newRow("two values, turned round")
        << u"ticket.merged"_s << QStringList{u"INC-000002"_s, u"INC-000001"_s}
        << u"INC-000001はINC-000002に統合されています。"_s;
    QTest::newRow("a field by its label")
        << u"record.required"_s << QStringList{u"title"_s, u"incident"_s} << u"「件名」は必須です。"_s;
    QTest::newRow("a value that looks like a place")
        << u"field.no-choice"_s << QStringList{u"%2"_s, u"impact"_s}
        << u"「%2」は「影響度」の選択肢にありません。"_s;
    QTest::newRow("missing fields") << u"lifecycle.missing"_s
                                    << QStringList{u"resolution.code"_s, u"resolution"_s}
                                    << u"解決コード、解決内容"_s;
    QTest::newRow("a guard") << u"lifecycle.missing"_s << QStringList{QString()}
                             << u"この状態に変更できません。"_s;
    QTest::newRow("a known headline")
        << u"storage.locked"_s << QStringList() << u"読み取り専用で開いてください。"_s;
}

void JapaneseTest::failuresAreSaidInJapanese()
{
    QFETCH(QString, code);
    QFETCH(QStringList, args);
    QFETCH(QString, part);

    const ErrorText text = ErrorText::of({ErrorKind::FailedPrecondition, code, u"english"_s, {}, args});
    QVERIFY2(text.text.contains(part), qPrintable(text.text));
    QVERIFY2(!text.text.contains(u"english"_s), qPrintable(text.text));
    QVERIFY2(isJapanese(text.title), qPrintable(text.title));
    QCOMPARE(text.line(), text.title + u"："_s + text.text);
}

void JapaneseTest::failuresWithoutASentenceKeepCores()
{
    // A code nobody has translated, and a known one whose argument did not come along.
    for (const QString &code : {u"sync.odd"_s, u"ticket.deleted"_s}) {
        const ErrorText text = ErrorText::of(
            {ErrorKind::Unavailable, code, u"the moon is in the way"_s, {}, {}});
        QVERIFY2(text.text.contains(u"The moon is in the way."_s), qPrintable(text.text));
        QVERIFY(isJapanese(text.title));
    }
}

void JapaneseTest::englishKeepsCoresSentence()
{
    Language::instance().set(u"en"_s);
    const ErrorText text = ErrorText::of({ErrorKind::FailedPrecondition, u"ticket.deleted"_s,
        u"INC-000871 is deleted"_s, u"undo the deletion first"_s, {u"INC-000871"_s}});
    const ErrorText missing = ErrorText::of({ErrorKind::FailedPrecondition, u"lifecycle.missing"_s,
        u"Resolve needs \"Resolution\""_s, {}, {u"resolution"_s}});
    Language::instance().set(u"ja"_s);
    QCOMPARE(text.text, u"INC-000871 is deleted. Undo the deletion first."_s);
    QCOMPARE(missing.text, u"Resolve needs \"Resolution\"."_s);
}

void JapaneseTest::queryProblemsNameTheirSubject()
{
    QueryProblem problem;
    problem.error = {ErrorKind::InvalidArgument, u"query.not-searchable"_s, u"english"_s, {}, {}};
    QCOMPARE(problemText(problem), u"English"_s); // core's own, rather than a quotation of nothing
    problem.error = {ErrorKind::InvalidArgument, u"query.unknown-field"_s, u"english"_s, {}, {u"assigne"_s}};
    QCOMPARE(problemText(problem), u"不明な項目「assigne」"_s);
}

void JapaneseTest::momentsReadAsTheyDoInJapan()
{
    const auto at = [](const QDateTime &time) { return Instant{time.toMSecsSinceEpoch()}; };
    const QDateTime now(QDate(2026, 11, 24), QTime(11, 18));
    QCOMPARE(format::moment(at(now), at(now)), u"11:18"_s);
    QCOMPARE(format::moment(at(now.addDays(-4).addSecs(331 * 60)), at(now)), u"金 16:49"_s);
    QCOMPARE(format::moment(at(now.addDays(-24)), at(now)), u"10月31日"_s);
    QCOMPARE(format::moment(at(now.addDays(-400)), at(now)), u"2025年10月20日"_s);
    QVERIFY2(format::full(at(now)).startsWith(u"2026年11月24日(火) 11:18:00"_s),
        qPrintable(format::full(at(now))));
    QCOMPARE(format::ago(at(now.addSecs(-130)), at(now)), u"2分前"_s);
    QCOMPARE(format::ago(at(now), at(now)), u"たった今"_s);
}

QTEST_MAIN(JapaneseTest)
#include "tst_japanese.moc"
