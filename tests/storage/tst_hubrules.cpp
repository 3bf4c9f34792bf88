// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/schema/records/customfield.h"
#include "core/schema/records/policy.h"
#include "core/schema/records/resolutioncode.h"
#include "core/schema/records/tickettype.h"
#include "core/storage/hub/declarations.h"
#include "tests/support/hubauthor.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

/// Rules that an administrator writes over the wire hold for the next operation of anybody, and are those that an upgrade
/// would make.
class HubRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void fieldsAndTypesAreThereAtOnce();
    void rolesAreThereAtOnce();
    void lifecyclesAndMatrixAreThereAtOnce();
    void onlyAdministratorsDeclare();
    void whatIsBehindIsSaid();

private:
    const RecordType &type(QStringView name) const { return *m_schema->type(name); }
    template<class R>
    QString push(HubAuthor &author, const R &record)
    {
        const auto declared = R::declare();
        return author.verdict(author.create(*m_world.schema->type(declared.type.name()), author.newId(), declared.toValues(record), author.seen()));
    }
    /// The desk's policy of this key as JSON, changed and written anew.
    QString change(HubAuthor &author, const QString &key, const std::function<void(QJsonObject &)> &edit)
    {
        const QList<PolicyText> all = DeskPolicies::defaults();
        const auto text = std::find_if(all.cbegin(), all.cend(), [&](const PolicyText &one) { return one.key == key; });
        QJsonObject body = QJsonDocument::fromJson(text->body.toUtf8()).object();
        edit(body);
        Policy policy;
        policy.key = key;
        policy.body = QString::fromUtf8(QJsonDocument(body).toJson());
        policy.revision = 2;
        return push(author, policy);
    }
    QStringList asOwner(const QByteArray &sql) { return DeskFile::need(column(*m_owner, sql)); }
    QStringList declarations()
    {
        QStringList all;
        for (const char *table : {"decl_type", "decl_unit", "decl_field", "decl_permission", "decl_state", "decl_transition", "decl_role", "decl_matrix"})
            all += asOwner(QByteArray("SELECT '") + table + " ' || t::text FROM " + table + " t");
        return all;
    }

    HubDesk m_world;
    TestHub m_hub;
    std::unique_ptr<PostgresqlConnection> m_owner;
    std::shared_ptr<const Schema> m_schema;
    Uuid m_code;
    quint64 m_seed = 0;
};

void HubRulesTest::initTestCase()
{
    ResolutionCode code;
    code.name = u"Fixed"_s;
    m_code = m_world.add(code);
    VERIFY_OK(m_hub.open(m_world));
    VERIFY_OK(m_hub.letIn(m_world));
    VERIFY_OK(m_hub.add(m_world, u"adam"_s, {u"administrator"_s, {}, {}}));
    m_owner = DeskFile::need(m_hub.owner());
    m_schema = m_world.schema;
    QVERIFY(hubStatus(m_hub.url())->rulesInForce);
}

/// Whatever was declared over the wire: an upgrade makes the same of the records.
void HubRulesTest::cleanup()
{
    const QStringList declared = declarations();
    QVERIFY(declared.size() > 300);
    VERIFY_OK(upgradeHub(m_hub.url(), m_world.clock));
    QCOMPARE(declarations(), declared);
    QVERIFY(hubStatus(m_hub.url())->rulesInForce);
    QCOMPARE(hubStatus(m_hub.url())->wrongPrivileges, QStringList());
}

void HubRulesTest::fieldsAndTypesAreThereAtOnce()
{
    HubAuthor adam(m_hub, u"adam"_s, ++m_seed);
    CustomField floor;
    floor.type = u"incident"_s;
    floor.name = u"floor"_s;
    floor.label = u"Floor"_s;
    floor.kind = u"text"_s;
    QCOMPARE(push(adam, floor), u"accepted"_s);
    floor.name = u"parts"_s;
    floor.kind = u"tags"_s;
    QCOMPARE(push(adam, floor), u"accepted"_s);
    TicketType facility;
    facility.key = u"facility"_s;
    facility.name = u"Facility"_s;
    facility.prefix = u"FAC"_s;
    QCOMPARE(push(adam, facility), u"accepted"_s);
    QVERIFY(DeskFile::need(rulesAreInForce(*m_owner)));
    m_schema = DeskFile::need(rulesOf(*m_owner)).schema;

    HubAuthor tom(m_hub, u"tom"_s, ++m_seed);
    RecordValues values = ticketValues(type(u"incident"), u"with a floor"_s, m_world.network, tom.me);
    setField(type(u"incident"), values, u"x.floor", u"3rd"_s);
    setField(type(u"incident"), values, u"x.parts", StringSet({u"fuser"_s, u"drum"_s}));
    QCOMPARE(tom.verdict(tom.create(type(u"incident"), tom.newId(), values, tom.seen())), u"accepted"_s);
    QCOMPARE(asOwner("SELECT field || ' ' || text FROM custom_value"),
        (QStringList{u"x.floor 3rd"_s, u"x.parts drum"_s, u"x.parts fuser"_s}));
    values = ticketValues(type(u"facility"), u"lamp"_s, m_world.network, tom.me);
    const auto made = tom.push({tom.create(type(u"facility"), tom.newId(), values, tom.seen())});
    VERIFY_OK(made);
    QCOMPARE(made->first().fact.verdict, u"accepted"_s);
    QCOMPARE(made->first().fact.number, u"FAC-000001"_s);
    QCOMPARE(asOwner("SELECT kind FROM ticket WHERE title = 'lamp'"), QStringList{u"facility"_s});
    // Who may not edit tickets does not write their custom fields either.
    HubAuthor rita(m_hub, u"rita"_s, ++m_seed);
    const Uuid wish = m_world.tickets[u"wish"_s];
    RecordValues base = type(u"incident").empty();
    RecordValues next = base;
    setField(type(u"incident"), next, u"x.floor", u"4th"_s);
    QCOMPARE(rita.verdict(rita.edit(type(u"incident"), wish, base, next, rita.seen())), u"permission"_s);
}

void HubRulesTest::rolesAreThereAtOnce()
{
    HubAuthor adam(m_hub, u"adam"_s, ++m_seed);
    HubAuthor tom(m_hub, u"tom"_s, ++m_seed);
    const RecordType &incident = *m_world.schema->type(u"incident");
    const Uuid ticket = tom.newId();
    const RecordValues values = ticketValues(incident, u"role"_s, m_world.network, tom.me);
    QCOMPARE(tom.verdict(tom.create(incident, ticket, values, tom.seen())), u"accepted"_s);
    // Technicians may no longer edit, and no longer see what is not theirs.
    const auto without = [](const QStringList &gone) {
        return [gone](QJsonObject &body) {
            QJsonArray roles = body.value(u"roles"_s).toArray();
            for (qsizetype i = 0; i < roles.size(); ++i) {
                QJsonObject role = roles[i].toObject();
                if (role.value(u"key"_s) != u"technician"_s)
                    continue;
                QJsonArray rights;
                for (const QJsonValue &right : role.value(u"permissions"_s).toArray()) {
                    if (!gone.contains(right.toString()))
                        rights.append(right);
                }
                role.insert(u"permissions"_s, rights);
                roles[i] = role;
            }
            body.insert(u"roles"_s, roles);
        };
    };
    QCOMPARE(change(adam, u"roles"_s, without({u"ticket.edit"_s})), u"accepted"_s);
    RecordValues next = values;
    setField(incident, next, u"title", u"renamed"_s);
    QCOMPARE(tom.verdict(tom.edit(incident, ticket, values, next, tom.seen())), u"permission"_s);

    const auto session = DeskFile::need(m_hub.session(u"tom"_s));
    QVERIFY(column(*session, "SELECT title FROM ticket")->contains(u"other"_s));
    QCOMPARE(change(adam, u"roles"_s, without({u"ticket.see"_s})), u"accepted"_s);
    QVERIFY(!column(*session, "SELECT title FROM ticket")->contains(u"other"_s));
    const auto told = column(*m_owner, "SELECT login FROM hub_grant_change WHERE '*' = ANY (keys_before) AND NOT '*' = ANY (keys_after) AND login = ?",
        {HubDesk::loginOf(u"tom"_s)});
    QCOMPARE(*told, QStringList{HubDesk::loginOf(u"tom"_s)}); // his replicas hear of it
    // The privilege on columns is the owner's to take, and the status says so.
    QVERIFY(hubStatus(m_hub.url())->wrongPrivileges.contains(HubDesk::loginOf(u"tom"_s)));
    QVERIFY(column(*session, "SELECT email FROM person"));
    VERIFY_OK(upgradeHub(m_hub.url(), m_world.clock));
    QVERIFY(!column(*session, "SELECT email FROM person"));
    QCOMPARE(change(adam, u"roles"_s, without({})), u"accepted"_s);
    QVERIFY(column(*session, "SELECT title FROM ticket")->contains(u"other"_s));
    VERIFY_OK(upgradeHub(m_hub.url(), m_world.clock));
}

void HubRulesTest::lifecyclesAndMatrixAreThereAtOnce()
{
    HubAuthor adam(m_hub, u"adam"_s, ++m_seed);
    HubAuthor tom(m_hub, u"tom"_s, ++m_seed);
    const RecordType &incident = *m_world.schema->type(u"incident");
    // New tickets may no longer be put on hold.
    const auto noHold = [](QJsonObject &body) {
        QJsonArray ways = body.value(u"transitions"_s).toArray();
        for (qsizetype i = 0; i < ways.size(); ++i) {
            QJsonObject way = ways[i].toObject();
            if (way.value(u"key"_s) == u"hold"_s)
                way.insert(u"from"_s, QJsonArray{u"inprogress"_s});
            ways[i] = way;
        }
        body.insert(u"transitions"_s, ways);
    };
    const auto hold = [&](const QString &title) {
        const Uuid ticket = tom.newId();
        const RecordValues values = ticketValues(incident, title, m_world.network, tom.me);
        if (tom.verdict(tom.create(incident, ticket, values, tom.seen())) != u"accepted")
            return u"not made"_s;
        RecordValues held = values;
        setField(incident, held, u"status", u"onhold"_s);
        setField(incident, held, u"status.class", Value(qint64(2)));
        setField(incident, held, u"hold", u"vendor"_s);
        return tom.verdict(tom.edit(incident, ticket, values, held, tom.seen()));
    };
    QCOMPARE(hold(u"before"_s), u"accepted"_s);
    QCOMPARE(change(adam, u"lifecycle.incident"_s, noHold), u"accepted"_s);
    QCOMPARE(hold(u"after"_s), u"transition"_s);
    const auto louder = [](QJsonObject &body) {
        body.insert(u"version"_s, 2);
        body.insert(u"priority"_s, QJsonArray{QJsonArray{1, 1, 1}, QJsonArray{1, 1, 1}, QJsonArray{1, 1, 1}});
    };
    QCOMPARE(change(adam, u"priority.matrix"_s, louder), u"accepted"_s);
    RecordValues values = ticketValues(incident, u"loud"_s, m_world.network, tom.me);
    for (const auto &[field, value] : {std::pair(u"impact"_s, 3), std::pair(u"urgency"_s, 3), std::pair(u"priority"_s, 1), std::pair(u"matrix.version"_s, 2)})
        setField(incident, values, field, Value(qint64(value)));
    QCOMPARE(tom.verdict(tom.create(incident, tom.newId(), values, tom.seen())), u"accepted"_s);
    setField(incident, values, u"matrix.version", Value(qint64(1))); // of the version before it would be wrong
    QCOMPARE(tom.verdict(tom.create(incident, tom.newId(), values, tom.seen())), u"priority"_s);
}

void HubRulesTest::onlyAdministratorsDeclare()
{
    const QString last = QString::number(DeskFile::need(lastDeclaration(*m_owner)));
    const QStringList before = declarations();
    for (const QString &who : {u"tom"_s, u"rita"_s}) {
        const auto session = DeskFile::need(m_hub.session(who));
        const auto tried = column(*session, "SELECT api.declare(?::text::bigint, 1, '{}')::text", {last});
        QVERIFY(!tried);
        QCOMPARE(tried.error().code, u"storage.denied"_s);
    }
    const auto adam = DeskFile::need(m_hub.session(u"adam"_s));
    QCOMPARE(*column(*adam, "SELECT api.declare(?::text::bigint - 1, 1, '{}')::text", {last}), QStringList{u"false"_s}); // has not seen all
    QCOMPARE(*column(*adam, "SELECT api.declare(?::text::bigint, 77, '{}')::text", {last}), QStringList{u"false"_s}); // another program
    QCOMPARE(declarations(), before);
    // What the program itself declares is out of reach.
    const QByteArray greedy = "SELECT api.declare(?::text::bigint, 1, '{\"types\": [{\"type\": \"person\", \"number_prefix\": \"PPL\"}, {\"type\": "
                              "\"x; drop\", \"number_prefix\": \"XX\"}], \"fields\": [{\"type\": \"ticket\", \"field\": \"title\", \"kind\": \"text\", "
                              "\"required\": false}, {\"type\": \"incident\", \"field\": \"title\", \"kind\": \"text\", \"required\": false}]}')::text";
    QCOMPARE(*column(*adam, greedy, {last}), QStringList{u"true"_s});
    const auto builtIn = [](QStringList rows) {
        rows.removeIf([](const QString &row) {
            return !row.startsWith(u"decl_type"_s) && !row.startsWith(u"decl_unit"_s) && !row.startsWith(u"decl_field"_s)
                && !row.startsWith(u"decl_permission"_s);
        });
        rows.removeIf([](const QString &row) { return row.contains(u"x."_s) || row.contains(u"facility"_s); });
        return rows;
    };
    QCOMPARE(builtIn(declarations()), builtIn(before));
    VERIFY_OK(upgradeHub(m_hub.url(), m_world.clock));
}

void HubRulesTest::whatIsBehindIsSaid()
{
    VERIFY_OK(m_owner->execute("UPDATE setting SET value = '0' WHERE key = 'hub.declared'"));
    QVERIFY(!hubStatus(m_hub.url())->rulesInForce);
    const auto rita = DeskFile::need(m_hub.session(u"rita"_s)); // everybody may know
    QVERIFY(!DeskFile::need(rulesAreInForce(*rita)));
    VERIFY_OK(upgradeHub(m_hub.url(), m_world.clock));
    QVERIFY(hubStatus(m_hub.url())->rulesInForce);
}

QTEST_GUILESS_MAIN(HubRulesTest)
#include "tst_hubrules.moc"
