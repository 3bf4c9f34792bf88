// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/lifecycle/deskpolicies.h"

#include <QTest>

using namespace steward;

static const RecordType &incident() { return *Schema::builtIn()->type(u"incident"); }

static Value &at(RecordValues &values, QStringView field)
{
    return values.values[size_t(incident().indexOf(field))];
}

static constexpr qint64 hour = 3'600'000;

class TestDeskPolicies : public QObject
{
    Q_OBJECT

    const DeskPolicies &m_policies = DeskPolicies::builtIn();

private Q_SLOTS:
    void defaultsAreSound()
    {
        const auto parsed = DeskPolicies::parse(DeskPolicies::defaults(), *Schema::builtIn());
        QVERIFY2(parsed, qPrintable(parsed ? QString() : parsed.error().toString()));
        QCOMPARE(DeskPolicies::defaults().size(), 6);
        QVERIFY(parsed->lifecycle(QStringLiteral("incident")));
        QVERIFY(!parsed->lifecycle(QStringLiteral("person")));
        QCOMPARE(parsed->holdReasons().reasons().size(), incident().field(u"hold")->choices.size());
        QVERIFY(parsed->roles().permissionsOf({QStringLiteral("technician")}).has(QStringLiteral("ticket.resolve")));
        // Every permission a transition asks for is one that some role carries.
        for (const LifecycleTransition &transition : parsed->lifecycle(QStringLiteral("incident"))->transitions()) {
            QVERIFY2(parsed->roles().permissionsOf({QStringLiteral("teamlead")}).has(transition.permission),
                qPrintable(transition.key));
        }
    }

    void aRecordReplacesItsDefaultAndABadOneNamesItself()
    {
        const auto parsed = DeskPolicies::parse(
            {{QStringLiteral("reopen.rule"), QStringLiteral("{\"window\": \"2d\"}")}}, *Schema::builtIn());
        QVERIFY(parsed);
        QCOMPARE(parsed->reopenRule().window(), std::optional<Duration>(48 * hour));
        QCOMPARE(parsed->matrix().version(), 1);
        const auto bad = DeskPolicies::parse(
            {{QStringLiteral("due.rule"), QStringLiteral("{\"due\":\n {\"1\": \"soon\"}}")}}, *Schema::builtIn());
        QVERIFY(!bad);
        QCOMPARE(bad.error().code, QStringLiteral("due.invalid"));
        QCOMPARE(bad.error().args.first(), QStringLiteral("due.rule"));
        QCOMPARE(bad.error().line, 2);
        QCOMPARE(bad.error().column, 8);
        QCOMPARE(DeskPolicies::parse({{QStringLiteral("due.rul"), QStringLiteral("{}")}}, *Schema::builtIn()).error().code,
            QStringLiteral("policy.unknown"));
    }

    void matrixGivesWhatItSays_data()
    {
        QTest::addColumn<int>("impact");
        QTest::addColumn<int>("urgency");
        QTest::addColumn<int>("priority");
        const int expected[3][3] = {{1, 2, 3}, {2, 3, 4}, {3, 4, 5}};
        for (int i = 1; i <= 3; ++i) {
            for (int u = 1; u <= 3; ++u)
                QTest::addRow("%d x %d", i, u) << i << u << expected[i - 1][u - 1];
        }
    }
    void matrixGivesWhatItSays()
    {
        QFETCH(int, impact);
        QFETCH(int, urgency);
        QFETCH(int, priority);
        QCOMPARE(m_policies.matrix().priorityFor(impact, urgency), std::optional<qint64>(priority));
        QVERIFY(!m_policies.matrix().priorityFor(impact, 4));
    }

    void priorityFollowsUntilSomebodyChoosesOne()
    {
        const PriorityMatrix &matrix = m_policies.matrix();
        RecordValues base = incident().empty();
        RecordValues next = base;
        at(next, u"impact") = Value(qint64(1));
        at(next, u"urgency") = Value(qint64(2));
        matrix.fill(incident(), base, next);
        QCOMPARE(at(next, u"priority").number(), 2);
        QCOMPARE(at(next, u"matrix.version").number(), 1);
        QVERIFY(matrix.check(incident(), next));

        base = next;
        at(next, u"priority") = Value(qint64(1));
        matrix.fill(incident(), base, next);
        QVERIFY(at(next, u"matrix.version").isEmpty());
        QCOMPARE(matrix.check(incident(), next).error().code, QStringLiteral("priority.reason-missing"));
        at(next, u"priority.reason") = Value(QStringLiteral("the payroll run is tonight"));
        QVERIFY(matrix.check(incident(), next));

        base = next;
        at(next, u"urgency") = Value(qint64(3));
        matrix.fill(incident(), base, next);
        QCOMPARE(at(next, u"priority").number(), 1); // by hand stays
        matrix.follow(incident(), next);
        QCOMPARE(at(next, u"priority").number(), 3);
        QVERIFY(at(next, u"priority.reason").isEmpty());

        at(next, u"priority") = Value(qint64(5));
        QCOMPARE(matrix.check(incident(), next).error().code, QStringLiteral("priority.not-from-matrix"));
    }

    void matrixErrorsAreLocated()
    {
        const auto node = parseJson(QStringView(
            u"{\"impact\": [1, 2], \"urgency\": [1, 2],\n \"priority\": [[1, 2],\n [1]]}"));
        QVERIFY(node);
        const auto matrix = PriorityMatrix::parse(*node);
        QVERIFY(!matrix);
        QCOMPARE(matrix.error().line, 3);
        QCOMPARE(matrix.error().column, 2);
    }

    void dueFollowsUntilSomebodySetsIt()
    {
        const DueRule &rule = m_policies.dueRule();
        RecordValues base = incident().empty();
        RecordValues next = base;
        at(next, u"opened") = Value::instant({1000 * hour});
        at(next, u"priority") = Value(qint64(1));
        rule.follow(incident(), base, next);
        QCOMPARE(at(next, u"due").number(), 1004 * hour);

        base = next;
        at(next, u"priority") = Value(qint64(2));
        rule.follow(incident(), base, next);
        QCOMPARE(at(next, u"due").number(), 1024 * hour);

        base = next;
        at(next, u"due") = Value::instant({2000 * hour});
        rule.follow(incident(), base, next);
        QCOMPARE(at(next, u"due").number(), 2000 * hour);
        base = next;
        at(next, u"priority") = Value(qint64(1));
        rule.follow(incident(), base, next);
        QCOMPARE(at(next, u"due").number(), 2000 * hour); // by hand stays

        base = next;
        at(next, u"due") = Value();
        rule.follow(incident(), base, next);
        QVERIFY(at(next, u"due").isEmpty()); // cleared in this very edit
    }

    void spans()
    {
        QCOMPARE(spanFromText(u"90m"), std::optional<Duration>(90 * 60'000));
        QCOMPARE(spanFromText(u"2w"), std::optional<Duration>(14 * 24 * hour));
        for (const char16_t *wrong : {u"", u"d", u"0d", u"-1d", u"+1d", u"1.5h", u"1y", u"12345678d"})
            QVERIFY(!spanFromText(QStringView(wrong)));
    }

    void reopenWindowEndsWithItsLastMoment()
    {
        const ReopenRule &rule = m_policies.reopenRule();
        const Instant resolved{5000 * hour};
        QVERIFY(rule.check(resolved, {resolved.ms + 7 * 24 * hour}));
        const auto late = rule.check(resolved, {resolved.ms + 7 * 24 * hour + 1});
        QVERIFY(!late);
        QCOMPARE(late.error().code, QStringLiteral("reopen.too-late"));
        QCOMPARE(late.error().args, QStringList({QStringLiteral("7 days")}));
        QVERIFY(rule.check(std::nullopt, {0}));

        RecordValues values = incident().empty();
        const Lifecycle &lifecycle = *m_policies.lifecycle(QStringLiteral("incident"));
        lifecycle.enter(incident(), QStringLiteral("resolved"), values);
        at(values, u"assignee") = Value(Uuid::fromString(u"00000000-0000-7000-8000-000000000001"));
        QList<TransitionOffer> offers = lifecycle.offers(incident(), values, PermissionSet::trusted());
        rule.judge(offers, resolved, {resolved.ms + 30 * 24 * hour});
        for (const TransitionOffer &offer : std::as_const(offers))
            QCOMPARE(offer.isAllowed(), !offer.transition->isReopening);
    }
};

QTEST_GUILESS_MAIN(TestDeskPolicies)
#include "tst_deskpolicies.moc"
