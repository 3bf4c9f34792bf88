// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordbuilder.h"
#include "core/schema/records/ids.h"

namespace steward {

/// What was promised to whom: an SLA with a customer, an OLA between teams, an underpinning contract with a supplier. What
/// is measured stands in its targets.
struct Agreement
{
    QString name;
    QString kind;
    OrganizationId customer;
    QString supplier;
    TeamId team;
    CalendarId calendar; ///< none: around the clock
    std::optional<Instant> from; ///< of tickets opened before it was written down; else it holds since then
    bool shortestWins = false;
    QString notes;
    bool inactive = false;

    static RecordBuilder<Agreement>::Built declare()
    {
        RecordBuilder<Agreement> b("agreement", QT_TRANSLATE_NOOP("Record", "Agreement"),
            QT_TRANSLATE_NOOP("Record", "Agreements"));
        const auto c = [](const char *key, const char *label) {
            return Choice{QString::fromLatin1(key), QString::fromUtf8(label)};
        };
        b.field("name", QT_TRANSLATE_NOOP("Record", "Name"), &Agreement::name).required().listed().title();
        b.field("kind", QT_TRANSLATE_NOOP("Record", "Kind"), &Agreement::kind,
             {.choices = {c("sla", QT_TRANSLATE_NOOP("Record", "Service level agreement (SLA)")),
                  c("ola", QT_TRANSLATE_NOOP("Record", "Operational level agreement (OLA)")),
                  c("uc", QT_TRANSLATE_NOOP("Record", "Underpinning contract (UC)"))},
                 .kind = FieldKind::Choice}).listed();
        b.field("customer", QT_TRANSLATE_NOOP("Record", "Customer"), &Agreement::customer,
            {.target = QStringLiteral("organization")});
        b.field("supplier", QT_TRANSLATE_NOOP("Record", "Supplier"), &Agreement::supplier);
        b.field("team", QT_TRANSLATE_NOOP("Record", "Team"), &Agreement::team, {.target = QStringLiteral("team")});
        b.field("calendar", QT_TRANSLATE_NOOP("Record", "Calendar"), &Agreement::calendar,
             {.target = QStringLiteral("calendar")})
            .listed().help(QT_TRANSLATE_NOOP("Record", "Without one, clocks run day and night"));
        b.field("from", QT_TRANSLATE_NOOP("Record", "In force since"), &Agreement::from)
            .listed().help(QT_TRANSLATE_NOOP("Record", "Tickets opened from then on are measured; else from when it was entered"));
        b.field("shortest", QT_TRANSLATE_NOOP("Record", "Shortest target counts alone"), &Agreement::shortestWins)
            .help(QT_TRANSLATE_NOOP("Record", "Of several targets of one metric that hold, only the shortest counts"));
        b.field("notes", QT_TRANSLATE_NOOP("Record", "Notes"), &Agreement::notes,
            {.kind = FieldKind::LongText, .store = FieldStore::Wide});
        b.field("inactive", QT_TRANSLATE_NOOP("Record", "Inactive"), &Agreement::inactive).listed();
        return b.build();
    }
};

} // namespace steward
