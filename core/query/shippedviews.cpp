// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/shippedviews.h"

namespace steward {

const QList<ShippedView> &shippedViews()
{
    static const QList<ShippedView> views = [] {
        const char *const queue = "status,number,title,priority,due,assignee,service,updated";
        const char *const done = "status,number,title,priority,assignee,resolution.code,resolved";
        QList<ShippedView> made;
        const auto add = [&made](const char *section, const char *key, const char *name, const char *icon,
                             const char *query, const char *sort, const char *columns) {
            SavedView view;
            view.name = QString::fromUtf8(name);
            view.query = QString::fromUtf8(query);
            view.columns = QString::fromUtf8(columns);
            view.sort = QString::fromUtf8(sort);
            view.section = QString::fromUtf8(section);
            view.icon = QString::fromUtf8(icon);
            view.position = qint64(made.size() + 1) * 10;
            made.append({QString::fromUtf8(key), view});
        };
        add("mine", "needs-me", QT_TRANSLATE_NOOP("View", "Needs me"), "star",
            "assignee:me status:open -is:waiting (due<1d or priority<=2 or is:reopened)", "due", queue);
        add("mine", "assigned-to-me", QT_TRANSLATE_NOOP("View", "Assigned to me"), "user",
            "assignee:me status:open", "due", queue);
        add("mine", "watching", QT_TRANSLATE_NOOP("View", "Watching"), "eye", "watcher:me status:open",
            "-updated", queue);
        add("team", "team-open", QT_TRANSLATE_NOOP("View", "Team open"), "inbox", "team:my teams status:open",
            "due", queue);
        add("team", "overdue", QT_TRANSLATE_NOOP("View", "Overdue"), "alert-triangle", "is:overdue", "due",
            queue);
        add("team", "service-levels", QT_TRANSLATE_NOOP("View", "Next deadlines"), "hourglass",
            "status:open has:deadline", "deadline", "status,number,title,priority,deadline,sla,assignee,team,updated");
        add("team", "unassigned", QT_TRANSLATE_NOOP("View", "Unassigned"), "user-plus",
            "is:unassigned status:open", "opened", queue);
        add("team", "on-hold", QT_TRANSLATE_NOOP("View", "On hold"), "player-pause", "is:waiting", "updated",
            "status,number,title,hold,priority,due,assignee,updated");
        add("everyone", "all-open", QT_TRANSLATE_NOOP("View", "All open"), "ticket", "status:open", "due",
            queue);
        add("everyone", "vip-requesters", QT_TRANSLATE_NOOP("View", "VIP requesters"), "crown",
            "requester.vip:yes status:open", "due",
            "status,number,title,requester,priority,due,assignee,updated");
        add("everyone", "recently-updated", QT_TRANSLATE_NOOP("View", "Recently updated"), "refresh", "",
            "-updated", queue);
        add("everyone", "resolved-this-week", QT_TRANSLATE_NOOP("View", "Resolved this week"), "circle-check",
            "resolved>=start of week", "-resolved", done);
        add("everyone", "older-than-30-days", QT_TRANSLATE_NOOP("View", "Older than 30 days"), "hourglass",
            "status:open opened<-30d", "opened", queue);
        return made;
    }();
    return views;
}

} // namespace steward
