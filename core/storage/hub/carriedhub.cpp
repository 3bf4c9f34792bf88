// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/hub/carriedhub.h"

namespace steward {

Error CarriedHub::notHere()
{
    return {ErrorKind::FailedPrecondition, QStringLiteral("hub.carried"),
        QStringLiteral("a courier makes no replicas for others"), {}, {}};
}

template<class T, class Work>
Result<T> CarriedHub::carried(Work work)
{
    Connection &connection = m_client.connection();
    Result<Transaction> transaction = Transaction::begin(connection, Transaction::Mode::Immediate);
    if (!transaction)
        return hubError(transaction.error());
    STEWARD_TRY(carry());
    Result<T> result = work();
    if (!result)
        return result;
    const Result<Ok> done = transaction->commit();
    return done ? std::move(result) : Result<T>(hubError(done.error()));
}

/// For the transaction that was begun.
Result<CarriedHub::Owner> CarriedHub::carry()
{
    Result<Statement> carry = m_client.connection().prepare(QByteArrayLiteral("SELECT login, open_key FROM api.carry(?)"));
    if (!carry)
        return hubError(carry.error());
    carry->bind(m_replica);
    const Result<bool> said = carry->step();
    if (!said)
        return hubError(said.error());
    return Owner{carry->text(0), carry->blob(1)};
}

Result<CarriedHub::Owner> CarriedHub::owner()
{
    STEWARD_ASSIGN(Transaction transaction, Transaction::begin(m_client.connection(), Transaction::Mode::Immediate));
    return carry(); // nothing is done with it, so the transaction is not kept
}

Result<Ok> CarriedHub::keepSignature(qint64 rseq, const QByteArray &signature)
{
    return carried<Ok>([&]() -> Result<Ok> {
        Result<Statement> keep = m_client.connection().prepare(QByteArrayLiteral("SELECT api.sign_carried(?, ?, ?)"));
        if (!keep)
            return hubError(keep.error());
        keep->bind(m_replica, rseq, signature);
        const Result<bool> kept = keep->step();
        return kept ? Result<Ok>(Ok{}) : Result<Ok>(hubError(kept.error()));
    });
}

Result<HubGreeting> CarriedHub::greet()
{
    return carried<HubGreeting>([&] { return m_client.greet(); });
}

Result<HubReplica> CarriedHub::replica(const Uuid &id)
{
    return carried<HubReplica>([&] { return m_client.replica(id); });
}

Result<bool> CarriedHub::holds(const HubPlace &place)
{
    return carried<bool>([&] { return m_client.holds(place); });
}

Result<QList<PushVerdict>> CarriedHub::push(const PushPage &page)
{
    return carried<QList<PushVerdict>>([&] { return m_client.push(page); });
}

Result<PullPage> CarriedHub::pull(const HubPlace &place, int limit)
{
    return carried<PullPage>([&] { return m_client.pull(place, limit); });
}

Result<QList<LoggedOperation>> CarriedHub::history(const Uuid &record)
{
    return carried<QList<LoggedOperation>>([&] { return m_client.history(record); });
}

Result<HubContents::Coming> CarriedHub::begin(const Digest &sha256, qint64 size)
{
    return carried<Coming>([&] { return m_client.contents()->begin(sha256, size); });
}

Result<qint64> CarriedHub::put(const Digest &sha256, qint64 n, QByteArrayView piece)
{
    return carried<qint64>([&] { return m_client.contents()->put(sha256, n, piece); });
}

Result<Ok> CarriedHub::finish(const Digest &sha256)
{
    return carried<Ok>([&] { return m_client.contents()->finish(sha256); });
}

Result<Ok> CarriedHub::withdraw(const Digest &sha256)
{
    return carried<Ok>([&] { return m_client.contents()->withdraw(sha256); });
}

Result<HubContents::Held> CarriedHub::state(const Uuid &attachment)
{
    return carried<Held>([&] { return m_client.contents()->state(attachment); });
}

Result<QByteArray> CarriedHub::piece(const Uuid &attachment, qint64 n)
{
    return carried<QByteArray>([&] { return m_client.contents()->piece(attachment, n); });
}

Result<HubBundlePair> hubBundlePair(HubClient &client)
{
    Result<Statement> pair = client.connection().prepare(QByteArrayLiteral("SELECT open, secret FROM api.bundle_pair()"));
    if (!pair)
        return hubError(pair.error());
    const Result<bool> any = pair->step();
    if (!any)
        return hubError(any.error());
    if (!*any)
        return Error{ErrorKind::FailedPrecondition, QStringLiteral("bundle.no-key"),
            QStringLiteral("the team server has no key for bundles yet"), QStringLiteral("its owner runs hub upgrade"), {}};
    return HubBundlePair{pair->blob(0), pair->blob(1)};
}

} // namespace steward
