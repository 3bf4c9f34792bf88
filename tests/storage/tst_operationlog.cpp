// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// What the packed tables give back is what was written: the same canonical header, the same units, hence the same
// hashes. The operations are those of the frozen vectors, linked into chains, and then random ones.

#include "core/base/random.h"
#include "core/oplog/canonical.h"
#include "core/storage/operationlog.h"
#include "core/storage/recordstore.h"
#include "tests/support/oplogvectors.h"
#include "tests/support/stores.h"

using namespace steward;
using namespace Qt::StringLiterals;

class OperationLogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatWasWritten_data() { test::storeRows(); }
    void givesBackWhatWasWritten();
    void batchesMayTakeTurns_data() { test::storeRows(); }
    void batchesMayTakeTurns();

private:
    static QList<LoggedOperation> operations();
    /// Gives the operation its place behind what was written so far, and writes it.
    static Result<Ok> append(OperationLog &log, RecordStore &records, LoggedOperation &logged, ReplicaHead &replica, HubHead &hub);
};

QList<LoggedOperation> OperationLogTest::operations()
{
    QList<LoggedOperation> all;
    for (const OplogVector &vector : readOplogVectors(oplogVectorsPath(Operation::currentFormat)))
        all.append(vector.logged);
    const qsizetype frozen = all.size();
    SeededRandom random(20260305);
    for (int i = 0; i < 1'000 && frozen > 0; ++i) {
        LoggedOperation made = all[qsizetype(random.below(quint64(frozen)))];
        Operation &op = made.operation;
        op.verb = random.below(2) ? u"edit"_s : u"undo:"_s + op.batch.toString();
        op.units.clear();
        if (random.below(3))
            op.seed = random.bytes(16);
        for (auto n = random.below(5); n > 0; --n) {
            UnitChange change{u"unit.%1"_s.arg(n), {}, {}, {}, false, {}};
            change.salt = op.seed.isEmpty() ? random.bytes(16) : saltOf(op.seed, change.unit);
            if (random.below(3))
                change.oldValue = random.bytes(int(random.below(2'000)));
            if (random.below(3))
                change.newValue = random.bytes(int(random.below(40))).repeated(30);
            op.units.append(change);
        }
        if (op.units.isEmpty())
            op.seed.clear();
        // An erased unit has its commitment, and then no unit of the operation has a seed.
        if (op.seed.isEmpty() && !op.units.isEmpty() && random.below(3) == 0) {
            UnitChange &change = op.units.first();
            change = {change.unit, {}, {}, {}, true, commitmentOf(change)};
        }
        if (random.below(2)) {
            made.hub.verdict = acceptedVerdict();
            made.hub.receivedBy = op.actor;
        }
        all.append(made);
    }
    return all;
}

Result<Ok> OperationLogTest::append(
    OperationLog &log, RecordStore &records, LoggedOperation &logged, ReplicaHead &replica, HubHead &hub)
{
    Operation &op = logged.operation;
    op.dot = {replica.id, replica.rseq + 1};
    op.previous = replica.hash;
    sealOperation(op);
    logged.hub.seq = hub.seq + 1;
    logged.hub.chain = chainOf(hub.chain, leafOf(op.hash, logged.hub));
    OperationPlace place{replica.rno, 0, 0, 0, 0};
    STEWARD_ASSIGN(place.rid, records.ridOf(op.record, op.recordType));
    STEWARD_ASSIGN(place.actor, records.ridOf(op.actor, u"person"_s));
    STEWARD_ASSIGN(place.author, records.ridOf(op.author, u"person"_s));
    STEWARD_ASSIGN(place.receivedBy, records.ridOf(logged.hub.receivedBy, u"person"_s));
    STEWARD_TRY(log.append(logged, place));
    replica.rseq = op.dot.rseq;
    replica.hash = op.hash;
    hub = {logged.hub.seq, logged.hub.eff, logged.hub.chain};
    return Ok{};
}

void OperationLogTest::givesBackWhatWasWritten()
{
    QFETCH(Dialect, dialect);
    test::TestStore store(dialect);
    VERIFY_OK(store.open());
    QList<LoggedOperation> all = operations();
    QCOMPARE(all.size(), 2'000);
    qInfo("1,000 frozen operations and 1,000 of seed 20260305");
    SeededRandom random(7);
    std::vector<ReplicaHead> replicas;
    {
        Connection &connection = store.connection();
        auto transaction = Transaction::begin(connection, Transaction::Mode::Immediate);
        VERIFY_OK(transaction);
        OperationLog log(connection);
        RecordStore records(connection, Schema::builtIn());
        for (int i = 0; i < 3; ++i) {
            auto replica = log.addReplica(Uuid::v7({1'700'000'000'000 + i}, random));
            VERIFY_OK(replica);
            replicas.push_back(*replica);
        }
        HubHead hub;
        for (LoggedOperation &logged : all)
            VERIFY_OK(append(log, records, logged, replicas[random.below(3)], hub));
        for (const ReplicaHead &replica : replicas)
            VERIFY_OK(log.saveHeads(replica));
        VERIFY_OK(transaction->commit());
    }
    const auto reader = store.another(true);
    VERIFY_OK(reader);
    OperationLog log(**reader);
    auto read = log.after(0, 10'000);
    VERIFY_OK(read);
    QCOMPARE(read->size(), all.size());
    QHash<Uuid, Digest> heads;
    Digest chain{};
    for (qsizetype i = 0; i < all.size(); ++i) {
        LoggedOperation &got = (*read)[i];
        const Operation &sent = all[i].operation;
        Operation &op = got.operation;
        ValueCodec::complete(op);
        op.previous = heads.value(op.dot.replica);
        QCOMPARE(op.units, sent.units);
        QCOMPARE(canonicalHeader(op), canonicalHeader(sent));
        QCOMPARE(hashOf(op), sent.hash);
        QCOMPARE(op.hash, sent.hash);
        chain = chainOf(chain, leafOf(op.hash, got.hub));
        QCOMPARE(chain, all[i].hub.chain);
        QCOMPARE(got.hub.chain, chain);
        heads.insert(op.dot.replica, op.hash);
    }
}

/// A history that is told afterwards keeps the batches it had: one commit writes many, and may come back to one.
void OperationLogTest::batchesMayTakeTurns()
{
    QFETCH(Dialect, dialect);
    test::TestStore store(dialect);
    VERIFY_OK(store.open());
    Connection &connection = store.connection();
    auto transaction = Transaction::begin(connection, Transaction::Mode::Immediate);
    VERIFY_OK(transaction);
    OperationLog log(connection);
    RecordStore records(connection, Schema::builtIn());
    SeededRandom random(8);
    auto replica = log.addReplica(Uuid::v7({1'700'000'000'000}, random));
    VERIFY_OK(replica);
    const QList<Uuid> batches{Uuid::v7({1}, random), Uuid::v7({2}, random), Uuid::v7({3}, random)};
    QList<LoggedOperation> all = operations().first(60);
    QHash<Uuid, QList<qint64>> expected;
    HubHead hub;
    for (LoggedOperation &logged : all) {
        logged.operation.batch = batches[qsizetype(random.below(3))];
        VERIFY_OK(append(log, records, logged, *replica, hub));
        expected[logged.operation.batch].append(logged.hub.seq);
    }
    VERIFY_OK(log.saveHeads(*replica));
    VERIFY_OK(transaction->commit());
    OperationLog fresh(connection);
    for (const Uuid &batch : batches) {
        const auto read = fresh.ofBatch(batch);
        VERIFY_OK(read);
        QList<qint64> seqs;
        for (const LoggedOperation &logged : *read)
            seqs.append(logged.hub.seq);
        QCOMPARE(seqs, expected.value(batch));
    }
}

QTEST_GUILESS_MAIN(OperationLogTest)
#include "tst_operationlog.moc"
