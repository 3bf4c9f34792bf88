// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// Bad files: each is told by a stable code, names the file, and stays as it was to the last byte.

#include "core/storage/backup.h"
#include "core/storage/sqlitefile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sqlite3.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace steward;

namespace {

using Mode = SqliteConnection::Mode;

#define VERIFY_OK(result) \
    do { \
        const auto &checked = (result); \
        QVERIFY2(checked, qPrintable(checked ? QString() : checked.error().toString())); \
    } while (false)

/// Root passes every permission check; for the length of its life this process is nobody.
class AsNobody
{
public:
    AsNobody()
    {
        if (geteuid() == 0)
            m_root = setresuid(65534, 65534, 0) == 0;
    }
    ~AsNobody()
    {
        if (m_root)
            m_root = setresuid(0, 0, 0) != 0;
    }

private:
    bool m_root = false;
};

/// No file of this process grows beyond `bytes` while it lives.
class FullDisk
{
public:
    explicit FullDisk(rlim_t bytes)
    {
        signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestSqliteFile : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    ManualClock m_clock{Instant{1'700'000'000'000}};

    QString path(const char *name) const { return m_dir.filePath(QString::fromLatin1(name)); }

    QString makeFile(const char *name)
    {
        const QString made = path(name);
        const auto file = createSqliteFile(made, m_clock);
        return file ? made : file.error().toString();
    }
    void change(const QString &file, const QByteArray &sql)
    {
        auto connection = SqliteConnection::open(file, Mode::Create);
        VERIFY_OK(connection);
        VERIFY_OK((*connection)->execute(sql));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_dir.isValid());
        QFile::setPermissions(m_dir.path(), QFile::Permissions(0x7777)); // nobody may look in, see AsNobody
    }

    void createdFileOpens()
    {
        const QString file = makeFile("fresh.steward");
        QCOMPARE(QDir(m_dir.path()).entryList({QStringLiteral("fresh*")}), QStringList{QStringLiteral("fresh.steward")});
        for (const Mode mode : {Mode::Read, Mode::Write}) {
            const auto opened = openSqliteFile(file, mode, m_clock);
            VERIFY_OK(opened);
            QVERIFY(opened->backup.isEmpty());
            QCOMPARE(*appliedMigration(*opened->connection), newestMigration());
        }
    }

    void creatingNeverOverwrites()
    {
        const QString file = makeFile("taken.steward");
        const QByteArray before = contentOf(file);
        const auto again = createSqliteFile(file, m_clock);
        QVERIFY(!again);
        QCOMPARE(again.error().code, QStringLiteral("storage.exists"));
        QCOMPARE(contentOf(file), before);
    }

    void leftoverOfAKilledCreationIsNoHindrance()
    {
        QFile part(path("killed.steward.part"));
        QVERIFY(part.open(QIODevice::WriteOnly));
        part.write("half a database");
        part.close();
        VERIFY_OK(createSqliteFile(path("killed.steward"), m_clock));
        QVERIFY(!part.exists());
    }

    void refused_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("code");
        QTest::addColumn<ErrorKind>("kind");
        const auto write = [&](const char *name, const QByteArray &bytes) {
            QFile file(path(name));
            if (file.open(QIODevice::WriteOnly))
                file.write(bytes);
            return file.fileName();
        };

        QTest::newRow("absent") << path("absent.steward") << QStringLiteral("storage.no-file") << ErrorKind::NotFound;
        QTest::newRow("a folder") << m_dir.path() << QStringLiteral("storage.not-a-workspace")
                                  << ErrorKind::FailedPrecondition;
        QTest::newRow("empty") << write("empty.steward", {}) << QStringLiteral("storage.not-a-workspace")
                               << ErrorKind::FailedPrecondition;
        QTest::newRow("a text") << write("text.steward", QByteArrayLiteral("Dear diary,\n").repeated(200))
                                << QStringLiteral("storage.not-a-workspace") << ErrorKind::FailedPrecondition;

        const QString foreign = path("foreign.steward");
        sqlite3 *database = nullptr;
        sqlite3_open(QFile::encodeName(foreign).constData(), &database);
        sqlite3_exec(database, "CREATE TABLE moz_places (url TEXT); INSERT INTO moz_places VALUES ('x')", nullptr, nullptr, nullptr);
        sqlite3_close(database);
        QTest::newRow("other program's database") << foreign << QStringLiteral("storage.not-a-workspace")
                                                  << ErrorKind::FailedPrecondition;

        const QString newer = makeFile("newer.steward");
        change(newer, QByteArrayLiteral("PRAGMA user_version=9999"));
        QTest::newRow("newer") << newer << QStringLiteral("storage.newer") << ErrorKind::FailedPrecondition;

        const QByteArray whole = contentOf(makeFile("whole.steward"));
        QTest::newRow("header only") << write("header.steward", whole.first(100)) << QStringLiteral("storage.damaged")
                                     << ErrorKind::Corrupt;
        QTest::newRow("cut off") << write("cut.steward", whole.first(whole.size() / 2))
                                 << QStringLiteral("storage.damaged") << ErrorKind::Corrupt;
        QByteArray scribbled = whole;
        scribbled.replace(100, 4000, QByteArray(4000, 'X')); // the page of the schema
        QTest::newRow("scribbled") << write("scribbled.steward", scribbled) << QStringLiteral("storage.damaged")
                                   << ErrorKind::Corrupt;
        const QString unfinished = makeFile("unfinished.steward");
        change(unfinished, QByteArrayLiteral("DROP TABLE schema_migration"));
        QTest::newRow("layout and journal disagree") << unfinished << QStringLiteral("storage.damaged") << ErrorKind::Corrupt;
    }
    void refused()
    {
        QFETCH(QString, file);
        QFETCH(QString, code);
        QFETCH(ErrorKind, kind);
        const QByteArray before = contentOf(file);
        const QStringList neighbours = QDir(m_dir.path()).entryList(QDir::Files);
        for (const Mode mode : {Mode::Read, Mode::Write}) {
            const auto opened = openSqliteFile(file, mode, m_clock);
            QVERIFY(!opened);
            QCOMPARE(opened.error().code, code);
            QCOMPARE(opened.error().kind, kind);
            QVERIFY2(opened.error().message.contains(file), qPrintable(opened.error().toString()));
            QCOMPARE(opened.error().args.first(), file);
        }
        QCOMPARE(contentOf(file), before);
        QCOMPARE(QDir(m_dir.path()).entryList(QDir::Files), neighbours); // no -wal, no backup, nothing
    }

    void damageInsideIsToldWhenItIsRead()
    {
        const QString file = makeFile("inside.steward");
        change(file, QByteArrayLiteral("INSERT INTO setting WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) "
                                       "SELECT 'key' || i, hex(randomblob(100)) FROM n; PRAGMA wal_checkpoint(TRUNCATE)"));
        QByteArray bytes = contentOf(file);
        for (qsizetype at = bytes.size() - 8192 * 4; at < bytes.size(); at += 8192)
            bytes.replace(at, 8000, QByteArray(8000, '\xff'));
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(bytes);
        out.close();
        const auto opened = openSqliteFile(file, Mode::Read, m_clock);
        VERIFY_OK(opened);
        auto sum = opened->connection->prepare(QByteArrayLiteral("SELECT sum(length(value)) FROM setting"));
        VERIFY_OK(sum);
        const auto row = sum->step();
        QVERIFY(!row);
        QCOMPARE(row.error().code, QStringLiteral("storage.damaged"));
        QCOMPARE(row.error().kind, ErrorKind::Corrupt);
    }

    void readOnlyFile()
    {
        const QString file = makeFile("locked.steward");
        QFile::setPermissions(file, QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther);
        const AsNobody nobody;
        const auto written = openSqliteFile(file, Mode::Write, m_clock);
        QVERIFY(!written);
        QCOMPARE(written.error().code, QStringLiteral("storage.read-only"));
        QCOMPARE(written.error().kind, ErrorKind::PermissionDenied);
    }

    void readOnlyFolderCanStillBeRead()
    {
        QVERIFY(QDir(m_dir.path()).mkdir(QStringLiteral("still")));
        const QString file = makeFile("still/desk #1 100%.steward");
        QFile::setPermissions(path("still"), QFile::Permissions(0x5555));
        {
            const AsNobody nobody;
            const auto written = openSqliteFile(file, Mode::Write, m_clock);
            QVERIFY(!written);
            QCOMPARE(written.error().code, QStringLiteral("storage.read-only"));
            const auto read = openSqliteFile(file, Mode::Read, m_clock);
            VERIFY_OK(read);
            QCOMPARE(*appliedMigration(*read->connection), newestMigration());
            const auto created = createSqliteFile(path("still/new.steward"), m_clock);
            QVERIFY(!created);
            QCOMPARE(created.error().code, QStringLiteral("storage.read-only"));
        }
        QFile::setPermissions(path("still"), QFile::Permissions(0x7777));
    }

    void unreadableFile()
    {
        const QString file = makeFile("secret.steward");
        QFile::setPermissions(file, {});
        const AsNobody nobody;
        const auto read = openSqliteFile(file, Mode::Read, m_clock);
        QVERIFY(!read);
        QCOMPARE(read.error().code, QStringLiteral("storage.not-readable"));
    }

    void missingFolder()
    {
        const auto created = createSqliteFile(path("no/such/folder.steward"), m_clock);
        QVERIFY(!created);
        QCOMPARE(created.error().code, QStringLiteral("storage.no-folder"));
    }

    void fullDiskChangesNothing()
    {
        const QString file = makeFile("full.steward");
        auto opened = openSqliteFile(file, Mode::Write, m_clock);
        VERIFY_OK(opened);
        Connection &connection = *opened->connection;
        VERIFY_OK(connection.execute(QByteArrayLiteral("PRAGMA max_page_count=1"))); // no page more than it has
        {
            auto transaction = Transaction::begin(connection, Transaction::Mode::Immediate);
            VERIFY_OK(transaction);
            VERIFY_OK(connection.execute(QByteArrayLiteral("INSERT INTO setting VALUES ('small', 'x')")));
            auto insert = connection.prepare(QByteArrayLiteral("INSERT INTO setting VALUES (?, ?)"));
            VERIFY_OK(insert);
            insert->bind(QStringLiteral("big"), QString(1'000'000, QLatin1Char('x')));
            const auto result = insert->run();
            QVERIFY(!result);
            QCOMPARE(result.error().code, QStringLiteral("storage.full"));
            QCOMPARE(result.error().kind, ErrorKind::OutOfSpace);
        }
        auto count = connection.prepare(QByteArrayLiteral("SELECT count(*) FROM setting"));
        QVERIFY(*count->step());
        QCOMPARE(count->integer(0), 0);
    }

    /// The operating system refuses to write on: creating, saving and backing up say so and leave no half file.
    void fullDiskOfTheSystem()
    {
        const QString file = makeFile("quota.steward");
        auto opened = openSqliteFile(file, Mode::Write, m_clock);
        VERIFY_OK(opened);
        Connection &connection = *opened->connection;
        VERIFY_OK(connection.execute(QByteArrayLiteral("INSERT INTO setting VALUES ('before', 'x')")));
        const QStringList files = QDir(m_dir.path()).entryList(QDir::Files);
        {
            const FullDisk full(32 * 1024);
            const auto saved = connection.execute(
                QByteArrayLiteral("INSERT INTO setting VALUES ('big', hex(zeroblob(500000)))"));
            QVERIFY(!saved);
            QVERIFY2(saved.error().code == QStringLiteral("storage.full"), qPrintable(saved.error().toString()));
            const auto created = createSqliteFile(path("quota2.steward"), m_clock);
            QVERIFY(!created);
            QCOMPARE(created.error().code, QStringLiteral("storage.full"));
            const auto copied = copyDatabase(opened->connection->handle(), path("quota.backup"));
            QVERIFY(!copied);
            QCOMPARE(copied.error().code, QStringLiteral("storage.full"));
        }
        QCOMPARE(QDir(m_dir.path()).entryList(QDir::Files), files);
        auto count = connection.prepare(QByteArrayLiteral("SELECT count(*) FROM setting"));
        QVERIFY(*count->step());
        QCOMPARE(count->integer(0), 1);
        count->reset();
        VERIFY_OK(connection.execute(QByteArrayLiteral("INSERT INTO setting VALUES ('after', 'x')")));
    }

    void olderIsBackedUpThenMigrated()
    {
        const QString file = makeFile("older.steward");
        change(file, QByteArrayLiteral("INSERT INTO setting VALUES ('kept', 'yes')"));
        QList<Migration> next = migrations();
        next.append({newestMigration() + 1, QStringLiteral("vehicles"),
            QStringLiteral("CREATE TABLE vehicle (rid {key}, plate {text} NOT NULL) {table}")});

        const auto read = openSqliteFile(file, Mode::Read, m_clock, next);
        QVERIFY(!read);
        QCOMPARE(read.error().code, QStringLiteral("storage.older"));

        auto written = openSqliteFile(file, Mode::Write, m_clock, next);
        VERIFY_OK(written);
        QCOMPARE(*appliedMigration(*written->connection), newestMigration() + 1);
        QVERIFY(written->backup.startsWith(file));

        // The copy is the file as it was: this program still opens it, and everything is in it.
        auto backup = openSqliteFile(written->backup, Mode::Read, m_clock);
        VERIFY_OK(backup);
        auto kept = backup->connection->prepare(QByteArrayLiteral("SELECT value FROM setting WHERE key = 'kept'"));
        VERIFY_OK(kept);
        QVERIFY(*kept->step());
        QCOMPARE(kept->text(0), QStringLiteral("yes"));
    }

    void aFailedMigrationLeavesTheOldLayout()
    {
        const QString file = makeFile("stuck.steward");
        QList<Migration> next = migrations();
        next.append({newestMigration() + 1, QStringLiteral("broken"),
            QStringLiteral("CREATE TABLE half (rid {key}) {table}; INSERT INTO nowhere VALUES (1)")});
        QVERIFY(!openSqliteFile(file, Mode::Write, m_clock, next));
        const auto again = openSqliteFile(file, Mode::Write, m_clock);
        VERIFY_OK(again);
        QCOMPARE(*appliedMigration(*again->connection), newestMigration());
    }
};

QTEST_GUILESS_MAIN(TestSqliteFile)
#include "tst_sqlitefile.moc"
