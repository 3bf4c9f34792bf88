// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/conflicts.h"
#include "core/desk/undo.h"
#include "tests/support/testdesk.h"

using namespace steward;
using namespace Qt::StringLiterals;

/// Conflicts that stale forms make on one file, and how people decide them.
class ConflictsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void listsWhoWroteWhatAndWhen();
    void decidesForOneSide();
    void keepsWhatShows();
    void entersANewValue();
    void enteredValuesFollowTheRules();
    void decidesSeveralUnitsAtOnce();
    void deletedByOneAndEditedByTheOther();
    void settlesAllAlike();
    void whatCameMeanwhileStaysOpen();
    void undoGivesTheConflictBack_data();
    void undoGivesTheConflictBack();
    void undoOfAllAlike();
    void undoOfAHiddenWriteEndsItsConflict();
    void undoneAndDoneAgainAtRandom();

private:
    /// Sets a field on a form that was loaded earlier, as `who`.
    void write(const LoadedRecord &form, const QString &field, const Value &value, const Uuid &who = {})
    {
        m_desk->clock.advance(std::chrono::minutes(1));
        RecordEdit edit = RecordEdit::of(form, u"edit"_s);
        setValue(*(*m_desk)->schema().type(form.type), edit.next, field, value);
        edit.author = who;
        TestDesk::need((*m_desk)->commit(edit));
    }
    /// A ticket whose title I called "mine" and `m_other` called "theirs", which shows.
    Uuid conflict(const QString &title = u"base"_s)
    {
        const Uuid id = m_desk->incident(title);
        const LoadedRecord form = m_desk->load(id);
        write(form, u"title"_s, u"mine"_s);
        write(form, u"title"_s, u"theirs"_s, m_other);
        return id;
    }
    RecordConflicts of(const Uuid &id) { return TestDesk::need(conflictsOf(**m_desk, m_desk->load(id).rid)); }
    QString text(const RecordConflicts &conflicts, const ConflictSide &side, const QString &unit = u"title"_s)
    {
        const RecordType &type = *(*m_desk)->schema().type(conflicts.record.type);
        RecordValues values = type.empty();
        TestDesk::need(type.decodeUnit(*type.unit(unit), side.value, values));
        return valueOf(type, values, unit).text();
    }
    Decision take(const RecordConflicts &conflicts, Side side, const QString &unit = u"title"_s)
    {
        return TestDesk::need(decisionFor(conflicts, unit, side, (*m_desk)->me()));
    }
    ConflictStore::Count count() { return TestDesk::need(ConflictStore((*m_desk)->connection()).count()); }

    std::unique_ptr<TestDesk> m_desk;
    Uuid m_other;
};

void ConflictsTest::init()
{
    m_desk = std::make_unique<TestDesk>();
    m_other = m_desk->person(u"高橋 由美"_s, u"yumi"_s);
}

void ConflictsTest::listsWhoWroteWhatAndWhen()
{
    const Uuid id = conflict();
    STEWARD_VERIFY(open, openConflicts(**m_desk));
    QCOMPARE(open->size(), 1);
    const RecordConflicts &conflicts = open->first();
    QCOMPARE(conflicts.record.id, id);
    QCOMPARE(conflicts.title, u"theirs"_s);
    QCOMPARE(conflicts.units.size(), 1);
    const UnitConflict &unit = conflicts.units.first();
    QCOMPARE(text(conflicts, unit.base), u"base"_s);
    QCOMPARE(unit.base.authors, QList<Uuid>{(*m_desk)->me()});
    const int mine = sideOf(unit, Side::Mine, (*m_desk)->me());
    const int theirs = sideOf(unit, Side::Theirs, (*m_desk)->me());
    QCOMPARE(text(conflicts, unit.sides[mine]), u"mine"_s);
    QCOMPARE(text(conflicts, unit.sides[theirs]), u"theirs"_s);
    QCOMPARE(unit.sides[theirs].authors, QList<Uuid>{m_other});
    QCOMPARE(unit.sides[theirs].happened, m_desk->clock.now());
    QCOMPARE(conflicts.found, m_desk->clock.now());
    QCOMPARE(unit.shown, theirs);
    // For somebody who wrote neither, nothing is theirs to call mine.
    QCOMPARE(sideOf(unit, Side::Mine, m_desk->person(u"Third"_s)), -1);
    STEWARD_COMPARE_ERROR(decisionFor(conflicts, u"title"_s, Side::Mine, Uuid{}), "conflict.no-side");
    STEWARD_COMPARE_ERROR(decisionFor(conflicts, u"category"_s, Side::Mine, (*m_desk)->me()), "conflict.none");
}

void ConflictsTest::decidesForOneSide()
{
    const Uuid id = conflict();
    const RecordConflicts conflicts = of(id);
    STEWARD_VERIFY(tried, settle(VerbContext(**m_desk).asDryRun(), conflicts, {take(conflicts, Side::Mine)}));
    QCOMPARE(count(), (ConflictStore::Count{1, 1}));
    STEWARD_VERIFY(settled, settle(**m_desk, conflicts, {take(conflicts, Side::Mine)}));
    QCOMPARE(settled->commit.operations.size(), 1);
    QCOMPARE(m_desk->text(id, u"title"), u"mine"_s);
    QCOMPARE(count(), (ConflictStore::Count{0, 0}));
    QVERIFY(of(id).units.isEmpty());
    STEWARD_COMPARE_ERROR(settle(**m_desk, of(id), {take(conflicts, Side::Mine)}), "conflict.none");
    STEWARD_VERIFY(history, historyOf(**m_desk, conflicts.record.rid));
    QCOMPARE(history->last().verb, u"settle"_s);
    QCOMPARE(m_desk->verification(), QString());
}

void ConflictsTest::keepsWhatShows()
{
    const Uuid id = conflict();
    const RecordConflicts conflicts = of(id);
    STEWARD_VERIFY(settled, settle(**m_desk, conflicts, {take(conflicts, Side::Theirs)}));
    QVERIFY(!settled->changedNothing());
    QCOMPARE(m_desk->text(id, u"title"), u"theirs"_s);
    QCOMPARE(count(), (ConflictStore::Count{0, 0}));
    QCOMPARE(m_desk->verification(), QString());
}

void ConflictsTest::entersANewValue()
{
    const Uuid id = conflict();
    const RecordConflicts conflicts = of(id);
    const RecordType &type = *(*m_desk)->schema().type(u"incident");
    RecordValues values = conflicts.record.values;
    setValue(type, values, u"title", u"both"_s);
    STEWARD_VERIFY(settled, settle(**m_desk, conflicts, {decisionFor(type, u"title"_s, values)}));
    QCOMPARE(m_desk->text(id, u"title"), u"both"_s);
    QCOMPARE(count(), (ConflictStore::Count{0, 0}));
    // The same as what shows is an answer too.
    const Uuid other = conflict();
    const RecordConflicts again = of(other);
    STEWARD_VERIFY(kept, settle(**m_desk, again, {decisionFor(type, u"title"_s, again.record.values)}));
    QCOMPARE(count(), (ConflictStore::Count{0, 0}));
}

void ConflictsTest::enteredValuesFollowTheRules()
{
    const Uuid id = m_desk->incident(u"status"_s);
    const LoadedRecord form = m_desk->load(id);
    const RecordType &type = *(*m_desk)->schema().type(u"incident");
    const auto move = [&](const QString &status, StatusClass statusClass, const Uuid &who) {
        RecordEdit edit = RecordEdit::of(form, u"edit"_s);
        setValue(type, edit.next, u"status", status);
        setValue(type, edit.next, u"status.class", qint64(statusClass));
        edit.author = who;
        TestDesk::need((*m_desk)->commit(edit));
    };
    move(u"inprogress"_s, StatusClass::Active, {});
    move(u"closed"_s, StatusClass::Closed, m_other);
    QCOMPARE(m_desk->text(id, u"status"), u"inprogress"_s); // an open status beats a terminal one
    const RecordConflicts conflicts = of(id);
    RecordValues entered = conflicts.record.values;
    setValue(type, entered, u"status", u"closed"_s);
    setValue(type, entered, u"status.class", qint64(StatusClass::Closed));
    QVERIFY(!settle(**m_desk, conflicts, {decisionFor(type, u"status"_s, entered)})); // no such move
    // The other's value was judged when it was written.
    STEWARD_VERIFY(settled, settle(**m_desk, conflicts, {take(conflicts, Side::Theirs, u"status"_s)}));
    QCOMPARE(m_desk->text(id, u"status"), u"closed"_s);
    QCOMPARE(m_desk->verification(), QString());
}

void ConflictsTest::decidesSeveralUnitsAtOnce()
{
    const Uuid id = m_desk->incident(u"base"_s);
    const LoadedRecord form = m_desk->load(id);
    for (const bool mine : {true, false}) {
        write(form, u"title"_s, mine ? u"mine"_s : u"theirs"_s, mine ? Uuid() : m_other);
        write(form, u"description"_s, mine ? u"my text"_s : u"their text"_s, mine ? Uuid() : m_other);
    }
    const RecordConflicts conflicts = of(id);
    QCOMPARE(conflicts.units.size(), 2);
    STEWARD_VERIFY(settled, settle(**m_desk, conflicts,
        {take(conflicts, Side::Base), take(conflicts, Side::Mine, u"description"_s)}));
    QCOMPARE(settled->commit.operations.size(), 1);
    QCOMPARE(m_desk->text(id, u"title"), u"base"_s);
    QCOMPARE(m_desk->text(id, u"description"), u"my text"_s);
    QCOMPARE(count(), (ConflictStore::Count{0, 0}));
}

void ConflictsTest::deletedByOneAndEditedByTheOther()
{
    for (const bool stays : {true, false}) {
        const Uuid id = m_desk->incident(u"base"_s);
        const LoadedRecord form = m_desk->load(id);
        write(form, u"deleted"_s, Value::boolean(true), m_other);
        write(form, u"title"_s, u"mine"_s);
        QVERIFY(!m_desk->load(id).deleted);
        const RecordConflicts conflicts = of(id);
        QCOMPARE(conflicts.units.size(), 1);
        QVERIFY(conflicts.units.first().isDeletion());
        QCOMPARE(conflicts.units.first().goneOn, QStringList{u"title"_s});
        STEWARD_VERIFY(settled,
            settle(**m_desk, conflicts, {take(conflicts, stays ? Side::Mine : Side::Theirs, u"deleted"_s)}));
        QCOMPARE(m_desk->load(id).deleted, !stays);
        QCOMPARE(count(), (ConflictStore::Count{0, 0}));
    }
    QCOMPARE(m_desk->verification(), QString());
}

void ConflictsTest::settlesAllAlike()
{
    const Uuid a = conflict(u"a"_s);
    const Uuid b = conflict(u"b"_s);
    const Uuid c = m_desk->incident(u"c"_s);
    const LoadedRecord form = m_desk->load(c);
    write(form, u"title"_s, u"one"_s, m_other);
    write(form, u"title"_s, u"two"_s, m_desk->person(u"Third"_s));
    STEWARD_VERIFY(open, ConflictStore((*m_desk)->connection()).open(u"title"_s));
    QCOMPARE(open->size(), 3);
    STEWARD_VERIFY(preview, previewSettle(**m_desk, *open, Side::Mine));
    QCOMPARE(preview->settled, 2);
    QCOMPARE(preview->refused, 1); // nothing on it is mine
    for (const SettleRow &row : preview->rows) {
        if (row.refused) {
            QCOMPARE(row.refused->code, u"conflict.no-side"_s);
            continue;
        }
        QCOMPARE(row.diffs.size(), 1);
        QCOMPARE(row.diffs.first().before.text(), u"theirs"_s);
        QCOMPARE(row.diffs.first().after.text(), u"mine"_s);
    }
    QCOMPARE(count(), (ConflictStore::Count{3, 3})); // a preview writes nothing
    STEWARD_VERIFY(settled, commitSettle(**m_desk, *preview));
    QCOMPARE(m_desk->text(a, u"title"), u"mine"_s);
    QCOMPARE(m_desk->text(b, u"title"), u"mine"_s);
    QCOMPARE(count(), (ConflictStore::Count{1, 1}));
    STEWARD_VERIFY(rest, previewSettle(**m_desk, {{form.rid, u"title"_s}}, Side::Newer));
    QCOMPARE(rest->rows.first().diffs.size(), 0); // it shows already
    STEWARD_VERIFY(kept, commitSettle(**m_desk, *rest));
    QCOMPARE(count(), (ConflictStore::Count{0, 0}));
    QCOMPARE(m_desk->text(c, u"title"), u"two"_s);
}

void ConflictsTest::whatCameMeanwhileStaysOpen()
{
    const Uuid id = conflict();
    const LoadedRecord form = m_desk->load(id);
    const RecordConflicts conflicts = of(id);
    write(form, u"title"_s, u"third"_s, m_other); // after somebody has opened the review
    STEWARD_VERIFY(settled, settle(**m_desk, conflicts, {take(conflicts, Side::Mine)}));
    const RecordConflicts now = of(id);
    QCOMPARE(now.units.size(), 1);
    QCOMPARE(now.units.first().sides.size(), 2);
    QCOMPARE(text(now, now.units.first().sides[0]), u"third"_s);
    QCOMPARE(text(now, now.units.first().sides[1]), u"mine"_s);
}

void ConflictsTest::undoGivesTheConflictBack_data()
{
    QTest::addColumn<int>("side");
    QTest::newRow("another value") << int(Side::Mine);
    QTest::newRow("what showed") << int(Side::Theirs);
    QTest::newRow("what was before") << int(Side::Base);
}

void ConflictsTest::undoGivesTheConflictBack()
{
    QFETCH(int, side);
    const Uuid id = conflict();
    const RecordConflicts conflicts = of(id);
    STEWARD_VERIFY(settled, settle(**m_desk, conflicts, {take(conflicts, Side(side))}));
    const QString decided = m_desk->text(id, u"title");
    Uuid batch = settled->commit.batch;
    for (int i = 0; i < 3; ++i) {
        STEWARD_VERIFY(undone, undo(**m_desk, batch));
        QCOMPARE(undone->restored, 1);
        QVERIFY(undone->reviews.isEmpty());
        QCOMPARE(m_desk->text(id, u"title"), u"theirs"_s);
        const RecordConflicts back = of(id);
        QCOMPARE(back.units.size(), 1);
        QCOMPARE(back.units.first().sides.size(), 2);
        QCOMPARE(text(back, back.units.first().sides[0]), u"mine"_s);
        QCOMPARE(text(back, back.units.first().sides[1]), u"theirs"_s);
        QCOMPARE(back.units.first().shown, 1);
        QCOMPARE(m_desk->verification(), QString());
        STEWARD_VERIFY(again, undo(**m_desk, undone->commit.batch));
        QCOMPARE(m_desk->text(id, u"title"), decided);
        QCOMPARE(count(), (ConflictStore::Count{0, 0}));
        QCOMPARE(m_desk->verification(), QString());
        batch = again->commit.batch;
    }
}

void ConflictsTest::undoOfAllAlike()
{
    for (int i = 0; i < 5; ++i)
        conflict(u"t%1"_s.arg(i));
    STEWARD_VERIFY(preview, previewSettle(**m_desk, *ConflictStore((*m_desk)->connection()).open(), Side::Mine));
    STEWARD_VERIFY(settled, commitSettle(**m_desk, *preview));
    QCOMPARE(count(), (ConflictStore::Count{0, 0}));
    STEWARD_VERIFY(undone, undo(**m_desk, settled->commit.batch));
    QCOMPARE(undone->restored, 5);
    QCOMPARE(count(), (ConflictStore::Count{5, 5}));
    QCOMPARE(m_desk->verification(), QString());
}

void ConflictsTest::undoOfAHiddenWriteEndsItsConflict()
{
    const Uuid id = m_desk->incident(u"hidden"_s);
    const LoadedRecord form = m_desk->load(id);
    const RecordType &type = *(*m_desk)->schema().type(u"incident");
    CommitReport last;
    for (const auto &[status, statusClass] : {std::pair(u"inprogress"_s, StatusClass::Active), std::pair(u"resolved"_s, StatusClass::Done)}) {
        RecordEdit edit = RecordEdit::of(form, u"edit"_s);
        setValue(type, edit.next, u"status", status);
        setValue(type, edit.next, u"status.class", qint64(statusClass));
        last = TestDesk::need((*m_desk)->commit(edit));
    }
    QCOMPARE(m_desk->text(id, u"status"), u"inprogress"_s);
    QCOMPARE(count(), (ConflictStore::Count{1, 1}));
    STEWARD_VERIFY(undone, undo(**m_desk, last.batch));
    QCOMPARE(m_desk->text(id, u"status"), u"inprogress"_s);
    QCOMPARE(count(), (ConflictStore::Count{0, 0}));
}

/// Last in, first out: values and conflicts are what they were, whatever was settled in between.
void ConflictsTest::undoneAndDoneAgainAtRandom()
{
    const quint64 seed = 20261125;
    qInfo("seed %llu", seed);
    SeededRandom random(seed);
    struct State
    {
        QString title;
        QStringList sides;
        bool operator==(const State &) const = default;
    };
    for (int round = 0; round < 5; ++round) {
        const Uuid id = m_desk->incident(u"base"_s);
        const auto state = [&] {
            const RecordConflicts conflicts = of(id);
            State now{m_desk->text(id, u"title"), {}};
            for (const UnitConflict &unit : conflicts.units) {
                for (const ConflictSide &side : unit.sides)
                    now.sides.append(text(conflicts, side));
            }
            return now;
        };
        QList<LoadedRecord> forms{m_desk->load(id)};
        QList<std::pair<Uuid, State>> done; // batch, and the state before it
        for (int i = 0; i < 12; ++i) {
            const State before = state();
            const RecordConflicts conflicts = of(id);
            Uuid batch;
            if (!conflicts.units.isEmpty() && random.below(2)) {
                const Side side = Side(random.below(4));
                batch = TestDesk::need(settle(**m_desk, conflicts, {take(conflicts, side)})).commit.batch;
            } else {
                // From a form that has seen everything, or from one that has seen what stood before the last decision.
                const bool isStale = conflicts.units.isEmpty() && random.below(2);
                const LoadedRecord form = isStale && done.isEmpty() ? forms.first() : m_desk->load(id);
                RecordEdit edit = RecordEdit::of(form, u"edit"_s);
                setValue(*(*m_desk)->schema().type(form.type), edit.next, u"title", u"t%1"_s.arg(random.below(1000)));
                const LoadedRecord stale = form;
                batch = TestDesk::need((*m_desk)->commit(edit)).batch;
                if (isStale) {
                    done.append({batch, before});
                    const State between = state();
                    edit = RecordEdit::of(stale, u"edit"_s);
                    setValue(*(*m_desk)->schema().type(form.type), edit.next, u"title", u"s%1"_s.arg(random.below(1000)));
                    edit.author = m_other;
                    batch = TestDesk::need((*m_desk)->commit(edit)).batch;
                    done.append({batch, between});
                    continue;
                }
            }
            done.append({batch, before});
        }
        const State end = state();
        QList<Uuid> undos;
        for (auto it = done.crbegin(); it != done.crend(); ++it) {
            undos.append(TestDesk::need(undo(**m_desk, it->first)).commit.batch);
            QVERIFY2(state() == it->second, qPrintable(u"round %1: %2 [%3] is not %4 [%5]"_s.arg(round)
                .arg(state().title, state().sides.join(u','), it->second.title, it->second.sides.join(u','))));
        }
        for (auto it = undos.crbegin(); it != undos.crend(); ++it)
            TestDesk::need(undo(**m_desk, *it));
        QVERIFY2(state() == end, qPrintable(u"round %1"_s.arg(round)));
    }
    QCOMPARE(m_desk->verification(), QString());
}

QTEST_GUILESS_MAIN(ConflictsTest)
#include "tst_conflicts.moc"
