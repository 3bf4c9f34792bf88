// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/workspace.h"

namespace steward {

/// Reads what a person typed for a field: the command line's `field=value`, templates, bulk edits.
///     Boolean  yes no true false 1 0 on off          Instant   2026-03-05T10:00+09:00, 2026-03-05 10:00 (UTC), 2026-03-05
///     TimeSpan 90m 1h 2d 1h30m -15m                  Choice    key or English label
///     Reference  number, title, login, e-mail, id, "me"        sets      items separated by commas
/// Empty text is "no value". Errors: InvalidArgument "value.not-a-number", "value.not-a-date", "value.not-a-span",
/// "value.not-a-truth", "field.no-choice", "value.no-such-record", "value.ambiguous" (args: text, field).
Result<Value> valueFromText(Workspace &desk, const Field &field, const QString &text);

/// The inverse for people who do not read a screen: references by number or title, instants in UTC.
Result<QString> textFromValue(Workspace &desk, const Field &field, const Value &value);

/// A JSON object of field name to text, number, truth or list: a ticket template's values. Errors besides:
/// "json.syntax", InvalidArgument "field.unknown".
Result<QList<std::pair<QString, Value>>> valuesFromJson(Workspace &desk, const RecordType &type, const QString &json);

/// The record that a person means by `text`; `target` is a record type, or "ticket" for all of them.
Result<Uuid> findRecord(Workspace &desk, const QString &target, const QString &text);

/// "1h 30m" → milliseconds; nullopt when it is none. May be negative.
std::optional<Duration> durationFromText(QStringView text);

} // namespace steward
