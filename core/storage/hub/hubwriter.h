// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oplog/ticketfacts.h"
#include "core/storage/committer.h"
#include "core/storage/hub/hub.h"
#include "core/storage/operationbuilder.h"

namespace steward {

class PostgresqlConnection;

/// Writes on a team server: seals the operations of a commit as a replica that is leased for this session, and pushes
/// them. Nothing but the hub's functions changes its tables. Thread: its connection's.
///
/// The hub judges each group by itself, so a commit of several groups is tried before it is made: then either all of it
/// is taken or nothing is written. Of a commit with more operations than a page takes (Hub::maxPage) this holds for each
/// page, and the error names the batch of what came before. What it refuses is an error that names the record and the reason; nothing of the
/// commit shows, and whoever asked still has what they wrote.
///
/// When the connection breaks during a push, nobody knows whether the hub has taken it. The same page is pushed again on
/// a new connection, which the hub answers with what it stored; only when that fails for `patience`, the answer is
/// Unavailable "hub.outcome-unknown", and the next commit begins by finding out.
class HubWriter : public Committer
{
public:
    /// Where `CommitOptions::alongside` works: drafts and the like lie on this machine (LocalDesk).
    using Local = std::function<Result<Connection *>()>;

    HubWriter(PostgresqlConnection &connection, Hub &hub, std::shared_ptr<const Schema> schema, const Clock &clock,
        RandomSource &random, const Uuid &me, Local local);

    /// Beside the errors of Committer: PermissionDenied "hub.refused.permission", "hub.refused.hidden",
    /// "hub.refused.actor", "hub.refused.author"; FailedPrecondition "hub.refused.transition", "hub.refused.priority";
    /// InvalidArgument "hub.refused.required",
    /// "hub.refused.reference"; Conflict "hub.refused" for what else the hub says; args: the record, the verdict.
    /// Unavailable "storage.busy" (nothing was stored), "hub.outcome-unknown".
    Result<CommitReport> commit(const QList<EditGroup> &groups, const CommitOptions &options = {}) override;
    Result<Context> context() override;
    RecordStore &records() override { return m_records; }
    Uuid actor() const override { return m_builder.actor(); }
    void setActor(const Uuid &actor) override { m_builder.setActor(actor); }

    static constexpr int patience = 15'000; ///< ms; how long a save may go on asking a server that is busy or went away

private:
    /// What a commit is made of.
    struct Work
    {
        PushPage page;
        QList<EditGroup> edits; ///< of the page, to know them again
        CommitReport report;
    };
    Result<Ok> lease();
    Result<Work> build(const QList<EditGroup> &groups, const CommitOptions &options);
    Result<Ok> take(const RecordEdit &wanted, Work &work);
    Result<Ok> checkReferences();
    Result<QJsonObject> hintOf(const RecordType &type, const RecordEdit &edit, const Operation &operation, Rid rid);
    Result<TicketFacts> factsAfterUndo(const RecordType &type, const Operation &operation);
    Result<QList<PushVerdict>> push(const PushPage &page);
    Result<QList<PushVerdict>> ask(const PushPage &page);
    Result<CommitReport> settle(Work work, const QList<PushVerdict> &verdicts, const CommitOptions &options);
    Error refusal(const PushPage &page, const QList<PushVerdict> &verdicts, const Uuid &begun);
    Result<std::optional<CommitReport>> findOut(const QList<EditGroup> &groups, const CommitOptions &options);

    PostgresqlConnection &m_connection;
    Hub &m_hub;
    const Clock &m_clock;
    RecordStore m_records;
    OperationBuilder m_builder;
    Local m_local;
    std::optional<HubReplica> m_replica; ///< leased when first needed
    bool m_leaseLost = false; ///< the session that held it has ended; another one may write as it now
    qint64 m_lastStamp = 0;
    QHash<Uuid, RecordValues> m_derived; ///< of tickets that the running commit has written, as it leaves them
    QHash<Uuid, QSet<QString>> m_units; ///< that it has written of each record
    std::optional<Work> m_unknown; ///< pushed, and the hub went away
};

} // namespace steward
