// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oplog/edit.h"
#include "core/schema/schema.h"
#include "core/storage/connection.h"
#include "core/storage/typeplan.h"

#include <QHash>
#include <QSet>

namespace steward {

/// Where a record stands in the store, apart from its values.
struct RecordPlace
{
    Rid rid = 0;
    Uuid id;
    QString type;
    qint64 lastSeq = 0; ///< hub order of its latest operation; 0 = a stub that is only referred to
};

/// Records as rows: reads and writes the projection tables of any record type by its declaration alone
/// (layout: projectionschema.h), and keeps the id ↔ rid directory. Thread: its connection's.
class RecordStore
{
public:
    RecordStore(Connection &connection, std::shared_ptr<const Schema> schema);

    const Schema &schema() const { return *m_schema; }
    std::shared_ptr<const Schema> sharedSchema() const { return m_schema; }
    void setSchema(std::shared_ptr<const Schema> schema);

    /// The rid of `id`, made as a stub of `type` when new.
    Result<Rid> ridOf(const Uuid &id, const QString &type);
    Result<std::optional<RecordPlace>> place(const Uuid &id);
    Result<std::optional<RecordPlace>> place(Rid rid);
    /// Those that the directory has, in any order.
    Result<QList<RecordPlace>> places(const QList<Rid> &rids);
    Result<QList<RecordPlace>> placesOf(const QSet<Uuid> &ids);
    Result<Uuid> idOf(Rid rid);
    /// The ids of what values refer to, in one statement; of what a member of a hub may not know, a name that stands for it.
    Result<QHash<Rid, Uuid>> referencesTo(const QList<Rid> &rids);
    struct Entered
    {
        Rid rid = 0;
        qint64 lastSeq = 0; ///< 0: a stub until now, or new
        bool isNew = false; ///< the directory names it since this call, with `seq` as its latest operation
    };
    /// Where a record stands that is about to be written by operation `seq`.
    Result<Entered> enter(const Uuid &id, const QString &type, qint64 seq);
    Result<Ok> setLastSeq(Rid rid, qint64 seq, const QString &type);
    /// The record a number means that somebody typed, aliases included; numbers compare folded, and "INC-1" is
    /// INC-000001 too.
    Result<std::optional<Rid>> byNumber(const QString &number);
    /// The same for numbers out of files: as they are written.
    Result<std::optional<Rid>> byExactNumber(const QString &number);
    Result<Ok> addAlias(const QString &number, Rid rid, const QString &kind);
    /// As above; a record that had the number gives it up.
    Result<Ok> setAlias(const QString &number, Rid rid, const QString &kind);

    /// Living records of a type, in sort order.
    Result<QList<Rid>> all(const RecordType &type);
    /// Living records whose text field equals `text`, compared folded.
    Result<QList<Rid>> findByText(const RecordType &type, const Field &field, const QString &text);
    /// Living records whose reference field points to `target`, in the order they came; of all kinds of tickets when
    /// `type` is a ticket.
    Result<QList<Rid>> findByReference(const RecordType &type, const Field &field, Rid target);
    /// The same of several targets, together and in the order they came.
    Result<QList<Rid>> findByReference(const RecordType &type, const Field &field, const QList<Rid> &targets);
    /// How many living records of a type there are.
    Result<qint64> count(const RecordType &type);

    /// All values of a record, derived ones too. `seen` is left to the caller. nullopt for unknown ones and stubs.
    Result<std::optional<LoadedRecord>> load(Rid rid);
    /// In the order of `rids`, without those that load(rid) has nothing for.
    Result<QList<LoadedRecord>> load(const QList<Rid> &rids);
    /// Writes a new row; `type` must be the record's own.
    Result<Ok> insert(const RecordType &type, Rid rid, const RecordValues &values);
    /// Writes what differs between the two.
    Result<Ok> update(const RecordType &type, Rid rid, const RecordValues &before, const RecordValues &after);

    /// Takes the row away; the directory keeps the record as a stub.
    Result<Ok> remove(const RecordType &type, Rid rid, const RecordValues &values);

    /// Units on which concurrent writes disagree.
    Result<QStringList> conflicts(Rid rid);
    Result<Ok> setConflicts(Rid rid, const QStringList &units, qint64 seq);

    /// Forget cached ids; call after a rollback, which may have taken stubs back.
    void forget();
    /// Other processes may have added records since the last transaction.
    void beginCommit() { m_nextRid = 0; }

    /// How a type of this store's schema is stored; valid until setSchema().
    const TypePlan &plan(const RecordType &type);

private:
    void remember(const Uuid &id, Rid rid);
    /// nullopt when the directory has it already.
    Result<std::optional<Rid>> add(const Uuid &id, const QString &type, qint64 seq);
    Result<Ok> bindColumn(Statement &statement, int &at, const RecordType &type, const PlannedColumn &column,
        const RecordValues &values);
    Result<Ok> writeSet(
        const RecordType &type, const PlannedSet &set, Rid rid, const Value &before, const Value &after);
    Result<Ok> writeWide(const RecordType &type, Rid rid, const RecordValues &before, const RecordValues &after);
    Result<Ok> writeCustom(const Field &field, Rid rid, const Value &value);

    Connection &m_connection;
    std::shared_ptr<const Schema> m_schema;
    QHash<const RecordType *, std::shared_ptr<const TypePlan>> m_plans;
    QHash<Uuid, Rid> m_rids;
    QHash<Rid, Uuid> m_ids;
    Rid m_nextRid = 0; ///< within a transaction; 0 = ask
};

} // namespace steward
