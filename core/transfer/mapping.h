// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/hash.h"
#include "core/base/json.h"
#include "core/schema/customisation.h"
#include "core/transfer/dateformat.h"
#include "core/transfer/textencoding.h"

#include <QHash>

namespace steward {

/// How a cell names a record of another type.
struct LookupRule
{
    QString
        by; ///< field of the target type that the cell names, by default its title; empty for tickets: their number
    bool create = true; ///< make records that do not exist; else such a cell is refused
    QString parentColumn; ///< column that names the record this one is part of ("parent" of the target type)
    QList<std::pair<QString, QString>> set; ///< further fields of records that are made, as texts
};

/// What one source text stands for: values of one or several fields.
struct ValueRule
{
    QList<std::pair<QString, QString>> fields; ///< field and value as text; an empty text clears
};

/// Where the value of a field comes from.
struct FieldRule
{
    enum class Otherwise { Refuse, Keep, Empty };

    QString field;
    QString column; ///< source column; empty for `compose` and `constant`
    QString
        compose; ///< text with {column} in it; what stands between two columns falls away when either is empty
    std::optional<QString> constant;
    QHash<QString, ValueRule> values; ///< by source text, compared folded
    Otherwise otherwise = Otherwise::Refuse; ///< for texts that `values` does not have
    QList<DateFormat> dates; ///< of instants; those of the mapping when empty
    std::optional<ZoneClock> zone;
    LookupRule lookup; ///< of references
    QString separator = QStringLiteral(","); ///< of sets
    QString fallback; ///< used when the cell is empty ("default" in the file)
    bool createOnly = false; ///< only for records that the import makes
    bool optional = false; ///< the file may lack the column
    int line = 0;
    int place = 0; ///< column in the mapping file
};

/// Values that hold only from a moment that the row itself names: a log that carries "resolved at" and "close code" on
/// every row, from the first one on, must not show them before.
struct EffectRule
{
    QString atColumn;
    qint64 statusClass = 0; ///< the status must be of this class or later
    QString verb; ///< of the operation at which it takes effect
    QStringList fields; ///< empty until then
};

/// A file with one row per update: each row becomes an operation with its own time and author, in source order.
struct HistoryRule
{
    QString timeColumn;
    QString authorColumn;
    LookupRule author;
    QString tieColumn; ///< number that orders rows of the same moment
    QStringList createdColumns; ///< when the record began, if its first row cannot be true
    QList<EffectRule> effects;
};

/// How the rows of a file become records: a JSON document (README, "Import"), or a preset in the program.
///
///     {"format": 1, "name": "old-desk", "type": "incident", "key": "external.number",
///      "source": {"encoding": "cp932", "delimiter": ";", "empty": ["NULL"], "dates": ["yyyy/MM/dd H:mm"], "zone": "Asia/Tokyo"},
///      "fields": {"external.number": "番号",
///                 "title": {"column": "件名", "default": "(no title)"},
///                 "status": {"column": "状態", "values": {"受付": "new", "保留": {"status": "onhold", "hold": "vendor"}}},
///                 "assignee": {"column": "担当", "lookup": {"by": "name", "create": true}},
///                 "tag": {"column": "分類", "separator": "/"}},
///      "ignore": ["更新番号"], "unmapped": "keep"}
///
/// Thread: value, any.
struct Mapping
{
    enum class Unmapped {
        Refuse, ///< a column that nothing mentions stops the import: nothing is dropped silently
        Keep, ///< it becomes a custom text field
        Ignore, ///< it is left out, and the report says so
    };
    enum class BadValue { RefuseRow, SkipValue };
    enum class EmptyCell { Keep, Clear };

    /// Errors: InvalidArgument "mapping.invalid", "date.bad-format", "date.bad-zone", "customfield.…", all with line and
    /// column of the mapping: unknown field, a value no choice of the field, a lookup on a field that is no reference.
    static Result<Mapping> parse(const JsonNode &node, const Schema &schema);

    QString name;
    QString type;
    QString key; ///< field that says which record a row is about
    QList<CustomField> customFields; ///< declared on the desk before the first row

    std::optional<TextEncoding> encoding;
    std::optional<QChar> delimiter;
    bool hasHeader = true;
    bool guardedFormulas = false; ///< an export of ours: apostrophes before formulas are taken away (formulaguard.h)
    QStringList emptyTexts; ///< cells that mean nothing was entered
    QList<DateFormat> dates;
    ZoneClock zone;

    std::vector<FieldRule> fields;
    QList<std::pair<QString, QString>> ignored; ///< column and why
    Unmapped unmapped = Unmapped::Refuse;
    BadValue badValue = BadValue::RefuseRow;
    EmptyCell emptyCell = EmptyCell::Keep;
    std::optional<HistoryRule> history;
    Digest digest{}; ///< of the document; names this mapping in cursors

    /// Columns of a file that nothing here mentions.
    QStringList unmappedColumns(const QStringList &columns) const;
    /// This mapping, with a custom text field for each of `columns`.
    Mapping keeping(const QStringList &columns, const Schema &schema) const;

    /// The mapping for a file whose headings are field names, which an export of ours is.
    static Mapping plain(
        const QString &type, const QString &key, const QStringList &columns, const Schema &schema);
};

} // namespace steward
