// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/generator.h"
#include "core/desk/undo.h"
#include "core/desk/workspace.h"
#include "core/oplog/canonical.h"
#include "core/oplog/hybridclock.h"
#include "core/storage/anchorstore.h"
#include "core/storage/backup.h"
#include "core/storage/projectionstore.h"
#include "core/storage/sqliteconnection.h"
#include "core/storage/valuecodec.h"
#include "tests/support/result.h"

#include <QTemporaryDir>
#include <QTest>

using namespace steward;

/// Whoever edits a desk's file with SQL is found: by the log itself when they do not recompute the chain, by the
/// anchor when they do. Counts: 120 of each, 1,000 with STEWARD_LONG=1.
class TamperingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void acceptsWhatNobodyTouched();
    void findsEveryRawEdit();
    void findsRecomputedHistories();
    void findsEditedRows();
    void findsForgedAnchors();

private:
    Result<Uuid> makeDesk(const QString &path, SeededRandom &random);
    Result<Ok> eraseOldTexts(const QString &path);
    QString copy();
    Result<Verification> verify(const QString &path, bool withAnchors, bool projection = false);
    QString tamper(Connection &raw, SeededRandom &random);
    QString forge(QList<LoggedOperation> &log, SeededRandom &random);
    Result<Ok> rewrite(const QString &path, QList<LoggedOperation> log);

    int m_count = qEnvironmentVariableIntValue("STEWARD_LONG") ? 1'000 : 120;
    QTemporaryDir m_folder;
    QString m_original;
    ManualClock m_clock{{1'760'000'000'000}};
    SeededRandom m_ids{11};
    AnchorList m_anchors;
};

void TamperingTest::initTestCase()
{
    QVERIFY(m_folder.isValid());
    m_original = m_folder.filePath(QStringLiteral("original.steward"));
    STEWARD_VERIFY(id, makeDesk(m_original, m_ids));
    STEWARD_VERIFY(anchors, AnchorStore(m_folder.path()).read(*id));
    m_anchors = *anchors;
    QVERIFY(!m_anchors.anchors.isEmpty());
    QCOMPARE(m_anchors.badSignatures, 0);
}

/// A desk with everything honest that happens to one: two writers with a replica each, stale forms and the conflicts
/// they leave, undo and redo, an operation without values, values erased by their commitment, closing and opening.
Result<Uuid> TamperingTest::makeDesk(const QString &path, SeededRandom &random)
{
    const WorkspaceOptions options{&m_clock, &random, {}, false, m_folder.path(), false};
    Uuid id;
    {
        STEWARD_ASSIGN(const auto desk, Workspace::create(path, options));
        id = desk->id();
        STEWARD_TRY(desk->connection().execute("PRAGMA synchronous=OFF"));
        TicketGenerator generator(desk->sharedSchema(),
            {.tickets = 6, .now = m_clock.now(), .teams = 2, .agents = 3, .requesters = 4});
        STEWARD_TRY(desk->commit(generator.foundation()));
        while (!generator.atEnd())
            STEWARD_TRY(desk->commit(generator.next(2)));
        STEWARD_ASSIGN(const LoadedRecord touched, desk->loadNumber(QStringLiteral("INC-000003")));
        STEWARD_TRY(desk->commit(RecordEdit::of(touched, QStringLiteral("touch"))));
    }
    {
        STEWARD_ASSIGN(const auto here, Workspace::open(path, options));
        STEWARD_ASSIGN(const auto there, Workspace::open(path, options));
        STEWARD_TRY(here->connection().execute("PRAGMA synchronous=OFF"));
        STEWARD_TRY(there->connection().execute("PRAGMA synchronous=OFF"));
        QList<LoadedRecord> forms;
        QList<Uuid> batches;
        for (int i = 0; i < 14; ++i) {
            m_clock.advance(std::chrono::seconds(1));
            Workspace &desk = random.below(2) ? *here : *there;
            if (!batches.isEmpty() && random.below(4) == 0) {
                STEWARD_ASSIGN(const UndoReport undone, undo(desk, batches[qsizetype(random.below(quint64(batches.size())))]));
                if (!undone.commit.operations.isEmpty())
                    batches.append(undone.commit.batch);
                continue;
            }
            const QString number = QStringLiteral("INC-%1").arg(1 + random.below(6), 6, 10, QLatin1Char('0'));
            STEWARD_ASSIGN(LoadedRecord form, desk.loadNumber(number));
            if (!forms.isEmpty() && random.below(2))
                form = forms.takeAt(qsizetype(random.below(quint64(forms.size()))));
            else
                forms.append(form);
            RecordEdit edit = RecordEdit::of(form, QStringLiteral("edit"));
            const RecordType &type = *desk.schema().type(edit.type);
            if (random.below(2))
                edit.next.values[size_t(type.indexOf(u"title"))] = QStringLiteral("Title %1").arg(random.below(1000));
            else
                edit.next.values[size_t(type.indexOf(u"description"))] = QStringLiteral("印刷障害 %1").arg(random.below(1000));
            STEWARD_ASSIGN(const CommitReport report, desk.commit(edit));
            if (!report.operations.isEmpty())
                batches.append(report.batch);
        }
    }
    STEWARD_TRY(eraseOldTexts(path));
    return id;
}

/// Puts the commitment in place of every description that a later one has replaced, in all operations that hold it.
Result<Ok> TamperingTest::eraseOldTexts(const QString &path)
{
    QList<LoggedOperation> log;
    {
        STEWARD_ASSIGN(const auto desk, Workspace::open(path, {&m_clock, &m_ids, {}, true, {}, false}));
        STEWARD_ASSIGN(log, desk->log().after(0, 1'000'000));
    }
    STEWARD_ASSIGN(const auto raw, SqliteConnection::open(path, SqliteConnection::Mode::Write));
    ValueCodec codec;
    int erased = 0;
    QHash<Uuid, QList<LoggedOperation>> later; // writes of the text, and what they had seen
    for (auto it = log.rbegin(); it != log.rend(); ++it) {
        Operation &op = it->operation;
        for (UnitChange &change : op.units) {
            if (change.unit != QStringLiteral("description"))
                continue;
            const QList<LoggedOperation> since = later.value(op.record);
            later[op.record].append(*it);
            const bool replaced = std::any_of(since.cbegin(), since.cend(),
                [&](const LoggedOperation &other) { return happenedBefore(*it, other); });
            if (!replaced || erased == 3)
                continue;
            ++erased;
            ValueCodec::complete(op);
            change = {change.unit, {}, {}, {}, true, change.commitment};
            op.seed.clear();
            STEWARD_ASSIGN(Statement update,
                raw->prepare("UPDATE operation_value SET seed=NULL, content=? WHERE oid=?"));
            update.bind(codec.pack(op), it->hub.seq);
            STEWARD_TRY(update.run());
        }
    }
    return Ok{};
}

QString TamperingTest::copy()
{
    const QString path = m_folder.filePath(QStringLiteral("copy.steward"));
    for (const char *suffix : {"", "-wal", "-shm"})
        QFile::remove(path + QLatin1String(suffix));
    return QFile::copy(m_original, path) ? path : QString();
}

Result<Verification> TamperingTest::verify(const QString &path, bool withAnchors, bool projection)
{
    STEWARD_ASSIGN(const auto desk, Workspace::open(path, {&m_clock, &m_ids, {}, true, {}, false}));
    Verifier::Options options;
    options.projection = projection;
    if (withAnchors)
        options.anchors = m_anchors.anchors;
    return Verifier(desk->connection(), desk->sharedSchema()).run(options);
}

void TamperingTest::acceptsWhatNobodyTouched()
{
    int conflicts = 0;
    const int count = std::max(8, m_count / 15);
    qInfo("seeds 1000 to %d", 999 + count);
    for (int i = 0; i < count; ++i) {
        SeededRandom random(std::uint64_t(1'000 + i));
        const QString path = m_folder.filePath(QStringLiteral("honest-%1.steward").arg(i));
        const QString backup = path + QStringLiteral("-backup");
        STEWARD_VERIFY(id, makeDesk(path, random));
        STEWARD_VERIFY(anchors, AnchorStore(m_folder.path()).read(*id));
        {
            STEWARD_VERIFY(source, SqliteConnection::open(path, SqliteConnection::Mode::Read));
            STEWARD_VERIFY(copied, copyDatabase((*source)->handle(), backup));
            STEWARD_VERIFY(listed, (*source)->prepare("SELECT count(*) FROM conflict"));
            listed->bind();
            QVERIFY(listed->step().value_or(false));
            conflicts += int(listed->integer(0));
        }
        for (const QString &file : {path, backup}) {
            STEWARD_VERIFY(desk, Workspace::open(file, {&m_clock, &m_ids, {}, true, {}, false}));
            Verifier::Options options;
            options.anchors = anchors->anchors;
            STEWARD_VERIFY(found, Verifier((*desk)->connection(), (*desk)->sharedSchema()).run(options));
            QVERIFY2(found->passed(), qPrintable(QStringLiteral("seed %1: %2").arg(1'000 + i).arg(found->findings.value(0).text)));
        }
        QFile::remove(path);
        QFile::remove(backup);
    }
    QVERIFY(conflicts > 0);
    // Going on with the desk is no tampering either.
    const QString path = copy();
    for (int i = 0; i < 5; ++i) {
        {
            STEWARD_VERIFY(desk, Workspace::open(path, {&m_clock, &m_ids, {}, false, {}, false}));
            RecordEdit edit = RecordEdit::of((*desk)->loadNumber(QStringLiteral("INC-000001")).value(), QStringLiteral("edit"));
            edit.next.values[size_t((*desk)->schema().type(edit.type)->indexOf(u"title"))] = QStringLiteral("Going on %1").arg(i);
            QVERIFY((*desk)->commit(edit));
        }
        STEWARD_VERIFY(found, verify(path, true, true));
        QVERIFY2(found->passed(), qPrintable(found->findings.value(0).text));
    }
    qInfo("%d desks and their backups accepted, %d conflicts in them", count, conflicts);
}

/// One random edit by SQL; says what it did, or nothing when the database refused it.
QString TamperingTest::tamper(Connection &raw, SeededRandom &random)
{
    const auto text = [&](const QByteArray &sql) -> QString {
        auto row = raw.prepare(sql);
        if (!row || !row->step().value_or(false))
            return {};
        return row->text(0);
    };
    const auto number = [&](const QByteArray &sql) { return text(sql).toLongLong(); };
    static const QList<QByteArray> tables{"operation", "operation_value", "hub_order"};
    const QByteArray table = tables[qsizetype(random.below(3))];
    const QByteArray key = table == "hub_order" ? "seq" : "oid";
    const auto anyRow = [&] {
        return number("SELECT " + key + " FROM " + table + " LIMIT 1 OFFSET "
            + QByteArray::number(qint64(random.below(quint64(number("SELECT count(*) FROM " + table))))));
    };
    const QByteArray row = QByteArray::number(anyRow());
    QByteArray sql;
    switch (random.below(8)) {
    case 0: { // the row goes
        sql = "DELETE FROM " + table + " WHERE " + key + "=" + row;
        break;
    }
    case 1: { // it is there twice, at the end
        const QString columns = text("SELECT group_concat(name) FROM pragma_table_info('" + table + "') WHERE pk = 0");
        QByteArray values = columns.toUtf8();
        if (table == "operation")
            values.replace("rseq", "(SELECT max(rseq) + 1 FROM operation)");
        sql = "INSERT INTO " + table + "(" + key + "," + columns.toUtf8() + ") SELECT (SELECT max(" + key + ") + 1 FROM " + table
            + ")," + values + " FROM " + table + " WHERE " + key + "=" + row;
        break;
    }
    case 2: { // two rows change places
        const QByteArray other = QByteArray::number(anyRow());
        if (other == row)
            return {};
        sql = "UPDATE " + table + " SET " + key + "=-1 WHERE " + key + "=" + row + ";UPDATE " + table + " SET " + key + "=" + row
            + " WHERE " + key + "=" + other + ";UPDATE " + table + " SET " + key + "=" + other + " WHERE " + key + "=-1";
        break;
    }
    case 3: { // the tail is cut
        const QByteArray from = QByteArray::number(number("SELECT max(oid) FROM operation") - qint64(random.below(20)));
        sql = "DELETE FROM operation WHERE oid>=" + from + ";DELETE FROM operation_value WHERE oid>=" + from
            + ";DELETE FROM hub_order WHERE seq>=" + from;
        break;
    }
    case 4: { // the tail is cut and the heads follow, which only an anchor can tell
        const QByteArray last = QByteArray::number(number("SELECT max(oid) FROM operation") - 1 - qint64(random.below(20)));
        sql = "DELETE FROM operation WHERE oid>" + last + ";DELETE FROM operation_value WHERE oid>" + last
            + ";DELETE FROM hub_order WHERE seq>" + last
            + ";UPDATE replica SET last_rseq=(SELECT max(rseq) FROM operation WHERE rno=replica.rno),"
              "last_hash=(SELECT hash FROM operation WHERE rno=replica.rno ORDER BY rseq DESC LIMIT 1);"
              "DELETE FROM batch WHERE first_oid>"
            + last + ";UPDATE batch SET last_oid=" + last + " WHERE last_oid>" + last;
        break;
    }
    default: { // a column gets another value of its kind
        const QString column = text("SELECT name FROM pragma_table_info('" + table + "') LIMIT 1 OFFSET "
            + QByteArray::number(qint64(random.below(quint64(number("SELECT count(*) FROM pragma_table_info('" + table + "')"))))));
        const QString type = text("SELECT type FROM pragma_table_info('" + table + "') WHERE name='" + column.toUtf8() + "'");
        const QByteArray name = column.toUtf8();
        const QString before = text("SELECT coalesce(hex(" + name + "), 'null') FROM " + table + " WHERE " + key + "=" + row);
        QByteArray value;
        if (random.below(6) == 0) {
            value = "NULL";
        } else if (type == QStringLiteral("INTEGER")) {
            value = random.below(2) ? "coalesce(" + name + ",0)+1" : QByteArray::number(qint64(random.below(1'000)));
        } else if (type == QStringLiteral("TEXT")) {
            static const QList<QByteArray> texts{"'edit'", "'create'", "'incident'", "''", "'accepted'", "'refused'", "'INC-000001'"};
            value = texts[qsizetype(random.below(quint64(texts.size())))];
        } else {
            QByteArray bytes = QByteArray::fromHex(before.toLatin1());
            if (bytes.isEmpty() || random.below(3) == 0)
                bytes = random.bytes(int(random.below(40)));
            else
                bytes[qsizetype(random.below(quint64(bytes.size())))] ^= char(1 << random.below(8));
            value = "x'" + bytes.toHex() + "'";
        }
        sql = "UPDATE " + table + " SET " + name + "=" + value + " WHERE " + key + "=" + row;
        if (!raw.execute(sql))
            return {};
        const QString after = text("SELECT coalesce(hex(" + name + "), 'null') FROM " + table + " WHERE " + key + "=" + row);
        return before == after ? QString() : QString::fromUtf8(sql);
    }
    }
    return raw.execute(sql) ? QString::fromUtf8(sql) : QString();
}

void TamperingTest::findsEveryRawEdit()
{
    SeededRandom random(20260401);
    QHash<QString, int> codes;
    for (int i = 0; i < m_count;) {
        const QString path = copy();
        QString done;
        {
            STEWARD_VERIFY(raw, SqliteConnection::open(path, SqliteConnection::Mode::Write));
            QVERIFY((*raw)->execute("PRAGMA foreign_keys=OFF"));
            done = tamper(**raw, random);
        }
        if (done.isEmpty())
            continue;
        ++i;
        STEWARD_VERIFY(found, verify(path, true));
        QVERIFY2(!found->passed(), qPrintable(QStringLiteral("seed 20260401, edit %1: %2").arg(i).arg(done)));
        ++codes[found->findings.first().code];
    }
    qInfo("seed 20260401, %d of %d edits found", m_count, m_count);
    qInfo() << "first findings:" << codes;
}

/// One change of history in memory; says what it is.
QString TamperingTest::forge(QList<LoggedOperation> &log, SeededRandom &random)
{
    const auto at = qsizetype(random.below(quint64(log.size())));
    Operation &op = log[at].operation;
    switch (random.below(7)) {
    case 0:
        log.removeAt(at);
        return QStringLiteral("operation %1 left out").arg(at + 1);
    case 1:
        log.insert(qsizetype(random.below(quint64(log.size()))), log[at]);
        return QStringLiteral("operation %1 once more").arg(at + 1);
    case 2: {
        const auto other = qsizetype(random.below(quint64(log.size())));
        if (other == at)
            return {};
        log.swapItemsAt(at, other);
        return QStringLiteral("operations %1 and %2 swapped").arg(at + 1).arg(other + 1);
    }
    case 3:
        log.resize(std::max<qsizetype>(1, log.size() - 1 - qsizetype(random.below(20))));
        return QStringLiteral("tail cut");
    case 4:
        op.eventTime.ms -= 60'000;
        return QStringLiteral("operation %1 earlier").arg(at + 1);
    case 5:
        op.author = log[qsizetype(random.below(quint64(log.size())))].operation.record;
        return op.author == op.actor ? QString() : QStringLiteral("operation %1 by somebody else").arg(at + 1);
    default:
        if (op.units.isEmpty())
            return {};
        op.units.first().newValue = op.units.first().newValue.value_or(QByteArray()) + "x";
        return QStringLiteral("value of operation %1").arg(at + 1);
    }
}

/// Writes the log anew with everything computed again, as a forger with our own program would.
Result<Ok> TamperingTest::rewrite(const QString &path, QList<LoggedOperation> log)
{
    STEWARD_ASSIGN(const auto raw, SqliteConnection::open(path, SqliteConnection::Mode::Write));
    STEWARD_ASSIGN(Transaction transaction, Transaction::begin(*raw, Transaction::Mode::Immediate));
    STEWARD_TRY(raw->execute("PRAGMA defer_foreign_keys=ON; DELETE FROM operation; DELETE FROM operation_value; "
                             "DELETE FROM hub_order; DELETE FROM batch"));
    OperationLog writer(*raw);
    QHash<Uuid, ReplicaHead> replicas;
    for (qint64 rno = 1;; ++rno) {
        const auto head = writer.replicaHead(rno);
        if (!head)
            break;
        replicas.insert(head->id, {rno, head->id, 0, 0, {}});
    }
    HubHead hub;
    RecordStore records(*raw, Schema::builtIn());
    for (LoggedOperation &logged : log) {
        Operation &op = logged.operation;
        ReplicaHead &replica = replicas[op.dot.replica];
        op.dot.rseq = replica.rseq + 1;
        op.hlc = std::max(op.hlc, replica.hlc + 1);
        op.previous = replica.hash;
        ValueCodec::complete(op);
        sealOperation(op);
        logged.hub.seq = hub.seq + 1;
        logged.hub.eff = std::max(logged.hub.eff, hub.eff + 1);
        logged.hub.chain = chainOf(hub.chain, leafOf(op.hash, logged.hub));
        OperationPlace place{replica.rno, 0, 0, 0, 0};
        STEWARD_ASSIGN(place.rid, records.ridOf(op.record, op.recordType));
        STEWARD_ASSIGN(place.actor, records.ridOf(op.actor, QStringLiteral("person")));
        STEWARD_ASSIGN(place.author, records.ridOf(op.author, QStringLiteral("person")));
        STEWARD_ASSIGN(place.receivedBy, records.ridOf(logged.hub.receivedBy, QStringLiteral("person")));
        STEWARD_TRY(writer.append(logged, place));
        replica.rseq = op.dot.rseq;
        replica.hlc = op.hlc;
        replica.hash = op.hash;
        hub = {logged.hub.seq, logged.hub.eff, logged.hub.chain};
    }
    for (const ReplicaHead &replica : std::as_const(replicas))
        STEWARD_TRY(writer.saveHeads(replica));
    return transaction.commit();
}

void TamperingTest::findsRecomputedHistories()
{
    QList<LoggedOperation> original;
    {
        STEWARD_VERIFY(desk, Workspace::open(m_original, {&m_clock, &m_ids, {}, true, {}, false}));
        STEWARD_VERIFY(log, (*desk)->log().after(0, 1'000'000));
        original = *log;
    }
    SeededRandom random(20260402);
    for (int i = 0; i < m_count;) {
        QList<LoggedOperation> log = original;
        const QString what = forge(log, random);
        if (what.isEmpty())
            continue;
        ++i;
        const QString path = copy();
        STEWARD_VERIFY(rewritten, rewrite(path, log));
        const QString where = QStringLiteral("seed 20260402, forgery %1: %2").arg(i).arg(what);
        // The forgery is perfect in itself, so that it is the anchor that finds it.
        STEWARD_VERIFY(alone, verify(path, false));
        QVERIFY2(alone->passed(), qPrintable(where + QStringLiteral(": ") + alone->findings.value(0).text));
        STEWARD_VERIFY(found, verify(path, true));
        QVERIFY2(!found->passed(), qPrintable(where));
        QCOMPARE(found->findings.first().code, QStringLiteral("verify.anchor"));
    }
    qInfo("seed 20260402, %d of %d forged histories found", m_count, m_count);
}

void TamperingTest::findsEditedRows()
{
    static const QList<QByteArray> edits{"UPDATE ticket SET title='Other' WHERE rid=(SELECT min(rid) FROM ticket)",
        "UPDATE ticket SET reopens=3 WHERE rid=(SELECT max(rid) FROM ticket)",
        "UPDATE ticket SET assignee=(SELECT min(rid) FROM person) WHERE rid=(SELECT max(rid) FROM ticket)",
        "UPDATE ticket_text SET description='Nothing' WHERE rid=(SELECT max(rid) FROM ticket_text)",
        "DELETE FROM comment WHERE rid=(SELECT max(rid) FROM comment)", "DELETE FROM ticket WHERE rid=(SELECT min(rid) FROM ticket)",
        "UPDATE ticket SET deleted=1 WHERE rid=(SELECT min(rid) FROM ticket)",
        "INSERT INTO conflict(rid, unit, opened_seq) SELECT min(rid), 'location', 1 FROM ticket",
        "UPDATE record SET last_seq=last_seq+1 WHERE rid=(SELECT min(rid) FROM ticket)"};
    for (const QByteArray &edit : edits) {
        const QString path = copy();
        {
            STEWARD_VERIFY(raw, SqliteConnection::open(path, SqliteConnection::Mode::Write));
            STEWARD_VERIFY(done, (*raw)->execute(edit));
            QVERIFY((*raw)->changes() == 1);
        }
        STEWARD_VERIFY(found, verify(path, true, true));
        QVERIFY2(!found->passed(), edit.constData());
        QCOMPARE(found->findings.first().code, QStringLiteral("verify.projection"));
    }
}

void TamperingTest::findsForgedAnchors()
{
    const QString path = m_folder.filePath(QStringLiteral("anchors/%1.json").arg(m_anchors.anchors.first().workspace.toString()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray original = file.readAll();
    file.close();
    const auto write = [&](const QByteArray &bytes) {
        QFile changed(path);
        return changed.open(QIODevice::WriteOnly) && changed.write(bytes) == bytes.size();
    };
    const QByteArray chain = toBytes(m_anchors.anchors.first().chain).toHex();
    QVERIFY(write(QByteArray(original).replace(chain, QByteArray(64, 'a'))));
    STEWARD_VERIFY(forged, AnchorStore(m_folder.path()).read(m_anchors.anchors.first().workspace));
    QCOMPARE(forged->badSignatures, 1);
    QCOMPARE(forged->anchors.size(), m_anchors.anchors.size() - 1);
    QVERIFY(!forged->anchors.contains(m_anchors.anchors.first()));
    QVERIFY(!AnchorStore(m_folder.path()).add(m_anchors.anchors.first())); // evidence is not written over
    // A key of the forger's own does not help: ours must have signed.
    {
        QTemporaryDir theirs;
        Anchor anchor = m_anchors.anchors.first();
        anchor.chain[0] ^= 1;
        STEWARD_VERIFY(added, AnchorStore(theirs.path()).add(anchor));
        QFile made(theirs.filePath(QStringLiteral("anchors/%1.json").arg(anchor.workspace.toString())));
        QVERIFY(made.open(QIODevice::ReadOnly));
        QVERIFY(write(made.readAll()));
    }
    STEWARD_VERIFY(other, AnchorStore(m_folder.path()).read(m_anchors.anchors.first().workspace));
    QCOMPARE(other->badSignatures, 1);
    QVERIFY(write("[]"));
    const auto damaged = AnchorStore(m_folder.path()).read(m_anchors.anchors.first().workspace);
    QCOMPARE(damaged.error().code, QStringLiteral("anchor.damaged"));
    QVERIFY(write(original));
    STEWARD_VERIFY(again, AnchorStore(m_folder.path()).read(m_anchors.anchors.first().workspace));
    QCOMPARE(again->anchors, m_anchors.anchors);
}

QTEST_GUILESS_MAIN(TamperingTest)
#include "tst_tampering.moc"
