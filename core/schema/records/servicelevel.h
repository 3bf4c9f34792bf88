// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordbuilder.h"
#include "core/schema/records/ids.h"

namespace steward {

/// A target of an agreement: what is measured (core/sla/servicelevel.h has the metrics), of which tickets, and how much
/// working time there is. Conditions are queries of the ticket; an empty one is what the metric says.
struct ServiceLevel
{
    QString name;
    AgreementId agreement;
    QString metric;
    QString scope;
    std::optional<qint64> goal; ///< for priorities without one of their own
    std::optional<qint64> critical, high, moderate, low, planning;
    QString start, pause, resume, stop, reset, cancel;
    StringSet holds; ///< hold reasons that stop this clock; empty: those of the desk
    bool fromThen = false; ///< no retroactive start
    bool waitsCount = false; ///< no retroactive pause
    bool inactive = false;

    static RecordBuilder<ServiceLevel>::Built declare()
    {
        RecordBuilder<ServiceLevel> b("target", QT_TRANSLATE_NOOP("Record", "Target"),
            QT_TRANSLATE_NOOP("Record", "Targets"));
        const auto c = [](const char *key, const char *label) {
            return Choice{QString::fromLatin1(key), QString::fromUtf8(label)};
        };
        const auto span = [] { return FieldOptions{.kind = FieldKind::TimeSpan}; };
        b.field("name", QT_TRANSLATE_NOOP("Record", "Name"), &ServiceLevel::name).required().listed().title();
        b.field("agreement", QT_TRANSLATE_NOOP("Record", "Agreement"), &ServiceLevel::agreement,
             {.target = QStringLiteral("agreement")}).required().indexed().listed();
        b.field("metric", QT_TRANSLATE_NOOP("Record", "Measures"), &ServiceLevel::metric,
             {.choices = {c("ownership", QT_TRANSLATE_NOOP("Record", "Time to own")),
                  c("response", QT_TRANSLATE_NOOP("Record", "First response")),
                  c("reply", QT_TRANSLATE_NOOP("Record", "Next response")),
                  c("resolution", QT_TRANSLATE_NOOP("Record", "Time to resolve")),
                  c("supplier", QT_TRANSLATE_NOOP("Record", "Supplier time")),
                  c("team", QT_TRANSLATE_NOOP("Record", "Time with the team"))},
                 .kind = FieldKind::Choice}).required().listed();
        b.field("scope", QT_TRANSLATE_NOOP("Record", "Which tickets"), &ServiceLevel::scope)
            .listed().help(QT_TRANSLATE_NOOP("Record", "A query such as service:email priority<=2; empty means all"));
        b.field("goal", QT_TRANSLATE_NOOP("Record", "Goal"), &ServiceLevel::goal, span())
            .listed().help(QT_TRANSLATE_NOOP("Record", "Working time by the agreement's calendar: 4h, 30m"));
        b.field("goal.p1", QT_TRANSLATE_NOOP("Record", "Goal for P1"), &ServiceLevel::critical, span()).listed();
        b.field("goal.p2", QT_TRANSLATE_NOOP("Record", "Goal for P2"), &ServiceLevel::high, span()).listed();
        b.field("goal.p3", QT_TRANSLATE_NOOP("Record", "Goal for P3"), &ServiceLevel::moderate, span()).listed();
        b.field("goal.p4", QT_TRANSLATE_NOOP("Record", "Goal for P4"), &ServiceLevel::low, span()).listed();
        b.field("goal.p5", QT_TRANSLATE_NOOP("Record", "Goal for P5"), &ServiceLevel::planning, span()).listed();
        b.field("start", QT_TRANSLATE_NOOP("Record", "Starts when"), &ServiceLevel::start);
        b.field("pause", QT_TRANSLATE_NOOP("Record", "Pauses while"), &ServiceLevel::pause);
        b.field("resume", QT_TRANSLATE_NOOP("Record", "Resumes when"), &ServiceLevel::resume);
        b.field("stop", QT_TRANSLATE_NOOP("Record", "Stops when"), &ServiceLevel::stop);
        b.field("reset", QT_TRANSLATE_NOOP("Record", "Starts again when"), &ServiceLevel::reset);
        b.field("cancel", QT_TRANSLATE_NOOP("Record", "Is cancelled when"), &ServiceLevel::cancel);
        b.field("holds", QT_TRANSLATE_NOOP("Record", "Pauses on hold for"), &ServiceLevel::holds)
            .help(QT_TRANSLATE_NOOP("Record", "Reasons to wait that stop the clock, none for no reason; empty means the desk's own"));
        b.field("from.then", QT_TRANSLATE_NOOP("Record", "Counts from when it applies"), &ServiceLevel::fromThen)
            .help(QT_TRANSLATE_NOOP("Record", "Not from when the ticket was opened"));
        b.field("waits.count", QT_TRANSLATE_NOOP("Record", "Earlier waits count"), &ServiceLevel::waitsCount);
        b.field("inactive", QT_TRANSLATE_NOOP("Record", "Inactive"), &ServiceLevel::inactive).listed();
        return b.build();
    }
};

} // namespace steward
