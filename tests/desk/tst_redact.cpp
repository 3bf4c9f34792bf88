// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/redact.h"

#include "core/desk/attachmentdownload.h"
#include "core/desk/attachments.h"
#include "core/desk/conversation.h"
#include "core/desk/history.h"
#include "core/desk/people.h"
#include "core/desk/recordverbs.h"
#include "core/desk/search.h"
#include "core/desk/thread.h"
#include "core/desk/undo.h"
#include "core/storage/blobstore.h"
#include "core/oplog/erasure.h"
#include "tests/support/testdesk.h"

using namespace steward;
using namespace Qt::StringLiterals;

/// Erased values are in no byte of the desk's files, and everything else is as it was.
class RedactTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noByteIsLeft();
    void formsLoadedBeforeBringNothingBack();
    void attachmentsGoWithTheirContents();
    void aContentThatOthersHoldStays();
    void peopleAreForgotten();
    void nobodyTakesItBack();
    void whatCannotBeErased();
    void aValueThatNobodyErasedIsMissed();

private:
    /// A word that no other text has, in two scripts.
    QString secret(int n) { return u"zq%1xj 機密番号%1"_s.arg(QString::fromLatin1(SeededRandom(quint64(n)).bytes(8).toHex())); }
    /// Bytes of the desk's files that say any part of a text: as UTF-8, folded, or in the packed values of `seqs`.
    int traces(TestDesk &desk, const QString &text, const QList<QByteArray> &packed = {})
    {
        QByteArray all;
        for (const char *end : {"", "-wal", "-shm"}) {
            QFile file(desk->path() + QLatin1String(end));
            if (file.open(QIODevice::ReadOnly))
                all += file.readAll();
        }
        int found = 0;
        for (const QString &word : text.split(u' '))
            found += int(all.count(word.toUtf8()));
        for (const QByteArray &content : packed)
            found += int(all.count(content));
        return found;
    }
    /// How the log holds the operations of a record right now.
    QList<QByteArray> packedValues(TestDesk &desk, const Uuid &record)
    {
        auto rows = TestDesk::need(desk->connection().prepare(QByteArrayLiteral(
            "SELECT v.content FROM operation_value v JOIN operation o ON o.oid = v.oid JOIN record r ON r.rid = o.rid WHERE r.id = ?")));
        rows.bind(record);
        QList<QByteArray> packed;
        while (TestDesk::need(rows.step()))
            packed.append(rows.blob(0));
        return packed;
    }
    VerbReport erase(TestDesk &desk, const Uuid &record, const QStringList &units)
    {
        const VerbReport report = TestDesk::need(redact(*desk, {{desk.load(record), units}}, u"it must go"_s));
        TestDesk::need(finishRedaction(*desk));
        return report;
    }
    QString write(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("the test's file cannot be written");
        return file.fileName();
    }
    static FileFacts stored(TestDesk &desk, const QString &path)
    {
        const FileFacts file = TestDesk::need(readFile(path));
        AttachmentUpload upload(file);
        while (TestDesk::need(upload.step(*desk)) < file.size) { }
        return file;
    }
    static Uuid attached(TestDesk &desk, const Uuid &ticket, const FileFacts &file)
    {
        return TestDesk::need(attach(*desk, desk.load(ticket), {file}, false)).commit.operations.first().record;
    }

    QTemporaryDir m_folder;
};

void RedactTest::noByteIsLeft()
{
    TestDesk desk;
    const QString word = secret(1);
    // Many records around it, so that pages split, and the index has segments of its own.
    for (int i = 0; i < 200; ++i)
        desk.incident(u"filler %1"_s.arg(i), {{u"description"_s, Value(QString(QString(i * 7, u'x') + u" filler"_s))}});
    const Uuid ticket = desk.incident(u"card "_s + word, {{u"description"_s, Value(QString(u"number "_s + word))}});
    for (int i = 0; i < 20; ++i) {
        const LoadedRecord loaded = desk.load(ticket);
        QVERIFY(editTicket(*desk, loaded, {{u"description"_s, Value(QString(QString(i * 50, u'y') + word + u" again %1"_s.arg(i)))}}));
        QVERIFY(editTicket(*desk, loaded, {{u"title"_s, Value(QString(word + u" %1"_s.arg(i)))}})); // loaded before: conflicts keep both
    }
    QVERIFY(say(*desk, desk.load(ticket), {u"the customer said "_s + word}));
    const QList<ThreadEntry> thread = TestDesk::need(threadOf(*desk, desk.load(ticket).rid));
    const auto note = std::find_if(thread.begin(), thread.end(), [](const ThreadEntry &e) { return e.kind == ThreadEntry::Kind::WorkNote; });
    QVERIFY(note != thread.end());
    const QList<QByteArray> packed = packedValues(desk, ticket) + packedValues(desk, note->record);
    QVERIFY(traces(desk, word) > 20); // else the search for bytes would show nothing
    QVERIFY(traces(desk, u"nowhere"_s, packed) >= packed.size());
    QCOMPARE(TestDesk::need(searchTickets(*desk, word, SearchEnding::Complete, 5)).tickets.size(), 1);

    TestDesk::need(redact(*desk, {{desk.load(ticket), {u"description"_s, u"title"_s}}, {desk.load(note->record), {}}}, u"card number"_s));
    QVERIFY(TestDesk::need(finishRedaction(*desk)));
    QVERIFY(!TestDesk::need(finishRedaction(*desk)));
    QCOMPARE(traces(desk, word, packed), 0);
    QCOMPARE(desk.verification(), QString());
    QCOMPARE(desk.text(ticket, u"title"), QString());
    QCOMPARE(TestDesk::need(searchTickets(*desk, word, SearchEnding::Complete, 5)).tickets.size(), 0);
    QCOMPARE(TestDesk::need(searchTickets(*desk, u"filler"_s, SearchEnding::Complete, 500)).tickets.size(), 200);
    // Who wrote when stays.
    const QList<HistoryEntry> history = TestDesk::need(historyOf(*desk, desk.load(ticket).rid));
    const auto erased = std::count_if(history.begin(), history.end(), [](const HistoryEntry &e) { return !e.erased.isEmpty(); });
    QCOMPARE(erased, 41);
    // Goes on as any other ticket.
    QVERIFY(editTicket(*desk, desk.load(ticket), {{u"title"_s, u"A card was blocked"_s}}));
    QCOMPARE(desk.text(ticket, u"title"), u"A card was blocked"_s);
    QCOMPARE(desk.verification(), QString());
}

void RedactTest::formsLoadedBeforeBringNothingBack()
{
    TestDesk desk;
    const QString word = secret(2);
    const Uuid ticket = desk.incident(u"A"_s, {{u"description"_s, word}});
    const LoadedRecord open = desk.load(ticket);
    erase(desk, ticket, {u"description"_s});
    const LoadedRecord later = desk.load(ticket);
    QVERIFY(editTicket(*desk, open, {{u"description"_s, Value(QString(word + u" is blocked"_s))}, {u"title"_s, u"B"_s}}));
    QCOMPARE(desk.text(ticket, u"description"), QString());
    QCOMPARE(desk.text(ticket, u"title"), u"B"_s); // of the same save
    TestDesk::need(finishRedaction(*desk));
    QCOMPARE(traces(desk, word), 0);
    QVERIFY(editTicket(*desk, later, {{u"description"_s, u"harmless"_s}}));
    QCOMPARE(desk.text(ticket, u"description"), u"harmless"_s);
    QCOMPARE(desk.verification(), QString());
}

void RedactTest::attachmentsGoWithTheirContents()
{
    TestDesk desk;
    const QByteArray bytes = SeededRandom(9).bytes(int(blobPiece) + 1000);
    const Uuid ticket = desk.incident(u"A"_s);
    const QString name = secret(3).section(u' ', 0, 0);
    const Uuid file = attached(desk, ticket, stored(desk, write(name, bytes)));
    QCOMPARE(traces(desk, name) > 0, true);
    erase(desk, file, {});
    QCOMPARE(traces(desk, name, {bytes.first(200), bytes.last(200)}), 0);
    QCOMPARE(desk.verification(), QString());
    auto blobs = TestDesk::need(desk->connection().prepare(QByteArrayLiteral("SELECT count(*) FROM blob")));
    QVERIFY(TestDesk::need(blobs.step()));
    QCOMPARE(blobs.integer(0), 0);
    QVERIFY(threadOf(*desk, desk.load(ticket).rid));
}

void RedactTest::aContentThatOthersHoldStays()
{
    TestDesk desk;
    const Uuid ticket = desk.incident(u"A"_s);
    const Uuid other = desk.incident(u"B"_s);
    const FileFacts facts = stored(desk, write(u"shared.bin"_s, SeededRandom(11).bytes(500)));
    const Uuid first = attached(desk, ticket, facts);
    const Uuid second = attached(desk, other, facts);
    erase(desk, first, {});
    QVERIFY(writeAttachment(*desk, {{}, facts.sha256}, m_folder.filePath(u"still.bin"_s)));
    erase(desk, second, {});
    STEWARD_COMPARE_ERROR(writeAttachment(*desk, {{}, facts.sha256}, m_folder.filePath(u"gone.bin"_s)), "attachment.not-here");
}

void RedactTest::peopleAreForgotten()
{
    TestDesk desk;
    const QString name = u"Zquxi Example"_s;
    const Uuid person = desk.person(name, u"zquxi"_s);
    const Uuid ticket = desk.incident(u"A"_s, {{u"requester"_s, person}});
    QCOMPARE(namesIn(*desk->schema().type(u"person"), desk.load(person).values,
                 redactableUnits(*desk->schema().type(u"person"), desk.load(person).values)).contains(name), true);
    erase(desk, person, {});
    QCOMPARE(traces(desk, u"Zquxi"_s) + traces(desk, u"zquxi"_s), 0);
    QCOMPARE(desk.value(ticket, u"requester").reference(), person); // whom, without saying who that is
    QCOMPARE(desk.verification(), QString());
}

void RedactTest::nobodyTakesItBack()
{
    TestDesk desk;
    const Uuid ticket = desk.incident(u"A"_s, {{u"description"_s, u"words"_s}});
    const VerbReport report = erase(desk, ticket, {u"description"_s});
    STEWARD_COMPARE_ERROR(planUndo(*desk, report.commit.batch), "undo.erasure");
    const LoadedRecord redaction = desk.load(report.record);
    RecordValues less = redaction.values;
    setValue(*desk->schema().type(u"redaction"), less, u"units", Value(StringSet()));
    STEWARD_COMPARE_ERROR(saveRecord(*desk, redaction, less), "record.once");
}

void RedactTest::whatCannotBeErased()
{
    TestDesk desk;
    const Uuid ticket = desk.incident(u"A"_s);
    STEWARD_COMPARE_ERROR(redact(*desk, {{desk.load(ticket), {u"status"_s}}}, u"why"_s), "redact.unit");
    STEWARD_COMPARE_ERROR(redact(*desk, {{desk.load(ticket), {u"title"_s}}}, u" "_s), "record.required");
    STEWARD_COMPARE_ERROR(redact(VerbContext(*desk).with(PermissionSet::of({u"ticket.edit"_s})), {{desk.load(ticket), {u"title"_s}}},
        u"why"_s), "desk.permission");
    QVERIFY(say(*desk, desk.load(ticket), {u"a note"_s}));
    const QList<ThreadEntry> thread = TestDesk::need(threadOf(*desk, desk.load(ticket).rid));
    for (const ThreadEntry &entry : thread) {
        if (entry.kind == ThreadEntry::Kind::WorkNote)
            STEWARD_COMPARE_ERROR(redact(*desk, {{desk.load(entry.record), {u"about"_s}}}, u"why"_s), "redact.unit");
    }
    QCOMPARE(desk.text(ticket, u"title"), u"A"_s);
}

/// To take a value away without an operation that says so is to change the history.
void RedactTest::aValueThatNobodyErasedIsMissed()
{
    TestDesk desk;
    const Uuid ticket = desk.incident(u"A"_s, {{u"description"_s, u"words"_s}});
    const QList<LoggedOperation> log = TestDesk::need(desk->log().ofRecord(desk.load(ticket).rid));
    Operation op = log.first().operation;
    QVERIFY(eraseUnits(op, {u"description"_s}));
    QVERIFY(desk->log().rewriteValues(log.first().hub.seq, op));
    const Verification result = TestDesk::need(Verifier(desk->connection(), desk->sharedSchema()).run({}));
    QCOMPARE(result.totalFindings, 1);
    QCOMPARE(result.findings.first().code, u"verify.erased"_s);
}

QTEST_GUILESS_MAIN(RedactTest)
#include "tst_redact.moc"
