// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// A desk file becomes a hub, and people get in and out of it: on the real server.

#include "core/storage/recordstore.h"
#include "core/storage/search/indexedtexts.h"
#include "core/storage/search/search.h"
#include "core/storage/verifier.h"
#include "tests/support/testhub.h"

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

class HubSetupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void theHistoryIsTheSame();
    void theRowsAreTheSame();
    void searchFindsTheSame();
    void declarationsStand();
    void keysAreWorkedOut();
    void peopleComeIn();
    void membersLoadRecords();
    void membersSearchWhatTheySee();
    void replicasAreGivenOut();
    void rolesChange();
    void disabledIsOut();
    void ownersGoOnWriting();
    void upgradesRepeat();
    void damagedFilesAreRefused();
    void twiceIsRefused();
    void strangersDoNotMakeHubs();

private:
    QStringList seen(const QString &who, const QByteArray &sql)
    {
        const auto session = m_hub.session(who);
        return session ? column(**session, sql).value_or({u"failed"_s})
                       : QStringList{session.error().toString()};
    }
    QStringList asOwner(const QByteArray &sql)
    {
        const auto session = m_hub.owner();
        return session ? column(**session, sql).value_or({u"failed"_s})
                       : QStringList{session.error().toString()};
    }

    HubDesk m_world;
    TestHub m_hub;
};

void HubSetupTest::initTestCase()
{
    VERIFY_OK(m_hub.open(m_world));
    VERIFY_OK(m_hub.letIn(m_world));
}

void HubSetupTest::theHistoryIsTheSame()
{
    STEWARD_VERIFY(head, m_world.log().hubHead());
    QCOMPARE(m_hub.made().counts.operations, head.value().seq);
    QCOMPARE(m_hub.made().counts.head, head.value().seq);
    STEWARD_VERIFY(file, m_world.log().after(0, 100'000));
    STEWARD_VERIFY(session, m_hub.owner());
    OperationLog log(**session);
    STEWARD_VERIFY(hub, log.after(0, int(head.value().seq)));
    QCOMPARE(hub->size(), file->size());
    for (qsizetype i = 0; i < file->size(); ++i) {
        LoggedOperation &a = (*file)[i];
        LoggedOperation &b = (*hub)[i];
        ValueCodec::complete(a.operation);
        ValueCodec::complete(b.operation);
        QCOMPARE(b.operation.units, a.operation.units);
        QCOMPARE(b.operation.hash, a.operation.hash);
        QCOMPARE(b.hub.chain, a.hub.chain);
    }
    QCOMPARE(asOwner("SELECT encode(chain, 'hex') FROM hub_order ORDER BY seq DESC LIMIT 1 OFFSET "
                 + QByteArray::number((*log.hubHead()).seq - head->seq)),
        QStringList{QString::fromLatin1(toBytes(head->chain).toHex())});
    QCOMPARE(asOwner("SELECT epoch || ' ' || fork_seq FROM hub_epoch"),
        (QStringList{u"1 0"_s, u"2 %1"_s.arg(head->seq)}));
    QCOMPARE(asOwner("SELECT DISTINCT state FROM replica WHERE kind = 'file'"), QStringList{u"retired"_s});
}

/// Every row on the hub is what folding its log gives, and the log proves itself against the file's anchor.
void HubSetupTest::theRowsAreTheSame()
{
    STEWARD_VERIFY(session, m_hub.owner());
    STEWARD_VERIFY(head, m_world.log().hubHead());
    Verifier::Options options;
    options.anchors = {{m_world.id, head->seq, head->chain, m_world.clock.now()}};
    STEWARD_VERIFY(found, Verifier(**session, m_world.schema).run(options));
    QVERIFY2(found->passed(), qPrintable(found->findings.value(0).text));
    QVERIFY(found->records > 50);
    QCOMPARE(asOwner("SELECT rid || number FROM ticket"),
        *column(m_world.connection(), "SELECT rid || number FROM ticket"));
}

void HubSetupTest::searchFindsTheSame()
{
    STEWARD_VERIFY(session, m_hub.owner());
    const RecordType &type = *m_world.schema->type(u"incident");
    for (const QString &text :
        {u"publicword"_s, u"secretword own"_s, u"about"_s, u"nothing of that"_s, u"INC-000002"_s}) {
        STEWARD_VERIFY(file,
            Search(m_world.connection()).search(type, text, SearchEnding::Complete, m_world.clock.now()));
        STEWARD_VERIFY(
            hub, Search(**session).search(type, text, SearchEnding::Complete, m_world.clock.now()));
        QCOMPARE(*hub, *file);
    }
}

void HubSetupTest::declarationsStand()
{
    QCOMPARE(asOwner("SELECT type FROM decl_type WHERE is_ticket"), QStringList{u"incident"_s});
    QCOMPARE(asOwner("SELECT unit FROM decl_unit WHERE type = 'incident'").size(),
        m_world.schema->type(u"incident")->units().size());
    QCOMPARE(asOwner("SELECT field FROM decl_field WHERE type = 'incident'").size(),
        m_world.schema->type(u"incident")->fields().size());
    // Each column that the rows name is a column of a table.
    QCOMPARE(asOwner("SELECT d.type || '.' || d.field FROM decl_field d WHERE NOT EXISTS (SELECT FROM "
                     "pg_attribute a WHERE "
                     "a.attrelid = ('steward.' || quote_ident(d.tbl))::regclass AND a.attname = d.col)"),
        QStringList());
    QCOMPARE(
        asOwner(
            "SELECT d.fold_col FROM decl_field d WHERE fold_col IS NOT NULL AND NOT EXISTS (SELECT FROM "
            "pg_attribute a "
            "WHERE a.attrelid = ('steward.' || quote_ident(d.tbl))::regclass AND a.attname = d.fold_col)"),
        QStringList());
    QCOMPARE(asOwner("SELECT permission FROM decl_permission WHERE type = 'incident' AND unit = 'assignment' "
                     "AND verb = '*'"),
        QStringList{u"ticket.work"_s});
    QCOMPARE(asOwner("SELECT permission FROM decl_transition WHERE type = 'incident' AND from_state = 'new' "
                     "AND to_state = 'resolved'"),
        QStringList{u"ticket.resolve"_s});
    QCOMPARE(asOwner("SELECT guard->'or'->0->>'field' FROM decl_transition WHERE from_state = 'new' AND "
                     "to_state = 'assigned'"),
        QStringList{u"team"_s});
    QVERIFY(asOwner("SELECT permission FROM decl_role WHERE role = 'technician'").contains(u"ticket.see"_s));
}

void HubSetupTest::keysAreWorkedOut()
{
    const auto keys = [this](const QByteArray &sql) {
        QString text = asOwner(sql).value(0);
        const QHash<QString, Uuid> names{{u"network"_s, m_world.network}, {u"databases"_s, m_world.databases},
            {u"branch"_s, m_world.branch}, {u"me"_s, m_world.owner}, {u"anna"_s, m_world.people[u"anna"_s]},
            {u"rita"_s, m_world.people[u"rita"_s]}};
        for (auto it = names.cbegin(); it != names.cend(); ++it)
            text.replace(it->toString(), it.key());
        return text;
    };
    const auto list = [](const QString &text) {
        QStringList items = text.mid(1, text.size() - 2).split(u',');
        items.sort();
        return items;
    };
    QCOMPARE(list(keys("SELECT scope::text FROM ticket WHERE title = 'own'")),
        (QStringList{u"person:anna"_s, u"person:me"_s, u"team:network"_s, u"work:anna"_s}));
    QCOMPARE(list(keys("SELECT scope::text FROM ticket WHERE title = 'none'")),
        (QStringList{u"person:me"_s, u"team:none"_s}));
    QCOMPARE(list(keys("SELECT scope::text FROM ticket WHERE title = 'org'")),
        (QStringList{u"org:branch"_s, u"person:me"_s, u"team:databases"_s}));
    QCOMPARE(list(keys("SELECT scope::text FROM comment WHERE body = 'publicword on wish'")),
        (QStringList{u"person:me"_s, u"person:rita"_s, u"team:databases"_s}));
    QCOMPARE(keys("SELECT scope::text FROM worknote WHERE body = 'secretword on own'"),
        u"{team:network,work:anna}"_s);
    QCOMPARE(keys("SELECT scope::text FROM attachment WHERE name = 'internalfile on wish'"),
        u"{team:databases}"_s);
    QCOMPARE(list(keys("SELECT scope::text FROM link")),
        (QStringList{u"team:databases"_s, u"team:network"_s, u"work:anna"_s}));
    QCOMPARE(asOwner("SELECT DISTINCT scope::text FROM record WHERE type IN ('person', 'team')"),
        QStringList{u"{all}"_s});
    QCOMPARE(asOwner("SELECT DISTINCT scope::text FROM record WHERE type = 'ci'"), QStringList{u"{desk}"_s});
    QCOMPARE(
        asOwner("SELECT count(*) FROM record WHERE last_seq > 0 AND scope IS NULL"), QStringList{u"0"_s});
    // One by one gives the same as set by set, and the history of keys says what is now.
    QCOMPARE(
        asOwner("SELECT rid FROM record WHERE last_seq > 0 AND scope <> hub.scope_of(rid)"), QStringList());
    QCOMPARE(asOwner("SELECT r.rid FROM record r WHERE scope <> coalesce((SELECT array_agg(s.key ORDER BY "
                     "s.key) FROM record_scope s "
                     "WHERE s.rid = r.rid AND s.to_seq IS NULL), '{}')"),
        QStringList());
    // A ticket that changes hands takes along what hangs on it.
    STEWARD_VERIFY(session, m_hub.owner());
    STEWARD_VERIFY(transaction, Transaction::begin(**session, Transaction::Mode::Immediate));
    VERIFY_OK((*session)->execute(
        "UPDATE ticket SET team = (SELECT rid FROM team WHERE name = 'Databases') WHERE title = 'own'"));
    QCOMPARE(*column(**session, "SELECT hub.rescope(rid, 900)::text FROM ticket WHERE title = 'own'"),
        QStringList{u"true"_s});
    QCOMPARE(*column(**session, "SELECT hub.rescope(rid, 901)::text FROM ticket WHERE title = 'own'"),
        QStringList{u"false"_s});
    const QString databases = u"team:"_s + m_world.databases.toString();
    QVERIFY(column(**session, "SELECT unnest(scope) FROM worknote WHERE body = 'secretword on own'")
                ->contains(databases));
    QVERIFY(column(**session,
        "SELECT unnest(r.scope) FROM record r JOIN comment c USING (rid) WHERE c.body = 'publicword on own'")
                ->contains(databases));
    QCOMPARE(*column(**session, "SELECT DISTINCT to_seq FROM record_scope WHERE to_seq IS NOT NULL"),
        QStringList{u"900"_s});
}

void HubSetupTest::peopleComeIn()
{
    QCOMPARE(seen(u"anna"_s, "SELECT api.me()::text"), QStringList{m_world.people[u"anna"_s].toString()});
    // person is found by login, not made twice
    QCOMPARE(asOwner("SELECT name FROM person WHERE login LIKE 'anna.%'"), QStringList{u"anna Example"_s});
    VERIFY_OK(m_hub.add(m_world, u"nora"_s, {u"technician"_s, {}, {}}));
    QCOMPARE(asOwner("SELECT name FROM person WHERE login LIKE 'nora.%'"), QStringList{u"nora"_s});
    QCOMPARE(
        asOwner("SELECT r.scope::text FROM record r JOIN person p USING (rid) WHERE p.login LIKE 'nora.%'"),
        QStringList{u"{all}"_s});
    QCOMPARE(seen(u"nora"_s, "SELECT login FROM api.greet()"), QStringList{HubDesk::loginOf(u"nora"_s)});
    COMPARE_ERROR(addHubUser(m_hub.url(), u"Nora"_s, {}, {u"technician"_s, {}, {}}, u"long enough"_s,
                      m_world.clock, m_world.random),
        "hub.login");
    COMPARE_ERROR(addHubUser(m_hub.url(), u"pg_nora"_s, {}, {u"technician"_s, {}, {}}, u"long enough"_s,
                      m_world.clock, m_world.random),
        "hub.login");
    COMPARE_ERROR(addHubUser(m_hub.url(), u"steward"_s, {}, {u"technician"_s, {}, {}}, u"long enough"_s,
                      m_world.clock, m_world.random),
        "hub.login");
    COMPARE_ERROR(m_hub.add(m_world, u"nils"_s, {u"wizard"_s, {}, {}}), "hub.role");
    COMPARE_ERROR(m_hub.add(m_world, u"nils"_s, {u"technician"_s, {u"Nowhere"_s}, {}}), "hub.no-team");
    COMPARE_ERROR(addHubUser(m_hub.url(), HubDesk::loginOf(u"nils"_s), {}, {u"technician"_s, {}, {}},
                      u"short"_s, m_world.clock, m_world.random),
        "hub.password");
    // The server keeps a SCRAM verifier; only a superuser could read it.
    STEWARD_VERIFY(session, m_hub.owner());
    STEWARD_VERIFY(verifier, (*session)->passwordVerifier(u"correct horse"_s, u"anna"_s));
    QVERIFY(verifier->startsWith(u"SCRAM-SHA-256$4096:"));
}

/// The stores read through row security as they do without it: what may be seen comes whole, the rest is not there.
void HubSetupTest::membersLoadRecords()
{
    RecordStore file(m_world.connection(), m_world.schema);
    STEWARD_VERIFY(rids, column(m_world.connection(), "SELECT rid FROM record WHERE last_seq > 0"));
    const std::pair<QString, bool> readers[] = {{u"tom"_s, true}, {u"anna"_s, false}, {u"otto"_s, false}};
    for (const auto &[who, everything] : readers) {
        STEWARD_VERIFY(session,
            openPostgresqlStore(m_hub.urlOfLogin(HubDesk::loginOf(who)), PostgresqlConnection::Mode::Read));
        RecordStore records(**session, m_world.schema);
        qsizetype loaded = 0;
        for (const QString &rid : *rids) {
            STEWARD_VERIFY(seen, records.load(rid.toLongLong()));
            if (!*seen)
                continue;
            ++loaded;
            STEWARD_VERIFY(whole, file.load(rid.toLongLong()));
            if ((*seen)->type != u"person") // their roles have grown on the hub
                QVERIFY((*seen)->values == (*whole)->values);
        }
        QCOMPARE(loaded == rids->size(), everything);
        QVERIFY(loaded > 10);
    }
}

void HubSetupTest::membersSearchWhatTheySee()
{
    const RecordType &type = *m_world.schema->type(u"incident");
    const auto found = [&](const QString &who, const QString &text) -> QStringList {
        const auto session = m_hub.session(who);
        if (!session || !(*session)->isMember())
            return {u"no member"_s};
        const auto answer = Search(**session).search(type, text, SearchEnding::Complete, m_world.clock.now());
        if (!answer)
            return {answer.error().toString()};
        QStringList titles;
        for (const SearchHit &hit : answer->hits)
            titles.append(
                column(**session, "SELECT title FROM ticket WHERE rid = " + QByteArray::number(hit.rid))
                    ->value(0));
        titles.sort();
        return titles;
    };
    QCOMPARE(found(u"tom"_s, u"secretword"_s),
        (QStringList{u"merged"_s, u"mine"_s, u"none"_s, u"org"_s, u"other"_s, u"own"_s, u"wish"_s}));
    QCOMPARE(found(u"anna"_s, u"secretword"_s), (QStringList{u"merged"_s, u"none"_s, u"own"_s}));
    QCOMPARE(found(u"anna"_s, u"publicword"_s), (QStringList{u"merged"_s, u"mine"_s, u"none"_s, u"own"_s}));
    QCOMPARE(found(u"otto"_s, u"secretword"_s), QStringList{u"org"_s});
    QCOMPARE(found(u"rita"_s, u"secretword"_s), QStringList());
    QCOMPARE(found(u"rita"_s, u"publicword"_s), QStringList{u"wish"_s});
    QCOMPARE(found(u"rita"_s, u"publicword wish"_s), QStringList{u"wish"_s});
    QCOMPARE(found(u"rita"_s, u"internalfile"_s), QStringList());
    QCOMPARE(found(u"rita"_s, u"publicfile"_s), QStringList{u"wish"_s});
    // What a requester may not read of people cannot be found out by searching either.
    const RecordType &person = *m_world.schema->type(u"person");
    STEWARD_VERIFY(rita, m_hub.session(u"rita"_s));
    QCOMPARE(
        Search(**rita).search(person, u"anna"_s, SearchEnding::Complete, m_world.clock.now())->hits.size(),
        1);
    QCOMPARE(*column(**rita, "SELECT api.search_holders('person', '''example.org''', '', 'email')"),
        QStringList());
    // Filters of lists take the same way; that a ticket is deleted is another filter.
    for (const auto &[who, count] :
        {std::pair{u"tom"_s, 8}, std::pair{u"anna"_s, 4}, std::pair{u"rita"_s, 0}}) {
        STEWARD_VERIFY(session, m_hub.session(who));
        const SearchTerm term{{u"secretword"_s}, false};
        STEWARD_VERIFY(rows, indexedTexts(**session).holders(u"ticket"_s, term, {})->prepare(**session));
        QSet<Rid> rids;
        while (*rows->step())
            rids.insert(rows->integer(0));
        QCOMPARE(rids.size(), count);
    }
}

void HubSetupTest::replicasAreGivenOut()
{
    STEWARD_VERIFY(first, m_hub.session(u"tom"_s));
    STEWARD_VERIFY(second, m_hub.session(u"tom"_s));
    const QString a = column(**first, "SELECT id::text FROM api.lease()")->value(0);
    const QString b = column(**second, "SELECT id::text FROM api.lease()")->value(0);
    QVERIFY(!a.isEmpty() && !b.isEmpty());
    QVERIFY(a != b); // no replica is shared
    QCOMPARE(column(**first, "SELECT id::text FROM api.lease()")->value(0), a);
    second->reset();
    STEWARD_VERIFY(anna, m_hub.session(u"anna"_s));
    QCOMPARE(*column(**anna, "SELECT id::text FROM api.replica('" + a.toLatin1() + "')"), QStringList());
    const QByteArray incarnation = "'00000000-0000-4000-8000-000000000001'";
    const QStringList enrolled = *column(
        **anna, "SELECT prefix || id::text FROM api.enroll(" + incarnation + ")");
    QCOMPARE(*column(**anna, "SELECT prefix || id::text FROM api.enroll(" + incarnation + ")"), enrolled);
    QVERIFY(enrolled.value(0).startsWith(u"A0"));
    STEWARD_VERIFY(tom, m_hub.session(u"tom"_s));
    QVERIFY(column(**tom, "SELECT prefix || id::text FROM api.enroll(" + incarnation + ")")
                ->value(0)
                .startsWith(u"A1"));
}

void HubSetupTest::rolesChange()
{
    VERIFY_OK(m_hub.add(m_world, u"rolf"_s, {u"requester"_s, {}, {}}));
    STEWARD_VERIFY(session, m_hub.session(u"rolf"_s));
    QCOMPARE(*column(**session, "SELECT title FROM ticket"), QStringList());
    QVERIFY(!column(**session, "SELECT email FROM person"));
    VERIFY_OK(setHubRole(m_hub.url(), HubDesk::loginOf(u"rolf"_s), {u"technician"_s, {u"Network"_s}, {}},
        m_world.clock, m_world.random));
    // At once, for the session that is open.
    QCOMPARE(*column(**session, "SELECT title FROM ticket WHERE deleted IS NULL"),
        (QStringList{u"merged"_s, u"none"_s, u"own"_s}));
    QVERIFY(column(**session, "SELECT email FROM person"));
    VERIFY_OK(setHubRole(
        m_hub.url(), HubDesk::loginOf(u"rolf"_s), {u"requester"_s, {}, {}}, m_world.clock, m_world.random));
    QCOMPARE(*column(**session, "SELECT title FROM ticket"), QStringList());
    QVERIFY(!column(**session, "SELECT email FROM person"));
    QCOMPARE(asOwner("SELECT cardinality(keys_before) || ' ' || cardinality(keys_after) FROM "
                     "hub_grant_change WHERE login LIKE 'rolf.%' ORDER BY number"),
        (QStringList{u"0 2"_s, u"2 6"_s, u"6 2"_s}));
    COMPARE_ERROR(
        setHubRole(m_hub.url(), u"nobody.at.all"_s, {u"requester"_s, {}, {}}, m_world.clock, m_world.random),
        "hub.no-login");
}

void HubSetupTest::disabledIsOut()
{
    VERIFY_OK(m_hub.add(m_world, u"dora"_s, {u"technician"_s, {}, {}}));
    STEWARD_VERIFY(session, m_hub.session(u"dora"_s));
    QVERIFY(!column(**session, "SELECT title FROM ticket")->isEmpty());
    VERIFY_OK(disableHubUser(m_hub.url(), HubDesk::loginOf(u"dora"_s), m_world.clock));
    const auto cut = column(**session, "SELECT title FROM ticket");
    QVERIFY(!cut);
    QCOMPARE(cut.error().code, u"storage.disconnected"_s);
    const auto again = m_hub.session(u"dora"_s);
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::PermissionDenied);
    // And back.
    VERIFY_OK(m_hub.add(m_world, u"dora"_s, {u"technician"_s, {}, {}}));
    STEWARD_VERIFY(back, m_hub.session(u"dora"_s));
    QVERIFY(!column(**back, "SELECT title FROM ticket")->isEmpty());
}

/// What `hub user add` wrote has continued the chain in epoch 2.
void HubSetupTest::ownersGoOnWriting()
{
    STEWARD_VERIFY(session, m_hub.owner());
    OperationLog log(**session);
    STEWARD_VERIFY(head, log.hubHead());
    QVERIFY(head->seq > m_hub.made().counts.head);
    QCOMPARE(head->epoch, 2);
    STEWARD_VERIFY(last, log.at(head->seq));
    QCOMPARE((*last)->operation.seen.epoch, 2);
    STEWARD_VERIFY(found, Verifier(**session, m_world.schema).run({}));
    QVERIFY2(found->passed(), qPrintable(found->findings.value(0).text));
}

void HubSetupTest::upgradesRepeat()
{
    const QByteArray everything =
        "SELECT tablename || policyname || qual FROM pg_policies WHERE schemaname = 'steward' UNION ALL "
        "SELECT p.oid::regprocedure || coalesce((SELECT string_agg(a.grantee::text, ' ' ORDER BY a.grantee) "
        "FROM aclexplode(p.proacl) a), 'all') FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace "
        "WHERE n.nspname IN ('hub', 'api')";
    const QStringList before = asOwner(everything);
    QVERIFY(before.size() > 100);
    VERIFY_OK(upgradeHub(m_hub.url(), m_world.clock));
    QCOMPARE(asOwner(everything), before);
    QCOMPARE(seen(u"rita"_s, "SELECT title FROM ticket"), QStringList{u"wish"_s});
    STEWARD_VERIFY(status, hubStatus(m_hub.url()));
    QCOMPARE(status->exposed, QStringList());
    QCOMPARE(status->epoch, 2);
    QCOMPARE(status->workspace, m_world.id);
    STEWARD_VERIFY(owner, m_hub.owner());
    VERIFY_OK((*owner)->execute("ALTER TABLE steward.ticket NO FORCE ROW LEVEL SECURITY"));
    QCOMPARE(hubStatus(m_hub.url())->exposed, QStringList{u"ticket"_s});
    VERIFY_OK(upgradeHub(m_hub.url(), m_world.clock));
    QCOMPARE(hubStatus(m_hub.url())->exposed, QStringList());
}

void HubSetupTest::damagedFilesAreRefused()
{
    DeskFile desk;
    desk.incident(u"one"_s);
    VERIFY_OK(desk.connection().execute("UPDATE hub_order SET received_at = received_at + 1 WHERE seq = 2"));
    TestHub hub;
    const auto made = hub.open(desk);
    QVERIFY(!made);
    QCOMPARE(made.error().code, u"hub.damaged-file"_s);
    STEWARD_VERIFY(session, hub.owner());
    QCOMPARE(
        *column(**session, "SELECT nspname FROM pg_namespace WHERE nspname IN ('steward', 'hub', 'api')"),
        QStringList());
}

void HubSetupTest::twiceIsRefused()
{
    STEWARD_VERIFY(rules, rulesOf(m_world.connection()));
    COMPARE_ERROR(makeHub(m_hub.url(), m_world.connection(), rules->schema, rules->policies, m_world.clock),
        "storage.exists");
    QCOMPARE(seen(u"rita"_s, "SELECT title FROM ticket"), QStringList{u"wish"_s});
    TestHub other; // another database of the same server
    VERIFY_OK(other.makeDatabase());
    COMPARE_ERROR(makeHub(other.url(), m_world.connection(), rules->schema, rules->policies, m_world.clock),
        "hub.roles-exist");
    STEWARD_VERIFY(session, other.owner());
    QCOMPARE(
        *column(**session, "SELECT nspname FROM pg_namespace WHERE nspname IN ('steward', 'hub', 'api')"),
        QStringList());
}

void HubSetupTest::strangersDoNotMakeHubs()
{
    TestHub other;
    VERIFY_OK(other.makeDatabase());
    STEWARD_VERIFY(rules, rulesOf(m_world.connection()));
    COMPARE_ERROR(makeHub(other.urlOfLogin(HubDesk::loginOf(u"tom"_s)), m_world.connection(), rules->schema,
                      rules->policies, m_world.clock),
        "hub.needs-owner");
    COMPARE_ERROR(hubStatus(m_hub.urlOfLogin(HubDesk::loginOf(u"tom"_s))), "hub.needs-owner");
    COMPARE_ERROR(hubStatus(other.url()), "storage.not-a-workspace");
}

QTEST_GUILESS_MAIN(HubSetupTest)
#include "tst_hubsetup.moc"
