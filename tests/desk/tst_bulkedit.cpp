// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/bulkedit.h"
#include "core/desk/generator.h"
#include "core/desk/undo.h"
#include "tests/support/testdesk.h"

#include <QElapsedTimer>

using namespace steward;
using Mode = FieldChange::Mode;

class BulkEditTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void previewIsWhatHappens();
    void leavesRefusedRowsAlone();
    void refusesWhatCannotBe();
    void thousandInOneBatch();
};

void BulkEditTest::previewIsWhatHappens()
{
    TestDesk desk;
    const Uuid sato = desk.person(QStringLiteral("佐藤 美咲"), QStringLiteral("sato"));
    QList<Rid> rids;
    QList<Uuid> ids;
    for (int i = 0; i < 3; ++i) {
        ids.append(desk.incident(QStringLiteral("T%1").arg(i), {{QStringLiteral("tag"), StringSet({QStringLiteral("a")})}}));
        rids.append(desk.load(ids.last()).rid);
    }
    const QList<FieldChange> changes{{QStringLiteral("assignee"), Mode::Set, Value(sato)},
        {QStringLiteral("tag"), Mode::Add, StringSet({QStringLiteral("b")})},
        {QStringLiteral("impact"), Mode::Set, Value(1)}};
    STEWARD_VERIFY(preview, previewBulk(*desk, rids, changes));
    QCOMPARE(preview->changed, 3);
    QMap<QString, Value> after;
    for (const FieldDiff &diff : preview->rows.first().diffs)
        after.insert(diff.field, diff.after);
    QVERIFY(after.contains(QStringLiteral("priority"))); // what follows by rule is shown too
    QVERIFY(after.contains(QStringLiteral("due")));
    QCOMPARE(desk.value(ids.first(), u"assignee"), Value()); // nothing yet
    STEWARD_VERIFY(report, commitBulk(*desk, *preview));
    for (const BulkRow &row : preview->rows) {
        for (const FieldDiff &diff : row.diffs)
            QCOMPARE(desk.value(row.record, diff.field), diff.after);
    }
    STEWARD_VERIFY(again, previewBulk(*desk, rids, changes));
    QCOMPARE(again->unchanged, 3);
    STEWARD_VERIFY(undone, undo(*desk, report->commit.batch));
    QCOMPARE(desk.value(ids.last(), u"tag").set().items(), QStringList{QStringLiteral("a")});
    QCOMPARE(desk.text(ids.last(), u"status"), QStringLiteral("new"));
    STEWARD_VERIFY(clear, previewBulk(*desk, rids, {{QStringLiteral("tag"), Mode::Remove, StringSet({QStringLiteral("a")})},
        {QStringLiteral("due"), Mode::Clear, {}}}));
    QVERIFY(commitBulk(*desk, *clear));
    QCOMPARE(desk.value(ids.last(), u"tag"), Value());
    QCOMPARE(desk.value(ids.last(), u"due"), Value());
    QVERIFY2(desk.verification().isEmpty(), qPrintable(desk.verification()));
}

void BulkEditTest::leavesRefusedRowsAlone()
{
    TestDesk desk;
    const Uuid open = desk.incident(QStringLiteral("open"));
    const Uuid closed = desk.incident(QStringLiteral("closed"));
    QVERIFY(resolve(*desk, desk.load(closed), desk.firstCode(), QStringLiteral("x")));
    QVERIFY(takeTransition(*desk, desk.load(closed), QStringLiteral("close")));
    const Uuid conflict = desk.incident(QStringLiteral("conflict"));
    const LoadedRecord stale = desk.load(conflict);
    QVERIFY(editTicket(*desk, desk.load(conflict), {{QStringLiteral("title"), QStringLiteral("mine")}}));
    QVERIFY(editTicket(*desk, stale, {{QStringLiteral("title"), QStringLiteral("theirs")}}));
    const QList<Rid> rids{desk.load(open).rid, desk.load(closed).rid, desk.load(conflict).rid};
    STEWARD_VERIFY(preview, previewBulk(*desk, rids,
        {{QStringLiteral("status"), Mode::Set, QStringLiteral("onhold")}, {QStringLiteral("hold"), Mode::Set, QStringLiteral("vendor")}}));
    QCOMPARE(preview->changed, 1);
    QCOMPARE(preview->refused, 2);
    QCOMPARE(preview->rows[1].refused->code, QStringLiteral("lifecycle.no-transition"));
    QCOMPARE(preview->rows[2].refused->code, QStringLiteral("ticket.conflict"));
    QVERIFY(commitBulk(*desk, *preview));
    QCOMPARE(desk.text(open, u"status"), QStringLiteral("onhold"));
    QCOMPARE(desk.text(closed, u"status"), QStringLiteral("closed"));
}

void BulkEditTest::refusesWhatCannotBe()
{
    TestDesk desk;
    const QList<Rid> rids{desk.load(desk.incident(QStringLiteral("A"))).rid};
    STEWARD_COMPARE_ERROR(previewBulk(*desk, rids, {{QStringLiteral("colour"), Mode::Set, Value(1)}}), "field.unknown");
    STEWARD_COMPARE_ERROR(previewBulk(*desk, rids, {{QStringLiteral("number"), Mode::Clear, {}}}), "field.unknown");
    STEWARD_COMPARE_ERROR(
        previewBulk(*desk, rids, {{QStringLiteral("team"), Mode::Add, StringSet({QStringLiteral("a")})}}), "bulk.not-a-set");
    const VerbContext technician = VerbContext(*desk).with(PermissionSet::of({QStringLiteral("ticket.edit")}));
    STEWARD_VERIFY(preview, previewBulk(technician, rids, {{QStringLiteral("title"), Mode::Set, QStringLiteral("B")}}));
    STEWARD_COMPARE_ERROR(commitBulk(technician, *preview), "desk.permission");
}

void BulkEditTest::thousandInOneBatch()
{
    TestDesk desk;
    TicketGenerator generator(desk->sharedSchema(), {.tickets = 2000, .seed = 4, .now = desk.clock.now(), .openPercent = 90});
    TestDesk::need(desk->commit(generator.foundation()));
    while (!generator.atEnd())
        TestDesk::need(desk->commit(generator.next(500)));
    const RecordType &type = *desk->schema().type(u"incident");
    QList<Rid> rids;
    STEWARD_VERIFY(all, desk->records().all(type));
    for (const Rid rid : *all) {
        const LoadedRecord loaded = desk->load(rid).value();
        const QString status = valueOf(type, loaded.values, u"status").text();
        if (rids.size() < 1000 && (status == QLatin1String("inprogress") || status == QLatin1String("assigned")))
            rids.append(rid);
    }
    QElapsedTimer timer;
    timer.start();
    STEWARD_VERIFY(preview, previewBulk(*desk, rids,
        {{QStringLiteral("status"), Mode::Set, QStringLiteral("onhold")}, {QStringLiteral("hold"), Mode::Set, QStringLiteral("change")}}));
    const qint64 previewed = timer.restart();
    STEWARD_VERIFY(report, commitBulk(*desk, *preview));
    // A figure for people; timings decide nothing here.
    qInfo("%lld tickets: preview %lld ms, commit %lld ms", qint64(rids.size()), previewed, timer.elapsed());
    QCOMPARE(report->commit.operations.size(), rids.size());
    QVERIFY(report->groups.size() >= rids.size() / 200);
    for (const EditGroup &group : report->groups)
        QVERIFY(group.size() <= Committer::maxGroup);
    QCOMPARE(desk->log().recordsOfBatch(report->commit.batch)->size(), rids.size());
    STEWARD_VERIFY(undone, undo(*desk, report->commit.batch));
    QVERIFY(undone->reviews.isEmpty());
    QCOMPARE(undone->commit.operations.size(), rids.size());
}

QTEST_GUILESS_MAIN(BulkEditTest)
#include "tst_bulkedit.moc"
