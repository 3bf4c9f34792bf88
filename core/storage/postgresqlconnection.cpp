// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/postgresqlconnection.h"

#include "core/storage/postgresqlstatement.h"
#include "core/storage/secretstore.h"

#include <QDeadlineTimer>
#include <QRegularExpression>

#include <libpq-fe.h>

#include <array>

#ifdef Q_OS_WIN
#include <winsock2.h>
#define poll WSAPoll
#else
#include <clocale>
#include <poll.h>
#endif

namespace steward {

namespace {

constexpr int connectSeconds = 10;

struct KnownState
{
    const char *state; ///< a SQLSTATE or the beginning of one; the first that fits is taken
    ErrorKind kind;
    const char *code;
    const char *message;
    const char *hint;
};

/// https://www.postgresql.org/docs/15/errcodes-appendix.html
constexpr KnownState knownStates[] = {
    {"P0F01", ErrorKind::Corrupt, "hub.fork", "the server has another operation in this place",
        "this file is a copy, or was restored: enrol it anew"},
    {"P0F02", ErrorKind::Corrupt, "hub.chain", "the operations do not continue what the server has",
        "this file is a copy, or was restored: enrol it anew"},
    {"P0F03", ErrorKind::FailedPrecondition, "hub.diverged", "the server's stream does not go on from there",
        "the server was restored from a backup"},
    {"P0F05", ErrorKind::FailedPrecondition, "blob.out-of-order", "somebody else stores the same file", "try again"},
    {"P0F07", ErrorKind::InvalidArgument, "content.too-large", "this file is larger than the server takes",
        "put it on a file share and link to it"},
    {"P0F08", ErrorKind::OutOfSpace, "content.quota", "too many files of this login are on their way to the server",
        "let them arrive first"},
    {"22023", ErrorKind::InvalidArgument, "hub.page", "the server does not take this page", "report this"},
    {"54000", ErrorKind::InvalidArgument, "hub.page", "the page is too large for the server", ""},
    {"53100", ErrorKind::OutOfSpace, "storage.full", "the server's disk is full; nothing of this save was written",
        "tell the administrator of the database"},
    {"53300", ErrorKind::Unavailable, "storage.busy", "the server has too many connections", "try again later"},
    {"53", ErrorKind::Unavailable, "storage.busy", "the server is out of resources", "try again later"},
    {"57014", ErrorKind::Cancelled, "storage.cancelled", "stopped", ""},
    {"57P", ErrorKind::Unavailable, "storage.disconnected", "the server is shutting down or starting",
        "try again in a moment"},
    {"08", ErrorKind::Unavailable, "storage.disconnected", "the connection to the server is lost",
        "check the network; what was saved is safe"},
    {"40", ErrorKind::Unavailable, "storage.busy", "concurrent work is in the way", "try again"},
    {"55P03", ErrorKind::Unavailable, "storage.busy", "concurrent work is in the way", "try again"},
    {"28P01", ErrorKind::PermissionDenied, "storage.password", "the server does not accept this password",
        "type it again; after too many wrong ones some servers wait"},
    {"28", ErrorKind::PermissionDenied, "storage.login", "the server does not accept this login",
        "check name, password and certificate"},
    {"3D000", ErrorKind::NotFound, "storage.no-database", "there is no such database on the server",
        "check the name in the URL"},
    {"25006", ErrorKind::PermissionDenied, "storage.read-only", "this session with the server may only read",
        "connect to the server that others write to; a standby takes no changes"},
    {"42501", ErrorKind::PermissionDenied, "storage.denied", "this login may not do that", "ask an administrator"},
    {"23", ErrorKind::AlreadyExists, "storage.constraint", "a unique value is taken", ""},
    {"XX001", ErrorKind::Corrupt, "storage.damaged", "the database is damaged", "restore the last backup"},
    {"XX002", ErrorKind::Corrupt, "storage.damaged", "an index of the database is damaged", "run REINDEX"},
    {"58", ErrorKind::Unavailable, "storage.io", "reading or writing failed on the server",
        "tell the administrator of the database"},
    {"", ErrorKind::Internal, "storage.sql", "the database refused a statement", "report this"},
};

Error errorOf(QByteArrayView state, const QString &detail)
{
    for (const KnownState &known : knownStates) {
        if (!state.startsWith(QByteArrayView(known.state)))
            continue;
        return {known.kind, QString::fromLatin1(known.code),
            QString::fromLatin1(known.message) + QStringLiteral(" [") + detail + QLatin1Char(']'),
            QString::fromLatin1(known.hint), {detail}};
    }
    Q_UNREACHABLE();
}

/// What libpq itself says of TLS; it has no codes for that. The texts are those of libpq 15 to 18, in English (see
/// EnglishMessages).
constexpr KnownState knownTlsTexts[] = {
    {"does not match host name", ErrorKind::PermissionDenied, "storage.wrong-host",
        "the certificate of the server is for another name", "use the name that the certificate has"},
    {"certificate verify failed", ErrorKind::PermissionDenied, "storage.untrusted-server",
        "the certificate of the server comes from nobody this machine trusts",
        "name the CA of your organisation with sslrootcert=FILE"},
    {"root certificate file", ErrorKind::NotFound, "storage.no-ca", "the file of trusted CAs cannot be read",
        "name the CA of your organisation with sslrootcert=FILE"},
    {"server does not support SSL", ErrorKind::PermissionDenied, "storage.no-tls", "the server offers no encryption",
        "ask its administrator to switch TLS on"},
    {"channel binding", ErrorKind::PermissionDenied, "storage.no-binding",
        "the server does not bind the login to the encrypted connection",
        "its logins need SCRAM passwords; for Kerberos and certificates add channel_binding=prefer"},
};

#ifdef Q_OS_UNIX
/// libpq translates its messages by the thread's locale; what is matched must be English.
class EnglishMessages
{
public:
    EnglishMessages() : m_english(newlocale(LC_MESSAGES_MASK, "C", duplocale(uselocale(nullptr)))), m_before(uselocale(m_english)) {}
    ~EnglishMessages()
    {
        uselocale(m_before);
        freelocale(m_english);
    }
    Q_DISABLE_COPY_MOVE(EnglishMessages)

private:
    locale_t m_english;
    locale_t m_before;
};
#else
struct EnglishMessages
{
    ~EnglishMessages() {}
};
#endif

/// A session that never came to be leaves no SQLSTATE but in its verbose text: "FATAL:  3D000: database …".
Error connectError(PGconn *session)
{
    const QString text = QString::fromUtf8(PQerrorMessage(session)).trimmed();
    static const QRegularExpression stated(QStringLiteral(":  ([0-9A-Z]{5}): ([^\\n]*)"));
    const QRegularExpressionMatch match = stated.match(text);
    if (match.hasMatch())
        return errorOf(match.captured(1).toLatin1(), match.captured(2));
    if (PQconnectionNeedsPassword(session)) {
        return {ErrorKind::PermissionDenied, QStringLiteral("storage.password-needed"),
            QStringLiteral("the server wants a password and there is none"),
            QStringLiteral("put it into the keychain (the desktop asks for it), into ~/.pgpass, or into PGPASSWORD"), {}};
    }
    for (const KnownState &known : knownTlsTexts) {
        if (text.contains(QLatin1String(known.state)))
            return {known.kind, QString::fromLatin1(known.code),
                QString::fromLatin1(known.message) + QStringLiteral(" [") + text + QLatin1Char(']'),
                QString::fromLatin1(known.hint), {text}};
    }
    return {ErrorKind::Unavailable, QStringLiteral("storage.no-server"),
        QStringLiteral("the server does not answer [") + text + QLatin1Char(']'),
        QStringLiteral("check the address and the network"), {text}};
}

/// Drives the handshake by hand: only so can the verbosity be set before the server's first answer.
bool finishConnecting(PGconn *session, int seconds)
{
    PQsetErrorVerbosity(session, PQERRORS_VERBOSE);
    const QDeadlineTimer deadline(qint64(seconds) * 1000);
    PostgresPollingStatusType state = PGRES_POLLING_WRITING;
    while (state != PGRES_POLLING_OK && state != PGRES_POLLING_FAILED && !deadline.hasExpired()) {
        pollfd waiting{};
        waiting.fd = PQsocket(session);
        waiting.events = state == PGRES_POLLING_READING ? POLLIN : POLLOUT;
        if (poll(&waiting, 1, int(deadline.remainingTime())) > 0)
            state = PQconnectPoll(session);
    }
    PQsetErrorVerbosity(session, PQERRORS_DEFAULT);
    return state == PGRES_POLLING_OK;
}

int wantedSeconds(PGconn *session)
{
    int seconds = connectSeconds;
    PQconninfoOption *options = PQconninfo(session);
    for (PQconninfoOption *option = options; option && option->keyword; ++option) {
        if (qstrcmp(option->keyword, "connect_timeout") == 0 && option->val && *option->val)
            seconds = std::max(2, QByteArray(option->val).toInt());
    }
    PQconninfoFree(options);
    return seconds;
}

} // namespace

Error postgresqlError(PGconn *session, const PGresult *result)
{
    const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    const char *primary = result ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : nullptr;
    const QString detail = QString::fromUtf8(primary ? primary : PQerrorMessage(session)).trimmed();
    if (!state || PQstatus(session) == CONNECTION_BAD)
        return errorOf(PQstatus(session) == CONNECTION_BAD ? "08006" : "", detail);
    return errorOf(state, detail);
}

QByteArray numberedPlaceholders(const QByteArray &sql)
{
    QByteArray out;
    out.reserve(sql.size() + 32);
    int next = 0;
    for (qsizetype at = 0; at < sql.size(); ++at) {
        const char c = sql[at];
        const auto copyTo = [&](const char *end, qsizetype from) {
            qsizetype stop = sql.indexOf(end, from);
            stop = stop < 0 ? sql.size() : stop + qsizetype(qstrlen(end));
            out.append(QByteArrayView(sql).sliced(at, stop - at));
            at = stop - 1;
        };
        if (c == '\'' || c == '"') { // a doubled quote ends one literal and begins the next: the same text
            const char quote[] = {c, '\0'};
            copyTo(quote, at + 1);
        } else if (c == '-' && sql.mid(at, 2) == "--") {
            copyTo("\n", at + 2);
        } else if (c == '/' && sql.mid(at, 2) == "/*") {
            copyTo("*/", at + 2);
        } else if (c == '?') {
            int number = 0;
            while (at + 1 < sql.size() && sql[at + 1] >= '0' && sql[at + 1] <= '9')
                number = number * 10 + (sql[++at] - '0');
            next = number > 0 ? std::max(next, number) : next + 1;
            out += '$' + QByteArray::number(number > 0 ? number : next);
        } else {
            out += c;
        }
    }
    return out;
}

PostgresqlConnection::PostgresqlConnection(PGconn *session)
    : m_session(session)
    , m_cancel(PQgetCancel(session))
{
}

PostgresqlConnection::~PostgresqlConnection()
{
    PQfreeCancel(m_cancel);
    PQfinish(m_session);
    m_session = nullptr; // the statements end with their session; asking the server to drop each would only take time
    dropStatements();
}

Result<PGconn *> PostgresqlConnection::connect(const ServerAddress &address, const QString &password)
{
    const QByteArray secret = password.toUtf8();
    std::vector<const char *> keywords;
    std::vector<const char *> values;
    const auto set = [&](const char *keyword, const char *value) {
        keywords.push_back(keyword);
        values.push_back(value);
    };
    set("fallback_application_name", "steward");
    for (const auto &[keyword, value] : address.parameters())
        set(keyword.constData(), value.constData());
    set("client_encoding", "UTF8");
    if (!secret.isEmpty())
        set("password", secret.constData());
    keywords.push_back(nullptr);
    values.push_back(nullptr);
    [[maybe_unused]] const EnglishMessages english;
    PGconn *session = PQconnectStartParams(keywords.data(), values.data(), 0);
    if (!session)
        return errorOf("53200", QStringLiteral("no memory"));
    const bool begun = PQstatus(session) != CONNECTION_BAD;
    if (!begun || !finishConnecting(session, wantedSeconds(session))) {
        const Error error = connectError(session);
        PQfinish(session);
        return error;
    }
    PQsetNoticeReceiver(session, [](void *, const PGresult *) {}, nullptr); // notices are not errors
    return session;
}

Result<Ok> PostgresqlConnection::prepareSession()
{
    if (const int version = PQserverVersion(m_session); !isRecentEnough(version)) {
        const QString found = QStringLiteral("%1.%2").arg(version / 10000).arg(version % 10000);
        return Error{ErrorKind::FailedPrecondition, QStringLiteral("storage.old-server"),
            QStringLiteral("the server is PostgreSQL %1, which is too old to keep rows apart safely").arg(found),
            QStringLiteral("ask its administrator for the newest minor version of PostgreSQL 15 or later"), {found}};
    }
    STEWARD_TRY(execute(QByteArrayLiteral("SET search_path = steward; SET standard_conforming_strings = on; "
                                          "SET TimeZone = 'UTC'; SET jit = off")));
    if (m_mode == Mode::Read)
        STEWARD_TRY(execute(QByteArrayLiteral("SET default_transaction_read_only = on")));
    const ResultPointer sight(PQexec(m_session, "SELECT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = "
                                                "c.relnamespace WHERE n.nspname = 'steward' AND c.relname = 'operation' "
                                                "AND NOT has_table_privilege(c.oid, 'SELECT'))"));
    if (PQresultStatus(sight.get()) != PGRES_TUPLES_OK)
        return postgresqlError(m_session, sight.get());
    m_isMember = *PQgetvalue(sight.get(), 0, 0) == 't';
    return Ok{};
}

Result<Ok> PostgresqlConnection::reconnect()
{
    STEWARD_ASSIGN(PGconn *const session, connect(*m_address, m_password));
    PQfinish(m_session);
    m_session = nullptr; // its statements ended with it
    dropStatements();
    m_session = session;
    {
        const QMutexLocker lock(&m_mutex);
        PQfreeCancel(m_cancel);
        m_cancel = PQgetCancel(session);
    }
    return prepareSession();
}

Result<std::unique_ptr<PostgresqlConnection>> PostgresqlConnection::open(
    const QString &url, Mode mode, const ServerAccess &access)
{
    STEWARD_ASSIGN(const ServerAddress address, ServerAddress::parse(url, access.trust));
    QString password = access.password;
    const auto ask = [&] { // a keychain that is locked or missing is not the end: ~/.pgpass may know
        const Result<QString> kept = access.secrets->read(address.secretName());
        password = kept ? *kept : QString();
    };
    const bool mayAsk = password.isEmpty() && access.secrets;
    if (mayAsk && !address.isLocal())
        ask();
    Result<PGconn *> connected = connect(address, password);
    if (!connected && mayAsk && password.isEmpty() && connected.error().code == QLatin1String("storage.password-needed")) {
        ask(); // here most logins need none
        if (!password.isEmpty())
            connected = connect(address, password);
    }
    if (!connected)
        return connected.error();
    std::unique_ptr<PostgresqlConnection> connection(new PostgresqlConnection(*connected));
    connection->m_address = address;
    connection->m_password = password;
    connection->m_mode = mode;
    STEWARD_TRY(connection->prepareSession());
    return connection;
}

bool PostgresqlConnection::isRecentEnough(int version)
{
    constexpr int oldest[] = {150018, 160014, 170010, 180004};
    return version >= oldest[0]
        && std::all_of(std::begin(oldest), std::end(oldest),
            [&](int minor) { return version / 10000 != minor / 10000 || version >= minor; });
}

int PostgresqlConnection::socket() const { return PQsocket(m_session); }

int PostgresqlConnection::backend() const { return PQbackendPID(m_session); }

bool PostgresqlConnection::isLost() const { return PQstatus(m_session) != CONNECTION_OK; }

Result<QStringList> PostgresqlConnection::notifications()
{
    if (!PQconsumeInput(m_session))
        return errorOf("08006", QString::fromUtf8(PQerrorMessage(m_session)).trimmed());
    QStringList channels;
    while (PGnotify *notice = PQnotifies(m_session)) {
        channels.append(QString::fromUtf8(notice->relname));
        PQfreemem(notice);
    }
    return channels;
}

Result<Ok> PostgresqlConnection::copyIn(const QByteArray &sql, const std::function<Result<QByteArray>()> &next)
{
    const ResultPointer begun(PQexec(m_session, sql.constData()));
    if (PQresultStatus(begun.get()) != PGRES_COPY_IN)
        return postgresqlError(m_session, begun.get());
    Result<Ok> made = Ok{};
    while (made) {
        const Result<QByteArray> piece = next();
        if (!piece)
            made = piece.error();
        else if (piece->isEmpty())
            break;
        else if (PQputCopyData(m_session, piece->constData(), int(piece->size())) != 1)
            made = postgresqlError(m_session, nullptr);
    }
    PQputCopyEnd(m_session, made ? nullptr : "stopped");
    for (ResultPointer ended(PQgetResult(m_session)); ended; ended.reset(PQgetResult(m_session))) {
        if (made && PQresultStatus(ended.get()) != PGRES_COMMAND_OK)
            made = postgresqlError(m_session, ended.get());
        m_changes = QByteArray(PQcmdTuples(ended.get())).toLongLong();
    }
    return made;
}

PostgresqlConnection::Place PostgresqlConnection::place() const
{
    return {QString::fromUtf8(PQhost(m_session)), QByteArray(PQport(m_session)).toInt(), QString::fromUtf8(PQdb(m_session)),
        PQsslInUse(m_session) != 0};
}

Result<QString> PostgresqlConnection::passwordVerifier(const QString &password, const QString &login)
{
    char *verifier = PQencryptPasswordConn(
        m_session, password.toUtf8().constData(), login.toUtf8().constData(), "scram-sha-256");
    if (!verifier)
        return postgresqlError(m_session, nullptr);
    QString text = QString::fromLatin1(verifier);
    PQfreemem(verifier);
    return text;
}

Result<Ok> PostgresqlConnection::execute(const QByteArray &sql)
{
    ++m_traffic.calls;
    const ResultPointer result(PQexec(m_session, sql.constData()));
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY)
        return postgresqlError(m_session, result.get());
    m_changes = QByteArray(PQcmdTuples(result.get())).toLongLong();
    return Ok{};
}

bool PostgresqlConnection::inTransaction() const { return PQtransactionStatus(m_session) != PQTRANS_IDLE; }

void PostgresqlConnection::interrupt()
{
    char message[256];
    const QMutexLocker lock(&m_mutex);
    PQcancel(m_cancel, message, sizeof(message)); // libpq: the only call that is safe from another thread
}

Result<std::unique_ptr<StatementDriver>> PostgresqlConnection::prepareDriver(const QByteArray &sql)
{
    const QByteArray name = 's' + QByteArray::number(++m_names);
    // Both questions go in one message, and both answers have come before the first is looked at.
    ++m_traffic.calls;
    bool sent = PQenterPipelineMode(m_session) == 1;
    sent = sent && PQsendPrepare(m_session, name.constData(), numberedPlaceholders(sql).constData(), 0, nullptr) == 1;
    sent = sent && PQsendDescribePrepared(m_session, name.constData()) == 1;
    sent = sent && PQpipelineSync(m_session) == 1;
    if (!sent)
        return postgresqlError(m_session, nullptr);
    std::array<ResultPointer, 2> answers;
    for (ResultPointer &answer : answers) {
        answer.reset(PQgetResult(m_session));
        PQclear(PQgetResult(m_session)); // the null that ends each
    }
    PQclear(PQgetResult(m_session)); // the end of the pipeline
    PQexitPipelineMode(m_session);
    const auto &[prepared, described] = answers;
    if (PQresultStatus(prepared.get()) != PGRES_COMMAND_OK) {
        Error error = postgresqlError(m_session, prepared.get());
        error.args.append(QString::fromUtf8(sql));
        return error;
    }
    if (PQresultStatus(described.get()) != PGRES_COMMAND_OK)
        return postgresqlError(m_session, described.get());
    return std::unique_ptr<StatementDriver>(std::make_unique<PostgresqlStatement>(this, name, described.get()));
}

} // namespace steward
