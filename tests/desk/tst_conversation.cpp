// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/conversation.h"
#include "core/desk/relations.h"
#include "core/desk/undo.h"
#include "core/desk/worklogs.h"
#include "core/schema/records/comment.h"
#include "tests/support/testdesk.h"

using namespace steward;
using namespace std::chrono_literals;

class ConversationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<TestDesk>();
        m_sato = desk().person(QStringLiteral("佐藤 美咲"), QStringLiteral("sato"));
        m_emma = desk().person(QStringLiteral("Emma Clarke"), QStringLiteral("emma"));
        m_requester = desk().person(QStringLiteral("小林 彩"));
        m_ticket = desk().incident(QStringLiteral("Mail is slow"),
            {{QStringLiteral("requester"), m_requester}, {QStringLiteral("assignee"), m_sato}});
    }
    void cleanup()
    {
        const QString finding = m_desk->verification();
        m_desk.reset();
        QVERIFY2(finding.isEmpty(), qPrintable(finding));
    }

    void notesAreTheDefault();
    void findsMentions_data();
    void findsMentions();
    void mentionedPeopleWatch();
    void sendAndSolveIsOne();
    void anAnswerEndsTheWaiting();
    void anAnswerReopensOrMakesANewTicket();
    void withdrawsVisibly();
    void tagsAndWatchers();
    void countsWork();

private:
    TestDesk &desk() { return *m_desk; }
    QStringList watchers() { return desk().value(m_ticket, u"watcher").set().items(); }

    std::unique_ptr<TestDesk> m_desk;
    Uuid m_sato, m_emma, m_requester, m_ticket;
};

void ConversationTest::notesAreTheDefault()
{
    STEWARD_VERIFY(note, say(*desk(), desk().load(m_ticket), {.body = QStringLiteral("Looks like the tunnel")}));
    QCOMPARE(desk().load(note->record).type, QStringLiteral("worknote"));
    STEWARD_VERIFY(comment,
        say(*desk(), desk().load(m_ticket),
            {.body = QStringLiteral("We look into it"), .isPublic = true, .channel = QStringLiteral("email")}));
    const Comment written = structOf<Comment>(desk().load(comment->record));
    QCOMPARE(written.writer.uuid, desk()->me());
    QCOMPARE(written.about.uuid, m_ticket);
    QCOMPARE(desk().value(m_ticket, u"comments").number(), 2);
    STEWARD_COMPARE_ERROR(say(*desk(), desk().load(m_ticket), {.body = QStringLiteral("  \n")}), "record.required");
}

void ConversationTest::findsMentions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("names");
    QTest::newRow("login") << QStringLiteral("@emma please") << QStringLiteral("emma");
    QTest::newRow("login, other case") << QStringLiteral("ask @EMMA.") << QStringLiteral("emma");
    QTest::newRow("full name") << QStringLiteral("thanks @Emma Clarke!") << QStringLiteral("emma");
    QTest::newRow("Japanese name with honorific") << QStringLiteral("@佐藤 美咲さん、確認をお願いします") << QStringLiteral("sato");
    QTest::newRow("both") << QStringLiteral("@sato @emma") << QStringLiteral("sato emma");
    QTest::newRow("once") << QStringLiteral("@sato and @佐藤 美咲") << QStringLiteral("sato");
    QTest::newRow("not inside a longer word") << QStringLiteral("@emmanuel") << QString();
    QTest::newRow("not an address") << QStringLiteral("mail x@emma now") << QString();
    QTest::newRow("nobody") << QStringLiteral("@nobody @") << QString();
}

void ConversationTest::findsMentions()
{
    QFETCH(QString, text);
    QFETCH(QString, names);
    QList<Uuid> wanted;
    for (const QString &name : names.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        wanted.append(name == QLatin1String("sato") ? m_sato : m_emma);
    QCOMPARE(mentionsIn(*desk(), text).value(), wanted);
}

void ConversationTest::mentionedPeopleWatch()
{
    STEWARD_VERIFY(report, say(*desk(), desk().load(m_ticket), {.body = QStringLiteral("@emma?"), .mentions = {m_sato}}));
    QCOMPARE(report->commit.operations.size(), 2);
    QCOMPARE(watchers().size(), 2);
    QCOMPARE(structOf<Comment>(desk().load(report->record)).withdrawn, false);
    QVERIFY(undo(*desk(), report->commit.batch));
    QVERIFY(watchers().isEmpty());
    QCOMPARE(desk().value(m_ticket, u"comments"), Value());
}

void ConversationTest::sendAndSolveIsOne()
{
    const Saying saying{.body = QStringLiteral("Fixed @emma"), .isPublic = true};
    const FieldValues solved{{QStringLiteral("status"), QStringLiteral("resolved")},
        {QStringLiteral("resolution.code"), desk().firstCode()}, {QStringLiteral("resolution"), QStringLiteral("MTU")}};
    STEWARD_COMPARE_ERROR(sayAndEdit(*desk(), desk().load(m_ticket), saying, {solved.first()}), "lifecycle.missing");
    QCOMPARE(desk().value(m_ticket, u"comments"), Value()); // neither
    STEWARD_VERIFY(report, sayAndEdit(*desk(), desk().load(m_ticket), saying, solved));
    QCOMPARE(report->groups.size(), 1);
    QCOMPARE(report->groups.first().size(), 2);
    QCOMPARE(desk().text(m_ticket, u"status"), QStringLiteral("resolved"));
    QCOMPARE(watchers(), QStringList{m_emma.toString()});
    QVERIFY(undo(*desk(), report->commit.batch));
    QCOMPARE(desk().text(m_ticket, u"status"), QStringLiteral("assigned"));
    QCOMPARE(desk().value(m_ticket, u"comments"), Value());
}

void ConversationTest::anAnswerEndsTheWaiting()
{
    QVERIFY(hold(*desk(), desk().load(m_ticket), QStringLiteral("vendor")));
    QVERIFY(requesterAnswered(*desk(), desk().load(m_ticket), {.body = QStringLiteral("any news?")}));
    QCOMPARE(desk().text(m_ticket, u"hold"), QStringLiteral("vendor")); // the vendor has not answered
    QVERIFY(takeTransition(*desk(), desk().load(m_ticket), QStringLiteral("resume")));
    QVERIFY(hold(*desk(), desk().load(m_ticket), QStringLiteral("requester")));
    STEWARD_VERIFY(report, requesterAnswered(*desk(), desk().load(m_ticket), {.body = QStringLiteral("yes, since Monday")}));
    QCOMPARE(desk().text(m_ticket, u"status"), QStringLiteral("inprogress"));
    QCOMPARE(desk().value(m_ticket, u"hold"), Value());
    QCOMPARE(structOf<Comment>(desk().load(report->record)).writer.uuid, m_requester);
    STEWARD_VERIFY(history, desk()->log().ofRecord(desk().load(m_ticket).rid));
    QCOMPARE(history->last().operation.author, m_requester);
    QCOMPARE(history->last().operation.actor, desk()->me());
}

void ConversationTest::anAnswerReopensOrMakesANewTicket()
{
    QVERIFY(resolve(*desk(), desk().load(m_ticket), desk().firstCode(), QStringLiteral("MTU")));
    desk().clock.advance(24h);
    QVERIFY(requesterAnswered(*desk(), desk().load(m_ticket), {.body = QStringLiteral("still slow")}));
    QCOMPARE(desk().text(m_ticket, u"status"), QStringLiteral("inprogress"));
    QCOMPARE(desk().value(m_ticket, u"reopens").number(), 1);
    QVERIFY(resolve(*desk(), desk().load(m_ticket), desk().firstCode(), QStringLiteral("MTU 2")));
    desk().clock.advance(24h * 8);
    STEWARD_VERIFY(report, requesterAnswered(*desk(), desk().load(m_ticket), {.body = QStringLiteral("slow again")}));
    QVERIFY(report->record != m_ticket);
    QCOMPARE(desk().text(m_ticket, u"status"), QStringLiteral("resolved"));
    QCOMPARE(desk().text(report->record, u"description"), QStringLiteral("slow again"));
    QCOMPARE(desk().value(report->record, u"requester").reference(), m_requester);
    QCOMPARE(linksOf(*desk(), report->record).value().first().number, QStringLiteral("INC-000001"));
}

void ConversationTest::withdrawsVisibly()
{
    STEWARD_VERIFY(said, say(*desk(), desk().load(m_ticket), {.body = QStringLiteral("wrong window")}));
    STEWARD_VERIFY(report, withdraw(*desk(), desk().load(said->record)));
    QVERIFY(desk().value(said->record, u"withdrawn").toBool());
    QVERIFY(!desk().load(said->record).deleted);
    QCOMPARE(desk().value(m_ticket, u"comments"), Value());
    QVERIFY(undo(*desk(), report->commit.batch));
    QCOMPARE(desk().value(m_ticket, u"comments").number(), 1);
    STEWARD_COMPARE_ERROR(withdraw(*desk(), desk().load(m_ticket)), "withdraw.not-possible");
}

void ConversationTest::tagsAndWatchers()
{
    QVERIFY(addTags(*desk(), desk().load(m_ticket), {QStringLiteral(" vpn "), QStringLiteral("印刷")}));
    QVERIFY(removeTags(*desk(), desk().load(m_ticket), {QStringLiteral("vpn")}));
    QCOMPARE(desk().value(m_ticket, u"tag").set().items(), QStringList{QStringLiteral("印刷")});
    STEWARD_VERIFY(again, addTags(*desk(), desk().load(m_ticket), {QStringLiteral("印刷")}));
    QVERIFY(again->changedNothing());
    QVERIFY(watch(*desk(), desk().load(m_ticket), {m_emma, m_sato}));
    QVERIFY(unwatch(*desk(), desk().load(m_ticket), {m_sato}));
    QCOMPARE(watchers(), QStringList{m_emma.toString()});
}

void ConversationTest::countsWork()
{
    const Uuid child = desk().incident(QStringLiteral("Child"), {{QStringLiteral("parent"), Value(m_ticket)}});
    QVERIFY(logWork(*desk(), desk().load(m_ticket), {.spent = 45min, .note = QStringLiteral("trace")}));
    QVERIFY(logWork(*desk(), desk().load(child), {.spent = 20min, .worker = m_sato}));
    QVERIFY(logWork(*desk(), desk().load(m_ticket), {.spent = -15min}));
    STEWARD_COMPARE_ERROR(logWork(*desk(), desk().load(m_ticket), {.spent = -31min}), "worklog.below-zero");
    STEWARD_COMPARE_ERROR(logWork(*desk(), desk().load(child), {.spent = -5min}), "worklog.below-zero"); // sato's time
    STEWARD_COMPARE_ERROR(logWork(*desk(), desk().load(m_ticket), {}), "worklog.empty");
    STEWARD_COMPARE_ERROR(
        logWork(*desk(), desk().load(m_ticket), {.spent = 5min, .started = desk().clock.now() + 1h}),
        "worklog.in-the-future");
    STEWARD_VERIFY(total, workTotal(*desk(), desk().load(m_ticket).rid));
    QCOMPARE(total->own.count(), Duration(30min).count());
    QCOMPARE(total->children.count(), Duration(20min).count());
}

QTEST_GUILESS_MAIN(ConversationTest)
#include "tst_conversation.moc"
