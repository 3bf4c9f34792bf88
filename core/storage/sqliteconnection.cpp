// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/sqliteconnection.h"

#include "core/base/flaw.h"
#include "core/storage/search/sqlitefunctions.h"

#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <cerrno>
#include <deque>
#include <sqlite3.h>
#include <string>

namespace steward {

/// SQLite says "full" for ENOSPC alone; a quota or a file size limit is the same to a person. The session's own
/// errno is overwritten by then, but the main file and its log each remember theirs.
static bool isQuota(sqlite3 *database, int code)
{
    if (!database || (code & 0xff) != SQLITE_IOERR)
        return false;
    if (code == SQLITE_IOERR_SHMSIZE)
        return true; // the log's index could not grow, and it needs nothing but room for that
    for (const int which : {SQLITE_FCNTL_FILE_POINTER, SQLITE_FCNTL_JOURNAL_POINTER}) {
        sqlite3_file *file = nullptr;
        int cause = 0;
        if (sqlite3_file_control(database, "main", which, &file) == SQLITE_OK && file && file->pMethods
            && file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &cause) == SQLITE_OK
            && (cause == EFBIG || cause == EDQUOT || cause == ENOSPC))
            return true;
    }
    return false;
}

Error sqliteError(sqlite3 *database, int code)
{
    const QString detail = QString::fromUtf8(database ? sqlite3_errmsg(database) : sqlite3_errstr(code));
    // Sentences name the file; a desk in memory has none.
    const char *path = database ? sqlite3_db_filename(database, "main") : nullptr;
    const QString named = path && *path ? QString::fromUtf8(path) : detail;
    const auto make = [&](ErrorKind kind, const char *name, const char *message, const char *hint) {
        return Error{kind, QString::fromLatin1(name),
            QString::fromLatin1(message) + QStringLiteral(" [") + detail + QLatin1Char(']'), QString::fromLatin1(hint), {named}};
    };
    switch (isQuota(database, code) ? SQLITE_FULL : code & 0xff) {
    case SQLITE_FULL:
        return make(ErrorKind::OutOfSpace, "storage.full", "the disk is full; nothing of this save was written",
            "free some space and save again");
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return make(ErrorKind::PermissionDenied, "storage.read-only", "the desk file cannot be written",
            "make the file and its folder writable, or open a copy");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return make(ErrorKind::Unavailable, "storage.busy", "another process is writing this desk file",
            "try again, or close the other program");
    case SQLITE_NOTADB:
        return make(ErrorKind::FailedPrecondition, "storage.not-a-workspace", "this file is no Steward workspace",
            "choose a .steward file, or create a new workspace");
    case SQLITE_CORRUPT:
        return make(ErrorKind::Corrupt, "storage.damaged", "the desk file is damaged",
            "run doctor, or restore the last backup");
    case SQLITE_CANTOPEN:
        return make(ErrorKind::NotFound, "storage.no-file", "the desk file cannot be opened",
            "check the path and its permissions");
    case SQLITE_IOERR:
        return make(ErrorKind::Unavailable, "storage.io", "reading or writing the desk file failed",
            "check the disk; what was saved before is safe");
    case SQLITE_INTERRUPT:
        return make(ErrorKind::Cancelled, "storage.cancelled", "stopped", "");
    case SQLITE_CONSTRAINT:
        return make(ErrorKind::AlreadyExists, "storage.constraint", "a unique value is taken", "");
    default:
        return make(ErrorKind::Internal, "storage.sql", "the database refused a statement", "report this");
    }
}

namespace {

/// https://www.sqlite.org/uri.html: only these characters have a meaning inside the path.
QByteArray imageUri(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    return "file:" + QUrl::toPercentEncoding(absolute, QByteArrayLiteral("/:")) + "?immutable=1";
}

class SqliteStatement : public StatementDriver
{
public:
    SqliteStatement(sqlite3 *database, sqlite3_stmt *statement) : m_database(database), m_statement(statement) {}
    ~SqliteStatement() override { sqlite3_finalize(m_statement); }

    void bindNull(int index) override { sqlite3_bind_null(m_statement, index + 1); }
    void bindInteger(int index, qint64 value) override { sqlite3_bind_int64(m_statement, index + 1, value); }
    void bindText(int index, QByteArrayView utf8) override
    {
        sqlite3_bind_text(m_statement, index + 1, keep(index, utf8), int(utf8.size()), SQLITE_STATIC);
    }
    void bindBlob(int index, QByteArrayView bytes) override
    {
        sqlite3_bind_blob(m_statement, index + 1, keep(index, bytes), int(bytes.size()), SQLITE_STATIC);
    }
    Result<bool> step() override
    {
        const int code = sqlite3_step(m_statement);
        if (code == SQLITE_ROW)
            return true;
        if (code == SQLITE_DONE)
            return false;
        const Error error = sqliteError(m_database, sqlite3_extended_errcode(m_database));
        sqlite3_reset(m_statement);
        return error;
    }
    void reset() override { sqlite3_reset(m_statement); }
    int columnCount() const override { return sqlite3_column_count(m_statement); }
    bool isNull(int column) const override { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }
    qint64 integer(int column) const override { return sqlite3_column_int64(m_statement, column); }
    QByteArrayView bytes(int column) const override
    {
        const void *data = sqlite3_column_blob(m_statement, column);
        return {static_cast<const char *>(data), sqlite3_column_bytes(m_statement, column)};
    }

private:
    /// A copy of our own, whose memory serves the next value too; SQLite would allocate for each.
    const char *keep(int index, QByteArrayView bytes)
    {
        if (size_t(index) >= m_bound.size())
            m_bound.resize(size_t(index) + 1);
        std::string &place = m_bound[size_t(index)];
        if (place.capacity() > mostKept && size_t(bytes.size()) <= mostKept)
            place = std::string();
        place.assign(bytes.data() ? bytes.data() : "", size_t(bytes.size()));
        return place.data();
    }
    static constexpr size_t mostKept = 65'536;

    sqlite3 *m_database;
    sqlite3_stmt *m_statement;
    std::deque<std::string> m_bound; ///< by parameter; stays where it is when it grows
};

} // namespace

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const QString &path, Mode mode)
{
    int flags = SQLITE_OPEN_NOMUTEX;
    const bool reading = mode == Mode::Read || mode == Mode::Image;
    if (reading)
        flags |= SQLITE_OPEN_READONLY | (mode == Mode::Image ? SQLITE_OPEN_URI : 0);
    else
        flags |= SQLITE_OPEN_READWRITE | (mode == Mode::Create ? SQLITE_OPEN_CREATE : 0);
    if (mode != Mode::Create && !QFile::exists(path))
        return Error{ErrorKind::NotFound, QStringLiteral("storage.no-file"),
            QStringLiteral("there is no file %1").arg(path), QStringLiteral("check the path, or run init"), {path}};
    sqlite3 *database = nullptr;
    const QByteArray name = mode == Mode::Image ? imageUri(path) : QFile::encodeName(path);
    const int code = sqlite3_open_v2(name.constData(), &database, flags, nullptr);
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection(database));
    if (code != SQLITE_OK)
        return sqliteError(database, code);
    sqlite3_extended_result_codes(database, 1);
    sqlite3_busy_timeout(database, 5000);
    if (mode == Mode::Create)
        STEWARD_TRY(connection->execute(QByteArrayLiteral("PRAGMA page_size=8192")));
    if (!reading) {
        STEWARD_TRY(connection->execute(
            QByteArrayLiteral("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
                              "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-65536; PRAGMA secure_delete=ON; "
                              "PRAGMA journal_size_limit=67108864")));
        if (isPlanted(Flaw::SyncedLater))
            STEWARD_TRY(connection->execute(QByteArrayLiteral("PRAGMA synchronous=NORMAL")));
    } else {
        STEWARD_TRY(connection->execute(
            QByteArrayLiteral("PRAGMA query_only=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-65536")));
    }
    STEWARD_TRY(registerSearchFunctions(*connection));
    return connection;
}

SqliteConnection::~SqliteConnection()
{
    dropStatements();
    sqlite3_close(m_database);
}

Result<Ok> SqliteConnection::execute(const QByteArray &sql)
{
    const int code = sqlite3_exec(m_database, sql.constData(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return sqliteError(m_database, sqlite3_extended_errcode(m_database));
    return Ok{};
}

qint64 SqliteConnection::changes() const { return sqlite3_changes64(m_database); }

bool SqliteConnection::inTransaction() const { return sqlite3_get_autocommit(m_database) == 0; }

void SqliteConnection::interrupt() { sqlite3_interrupt(m_database); }

Result<std::unique_ptr<StatementDriver>> SqliteConnection::prepareDriver(const QByteArray &sql)
{
    sqlite3_stmt *statement = nullptr;
    const int code = sqlite3_prepare_v3(
        m_database, sql.constData(), int(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) {
        Error error = sqliteError(m_database, sqlite3_extended_errcode(m_database));
        error.args.append(QString::fromUtf8(sql));
        return error;
    }
    return std::unique_ptr<StatementDriver>(std::make_unique<SqliteStatement>(m_database, statement));
}

} // namespace steward
