// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/workspace.h"

#include <QTimeZone>

namespace steward {

/// The record that people mean by `name`: a number or alias for tickets; a login, e-mail address or name for people
/// ("me" is who acts); the title for all else; any record by its id. `target` is a record type, or "ticket" for any
/// kind. Errors: InvalidArgument "value.no-such-record", "value.ambiguous".
Result<Uuid> recordByName(Workspace &desk, const QString &target, const QString &name);

/// What somebody typed as the value of a field, by its declaration: choices by key or label, dates as ISO 8601 in
/// `zone` (or "now", "today"), spans as "1d 2h 30m", yes and no, references as recordByName(), sets separated by
/// commas. An empty text is the empty value. Errors: InvalidArgument "value.number", "value.boolean", "value.date",
/// "value.span", "value.choice", "value.json", and those of recordByName(); args begin with the field's name.
Result<Value> valueFromEntry(Workspace &desk, const RecordType &type, const Field &field, const QString &entry,
    const QTimeZone &zone = QTimeZone::systemTimeZone());

/// The choices of a field: declared ones, or the states of the type's lifecycle for `status`.
QList<Choice> choicesOf(const RecordType &type, const Field &field);

/// "1d 2h 30m", as valueFromEntry() reads it.
QString textOfSpan(Duration span);

} // namespace steward
