// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// The desktop's session on a team server: it is told of the others' changes, outlives a server that goes away, and says
// who else is there.

#include "core/desk/conversation.h"
#include "core/desk/drafts.h"
#include "core/desk/presence.h"
#include "core/desk/session.h"
#include "tests/support/testhub.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int soon = 20'000; // ms; a machine may be busy

/// A way to the cluster's socket that can be taken away: what a pulled cable looks like from here.
class Cable
{
public:
    Cable()
    {
        static const QRegularExpression host(u"host=([^&]*)"_s);
        m_socket = host.match(DatabasePool::clusterUrl()).captured(1) + u"/.s.PGSQL.5432"_s;
        plug();
    }
    QString through(QString url) const
    {
        static const QRegularExpression host(u"host=[^&]*"_s);
        return url.replace(host, u"host="_s + m_folder.path());
    }
    bool plug() { return QFile::link(m_socket, m_folder.filePath(u".s.PGSQL.5432"_s)); }
    bool pull() { return QFile::remove(m_folder.filePath(u".s.PGSQL.5432"_s)); }

private:
    QTemporaryDir m_folder;
    QString m_socket;
};

template<class T>
Result<T> waited(QFuture<Result<T>> future)
{
    future.waitForFinished();
    return future.result();
}

} // namespace

class ServerSessionTest : public QObject
{
    Q_OBJECT

private:
    struct Desk
    {
        std::unique_ptr<DeskSession> session;
        std::unique_ptr<QSignalSpy> changes;
    };
    void open(Desk &desk, const QString &who)
    {
        WorkspaceOptions options;
        options.localFolder = m_folder.filePath(who);
        desk.session = std::make_unique<DeskSession>(m_cable.through(m_hub.urlOfLogin(HubDesk::loginOf(who))), options);
        desk.changes = std::make_unique<QSignalSpy>(desk.session.get(), &DeskSession::changed);
        QSignalSpy opened(desk.session.get(), &DeskSession::opened);
        QSignalSpy failed(desk.session.get(), &DeskSession::failed);
        QTRY_VERIFY_WITH_TIMEOUT(!opened.isEmpty() || !failed.isEmpty(), soon);
        QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : qPrintable(failed.first().first().value<Error>().toString()));
    }
    Result<CommitReport> sayOn(DeskSession &session, const Uuid &ticket, const QString &text)
    {
        return waited(session.write<CommitReport>([=](Workspace &desk) -> Result<CommitReport> {
            STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(ticket));
            STEWARD_ASSIGN(const VerbReport report, say(desk, loaded, {text, false}));
            return report.commit;
        }));
    }
    qint64 sessionsOf(const QString &who)
    {
        return column(m_hub.admin(), "SELECT pid::text FROM pg_stat_activity WHERE usename = ?", {HubDesk::loginOf(who)})->size();
    }
    void endSessionsOf(const QString &who)
    {
        // A login may end its own sessions.
        const auto own = m_hub.session(who);
        VERIFY_OK(own);
        VERIFY_OK(column(**own, "SELECT pg_terminate_backend(pid, 10000)::text FROM pg_stat_activity WHERE usename = session_user AND pid <> pg_backend_pid()"));
    }

    HubDesk m_world;
    TestHub m_hub;
    Cable m_cable;
    QTemporaryDir m_folder;

private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<Error>();
        VERIFY_OK(m_hub.open(m_world));
        VERIFY_OK(m_hub.letIn(m_world));
    }

    void readsAndWritesAsWhoLoggedIn()
    {
        Desk tom;
        open(tom, u"tom"_s);
        QCOMPARE(tom.session->me(), m_world.people[u"tom"_s]);
        QCOMPARE(tom.session->workspaceId(), m_hub.made().workspace);
        QCOMPARE(tom.session->link().kind, LinkState::Kind::Online);
        const auto label = waited(tom.session->read<QString>([this](Workspace &desk) { return desk.labelOf(m_world.tickets[u"own"_s]); }));
        VERIFY_OK(label);
        QCOMPARE(*label, u"own"_s);
        // otto sees what his organization has, and not this.
        Desk otto;
        open(otto, u"otto"_s);
        const auto hidden = waited(otto.session->read<LoadedRecord>([this](Workspace &desk) { return desk.load(m_world.tickets[u"own"_s]); }));
        QVERIFY(!hidden);
        QCOMPARE(hidden.error().code, u"record.unknown"_s);
        VERIFY_OK(sayOn(*tom.session, m_world.tickets[u"own"_s], u"from tom"_s));
    }

    void othersAreToldAtOnce()
    {
        Desk tom, anna;
        open(tom, u"tom"_s);
        open(anna, u"anna"_s);
        QTRY_COMPARE_WITH_TIMEOUT(anna.session->link().kind, LinkState::Kind::Online, soon);
        VERIFY_OK(waited(anna.session->read<qint64>([](Workspace &desk) -> Result<qint64> { return desk.context()->hubSeq; })));
        anna.session->setInFront(false); // asks once a minute only: what comes before is the server's notice
        anna.changes->clear();
        const auto saved = sayOn(*tom.session, m_world.tickets[u"own"_s], u"listen"_s);
        VERIFY_OK(saved);
        QTRY_VERIFY_WITH_TIMEOUT(!anna.changes->isEmpty(), soon);
        QCOMPARE(anna.changes->first().first().value<ChangeNotice>().head, saved->head);
        QVERIFY(anna.changes->first().first().value<ChangeNotice>().operations.isEmpty()); // to be read again
    }

    void aLostServerComesBack()
    {
        Desk tom;
        open(tom, u"tom"_s);
        DeskSession &session = *tom.session;
        QSignalSpy links(&session, &DeskSession::linkChanged);
        QVERIFY(m_cable.pull());
        endSessionsOf(u"tom"_s);
        QTRY_COMPARE_WITH_TIMEOUT(session.link().kind, LinkState::Kind::Lost, soon);
        QVERIFY(!session.link().why.code.isEmpty());

        // A reading waits. A save says at once that it cannot be made; a draft of it is kept all the same.
        auto reading = session.read<QString>([this](Workspace &desk) { return desk.labelOf(m_world.tickets[u"own"_s]); });
        const auto saved = sayOn(session, m_world.tickets[u"own"_s], u"lost"_s);
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, ErrorKind::Unavailable);
        const auto kept = waited(session.keep<Ok>([this](const LocalDesk &local) {
            return saveDraft(local, m_world.tickets[u"own"_s], {sayingSlot(), "half a sen", {}, {}});
        }));
        VERIFY_OK(kept);
        QVERIFY(!reading.isFinished());
        QVERIFY(session.link().nextTry > session.link().lastContact);

        tom.changes->clear();
        QVERIFY(m_cable.plug());
        session.reconnectNow();
        QTRY_COMPARE_WITH_TIMEOUT(session.link().kind, LinkState::Kind::Online, soon);
        QTRY_VERIFY_WITH_TIMEOUT(reading.isFinished(), soon);
        QCOMPARE(*reading.result(), u"own"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!tom.changes->isEmpty(), soon); // everything is looked at again
        VERIFY_OK(sayOn(session, m_world.tickets[u"own"_s], u"found"_s));
        const auto drafts = waited(session.read<QList<Draft>>([this](Workspace &desk) { return draftsOf(desk, m_world.tickets[u"own"_s]); }));
        VERIFY_OK(drafts);
        QCOMPARE(drafts->size(), 1);
        QCOMPARE(drafts->first().content, QByteArray("half a sen"));
    }

    void whoElseIsHere()
    {
        Desk tom, anna, otto;
        open(tom, u"tom"_s);
        open(anna, u"anna"_s);
        open(otto, u"otto"_s);
        const Uuid ticket = m_world.tickets[u"own"_s];
        const auto exchange = [&](Desk &desk, Doing doing) {
            return waited(desk.session->read<QList<Companion>>([=](Workspace &w) { return exchangePresence(w, ticket, doing); }));
        };
        QCOMPARE(*exchange(tom, Doing::Looking), QList<Companion>());
        QCOMPARE(*exchange(anna, Doing::TypingReply), (QList<Companion>{{u"tom Example"_s, Doing::Looking}}));
        QCOMPARE(*exchange(tom, Doing::Looking), (QList<Companion>{{u"anna Example"_s, Doing::TypingReply}}));
        QCOMPARE(*exchange(otto, Doing::Looking), QList<Companion>()); // sees not the ticket, so not who is there
        QCOMPARE(*exchange(tom, Doing::Gone), (QList<Companion>{{u"anna Example"_s, Doing::TypingReply}}));
        QCOMPARE(*exchange(anna, Doing::Looking), QList<Companion>());
    }
};

QTEST_GUILESS_MAIN(ServerSessionTest)
#include "tst_serversession.moc"
