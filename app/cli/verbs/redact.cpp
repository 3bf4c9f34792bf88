// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/redact.h"

#include "app/cli/records.h"
#include "app/cli/verb.h"
#include "core/desk/search.h"
#include "core/desk/thread.h"

namespace steward::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr int shownMentions = 20;

/// Units by their names, or by those of their fields.
Result<QStringList> unitsNamed(const RecordType &type, const QStringList &words)
{
    QStringList units;
    for (const QString &word : words) {
        const Field *field = type.field(word);
        const QString unit = type.unit(word) ? word : field ? field->unit : QString();
        if (unit.isEmpty())
            return usageError("unit", u"%1 has no field \"%2\""_s.arg(type.name(), word),
                u"\"schema %1\" names them"_s.arg(type.name()), {word});
        units.append(unit);
    }
    units.removeDuplicates();
    return units;
}

/// Entries of a ticket's thread as `show` counts them, or a file by its name.
Result<QList<RedactionRequest>> entriesOf(Workspace &desk, const LoadedRecord &ticket, const Call &call)
{
    QList<RedactionRequest> requests;
    const QString file = call.arguments().value(u"attachment"_s);
    const QString words = call.arguments().value(u"saying"_s);
    STEWARD_ASSIGN(const QList<ThreadEntry> thread, threadOf(desk, ticket.rid));
    for (const ThreadEntry &entry : thread) {
        const bool isFile = entry.kind == ThreadEntry::Kind::Attachment;
        const bool isText = entry.kind == ThreadEntry::Kind::Comment || entry.kind == ThreadEntry::Kind::WorkNote
            || entry.kind == ThreadEntry::Kind::WorkLog;
        if ((isFile && !file.isEmpty() && entry.text == file)
            || (isText && !words.isEmpty() && entry.text.contains(words, Qt::CaseInsensitive))) {
            STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(entry.rid));
            requests.append({loaded, {}});
        }
    }
    if (requests.isEmpty())
        return Error{ErrorKind::NotFound, u"redact.no-entry"_s,
            u"no entry of %1 has that"_s.arg(ticket.number), u"look at it with \"show %1\""_s.arg(ticket.number), {ticket.number}};
    return requests;
}

/// Where the erased names still stand: nobody but a person can judge whether they have to go too.
Result<Ok> tellMentions(Console &console, Workspace &desk, const QStringList &names)
{
    for (const QString &name : names) {
        STEWARD_ASSIGN(const FoundTickets found, searchTickets(desk, u'"' + name + u'"', SearchEnding::Complete, shownMentions + 1));
        if (found.tickets.isEmpty())
            continue;
        QStringList numbers;
        for (const FoundTicket &ticket : found.tickets.first(qMin<qsizetype>(shownMentions, found.tickets.size())))
            numbers.append(ticket.number);
        console.remark(u"texts of other records may still name what was erased: look at %1%2"_s.arg(numbers.join(u", "_s),
            found.tickets.size() > shownMentions ? u" and more"_s : QString()));
    }
    return Ok{};
}

Result<Answer> run(Call &call)
{
    if (call.arguments().has(u"finish"_s)) {
        STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, call.openForWriting());
        STEWARD_ASSIGN(const bool wasDue, finishRedaction(*desk));
        call.console().remark(wasDue ? u"traces of erased values are overwritten"_s : u"there is nothing to finish"_s);
        return Answer::Done;
    }
    if (call.words().isEmpty())
        return usageError("words", u"redact needs a record"_s, u"write stewardctl redact NUMBER FIELD --reason …"_s, {});
    const QString reason = call.arguments().value(u"reason"_s);
    if (reason.trimmed().isEmpty())
        return usageError("reason", u"an erasure needs a reason"_s, u"write --reason \"request of the person, 2026-04-01\""_s, {});
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, call.openForWriting());
    STEWARD_ASSIGN(const LoadedRecord loaded, findRecord(*desk, call.words().first()));
    const RecordType &type = *desk->schema().type(loaded.type);
    QList<RedactionRequest> requests;
    QStringList names;
    if (call.arguments().has(u"attachment"_s) || call.arguments().has(u"saying"_s)) {
        STEWARD_ASSIGN(requests, entriesOf(*desk, loaded, call));
    } else {
        STEWARD_ASSIGN(const QStringList units, unitsNamed(type, call.words().mid(1)));
        if (units.isEmpty() && type.isTicket())
            return usageError("unit", u"which fields of %1 are to go?"_s.arg(loaded.number),
                u"write stewardctl redact %1 description --reason …"_s.arg(loaded.number), {});
        requests = {{loaded, units}};
        if (type.name() == u"person")
            names = namesIn(type, loaded.values, units.isEmpty() ? redactableUnits(type, loaded.values) : units);
    }
    STEWARD_ASSIGN(const VerbReport report, redact(*desk, requests, reason));
    STEWARD_TRY(printReport(call.console(), *desk, report, call.isDryRun()));
    if (call.isDryRun())
        return Answer::Done;
    STEWARD_TRY(finishRedaction(*desk));
    STEWARD_TRY(tellMentions(call.console(), *desk, names));
    if (desk->isReplica())
        call.console().remark(u"the values go when the team server has taken the erasure; bring the desk in step with \"sync\""_s);
    else if (desk->isOnServer())
        call.console().remark(u"dead rows go when the server's owner runs \"hub scrub\""_s);
    call.console().remark(u"backups and exports made before still hold the values"_s);
    return Answer::Done;
}

} // namespace

Verb redactVerb()
{
    Verb verb;
    verb.name = u"redact"_s;
    verb.summary = u"Erases values for good, on this desk and on all that follow it"_s;
    verb.usage = {u"NUMBER FIELD… --reason TEXT"_s, u"person:NAME [FIELD…] --reason TEXT"_s,
        u"NUMBER --attachment FILE|--saying TEXT --reason TEXT"_s, u"--finish"_s};
    verb.details = u"Takes out all that was ever written in these fields. Who wrote them when, and that they were erased, stays;\n"
                   "the history still verifies. It cannot be undone.\n\n"
                   "  stewardctl redact INC-000123 description --reason \"held a card number\"\n"
                   "  stewardctl redact person:maria --reason \"left, asked to be forgotten\"\n"
                   "  stewardctl redact INC-000123 --attachment passport.jpg --reason \"not needed any more\"\n"
                   "  stewardctl redact INC-000123 --saying 4111-1111 --reason \"card number\"\n"_s;
    verb.options = {{u"reason"_s, u"TEXT"_s, u"why; everybody at the desk can read it"_s},
        {u"attachment"_s, u"FILE"_s, u"the ticket's files of that name, with their contents"_s},
        {u"saying"_s, u"TEXT"_s, u"comments, notes and work logs of the ticket that hold the text"_s},
        {u"finish"_s, {}, u"overwrite what earlier erasures have left in free space, where that was not possible then"_s}};
    verb.changes = true;
    verb.run = run;
    return verb;
}

} // namespace steward::cli
