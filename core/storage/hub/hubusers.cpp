// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/hub/hubusers.h"

#include "core/schema/records/person.h"
#include "core/storage/search/rebuild.h"
#include "core/storage/settings.h"
#include "core/storage/writer.h"

#include <QRegularExpression>

namespace steward {

namespace {

constexpr qsizetype shortestPassword = 10;
const QString workerRole = QStringLiteral("worker");

Error invalid(const char *code, const QString &message, const QString &hint, const QStringList &args = {})
{
    return {ErrorKind::InvalidArgument, QString::fromLatin1(code), message, hint, args};
}

Error notFound(const char *code, const QString &message, const QString &arg)
{
    return {ErrorKind::NotFound, QString::fromLatin1(code), message, QStringLiteral("check the name"), {arg}};
}

Result<Ok> checkLogin(const QString &login)
{
    // PostgreSQL cuts longer names, and keeps those with pg_ for itself.
    static const QRegularExpression allowed(QStringLiteral("^[a-z0-9_][a-z0-9_.@-]{0,62}$"));
    if (allowed.match(login).hasMatch() && !login.startsWith(QLatin1String("pg_")) && !login.startsWith(QLatin1String("steward_")))
        return Ok{};
    return invalid("hub.login", QStringLiteral("\"%1\" cannot be a login").arg(login),
        QStringLiteral("use lower-case letters, digits and . _ - @, at most 63"), {login});
}

/// An owner's session that writes people, and what hangs together with them, in one transaction.
class Users
{
public:
    Users(HubOwner &hub, std::shared_ptr<const Schema> schema, const Clock &clock)
        : m_hub(hub), m_connection(*hub.connection), m_schema(std::move(schema)), m_records(m_connection, m_schema), m_clock(clock)
    {}

    Result<std::optional<Uuid>> personOf(const QString &login)
    {
        const RecordType &type = person();
        STEWARD_ASSIGN(const QList<Rid> found, m_records.findByText(type, *type.field(u"login"), login));
        if (found.isEmpty())
            return std::optional<Uuid>();
        STEWARD_ASSIGN(const Uuid id, m_records.idOf(found.first()));
        return std::optional(id);
    }

    /// '*', or a key per team and organization.
    Result<QStringList> keysOf(const HubRoleWish &wish)
    {
        STEWARD_ASSIGN(Statement role, m_connection.prepare(QByteArrayLiteral("SELECT 1 FROM decl_role WHERE role = ? LIMIT 1")));
        role.bind(wish.role);
        STEWARD_ASSIGN(const bool known, role.step());
        if (!known)
            return invalid("hub.role", QStringLiteral("there is no role \"%1\"").arg(wish.role),
                QStringLiteral("requester, technician, teamlead, administrator, auditor, worker …"), {wish.role});
        QStringList keys;
        for (const QString &name : wish.teams) {
            STEWARD_ASSIGN(const Uuid id, named(QStringLiteral("team"), name, "hub.no-team"));
            keys.append(QStringLiteral("team:") + id.toString());
        }
        for (const QString &name : wish.organizations) {
            STEWARD_ASSIGN(const Uuid id, named(QStringLiteral("organization"), name, "hub.no-organization"));
            keys.append(QStringLiteral("org:") + id.toString());
        }
        return keys.isEmpty() ? QStringList{QStringLiteral("*")} : keys;
    }

    /// Creates the person, or adds the role to theirs. Writes as the owner of the workspace, by a replica of its own.
    Result<Uuid> writePerson(const std::optional<Uuid> &known, const QString &login, const QString &name, const QString &role,
        RandomSource &random)
    {
        STEWARD_ASSIGN(const qint64 rno, replica(random));
        STEWARD_ASSIGN(const QString owner, readSetting(m_connection, QStringLiteral("workspace.owner")));
        const std::unique_ptr<SearchIndexer> indexer = searchIndexer(m_connection);
        Writer writer(m_connection, m_schema, m_clock, random, rno, Uuid::fromString(owner), indexer.get());
        const auto declared = Person::declare();
        RecordEdit edit;
        edit.type = person().name();
        STEWARD_ASSIGN(edit.seen, writer.context());
        if (known) {
            edit.record = *known;
            STEWARD_ASSIGN(const Rid rid, m_records.ridOf(*known, edit.type));
            STEWARD_ASSIGN(const std::optional<LoadedRecord> loaded, m_records.load(rid));
            if (!loaded)
                return notFound("hub.no-login", QStringLiteral("the person is a stub"), login);
            edit.base = loaded->values;
            Person next = declared.fromValues(loaded->values);
            if (next.roles.contains(role))
                return *known;
            edit.next = edit.base;
            next.roles.insert(role);
            edit.next.values[size_t(person().indexOf(u"role"))] = Value(next.roles);
        } else {
            edit.record = Uuid::v7(m_clock.now(), random);
            edit.isCreation = true;
            edit.verb = QStringLiteral("create");
            edit.base = person().empty();
            Person next;
            next.name = name.isEmpty() ? login : name;
            next.login = login;
            next.roles = StringSet({role});
            edit.next = declared.toValues(next);
            edit.next.values.resize(edit.base.values.size());
        }
        CommitOptions options;
        options.alongside = [&](Connection &connection) -> Result<Ok> {
            STEWARD_ASSIGN(Statement keys, connection.prepare(QByteArrayLiteral(
                "SELECT hub.rescope(r.rid, h.seq) FROM record r, hub_head h WHERE r.id = ?")));
            keys.bind(edit.record);
            STEWARD_ASSIGN([[maybe_unused]] const bool any, keys.step());
            return Ok{};
        };
        STEWARD_ASSIGN([[maybe_unused]] const CommitReport report, writer.commit({{edit}}, options));
        return edit.record;
    }

    Result<bool> isKnown(const QString &login)
    {
        STEWARD_ASSIGN(Statement find, m_connection.prepare(QByteArrayLiteral("SELECT 1 FROM hub_login WHERE login = ?")));
        find.bind(login);
        return find.step();
    }

    /// Inside a transaction. Writes down how the login's keys change, so that its replicas learn what to fetch and drop.
    Result<QStringList> grant(const QString &login, const Uuid &who, const QString &role, const QStringList &keys)
    {
        STEWARD_ASSIGN(const QString before, keysNow(login));
        STEWARD_TRY(run("INSERT INTO hub_login (login, person, state) VALUES (?, ?, 'active') "
                        "ON CONFLICT (login) DO UPDATE SET person = excluded.person, state = 'active'", login, who));
        STEWARD_TRY(run("DELETE FROM hub_grant WHERE login = ?", login));
        for (const QString &key : keys)
            STEWARD_TRY(run("INSERT INTO hub_grant (login, role, key) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", login, role, key));
        STEWARD_TRY(noteChange(login, before));
        STEWARD_ASSIGN(const QString after, keysNow(login));
        // Columns that only the desk reads are a privilege of a role.
        STEWARD_ASSIGN(Statement desk, m_connection.prepare(QByteArrayLiteral("SELECT 'desk' = ANY (hub.keys_of(?))")));
        desk.bind(login);
        STEWARD_ASSIGN([[maybe_unused]] const bool any, desk.step());
        const QByteArray name = quoted(login).toUtf8();
        STEWARD_TRY(m_connection.execute("REVOKE " + m_hub.roles.worker() + " FROM " + name));
        STEWARD_TRY(m_connection.execute("GRANT " + m_hub.roles.member() + " TO " + name));
        if (desk.integer(0))
            STEWARD_TRY(m_connection.execute("GRANT " + m_hub.roles.desk() + " TO " + name));
        else
            STEWARD_TRY(m_connection.execute("REVOKE " + m_hub.roles.desk() + " FROM " + name));
        STEWARD_TRY(news());
        return after.mid(1, after.size() - 2).split(QLatin1Char(','), Qt::SkipEmptyParts);
    }

    /// Inside a transaction: the login is nobody's and does the worker's part. It sees every row and is no member.
    Result<Ok> employ(const QString &login)
    {
        STEWARD_ASSIGN(const QString before, keysNow(login));
        STEWARD_TRY(run("INSERT INTO hub_login (login, person, state) VALUES (?, NULL, 'active') "
                        "ON CONFLICT (login) DO UPDATE SET person = NULL, state = 'active'", login));
        STEWARD_TRY(run("DELETE FROM hub_grant WHERE login = ?", login));
        STEWARD_TRY(run("INSERT INTO hub_grant (login, role, key) VALUES (?, ?, '*')", login, workerRole));
        STEWARD_TRY(noteChange(login, before));
        const QByteArray name = quoted(login).toUtf8();
        STEWARD_TRY(m_connection.execute("REVOKE " + m_hub.roles.member() + ", " + m_hub.roles.desk() + " FROM " + name));
        return m_connection.execute("GRANT " + m_hub.roles.worker() + " TO " + name);
    }

    Result<Ok> disable(const QString &login)
    {
        STEWARD_ASSIGN(const QString before, keysNow(login));
        STEWARD_TRY(run("UPDATE hub_login SET state = 'disabled' WHERE login = ?", login));
        STEWARD_TRY(noteChange(login, before));
        const QByteArray name = quoted(login).toUtf8();
        STEWARD_TRY(m_connection.execute("REVOKE " + m_hub.roles.member() + ", " + m_hub.roles.desk() + ", "
            + m_hub.roles.worker() + " FROM " + name));
        STEWARD_ASSIGN(Statement others, m_connection.prepare(QByteArrayLiteral(
            "SELECT count(*) FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid JOIN pg_roles l ON l.oid = m.member "
            "WHERE l.rolname = ? AND g.rolname ~ '^steward_[0-9a-f]{12}_(member|worker)$'")));
        others.bind(login);
        STEWARD_ASSIGN([[maybe_unused]] const bool any, others.step());
        if (others.integer(0) == 0) // another hub of this server may still want the login
            STEWARD_TRY(m_connection.execute("ALTER ROLE " + name + " NOLOGIN"));
        return news();
    }

    /// Ends sessions with this database. Only a member of a role may end its sessions, hence the moment of membership.
    Result<Ok> endSessions(const QString &login)
    {
        const QByteArray name = quoted(login).toUtf8();
        STEWARD_ASSIGN(Transaction transaction, Transaction::begin(m_connection, Transaction::Mode::Immediate));
        STEWARD_TRY(m_connection.execute("GRANT " + name + " TO CURRENT_USER"));
        STEWARD_TRY(run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = ? AND datname = "
                        "current_database()", login));
        STEWARD_TRY(m_connection.execute("REVOKE " + name + " FROM CURRENT_USER"));
        return transaction.commit();
    }

    /// True when the server did not know the login.
    Result<bool> makeRole(const QString &login, const QString &password)
    {
        STEWARD_ASSIGN(Statement find, m_connection.prepare(QByteArrayLiteral(
            "SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR rolreplication, rolcanlogin "
            "FROM pg_roles WHERE rolname = ?")));
        find.bind(login);
        STEWARD_ASSIGN(const bool known, find.step());
        if (known && find.integer(0))
            return invalid("hub.login", QStringLiteral("\"%1\" is an administrator of the server").arg(login),
                QStringLiteral("people of a desk need a login without such rights"), {login});
        const bool mayLogIn = known && find.integer(1);
        find.reset();
        if (mayLogIn)
            return false;
        if (password.size() < shortestPassword)
            return invalid("hub.password", QStringLiteral("the password has fewer than %1 characters").arg(shortestPassword),
                QStringLiteral("set STEWARD_NEW_PASSWORD, or type one when asked"), {QString::number(shortestPassword)});
        STEWARD_ASSIGN(const QString verifier, m_hub.connection->passwordVerifier(password, login));
        STEWARD_TRY(m_connection.execute((known ? "ALTER ROLE " : "CREATE ROLE ") + quoted(login).toUtf8()
            + " LOGIN CONNECTION LIMIT 20 PASSWORD '" + verifier.toUtf8() + '\''));
        return true;
    }

private:
    const RecordType &person() const { return *m_schema->type(u"person"); }

    template<class... Values>
    Result<Ok> run(const char *sql, const Values &...values)
    {
        STEWARD_ASSIGN(Statement statement, m_connection.prepare(QByteArray(sql)));
        statement.bind(values...);
        STEWARD_ASSIGN([[maybe_unused]] const bool any, statement.step());
        return Ok{};
    }

    Result<Uuid> named(const QString &typeName, const QString &name, const char *missing)
    {
        const RecordType &type = *m_schema->type(typeName);
        STEWARD_ASSIGN(const QList<Rid> found, m_records.findByText(type, *type.field(type.titleField()), name));
        if (found.isEmpty())
            return notFound(missing, QStringLiteral("there is no %1 \"%2\"").arg(typeName, name), name);
        return m_records.idOf(found.first());
    }

    Result<QString> keysNow(const QString &login)
    {
        STEWARD_ASSIGN(Statement keys, m_connection.prepare(QByteArrayLiteral("SELECT hub.keys_of(?)::text")));
        keys.bind(login);
        STEWARD_ASSIGN([[maybe_unused]] const bool any, keys.step());
        return keys.text(0);
    }

    Result<Ok> noteChange(const QString &login, const QString &before)
    {
        return run("INSERT INTO hub_grant_change (login, seq, changed_at, keys_before, keys_after) "
                   "SELECT ?1::text, h.seq, ?2::bigint, ?3::text[], hub.keys_of(?1::text) FROM hub_head h "
                   "WHERE hub.keys_of(?1::text) <> ?3::text[]",
            login, m_clock.now(), before);
    }

    Result<Ok> news() { return m_connection.execute("NOTIFY " + m_hub.roles.channel()); }

    /// This login's own replica.
    Result<qint64> replica(RandomSource &random)
    {
        STEWARD_ASSIGN(Statement mine, m_connection.prepare(QByteArrayLiteral(
            "SELECT rno FROM replica WHERE login = session_user AND kind = 'leased' ORDER BY rno LIMIT 1")));
        mine.bind();
        STEWARD_ASSIGN(const bool known, mine.step());
        if (known)
            return mine.integer(0);
        mine.reset();
        OperationLog log(m_connection);
        STEWARD_ASSIGN(const ReplicaHead made, log.addReplica(Uuid::v7(m_clock.now(), random)));
        STEWARD_TRY(run("UPDATE replica SET login = session_user, kind = 'leased' WHERE rno = ?", made.rno));
        return made.rno;
    }

    HubOwner &m_hub;
    Connection &m_connection;
    std::shared_ptr<const Schema> m_schema;
    RecordStore m_records;
    const Clock &m_clock;
};

Result<HubUser> grantRole(Users &users, HubOwner &hub, HubUser user, const HubRoleWish &wish, const QStringList &keys)
{
    STEWARD_ASSIGN(Transaction transaction, Transaction::begin(*hub.connection, Transaction::Mode::Immediate));
    STEWARD_ASSIGN(user.keys, users.grant(user.login, user.person, wish.role, keys));
    STEWARD_TRY(transaction.commit());
    return user;
}

Result<bool> wantsWorker(const HubRoleWish &wish)
{
    if (wish.role != workerRole)
        return false;
    if (wish.teams.isEmpty() && wish.organizations.isEmpty())
        return true;
    return invalid("hub.role", QStringLiteral("a worker is one for the whole hub"), QStringLiteral("leave out --team and --org"),
        {wish.role});
}

Result<HubUser> employWorker(Users &users, HubOwner &hub, HubUser user)
{
    STEWARD_ASSIGN(Transaction transaction, Transaction::begin(*hub.connection, Transaction::Mode::Immediate));
    STEWARD_TRY(users.employ(user.login));
    STEWARD_TRY(transaction.commit());
    STEWARD_TRY(users.endSessions(user.login)); // those that it had as a person
    return user;
}

} // namespace

Result<HubUser> addHubUser(const QString &url, const QString &login, const QString &name, const HubRoleWish &wish,
    const QString &password, const Clock &clock, RandomSource &random)
{
    STEWARD_TRY(checkLogin(login));
    STEWARD_ASSIGN(HubOwner hub, openHub(url));
    STEWARD_ASSIGN(const HubRules rules, rulesOf(*hub.connection));
    Users users(hub, rules.schema, clock);
    HubUser user;
    user.login = login;
    STEWARD_ASSIGN(const bool isWorker, wantsWorker(wish));
    if (isWorker) {
        STEWARD_ASSIGN(user.isNewLogin, users.makeRole(login, password));
        return employWorker(users, hub, user);
    }
    STEWARD_ASSIGN(const QStringList keys, users.keysOf(wish));
    STEWARD_ASSIGN(const std::optional<Uuid> known, users.personOf(login));
    user.isNewPerson = !known;
    STEWARD_ASSIGN(user.isNewLogin, users.makeRole(login, password));
    STEWARD_ASSIGN(user.person, users.writePerson(known, login, name, wish.role, random));
    return grantRole(users, hub, user, wish, keys);
}

Result<HubUser> setHubRole(
    const QString &url, const QString &login, const HubRoleWish &wish, const Clock &clock, RandomSource &random)
{
    STEWARD_ASSIGN(HubOwner hub, openHub(url));
    STEWARD_ASSIGN(const HubRules rules, rulesOf(*hub.connection));
    Users users(hub, rules.schema, clock);
    STEWARD_ASSIGN(const bool isKnown, users.isKnown(login));
    STEWARD_ASSIGN(const bool isWorker, wantsWorker(wish));
    if (isKnown && isWorker) {
        HubUser worker;
        worker.login = login;
        return employWorker(users, hub, worker);
    }
    STEWARD_ASSIGN(const std::optional<Uuid> person, users.personOf(login));
    if (!isKnown || !person)
        return notFound("hub.no-login", QStringLiteral("this hub has no login \"%1\"").arg(login), login);
    STEWARD_ASSIGN(const QStringList keys, users.keysOf(wish));
    HubUser user;
    user.login = login;
    STEWARD_ASSIGN(user.person, users.writePerson(person, login, {}, wish.role, random));
    return grantRole(users, hub, user, wish, keys);
}

Result<HubUser> disableHubUser(const QString &url, const QString &login, const Clock &clock)
{
    STEWARD_ASSIGN(HubOwner hub, openHub(url));
    Users users(hub, Schema::builtIn(), clock);
    STEWARD_ASSIGN(const bool isKnown, users.isKnown(login));
    if (!isKnown)
        return notFound("hub.no-login", QStringLiteral("this hub has no login \"%1\"").arg(login), login);
    STEWARD_ASSIGN(Transaction transaction, Transaction::begin(*hub.connection, Transaction::Mode::Immediate));
    STEWARD_TRY(users.disable(login));
    STEWARD_TRY(transaction.commit());
    STEWARD_TRY(users.endSessions(login));
    HubUser user;
    user.login = login;
    STEWARD_ASSIGN(const std::optional<Uuid> person, users.personOf(login));
    user.person = person.value_or(Uuid());
    return user;
}

} // namespace steward
