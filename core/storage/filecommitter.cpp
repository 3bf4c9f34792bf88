// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/filecommitter.h"

namespace steward {

FileCommitter::FileCommitter(Connection &connection, std::shared_ptr<const Schema> schema, const Clock &clock,
    RandomSource &random, const Uuid &actor, SearchIndexer *search)
    : m_connection(connection)
    , m_clock(clock)
    , m_log(connection)
    , m_records(connection, std::move(schema))
    , m_projector(connection, m_records, m_log, search)
    , m_eraser(connection, m_records, m_log, m_projector)
    , m_builder(clock, random, actor)
{
}

Result<CommitReport> FileCommitter::commit(const QList<EditGroup> &groups, const CommitOptions &options)
{
    STEWARD_ASSIGN(Transaction transaction, Transaction::begin(m_connection, Transaction::Mode::Immediate));
    Result<CommitReport> report = commitInside(groups, options);
    if (report && options.dryRun) {
        forget();
        return report; // the transaction goes out of scope without commit
    }
    const Result<Ok> done = report ? transaction.commit() : Result<Ok>(report.error());
    if (!done) {
        forget();
        return done.error();
    }
    return report;
}

void FileCommitter::forget()
{
    m_records.forget();
    m_log.forget();
    m_projector.discard();
}

Result<CommitReport> FileCommitter::commitInside(const QList<EditGroup> &groups, const CommitOptions &options)
{
    STEWARD_ASSIGN(const ReplicaHead own, begin());
    m_touched.clear();
    m_records.beginCommit();
    m_eraser.begin();
    m_builder.begin(own, options.batch);
    CommitReport report;
    report.batch = m_builder.batch();
    for (const EditGroup &group : groups) {
        STEWARD_TRY(m_builder.beginGroup(group));
        for (const RecordEdit &edit : group)
            STEWARD_TRY(write(edit, report));
    }
    STEWARD_TRY(checkReferences());
    STEWARD_TRY(m_projector.flush());
    STEWARD_TRY(finish());
    if (!report.operations.isEmpty())
        STEWARD_TRY(m_log.saveHeads(m_builder.head()));
    if (options.alongside)
        STEWARD_TRY(options.alongside(m_connection));
    report.head = mark();
    return report;
}

Result<Ok> FileCommitter::checkReferences()
{
    for (auto it = m_builder.references().cbegin(); it != m_builder.references().cend(); ++it) {
        STEWARD_ASSIGN(const Rid rid, m_records.ridOf(it.key(), QStringLiteral("stub")));
        if (m_touched.contains(rid))
            continue;
        STEWARD_ASSIGN(const std::optional<RecordPlace> place, m_records.place(it.key()));
        if (!place || !isReferable(*place))
            return OperationBuilder::noSuchReference(it.value(), it.key());
    }
    return Ok{};
}

bool FileCommitter::takesCountsBack(const RecordType &type, const Operation &op)
{
    return type.isTicket() && !undoneBatch(op.verb).isNull();
}

} // namespace steward
