// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/random.h"
#include "core/oplog/canonical.h"
#include "core/oplog/conflict.h"
#include "core/oplog/edit.h"
#include "core/oplog/ticketfacts.h"
#include "core/schema/schema.h"
#include "tests/support/result.h"

#include <QTest>

using namespace steward;
using namespace Qt::StringLiterals;

/// What a person is told about a conflict. Replicas 0 and 1 belong to the people 0 and 1.
class ConflictTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void baseIsWhatAllHadSeen();
    void nobodyHadWrittenBefore();
    void equalValuesAreOneSide();
    void commutingWritesAreNone();
    void deletionBesideAnEdit();
    void severalSides();
    void anUndoGivesBackWhoseItWas();
    void agreesWithTheFold();

private:
    Context now(int replica) const { return {1, qint64(m_history.size()), m_rseq[replica]}; }
    void write(int replica, const Context &seen, const QString &field, const Value &before, const Value &after,
        const QString &verb = u"edit"_s)
    {
        RecordValues base = m_type.empty();
        RecordValues next = m_type.empty();
        base.values[size_t(m_type.indexOf(field))] = before;
        next.values[size_t(m_type.indexOf(field))] = after;
        LoggedOperation logged;
        Operation &op = logged.operation;
        op.dot = {m_replicas[replica], ++m_rseq[replica]};
        op.recordType = m_type.name();
        op.verb = verb;
        op.batch = Uuid::v7({2}, m_random);
        op.author = m_replicas[replica];
        op.seen = seen;
        op.eventTime = {qint64(1000 * (m_history.size() + 1))};
        op.units = changesBetween(m_type, base, next, {m_type.field(field)->unit});
        sealOperation(op);
        logged.hub.seq = m_history.size() + 1;
        logged.hub.eff = logged.hub.seq * 10;
        logged.hub.verdict = u"accepted"_s;
        logged.hub.receivedAt = {op.eventTime.ms + 5};
        m_history.append(logged);
    }
    QString title(const ConflictSide &side) const
    {
        RecordValues values = m_type.empty();
        return m_type.decodeUnit(*m_type.unit(u"title"), side.value, values)
            ? values.values[size_t(m_type.indexOf(u"title"))].text()
            : u"malformed"_s;
    }

    SeededRandom m_random{3};
    const RecordType &m_type{*Schema::builtIn()->type(u"incident")};
    QList<Uuid> m_replicas;
    QList<qint64> m_rseq;
    QList<LoggedOperation> m_history;
};

void ConflictTest::init()
{
    m_random = SeededRandom(3);
    m_replicas.clear();
    m_history.clear();
    for (int i = 0; i < 3; ++i)
        m_replicas.append(Uuid::v7({1}, m_random));
    m_rseq = {0, 0, 0};
}

void ConflictTest::baseIsWhatAllHadSeen()
{
    write(0, {}, u"title"_s, {}, u"first"_s);
    write(2, now(2), u"title"_s, u"first"_s, u"second"_s);
    const Context seen = now(1);
    write(0, now(0), u"title"_s, u"second"_s, u"mine"_s);
    write(1, seen, u"title"_s, u"second"_s, u"theirs"_s);
    STEWARD_VERIFY(conflicts, conflictsIn(m_type, m_history));
    QCOMPARE(conflicts->size(), 1);
    const UnitConflict &conflict = conflicts->first();
    QCOMPARE(conflict.unit, u"title"_s);
    QCOMPARE(title(conflict.base), u"second"_s);
    QCOMPARE(conflict.base.authors, QList<Uuid>{m_replicas[2]});
    QCOMPARE(conflict.base.happened.ms, 2000);
    QCOMPARE(conflict.sides.size(), 2);
    QCOMPARE(title(conflict.sides[0]), u"mine"_s);
    QCOMPARE(conflict.sides[0].authors, QList<Uuid>{m_replicas[0]});
    QCOMPARE(title(conflict.sides[1]), u"theirs"_s);
    QCOMPARE(conflict.sides[1].happened.ms, 4000);
    QCOMPARE(conflict.sides[1].received.ms, 4005);
    QCOMPARE(conflict.shown, 1);
    QCOMPARE(conflict.newest(), 1);
    // Somebody who has seen both writes what showed once more: decided.
    write(2, now(2), u"title"_s, u"theirs"_s, u"theirs"_s, u"settle"_s);
    QVERIFY(conflictsIn(m_type, m_history)->isEmpty());
}

void ConflictTest::nobodyHadWrittenBefore()
{
    write(0, {}, u"title"_s, {}, u"a"_s);
    write(1, {}, u"title"_s, {}, u"b"_s);
    STEWARD_VERIFY(conflicts, conflictsIn(m_type, m_history));
    QCOMPARE(conflicts->size(), 1);
    QVERIFY(conflicts->first().base.authors.isEmpty());
    QVERIFY(!conflicts->first().base.value);
}

void ConflictTest::equalValuesAreOneSide()
{
    write(0, {}, u"title"_s, {}, u"a"_s);
    write(1, {}, u"title"_s, {}, u"a"_s);
    QVERIFY(conflictsIn(m_type, m_history)->isEmpty());
    write(2, {}, u"title"_s, {}, u"b"_s);
    STEWARD_VERIFY(conflicts, conflictsIn(m_type, m_history));
    QCOMPARE(conflicts->first().sides.size(), 2);
    QCOMPARE(conflicts->first().sides[0].authors, (QList<Uuid>{m_replicas[1], m_replicas[0]}));
}

void ConflictTest::commutingWritesAreNone()
{
    write(0, {}, u"tag"_s, {}, StringSet({u"a"_s}));
    write(1, {}, u"tag"_s, {}, StringSet({u"b"_s}));
    write(0, {}, u"title"_s, {}, u"a"_s); // other units, both unseen
    write(1, {}, u"channel"_s, {}, u"phone"_s);
    QVERIFY(conflictsIn(m_type, m_history)->isEmpty());
}

void ConflictTest::deletionBesideAnEdit()
{
    write(0, {}, u"title"_s, {}, u"a"_s);
    const Context seen = now(1);
    write(0, now(0), u"deleted"_s, {}, Value::boolean(true), u"delete"_s);
    write(1, seen, u"title"_s, u"a"_s, u"b"_s);
    STEWARD_VERIFY(conflicts, conflictsIn(m_type, m_history));
    QCOMPARE(conflicts->size(), 1);
    const UnitConflict &conflict = conflicts->first();
    QVERIFY(conflict.isDeletion());
    QCOMPARE(conflict.goneOn, QStringList{u"title"_s});
    QCOMPARE(conflict.sides.size(), 2);
    QVERIFY(conflict.sides[0].value.has_value());
    QCOMPARE(conflict.sides[0].authors, QList<Uuid>{m_replicas[0]});
    QVERIFY(!conflict.sides[1].value);
    QCOMPARE(conflict.sides[1].authors, QList<Uuid>{m_replicas[1]});
    QCOMPARE(conflict.shown, 1); // the record stays
    write(2, now(2), u"deleted"_s, {}, {}, u"settle"_s);
    QVERIFY(conflictsIn(m_type, m_history)->isEmpty());
}

void ConflictTest::severalSides()
{
    write(0, {}, u"title"_s, {}, u"a"_s);
    write(1, {}, u"title"_s, {}, u"b"_s);
    write(2, {}, u"title"_s, {}, u"c"_s);
    STEWARD_VERIFY(conflicts, conflictsIn(m_type, m_history));
    QCOMPARE(conflicts->first().sides.size(), 3);
    QCOMPARE(conflicts->first().shown, 2);
}

void ConflictTest::anUndoGivesBackWhoseItWas()
{
    write(0, {}, u"title"_s, {}, u"a"_s);
    write(1, {}, u"title"_s, {}, u"b"_s);
    write(2, now(2), u"title"_s, u"b"_s, u"a"_s, u"settle"_s);
    const Uuid settled = m_history.last().operation.batch;
    const Context seen = now(2);
    write(2, seen, u"title"_s, u"a"_s, u"a"_s, undoVerb(settled));
    write(2, seen, u"title"_s, u"a"_s, u"b"_s, undoVerb(settled));
    STEWARD_VERIFY(conflicts, conflictsIn(m_type, m_history));
    QCOMPARE(conflicts->first().sides.size(), 2);
    QCOMPARE(conflicts->first().sides[0].authors, QList<Uuid>{m_replicas[0]});
    QCOMPARE(conflicts->first().sides[1].authors, QList<Uuid>{m_replicas[1]});
    QCOMPARE(conflicts->first().shown, 1);
}

/// The same units as the fold lists, each with two sides at least and the shown value among them.
void ConflictTest::agreesWithTheFold()
{
    int seen = 0;
    for (quint64 seed = 1; seed <= 200; ++seed) {
        init();
        m_random = SeededRandom(seed);
        for (int i = 0; i < 25; ++i) {
            const int replica = int(m_random.below(3));
            const Context context = m_random.below(2) ? now(replica) : Context{1, qint64(m_random.below(quint64(m_history.size() + 1))), 0};
            switch (m_random.below(3)) {
            case 0: write(replica, context, u"title"_s, {}, u"t%1"_s.arg(m_random.below(3))); break;
            case 1: write(replica, context, u"channel"_s, {}, u"c%1"_s.arg(m_random.below(3))); break;
            default: write(replica, context, u"deleted"_s, {}, m_random.below(2) ? Value::boolean(true) : Value());
            }
        }
        STEWARD_VERIFY(folded, foldRecord(m_type, m_history));
        STEWARD_VERIFY(conflicts, conflictsIn(m_type, m_history));
        QStringList units;
        for (const UnitConflict &conflict : *conflicts) {
            units.append(conflict.unit);
            QVERIFY2(conflict.isDeletion() || conflict.sides.size() > 1, qPrintable(u"seed %1"_s.arg(seed)));
            if (!conflict.isDeletion())
                QCOMPARE(conflict.sides[conflict.shown].value, folded->units.value(conflict.unit).shown.value);
            ++seen;
        }
        QStringList listed = folded->conflicts();
        listed.removeDuplicates();
        listed.sort();
        units.sort();
        QCOMPARE(units, listed);
    }
    QVERIFY(seen > 50);
}

QTEST_GUILESS_MAIN(ConflictTest)
#include "tst_conflict.moc"
