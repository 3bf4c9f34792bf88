// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/hub/contents.h"
#include "core/storage/hub/hub.h"
#include "core/storage/postgresqlconnection.h"

#include <memory>

namespace steward {

/// A hub behind a PostgreSQL server: each call is one call of a function in its schema `api` (core/storage/hub/*.sql), in
/// no transaction of the client, with binary parameters. Thread: the one that opened it, except interrupt().
class HubClient : public Hub
{
public:
    /// `url` names the person's own login. Errors: those of PostgresqlConnection::open(), with "hub.unreachable" where
    /// nobody answers.
    static Result<std::unique_ptr<HubClient>> open(const QString &url);
    explicit HubClient(std::unique_ptr<PostgresqlConnection> connection);
    ~HubClient() override;

    Result<HubGreeting> greet() override;
    Result<HubReplica> lease() override;
    Result<HubReplica> enroll(const Uuid &incarnation) override;
    Result<HubReplica> replica(const Uuid &id) override;
    Result<bool> holds(const HubPlace &place) override;
    Result<QList<PushVerdict>> push(const PushPage &page) override;
    Result<PullPage> pull(const HubPlace &place, int limit) override;
    void notTaken() override { m_told = {}; }
    Result<QList<LoggedOperation>> history(const Uuid &record) override;
    Result<QByteArray> bundleKey(const Uuid &replica, const QByteArray &openKey) override;
    HubContents *contents() override { return &m_contents; }

    void interrupt() { m_connection->interrupt(); }
    /// For whoever reads rows over the same session.
    PostgresqlConnection &connection() { return *m_connection; }

private:
    void declareWhatChanged(const PushPage &page, const QList<PushVerdict> &verdicts);
    Result<HubReplica> oneReplica(const QByteArray &sql, const std::optional<Uuid> &id);

    std::unique_ptr<PostgresqlConnection> m_connection;
    ServerContents m_contents;
    std::pair<HubPlace, qint64> m_told; ///< where the last page ended, and up to which change of rights it told
};

/// Errors of a connection by the names that Hub gives them.
Error hubError(const Error &error);

/// The last operation of each replica in an answer: the next one leaves out the hash that it continues.
struct BodyLink
{
    qint64 rseq = 0;
    Digest hash{};
};
using BodyLinks = QHash<Uuid, BodyLink>;

/// Reads an operation as api.pull() gives it (pull.sql has the format). Errors: Corrupt "hub.body".
Result<LoggedOperation> readOperationBody(QByteArrayView body, qint64 seq, BodyLinks &links);
/// Reads what is left of an own operation on a record out of sight: dot, type and fact. Errors: as above.
Result<LoggedOperation> readOwnFact(QByteArrayView body, qint64 seq);

} // namespace steward
