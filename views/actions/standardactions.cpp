// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/actions/standardactions.h"

#include <QtGlobal>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

// context, menu and group come from the table that a row stands in
struct Row
{
    const char *id;
    const char *text;
    const char *icon;
    const char *keys;
    int group;
    const char *synonyms = nullptr;
    const char *submenu = nullptr;
    bool checkable = false;
};

void append(QList<ActionSpec> &out, ActionContext context, MenuId menu, std::initializer_list<Row> rows)
{
    for (const Row &row : rows)
        out << ActionSpec{QString::fromLatin1(row.id), row.text, QString::fromLatin1(row.icon),
                          QString::fromLatin1(row.keys), context, menu, row.group, row.submenu, row.synonyms,
                          row.checkable};
}

} // namespace

QList<ActionSpec> standardActions()
{
    using C = ActionContext;
    QList<ActionSpec> out;
    append(out, C::Window, MenuId::File, {
        {"file.open-desk", QT_TRANSLATE_NOOP("Actions", "Open desk…"),
         "folder-open", "Ctrl+O", 0, QT_TRANSLATE_NOOP("Actions", "workspace, file")},
        {"file.connect", QT_TRANSLATE_NOOP("Actions", "Connect to a team server…"),
         "server-2", "", 0, QT_TRANSLATE_NOOP("Actions", "postgresql, hub, online, login, password")},
        {"file.take-along", QT_TRANSLATE_NOOP("Actions", "Take this desk along…"),
         "download", "", 0, QT_TRANSLATE_NOOP("Actions", "offline, replica, copy, field, sync")},
        {"file.bundle-write", QT_TRANSLATE_NOOP("Actions", "Write a bundle for the courier…"),
         "package", "", 0, QT_TRANSLATE_NOOP("Actions", "offline, air gap, usb, export, sync, no network")},
        {"file.bundle-take", QT_TRANSLATE_NOOP("Actions", "Take the courier's bundle…"),
         "package", "", 0, QT_TRANSLATE_NOOP("Actions", "offline, air gap, usb, import, sync, no network")},
        {"file.new-desk", QT_TRANSLATE_NOOP("Actions", "New desk…"),
         "file-plus", "", 0, QT_TRANSLATE_NOOP("Actions", "workspace, create")},
        {"file.demo", QT_TRANSLATE_NOOP("Actions", "Try with demo data"),
         "player-play", "", 0, QT_TRANSLATE_NOOP("Actions", "sample, example")},
        {"file.demo-reset", QT_TRANSLATE_NOOP("Actions", "Make the demo desk anew…"),
         "refresh", "", 0, QT_TRANSLATE_NOOP("Actions", "reset, sample, example")},
        {"file.close-desk", QT_TRANSLATE_NOOP("Actions", "Close desk"),
         "x", "", 0, QT_TRANSLATE_NOOP("Actions", "leave, start page, other desk")},
        {"file.import", QT_TRANSLATE_NOOP("Actions", "Import…"),
         "upload", "", 1, QT_TRANSLATE_NOOP("Actions", "csv, json, servicenow")},
        {"file.export", QT_TRANSLATE_NOOP("Actions", "Export…"),
         "download", "", 1, QT_TRANSLATE_NOOP("Actions", "csv, json, save as")},
        {"file.print", QT_TRANSLATE_NOOP("Actions", "Print…"),
         "printer", "", 2, QT_TRANSLATE_NOOP("Actions", "paper")},
        {"file.pdf", QT_TRANSLATE_NOOP("Actions", "Save as PDF…"),
         "file-text", "", 2, QT_TRANSLATE_NOOP("Actions", "print, paper, portable document")},
        {"file.quit", QT_TRANSLATE_NOOP("Actions", "Quit"),
         "logout", "Ctrl+Q", 3, QT_TRANSLATE_NOOP("Actions", "exit, close")},
    });
    append(out, C::Window, MenuId::Edit, {
        {"edit.undo", QT_TRANSLATE_NOOP("Actions", "Undo"),
         "arrow-back-up", "Ctrl+Z", 0, QT_TRANSLATE_NOOP("Actions", "revert, take back")},
        {"edit.redo", QT_TRANSLATE_NOOP("Actions", "Redo"),
         "arrow-forward-up", "Ctrl+Shift+Z", 0, QT_TRANSLATE_NOOP("Actions", "repeat")},
        {"edit.search-all", QT_TRANSLATE_NOOP("Actions", "Search everything…"),
         "search", "Ctrl+Shift+F", 1, QT_TRANSLATE_NOOP("Actions", "find, full text")},
    });
    append(out, C::Window, MenuId::View, {
        {"view.triage", QT_TRANSLATE_NOOP("Actions", "Triage"),
         "inbox", "Ctrl+1", 0, QT_TRANSLATE_NOOP("Actions", "workspace, role, queue"), QT_TRANSLATE_NOOP("Actions", "Workspace"), true},
        {"view.resolve", QT_TRANSLATE_NOOP("Actions", "Resolve"),
         "ticket", "Ctrl+2", 0, QT_TRANSLATE_NOOP("Actions", "workspace, role"), QT_TRANSLATE_NOOP("Actions", "Workspace"), true},
        {"view.supervise", QT_TRANSLATE_NOOP("Actions", "Supervise"),
         "chart-bar", "Ctrl+3", 0, QT_TRANSLATE_NOOP("Actions", "workspace, role, team lead"), QT_TRANSLATE_NOOP("Actions", "Workspace"), true},
        {"view.change", QT_TRANSLATE_NOOP("Actions", "Change"),
         "calendar-event", "Ctrl+4", 0, QT_TRANSLATE_NOOP("Actions", "workspace, role, change manager"), QT_TRANSLATE_NOOP("Actions", "Workspace"), true},
        {"view.field", QT_TRANSLATE_NOOP("Actions", "Field"),
         "tools", "Ctrl+5", 0, QT_TRANSLATE_NOOP("Actions", "workspace, role, on site"), QT_TRANSLATE_NOOP("Actions", "Workspace"), true},
        {"view.theme-system", QT_TRANSLATE_NOOP("Actions", "Same as the system"),
         "device-desktop", "", 1, QT_TRANSLATE_NOOP("Actions", "theme, appearance"), QT_TRANSLATE_NOOP("Actions", "Theme"), true},
        {"view.theme-light", QT_TRANSLATE_NOOP("Actions", "Light"),
         "bulb", "", 1, QT_TRANSLATE_NOOP("Actions", "theme, appearance, day"), QT_TRANSLATE_NOOP("Actions", "Theme"), true},
        {"view.theme-dark", QT_TRANSLATE_NOOP("Actions", "Dark"),
         "bulb", "", 1, QT_TRANSLATE_NOOP("Actions", "theme, appearance, night"), QT_TRANSLATE_NOOP("Actions", "Theme"), true},
        {"view.rows-compact", QT_TRANSLATE_NOOP("Actions", "Compact rows"),
         "list", "", 1, QT_TRANSLATE_NOOP("Actions", "density, height, 24"), QT_TRANSLATE_NOOP("Actions", "Rows"), true},
        {"view.rows-default", QT_TRANSLATE_NOOP("Actions", "Normal rows"),
         "list", "", 1, QT_TRANSLATE_NOOP("Actions", "density, height, 28"), QT_TRANSLATE_NOOP("Actions", "Rows"), true},
        {"view.rows-roomy", QT_TRANSLATE_NOOP("Actions", "Roomy rows"),
         "list", "", 1, QT_TRANSLATE_NOOP("Actions", "density, height, 36, touch"), QT_TRANSLATE_NOOP("Actions", "Rows"), true},
        {"view.language-en", QT_TRANSLATE_NOOP("Actions", "English"),
         "language", "", 1, QT_TRANSLATE_NOOP("Actions", "language, translation"), QT_TRANSLATE_NOOP("Actions", "Language"), true},
        {"view.language-ja", QT_TRANSLATE_NOOP("Actions", "日本語"),
         "language", "", 1, QT_TRANSLATE_NOOP("Actions", "language, japanese, translation"), QT_TRANSLATE_NOOP("Actions", "Language"), true},
        {"views.add", QT_TRANSLATE_NOOP("Actions", "Keep the list as a view…"),
         "plus", "", 3, QT_TRANSLATE_NOOP("Actions", "save, saved view, query"), QT_TRANSLATE_NOOP("Actions", "Saved views")},
        {"views.update", QT_TRANSLATE_NOOP("Actions", "Change the view to this list"),
         "refresh", "", 3, QT_TRANSLATE_NOOP("Actions", "save, saved view, query"), QT_TRANSLATE_NOOP("Actions", "Saved views")},
        {"views.rename", QT_TRANSLATE_NOOP("Actions", "Rename the view…"),
         "pencil", "", 3, QT_TRANSLATE_NOOP("Actions", "saved view, name"), QT_TRANSLATE_NOOP("Actions", "Saved views")},
        {"views.up", QT_TRANSLATE_NOOP("Actions", "Move the view up"),
         "chevron-up", "", 3, QT_TRANSLATE_NOOP("Actions", "saved view, order"), QT_TRANSLATE_NOOP("Actions", "Saved views")},
        {"views.down", QT_TRANSLATE_NOOP("Actions", "Move the view down"),
         "chevron-down", "", 3, QT_TRANSLATE_NOOP("Actions", "saved view, order"), QT_TRANSLATE_NOOP("Actions", "Saved views")},
        {"views.to-mine", QT_TRANSLATE_NOOP("Actions", "Move the view to Mine"),
         "user", "", 3, QT_TRANSLATE_NOOP("Actions", "private, owner"), QT_TRANSLATE_NOOP("Actions", "Saved views")},
        {"views.to-team", QT_TRANSLATE_NOOP("Actions", "Move the view to Team"),
         "users", "", 3, QT_TRANSLATE_NOOP("Actions", "share"), QT_TRANSLATE_NOOP("Actions", "Saved views")},
        {"views.to-everyone", QT_TRANSLATE_NOOP("Actions", "Move the view to Everyone"),
         "world", "", 3, QT_TRANSLATE_NOOP("Actions", "share, publish"), QT_TRANSLATE_NOOP("Actions", "Saved views")},
        {"views.remove", QT_TRANSLATE_NOOP("Actions", "Remove the view"),
         "trash", "", 3, QT_TRANSLATE_NOOP("Actions", "delete, saved view"), QT_TRANSLATE_NOOP("Actions", "Saved views")},
        {"view.table-twin", QT_TRANSLATE_NOOP("Actions", "Table of this graph or chart"),
         "table", "Ctrl+Shift+A", 2, QT_TRANSLATE_NOOP("Actions", "accessible, twin")},
    });
    append(out, C::Window, MenuId::Ticket, {
        {"ticket.new", QT_TRANSLATE_NOOP("Actions", "New ticket"),
         "plus", "Ctrl+N", 0, QT_TRANSLATE_NOOP("Actions", "create, incident, request")},
    });
    append(out, C::Window, MenuId::Go, {
        {"go.palette", QT_TRANSLATE_NOOP("Actions", "Search, or run a command"),
         "search", "Ctrl+K", 0, QT_TRANSLATE_NOOP("Actions", "palette, commands")},
        {"go.record", QT_TRANSLATE_NOOP("Actions", "Go to record…"),
         "ticket", "Ctrl+P", 0, QT_TRANSLATE_NOOP("Actions", "number, open ticket, jump")},
        {"go.back", QT_TRANSLATE_NOOP("Actions", "Back"),
         "arrow-left", "Alt+Left", 1, QT_TRANSLATE_NOOP("Actions", "previous, history")},
        {"go.forward", QT_TRANSLATE_NOOP("Actions", "Forward"),
         "arrow-right", "Alt+Right", 1, QT_TRANSLATE_NOOP("Actions", "next, history")},
    });
    append(out, C::Window, MenuId::Window, {
        {"window.next-pane", QT_TRANSLATE_NOOP("Actions", "Next pane"),
         "layout-2", "F6", 0, QT_TRANSLATE_NOOP("Actions", "focus, cycle")},
        {"window.previous-pane", QT_TRANSLATE_NOOP("Actions", "Previous pane"),
         "layout-2", "Shift+F6", 0, QT_TRANSLATE_NOOP("Actions", "focus, cycle")},
        {"window.close-tab", QT_TRANSLATE_NOOP("Actions", "Close tab"),
         "x", "Ctrl+W", 0, QT_TRANSLATE_NOOP("Actions", "close pane")},
        {"window.close-pane", QT_TRANSLATE_NOOP("Actions", "Close pane"),
         "x", "Ctrl+Shift+W", 0, QT_TRANSLATE_NOOP("Actions", "hide dock")},
        {"window.move-left", QT_TRANSLATE_NOOP("Actions", "To the left"),
         "layout-sidebar", "", 1, QT_TRANSLATE_NOOP("Actions", "dock, move pane"), QT_TRANSLATE_NOOP("Actions", "Move pane")},
        {"window.move-right", QT_TRANSLATE_NOOP("Actions", "To the right"),
         "layout-sidebar-right", "", 1, QT_TRANSLATE_NOOP("Actions", "dock, move pane"), QT_TRANSLATE_NOOP("Actions", "Move pane")},
        {"window.move-bottom", QT_TRANSLATE_NOOP("Actions", "To the bottom"),
         "layout-bottombar", "", 1, QT_TRANSLATE_NOOP("Actions", "dock, move pane"), QT_TRANSLATE_NOOP("Actions", "Move pane")},
        {"window.move-centre", QT_TRANSLATE_NOOP("Actions", "To the centre, as a tab"),
         "layout-2", "", 1, QT_TRANSLATE_NOOP("Actions", "dock, move pane, tab"), QT_TRANSLATE_NOOP("Actions", "Move pane")},
        {"window.float", QT_TRANSLATE_NOOP("Actions", "Into a window of its own"),
         "window", "", 1, QT_TRANSLATE_NOOP("Actions", "float, detach, second screen"), QT_TRANSLATE_NOOP("Actions", "Move pane")},
        {"window.reset", QT_TRANSLATE_NOOP("Actions", "Reset layout"),
         "refresh", "", 1, QT_TRANSLATE_NOOP("Actions", "restore docks, default")},
    });
    append(out, C::Window, MenuId::Help, {
        {"help.keys", QT_TRANSLATE_NOOP("Actions", "Keyboard shortcuts"),
         "key", "Ctrl+/", 0, QT_TRANSLATE_NOOP("Actions", "cheat sheet, keys, hotkeys")},
        {"help.gallery", QT_TRANSLATE_NOOP("Actions", "Component gallery"),
         "layout-2", "", 1, QT_TRANSLATE_NOOP("Actions", "controls, colours, design")},
        {"help.about", QT_TRANSLATE_NOOP("Actions", "About Steward"),
         "info-circle", "", 2, QT_TRANSLATE_NOOP("Actions", "version, licence")},
    });
    append(out, C::List, MenuId::None, {
        {"list.next", QT_TRANSLATE_NOOP("Actions", "Next row"),
         "chevron-down", "j", 0, QT_TRANSLATE_NOOP("Actions", "down")},
        {"list.previous", QT_TRANSLATE_NOOP("Actions", "Previous row"),
         "chevron-up", "k", 0, QT_TRANSLATE_NOOP("Actions", "up")},
        {"list.select", QT_TRANSLATE_NOOP("Actions", "Select row"),
         "check", "x", 0, QT_TRANSLATE_NOOP("Actions", "mark, toggle")},
        {"list.open-key", QT_TRANSLATE_NOOP("Actions", "Open in a tab"),
         "external-link", "o", 0, QT_TRANSLATE_NOOP("Actions", "show")},
        {"list.select-all", QT_TRANSLATE_NOOP("Actions", "Select all matching"),
         "checks", "Ctrl+A", 0, QT_TRANSLATE_NOOP("Actions", "mark, every row")},
        {"list.edit-cell", QT_TRANSLATE_NOOP("Actions", "Edit the cell…"),
         "pencil", "F2", 0, QT_TRANSLATE_NOOP("Actions", "change the field")},
        {"list.refresh", QT_TRANSLATE_NOOP("Actions", "Read the list again"),
         "refresh", "F5", 0, QT_TRANSLATE_NOOP("Actions", "reload, sort again")},
        {"list.peek", QT_TRANSLATE_NOOP("Actions", "Peek"),
         "eye", "Space", 0, QT_TRANSLATE_NOOP("Actions", "preview")},
        {"list.new", QT_TRANSLATE_NOOP("Actions", "New ticket here"), "plus", "c", 0},
        {"list.filter", QT_TRANSLATE_NOOP("Actions", "Filter"),
         "filter", "/", 0, QT_TRANSLATE_NOOP("Actions", "query, search, condition")},
    });
    append(out, C::List, MenuId::Ticket, {
        {"list.assign", QT_TRANSLATE_NOOP("Actions", "Assign to…"),
         "user-plus", "a", 1, QT_TRANSLATE_NOOP("Actions", "assignee, owner, give, 担当者を変更")},
        {"list.assign-to-me", QT_TRANSLATE_NOOP("Actions", "Assign to me"),
         "user", "i", 1, QT_TRANSLATE_NOOP("Actions", "take, own, mine")},
        {"list.assign-team", QT_TRANSLATE_NOOP("Actions", "Assign to team…"),
         "users-group", "Shift+A", 1, QT_TRANSLATE_NOOP("Actions", "group, escalate, queue")},
        {"list.status", QT_TRANSLATE_NOOP("Actions", "Change status…"),
         "circle-check", "s", 1, QT_TRANSLATE_NOOP("Actions", "state, resolve, hold, close")},
        {"list.priority", QT_TRANSLATE_NOOP("Actions", "Change priority…"),
         "flag", "p", 1, QT_TRANSLATE_NOOP("Actions", "impact, urgency")},
        {"list.label", QT_TRANSLATE_NOOP("Actions", "Tags…"),
         "tag", "l", 1, QT_TRANSLATE_NOOP("Actions", "label")},
        {"list.bulk", QT_TRANSLATE_NOOP("Actions", "Bulk edit…"),
         "pencil", "e", 2, QT_TRANSLATE_NOOP("Actions", "change many, mass update")},
        {"list.merge", QT_TRANSLATE_NOOP("Actions", "Merge…"),
         "git-merge", "m", 2, QT_TRANSLATE_NOOP("Actions", "duplicate, join")},
        {"list.undo", QT_TRANSLATE_NOOP("Actions", "Undo last change"),
         "arrow-back-up", "z", 3, QT_TRANSLATE_NOOP("Actions", "revert")},
    });
    append(out, C::List, MenuId::Go, {
        {"go.queue", QT_TRANSLATE_NOOP("Actions", "Queue"),
         "list-check", "g q", 2, QT_TRANSLATE_NOOP("Actions", "list, tickets")},
        {"go.map", QT_TRANSLATE_NOOP("Actions", "Configuration graph"),
         "topology-star-3", "g m", 2, QT_TRANSLATE_NOOP("Actions", "map, cmdb, ci")},
        {"go.calendar", QT_TRANSLATE_NOOP("Actions", "Change calendar"),
         "calendar-event", "g c", 2, QT_TRANSLATE_NOOP("Actions", "timeline, freeze")},
        {"go.dashboard", QT_TRANSLATE_NOOP("Actions", "SLA dashboard"),
         "chart-bar", "g d", 2, QT_TRANSLATE_NOOP("Actions", "service level, charts")},
        {"go.outbox", QT_TRANSLATE_NOOP("Actions", "Outbox and conflicts"),
         "cloud-up", "g o", 2, QT_TRANSLATE_NOOP("Actions", "sync, to send, needs you")},
    });
    append(out, C::Ticket, MenuId::Ticket, {
        {"ticket.reply", QT_TRANSLATE_NOOP("Actions", "Reply"),
         "message-reply", "r", 4, QT_TRANSLATE_NOOP("Actions", "answer, public, comment, mail")},
        {"ticket.note", QT_TRANSLATE_NOOP("Actions", "Internal note"),
         "lock", "n", 4, QT_TRANSLATE_NOOP("Actions", "work note, comment")},
        {"ticket.send", QT_TRANSLATE_NOOP("Actions", "Send"),
         "send", "Ctrl+Return", 4, QT_TRANSLATE_NOOP("Actions", "submit")},
        {"ticket.send-and-solve", QT_TRANSLATE_NOOP("Actions", "Send and resolve"),
         "circle-check", "Ctrl+Shift+Return", 4, QT_TRANSLATE_NOOP("Actions", "solve, close")},
        {"ticket.resolve", QT_TRANSLATE_NOOP("Actions", "Resolve…"),
         "circle-check", "", 4, QT_TRANSLATE_NOOP("Actions", "solve, close, finish")},
        {"ticket.link", QT_TRANSLATE_NOOP("Actions", "Link…"),
         "link", "", 4, QT_TRANSLATE_NOOP("Actions", "relate, parent, child, duplicate")},
        {"ticket.history", QT_TRANSLATE_NOOP("Actions", "History"),
         "history", "h", 5, QT_TRANSLATE_NOOP("Actions", "log, audit, undo this, who")},
        {"ticket.log-work", QT_TRANSLATE_NOOP("Actions", "Log work…"),
         "clock", "", 5, QT_TRANSLATE_NOOP("Actions", "time, effort, work log")},
        {"ticket.erase", QT_TRANSLATE_NOOP("Actions", "Erase for good…"),
         "eraser", "", 5, QT_TRANSLATE_NOOP("Actions", "redact, privacy, GDPR, forget, personal data")},
        {"ticket.pdf", QT_TRANSLATE_NOOP("Actions", "Save as PDF…"),
         "file-text", "", 6, QT_TRANSLATE_NOOP("Actions", "print, export, paper")},
        {"ticket.timer", QT_TRANSLATE_NOOP("Actions", "Start or stop the timer"),
         "clock", "t", 5, QT_TRANSLATE_NOOP("Actions", "work log, time")},
        {"ticket.previous", QT_TRANSLATE_NOOP("Actions", "Previous in queue"),
         "chevron-up", "[", 5, QT_TRANSLATE_NOOP("Actions", "up")},
        {"ticket.next", QT_TRANSLATE_NOOP("Actions", "Next in queue"),
         "chevron-down", "]", 5, QT_TRANSLATE_NOOP("Actions", "down")},
    });
    append(out, C::Review, MenuId::None, {
        {"review.first", QT_TRANSLATE_NOOP("Actions", "Choose the first value"),
         "git-compare", "1", 0, QT_TRANSLATE_NOOP("Actions", "conflict, base, before")},
        {"review.second", QT_TRANSLATE_NOOP("Actions", "Choose the second value"),
         "git-compare", "2", 0, QT_TRANSLATE_NOOP("Actions", "conflict, mine")},
        {"review.third", QT_TRANSLATE_NOOP("Actions", "Choose the third value"),
         "git-compare", "3", 0, QT_TRANSLATE_NOOP("Actions", "conflict, theirs")},
        {"review.enter", QT_TRANSLATE_NOOP("Actions", "Enter another value…"),
         "pencil", "e", 0, QT_TRANSLATE_NOOP("Actions", "conflict, edit")},
        {"review.apply", QT_TRANSLATE_NOOP("Actions", "Save what was decided"),
         "check", "Return", 0, QT_TRANSLATE_NOOP("Actions", "conflict, settle, result")},
        {"review.alike", QT_TRANSLATE_NOOP("Actions", "Decide all alike…"),
         "checks", "a", 0, QT_TRANSLATE_NOOP("Actions", "conflict, settle, many, mine, theirs, newer")},
    });
    return out;
}

} // namespace steward
