// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/workspace.h"
#include "core/storage/sqliteconnection.h"
#include "tests/support/cliplace.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

#include <unistd.h>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

/// What goes wrong is said with a place and a stable code, and the desk is as it was: bytes for files that are refused,
/// operations for desks that were opened. What is not about the file as such is the same on a team server
/// (tests/support/cliplace.h).
class BadInputTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void filesThatAreNoDesk_data();
    void filesThatAreNoDesk();
    void aFolderThatCannotBeWritten();
    void aFullDiskWhileSaving();
    void aFullDiskWhileImporting();
    void aFullDiskForOutput();
    void aDeskThatAnotherProcessWrites();
    void anAttachmentThatIsTooLarge();
    void aCsvWithABareQuote();
    void aHeaderThatCannotBeRead();
    void mappingsAndPresets();
    void wordsOfTheDesk_data();
    void wordsOfTheDesk();

private:
    static ProgramResult run(const QString &desk, const QStringList &words, const QString &fault = {}) { return runOnDesk(desk, words, fault); }
    QString copyOfDesk(const QString &name) const
    {
        const QString path = m_folder.filePath(name + u".steward"_s);
        QFile::remove(path);
        return QFile::copy(m_desk, path) ? path : QString();
    }
    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    }
    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static qint64 head(const QString &desk)
    {
        const auto open = Workspace::open(desk, {.readOnly = true});
        return open ? (*open)->context()->hubSeq : -1;
    }
    QStringList filesBeside(const QString &path) const
    {
        return QDir(m_folder.path()).entryList({QFileInfo(path).fileName() + u'*'}, QDir::Files, QDir::Name);
    }

    QTemporaryDir m_folder;
    QString m_desk;
    CliPlace m_place;
};

void BadInputTest::initTestCase()
{
    m_desk = m_folder.filePath(u"desk.steward"_s);
    QCOMPARE(run(m_desk, {u"init"_s}).exit, 0);
    QCOMPARE(run(m_desk, {u"new"_s, u"team"_s, u"name=Network"_s}).exit, 0);
    QCOMPARE(run(m_desk, {u"new"_s, u"incident"_s, u"title=Printer jams"_s}).exit, 0);
    QVERIFY(!QFile::exists(m_desk + u"-wal"_s));
    m_desk = m_place.take(m_desk);
    QVERIFY2(m_place.trouble.isEmpty(), qPrintable(m_place.trouble));
}

void BadInputTest::filesThatAreNoDesk_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    const QByteArray desk = bytesOf(m_desk);
    QVERIFY(desk.size() > 100'000);
    // https://www.sqlite.org/fileformat2.html section 1.3: user version at 60, application id at 68.
    QByteArray other = desk, newer = desk, rotten = desk;
    other.replace(68, 4, QByteArray(4, '\x01'));
    newer.replace(60, 4, QByteArray("\0\0\0\x63", 4));
    rotten.replace(4096, desk.size() - 8192, QByteArray(desk.size() - 8192, '\xa5'));
    QTest::newRow("text") << QByteArray("Dear diary,\nnothing happened today.\n") << u"storage.not-a-workspace"_s;
    QTest::newRow("empty") << QByteArray() << u"storage.not-a-workspace"_s;
    QTest::newRow("another program's database") << other << u"storage.not-a-workspace"_s;
    QTest::newRow("newer") << newer << u"storage.newer"_s;
    QTest::newRow("cut off") << desk.first(desk.size() / 2) << u"storage.damaged"_s;
    QTest::newRow("header alone") << desk.first(90) << u"storage.damaged"_s;
    QTest::newRow("overwritten") << rotten << u"storage.damaged"_s;
}

void BadInputTest::filesThatAreNoDesk()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    const QString path = write(u"strange.steward"_s, bytes);
    for (const QStringList &words : QList<QStringList>{{u"show"_s, u"INC-000001"_s}, {u"set"_s, u"INC-000001"_s, u"title=x"_s}, {u"verify"_s}}) {
        const ProgramResult plain = run(path, words);
        QCOMPARE(plain.exit, 3);
        QCOMPARE(plain.errorCode(), code);
        QVERIFY2(plain.err.contains(path) && plain.err.contains(u'('), qPrintable(plain.err)); // where, and what to do
        QCOMPARE(run(path, words + QStringList{u"--format"_s, u"json"_s}).errorCode(), code);
        QCOMPARE(bytesOf(path), bytes);
    }
    QCOMPARE(filesBeside(path), QStringList{u"strange.steward"_s});
    QFile::remove(path);
}

void BadInputTest::aFolderThatCannotBeWritten()
{
    const QString folder = m_folder.filePath(u"shelf"_s);
    QVERIFY(QDir().mkpath(folder));
    const QString desk = folder + u"/desk.steward"_s;
    QVERIFY(QFile::copy(m_desk, desk));
    const QByteArray before = bytesOf(desk);
    QFile(desk).setPermissions(QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther);
    QFile(folder).setPermissions(QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup
        | QFile::ReadOther | QFile::ExeOther);
    QFile(m_folder.path()).setPermissions(QFile(m_folder.path()).permissions() | QFile::ReadOther | QFile::ExeOther
        | QFile::ReadGroup | QFile::ExeGroup);
    // Root may write anywhere, so root runs it as somebody else, from a copy that they can reach.
    const bool asRoot = geteuid() == 0;
    const QString program = m_folder.filePath(u"stewardctl"_s);
    if (asRoot) {
        QVERIFY(QFile::copy(qEnvironmentVariable("STEWARD_BIN_DIR") + u"/stewardctl"_s, program));
        QFile(program).setPermissions(QFile(program).permissions() | QFile::ReadOther | QFile::ExeOther);
    }
    const auto tryIt = [&](const QStringList &words) {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"STEWARD_WORKSPACE"_s, desk);
        environment.insert(u"STEWARD_STATE_DIR"_s, folder + u"/state"_s);
        process.setProcessEnvironment(environment);
        if (asRoot)
            process.setChildProcessModifier([] {
                constexpr uid_t nobody = 65534;
                if (setgid(nobody) != 0 || setuid(nobody) != 0)
                    _exit(77);
            });
        process.start(asRoot ? program : qEnvironmentVariable("STEWARD_BIN_DIR") + u"/stewardctl"_s, words);
        process.waitForFinished(120'000);
        return ProgramResult{process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
    };
    const ProgramResult refused = tryIt({u"set"_s, u"INC-000001"_s, u"title=x"_s});
    QCOMPARE(refused.exit, 3);
    QCOMPARE(refused.errorCode(), u"storage.read-only"_s);
    QVERIFY2(refused.err.contains(desk), qPrintable(refused.err));
    const ProgramResult made = tryIt({u"init"_s, u"-w"_s, folder + u"/new.steward"_s});
    QCOMPARE(made.exit, 3);
    QCOMPARE(made.errorCode(), u"storage.read-only"_s);
    // Reading goes on.
    const ProgramResult read = tryIt({u"query"_s, u"status:open"_s, u"--count"_s});
    QVERIFY2(read.exit == 0, qPrintable(read.err));
    QCOMPARE(read.out, u"1\n"_s);
    QCOMPARE(bytesOf(desk), before);
    QCOMPARE(QDir(folder).entryList(QDir::Files), QStringList{u"desk.steward"_s});
    QFile(folder).setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void BadInputTest::aFullDiskWhileSaving()
{
    const QString counted = m_folder.filePath(u"writes"_s);
    const QStringList words{u"set"_s, u"INC-000001"_s, u"title=Another title"_s};
    const QString whole = copyOfDesk(u"whole"_s);
    QCOMPARE(run(whole, words, u"count:"_s + counted).exit, 0);
    const int writes = bytesOf(counted).toInt();
    QVERIFY(writes > 5);
    const QString desk = copyOfDesk(u"full"_s);
    const qint64 before = head(desk);
    int refused = 0;
    for (int at = 1; at <= writes && refused < 12; ++at) {
        const ProgramResult saved = run(desk, words, u"full:%1"_s.arg(at));
        if (saved.exit == 0) // only the checkpoint or the anchor after the save found no room
            break;
        QCOMPARE(saved.exit, 3);
        QVERIFY2(saved.errorCode() == u"storage.full" || saved.errorCode() == u"workspace.no-lease", qPrintable(saved.err));
        QCOMPARE(head(desk), before);
        ++refused;
    }
    QVERIFY(refused > 2);
    QCOMPARE(run(desk, {u"verify"_s}).exit, 0);
    QCOMPARE(run(desk, words).exit, 0); // there is room again
    QCOMPARE(run(desk, {u"verify"_s}).exit, 0);
}

void BadInputTest::aFullDiskWhileImporting()
{
    QByteArray people = "name,login\r\n";
    for (int i = 0; i < 3'000; ++i)
        people += "Person " + QByteArray::number(i) + ",p" + QByteArray::number(i) + "\r\n";
    const QString file = write(u"people.csv"_s, people);
    const QStringList words{u"import"_s, u"csv"_s, file, u"--type"_s, u"person"_s};
    const QString counted = m_folder.filePath(u"writes"_s);
    QCOMPARE(run(copyOfDesk(u"all"_s), words, u"count:"_s + counted).exit, 0);
    const int writes = bytesOf(counted).toInt();
    const QString desk = copyOfDesk(u"half"_s);
    const ProgramResult stopped = run(desk, words, u"full:%1"_s.arg(writes * 6 / 10));
    QCOMPARE(stopped.exit, 3);
    // The last line: before it stands that no anchor could be left either.
    QVERIFY2(stopped.err.contains(u"storage.full: "_s + file), qPrintable(stopped.err));
    QCOMPARE(run(desk, {u"verify"_s}).exit, 0);
    const ProgramResult rest = run(desk, words); // it goes on where it stopped
    QVERIFY2(rest.exit == 0, qPrintable(rest.err));
    QCOMPARE(run(desk, {u"query"_s, {}, u"--type"_s, u"person"_s, u"--count"_s}).out, u"3001\n"_s);
    QCOMPARE(run(desk, {u"verify"_s}).exit, 0);
}

void BadInputTest::aFullDiskForOutput()
{
    const QString file = m_folder.filePath(u"out.jsonl"_s);
    const QString counted = m_folder.filePath(u"writes"_s);
    const QString desk = copyOfDesk(u"output"_s);
    for (int i = 0; i < 2; ++i) // the second time beside the files that a reader leaves
        QCOMPARE(run(desk, {u"export"_s, m_folder.filePath(u"whole.jsonl"_s)}, u"count:"_s + counted).exit, 0);
    int unwritten = 0;
    for (int at = bytesOf(counted).toInt(); at > 0; --at) { // opening the desk writes, and so does the export
        const ProgramResult exported = run(desk, {u"export"_s, file}, u"full:%1"_s.arg(at));
        if (exported.exit == 0) {
            QCOMPARE(bytesOf(file), bytesOf(m_folder.filePath(u"whole.jsonl"_s)));
            QFile::remove(file);
            continue;
        }
        QCOMPARE(exported.exit, 3);
        QVERIFY(!QFile::exists(file)); // all of it or nothing
        unwritten += exported.errorCode() == u"export.write-failed" ? 1 : 0;
        QVERIFY2(exported.errorCode() == u"export.write-failed" || exported.errorCode() == u"storage.full", qPrintable(exported.err));
    }
    QVERIFY(unwritten > 0);
    const QString copy = m_folder.filePath(u"copy.steward"_s);
    const ProgramResult backup = run(m_desk, {u"backup"_s, copy}, u"full:20"_s);
    QCOMPARE(backup.exit, 3);
    QCOMPARE(backup.errorCode(), u"storage.full"_s);
    QVERIFY(filesBeside(copy).isEmpty());
}

void BadInputTest::aDeskThatAnotherProcessWrites()
{
    const QString desk = copyOfDesk(u"busy"_s);
    const qint64 before = head(desk);
    {
        STEWARD_VERIFY(other, SqliteConnection::open(desk, SqliteConnection::Mode::Write));
        STEWARD_VERIFY(begun, (*other)->execute("BEGIN IMMEDIATE"));
        const ProgramResult refused = run(desk, {u"set"_s, u"INC-000001"_s, u"title=x"_s});
        QCOMPARE(refused.exit, 3);
        QCOMPARE(refused.errorCode(), u"storage.busy"_s);
        QCOMPARE(run(desk, {u"query"_s, {}, u"--count"_s}).out, u"1\n"_s); // reading goes on
        STEWARD_VERIFY(ended, (*other)->execute("ROLLBACK"));
    }
    QCOMPARE(head(desk), before);
    QCOMPARE(run(desk, {u"set"_s, u"INC-000001"_s, u"title=x"_s}).exit, 0);
}

void BadInputTest::anAttachmentThatIsTooLarge()
{
    const QString desk = CliPlace::isServer() ? m_desk : copyOfDesk(u"attachment"_s);
    const QByteArray before = bytesOf(desk);
    const qint64 headBefore = head(desk);
    const QString large = write(u"large.iso"_s, "x");
    QVERIFY(QFile::resize(large, 2LL * 1024 * 1024 * 1024)); // a hole: it takes no room
    const ProgramResult refused = run(desk, {u"attach"_s, u"INC-000001"_s, large});
    QCOMPARE(refused.exit, 3);
    QCOMPARE(refused.errorCode(), u"attachment.too-large"_s);
    QVERIFY2(refused.err.contains(u"large.iso"_s), qPrintable(refused.err));
    QCOMPARE(run(desk, {u"attach"_s, u"INC-000001"_s, m_folder.filePath(u"absent"_s)}).errorCode(), u"attachment.unreadable"_s);
    QCOMPARE(bytesOf(desk), before); // told before the desk was opened
    QCOMPARE(head(desk), headBefore);
    QFile::remove(large);
    const QString small = write(u"photo.txt"_s, "a small one");
    QCOMPARE(run(desk, {u"attach"_s, u"INC-000001"_s, small, u"--dry-run"_s}).exit, 0);
    const ProgramResult attached = run(desk, {u"attach"_s, u"INC-000001"_s, small, u"--internal"_s});
    QVERIFY2(attached.exit == 0, qPrintable(attached.err));
    QCOMPARE(run(desk, {u"query"_s, {}, u"--type"_s, u"attachment"_s, u"--count"_s}).out, u"1\n"_s);
    QCOMPARE(m_place.verified(desk), 0);
}

void BadInputTest::aCsvWithABareQuote()
{
    const QString desk = CliPlace::isServer() ? m_desk : copyOfDesk(u"quote"_s);
    const QString file = write(u"bare.csv"_s, "name,login,vip\r\nAnna,anna,true\r\nBo\"b,bob,false\r\nCarl,carl,perhaps\r\nDora,dora,yes\r\n");
    const QString errors = m_folder.filePath(u"errors.csv"_s);
    const ProgramResult imported = run(desk,
        {u"import"_s, u"csv"_s, file, u"--type"_s, u"person"_s, u"--errors"_s, errors, u"--format"_s, u"json"_s});
    QVERIFY2(imported.exit == 0, qPrintable(imported.err));
    const QJsonObject report
        = QJsonDocument::fromJson(imported.out.toUtf8()).object().value(u"files"_s).toArray()[0].toObject();
    QCOMPARE(report.value(u"created"_s).toInt(), 2);
    QCOMPARE(report.value(u"refusedRows"_s).toInt(), 2);
    const QJsonArray problems = report.value(u"problems"_s).toArray();
    QCOMPARE(problems.size(), 2);
    QCOMPARE(problems[0].toObject().value(u"code"_s).toString(), u"csv.bare-quote"_s);
    QCOMPARE(problems[0].toObject().value(u"line"_s).toInt(), 3);
    QCOMPARE(problems[0].toObject().value(u"column"_s).toInt(), 1);
    QCOMPARE(problems[1].toObject().value(u"code"_s).toString(), u"import.bad-value"_s);
    QCOMPARE(problems[1].toObject().value(u"line"_s).toInt(), 4);
    QCOMPARE(problems[1].toObject().value(u"column"_s).toInt(), 3);
    QCOMPARE(problems[1].toObject().value(u"heading"_s).toString(), u"vip"_s);
    const QStringList lines = QString::fromUtf8(bytesOf(errors)).split(u"\r\n"_s, Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3);
    QVERIFY2(lines[1].startsWith(file + u",3,1,"_s) && lines[1].contains(u"csv.bare-quote"_s), qPrintable(lines[1]));
    QVERIFY2(lines[2].startsWith(file + u",4,3,vip,perhaps,import.bad-value,"_s), qPrintable(lines[2]));
}

void BadInputTest::aHeaderThatCannotBeRead()
{
    const QString desk = CliPlace::isServer() ? m_desk : copyOfDesk(u"header"_s);
    const qint64 before = head(desk);
    const QList<std::pair<QByteArray, QString>> files{{"na\"me,login\r\nAnna,anna\r\n", u"csv.bare-quote"_s},
        {"", u"csv.no-header"_s}, {"name,name\r\nA,B\r\n", u"csv.header-twice"_s},
        {"name,login,shoe size\r\nA,a,44\r\n", u"mapping.unmapped"_s}, {QByteArray(64, '\0'), u"import.no-text"_s}};
    for (const auto &[bytes, code] : files) {
        const QString file = write(u"header.csv"_s, bytes);
        const ProgramResult refused = run(desk, {u"import"_s, u"csv"_s, file, u"--type"_s, u"person"_s});
        QCOMPARE(refused.exit, 3);
        QCOMPARE(refused.errorCode(), code);
        QVERIFY2(refused.err.contains(file), qPrintable(refused.err));
        QCOMPARE(head(desk), before);
    }
    const QString json = write(u"broken.json"_s, "[{\"login\": \"a\", \"name\": \"A\"},\n {\"login\": }]");
    const ProgramResult refused = run(desk, {u"import"_s, u"json"_s, json, u"--type"_s, u"person"_s});
    QCOMPARE(refused.exit, 3);
    QVERIFY2(refused.errorCode().startsWith(u"json."_s) && refused.err.contains(u"line 2"_s), qPrintable(refused.err));
    QCOMPARE(head(desk), before);
}

void BadInputTest::mappingsAndPresets()
{
    const QString before = run(m_desk, {u"query"_s, {}, u"--type"_s, u"person"_s, u"--count"_s}).out;
    const QString csv = write(u"some.csv"_s, "name,login\r\nA,a\r\n");
    const QString wrong = write(u"wrong.json"_s, "{\"format\": 1, \"type\": \"person\", \"key\": \"login\",\n \"fields\": {\"login\": \"login\", \"shoe\": \"name\"}}");
    const ProgramResult field = run(m_desk, {u"import"_s, u"--mapping"_s, wrong, csv});
    QCOMPARE(field.exit, 3);
    QCOMPARE(field.errorCode(), u"mapping.invalid"_s);
    QVERIFY2(field.err.contains(wrong) && field.err.contains(u"line 2"_s), qPrintable(field.err));
    QCOMPARE(run(m_desk, {u"import"_s, u"old-desk"_s, csv}).errorCode(), u"import.no-preset"_s);
    QCOMPARE(run(m_desk, {u"import"_s, u"servicenow-log"_s, m_folder.filePath(u"absent.csv"_s)}).errorCode(), u"import.no-file"_s);
    QCOMPARE(run(m_desk, {u"import"_s, u"csv"_s, csv, u"--type"_s, u"person"_s, u"--errors"_s, m_folder.filePath(u"no/such/folder.csv"_s)}).errorCode(),
        u"import.errors-file"_s);
    QCOMPARE(run(m_desk, {u"import"_s, u"csv"_s, csv}).exit, 2);
    QCOMPARE(run(m_desk, {u"query"_s, {}, u"--type"_s, u"person"_s, u"--count"_s}).out, before);
}

void BadInputTest::wordsOfTheDesk_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("exit");
    QTest::addColumn<QString>("code");
    QTest::newRow("query typo") << QStringList{u"query"_s, u"statsu:open"_s} << 3 << u"query.unknown-field"_s;
    QTest::newRow("query without end") << QStringList{u"query"_s, u"status:open and (team:x"_s} << 3 << QString();
    QTest::newRow("illegal transition") << QStringList{u"set"_s, u"INC-000001"_s, u"status=closed"_s} << 3 << u"lifecycle.no-transition"_s;
    QTest::newRow("what a move needs") << QStringList{u"set"_s, u"INC-000001"_s, u"status=onhold"_s} << 3 << u"lifecycle.missing"_s;
    QTest::newRow("reference to nobody") << QStringList{u"set"_s, u"INC-000001"_s, u"assignee=nobody"_s} << 3 << u"value.no-such-record"_s;
    QTest::newRow("unknown field") << QStringList{u"set"_s, u"INC-000001"_s, u"shoe=44"_s} << 3 << u"field.unknown"_s;
    QTest::newRow("computed field") << QStringList{u"set"_s, u"INC-000001"_s, u"reopens=4"_s} << 3 << u"field.derived"_s;
    QTest::newRow("no date") << QStringList{u"set"_s, u"INC-000001"_s, u"due=soon"_s} << 3 << u"value.date"_s;
    QTest::newRow("no title") << QStringList{u"new"_s, u"incident"_s} << 3 << u"record.required"_s;
    QTest::newRow("unknown type") << QStringList{u"new"_s, u"shoe"_s, u"size=44"_s} << 3 << u"record.type"_s;
    QTest::newRow("unknown record") << QStringList{u"show"_s, u"INC-000999"_s} << 1 << u"record.unknown"_s;
    QTest::newRow("unknown batch") << QStringList{u"undo"_s, u"01a21303-8e47-7dd8-bbcf-090588aa75cd"_s} << 1 << u"undo.unknown-batch"_s;
    QTest::newRow("unknown login") << QStringList{u"set"_s, u"INC-000001"_s, u"title=x"_s, u"--as"_s, u"nobody"_s} << 3
                                   << (CliPlace::isServer() ? u"workspace.other-login"_s : u"workspace.no-login"_s);
    QTest::newRow("own parent") << QStringList{u"set"_s, u"INC-000001"_s, u"parent=INC-000001"_s} << 3 << u"ticket.parent-cycle"_s;
    QTest::newRow("empty comment") << QStringList{u"comment"_s, u"INC-000001"_s, QString()} << 3 << u"record.required"_s;
}

void BadInputTest::wordsOfTheDesk()
{
    QFETCH(QStringList, words);
    QFETCH(int, exit);
    QFETCH(QString, code);
    const qint64 before = head(m_desk);
    const ProgramResult plain = run(m_desk, words);
    QCOMPARE(plain.exit, exit);
    if (!code.isEmpty())
        QCOMPARE(plain.errorCode(), code);
    QVERIFY2(plain.out.isEmpty() && plain.err.contains(u": "_s), qPrintable(plain.out + plain.err));
    const ProgramResult json = run(m_desk, words + QStringList{u"--format"_s, u"json"_s});
    QCOMPARE(json.exit, exit);
    QVERIFY2(QJsonDocument::fromJson(json.err.toUtf8()).object().contains(u"error"_s), qPrintable(json.err));
    QCOMPARE(head(m_desk), before);
}

QTEST_GUILESS_MAIN(BadInputTest)
#include "tst_badinput.moc"
