// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// verify_ops_per_s: proving the log: each value, hash, chain and head. verify_rows_ops_per_s: what `verify` does besides,
// comparing every row with the fold of its operations.
//
// fold_ops_per_s: operations that are in memory, made into the state of their records.

#include "app/cli/bench/bench.h"
#include "core/oplog/fold.h"
#include "core/storage/verifier.h"

namespace steward::cli {

using namespace Qt::StringLiterals;

Result<Ok> Bench::verify()
{
    WorkspaceOptions reading;
    reading.readOnly = true;
    STEWARD_ASSIGN(m_desk, Workspace::open(m_path, reading));
    double logMs = 0;
    double logCpu = 0;
    for (const bool rows : {false, true}) {
        Stopwatch watch;
        watch.start();
        Verifier::Options options;
        options.projection = rows;
        STEWARD_ASSIGN(const Verification found, Verifier(m_desk->connection(), m_desk->sharedSchema()).run(options));
        watch.stop();
        if (!found.passed())
            return Error{ErrorKind::Corrupt, u"bench.verify"_s,
                u"the generated desk does not verify: %1"_s.arg(found.findings.first().text), {}, {}};
        const double operations = double(found.operations) * 1000;
        if (rows)
            m_figures.set(u"verify_rows_ops_per_s"_s, operations / std::max(1.0, watch.ms() - logMs),
                operations / std::max(1.0, watch.cpu() - logCpu));
        else
            m_figures.set(u"verify_ops_per_s"_s, operations / watch.ms(), operations / watch.cpu());
        logMs = watch.ms();
        logCpu = watch.cpu();
    }
    return Ok{};
}

Result<Ok> Bench::fold()
{
    constexpr int records = 20'000;
    STEWARD_ASSIGN(const QList<Rid> tickets, someTickets(*m_desk, records, 5));
    struct Read
    {
        const RecordType *type;
        QList<LoggedOperation> operations;
    };
    std::vector<Read> read;
    qint64 operations = 0;
    for (const Rid rid : tickets) {
        STEWARD_ASSIGN(QList<LoggedOperation> its, m_desk->log().ofRecord(rid));
        operations += its.size();
        read.push_back({m_desk->schema().type(its.first().operation.recordType), std::move(its)});
    }
    Stopwatch watch;
    watch.start();
    for (Read &one : read) {
        STEWARD_ASSIGN([[maybe_unused]] const FoldedRecord folded, foldRecord(*one.type, std::move(one.operations)));
    }
    watch.stop();
    m_figures.set(u"fold_ops_per_s"_s, double(operations) * 1000 / watch.ms(), double(operations) * 1000 / watch.cpu());
    return Ok{};
}

} // namespace steward::cli
