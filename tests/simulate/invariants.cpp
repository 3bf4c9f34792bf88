// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
//
// What must hold when all lines work again and everybody has synced:
//     every file is at the hub's end, and nothing waits                            liveness
//     a file shows exactly what its login may see, as the hub's operations fold    convergence, scope
//     everything written is at the hub once; refused work lies in its outbox       nothing lost, nothing doubled
//     a write is shown, a sibling, or overwritten by somebody who had it on screen no silent lost update
//     chains and rows verify; one flipped bit does not                             integrity
//     stamps grow along what was seen and stay near hub time                       order
//     numbers are unique, and each that was shown leads to its record              numbers

#include "tests/simulate/simulation.h"

#include "core/oplog/canonical.h"
#include "core/oplog/hybridclock.h"
#include "core/storage/verifier.h"

#include <algorithm>

namespace steward {

void Simulation::settle()
{
    if (m_unsaid)
        sayThatTheHubWentBack();
    m_hub.setVersions(1, 1);
    for (const auto &node : m_nodes) {
        node->line->faults = {};
        MemoryHub::Login login = m_hub.login(node->login);
        if (login.disabled) {
            login.disabled = false;
            m_hub.setLogin(node->login, login);
        }
    }
    constexpr int rounds = 6;
    for (int i = 0; i < rounds; ++i) {
        for (const auto &node : m_nodes)
            syncNode(*node);
    }
    if (!m_broken.isEmpty())
        return;
    if (const QString proof = m_hub.proof(); !proof.isEmpty())
        return fail(QStringLiteral("the hub: ") + proof);
    checkHub();
    checkWork();
    checkNoSilentLoss();
    for (const auto &node : m_nodes)
        checkNode(*node);
    checkTampering(*m_nodes.front());
}

void Simulation::checkHub()
{
    const MemoryHub::State &hub = m_hub.state();
    Digest chain{};
    QHash<Uuid, qint64> lastEff;
    QHash<Uuid, QSet<QByteArray>> seeds;
    QHash<Uuid, QSet<bool>> groups;
    QSet<QString> numbers;
    for (qsizetype i = 0; i < hub.log.size(); ++i) {
        const LoggedOperation &logged = hub.log[i];
        const Operation &op = logged.operation;
        const HubFact &fact = logged.hub;
        chain = chainOf(chain, leafOf(op.hash, fact));
        if (fact.seq != i + 1 || fact.chain != chain)
            return fail(QStringLiteral("the hub's chain is broken at %1").arg(i + 1));
        const qint64 seen = std::min(capped(op.seen, hub.forks).hubSeq, qint64(i));
        const qint64 seenMax = seen > 0 ? hub.greatest[seen - 1] : 0;
        const qint64 own = lastEff.value(op.dot.replica);
        if (fact.eff <= seenMax || fact.eff <= own)
            return fail(QStringLiteral("the stamp of %1 is not behind what its author had seen").arg(fact.seq));
        const qint64 bound = hybrid::fromInstant(fact.receivedAt + hybrid::bound);
        if (fact.eff > bound && fact.eff > std::max(seenMax, own) + 1)
            return fail(QStringLiteral("the stamp of %1 lies in the future").arg(fact.seq));
        lastEff.insert(op.dot.replica, fact.eff);
        m_counts.refused += isAccepted(fact) ? 0 : 1;
        if (!op.seed.isEmpty() && seeds[op.dot.replica].contains(op.seed))
            return fail(QStringLiteral("the salts of %1 were used before").arg(fact.seq));
        seeds[op.dot.replica].insert(op.seed);
        if (fact.verdict != twinVerdict())
            groups[op.group].insert(isAccepted(fact));
        if (groups[op.group].size() > 1)
            return fail(QStringLiteral("the group of %1 was accepted in part").arg(fact.seq));
        if (!fact.number.isEmpty() && numbers.contains(fact.number))
            return fail(QStringLiteral("the number %1 was given twice").arg(fact.number));
        numbers.insert(fact.number);
    }
}

void Simulation::checkWork()
{
    QHash<WorkKey, int> accepted;
    QHash<WorkKey, int> refused;
    for (const LoggedOperation &logged : m_hub.state().log) {
        if (!m_people.contains(logged.operation.actor))
            continue; // the desk that the hub was made of, and what its owner writes about logins
        const WorkKey key = keyOf(logged.operation);
        if (!m_work.contains(key))
            return fail(QStringLiteral("nobody wrote operation %1").arg(logged.hub.seq));
        if (isAccepted(logged.hub) && ++accepted[key] > 1)
            return fail(QStringLiteral("operation %1 counts twice").arg(logged.hub.seq));
        if (!isAccepted(logged.hub) && logged.hub.verdict != twinVerdict())
            ++refused[key];
    }
    QSet<WorkKey> kept; // the hub that refused it may be no more
    for (const auto &node : m_nodes) {
        const Result<QList<OutboxEntry>> entries = Outbox(node->connection()).entries(Outbox::Which::Refused);
        for (const OutboxEntry &entry : entries.value_or({}))
            kept.insert(keyOf(entry.operation));
    }
    for (auto it = m_work.cbegin(); it != m_work.cend(); ++it) {
        const bool isAcceptedOne = accepted.contains(it.key());
        if (isAcceptedOne && refused.contains(it.key()))
            return fail(QStringLiteral("an operation of %1 is both accepted and refused").arg(it->login));
        if (!isAcceptedOne && !refused.contains(it.key()) && !kept.contains(it.key()) && !it->mayBeLost)
            return fail(QStringLiteral("an operation of %1 on record %2 was lost").arg(it->login, QString::fromLatin1(it.key().toHex()).right(5)));
    }
}

void Simulation::checkNoSilentLoss()
{
    const MemoryHub::State &hub = m_hub.state();
    for (auto record = hub.records.cbegin(); record != hub.records.cend(); ++record) {
        if (record->type != m_incident.name() || record->values.values.empty())
            continue;
        const QList<LoggedOperation> operations = m_hub.accepted(record.key());
        const FoldedRecord &folded = foldOf(record.key());
        m_counts.conflicts += folded.conflicts().size();
        for (const LoggedOperation &logged : operations) {
            for (const UnitChange &change : logged.operation.units) {
                const Unit *unit = m_incident.unit(change.unit);
                if (unit->policy != MergePolicy::Register && unit->policy != MergePolicy::Status)
                    continue;
                const FoldedUnit shown = folded.units.value(change.unit);
                const bool isThere = shown.shown.value == change.newValue
                    || std::any_of(shown.siblings.cbegin(), shown.siblings.cend(),
                        [&](const Sibling &sibling) { return sibling.value == change.newValue; });
                const bool isOverwritten = std::any_of(operations.cbegin(), operations.cend(), [&](const LoggedOperation &by) {
                    return m_work.value(keyOf(by.operation)).seen.contains(keyOf(logged.operation))
                        && std::any_of(by.operation.units.cbegin(), by.operation.units.cend(),
                            [&](const UnitChange &other) { return other.unit == change.unit; });
                });
                if (!isThere && !isOverwritten)
                    return fail(QStringLiteral("what %1 wrote into \"%2\" vanished without a word (operation %3)")
                            .arg(m_work.value(keyOf(logged.operation)).login, change.unit)
                            .arg(logged.hub.seq));
            }
        }
    }
}

/// The truth about a record, computed once for all who are asked about it.
const FoldedRecord &Simulation::foldOf(const Uuid &record)
{
    const auto known = m_folds.constFind(record);
    return known != m_folds.constEnd() ? *known : *m_folds.insert(record, m_hub.fold(record));
}

void Simulation::checkNode(Node &node)
{
    if (!m_broken.isEmpty())
        return;
    const MemoryHub::State &hub = m_hub.state();
    const MemoryHub::Login &login = m_hub.login(node.login);
    const auto broken = [&](const QString &what) { fail(node.login + QStringLiteral(": ") + what); };
    const Result<SyncState> state = storedSyncState(node.connection());
    if (!state || state->outbox.pending != 0)
        return broken(QStringLiteral("%1 operations wait for ever").arg(state ? state->outbox.pending : -1));
    if (state->done != hub.head())
        return broken(QStringLiteral("the file is at %1 of %2").arg(state->done).arg(hub.head()));

    QHash<Uuid, const MemoryHub::Record *> visible;
    for (auto record = hub.records.cbegin(); record != hub.records.cend(); ++record) {
        if (!record->values.values.empty() && m_hub.sees(login, record.key()))
            visible.insert(record.key(), &record.value());
    }
    QSet<Uuid> shown;
    for (const RecordType *type : {&m_incident, m_schema->type(u"comment")}) {
        for (auto record = hub.records.cbegin(); record != hub.records.cend(); ++record) {
            if (record->type != type->name() && !record->type.isEmpty())
                continue;
            const Result<std::optional<RecordPlace>> place = node.records().place(record.key());
            if (!place)
                return broken(place.error().toString());
            const bool isHere = *place && (*place)->lastSeq > 0;
            if (isHere != visible.contains(record.key()))
                return broken(isHere ? QStringLiteral("%1 stayed though it is out of sight").arg(record->number)
                                     : QStringLiteral("%1 %2 is missing").arg(record->number, record.key().toString()));
            if (!isHere || record->type != type->name())
                continue;
            const Result<std::optional<LoadedRecord>> loaded = node.records().load((*place)->rid);
            const FoldedRecord &folded = foldOf(record.key());
            if (!loaded || !*loaded)
                return broken(QStringLiteral("%1 %2 has no row").arg(record->number, record.key().toString()));
            for (int i = 0; i < type->fields().size(); ++i) {
                const Field &field = type->fields()[i];
                if (!field.derived && (*loaded)->values.values[size_t(i)] != folded.values.values[size_t(i)])
                    return broken(QStringLiteral("\"%1\" of %2 differs").arg(field.name, record->number));
            }
            if ((*loaded)->number != record->number)
                return broken(QStringLiteral("%1 is called %2").arg(record->number, (*loaded)->number));
            QStringList conflicts = node.records().conflicts((*place)->rid).value_or({});
            QStringList expected = folded.conflicts();
            conflicts.sort();
            expected.sort();
            if (conflicts != expected)
                return broken(QStringLiteral("other conflicts on %1").arg(record->number));
        }
    }

    // Nothing of what is out of sight may be readable in any table of the log.
    const Result<QList<LoggedOperation>> log = node.log().after(0, 10'000'000);
    if (!log)
        return broken(log.error().toString());
    for (const LoggedOperation &logged : *log) {
        const bool own = login.person == logged.operation.actor;
        if (isAccepted(logged.hub) ? !visible.contains(logged.operation.record) : !own)
            return broken(QStringLiteral("operation %1 is out of sight and yet here").arg(logged.hub.seq));
    }
    // Refused work of this file is kept for review, whole.
    const Result<QList<OutboxEntry>> kept = Outbox(node.connection()).entries(Outbox::Which::Refused);
    for (const OutboxEntry &entry : kept.value_or({})) {
        if (entry.operation.units.isEmpty() && !mayBeBare(entry.operation.verb))
            return broken(QStringLiteral("refused work lost its values"));
    }
    for (auto it = node.shownNumbers.cbegin(); it != node.shownNumbers.cend(); ++it) {
        const Result<std::optional<Rid>> rid = node.records().byExactNumber(it.key());
        const Result<Uuid> id = rid && *rid ? node.records().idOf(**rid) : Result<Uuid>(Uuid{});
        // Files that are copies of one another may have given it to several, shown or handed in; it leads to one of them.
        if (!id || (*id != *it && !m_givenUnsaid.contains(it.key()) && m_shownFor.value(it.key()).size() < 2 && !isOfSeveralFiles(it.key())))
            return broken(QStringLiteral("%1 was shown for %2 and leads to %3").arg(it.key(), it->toString(), id ? id->toString() : QStringLiteral("nothing")));
    }
    for (auto number = hub.numbers.cbegin(); number != hub.numbers.cend(); ++number) {
        if (!visible.contains(*number))
            continue;
        const Result<std::optional<Rid>> rid = node.records().byExactNumber(number.key());
        const Result<Uuid> id = rid && *rid ? node.records().idOf(**rid) : Result<Uuid>(Uuid{});
        if (!id || *id != *number)
            return broken(QStringLiteral("%1 does not resolve").arg(number.key()));
    }
    checkRows(node);
}

/// Whether several files have written as the replica that gave this number.
bool Simulation::isOfSeveralFiles(const QString &number) const
{
    const QString prefix = number.section(u'-', 1, 1);
    int files = 0;
    for (const auto &node : m_nodes) {
        for (const qint64 rno : ownReplicas(node->connection()).value_or({})) {
            const Result<ReplicaHead> head = node->log().replicaHead(rno);
            files += head && prefixOf(node->connection(), head->id).value_or(QString()) == prefix ? 1 : 0;
        }
    }
    return files > 1;
}

/// Chains hold and rows are the fold of what is here, at any moment.
void Simulation::checkRows(Node &node)
{
    const Result<Verification> verified = Verifier(node.connection(), m_schema).run({});
    if (!verified)
        return fail(node.login + QStringLiteral(": ") + verified.error().toString());
    if (!verified->passed())
        fail(node.login + QStringLiteral(": ") + verified->findings.first().code + QStringLiteral(": ")
            + verified->findings.first().text);
}

/// One bit of one row, and verification has to notice.
void Simulation::checkTampering(Node &node)
{
    if (!m_broken.isEmpty())
        return;
    const std::unique_ptr<SqliteConnection> copy = node.copy();
    static const std::pair<const char *, const char *> places[] = {{"operation", "hash"}, {"hub_order", "chain"},
        {"hidden_leaf", "leaf"}, {"operation_value", "content"}};
    const auto &[table, column] = places[m_random.below(4)];
    const QByteArray key = QByteArray(table) == "hub_order" || QByteArray(table) == "hidden_leaf" ? "seq" : "oid";
    auto count = copy->prepare(QByteArray("SELECT count(*) FROM ") + table);
    if (!count || !count->step().value_or(false) || count->integer(0) == 0)
        return; // nothing hidden, nothing written
    auto find = copy->prepare(QByteArray("SELECT ") + key + ", " + column + " FROM " + table + " LIMIT 1 OFFSET ?");
    find->bind(qint64(m_random.below(quint64(count->integer(0)))));
    if (!find->step().value_or(false))
        return fail(QStringLiteral("the test found nothing to tamper with"));
    QByteArray bytes = find->blob(1);
    const qint64 row = find->integer(0);
    find->reset();
    const quint64 bit = m_random.below(quint64(bytes.size()) * 8);
    bytes[qsizetype(bit / 8)] = char(bytes[qsizetype(bit / 8)] ^ (1 << (bit % 8)));
    auto change = copy->prepare(QByteArray("UPDATE ") + table + " SET " + column + " = ? WHERE " + key + " = ?");
    change->bind(bytes, row);
    if (!change->run())
        return fail(QStringLiteral("the test could not tamper"));
    Verifier::Options options;
    options.projection = false;
    const Result<Verification> verified = Verifier(*copy, m_schema).run(options);
    if (verified && verified->passed())
        fail(QStringLiteral("a flipped bit in %1.%2 was not noticed").arg(QLatin1String(table), QLatin1String(column)));
}

} // namespace steward
