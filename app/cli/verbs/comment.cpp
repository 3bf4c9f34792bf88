// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/records.h"
#include "app/cli/verb.h"
#include "core/desk/conversation.h"

#include <QFile>

#include <cstdio>

namespace steward::cli {

using namespace Qt::StringLiterals;

static Result<QString> textOf(const QStringList &words)
{
    if (words != QStringList{u"-"_s})
        return words.join(u' ');
    QFile in;
    if (!in.open(stdin, QIODevice::ReadOnly))
        return usageError("text", u"nothing can be read from standard input"_s);
    return QString::fromUtf8(in.readAll()).trimmed();
}

static Result<Answer> run(Call &call)
{
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, call.openForWriting());
    STEWARD_ASSIGN(const LoadedRecord ticket, findRecord(*desk, call.words().first()));
    if (!desk->schema().type(ticket.type)->isTicket())
        return Error{ErrorKind::InvalidArgument, u"comment.no-ticket"_s,
            u"%1 is no ticket, so nothing can be said on it"_s.arg(call.words().first()), u"name a ticket by its number"_s,
            {call.words().first()}};
    STEWARD_ASSIGN(const QString text, textOf(call.words().mid(1)));
    Saying saying;
    saying.body = text;
    saying.isPublic = !call.arguments().has(u"internal"_s);
    STEWARD_ASSIGN(const VerbReport report, say(*desk, ticket, saying));
    STEWARD_TRY(printReport(call.console(), *desk, report, call.isDryRun()));
    return Answer::Done;
}

Verb commentVerb()
{
    Verb verb;
    verb.name = u"comment"_s;
    verb.summary = u"Writes on a ticket: a comment that the requester may read, or an internal note"_s;
    verb.usage = {u"NUMBER TEXT [--internal]"_s, u"NUMBER - < FILE"_s};
    verb.details = u"Whoever the text mentions (@login) becomes a watcher. A comment is recorded, not sent: there is no mail\n"
                   "channel yet.\n"_s;
    verb.options = {{u"internal"_s, {}, u"A work note for technicians only"_s}};
    verb.changes = true;
    verb.leastWords = 2;
    verb.run = run;
    return verb;
}

} // namespace steward::cli
