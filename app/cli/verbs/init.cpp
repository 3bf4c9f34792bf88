// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verb.h"
#include "core/desk/bulkload.h"
#include "core/desk/demo.h"
#include "core/desk/generator.h"
#include "core/desk/setup.h"
#include "core/storage/anchorstore.h"

namespace steward::cli {

using namespace Qt::StringLiterals;

namespace {

Result<qint64> generate(Workspace &desk, Console &console, qint64 tickets, qint64 seed)
{
    TicketGenerator generator(desk.sharedSchema(),
        {.tickets = tickets, .seed = std::uint64_t(seed), .now = desk.clock().now()});
    STEWARD_ASSIGN(const CommitReport foundation, desk.commit(generator.foundation()));
    CommitOptions sameBatch;
    sameBatch.batch = foundation.batch;
    qint64 operations = foundation.operations.size();
    BulkLoad load(desk); // ends with it
    STEWARD_TRY(load.begin());
    while (!generator.atEnd()) {
        STEWARD_ASSIGN(const CommitReport report, desk.commit(generator.next(2'000), sameBatch));
        operations += report.operations.size();
        console.progress(u"operations"_s, operations, tickets * TicketGenerator::operationsPerTicket);
    }
    console.endProgress();
    return operations;
}

Result<Answer> run(Call &call)
{
    STEWARD_ASSIGN(const std::optional<qint64> scale, call.arguments().number(u"scale"_s, 1));
    STEWARD_ASSIGN(const std::optional<qint64> seed, call.arguments().number(u"seed"_s));
    WorkspaceOptions options;
    options.login = call.arguments().value(u"as"_s);
    options.anchorFolder = AnchorStore::userFolder();
    const bool demo = call.arguments().has(u"demo"_s);
    const bool empty = call.arguments().has(u"empty"_s);
    if (demo && empty)
        return usageError("words", u"--demo and --empty contradict each other"_s);
    STEWARD_ASSIGN(const QString path, call.filePath(u"stewardctl hub init makes an empty database a team server"_s));
    if (demo && options.login.isEmpty())
        options.login = demoLogin();
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, Workspace::create(path, options));
    qint64 operations = 1;
    if (!empty && !demo && !scale) { // the demo company sets itself up when it was founded
        STEWARD_ASSIGN(const CommitReport begun, setUpDesk(*desk));
        operations += begun.operations.size();
    }
    if (demo) {
        DemoOptions wanted;
        wanted.tickets = scale.value_or(wanted.tickets);
        wanted.seed = seed ? std::uint64_t(*seed) : wanted.seed;
        STEWARD_ASSIGN(const DemoReport filled, fillWithDemo(*desk, wanted));
        operations += filled.operations;
    } else if (scale) {
        STEWARD_ASSIGN(operations, generate(*desk, call.console(), *scale, seed.value_or(1)));
    }
    call.console().object({{u"workspace"_s, u"Workspace"_s}, {u"id"_s, u"Id"_s}, {u"operations"_s, u"Operations"_s}},
        {path, desk->id().toString(), operations});
    return Answer::Done;
}

} // namespace

Verb initVerb()
{
    Verb verb;
    verb.name = u"init"_s;
    verb.summary = u"Makes a workspace: ready to be set up, the demo company, or N generated tickets"_s;
    verb.usage = {u"[--empty]"_s, u"--demo [--scale N] [--seed N]"_s, u"--scale N [--seed N]"_s};
    verb.details = u"A new desk begins with rules, resolution codes, canned replies and views that can all be changed.\n"_s;
    verb.options = {{u"demo"_s, {}, u"Fills it with the demo company, dated relative to today"_s},
        {u"empty"_s, {}, u"Leaves out what a new desk begins with"_s},
        {u"scale"_s, u"N"_s, u"So many tickets; without --demo of a generated desk, which is faster"_s},
        {u"seed"_s, u"N"_s, u"Seed of the generator; the same seed gives the same tickets (default 1)"_s}};
    verb.mostWords = 0;
    verb.run = run;
    return verb;
}

} // namespace steward::cli
