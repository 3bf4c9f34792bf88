// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/value.h"

#include <QByteArrayView>
#include <QList>
#include <QString>

#include <functional>

namespace steward {

/// What people may enter and how it is stored. Text sorts and compares by its folded form (core/text/fold.h).
enum class FieldKind {
    Text, ///< one line
    LongText, ///< several lines, Markdown
    Integer,
    Boolean, ///< 0 or 1
    Instant, ///< milliseconds UTC
    TimeSpan, ///< milliseconds
    Choice, ///< a stable key out of `choices`, or of the lifecycle for statuses
    Reference, ///< id of a record of type `target`
    TextSet, ///< tags
    ReferenceSet, ///< ids of records of type `target`
    Json, ///< UTF-8 JSON document, compared as text
};

/// How concurrent writes of one unit meet. The formulas stand in core/oplog/fold.cpp.
enum class MergePolicy {
    Register, ///< last effective stamp shows; concurrent losers are kept as siblings until settled
    Status, ///< as Register, but an open status beats a terminal one for display
    Set, ///< elements added and removed; a concurrent add survives a remove
    Counter, ///< deltas add up
    Existence, ///< the delete mark: loses to any concurrent write of the record
};

struct Choice
{
    QString key; ///< stored, stable, lower case
    QString label; ///< English source text; views translate it in context "Record"
};

/// Where a field's column stands. Lists read narrow tables only.
enum class FieldStore {
    Narrow, ///< in the record's own (or shared) table
    Wide, ///< in the 1:1 text table beside it
    Custom, ///< in custom_value; custom fields only
};

/// One field of a record type: the single place where its name stands. Everything else (DDL, codec, fold, query,
/// forms, import, export, permissions, the data dictionary) asks this.
struct Field
{
    QString name; ///< query and import name: "assignee"; also the column name
    QString label; ///< English label; views translate it in context "Record"
    FieldKind kind = FieldKind::Text;
    QString unit; ///< merge unit it belongs to; its own name unless grouped
    QString target; ///< record type that references point to
    QList<Choice> choices;
    FieldStore store = FieldStore::Narrow;
    bool required = false; ///< a record cannot be saved without it
    bool indexed = false; ///< equality and sort have an index
    bool searchable = false; ///< in the full-text index
    bool listed = false; ///< shown as a column by default
    bool sensitive = false; ///< left out of exports and diagnostics unless asked for
    bool derived = false; ///< computed by the projection, never in an operation
    int since = 1; ///< schema version that introduced it
    QString help; ///< one English sentence for forms and the data dictionary

    /// Name of the column in projection tables: "resolution.code" is resolution_code.
    QString column() const { return QString(name).replace(QLatin1Char('.'), QLatin1Char('_')); }
    bool isReference() const { return kind == FieldKind::Reference || kind == FieldKind::ReferenceSet; }
    bool isSet() const { return kind == FieldKind::TextSet || kind == FieldKind::ReferenceSet; }
    bool isNumeric() const;

    /// Reads canonical bytes back. InvalidArgument "value.malformed" names the field.
    Result<Value> fromCanonical(const std::optional<QByteArray> &bytes) const;
    Result<Value> fromCanonical(QByteArrayView bytes) const;
    /// True when `value` has the representation this kind needs (empty always fits).
    bool accepts(const Value &value) const;
};

/// Fields that only make sense together and therefore win or lose together.
struct Unit
{
    QString name;
    MergePolicy policy = MergePolicy::Register;
    QList<int> fields; ///< indexes into RecordType::fields(), ascending by field name bytes
};

} // namespace steward
