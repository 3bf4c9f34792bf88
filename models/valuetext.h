// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordtype.h"

#include <QHash>

namespace steward {

/// Labels of referenced records by id; what a screen loaded together with the values.
using ReferenceLabels = QHash<Uuid, QString>;

/// A declared English label in the language of the screens (translation context "Record").
QString recordText(const QString &english);

/// What stands where a title was erased for good: "(erased)".
QString erasedText();

/// A value as people read it: choices by label, references by the record's name, instants in local time, spans as
/// h:mm, sets with commas. Empty for no value. GUI thread (uses QLocale()).
QString valueText(const Field &field, const Value &value, const ReferenceLabels &labels);

/// Ids that valueText() would look up for these values.
QList<Uuid> referencesOf(const RecordType &type, const RecordValues &values);

} // namespace steward
