// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/projectionschema.h"
#include "core/storage/recordstore.h"
#include "core/storage/rowreader.h"
#include "tests/support/stores.h"

#include <QTest>

using namespace steward;
using namespace Qt::StringLiterals;

class TestRowReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data() { test::storeRows(); }
    void reads();
};

void TestRowReader::reads()
{
    QFETCH(Dialect, dialect);
    test::TestStore store(dialect);
    VERIFY_OK(store.open());
    Connection &connection = store.connection();
    const std::shared_ptr<const Schema> schema = Schema::builtIn();
    for (const ProjectionTable &table : projectionTables(*schema))
        VERIFY_OK(connection.execute(createSql(table, dialect).toUtf8()));

    RecordStore records(connection, schema);
    const RecordType &person = *schema->type(u"person");
    const RecordType &ticket = *schema->type(u"incident");
    const auto id = [](int n) { return Uuid::fromString(u"00000000-0000-7000-8000-%1"_s.arg(n, 12, 10, QChar(u'0'))); };
    const auto insert = [&](const RecordType &type, const Uuid &uuid, const QHash<QString, Value> &filled) -> Rid {
        RecordValues values = type.empty();
        for (auto it = filled.begin(); it != filled.end(); ++it)
            values.values[size_t(type.indexOf(it.key()))] = it.value();
        const Rid rid = records.ridOf(uuid, type.name()).value_or(0);
        return records.insert(type, rid, values) ? rid : 0;
    };
    QVERIFY(insert(person, id(1), {{u"name"_s, Value(u"佐藤 美咲"_s)}}) > 0);
    const Rid parent = insert(ticket, id(2), {{u"number"_s, Value(u"INC-000001"_s)}, {u"title"_s, Value(u"VPN drops"_s)}});
    QVERIFY(parent > 0);
    const Rid child = insert(ticket, id(3),
        {{u"number"_s, Value(u"INC-000002"_s)}, {u"title"_s, Value(u"印刷障害"_s)}, {u"priority"_s, Value(qint64(2))},
            {u"assignee"_s, Value(id(1))}, {u"requester"_s, Value(id(9))}, {u"parent"_s, Value(id(2))},
            {u"tag"_s, Value(StringSet({u"wifi"_s, u"osaka"_s}))}, {u"watcher"_s, Value(StringSet({id(1).toString()}))},
            {u"description"_s, Value(u"long\ntext"_s)}, {u"deleted"_s, Value::boolean(true)}});
    QVERIFY(child > 0);
    VERIFY_OK(records.setConflicts(child, {u"title"_s}, 7));
    Result<Statement> draft = connection.prepare("INSERT INTO draft(person, record, slot, content, epoch, hub_seq, own_seq, "
                                                 "saved_at) VALUES(?, ?, 'reply', ?, 1, 0, 0, 0)");
    VERIFY_OK(draft);
    draft->bind(id(1), id(3), QByteArray("x"));
    VERIFY_OK(draft->run());

    const QStringList fields{u"description"_s, u"assignee"_s, u"requester"_s, u"parent"_s, u"priority"_s, u"tag"_s,
        u"watcher"_s, u"due"_s};
    RowReader reader(connection, *schema, ticket, fields, id(1));
    const Result<QList<RecordRow>> rows = reader.read({child, 4711, parent});
    VERIFY_OK(rows);
    QCOMPARE(rows->size(), 2); // the unknown one is left out, the order is the asked one
    const RecordRow &first = rows->at(0);
    QCOMPARE(first.rid, child);
    QCOMPARE(first.id, id(3));
    QCOMPARE(first.type, u"incident"_s);
    QVERIFY(first.deleted);
    QVERIFY(first.conflicted);
    QVERIFY(first.drafted);
    QCOMPARE(first.cells.size(), size_t(8));
    QCOMPARE(first.cells[0].value, Value(u"long\ntext"_s));
    QCOMPARE(first.cells[1].value, Value(id(1)));
    QCOMPARE(first.cells[1].labels, QStringList{u"佐藤 美咲"_s});
    QCOMPARE(first.cells[2].value, Value(id(9))); // a stub: known by its id alone
    QCOMPARE(first.cells[2].labels, QStringList{QString()});
    QCOMPARE(first.cells[3].labels, QStringList{u"INC-000001"_s});
    QCOMPARE(first.cells[4].value, Value(qint64(2)));
    QCOMPARE(first.cells[5].value.set().items(), (QStringList{u"osaka"_s, u"wifi"_s}));
    QCOMPARE(first.cells[6].labels, QStringList{u"佐藤 美咲"_s});
    QVERIFY(first.cells[7].value.isEmpty());
    const RecordRow &second = rows->at(1);
    QVERIFY(!second.deleted);
    QVERIFY(!second.conflicted);
    QVERIFY(!second.drafted);
    QVERIFY(second.cells[1].value.isEmpty());

    RowReader stranger(connection, *schema, ticket, {u"title"_s}, id(8));
    const Result<QList<RecordRow>> seen = stranger.read({child});
    VERIFY_OK(seen);
    QVERIFY(!seen->first().drafted); // somebody else's draft is nobody's business
    QCOMPARE(seen->first().cells[0].value, Value(u"印刷障害"_s));
}

QTEST_GUILESS_MAIN(TestRowReader)
#include "tst_rowreader.moc"
