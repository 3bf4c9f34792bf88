// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/verbcontext.h"
#include "core/desk/fields.h"
#include "core/desk/setup.h"
#include "core/desk/undo.h"
#include "core/lifecycle/template.h"
#include "core/query/shippedviews.h"
#include "core/schema/records/cannedreply.h"
#include "core/schema/records/policy.h"
#include "core/schema/records/team.h"
#include "tests/support/result.h"

#include <QTemporaryDir>
#include <QTest>

using namespace steward;

class SetupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        const QString name = QStringLiteral("%1.steward").arg(QString::fromLatin1(QTest::currentTestFunction()));
        STEWARD_VERIFY(made, Workspace::create(m_folder.filePath(name), {&m_clock, &m_random, {}, false}));
        m_desk = *std::move(made);
    }
    void cleanup() { m_desk.reset(); }

    void startsADesk();
    void speaksJapanese();
    void cannedRepliesHaveOnlyKnownVariables();
    void listsWhatIsSetUp();
    void rulesFollowTheirRecords();
    void aBrokenRuleKeepsItsDefault();
    void dryRunWritesNothing();

private:
    qint64 count(const char *type) { return *m_desk->records().count(*m_desk->schema().type(QString::fromLatin1(type))); }

    QTemporaryDir m_folder;
    ManualClock m_clock{{1'760'000'000'000}};
    SeededRandom m_random{7};
    std::unique_ptr<Workspace> m_desk;
};

void SetupTest::startsADesk()
{
    STEWARD_VERIFY(report, setUpDesk(*m_desk));
    QCOMPARE(count("policy"), DeskPolicies::defaults().size());
    QVERIFY(count("resolutioncode") >= 5);
    QVERIFY(count("category") >= 3);
    QCOMPARE(count("view"), shippedViews().size());
    const auto again = setUpDesk(*m_desk);
    QVERIFY(!again);
    QCOMPARE(again.error().code, QStringLiteral("setup.done"));
    STEWARD_VERIFY(undone, undo(*m_desk, report->batch));
    QCOMPARE(count("policy"), 0);
    QVERIFY(DeskRules(*m_desk).current()); // the built-in rules stand in
}

void SetupTest::speaksJapanese()
{
    STEWARD_VERIFY(report, setUpDesk(*m_desk, {.language = QStringLiteral("ja"), .at = {}}));
    const RecordType &type = *m_desk->schema().type(u"category");
    STEWARD_VERIFY(found, m_desk->records().findByText(type, *type.field(u"name"), QStringLiteral("ﾈｯﾄﾜｰｸ")));
    QCOMPARE(found->size(), 1);
}

void SetupTest::cannedRepliesHaveOnlyKnownVariables()
{
    STEWARD_VERIFY(report, setUpDesk(*m_desk));
    QMap<QString, QStringList> languages;
    STEWARD_VERIFY(rids, m_desk->records().all(*m_desk->schema().type(u"cannedreply")));
    for (const Rid rid : *rids) {
        const CannedReply reply = structOf<CannedReply>(m_desk->load(rid).value());
        const QList<Error> errors = checkTemplate(reply.body, m_desk->schema(), *m_desk->schema().type(u"incident"));
        QVERIFY2(errors.isEmpty(), qPrintable(reply.name + errors.value(0).toString()));
        languages[reply.keyword].append(reply.language);
    }
    QVERIFY(languages.size() >= 4);
    for (const QStringList &each : languages) // every keyword answers in both languages
        QCOMPARE(QSet<QString>(each.begin(), each.end()), (QSet<QString>{QStringLiteral("en"), QStringLiteral("ja")}));
}

void SetupTest::listsWhatIsSetUp()
{
    QVERIFY(setUpDesk(*m_desk));
    const auto step = [&](const char *type) {
        const QList<SetupStep> steps = setupChecklist(*m_desk).value();
        for (const SetupStep &one : steps) {
            if (one.type == QLatin1String(type))
                return one;
        }
        return SetupStep{};
    };
    QVERIFY(!step("team").isDone);
    QVERIFY(!step("person").isDone); // the owner alone
    QVERIFY(step("resolutioncode").isDone);
    Team team;
    team.name = QStringLiteral("Desk");
    QVERIFY(m_desk->commit(creationOf(*m_desk, team).value()));
    QVERIFY(step("team").isDone);
    QCOMPARE(step("team").count, 1);
}

void SetupTest::rulesFollowTheirRecords()
{
    QVERIFY(setUpDesk(*m_desk));
    DeskRules rules(*m_desk);
    const auto before = rules.current().value();
    QCOMPARE(before, rules.current().value()); // cached
    QCOMPARE(before->matrix().priorityFor(1, 1), 1);
    const RecordType &type = *m_desk->schema().type(u"policy");
    const Rid rid = m_desk->records().findByText(type, *type.field(u"key"), QStringLiteral("priority.matrix"))->first();
    const LoadedRecord loaded = m_desk->load(rid).value();
    Policy policy = structOf<Policy>(loaded);
    policy.body = QStringLiteral(R"({"version": 2, "impact": [1], "urgency": [1], "priority": [[4]]})");
    policy.revision = 2;
    QVERIFY(rules.check({policy.key, policy.body}));
    QVERIFY(m_desk->commit(editTowards(loaded, policy)));
    QCOMPARE(rules.current().value()->matrix().priorityFor(1, 1), 4);
    QCOMPARE(before->matrix().priorityFor(1, 1), 1); // who holds the old rules keeps them
}

void SetupTest::aBrokenRuleKeepsItsDefault()
{
    QVERIFY(m_desk->commit(creationOf(*m_desk, Policy{QStringLiteral("due.rule"), QStringLiteral("{"), 1}).value()));
    DeskRules rules(*m_desk);
    STEWARD_VERIFY(policies, rules.current());
    QVERIFY((*policies)->dueRule().dueFor({0}, 1));
    QCOMPARE(rules.problems().size(), 1);
    QCOMPARE(rules.problems().first().args.first(), QStringLiteral("due.rule"));
    QVERIFY(!rules.check({QStringLiteral("due.rule"), QStringLiteral("{")}));
}

void SetupTest::dryRunWritesNothing()
{
    const VerbContext session = VerbContext(*m_desk).asDryRun();
    const qint64 head = m_desk->context()->hubSeq;
    Team team;
    team.name = QStringLiteral("Desk");
    STEWARD_VERIFY(report, session.commit({{creationOf(*m_desk, team).value()}}));
    QVERIFY(report->dryRun);
    QCOMPARE(report->groups.size(), 1);
    QCOMPARE(m_desk->context()->hubSeq, head);
    QCOMPARE(count("team"), 0);
    team.name.clear();
    const auto refused = session.commit({{creationOf(*m_desk, team).value()}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, QStringLiteral("record.required"));
    team.name = QStringLiteral("Desk");
    QVERIFY(session.asDryRun(false).commit({{creationOf(*m_desk, team).value()}}));
    QCOMPARE(count("team"), 1);
}

QTEST_GUILESS_MAIN(SetupTest)
#include "tst_setup.moc"
