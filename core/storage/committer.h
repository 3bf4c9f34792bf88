// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oplog/edit.h"
#include "core/storage/recordstore.h"

#include <functional>

namespace steward {

struct WrittenOperation
{
    QString type;
    Uuid record;
    Rid rid = 0;
    qint64 seq = 0; ///< hub order; provisional while the operation waits in an outbox (isPending() in operationlog.h)
    QString number; ///< given now, for a numbered creation
    bool created = false;
    QStringList conflicts; ///< units on which the record now disagrees
};

struct CommitReport
{
    Uuid batch;
    QList<WrittenOperation> operations; ///< edits without a difference wrote none
    qint64 head = 0; ///< differs after every change of the store (Workspace::changeMark)
};

struct CommitOptions
{
    std::optional<Uuid> batch; ///< continue this batch (chunks of an import); a new one when absent
    /// Runs inside the same transaction after the operations: import cursors, draft removal.
    std::function<Result<Ok>(Connection &)> alongside;
    bool dryRun = false; ///< report what would be written, then take everything back
};

/// The one way to write on a desk, whatever stands behind it: a file that is its own hub (Writer), a replica that keeps
/// what it writes until the hub has taken it (ReplicaWriter), a team server. Thread: its connection's.
class Committer
{
public:
    virtual ~Committer() = default;

    /// Everything or nothing. Edits of one commit on the same record build on one another. Errors leave the store
    /// as it was: NotFound "record.unknown", AlreadyExists "record.exists", InvalidArgument "record.required",
    /// "record.no-such-reference", "record.kind", "group.too-large", and those of storage.
    virtual Result<CommitReport> commit(const QList<EditGroup> &groups, const CommitOptions &options = {}) = 0;

    /// What a form loaded now has seen.
    virtual Result<Context> context() = 0;

    /// The store that commits write to, with what it remembers of it.
    virtual RecordStore &records() = 0;
    /// After a custom field or ticket type was declared.
    virtual void setSchema(std::shared_ptr<const Schema> schema) { records().setSchema(std::move(schema)); }

    virtual Uuid actor() const = 0;
    virtual void setActor(const Uuid &actor) = 0;

    static constexpr int maxGroup = 200;
};

} // namespace steward
