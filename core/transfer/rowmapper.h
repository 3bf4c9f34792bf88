// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/importreport.h"
#include "core/transfer/referencebook.h"
#include "core/transfer/rowsource.h"

namespace steward {

/// A row as values of the mapped type.
struct MappedRow
{
    int line = 0;
    QString key; ///< simplified text of the key field
    RecordValues values;
    std::vector<bool> given; ///< per field: the row says something about it
    bool refused = false;

    // With a history only.
    Instant time;
    Uuid author;
    qint64 tie = 0;
    std::optional<Instant> created;
    std::vector<std::optional<Instant>> effects; ///< per effect rule: its moment
};

/// Turns source rows into values by a mapping. A cell is read once per distinct text (bounded cache), so a row of 36
/// cells costs about as many hash lookups. Thread: one object, one thread.
class RowMapper
{
public:
    /// Errors: InvalidArgument "mapping.no-such-column" at the place in the mapping, "mapping.unmapped" listing columns that
    /// nothing mentions, "mapping.invalid" for a status that the lifecycle does not have.
    static Result<std::unique_ptr<RowMapper>> make(const Mapping &mapping,
        std::shared_ptr<const Schema> schema, const QStringList &columns, const Lifecycle *lifecycle,
        ReferenceBook &references);

    /// `problems` gets what is wrong with the row; `out.refused` says whether the rest may come in. Errors are the
    /// target's.
    Result<Ok> map(const SourceRow &row, MappedRow &out, QList<ImportProblem> &problems);

    const RecordType &type() const { return *m_type; }
    const Mapping &mapping() const { return m_mapping; }
    /// Optional columns that the file lacks.
    QStringList columnsLeftOut() const { return m_leftOut; }
    /// True for fields that are written at creation only.
    bool isCreateOnly(size_t field) const { return m_createOnly[field]; }

private:
    using Assignments = std::vector<std::pair<int, Value>>;
    struct Reading ///< what a cell text means, by one rule
    {
        Assignments values;
        std::optional<Error> error;
    };
    struct Piece ///< of a composed text
    {
        QString literal;
        int column = -1;
    };
    struct Rule
    {
        const FieldRule *declared = nullptr;
        int field = -1;
        int column = -1;
        int parentColumn = -1;
        std::vector<int> governs; ///< all fields it may set
        std::vector<Piece> compose;
        QHash<QString, Reading> cache;
    };
    struct History
    {
        int time = -1;
        int author = -1;
        int tie = -1;
        std::vector<int> created;
        std::vector<int> effects;
        QHash<QString, std::pair<Uuid, std::optional<Error>>> authors;
    };

    RowMapper(const Mapping &mapping, std::shared_ptr<const Schema> schema, const Lifecycle *lifecycle,
        ReferenceBook &references);
    Result<Ok> bind(const QStringList &columns);
    Result<Ok> bindRule(const FieldRule &declared);
    Result<Ok> bindHistory();
    Result<int> columnOf(const QString &name, bool optional, const FieldRule *rule);

    QStringView cellText(const SourceRow &row, int column) const;
    QString composed(const Rule &rule, const SourceRow &row) const;
    Result<const Reading *> reading(Rule &rule, const SourceRow &row);
    Result<Reading> read(const Rule &rule, const QString &text, const QString &parent);
    Result<Value> convert(
        const FieldRule &rule, const Field &field, const QString &text, const QString &parent);
    Result<Value> convertReference(
        const FieldRule &rule, const Field &field, const QString &text, const QString &parent);
    Value enteredStatus(const QString &text) const;
    Result<Ok> mapHistory(const SourceRow &row, MappedRow &out, QList<ImportProblem> &problems);
    std::optional<Instant> instantOf(QStringView text) const;
    void report(
        QList<ImportProblem> &problems, const SourceRow &row, int column, Error error, bool wholeRow) const;

    Mapping m_mapping;
    std::shared_ptr<const Schema> m_schema;
    const RecordType *m_type;
    const Lifecycle *m_lifecycle;
    ReferenceBook &m_references;
    QStringList m_columns;
    QHash<QString, int> m_columnIndex;
    QStringList m_leftOut;
    std::vector<Rule> m_rules;
    std::vector<bool> m_createOnly;
    History m_history;
    int m_keyColumn = -1;
    QSet<QString> m_empty;
};

} // namespace steward
