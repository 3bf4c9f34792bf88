// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordbuilder.h"

namespace steward {

/// How an incident ended; required to resolve.
struct ResolutionCode
{
    QString name;
    QString outcome;
    bool inactive = false;

    static RecordBuilder<ResolutionCode>::Built declare()
    {
        RecordBuilder<ResolutionCode> b("resolutioncode", QT_TRANSLATE_NOOP("Record", "Resolution code"),
            QT_TRANSLATE_NOOP("Record", "Resolution codes"));
        b.field("name", QT_TRANSLATE_NOOP("Record", "Name"), &ResolutionCode::name)
            .required().listed().title();
        b.field("outcome", QT_TRANSLATE_NOOP("Record", "Outcome"), &ResolutionCode::outcome,
            {.choices = {{QStringLiteral("solved"), QString::fromUtf8(QT_TRANSLATE_NOOP("Record", "Solved"))},
            {QStringLiteral("workaround"), QString::fromUtf8(QT_TRANSLATE_NOOP("Record", "Solved by workaround"))},
            {QStringLiteral("unsolved"), QString::fromUtf8(QT_TRANSLATE_NOOP("Record", "Not solved"))},
            {QStringLiteral("withdrawn"), QString::fromUtf8(QT_TRANSLATE_NOOP("Record", "Withdrawn"))}},
            .kind = FieldKind::Choice}).listed();
        b.field("inactive", QT_TRANSLATE_NOOP("Record", "Inactive"), &ResolutionCode::inactive);
        return b.build();
    }
};

} // namespace steward
