// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/retention.h"

#include "core/desk/conversation.h"
#include "core/desk/recordverbs.h"
#include "core/desk/redact.h"
#include "core/desk/thread.h"
#include "tests/support/testdesk.h"

using namespace steward;
using namespace Qt::StringLiterals;

/// What retention rules erase, and what they leave.
class RetentionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void erasesWhatItMeansAndNothingElse();
    void runsEveryNight();
    void aDryRunCounts();
    void refusesRulesThatCannotBeKept();
    void stopsBetweenTickets();

private:
    static Uuid rule(TestDesk &desk, const QString &query, const QStringList &units, bool entries = false)
    {
        RetentionRule rule;
        rule.name = u"rule %1"_s.arg(query);
        rule.query = query;
        rule.units = StringSet(units);
        rule.entries = entries;
        const RecordEdit edit = TestDesk::need(creationOf(*desk, rule));
        return TestDesk::need(createRecord(*desk, edit)).record;
    }
};

void RetentionTest::erasesWhatItMeansAndNothingElse()
{
    TestDesk desk;
    const Uuid old = desk.incident(u"old printer"_s, {{u"description"_s, u"cleared later"_s}, {u"tag"_s, Value(StringSet({u"old"_s}))}});
    QVERIFY(editTicket(*desk, desk.load(old), {{u"description"_s, Value()}})); // the history has it
    QVERIFY(say(*desk, desk.load(old), {u"a public word"_s, true}));
    QVERIFY(say(*desk, desk.load(old), {u"an internal word"_s}));
    const Uuid fresh = desk.incident(u"new printer"_s, {{u"description"_s, u"stays"_s}});
    QVERIFY(say(*desk, desk.load(fresh), {u"stays too"_s}));
    rule(desk, u"tag:old"_s, {u"description"_s}, true);
    const QList<RetentionOutcome> outcomes = TestDesk::need(keepRetention(*desk));
    QCOMPARE(outcomes.size(), 1);
    QCOMPARE(outcomes.first().tickets, 1);
    QCOMPARE(outcomes.first().erased, 1);
    QCOMPARE(outcomes.first().fields, 3);
    QCOMPARE(desk.text(old, u"title"), u"old printer"_s);
    QCOMPARE(desk.text(fresh, u"description"), u"stays"_s);
    const auto said = [&](const Uuid &ticket) {
        QStringList words;
        for (const ThreadEntry &entry : TestDesk::need(threadOf(*desk, desk.load(ticket).rid))) {
            if (entry.kind != ThreadEntry::Kind::System)
                words.append(entry.text);
        }
        return words.join(u'|');
    };
    QCOMPARE(said(old), u"|"_s); // two that are erased
    QCOMPARE(said(fresh), u"stays too"_s);
    for (const LoggedOperation &logged : TestDesk::need(desk->log().ofRecord(desk.load(old).rid))) {
        for (const UnitChange &change : logged.operation.units)
            QCOMPARE(change.erased, change.unit == u"description");
    }
    QCOMPARE(desk.verification(), QString());
}

void RetentionTest::runsEveryNight()
{
    TestDesk desk;
    const Uuid ticket = desk.incident(u"A"_s, {{u"description"_s, u"words"_s}});
    rule(desk, u"title:A"_s, {u"description"_s});
    QCOMPARE(TestDesk::need(keepRetention(*desk)).first().erased, 1);
    const qint64 before = TestDesk::need(desk->context()).hubSeq;
    QCOMPARE(TestDesk::need(keepRetention(*desk)).first().erased, 0);
    QCOMPARE(TestDesk::need(desk->context()).hubSeq, before);
    QVERIFY(editTicket(*desk, desk.load(ticket), {{u"description"_s, u"new words"_s}}));
    QCOMPARE(TestDesk::need(keepRetention(*desk)).first().erased, 1);
    QCOMPARE(desk.text(ticket, u"description"), QString());
}

void RetentionTest::aDryRunCounts()
{
    TestDesk desk;
    const Uuid ticket = desk.incident(u"A"_s, {{u"description"_s, u"words"_s}});
    rule(desk, u"title:A"_s, {u"description"_s});
    QCOMPARE(TestDesk::need(keepRetention(VerbContext(*desk).asDryRun())).first().erased, 1);
    QCOMPARE(desk.text(ticket, u"description"), u"words"_s);
    QVERIFY(!TestDesk::need(finishRedaction(*desk)));
}

void RetentionTest::refusesRulesThatCannotBeKept()
{
    TestDesk desk;
    const auto save = [&](const QString &query, const QStringList &units) {
        RetentionRule rule;
        rule.name = u"r"_s;
        rule.query = query;
        rule.units = StringSet(units);
        return createRecord(*desk, TestDesk::need(creationOf(*desk, rule)));
    };
    STEWARD_COMPARE_ERROR(save(u"title:A"_s, {u"status"_s}), "redact.unit");
    STEWARD_COMPARE_ERROR(save(u"title:A"_s, {}), "retention.nothing");
    QVERIFY(!save(u"nosuchfield:A"_s, {u"description"_s}));
    STEWARD_COMPARE_ERROR(keepRetention(VerbContext(*desk).with(PermissionSet::of({u"ticket.edit"_s}))), "desk.permission");
}

void RetentionTest::stopsBetweenTickets()
{
    TestDesk desk;
    for (int i = 0; i < 5; ++i)
        desk.incident(u"A %1"_s.arg(i), {{u"description"_s, u"words"_s}});
    rule(desk, u"title:A"_s, {u"description"_s});
    STEWARD_COMPARE_ERROR(keepRetention(*desk, [](qint64 done) { return done < 2; }), "retention.stopped");
    const RetentionOutcome rest = TestDesk::need(keepRetention(*desk)).first();
    QCOMPARE(rest.tickets, 5);
    QCOMPARE(rest.erased, 3);
}

QTEST_GUILESS_MAIN(RetentionTest)
#include "tst_retention.moc"
