// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/hub/hubclient.h"

namespace steward {

/// A hub as a replica's login would see it, over the session of a courier (core/storage/hub/carry.sql): each call is a
/// transaction that says whom it is for. Errors besides those of Hub: PermissionDenied "hub.not-yours" when the login is no
/// courier, or the replica none that can be carried. Thread: the client's.
class CarriedHub : public Hub, private HubContents
{
public:
    /// `client` is the courier's session and must outlive this.
    CarriedHub(HubClient &client, const Uuid &replica) : m_client(client), m_replica(replica) {}

    /// Whose replica it is, and its key for bundles.
    struct Owner
    {
        QString login;
        QByteArray openKey;
    };
    Result<Owner> owner();
    /// Keeps the signature of the last operation that was carried (signWork() in core/storage/bundle.h).
    Result<Ok> keepSignature(qint64 rseq, const QByteArray &signature);

    Result<HubGreeting> greet() override;
    Result<HubReplica> lease() override { return notHere(); }
    Result<HubReplica> enroll(const Uuid &) override { return notHere(); }
    Result<HubReplica> replica(const Uuid &id) override;
    Result<bool> holds(const HubPlace &place) override;
    Result<QList<PushVerdict>> push(const PushPage &page) override;
    Result<PullPage> pull(const HubPlace &place, int limit) override;
    Result<QList<LoggedOperation>> history(const Uuid &record) override;
    HubContents *contents() override { return this; }

private:
    Result<Coming> begin(const Digest &sha256, qint64 size) override;
    Result<qint64> put(const Digest &sha256, qint64 n, QByteArrayView piece) override;
    Result<Ok> finish(const Digest &sha256) override;
    Result<Ok> withdraw(const Digest &sha256) override;
    Result<Held> state(const Uuid &attachment) override;
    Result<QByteArray> piece(const Uuid &attachment, qint64 n) override;

    Result<Owner> carry();
    template<class T, class Work>
    Result<T> carried(Work work);
    static Error notHere();

    HubClient &m_client;
    Uuid m_replica;
};

/// The hub's own pair for bundles, for a courier. Errors: PermissionDenied "hub.not-yours".
struct HubBundlePair
{
    QByteArray open;
    QByteArray secret;
};
Result<HubBundlePair> hubBundlePair(HubClient &client);

} // namespace steward
