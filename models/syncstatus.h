// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/replicasync.h"

#include <QPointer>
#include <QTimer>

namespace steward {

/// How the work on a desk reaches where it belongs: what the status bar and the outbox say in one look. A value.
struct SyncStatus
{
    enum class Place {
        File, ///< one file that is its own hub
        Replica, ///< a copy that syncs with a team server
        Hub, ///< connected to a team server
    };
    Place place = Place::File;
    bool isReadOnly = false;
    bool isBusy = false; ///< sending or receiving right now
    std::optional<Instant> offlineSince; ///< the server cannot be reached since then
    std::optional<Instant> upToDate; ///< when everything had last been received and sent
    std::optional<Instant> nextTry; ///< of connecting again
    std::optional<Error> why; ///< while offline; of another kind than Unavailable it is no matter of the network
    qint64 toSend = 0; ///< operations that wait here
    int filesPermille = -1; ///< how far the attachments are that are being sent; -1: none are
    qint64 refused = 0; ///< operations that the server did not take
    qint64 needsYou = 0; ///< records whose conflicts wait for a person

    bool operator==(const SyncStatus &) const = default;
};

/// The status of a session's desk, kept up to date. Conflicts and the outbox are counted here whenever the desk changes;
/// the connection comes from the session, and what only a replica's engine knows by follow().
/// One for each session; lives as long as it. GUI thread.
class SyncWatch : public QObject
{
    Q_OBJECT
public:
    /// Made at the first call. Null without a session.
    static SyncWatch *of(DeskSession *session);

    const SyncStatus &status() const { return m_status; }
    /// Tells what the engine of a replica knows, and asks it to try when somebody wants that. Null does nothing.
    void follow(ReplicaSync *sync);
    /// The engine that is followed; null without one.
    ReplicaSync *sync() const { return m_sync; }
    /// Asks the engine to try now; nothing happens without one.
    void tryNow() { Q_EMIT tryWanted(); }

    static constexpr int quietMs = 200; ///< between a change and the counting after it

Q_SIGNALS:
    void changed();
    void tryWanted();

private:
    explicit SyncWatch(DeskSession *session);
    void count();
    void followLink();
    void set(const SyncStatus &status);

    DeskSession *m_session;
    QPointer<ReplicaSync> m_sync;
    SyncStatus m_status;
    RequestChannel m_channel;
    QTimer m_quiet;
};

} // namespace steward
