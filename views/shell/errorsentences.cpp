// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/shell/errorsentences.h"

#include "core/schema/schema.h"
#include "models/valuetext.h"
#include "views/shell/errortext.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

struct Sentence
{
    const char *code;
    const char *text; ///< %1, %2 … are Error::args
    int fields = 0; ///< bit n: argument n + 1 is the name of a field
};

constexpr Sentence sentences[] = {
    {"desk.permission",
        QT_TRANSLATE_NOOP(
            "ErrorText", "This needs the permission “%1”. Ask an administrator for a role that has it.")},
    {"lifecycle.permission",
        QT_TRANSLATE_NOOP(
            "ErrorText", "This needs the permission “%1”. Ask an administrator for a role that has it.")},
    {"workspace.read-only",
        QT_TRANSLATE_NOOP("ErrorText", "This desk was opened read-only; nothing was changed.")},
    {"setup.done", QT_TRANSLATE_NOOP("ErrorText", "This desk is set up already.")},
    {"undo.unknown-batch", QT_TRANSLATE_NOOP("ErrorText", "The change to undo is not on this desk.")},
    {"record.unknown",
        QT_TRANSLATE_NOOP(
            "ErrorText", "There is no such record. It may have been deleted; check the number.")},
    {"record.exists", QT_TRANSLATE_NOOP("ErrorText", "The record exists already.")},
    {"record.type", QT_TRANSLATE_NOOP("ErrorText", "This version does not know this type of record.")},
    {"record.required", QT_TRANSLATE_NOOP("ErrorText", "“%1” is required."), 1},
    {"record.kind", QT_TRANSLATE_NOOP("ErrorText", "The value of “%1” has the wrong kind."), 1},
    {"record.no-such-reference",
        QT_TRANSLATE_NOOP("ErrorText",
            "“%1” refers to a record that does not exist. Choose an existing one, or create it first."),
        1},
    {"record.not-comparable", QT_TRANSLATE_NOOP("ErrorText", "“%1” cannot be looked up."), 1},
    {"group.too-large", QT_TRANSLATE_NOOP("ErrorText", "Too many edits at once. Change fewer records.")},
    {"field.unknown", QT_TRANSLATE_NOOP("ErrorText", "“%1” cannot be set."), 1},
    {"field.no-choice", QT_TRANSLATE_NOOP("ErrorText", "“%1” is no choice of “%2”."), 2},
    {"bulk.not-a-set", QT_TRANSLATE_NOOP("ErrorText", "“%1” holds one value: set it or clear it."), 1},
    {"ticket.conflict", QT_TRANSLATE_NOOP("ErrorText", "The ticket has a conflict to settle first.")},
    {"conflict.none", QT_TRANSLATE_NOOP("ErrorText", "“%1” is decided already. Somebody else may have done it."), 1},
    {"conflict.no-side", QT_TRANSLATE_NOOP("ErrorText", "None of the values of “%2” of %1 is yours. Decide it by itself."), 2},
    {"ticket.not-in-state",
        QT_TRANSLATE_NOOP("ErrorText", "“%1” means nothing in the status “%2”. Change the status too."), 1},
    {"ticket.deleted", QT_TRANSLATE_NOOP("ErrorText", "%1 is deleted. Undo the deletion first.")},
    {"ticket.merged",
        QT_TRANSLATE_NOOP("ErrorText", "%2 was merged into %1. Work on %1, or undo the merge.")},
    {"ticket.parent-cycle",
        QT_TRANSLATE_NOOP("ErrorText", "This would make a ticket its own ancestor. Choose another ticket.")},
    {"lifecycle.no-transition", QT_TRANSLATE_NOOP("ErrorText", "This change of status is not possible now.")},
    {"lifecycle.no-state", QT_TRANSLATE_NOOP("ErrorText", "There is no status “%1”.")},
    {"reopen.too-late",
        QT_TRANSLATE_NOOP(
            "ErrorText", "It was resolved too long ago to be reopened. Open a new ticket and link the two.")},
    {"priority.reason-missing", QT_TRANSLATE_NOOP("ErrorText", "A priority set by hand needs a reason.")},
    {"priority.not-from-matrix",
        QT_TRANSLATE_NOOP("ErrorText", "The priority %1 is not what impact and urgency give.")},
    {"link.self", QT_TRANSLATE_NOOP("ErrorText", "A ticket cannot be linked to itself.")},
    {"link.exists", QT_TRANSLATE_NOOP("ErrorText", "They are linked so already.")},
    {"merge.self", QT_TRANSLATE_NOOP("ErrorText", "%1 cannot be merged into itself.")},
    {"merge.cycle", QT_TRANSLATE_NOOP("ErrorText", "%1 was merged into %2 already. Undo that merge first.")},
    {"split.not-possible",
        QT_TRANSLATE_NOOP("ErrorText", "Only a comment or a work note can become a ticket.")},
    {"bundle.changed", QT_TRANSLATE_NOOP("ErrorText", "The bundle was changed or cut on its way. Nothing of it was used; carry it once more.")},
    {"bundle.none", QT_TRANSLATE_NOOP("ErrorText", "This file is no bundle.")},
    {"bundle.newer", QT_TRANSLATE_NOOP("ErrorText", "Another version of Steward has written this bundle, or it was changed on its way.")},
    {"bundle.other-desk", QT_TRANSLATE_NOOP("ErrorText", "This bundle belongs to another desk. Nothing of it was used.")},
    {"bundle.other-reader", QT_TRANSLATE_NOOP("ErrorText", "This bundle is for somebody else. Nothing of it was used.")},
    {"bundle.other-writer", QT_TRANSLATE_NOOP("ErrorText", "This bundle was not written by whom it names. Nothing of it was used.")},
    {"bundle.content", QT_TRANSLATE_NOOP("ErrorText", "The bundle holds something that this version does not understand. Nothing of it was used.")},
    {"bundle.not-next", QT_TRANSLATE_NOOP("ErrorText", "This bundle does not go on from where the desk is. Write a new one, and have that answered.")},
    {"bundle.no-key", QT_TRANSLATE_NOOP("ErrorText", "This desk has to meet its team server over a network once, before bundles can be made.")},
    {"bundle.needs-network", QT_TRANSLATE_NOOP("ErrorText", "A bundle is not enough here: sync this desk once over a network. Nothing was changed.")},
    {"bundle.no-file", QT_TRANSLATE_NOOP("ErrorText", "%1 cannot be read. Check the name.")},
    {"bundle.not-written", QT_TRANSLATE_NOOP("ErrorText", "%1 cannot be written. Choose another folder.")},
    {"bundle.too-large", QT_TRANSLATE_NOOP("ErrorText", "The bundle would be larger than %1 MB. Leave the attached files for a sync over a network.")},
    {"replica.unencrypted",
        QT_TRANSLATE_NOOP("ErrorText", "The team server asks for an encrypted disk, and this one is not, or does not say so. What waited was handed in; nothing new was taken.")},
    {"sla.goal", QT_TRANSLATE_NOOP("ErrorText", "The target has no goal. Give one for all priorities, or for some of them.")},
    {"sla.condition", QT_TRANSLATE_NOOP("ErrorText", "“%1” cannot be a condition of a target: it may only ask for fields that are "
                                                    "entered, such as service, team, priority or status.")},
    {"calendar.hours", QT_TRANSLATE_NOOP("ErrorText", "These working hours cannot be read. Write Mon-Fri 09:00-12:00 13:00-17:30; "
                                                     "Sat 10:00-14:00.")},
    {"calendar.no-zone", QT_TRANSLATE_NOOP("ErrorText", "This machine does not know the time zone “%1”. Write it as Europe/London or "
                                                       "Asia/Tokyo.")},
    {"calendar.invalid", QT_TRANSLATE_NOOP("ErrorText", "The content of the calendar cannot be read.")},
    {"calendar.no-holidays", QT_TRANSLATE_NOOP("ErrorText", "The file has no holidays from %1 to %2. It has to be an iCalendar file with "
                                                           "whole days, or a list of date and name.")},
    {"redact.unit", QT_TRANSLATE_NOOP("ErrorText", "“%1” cannot be erased: a record lives by it. Change it instead.")},
    {"redact.nothing", QT_TRANSLATE_NOOP("ErrorText", "There is nothing to erase.")},
    {"retention.nothing", QT_TRANSLATE_NOOP("ErrorText", "This rule erases nothing. Name fields, or say that comments, notes and files go too.")},
    {"erase.busy",
        QT_TRANSLATE_NOOP("ErrorText", "The values are erased. Traces in free space are overwritten when no other program uses the desk.")},
    {"record.once", QT_TRANSLATE_NOOP("ErrorText", "This cannot be changed any more.")},
    {"undo.erasure", QT_TRANSLATE_NOOP("ErrorText", "What was erased for good cannot come back.")},
    {"withdraw.not-possible", QT_TRANSLATE_NOOP("ErrorText", "This entry cannot be withdrawn.")},
    {"worklog.empty", QT_TRANSLATE_NOOP("ErrorText", "No time was entered.")},
    {"worklog.below-zero", QT_TRANSLATE_NOOP("ErrorText", "More time would be taken away than was worked.")},
    {"worklog.in-the-future", QT_TRANSLATE_NOOP("ErrorText", "The work would begin in the future.")},
    {"person.email", QT_TRANSLATE_NOOP("ErrorText", "“%1” is no e-mail address.")},
    {"person.exists",
        QT_TRANSLATE_NOOP("ErrorText", "%1 has this e-mail address or login already. Choose that person.")},
    {"view.name", QT_TRANSLATE_NOOP("ErrorText", "The view has no name. Enter one.")},
    {"value.no-such-record",
        QT_TRANSLATE_NOOP(
            "ErrorText", "There is nothing of that name. Check the spelling, or create it first.")},
    {"value.ambiguous",
        QT_TRANSLATE_NOOP("ErrorText", "Several records have that name. Choose one from the list.")},
    {"value.number", QT_TRANSLATE_NOOP("ErrorText", "“%2” is no whole number, as “%1” needs."), 1},
    {"value.boolean", QT_TRANSLATE_NOOP("ErrorText", "“%2” is neither yes nor no, as “%1” needs."), 1},
    {"value.date", QT_TRANSLATE_NOOP("ErrorText", "“%2” is no date, as “%1” needs."), 1},
    {"value.span", QT_TRANSLATE_NOOP("ErrorText", "“%2” is no span of time, as “%1” needs."), 1},
    {"value.choice", QT_TRANSLATE_NOOP("ErrorText", "“%2” is no value of “%1”."), 1},
    {"value.line", QT_TRANSLATE_NOOP("ErrorText", "“%1” is one line."), 1},
    {"value.not-a-number", QT_TRANSLATE_NOOP("ErrorText", "“%1” is no whole number, as “%2” needs."), 2},
    {"value.not-a-truth", QT_TRANSLATE_NOOP("ErrorText", "“%1” is neither yes nor no, as “%2” needs."), 2},
    {"value.not-a-date", QT_TRANSLATE_NOOP("ErrorText", "“%1” is no date, as “%2” needs."), 2},
    {"value.not-a-span", QT_TRANSLATE_NOOP("ErrorText", "“%1” is no span of time, as “%2” needs."), 2},
    {"value.malformed", QT_TRANSLATE_NOOP("ErrorText", "The stored value of “%1” is malformed."), 1},
    {"value.damaged", QT_TRANSLATE_NOOP("ErrorText", "Stored values are damaged.")},
    {"json.syntax", QT_TRANSLATE_NOOP("ErrorText", "The text is not valid JSON.")},
    {"customfield.name",
        QT_TRANSLATE_NOOP("ErrorText",
            "The name of a field has lower-case letters, digits and _, and starts with a letter.")},
    {"customfield.kind", QT_TRANSLATE_NOOP("ErrorText", "There is no such kind of field.")},
    {"customfield.choices", QT_TRANSLATE_NOOP("ErrorText", "A choice needs lines of key=label.")},
    {"customfield.type", QT_TRANSLATE_NOOP("ErrorText", "There is no such record type.")},
    {"tickettype.key",
        QT_TRANSLATE_NOOP("ErrorText", "The key of a ticket type has lower-case letters and digits.")},
    {"tickettype.prefix",
        QT_TRANSLATE_NOOP("ErrorText", "A prefix has two to five capital letters that no other type uses.")},
    {"policy.unknown", QT_TRANSLATE_NOOP("ErrorText", "Nothing reads a policy of this name.")},
    {"template.unclosed", QT_TRANSLATE_NOOP("ErrorText", "“{{” is not closed with “}}”.")},
    {"template.unknown-variable", QT_TRANSLATE_NOOP("ErrorText", "“{{%1}}” means nothing here.")},
    {"query.unknown-field", QT_TRANSLATE_NOOP("ErrorText", "Unknown field “%1”.")},
    {"query.not-sortable", QT_TRANSLATE_NOOP("ErrorText", "Lists cannot be ordered or grouped by “%1”."), 1},
    {"query.not-searchable",
        QT_TRANSLATE_NOOP("ErrorText", "The text of “%1” cannot be searched. Use another field."), 1},
    {"query.too-long", QT_TRANSLATE_NOOP("ErrorText", "The query has too many values. Split the list.")},
    {"storage.older",
        QT_TRANSLATE_NOOP("ErrorText",
            "This desk was made by an older Steward. Open it for writing once; a backup is made first.")},
    {"storage.full", QT_TRANSLATE_NOOP("ErrorText", "The disk is full; nothing of this save was written.")},
    {"storage.busy", QT_TRANSLATE_NOOP("ErrorText", "Another program is writing this desk. Try again.")},
    {"storage.io", QT_TRANSLATE_NOOP("ErrorText", "Reading or writing the desk failed.")},
    {"storage.constraint", QT_TRANSLATE_NOOP("ErrorText", "A unique value is taken.")},
    {"storage.sql", QT_TRANSLATE_NOOP("ErrorText", "The database refused a statement. Report this.")},
    {"storage.no-record",
        QT_TRANSLATE_NOOP(
            "ErrorText", "A record is missing from the directory. Run “stewardctl verify --rebuild”.")},
    {"storage.migration-changed",
        QT_TRANSLATE_NOOP("ErrorText",
            "The layout of this desk is not one this program knows. Open it with the program that made it.")},
    {"hub.refused.permission",
        QT_TRANSLATE_NOOP("ErrorText", "The server refused the change of %1: your roles do not allow it. What you typed is kept.")},
    {"hub.refused.hidden",
        QT_TRANSLATE_NOOP("ErrorText", "The server refused the change of %1: you cannot see it any more. What you typed is kept.")},
    {"hub.refused.author",
        QT_TRANSLATE_NOOP("ErrorText",
            "The server refused the change of %1: your roles do not let you write in another name. What you typed is kept.")},
    {"hub.refused.priority",
        QT_TRANSLATE_NOOP("ErrorText",
            "The server refused the change of %1: the priority is not what impact and urgency give. What you typed is kept.")},
    {"hub.refused.transition",
        QT_TRANSLATE_NOOP("ErrorText",
            "The server refused the change of %1: its status cannot change like this. What you typed is kept.")},
    {"hub.refused.required",
        QT_TRANSLATE_NOOP("ErrorText", "The server refused the change of %1: something is missing. What you typed is kept.")},
    {"hub.refused.reference",
        QT_TRANSLATE_NOOP("ErrorText",
            "The server refused the change of %1: it names something that is not there. What you typed is kept.")},
    {"hub.refused", QT_TRANSLATE_NOOP("ErrorText", "The server refused the change of %1 (%2). What you typed is kept.")},
    {"workspace.other-login",
        QT_TRANSLATE_NOOP("ErrorText", "You are logged in as %2, and on a team server nobody acts as somebody else.")},
    {"keychain.unavailable", QT_TRANSLATE_NOOP("ErrorText", "The keychain of this machine cannot be used.")},
    {"storage.denied", QT_TRANSLATE_NOOP("ErrorText", "The server does not let this login do that. Ask an administrator.")},
    {"storage.disconnected",
        QT_TRANSLATE_NOOP("ErrorText", "The connection to the server is lost; what was saved is safe.")},
    {"storage.login",
        QT_TRANSLATE_NOOP(
            "ErrorText", "The server does not accept this login. Check name, password and certificate.")},
    {"storage.no-database", QT_TRANSLATE_NOOP("ErrorText", "There is no such database on the server.")},
    {"storage.no-server",
        QT_TRANSLATE_NOOP("ErrorText", "The server cannot be reached. Check its name and the network.")},
    {"storage.old-server", QT_TRANSLATE_NOOP("ErrorText", "The server's PostgreSQL is too old.")},
    {"storage.denied", QT_TRANSLATE_NOOP("ErrorText", "This login may not do that. Ask an administrator.")},
    {"search.damaged",
        QT_TRANSLATE_NOOP("ErrorText", "The search index is damaged. Run “stewardctl verify --rebuild”.")},
    {"anchor.not-written",
        QT_TRANSLATE_NOOP("ErrorText",
            "What was saved is safe, but its seal cannot be written. Make the folder writable.")},
    {"anchor.damaged",
        QT_TRANSLATE_NOOP(
            "ErrorText", "The seals of this desk are damaged. Move %1 away if nobody has an explanation.")},
    {"anchor.not-readable", QT_TRANSLATE_NOOP("ErrorText", "%1 cannot be read. Check its permissions.")},
    {"anchor.signature",
        QT_TRANSLATE_NOOP(
            "ErrorText", "%1 holds seals that this user's key did not sign. Run “stewardctl verify”.")},
    {"backup.exists", QT_TRANSLATE_NOOP("ErrorText", "There is already a file %1. Choose another name.")},
    {"backup.no-rename",
        QT_TRANSLATE_NOOP(
            "ErrorText", "The finished backup cannot get its name %1. Check the folder's permissions.")},
    {"demo.not-removed",
        QT_TRANSLATE_NOOP(
            "ErrorText", "%1 cannot be removed. Close other windows of this desk, then try again.")},
    {"demo.not-placed", QT_TRANSLATE_NOOP("ErrorText", "%1 cannot be written. Make the folder writable.")},
};

/// People know a field by its label. Fields of tickets first, then of all other records.
QString labelOf(const QString &field)
{
    static const std::shared_ptr<const Schema> schema = Schema::builtIn();
    for (const auto &type : schema->types()) {
        if (const Field *known = type->field(field))
            return recordText(known->label);
    }
    return field;
}

/// The arguments name the fields to fill; an empty one stands for something else that is in the way.
QString missingSentence(const QStringList &fields)
{
    QStringList labels;
    for (const QString &field : fields) {
        if (!field.isEmpty())
            labels << labelOf(field);
    }
    const char *source = labels.isEmpty()
        ? QT_TRANSLATE_NOOP("ErrorText", "This status is not possible for this ticket.")
        : QT_TRANSLATE_NOOP("ErrorText", "Enter these first: %1.");
    const QString text = ErrorText::tr(source);
    if (text == QString::fromUtf8(source))
        return {};
    return labels.isEmpty() ? text : text.arg(labels.join(ErrorText::tr(", ")));
}

} // namespace

QString errorSentence(const Error &error)
{
    if (error.code == "lifecycle.missing"_L1)
        return missingSentence(error.args);
    for (const Sentence &known : sentences) {
        if (error.code != QLatin1String(known.code))
            continue;
        const QString text = ErrorText::tr(known.text);
        if (text == QString::fromUtf8(known.text))
            return {};
        QString out;
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (text[i] != u'%' || i + 1 == text.size() || !text[i + 1].isDigit()) {
                out += text[i];
                continue;
            }
            const int place = text[++i].digitValue() - 1;
            if (place < 0 || place >= error.args.size())
                return {}; // an argument is not there: core's sentence has it
            const QString &value = error.args[place];
            out += known.fields & (1 << place) ? labelOf(value) : value;
        }
        return out;
    }
    return {};
}

} // namespace steward
