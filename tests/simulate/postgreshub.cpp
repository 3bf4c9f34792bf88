// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/simulate/postgreshub.h"

#include "core/oplog/canonical.h"
#include "core/storage/hub/hubclient.h"
#include "core/storage/hub/hubepoch.h"
#include "core/storage/hub/hubworker.h"
#include "core/storage/operationlog.h"
#include "tests/support/hubproof.h"

#include <QCoreApplication>

namespace steward {

using test::DatabasePool;
using test::DeskFile;

namespace {

constexpr int teamsOfDesk = 3;
constexpr const char *password = "correct horse";

/// The hub that every world begins with: a desk with three teams and one that is nobody's. Logins and roles belong to the
/// server and are shared by all worlds of this program, which follow one another.
class Blank
{
public:
    Blank()
    {
        admin = DeskFile::need(PostgresqlConnection::open(DatabasePool::clusterUrl(), PostgresqlConnection::Mode::Write));
        DeskFile::need(admin->execute("CREATE DATABASE " + name()));
        DeskFile desk;
        Team team;
        for (int i = 0; i <= teamsOfDesk; ++i) {
            team.name = teamName(i);
            const Uuid id = desk.add(team);
            if (i < teamsOfDesk)
                teams.append(id);
        }
        const HubRules rules = DeskFile::need(rulesOf(desk.connection()));
        const QString url = DatabasePool::urlOf(QString::fromLatin1(name()));
        workspace = DeskFile::need(makeHub(url, desk.connection(), rules.schema, rules.policies, desk.clock)).workspace;
        // The clock of the world. A sequence is what shows at once to everybody.
        const auto owner = DeskFile::need(PostgresqlConnection::open(url, PostgresqlConnection::Mode::Write));
        DeskFile::need(owner->execute("CREATE SEQUENCE hub.world_time; GRANT SELECT ON hub.world_time TO PUBLIC;"
                                      "CREATE OR REPLACE FUNCTION hub.now_ms() RETURNS bigint LANGUAGE sql VOLATILE "
                                      "RETURN (SELECT last_value FROM hub.world_time)"));
    }
    ~Blank()
    {
        DeskFile::need(admin->execute("DROP DATABASE IF EXISTS " + name()));
        for (const QByteArray &role : HubRoles(workspace).all())
            DeskFile::need(admin->execute("DROP ROLE IF EXISTS " + role));
        for (const QString &login : std::as_const(logins))
            DeskFile::need(admin->execute("DROP ROLE IF EXISTS \"" + login.toUtf8() + '"'));
    }
    static QByteArray name() { return "sim_" + QByteArray::number(QCoreApplication::applicationPid()); }
    static QString teamName(int i) { return QStringLiteral("Team %1").arg(i); }

    std::unique_ptr<PostgresqlConnection> admin;
    QList<Uuid> teams;
    Uuid workspace;
    QSet<QString> logins;
};

/// Made by the first world; gone with the last.
std::shared_ptr<Blank> blank()
{
    static std::shared_ptr<Blank> one = std::make_shared<Blank>();
    static const bool registered = [] {
        qAddPostRoutine([] { one.reset(); });
        return true;
    }();
    Q_UNUSED(registered)
    return one;
}

QString serverLogin(const QString &name) { return name + QStringLiteral(".%1").arg(QCoreApplication::applicationPid()); }

} // namespace

/// A person's line to the server, which is made anew whenever it was lost.
class PostgresHub::Session : public Hub
{
public:
    Session(PostgresHub &hub, const QString &login) : m_hub(hub), m_login(login) { hub.m_sessions.insert(this); }
    ~Session() override { m_hub.m_sessions.remove(this); }

    void close() { m_client.reset(); }

    Result<HubGreeting> greet() override
    {
        return call<HubGreeting>([](Hub &hub) { return hub.greet(); });
    }
    Result<HubReplica> lease() override
    {
        return call<HubReplica>([](Hub &hub) { return hub.lease(); });
    }
    Result<HubReplica> enroll(const Uuid &incarnation) override
    {
        return call<HubReplica>([&](Hub &hub) { return hub.enroll(incarnation); });
    }
    Result<HubReplica> replica(const Uuid &id) override
    {
        return call<HubReplica>([&](Hub &hub) { return hub.replica(id); });
    }
    Result<bool> holds(const HubPlace &place) override
    {
        return call<bool>([&](Hub &hub) { return hub.holds(place); });
    }
    Result<QList<PushVerdict>> push(const PushPage &page) override
    {
        const auto answer = call<QList<PushVerdict>>([&](Hub &hub) { return hub.push(page); });
        m_hub.catchUp();
        return answer;
    }
    Result<PullPage> pull(const HubPlace &place, int limit) override
    {
        return call<PullPage>([&](Hub &hub) { return hub.pull(place, limit); });
    }
    void notTaken() override
    {
        if (m_client)
            m_client->notTaken();
    }
    Result<QList<LoggedOperation>> history(const Uuid &record) override
    {
        return call<QList<LoggedOperation>>([&](Hub &hub) { return hub.history(record); });
    }

private:
    template<class T, class Call>
    Result<T> call(Call perform)
    {
        m_hub.tellTime();
        if (m_client && m_client->connection().isLost())
            m_client.reset();
        if (!m_client) {
            Result<std::unique_ptr<HubClient>> opened = HubClient::open(m_hub.urlOf(m_login));
            if (!opened && m_hub.login(m_login).disabled)
                return Error{ErrorKind::PermissionDenied, QStringLiteral("hub.disabled"), opened.error().message, {}, {}};
            if (!opened)
                return opened.error();
            m_client = *std::move(opened);
        }
        return perform(*m_client);
    }

    PostgresHub &m_hub;
    QString m_login;
    std::unique_ptr<HubClient> m_client;
};

PostgresHub::PostgresHub(std::shared_ptr<const Schema> schema, const ManualClock &clock, quint64 seed)
    : MemoryHub(schema, clock, seed)
    , m_clock(clock)
    , m_schema(std::move(schema))
    , m_random(seed ^ 0x0d0b)
{
    static int worlds = 0;
    m_database = QStringLiteral("%1_%2").arg(QString::fromLatin1(Blank::name())).arg(++worlds);
    DeskFile::need(blank()->admin->execute("CREATE DATABASE " + m_database.toLatin1() + " TEMPLATE " + Blank::name()));
    open();
    m_state.workspace = blank()->workspace;
}

PostgresHub::~PostgresHub()
{
    close();
    for (int i = 0; i <= m_kept; ++i) {
        const QByteArray name = m_database.toLatin1() + (i > 0 ? QByteArray("_" + QByteArray::number(i)) : QByteArray());
        DeskFile::need(blank()->admin->execute("DROP DATABASE IF EXISTS " + name));
    }
}

QString PostgresHub::url() const { return DatabasePool::urlOf(m_database); }

/// The test cluster lets everybody in by name.
QString PostgresHub::urlOf(const QString &login) const
{
    QString text = url();
    static const QRegularExpression user(QStringLiteral("user=[^&]*"));
    return text.replace(user, QStringLiteral("user=") + serverLogin(login));
}

void PostgresHub::open()
{
    m_owner = DeskFile::need(PostgresqlConnection::open(url(), PostgresqlConnection::Mode::Write));
    m_log = std::make_unique<OperationLog>(*m_owner);
    m_state.forks = DeskFile::need(m_log->forks());
    m_state.epoch = DeskFile::need(m_log->hubHead()).epoch;
    tellTime();
    catchUp();
}

/// A database is copied and dropped when nobody is connected to it.
void PostgresHub::close()
{
    for (Session *session : std::as_const(m_sessions))
        session->close();
    m_log.reset();
    m_owner.reset();
}

void PostgresHub::tellTime()
{
    DeskFile::need(m_owner->execute("SELECT setval('hub.world_time', " + QByteArray::number(m_clock.now().ms) + ')'));
}

QList<Uuid> PostgresHub::makeTeams(int count)
{
    if (count != teamsOfDesk)
        qFatal("the desk has %d teams", teamsOfDesk);
    return blank()->teams;
}

QList<MemoryHub::Status> PostgresHub::statuses() const
{
    static const QList<Status> all = [] {
        QList<Status> found;
        const DeskPolicies policies = DeskFile::need(DeskPolicies::parse({}, *Schema::builtIn()));
        for (const LifecycleState &state : policies.lifecycle(QStringLiteral("incident"))->states())
            found.append({state.key, qint64(state.statusClass)});
        return found;
    }();
    return all;
}

/// Everything may be written, or nothing; where, say the teams. One that is nobody's stands for none.
void PostgresHub::letIn(const QString &name, const Login &login)
{
    HubRoleWish wish;
    wish.role = login.mayWrite ? QStringLiteral("administrator") : QStringLiteral("auditor");
    if (!login.seesAll) {
        wish.teams = {Blank::teamName(teamsOfDesk)};
        for (int i = 0; i < teamsOfDesk; ++i) {
            if (login.teams.contains(blank()->teams[i]))
                wish.teams.append(Blank::teamName(i));
        }
    }
    const QString there = serverLogin(name);
    blank()->logins.insert(there);
    const HubUser user = DeskFile::need(addHubUser(url(), there, name, wish, QString::fromLatin1(password), m_clock, m_random));
    if (login.disabled)
        DeskFile::need(disableHubUser(url(), there, m_clock));
    Login known = login;
    known.person = user.person;
    MemoryHub::setLogin(name, known);
}

void PostgresHub::setLogin(const QString &name, const Login &login)
{
    letIn(name, login);
    catchUp();
}

std::unique_ptr<Hub> PostgresHub::connect(const QString &login) { return std::make_unique<Session>(*this, login); }

void PostgresHub::endSessions()
{
    QByteArrayList names; // only a member of a role may end its sessions
    for (auto it = m_state.logins.cbegin(); it != m_state.logins.cend(); ++it)
        names.append('"' + serverLogin(it.key()).toUtf8() + '"');
    const QByteArray all = names.join(',');
    DeskFile::need(blank()->admin->execute("GRANT " + all + " TO CURRENT_USER"));
    DeskFile::need(blank()->admin->execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
        + m_database.toLatin1() + "' AND usename LIKE 'login%'"));
    DeskFile::need(blank()->admin->execute("REVOKE " + all + " FROM CURRENT_USER"));
}

void PostgresHub::learnReplicas()
{
    Statement rows = DeskFile::need(m_owner->prepare(QByteArrayLiteral("SELECT id, coalesce(prefix, ''), login FROM replica")));
    rows.bind();
    while (DeskFile::need(rows.step())) {
        const Uuid id = rows.uuid(0);
        if (m_state.replicas.contains(id))
            continue;
        Replica replica;
        replica.row.id = id;
        replica.row.prefix = rows.text(1);
        replica.login = rows.text(2).section(u'.', 0, 0);
        m_state.replicas.insert(id, replica);
    }
}

/// Takes what the server has taken, and compares what it wrote down.
void PostgresHub::catchUp()
{
    constexpr int page = 1'000;
    while (true) {
        const QList<LoggedOperation> news = DeskFile::need(m_log->after(m_state.head(), page));
        for (const LoggedOperation &logged : news) {
            const Uuid &by = logged.operation.dot.replica;
            if (!m_state.replicas.contains(by))
                learnReplicas();
            const QString login = m_state.replicas[by].login;
            if (m_state.logins.contains(login)) {
                HubFact expected = factFor(login, logged.operation, logged.hub.verdict, logged.hub.receivedAt);
                expected.number = logged.hub.number;
                if (expected.seq != logged.hub.seq || expected.eff != logged.hub.eff || expected.receivedBy != logged.hub.receivedBy)
                    m_broken = QStringLiteral("operation %1 has another place than in memory").arg(logged.hub.seq);
            }
            if (chainOf(m_state.chain(), leafOf(logged.operation.hash, logged.hub)) != logged.hub.chain)
                m_broken = QStringLiteral("the chain breaks at %1").arg(logged.hub.seq);
            store(logged);
        }
        if (news.size() < page)
            return;
    }
}

QString PostgresHub::proof()
{
    if (!m_broken.isEmpty())
        return m_broken;
    DeskFile::need(workHub(DeskFile::need(openHubWorkplace(url()))));
    return DeskFile::need(test::proveHub(*m_owner, m_schema));
}

MemoryHub::State PostgresHub::keep()
{
    close();
    m_state.kept = ++m_kept;
    DeskFile::need(blank()->admin->execute(
        "CREATE DATABASE " + m_database.toLatin1() + '_' + QByteArray::number(m_kept) + " TEMPLATE " + m_database.toLatin1()));
    open();
    return m_state;
}

void PostgresHub::putBack(const State &remains)
{
    close();
    DeskFile::need(blank()->admin->execute("DROP DATABASE " + m_database.toLatin1()));
    DeskFile::need(blank()->admin->execute(
        "CREATE DATABASE " + m_database.toLatin1() + " TEMPLATE " + m_database.toLatin1() + '_' + QByteArray::number(remains.kept)));
    m_state = remains;
    open();
}

void PostgresHub::failOver(const State &remains)
{
    putBack(remains);
    DeskFile::need(beginHubEpoch(url(), m_clock));
    m_state.forks = DeskFile::need(m_log->forks());
    m_state.epoch = DeskFile::need(m_log->hubHead()).epoch;
    letEverybodyIn();
}

void PostgresHub::goBack(const State &remains)
{
    putBack(remains);
    letEverybodyIn();
}

/// What the server itself knows of logins did not go back.
void PostgresHub::letEverybodyIn()
{
    const QHash<QString, Login> logins = m_state.logins;
    for (auto it = logins.cbegin(); it != logins.cend(); ++it)
        letIn(it.key(), *it);
    catchUp();
}

void PostgresHub::sayThatItWentBack(const State &remains)
{
    DeskFile::need(beginHubEpoch(url(), m_clock, 1'000, remains.head()));
    MemoryHub::sayThatItWentBack(remains);
    m_state.forks = DeskFile::need(m_log->forks());
    m_state.epoch = DeskFile::need(m_log->hubHead()).epoch;
    DeskFile::need(workHub(DeskFile::need(openHubWorkplace(url()))));
}

} // namespace steward
