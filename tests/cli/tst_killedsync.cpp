// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/tickets.h"
#include "core/desk/workspace.h"
#include "core/schema/records/ticket.h"
#include "core/storage/outbox.h"
#include "core/storage/verifier.h"
#include "tests/support/hubauthor.h"
#include "tests/support/hubproof.h"
#include "tests/support/program.h"

#include <QFile>
#include <QTest>

#include <random>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

/// The real program on a replica of a real server is killed in the middle of a write to the disk or to the server, while it
/// saves, hands in what waits and takes what is new. What it said was saved is there each time, the file proves itself, and
/// in the end the server has everything once. 500 kills, 10,000 with STEWARD_LONG=1.
class KilledSyncTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingSavedIsLost();

private:
    enum Work { Save, Push, Pull };

    ProgramResult run(const QStringList &words, const QString &fault = {}) const { return runOnDesk(m_file, words, fault); }
    ProgramResult save(const QString &title, const QString &fault = {}) const
    {
        return run({u"set"_s, m_number, u"title="_s + title}, fault);
    }
    /// As the program does it, without starting one.
    void saveHere(const QString &title)
    {
        const auto desk = DeskFile::need(Workspace::open(m_file, {}));
        VERIFY_OK(editTicket(*desk, DeskFile::need(desk->load(m_mine)), {{u"title"_s, title}}));
        m_saved.append(title);
    }
    ProgramResult sync(const QString &fault = {}) const { return run({u"sync"_s}, fault); }
    /// Somebody else writes on the server.
    void writeElsewhere(const QString &title)
    {
        const RecordType &incident = *m_world.schema->type(u"incident");
        RecordValues next = m_theirs;
        setField(incident, next, u"title", title);
        QCOMPARE(m_tom->verdict(m_tom->edit(incident, m_other, m_theirs, next, m_tom->seen())), u"accepted"_s);
        m_theirs = next;
    }
    qint64 writesOf(const std::function<ProgramResult(const QString &)> &work)
    {
        return countedWrites(m_folder.filePath(u"writes"_s), work);
    }
    static QStringList titlesIn(const QList<LoggedOperation> &operations)
    {
        QStringList titles;
        for (const LoggedOperation &logged : operations) {
            for (const UnitChange &change : logged.operation.units) {
                if (change.unit == u"title" && change.newValue)
                    titles.append(QString::fromUtf8(*change.newValue).section(u':', 2).chopped(1));
            }
        }
        return titles;
    }
    /// What is wrong with the replica's file; empty when it proves itself and has all that was said to be saved.
    QString wrong() const
    {
        const auto desk = Workspace::open(m_file, {.readOnly = true});
        if (!desk)
            return desk.error().toString();
        const auto proof = Verifier((*desk)->connection(), (*desk)->sharedSchema()).run({});
        if (!proof)
            return proof.error().toString();
        if (!proof->passed())
            return proof->findings.first().text;
        const QStringList titles = titlesIn(DeskFile::need((*desk)->operationsOf(DeskFile::need((*desk)->ridOf(m_mine)))));
        for (const QString &title : m_saved) {
            if (titles.count(title) != 1)
                return title + u" is there %1 times"_s.arg(titles.count(title));
        }
        return {};
    }

    HubDesk m_world;
    TestHub m_hub;
    QTemporaryDir m_folder;
    QString m_file, m_number;
    Uuid m_mine, m_other;
    RecordValues m_theirs;
    std::unique_ptr<HubAuthor> m_tom;
    QStringList m_saved; ///< titles that the program said it had saved
};

void KilledSyncTest::initTestCase()
{
    VERIFY_OK(m_hub.open(m_world));
    VERIFY_OK(m_hub.letIn(m_world));
    m_file = m_folder.filePath(u"anna.steward"_s);
    const ProgramResult made = runOnDesk(m_file, {u"sync"_s, u"init"_s, m_hub.urlOfLogin(HubDesk::loginOf(u"anna"_s)), m_file});
    QVERIFY2(made.exit == 0, qPrintable(made.err));
    const RecordType &incident = *m_world.schema->type(u"incident");
    m_tom = std::make_unique<HubAuthor>(m_hub, u"tom"_s, 1);
    m_other = m_tom->newId();
    m_theirs = ticketValues(incident, u"theirs"_s, m_world.network, m_tom->me);
    QCOMPARE(m_tom->verdict(m_tom->create(incident, m_other, m_theirs, m_tom->seen())), u"accepted"_s);
    m_mine = m_world.tickets[u"own"_s];
    QCOMPARE(sync().exit, 0);
    STEWARD_VERIFY(desk, Workspace::open(m_file, {.readOnly = true}));
    m_number = DeskFile::need((*desk)->load(m_mine)).number;
}

void KilledSyncTest::nothingSavedIsLost()
{
    const bool many = qEnvironmentVariableIsSet("STEWARD_LONG");
    const quint32 seed = 20260102;
    const int rounds = many ? 10'000 : 500;
    qint64 writes[3]; // of a whole run of each
    writes[Save] = writesOf([&](const QString &fault) { return save(u"first"_s, fault); });
    writes[Push] = writesOf([&](const QString &fault) { return sync(fault); });
    writeElsewhere(u"first of theirs"_s);
    writes[Pull] = writesOf([&](const QString &fault) { return sync(fault); });
    m_saved.append(u"first"_s);
    qInfo("seed %u; a save writes %lld times, a push %lld, a pull %lld", seed, writes[Save], writes[Push], writes[Pull]);
    QVERIFY(writes[Save] > 3 && writes[Push] > 10 && writes[Pull] > 10);

    std::mt19937 random(seed); // NOLINT(cert-msc51-cpp): repeatable on purpose
    int killed[3] = {0, 0, 0};
    QStringList maybe; // killed while they were saved
    for (int i = 0; i < rounds; ++i) {
        const auto work = Work(i % 3);
        const QString title = u"%1 of %2"_s.arg(work == Pull ? u"theirs"_s : u"mine"_s).arg(i);
        if (work == Pull)
            writeElsewhere(title);
        else if (work == Push)
            saveHere(title);
        const QString fault = u"kill:%1"_s.arg(1 + qint64(random() % quint32(writes[work])));
        const ProgramResult done = work == Save ? save(title, fault) : sync(fault);
        const QString where = u"round %1, %2: "_s.arg(i).arg(fault);
        QVERIFY2(done.exit == 0 || done.exit == -1, qPrintable(where + done.err));
        killed[work] += done.exit == -1 ? 1 : 0;
        if (work == Save)
            (done.exit == 0 ? m_saved : maybe).append(title);
        const QString finding = wrong();
        QVERIFY2(finding.isEmpty(), qPrintable(where + finding));
        if (many && (i + 1) % 500 == 0)
            qInfo("%d rounds: killed %d saves, %d pushes, %d pulls", i + 1, killed[Save], killed[Push], killed[Pull]);
    }
    qInfo("killed: %d saves, %d pushes, %d pulls; %lld saves were whole", killed[Save], killed[Push], killed[Pull],
        qint64(m_saved.size()));
    for (const int one : killed)
        QVERIFY(one > rounds / 6);

    const ProgramResult last = sync();
    QVERIFY2(last.exit == 0, qPrintable(last.err));
    QCOMPARE(wrong(), QString());
    STEWARD_VERIFY(desk, Workspace::open(m_file, {.readOnly = true}));
    QCOMPARE(DeskFile::need(Outbox((*desk)->connection()).counts()).pending, 0);
    QCOMPARE(DeskFile::need((*desk)->load(m_other)).number.isEmpty(), false);
    const auto owner = DeskFile::need(m_hub.owner());
    QCOMPARE(DeskFile::need(proveHub(*owner, m_world.schema)), QString());
    QStringList there = titlesIn(DeskFile::need(m_tom->client->history(m_mine)));
    for (const QString &title : std::as_const(m_saved))
        QCOMPARE(there.removeAll(title), 1);
    for (const QString &title : std::as_const(maybe))
        QVERIFY(there.removeAll(title) <= 1);
    there.removeIf([](const QString &title) { return !title.startsWith(u"mine of "); });
    QCOMPARE(there, QStringList());
}

QTEST_GUILESS_MAIN(KilledSyncTest)
#include "tst_killedsync.moc"
