// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/conversation.h"
#include "core/desk/merge.h"
#include "core/desk/relations.h"
#include "core/desk/thread.h"
#include "core/desk/undo.h"
#include "core/desk/worklogs.h"
#include "tests/support/testdesk.h"

using namespace steward;
using namespace std::chrono_literals;

class MergeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<TestDesk>();
        m_ito = desk().person(QStringLiteral("伊藤 彩"));
        m_liam = desk().person(QStringLiteral("Liam"));
        m_a = desk().incident(QStringLiteral("A"), {{QStringLiteral("requester"), m_ito},
            {QStringLiteral("tag"), StringSet({QStringLiteral("x")})}});
        m_b = desk().incident(QStringLiteral("B"), {{QStringLiteral("requester"), m_liam}});
    }
    void cleanup()
    {
        const QString finding = m_desk->verification();
        m_desk.reset();
        QVERIFY2(finding.isEmpty(), qPrintable(finding));
    }

    void carriesEverythingAndUndoes();
    void refusesCycles();
    void chainsLeadToTheEnd();
    void splitsAComment();
    void threadIsInTimeOrder();
    void historyMarksWhatWasUndone();

private:
    TestDesk &desk() { return *m_desk; }
    QStringList texts(const Uuid &ticket)
    {
        QStringList list;
        const QList<ThreadEntry> thread = threadOf(*desk(), desk().load(ticket).rid).value();
        for (const ThreadEntry &entry : thread) {
            if (entry.kind != ThreadEntry::Kind::System)
                list.append(entry.fromNumber + entry.text);
        }
        return list;
    }

    std::unique_ptr<TestDesk> m_desk;
    Uuid m_ito, m_liam, m_a, m_b;
};

void MergeTest::carriesEverythingAndUndoes()
{
    const Uuid child = desk().incident(QStringLiteral("child"), {{QStringLiteral("parent"), Value(m_a)}});
    const Uuid other = desk().incident(QStringLiteral("other"));
    QVERIFY(linkTickets(*desk(), other, QStringLiteral("blocks"), m_a));
    QVERIFY(linkTickets(*desk(), m_a, QStringLiteral("relates"), m_b));
    QVERIFY(say(*desk(), desk().load(m_a), {.body = QStringLiteral("on A")}));
    QVERIFY(say(*desk(), desk().load(m_b), {.body = QStringLiteral("on B")}));
    QVERIFY(logWork(*desk(), desk().load(m_a), {.spent = 10min}));
    QList<RecordValues> before;
    for (const Uuid &id : {m_a, m_b, child, other})
        before.append(desk().load(id).values);

    STEWARD_VERIFY(report, mergeTickets(*desk(), desk().load(m_a), desk().load(m_b)));
    QCOMPARE(report->groups.size(), 1);
    QCOMPARE(report->record, m_b);
    QCOMPARE(desk().text(m_a, u"status"), QStringLiteral("closed"));
    QCOMPARE(desk().value(m_a, u"merged.into").reference(), m_b);
    QCOMPARE(desk().value(m_b, u"watcher").set().items(), QStringList{m_ito.toString()});
    QCOMPARE(desk().value(m_b, u"tag").set().items(), QStringList{QStringLiteral("x")});
    QCOMPARE(desk().value(child, u"parent").reference(), m_b);
    STEWARD_VERIFY(links, linksOf(*desk(), m_b));
    QCOMPARE(links->size(), 1); // A relates to B would be a link to itself
    QCOMPARE(links->first().other, other);
    QCOMPARE(texts(m_b).filter(QStringLiteral("on ")), (QStringList{QStringLiteral("on B"), QStringLiteral("INC-000001on A")}));
    QCOMPARE(workTotal(*desk(), desk().load(m_b).rid)->own.count(), Duration(10min).count());
    QCOMPARE(desk()->loadNumber(QStringLiteral("INC-000001"))->id, m_b);
    QCOMPARE(desk()->loadNumber(QStringLiteral("INC-000001"), Workspace::Merges::Keep)->id, m_a);
    STEWARD_COMPARE_ERROR(assignToMe(*desk(), desk().load(m_a)), "ticket.merged");
    QVERIFY(say(*desk(), desk().load(m_a), {.body = QStringLiteral("late")})); // goes to B
    QVERIFY(texts(m_b).contains(QStringLiteral("late")));

    STEWARD_VERIFY(undone, undo(*desk(), report->commit.batch));
    QVERIFY(undone->reviews.isEmpty());
    int at = 0;
    for (const Uuid &id : {m_a, m_b, child, other}) {
        RecordValues now = desk().load(id).values;
        // What was said after the merge stays where it was said.
        for (const char *derived : {"updated", "comments"}) {
            const RecordType &type = *desk()->schema().type(u"incident");
            setValue(type, now, QString::fromLatin1(derived), valueOf(type, before[at], QString::fromLatin1(derived)));
        }
        QVERIFY2(now == before[at], qPrintable(QString::number(at)));
        ++at;
    }
    QCOMPARE(linksOf(*desk(), m_a)->size(), 2);
    QCOMPARE(linksOf(*desk(), m_b)->size(), 1);
    QCOMPARE(desk()->loadNumber(QStringLiteral("INC-000001"))->id, m_a);
    QVERIFY(undo(*desk(), undone->commit.batch)); // and again
    QCOMPARE(desk()->loadNumber(QStringLiteral("INC-000001"))->id, m_b);
}

void MergeTest::refusesCycles()
{
    STEWARD_COMPARE_ERROR(mergeTickets(*desk(), desk().load(m_a), desk().load(m_a)), "merge.self");
    QVERIFY(mergeTickets(*desk(), desk().load(m_a), desk().load(m_b)));
    STEWARD_COMPARE_ERROR(mergeTickets(*desk(), desk().load(m_b), desk().load(m_a)), "merge.cycle");
    STEWARD_COMPARE_ERROR(mergeTickets(*desk(), desk().load(m_a), desk().load(m_b)), "ticket.merged");
}

void MergeTest::chainsLeadToTheEnd()
{
    const Uuid c = desk().incident(QStringLiteral("C"));
    const Uuid d = desk().incident(QStringLiteral("D"));
    QVERIFY(mergeTickets(*desk(), desk().load(m_a), desk().load(m_b)));
    QVERIFY(mergeTickets(*desk(), desk().load(m_b), desk().load(c)));
    QVERIFY(mergeTickets(*desk(), desk().load(d), desk().load(m_a))); // means C
    QCOMPARE(desk().value(d, u"merged.into").reference(), c);
    for (const char *number : {"INC-000001", "INC-000002", "INC-000004"})
        QCOMPARE(desk()->loadNumber(QString::fromLatin1(number))->id, c);
}

void MergeTest::splitsAComment()
{
    STEWARD_VERIFY(said, requesterAnswered(*desk(), desk().load(m_a), {.body = QStringLiteral("And the phone\nis dead")}));
    STEWARD_VERIFY(report, splitTicket(*desk(), desk().load(said->record), QString()));
    QCOMPARE(desk().text(report->record, u"title"), QStringLiteral("And the phone"));
    QCOMPARE(desk().text(report->record, u"description"), QStringLiteral("And the phone\nis dead"));
    QCOMPARE(desk().value(report->record, u"requester").reference(), m_ito);
    STEWARD_VERIFY(links, linksOf(*desk(), m_a));
    QCOMPARE(links->first().relation, QStringLiteral("split"));
    QVERIFY(links->first().isFrom);
    STEWARD_COMPARE_ERROR(splitTicket(*desk(), desk().load(m_a), QString()), "split.not-possible");
    QVERIFY(undo(*desk(), report->commit.batch));
    QVERIFY(desk().load(report->record).deleted);
    QVERIFY(linksOf(*desk(), m_a)->isEmpty());
}

void MergeTest::threadIsInTimeOrder()
{
    desk().clock.advance(1min);
    QVERIFY(assignToMe(*desk(), desk().load(m_a)));
    desk().clock.advance(1min);
    STEWARD_VERIFY(said, say(*desk(), desk().load(m_a), {.body = QStringLiteral("one"), .isPublic = true}));
    desk().clock.advance(1min);
    QVERIFY(requesterAnswered(*desk(), desk().load(m_a), {.body = QStringLiteral("two")}));
    QVERIFY(withdraw(*desk(), desk().load(said->record)));
    STEWARD_VERIFY(thread, threadOf(*desk(), desk().load(m_a).rid));
    QCOMPARE(thread->size(), 4);
    QCOMPARE(thread->at(0).change.verb, QStringLiteral("create"));
    QCOMPARE(thread->at(1).change.verb, QStringLiteral("assign"));
    QStringList fields;
    for (const FieldDiff &diff : thread->at(1).change.diffs)
        fields.append(diff.field);
    QVERIFY(fields.contains(QStringLiteral("assignee")));
    QVERIFY(thread->at(2).isWithdrawn);
    QVERIFY(thread->at(2).text.isEmpty());
    QVERIFY(thread->at(3).isFromRequester);
    QCOMPARE(thread->at(3).text, QStringLiteral("two"));
}

void MergeTest::historyMarksWhatWasUndone()
{
    STEWARD_VERIFY(edit, editTicket(*desk(), desk().load(m_a), {{QStringLiteral("title"), QStringLiteral("A2")}}));
    STEWARD_VERIFY(undone, undo(*desk(), edit->commit.batch));
    const Rid rid = desk().load(m_a).rid;
    QList<HistoryEntry> history = historyOf(*desk(), rid).value();
    QCOMPARE(history.size(), 3);
    QVERIFY(history[1].isUndone);
    QCOMPARE(history[1].diffs.first().before.text(), QStringLiteral("A"));
    QCOMPARE(history[1].diffs.first().after.text(), QStringLiteral("A2"));
    QCOMPARE(history[2].verb, QStringLiteral("undo"));
    QCOMPARE(history[2].undoes, edit->commit.batch);
    QVERIFY(undo(*desk(), undone->commit.batch));
    history = historyOf(*desk(), rid).value();
    QVERIFY(!history[1].isUndone); // it stands again
    QVERIFY(history[2].isUndone);
    QVERIFY(!history[3].isUndone);
}

QTEST_GUILESS_MAIN(MergeTest)
#include "tst_merge.moc"
