// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordbuilder.h"
#include "core/schema/records/ids.h"

namespace steward {

/// Values of one record that were erased for good, and why. Written once: to make it is to erase (core/oplog/erasure.h).
/// It reaches every replica, whatever that may see of the record, since it may have seen it before.
struct Redaction
{
    QString about; ///< id of the record; as text, for it may be of any type
    QString recordType;
    StringSet units; ///< names of the units that were erased
    QString reason;
    PersonId erasedBy;
    std::optional<Instant> erased;

    static RecordBuilder<Redaction>::Built declare()
    {
        RecordBuilder<Redaction> b("redaction", QT_TRANSLATE_NOOP("Record", "Erasure"),
            QT_TRANSLATE_NOOP("Record", "Erasures"));
        b.field("about", QT_TRANSLATE_NOOP("Record", "Record"), &Redaction::about).required().indexed();
        b.field("about.type", QT_TRANSLATE_NOOP("Record", "Record type"), &Redaction::recordType).required().listed();
        b.field("units", QT_TRANSLATE_NOOP("Record", "Erased fields"), &Redaction::units).listed();
        b.field("reason", QT_TRANSLATE_NOOP("Record", "Reason"), &Redaction::reason).required().listed().title();
        b.field("erased.by", QT_TRANSLATE_NOOP("Record", "Erased by"), &Redaction::erasedBy,
            {.target = QStringLiteral("person")}).listed();
        b.field("erased", QT_TRANSLATE_NOOP("Record", "Erased"), &Redaction::erased).listed();
        return b.build();
    }
};

} // namespace steward
