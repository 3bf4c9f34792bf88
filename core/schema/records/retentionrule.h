// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordbuilder.h"

namespace steward {

/// How long the desk keeps what people wrote: of tickets that the query means, the named fields are erased for good
/// (core/desk/retention.h), and with `entries` what was said on them and their files.
struct RetentionRule
{
    QString name;
    QString query; ///< of tickets: "status:closed closed<-730d"
    StringSet units;
    bool entries = false;
    bool inactive = false;

    static RecordBuilder<RetentionRule>::Built declare()
    {
        RecordBuilder<RetentionRule> b("retention", QT_TRANSLATE_NOOP("Record", "Retention rule"),
            QT_TRANSLATE_NOOP("Record", "Retention rules"));
        b.field("name", QT_TRANSLATE_NOOP("Record", "Name"), &RetentionRule::name).required().listed().title();
        b.field("query", QT_TRANSLATE_NOOP("Record", "Tickets"), &RetentionRule::query).required().listed();
        b.field("units", QT_TRANSLATE_NOOP("Record", "Fields to erase"), &RetentionRule::units).listed();
        b.field("entries", QT_TRANSLATE_NOOP("Record", "Comments, notes and files too"), &RetentionRule::entries).listed();
        b.field("inactive", QT_TRANSLATE_NOOP("Record", "Inactive"), &RetentionRule::inactive).listed();
        return b.build();
    }
};

} // namespace steward
