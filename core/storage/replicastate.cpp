// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/replicastate.h"

#include "core/base/hash.h"
#include "core/oplog/canonical.h"

namespace steward {

namespace {

constexpr const char *accessNames[] = {"active", "read-only", "revoked"};

} // namespace

Result<std::optional<ReplicaState>> readReplicaState(Connection &connection)
{
    if (connection.dialect() != Dialect::Sqlite)
        return std::optional<ReplicaState>();
    STEWARD_ASSIGN(Statement find, connection.prepare(QByteArrayLiteral(
        "SELECT url, workspace, rno, prefix, incarnation, epoch, seq, chain, head, state, scope_seq, "
        "clock_offset, contact, copied FROM sync_state")));
    find.bind();
    STEWARD_ASSIGN(const bool any, find.step());
    if (!any)
        return std::optional<ReplicaState>();
    ReplicaState state;
    state.url = find.text(0);
    state.workspace = find.uuid(1);
    state.rno = find.integer(2);
    state.prefix = find.text(3);
    state.incarnation = find.uuid(4);
    state.epoch = find.integer(5);
    state.seq = find.integer(6);
    state.chain = digestFromBytes(find.view(7));
    state.head = find.integer(8);
    const QString access = find.text(9);
    for (const auto known : {ReplicaState::Access::ReadOnly, ReplicaState::Access::Revoked}) {
        if (access == QLatin1String(accessNames[int(known)]))
            state.access = known;
    }
    state.scopeSeq = find.integer(10);
    state.clockOffset = find.optionalInteger(11);
    if (!find.isNull(12))
        state.contact = Instant{find.integer(12)};
    state.isCopied = find.integer(13) != 0;
    return std::optional(state);
}

Result<ReplicaState> replicaState(Connection &connection)
{
    STEWARD_ASSIGN(const std::optional<ReplicaState> state, readReplicaState(connection));
    if (!state)
        return Error{ErrorKind::FailedPrecondition, QStringLiteral("sync.no-replica"),
            QStringLiteral("this desk is no replica of a hub"), QStringLiteral("make one with sync init"), {}};
    return *state;
}

Result<Ok> saveReplicaState(Connection &connection, const ReplicaState &state)
{
    STEWARD_ASSIGN(Statement save, connection.prepare(QByteArrayLiteral(
        "INSERT INTO sync_state(one, url, workspace, rno, prefix, incarnation, epoch, seq, chain, head, state, "
        "scope_seq, clock_offset, contact, copied) VALUES(1,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (one) DO UPDATE SET "
        "url = excluded.url, workspace = excluded.workspace, rno = excluded.rno, prefix = excluded.prefix, "
        "incarnation = excluded.incarnation, epoch = excluded.epoch, seq = excluded.seq, "
        "chain = excluded.chain, head = excluded.head, state = excluded.state, scope_seq = excluded.scope_seq, "
        "scope_seq = excluded.scope_seq, clock_offset = excluded.clock_offset, contact = excluded.contact, "
        "copied = excluded.copied")));
    save.bind(state.url, state.workspace, state.rno, state.prefix, state.incarnation,
        state.epoch, state.seq,
        view(state.chain), state.head, QString::fromLatin1(accessNames[int(state.access)]), state.scopeSeq,
        state.clockOffset, state.contact, state.isCopied);
    return save.run();
}

Result<Ok> saveForks(Connection &connection, const EpochForks &forks)
{
    for (const auto &[epoch, seq] : forks) {
        STEWARD_ASSIGN(Statement save, connection.prepare(QByteArrayLiteral(
            "INSERT INTO sync_fork(epoch, seq) VALUES(?, ?) ON CONFLICT (epoch) DO UPDATE SET seq = excluded.seq")));
        save.bind(epoch, seq);
        STEWARD_TRY(save.run());
    }
    return Ok{};
}

Result<QString> prefixOf(Connection &connection, const Uuid &replica)
{
    STEWARD_ASSIGN(Statement find,
        connection.prepare(QByteArrayLiteral("SELECT prefix FROM sync_prefix WHERE replica = ?")));
    find.bind(replica);
    STEWARD_ASSIGN(const bool any, find.step());
    return any ? find.text(0) : QString();
}

Result<Ok> savePrefix(Connection &connection, const Uuid &replica, const QString &prefix)
{
    if (prefix.isEmpty())
        return Ok{};
    STEWARD_ASSIGN(Statement save, connection.prepare(QByteArrayLiteral(
        "INSERT INTO sync_prefix(replica, prefix) VALUES(?, ?) ON CONFLICT (replica) DO NOTHING")));
    save.bind(replica, prefix);
    return save.run();
}

QString provisionalNumber(const QString &typePrefix, const QString &replicaPrefix, qint64 rseq)
{
    return QStringLiteral("%1-%2-%3").arg(typePrefix, replicaPrefix).arg(rseq, 4, 10, QLatin1Char('0'));
}

Result<QList<qint64>> ownReplicas(Connection &connection)
{
    STEWARD_ASSIGN(Statement rows, connection.prepare(QByteArrayLiteral("SELECT rno FROM sync_own ORDER BY rno")));
    rows.bind();
    QList<qint64> own;
    while (true) {
        STEWARD_ASSIGN(const bool row, rows.step());
        if (!row)
            return own;
        own.append(rows.integer(0));
    }
}

Result<Ok> addOwnReplica(Connection &connection, qint64 rno)
{
    STEWARD_ASSIGN(Statement save,
        connection.prepare(QByteArrayLiteral("INSERT INTO sync_own(rno) VALUES(?) ON CONFLICT (rno) DO NOTHING")));
    save.bind(rno);
    return save.run();
}

Uuid nextIncarnation(const Uuid &of)
{
    Uuid next = Uuid::fromBytes(toBytes(Sha256().add("copy").add(of.toBytes()).finish()).first(16));
    next.bytes[6] = std::uint8_t((next.bytes[6] & 0x0f) | 0x80);
    next.bytes[8] = std::uint8_t((next.bytes[8] & 0x3f) | 0x80);
    return next;
}

Result<std::optional<Digest>> ownHash(Connection &connection, qint64 rno, qint64 rseq)
{
    STEWARD_ASSIGN(Statement find, connection.prepare(QByteArrayLiteral(
        "SELECT hash FROM outbox WHERE rno = ?1 AND rseq = ?2 UNION ALL "
        "SELECT hash FROM operation WHERE rno = ?1 AND rseq = ?2 LIMIT 1")));
    find.bind(rno, rseq);
    STEWARD_ASSIGN(const bool any, find.step());
    return any ? std::optional(digestFromBytes(find.view(0))) : std::nullopt;
}

Result<qint64> conflictCount(Connection &connection)
{
    STEWARD_ASSIGN(Statement find,
        connection.prepare(QByteArrayLiteral("SELECT count(DISTINCT rid) FROM conflict")));
    find.bind();
    STEWARD_ASSIGN([[maybe_unused]] const bool any, find.step());
    return find.integer(0);
}

Result<Digest> chainAt(Connection &connection, qint64 seq)
{
    STEWARD_ASSIGN(Statement last, connection.prepare(QByteArrayLiteral(
        "SELECT seq, chain FROM hub_order WHERE seq <= ? ORDER BY seq DESC LIMIT 1")));
    last.bind(seq);
    STEWARD_ASSIGN(const bool any, last.step());
    qint64 at = any ? last.integer(0) : 0;
    Digest chain = any ? digestFromBytes(last.view(1)) : Digest{};
    STEWARD_ASSIGN(Statement leaves, connection.prepare(QByteArrayLiteral(
        "SELECT seq, leaf FROM hidden_leaf WHERE seq > ? AND seq <= ? ORDER BY seq")));
    leaves.bind(at, seq);
    while (true) {
        STEWARD_ASSIGN(const bool row, leaves.step());
        if (!row)
            break;
        if (leaves.integer(0) != ++at)
            break;
        chain = chainOf(chain, digestFromBytes(leaves.view(1)));
    }
    if (at != seq)
        return Error{ErrorKind::Corrupt, QStringLiteral("sync.no-chain"),
            QStringLiteral("this replica has no operation %1 of its hub").arg(seq), QStringLiteral("run verify"),
            {QString::number(seq)}};
    return chain;
}

} // namespace steward
