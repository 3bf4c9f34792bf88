// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/undo.h"
#include "core/desk/workspace.h"
#include "core/oplog/fold.h"
#include "core/schema/records/ticket.h"
#include "tests/support/result.h"

#include <QCoreApplication>
#include <QMap>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace steward;

namespace {

/// A form that somebody loaded and may save much later. `truth` is how many operations the test had made by then:
/// what its author really had seen, whatever the context says.
struct Form
{
    LoadedRecord loaded;
    qint64 truth = 0;
};

/// One write of one unit as the test itself remembers it.
struct Written
{
    qint64 seq = 0;
    qint64 truth = 0;
    QString unit;
    std::optional<QByteArray> value;
};

void setField(const Schema &schema, RecordEdit &edit, QStringView field, const Value &value)
{
    edit.next.values[size_t(schema.type(edit.type)->indexOf(field))] = value;
}

void editAtRandom(const Schema &schema, SeededRandom &random, RecordEdit &edit)
{
    switch (random.below(5)) {
    case 0:
        setField(schema, edit, u"title", QStringLiteral("title %1").arg(random.below(1000)));
        break;
    case 1: {
        const qint64 statusClass = qint64(random.below(5));
        setField(schema, edit, u"status", QStringLiteral("s%1").arg(statusClass));
        setField(schema, edit, u"status.class", statusClass);
        break;
    }
    case 2:
        setField(schema, edit, u"impact", qint64(1 + random.below(3)));
        setField(schema, edit, u"urgency", qint64(1 + random.below(3)));
        break;
    case 3: {
        StringSet tags = edit.next.values[size_t(schema.type(edit.type)->indexOf(u"tag"))].set();
        const QString tag = QStringLiteral("tag%1").arg(random.below(6));
        tags.contains(tag) ? tags.remove(tag) : tags.insert(tag);
        setField(schema, edit, u"tag", tags);
        break;
    }
    default:
        setField(schema, edit, u"description", QStringLiteral("text %1 印刷").arg(random.below(1000)));
    }
}

Result<Uuid> createIncident(Workspace &desk, const QString &title)
{
    STEWARD_ASSIGN(RecordEdit edit, desk.draftOf(QStringLiteral("incident")));
    setField(desk.schema(), edit, u"title", title);
    setField(desk.schema(), edit, u"status", QStringLiteral("s0"));
    setField(desk.schema(), edit, u"status.class", qint64(0));
    setField(desk.schema(), edit, u"opened", Value::instant(desk.clock().now()));
    STEWARD_TRY(desk.commit(edit));
    return edit.record;
}

bool isLong() { return qEnvironmentVariableIsSet("STEWARD_LONG"); }

int operationCount(int inCheck) { return isLong() ? 100'000 : inCheck; }

/// What lists and forms show, without the time of the last operation, which an undo moves on.
RecordValues visible(const RecordType &type, RecordValues values)
{
    values.values[size_t(type.indexOf(u"updated"))] = Value();
    return values;
}

} // namespace

/// Stale forms and several writers on one file: nothing is lost without being listed.
class ConcurrencyTest : public QObject
{
    Q_OBJECT

public:
    static int writeAsChild(const QString &path, quint64 seed, int count);

private Q_SLOTS:
    void staleFormsLoseNothing();
    void undoneInReverse();
    void undoneInAnyOrder();
    void realProcesses();

private:
    static bool keepsEveryWrite(
        Workspace &desk, const Uuid &id, const QList<Written> &writes, QString *why);
};

bool ConcurrencyTest::keepsEveryWrite(Workspace &desk, const Uuid &id, const QList<Written> &writes, QString *why)
{
    const LoadedRecord loaded = desk.load(id).value();
    const RecordType &type = *desk.schema().type(loaded.type);
    const FoldedRecord folded = foldRecord(type, desk.log().ofRecord(loaded.rid).value()).value();
    const QStringList listed = desk.records().conflicts(loaded.rid).value();
    QMap<QString, QList<Written>> byUnit;
    for (const Written &write : writes)
        byUnit[write.unit].append(write);
    for (auto it = byUnit.cbegin(); it != byUnit.cend(); ++it) {
        const Unit &unit = *type.unit(it.key());
        if (unit.policy == MergePolicy::Set)
            continue; // adds and removes commute
        const std::optional<QByteArray> shown = type.encodeUnit(unit, loaded.values);
        for (const Written &write : it.value()) {
            const bool superseded = std::any_of(it->cbegin(), it->cend(),
                [&](const Written &later) { return later.seq != write.seq && later.truth >= write.seq; });
            if (superseded || write.value == shown)
                continue;
            const auto &siblings = folded.units.value(it.key()).siblings;
            const bool kept = std::any_of(siblings.cbegin(), siblings.cend(),
                [&](const Sibling &sibling) { return sibling.seq == write.seq; });
            if (!kept || !listed.contains(it.key())) {
                *why = QStringLiteral("%1: operation %2 on %3 is lost").arg(loaded.number).arg(write.seq).arg(it.key());
                return false;
            }
        }
    }
    return true;
}

void ConcurrencyTest::staleFormsLoseNothing()
{
    const quint64 seed = 42;
    const int count = operationCount(3000);
    qInfo("seed %llu, %d operations", seed, count);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.steward"));
    SeededRandom random(seed);
    ManualClock clock({1'760'000'000'000});
    std::vector<std::unique_ptr<Workspace>> desks;
    STEWARD_VERIFY(made, Workspace::create(path, {&clock, &random, {}, false}));
    desks.push_back(*std::move(made));
    for (int i = 0; i < 2; ++i) {
        STEWARD_VERIFY(opened, Workspace::open(path, {&clock, &random, {}, false}));
        desks.push_back(*std::move(opened));
    }
    QVERIFY(desks[0]->connection().execute("PRAGMA synchronous=OFF"));
    QVERIFY(desks[1]->connection().execute("PRAGMA synchronous=OFF"));
    QVERIFY(desks[2]->connection().execute("PRAGMA synchronous=OFF"));

    QList<Uuid> tickets;
    for (int i = 0; i < std::max(40, count / 75); ++i) {
        STEWARD_VERIFY(id, createIncident(*desks[0], QStringLiteral("T%1").arg(i)));
        tickets.append(*id);
    }
    QHash<Uuid, QList<Written>> writes;
    std::vector<QList<Form>> forms(desks.size());
    qint64 head = desks[0]->context()->hubSeq;
    int slow = 0;
    while (head < count) {
        clock.advance(std::chrono::seconds(random.below(3)));
        const size_t who = size_t(random.below(desks.size()));
        Workspace &desk = *desks[who];
        Form form;
        if (!forms[who].isEmpty() && random.below(3) == 0) {
            form = forms[who][qsizetype(random.below(quint64(forms[who].size())))];
        } else {
            STEWARD_VERIFY(loaded, desk.load(tickets[qsizetype(random.below(quint64(tickets.size())))]));
            form = {*loaded, head};
            forms[who].append(form);
            if (forms[who].size() > 12)
                forms[who].removeFirst();
        }
        RecordEdit edit = RecordEdit::of(form.loaded, QStringLiteral("edit"));
        editAtRandom(desk.schema(), random, edit);
        STEWARD_VERIFY(report, desk.commit(edit));
        if (report->operations.isEmpty())
            continue;
        head = report->head;
        slow += report->operations.first().conflicts.isEmpty() ? 0 : 1;
        const RecordType &type = *desk.schema().type(edit.type);
        for (const UnitChange &change : changesBetween(type, edit.base, edit.next))
            writes[edit.record].append({head, form.truth, change.unit, change.newValue});
    }
    QVERIFY(slow > count / 50); // else the test would show nothing
    for (const Uuid &id : std::as_const(tickets)) {
        QString why;
        QVERIFY2(keepsEveryWrite(*desks[0], id, writes.value(id), &why), qPrintable(why));
    }
    STEWARD_VERIFY(verification, Verifier(desks[0]->connection(), desks[0]->sharedSchema()).run({}));
    QVERIFY2(verification->passed(), qPrintable(verification->findings.value(0).text));
    QCOMPARE(verification->operations, head);
    qInfo("%lld operations, %lld records equal their fold, %d writes disagreed", verification->operations, verification->records, slow);
}

void ConcurrencyTest::undoneInReverse()
{
    const quint64 seed = 7;
    const int count = isLong() ? 5'000 : 250;
    qInfo("seed %llu, %d batches", seed, count);
    QTemporaryDir folder;
    SeededRandom random(seed);
    ManualClock clock({1'760'000'000'000});
    STEWARD_VERIFY(made, Workspace::create(folder.filePath(QStringLiteral("a.steward")), {&clock, &random, {}, false}));
    Workspace &desk = **made;
    QVERIFY(desk.connection().execute("PRAGMA synchronous=OFF"));
    QList<Uuid> tickets;
    for (int i = 0; i < count / 25; ++i)
        tickets.append(createIncident(desk, QStringLiteral("T%1").arg(i)).value());
    const RecordType &type = *desk.schema().type(u"incident");
    const auto snapshot = [&] {
        QList<RecordValues> all;
        for (const Uuid &id : std::as_const(tickets))
            all.append(visible(type, desk.load(id)->values));
        return all;
    };
    struct Step
    {
        Uuid batch;
        QList<std::pair<Uuid, RecordValues>> before; // of the records it wrote
    };
    QList<Step> steps;
    QList<LoadedRecord> forms; // loaded earlier and not saved yet
    int stale = 0;
    const auto start = snapshot();
    for (int i = 0; i < count; ++i) {
        clock.advance(std::chrono::seconds(1));
        QList<EditGroup> groups;
        Step step;
        for (quint64 n = 1 + random.below(4); n > 0; --n) {
            LoadedRecord form = desk.load(tickets[qsizetype(random.below(quint64(tickets.size())))]).value();
            if (forms.size() > 12 && random.below(3) == 0)
                form = forms.takeAt(qsizetype(random.below(quint64(forms.size()))));
            else if (random.below(3) == 0)
                forms.append(form);
            RecordEdit edit = RecordEdit::of(form, QStringLiteral("edit"));
            const bool twice = std::any_of(groups.cbegin(), groups.cend(),
                [&](const EditGroup &group) { return group.first().record == edit.record; });
            editAtRandom(desk.schema(), random, edit);
            if (twice)
                continue;
            step.before.append({edit.record, visible(type, desk.load(edit.record)->values)});
            groups.append({edit});
        }
        STEWARD_VERIFY(report, desk.commit(groups));
        for (const WrittenOperation &written : std::as_const(report->operations))
            stale += written.conflicts.isEmpty() ? 0 : 1;
        if (report->operations.isEmpty())
            continue;
        step.batch = report->batch;
        steps.append(step);
    }
    QVERIFY(stale > count / 50);
    while (!steps.isEmpty()) {
        const Step step = steps.takeLast();
        const QString where = QStringLiteral("%1 batches left").arg(steps.size());
        STEWARD_VERIFY(report, undo(desk, step.batch));
        QVERIFY2(report->reviews.isEmpty(), qPrintable(where + QStringLiteral(": ") + report->reviews.value(0).unit));
        for (const auto &[id, before] : step.before)
            QVERIFY2(visible(type, desk.load(id)->values) == before, qPrintable(where));
    }
    QVERIFY(snapshot() == start);
    STEWARD_VERIFY(verification, Verifier(desk.connection(), desk.sharedSchema()).run({}));
    QVERIFY2(verification->passed(), qPrintable(verification->findings.value(0).text));
    qInfo("%lld operations, %d from stale forms that disagreed", verification->operations, stale);
}

/// The reference is a pile of writes for each unit: the uppermost can be undone, one below it is asked about.
void ConcurrencyTest::undoneInAnyOrder()
{
    const quint64 seed = 9;
    const int count = isLong() ? 5'000 : 300;
    qInfo("seed %llu, %d batches", seed, count);
    QTemporaryDir folder;
    SeededRandom random(seed);
    ManualClock clock({1'760'000'000'000});
    STEWARD_VERIFY(made, Workspace::create(folder.filePath(QStringLiteral("a.steward")), {&clock, &random, {}, false}));
    Workspace &desk = **made;
    QVERIFY(desk.connection().execute("PRAGMA synchronous=OFF"));
    const RecordType &type = *desk.schema().type(u"incident");
    QList<Uuid> tickets;
    for (int i = 0; i < std::max(10, count / 25); ++i)
        tickets.append(createIncident(desk, QStringLiteral("R%1").arg(i)).value());
    using Place = std::pair<Uuid, QString>; // record and unit
    struct Write
    {
        Uuid batch;
        std::optional<QByteArray> before;
    };
    QMap<Place, QList<Write>> piles;
    QMap<Uuid, QList<Place>> open; // batches that can be undone
    int restored = 0;
    int reviewed = 0;
    const auto standing = [&](const Place &place) {
        return type.encodeUnit(*type.unit(place.second), desk.load(place.first)->values);
    };
    for (int i = 0; i < count; ++i) {
        clock.advance(std::chrono::seconds(1));
        QList<EditGroup> groups;
        QSet<Uuid> taken;
        for (quint64 n = 1 + random.below(4); n > 0; --n) {
            RecordEdit edit = RecordEdit::of(desk.load(tickets[qsizetype(random.below(quint64(tickets.size())))]).value(), QStringLiteral("edit"));
            editAtRandom(desk.schema(), random, edit);
            if (!taken.contains(edit.record))
                groups.append({edit});
            taken.insert(edit.record);
        }
        STEWARD_VERIFY(report, desk.commit(groups));
        if (!report->operations.isEmpty()) {
            QList<Place> places;
            for (const EditGroup &group : std::as_const(groups)) {
                const RecordEdit &edit = group.first();
                for (const UnitChange &change : changesBetween(type, edit.base, edit.next)) {
                    if (type.unit(change.unit)->policy == MergePolicy::Set)
                        continue; // element by element: undoneInReverse
                    const Place place{edit.record, change.unit};
                    piles[place].append({report->batch, change.oldValue});
                    places.append(place);
                }
            }
            open.insert(report->batch, places);
        }
        if (open.isEmpty() || random.below(2))
            continue;
        const Uuid batch = std::next(open.cbegin(), qsizetype(random.below(quint64(open.size())))).key();
        const QList<Place> places = open.take(batch);
        QMap<Place, std::optional<QByteArray>> was;
        for (const Place &place : places)
            was.insert(place, standing(place));
        STEWARD_VERIFY(undone, undo(desk, batch));
        QList<Place> back;
        QMap<Place, std::optional<QByteArray>> given;
        for (const Place &place : places) {
            const QString where = QStringLiteral("batch %1, %2").arg(i).arg(place.second);
            const bool asked = std::any_of(undone->reviews.cbegin(), undone->reviews.cend(),
                [&](const UndoReview &review) { return review.record == place.first && review.unit == place.second; });
            QList<Write> &pile = piles[place];
            if (pile.last().batch == batch) {
                QVERIFY2(standing(place) == pile.takeLast().before, qPrintable(where));
                QVERIFY2(!asked, qPrintable(where));
                back.append(place);
                given.insert(place, standing(place));
                ++restored;
            } else {
                const auto mine = std::find_if(pile.begin(), pile.end(), [&](const Write &write) { return write.batch == batch; });
                QVERIFY2(standing(place) == was[place], qPrintable(where));
                QCOMPARE(asked, was[place] != mine->before);
                reviewed += asked ? 1 : 0;
            }
        }
        if (undone->commit.operations.isEmpty() || random.below(4))
            continue;
        // Undone by mistake: undoing the undo gives all of it back, and it can be undone again.
        STEWARD_VERIFY(redone, undo(desk, undone->commit.batch));
        QVERIFY(redone->reviews.isEmpty());
        for (const Place &place : std::as_const(places))
            QVERIFY(standing(place) == was[place]);
        for (const Place &place : std::as_const(back))
            piles[place].append({batch, given[place]});
        if (back.size() == places.size())
            open.insert(batch, back);
    }
    QVERIFY(restored > count / 10);
    QVERIFY(reviewed > count / 10);
    qInfo("%d units restored, %d reviewed", restored, reviewed);
    STEWARD_VERIFY(verification, Verifier(desk.connection(), desk.sharedSchema()).run({}));
    QVERIFY2(verification->passed(), qPrintable(verification->findings.value(0).text));
}

/// One process of realProcesses(): prints what it wrote, a line for each unit.
int ConcurrencyTest::writeAsChild(const QString &path, quint64 seed, int count)
{
    SeededRandom random(seed);
    auto desk = Workspace::open(path);
    if (!desk || !(*desk)->connection().execute("PRAGMA synchronous=OFF"))
        return 3;
    const auto head = [&] { return (*desk)->context().value().hubSeq; };
    const QList<Rid> rids = (*desk)->records().all(*(*desk)->schema().type(u"incident")).value_or({});
    if (rids.isEmpty())
        return 4;
    QList<Form> forms;
    for (int done = 0; done < count;) {
        if (forms.size() < 5 || random.below(2)) {
            auto loaded = (*desk)->load(rids[qsizetype(random.below(quint64(rids.size())))]);
            if (!loaded)
                return 5;
            forms.append({*loaded, head()});
            if (forms.size() > 8)
                forms.removeFirst();
        }
        const Form &form = forms[qsizetype(random.below(quint64(forms.size())))];
        RecordEdit edit = RecordEdit::of(form.loaded, QStringLiteral("edit"));
        editAtRandom((*desk)->schema(), random, edit);
        const auto report = (*desk)->commit(edit);
        if (!report) {
            fprintf(stderr, "%s\n", qPrintable(report.error().toString()));
            return 6;
        }
        if (report->operations.isEmpty())
            continue;
        ++done;
        const RecordType &type = *(*desk)->schema().type(edit.type);
        for (const UnitChange &change : changesBetween(type, edit.base, edit.next))
            printf("%s %lld %lld %s %s\n", qPrintable(edit.record.toString()), report->operations.first().seq, form.truth,
                qPrintable(change.unit), qPrintable(change.newValue ? QLatin1Char('x') + QString::fromLatin1(change.newValue->toHex()) : QStringLiteral("-")));
    }
    return 0;
}

void ConcurrencyTest::realProcesses()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.steward"));
    const int children = isLong() ? 4 : 3;
    const int each = isLong() ? 25'000 : 150;
    qInfo("seeds 100 to %d, %d operations each", 99 + children, each);
    QList<Uuid> tickets;
    {
        STEWARD_VERIFY(desk, Workspace::create(path));
        for (int i = 0; i < std::max(10, each * children / 75); ++i) {
            STEWARD_VERIFY(id, createIncident(**desk, QStringLiteral("T%1").arg(i)));
            tickets.append(*id);
        }
    }
    std::vector<std::unique_ptr<QProcess>> running;
    for (int i = 0; i < children; ++i) {
        running.push_back(std::make_unique<QProcess>());
        running.back()->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        running.back()->setStandardOutputFile(folder.filePath(QStringLiteral("wrote-%1").arg(i)));
        running.back()->start(QCoreApplication::applicationFilePath(),
            {QStringLiteral("--write"), path, QString::number(100 + i), QString::number(each)});
    }
    QHash<Uuid, QList<Written>> writes;
    for (int i = 0; i < children; ++i) {
        QVERIFY(running[size_t(i)]->waitForFinished(3'600'000));
        QCOMPARE(running[size_t(i)]->exitCode(), 0);
        QFile wrote(folder.filePath(QStringLiteral("wrote-%1").arg(i)));
        QVERIFY(wrote.open(QIODevice::ReadOnly));
        while (!wrote.atEnd()) {
            const QList<QByteArray> words = wrote.readLine().trimmed().split(' ');
            QCOMPARE(words.size(), 5);
            writes[Uuid::fromString(QString::fromLatin1(words[0]))].append({words[1].toLongLong(), words[2].toLongLong(),
                QString::fromLatin1(words[3]),
                words[4] == "-" ? std::nullopt : std::optional(QByteArray::fromHex(words[4].mid(1)))});
        }
    }
    STEWARD_VERIFY(desk, Workspace::open(path));
    int conflicts = 0;
    for (const Uuid &id : std::as_const(tickets)) {
        QString why;
        QVERIFY2(keepsEveryWrite(**desk, id, writes.value(id), &why), qPrintable(why));
        conflicts += int((*desk)->records().conflicts((*desk)->ridOf(id).value())->size());
    }
    QVERIFY(conflicts > 0);
    STEWARD_VERIFY(verification, Verifier((*desk)->connection(), (*desk)->sharedSchema()).run({}));
    QVERIFY2(verification->passed(), qPrintable(verification->findings.value(0).text));
    QCOMPARE(verification->operations, 1 + tickets.size() + children * each);
    qInfo("%lld operations, %lld records equal their fold, %d conflicts listed", verification->operations, verification->records, conflicts);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 5 && arguments[1] == QStringLiteral("--write"))
        return ConcurrencyTest::writeAsChild(arguments[2], arguments[3].toULongLong(), arguments[4].toInt());
    ConcurrencyTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_concurrency.moc"
