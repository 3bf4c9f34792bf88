// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// Attachments on a team server's desk and on replicas of it: brought, got, cut in the middle, and not what they say.

#include "core/desk/attachmentdownload.h"
#include "core/desk/attachments.h"
#include "core/desk/desksync.h"
#include "core/desk/thread.h"
#include "core/storage/blobstore.h"
#include "core/storage/hub/connecthub.h"
#include "core/sync/enrolment.h"
#include "tests/support/testhub.h"

#include <QTemporaryDir>
#include <QTest>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

class ServerContentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void connectedBringsAndGets();
    void connectedGoesOnAfterALoss();
    void aFileThatChangesIsNotAttached();
    void replicaGetsWhatItWants();
    void replicaBringsBeforeItTells();
    void aCutGetGoesOn();
    void aWrongPieceIsNeverStored();
    void aContentOfLiesIsThrownAway();
    void whatTheServerRefusesHoldsUpNothing();
    void aRewoundServerGetsThemAgain();

private:
    QString write(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("the test's file cannot be written");
        return file.fileName();
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QByteArray content(qsizetype size) { return m_random.bytes(int(size)); }
    QString out(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    std::unique_ptr<Workspace> connected(const QString &who)
    {
        WorkspaceOptions options;
        options.localFolder = m_folder.filePath(who);
        return DeskFile::need(Workspace::open(m_hub.urlOfLogin(HubDesk::loginOf(who)), options));
    }
    /// A replica of this person, filled.
    std::unique_ptr<Workspace> replica(const QString &who, const QString &name)
    {
        const QString url = m_hub.urlOfLogin(HubDesk::loginOf(who));
        const QString path = m_folder.filePath(name + u".steward"_s);
        const std::unique_ptr<Hub> hub = DeskFile::need(connectHub(url, {}));
        SystemRandom random; // a hub's replicas must differ
        DeskFile::need(enrolFile(path, url, *hub, m_clock, random));
        std::unique_ptr<Workspace> desk = DeskFile::need(Workspace::open(path, {}));
        DeskFile::need(sync(*desk, who));
        return desk;
    }
    Result<SyncEngine::Round> sync(Workspace &desk, const QString &who)
    {
        STEWARD_ASSIGN(const std::unique_ptr<Hub> hub, connectHub(m_hub.urlOfLogin(HubDesk::loginOf(who)), {}));
        SyncState state;
        return syncDesk(desk, *hub, state);
    }
    static Result<FileFacts> store(Workspace &desk, const QString &path)
    {
        STEWARD_ASSIGN(const FileFacts file, readFile(path));
        AttachmentUpload upload(file);
        for (qint64 stored = 0; stored < file.size;) {
            STEWARD_ASSIGN(stored, upload.step(desk));
        }
        return file;
    }
    /// The record of what was attached to `own`.
    Result<ContentWish> attachTo(Workspace &desk, const FileFacts &file)
    {
        STEWARD_ASSIGN(const LoadedRecord ticket, desk.load(m_world.tickets[u"own"_s]));
        STEWARD_ASSIGN(const VerbReport report, attach(desk, ticket, {file}, false));
        return ContentWish{report.commit.operations.first().record, file.sha256};
    }
    static Digest digestOf(const ContentWish &wish) { return digestFromBytes(QByteArray::fromHex(wish.sha256.toLatin1())); }
    static qint64 storedOf(Workspace &desk, const ContentWish &wish)
    {
        const std::optional<BlobState> state = DeskFile::need(blobState(*DeskFile::need(desk.local()).connection, digestOf(wish)));
        return state ? state->stored : -1;
    }
    Result<ThreadEntry> entryOf(Workspace &desk, const ContentWish &wish)
    {
        STEWARD_ASSIGN(const Rid rid, desk.ridOf(m_world.tickets[u"own"_s]));
        STEWARD_ASSIGN(const QList<ThreadEntry> thread, threadOf(desk, rid));
        for (const ThreadEntry &entry : thread) {
            if (entry.record == wish.attachment)
                return entry;
        }
        return Error{ErrorKind::NotFound, u"test.no-entry"_s, u"the thread lacks it"_s, {}, {}};
    }
    void asOwner(const QByteArray &sql) { DeskFile::need(DeskFile::need(m_hub.owner())->execute(sql)); }
    /// A replica's way to the server.
    std::unique_ptr<Hub> line(const QString &who) { return DeskFile::need(connectHub(m_hub.urlOfLogin(HubDesk::loginOf(who)), {})); }
    void endSessionsOf(const QString &who)
    {
        const auto own = DeskFile::need(m_hub.session(who)); // a login may end its own sessions
        DeskFile::need(column(*own, "SELECT pg_terminate_backend(pid, 10000)::text FROM pg_stat_activity WHERE usename = session_user AND pid <> pg_backend_pid()"));
    }

    HubDesk m_world;
    TestHub m_hub;
    QTemporaryDir m_folder;
    SystemClock m_clock;
    SeededRandom m_random{31};
};

void ServerContentsTest::initTestCase()
{
    VERIFY_OK(m_hub.open(m_world));
    VERIFY_OK(m_hub.letIn(m_world));
}

void ServerContentsTest::connectedBringsAndGets()
{
    const auto tom = connected(u"tom"_s);
    const QByteArray bytes = content(2 * blobPiece + 77);
    STEWARD_VALUE(facts, readFile(write(u"dump.bin"_s, bytes)));
    COMPARE_ERROR(attachTo(*tom, facts), "attachment.not-here"); // not brought yet
    AttachmentUpload upload(facts);
    QCOMPARE(*upload.step(*tom), blobPiece);
    QCOMPARE(*upload.step(*tom), 2 * blobPiece);
    QCOMPARE(*upload.step(*tom), facts.size);
    STEWARD_VALUE(wish, attachTo(*tom, facts));
    STEWARD_VALUE(entry, entryOf(*tom, wish));
    QVERIFY(entry.isHere);
    QCOMPARE(entry.size, bytes.size());

    const auto anna = connected(u"anna"_s);
    VERIFY_OK(writeAttachment(*anna, wish, out("got.bin")));
    QCOMPARE(contentOf(out("got.bin")), bytes);
    QCOMPARE(storedOf(*anna, wish), -1); // nothing of a server's desk stays on this machine
    const auto otto = connected(u"otto"_s);
    COMPARE_ERROR(writeAttachment(*otto, wish, out("hidden.bin")), "record.unknown");
    QVERIFY(!QFile::exists(out("hidden.bin")));
    AttachmentDownload given(wish, out("given-up.bin"));
    QVERIFY(given.step(*anna));
    QCOMPARE(storedOf(*anna, wish), blobPiece);
    VERIFY_OK(given.abandon(*anna));
    QCOMPARE(storedOf(*anna, wish), -1);
    QVERIFY(!QFile::exists(out("given-up.bin")));
}

void ServerContentsTest::connectedGoesOnAfterALoss()
{
    const QByteArray bytes = content(3 * blobPiece);
    STEWARD_VALUE(facts, readFile(write(u"long.bin"_s, bytes)));
    AttachmentUpload upload(facts);
    {
        const auto tom = connected(u"tom"_s);
        QCOMPARE(*upload.step(*tom), blobPiece);
        endSessionsOf(u"tom"_s);
        const auto lost = upload.step(*tom);
        QVERIFY(!lost);
        QCOMPARE(lost.error().kind, ErrorKind::Unavailable);
    }
    const auto tom = connected(u"tom"_s); // as the session's executor opens another one
    QCOMPARE(*upload.step(*tom), 2 * blobPiece);
    QCOMPARE(*upload.step(*tom), 3 * blobPiece);
    STEWARD_VALUE(wish, attachTo(*tom, facts));
    AttachmentDownload download(wish, out("long-got.bin"));
    QVERIFY(download.step(*tom));
    QVERIFY(download.step(*tom));
    endSessionsOf(u"tom"_s);
    const auto lost = download.step(*tom);
    QVERIFY(!lost);
    QCOMPARE(lost.error().kind, ErrorKind::Unavailable);
    const auto again = connected(u"tom"_s);
    STEWARD_VALUE(third, download.step(*again));
    QCOMPARE(third.done, 3 * blobPiece); // the two that were here were not sent again
    while (!DeskFile::need(download.step(*again)).isFinished) { }
    QCOMPARE(contentOf(out("long-got.bin")), bytes);
}

void ServerContentsTest::aFileThatChangesIsNotAttached()
{
    const auto tom = connected(u"tom"_s);
    const QByteArray bytes = content(2 * blobPiece);
    const QString path = write(u"growing.log"_s, bytes);
    STEWARD_VALUE(facts, readFile(path));
    AttachmentUpload upload(facts);
    QCOMPARE(*upload.step(*tom), blobPiece);
    QFile changing(path);
    QVERIFY(changing.open(QIODevice::ReadWrite) && changing.seek(blobPiece + 7) && changing.putChar(char(bytes[blobPiece + 7] ^ 1)));
    changing.close();
    COMPARE_ERROR(upload.step(*tom), "attachment.changed");
    COMPARE_ERROR(attachTo(*tom, facts), "attachment.not-here");
}

void ServerContentsTest::replicaGetsWhatItWants()
{
    const auto tom = connected(u"tom"_s);
    const QByteArray bytes = content(blobPiece + 9);
    STEWARD_VALUE(facts, store(*tom, write(u"for-anna.bin"_s, bytes)));
    STEWARD_VALUE(wish, attachTo(*tom, facts));
    const auto anna = replica(u"anna"_s, u"anna1"_s);
    STEWARD_VALUE(entry, entryOf(*anna, wish));
    QVERIFY(!entry.isHere); // the record came, the content waits until somebody wants it
    QCOMPARE(storedOf(*anna, wish), -1);
    COMPARE_ERROR(writeAttachment(*anna, wish, out("for-anna-got.bin")), "attachment.not-here"); // no way to the server
    const auto hub = line(u"anna"_s);
    VERIFY_OK(writeAttachment(*anna, wish, out("for-anna-got.bin"), hub->contents()));
    QCOMPARE(contentOf(out("for-anna-got.bin")), bytes);
    STEWARD_VALUE(after, entryOf(*anna, wish));
    QVERIFY(after.isHere);
    // From now on no server is needed.
    STEWARD_VALUE(offline, Workspace::open(anna->path(), {.readOnly = true}));
    VERIFY_OK(writeAttachment(*offline, wish, out("offline.bin")));
    QCOMPARE(contentOf(out("offline.bin")), bytes);
    STEWARD_VALUE(round, sync(*anna, u"anna"_s));
    QCOMPARE(round.contents, 0); // what came from there is not brought back
}

void ServerContentsTest::replicaBringsBeforeItTells()
{
    const auto anna = replica(u"anna"_s, u"anna2"_s);
    const QByteArray bytes = content(2 * blobPiece + 1);
    STEWARD_VALUE(facts, store(*anna, write(u"offline.bin"_s, bytes)));
    STEWARD_VALUE(wish, attachTo(*anna, facts));
    // The line breaks in the middle of the second piece: the record must not be there without its content.
    const QString url = m_hub.urlOfLogin(HubDesk::loginOf(u"anna"_s));
    const std::unique_ptr<Hub> hub = DeskFile::need(connectHub(url, {}));
    SyncState state;
    int told = 0;
    const auto cut = syncDesk(*anna, *hub, state, [&](const SyncState &now) {
        if (now.bytesToSend > 0 && ++told == 2)
            endSessionsOf(u"anna"_s);
        return true;
    });
    QVERIFY(!cut);
    QCOMPARE(cut.error().kind, ErrorKind::Unavailable);
    QCOMPARE(told, 2);
    const auto tom = connected(u"tom"_s);
    QVERIFY(!tom->load(wish.attachment));
    STEWARD_VALUE(round, sync(*anna, u"anna"_s));
    QCOMPARE(round.contents, 1);
    VERIFY_OK(writeAttachment(*tom, wish, out("from-anna.bin")));
    QCOMPARE(contentOf(out("from-anna.bin")), bytes);
    STEWARD_VALUE(more, sync(*anna, u"anna"_s));
    QCOMPARE(more.contents, 0);
}

void ServerContentsTest::aCutGetGoesOn()
{
    const auto tom = connected(u"tom"_s);
    const QByteArray bytes = content(3 * blobPiece + 3);
    STEWARD_VALUE(facts, store(*tom, write(u"cut.bin"_s, bytes)));
    STEWARD_VALUE(wish, attachTo(*tom, facts));
    const auto anna = replica(u"anna"_s, u"anna3"_s);
    {
        AttachmentDownload download(wish);
        const auto hub = line(u"anna"_s);
        QVERIFY(download.step(*anna, hub->contents()));
        QVERIFY(download.step(*anna, hub->contents()));
    } // the program ends
    QCOMPARE(storedOf(*anna, wish), 2 * blobPiece);
    STEWARD_VALUE(partly, entryOf(*anna, wish));
    QVERIFY(!partly.isHere);
    // Pieces 0 and 1 are not there any more: whoever asks for them again fails.
    asOwner("UPDATE steward.content_piece p SET bytes = '\\x00' FROM steward.content c WHERE c.id = p.content AND p.n < 2 AND c.sha256 = '\\x"
        + wish.sha256.toLatin1() + "'");
    AttachmentDownload download(wish);
    const auto hub = line(u"anna"_s);
    while (!DeskFile::need(download.step(*anna, hub->contents())).isFinished) { }
    VERIFY_OK(writeAttachment(*anna, wish, out("cut-got.bin")));
    QCOMPARE(contentOf(out("cut-got.bin")), bytes);
}

void ServerContentsTest::aWrongPieceIsNeverStored()
{
    const auto tom = connected(u"tom"_s);
    const QByteArray bytes = content(2 * blobPiece);
    STEWARD_VALUE(facts, store(*tom, write(u"rotten.bin"_s, bytes)));
    STEWARD_VALUE(wish, attachTo(*tom, facts));
    const auto anna = replica(u"anna"_s, u"anna4"_s);
    const QByteArray flip = "UPDATE steward.content_piece p SET bytes = set_byte(bytes, 9, get_byte(bytes, 9) # 16) FROM steward.content c "
        "WHERE c.id = p.content AND p.n = 1 AND c.sha256 = '\\x" + wish.sha256.toLatin1() + "'";
    asOwner(flip);
    const auto hub = line(u"anna"_s);
    COMPARE_ERROR(writeAttachment(*anna, wish, out("rotten-got.bin"), hub->contents()), "content.damaged-piece");
    QCOMPARE(storedOf(*anna, wish), blobPiece); // the piece before it is kept, this one is not
    QVERIFY(!QFile::exists(out("rotten-got.bin")));
    asOwner(flip); // mended
    VERIFY_OK(writeAttachment(*anna, wish, out("rotten-got.bin"), hub->contents()));
    QCOMPARE(contentOf(out("rotten-got.bin")), bytes);
}

/// A server that proves its pieces and lies about the whole.
void ServerContentsTest::aContentOfLiesIsThrownAway()
{
    const auto tom = connected(u"tom"_s);
    STEWARD_VALUE(facts, store(*tom, write(u"lie.bin"_s, content(blobPiece + 5))));
    STEWARD_VALUE(wish, attachTo(*tom, facts));
    asOwner("UPDATE steward.content_piece p SET bytes = '\\x0102030405', sha256 = sha256('\\x0102030405') FROM steward.content c "
        "WHERE c.id = p.content AND p.n = 1 AND c.sha256 = '\\x" + wish.sha256.toLatin1() + "'");
    const auto anna = replica(u"anna"_s, u"anna5"_s);
    const auto hub = line(u"anna"_s);
    COMPARE_ERROR(writeAttachment(*anna, wish, out("lie-got.bin"), hub->contents()), "blob.damaged");
    QCOMPARE(storedOf(*anna, wish), -1);
    QVERIFY(!QFile::exists(out("lie-got.bin")));
    COMPARE_ERROR(writeAttachment(*tom, wish, out("lie-got.bin")), "blob.damaged");
    QCOMPARE(storedOf(*tom, wish), -1);
}

void ServerContentsTest::whatTheServerRefusesHoldsUpNothing()
{
    const auto anna = replica(u"anna"_s, u"anna6"_s);
    STEWARD_VALUE(large, store(*anna, write(u"large.bin"_s, content(5000))));
    STEWARD_VALUE(largeWish, attachTo(*anna, large));
    STEWARD_VALUE(small, store(*anna, write(u"small.bin"_s, content(50))));
    STEWARD_VALUE(smallWish, attachTo(*anna, small));
    asOwner("INSERT INTO steward.setting VALUES ('content.limit', '1000')");
    STEWARD_VALUE(round, sync(*anna, u"anna"_s));
    QCOMPARE(round.contents, 1);
    QCOMPARE(round.contentsRefused, 1);
    const auto tom = connected(u"tom"_s);
    VERIFY_OK(writeAttachment(*tom, smallWish, out("small-got.bin")));
    COMPARE_ERROR(writeAttachment(*tom, largeWish, out("large-got.bin")), "content.absent");
    VERIFY_OK(writeAttachment(*anna, largeWish, out("large-own.bin"))); // it is still where it was attached
    asOwner("DELETE FROM steward.setting WHERE key = 'content.limit'");
    STEWARD_VALUE(later, sync(*anna, u"anna"_s));
    QCOMPARE(later.contents, 1);
    VERIFY_OK(writeAttachment(*tom, largeWish, out("large-got.bin")));
}

/// A server restored from before a content came asks for it again, though the replica knew it there.
void ServerContentsTest::aRewoundServerGetsThemAgain()
{
    const auto anna = replica(u"anna"_s, u"anna7"_s);
    STEWARD_VALUE(facts, store(*anna, write(u"restored.bin"_s, content(300))));
    STEWARD_VALUE(wish, attachTo(*anna, facts));
    QVERIFY(sync(*anna, u"anna"_s));
    asOwner("DELETE FROM steward.content WHERE sha256 = '\\x" + wish.sha256.toLatin1() + "'; DELETE FROM steward.content_holder;"
        "INSERT INTO steward.hub_epoch SELECT epoch + 1, gen_random_uuid(), 0, seq FROM steward.hub_head; UPDATE steward.hub_head SET epoch = epoch + 1");
    STEWARD_VALUE(round, sync(*anna, u"anna"_s));
    QVERIFY(round.rewound);
    QCOMPARE(round.contents, 1);
    const auto tom = connected(u"tom"_s);
    VERIFY_OK(writeAttachment(*tom, wish, out("restored-got.bin")));
}

QTEST_GUILESS_MAIN(ServerContentsTest)
#include "tst_servercontents.moc"
