// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/connection.h"
#include "core/storage/projectionschema.h"

namespace steward::test {

/// Projection rows of a desk of any size, made inside the database: for plans and figures, where only numbers matter.
/// 5 % of the tickets are open; 8 teams, 40 agents, a requester per 10 tickets, one in 500 of them VIP.
/// Me is person 1000001 and in team 1.
class SyntheticQueue
{
public:
    static constexpr Instant now{1'795'435'200'000};
    static constexpr Rid firstPerson = 1'000'001;

    static Uuid me()
    {
        Uuid id;
        id.bytes[0] = 7;
        return id;
    }

    static Result<Ok> fill(Connection &connection, const Schema &schema, int tickets)
    {
        const int people = std::max(100, tickets / 10);
        for (const ProjectionTable &table : projectionTables(schema))
            STEWARD_TRY(connection.execute(createSql(table, Dialect::Sqlite).toUtf8()));
        STEWARD_ASSIGN(Transaction transaction, Transaction::begin(connection, Transaction::Mode::Immediate));
        STEWARD_ASSIGN(Statement record,
            connection.prepare("INSERT INTO record(rid, id, type, last_seq) "
                               "VALUES(?,?,'person',1)"));
        record.bind(firstPerson, me());
        STEWARD_TRY(record.run());
        STEWARD_TRY(connection.execute(
            series(8, "INSERT INTO team(rid, sort_key, name) SELECT n, 'team ' || n, 'Team ' || n FROM s")));
        STEWARD_TRY(connection.execute("INSERT INTO team_member(rid, item) VALUES(1, 1000001)"));
        STEWARD_TRY(connection.execute(series(people,
            "INSERT INTO person(rid, sort_key, name, name_fold, vip) SELECT 1000000 + n, 'person ' || (n * "
            "7919 % 1000003), "
            "'Person ' || n, 'person ' || n, CASE WHEN n % 500 = 0 THEN 1 END FROM s")));
        STEWARD_TRY(connection.execute(series(50,
            "INSERT INTO service(rid, sort_key, name) SELECT 500000000 + n, 'service ' || n, 'Service ' || n "
            "FROM s")));
        const QByteArray at = QByteArray::number(now.ms);
        const QByteArray persons = QByteArray::number(people);
        // h is a hash of n, so that columns are independent of each other and of the order of insertion.
        STEWARD_TRY(connection.execute(series(tickets,
            "INSERT INTO ticket(rid, kind, sort_key, title, number, number_sort, status, status_class, "
            "priority, impact, urgency, team, "
            "assignee, requester, service, opened, updated, due, resolved, reopens, comments) "
            "SELECT 10000000 + n, 'incident', 'ticket ' || (h % 100003), 'Ticket ' || n, printf('INC-%06d', "
            "n), printf('inc-%012d', n), "
            "CASE WHEN h % 100 >= 5 THEN 'closed' WHEN h % 3 = 0 THEN 'new' WHEN h % 3 = 1 THEN 'assigned' "
            "ELSE 'onhold' END, "
            "CASE WHEN h % 100 >= 5 THEN 4 ELSE h % 3 END, 1 + h / 7 % 5, 1 + h / 11 % 3, 1 + h / 13 % 3, 1 "
            "+ h / 17 % 8, "
            "CASE WHEN h / 19 % 10 > 0 THEN 1000001 + h / 23 % 40 END, 1000001 + h / 29 % "
                + persons + ", 500000001 + h / 31 % 50, " + at + " - h / 37 % 31536000 * 1000, " + at
                + " - h / 41 % 31536000 * 1000, "
                  "CASE WHEN h / 43 % 5 > 0 THEN "
                + at
                + " + (h / 47 % 1209600 - 259200) * 1000 END, "
                  "CASE WHEN h % 100 >= 5 THEN "
                + at
                + " - h / 53 % 31536000 * 1000 END, CASE WHEN h / 59 % 20 = 0 THEN 1 END, h / 61 % 9 "
                  "FROM (SELECT n, (n * 2654435761 % 4294967296) * 1103515245 % 1000000007 AS h FROM s)")));
        STEWARD_TRY(connection.execute(series(tickets / 50,
            "INSERT OR IGNORE INTO ticket_watcher(rid, item) SELECT 10000000 + n * 50, 1000001 + n % 40 FROM "
            "s")));
        for (const ProjectionTable &table : projectionTables(schema)) {
            for (const QString &index : indexSql(table, Dialect::Sqlite))
                STEWARD_TRY(connection.execute(index.toUtf8()));
        }
        return transaction.commit();
    }

private:
    static QByteArray series(int count, const char *insert) { return series(count, QByteArray(insert)); }
    /// The statement with a table s of the numbers from 1 to `count`.
    static QByteArray series(int count, const QByteArray &insert)
    {
        return "WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < "
            + QByteArray::number(count) + ") " + insert;
    }
};

} // namespace steward::test
