// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/simulate/simulation.h"

#include "core/oplog/hybridclock.h"
#include "core/storage/operationbuilder.h"

namespace steward {

namespace {

constexpr Instant beginning{1'795'435'200'000}; // Monday, 23 November 2026, 12:00 UTC
constexpr Duration tenYears{qint64(10) * 365 * 86'400'000};

bool isBadLine(const Error &error)
{
    static const QStringList codes{QStringLiteral("hub.unreachable"), QStringLiteral("sync.page-order"),
        QStringLiteral("sync.cut"), QStringLiteral("hub.disabled"), QStringLiteral("hub.too-old")};
    return codes.contains(error.code);
}

bool isUnsaid(const Error &error) { return error.code == QLatin1String("sync.hub-older") || error.code == QLatin1String("hub.diverged"); }

} // namespace

Simulation::Simulation(quint64 seed, const Stage &stage)
    : m_seed(seed)
    , m_random(seed)
    , m_schema(Schema::builtIn())
    , m_incident(*m_schema->type(u"incident"))
    , m_hubClock(beginning)
    , m_disk(stage.disk)
    , m_hubOwner(stage.hub ? stage.hub(m_schema, m_hubClock, seed ^ 0x5155)
                           : std::make_unique<MemoryHub>(m_schema, m_hubClock, seed ^ 0x5155))
    , m_hub(*m_hubOwner)
{
    const auto some = [&] { return m_random.below(2) == 0; };
    m_weather.line = {int(m_random.below(15)), int(m_random.below(15)), int(m_random.below(25)), int(m_random.below(15)), false};
    m_weather.partitions = some();
    m_weather.failovers = some();
    m_weather.copies = some();
    m_weather.restores = some();
    m_weather.clocks = some();
    m_weather.rights = some();
    m_weather.scopes = some();
    m_weather.refusals = some();
    m_weather.versions = m_random.below(4) == 0;
    m_weather.darkness = m_disk != nullptr;
    found();
}

QString Simulation::story() const
{
    QStringList parts{QStringLiteral("%1 nodes").arg(m_nodes.size())};
    const auto add = [&](bool on, const char *name) {
        if (on)
            parts.append(QString::fromLatin1(name));
    };
    add(m_weather.partitions, "partitions");
    add(m_weather.failovers, "failovers");
    add(m_weather.copies, "copies");
    add(m_weather.restores, "restores");
    add(m_weather.clocks, "clocks");
    add(m_weather.rights, "rights");
    add(m_weather.scopes, "scopes");
    add(m_weather.refusals, "refusals");
    add(m_weather.versions, "versions");
    add(m_weather.darkness, "power losses");
    return parts.join(QStringLiteral(", "));
}

void Simulation::fail(const QString &what)
{
    if (m_broken.isEmpty())
        m_broken = what;
}

QString Simulation::nameOf(const Node &node) const
{
    for (size_t i = 0; i < m_nodes.size(); ++i) {
        if (m_nodes[i].get() == &node)
            return QStringLiteral("n%1/%2").arg(i).arg(node.login);
    }
    return {};
}

static QString brief(const Uuid &id) { return id.toString().right(5); }

static QString describe(const Operation &op)
{
    QStringList units;
    for (const UnitChange &change : op.units)
        units.append(change.unit + QLatin1Char('=') + QString::fromUtf8(change.newValue.value_or("-")).left(24));
    return QStringLiteral("%1:%2 rec %3 %4 grp %5 seen {%6 %7 %8} %9").arg(brief(op.dot.replica)).arg(op.dot.rseq).arg(brief(op.record), op.verb, brief(op.group)).arg(op.seen.epoch).arg(op.seen.hubSeq).arg(op.seen.ownSeq).arg(units.size() > 6 ? QStringLiteral("...") : units.join(QLatin1Char(' ')));
}

void Simulation::tellHub(qint64 from) const
{
    if (!m_isTold)
        return;
    const QList<LoggedOperation> &log = m_hub.state().log;
    for (qint64 i = from; i < log.size(); ++i)
        qInfo("    hub %lld: %s %s %s", i + 1, qPrintable(describe(log[i].operation)), qPrintable(log[i].hub.verdict), qPrintable(log[i].hub.number));
}

void Simulation::set(RecordEdit &edit, QStringView field, const Value &value) const
{
    edit.next.values[size_t(m_schema->type(edit.type)->indexOf(field))] = value;
}

void Simulation::Counts::add(const Counts &other)
{
    for (qint64 Counts::*count : {&Counts::written, &Counts::applied, &Counts::refused, &Counts::conflicts,
             &Counts::failovers, &Counts::copies, &Counts::restores, &Counts::rewinds, &Counts::partings, &Counts::powerLosses})
        this->*count += other.*count;
}

QString Simulation::Counts::text() const
{
    return QStringLiteral("%1 operations written, %2 applied anywhere; %3 refused, %4 conflicts, %5 failovers, %6 copies, "
                          "%7 restores, %8 rewinds, %9 partings, %10 power losses")
        .arg(written)
        .arg(applied)
        .arg(refused)
        .arg(conflicts)
        .arg(failovers)
        .arg(copies)
        .arg(restores)
        .arg(rewinds)
        .arg(partings)
        .arg(powerLosses);
}

void Simulation::found()
{
    m_teams = m_hub.makeTeams(3);
    const int nodes = 2 + int(m_random.below(m_random.below(6) == 0 ? 9 : 3));
    for (int i = 0; i < nodes; ++i) {
        MemoryHub::Login login;
        login.person = Uuid::v7(beginning, m_random);
        login.seesAll = !m_weather.scopes || m_random.below(3) == 0;
        for (const Uuid &team : std::as_const(m_teams)) {
            if (m_random.below(2) == 0)
                login.teams.insert(team);
        }
        const QString name = QStringLiteral("login%1").arg(i);
        m_hub.setLogin(name, login);
        m_people.insert(m_hub.login(name).person);
        m_nodes.push_back(std::make_unique<Node>(name, m_hub, m_schema, beginning, m_seed * 1000 + quint64(i), m_disk));
        if (const Result<Ok> enrolled = m_nodes.back()->enrol(); !enrolled)
            fail(enrolled.error().toString());
        m_nodes.back()->line->faults = m_weather.line;
    }
    if (m_seed % 5 == 0 || m_seed % 5 == 3)
        agree(*m_nodes.front());
    m_backups.append(m_hub.keep());
}

/// In some worlds tickets are measured: rows then carry clocks, which all who see the same work have alike.
void Simulation::agree(Node &node)
{
    const auto creation = [&](const char *type, const std::initializer_list<std::pair<const char *, Value>> &values) {
        const RecordType &its = *m_schema->type(QString::fromLatin1(type));
        RecordEdit edit;
        edit.type = its.name();
        edit.record = Uuid::v7(node.clock.now(), node.random);
        edit.base = its.empty();
        edit.next = edit.base;
        edit.isCreation = true;
        edit.verb = QStringLiteral("create");
        for (const auto &[field, value] : values)
            set(edit, QString::fromLatin1(field), value);
        return edit;
    };
    const RecordEdit agreement = creation("agreement", {{"name", QStringLiteral("Gold")}});
    const auto target = [&](const char *metric, qint64 minutes) {
        return creation("target", {{"name", QString::fromLatin1(metric)}, {"agreement", agreement.record},
            {"metric", QString::fromLatin1(metric)}, {"goal", Value(minutes * 60'000)}});
    };
    write(node, {agreement, target("resolution", 20), target("response", 5), target("reply", 10)}, {});
}

QString Simulation::run(int steps)
{
    for (int i = 0; i < steps && m_broken.isEmpty(); ++i)
        step();
    if (m_broken.isEmpty())
        settle();
    return m_broken;
}

void Simulation::step()
{
    m_hubClock.advance(Duration{qint64(m_random.below(30'000))});
    Node &node = anyNode();
    node.clock.advance(Duration{qint64(m_random.below(60'000))});
    const quint64 what = m_random.below(100);
    if (what < 6)
        createTicket(node);
    else if (what < 36)
        openForm(node);
    else if (what < 84)
        saveForm(node);
    else if (what < 96 && !(m_random.below(60) == 0))
        syncNode(node);
    else if (what < 96)
        checkRows(node);
    else
        weather();
}

void Simulation::createTicket(Node &node)
{
    RecordEdit edit;
    edit.type = m_incident.name();
    edit.record = Uuid::v7(node.clock.now(), node.random);
    edit.base = m_incident.empty();
    edit.next = edit.base;
    edit.isCreation = true;
    edit.verb = QStringLiteral("create");
    for (const Field &field : m_incident.fields()) {
        if (!field.required || field.derived)
            continue;
        set(edit, field.name, field.isNumeric() ? Value(1) : Value(QStringLiteral("new")));
    }
    set(edit, u"status.class", Value(qint64(0)));
    if (m_weather.scopes && chance(60))
        set(edit, u"team", m_teams[qsizetype(m_random.below(3))]);
    if (m_weather.refusals && chance(5))
        set(edit, u"status", QStringLiteral("forbidden"));
    if (chance(30))
        comment(node, edit, {});
    else
        write(node, {edit}, {});
}

/// A ticket's edit and a comment on it, saved as one group.
void Simulation::comment(Node &node, RecordEdit ticket, const QSet<WorkKey> &truth)
{
    const RecordType &type = *m_schema->type(u"comment");
    RecordEdit edit;
    edit.type = type.name();
    edit.record = Uuid::v7(node.clock.now(), node.random);
    edit.base = type.empty();
    edit.next = edit.base;
    edit.isCreation = true;
    edit.verb = QStringLiteral("create");
    set(edit, u"about", ticket.record);
    set(edit, u"body", QStringLiteral("text %1").arg(m_random.below(1000)));
    set(edit, u"written", Value::instant(node.clock.now()));
    write(node, {ticket, edit}, truth);
}

void Simulation::openForm(Node &node)
{
    const QList<Uuid> tickets = node.tickets();
    if (tickets.isEmpty())
        return;
    // Mostly the newest ones, so that people meet on them.
    const qsizetype recent = std::min<qsizetype>(tickets.size(), 6);
    const qsizetype at = chance(80) ? tickets.size() - 1 - qsizetype(m_random.below(quint64(recent)))
                                    : qsizetype(m_random.below(quint64(tickets.size())));
    Result<Node::Form> form = node.open(tickets[at]);
    if (!form)
        return fail(QStringLiteral("a shown ticket does not open: ") + form.error().toString());
    show(node, form->loaded.number, form->loaded.id);
    if (node.forms.size() > 12)
        node.forms.removeFirst();
    node.forms.append(*std::move(form));
}

void Simulation::saveForm(Node &node)
{
    if (node.forms.isEmpty())
        return openForm(node);
    const Node::Form form = node.forms[qsizetype(m_random.below(quint64(node.forms.size())))];
    RecordEdit edit = RecordEdit::of(form.loaded, QStringLiteral("edit"));
    changeAtRandom(edit);
    if (edit.next == edit.base)
        return;
    if (chance(15))
        comment(node, edit, form.truth);
    else
        write(node, {edit}, form.truth);
}

void Simulation::changeAtRandom(RecordEdit &edit)
{
    switch (m_random.below(m_weather.scopes ? 8 : 7)) {
    case 0:
    case 1:
        return set(edit, u"title", QStringLiteral("title %1").arg(m_random.below(1000)));
    case 2: {
        const QList<MemoryHub::Status> all = m_hub.statuses();
        const MemoryHub::Status &status = all[qsizetype(m_random.below(quint64(all.size())))];
        const bool refused = m_weather.refusals && chance(10);
        set(edit, u"status", refused ? QStringLiteral("forbidden") : status.key);
        return set(edit, u"status.class", status.statusClass);
    }
    case 3:
        set(edit, u"impact", qint64(1 + m_random.below(3)));
        return set(edit, u"urgency", qint64(1 + m_random.below(3)));
    case 4:
    case 5: {
        StringSet tags = edit.next.values[size_t(m_incident.indexOf(u"tag"))].set();
        const QString tag = QStringLiteral("t%1").arg(m_random.below(4));
        if (tags.contains(tag))
            tags.remove(tag);
        else
            tags.insert(tag);
        return set(edit, u"tag", tags);
    }
    case 6:
        return chance(25) ? set(edit, u"deleted", chance(50) ? Value::boolean(true) : Value())
                          : set(edit, u"description", QStringLiteral("words %1").arg(m_random.below(1000)));
    default:
        return set(edit, u"team", chance(30) ? Value() : Value(m_teams[qsizetype(m_random.below(3))]));
    }
}

void Simulation::write(Node &node, const EditGroup &group, const QSet<WorkKey> &truth)
{
    const Result<CommitReport> report = node.commit(group);
    if (!report) {
        // A record may have gone out of sight under an open form, and a login may not write any more.
        static const QStringList fine{QStringLiteral("record.unknown"), QStringLiteral("record.no-such-reference"),
            QStringLiteral("replica.revoked"), QStringLiteral("replica.too-old")};
        if (!fine.contains(report.error().code))
            fail(QStringLiteral("a save failed: ") + report.error().toString());
        return;
    }
    const Result<QList<Operation>> operations = node.writtenBy(*report);
    if (!operations)
        return fail(operations.error().toString());
    for (const Operation &op : *operations) {
        tell([&]() -> QString { return nameOf(node) + QStringLiteral(" writes ") + describe(op); });
        if (m_work.contains(keyOf(op)))
            return fail(QStringLiteral("two operations have one name"));
        ++m_counts.written;
        ++m_counts.applied;
        m_work.insert(keyOf(op), {op.record == group.first().record ? truth : QSet<WorkKey>{}, node.login, false});
    }
    for (const WrittenOperation &written : report->operations)
        show(node, written.number, written.record);
}

void Simulation::show(Node &node, const QString &number, const Uuid &record)
{
    if (number.isEmpty())
        return;
    node.shownNumbers.insert(number, record);
    m_shownFor[number].insert(record);
}

void Simulation::syncNode(Node &node)
{
    static constexpr int sizes[] = {3, 20, 500};
    const qint64 before = m_hub.state().head();
    const Result<SyncEngine::Round> round = node.sync(sizes[m_random.below(3)]);
    tell([&]() -> QString { return nameOf(node) + (round ? QStringLiteral(" syncs: pushed %1 pulled %2 refused %3%4%5").arg(round->pushed).arg(round->pulled).arg(round->refused).arg(round->rewound ? QStringLiteral(" rewound") : QString(), round->renamed ? QStringLiteral(" renamed") : QString()) : QStringLiteral(" syncs: ") + round.error().code); });
    tellHub(before);
    m_counts.applied += m_hub.state().head() - before + std::exchange(node.applied, 0);
    if (round) {
        m_counts.rewinds += round->rewound;
        m_counts.partings += round->renamed;
    }
    if (!round && !isBadLine(round.error()) && !(m_unsaid && isUnsaid(round.error())))
        fail(node.login + QStringLiteral(": ") + round.error().toString());
}

void Simulation::weather()
{
    Node &node = anyNode();
    if (m_weather.darkness && chance(40)) {
        node.losePower();
        ++m_counts.powerLosses;
        tell([&]() -> QString { return nameOf(node) + QStringLiteral(" loses power"); });
        return;
    }
    switch (m_random.below(9)) {
    case 0:
        if (m_weather.partitions && chance(20))
            m_hub.endSessions();
        if (m_weather.partitions)
            node.line->faults.partitioned = !node.line->faults.partitioned;
        return;
    case 1:
        if (m_unsaid)
            return sayThatTheHubWentBack();
        if (m_weather.failovers && m_backups.size() > 1) {
            const MemoryHub::State &backup = m_backups[qsizetype(m_random.below(quint64(m_backups.size())))];
            if (chance(30)) {
                m_unsaid = backup;
                m_hub.goBack(backup);
            } else {
                m_hub.failOver(backup);
            }
            tell([&]() -> QString { return QStringLiteral("the hub falls over to %1, epoch %2").arg(m_hub.state().head()).arg(m_hub.state().epoch); });
            m_backups = {m_hub.keep()};
            ++m_counts.failovers;
            noteLost();
        }
        return;
    case 2:
        if (m_unsaid)
            return;
        if (m_backups.size() > 4)
            m_backups.removeFirst();
        m_backups.append(m_hub.keep());
        return;
    case 3:
        if (m_weather.copies && m_nodes.size() < 12 && chance(50)) {
            m_nodes.push_back(std::make_unique<Node>(
                node.login, m_hub, m_schema, node.clock.now(), m_seed * 7919 + quint64(m_nodes.size()) * 131, m_disk));
            m_nodes.back()->replaceFile(*node.copy());
            tell([&]() -> QString { return nameOf(*m_nodes.back()) + QStringLiteral(" is a copy of ") + nameOf(node); });
            m_nodes.back()->line->faults = m_weather.line;
            ++m_counts.copies;
            m_backups = {m_hub.keep()}; // the hub's copies know all replicas that were copied
        }
        return;
    case 4:
        if (!m_weather.restores)
            return;
        if (node.backup && chance(50)) {
            tell([&]() -> QString { return nameOf(node) + QStringLiteral(" is restored"); });
            node.replaceFile(*node.backup);
            node.shownNumbers.clear();
            ++m_counts.restores;
            noteLost();
        } else {
            node.backup = node.copy();
            tell([&]() -> QString { return nameOf(node) + QStringLiteral(" is backed up"); });
        }
        return;
    case 5:
        if (m_weather.clocks) {
            const qint64 jump = qint64(m_random.below(quint64(2 * tenYears.count()))) - tenYears.count();
            node.clock.set({std::max<qint64>(1'000, beginning.ms + jump)});
        }
        return;
    case 6:
    case 7:
        if (m_weather.rights) {
            MemoryHub::Login login = m_hub.login(node.login);
            if (chance(40))
                login.mayWrite = !login.mayWrite;
            else if (chance(20))
                login.disabled = !login.disabled;
            else if (const Uuid team = m_teams[qsizetype(m_random.below(3))]; !login.teams.remove(team))
                login.teams.insert(team);
            m_hub.setLogin(node.login, login);
            tell([&]() -> QString { return node.login + QStringLiteral(" has other rights%1%2, teams %3").arg(login.mayWrite ? QString() : QStringLiteral(" no write"), login.disabled ? QStringLiteral(" disabled") : QString()).arg(login.teams.size()); });
        }
        return;
    default:
        if (m_weather.versions)
            m_hub.setVersions(1 + int(m_random.below(2)), 1 + int(m_random.below(2)));
        return;
    }
}

void Simulation::sayThatTheHubWentBack()
{
    for (const LoggedOperation &logged : m_hub.state().log) {
        if (logged.hub.seq > m_unsaid->head() && !logged.hub.number.isEmpty())
            m_givenUnsaid.insert(logged.hub.number);
    }
    m_hub.sayThatItWentBack(*std::exchange(m_unsaid, std::nullopt));
    tell([&]() -> QString { return QStringLiteral("it is said that the hub went back, epoch %1").arg(m_hub.state().epoch); });
    m_backups = {m_hub.keep()};
}

/// Work that neither the hub nor any file that wrote it has any more is gone, and nobody is to blame.
void Simulation::noteLost()
{
    QSet<WorkKey> there;
    for (const LoggedOperation &logged : m_hub.state().log)
        there.insert(keyOf(logged.operation));
    for (const auto &node : m_nodes) {
        const Result<QList<OutboxEntry>> waiting = Outbox(node->connection()).entries();
        for (const OutboxEntry &entry : waiting.value_or({}))
            there.insert(keyOf(entry.operation));
        QSet<Uuid> own;
        for (const qint64 rno : ownReplicas(node->connection()).value_or({}))
            own.insert(node->log().replicaHead(rno).value_or({}).id);
        const Result<QList<LoggedOperation>> log = node->log().after(0, 1'000'000);
        for (const LoggedOperation &logged : log.value_or({})) {
            if (own.contains(logged.operation.dot.replica) && isAccepted(logged.hub))
                there.insert(keyOf(logged.operation));
        }
    }
    for (auto it = m_work.begin(); it != m_work.end(); ++it)
        it->mayBeLost = it->mayBeLost || !there.contains(it.key());
}

} // namespace steward
