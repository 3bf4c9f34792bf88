// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/hub/hubreading.h"

#include "core/storage/readrids.h"

namespace steward {

namespace {

struct DoingName
{
    Doing doing;
    const char *name;
};
constexpr DoingName doingNames[] = {
    {Doing::Looking, "looking"}, {Doing::TypingReply, "typing-reply"}, {Doing::TypingNote, "typing-note"}};

std::optional<QString> nameOf(Doing doing)
{
    for (const DoingName &known : doingNames) {
        if (known.doing == doing)
            return QString::fromLatin1(known.name);
    }
    return {};
}

Doing doingOf(QByteArrayView name)
{
    for (const DoingName &known : doingNames) {
        if (name == QByteArrayView(known.name))
            return known.doing;
    }
    return Doing::Looking;
}

} // namespace

Result<Ok> checkIsHub(Connection &connection)
{
    STEWARD_ASSIGN(Statement find, connection.prepare(QByteArrayLiteral(
        "SELECT EXISTS (SELECT FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace "
        "WHERE n.nspname = 'api' AND p.proname = 'greet') AND has_schema_privilege(current_user, 'api', 'USAGE')")));
    find.bind();
    const Result<bool> any = find.step();
    if (any && *any && find.integer(0))
        return Ok{};
    if (!any && any.error().code != QLatin1String("storage.sql")) // no schema of that name makes the question a mistake
        return any.error();
    return Error{ErrorKind::FailedPrecondition, QStringLiteral("hub.none"),
        QStringLiteral("there is no desk in this database that this login may use"),
        QStringLiteral("check the database's name, or ask its administrator"), {}};
}

static Error strangerError()
{
    return {ErrorKind::PermissionDenied, QStringLiteral("hub.disabled"),
        QStringLiteral("this login is disabled on this server"), QStringLiteral("ask an administrator of the desk"), {}};
}

Result<Context> hubContext(Connection &connection)
{
    STEWARD_ASSIGN(Statement find, connection.prepare(QByteArrayLiteral("SELECT epoch, seq FROM api.head()")));
    find.bind();
    STEWARD_ASSIGN(const bool any, find.step());
    if (!any)
        return strangerError();
    return Context{find.integer(0), find.integer(1), 0};
}

Result<QList<Rid>> hubRecordsOfBatch(Connection &connection, const Uuid &batch)
{
    STEWARD_ASSIGN(Statement rows, connection.prepare(QByteArrayLiteral("SELECT rid FROM api.batch_records(?)")));
    rows.bind(batch);
    return readRids(rows);
}

QString hubChannel(const Uuid &workspace)
{
    return QStringLiteral("steward_") + workspace.toString().remove(QLatin1Char('-')).right(12);
}

Result<Ok> listenTo(Connection &connection, const Uuid &workspace)
{
    return connection.execute("LISTEN " + quoted(hubChannel(workspace)).toUtf8());
}

Result<QList<PresenceRow>> exchangePresence(Connection &connection, const Uuid &record, Doing mine)
{
    // Readers may not write by themselves; this is a message and no change of the desk.
    STEWARD_TRY(connection.execute(QByteArrayLiteral("BEGIN READ WRITE")));
    const auto ask = [&]() -> Result<QList<PresenceRow>> {
        STEWARD_ASSIGN(Statement rows,
            connection.prepare(QByteArrayLiteral("SELECT person, doing, since_ms FROM api.presence(?, ?)")));
        rows.bind(record, nameOf(mine));
        QList<PresenceRow> others;
        while (true) {
            STEWARD_ASSIGN(const bool row, rows.step());
            if (!row)
                return others;
            others.append({rows.uuid(0), doingOf(rows.view(1)), Instant{rows.integer(2)}});
        }
    };
    const Result<QList<PresenceRow>> others = ask();
    STEWARD_TRY(connection.execute(others ? QByteArrayLiteral("COMMIT") : QByteArrayLiteral("ROLLBACK")));
    return others;
}

} // namespace steward
