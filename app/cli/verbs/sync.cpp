// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verb.h"
#include "core/desk/bundles.h"
#include "core/desk/desksync.h"
#include "core/desk/newreplica.h"
#include "core/storage/hub/connecthub.h"

#include <QThread>

namespace steward::cli {

using namespace Qt::StringLiterals;

namespace {

QString accessWord(ReplicaState::Access access)
{
    switch (access) {
    case ReplicaState::Access::Active: return u"active"_s;
    case ReplicaState::Access::ReadOnly: return u"read-only"_s;
    case ReplicaState::Access::Revoked: return u"revoked"_s;
    }
    return {};
}

WorkspaceOptions optionsOf(Call &call)
{
    WorkspaceOptions options;
    options.secrets = &secrets();
    options.allowWeakServer = call.arguments().has(u"insecure-server"_s);
    return options;
}

void printState(Console &console, const SyncState &state)
{
    console.object({{u"hub"_s, u"Team server"_s}, {u"access"_s, u"Access"_s}, {u"prefix"_s, u"Offline numbers"_s},
                       {u"done"_s, u"Here up to"_s}, {u"total"_s, u"Server up to"_s}, {u"pending"_s, u"Waiting"_s},
                       {u"refused"_s, u"Refused"_s}, {u"conflicts"_s, u"Conflicts"_s}, {u"contact"_s, u"Last contact"_s},
                       {u"clockOffset"_s, u"Clock behind by (ms)"_s}},
        {state.url, accessWord(state.access), state.prefix, state.done, state.total, state.outbox.pending,
            state.outbox.refused, state.conflicts, state.contact ? Cell::instant(*state.contact) : Cell(),
            state.clockOffset});
}

Result<Answer> init(Call &call)
{
    const QStringList &words = call.words();
    if (words.size() != 3)
        return usageError("words", u"sync init takes the server's address and a new file"_s,
            u"write stewardctl sync init postgresql://LOGIN@HOST/DESK FILE"_s);
    const Result<SyncState> state = makeReplica(words[2], words[1], optionsOf(call), [&](const SyncState &now) {
        return call.console().progress(u"operations"_s, now.done, now.total);
    });
    call.console().endProgress();
    if (!state)
        return state.error();
    printState(call.console(), *state);
    return Answer::Done;
}

Result<Answer> status(Call &call)
{
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, call.openForReading());
    STEWARD_ASSIGN(const SyncState state, storedSyncState(desk->connection()));
    printState(call.console(), state);
    return Answer::Done;
}

Result<Answer> once(Call &call, Workspace &desk)
{
    STEWARD_ASSIGN(const ReplicaState replica, replicaState(desk.connection()));
    STEWARD_ASSIGN(const std::unique_ptr<Hub> hub, connectHub(call.arguments().value(u"hub"_s, replica.url), serverAccess(optionsOf(call))));
    SyncState state;
    const Result<SyncEngine::Round> round = syncDesk(desk, *hub, state, [&](const SyncState &now) {
        return now.bytesToSend > 0 ? call.console().progress(u"attachments"_s, now.bytesSent, now.bytesToSend)
                                   : call.console().progress(u"operations"_s, now.done, now.total);
    });
    call.console().endProgress();
    if (!round)
        return round.error();
    call.console().object({{u"pushed"_s, u"Handed in"_s}, {u"pulled"_s, u"Taken"_s}, {u"refused"_s, u"Refused"_s},
                              {u"pending"_s, u"Waiting"_s}, {u"conflicts"_s, u"Conflicts"_s}, {u"files"_s, u"Files brought"_s}},
        {round->pushed, round->pulled, round->refused, state.outbox.pending, state.conflicts, round->contents});
    if (round->contentsRefused > 0)
        call.console().remark(u"the server did not take %1 attached files; they stay here and are tried again"_s
                                  .arg(round->contentsRefused));
    if (round->rewound)
        call.console().remark(u"the team server had lost something; what this desk still had was handed in again"_s);
    if (round->renamed)
        call.console().remark(u"this file was found to be a copy; it goes on as a replica of its own"_s);
    return round->refused == 0 ? Answer::Done : Answer::No;
}

Result<Answer> writeBundle(Call &call)
{
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, call.openForWriting());
    STEWARD_ASSIGN(const WrittenBundle written, writeWork(*desk, call.words()[1], !call.arguments().has(u"without-files"_s)));
    call.console().object({{u"operations"_s, u"Waiting work in it"_s}, {u"files"_s, u"Attached files in it"_s}, {u"bytes"_s, u"Bytes"_s}},
        {written.operations, written.files, written.bytes});
    if (written.filesLeft > 0)
        call.console().remark(u"%1 attached files are not in it; they go with the next sync over a network"_s.arg(written.filesLeft));
    return Answer::Done;
}

Result<Answer> takeBundle(Call &call)
{
    const QString file = call.words()[1];
    STEWARD_ASSIGN(const QString place, call.workspacePath());
    if (!Workspace::isOnServer(place)) {
        STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, call.openForWriting());
        STEWARD_ASSIGN(const SyncEngine::Round round, takeAnswer(*desk, file));
        STEWARD_ASSIGN(const SyncState state, storedSyncState(desk->connection()));
        call.console().object({{u"pulled"_s, u"Taken"_s}, {u"refused"_s, u"Refused"_s}, {u"pending"_s, u"Waiting"_s},
            {u"conflicts"_s, u"Conflicts"_s}}, {round.pulled, round.refused, state.outbox.pending, state.conflicts});
        if (round.pulled == 0)
            call.console().remark(u"all of it was here already"_s);
        return round.refused == 0 ? Answer::Done : Answer::No;
    }
    STEWARD_ASSIGN(const std::unique_ptr<HubClient> courier, connectHub(place, serverAccess(optionsOf(call))));
    const SystemClock clock;
    SystemRandom random;
    STEWARD_ASSIGN(const CarriedBundle carried, carryWork(*courier, file, call.arguments().value(u"answer"_s), clock, random));
    call.console().object({{u"login"_s, u"Work of"_s}, {u"operations"_s, u"Operations"_s}, {u"taken"_s, u"New at the server"_s},
                              {u"refused"_s, u"Refused"_s}, {u"files"_s, u"Files brought"_s}, {u"answered"_s, u"Operations in the answer"_s}},
        {carried.login, carried.operations, carried.taken, carried.refused, carried.files, carried.answered});
    if (carried.filesRefused > 0)
        call.console().remark(u"the server did not take %1 attached files"_s.arg(carried.filesRefused));
    return carried.refused == 0 ? Answer::Done : Answer::No;
}

Result<Answer> run(Call &call)
{
    const QString what = call.words().value(0);
    if (what == u"init")
        return init(call);
    if (what == u"status" && call.words().size() == 1)
        return status(call);
    if (what == u"export" && call.words().size() == 2)
        return writeBundle(call);
    if (what == u"import" && call.words().size() == 2)
        return takeBundle(call);
    if (!call.words().isEmpty())
        return usageError("words", u"sync does not take \"%1\""_s.arg(what), u"see stewardctl sync --help"_s, {what});
    STEWARD_ASSIGN(const std::optional<qint64> every, call.arguments().number(u"every"_s, 1));
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, call.openForWriting());
    if (!call.arguments().has(u"watch"_s))
        return once(call, *desk);
    while (true) {
        const Result<Answer> answer = once(call, *desk);
        call.console().flush();
        if (!answer && answer.error().kind != ErrorKind::Unavailable)
            return answer.error();
        if (!answer)
            call.console().remark(answer.error().toString());
        QThread::sleep(static_cast<unsigned long>(every.value_or(5)));
    }
}

} // namespace

Verb syncVerb()
{
    Verb verb;
    verb.name = u"sync"_s;
    verb.summary = u"Brings a replica and its team server in step, or makes a replica"_s;
    verb.usage = {u"[--hub URL]"_s, u"--watch [--every SECONDS] [--hub URL]"_s, u"status"_s, u"init URL FILE"_s, u"export FILE [--without-files]"_s,
        u"import FILE [--answer FILE]"_s};
    verb.details
        = u"What was written and attached offline is handed in, what is new is taken (files when they are fetched). A round that is cut goes on where it stopped.\n"
          "init makes FILE a replica of the team server and fills it. The address is kept without its password.\n"
          "Without a network: export writes what waits into a sealed file. Somebody with the role courier runs import with the server\n"
          "as workspace and --answer; import of that answer on the replica is then as a round would have been.\n"
          "Exit code 1 means that the server refused something; it waits in the outbox.\n"_s;
    verb.options = {{u"watch"_s, {}, u"Goes on until it is stopped"_s},
        {u"every"_s, u"SECONDS"_s, u"Time between two rounds of --watch (default 5)"_s},
        {u"without-files"_s, {}, u"Leaves attached files for a sync over a network"_s},
        {u"answer"_s, u"FILE"_s, u"Where to write what is new for the replica"_s},
        {u"hub"_s, u"URL"_s, u"Another address of the same team server"_s}};
    verb.run = run;
    return verb;
}

} // namespace steward::cli
