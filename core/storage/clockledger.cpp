// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/clockledger.h"

#include "core/storage/readrids.h"
#include "core/storage/settings.h"

namespace steward {

namespace {

constexpr int base = 36;

/// The rid behind which clocks are still to be computed; empty when all are.
QString dueSetting() { return QStringLiteral("clocks.due"); }

QString textOf(const std::optional<Instant> &at) { return at ? QString::number(at->ms, base) : QString(); }

std::optional<Instant> instantOf(QStringView text)
{
    bool ok = false;
    const qint64 ms = text.toString().toLongLong(&ok, base);
    return ok ? std::optional(Instant{ms}) : std::nullopt;
}

QChar letterOf(ServiceClock::State state)
{
    switch (state) {
    case ServiceClock::State::Running: return u'R';
    case ServiceClock::State::Paused: return u'P';
    case ServiceClock::State::Met: return u'M';
    case ServiceClock::State::Missed: return u'X';
    case ServiceClock::State::Cancelled: break;
    }
    return u'C';
}

ServiceClock::State stateOf(QChar letter)
{
    return letter == u'P'   ? ServiceClock::State::Paused
        : letter == u'M'    ? ServiceClock::State::Met
        : letter == u'X'    ? ServiceClock::State::Missed
                            : ServiceClock::State::Running;
}

} // namespace

QList<StoredClock> readClocks(const QString &text)
{
    QList<StoredClock> clocks;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        const QStringList parts = word.split(u',');
        if (parts.size() != 5 || parts[0].size() < 10)
            continue;
        StoredClock clock;
        clock.state = stateOf(parts[0][0]);
        clock.target = parts[0].mid(1, 8);
        clock.cycle = parts[0].mid(9).toInt();
        clock.begin = instantOf(parts[1]).value_or(Instant{});
        clock.deadline = instantOf(parts[2]);
        clock.ended = instantOf(parts[3]);
        clock.breachedAt = instantOf(parts[4]);
        clocks.append(clock);
    }
    return clocks;
}

ClockColumns ClockColumns::of(const QList<ServiceClock> &clocks)
{
    QStringList words;
    bool runs = false;
    bool waits = false;
    bool missed = false;
    for (const ServiceClock &clock : clocks) {
        if (clock.state == ServiceClock::State::Cancelled || clock.isSuperseded)
            continue;
        runs = runs || clock.state == ServiceClock::State::Running;
        waits = waits || clock.state == ServiceClock::State::Paused;
        missed = missed || clock.isBreached();
        words.append(letterOf(clock.state) + clock.target.toString().right(8) + QString::number(clock.cycle) + u','
            + textOf(clock.begin) + u',' + textOf(clock.deadline) + u',' + textOf(clock.ended) + u',' + textOf(clock.breachedAt));
    }
    ClockColumns columns;
    if (words.isEmpty())
        return columns;
    const std::optional<Instant> next = nextDeadline(clocks);
    columns.deadline = next ? Value::instant(*next) : Value();
    columns.sla = Value(missed ? QStringLiteral("missed")
            : runs             ? QStringLiteral("running")
            : waits            ? QStringLiteral("paused")
                               : QStringLiteral("met"));
    columns.clocks = Value(words.join(u' '));
    return columns;
}

ClockLedger::ClockLedger(Connection &connection, RecordStore &records, OperationLog &log)
    : m_connection(connection)
    , m_records(records)
    , m_log(log)
    , m_book(connection, records, [&log](Rid rid) { return log.ofRecord(rid); })
{
}

Result<ClockColumns> ClockLedger::columnsOf(const RecordType &type, Rid rid, const QList<LoggedOperation> &operations)
{
    STEWARD_ASSIGN(const ServiceLevels *const levels, m_book.current());
    if (levels->isEmpty())
        return ClockColumns{};
    STEWARD_ASSIGN(const std::vector<TicketMoment> moments, m_book.momentsOf(type, rid, operations));
    if (moments.empty())
        return ClockColumns{};
    return ClockColumns::of(serviceClocks(*levels, type, moments, moments.back().at));
}

Result<Ok> ClockLedger::derive(const RecordType &type, Rid rid, const QList<LoggedOperation> &operations, RecordValues &values)
{
    STEWARD_ASSIGN(const ClockColumns columns, columnsOf(type, rid, operations));
    const TypePlan &plan = m_records.plan(type);
    values.values[size_t(plan.deadline)] = columns.deadline;
    values.values[size_t(plan.sla)] = columns.sla;
    values.values[size_t(plan.clocks)] = columns.clocks;
    return Ok{};
}

Result<bool> ClockLedger::measures()
{
    STEWARD_ASSIGN(const ServiceLevels *const levels, m_book.current());
    return !levels->isEmpty();
}

Result<bool> ClockLedger::isDue() const
{
    STEWARD_ASSIGN(const QString due, readSetting(m_connection, dueSetting()));
    return !due.isEmpty();
}

Result<Ok> ClockLedger::write(const QList<Rid> &tickets, Without without)
{
    if (tickets.isEmpty())
        return Ok{};
    STEWARD_ASSIGN(const ServiceLevels *const levels, m_book.current());
    if (levels->isEmpty() && without == Without::Leaves)
        return Ok{}; // there are none in the rows either
    for (const Rid rid : tickets) {
        STEWARD_ASSIGN(const std::optional<RecordPlace> place, m_records.place(rid));
        const RecordType *type = place && place->lastSeq > 0 ? m_records.schema().type(place->type) : nullptr;
        if (!type)
            continue;
        STEWARD_ASSIGN(const QList<LoggedOperation> operations, m_log.ofRecord(rid));
        STEWARD_ASSIGN(const ClockColumns columns, columnsOf(*type, rid, operations));
        STEWARD_ASSIGN(Statement update, m_connection.prepare(QByteArrayLiteral(
            "UPDATE ticket SET deadline = ?1, sla = ?2, clocks = ?3 WHERE rid = ?4 "
            "AND (deadline IS DISTINCT FROM ?1 OR sla IS DISTINCT FROM ?2 OR clocks IS DISTINCT FROM ?3)")));
        const auto text = [](const Value &value) { return value.isEmpty() ? std::optional<QString>() : value.text(); };
        update.bind(columns.deadline.toInstant(), text(columns.sla), text(columns.clocks), rid);
        STEWARD_TRY(update.run());
    }
    return Ok{};
}

bool movesClocks(const QString &type)
{
    return type == QLatin1String("target") || type == QLatin1String("agreement") || type == QLatin1String("calendar");
}

Result<Ok> makeClocksDue(Connection &connection) { return writeSetting(connection, dueSetting(), QStringLiteral("0")); }

Result<bool> refreshClocks(Connection &connection, RecordStore &records, OperationLog &log, int limit)
{
    STEWARD_ASSIGN(const QString due, readSetting(connection, dueSetting()));
    if (due.isEmpty())
        return false;
    STEWARD_ASSIGN(Transaction transaction, Transaction::begin(connection, Transaction::Mode::Immediate));
    records.forget();
    log.forget();
    STEWARD_ASSIGN(const QString from, readSetting(connection, dueSetting())); // somebody else may have gone on
    STEWARD_ASSIGN(Statement rows, connection.prepare(QByteArrayLiteral("SELECT rid FROM ticket WHERE rid > ? ORDER BY rid LIMIT ?")));
    rows.bind(from.toLongLong(), limit);
    STEWARD_ASSIGN(const QList<Rid> rids, readRids(rows));
    rows.reset();
    ClockLedger ledger(connection, records, log);
    STEWARD_TRY(ledger.write(rids, ClockLedger::Without::Clears));
    const bool more = rids.size() == limit;
    STEWARD_TRY(writeSetting(connection, dueSetting(), more ? QString::number(rids.last()) : QString()));
    STEWARD_TRY(transaction.commit());
    return more;
}

} // namespace steward
