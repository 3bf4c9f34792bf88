// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "models/duecell.h"
#include "models/listcolumns.h"

#include "core/schema/schema.h"

#include <QTest>

using namespace steward;
using namespace std::chrono_literals;

class DueCellTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void limits_data();
    void limits();
    void ended();
    void nothingDue();
    void columnsComeFromTheDeclaration();
};

void DueCellTest::limits_data()
{
    QTest::addColumn<int>("minutesLeft");
    QTest::addColumn<bool>("paused");
    QTest::addColumn<int>("indicator");
    QTest::newRow("far") << 121 << false << int(Indicator::None);
    QTest::newRow("two hours") << 120 << false << int(Indicator::None);
    QTest::newRow("below two hours") << 119 << false << int(Indicator::Warn);
    QTest::newRow("one hour") << 60 << false << int(Indicator::Warn);
    QTest::newRow("below one hour") << 59 << false << int(Indicator::Risk);
    QTest::newRow("now") << 0 << false << int(Indicator::Risk);
    QTest::newRow("over") << -1 << false << int(Indicator::Breach);
    QTest::newRow("paused") << 30 << true << int(Indicator::Paused);
    QTest::newRow("over and paused") << -30 << true << int(Indicator::Breach);
}

void DueCellTest::limits()
{
    QFETCH(int, minutesLeft);
    QFETCH(bool, paused);
    QFETCH(int, indicator);
    const Instant now{1'795'486'680'000};
    const Instant due = now + std::chrono::minutes(minutesLeft);
    const auto cell = dueCell({due - 4h, due, {}, paused ? StatusClass::Waiting : StatusClass::Active, paused}, now);
    QVERIFY(cell);
    QCOMPARE(cell->remainingMs, qint64(minutesLeft) * 60'000);
    QCOMPARE(int(cell->indicator), indicator);
    QCOMPARE(cell->usedPermille, std::clamp((240 - minutesLeft) * 1000 / 240, 0, 1000));
}

void DueCellTest::ended()
{
    const Instant opened{1'795'486'680'000};
    const auto met = dueCell({opened, opened + 4h, opened + 1h, StatusClass::Done, false}, opened + 900h);
    QVERIFY(met);
    QCOMPARE(met->indicator, Indicator::Met);
    QCOMPARE(met->remainingMs, qint64(3'600'000)); // the time it took
    QCOMPARE(met->usedPermille, 250);
    const auto late = dueCell({opened, opened + 4h, opened + 5h, StatusClass::Closed, false}, opened + 900h);
    QVERIFY(late);
    QCOMPARE(late->indicator, Indicator::Breach);
    QCOMPARE(late->remainingMs, qint64(-3'600'000)); // stands still: by how much it was late
}

void DueCellTest::nothingDue()
{
    const Instant now{1'795'486'680'000};
    QVERIFY(!dueCell({now, {}, {}, StatusClass::New, false}, now));
    QVERIFY(!dueCell({now - 1h, now, {}, StatusClass::Closed, false}, now)); // cancelled
}

void DueCellTest::columnsComeFromTheDeclaration()
{
    const std::shared_ptr<const Schema> schema = Schema::builtIn();
    const RecordType &incident = *schema->type(u"incident");
    const QList<ListColumn> columns = listColumns(incident);
    QCOMPARE(columns.first().id, QStringLiteral("status"));
    QSet<QString> ids;
    for (const ListColumn &column : columns) {
        QVERIFY2(!ids.contains(column.id), qPrintable(column.id));
        ids.insert(column.id);
        if (column.kind == CellKind::Sync) {
            QCOMPARE(column.field, -1);
            continue;
        }
        const Field &field = incident.fields()[column.field];
        QCOMPARE(field.name, column.id);
        QVERIFY(field.kind != FieldKind::LongText);
    }
    // Whatever a ticket declares can be shown, but for long texts and what only the program uses.
    for (const Field &field : incident.fields()) {
        const bool left = field.kind == FieldKind::LongText || field.store == FieldStore::Wide
            || QStringList{QStringLiteral("status.class"), QStringLiteral("matrix.version"), QStringLiteral("deleted"),
                QStringLiteral("merged.into")}
                   .contains(field.name);
        QCOMPARE(ids.contains(field.name), !left);
    }
    QVERIFY(columns[columnIndex(columns, u"updated")].descendingFirst);
    QVERIFY(!columns[columnIndex(columns, u"due")].descendingFirst);
    QVERIFY(columns[columnIndex(columns, u"team")].isGroupable);
    QVERIFY(!columns[columnIndex(columns, u"title")].isGroupable);
    QVERIFY(!columns[columnIndex(columns, u"tag")].isSortable);
    QCOMPARE(columnIndex(listColumns(*schema->type(u"team")), u"sync"), -1);
}

QTEST_GUILESS_MAIN(DueCellTest)
#include "tst_duecell.moc"
