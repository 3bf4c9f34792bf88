// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
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
/// operations for desks that were opened. With STEWARD_CLI_ON=server the desk lies on a team server, and goes wrong as
/// servers do.
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
    /// A copy of the desk, where this is about. On a server, which takes seconds to make, one serves all tests: none minds
    /// what another leaves.
    void place(const QString &wanted)
    {
        const QString name = CliPlace::isOnServer() ? u"server"_s : wanted;
        const QString file = m_folder.filePath(name + u".steward"_s);
        if (m_place.file() == file)
            return;
        QVERIFY(!copyOfDesk(name).isEmpty());
        VERIFY_OK(m_place.place(file));
    }
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
    /// A database that these statements make so, of a desk or of nothing, is refused as no desk.
    void aDatabaseThatIsNoDesk(const QByteArray &statements, const QString &code, bool isHub);
    void aServerThatTakesNoChanges();
    void aFullDiskOfTheServer();
    /// The server's disk is full when the operation `after` is written, or has room again.
    void fillServersDisk(std::optional<qint64> after)
    {
        STEWARD_VERIFY(owner, m_place.hub().owner());
        const QByteArray full = "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.seq > "
            + QByteArray::number(after.value_or(0)) + " THEN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; "
            "END IF; RETURN NEW; END $$; "
            "CREATE TRIGGER no_room BEFORE INSERT ON hub_order FOR EACH ROW EXECUTE FUNCTION no_room()";
        VERIFY_OK((*owner)->execute(after ? full : QByteArray("DROP FUNCTION no_room() CASCADE")));
    }
    QStringList filesBeside(const QString &path) const
    {
        return QDir(m_folder.path()).entryList({QFileInfo(path).fileName() + u'*'}, QDir::Files, QDir::Name);
    }

    QTemporaryDir m_folder;
    QString m_desk; ///< the file that place() copies
    CliPlace m_place;
};

void BadInputTest::initTestCase()
{
    m_desk = m_folder.filePath(u"desk.steward"_s);
    QCOMPARE(CliPlace::makeFile(m_desk).exit, 0);
    QCOMPARE(run(m_desk, {u"new"_s, u"team"_s, u"name=Network"_s}).exit, 0);
    QCOMPARE(run(m_desk, {u"new"_s, u"incident"_s, u"title=Printer jams"_s}).exit, 0);
    QVERIFY(!QFile::exists(m_desk + u"-wal"_s));
}

void BadInputTest::filesThatAreNoDesk_data()
{
    QTest::addColumn<QByteArray>("bytes"); ///< of the file, or the statements that make a database so
    QTest::addColumn<QString>("code");
    if (CliPlace::isOnServer()) {
        QTest::addColumn<bool>("isHub");
        QTest::newRow("empty") << QByteArray() << u"hub.none"_s << false;
        QTest::newRow("another program's database")
            << QByteArray("CREATE SCHEMA api; CREATE TABLE api.ticket (number text)") << u"hub.none"_s << false;
        // What the functions of a later program say.
        QTest::newRow("newer") << QByteArray("DO $$ BEGIN EXECUTE replace(pg_get_functiondef('api.greet()'::regprocedure), "
                                             "'1::bigint, 1::bigint', '99::bigint, 99::bigint'); END $$")
                               << u"hub.too-old"_s << true;
        QTest::newRow("cut off") << QByteArray("DROP FUNCTION api.greet()") << u"hub.none"_s << true;
        QTest::newRow("gone") << QByteArray() << u"storage.no-database"_s << false;
        return;
    }
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
    if (CliPlace::isOnServer()) {
        QFETCH(bool, isHub);
        aDatabaseThatIsNoDesk(bytes, code, isHub);
        return;
    }
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

void BadInputTest::aDatabaseThatIsNoDesk(const QByteArray &statements, const QString &code, bool isHub)
{
    TestHub bare;
    if (isHub) {
        QVERIFY(!copyOfDesk(u"strange"_s).isEmpty());
        VERIFY_OK(m_place.place(m_folder.filePath(u"strange.steward"_s)));
    } else {
        VERIFY_OK(bare.makeDatabase());
    }
    const TestHub &hub = isHub ? m_place.hub() : bare;
    {
        STEWARD_VERIFY(owner, hub.owner());
        VERIFY_OK((*owner)->execute(statements));
    }
    QString url = isHub ? m_place.desk() : hub.url();
    if (code == u"storage.no-database")
        url.replace(u"/hub_"_s, u"/gone_"_s);
    for (const QStringList &words : QList<QStringList>{{u"show"_s, u"INC-000001"_s}, {u"set"_s, u"INC-000001"_s, u"title=x"_s}}) {
        const ProgramResult plain = runOnDesk(url, words, {}, m_folder.filePath(u"strange.state"_s));
        QCOMPARE(plain.exit, 3);
        QCOMPARE(plain.errorCode(), code);
        QVERIFY2(plain.err.contains(ServerAddress::shown(url)) && plain.err.contains(u'('), qPrintable(plain.err));
        QCOMPARE(runOnDesk(url, words + QStringList{u"--format"_s, u"json"_s}, {}, m_folder.filePath(u"strange.state"_s)).errorCode(), code);
    }
}

void BadInputTest::aFolderThatCannotBeWritten()
{
    if (CliPlace::isOnServer()) {
        aServerThatTakesNoChanges();
        return;
    }
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

void BadInputTest::aServerThatTakesNoChanges()
{
    place(u"standby"_s);
    const qint64 before = m_place.head();
    const QByteArray setting = "ALTER ROLE \"" + CliPlace::owner().toUtf8() + "\" SET default_transaction_read_only = ";
    VERIFY_OK(m_place.hub().admin().execute(setting + "on"));
    const ProgramResult refused = m_place.run({u"set"_s, u"INC-000001"_s, u"title=x"_s});
    QCOMPARE(refused.exit, 3);
    QCOMPARE(refused.errorCode(), u"storage.read-only"_s);
    QVERIFY2(refused.err.contains(u"standby"_s), qPrintable(refused.err));
    // Reading goes on.
    const ProgramResult read = m_place.run({u"query"_s, u"status:open"_s, u"--count"_s});
    QVERIFY2(read.exit == 0, qPrintable(read.err));
    QCOMPARE(read.out, u"1\n"_s);
    QCOMPARE(m_place.head(), before);
    VERIFY_OK(m_place.hub().admin().execute(setting + "off"));
    // A folder of this machine is needed for none of it.
    const ProgramResult nowhere = runOnDesk(m_place.desk(), {u"set"_s, u"INC-000001"_s, u"title=x"_s}, {}, m_desk + u"/state"_s);
    QVERIFY2(nowhere.exit == 0 && nowhere.err.isEmpty(), qPrintable(nowhere.err));
    QCOMPARE(m_place.head(), before + 1);
}

void BadInputTest::aFullDiskWhileSaving()
{
    if (CliPlace::isOnServer()) {
        aFullDiskOfTheServer();
        return;
    }
    const QString counted = m_folder.filePath(u"writes"_s);
    const QStringList words{u"set"_s, u"INC-000001"_s, u"title=Another title"_s};
    const QString whole = copyOfDesk(u"whole"_s);
    QCOMPARE(run(whole, words, u"count:"_s + counted).exit, 0);
    const int writes = bytesOf(counted).toInt();
    QVERIFY(writes > 5);
    place(u"full"_s);
    const qint64 before = m_place.head();
    int refused = 0;
    for (int at = 1; at <= writes && refused < 12; ++at) {
        const ProgramResult saved = m_place.run(words, u"full:%1"_s.arg(at));
        if (saved.exit == 0) // only the checkpoint or the anchor after the save found no room
            break;
        QCOMPARE(saved.exit, 3);
        QVERIFY2(saved.errorCode() == u"storage.full" || saved.errorCode() == u"workspace.no-lease", qPrintable(saved.err));
        QCOMPARE(m_place.head(), before);
        ++refused;
    }
    QVERIFY(refused > 2);
    QCOMPARE(m_place.verify().exit, 0);
    QCOMPARE(m_place.run(words).exit, 0); // there is room again
    QCOMPARE(m_place.verify().exit, 0);
}

void BadInputTest::aFullDiskOfTheServer()
{
    place(u"full"_s);
    const QStringList words{u"set"_s, u"INC-000001"_s, u"title=Another title"_s};
    const qint64 before = m_place.head();
    fillServersDisk(before);
    const ProgramResult refused = m_place.run(words);
    QCOMPARE(refused.exit, 3);
    QCOMPARE(refused.errorCode(), u"storage.full"_s);
    QVERIFY2(refused.err.contains(u"nothing of this save was written"_s), qPrintable(refused.err));
    QCOMPARE(m_place.head(), before);
    QCOMPARE(m_place.verify().exit, 0);
    fillServersDisk({});
    const ProgramResult saved = m_place.run(words, u"full:1"_s); // there is room again, and this machine's disk is not asked
    QVERIFY2(saved.exit == 0, qPrintable(saved.err));
    QCOMPARE(m_place.head(), before + 1);
    QCOMPARE(m_place.verify().exit, 0);
}

void BadInputTest::aFullDiskWhileImporting()
{
    const int count = CliPlace::isOnServer() ? 1'200 : 3'000; // a server takes its time
    QByteArray people = "name,login\r\n";
    for (int i = 0; i < count; ++i)
        people += "Person " + QByteArray::number(i) + ",p" + QByteArray::number(i) + "\r\n";
    const QString file = write(u"people.csv"_s, people);
    const QStringList words{u"import"_s, u"csv"_s, file, u"--type"_s, u"person"_s};
    const QString counted = m_folder.filePath(u"writes"_s);
    int writes = 0;
    if (!CliPlace::isOnServer()) {
        QCOMPARE(run(copyOfDesk(u"all"_s), words, u"count:"_s + counted).exit, 0);
        writes = bytesOf(counted).toInt();
    }
    place(u"half"_s);
    const qint64 before = m_place.head();
    if (CliPlace::isOnServer())
        fillServersDisk(before + count * 6 / 10);
    const ProgramResult stopped = m_place.run(words, CliPlace::isOnServer() ? QString() : u"full:%1"_s.arg(writes * 6 / 10));
    QCOMPARE(stopped.exit, 3);
    // The last line: before it stands that no anchor could be left either.
    QVERIFY2(stopped.err.contains(u"storage.full: "_s + file), qPrintable(stopped.err));
    const qint64 there = m_place.head();
    QVERIFY2(there > before && there < before + count, qPrintable(QString::number(there)));
    QCOMPARE(m_place.verify().exit, 0);
    if (CliPlace::isOnServer())
        fillServersDisk({});
    const ProgramResult rest = m_place.run(words); // it goes on where it stopped
    QVERIFY2(rest.exit == 0, qPrintable(rest.err));
    QCOMPARE(m_place.head(), before + count);
    QCOMPARE(m_place.run({u"query"_s, {}, u"--type"_s, u"person"_s, u"--count"_s}).out.trimmed(), QString::number(count + 1));
    QCOMPARE(m_place.verify().exit, 0);
}

void BadInputTest::aFullDiskForOutput()
{
    const QString file = m_folder.filePath(u"out.jsonl"_s);
    const QString counted = m_folder.filePath(u"writes"_s);
    place(u"output"_s);
    for (int i = 0; i < 2; ++i) // the second time beside the files that a reader leaves
        QCOMPARE(m_place.run({u"export"_s, m_folder.filePath(u"whole.jsonl"_s)}, u"count:"_s + counted).exit, 0);
    const int writes = bytesOf(counted).toInt(); // opening the desk writes, and so does the export
    QVERIFY(writes > 0);
    int unwritten = 0;
    int whole = 0;
    // What is sent to a server is counted and cannot fail for want of room: with one whole export the rest are.
    for (int at = 1; at <= writes && (whole == 0 || !CliPlace::isOnServer()); ++at) {
        const ProgramResult exported = m_place.run({u"export"_s, file}, u"full:%1"_s.arg(at));
        if (exported.exit == 0) {
            QCOMPARE(bytesOf(file), bytesOf(m_folder.filePath(u"whole.jsonl"_s)));
            QFile::remove(file);
            ++whole;
            continue;
        }
        QCOMPARE(exported.exit, 3);
        QVERIFY(!QFile::exists(file)); // all of it or nothing
        unwritten += exported.errorCode() == u"export.write-failed" ? 1 : 0;
        QVERIFY2(exported.errorCode() == u"export.write-failed" || exported.errorCode() == u"storage.full", qPrintable(exported.err));
    }
    QVERIFY(unwritten > 0);
    const QString copy = m_folder.filePath(u"copy.steward"_s);
    if (CliPlace::isOnServer()) {
        QVERIFY(whole > 0);
        QCOMPARE(m_place.wrongRefusal({u"backup"_s, copy}, u"pg_dump"_s), QString());
    } else {
        const ProgramResult backup = run(m_desk, {u"backup"_s, copy}, u"full:20"_s);
        QCOMPARE(backup.exit, 3);
        QCOMPARE(backup.errorCode(), u"storage.full"_s);
    }
    QVERIFY(filesBeside(copy).isEmpty());
}

void BadInputTest::aDeskThatAnotherProcessWrites()
{
    place(u"busy"_s);
    const qint64 before = m_place.head();
    {
        STEWARD_VERIFY(other, m_place.another());
        // On a server all that write wait for this row, one after the other.
        VERIFY_OK((*other)->execute(CliPlace::isOnServer() ? "BEGIN; SELECT seq FROM hub_head FOR UPDATE" : "BEGIN IMMEDIATE"));
        const ProgramResult refused = m_place.run({u"set"_s, u"INC-000001"_s, u"title=x"_s});
        QCOMPARE(refused.exit, 3);
        QCOMPARE(refused.errorCode(), u"storage.busy"_s);
        QVERIFY2(refused.err.contains(u"(try again"_s), qPrintable(refused.err));
        QCOMPARE(m_place.run({u"query"_s, {}, u"--count"_s}).out, u"1\n"_s); // reading goes on
        VERIFY_OK((*other)->execute("ROLLBACK"));
    }
    QCOMPARE(m_place.head(), before);
    QCOMPARE(m_place.run({u"set"_s, u"INC-000001"_s, u"title=x"_s}).exit, 0);
}

void BadInputTest::anAttachmentThatIsTooLarge()
{
    place(u"attachment"_s);
    const qint64 before = m_place.head();
    const QByteArray bytes = bytesOf(m_place.file());
    const QString large = write(u"large.iso"_s, "x");
    QVERIFY(QFile::resize(large, 2LL * 1024 * 1024 * 1024)); // a hole: it takes no room
    const ProgramResult refused = m_place.run({u"attach"_s, u"INC-000001"_s, large});
    QCOMPARE(refused.exit, 3);
    QCOMPARE(refused.errorCode(), u"attachment.too-large"_s);
    QVERIFY2(refused.err.contains(u"large.iso"_s), qPrintable(refused.err));
    QCOMPARE(m_place.run({u"attach"_s, u"INC-000001"_s, m_folder.filePath(u"absent"_s)}).errorCode(), u"attachment.unreadable"_s);
    if (CliPlace::isOnServer()) { // which takes less, and says so before anything is sent
        QVERIFY(QFile::resize(large, 257LL * 1024 * 1024));
        const ProgramResult tooMuch = m_place.run({u"attach"_s, u"INC-000001"_s, large});
        QCOMPARE(tooMuch.exit, 3);
        QCOMPARE(tooMuch.errorCode(), u"content.too-large"_s);
        QVERIFY2(tooMuch.err.contains(u"256 MB"_s) && tooMuch.err.contains(u"large.iso"_s), qPrintable(tooMuch.err));
    } else {
        QCOMPARE(bytesOf(m_place.file()), bytes); // told before the desk was opened
    }
    QCOMPARE(m_place.head(), before);
    QFile::remove(large);
    const QString small = write(u"photo.txt"_s, "a small one");
    QCOMPARE(m_place.run({u"attach"_s, u"INC-000001"_s, small, u"--dry-run"_s}).exit, 0);
    const ProgramResult attached = m_place.run({u"attach"_s, u"INC-000001"_s, small, u"--internal"_s});
    QVERIFY2(attached.exit == 0, qPrintable(attached.err));
    QCOMPARE(m_place.run({u"query"_s, {}, u"--type"_s, u"attachment"_s, u"--count"_s}).out, u"1\n"_s);
    QCOMPARE(m_place.verify().exit, 0);
}

void BadInputTest::aCsvWithABareQuote()
{
    const QString file = write(u"bare.csv"_s, "name,login,vip\r\nAnna,anna,true\r\nBo\"b,bob,false\r\nCarl,carl,perhaps\r\nDora,dora,yes\r\n");
    const QString errors = m_folder.filePath(u"errors.csv"_s);
    const QStringList words{u"import"_s, u"csv"_s, file, u"--type"_s, u"person"_s, u"--errors"_s, errors};
    place(u"quote"_s);
    const ProgramResult imported = m_place.run(words + QStringList{u"--format"_s, u"json"_s});
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
    place(u"header"_s);
    const qint64 before = m_place.head();
    const QList<std::pair<QByteArray, QString>> files{{"na\"me,login\r\nAnna,anna\r\n", u"csv.bare-quote"_s},
        {"", u"csv.no-header"_s}, {"name,name\r\nA,B\r\n", u"csv.header-twice"_s},
        {"name,login,shoe size\r\nA,a,44\r\n", u"mapping.unmapped"_s}, {QByteArray(64, '\0'), u"import.no-text"_s}};
    for (const auto &[bytes, code] : files) {
        const QString file = write(u"header.csv"_s, bytes);
        const ProgramResult refused = m_place.run({u"import"_s, u"csv"_s, file, u"--type"_s, u"person"_s});
        QCOMPARE(refused.exit, 3);
        QCOMPARE(refused.errorCode(), code);
        QVERIFY2(refused.err.contains(file), qPrintable(refused.err));
        QCOMPARE(m_place.head(), before);
    }
    const QString json = write(u"broken.json"_s, "[{\"login\": \"a\", \"name\": \"A\"},\n {\"login\": }]");
    const ProgramResult refused = m_place.run({u"import"_s, u"json"_s, json, u"--type"_s, u"person"_s});
    QCOMPARE(refused.exit, 3);
    QVERIFY2(refused.errorCode().startsWith(u"json."_s) && refused.err.contains(u"line 2"_s), qPrintable(refused.err));
    QCOMPARE(m_place.head(), before);
}

void BadInputTest::mappingsAndPresets()
{
    place(u"mappings"_s);
    const qint64 before = m_place.head();
    const QString csv = write(u"some.csv"_s, "name,login\r\nA,a\r\n");
    const QString wrong = write(u"wrong.json"_s, "{\"format\": 1, \"type\": \"person\", \"key\": \"login\",\n \"fields\": {\"login\": \"login\", \"shoe\": \"name\"}}");
    const ProgramResult field = m_place.run({u"import"_s, u"--mapping"_s, wrong, csv});
    QCOMPARE(field.exit, 3);
    QCOMPARE(field.errorCode(), u"mapping.invalid"_s);
    QVERIFY2(field.err.contains(wrong) && field.err.contains(u"line 2"_s), qPrintable(field.err));
    QCOMPARE(m_place.run({u"import"_s, u"old-desk"_s, csv}).errorCode(), u"import.no-preset"_s);
    QCOMPARE(m_place.run({u"import"_s, u"servicenow-log"_s, m_folder.filePath(u"absent.csv"_s)}).errorCode(), u"import.no-file"_s);
    QCOMPARE(m_place.run({u"import"_s, u"csv"_s, csv, u"--type"_s, u"person"_s, u"--errors"_s, m_folder.filePath(u"no/such/folder.csv"_s)}).errorCode(),
        u"import.errors-file"_s);
    QCOMPARE(m_place.run({u"import"_s, u"csv"_s, csv}).exit, 2);
    QCOMPARE(m_place.head(), before);
}

void BadInputTest::wordsOfTheDesk_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("exit");
    QTest::addColumn<QString>("code");
    place(u"words"_s);
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
                                   << (CliPlace::isOnServer() ? u"workspace.other-login"_s : u"workspace.no-login"_s);
    QTest::newRow("own parent") << QStringList{u"set"_s, u"INC-000001"_s, u"parent=INC-000001"_s} << 3 << u"ticket.parent-cycle"_s;
    QTest::newRow("empty comment") << QStringList{u"comment"_s, u"INC-000001"_s, QString()} << 3 << u"record.required"_s;
}

void BadInputTest::wordsOfTheDesk()
{
    QFETCH(QStringList, words);
    QFETCH(int, exit);
    QFETCH(QString, code);
    const qint64 before = m_place.head();
    const ProgramResult plain = m_place.run(words);
    QCOMPARE(plain.exit, exit);
    if (!code.isEmpty())
        QCOMPARE(plain.errorCode(), code);
    QVERIFY2(plain.out.isEmpty() && plain.err.contains(u": "_s), qPrintable(plain.out + plain.err));
    const ProgramResult json = m_place.run(words + QStringList{u"--format"_s, u"json"_s});
    QCOMPARE(json.exit, exit);
    QVERIFY2(QJsonDocument::fromJson(json.err.toUtf8()).object().contains(u"error"_s), qPrintable(json.err));
    QCOMPARE(m_place.head(), before);
}

QTEST_GUILESS_MAIN(BadInputTest)
#include "tst_badinput.moc"
