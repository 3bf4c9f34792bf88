// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/deskrules.h"

#include <QTimeZone>

namespace steward {

/// The record that people mean by `name`: a number or alias for tickets; a login, e-mail address, key, reading or name
/// for all else ("me" is who acts); any record by its id. `target` is a record type, or "ticket" for any kind.
/// Errors: InvalidArgument "value.no-such-record", "value.ambiguous".
Result<Uuid> recordByName(Workspace &desk, const QString &target, const QString &name);

/// What somebody typed as the value of a field, by its declaration: the command line's `field=value`, templates.
///     choices      key or English label               yes and no   yes no true false on off 1 0
///     times        ISO 8601 in `zone`, "now", "today"  spans        90m  1h 30m  2d  1w  -15m
///     references   as recordByName()                  sets         items separated by commas
/// An empty text is the empty value. Errors: InvalidArgument "value.number", "value.boolean", "value.date",
/// "value.span", "value.choice", "value.line", those of parsing JSON and of recordByName(); args begin with the field's
/// name.
Result<Value> valueFromEntry(Workspace &desk, const RecordType &type, const Field &field, const QString &entry,
    const QTimeZone &zone = QTimeZone::systemTimeZone());

/// A JSON object of field name to text, number, truth or list of texts: a ticket template's values. Errors besides:
/// "json.syntax", InvalidArgument "field.unknown"; all with line and column.
Result<QList<std::pair<QString, Value>>> valuesFromJson(Workspace &desk, const RecordType &type, const QString &json);

/// The choices of a field: declared ones, or the states of the type's lifecycle for `status`.
QList<Choice> choicesOf(const DeskPolicies &policies, const RecordType &type, const Field &field);

} // namespace steward
