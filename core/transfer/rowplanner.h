// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/rowmapper.h"

namespace steward {

/// What both planners share: the edits planned since the last commit, records as they will stand then, counts, and what
/// is told to the observer. Thread: one object, one thread.
class ImportPlan
{
public:
    ImportPlan(ImportTarget &target, const RowMapper &mapper, ReferenceBook &references, ImportReport &report,
        ImportObserver &observer);

    const RecordType &type() const { return m_type; }
    const Lifecycle *lifecycle() const { return m_lifecycle; }
    ImportTarget &target() { return m_target; }
    const RowMapper &mapper() const { return m_mapper; }
    ReferenceBook &references() { return m_references; }
    ImportReport &report() { return m_report; }

    /// The record that a key means. `id` is set for unknown ones too: what the import will make.
    struct Found
    {
        Uuid id;
        std::optional<LoadedRecord> record; ///< as it stands, or will stand after the planned edits
    };
    /// Errors: InvalidArgument "import.ambiguous-key", FailedPrecondition "import.deleted"; those of the target.
    Result<Found> find(const QString &key);

    /// A record as it will stand after the planned edits; null when none of them is about it.
    const LoadedRecord *planned(const Uuid &id) const;

    /// Values for a new record: `given` ones, and what a ticket must have.
    RecordValues creationOf(const MappedRow &row) const;
    /// `base` with what the row says; a new status clears what belonged to the old one.
    RecordValues changed(
        const RecordValues &base, const RecordValues &values, const std::vector<bool> &given) const;
    /// The error of a creation that lacks a required field.
    std::optional<Error> missing(const RecordValues &values) const;

    /// Plans one edit. The records it refers to are planned before it.
    void add(RecordEdit edit, const QString &name, int line);
    void countUnchanged(const Found &found, const QString &name, int line);
    void refuse(const MappedRow &row, const Error &error);

    qint64 pending() const { return m_pending; }
    /// The planned groups, at most 200 edits each; forgets them.
    QList<EditGroup> take();
    /// In a dry run planned records are remembered for the whole file.
    void setKeepsRecords(bool on) { m_keepsRecords = on; }

private:
    Uuid idOf(const QString &key) const;
    void addGroup(RecordEdit edit);
    void tell(const RecordEdit &edit, const QString &name, int line, PlannedChange::Kind kind);
    QString textOf(const Field &field, const Value &value);
    QString nameOf(const Uuid &id);

    ImportTarget &m_target;
    const RowMapper &m_mapper;
    const RecordType &m_type;
    const Lifecycle *m_lifecycle;
    bool m_givesPriority = false; ///< the source has priorities of its own, which an import keeps
    size_t m_impact = 0;
    size_t m_urgency = 0;
    size_t m_priority = 0;
    size_t m_matrixVersion = 0;
    ReferenceBook &m_references;
    ImportReport &m_report;
    ImportObserver &m_observer;
    QList<EditGroup> m_groups;
    QHash<Uuid, LoadedRecord> m_planned;
    QHash<Uuid, QString> m_labels;
    qint64 m_pending = 0;
    bool m_keepsRecords = false;
};

/// Rows to edits. Between calls of take() a planner may hold rows back; `held` says how many.
class RowPlanner
{
public:
    virtual ~RowPlanner() = default;
    virtual Result<Ok> take(MappedRow row) = 0;
    virtual Result<Ok> finish() = 0;
    virtual qint64 held() const = 0;
};

/// One row is one record as it should be: creates it, changes what differs, or leaves it alone. A key that stands twice
/// in a file is refused ("import.key-twice"): which of the two is true is for a history to say.
class StatePlanner : public RowPlanner
{
public:
    explicit StatePlanner(ImportPlan &plan) : m_plan(plan) {}
    Result<Ok> take(MappedRow row) override;
    Result<Ok> finish() override { return Ok{}; }
    qint64 held() const override { return 0; }
    /// A row that an earlier run of this import has done.
    void skip(const MappedRow &row);

private:
    ImportPlan &m_plan;
    QSet<QString> m_seen;
};

/// One row is one update of its record (HistoryRule). Rows of one record that follow each other form a run; the first
/// run of a record that the desk does not know creates it.
///
/// - Source order is file order; rows of the same moment are ordered by the tie column.
/// - A row that came in before is known by moment and author, in order, and writes nothing; so the same file twice, or a
///   longer file of the same source, adds only what is new.
/// - Values with an effect of their own appear when it begins: at the row at or after that moment, which gets the verb;
///   when the state was entered later than the moment, as an operation of its own at the moment; when no row follows,
///   likewise.
class HistoryPlanner : public RowPlanner
{
public:
    explicit HistoryPlanner(ImportPlan &plan);
    Result<Ok> take(MappedRow row) override;
    Result<Ok> finish() override;
    qint64 held() const override { return qint64(m_run.size()); }

private:
    struct Step ///< what a row, or a moment of its own, will write
    {
        RecordValues values;
        std::vector<bool> given; ///< fields that the row says something about
        Instant time;
        std::optional<Instant>
            otherTime; ///< of a first row: when it may have come in as, see placeCreation()
        Uuid author;
        QString verb; ///< empty: by what changes
        int line = 0;
        bool ofRow = true;
    };
    struct Known ///< what was seen of a record in this import
    {
        bool allNew = false; ///< nothing that follows is in the log yet
        qsizetype steps = 0; ///< operations of its log that are accounted for
        std::vector<bool> effective; ///< by effect, at the last row
    };
    struct Pending ///< effects whose moments lie after the last row so far
    {
        QString key;
        std::vector<Step> steps;
    };

    Result<Ok> planRun();
    Result<Ok> write(
        ImportPlan::Found found, const QString &key, const std::vector<Step> &steps, Known &known);
    RecordEdit editOf(
        const ImportPlan::Found &found, const QString &key, const Step &step, const Step *before) const;
    std::optional<Instant> beginOf(const std::vector<MappedRow> &rows) const;
    std::vector<Step> stepsOf(std::vector<MappedRow> &rows, Known &known) const;
    void keepPending(const Uuid &id, const MappedRow &last, const Step &lastStep, const Known &known);
    std::optional<Step> ownMoment(const MappedRow &row, const Step &before, size_t effect) const;
    qint64 classOf(const RecordValues &values) const;
    void clear(RecordValues &values, size_t effect) const;

    ImportPlan &m_plan;
    const HistoryRule &m_rule;
    size_t m_status;
    std::vector<std::vector<size_t>> m_effectFields;
    std::vector<MappedRow> m_run;
    QHash<Uuid, Known> m_known;
    QMap<Uuid, Pending> m_pending;
};

} // namespace steward
