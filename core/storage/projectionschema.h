// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/schema.h"
#include "core/storage/dialect.h"
#include "core/text/numberkey.h"

#include <QStringList>

namespace steward {

/// How a projection column is stored. Text compares by bytes: BINARY on SQLite, COLLATE "C" on PostgreSQL.
enum class ColumnType { Integer, Text };

struct ProjectionColumn
{
    QString name;
    ColumnType type = ColumnType::Text;

    bool operator==(const ProjectionColumn &) const = default;
};

struct ProjectionIndex
{
    QString name;
    QStringList columns; ///< without the trailing rid, which SQLite's indexes end in anyway
    QString where; ///< condition of a partial index, or empty

    bool operator==(const ProjectionIndex &) const = default;
};

/// One generated table. It holds nothing that a fold of the operations would not give again.
struct ProjectionTable
{
    QString name;
    QList<ProjectionColumn> columns;
    QStringList primaryKey; ///< {"rid"}, or several columns: then WITHOUT ROWID on SQLite
    QList<ProjectionIndex> indexes;
    bool isRecord = false; ///< a row per record of a type, not of its long texts or sets
    bool isScoped = false; ///< tickets and what hangs on them: a server keeps the keys of who may see a row in it

    bool hasColumn(const QString &column) const;
    /// Everything above as one stable text: what the table projection_fingerprint remembers. diff() reads it back.
    QString description() const;
};

/// The tables of a schema, by name. Tables shared by several types (tickets) have the union of their columns.
///
///     <table>          rid, [kind], sort_key, a column per narrow field that is no set, <column>_fold
///     <table>_text     rid, a column per wide field; a row only where one is filled
///     <table>_<column> rid, item [, fold]: one row per element of a set
///     custom_value     rid, field, item, integer, text, fold: custom fields of all types
///
/// Integer, Boolean, Instant and TimeSpan are integers, a Reference is the rid of the record it points to, all else
/// is text. Empty is NULL, and so is false. Derived fields are columns too.
///
/// On a server rows of records have two columns more, which are no part of description(): is_stale, set while a worker
/// has yet to compute the derived columns; and scope where isScoped (core/storage/hub/tables.sql).
QList<ProjectionTable> projectionTables(const Schema &schema);

QString createSql(const ProjectionTable &table, Dialect dialect);
/// Apart from createSql() so that a bulk import fills the tables first and builds indexes at the end.
QStringList indexSql(const ProjectionTable &table, Dialect dialect);
QString indexSql(const ProjectionTable &table, const ProjectionIndex &index, Dialect dialect);

/// The condition that partial indexes of open tickets carry; a query that wants them repeats it literally.
QString openTicketCondition();

/// The condition of the indexes that order open tickets which nobody has by what their state sets.
QString unassignedTicketCondition();

/// The condition of the indexes that order all tickets; lists repeat it literally too.
QString livingCondition();

/// The columns that order a list by a field: its compareColumn(), or for the state of a ticket its class before it.
/// Indexes of open tickets have just these. Empty when nothing stored sorts it.
QStringList sortColumns(const RecordType &type, const Field &field);

/// The column that compares and sorts a field: "sort_key", "<column>_fold" or "number_sort" for texts, else
/// Field::column() itself. Empty when nothing stored sorts it (long texts, sets, wide and custom fields).
QString compareColumn(const RecordType &type, const Field &field);

/// What stands in sort_key: the folded sort field, or the folded title when that is empty; nothing for records
/// named by a long text.
QString sortKeyOf(const RecordType &type, const RecordValues &record);

/// What has to happen to a stored table so that it becomes the wanted one.
struct ProjectionChange
{
    enum class Kind {
        None,
        Create, ///< there is no such table yet
        Adapt, ///< add the columns, drop and create the indexes; records whose operations carry the fields refold
        Rebuild, ///< anything else: a new table beside the old one, filled by folding
        Drop, ///< no declaration wants it any more
    };
    Kind kind = Kind::None;
    QString table;
    QList<ProjectionColumn> addedColumns;
    QStringList droppedIndexes;
    QList<ProjectionIndex> addedIndexes;

    bool operator==(const ProjectionChange &) const = default;
};

/// Compares what was stored by ProjectionTable::description() with what is wanted. A description that cannot be read
/// (an older layout) means Rebuild. The order of columns does not matter: writers name them.
ProjectionChange diff(const QString &storedDescription, const ProjectionTable &wanted);
/// The changes of a whole store; `stored` maps table names to descriptions.
QList<ProjectionChange> diff(const QHash<QString, QString> &stored, const QList<ProjectionTable> &wanted);
/// Statements of Create, Adapt and Drop. A Rebuild is not one statement: the projection runs it.
QStringList changeSql(const ProjectionChange &change, const ProjectionTable &wanted, Dialect dialect);

} // namespace steward
