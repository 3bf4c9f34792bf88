// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"

#include <QMap>
#include <QStringList>

namespace steward {

/// A row or a value that did not come in. `error` has the line, the column (CSV: cell) and the reason.
struct ImportProblem
{
    Error error;
    QString column; ///< heading
    QString value; ///< text of the cell
    bool wholeRow = true; ///< false: the rest of the row came in
};

/// What an import does to one field, as texts for people.
struct FieldDifference
{
    QString field;
    QString before;
    QString after;

    bool operator==(const FieldDifference &) const = default;
};

/// What an import does with one record because of one row.
struct PlannedChange
{
    enum class Kind { Create, Change, Touch, Unchanged };
    Kind kind = Kind::Create;
    QString type;
    Uuid record;
    QString name; ///< the row's key, or the title of a record made on the way
    int line = 0; ///< 0 for records that are made because others refer to them
    QString verb;
    QList<FieldDifference> fields;
};

struct ImportReport
{
    qint64 rows = 0; ///< read from the file, refused ones too
    qint64 created = 0; ///< records of the mapped type
    qint64 changed = 0; ///< operations on records that were there already, or made by an earlier row
    qint64 touched = 0; ///< operations without a change of values
    qint64 unchanged = 0; ///< rows that say what is there already
    qint64 refusedRows = 0;
    qint64 refusedValues = 0;
    qint64 operations = 0; ///< written; with a dry run: that would be written
    QMap<QString, qint64> made; ///< records made because rows refer to them, by type
    QStringList notes; ///< what a person should know: guesses, columns left out, values that were held back
    Uuid batch; ///< what `undo` takes
    bool alreadyDone = false; ///< this file came in before; nothing was read
    qint64 resumedAt = 0; ///< rows that an interrupted import had done
};

/// Follows an import. Called on its thread; the defaults do nothing.
class ImportObserver
{
public:
    virtual ~ImportObserver() = default;
    virtual void problem(const ImportProblem &) {}
    /// Only called when wantsChanges() says so: differences cost time.
    virtual void change(const PlannedChange &) {}
    virtual bool wantsChanges() const { return false; }
    /// Bytes read of the file, after each chunk. Returning false stops the import there; it can go on later.
    virtual bool progress(qint64 done, qint64 total)
    {
        Q_UNUSED(done)
        Q_UNUSED(total)
        return true;
    }
};

} // namespace steward
