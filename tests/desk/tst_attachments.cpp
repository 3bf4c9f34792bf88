// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/attachmentdownload.h"
#include "core/desk/attachments.h"
#include "core/desk/conversation.h"
#include "core/desk/thread.h"
#include "core/storage/blobstore.h"
#include "tests/support/testdesk.h"

using namespace steward;

class AttachmentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void storesAFileOnceAndGivesItBack();
    void goesOnWhereItStopped();
    void refusesBeforeItCopies();
    void noticesAFileThatChanges();
    void comesWithAMessage();
    void namesAreSafe();

private:
    QString write(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("the test's file cannot be written");
        return file.fileName();
    }
    /// Some MiB that do not compress, and some that do.
    QByteArray content() const
    {
        SeededRandom random(5);
        return random.bytes(int(2 * blobPiece)) + QByteArray(blobPiece + 123, 'x');
    }

    QTemporaryDir m_folder;
};

void AttachmentsTest::storesAFileOnceAndGivesItBack()
{
    TestDesk desk;
    const Uuid ticket = desk.incident(QStringLiteral("VPN"));
    const QByteArray bytes = content();
    const FileFacts file = TestDesk::need(readFile(write(QStringLiteral("dump.bin"), bytes)));
    QCOMPARE(file.size, bytes.size());
    AttachmentUpload upload(file);
    int steps = 1;
    while (TestDesk::need(upload.step(*desk)) < file.size)
        ++steps;
    QCOMPARE(steps, 4);
    QVERIFY(attach(*desk, desk.load(ticket), {file}, false));
    QCOMPARE(desk.value(ticket, u"attachments").number(), 1);
    const QList<ThreadEntry> thread = TestDesk::need(threadOf(*desk, desk.load(ticket).rid));
    QVERIFY(thread.last().kind == ThreadEntry::Kind::Attachment || thread.first().kind == ThreadEntry::Kind::Attachment);

    AttachmentUpload again(file); // the same content is there already
    QCOMPARE(TestDesk::need(again.step(*desk)), file.size);
    const QString out = m_folder.filePath(QStringLiteral("out.bin"));
    QVERIFY(writeAttachment(*desk, {{}, file.sha256}, out));
    QFile read(out);
    QVERIFY(read.open(QIODevice::ReadOnly));
    QCOMPARE(read.readAll(), bytes);
    STEWARD_COMPARE_ERROR(writeAttachment(*desk, {{}, QString(64, u'0')}, out), "attachment.not-here");
    QCOMPARE(desk.verification(), QString());
}

void AttachmentsTest::goesOnWhereItStopped()
{
    TestDesk desk;
    const FileFacts file = TestDesk::need(readFile(write(QStringLiteral("a.bin"), content())));
    {
        AttachmentUpload upload(file);
        QCOMPARE(TestDesk::need(upload.step(*desk)), blobPiece);
    }
    AttachmentUpload upload(file);
    QCOMPARE(TestDesk::need(upload.step(*desk)), 2 * blobPiece);
    while (TestDesk::need(upload.step(*desk)) < file.size) { }
    QVERIFY(writeAttachment(*desk, {{}, file.sha256}, m_folder.filePath(QStringLiteral("b.bin"))));
}

void AttachmentsTest::refusesBeforeItCopies()
{
    QFile sparse(m_folder.filePath(QStringLiteral("huge.iso")));
    QVERIFY(sparse.open(QIODevice::WriteOnly));
    QVERIFY(sparse.resize(2LL * 1024 * 1024 * 1024)); // takes no room
    sparse.close();
    const Result<FileFacts> huge = checkFile(sparse.fileName());
    STEWARD_COMPARE_ERROR(huge, "attachment.too-large");
    QCOMPARE(huge.error().args.first(), QStringLiteral("huge.iso"));
    STEWARD_COMPARE_ERROR(readFile(sparse.fileName()), "attachment.too-large");
    STEWARD_COMPARE_ERROR(checkFile(write(QStringLiteral("empty.txt"), {})), "attachment.empty");
    STEWARD_COMPARE_ERROR(checkFile(m_folder.filePath(QStringLiteral("nowhere"))), "attachment.unreadable");
    STEWARD_COMPARE_ERROR(checkFile(m_folder.path()), "attachment.unreadable");

    TestDesk desk;
    const Uuid ticket = desk.incident(QStringLiteral("VPN"));
    const FileFacts file = TestDesk::need(readFile(write(QStringLiteral("c.txt"), "hello")));
    STEWARD_COMPARE_ERROR(attach(*desk, desk.load(ticket), {file}, true), "attachment.not-here"); // its content is not stored
}

void AttachmentsTest::noticesAFileThatChanges()
{
    TestDesk desk;
    const QString path = write(QStringLiteral("log.txt"), QByteArray(2 * blobPiece, 'a'));
    const FileFacts file = TestDesk::need(readFile(path));
    AttachmentUpload upload(file);
    QCOMPARE(TestDesk::need(upload.step(*desk)), blobPiece);
    QFile changing(path);
    QVERIFY(changing.open(QIODevice::ReadWrite));
    QVERIFY(changing.seek(blobPiece + 7));
    QVERIFY(changing.write("b") == 1);
    changing.close();
    STEWARD_COMPARE_ERROR(upload.step(*desk), "attachment.changed");
    const Digest digest = digestFromBytes(QByteArray::fromHex(file.sha256.toLatin1()));
    QVERIFY(!TestDesk::need(blobState(desk->connection(), digest)).has_value()); // nothing is left of it
}

void AttachmentsTest::comesWithAMessage()
{
    TestDesk desk;
    const Uuid ticket = desk.incident(QStringLiteral("VPN"));
    const FileFacts file = TestDesk::need(readFile(write(QStringLiteral("headers.txt"), "Received: from …")));
    AttachmentUpload upload(file);
    QCOMPARE(TestDesk::need(upload.step(*desk)), file.size);
    Saying saying;
    saying.body = QStringLiteral("see the headers");
    saying.isPublic = true;
    saying.with = {TestDesk::need(attachmentEdit(*desk, ticket, file, true))};
    const VerbReport said = TestDesk::need(say(*desk, desk.load(ticket), saying));
    QCOMPARE(said.commit.operations.size(), 2); // one batch: one undo takes both
    QCOMPARE(desk.value(ticket, u"attachments").number(), 1);
}

void AttachmentsTest::namesAreSafe()
{
    QCOMPARE(safeFileName(QStringLiteral("../../etc/passwd")), QStringLiteral("_.._etc_passwd"));
    QCOMPARE(safeFileName(QStringLiteral(".bashrc")), QStringLiteral("bashrc"));
    QCOMPARE(safeFileName(QStringLiteral("障害.png")), QStringLiteral("障害.png"));
    QCOMPARE(safeFileName(QStringLiteral("a\u202Egnp.exe")), QStringLiteral("a_gnp.exe"));
    QCOMPARE(safeFileName(QStringLiteral(" ")), QStringLiteral("file"));
}

QTEST_GUILESS_MAIN(AttachmentsTest)
#include "tst_attachments.moc"
