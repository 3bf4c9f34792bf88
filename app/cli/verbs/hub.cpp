// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/password.h"
#include "app/cli/verb.h"
#include "core/desk/setup.h"
#include "core/storage/hub/hubepoch.h"
#include "core/storage/hub/hubreading.h"
#include "core/storage/hub/hubscrub.h"
#include "core/storage/hub/hubusers.h"
#include "core/storage/hub/hubworker.h"
#include "core/storage/settings.h"
#include "core/storage/sqlitefile.h"
#include "core/storage/verifier.h"

#include <QTemporaryDir>
#include <QThread>

namespace steward::cli {

using namespace Qt::StringLiterals;

namespace {

Error wrongUsage() { return usageError("words", u"hub does not know that"_s, u"see stewardctl hub --help"_s); }

/// The URL that a word names, else -w.
Result<QString> urlOf(const Call &call, qsizetype word)
{
    if (call.words().size() > word)
        return call.words()[word];
    STEWARD_ASSIGN(const QString named, call.workspacePath());
    if (!named.startsWith(u"postgres"))
        return usageError("no-workspace", u"no hub was named"_s, u"say -w postgresql://…, or set STEWARD_WORKSPACE"_s);
    return named;
}

/// A new desk for a hub that begins with nothing else.
Result<QString> newDesk(const Call &call, const QTemporaryDir &folder)
{
    const QString path = folder.filePath(u"new.steward"_s);
    WorkspaceOptions options;
    options.login = call.arguments().value(u"as"_s);
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, Workspace::create(path, options));
    STEWARD_TRY(setUpDesk(*desk));
    return path;
}

Result<Answer> init(Call &call)
{
    if (call.words().size() != 2)
        return wrongUsage();
    Console &console = call.console();
    const QString &url = call.words()[1];
    const QTemporaryDir folder;
    QString path = call.arguments().value(u"from"_s);
    if (path.isEmpty()) {
        STEWARD_ASSIGN(path, newDesk(call, folder));
    } else { // what is left open by a crash, or of an older layout, is put in order by its own program
        STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, Workspace::open(path));
    }
    const SystemClock clock;
    STEWARD_ASSIGN(const SqliteFile file, openSqliteFile(path, SqliteConnection::Mode::Read, clock));
    STEWARD_ASSIGN(const HubRules rules, rulesOf(*file.connection));
    STEWARD_ASSIGN(const HubMade made, makeHub(url, *file.connection, rules.schema, rules.policies, clock,
        [&](const QString &what, qint64 done, qint64 total) { return console.progress(what, done, total); }));
    console.endProgress();
    console.object({{u"workspace"_s, u"Workspace"_s}, {u"operations"_s, u"Operations"_s}, {u"values"_s, u"Values"_s},
                       {u"records"_s, u"Records"_s}, {u"rows"_s, u"Rows"_s}, {u"texts"_s, u"Texts"_s},
                       {u"visible"_s, u"Records with keys"_s}, {u"epoch"_s, u"Epoch"_s}, {u"head"_s, u"Begins after"_s}},
        {made.workspace.toString(), made.counts.operations, made.counts.values, made.counts.records, made.counts.rows,
            made.counts.texts, made.visible, qint64(2), made.counts.head});
    if (call.arguments().has(u"from"_s))
        console.remark(u"the hub goes on from here; put %1 away, it is a desk of its own from now on"_s.arg(path));
    console.remark(u"now let people in: stewardctl hub user add LOGIN --name NAME --role ROLE -w URL"_s);
    return Answer::Done;
}

void show(Call &call, const HubUser &user, const QString &state)
{
    call.console().object({{u"login"_s, u"Login"_s}, {u"person"_s, u"Person"_s}, {u"state"_s, u"State"_s},
                              {u"keys"_s, u"Keys"_s}, {u"newPerson"_s, u"New person"_s}, {u"newLogin"_s, u"New login"_s}},
        {user.login, user.person.toString(), state, Cell::list(user.keys), Cell::boolean(user.isNewPerson),
            Cell::boolean(user.isNewLogin)});
}

QStringList namesOf(const Call &call, const QString &option)
{
    QStringList names;
    for (const QString &name : call.arguments().value(option).split(u',', Qt::SkipEmptyParts))
        names.append(name.trimmed());
    return names;
}

Result<Answer> user(Call &call)
{
    const QStringList &words = call.words();
    if (words.size() != 3)
        return wrongUsage();
    STEWARD_ASSIGN(const QString url, urlOf(call, words.size()));
    const SystemClock clock;
    SystemRandom random;
    const QString &login = words[2];
    if (words[1] == u"disable") {
        STEWARD_ASSIGN(const HubUser gone, disableHubUser(url, login, clock));
        show(call, gone, u"disabled"_s);
        return Answer::Done;
    }
    const HubRoleWish wish{call.arguments().value(u"role"_s), namesOf(call, u"team"_s), namesOf(call, u"org"_s)};
    if (wish.role.isEmpty())
        return usageError("words", u"a role must be named"_s, u"say --role technician"_s);
    if (words[1] == u"role") {
        STEWARD_ASSIGN(const HubUser changed, setHubRole(url, login, wish, clock, random));
        show(call, changed, u"active"_s);
        return Answer::Done;
    }
    if (words[1] != u"add")
        return wrongUsage();
    STEWARD_ASSIGN(const QString password, newPassword(login));
    STEWARD_ASSIGN(const HubUser added, addHubUser(url, login, call.arguments().value(u"name"_s), wish, password, clock, random));
    show(call, added, u"active"_s);
    if (!added.isNewLogin)
        call.console().remark(u"the server knew this login; its password was left as it is"_s);
    return Answer::Done;
}

Result<Answer> status(Call &call)
{
    STEWARD_ASSIGN(const QString url, urlOf(call, 1));
    STEWARD_ASSIGN(const HubStatus status, hubStatus(url));
    call.console().object({{u"workspace"_s, u"Workspace"_s}, {u"server"_s, u"PostgreSQL"_s}, {u"roles"_s, u"Roles"_s},
                              {u"epoch"_s, u"Epoch"_s}, {u"head"_s, u"Last operation"_s}, {u"records"_s, u"Records"_s},
                              {u"logins"_s, u"Logins"_s}, {u"disabled"_s, u"Disabled"_s}, {u"replicas"_s, u"Replicas"_s},
                              {u"toDerive"_s, u"Waiting for the worker"_s}, {u"rulesInForce"_s, u"Rules in force"_s},
                              {u"mustScrub"_s, u"Erased values to overwrite"_s},
                              {u"wrongPrivileges"_s, u"Logins with privileges of before"_s},
                              {u"exposed"_s, u"Tables without row security"_s}},
        {status.workspace.toString(), status.server, status.rolePrefix, status.epoch, status.head, status.records,
            status.logins, status.disabled, status.replicas, status.toDerive, Cell::boolean(status.rulesInForce),
            Cell::boolean(status.mustScrub), Cell::list(status.wrongPrivileges), Cell::list(status.exposed)});
    if (!status.rulesInForce)
        call.console().remark(u"policies or custom fields were changed and are not in force: run stewardctl hub upgrade"_s);
    if (!status.wrongPrivileges.isEmpty())
        call.console().remark(u"roles were changed, and these logins have the privileges of before: run stewardctl hub upgrade"_s);
    if (status.mustScrub)
        call.console().remark(u"old rows still hold erased values: run stewardctl hub scrub when nobody works"_s);
    if (!status.exposed.isEmpty())
        call.console().remark(u"row security is not in force everywhere: run stewardctl hub upgrade"_s);
    const bool isSound = status.rulesInForce && status.wrongPrivileges.isEmpty() && status.exposed.isEmpty();
    return isSound ? Answer::Done : Answer::No;
}

/// Until `seconds` have passed, or somebody has written.
void waitForNews(HubWorkplace *place, qint64 seconds)
{
    constexpr int slice = 100; // ms
    for (qint64 left = seconds * 1000; left > 0; left -= slice) {
        QThread::msleep(slice);
        if (!place)
            continue;
        const Result<QStringList> news = place->connection->notifications();
        if (!news || !news->isEmpty())
            return;
    }
}

void show(Console &console, const HubWork &done)
{
    console.object({{u"records"_s, u"Records"_s}, {u"changed"_s, u"Changed"_s}, {u"indexed"_s, u"Texts indexed"_s},
                       {u"repaired"_s, u"Rows repaired"_s}, {u"differing"_s, u"Rows unlike their operations"_s}},
        {done.records, done.changed, done.indexed, done.repaired, done.differing});
    if (done.differing > 0)
        console.remark(u"rows are not what their operations say: run stewardctl hub work as the hub's owner"_s);
}

Result<Answer> work(Call &call)
{
    STEWARD_ASSIGN(const QString url, urlOf(call, 1));
    STEWARD_ASSIGN(const std::optional<qint64> every, call.arguments().number(u"every"_s, 1));
    if (!call.arguments().has(u"watch"_s)) {
        STEWARD_ASSIGN(const HubWorkplace place, openHubWorkplace(url));
        STEWARD_ASSIGN(const HubWork done, workHub(place));
        show(call.console(), done);
        return Answer::Done;
    }
    const auto open = [&]() -> Result<std::optional<HubWorkplace>> {
        STEWARD_ASSIGN(HubWorkplace place, openHubWorkplace(url));
        STEWARD_TRY(listenTo(*place.connection, place.workspace));
        return std::optional(std::move(place));
    };
    std::optional<HubWorkplace> place;
    QString said; // once, not every two seconds
    while (true) {
        std::optional<Error> failed;
        if (!place) {
            Result<std::optional<HubWorkplace>> opened = open();
            if (opened)
                place = *std::move(opened);
            else
                failed = opened.error();
        }
        if (place) {
            const Result<HubWork> done = workHub(*place);
            if (!done)
                failed = done.error();
            else if (done->records > 0)
                show(call.console(), *done);
        }
        const bool isLost = place && place->connection->isLost();
        if (failed && !isLost && failed->kind != ErrorKind::Unavailable)
            return *failed;
        if (const QString now = failed ? failed->toString() : QString(); now != said) {
            call.console().remark(failed ? now : u"the server is back"_s);
            said = now;
        }
        if (isLost)
            place.reset();
        call.console().flush();
        waitForNews(place ? &*place : nullptr, every.value_or(2));
    }
}

Result<Answer> upgrade(Call &call)
{
    STEWARD_ASSIGN(const QString url, urlOf(call, 1));
    const SystemClock clock;
    STEWARD_TRY(upgradeHub(url, clock));
    call.console().remark(u"the hub fits this program"_s);
    return Answer::Done;
}

Result<Answer> scrubTables(Call &call)
{
    STEWARD_ASSIGN(const QString url, urlOf(call, 1));
    STEWARD_TRY(scrubHub(url, [&](qint64 done, qint64 all) {
        call.console().progress(u"tables"_s, done, all);
        return true;
    }));
    call.console().remark(u"no table holds erased values any more; write-ahead log, its archives and backups may, until they are recycled"_s);
    return Answer::Done;
}

/// Commitments, chains, order, erasures and what couriers brought. Rows are what the worker proves.
Result<Answer> verifyLog(Call &call)
{
    STEWARD_ASSIGN(const QString url, urlOf(call, 1));
    STEWARD_ASSIGN(const HubOwner hub, openHub(url));
    STEWARD_ASSIGN(const HubRules rules, rulesOf(*hub.connection));
    Verifier::Options options;
    options.projection = false;
    options.progress = [&](qint64 done, qint64 all) { return call.console().progress(u"operations"_s, done, all); };
    STEWARD_ASSIGN(const Verification found, Verifier(*hub.connection, rules.schema).run(options));
    call.console().endProgress();
    for (const Finding &finding : found.findings)
        call.console().text(finding.code + (finding.seq > 0 ? u" #%1"_s.arg(finding.seq) : QString()) + u": "_s + finding.text);
    call.console().text(found.passed() ? u"%1 operations are as they were written"_s.arg(found.operations)
                                       : u"%1 contradictions in %2 operations"_s.arg(found.totalFindings).arg(found.operations));
    return found.passed() ? Answer::Done : Answer::No;
}

/// After a backup was restored, or a standby promoted.
Result<Answer> restored(Call &call)
{
    STEWARD_ASSIGN(const QString url, urlOf(call, 1));
    STEWARD_ASSIGN(const std::optional<qint64> distance, call.arguments().number(u"distance"_s, 1));
    const SystemClock clock;
    STEWARD_ASSIGN(const std::optional<qint64> after, call.arguments().number(u"at"_s, 0));
    STEWARD_TRY(upgradeHub(url, clock)); // a copy of a database has not the privileges of the original, and may be older
    STEWARD_ASSIGN(const HubEpoch begun, beginHubEpoch(url, clock, distance.value_or(1'000), after));
    call.console().object({{u"epoch"_s, u"Epoch"_s}, {u"fork"_s, u"Begins after"_s}}, {begun.epoch, begun.fork});
    call.console().remark(u"desks that were taken along go back to there and hand in again what they still have"_s);
    return Answer::Done;
}

/// Programs keep to it: they take nothing from the server onto another disk.
Result<Answer> require(Call &call)
{
    const QString what = call.words()[1];
    if (what != u"encrypted-disk" && what != u"nothing")
        return wrongUsage();
    STEWARD_ASSIGN(const QString url, urlOf(call, 2));
    STEWARD_ASSIGN(const HubOwner hub, openHub(url));
    const bool needs = what == u"encrypted-disk";
    STEWARD_TRY(writeSetting(*hub.connection, u"replica.disk"_s, needs ? u"encrypted"_s : QString()));
    call.console().remark(needs ? u"desks that are taken along have to lie on an encrypted disk from now on"_s
                                : u"desks that are taken along may lie on any disk"_s);
    return Answer::Done;
}

/// What a person has to know to work with this hub; nothing is changed.
Result<Answer> enroll(Call &call)
{
    STEWARD_ASSIGN(const QString url, urlOf(call, 1));
    STEWARD_ASSIGN(const HubInvitation invitation, hubInvitation(url));
    call.console().object({{u"workspace"_s, u"Workspace"_s}, {u"host"_s, u"Host"_s}, {u"port"_s, u"Port"_s},
                              {u"database"_s, u"Database"_s}, {u"encrypted"_s, u"Encrypted"_s}, {u"url"_s, u"URL for LOGIN"_s}},
        {invitation.workspace.toString(), invitation.host, invitation.port, invitation.database,
            Cell::boolean(invitation.encrypted), invitation.url});
    return Answer::Done;
}

Result<Answer> run(Call &call)
{
    const QString &what = call.words().first();
    if (what == u"init")
        return init(call);
    if (what == u"user")
        return user(call);
    if (what == u"status" && call.words().size() <= 2)
        return status(call);
    if (what == u"work" && call.words().size() <= 2)
        return work(call);
    if (what == u"upgrade" && call.words().size() <= 2)
        return upgrade(call);
    if (what == u"restored" && call.words().size() <= 2)
        return restored(call);
    if (what == u"require" && call.words().size() >= 2)
        return require(call);
    if (what == u"verify" && call.words().size() <= 2)
        return verifyLog(call);
    if (what == u"scrub" && call.words().size() <= 2)
        return scrubTables(call);
    if (what == u"enroll" && call.words().size() <= 2)
        return enroll(call);
    return wrongUsage();
}

} // namespace

Verb hubVerb()
{
    Verb verb;
    verb.name = u"hub"_s;
    verb.summary = u"Makes a PostgreSQL database a team server and keeps it"_s;
    verb.usage = {u"init URL [--from FILE]"_s, u"user add LOGIN --name NAME --role ROLE [--team TEAMS|--org ORGANIZATIONS]"_s,
        u"user role LOGIN --role ROLE [--team TEAMS|--org ORGANIZATIONS]"_s, u"user disable LOGIN"_s, u"enroll [URL]"_s,
        u"status [URL]"_s, u"work [URL] [--watch [--every SECONDS]]"_s, u"upgrade [URL]"_s, u"verify [URL]"_s, u"restored [URL] [--at OPERATION] [--distance N]"_s, u"require encrypted-disk|nothing [URL]"_s, u"scrub [URL]"_s};
    verb.details = u"The URL, or -w, is that of the login that owns the database and may create roles (CREATEROLE), never a member's.\n"
                   "The password of a new login is asked for, or taken from STEWARD_NEW_PASSWORD; the server gets its SCRAM verifier.\n"
                   "work computes what the server cannot, and proves what clients have said: sort keys, counts, search texts. Let it run\n"
                   "with --watch, as a login of its own: hub user add NAME --role worker.\n"
                   "require encrypted-disk: programs take the desk along to encrypted disks only; what waits is still handed in.\n"
                   "verify proves the log: nothing was changed, inserted, cut or reordered, no value is gone that nobody erased, and what\n"
                   "couriers brought (sync import) is signed by those whose work it is.\n"
                   "restored: say it after you restored a backup or promoted a standby, before people are let in. A new epoch begins; desks\n"
                   "that saw more go back and hand in again what they still have.\n"
                   "scrub writes all tables anew after an erasure (redact), so that old versions of rows are gone; nobody can work meanwhile.\n"_s;
    verb.options = {{u"from"_s, u"FILE"_s, u"Takes over this desk with its whole history; otherwise the hub begins as a new desk"_s},
        {u"name"_s, u"NAME"_s, u"Name of the person, if the desk has nobody with this login yet"_s},
        {u"role"_s, u"ROLE"_s, u"What they may do: requester, technician, teamlead, administrator, auditor, …; worker for hub work"_s},
        {u"team"_s, u"TEAMS"_s, u"Only for tickets of these teams, separated by commas"_s},
        {u"at"_s, u"OPERATION"_s, u"Last operation of the backup, if people have worked since; desks name it when they refuse to go on"_s},
        {u"distance"_s, u"N"_s, u"How many numbers may have been lost and stay unused (default 1000)"_s},
        {u"watch"_s, {}, u"Goes on until it is stopped"_s},
        {u"every"_s, u"SECONDS"_s, u"Time between two looks of --watch (default 2)"_s},
        {u"org"_s, u"ORGANIZATIONS"_s, u"Only for tickets of these organizations, separated by commas"_s}};
    verb.leastWords = 1;
    verb.mostWords = 3;
    verb.run = run;
    return verb;
}

} // namespace steward::cli
