// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/oplog/fold.h"
#include "core/schema/schema.h"
#include "core/storage/hub/hub.h"

#include <QHash>
#include <QSet>

#include <memory>

namespace steward {

/// A hub in memory with the rules of the real one: the order of checks, verdicts, stamps, numbers, chains, what a login
/// may see and what comes into sight or leaves it. State is a fold (core/oplog/fold.h). Its rights are as simple as
/// sync needs them: a login may write or may not, and sees tickets without a team, of its teams, or all.
/// Thread: one; everything happens in the call.
class MemoryHub
{
public:
    struct Login
    {
        Uuid person;
        bool disabled = false;
        bool mayWrite = true;
        bool seesAll = false;
        QSet<Uuid> teams;
    };

    MemoryHub(std::shared_ptr<const Schema> schema, const Clock &clock, quint64 seed);

    void setLogin(const QString &name, const Login &login); ///< new, or with other rights from now on
    const Login &login(const QString &name) const { return m_state.logins.find(name).value(); }
    std::unique_ptr<Hub> connect(const QString &login); ///< must not outlive this
    void setVersions(int minReader, int minWriter);

    struct Rights
    {
        qint64 seq = 0; ///< the stream ended here when they changed
        QString login;
        Login before;
    };
    struct Record
    {
        QString type;
        QList<qint64> operations; ///< by seq, refused ones too
        RecordValues values;
        QString number;
        Uuid about; ///< the ticket whose scope it shares
        QList<std::pair<qint64, Uuid>> teams; ///< team from seq on; null: everybody's
    };
    struct Replica
    {
        HubReplica row;
        QString login;
    };
    /// Everything there is; copies are cheap and are the backups.
    struct State
    {
        Uuid workspace;
        qint64 epoch = 1;
        EpochForks forks;
        QList<LoggedOperation> log; ///< seq is index + 1
        QList<Digest> leaves;
        QList<qint64> greatest; ///< running maximum of eff
        QHash<Uuid, Replica> replicas;
        QHash<QString, Login> logins;
        QList<Rights> rights;
        QHash<Uuid, Record> records;
        QHash<QString, qint64> counters;
        QHash<QString, Uuid> numbers; ///< number or alias → record
        QHash<Uuid, Uuid> incarnations; ///< → replica
        QHash<Uuid, QList<Uuid>> hanging; ///< ticket → comments and the like
        qint64 prefixes = 0;
        qint64 firstNumber = 0;
        int minReader = 1;
        int minWriter = 1;

        qint64 head() const { return log.size(); }
        Digest chain() const { return log.isEmpty() ? Digest{} : log.last().hub.chain; }
    };
    const State &state() const { return m_state; }
    /// What was lost with the old server is gone; a new epoch begins at the end of `remains`. Numbers and prefixes go
    /// on with a distance, since those that were lost have been shown to people.
    void failOver(const State &remains);

    bool sees(const Login &login, const Uuid &record) const;
    /// Fold of the record's accepted operations.
    FoldedRecord fold(const Uuid &record) const;
    /// Accepted operations with contexts as they count.
    QList<LoggedOperation> accepted(const Uuid &record) const;

private:
    class Session;
    struct Judged;

    Result<QList<PushVerdict>> push(const QString &login, const PushPage &page);
    Result<Ok> prove(const QString &login, const PushPage &page) const;
    bool mayHaveTwins(const Replica &replica, const PushPage &page) const;
    QString twinOf(const Operation &op) const;
    QString judge(const Login &login, const Operation &op, const QHash<Uuid, QString> &created, bool maybeTwins) const;
    PushVerdict accept(const QString &login, const Operation &op, const QString &verdict);
    void foldIn(const LoggedOperation &logged);
    Result<PullPage> pull(const QString &login, const HubPlace &place, int limit) const;
    std::optional<LoggedOperation> shown(const QString &login, const LoggedOperation &logged) const;
    QList<LoggedOperation> visibleOperations(const QString &login, const Uuid &record, qint64 end) const;
    Uuid ticketOf(const Uuid &record) const;
    Uuid teamOf(const Uuid &record) const;

    std::shared_ptr<const Schema> m_schema;
    const Clock &m_clock;
    SeededRandom m_random;
    State m_state;
};

} // namespace steward
