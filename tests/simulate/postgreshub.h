// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/postgresqlconnection.h"
#include "tests/simulate/memoryhub.h"

namespace steward {

class OperationLog;

/// The hub of a real server, in a database of its own on the test cluster, and beside it what the hub in memory makes of
/// the same operations: each fact that the server writes down is compared with what memory would have written (stamp, order,
/// chain), and at the end each row with the fold. What is judged is the server's alone; memory takes its verdict.
///
/// The server's clock is the world's, its backups are copies of the database, and going back to one is done as an
/// administrator does it. Thread: one.
class PostgresHub : public MemoryHub
{
public:
    PostgresHub(std::shared_ptr<const Schema> schema, const ManualClock &clock, quint64 seed);
    ~PostgresHub() override;

    QList<Uuid> makeTeams(int count) override;
    void setLogin(const QString &name, const Login &login) override;
    std::unique_ptr<Hub> connect(const QString &login) override;
    void setVersions(int, int) override {} ///< a server says what it was made with
    QList<Status> statuses() const override;
    void endSessions() override;
    QString proof() override;
    State keep() override;
    void failOver(const State &remains) override;
    void goBack(const State &remains) override;
    void sayThatItWentBack(const State &remains) override;

private:
    class Session;

    QString url() const;
    QString urlOf(const QString &login) const;
    void open();
    void close();
    void putBack(const State &remains);
    void letIn(const QString &name, const Login &login);
    void letEverybodyIn();
    void tellTime();
    void catchUp();
    void learnReplicas();

    const ManualClock &m_clock;
    std::shared_ptr<const Schema> m_schema;
    SeededRandom m_random;
    QString m_database;
    std::unique_ptr<PostgresqlConnection> m_owner;
    std::unique_ptr<OperationLog> m_log;
    QSet<Session *> m_sessions;
    int m_kept = 0;
    QString m_broken;
};

} // namespace steward
