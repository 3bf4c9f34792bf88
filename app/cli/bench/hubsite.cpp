// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/bench/hubsite.h"

#include "app/cli/console.h"
#include "core/desk/bulkload.h"
#include "core/desk/generator.h"
#include "core/desk/setup.h"
#include "core/query/binder.h"
#include "core/storage/hub/hubsetup.h"
#include "core/storage/hub/hubusers.h"
#include "core/storage/listquery.h"
#include "core/storage/sqlitefile.h"

#include <QUrl>
#include <QUrlQuery>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace steward::cli {

using namespace Qt::StringLiterals;

/// The owner's URL as somebody else's. Without a host the login stands among the settings.
static QString urlFor(const QString &owner, const QString &login)
{
    QUrl url(owner);
    QUrlQuery settings(url);
    settings.removeAllQueryItems(u"user"_s);
    settings.removeAllQueryItems(u"password"_s);
    url.setUserInfo({});
    if (url.host().isEmpty())
        settings.addQueryItem(u"user"_s, login);
    else
        url.setUserName(login);
    url.setQuery(settings);
    return url.toString(QUrl::FullyEncoded);
}

void HubSite::stage(const QString &name) { m_console.remark(u"hub: %1"_s.arg(name)); }

Result<Ok> HubSite::makeDesk(const QString &path)
{
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, Workspace::create(path));
    STEWARD_ASSIGN([[maybe_unused]] const CommitReport setup, setUpDesk(*desk));
    TicketGenerator generator(desk->sharedSchema(),
        {.tickets = m_tickets, .now = desk->clock().now(), .teams = teams, .agents = 5 * teams, .requesters = 2'000});
    STEWARD_ASSIGN(const CommitReport foundation, desk->commit(generator.foundation()));
    CommitOptions batch;
    batch.batch = foundation.batch;
    BulkLoad load(*desk);
    STEWARD_TRY(load.begin());
    qint64 operations = 0;
    while (!generator.atEnd()) {
        STEWARD_ASSIGN(const CommitReport report, desk->commit(generator.next(2'000), batch));
        operations += report.operations.size();
        m_console.progress(u"operations"_s, operations, m_tickets * TicketGenerator::operationsPerTicket);
    }
    m_console.endProgress();
    return load.finish();
}

Result<Ok> HubSite::makeHubOf(const QString &path)
{
    STEWARD_ASSIGN(const SqliteFile file, openSqliteFile(path, SqliteConnection::Mode::Read, m_clock));
    STEWARD_ASSIGN(const HubRules rules, rulesOf(*file.connection));
    STEWARD_ASSIGN([[maybe_unused]] const HubMade made, makeHub(m_url, *file.connection, rules.schema, rules.policies, m_clock,
        [this](const QString &what, qint64 done, qint64 total) { return m_console.progress(what, done, total); }));
    m_console.endProgress();
    return Ok{};
}

Result<HubSite::Login> HubSite::add(const QString &name, const QString &role, const QStringList &worksFor)
{
    const QString login = u"bench_%1_%2"_s.arg(m_mark, name);
    const QString password = QString::fromLatin1(m_random.bytes(16).toHex());
    STEWARD_ASSIGN([[maybe_unused]] const HubUser user,
        addHubUser(m_url, login, u"Bench "_s + name, {role, worksFor, {}}, password, m_clock, m_random));
    return Login{urlFor(m_url, login), password};
}

Result<Ok> HubSite::prepare()
{
    if (!m_folder.isValid())
        return Error{ErrorKind::Unavailable, u"bench.folder"_s, u"no temporary folder can be made"_s,
            u"set TMPDIR to a folder with some gigabytes of room"_s, {}};
    m_mark = QString::fromLatin1(m_random.bytes(4).toHex());
    const Result<HubOwner> hub = openHub(m_url);
    if (!hub && hub.error().code != u"storage.not-a-workspace")
        return hub.error();
    if (!hub) {
        const QString path = filePath(u"hub.steward"_s);
        stage(u"a desk of %1 tickets"_s.arg(m_tickets));
        STEWARD_TRY(makeDesk(path));
        stage(u"a hub out of it"_s);
        STEWARD_TRY(makeHubOf(path));
        QFile::remove(path);
    }
    STEWARD_ASSIGN(m_technician, add(u"technician"_s, u"technician"_s, {u"Team 1"_s, u"Team 2"_s, u"Team 3"_s}));
    STEWARD_ASSIGN(m_supervisor, add(u"supervisor"_s, u"teamlead"_s, {}));
    STEWARD_ASSIGN(m_administrator, add(u"administrator"_s, u"administrator"_s, {}));
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, open(m_supervisor));
    QueryContext context;
    context.catalog = QueryCatalog::make(desk->sharedSchema());
    context.now = desk->clock().now();
    STEWARD_ASSIGN(m_tickets, ListQuery(desk->connection()).count(bindQuery(QString(), context)));
    return Ok{};
}

Result<std::unique_ptr<HubClient>> HubSite::connect(const Login &login)
{
    STEWARD_ASSIGN(auto session, PostgresqlConnection::open(login.url, PostgresqlConnection::Mode::Write, {.password = login.password}));
    return std::make_unique<HubClient>(std::move(session));
}

Result<std::unique_ptr<Workspace>> HubSite::open(const Login &login)
{
    WorkspaceOptions options;
    options.password = login.password;
    return Workspace::open(login.url, options);
}

double ServerTime::spent() const
{
    double ms = 0;
#ifdef Q_OS_LINUX
    for (const int process : m_processes) {
        QFile file(u"/proc/%1/stat"_s.arg(process));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray line = file.readAll();
        if (!line.contains("(postgres)"))
            continue;
        const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' '); // from the third field on
        constexpr int user = 11;
        constexpr int system = 12;
        if (fields.size() > system)
            ms += (fields[user].toDouble() + fields[system].toDouble()) * 1000 / double(sysconf(_SC_CLK_TCK));
    }
#endif
    return ms;
}

} // namespace steward::cli
