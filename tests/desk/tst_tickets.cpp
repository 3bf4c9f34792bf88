// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/spantext.h"
#include "core/desk/fieldentry.h"
#include "core/desk/relations.h"
#include "core/desk/tickets.h"
#include "core/desk/undo.h"
#include "core/schema/records/location.h"
#include "core/schema/records/service.h"
#include "core/schema/records/tickettemplate.h"
#include "tests/support/testdesk.h"

using namespace steward;
using namespace std::chrono_literals;

class TicketsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_desk = std::make_unique<TestDesk>(); }
    void cleanup()
    {
        const QString finding = m_desk->verification(); // whatever a verb did, the log proves it
        m_desk.reset();
        QVERIFY2(finding.isEmpty(), qPrintable(finding));
    }

    void createsWithDefaults();
    void createsSolvedAtOnce();
    void templatesFillADraft();
    void assignsAndHandsOver();
    void saysWhatIsMissing();
    void holdsResolvesClosesReopens();
    void reopeningHasAWindow();
    void losesNothingEntered();
    void priorityByHandNeedsAReason();
    void dueDateFollowsUnlessByHand();
    void parentsMayNotBeCircular();
    void resolvingAParentOffersItsChildren();
    void linksAreSeenFromBothEnds();
    void permissionsAreAsked();
    void readsValuesFromText();

private:
    TestDesk &desk() { return *m_desk; }
    std::unique_ptr<TestDesk> m_desk;
};

void TicketsTest::createsWithDefaults()
{
    Location tokyo;
    tokyo.name = QStringLiteral("Tokyo");
    Person requester;
    requester.name = QStringLiteral("中村 恵");
    requester.vip = true;
    requester.location = {desk().add(tokyo)};
    const Uuid who = desk().add(requester);
    Service vpn;
    vpn.name = QStringLiteral("VPN");
    vpn.team = {desk().team(QStringLiteral("Network"))};
    const Uuid service = desk().add(vpn);
    const Uuid id = desk().incident(QStringLiteral("VPN drops"),
        {{QStringLiteral("requester"), who}, {QStringLiteral("service"), service}, {QStringLiteral("impact"), Value(1)},
            {QStringLiteral("urgency"), Value(1)}});
    const LoadedRecord loaded = desk().load(id);
    QCOMPARE(loaded.number, QStringLiteral("INC-000001"));
    QCOMPARE(desk().text(id, u"status"), QStringLiteral("new"));
    QCOMPARE(desk().value(id, u"status.class").number(-1), 0);
    QCOMPARE(desk().value(id, u"location").reference(), requester.location.uuid);
    QCOMPARE(desk().value(id, u"team").reference(), vpn.team.uuid);
    QCOMPARE(desk().value(id, u"priority").number(), 1);
    QCOMPARE(desk().value(id, u"matrix.version").number(), 1);
    QCOMPARE(desk().value(id, u"opened").number(), desk().clock.now().ms);
    QCOMPARE(desk().value(id, u"due").number(), (desk().clock.now() + 4h).ms);
    QCOMPARE(desk().value(id, u"opened.by").reference(), desk()->me());
    QVERIFY(isVip(*desk(), loaded).value());
    QVERIFY(!isVip(*desk(), desk().load(desk().incident(QStringLiteral("x")))).value());
}

void TicketsTest::createsSolvedAtOnce()
{
    RecordEdit draft = draftTicket(*desk(), QStringLiteral("incident")).value();
    const RecordType &type = *desk()->schema().type(u"incident");
    setValue(type, draft.next, u"title", QStringLiteral("Password reset"));
    setValue(type, draft.next, u"status", QStringLiteral("resolved"));
    STEWARD_COMPARE_ERROR(createTicket(*desk(), draft), "lifecycle.missing");
    setValue(type, draft.next, u"resolution.code", desk().firstCode());
    setValue(type, draft.next, u"resolution", QStringLiteral("Done on the phone"));
    STEWARD_VERIFY(report, createTicket(*desk(), draft));
    QCOMPARE(desk().text(report->record, u"status"), QStringLiteral("resolved"));
    QCOMPARE(desk().value(report->record, u"resolved").number(), desk().clock.now().ms);
}

void TicketsTest::templatesFillADraft()
{
    desk().team(QStringLiteral("Desk"));
    TicketTemplate joiner{QStringLiteral("Joiner"), QStringLiteral("incident"),
        QStringLiteral(R"({"title": "New colleague", "team": "desk", "impact": 1, "tag": ["joiner", "hr"]})")};
    const Uuid good = desk().add(joiner);
    STEWARD_VERIFY(draft, draftTicket(*desk(), QStringLiteral("incident"), good));
    const RecordType &type = *desk()->schema().type(u"incident");
    QCOMPARE(valueOf(type, draft->next, u"title").text(), QStringLiteral("New colleague"));
    QCOMPARE(valueOf(type, draft->next, u"tag").set().items().size(), 2);
    QCOMPARE(valueOf(type, completeTicket(*desk(), *draft)->next, u"priority").number(), 2); // impact 1, urgency 2
    joiner.values = QStringLiteral("{\"title\": \"x\",\n \"nothing\": 1}");
    const auto bad = draftTicket(*desk(), QStringLiteral("incident"), desk().add(joiner));
    QVERIFY(!bad);
    QCOMPARE(bad.error().code, QStringLiteral("field.unknown"));
    QCOMPARE(bad.error().line, 2);
}

void TicketsTest::assignsAndHandsOver()
{
    const Uuid sato = desk().person(QStringLiteral("佐藤 美咲"), QStringLiteral("sato"));
    const Uuid ito = desk().person(QStringLiteral("伊藤 彩"), QStringLiteral("ito"));
    const Uuid first = desk().team(QStringLiteral("Desk"), {sato, ito});
    const Uuid second = desk().team(QStringLiteral("Network"), {ito});
    const Uuid id = desk().incident(QStringLiteral("A"));
    QVERIFY(assign(*desk(), desk().load(id), first, sato));
    QCOMPARE(desk().text(id, u"status"), QStringLiteral("assigned")); // the first assignee takes it from the pile
    QVERIFY(changeStatus(*desk(), desk().load(id), QStringLiteral("inprogress")));
    QVERIFY(assign(*desk(), desk().load(id), second, {})); // sato is not in Network
    QCOMPARE(desk().value(id, u"assignee"), Value());
    QCOMPARE(desk().text(id, u"status"), QStringLiteral("assigned")); // nobody works on it now
    QCOMPARE(desk().value(id, u"reassignments").number(), 1);
    QVERIFY(assign(*desk(), desk().load(id), {}, ito));
    QVERIFY(assign(*desk(), desk().load(id), first, {})); // ito is in both
    QCOMPARE(desk().value(id, u"assignee").reference(), ito);
    STEWARD_VERIFY(mine, assignToMe(*desk(), desk().load(id)));
    QCOMPARE(desk().value(id, u"assignee").reference(), desk()->me());
    QVERIFY(undo(*desk(), mine->commit.batch));
    QCOMPARE(desk().value(id, u"assignee").reference(), ito);
}

void TicketsTest::saysWhatIsMissing()
{
    const Uuid id = desk().incident(QStringLiteral("A"));
    const auto refused = changeStatus(*desk(), desk().load(id), QStringLiteral("resolved"));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, QStringLiteral("lifecycle.missing"));
    QCOMPARE(refused.error().args, (QStringList{QStringLiteral("resolution.code"), QStringLiteral("resolution")}));
    STEWARD_VERIFY(choices, transitionsOf(*desk(), desk().load(id)));
    QStringList ready;
    for (const TransitionOffer &offer : choices->offers) {
        if (offer.isAllowed())
            ready.append(offer.transition->key);
        if (offer.transition->key == QLatin1String("resolve"))
            QVERIFY(offer.needsOnlyFields());
    }
    QCOMPARE(ready, QStringList()); // no team, no assignee, no reason yet
    STEWARD_COMPARE_ERROR(changeStatus(*desk(), desk().load(id), QStringLiteral("closed")), "lifecycle.no-transition");
    STEWARD_COMPARE_ERROR(changeStatus(*desk(), desk().load(id), QStringLiteral("nonsense")), "lifecycle.no-state");
    QCOMPARE(desk().text(id, u"status"), QStringLiteral("new"));
}

void TicketsTest::holdsResolvesClosesReopens()
{
    const Uuid id = desk().incident(QStringLiteral("A"));
    QVERIFY(assignToMe(*desk(), desk().load(id)));
    STEWARD_COMPARE_ERROR(hold(*desk(), desk().load(id), QStringLiteral("holiday")), "field.no-choice");
    QVERIFY(hold(*desk(), desk().load(id), QStringLiteral("vendor")));
    QCOMPARE(desk().text(id, u"hold"), QStringLiteral("vendor"));
    QVERIFY(takeTransition(*desk(), desk().load(id), QStringLiteral("resume")));
    QCOMPARE(desk().value(id, u"hold"), Value()); // left with its status
    desk().clock.advance(1h);
    STEWARD_VERIFY(report, resolve(*desk(), desk().load(id), desk().firstCode(), QStringLiteral("New cable")));
    QCOMPARE(report->groups.first().first().verb, QStringLiteral("resolve"));
    QCOMPARE(desk().value(id, u"resolved").number(), desk().clock.now().ms);
    // Clearing the resolution while resolved is not possible.
    STEWARD_COMPARE_ERROR(
        editTicket(*desk(), desk().load(id), {{QStringLiteral("resolution"), Value()}}), "lifecycle.missing");
    QVERIFY(takeTransition(*desk(), desk().load(id), QStringLiteral("reopen")));
    QCOMPARE(desk().value(id, u"reopens").number(), 1);
    QCOMPARE(desk().value(id, u"resolution"), Value());
    QVERIFY(resolve(*desk(), desk().load(id), desk().firstCode(), QStringLiteral("Two cables")));
    QVERIFY(takeTransition(*desk(), desk().load(id), QStringLiteral("close")));
    QCOMPARE(desk().value(id, u"closed").number(), desk().clock.now().ms);
    QCOMPARE(desk().text(id, u"resolution"), QStringLiteral("Two cables"));
    STEWARD_COMPARE_ERROR(takeTransition(*desk(), desk().load(id), QStringLiteral("reopen")), "lifecycle.no-transition");
}

void TicketsTest::reopeningHasAWindow()
{
    const Uuid id = desk().incident(QStringLiteral("A"));
    QVERIFY(assignToMe(*desk(), desk().load(id)));
    QVERIFY(resolve(*desk(), desk().load(id), desk().firstCode(), QStringLiteral("x")));
    desk().clock.advance(24h * 7 + 1ms);
    STEWARD_COMPARE_ERROR(takeTransition(*desk(), desk().load(id), QStringLiteral("reopen")), "reopen.too-late");
    STEWARD_VERIFY(choices, transitionsOf(*desk(), desk().load(id)));
    bool judged = false;
    for (const TransitionOffer &offer : choices->offers)
        judged = judged || (offer.transition->isReopening && offer.missing.first().kind == Missing::Kind::Rule);
    QVERIFY(judged);
}

void TicketsTest::losesNothingEntered()
{
    const Uuid id = desk().incident(QStringLiteral("A"));
    STEWARD_COMPARE_ERROR(
        editTicket(*desk(), desk().load(id), {{QStringLiteral("hold"), QStringLiteral("vendor")}}), "ticket.not-in-state");
    STEWARD_COMPARE_ERROR(
        editTicket(*desk(), desk().load(id), {{QStringLiteral("number"), QStringLiteral("INC-1")}}), "field.unknown");
    STEWARD_COMPARE_ERROR(
        editTicket(*desk(), desk().load(id), {{QStringLiteral("impact"), Value(9)}}), "field.no-choice");
    STEWARD_VERIFY(deleted, deleteRecord(*desk(), desk().load(id)));
    STEWARD_COMPARE_ERROR(assignToMe(*desk(), desk().load(id)), "ticket.deleted");
    QVERIFY(undo(*desk(), deleted->commit.batch));
    QVERIFY(assignToMe(*desk(), desk().load(id)));
}

void TicketsTest::priorityByHandNeedsAReason()
{
    const Uuid id = desk().incident(QStringLiteral("A"));
    QCOMPARE(desk().value(id, u"priority").number(), 4);
    STEWARD_COMPARE_ERROR(setPriority(*desk(), desk().load(id), 1, {}), "priority.reason-missing");
    STEWARD_VERIFY(raised, setPriority(*desk(), desk().load(id), 1, QStringLiteral("CEO waits")));
    QCOMPARE(raised->groups.first().first().verb, QStringLiteral("prioritise"));
    QCOMPARE(desk().value(id, u"matrix.version"), Value());
    QVERIFY(editTicket(*desk(), desk().load(id), {{QStringLiteral("impact"), Value(2)}}));
    QCOMPARE(desk().value(id, u"priority").number(), 1); // by hand it stays
    QVERIFY(setPriority(*desk(), desk().load(id), {}, {}));
    QCOMPARE(desk().value(id, u"priority").number(), 3);
    QCOMPARE(desk().value(id, u"priority.reason"), Value());
    const VerbContext junior
        = VerbContext(*desk()).with(PermissionSet::of({QStringLiteral("ticket.edit"), QStringLiteral("ticket.work")}));
    STEWARD_COMPARE_ERROR(setPriority(junior, desk().load(id), 1, QStringLiteral("me")), "desk.permission");
    QVERIFY(editTicket(junior, desk().load(id), {{QStringLiteral("impact"), Value(1)}})); // the matrix may
}

void TicketsTest::dueDateFollowsUnlessByHand()
{
    const Uuid id = desk().incident(QStringLiteral("A"));
    const Instant opened = desk().clock.now();
    QVERIFY(editTicket(*desk(), desk().load(id), {{QStringLiteral("urgency"), Value(1)}}));
    QCOMPARE(desk().value(id, u"due").number(), (opened + 72h).ms);
    QVERIFY(editTicket(*desk(), desk().load(id), {{QStringLiteral("due"), Value::instant(opened + 1h)}}));
    QVERIFY(editTicket(*desk(), desk().load(id), {{QStringLiteral("impact"), Value(1)}}));
    QCOMPARE(desk().value(id, u"due").number(), (opened + 1h).ms);
}

void TicketsTest::parentsMayNotBeCircular()
{
    const Uuid a = desk().incident(QStringLiteral("A"));
    const Uuid b = desk().incident(QStringLiteral("B"));
    const Uuid c = desk().incident(QStringLiteral("C"));
    QVERIFY(setParentTicket(*desk(), desk().load(b), a));
    QVERIFY(setParentTicket(*desk(), desk().load(c), b));
    const auto refused = setParentTicket(*desk(), desk().load(a), c);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, QStringLiteral("ticket.parent-cycle"));
    QCOMPARE(refused.error().args.size(), 3);
    STEWARD_COMPARE_ERROR(setParentTicket(*desk(), desk().load(a), a), "ticket.parent-cycle");
    QCOMPARE(familyOf(*desk(), desk().load(a).rid).value().size(), 3);
    QVERIFY(setParentTicket(*desk(), desk().load(b), {}));
    QCOMPARE(familyOf(*desk(), desk().load(a).rid).value().size(), 1);
}

void TicketsTest::resolvingAParentOffersItsChildren()
{
    const Uuid parent = desk().incident(QStringLiteral("Mail is down"));
    QList<Uuid> children;
    for (int i = 0; i < 3; ++i)
        children.append(desk().incident(QStringLiteral("Child %1").arg(i), {{QStringLiteral("parent"), Value(parent)}}));
    QVERIFY(resolve(*desk(), desk().load(children.takeFirst()), desk().firstCode(), QStringLiteral("early")));
    STEWARD_VERIFY(report, resolve(*desk(), desk().load(parent), desk().firstCode(), QStringLiteral("Relay restarted")));
    QCOMPARE(report->followUps.size(), 1);
    QCOMPARE(report->followUps.first().records, children);
    QCOMPARE(desk().text(children.first(), u"status"), QStringLiteral("new")); // offered, not done
    STEWARD_VERIFY(done, resolveChildren(*desk(), desk().load(parent), children));
    for (const Uuid &child : children) {
        QCOMPARE(desk().text(child, u"status"), QStringLiteral("resolved"));
        QCOMPARE(desk().text(child, u"resolution"), QStringLiteral("Relay restarted"));
    }
    QVERIFY(undo(*desk(), done->commit.batch));
    QCOMPARE(desk().text(children.last(), u"status"), QStringLiteral("new"));
}

void TicketsTest::linksAreSeenFromBothEnds()
{
    const Uuid a = desk().incident(QStringLiteral("A"));
    const Uuid b = desk().incident(QStringLiteral("B"));
    STEWARD_VERIFY(made, linkTickets(*desk(), a, QStringLiteral("duplicates"), b));
    STEWARD_COMPARE_ERROR(linkTickets(*desk(), a, QStringLiteral("duplicates"), b), "link.exists");
    STEWARD_COMPARE_ERROR(linkTickets(*desk(), a, QStringLiteral("relates"), a), "link.self");
    STEWARD_COMPARE_ERROR(linkTickets(*desk(), a, QStringLiteral("hates"), b), "field.no-choice");
    STEWARD_VERIFY(fromA, linksOf(*desk(), a));
    STEWARD_VERIFY(fromB, linksOf(*desk(), b));
    QCOMPARE(fromA->size(), 1);
    QVERIFY(fromA->first().isFrom);
    QCOMPARE(fromA->first().number, QStringLiteral("INC-000002"));
    QVERIFY(!fromB->first().isFrom);
    QCOMPARE(fromB->first().title, QStringLiteral("A"));
    QVERIFY(linkTickets(*desk(), a, QStringLiteral("relates"), b));
    STEWARD_COMPARE_ERROR(linkTickets(*desk(), b, QStringLiteral("relates"), a), "link.exists");
    QVERIFY(unlink(*desk(), fromA->first().link));
    QCOMPARE(linksOf(*desk(), b)->size(), 1);
}

void TicketsTest::permissionsAreAsked()
{
    const Uuid id = desk().incident(QStringLiteral("A"), {{QStringLiteral("assignee"), Value(desk()->me())}});
    const VerbContext reader = VerbContext(*desk()).with(PermissionSet::of({}));
    STEWARD_COMPARE_ERROR(assignToMe(reader, desk().load(id)), "desk.permission");
    const VerbContext editor = VerbContext(*desk()).with(PermissionSet::of({QStringLiteral("ticket.edit")}));
    STEWARD_COMPARE_ERROR(
        resolve(editor, desk().load(id), desk().firstCode(), QStringLiteral("x")), "lifecycle.permission");
}

void TicketsTest::readsValuesFromText()
{
    const Uuid sato = desk().person(QStringLiteral("佐藤 美咲"), QStringLiteral("sato"));
    desk().person(QStringLiteral("Twin"));
    desk().person(QStringLiteral("Twin"));
    const Uuid id = desk().incident(QStringLiteral("A"));
    const RecordType &type = *desk()->schema().type(u"incident");
    const auto read = [&](const char *field, const QString &text) {
        return valueFromEntry(*desk(), type, *type.field(QString::fromLatin1(field)), text);
    };
    QCOMPARE(read("assignee", QStringLiteral("SATO")).value(), Value(sato));
    QCOMPARE(read("assignee", QStringLiteral("佐藤 美咲")).value(), Value(sato));
    QCOMPARE(read("assignee", QStringLiteral("me")).value(), Value(desk()->me()));
    QCOMPARE(read("parent", QStringLiteral("inc-000001")).value(), Value(id));
    QCOMPARE(read("impact", QStringLiteral("High")).value(), Value(1));
    QCOMPARE(read("tag", QStringLiteral("b, a ,")).value(), Value(StringSet({QStringLiteral("a"), QStringLiteral("b")})));
    QCOMPARE(read("due", QStringLiteral("2026-03-05")).value(), Value(qint64(1'772'668'800'000)));
    QCOMPARE(read("due", QStringLiteral("2026-03-05T09:00+09:00")).value(), Value(qint64(1'772'668'800'000)));
    QCOMPARE(read("title", QStringLiteral("  ")).value(), Value());
    STEWARD_COMPARE_ERROR(read("assignee", QStringLiteral("nobody")), "value.no-such-record");
    STEWARD_COMPARE_ERROR(read("assignee", QStringLiteral("Twin")), "value.ambiguous");
    STEWARD_COMPARE_ERROR(read("impact", QStringLiteral("huge")), "value.number");
    STEWARD_COMPARE_ERROR(read("due", QStringLiteral("2026-13-05")), "value.date");
    STEWARD_COMPARE_ERROR(read("channel", QStringLiteral("pigeon")), "value.choice");
    QCOMPARE(readSpan(u"1h 30m"), Duration(90 * 60'000));
    QCOMPARE(readSpan(u"-15m"), Duration(-15 * 60'000));
    QVERIFY(!readSpan(u"15"));
    QCOMPARE(printSpan(Duration(-95 * 60'000)), QStringLiteral("-1h 35m"));
}

QTEST_GUILESS_MAIN(TicketsTest)
#include "tst_tickets.moc"
