// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/timetravel.h"
#include "core/desk/undo.h"
#include "core/desk/workspace.h"
#include "core/schema/records/ticket.h"
#include "tests/support/result.h"

#include <QTemporaryDir>
#include <QTest>

using namespace steward;

/// The thin slice from a save to its row, its history, its undo and its proof.
class WorkspaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_folder.isValid());
        m_path = m_folder.filePath(QStringLiteral("%1.steward").arg(QString::fromLatin1(QTest::currentTestFunction())));
        m_clock.set({1'760'000'000'000});
        STEWARD_VERIFY(made, Workspace::create(m_path, {&m_clock, &m_random, {}, false}));
        m_desk = *std::move(made);
    }
    void cleanup() { m_desk.reset(); }

    void createsNumbersAndLoads();
    void refusesWhatDoesNotFit();
    void listsConcurrentEditsAsConflicts();
    void undoesInReverse();
    void reviewsWhatSomebodyElseWrote();
    void undoOfAResolutionIsNoReopening();
    void travelsInTime();
    void verifies();
    void twoProcessesShareAFile();

private:
    Value value(const LoadedRecord &loaded, const char *field)
    {
        return loaded.values.values[size_t(m_desk->schema().type(loaded.type)->indexOf(QString::fromLatin1(field)))];
    }
    void set(RecordEdit &edit, const char *field, const Value &value)
    {
        const int at = m_desk->schema().type(edit.type)->indexOf(QString::fromLatin1(field));
        QVERIFY(at >= 0);
        edit.next.values[size_t(at)] = value;
    }
    Uuid newIncident(const QString &title, Uuid *batch = nullptr)
    {
        RecordEdit edit = m_desk->draftOf(QStringLiteral("incident")).value();
        set(edit, "title", title);
        set(edit, "status", QStringLiteral("new"));
        set(edit, "status.class", qint64(StatusClass::New));
        set(edit, "opened", Value::instant(m_clock.now()));
        const auto report = m_desk->commit(edit);
        if (!report)
            qFatal("%s", qPrintable(report.error().toString()));
        if (batch)
            *batch = report->batch;
        return edit.record;
    }
    RecordEdit statusEdit(const Uuid &id, const char *status, StatusClass statusClass)
    {
        RecordEdit edit = RecordEdit::of(m_desk->load(id).value(), QStringLiteral("edit"));
        set(edit, "status", QString::fromLatin1(status));
        set(edit, "status.class", qint64(statusClass));
        return edit;
    }

    QTemporaryDir m_folder;
    QString m_path;
    ManualClock m_clock{{0}};
    SeededRandom m_random{7};
    std::unique_ptr<Workspace> m_desk;
};

void WorkspaceTest::createsNumbersAndLoads()
{
    const Uuid first = newIncident(QStringLiteral("Printer on fire"));
    newIncident(QStringLiteral("印刷障害"));
    STEWARD_VERIFY(loaded, m_desk->load(first));
    QCOMPARE(loaded->number, QStringLiteral("INC-000001"));
    QCOMPARE(value(*loaded, "title").text(), QStringLiteral("Printer on fire"));
    STEWARD_VERIFY(second, m_desk->loadNumber(QStringLiteral("inc-000002")));
    QCOMPARE(value(*second, "title").text(), QStringLiteral("印刷障害"));
    QCOMPARE(value(*second, "updated").number(), m_clock.now().ms);
}

void WorkspaceTest::refusesWhatDoesNotFit()
{
    const Uuid id = newIncident(QStringLiteral("One"));
    RecordEdit edit = RecordEdit::of(m_desk->load(id).value(), QStringLiteral("edit"));
    set(edit, "title", Value());
    auto report = m_desk->commit(edit);
    QVERIFY(!report);
    QCOMPARE(report.error().code, QStringLiteral("record.required"));
    edit = RecordEdit::of(m_desk->load(id).value(), QStringLiteral("edit"));
    set(edit, "assignee", Uuid::v7(m_clock.now(), m_random));
    report = m_desk->commit(edit);
    QVERIFY(!report);
    QCOMPARE(report.error().code, QStringLiteral("record.no-such-reference"));
    QCOMPARE(m_desk->context().value().hubSeq, 2); // the owner and the incident, nothing else
    STEWARD_VERIFY(verification, Verifier(m_desk->connection(), m_desk->sharedSchema()).run({}));
    QVERIFY2(verification->passed(), qPrintable(verification->findings.value(0).text));
}

void WorkspaceTest::listsConcurrentEditsAsConflicts()
{
    const Uuid id = newIncident(QStringLiteral("VPN"));
    RecordEdit resolve = statusEdit(id, "resolved", StatusClass::Done);
    RecordEdit hold = statusEdit(id, "onhold", StatusClass::Waiting);
    STEWARD_VERIFY(first, m_desk->commit(resolve));
    QVERIFY(first->operations.first().conflicts.isEmpty());
    STEWARD_VERIFY(second, m_desk->commit(hold));
    QCOMPARE(second->operations.first().conflicts, QStringList{QStringLiteral("status")});
    QCOMPARE(value(m_desk->load(id).value(), "status").text(), QStringLiteral("onhold"));
    STEWARD_VERIFY(third, m_desk->commit(statusEdit(id, "resolved", StatusClass::Done)));
    QCOMPARE(m_desk->records().conflicts(third->operations.first().rid).value(), QStringList());
    STEWARD_VERIFY(verification, Verifier(m_desk->connection(), m_desk->sharedSchema()).run({}));
    QVERIFY2(verification->passed(), qPrintable(verification->findings.value(0).text));
}

void WorkspaceTest::undoesInReverse()
{
    Uuid created;
    const Uuid id = newIncident(QStringLiteral("A"), &created);
    const RecordValues before = m_desk->load(id)->values;
    RecordEdit edit = statusEdit(id, "active", StatusClass::Active);
    set(edit, "title", QStringLiteral("B"));
    set(edit, "tag", StringSet({QStringLiteral("vip"), QStringLiteral("urgent")}));
    const Uuid batch = m_desk->commit(edit)->batch;
    STEWARD_VERIFY(undone, undo(*m_desk, batch));
    QCOMPARE(undone->reviews.size(), 0);
    QCOMPARE(m_desk->load(id)->values, before);
    STEWARD_VERIFY(redone, undo(*m_desk, undone->commit.batch));
    QCOMPARE(value(m_desk->load(id).value(), "title").text(), QStringLiteral("B"));
    QCOMPARE(value(m_desk->load(id).value(), "tag").set().items().size(), 2);
    STEWARD_VERIFY(again, undo(*m_desk, redone->commit.batch));
    STEWARD_VERIFY(gone, undo(*m_desk, created));
    QVERIFY(m_desk->load(id)->deleted);
    STEWARD_VERIFY(back, undo(*m_desk, gone->commit.batch));
    QVERIFY(!m_desk->load(id)->deleted);
}

void WorkspaceTest::reviewsWhatSomebodyElseWrote()
{
    const Uuid id = newIncident(QStringLiteral("A"));
    RecordEdit edit = statusEdit(id, "active", StatusClass::Active);
    set(edit, "title", QStringLiteral("B"));
    const Uuid batch = m_desk->commit(edit)->batch;
    RecordEdit later = RecordEdit::of(m_desk->load(id).value(), QStringLiteral("edit"));
    set(later, "title", QStringLiteral("C"));
    QVERIFY(m_desk->commit(later));
    STEWARD_VERIFY(undone, undo(*m_desk, batch));
    QCOMPARE(undone->reviews.size(), 1);
    QCOMPARE(undone->reviews.first().unit, QStringLiteral("title"));
    QCOMPARE(value(m_desk->load(id).value(), "title").text(), QStringLiteral("C"));
    QCOMPARE(value(m_desk->load(id).value(), "status").text(), QStringLiteral("new"));
}

void WorkspaceTest::undoOfAResolutionIsNoReopening()
{
    const Uuid id = newIncident(QStringLiteral("A"));
    const Uuid batch = m_desk->commit(statusEdit(id, "resolved", StatusClass::Done))->batch;
    QVERIFY(!value(m_desk->load(id).value(), "resolved").isEmpty());
    STEWARD_VERIFY(undone, undo(*m_desk, batch));
    QVERIFY(value(m_desk->load(id).value(), "resolved").isEmpty());
    QCOMPARE(value(m_desk->load(id).value(), "reopens").number(), 0);
    STEWARD_VERIFY(redone, undo(*m_desk, undone->commit.batch));
    QVERIFY(m_desk->commit(statusEdit(id, "active", StatusClass::Active)));
    QCOMPARE(value(m_desk->load(id).value(), "reopens").number(), 1);
}

void WorkspaceTest::travelsInTime()
{
    const Instant start = m_clock.now();
    const Uuid id = newIncident(QStringLiteral("A"));
    const Rid rid = m_desk->load(id)->rid;
    m_clock.advance(std::chrono::hours(1));
    RecordEdit late = RecordEdit::of(m_desk->load(id).value(), QStringLiteral("edit"));
    late.eventTime = start + std::chrono::minutes(10); // told afterwards
    set(late, "title", QStringLiteral("B"));
    QVERIFY(m_desk->commit(late));
    const int title = m_desk->schema().type(u"incident")->indexOf(u"title");
    const auto at = [&](AsOf asOf) { return recordAsOf(*m_desk, rid, asOf).value(); };
    QVERIFY(!at({start - std::chrono::minutes(1), {}}));
    QCOMPARE(at({start + std::chrono::minutes(5), {}})->values.values[size_t(title)].text(), QStringLiteral("A"));
    QCOMPARE(at({start + std::chrono::minutes(15), {}})->values.values[size_t(title)].text(), QStringLiteral("B"));
    QCOMPARE(at({{}, 2})->values.values[size_t(title)].text(), QStringLiteral("A"));
}

void WorkspaceTest::verifies()
{
    for (int i = 0; i < 20; ++i) {
        const Uuid id = newIncident(QStringLiteral("T%1").arg(i));
        QVERIFY(m_desk->commit(statusEdit(id, "active", StatusClass::Active)));
    }
    STEWARD_VERIFY(good, Verifier(m_desk->connection(), m_desk->sharedSchema()).run({}));
    QVERIFY2(good->passed(), qPrintable(good->findings.value(0).text));
    QCOMPARE(good->operations, 41);
    QVERIFY(m_desk->connection().execute("UPDATE operation SET event_time = event_time + 1 WHERE oid = 17"));
    STEWARD_VERIFY(bad, Verifier(m_desk->connection(), m_desk->sharedSchema()).run({}));
    QVERIFY(!bad->passed());
    QCOMPARE(bad->findings.first().code, QStringLiteral("verify.hash"));
    QCOMPARE(bad->findings.first().seq, 17);
}

void WorkspaceTest::twoProcessesShareAFile()
{
    STEWARD_VERIFY(other, Workspace::open(m_path, {&m_clock, &m_random, {}, false}));
    const Uuid id = newIncident(QStringLiteral("A"));
    RecordEdit mine = RecordEdit::of(m_desk->load(id).value(), QStringLiteral("edit"));
    RecordEdit theirs = RecordEdit::of((*other)->load(id).value(), QStringLiteral("edit"));
    set(mine, "title", QStringLiteral("Mine"));
    set(theirs, "title", QStringLiteral("Theirs"));
    QVERIFY(m_desk->commit(mine));
    STEWARD_VERIFY(report, (*other)->commit(theirs));
    QCOMPARE(report->operations.first().conflicts, QStringList{QStringLiteral("title")});
    QCOMPARE(value(m_desk->load(id).value(), "title").text(), QStringLiteral("Theirs"));
    STEWARD_VERIFY(verification, Verifier(m_desk->connection(), m_desk->sharedSchema()).run({}));
    QVERIFY2(verification->passed(), qPrintable(verification->findings.value(0).text));
}

QTEST_GUILESS_MAIN(WorkspaceTest)
#include "tst_workspace.moc"
