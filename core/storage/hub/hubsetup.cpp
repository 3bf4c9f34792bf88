// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
//
// The contract of the hub names four roles; there is a fifth, desk. Row security chooses rows, and what requesters may
// know of people and places is columns, so those that work at the desk need a privilege that the others lack.
//
// While the file is loaded the tables belong to who runs this and nobody else may connect. Only then they get their
// owner, their policies and their readers, in one transaction.

#include "core/storage/hub/hubsetup.h"

#include "core/storage/bundle.h"
#include "core/storage/customschema.h"
#include "core/storage/eraser.h"
#include "core/storage/hub/declarations.h"
#include "core/storage/hub/hubsecurity.h"
#include "core/storage/hub/scopefunctions.h"
#include "core/storage/migrations/migration.h"
#include "core/storage/postgresqlstore.h"
#include "core/storage/projectionschema.h"
#include "core/storage/projectionstore.h"
#include "core/storage/resource.h"
#include "core/storage/settings.h"
#include "core/storage/verifier.h"

#include "core/schema/records/policy.h"

#include <QUrl>

namespace steward {

namespace {

/// Functions of `hub` and `api`, in the order in which they need each other.
constexpr const char *functionFiles[] = {"hub/session.sql", "hub/search.sql", "hub/canonical.sql", "hub/values.sql",
    "hub/fold.sql", "hub/writers.sql", "hub/project.sql", "hub/judge.sql", "hub/show.sql", "hub/texts.sql",
    "hub/erase.sql", "hub/take.sql", "hub/push.sql", "hub/pull.sql", "hub/connected.sql", "hub/derive.sql",
    "hub/declare.sql", "hub/contents.sql", "hub/carry.sql"};

Error needsOwner()
{
    return {ErrorKind::FailedPrecondition, QStringLiteral("hub.needs-owner"),
        QStringLiteral("this login does not own the database or may not create roles"),
        QStringLiteral("use the login that owns the database, with CREATEROLE"), {}};
}

Result<qint64> number(Connection &connection, const QByteArray &sql)
{
    STEWARD_ASSIGN(Statement query, connection.prepare(sql));
    query.bind();
    STEWARD_ASSIGN([[maybe_unused]] const bool any, query.step());
    return query.integer(0);
}

Result<Ok> checkOwner(Connection &connection)
{
    STEWARD_ASSIGN(const qint64 fits, number(connection, QByteArrayLiteral(
        "SELECT (r.rolsuper OR (r.rolcreaterole AND pg_has_role(current_user, d.datdba, 'USAGE')))::integer "
        "FROM pg_roles r, pg_database d WHERE r.rolname = current_user AND d.datname = current_database()")));
    return fits ? Result<Ok>(Ok{}) : needsOwner();
}

Result<Ok> checkFile(Connection &file, std::shared_ptr<const Schema> schema, const LoadProgress &progress)
{
    STEWARD_ASSIGN(Statement stored,
        file.prepare(QByteArrayLiteral("SELECT fingerprint FROM projection_fingerprint WHERE table_name = ?")));
    for (const ProjectionTable &table : projectionTables(*schema)) {
        stored.bind(table.name);
        STEWARD_ASSIGN(const bool known, stored.step());
        if (!known || diff(stored.text(0), table).kind == ProjectionChange::Kind::Rebuild
            || !diff(stored.text(0), table).addedColumns.isEmpty())
            return Error{ErrorKind::FailedPrecondition, QStringLiteral("hub.other-version"),
                QStringLiteral("the file was last written by another version of the program"),
                QStringLiteral("open it once with this one"), {}};
    }
    stored.reset();
    Verifier::Options options;
    options.progress = [&progress](qint64 done, qint64 total) {
        return !progress || progress(QStringLiteral("verify"), done, total);
    };
    STEWARD_ASSIGN(const Verification found, Verifier(file, schema).run(options));
    if (found.passed())
        return Ok{};
    return Error{ErrorKind::Corrupt, QStringLiteral("hub.damaged-file"),
        QStringLiteral("the file does not pass verification: %1").arg(found.findings.first().text),
        QStringLiteral("run verify, restore a backup, or make its rows anew with verify --rebuild"),
        {found.findings.first().text}};
}

Result<bool> roleExists(Connection &connection, const QByteArray &role)
{
    STEWARD_ASSIGN(const qint64 count, number(connection, "SELECT count(*) FROM pg_roles WHERE rolname = '" + role + '\''));
    return count > 0;
}

Result<Ok> makeRoles(Connection &connection, const HubRoles &roles)
{
    for (const QByteArray &role : roles.all()) {
        STEWARD_ASSIGN(const bool exists, roleExists(connection, role));
        if (exists) { // of a hub that was dropped: of no use to anything
            STEWARD_ASSIGN(const qint64 uses, number(connection,
                "SELECT count(*) FROM pg_shdepend WHERE refclassid = 'pg_authid'::regclass AND refobjid = '" + role
                    + "'::regrole"));
            if (uses > 0)
                return Error{ErrorKind::AlreadyExists, QStringLiteral("hub.roles-exist"),
                    QStringLiteral("this server has a hub of the same desk in another database"),
                    QStringLiteral("use that one, or drop it first"), {}};
        } else {
            STEWARD_TRY(connection.execute("CREATE ROLE " + role + " NOLOGIN"));
        }
    }
    return connection.execute(roles.in(QByteArrayLiteral(
        "GRANT steward_w_owner, steward_w_definer TO CURRENT_USER;"
        "GRANT steward_w_member TO steward_w_desk;")));
}

QString databaseName(Connection &connection)
{
    auto find = connection.prepare(QByteArrayLiteral("SELECT quote_ident(current_database())"));
    return find && find->step().value_or(false) ? find->text(0) : QString();
}

/// Nobody but the hub's roles has anything in this database. Objects that are made later by one of its two owners are
/// nobody else's either.
Result<Ok> closeDatabase(Connection &connection, const HubRoles &roles)
{
    const QByteArray database = databaseName(connection).toUtf8();
    return connection.execute(roles.in("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC;"
        "GRANT CONNECT ON DATABASE " + database + " TO steward_w_member, steward_w_worker;"
        "DO $$ BEGIN IF to_regnamespace('public') IS NOT NULL THEN REVOKE ALL ON SCHEMA public FROM PUBLIC; END IF; END $$;"
        "ALTER DEFAULT PRIVILEGES FOR ROLE steward_w_definer REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;"
        "ALTER DEFAULT PRIVILEGES FOR ROLE steward_w_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;"
        "CREATE SCHEMA IF NOT EXISTS hub AUTHORIZATION steward_w_definer;"
        "CREATE SCHEMA IF NOT EXISTS api AUTHORIZATION steward_w_definer;"));
}

/// Everything in `steward` belongs to the owner, also what an upgrade has just made.
Result<Ok> handOver(Connection &connection, const HubRoles &roles)
{
    STEWARD_ASSIGN(Statement rows, connection.prepare(QByteArrayLiteral(
        "SELECT quote_ident(c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE n.nspname = 'steward' AND c.relkind IN ('r', 'p') AND pg_get_userbyid(c.relowner) <> ?")));
    rows.bind(QString::fromLatin1(roles.owner()));
    QByteArray sql = "ALTER SCHEMA steward OWNER TO " + roles.owner() + ';';
    while (true) {
        STEWARD_ASSIGN(const bool row, rows.step());
        if (!row)
            break;
        sql += "ALTER TABLE steward." + rows.text(0).toUtf8() + " OWNER TO " + roles.owner() + ';';
    }
    return connection.execute(sql + roles.in(QByteArrayLiteral(
        "REVOKE ALL ON SCHEMA steward FROM PUBLIC;"
        "GRANT USAGE ON SCHEMA steward TO steward_w_definer, steward_w_member, steward_w_worker;")));
}

/// Functions of an earlier version go first: one that answers with other columns cannot be replaced, and one that takes
/// other parameters would stay beside the new one. What policies stand on stays and is replaced in place.
Result<Ok> dropFunctions(Connection &connection)
{
    return connection.execute(QByteArrayLiteral(R"(DO $$
DECLARE
    f record;
    was_dropped boolean := true;
BEGIN
    WHILE was_dropped LOOP
        was_dropped := false;
        FOR f IN SELECT p.oid::regprocedure AS signature FROM pg_proc p
            WHERE p.pronamespace IN ('api'::regnamespace, 'hub'::regnamespace) AND p.prokind = 'f' AND p.proowner = current_user::regrole
        LOOP
            BEGIN
                EXECUTE 'DROP FUNCTION ' || f.signature;
                was_dropped := true;
            EXCEPTION WHEN dependent_objects_still_exist THEN
                NULL;
            END;
        END LOOP;
    END LOOP;
END $$)"));
}

Result<Ok> makeFunctions(Connection &connection, const HubRoles &roles, const Schema &schema)
{
    STEWARD_TRY(dropFunctions(connection));
    const AccessRules &rules = AccessRules::builtIn();
    STEWARD_TRY(connection.execute(scopeFunctions(schema, rules).toUtf8()));
    for (const char *file : functionFiles) {
        QByteArray sql = roles.in(storageResource(QString::fromLatin1(file)));
        sql.replace("desk_permission", rules.deskPermission().toUtf8());
        sql.replace("author_permission", rules.authorPermission().toUtf8());
        STEWARD_TRY(connection.execute(sql));
    }
    return secureFunctions(connection, roles);
}

/// The pair with which bundles for this hub are sealed and answers signed; once.
Result<Ok> ensureBundleKey(Connection &connection)
{
    SystemRandom random;
    const BundleKeys keys = makeBundleKeys(random);
    STEWARD_ASSIGN(Statement row, connection.prepare(
        QByteArrayLiteral("INSERT INTO steward.bundle_key (open, secret) VALUES (?, ?) ON CONFLICT DO NOTHING")));
    row.bind(keys.open, keys.secret);
    return row.run();
}

/// Inside a transaction; from tables that belong to anybody to a hub. The declarations must stand.
Result<Ok> secure(Connection &connection, const HubRoles &roles, const Schema &schema)
{
    STEWARD_TRY(closeDatabase(connection, roles));
    STEWARD_TRY(handOver(connection, roles));
    STEWARD_TRY(connection.execute("SET LOCAL ROLE " + roles.definer()));
    STEWARD_TRY(makeFunctions(connection, roles, schema));
    STEWARD_TRY(connection.execute("SET LOCAL ROLE " + roles.owner()));
    // A push asks whether its replica was ever refused.
    STEWARD_TRY(connection.execute(QByteArrayLiteral("CREATE INDEX IF NOT EXISTS hub_order__refused "
        "ON steward.hub_order (rno, rseq) WHERE verdict IS NOT NULL;"
        // Keys are looked up by record or by place, never by themselves.
        "DROP INDEX IF EXISTS steward.record_scope__key")));
    STEWARD_TRY(secureTables(connection, roles, schema, AccessRules::builtIn()));
    // What writes rows is made out of the declarations, which the definer may read from now on.
    STEWARD_TRY(connection.execute("SET LOCAL ROLE " + roles.definer()));
    STEWARD_TRY(connection.execute(QByteArrayLiteral("SELECT hub.make_writers()")));
    STEWARD_TRY(ensureBundleKey(connection));
    STEWARD_TRY(secureFunctions(connection, roles));
    return connection.execute(QByteArrayLiteral("RESET ROLE"));
}

/// Active members of whom the role `desk` says something else than their grants do.
Result<QStringList> wrongPrivileges(Connection &connection, const HubRoles &roles)
{
    STEWARD_ASSIGN(Statement rows, connection.prepare(QByteArrayLiteral(
        "SELECT l.login FROM hub_login l JOIN pg_roles r ON r.rolname = l.login WHERE l.state = 'active' AND l.person IS NOT NULL "
        "AND ('desk' = ANY (hub.keys_of(l.login))) <> EXISTS (SELECT FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid "
        "WHERE m.member = r.oid AND g.rolname = ?) ORDER BY 1")));
    rows.bind(QString::fromLatin1(roles.desk()));
    QStringList logins;
    while (true) {
        STEWARD_ASSIGN(const bool row, rows.step());
        if (!row)
            return logins;
        logins.append(rows.text(0));
    }
}

Result<Ok> rightPrivileges(Connection &connection, const HubRoles &roles)
{
    STEWARD_ASSIGN(const QStringList logins, wrongPrivileges(connection, roles));
    for (const QString &login : logins) {
        STEWARD_ASSIGN(Statement keys, connection.prepare(QByteArrayLiteral("SELECT 'desk' = ANY (hub.keys_of(?))")));
        keys.bind(login);
        STEWARD_ASSIGN([[maybe_unused]] const bool any, keys.step());
        const QByteArray name = quoted(login).toUtf8();
        const QByteArray sql = keys.integer(0) ? QByteArrayLiteral("GRANT %1 TO %2") : QByteArrayLiteral("REVOKE %1 FROM %2");
        STEWARD_TRY(connection.execute(QByteArray(sql).replace("%1", roles.desk()).replace("%2", name)));
    }
    return Ok{};
}

Result<HubMade> make(PostgresqlConnection &hub, Connection &file, std::shared_ptr<const Schema> schema,
    const DeskPolicies &policies, const HubRoles &roles, const Clock &clock, const LoadProgress &progress)
{
    HubMade made;
    STEWARD_ASSIGN(made.counts, loadDeskFile(file, hub, schema, clock.now(), progress));
    STEWARD_ASSIGN(Transaction transaction, Transaction::begin(hub, Transaction::Mode::Immediate));
    STEWARD_TRY(makeRoles(hub, roles));
    STEWARD_TRY(writeDeclarations(hub, *schema, policies));
    STEWARD_TRY(secure(hub, roles, *schema));
    STEWARD_ASSIGN(made.visible, number(hub, QByteArrayLiteral("SELECT hub.rescope_all()")));
    STEWARD_TRY(transaction.commit());
    return made;
}

} // namespace

Result<HubMade> makeHub(const QString &url, Connection &file, std::shared_ptr<const Schema> schema,
    const DeskPolicies &policies, const Clock &clock, const LoadProgress &progress)
{
    STEWARD_ASSIGN(const QString id, readSetting(file, QStringLiteral("workspace.id")));
    const Uuid workspace = Uuid::fromString(id);
    {
        STEWARD_ASSIGN(const auto first, PostgresqlConnection::open(url, PostgresqlConnection::Mode::Write));
        STEWARD_TRY(checkOwner(*first));
        STEWARD_ASSIGN(const qint64 isUtf8, number(*first,
            QByteArrayLiteral("SELECT (current_setting('server_encoding') = 'UTF8')::integer")));
        if (!isUtf8)
            return Error{ErrorKind::FailedPrecondition, QStringLiteral("hub.encoding"),
                QStringLiteral("the database does not keep its texts in UTF-8"),
                QStringLiteral("createdb --encoding=UTF8 --template=template0"), {}};
    }
    STEWARD_TRY(checkFile(file, schema, progress));
    STEWARD_ASSIGN(const auto hub, createPostgresqlStore(url, clock));
    Result<HubMade> made = make(*hub, file, std::move(schema), policies, HubRoles(workspace), clock, progress);
    if (!made) {
        (void)hub->execute(QByteArrayLiteral("DROP SCHEMA IF EXISTS steward CASCADE"));
        return made;
    }
    made->workspace = workspace;
    return made;
}

Result<HubRules> rulesOf(Connection &connection)
{
    RecordStore records(connection, Schema::builtIn());
    STEWARD_ASSIGN(const std::shared_ptr<const Schema> schema, schemaWithCustomisation(records));
    records.setSchema(schema);
    const auto declared = Policy::declare();
    STEWARD_ASSIGN(const QList<Rid> rids, records.all(*schema->type(declared.type.name())));
    QList<PolicyText> texts;
    for (const Rid rid : rids) {
        STEWARD_ASSIGN(const std::optional<LoadedRecord> loaded, records.load(rid));
        if (!loaded)
            continue;
        const Policy policy = declared.fromValues(loaded->values);
        if (DeskPolicies::parse({{policy.key, policy.body}}, *schema))
            texts.append({policy.key, policy.body});
    }
    STEWARD_ASSIGN(DeskPolicies policies, DeskPolicies::parse(texts, *schema));
    return HubRules{schema, std::move(policies)};
}

Result<HubOwner> openHub(const QString &url)
{
    STEWARD_ASSIGN(auto connection, openPostgresqlStore(url, PostgresqlConnection::Mode::Write));
    const auto none = [] {
        return Error{ErrorKind::FailedPrecondition, QStringLiteral("hub.none"),
            QStringLiteral("there is no hub in this database"), QStringLiteral("make one with hub init"), {}};
    };
    if (connection->isMember())
        return needsOwner();
    STEWARD_TRY(checkOwner(*connection));
    STEWARD_ASSIGN(const QString id, readSetting(*connection, QStringLiteral("workspace.id")));
    const Uuid workspace = Uuid::fromString(id);
    const HubRoles roles(workspace);
    STEWARD_ASSIGN(const bool exists, roleExists(*connection, roles.owner()));
    if (workspace.isNull() || !exists)
        return none();
    return HubOwner{std::move(connection), workspace, roles};
}

Result<Ok> upgradeHub(const QString &url, const Clock &clock)
{
    STEWARD_ASSIGN(const auto connection, PostgresqlConnection::open(url, PostgresqlConnection::Mode::Write));
    STEWARD_TRY(checkOwner(*connection));
    STEWARD_ASSIGN(const int applied, appliedMigration(*connection));
    if (applied == 0)
        return Error{ErrorKind::FailedPrecondition, QStringLiteral("hub.none"),
            QStringLiteral("there is no hub in this database"), QStringLiteral("make one with hub init"), {}};
    // This login is a member of the owner and of the definer: it changes the tables as the one, and reads as the other.
    STEWARD_ASSIGN(const QString id, readSetting(*connection, QStringLiteral("workspace.id")));
    const HubRoles roles(Uuid::fromString(id));
    STEWARD_ASSIGN(const bool exists, roleExists(*connection, roles.owner()));
    if (!exists)
        return Error{ErrorKind::FailedPrecondition, QStringLiteral("hub.none"),
            QStringLiteral("there is no hub in this database"), QStringLiteral("make one with hub init"), {}};
    STEWARD_TRY(migrate(*connection, clock.now()));
    STEWARD_ASSIGN(const HubRules rules, rulesOf(*connection));
    STEWARD_ASSIGN(const bool folded, reconcileProjection(*connection, rules.schema));
    STEWARD_ASSIGN(Transaction transaction, Transaction::begin(*connection, Transaction::Mode::Immediate));
    STEWARD_TRY(writeDeclarations(*connection, *rules.schema, rules.policies));
    STEWARD_TRY(secure(*connection, roles, *rules.schema));
    if (folded)
        STEWARD_TRY(connection->execute(QByteArrayLiteral("SELECT hub.restore_scope()")));
    STEWARD_TRY(rightPrivileges(*connection, roles));
    return transaction.commit();
}

Result<HubStatus> hubStatus(const QString &url)
{
    STEWARD_ASSIGN(const HubOwner hub, openHub(url));
    Connection &connection = *hub.connection;
    HubStatus status;
    status.workspace = hub.workspace;
    status.rolePrefix = QString::fromLatin1(hub.roles.prefix());
    STEWARD_ASSIGN(Statement figures, connection.prepare(QByteArrayLiteral(
        "SELECT current_setting('server_version'), h.epoch, h.seq, (SELECT count(*) FROM record WHERE last_seq > 0), "
        "(SELECT count(*) FROM hub_login WHERE state = 'active'), (SELECT count(*) FROM hub_login WHERE state <> 'active'), "
        "(SELECT count(*) FROM replica WHERE state = 'active'), (SELECT count(*) FROM derive_queue) FROM hub_head h")));
    figures.bind();
    STEWARD_ASSIGN([[maybe_unused]] const bool any, figures.step());
    status.server = figures.text(0);
    status.epoch = figures.integer(1);
    status.head = figures.integer(2);
    status.records = figures.integer(3);
    status.logins = figures.integer(4);
    status.disabled = figures.integer(5);
    status.replicas = figures.integer(6);
    status.toDerive = figures.integer(7);
    STEWARD_ASSIGN(status.rulesInForce, rulesAreInForce(connection));
    STEWARD_ASSIGN(const QString scrub, readSetting(connection, scrubSetting()));
    status.mustScrub = !scrub.isEmpty();
    STEWARD_ASSIGN(status.wrongPrivileges, wrongPrivileges(connection, hub.roles));
    STEWARD_ASSIGN(Statement rows, connection.prepare(QByteArrayLiteral(
        "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'steward' "
        "AND c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity) ORDER BY 1")));
    while (true) {
        STEWARD_ASSIGN(const bool row, rows.step());
        if (!row)
            return status;
        status.exposed.append(rows.text(0));
    }
}

Result<HubInvitation> hubInvitation(const QString &url)
{
    STEWARD_ASSIGN(const HubOwner hub, openHub(url));
    const PostgresqlConnection::Place place = hub.connection->place();
    HubInvitation invitation{hub.workspace, place.host, place.port, place.database, place.encrypted, {}};
    const QString database = QString::fromLatin1(QUrl::toPercentEncoding(place.database));
    invitation.url = place.host.startsWith(QLatin1Char('/'))
        ? QStringLiteral("postgresql://LOGIN@/%1?host=%2&port=%3").arg(database, place.host).arg(place.port)
        : QStringLiteral("postgresql://LOGIN@%1:%2/%3?sslmode=verify-full").arg(place.host).arg(place.port).arg(database);
    return invitation;
}

} // namespace steward
