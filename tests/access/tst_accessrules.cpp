// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/access/accessrules.h"

#include <QTest>

using namespace steward;
using namespace Qt::StringLiterals;

class TestAccessRules : public QObject
{
    Q_OBJECT

    static QString text(const QString &records, const QString &keys = u"[]"_s)
    {
        return u"{\"format\": 1, \"desk\": \"ticket.see\", \"keys\": %1,\n\"records\": [%2]}"_s.arg(
            keys, records);
    }
    static Result<AccessRules> read(const QString &json)
    {
        STEWARD_ASSIGN(const JsonNode node, parseJson(QStringView(json)));
        return AccessRules::parse(node, *Schema::builtIn());
    }

private Q_SLOTS:
    /// Every unit of every record of the program has an answer, and the verbs' own permissions are those.
    void everyUnitHasAnAnswer()
    {
        const AccessRules &rules = AccessRules::builtIn();
        for (const auto &type : Schema::builtIn()->types()) {
            for (const Unit &unit : type->units()) {
                QVERIFY2(
                    (rules.permission(*type, unit.name, false) || rules.of(*type).once), qPrintable(type->name() + u'.' + unit.name));
                QVERIFY(rules.permission(*type, unit.name, true));
            }
        }
        const RecordType &incident = *Schema::builtIn()->type(u"incident");
        QCOMPARE(rules.permission(incident, u"title"_s, true), u"ticket.create"_s);
        QCOMPARE(rules.permission(incident, u"title"_s, false), u"ticket.edit"_s);
        QCOMPARE(rules.permission(incident, u"assignment"_s, false), u"ticket.work"_s);
        QCOMPARE(rules.permission(incident, u"merged.into"_s, false), u"ticket.merge"_s);
        QCOMPARE(rules.permission(incident, u"status"_s, false), u""_s); // the transition's
        QCOMPARE(
            rules.permission(*Schema::builtIn()->type(u"worknote"), u"body"_s, true), u"comment.internal"_s);
        QCOMPARE(
            rules.permission(*Schema::builtIn()->type(u"comment"), u"body"_s, true), u"comment.public"_s);
        QCOMPARE(rules.permission(*Schema::builtIn()->type(u"view"), u"section"_s, false), u"view.share"_s);
        QCOMPARE(
            rules.permission(*Schema::builtIn()->type(u"team"), u"member"_s, false), u"desk.configure"_s);
    }

    void unknownTypesAreNobodysToWrite()
    {
        const RecordType type(u"later"_s, u"Later"_s, u"Later"_s, u"later"_s);
        QVERIFY(!AccessRules::builtIn().permission(type, u"name"_s, true));
        QVERIFY(AccessRules::builtIn().of(type).visible == Visibility::Desk);
    }

    void internalThingsStayInternal()
    {
        const auto visible = [](QStringView type) {
            return AccessRules::builtIn().of(*Schema::builtIn()->type(type)).visible;
        };
        QVERIFY(visible(u"worknote") == Visibility::Internal);
        QVERIFY(visible(u"worklog") == Visibility::Internal);
        QVERIFY(visible(u"link") == Visibility::Internal);
        QVERIFY(visible(u"comment") == Visibility::Public);
        QVERIFY(visible(u"incident") == Visibility::Ticket);
        QVERIFY(!AccessRules::builtIn()
                     .of(*Schema::builtIn()->type(u"person"))
                     .requesterFields.contains(u"notes"_s));
    }

    void mistakesAreLocated_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<int>("line");
        QTest::newRow("type missing") << text({}) << 1;
        QTest::newRow("unknown type") << text(u"{\"types\": [\"nothing\"], \"visible\": \"desk\"}"_s) << 2;
        QTest::newRow("unknown audience") << text(u"{\"types\": [\"ci\"], \"visible\": \"world\"}"_s) << 2;
        QTest::newRow("unknown unit")
            << text(u"{\"types\": [\"ci\"], \"visible\": \"desk\", \"units\": {\"x\": \"y\"}}"_s) << 2;
        QTest::newRow("unknown field")
            << text(u"{\"types\": [\"worknote\"], \"visible\": \"internal\", \"follows\": [\"x\"]}"_s) << 2;
        QTest::newRow("follows nothing")
            << text(u"{\"types\": [\"worknote\"], \"visible\": \"internal\"}"_s) << 2;
        QTest::newRow("follows needlessly")
            << text(u"{\"types\": [\"link\"], \"visible\": \"desk\", \"follows\": [\"from\"]}"_s) << 2;
        QTest::newRow("twice") << text(u"{\"types\": [\"ci\", \"ci\"], \"visible\": \"desk\"}"_s) << 2;
        QTest::newRow("unknown key") << text({}, u"[{\"field\": \"x\", \"key\": \"team\"}]"_s) << 1;
        QTest::newRow("misspelt") << text(u"{\"types\": [\"ci\"], \"visible\": \"desk\", \"edits\": \"x\"}"_s)
                                  << 2;
    }
    void mistakesAreLocated()
    {
        QFETCH(QString, json);
        QFETCH(int, line);
        const auto rules = read(json);
        QVERIFY(!rules);
        QCOMPARE(rules.error().code, u"access.invalid"_s);
        QCOMPARE(rules.error().line, line);
    }
};

QTEST_GUILESS_MAIN(TestAccessRules)
#include "tst_accessrules.moc"
