// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// Contents of attachments on the real server: who brings them, who reads them, and what happens to those that are not
// what they say.

#include "core/storage/blobstore.h"
#include "tests/support/hubauthor.h"

#include <QTest>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

class HubContentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void comesWithTheFile();
    void isBroughtPieceByPiece();
    void goesOnWhereItStopped();
    void isReadByWhoSeesTheRecord();
    void aHashIsNotTheFile();
    void nobodyHearsOfOthers();
    void anotherContentIsRefused();
    void piecesMustFit();
    void tooLargeAndTooMuch();
    void aDamagedPieceIsRefused();
    void strangersBringNothing();
    void whatNobodyNamesGoes();

private:
    static Digest digestOf(const QByteArray &content) { return Sha256::of(content); }
    /// So many bytes that no other test has.
    QByteArray content(qsizetype size) { return m_random.bytes(int(size)); }
    Result<Ok> bring(HubAuthor &who, const QByteArray &content)
    {
        HubContents &hub = *who.client->contents();
        STEWARD_ASSIGN(const HubContents::Coming coming, hub.begin(digestOf(content), content.size()));
        for (qint64 at = coming.whole ? content.size() : coming.stored; at < content.size();) {
            STEWARD_ASSIGN(at, hub.put(digestOf(content), at / blobPiece, QByteArrayView(content).sliced(at).first(qMin(blobPiece, content.size() - at))));
        }
        return coming.whole ? Result<Ok>(Ok{}) : hub.finish(digestOf(content));
    }
    /// The record of an attachment; pushed by whoever says that they have the content.
    Uuid attach(HubAuthor &who, const QString &ticket, const Digest &sha256, bool isPublic = true)
    {
        const RecordType &type = *m_world.schema->type(u"attachment");
        RecordValues values = type.empty();
        setField(type, values, u"about", m_world.tickets[ticket]);
        setField(type, values, u"name", u"file.bin"_s);
        setField(type, values, u"size", Value(qint64(1)));
        setField(type, values, u"sha256", QString::fromLatin1(toBytes(sha256).toHex()));
        setField(type, values, u"visibility", isPublic ? u"public"_s : u"internal"_s);
        const Uuid id = who.newId();
        const QString verdict = who.verdict(who.create(type, id, values, who.seen()));
        if (verdict != acceptedVerdict())
            qFatal("the attachment was refused: %s", qPrintable(verdict));
        return id;
    }
    static Result<QByteArray> read(HubAuthor &who, const Uuid &attachment)
    {
        HubContents &hub = *who.client->contents();
        STEWARD_ASSIGN(const HubContents::Held held, hub.state(attachment));
        if (!held.here)
            return contentAbsent();
        QByteArray all;
        for (qint64 n = 0; all.size() < held.size; ++n) {
            STEWARD_ASSIGN(const QByteArray piece, hub.piece(attachment, n));
            all += piece;
        }
        return all;
    }
    QStringList asOwner(const QByteArray &sql) { return column(*DeskFile::need(m_hub.owner()), sql).value_or({u"failed"_s}); }

    HubDesk m_world;
    TestHub m_hub;
    SeededRandom m_random{99};
    QByteArray m_old;
    Uuid m_oldAttachment;
};

void HubContentsTest::initTestCase()
{
    // Before it becomes a hub the desk has a content of two pieces, one of which is packed.
    m_old = QByteArray(blobPiece, 'x') + content(1000);
    const Digest sha256 = digestOf(m_old);
    VERIFY_OK(beginBlob(m_world.connection(), sha256, m_old.size()));
    VERIFY_OK(appendBlob(m_world.connection(), sha256, 0, QByteArrayView(m_old).first(blobPiece)));
    VERIFY_OK(appendBlob(m_world.connection(), sha256, blobPiece, QByteArrayView(m_old).sliced(blobPiece)));
    VERIFY_OK(finishBlob(m_world.connection(), sha256));
    VERIFY_OK(beginBlob(m_world.connection(), digestOf("never arrived whole"), 19));
    Attachment file;
    file.about = {m_world.tickets[u"own"_s]};
    file.name = u"old.log"_s;
    file.size = m_old.size();
    file.sha256 = QString::fromLatin1(toBytes(sha256).toHex());
    file.visibility = u"internal"_s;
    m_oldAttachment = m_world.add(file);
    VERIFY_OK(m_hub.open(m_world));
    VERIFY_OK(m_hub.letIn(m_world));
}

void HubContentsTest::comesWithTheFile()
{
    HubAuthor anna(m_hub, u"anna"_s, 1);
    STEWARD_VALUE(got, read(anna, m_oldAttachment));
    QCOMPARE(got, m_old);
    QCOMPARE(asOwner("SELECT count(*) FROM steward.content"), QStringList{u"1"_s});
    HubAuthor otto(m_hub, u"otto"_s, 2);
    COMPARE_ERROR(read(otto, m_oldAttachment), "record.unknown");
    HubAuthor rita(m_hub, u"rita"_s, 3); // not even her own ticket's internals
    COMPARE_ERROR(read(rita, m_oldAttachment), "record.unknown");
    COMPARE_ERROR(otto.client->contents()->piece(m_oldAttachment, 0), "content.absent");
}

void HubContentsTest::isBroughtPieceByPiece()
{
    HubAuthor anna(m_hub, u"anna"_s, 4);
    HubContents &hub = *anna.client->contents();
    const QByteArray bytes = content(2 * blobPiece + 5);
    const Digest sha256 = digestOf(bytes);
    STEWARD_VALUE(begun, hub.begin(sha256, bytes.size()));
    QVERIFY(begun.stored == 0 && !begun.whole);
    STEWARD_VALUE(first, hub.put(sha256, 0, QByteArrayView(bytes).first(blobPiece)));
    QCOMPARE(first, blobPiece);
    const Uuid attachment = attach(anna, u"own"_s, sha256);
    COMPARE_ERROR(read(anna, attachment), "content.absent"); // nobody reads a beginning
    STEWARD_VALUE(again, hub.put(sha256, 0, QByteArrayView(bytes).first(blobPiece))); // the answer got lost
    QCOMPARE(again, blobPiece);
    VERIFY_OK(hub.put(sha256, 1, QByteArrayView(bytes).sliced(blobPiece, blobPiece)));
    COMPARE_ERROR(hub.finish(sha256), "blob.out-of-order");
    STEWARD_VALUE(last, hub.put(sha256, 2, QByteArrayView(bytes).sliced(2 * blobPiece)));
    QCOMPARE(last, bytes.size());
    COMPARE_ERROR(read(anna, attachment), "content.absent"); // nor what is not proven
    VERIFY_OK(hub.finish(sha256));
    VERIFY_OK(hub.finish(sha256));
    STEWARD_VALUE(got, read(anna, attachment));
    QCOMPARE(got, bytes);
    STEWARD_VALUE(known, hub.begin(sha256, bytes.size()));
    QVERIFY(known.whole); // to who brought it
}

void HubContentsTest::goesOnWhereItStopped()
{
    const QByteArray bytes = content(3 * blobPiece);
    const Digest sha256 = digestOf(bytes);
    {
        HubAuthor anna(m_hub, u"anna"_s, 5);
        VERIFY_OK(anna.client->contents()->begin(sha256, bytes.size()));
        VERIFY_OK(anna.client->contents()->put(sha256, 0, QByteArrayView(bytes).first(blobPiece)));
        VERIFY_OK(anna.client->contents()->put(sha256, 1, QByteArrayView(bytes).sliced(blobPiece, blobPiece)));
    }
    HubAuthor anna(m_hub, u"anna"_s, 6);
    STEWARD_VALUE(coming, anna.client->contents()->begin(sha256, bytes.size()));
    QCOMPARE(coming.stored, 2 * blobPiece);
    COMPARE_ERROR(anna.client->contents()->put(sha256, 5, QByteArrayView("x")), "hub.page");
    VERIFY_OK(bring(anna, bytes));
    const Uuid attachment = attach(anna, u"own"_s, sha256);
    QCOMPARE(*read(anna, attachment), bytes);
}

void HubContentsTest::isReadByWhoSeesTheRecord()
{
    HubAuthor tom(m_hub, u"tom"_s, 7);
    const QByteArray bytes = content(1000);
    VERIFY_OK(bring(tom, bytes));
    const Uuid open = attach(tom, u"wish"_s, digestOf(bytes));
    const Uuid internal = attach(tom, u"wish"_s, digestOf(bytes), false);
    HubAuthor rita(m_hub, u"rita"_s, 8);
    QCOMPARE(*read(rita, open), bytes);
    COMPARE_ERROR(read(rita, internal), "record.unknown");
    HubAuthor anna(m_hub, u"anna"_s, 9); // another team's
    COMPARE_ERROR(read(anna, open), "record.unknown");
    // Rita is a requester, and may attach to what is hers.
    const QByteArray photo = content(blobPiece + 1);
    VERIFY_OK(bring(rita, photo));
    const Uuid hers = attach(rita, u"wish"_s, digestOf(photo));
    QCOMPARE(*read(tom, hers), photo);
}

/// Who has learnt a hash, and has a ticket of their own, does not get the content by writing it down.
void HubContentsTest::aHashIsNotTheFile()
{
    HubAuthor tom(m_hub, u"tom"_s, 10);
    const QByteArray secret = content(500);
    VERIFY_OK(bring(tom, secret));
    const Uuid hidden = attach(tom, u"other"_s, digestOf(secret), false);
    QCOMPARE(*read(tom, hidden), secret);
    HubAuthor rita(m_hub, u"rita"_s, 11);
    const Uuid claimed = attach(rita, u"wish"_s, digestOf(secret));
    COMPARE_ERROR(read(rita, claimed), "content.absent");
    COMPARE_ERROR(read(tom, claimed), "content.absent"); // nor does it open for others what it does not for her
    VERIFY_OK(bring(rita, secret)); // she had the file all along
    QCOMPARE(*read(rita, claimed), secret);
    QCOMPARE(asOwner("SELECT count(*) FROM steward.content WHERE size = 500"), QStringList{u"1"_s}); // stored once
}

/// Two who bring the same do not learn of each other: both send all of it.
void HubContentsTest::nobodyHearsOfOthers()
{
    const QByteArray bytes = content(2 * blobPiece);
    HubAuthor tom(m_hub, u"tom"_s, 12);
    HubAuthor anna(m_hub, u"anna"_s, 13);
    VERIFY_OK(tom.client->contents()->begin(digestOf(bytes), bytes.size()));
    VERIFY_OK(tom.client->contents()->put(digestOf(bytes), 0, QByteArrayView(bytes).first(blobPiece)));
    STEWARD_VALUE(hers, anna.client->contents()->begin(digestOf(bytes), bytes.size()));
    QVERIFY(hers.stored == 0 && !hers.whole);
    VERIFY_OK(bring(tom, bytes));
    STEWARD_VALUE(still, anna.client->contents()->begin(digestOf(bytes), bytes.size()));
    QVERIFY(still.stored == 0 && !still.whole);
    VERIFY_OK(bring(anna, bytes));
    QCOMPARE(asOwner("SELECT count(*) FROM steward.content WHERE sha256 = '\\x" + toBytes(digestOf(bytes)).toHex() + "'"), QStringList{u"1"_s});
}

void HubContentsTest::anotherContentIsRefused()
{
    HubAuthor anna(m_hub, u"anna"_s, 14);
    HubContents &hub = *anna.client->contents();
    const QByteArray right = content(blobPiece + 7);
    QByteArray wrong = right;
    wrong[blobPiece + 3] = char(wrong[blobPiece + 3] ^ 1);
    const Digest sha256 = digestOf(right);
    VERIFY_OK(hub.begin(sha256, right.size()));
    VERIFY_OK(hub.put(sha256, 0, QByteArrayView(wrong).first(blobPiece)));
    VERIFY_OK(hub.put(sha256, 1, QByteArrayView(wrong).sliced(blobPiece)));
    COMPARE_ERROR(hub.finish(sha256), "content.other");
    const Uuid attachment = attach(anna, u"own"_s, sha256);
    COMPARE_ERROR(read(anna, attachment), "content.absent");
    QCOMPARE(asOwner("SELECT count(*) FROM steward.content_piece p JOIN steward.content c ON c.id = p.content WHERE c.sha256 = '\\x"
                 + toBytes(sha256).toHex() + "'"), QStringList{u"0"_s});
    VERIFY_OK(bring(anna, right)); // and in the second attempt it is what it says
    QCOMPARE(*read(anna, attachment), right);
}

void HubContentsTest::piecesMustFit()
{
    HubAuthor anna(m_hub, u"anna"_s, 15);
    HubContents &hub = *anna.client->contents();
    const QByteArray bytes = content(2 * blobPiece + 10);
    const Digest sha256 = digestOf(bytes);
    COMPARE_ERROR(hub.put(sha256, 0, QByteArrayView(bytes).first(blobPiece)), "hub.not-yours"); // not announced
    COMPARE_ERROR(hub.finish(sha256), "hub.not-yours");
    COMPARE_ERROR(hub.begin(sha256, 0), "hub.page");
    VERIFY_OK(hub.begin(sha256, bytes.size()));
    COMPARE_ERROR(hub.put(sha256, 1, QByteArrayView(bytes).first(blobPiece)), "blob.out-of-order");
    COMPARE_ERROR(hub.put(sha256, 0, QByteArrayView(bytes).first(blobPiece - 1)), "hub.page");
    COMPARE_ERROR(hub.put(sha256, 0, QByteArrayView(bytes).first(blobPiece + 1)), "hub.page");
    COMPARE_ERROR(hub.put(sha256, 2, QByteArrayView(bytes).first(11)), "hub.page");
    COMPARE_ERROR(hub.put(sha256, -1, QByteArrayView(bytes).first(blobPiece)), "hub.page");
    COMPARE_ERROR(hub.put(sha256, 0, QByteArrayView()), "hub.page");
    VERIFY_OK(bring(anna, bytes));
}

void HubContentsTest::tooLargeAndTooMuch()
{
    HubAuthor otto(m_hub, u"otto"_s, 16);
    HubContents &hub = *otto.client->contents();
    const auto large = hub.begin(digestOf("large"), 256 * blobPiece + 1);
    COMPARE_ERROR(large, "content.too-large");
    QCOMPARE(large.error().args, QStringList{u"256"_s});
    for (int i = 0; i < 4; ++i)
        VERIFY_OK(hub.begin(digestOf(QByteArray::number(i)), 256 * blobPiece));
    COMPARE_ERROR(hub.begin(digestOf("one more"), 1), "content.quota");
    VERIFY_OK(hub.begin(digestOf("0"), 256 * blobPiece)); // one of the four goes on
    VERIFY_OK(DeskFile::need(m_hub.owner())->execute("INSERT INTO steward.setting VALUES ('content.limit', '1000')"));
    const auto smaller = hub.begin(digestOf("small"), 1001);
    COMPARE_ERROR(smaller, "content.too-large");
    VERIFY_OK(DeskFile::need(m_hub.owner())->execute("DELETE FROM steward.setting WHERE key = 'content.limit'"));
}

void HubContentsTest::aDamagedPieceIsRefused()
{
    HubAuthor anna(m_hub, u"anna"_s, 17);
    const QByteArray bytes = content(blobPiece + 100);
    VERIFY_OK(bring(anna, bytes));
    const Uuid attachment = attach(anna, u"own"_s, digestOf(bytes));
    VERIFY_OK(DeskFile::need(m_hub.owner())->execute("UPDATE steward.content_piece p SET bytes = set_byte(bytes, 50, get_byte(bytes, 50) # 1) "
        "FROM steward.content c WHERE c.id = p.content AND p.n = 1 AND c.sha256 = '\\x" + toBytes(digestOf(bytes)).toHex() + "'"));
    VERIFY_OK(anna.client->contents()->piece(attachment, 0));
    COMPARE_ERROR(anna.client->contents()->piece(attachment, 1), "content.damaged-piece");
    COMPARE_ERROR(anna.client->contents()->piece(attachment, 2), "content.absent");
}

void HubContentsTest::strangersBringNothing()
{
    VERIFY_OK(m_hub.add(m_world, u"olga"_s, {u"auditor"_s, {}, {}}));
    HubAuthor tom(m_hub, u"tom"_s, 18);
    const QByteArray bytes = content(10);
    VERIFY_OK(tom.client->contents()->begin(digestOf(bytes), bytes.size()));
    const QByteArray login = HubDesk::loginOf(u"tom"_s).toUtf8();
    VERIFY_OK(DeskFile::need(m_hub.owner())->execute("UPDATE steward.hub_login SET state = 'disabled' WHERE login = '" + login + '\''));
    HubContents &hub = *tom.client->contents(); // a session that stood open
    COMPARE_ERROR(hub.put(digestOf(bytes), 0, bytes), "hub.not-yours");
    COMPARE_ERROR(hub.finish(digestOf(bytes)), "hub.not-yours");
    COMPARE_ERROR(hub.begin(digestOf(bytes), bytes.size()), "hub.not-yours");
    COMPARE_ERROR(hub.state(m_oldAttachment), "record.unknown");
    COMPARE_ERROR(hub.piece(m_oldAttachment, 0), "content.absent");
    VERIFY_OK(DeskFile::need(m_hub.owner())->execute("UPDATE steward.hub_login SET state = 'active' WHERE login = '" + login + '\''));
}

void HubContentsTest::whatNobodyNamesGoes()
{
    HubAuthor anna(m_hub, u"anna"_s, 19);
    const QByteArray named = content(77);
    const QByteArray unnamed = content(78);
    VERIFY_OK(bring(anna, named));
    VERIFY_OK(bring(anna, unnamed));
    const Uuid attachment = attach(anna, u"own"_s, digestOf(named));
    const auto left = [this](const char *sizes) { return asOwner(QByteArray("SELECT size FROM steward.content WHERE size IN ") + sizes); };
    VERIFY_OK(DeskFile::need(m_hub.owner())->execute("SELECT hub.sweep_contents(30)"));
    QCOMPARE(left("(77, 78)"), (QStringList{u"77"_s, u"78"_s})); // its record may still be on its way
    VERIFY_OK(DeskFile::need(m_hub.owner())->execute("UPDATE steward.content SET touched_at = touched_at - 40 * 86400000::bigint"));
    VERIFY_OK(DeskFile::need(m_hub.owner())->execute("SELECT hub.sweep_contents(30)"));
    QCOMPARE(left("(77, 78)"), QStringList{u"77"_s});
    QCOMPARE(asOwner("SELECT count(*) FROM steward.content WHERE login IS NOT NULL"), QStringList{u"0"_s});
    QCOMPARE(*read(anna, attachment), named);
    QCOMPARE(*read(anna, m_oldAttachment), m_old);
}

QTEST_GUILESS_MAIN(HubContentsTest)
#include "tst_hubcontents.moc"
