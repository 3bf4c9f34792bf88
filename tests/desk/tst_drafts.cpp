// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/conversation.h"
#include "core/desk/drafts.h"
#include "tests/support/testdesk.h"

#include <QCoreApplication>
#include <QProcess>

#include <cstdio>

using namespace steward;

/// What is written and not sent.
class DraftsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isKeptReplacedAndDiscarded();
    void goesWithWhatIsSent();
    void outlivesAKill();
};

void DraftsTest::isKeptReplacedAndDiscarded()
{
    TestDesk desk;
    const Uuid ticket = desk.incident(QStringLiteral("VPN"));
    const Context seen = desk.load(ticket).seen;
    QVERIFY(saveDraft(*desk, ticket, {sayingSlot(), "one", seen, {}}));
    QVERIFY(saveDraft(*desk, ticket, {sayingSlot(), "two", seen, {}}));
    QVERIFY(saveDraft(*desk, ticket, {timerSlot(), "1", seen, {}}));
    const QList<Draft> drafts = TestDesk::need(draftsOf(*desk, ticket));
    QCOMPARE(drafts.size(), 2);
    QCOMPARE(drafts.first().content, QByteArray("two"));
    QVERIFY(drafts.first().seen == seen);
    QCOMPARE(drafts.first().savedAt, desk.clock.now());
    QCOMPARE(TestDesk::need(draftedTickets(*desk)), QList<Uuid>{ticket});
    QVERIFY(discardDraft(*desk, ticket, sayingSlot()));
    QVERIFY(discardDraft(*desk, ticket, sayingSlot())); // twice is fine
    QVERIFY(TestDesk::need(draftedTickets(*desk)).isEmpty());
    QCOMPARE(desk.verification(), QString()); // a draft is no operation
}

void DraftsTest::goesWithWhatIsSent()
{
    TestDesk desk;
    const Uuid ticket = desk.incident(QStringLiteral("VPN"));
    QVERIFY(saveDraft(*desk, ticket, {sayingSlot(), "half", desk.load(ticket).seen, {}}));
    const VerbContext sending = VerbContext(*desk).alongside(discarding(desk->me(), ticket, sayingSlot()));
    STEWARD_COMPARE_ERROR(say(sending, desk.load(ticket), {}), "record.required"); // nothing was said: it stays
    QCOMPARE(TestDesk::need(draftsOf(*desk, ticket)).size(), 1);
    Saying saying;
    saying.body = QStringLiteral("half a sentence");
    QVERIFY(say(sending, desk.load(ticket), saying));
    QVERIFY(TestDesk::need(draftsOf(*desk, ticket)).isEmpty());
}

void DraftsTest::outlivesAKill()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("kill.steward"));
    Uuid ticket;
    {
        auto desk = TestDesk::need(Workspace::create(path));
        QVERIFY(setUpDesk(*desk));
        RecordEdit draft = TestDesk::need(draftTicket(*desk, QStringLiteral("incident")));
        setValue(*desk->schema().type(draft.type), draft.next, u"title", QStringLiteral("VPN"));
        QVERIFY(createTicket(*desk, draft));
        ticket = draft.record;
    }
    for (int round = 0; round < 3; ++round) {
        QProcess writer;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("STEWARD_DRAFT_WRITER"), path + u'|' + ticket.toString());
        writer.setProcessEnvironment(environment);
        writer.start(QCoreApplication::applicationFilePath(), QStringList());
        // It says each draft that saveDraft() has acknowledged; the last one heard of must be there.
        QByteArray heard;
        const int enough = 12 + 7 * round;
        while (heard.count('\n') < enough) {
            QVERIFY(writer.waitForReadyRead(20'000));
            heard += writer.readAllStandardOutput();
        }
        writer.kill(); // SIGKILL: no destructor runs
        QVERIFY(writer.waitForFinished(20'000));
        heard += writer.readAllStandardOutput();
        const int last = heard.left(heard.lastIndexOf('\n')).split('\n').last().toInt();
        QVERIFY(last >= enough);
        auto desk = TestDesk::need(Workspace::open(path));
        const QList<Draft> drafts = TestDesk::need(draftsOf(*desk, ticket));
        QCOMPARE(drafts.size(), 1);
        QVERIFY2(drafts.first().content.toInt() >= last, drafts.first().content.constData());
    }
}

/// The child: writes drafts until somebody kills it.
static int writeDrafts(const QString &what)
{
    auto desk = TestDesk::need(Workspace::open(what.section(u'|', 0, 0)));
    const Uuid ticket = Uuid::fromString(what.section(u'|', 1));
    const Context seen = TestDesk::need(desk->load(ticket)).seen;
    for (int i = 1;; ++i) {
        TestDesk::need(saveDraft(*desk, ticket, {sayingSlot(), QByteArray::number(i), seen, {}}));
        std::printf("%d\n", i);
        std::fflush(stdout);
    }
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (const QString what = qEnvironmentVariable("STEWARD_DRAFT_WRITER"); !what.isEmpty())
        return writeDrafts(what);
    DraftsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_drafts.moc"
