// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/oplog/conflict.h"
#include "core/storage/conflictstore.h"
#include "core/storage/projectionschema.h"
#include "core/storage/writer.h"
#include "tests/support/stores.h"

using namespace steward;
using namespace Qt::StringLiterals;

/// Conflicts as a store lists them, and how writing settles them: the same on both databases.
class ConflictStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lists_data() { test::storeRows(); }
    void lists();
    void settlesByWritingAgain_data() { test::storeRows(); }
    void settlesByWritingAgain();
};

void ConflictStoreTest::lists()
{
    QFETCH(Dialect, dialect);
    test::TestStore store(dialect);
    VERIFY_OK(store.open());
    RecordStore records(store.connection(), Schema::builtIn());
    SeededRandom random(1);
    QList<Rid> rids;
    for (int i = 0; i < 4; ++i) {
        const auto rid = records.ridOf(Uuid::v7({1}, random), u"incident"_s);
        VERIFY_OK(rid);
        rids.append(*rid);
    }
    ConflictStore conflicts(store.connection());
    QCOMPARE(conflicts.count().value(), (ConflictStore::Count{0, 0}));
    QVERIFY(conflicts.open()->isEmpty());
    QVERIFY(conflicts.among({})->isEmpty());
    VERIFY_OK(records.setConflicts(rids[0], {u"title"_s}, 5));
    VERIFY_OK(records.setConflicts(rids[1], {u"title"_s, u"category"_s}, 7));
    VERIFY_OK(records.setConflicts(rids[0], {u"title"_s, u"status"_s}, 9));
    QCOMPARE(conflicts.count().value(), (ConflictStore::Count{2, 4}));
    QCOMPARE(conflicts.open().value(), (QList<OpenConflict>{{rids[0], u"status"_s}, {rids[0], u"title"_s},
                                           {rids[1], u"category"_s}, {rids[1], u"title"_s}}));
    QCOMPARE(conflicts.open(u"title"_s).value(), (QList<OpenConflict>{{rids[0], u"title"_s}, {rids[1], u"title"_s}}));
    QCOMPARE(conflicts.among(rids).value(), (QSet<Rid>{rids[0], rids[1]}));
    QCOMPARE(conflicts.among({rids[3], rids[1]}).value(), QSet<Rid>{rids[1]});
}

void ConflictStoreTest::settlesByWritingAgain()
{
    QFETCH(Dialect, dialect);
    test::TestStore store(dialect);
    VERIFY_OK(store.open());
    Connection &connection = store.connection();
    const std::shared_ptr<const Schema> schema = Schema::builtIn();
    for (const ProjectionTable &table : projectionTables(*schema))
        VERIFY_OK(connection.execute(createSql(table, dialect).toUtf8()));
    ManualClock clock({1'760'000'000'000});
    SeededRandom random(2);
    const Uuid me = Uuid::v7(clock.now(), random);
    OperationLog log(connection);
    const auto replica = log.addReplica(Uuid::v7(clock.now(), random));
    VERIFY_OK(replica);
    Writer writer(connection, schema, clock, random, replica->rno, me, nullptr);
    const RecordType &type = *schema->type(u"location");
    const size_t name = size_t(type.indexOf(type.titleField()));

    RecordEdit made;
    made.type = type.name();
    made.record = Uuid::v7(clock.now(), random);
    made.base = made.next = type.empty();
    made.next.values[name] = u"Osaka"_s;
    made.verb = u"create"_s;
    made.isCreation = true;
    VERIFY_OK(writer.commit({{made}}));
    const auto load = [&]() -> LoadedRecord {
        const Context seen = writer.context().value_or(Context{});
        LoadedRecord loaded = writer.records().load(writer.records().place(made.record).value()->rid).value().value();
        loaded.seen = seen;
        return loaded;
    };
    const LoadedRecord form = load();
    const auto write = [&](const LoadedRecord &from, const QString &text) {
        RecordEdit edit = RecordEdit::of(from, u"edit"_s);
        edit.next.values[name] = text;
        return writer.commit({{edit}});
    };
    VERIFY_OK(write(form, u"Kyoto"_s));
    const auto second = write(form, u"Kobe"_s);
    VERIFY_OK(second);
    QCOMPARE(second->operations.first().conflicts, QStringList{type.titleField()});
    ConflictStore conflicts(connection);
    QCOMPARE(conflicts.count().value(), (ConflictStore::Count{1, 1}));
    const auto told = conflictsIn(type, log.ofRecord(form.rid).value());
    VERIFY_OK(told);
    QCOMPARE(told->first().sides.size(), 2);
    QCOMPARE(told->first().base.authors, QList<Uuid>{me});

    // What shows, written again by somebody who has seen both: decided, and nothing else has changed.
    RecordEdit keep = RecordEdit::of(load(), u"settle"_s);
    QVERIFY(writer.commit({{keep}})->operations.isEmpty());
    keep.again = {type.titleField()};
    const auto kept = writer.commit({{keep}});
    VERIFY_OK(kept);
    QCOMPARE(kept->operations.size(), 1);
    QCOMPARE(conflicts.count().value(), (ConflictStore::Count{0, 0}));
    QCOMPARE(load().values.values[name].text(), u"Kobe"_s);

    // Two edits of one commit beside each other: neither has seen the other.
    QList<RecordEdit> both;
    for (const QString &text : {u"Kyoto"_s, u"Kobe"_s}) {
        RecordEdit edit = RecordEdit::of(load(), u"edit"_s);
        edit.next.values[name] = text;
        edit.again = {type.titleField()};
        edit.isBeside = true;
        both.append(edit);
    }
    VERIFY_OK(writer.commit({both}));
    QCOMPARE(conflicts.count().value(), (ConflictStore::Count{1, 1}));
    QCOMPARE(load().values.values[name].text(), u"Kobe"_s);
    const auto place = writer.projector().compare(form.rid);
    VERIFY_OK(place);
    QVERIFY2(!*place, qPrintable(place->value_or(QString())));
}

QTEST_GUILESS_MAIN(ConflictStoreTest)
#include "tst_conflictstore.moc"
