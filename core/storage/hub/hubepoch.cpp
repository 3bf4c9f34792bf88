// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/hub/hubepoch.h"

#include "core/storage/hub/hubsetup.h"
#include "core/storage/connection.h"

namespace steward {

Result<HubEpoch> beginHubEpoch(const QString &url, const Clock &clock, qint64 distance, std::optional<qint64> after)
{
    if (distance < 1 || distance > 1'000)
        return Error{ErrorKind::InvalidArgument, QStringLiteral("hub.distance"),
            QStringLiteral("numbers can go on 1 to 1,000 later, not %1").arg(distance),
            QStringLiteral("leave it out unless more tickets may have been lost than it covers"), {}};
    STEWARD_ASSIGN(const HubOwner hub, openHub(url));
    Connection &connection = *hub.connection;
    STEWARD_ASSIGN(Transaction transaction, Transaction::begin(connection, Transaction::Mode::Immediate));
    // Pushes lock the counters of numbers first and this row last; so does this.
    STEWARD_ASSIGN(Statement numbers, connection.prepare(QByteArrayLiteral(
        "INSERT INTO number_counter AS k (prefix, next) SELECT DISTINCT d.number_prefix, 1 + ? FROM decl_type d "
        "WHERE d.number_prefix IS NOT NULL ON CONFLICT (prefix) DO UPDATE SET next = k.next + ?")));
    numbers.bind(distance, distance);
    STEWARD_TRY(numbers.run());
    STEWARD_ASSIGN(Statement head,
        connection.prepare(QByteArrayLiteral("UPDATE hub_head SET epoch = greatest(epoch + 1, ?) RETURNING epoch, seq")));
    head.bind(clock.now().ms / 1'000);
    STEWARD_ASSIGN([[maybe_unused]] const bool any, head.step());
    const qint64 last = head.integer(1);
    const HubEpoch begun{head.integer(0), after.value_or(last)};
    head.reset();
    if (begun.fork < 0 || begun.fork > last)
        return Error{ErrorKind::InvalidArgument, QStringLiteral("hub.no-operation"),
            QStringLiteral("this hub has no operation %1").arg(begun.fork),
            QStringLiteral("its last one is %1").arg(last), {QString::number(begun.fork)}};
    STEWARD_ASSIGN(Statement epoch, connection.prepare(QByteArrayLiteral(
        "INSERT INTO hub_epoch (epoch, id, started_at, fork_seq) VALUES (?, gen_random_uuid(), ?, ?)")));
    epoch.bind(begun.epoch, clock.now(), begun.fork);
    STEWARD_TRY(epoch.run());
    STEWARD_ASSIGN(Statement anew, connection.prepare(QByteArrayLiteral(
        "INSERT INTO derive_queue AS d (rid, seq) SELECT r.rid, r.last_seq FROM record r WHERE r.last_seq > ? "
        "ON CONFLICT (rid) DO UPDATE SET seq = greatest(d.seq, excluded.seq)")));
    anew.bind(begun.fork);
    STEWARD_TRY(anew.run());
    STEWARD_TRY(transaction.commit());
    return begun;
}

} // namespace steward
