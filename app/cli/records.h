// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/console.h"
#include "core/desk/verbcontext.h"

namespace steward::cli {

/// The record that a word of the command line names: a number or alias ("INC-000123"), "TYPE:NAME" ("team:Network",
/// "person:maria"), or an id. Errors: NotFound "record.unknown", and those of recordByName().
Result<LoadedRecord> findRecord(Workspace &desk, const QString &word);

/// What to call a record in a sentence: its number, else "team Network".
Result<QString> nameOf(Workspace &desk, const LoadedRecord &record);

/// What stands for a record that somebody refers to and this login may not see.
QString hiddenWords();

/// Applies `field=value`, `field+=items` and `field-=items` words to `values`. Errors: InvalidArgument
/// "usage.assignment", "field.unknown" (with a suggestion), "field.derived", and those of valueFromEntry().
Result<Ok> assign(Workspace &desk, const RecordType &type, const QStringList &words, RecordValues &values);

/// Turns values into cells. Labels of references are looked up once. Thread: the workspace's.
class RecordPrinter
{
public:
    explicit RecordPrinter(Workspace &desk) : m_desk(desk) {}

    /// Of a value that says all by itself: no reference, no choice with a label.
    static Cell plainCell(const Field &field, const Value &value);
    Result<Cell> cell(const RecordType &type, const Field &field, const Value &value);
    /// A person's name, a team's name, a ticket's number; the id of a record without either.
    Result<QString> label(const Uuid &id);
    static Column column(const Field &field);

private:
    Workspace &m_desk;
    std::shared_ptr<const DeskPolicies> m_policies; ///< read when a choice is printed
    QHash<Uuid, QString> m_labels;
};

/// Prints what a verb has changed: the batch and one row per operation.
void printReport(Console &console, Workspace &desk, const CommitReport &report, bool dryRun);
/// As above; what the verb offers to do next stands on stderr.
Result<Ok> printReport(Console &console, Workspace &desk, const VerbReport &report, bool dryRun);

} // namespace steward::cli
