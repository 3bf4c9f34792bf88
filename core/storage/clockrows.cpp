// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/clockrows.h"

#include "core/storage/readrids.h"
#include "core/storage/search/indexedtexts.h"
#include "core/storage/sqlcompiler.h"

namespace steward {

Result<Ok> readClockRows(Connection &connection, const BoundQuery &query, Instant since, const std::function<bool(const ClockRow &)> &take)
{
    SqlCompiler compiler(connection.dialect(), query, &indexedTexts(connection));
    STEWARD_ASSIGN(const SqlFragment where, compiler.where(QStringLiteral("t")));
    // Three walks along an index each, so that none has to look at tickets of years ago; what two of them meet counts once.
    SqlFragment walks[3];
    walks[0].text("t.status_class < 3");
    walks[1].text("t.status_class >= 3 AND t.resolved >= ").value(since.ms);
    walks[2].text("t.status_class >= 3 AND (t.resolved IS NULL OR t.resolved < ").value(since.ms);
    walks[2].text(") AND t.opened >= ").value(since.ms);
    for (const SqlFragment &walk : walks) {
        SqlFragment select("SELECT t.rid, t.status_class, t.hold, t.priority, t.opened, t.resolved, t.updated, t.deadline, "
                           "t.assignee IS NOT NULL, t.sla, t.clocks FROM ticket t WHERE t.deleted IS NULL AND t.merged_into IS NULL AND ");
        select.add(walk);
        select.text(" AND (").add(where).text(")");
        STEWARD_ASSIGN(Statement rows, select.prepare(connection));
        while (true) {
            STEWARD_ASSIGN(const bool any, rows.step());
            if (!any)
                break;
            const auto at = [&](int column) {
                return rows.isNull(column) ? std::optional<Instant>() : Instant{rows.integer(column)};
            };
            ClockRow row;
            row.rid = rows.integer(0);
            row.statusClass = rows.integer(1);
            row.hold = rows.text(2);
            row.priority = rows.integer(3);
            row.opened = at(4);
            row.resolved = at(5);
            row.updated = at(6);
            row.deadline = at(7);
            row.isAssigned = rows.integer(8) != 0;
            row.isMissed = rows.text(9) == QLatin1String("missed");
            row.clocks = rows.text(10);
            if (!take(row))
                return Error{ErrorKind::Cancelled, QStringLiteral("sla.stopped"), QStringLiteral("stopped"), {}, {}};
        }
    }
    return Ok{};
}

Result<QList<Rid>> ticketsOpenedSince(Connection &connection, Instant since)
{
    STEWARD_ASSIGN(Statement rows, connection.prepare(QByteArrayLiteral(
        "SELECT rid FROM ticket WHERE deleted IS NULL AND opened >= ? ORDER BY rid")));
    rows.bind(since);
    return readRids(rows);
}

} // namespace steward
