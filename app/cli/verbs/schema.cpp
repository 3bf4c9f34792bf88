// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/records.h"
#include "app/cli/verb.h"
#include "core/desk/fieldentry.h"

namespace steward::cli {

using namespace Qt::StringLiterals;

namespace {

QString kindName(FieldKind kind)
{
    switch (kind) {
    case FieldKind::Text: return u"text"_s;
    case FieldKind::LongText: return u"long text"_s;
    case FieldKind::Integer: return u"integer"_s;
    case FieldKind::Boolean: return u"boolean"_s;
    case FieldKind::Instant: return u"time"_s;
    case FieldKind::TimeSpan: return u"span"_s;
    case FieldKind::Choice: return u"choice"_s;
    case FieldKind::Reference: return u"reference"_s;
    case FieldKind::TextSet: return u"texts"_s;
    case FieldKind::ReferenceSet: return u"references"_s;
    case FieldKind::Json: return u"json"_s;
    }
    return {};
}

void printTypes(Console &console, const Schema &schema)
{
    console.beginRows({{u"type"_s, u"Type"_s}, {u"label"_s, u"Label"_s}, {u"prefix"_s, u"Number"_s},
        {u"table"_s, u"Table"_s}, {u"fields"_s, u"Fields"_s, true}});
    for (const auto &type : schema.types())
        console.row({type->name(), type->label(), type->numberPrefix(), type->table(), qint64(type->fields().size())});
    console.endRows();
}

void printFields(Console &console, const Schema &schema, const DeskPolicies &policies, const QString &only)
{
    console.beginRows({{u"type"_s, u"Type"_s}, {u"field"_s, u"Field"_s}, {u"label"_s, u"Label"_s}, {u"kind"_s, u"Kind"_s},
        {u"target"_s, u"Refers to"_s}, {u"choices"_s, u"Choices"_s}, {u"unit"_s, u"Unit"_s},
        {u"required"_s, u"Required"_s}, {u"indexed"_s, u"Indexed"_s}, {u"searchable"_s, u"Searched"_s},
        {u"derived"_s, u"Computed"_s}, {u"sensitive"_s, u"Sensitive"_s}, {u"since"_s, u"Since"_s, true},
        {u"help"_s, u"Help"_s}});
    for (const auto &type : schema.types()) {
        if (!only.isEmpty() && type->name() != only)
            continue;
        for (const Field &field : type->fields()) {
            QStringList keys;
            for (const Choice &choice : choicesOf(policies, *type, field))
                keys.append(choice.key);
            console.row({type->name(), field.name, field.label, kindName(field.kind), field.target, Cell::list(keys),
                field.unit, Cell::boolean(field.required), Cell::boolean(field.indexed),
                Cell::boolean(field.searchable), Cell::boolean(field.derived), Cell::boolean(field.sensitive),
                qint64(field.since), field.help});
        }
    }
    console.endRows();
}

Result<Answer> run(Call &call)
{
    std::shared_ptr<const Schema> schema = Schema::builtIn();
    std::shared_ptr<const DeskPolicies> policies(std::shared_ptr<const DeskPolicies>(), &DeskPolicies::builtIn());
    if (call.workspacePath()) { // with a desk: its custom fields and ticket types too
        STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, call.openForReading());
        schema = desk->sharedSchema();
        STEWARD_ASSIGN(policies, desk->rules().current());
    }
    const QString only = call.words().value(0);
    if (!only.isEmpty() && !schema->type(only))
        return Error{ErrorKind::NotFound, u"record.type"_s, u"there is no record type \"%1\""_s.arg(only),
            u"stewardctl schema lists them"_s, {only}};
    if (only.isEmpty() && !call.arguments().has(u"all"_s))
        printTypes(call.console(), *schema);
    else
        printFields(call.console(), *schema, *policies, only);
    return Answer::Done;
}

} // namespace

Verb schemaVerb()
{
    Verb verb;
    verb.name = u"schema"_s;
    verb.summary = u"The data dictionary: record types and their fields"_s;
    verb.usage = {u"[TYPE] [--all]"_s};
    verb.details = u"With a workspace, its custom fields and ticket types are there too.\n"_s;
    verb.options = {{u"all"_s, {}, u"The fields of all types"_s}};
    verb.mostWords = 1;
    verb.run = run;
    return verb;
}

} // namespace steward::cli
