// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/conflicts.h"

#include "app/cli/records.h"
#include "app/cli/verb.h"
#include "core/desk/fieldentry.h"
#include "core/desk/fields.h"

namespace steward::cli {

using namespace Qt::StringLiterals;

namespace {

std::optional<Side> sideNamed(const QString &word)
{
    static const QHash<QString, Side> sides{
        {u"base"_s, Side::Base}, {u"mine"_s, Side::Mine}, {u"theirs"_s, Side::Theirs}, {u"newer"_s, Side::Newer}};
    const auto found = sides.constFind(word.toLower());
    return found == sides.constEnd() ? std::nullopt : std::optional(*found);
}

/// A unit by its name, or by that of one of its fields.
QString unitNamed(const RecordType &type, const QString &word)
{
    if (type.unit(word))
        return word;
    const Field *field = type.field(word);
    return field ? field->unit : QString();
}

/// The one field of a unit that a bare value means.
const Field *onlyField(const RecordType &type, const Unit &unit)
{
    return unit.fields.size() == 1 ? &type.fields()[unit.fields.first()] : nullptr;
}

Result<Decision> readDecision(
    Workspace &desk, const RecordConflicts &conflicts, const QString &unitName, const QStringList &words)
{
    if (words.size() == 1) {
        if (const std::optional<Side> side = sideNamed(words.first()))
            return decisionFor(conflicts, unitName, *side, desk.me());
    }
    const RecordType &type = *desk.schema().type(conflicts.record.type);
    const Unit &unit = *type.unit(unitName);
    RecordValues values = conflicts.record.values;
    const Field *only = onlyField(type, unit);
    if (only && words.size() == 1 && !words.first().startsWith(only->name + u'=')) {
        STEWARD_ASSIGN(const Value value, valueFromEntry(desk, type, *only, words.first()));
        setValue(type, values, only->name, value);
    } else {
        STEWARD_TRY(assign(desk, type, words, values));
    }
    return decisionFor(type, unitName, values);
}

void printPreview(Console &console, const SettlePreview &preview)
{
    for (const SettleRow &row : preview.rows) {
        if (row.refused)
            console.remark(u"stays open: %1 of %2: %3"_s.arg(row.conflict.unit, row.number, row.refused->message));
        else if (row.diffs.isEmpty())
            console.remark(u"%1 of %2: as it shows"_s.arg(row.conflict.unit, row.number));
        else
            console.remark(u"%1 of %2: changes"_s.arg(row.conflict.unit, row.number));
    }
}

Result<Answer> settleAll(Call &call)
{
    const QStringList &words = call.words();
    const std::optional<Side> side = words.isEmpty() ? std::nullopt : sideNamed(words.last());
    if (!side || words.size() > 2)
        return usageError("side", u"--all needs a side"_s, u"write stewardctl settle --all UNIT mine|theirs|newer|base"_s, words);
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, call.openForWriting());
    QString unit;
    if (words.size() == 2) {
        for (const auto &type : desk->schema().types())
            unit = unit.isEmpty() ? unitNamed(*type, words.first()) : unit;
        if (unit.isEmpty())
            return usageError("unit", u"no record has a unit \"%1\""_s.arg(words.first()), u"\"conflicts\" names the units"_s, words);
    }
    STEWARD_ASSIGN(const QList<OpenConflict> open, ConflictStore(desk->connection()).open(unit));
    STEWARD_ASSIGN(const SettlePreview preview, previewSettle(*desk, open, *side));
    printPreview(call.console(), preview);
    STEWARD_ASSIGN(const VerbReport report, commitSettle(*desk, preview));
    STEWARD_TRY(printReport(call.console(), *desk, report, call.isDryRun()));
    return Answer::Done;
}

Result<Answer> run(Call &call)
{
    if (call.arguments().has(u"all"_s))
        return settleAll(call);
    const QStringList &words = call.words();
    if (words.size() < 3)
        return usageError("words", u"settle needs a record, a unit and a decision"_s,
            u"write stewardctl settle NUMBER UNIT mine"_s, words);
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, call.openForWriting());
    STEWARD_ASSIGN(const LoadedRecord loaded, findRecord(*desk, words.first()));
    STEWARD_ASSIGN(const RecordConflicts conflicts, conflictsOf(*desk, loaded.rid));
    const RecordType &type = *desk->schema().type(loaded.type);
    const QString unit = unitNamed(type, words[1]);
    if (unit.isEmpty())
        return usageError("unit", u"%1 has no unit \"%2\""_s.arg(type.name(), words[1]), u"\"conflicts\" names the units"_s, {words[1]});
    STEWARD_ASSIGN(const Decision decision, readDecision(*desk, conflicts, unit, words.mid(2)));
    STEWARD_ASSIGN(const VerbReport report, settle(*desk, conflicts, {decision}));
    STEWARD_TRY(printReport(call.console(), *desk, report, call.isDryRun()));
    return Answer::Done;
}

} // namespace

Verb settleVerb()
{
    Verb verb;
    verb.name = u"settle"_s;
    verb.summary = u"Decides what several people changed without having seen each other"_s;
    verb.usage = {u"NUMBER UNIT mine|theirs|newer|base"_s, u"NUMBER UNIT VALUE"_s, u"NUMBER UNIT field=value…"_s,
        u"--all [UNIT] mine|theirs|newer|base"_s};
    verb.details = u"A unit may be named by one of its fields. With three values, theirs is the latest that is not yours.\n"
                   "The undo of a settlement gives the conflict back.\n\n"
                   "  stewardctl settle INC-000123 title theirs\n"
                   "  stewardctl settle INC-000123 assignment team=Network assignee=maria\n"
                   "  stewardctl settle --all category newer --dry-run\n"_s;
    verb.options = {{u"all"_s, {}, u"Every open conflict, or every one on UNIT"_s}};
    verb.changes = true;
    verb.leastWords = 1;
    verb.run = run;
    return verb;
}

} // namespace steward::cli
