// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/records/attachment.h"
#include "core/schema/records/comment.h"
#include "core/schema/records/configurationitem.h"
#include "core/schema/records/incident.h"
#include "core/schema/records/link.h"
#include "core/schema/records/organization.h"
#include "core/schema/records/person.h"
#include "core/schema/records/team.h"
#include "core/schema/records/worklog.h"
#include "core/schema/records/worknote.h"
#include "core/storage/hub/hubusers.h"
#include "core/storage/projectionstore.h"
#include "core/storage/search/rebuild.h"
#include "core/storage/settings.h"
#include "core/storage/writer.h"
#include "tests/support/result.h"
#include "tests/support/stores.h"

#include <QRegularExpression>

/// Compares the code of a failed result.
#define COMPARE_ERROR(expression, expected) \
    do { \
        const auto stewardFailed = (expression); \
        QVERIFY2(!stewardFailed, "it should have failed"); \
        QCOMPARE(stewardFailed.error().code, QStringLiteral(expected)); \
    } while (false)

namespace steward::test {

/// A desk file as the storage layer writes it. Its getters stop the test program on an error: they prepare a test, they
/// are not what it shows.
class DeskFile
{
public:
    DeskFile()
    {
        m_connection = need(createSqliteFile(path(), clock)).connection;
        need(m_connection->execute("PRAGMA synchronous=OFF"));
        SystemRandom unique; // roles carry the id, and other test programs work on the same server
        id = Uuid::v7(clock.now(), unique);
        owner = Uuid::v7(clock.now(), random);
        need(writeSetting(*m_connection, QStringLiteral("workspace.id"), id.toString()));
        need(writeSetting(*m_connection, QStringLiteral("workspace.owner"), owner.toString()));
        need(reconcileProjection(*m_connection, schema));
        need(reconcileSearch(*m_connection, *schema, false));
        m_indexer = searchIndexer(*m_connection);
        const qint64 rno = need(OperationLog(*m_connection).addReplica(Uuid::v7(clock.now(), random))).rno;
        m_writer = std::make_unique<Writer>(
            *m_connection, schema, clock, random, rno, owner, m_indexer.get());
        Person me;
        me.name = QStringLiteral("The owner");
        add(me, owner);
    }

    template<class T>
    static T need(Result<T> result)
    {
        if (!result)
            qFatal("%s", qPrintable(result.error().toString()));
        return *std::move(result);
    }
    template<class R>
    Uuid add(const R &record, const Uuid &as = {})
    {
        const auto declared = R::declare();
        RecordEdit edit;
        edit.type = declared.type.name();
        edit.record = as.isNull() ? Uuid::v7(clock.now(), random) : as;
        edit.base = declared.type.empty();
        edit.next = declared.toValues(record);
        edit.verb = QStringLiteral("create");
        edit.isCreation = true;
        edit.seen = need(m_writer->context());
        need(m_writer->commit({{edit}}));
        return edit.record;
    }
    void set(const Uuid &record, const QString &field, const Value &value)
    {
        RecordStore &records = m_writer->records();
        LoadedRecord loaded = *need(records.load(need(records.place(record))->rid));
        loaded.seen = need(m_writer->context());
        RecordEdit edit = RecordEdit::of(loaded, QStringLiteral("edit"));
        edit.next.values[size_t(schema->type(loaded.type)->indexOf(field))] = value;
        need(m_writer->commit({{edit}}));
    }
    Uuid incident(const QString &title, Ticket values = {})
    {
        values.title = title;
        values.status = QStringLiteral("new");
        values.statusClass = 0;
        values.opened = clock.now();
        values.openedBy = {owner};
        return add(Incident{values});
    }

    QString path() const { return m_folder.filePath(QStringLiteral("desk.steward")); }
    Connection &connection() { return *m_connection; }
    OperationLog &log() { return m_writer->log(); }

    ManualClock clock{{1'760'000'000'000}};
    SeededRandom random{7};
    std::shared_ptr<const Schema> schema = Schema::builtIn();
    Uuid id, owner;

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<SearchIndexer> m_indexer;
    std::unique_ptr<Writer> m_writer;
};

/// A small desk on which every kind of row exists that somebody must not see, and who they are. All tickets were opened
/// by the owner of the file.
///
///     own      ticket of team Network, assigned to anna           other    of team Databases
///     none     of no team                                          org      of Databases, for organization Branch
///     mine     of Databases, requested by anna                     wish     of Databases, requested by rita
///     merged   of Network, merged into own                         gone     of Network, deleted
///
/// anna is a technician of Network, otto of organization Branch, rita a requester, tom a technician of everything.
class HubDesk : public DeskFile
{
public:
    HubDesk()
    {
        Team team;
        team.name = QStringLiteral("Network");
        network = add(team);
        team.name = QStringLiteral("Databases");
        databases = add(team);
        Organization organization;
        organization.name = QStringLiteral("Branch");
        organization.notes = QStringLiteral("pays late");
        branch = add(organization);
        for (const QString &name :
            {QStringLiteral("anna"), QStringLiteral("otto"), QStringLiteral("rita"), QStringLiteral("tom")}) {
            Person person;
            person.name = name + QStringLiteral(" Example");
            person.login = loginOf(name);
            person.email = name + QStringLiteral("@example.org");
            person.notes = QStringLiteral("a note about ") + name;
            people.insert(name, add(person));
        }
        ConfigurationItem item;
        item.name = QStringLiteral("core-switch");
        add(item);
        Ticket values;
        values.team = {network};
        values.assignee = {people[QStringLiteral("anna")]};
        ticket("own", values);
        values = {};
        ticket("none", values);
        values.team = {databases};
        ticket("other", values);
        values.requester = {people[QStringLiteral("anna")]};
        ticket("mine", values);
        values.requester = {people[QStringLiteral("rita")]};
        ticket("wish", values);
        values.requester = {};
        values.organization = {branch};
        ticket("org", values);
        values = {};
        values.team = {network};
        ticket("gone", values);
        set(tickets[QStringLiteral("gone")], QStringLiteral("deleted"), Value(qint64(1)));
        values.mergedInto = {tickets[QStringLiteral("own")]};
        ticket("merged", values);
        add(Link{
            {tickets[QStringLiteral("own")]}, {tickets[QStringLiteral("other")]}, QStringLiteral("relates")});
    }

    /// Logins belong to the whole server, on which other test programs work too.
    static QString loginOf(const QString &name)
    {
        return name + QStringLiteral(".%1").arg(QCoreApplication::applicationPid());
    }

    Uuid network, databases, branch;
    QHash<QString, Uuid> people;
    QHash<QString, Uuid> tickets; ///< by title

private:
    void ticket(const char *name, Ticket values)
    {
        const QString title = QString::fromLatin1(name);
        values.description = QStringLiteral("about ") + title;
        const TicketId about{incident(title, values)};
        tickets.insert(title, about.uuid);
        Comment comment;
        comment.about = about;
        comment.body = QStringLiteral("publicword on ") + title;
        comment.written = clock.now();
        add(comment);
        WorkNote note;
        note.about = about;
        note.body = QStringLiteral("secretword on ") + title;
        note.written = clock.now();
        add(note);
        WorkLog work;
        work.about = about;
        work.worker = {owner};
        work.started = clock.now();
        work.spent = 60'000;
        add(work);
        Attachment file;
        file.about = about;
        file.size = 1;
        file.sha256 = QString(64, QLatin1Char('0'));
        for (const QString &visibility : {QStringLiteral("public"), QStringLiteral("internal")}) {
            file.name = visibility + QStringLiteral("file on ") + title;
            file.visibility = visibility;
            add(file);
        }
    }
};

/// A hub in a database of its own on the test cluster, both gone with this object.
class TestHub
{
public:
    ~TestHub()
    {
        if (m_database.isEmpty())
            return;
        // Without force, which needs rights over every session's role; the server waits for sessions that just end.
        (void)m_admin->execute("DROP DATABASE IF EXISTS \"" + m_database.toUtf8() + '"');
        (void)m_admin->execute("DROP DATABASE IF EXISTS \"" + m_database.toUtf8() + "_kept\"");
        for (const QByteArray &role : HubRoles(m_made.workspace).all())
            (void)m_admin->execute("DROP ROLE IF EXISTS " + role);
        for (const QString &login : std::as_const(m_logins))
            (void)m_admin->execute("DROP ROLE IF EXISTS \"" + login.toUtf8() + '"');
    }

    Result<Ok> makeDatabase()
    {
        if (DatabasePool::clusterUrl().isEmpty())
            return Error{ErrorKind::FailedPrecondition, QStringLiteral("test.no-cluster"),
                QStringLiteral("STEWARD_TEST_POSTGRESQL is not set"),
                QStringLiteral("packaging/postgres-cluster run ctest …"), {}};
        STEWARD_ASSIGN(m_admin,
            PostgresqlConnection::open(DatabasePool::clusterUrl(), PostgresqlConnection::Mode::Write));
        static int made = 0;
        m_database = QStringLiteral("hub_%1_%2").arg(QCoreApplication::applicationPid()).arg(++made);
        return m_admin->execute("CREATE DATABASE \"" + m_database.toUtf8() + '"');
    }
    /// A hub of this desk.
    Result<Ok> open(DeskFile &desk)
    {
        STEWARD_TRY(makeDatabase());
        STEWARD_ASSIGN(const HubRules rules, rulesOf(desk.connection()));
        STEWARD_ASSIGN(m_made, makeHub(url(), desk.connection(), rules.schema, rules.policies, desk.clock));
        // A mistake that somebody could make in the hub's SQL (tests/simulate/tst_planted.cpp).
        const QByteArray planted = qgetenv("STEWARD_PLANTED_SQL");
        if (planted.isEmpty())
            return Ok{};
        STEWARD_ASSIGN(const auto hub, owner());
        return hub->execute(HubRoles(m_made.workspace).in(planted));
    }
    /// The usual people of a HubDesk.
    Result<Ok> letIn(HubDesk &world)
    {
        const QString team = QStringLiteral("Network");
        STEWARD_TRY(add(world, QStringLiteral("anna"), {QStringLiteral("technician"), {team}, {}}));
        STEWARD_TRY(add(
            world, QStringLiteral("otto"), {QStringLiteral("technician"), {}, {QStringLiteral("Branch")}}));
        STEWARD_TRY(add(world, QStringLiteral("rita"), {QStringLiteral("requester"), {}, {}}));
        return add(world, QStringLiteral("tom"), {QStringLiteral("technician"), {}, {}});
    }
    Result<Ok> add(HubDesk &world, const QString &name, const HubRoleWish &wish)
    {
        const QString login = HubDesk::loginOf(name);
        m_logins.append(login);
        STEWARD_ASSIGN(const HubUser user,
            addHubUser(url(), login, name, wish, QStringLiteral("correct horse"), world.clock, world.random));
        return Ok{};
    }

    /// Of a hub that something else has made in this database: so that its roles go with it.
    void adopt(const Uuid &workspace) { m_made.workspace = workspace; }
    void adoptLogin(const QString &login) { m_logins.append(login); }

    /// Keeps the database as it is now, and puts it back: what an administrator does with pg_dump and pg_restore. Nobody may
    /// be connected.
    Result<Ok> backUp()
    {
        STEWARD_TRY(m_admin->execute("DROP DATABASE IF EXISTS \"" + m_database.toUtf8() + "_kept\""));
        return m_admin->execute("CREATE DATABASE \"" + m_database.toUtf8() + "_kept\" TEMPLATE \"" + m_database.toUtf8() + '"');
    }
    Result<Ok> restore()
    {
        STEWARD_TRY(m_admin->execute("DROP DATABASE \"" + m_database.toUtf8() + '"'));
        return m_admin->execute("CREATE DATABASE \"" + m_database.toUtf8() + "\" TEMPLATE \"" + m_database.toUtf8() + "_kept\"");
    }

    const HubMade &made() const { return m_made; }
    QString url() const { return DatabasePool::urlOf(m_database); }
    /// The cluster lets everybody in by name; a server of people asks for a password.
    QString urlOfLogin(const QString &login) const
    {
        QString text = url();
        static const QRegularExpression user(QStringLiteral("user=[^&]*"));
        return text.replace(user, QStringLiteral("user=") + login);
    }
    Result<std::unique_ptr<PostgresqlConnection>> session(const QString &name) const
    {
        return PostgresqlConnection::open(
            urlOfLogin(HubDesk::loginOf(name)), PostgresqlConnection::Mode::Write);
    }
    Result<std::unique_ptr<PostgresqlConnection>> owner() const
    {
        return PostgresqlConnection::open(url(), PostgresqlConnection::Mode::Write);
    }
    PostgresqlConnection &admin() { return *m_admin; }

private:
    std::unique_ptr<PostgresqlConnection> m_admin;
    QString m_database;
    QStringList m_logins;
    HubMade m_made;
};

/// The first column of all rows, sorted.
inline Result<QStringList> column(
    Connection &connection, const QByteArray &sql, const QStringList &values = {})
{
    STEWARD_ASSIGN(Statement rows, connection.prepare(sql));
    rows.reset();
    for (int i = 0; i < values.size(); ++i)
        rows.bindAt(i, values[i]);
    QStringList list;
    while (true) {
        STEWARD_ASSIGN(const bool row, rows.step());
        if (!row)
            break;
        list.append(rows.text(0));
    }
    list.sort();
    return list;
}

} // namespace steward::test
