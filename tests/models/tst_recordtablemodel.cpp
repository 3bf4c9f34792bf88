// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/undo.h"
#include "models/recordtablemodel.h"
#include "tests/support/result.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace steward;

class RecordTableModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsAndFollows();
};

static Result<CommitReport> addTeam(Workspace &desk, const QString &name, const Uuid &lead)
{
    STEWARD_ASSIGN(RecordEdit edit, desk.draftOf(QStringLiteral("team")));
    const RecordType &type = *desk.schema().type(u"team");
    edit.next.values[size_t(type.indexOf(u"name"))] = name;
    edit.next.values[size_t(type.indexOf(u"lead"))] = lead;
    return desk.commit(edit);
}

void RecordTableModelTest::showsAndFollows()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.steward"));
    {
        STEWARD_VERIFY(desk, Workspace::create(path));
        for (int i = 0; i < 450; ++i)
            QVERIFY(addTeam(**desk, QStringLiteral("Team %1").arg(i, 3, 10, QLatin1Char('0')), (*desk)->me()));
    }
    DeskSession session(path, {});
    QSignalSpy opened(&session, &DeskSession::opened);
    QVERIFY(opened.wait());
    RecordTableModel model(&session);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy loaded(&model, &RecordTableModel::loaded);
    model.setType(QStringLiteral("team"));
    QVERIFY(loaded.wait());
    QCOMPARE(model.rowCount(), 450);
    QCOMPARE(model.headerData(0, Qt::Horizontal).toString(), QStringLiteral("Name"));
    QCOMPARE(model.index(7, 0).data().toString(), QStringLiteral("Team 007"));
    QCOMPARE(model.index(7, 2).data().toString(), QStringLiteral("owner")); // the lead, by name

    Uuid batch;
    deliver(session.write<CommitReport>([](Workspace &desk) { return addTeam(desk, QStringLiteral("新しい"), {}); }), this,
        [&](const Result<CommitReport> &report) { batch = report->batch; });
    QTRY_COMPARE(model.rowCount(), 451);
    QCOMPARE(model.index(450, 0).data().toString(), QStringLiteral("新しい"));
    deliver(session.write<UndoReport>([&](Workspace &desk) { return undo(desk, batch); }), this, [](const auto &) {});
    QTRY_COMPARE(model.rowCount(), 450);
}

QTEST_GUILESS_MAIN(RecordTableModelTest)
#include "tst_recordtablemodel.moc"
