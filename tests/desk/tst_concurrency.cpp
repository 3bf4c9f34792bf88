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

int operationCount(int inCheck) { return qEnvironmentVariableIsSet("STEWARD_LONG") ? 100'000 : inCheck; }

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
}

void ConcurrencyTest::undoneInReverse()
{
    QTemporaryDir folder;
    SeededRandom random(7);
    ManualClock clock({1'760'000'000'000});
    STEWARD_VERIFY(made, Workspace::create(folder.filePath(QStringLiteral("a.steward")), {&clock, &random, {}, false}));
    Workspace &desk = **made;
    QVERIFY(desk.connection().execute("PRAGMA synchronous=OFF"));
    QList<Uuid> tickets;
    for (int i = 0; i < 10; ++i)
        tickets.append(createIncident(desk, QStringLiteral("T%1").arg(i)).value());
    const RecordType &type = *desk.schema().type(u"incident");
    const auto snapshot = [&] {
        QList<RecordValues> all;
        for (const Uuid &id : std::as_const(tickets))
            all.append(visible(type, desk.load(id)->values));
        return all;
    };
    QList<QList<RecordValues>> before;
    QList<Uuid> batches;
    for (int i = 0; i < 300; ++i) {
        clock.advance(std::chrono::seconds(1));
        QList<EditGroup> groups;
        for (quint64 n = 1 + random.below(4); n > 0; --n) {
            RecordEdit edit = RecordEdit::of(desk.load(tickets[qsizetype(random.below(10))]).value(), QStringLiteral("edit"));
            const bool twice = std::any_of(groups.cbegin(), groups.cend(),
                [&](const EditGroup &group) { return group.first().record == edit.record; });
            editAtRandom(desk.schema(), random, edit);
            if (!twice)
                groups.append({edit});
        }
        const auto was = snapshot();
        STEWARD_VERIFY(report, desk.commit(groups));
        if (report->operations.isEmpty())
            continue;
        before.append(was);
        batches.append(report->batch);
    }
    while (!batches.isEmpty()) {
        STEWARD_VERIFY(report, undo(desk, batches.takeLast()));
        QCOMPARE(report->reviews.size(), 0);
        QVERIFY2(snapshot() == before.takeLast(), qPrintable(QStringLiteral("%1 batches left").arg(batches.size())));
    }
    STEWARD_VERIFY(verification, Verifier(desk.connection(), desk.sharedSchema()).run({}));
    QVERIFY2(verification->passed(), qPrintable(verification->findings.value(0).text));
}

void ConcurrencyTest::undoneInAnyOrder()
{
    QTemporaryDir folder;
    SeededRandom random(9);
    ManualClock clock({1'760'000'000'000});
    STEWARD_VERIFY(made, Workspace::create(folder.filePath(QStringLiteral("a.steward")), {&clock, &random, {}, false}));
    Workspace &desk = **made;
    QVERIFY(desk.connection().execute("PRAGMA synchronous=OFF"));
    const RecordType &type = *desk.schema().type(u"incident");
    for (int round = 0; round < 40; ++round) {
        const Uuid id = createIncident(desk, QStringLiteral("R%1").arg(round)).value();
        struct Step
        {
            Uuid batch;
            QString unit;
            std::optional<QByteArray> old;
        };
        QList<Step> steps;
        for (int i = 0; i < 8; ++i) {
            RecordEdit edit = RecordEdit::of(desk.load(id).value(), QStringLiteral("edit"));
            editAtRandom(desk.schema(), random, edit);
            const QList<UnitChange> changes = changesBetween(type, edit.base, edit.next);
            if (changes.size() != 1 || type.unit(changes.first().unit)->policy == MergePolicy::Set)
                continue;
            STEWARD_VERIFY(report, desk.commit(edit));
            steps.append({report->batch, changes.first().unit, changes.first().oldValue});
        }
        if (steps.isEmpty())
            continue;
        const qsizetype at = qsizetype(random.below(quint64(steps.size())));
        const bool writtenSince = std::any_of(steps.cbegin() + at + 1, steps.cend(),
            [&](const Step &later) { return later.unit == steps[at].unit; });
        const RecordValues was = desk.load(id)->values;
        const auto stood = type.encodeUnit(*type.unit(steps[at].unit), was);
        STEWARD_VERIFY(report, undo(desk, steps[at].batch));
        const auto stands = type.encodeUnit(*type.unit(steps[at].unit), desk.load(id)->values);
        if (!writtenSince) {
            QCOMPARE(stands, steps[at].old);
            QCOMPARE(report->reviews.size(), 0);
        } else if (stands == stood && stood != steps[at].old) {
            QCOMPARE(report->reviews.size(), 1);
            QCOMPARE(report->reviews.first().unit, steps[at].unit);
        }
    }
}

int ConcurrencyTest::writeAsChild(const QString &path, quint64 seed, int count)
{
    SeededRandom random(seed);
    auto desk = Workspace::open(path);
    if (!desk)
        return 3;
    QList<LoadedRecord> forms;
    for (int done = 0; done < count;) {
        const QList<Rid> rids = (*desk)->records().all(*(*desk)->schema().type(u"incident")).value_or({});
        if (rids.isEmpty())
            return 4;
        if (forms.size() < 5 || random.below(2)) {
            auto loaded = (*desk)->load(rids[qsizetype(random.below(quint64(rids.size())))]);
            if (!loaded)
                return 5;
            forms.append(*loaded);
            if (forms.size() > 8)
                forms.removeFirst();
        }
        RecordEdit edit = RecordEdit::of(forms[qsizetype(random.below(quint64(forms.size())))], QStringLiteral("edit"));
        editAtRandom((*desk)->schema(), random, edit);
        const auto report = (*desk)->commit(edit);
        if (!report) {
            fprintf(stderr, "%s\n", qPrintable(report.error().toString()));
            return 6;
        }
        done += int(report->operations.size());
    }
    return 0;
}

void ConcurrencyTest::realProcesses()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.steward"));
    constexpr int children = 3;
    constexpr int each = 150;
    {
        STEWARD_VERIFY(desk, Workspace::create(path));
        for (int i = 0; i < 10; ++i) {
            STEWARD_VERIFY(id, createIncident(**desk, QStringLiteral("T%1").arg(i)));
        }
    }
    std::vector<std::unique_ptr<QProcess>> running;
    for (int i = 0; i < children; ++i) {
        running.push_back(std::make_unique<QProcess>());
        running.back()->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        running.back()->start(QCoreApplication::applicationFilePath(),
            {QStringLiteral("--write"), path, QString::number(100 + i), QString::number(each)});
    }
    for (const auto &process : running) {
        QVERIFY(process->waitForFinished(120'000));
        QCOMPARE(process->exitCode(), 0);
    }
    STEWARD_VERIFY(desk, Workspace::open(path));
    STEWARD_VERIFY(verification, Verifier((*desk)->connection(), (*desk)->sharedSchema()).run({}));
    QVERIFY2(verification->passed(), qPrintable(verification->findings.value(0).text));
    QCOMPARE(verification->operations, 11 + children * each);
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
