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
    virtual ~MemoryHub() = default;

    virtual QList<Uuid> makeTeams(int count);
    /// New, or with other rights from now on. Who the person is says the hub.
    virtual void setLogin(const QString &name, const Login &login);
    const Login &login(const QString &name) const { return m_state.logins.find(name).value(); }
    virtual std::unique_ptr<Hub> connect(const QString &login); ///< must not outlive this
    virtual void setVersions(int minReader, int minWriter);
    struct Status
    {
        QString key;
        qint64 statusClass = 0;
    };
    virtual QList<Status> statuses() const; ///< that a ticket can have
    virtual void endSessions() {} ///< as a server that starts again
    /// Empty, or what a hub has done otherwise than this one would have, or that its rows are not what its log says.
    virtual QString proof() { return {}; }

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
        int kept = 0; ///< name of the copy that a server made of itself

        qint64 head() const { return log.size(); }
        Digest chain() const { return log.isEmpty() ? Digest{} : log.last().hub.chain; }
    };
    const State &state() const { return m_state; }
    /// What was lost with the old server is gone; a new epoch begins at the end of `remains`. Numbers and prefixes go
    /// on with a distance, since those that were lost have been shown to people.
    virtual void failOver(const State &remains);
    /// The same, and nobody says so: no epoch begins, and the hub goes on as if nothing had happened. (A real one would also
    /// give numbers and prefixes again, for which nothing helps but saying it in time.)
    virtual void goBack(const State &remains);
    /// It is said late: `remains` is what was put back then. What was taken since stays, in a new epoch that forks off there.
    virtual void sayThatItWentBack(const State &remains);
    virtual State keep() { return m_state; } ///< a backup

    bool sees(const Login &login, const Uuid &record) const;
    /// Fold of the record's accepted operations.
    FoldedRecord fold(const Uuid &record) const;
    /// Accepted operations with contexts as they count.
    QList<LoggedOperation> accepted(const Uuid &record) const;

protected:
    /// As this hub would have decided it.
    HubFact factFor(const QString &login, const Operation &op, const QString &verdict, Instant now) const;
    void store(const LoggedOperation &logged);

    State m_state;

private:
    class Session;

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
};

} // namespace steward
