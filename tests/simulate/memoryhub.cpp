// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/simulate/memoryhub.h"

#include "core/base/flaw.h"
#include "core/oplog/canonical.h"
#include "core/oplog/hybridclock.h"
#include "core/storage/operationlog.h"
#include "core/storage/replicastate.h"

#include <algorithm>

namespace steward {

namespace {

const QString refusedState = QStringLiteral("forbidden"); ///< no transition leads to it

Error error(ErrorKind kind, const char *code)
{
    return {kind, QString::fromLatin1(code), QString::fromLatin1(code), {}, {}};
}

bool sharesScope(const QString &type)
{
    return type == QLatin1String("comment") || type == QLatin1String("worknote") || type == QLatin1String("worklog")
        || type == QLatin1String("attachment") || type == QLatin1String("link");
}

} // namespace

class MemoryHub::Session : public Hub
{
public:
    Session(MemoryHub &hub, const QString &login) : m_hub(hub), m_login(login) {}

    Result<HubGreeting> greet() override
    {
        const State &state = m_hub.m_state;
        const Login &login = m_hub.login(m_login);
        return HubGreeting{state.workspace, {state.epoch, state.head(), state.chain()}, m_hub.m_clock.now(),
            login.person, m_login, login.disabled, login.seesAll, false, state.minReader, state.minWriter, state.forks};
    }
    Result<HubReplica> lease() override { return enroll(Uuid::v7(m_hub.m_clock.now(), m_hub.m_random)); }
    Result<HubReplica> enroll(const Uuid &incarnation) override
    {
        State &state = m_hub.m_state;
        if (m_hub.login(m_login).disabled)
            return error(ErrorKind::PermissionDenied, "hub.disabled");
        const Uuid known = state.incarnations.value(incarnation);
        if (!known.isNull())
            return state.replicas[known].row;
        HubReplica row;
        row.id = Uuid::v7(m_hub.m_clock.now(), m_hub.m_random);
        row.prefix = QStringLiteral("R%1").arg(++state.prefixes, 2, 36, QLatin1Char('0')).toUpper();
        row.incarnation = incarnation;
        state.replicas.insert(row.id, {row, m_login});
        state.incarnations.insert(incarnation, row.id);
        return row;
    }
    Result<HubReplica> replica(const Uuid &id) override
    {
        const auto known = m_hub.m_state.replicas.constFind(id);
        if (known == m_hub.m_state.replicas.constEnd() || known->login != m_login)
            return error(ErrorKind::NotFound, "hub.no-replica");
        return known->row;
    }
    Result<bool> holds(const HubPlace &place) override
    {
        const State &state = m_hub.m_state;
        return place.epoch <= state.epoch && place.seq <= state.head()
            && (place.seq == 0 || state.log[place.seq - 1].hub.chain == place.chain);
    }
    Result<QList<PushVerdict>> push(const PushPage &page) override { return m_hub.push(m_login, page); }
    Result<PullPage> pull(const HubPlace &place, int limit) override { return m_hub.pull(m_login, place, limit); }
    Result<QList<LoggedOperation>> history(const Uuid &record) override
    {
        if (m_hub.login(m_login).disabled)
            return error(ErrorKind::PermissionDenied, "hub.disabled");
        if (!m_hub.sees(m_hub.login(m_login), record))
            return error(ErrorKind::NotFound, "record.unknown");
        return m_hub.visibleOperations(m_login, record, m_hub.m_state.head());
    }

private:
    MemoryHub &m_hub;
    QString m_login;
};

MemoryHub::MemoryHub(std::shared_ptr<const Schema> schema, const Clock &clock, quint64 seed)
    : m_schema(std::move(schema))
    , m_clock(clock)
    , m_random(seed)
{
    m_state.workspace = Uuid::v7(clock.now(), m_random);
}

QList<Uuid> MemoryHub::makeTeams(int count)
{
    QList<Uuid> teams;
    for (int i = 0; i < count; ++i)
        teams.append(Uuid::v7(m_clock.now(), m_random));
    return teams;
}

QList<MemoryHub::Status> MemoryHub::statuses() const
{
    QList<Status> all;
    for (qint64 i = 0; i < 5; ++i)
        all.append({QStringLiteral("s%1").arg(i), i});
    return all;
}

std::unique_ptr<Hub> MemoryHub::connect(const QString &login) { return std::make_unique<Session>(*this, login); }

void MemoryHub::setVersions(int minReader, int minWriter)
{
    m_state.minReader = minReader;
    m_state.minWriter = minWriter;
}

void MemoryHub::setLogin(const QString &name, const Login &login)
{
    const auto known = m_state.logins.constFind(name);
    if (known != m_state.logins.constEnd())
        m_state.rights.append({m_state.head(), name, *known});
    m_state.logins.insert(name, login);
}

void MemoryHub::failOver(const State &remains)
{
    constexpr qint64 distance = 1'000;
    const qint64 epoch = m_state.epoch;
    m_state = remains;
    m_state.forks.append({epoch, remains.head()});
    m_state.epoch = epoch + 1;
    m_state.prefixes += distance * epoch;
    m_state.firstNumber += distance * epoch;
    for (qint64 &counter : m_state.counters)
        counter += distance * epoch;
}

void MemoryHub::goBack(const State &remains)
{
    const State before = std::exchange(m_state, remains);
    m_state.prefixes = before.prefixes;
    m_state.firstNumber = before.firstNumber;
    m_state.counters = before.counters;
}

void MemoryHub::sayThatItWentBack(const State &remains)
{
    const State now = std::exchange(m_state, remains);
    m_state.forks.append({now.epoch, remains.head()});
    m_state.epoch = now.epoch + 1;
    m_state.prefixes = now.prefixes;
    m_state.firstNumber = now.firstNumber;
    m_state.counters = now.counters;
    m_state.logins = now.logins;
    m_state.rights = now.rights;
    m_state.replicas = now.replicas;
    m_state.incarnations = now.incarnations;
    m_state.minReader = now.minReader;
    m_state.minWriter = now.minWriter;
    for (qint64 i = remains.head(); i < now.head(); ++i)
        store(now.log[i]); // folds anew, with contexts that end at the fork
}

Uuid MemoryHub::ticketOf(const Uuid &record) const
{
    const auto known = m_state.records.constFind(record);
    return known != m_state.records.constEnd() && !known->about.isNull() ? known->about : record;
}

Uuid MemoryHub::teamOf(const Uuid &record) const
{
    const auto known = m_state.records.constFind(ticketOf(record));
    return known == m_state.records.constEnd() || known->teams.isEmpty() ? Uuid{} : known->teams.last().second;
}

bool MemoryHub::sees(const Login &login, const Uuid &record) const
{
    const Uuid team = teamOf(record);
    return login.seesAll || team.isNull() || login.teams.contains(team);
}

QList<LoggedOperation> MemoryHub::accepted(const Uuid &record) const
{
    QList<LoggedOperation> operations;
    const auto known = m_state.records.constFind(record);
    if (known == m_state.records.constEnd())
        return operations;
    for (const qint64 seq : known->operations) {
        LoggedOperation logged = m_state.log[seq - 1];
        if (!isAccepted(logged.hub))
            continue;
        if (!isPlanted(Flaw::NoEpochCap))
            logged.operation.seen = capped(logged.operation.seen, m_state.forks);
        operations.append(logged);
    }
    return operations;
}

FoldedRecord MemoryHub::fold(const Uuid &record) const
{
    const RecordType *type = m_schema->type(m_state.records.constFind(record)->type);
    const Result<FoldedRecord> folded = foldRecord(*type, accepted(record));
    if (!folded)
        qFatal("%s", qPrintable(folded.error().toString()));
    return *folded;
}

/// Everything that refuses a page as a whole, before anything is stored.
Result<Ok> MemoryHub::prove(const QString &login, const PushPage &page) const
{
    const auto replica = m_state.replicas.constFind(page.replica);
    if (replica == m_state.replicas.constEnd() || replica->login != login)
        return error(ErrorKind::PermissionDenied, "hub.not-yours");
    if (page.operations.size() > Hub::maxPage || page.operations.isEmpty())
        return error(ErrorKind::InvalidArgument, "hub.page");
    Digest previous = replica->row.hash;
    qint64 rseq = page.operations.first().dot.rseq;
    if (rseq > replica->row.rseq + 1)
        return error(ErrorKind::Corrupt, "hub.chain");
    for (const Operation &op : page.operations) {
        if (op.dot != Dot{page.replica, rseq})
            return error(ErrorKind::Corrupt, "hub.chain");
        Operation again = op;
        for (UnitChange &change : again.units)
            change.commitment = commitmentOf(change);
        if (hashOf(again) != op.hash)
            return error(ErrorKind::Corrupt, "hub.chain");
        if (rseq <= replica->row.rseq) {
            const auto stored = std::find_if(m_state.log.crbegin(), m_state.log.crend(),
                [&](const LoggedOperation &logged) { return logged.operation.dot == op.dot; });
            if (stored == m_state.log.crend() || stored->operation.hash != op.hash)
                return error(ErrorKind::Corrupt, "hub.fork");
        } else {
            if (op.previous != previous)
                return error(ErrorKind::Corrupt, "hub.chain");
            previous = op.hash;
        }
        ++rseq;
    }
    return Ok{};
}

Result<QList<PushVerdict>> MemoryHub::push(const QString &login, const PushPage &page)
{
    STEWARD_TRY(prove(login, page));
    const Replica before = m_state.replicas[page.replica];
    const bool maybeTwins = mayHaveTwins(before, page);
    QList<PushVerdict> verdicts;
    for (qsizetype at = 0; at < page.operations.size();) {
        qsizetype end = at + 1;
        while (end < page.operations.size() && page.operations[end].group == page.operations[at].group)
            ++end;
        QStringList judged;
        QHash<Uuid, QString> created;
        bool refused = false;
        for (qsizetype i = at; i < end; ++i) {
            const Operation &op = page.operations[i];
            const QString verdict = op.dot.rseq <= before.row.rseq ? QString() : judge(this->login(login), op, created, maybeTwins);
            if (!m_state.records.contains(op.record) || m_state.records[op.record].values.values.empty())
                created.insert(op.record, op.recordType);
            judged.append(verdict);
            refused = refused || (!verdict.isEmpty() && verdict != twinVerdict());
        }
        for (qsizetype i = at; i < end; ++i) {
            const Operation &op = page.operations[i];
            if (op.dot.rseq <= before.row.rseq) {
                const auto stored = std::find_if(m_state.log.crbegin(), m_state.log.crend(),
                    [&](const LoggedOperation &logged) { return logged.operation.dot == op.dot; });
                verdicts.append({op.dot.rseq, stored->hub, {}, true});
                continue;
            }
            const QString own = judged[i - at];
            verdicts.append(accept(login, op,
                !own.isEmpty() ? own : refused ? QStringLiteral("group") : acceptedVerdict()));
        }
        at = end;
    }
    return verdicts;
}

/// Where the real hub looks for twins (hub.twins), and nowhere else: a page with new work of an epoch that has ended, or of
/// a replica that writes the work of another anew, whose incarnation is derived (nextIncarnation).
bool MemoryHub::mayHaveTwins(const Replica &replica, const PushPage &page) const
{
    constexpr int derived = 8; // the version of such an id
    if (replica.row.incarnation.bytes[6] >> 4 == derived)
        return true;
    return std::any_of(page.operations.cbegin(), page.operations.cend(), [&](const Operation &op) {
        return op.dot.rseq > replica.row.rseq && op.seen.epoch < m_state.epoch;
    });
}

/// 'twin', or what the other one was refused with; empty when there is none.
QString MemoryHub::twinOf(const Operation &op) const
{
    QString refused;
    const auto record = m_state.records.constFind(op.record);
    if (record == m_state.records.constEnd())
        return refused;
    for (const qint64 seq : record->operations) {
        const LoggedOperation &other = m_state.log[seq - 1];
        if (other.operation.hlc != op.hlc || other.operation.batch != op.batch)
            continue;
        if (isAccepted(other.hub))
            return twinVerdict();
        if (refused.isEmpty())
            refused = other.hub.verdict;
    }
    return refused;
}

/// Empty when it may be taken.
QString MemoryHub::judge(
    const Login &login, const Operation &op, const QHash<Uuid, QString> &created, bool maybeTwins) const
{
    const RecordType *type = m_schema->type(op.recordType);
    if (op.actor != login.person)
        return QStringLiteral("actor");
    const QString twin = maybeTwins ? twinOf(op) : QString();
    if (!twin.isEmpty())
        return twin;
    const auto record = m_state.records.constFind(op.record);
    if (!login.mayWrite)
        return QStringLiteral("permission");
    const bool exists = created.contains(op.record)
        || (record != m_state.records.constEnd() && !record->values.values.empty());
    const Context seen = capped(op.seen, m_state.forks);
    if (record != m_state.records.constEnd()) {
        for (const qint64 seq : record->operations) {
            const LoggedOperation &other = m_state.log[seq - 1];
            if (!isAccepted(other.hub) && other.hub.verdict != twinVerdict() && other.operation.dot.replica == op.dot.replica
                && other.operation.dot.rseq <= op.seen.ownSeq && seq > seen.hubSeq)
                return QStringLiteral("after-refused"); // its author had not heard yet
        }
    }
    if (exists ? !created.contains(op.record) && !sees(login, op.record) : op.verb != QLatin1String("create"))
        return QStringLiteral("hidden"); // or not there, which is the same answer
    for (const UnitChange &change : op.units) {
        const Unit *unit = type->unit(change.unit);
        RecordValues values = type->empty();
        if (!unit || !type->decodeUnit(*unit, change.newValue, values))
            return QStringLiteral("required");
        for (const int i : unit->fields) {
            const Field &field = type->fields()[i];
            const Value &value = values.values[size_t(i)];
            if (field.required && !field.derived && value.isEmpty())
                return QStringLiteral("required");
            if (field.name == QLatin1String("status") && value.text() == refusedState)
                return QStringLiteral("transition");
            if (field.name == QLatin1String("about")) {
                const auto about = m_state.records.constFind(value.reference());
                const bool isThere = created.contains(value.reference())
                    || (about != m_state.records.constEnd() && !about->values.values.empty()
                        && sees(login, value.reference()));
                if (!isThere)
                    return QStringLiteral("reference");
            }
        }
    }
    return {};
}

HubFact MemoryHub::factFor(const QString &login, const Operation &op, const QString &verdict, Instant now) const
{
    const Replica &replica = m_state.replicas.find(op.dot.replica).value();
    const Context seen = isPlanted(Flaw::NoEpochCap) ? op.seen : capped(op.seen, m_state.forks);
    const qint64 covered = std::min(seen.hubSeq, m_state.head());
    const qint64 seenMax = covered > 0 ? m_state.greatest[covered - 1] : 0;
    HubFact fact;
    fact.seq = m_state.head() + 1;
    fact.eff = hybrid::effective(op.hlc, now, seenMax, replica.row.eff);
    if (isPlanted(Flaw::NoClamp))
        fact.eff = std::max({op.hlc, seenMax + 1, replica.row.eff + 1});
    if (isPlanted(Flaw::ClampWithoutFloors))
        fact.eff = std::min(op.hlc, hybrid::fromInstant(now + hybrid::bound));
    fact.verdict = verdict;
    fact.receivedBy = m_state.logins.value(login).person;
    fact.receivedAt = now;
    return fact;
}

PushVerdict MemoryHub::accept(const QString &login, const Operation &op, const QString &verdict)
{
    LoggedOperation logged{op, factFor(login, op, verdict, m_clock.now())};
    HubFact &fact = logged.hub;
    const Record &record = m_state.records[op.record];
    const RecordType *type = m_schema->type(op.recordType);
    if (isAccepted(fact) && record.values.values.empty() && !type->numberPrefix().isEmpty()) {
        if (!m_state.counters.contains(type->numberPrefix()))
            m_state.counters.insert(type->numberPrefix(), m_state.firstNumber);
        qint64 &next = m_state.counters[type->numberPrefix()];
        fact.number = QStringLiteral("%1-%2").arg(type->numberPrefix()).arg(++next, 6, 10, QLatin1Char('0'));
    }
    fact.chain = chainOf(m_state.chain(), leafOf(op.hash, fact));
    store(logged);
    return {op.dot.rseq, fact, {}, false};
}

void MemoryHub::store(const LoggedOperation &logged)
{
    const Operation &op = logged.operation;
    const HubFact &fact = logged.hub;
    HubReplica &replica = m_state.replicas[op.dot.replica].row;
    Record &record = m_state.records[op.record];
    if (!fact.number.isEmpty()) {
        record.number = fact.number;
        m_state.numbers.insert(fact.number, op.record);
        m_state.numbers.insert(provisionalNumber(m_schema->type(op.recordType)->numberPrefix(), replica.prefix, op.dot.rseq), op.record);
    }
    replica.rseq = op.dot.rseq;
    replica.hash = op.hash;
    replica.eff = std::max(replica.eff, fact.eff);
    m_state.greatest.append(std::max(fact.eff, m_state.greatest.isEmpty() ? 0 : m_state.greatest.last()));
    m_state.log.append(logged);
    m_state.leaves.append(leafOf(op.hash, fact));
    record.operations.append(fact.seq);
    if (isAccepted(fact))
        foldIn(logged);
}

/// Keeps what the rules ask for: that the record exists, and its team.
void MemoryHub::foldIn(const LoggedOperation &logged)
{
    const Operation &op = logged.operation;
    Record &record = m_state.records[op.record];
    const RecordType *type = m_schema->type(op.recordType);
    const bool isNew = record.values.values.empty();
    if (isNew) {
        record.type = op.recordType;
        record.values = type->empty();
    }
    const int team = type->isTicket() ? type->indexOf(u"team") : -1;
    if (isNew && team >= 0)
        record.teams.append({logged.hub.seq, Uuid{}});
    const int about = type->indexOf(u"about");
    for (const UnitChange &change : op.units) {
        const Unit *unit = type->unit(change.unit);
        if (!unit || !((team >= 0 && unit->fields.contains(team)) || (about >= 0 && unit->fields.contains(about))))
            continue;
        record.values = fold(op.record).values;
        if (about >= 0 && sharesScope(op.recordType)) {
            record.about = record.values.values[size_t(about)].reference();
            m_state.hanging[record.about].append(op.record);
        }
        if (team >= 0) {
            const Uuid now = record.values.values[size_t(team)].reference();
            if (record.teams.last().first == logged.hub.seq)
                record.teams.last().second = now;
            else if (record.teams.last().second != now)
                record.teams.append({logged.hub.seq, now});
        }
    }
}

/// The operation as this login may see it.
std::optional<LoggedOperation> MemoryHub::shown(const QString &login, const LoggedOperation &logged) const
{
    const bool own = m_state.replicas.value(logged.operation.dot.replica).login == login;
    if (!own && !isAccepted(logged.hub))
        return std::nullopt;
    if (sees(m_state.logins[login], logged.operation.record))
        return logged;
    if (!own)
        return std::nullopt;
    LoggedOperation fact; // that it was taken, not what it says
    fact.operation.dot = logged.operation.dot;
    fact.operation.record = logged.operation.record;
    fact.operation.recordType = logged.operation.recordType;
    fact.hub = logged.hub;
    return fact;
}

QList<LoggedOperation> MemoryHub::visibleOperations(const QString &login, const Uuid &record, qint64 end) const
{
    QList<LoggedOperation> operations;
    const auto known = m_state.records.constFind(record);
    if (known == m_state.records.constEnd())
        return operations;
    for (const qint64 seq : known->operations) {
        if (seq > end)
            break;
        if (const std::optional<LoggedOperation> logged = shown(login, m_state.log[seq - 1]))
            operations.append(*logged);
    }
    return operations;
}

/// Bodies are shown by the rights and scopes of this moment, on earlier pages too. So what counts as seen before is what
/// was in sight the whole time from `place` until now, and what may have been shown is what was in sight at any time since;
/// what comes or goes may be told again, and says the same.
Result<PullPage> MemoryHub::pull(const QString &name, const HubPlace &place, int limit) const
{
    const Login &login = m_state.logins.find(name).value();
    if (login.disabled)
        return error(ErrorKind::PermissionDenied, "hub.disabled");
    const Digest chain = place.seq == 0 ? Digest{} : place.seq <= m_state.head() ? m_state.log[place.seq - 1].hub.chain : Digest{};
    if (place.epoch != m_state.epoch || place.seq > m_state.head() || chain != place.chain)
        return error(ErrorKind::FailedPrecondition, "hub.diverged");
    PullPage page;
    page.head = m_state.head();
    const qint64 end = std::min(page.head, place.seq + limit);
    page.end = {m_state.epoch, end, end == 0 ? Digest{} : m_state.log[end - 1].hub.chain};
    QSet<Uuid> replicas;
    QSet<Uuid> candidates; // tickets
    for (qint64 seq = place.seq + 1; seq <= end; ++seq) {
        const LoggedOperation &logged = m_state.log[seq - 1];
        page.operations.append({seq, m_state.leaves[seq - 1], shown(name, logged)});
        if (page.operations.last().operation)
            replicas.insert(logged.operation.dot.replica);
        candidates.insert(ticketOf(logged.operation.record));
    }
    QList<const Login *> held{&login}; // rights since `place`
    for (const Rights &rights : m_state.rights) {
        if (rights.login == name && rights.seq >= place.seq)
            held.append(&rights.before);
    }
    if (held.size() > 1) {
        for (auto record = m_state.records.cbegin(); record != m_state.records.cend(); ++record) {
            if (record->about.isNull() && !record->teams.isEmpty())
                candidates.insert(record.key());
        }
    }
    QList<Uuid> ordered(candidates.begin(), candidates.end());
    std::sort(ordered.begin(), ordered.end());
    for (const Uuid &ticket : std::as_const(ordered)) {
        const Record &record = *m_state.records.constFind(ticket);
        if (record.teams.isEmpty())
            continue; // nobody's yet: its creation was refused
        const bool now = sees(login, ticket);
        bool always = record.teams.first().first <= place.seq;
        bool ever = false;
        for (qsizetype i = 0; i < record.teams.size(); ++i) {
            if (i + 1 < record.teams.size() && record.teams[i + 1].first <= place.seq)
                continue; // another team's by then
            for (const Login *rights : std::as_const(held)) {
                const Uuid &team = record.teams[i].second;
                const bool saw = rights->seesAll || team.isNull() || rights->teams.contains(team);
                always = always && saw;
                ever = ever || saw;
            }
        }
        if (now ? always : !ever)
            continue;
        for (const Uuid &moved : QList<Uuid>{ticket} + m_state.hanging.value(ticket)) {
            const QList<qint64> &operations = m_state.records.constFind(moved)->operations;
            if (now && (operations.isEmpty() || operations.first() > place.seq))
                continue; // comes with the page
            if (!now && (operations.isEmpty() || operations.first() > end))
                continue; // begins later, and was not there to leave
            ScopeChange change{moved, now, end, {}};
            if (now) {
                change.operations = visibleOperations(name, moved, end);
                for (const LoggedOperation &logged : std::as_const(change.operations))
                    replicas.insert(logged.operation.dot.replica);
            }
            page.scope.append(change);
        }
    }
    for (const Uuid &replica : std::as_const(replicas))
        page.replicas.append(m_state.replicas.value(replica).row);
    return page;
}

} // namespace steward
