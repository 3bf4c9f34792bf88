// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/oplog/edit.h"
#include "core/schema/schema.h"
#include "core/storage/operationlog.h"

#include <QSet>

namespace steward {

/// Makes sealed operations of one replica out of edits: what every writer does alike, wherever the operations go then.
/// It looks into no store: whether records and references exist is the writer's business. Thread: its writer's.
///
///     builder.begin(head, options.batch);
///     for (group of groups) { STEWARD_TRY(builder.beginGroup(group));
///         for (edit of group) { STEWARD_ASSIGN(auto change, builder.check(schema, edit));
///             if (change) { …existence…; Operation op = builder.seal(*change, now); … } } }
///     …references()…, then save builder.head()
class OperationBuilder
{
public:
    OperationBuilder(const Clock &clock, RandomSource &random, const Uuid &actor)
        : m_clock(clock), m_random(random), m_actor(actor)
    {
    }

    const Uuid &actor() const { return m_actor; }
    void setActor(const Uuid &actor) { m_actor = actor; }

    /// Starts a commit where the replica's chain ends. Without a batch a new one is made.
    void begin(const ReplicaHead &head, const std::optional<Uuid> &batch);
    const Uuid &batch() const { return m_batch; }
    /// Errors: InvalidArgument "group.too-large".
    Result<Ok> beginGroup(const EditGroup &group);

    /// An edit that may be sealed. Refers to the edit it came from.
    class Change
    {
    public:
        const RecordType &type() const { return *m_type; }
        const RecordEdit &edit() const { return m_normal ? *m_normal : *m_wanted; }
        const QList<UnitChange> &units() const { return m_units; }

    private:
        friend class OperationBuilder;
        const RecordType *m_type = nullptr;
        const RecordEdit *m_wanted = nullptr;
        std::optional<RecordEdit> m_normal; ///< where callers may say what is stored differently
        QList<UnitChange> m_units;
    };
    /// nullopt when there is nothing to write. Errors: InvalidArgument "record.type", "record.kind", "record.required".
    Result<std::optional<Change>> check(const Schema &schema, const RecordEdit &edit);
    /// Errors: AlreadyExists "record.exists" for the creation of one that does, NotFound "record.unknown" otherwise.
    static Result<Ok> checkExistence(const RecordEdit &edit, bool exists);
    /// The replica's next operation; takes the units out of `change`.
    Operation seal(Change &change, Instant now);
    /// This commit has written on the record already.
    bool hasWritten(const Uuid &record) const { return m_written.contains(record); }

    /// Records that checked edits refer to, each with the field that does.
    const QHash<Uuid, QString> &references() const { return m_references; }
    static Error noSuchReference(const QString &field, const Uuid &record);

    /// The replica's chain with the operations that were sealed.
    const ReplicaHead &head() const { return m_head; }

private:
    Result<Ok> checkValues(const RecordType &type, const RecordEdit &edit, const QList<UnitChange> &units);

    const Clock &m_clock;
    RandomSource &m_random;
    Uuid m_actor;
    Uuid m_batch;
    Uuid m_group;
    ReplicaHead m_head;
    QSet<Uuid> m_written;
    QHash<Uuid, QString> m_references;
};

} // namespace steward
