// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// Nobody sees or writes on a hub what they must not: asked of the real server, for every role, table, verb and class of
// row. The expected answers are the reviewed lines of tests/data/hub/access.txt; the objects come from the catalogs, so a
// new table or function without an answer fails.

#include "tests/support/testhub.h"

#include <QFile>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

namespace {

struct Expected
{
    QString who;
    QString rows;
};

QString codeOf(Connection &connection, const QByteArray &sql)
{
    const Result<Ok> done = connection.execute(sql);
    return done ? u"ok"_s : done.error().code;
}

/// Tries a statement and takes it back.
QString attempt(Connection &connection, const QByteArray &sql)
{
    (void)connection.execute("BEGIN");
    const QString code = codeOf(connection, sql);
    (void)connection.execute("ROLLBACK");
    return code;
}

bool isDenied(const QString &code) { return code == u"storage.denied"; }

} // namespace

class HubSecurityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void everyTableIsClosed();
    void noPolicyIsAlwaysTrue();
    void viewsAskAsTheirReader();
    void functionsAreSound();
    void loginsOwnNothing();
    void databaseIsClosed();
    void everyObjectHasAnAnswer();
    void theMatrixHolds_data();
    void theMatrixHolds();
    void rowsByClass_data();
    void rowsByClass();
    void partsOfRows();
    void requestersReadColumns();
    void draftsAreOnesOwn();
    void nobodyBecomesSomebodyElse();
    void nothingIsShadowed();
    void nothingIsWrittenDirectly();
    void partitionsAreNotABackDoor();
    void conditionsDoNotLeak();
    void theLogIsWrittenOnce();
    void hubsDoNotSeeEachOther();
    void lintsCanFail();

private:
    static QMap<QString, Expected> tables();
    static QStringList functions();
    QStringList asOwner(const QByteArray &sql) { return column(*m_owner, sql).value_or({u"failed"_s}); }
    Connection &session(const QString &who) { return *m_sessions.at(who); }

    HubDesk m_world;
    TestHub m_hub;
    std::unique_ptr<PostgresqlConnection> m_owner;
    std::map<QString, std::unique_ptr<PostgresqlConnection>> m_sessions;
};

static const QByteArray ownDraft = QByteArrayLiteral(
    " (person, record, slot, content, epoch, hub_seq, own_seq, saved_at) VALUES (api.me(), gen_random_uuid(), 's', '', 2, 0, 0, 0)");
static const QByteArray openTables = QByteArrayLiteral(
    "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'steward' AND c.relkind IN "
    "('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid))");
static const QByteArray looseFunctions = QByteArrayLiteral(
    "SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname IN ('hub', 'api') "
    "AND (pg_get_userbyid(p.proowner) NOT LIKE 'steward\\_%\\_definer' OR has_function_privilege('public', p.oid, 'EXECUTE') "
    // A body in SQL's own form has found its names when it was made.
    "OR (p.prosqlbody IS NULL AND NOT coalesce('search_path=pg_catalog, pg_temp' = ANY (p.proconfig), false)) "
    "OR (n.nspname = 'api' AND NOT p.prosecdef))");

void HubSecurityTest::initTestCase()
{
    VERIFY_OK(m_hub.open(m_world));
    VERIFY_OK(m_hub.letIn(m_world));
    VERIFY_OK(m_hub.add(m_world, u"olga"_s, {u"auditor"_s, {}, {}}));
    VERIFY_OK(m_hub.add(m_world, u"adam"_s, {u"administrator"_s, {}, {}}));
    STEWARD_VERIFY(owner, m_hub.owner());
    m_owner = *std::move(owner);
    for (const QString &who : {u"anna"_s, u"otto"_s, u"rita"_s, u"tom"_s, u"olga"_s, u"adam"_s}) {
        auto opened = m_hub.session(who);
        VERIFY_OK(opened);
        QVERIFY((*opened)->isMember());
        m_sessions.emplace(who, *std::move(opened));
    }
}

QMap<QString, Expected> HubSecurityTest::tables()
{
    QMap<QString, Expected> expected;
    QFile file(qEnvironmentVariable("STEWARD_SOURCE_DIR") + u"/tests/data/hub/access.txt"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the reviewed answers are missing");
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        const QStringList words = line.split(u' ');
        if (words.value(0) == u"table")
            expected.insert(words.value(1), {words.value(2), words.value(3)});
    }
    return expected;
}

QStringList HubSecurityTest::functions()
{
    QStringList expected;
    QFile file(qEnvironmentVariable("STEWARD_SOURCE_DIR") + u"/tests/data/hub/access.txt"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the reviewed answers are missing");
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        if (line.startsWith(u"function "))
            expected.append(line.section(u' ', 1, 1));
    }
    return expected;
}

void HubSecurityTest::everyTableIsClosed() { QCOMPARE(asOwner(openTables), QStringList()); }

void HubSecurityTest::noPolicyIsAlwaysTrue()
{
    QCOMPARE(asOwner("SELECT tablename FROM pg_policies WHERE schemaname = 'steward' AND qual = 'true' AND NOT EXISTS (SELECT FROM "
                     "unnest(roles) r WHERE r LIKE 'steward\\_%\\_definer' OR r LIKE 'steward\\_%\\_worker')"), QStringList());
    QCOMPARE(asOwner("SELECT DISTINCT r::text FROM pg_policies, unnest(roles) r WHERE schemaname = 'steward' AND r::text !~ "
                     "'^steward_[0-9a-f]{12}_(definer|member|worker)$'"), QStringList());
    // Who asks is asked once per query.
    QCOMPARE(asOwner("SELECT tablename FROM pg_policies WHERE schemaname = 'steward' AND policyname = 'member' AND qual ~ "
                     "'(?<!SELECT )(hub|api)\\.\\w+\\(\\)'"), QStringList());
    QVERIFY(asOwner("SELECT tablename FROM pg_policies WHERE schemaname = 'steward' AND policyname = 'member'").size() > 30);
}

void HubSecurityTest::viewsAskAsTheirReader()
{
    QCOMPARE(asOwner("SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname IN ('steward', "
                     "'hub', 'api') AND (c.relkind = 'm' OR (c.relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY "
                     "(c.reloptions), false)))"), QStringList());
}

void HubSecurityTest::functionsAreSound()
{
    QCOMPARE(asOwner(looseFunctions), QStringList());
    QVERIFY(asOwner("SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'api'").size() >= 10);
    QCOMPARE(asOwner("SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname "
                     "IN ('hub', 'api') AND (p.proleakproof OR CASE WHEN p.prokind <> 'a' THEN "
                     "pg_get_functiondef(p.oid) ~* '\\m(current_user|current_role)\\M' END)").join(u' '), QString());
}

void HubSecurityTest::loginsOwnNothing()
{
    QCOMPARE(asOwner("SELECT r.rolname FROM pg_roles r JOIN pg_auth_members m ON m.member = r.oid JOIN pg_roles g ON g.oid = m.roleid "
                     "WHERE g.rolname LIKE 'steward\\_%\\_member' AND r.rolcanlogin AND (r.rolsuper OR r.rolcreaterole OR r.rolcreatedb "
                     "OR r.rolbypassrls OR r.rolreplication)"), QStringList());
    QCOMPARE(asOwner("SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname IN ('steward', "
                     "'hub', 'api') AND pg_get_userbyid(c.relowner) !~ '^steward_[0-9a-f]{12}_(owner|definer)$'"), QStringList());
    QCOMPARE(asOwner("SELECT DISTINCT n.nspname || ' ' || regexp_replace(pg_get_userbyid(n.nspowner), '_[0-9a-f]{12}_', '_') FROM "
                     "pg_namespace n WHERE n.nspname IN ('steward', 'hub', 'api')"),
        (QStringList{u"api steward_definer"_s, u"hub steward_definer"_s, u"steward steward_owner"_s}));
    QCOMPARE(asOwner("SELECT r.rolname FROM pg_roles r WHERE r.rolname ~ '^steward_[0-9a-f]{12}_' AND (r.rolcanlogin OR r.rolsuper OR "
                     "r.rolbypassrls OR r.rolcreaterole)"), QStringList());
    // The owner of the tables reads nothing: no policy names it.
    QCOMPARE(asOwner("SELECT tablename FROM pg_policies WHERE schemaname = 'steward' AND EXISTS (SELECT FROM unnest(roles) r WHERE r "
                     "LIKE 'steward\\_%\\_owner' OR r = 'public')"), QStringList());
    QCOMPARE(attempt(*m_owner, "SET ROLE " + HubRoles(m_world.id).owner()), u"ok"_s);
    STEWARD_VERIFY(fresh, m_hub.owner());
    VERIFY_OK((*fresh)->execute("SET ROLE " + HubRoles(m_world.id).owner()));
    QCOMPARE(*column(**fresh, "SELECT title FROM steward.ticket"), QStringList());
    // No sequence is anybody's.
    QCOMPARE(asOwner("SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'steward' AND "
                     "c.relkind = 'S' AND c.relacl::text LIKE '%member%'"), QStringList());
}

void HubSecurityTest::databaseIsClosed()
{
    for (auto &[who, connection] : m_sessions) {
        QVERIFY2(isDenied(attempt(*connection, "CREATE TEMP TABLE ticket (rid bigint)")), qPrintable(who));
        QVERIFY(isDenied(attempt(*connection, "CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS 'SELECT 1'")));
        QVERIFY(isDenied(attempt(*connection, "CREATE SCHEMA mine")));
        for (const QByteArray &schema : {QByteArrayLiteral("public"), QByteArrayLiteral("steward"), QByteArrayLiteral("hub"), QByteArrayLiteral("api")})
            QVERIFY(isDenied(attempt(*connection, "CREATE TABLE " + schema + ".mine (a int)")));
    }
    // Who has no role of this hub cannot even connect.
    VERIFY_OK(m_hub.admin().execute("DROP ROLE IF EXISTS hub_stranger; CREATE ROLE hub_stranger LOGIN"));
    const auto stranger = PostgresqlConnection::open(m_hub.urlOfLogin(u"hub_stranger"_s), PostgresqlConnection::Mode::Write);
    QVERIFY(!stranger);
    QCOMPARE(stranger.error().kind, ErrorKind::PermissionDenied);
    VERIFY_OK(m_hub.admin().execute("DROP ROLE hub_stranger"));
}

void HubSecurityTest::everyObjectHasAnAnswer()
{
    QCOMPARE(asOwner("SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'steward' AND "
                     "c.relkind IN ('r', 'p', 'v', 'm', 'f')"), QStringList(tables().keys()));
    QStringList executable = *column(session(u"anna"_s), "SELECT DISTINCT n.nspname || '.' || p.proname FROM pg_proc p JOIN pg_namespace n ON "
                                     "n.oid = p.pronamespace WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND "
                                     "has_function_privilege(p.oid, 'EXECUTE')");
    QStringList expected = functions();
    expected.sort();
    QCOMPARE(executable, expected);
}

void HubSecurityTest::theMatrixHolds_data()
{
    QTest::addColumn<QString>("who");
    for (const auto &[who, connection] : m_sessions)
        QTest::newRow(qPrintable(who)) << who;
}

/// role × table × verb: each is really tried.
void HubSecurityTest::theMatrixHolds()
{
    QFETCH(QString, who);
    Connection &connection = session(who);
    const bool desk = who != u"rita";
    int cells = 0;
    const QMap<QString, Expected> all = tables();
    for (auto it = all.cbegin(); it != all.cend(); ++it) {
        const QByteArray table = "steward." + quoted(it.key()).toUtf8();
        const bool own = it->rows == u"own";
        const bool reads = it->who == u"member" || (desk && (it->who == u"columns" || it->who == u"desk"));
        const QByteArray any = column(*m_owner, "SELECT quote_ident(attname) FROM pg_attribute WHERE attnum > 0 AND NOT attisdropped AND "
            "attgenerated = '' AND attidentity = '' AND attrelid = '" + table + "'::regclass")->value(0).toUtf8();
        const std::pair<QByteArray, bool> verbs[] = {
            {"SELECT * FROM " + table, reads},
            {"SELECT 1 FROM " + table, reads || it->who == u"columns"},
            {"INSERT INTO " + table + (own ? ownDraft : QByteArrayLiteral(" DEFAULT VALUES")), own},
            {"UPDATE " + table + " SET " + any + " = " + any, own},
            {"DELETE FROM " + table, own},
            {"TRUNCATE " + table, false},
            {"LOCK TABLE " + table + " IN EXCLUSIVE MODE", own},
            {"CREATE TRIGGER t BEFORE INSERT ON " + table + " FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()", false},
            {"ALTER TABLE " + table + " DISABLE ROW LEVEL SECURITY", false},
            {"ALTER TABLE " + table + " DISABLE TRIGGER ALL", false},
            {"DROP TABLE " + table, false},
        };
        for (const auto &[sql, allowed] : verbs) {
            const QString code = attempt(connection, sql);
            QVERIFY2(isDenied(code) != allowed, qPrintable(QString::fromUtf8(sql) + u": "_s + code));
            ++cells;
        }
        for (const char *privilege : {"REFERENCES", "TRIGGER", "TRUNCATE"}) {
            QCOMPARE(*column(connection, "SELECT has_table_privilege('" + table + "', '" + privilege + "')::text"), QStringList{u"false"_s});
            ++cells;
        }
    }
    QVERIFY(cells > 900);
    qInfo("%d cells for %s", cells, qPrintable(who));
}

void HubSecurityTest::rowsByClass_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<QStringList>("tickets");
    QTest::addColumn<QStringList>("internal");
    const QStringList all{u"gone"_s, u"merged"_s, u"mine"_s, u"none"_s, u"org"_s, u"other"_s, u"own"_s, u"wish"_s};
    QTest::newRow("anna, technician of Network") << u"anna"_s << QStringList{u"gone"_s, u"merged"_s, u"mine"_s, u"none"_s, u"own"_s}
                                                 << QStringList{u"gone"_s, u"merged"_s, u"none"_s, u"own"_s};
    QTest::newRow("otto, technician of Branch") << u"otto"_s << QStringList{u"org"_s} << QStringList{u"org"_s};
    QTest::newRow("rita, requester") << u"rita"_s << QStringList{u"wish"_s} << QStringList();
    QTest::newRow("tom, technician of all") << u"tom"_s << all << all;
    QTest::newRow("olga, auditor") << u"olga"_s << all << all;
    QTest::newRow("adam, administrator") << u"adam"_s << all << all;
}

void HubSecurityTest::rowsByClass()
{
    QFETCH(QString, who);
    QFETCH(QStringList, tickets);
    QFETCH(QStringList, internal);
    Connection &connection = session(who);
    const auto titles = [&](const QByteArray &sql) { return *column(connection, sql); };
    QCOMPARE(titles("SELECT title FROM ticket"), tickets);
    QCOMPARE(titles("SELECT substr(description, 7) FROM ticket_text"), tickets);
    QCOMPARE(titles("SELECT substr(body, 15) FROM comment"), tickets);
    QCOMPARE(titles("SELECT substr(body, 15) FROM worknote"), internal);
    QCOMPARE(titles("SELECT t.title FROM worklog w JOIN ticket t ON t.rid = w.about"), internal);
    QCOMPARE(titles("SELECT substr(name, 15) FROM attachment WHERE visibility = 'public'"), tickets);
    QCOMPARE(titles("SELECT substr(name, 17) FROM attachment WHERE visibility = 'internal'"), internal);
    QCOMPARE(titles("SELECT title FROM number_alias a JOIN ticket USING (rid)"), tickets);
    QCOMPARE(titles("SELECT count(*) FROM number_alias").value(0).toInt(), int(tickets.size()));
    QCOMPARE(titles("SELECT relation FROM link").size(), internal.contains(u"own"_s) || internal.contains(u"other"_s) ? 1 : 0);
    // The same rows whatever the way there: count, group, join, subquery, and a function that runs as the caller.
    QCOMPARE(titles("SELECT count(*) FROM ticket WHERE title LIKE '%'").value(0).toInt(), int(tickets.size()));
    QCOMPARE(titles("SELECT title FROM ticket GROUP BY title"), tickets);
    QCOMPARE(titles("SELECT (xpath('/row/title/text()', x))[1]::text FROM unnest(xpath('//row', query_to_xml('SELECT title FROM "
                    "steward.ticket', true, false, ''))) x"), tickets);
}

/// What stands beside a record follows it.
void HubSecurityTest::partsOfRows()
{
    STEWARD_VERIFY(transaction, Transaction::begin(*m_owner, Transaction::Mode::Immediate));
    VERIFY_OK(m_owner->execute("INSERT INTO decl_field SELECT type, 'x.symptom', 'x.symptom', 0, 'text', 'custom_value', 'text', 'custom', "
                               "NULL, false, false, false, 'fold', true FROM decl_type WHERE is_ticket;"
                               "INSERT INTO ticket_tag (rid, item, fold) SELECT rid, title, title FROM ticket;"
                               "INSERT INTO ticket_watcher (rid, item) SELECT rid, rid FROM ticket;"
                               "INSERT INTO custom_value (rid, field, item, text) SELECT rid, 'x.symptom', 0, title FROM ticket;"
                               "INSERT INTO custom_value (rid, field, item, text) SELECT rid, 'x.badge', 0, name FROM person;"
                               "INSERT INTO conflict (rid, unit, opened_seq) SELECT rid, 'title', 1 FROM ticket"));
    VERIFY_OK(transaction->commit());
    const QStringList wish{u"wish"_s};
    Connection &rita = session(u"rita"_s);
    QCOMPARE(*column(rita, "SELECT item FROM ticket_tag"), wish);
    QCOMPARE(*column(rita, "SELECT text FROM custom_value"), wish);
    QCOMPARE(column(rita, "SELECT rid FROM ticket_watcher")->size(), 1);
    QCOMPARE(column(rita, "SELECT rid FROM conflict")->size(), 1);
    QCOMPARE(column(session(u"anna"_s), "SELECT item FROM ticket_tag")->size(), 5);
    QVERIFY(column(session(u"anna"_s), "SELECT text FROM custom_value")->size() > 5); // people's too
    QCOMPARE(column(session(u"tom"_s), "SELECT rid FROM conflict")->size(), 8);
    VERIFY_OK(m_owner->execute("DELETE FROM ticket_tag; DELETE FROM ticket_watcher; DELETE FROM custom_value; DELETE FROM conflict;"
                               "DELETE FROM decl_field WHERE field = 'x.symptom'"));
}

void HubSecurityTest::requestersReadColumns()
{
    Connection &rita = session(u"rita"_s);
    QVERIFY(column(rita, "SELECT name FROM person")->contains(u"anna Example"_s));
    for (const char *secret : {"email", "phone", "login", "vip", "organization"})
        QVERIFY2(isDenied(attempt(rita, QByteArrayLiteral("SELECT ") + secret + " FROM person")), secret);
    QVERIFY(isDenied(attempt(rita, "SELECT p FROM person p")));
    QVERIFY(isDenied(attempt(rita, "SELECT notes FROM person_text")));
    QVERIFY(isDenied(attempt(rita, "SELECT notes FROM organization_text")));
    QVERIFY(column(session(u"anna"_s), "SELECT email FROM person")->contains(u"rita@example.org"_s));
    QVERIFY(column(session(u"anna"_s), "SELECT notes FROM person_text")->contains(u"a note about rita"_s));
    // Ids of all records for stubs: the desk only.
    QCOMPARE(*column(rita, "SELECT count(*) FROM record WHERE type = 'incident'"), QStringList{u"1"_s});
    QCOMPARE(*column(session(u"otto"_s), "SELECT count(*) FROM record WHERE type = 'incident'"), QStringList{u"8"_s});
    QCOMPARE(*column(rita, "SELECT name FROM ci"), QStringList());
}

void HubSecurityTest::draftsAreOnesOwn()
{
    const auto put = [&](const QString &who, const QByteArray &person) {
        return codeOf(session(who), "INSERT INTO draft (person, record, slot, content, epoch, hub_seq, own_seq, saved_at) VALUES (" + person
                + ", gen_random_uuid(), 'saying', 'x', 2, 0, 0, 0)");
    };
    QCOMPARE(put(u"anna"_s, "api.me()"), u"ok"_s);
    QVERIFY(isDenied(put(u"anna"_s, '\'' + m_world.people[u"tom"_s].toString().toUtf8() + '\'')));
    QVERIFY(isDenied(put(u"anna"_s, "gen_random_uuid()")));
    QCOMPARE(column(session(u"anna"_s), "SELECT slot FROM draft")->size(), 1);
    QCOMPARE(column(session(u"tom"_s), "SELECT slot FROM draft")->size(), 0);
    VERIFY_OK(session(u"tom"_s).execute("DELETE FROM draft"));
    QCOMPARE(column(session(u"anna"_s), "SELECT slot FROM draft")->size(), 1);
    QVERIFY(isDenied(attempt(session(u"anna"_s), "UPDATE draft SET person = gen_random_uuid()")));
    VERIFY_OK(session(u"anna"_s).execute("DELETE FROM draft"));
}

void HubSecurityTest::nobodyBecomesSomebodyElse()
{
    const HubRoles roles(m_world.id);
    Connection &anna = session(u"anna"_s);
    const QString me = HubDesk::loginOf(u"anna"_s);
    const QList<QByteArray> others{roles.owner(), roles.definer(), roles.worker(), "steward", "owner",
        quoted(HubDesk::loginOf(u"tom"_s)).toUtf8()};
    for (const QByteArray &role : others) {
        QVERIFY2(isDenied(attempt(anna, "SET ROLE " + role)), role.constData());
        QVERIFY2(isDenied(attempt(anna, "SET SESSION AUTHORIZATION " + role)), role.constData());
    }
    // A role that she has changes nothing of who she is.
    VERIFY_OK(anna.execute("SET ROLE " + roles.member()));
    QCOMPARE(*column(anna, "SELECT api.whoami()"), QStringList{me});
    QCOMPARE(*column(anna, "SELECT title FROM ticket WHERE deleted IS NULL"), (QStringList{u"merged"_s, u"mine"_s, u"none"_s, u"own"_s}));
    VERIFY_OK(anna.execute("RESET ROLE"));
    // Nor does anything that a session may say about itself.
    for (const QByteArray &claim : {QByteArrayLiteral("SET application_name = 'adam'"), QByteArrayLiteral("SET steward.login = 'adam'"),
             QByteArrayLiteral("SET request.jwt.claims = '{\"login\":\"adam\"}'"), QByteArrayLiteral("SET row_security = off")}) {
        (void)anna.execute(claim);
        QCOMPARE(*column(anna, "SELECT api.whoami()"), QStringList{me});
    }
    QVERIFY(!column(anna, "SELECT title FROM ticket")); // refuses rather than shows
    VERIFY_OK(anna.execute("RESET ALL; SET search_path = steward"));
    QVERIFY(isDenied(attempt(anna, "SET session_replication_role = replica")));
    QVERIFY(isDenied(attempt(anna, "GRANT " + roles.desk() + " TO \"" + HubDesk::loginOf(u"rita"_s).toUtf8() + '"')));
    QVERIFY(isDenied(attempt(anna, "ALTER ROLE \"" + HubDesk::loginOf(u"tom"_s).toUtf8() + "\" PASSWORD 'x'")));
    QVERIFY(isDenied(attempt(anna, "INSERT INTO hub_grant VALUES (api.whoami(), 'administrator', '*')")));
    QVERIFY(isDenied(attempt(anna, "SELECT hub.keys_of('x')")));
    QVERIFY(isDenied(attempt(anna, "SELECT hub.rescope(1, 1)")));
    QVERIFY(isDenied(attempt(anna, "SELECT pg_read_file('/etc/passwd')")));
    QVERIFY(isDenied(attempt(anna, "COPY ticket TO PROGRAM 'true'")));
}

/// Objects of the caller's cannot stand in for ours, wherever they are found first.
void HubSecurityTest::nothingIsShadowed()
{
    Connection &anna = session(u"anna"_s);
    QVERIFY(isDenied(attempt(anna, "CREATE TEMP TABLE hub_grant AS SELECT 'x' AS login, 'administrator' AS role, '*' AS key")));
    QVERIFY(isDenied(attempt(anna, "CREATE TEMP VIEW pg_roles AS SELECT 1")));
    VERIFY_OK(anna.execute("SET search_path = pg_temp, steward, pg_catalog"));
    QCOMPARE(*column(anna, "SELECT title FROM ticket WHERE deleted IS NULL"), (QStringList{u"merged"_s, u"mine"_s, u"none"_s, u"own"_s}));
    QVERIFY(isDenied(attempt(anna, "SELECT hub.sees_all()"))); // a policy may ask that, a member need not
    VERIFY_OK(anna.execute("SET search_path = steward"));
}

void HubSecurityTest::nothingIsWrittenDirectly()
{
    for (auto &[who, connection] : m_sessions) {
        for (const QByteArray &sql : {QByteArrayLiteral("INSERT INTO operation SELECT * FROM operation LIMIT 1"),
                 QByteArrayLiteral("INSERT INTO operation (oid, rno, rseq) VALUES (9999, 1, 9999)"),
                 QByteArrayLiteral("UPDATE operation SET actor = 1"), QByteArrayLiteral("DELETE FROM operation"),
                 QByteArrayLiteral("TRUNCATE operation"), QByteArrayLiteral("UPDATE hub_order SET verdict = NULL"),
                 QByteArrayLiteral("UPDATE hub_head SET seq = 1"), QByteArrayLiteral("UPDATE ticket SET title = 'x'"),
                 QByteArrayLiteral("UPDATE replica SET login = api.whoami()"), QByteArrayLiteral("DELETE FROM record_scope"),
                 QByteArrayLiteral("INSERT INTO operation_value_rest VALUES (1, 'x', '', '', '', NULL)"),
                 QByteArrayLiteral("SELECT nextval(pg_get_serial_sequence('search_document', 'doc'))"),
                 QByteArrayLiteral("SELECT * FROM operation FOR UPDATE"), QByteArrayLiteral("SELECT * FROM ticket FOR UPDATE")})
            QVERIFY2(isDenied(attempt(*connection, sql)), qPrintable(who + u": "_s + QString::fromUtf8(sql)));
    }
}

void HubSecurityTest::partitionsAreNotABackDoor()
{
    QCOMPARE(asOwner("SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
                     "WHERE n.nspname = 'steward' AND c.relkind = 'r'"), QStringList{u"operation_value_rest"_s});
    for (auto &[who, connection] : m_sessions)
        QVERIFY2(isDenied(attempt(*connection, "SELECT * FROM steward.operation_value_rest")), qPrintable(who));
}

/// A condition of the caller's is asked of visible rows only, however cheap it says it is, and errors tell nothing.
void HubSecurityTest::conditionsDoNotLeak()
{
    Connection &rita = session(u"rita"_s);
    // Would fail on a row of `other`, if it were asked of it.
    QCOMPARE(*column(rita, "SELECT title FROM ticket WHERE 1 / (CASE WHEN title = 'other' THEN 0 ELSE 1 END) = 1"), QStringList{u"wish"_s});
    QCOMPARE(*column(rita, "SELECT title FROM ticket WHERE title::integer IS NOT NULL AND title = 'other'"), QStringList());
    QCOMPARE(*column(rita, "SELECT body FROM worknote WHERE 1 / length(replace(body, 'secretword on wish', '')) > 0"), QStringList());
    // Statistics of columns are not hers to read.
    QCOMPARE(*column(rita, "SELECT tablename FROM pg_stats WHERE schemaname = 'steward' AND tablename = 'ticket' AND attname = 'title'"), QStringList());
    QVERIFY(!column(rita, "SELECT stavalues1 FROM pg_statistic LIMIT 1"));
    QVERIFY(isDenied(attempt(rita, "SELECT * FROM pg_authid")));
    // Hidden and absent look alike.
    const QByteArray hidden = QByteArray::number(column(*m_owner, "SELECT rid FROM ticket WHERE title = 'other'")->value(0).toLongLong());
    QCOMPARE(*column(rita, "SELECT 1 FROM ticket WHERE rid = " + hidden), *column(rita, "SELECT 1 FROM ticket WHERE rid = 987654"));
    QCOMPARE(*column(rita, "SELECT api.search_holds('ticket', '''secretword''', '', '', " + hidden + ")::text"), QStringList{u"false"_s});
    QCOMPARE(*column(rita, "SELECT owner FROM api.search_texts('ticket', '''publicword''', '', ARRAY[" + hidden + "])"), QStringList());
}

/// The second wall: not even the definer, whom no missing privilege stops, changes the log.
void HubSecurityTest::theLogIsWrittenOnce()
{
    STEWARD_VERIFY(fresh, m_hub.owner());
    VERIFY_OK((*fresh)->execute("SET ROLE " + HubRoles(m_world.id).definer()));
    for (const QByteArray &sql : {QByteArrayLiteral("UPDATE steward.operation SET actor = 1"), QByteArrayLiteral("DELETE FROM steward.operation"),
             QByteArrayLiteral("UPDATE steward.hub_order SET eff = 1"), QByteArrayLiteral("DELETE FROM steward.operation_value"),
             QByteArrayLiteral("TRUNCATE steward.operation_value"), QByteArrayLiteral("UPDATE steward.operation_value SET new = 'x'")})
        QVERIFY2(isDenied(attempt(**fresh, sql)), sql.constData());
    const QByteArray erase = "UPDATE steward.operation_value SET salt = NULL, old = NULL, new = NULL, commitment = decode(repeat('00', 32), 'hex') "
                             "WHERE oid = 2 AND unit = 'title'";
    QCOMPARE(attempt(**fresh, erase), u"ok"_s);
    // The owner's own privileges do not help either, as long as the triggers stand.
    QVERIFY(isDenied(attempt(*m_owner, "TRUNCATE steward.operation_value_rest")));
    QVERIFY(isDenied(attempt(*m_owner, "UPDATE steward.operation SET actor = 1 WHERE oid = 1")));
}

void HubSecurityTest::hubsDoNotSeeEachOther()
{
    DeskFile desk;
    desk.incident(u"of another company"_s);
    TestHub other;
    VERIFY_OK(other.open(desk));
    const auto wrong = PostgresqlConnection::open(other.urlOfLogin(HubDesk::loginOf(u"adam"_s)), PostgresqlConnection::Mode::Write);
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().kind, ErrorKind::PermissionDenied);
    STEWARD_VERIFY(status, hubStatus(other.url()));
    QCOMPARE(status->logins, 0);
    QVERIFY(status->rolePrefix != QString::fromLatin1(HubRoles(m_world.id).prefix()));
    // The same login on both is two people, each seeing what is theirs there.
    const QString login = HubDesk::loginOf(u"rita"_s);
    VERIFY_OK(addHubUser(other.url(), login, u"Rita"_s, {u"technician"_s, {}, {}}, {}, desk.clock, desk.random));
    STEWARD_VERIFY(session, PostgresqlConnection::open(other.urlOfLogin(login), PostgresqlConnection::Mode::Write));
    QCOMPARE(*column(**session, "SELECT title FROM ticket"), QStringList{u"of another company"_s});
    QCOMPARE(*column(this->session(u"rita"_s), "SELECT title FROM ticket"), QStringList{u"wish"_s});
    // Out of one is not out of the other.
    VERIFY_OK(disableHubUser(other.url(), login, desk.clock));
    QVERIFY(!PostgresqlConnection::open(other.urlOfLogin(login), PostgresqlConnection::Mode::Write));
    QCOMPARE(*column(this->session(u"rita"_s), "SELECT title FROM ticket"), QStringList{u"wish"_s});
}

/// Each lint finds what it is for.
void HubSecurityTest::lintsCanFail()
{
    STEWARD_VERIFY(transaction, Transaction::begin(*m_owner, Transaction::Mode::Immediate));
    VERIFY_OK(m_owner->execute("CREATE TABLE steward.forgotten (rid bigint);"
                               "ALTER TABLE steward.operation_value_rest NO FORCE ROW LEVEL SECURITY;"
                               "CREATE FUNCTION api.loose() RETURNS text LANGUAGE sql SECURITY DEFINER AS 'SELECT 1::text'"));
    QCOMPARE(asOwner(openTables), (QStringList{u"forgotten"_s, u"operation_value_rest"_s}));
    QVERIFY(asOwner(looseFunctions).value(0).contains(u"loose"_s));
    QVERIFY(asOwner("SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'steward' AND c.relkind = 'r'") != QStringList(tables().keys()));
}

QTEST_GUILESS_MAIN(HubSecurityTest)
#include "tst_hubsecurity.moc"
