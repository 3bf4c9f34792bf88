// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// bootstrap_100k_tickets_s, pull_apply_bootstrap_ops_per_s: the first round of a new replica of somebody who sees all,
// from the first call to the last row, projection and search included. It is cut after 500,000 operations; on a smaller
// hub the seconds are scaled to 500,000, and bootstrap_operations says how many there were.
//
// pull_apply_full_ops_per_s: 20,000 edits of tickets all over the desk, pulled by a full replica of its other machine.
// outbox_push_ops_per_s: the same edits handed in before that, out of the file's outbox.
//
// wire_bytes_per_operation: what a pulled operation takes in both directions, of the bootstrap's mix and without
// encryption; wire_push_bytes_per_operation: what an edit that is handed in takes.
//
// converge_20k_edits_s: 10,000 + 10,000 edits on two full replicas that have not heard of each other, 5,000 tickets edited on
// both; both are synced at once until both have everything. Then the titles must be equal on both and each true conflict
// listed once, else there is no figure but an error. On a hub with less than 15,000 tickets there are fewer edits and the
// seconds are scaled; converge_edits says how many there were.

#include "app/cli/bench/bench.h"
#include "app/cli/bench/benchhub.h"
#include "core/desk/desksync.h"
#include "core/desk/fields.h"
#include "core/storage/conflictstore.h"
#include "core/sync/enrolment.h"

#include <thread>

namespace steward::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostPulled = 500'000;

struct Machine
{
    std::unique_ptr<HubClient> hub;
    std::unique_ptr<Workspace> desk;
    QList<Uuid> tickets;
    SyncState state;
    Result<Ok> done = Ok{};
};

Error failed(const QString &why) { return {ErrorKind::Internal, u"bench.converge"_s, why, {}, {}}; }

class SyncBench
{
public:
    SyncBench(HubSite &site, Figures &figures) : m_site(site), m_figures(figures) {}

    Result<Ok> run()
    {
        STEWARD_TRY(bootstrap(m_machines[0], true));
        if (m_machines[0].state.total > mostPulled + mostPulled / 10) // only a part of it is here
            return Ok{};
        STEWARD_TRY(sync(m_machines[0])); // what came after the cut: who edits has seen all
        STEWARD_TRY(bootstrap(m_machines[1], false));
        STEWARD_TRY(sync(m_machines[1]));
        STEWARD_ASSIGN(const QList<Rid> some, someTickets(*m_machines[0].desk, 20'000, 17));
        for (const Rid rid : some) {
            STEWARD_ASSIGN(const Uuid id, m_machines[0].desk->records().idOf(rid));
            m_tickets.append(id);
        }
        STEWARD_TRY(full());
        return converge();
    }

private:
    Result<Ok> bootstrap(Machine &machine, bool measured)
    {
        const QString path = m_site.filePath(u"replica-%1.steward"_s.arg(&machine - m_machines));
        STEWARD_ASSIGN(machine.hub, HubSite::connect(m_site.supervisor()));
        m_server.add(machine.hub->connection());
        STEWARD_TRY(enrolFile(path, m_site.supervisor().url, *machine.hub, m_clock, m_random));
        STEWARD_ASSIGN(machine.desk, Workspace::open(path, {}));
        const PostgresqlConnection::Traffic before = machine.hub->connection().traffic();
        Stopwatch watch;
        m_server.start();
        watch.start();
        const Result<SyncEngine::Round> round = syncDesk(*machine.desk, *machine.hub, machine.state,
            [](const SyncState &now) { return now.done < mostPulled; });
        watch.stop();
        if (!round && round.error().kind != ErrorKind::Cancelled)
            return round.error();
        (void)machine.desk->takeReports();
        if (!measured)
            return Ok{};
        const double operations = double(machine.state.done);
        const PostgresqlConnection::Traffic after = machine.hub->connection().traffic();
        m_figures.set(u"bootstrap_operations"_s, operations);
        m_figures.set(u"bootstrap_100k_tickets_s"_s, watch.ms() / 1000 * mostPulled / operations, watch.cpu() / 1000 * mostPulled / operations);
        rate(u"pull_apply_bootstrap_ops_per_s"_s, operations, watch);
        m_figures.set(u"wire_bytes_per_operation"_s,
            double(after.sent - before.sent + after.received - before.received) / operations);
        return Ok{};
    }

    void rate(const QString &name, double operations, const Stopwatch &watch)
    {
        m_figures.set(name, operations * 1000 / watch.ms(), operations * 1000 / watch.cpu());
        if (const double spent = m_server.ms(); spent > 0)
            m_figures.setServer(name, operations * 1000 / spent);
    }

    Result<Ok> sync(Machine &machine)
    {
        while (true) {
            const Result<SyncEngine::Round> round = syncDesk(*machine.desk, *machine.hub, machine.state);
            (void)machine.desk->takeReports();
            if (round)
                return round->refused == 0 ? Result<Ok>(Ok{}) : failed(u"%1 operations were refused"_s.arg(round->refused));
            if (round.error().kind != ErrorKind::Unavailable)
                return round.error();
        }
    }

    /// Gives each ticket another title; nothing of it is measured.
    Result<Ok> edit(Machine &machine, const QList<Uuid> &tickets, const QString &title)
    {
        constexpr qsizetype atOnce = 1'000;
        for (qsizetype first = 0; first < tickets.size(); first += atOnce) {
            QList<Rid> rids;
            for (const Uuid &id : tickets.mid(first, atOnce)) {
                STEWARD_ASSIGN(const Rid rid, machine.desk->ridOf(id));
                rids.append(rid);
            }
            STEWARD_ASSIGN(const QList<LoadedRecord> loaded, machine.desk->loadAll(rids));
            QList<EditGroup> groups;
            for (const LoadedRecord &one : loaded) {
                RecordEdit edit = RecordEdit::of(one, u"edit"_s);
                setValue(*machine.desk->schema().type(one.type), edit.next, u"title", QString(title + one.number));
                groups.append(EditGroup{edit});
            }
            STEWARD_ASSIGN([[maybe_unused]] const CommitReport report, machine.desk->commit(groups));
        }
        (void)machine.desk->takeReports();
        return Ok{};
    }

    Result<Ok> full()
    {
        STEWARD_TRY(edit(m_machines[0], m_tickets, u"moved "_s));
        const auto operations = double(m_tickets.size());
        const PostgresqlConnection::Traffic before = m_machines[0].hub->connection().traffic();
        Stopwatch pushing;
        m_server.start();
        pushing.start();
        STEWARD_ASSIGN(const SyncEngine::Round pushed, pushOnly(m_machines[0]));
        pushing.stop();
        if (pushed.pushed != m_tickets.size())
            return failed(u"%1 of %2 edits were handed in"_s.arg(pushed.pushed).arg(m_tickets.size()));
        rate(u"outbox_push_ops_per_s"_s, operations, pushing);
        const PostgresqlConnection::Traffic after = m_machines[0].hub->connection().traffic();
        m_figures.set(u"wire_push_bytes_per_operation"_s,
            double(after.sent - before.sent + after.received - before.received) / operations);
        Stopwatch pulling;
        m_server.start();
        pulling.start();
        STEWARD_TRY(sync(m_machines[1]));
        pulling.stop();
        rate(u"pull_apply_full_ops_per_s"_s, operations, pulling);
        return sync(m_machines[0]);
    }

    /// A round that ends when nothing waits any more.
    Result<SyncEngine::Round> pushOnly(Machine &machine)
    {
        SyncEngine::Round handedIn;
        const SyncState before = machine.state;
        const Result<SyncEngine::Round> round = syncDesk(*machine.desk, *machine.hub, machine.state,
            [&](const SyncState &now) {
                handedIn.pushed += Hub::maxPage;
                return now.done == before.done && handedIn.pushed < m_tickets.size();
            });
        if (!round && round.error().kind != ErrorKind::Cancelled)
            return round.error();
        handedIn.pushed = std::min(handedIn.pushed, qint64(m_tickets.size()));
        return handedIn;
    }

    Result<Ok> converge()
    {
        const qsizetype each = std::min<qsizetype>(10'000, m_tickets.size() * 2 / 3);
        const qsizetype both = each / 2;
        STEWARD_ASSIGN(const ConflictStore::Count before, ConflictStore(m_machines[0].desk->connection()).count());
        const QList<Uuid> first = m_tickets.first(each);
        const QList<Uuid> second = m_tickets.mid(each - both, each);
        STEWARD_TRY(edit(m_machines[0], first, u"one says "_s));
        STEWARD_TRY(edit(m_machines[1], second, u"two says "_s));
        Stopwatch watch;
        m_server.start();
        watch.start();
        while (!areEqual() || watch.ms() == 0) {
            std::vector<std::thread> threads;
            for (Machine &machine : m_machines)
                threads.emplace_back([this, &machine] { machine.done = sync(machine); });
            for (std::thread &thread : threads)
                thread.join();
            for (const Machine &machine : m_machines)
                STEWARD_TRY(machine.done);
            watch.stop();
            watch.start();
        }
        watch.stop();
        const double scale = 10'000.0 / double(each);
        m_figures.set(u"converge_edits"_s, double(2 * each));
        m_figures.set(u"converge_20k_edits_s"_s, watch.ms() / 1000 * scale, watch.cpu() / 1000 * scale);
        if (const double spent = m_server.ms(); spent > 0)
            m_figures.setServer(u"converge_20k_edits_s"_s, spent / 1000 * scale);
        return checkConverged(before.records + both);
    }

    bool areEqual() const
    {
        const SyncState &a = m_machines[0].state;
        const SyncState &b = m_machines[1].state;
        return a.done == b.done && a.outbox.pending == 0 && b.outbox.pending == 0;
    }

    Result<Ok> checkConverged(qint64 wanted)
    {
        for (Machine &machine : m_machines) {
            STEWARD_ASSIGN(const ConflictStore::Count found, ConflictStore(machine.desk->connection()).count());
            if (found.records != wanted || found.units != wanted)
                return failed(u"%1 conflicts on %2 tickets instead of %3"_s.arg(found.units).arg(found.records).arg(wanted));
        }
        for (const Uuid &id : std::as_const(m_tickets)) {
            STEWARD_ASSIGN(const QString one, m_machines[0].desk->labelOf(id));
            STEWARD_ASSIGN(const QString two, m_machines[1].desk->labelOf(id));
            if (one != two)
                return failed(u"%1 is \"%2\" here and \"%3\" there"_s.arg(id.toString(), one, two));
        }
        return Ok{};
    }

    HubSite &m_site;
    Figures &m_figures;
    SystemClock m_clock;
    SystemRandom m_random;
    ServerTime m_server;
    Machine m_machines[2];
    QList<Uuid> m_tickets;
};

} // namespace

Result<Ok> benchHubSync(HubSite &site, Figures &figures) { return SyncBench(site, figures).run(); }

} // namespace steward::cli
