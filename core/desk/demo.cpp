// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/demo.h"

#include "core/desk/demostory.h"
#include "core/desk/setup.h"

namespace steward {

QString demoLogin() { return QStringLiteral("misaki.sato"); }

Result<DemoReport> fillWithDemo(Workspace &desk, const DemoOptions &options)
{
    const Instant now = desk.clock().now();
    const Instant founded = now - options.span - std::chrono::hours(24);
    STEWARD_ASSIGN(const QList<Rid> policies, desk.records().all(*desk.schema().type(u"policy")));
    if (policies.isEmpty())
        STEWARD_TRY(setUpDesk(desk, {.language = QStringLiteral("en"), .at = founded}));

    SeededRandom random(options.seed);
    DemoCompany company(desk, random, founded);
    STEWARD_TRY(company.found());
    STEWARD_ASSIGN(const CommitReport made, desk.commit(company.groups()));

    DemoStory story(desk, company, random, now);
    QList<DemoSave> saves;
    for (const DemoStory::Opening &opening : story.openings(options.tickets, now - options.span))
        story.tell(opening, saves);
    // Told in the order in which it happened, so that numbers, arrival and time go together.
    std::stable_sort(saves.begin(), saves.end(), [](const DemoSave &a, const DemoSave &b) { return a.at < b.at; });
    QList<EditGroup> groups;
    groups.reserve(saves.size());
    for (const DemoSave &save : std::as_const(saves))
        groups.append(save.group);
    // One transaction: a later save of a ticket has seen the earlier ones, as somebody at the desk would have.
    STEWARD_ASSIGN(const CommitReport told, desk.commit(groups));
    return DemoReport{options.tickets, made.operations.size() + told.operations.size()};
}

} // namespace steward
