// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/backoff.h"
#include "core/desk/attachmentdownload.h"
#include "core/desk/session.h"
#include "core/sync/syncstate.h"

#include <atomic>

namespace steward {

class HubClient;

/// Keeps the file of a session in step with its team server while the desk is open: right after something was written
/// here, when the server gives notice that somebody else has written, every few seconds while somebody looks, every minute
/// otherwise, and at growing distances while the server cannot be reached. A notice is a hint; what comes is what a round
/// finds. Works on a thread and a connection of its own, so neither a save nor a list waits for the network. Does nothing
/// on a desk that is no replica. GUI thread.
class ReplicaSync : public QObject
{
    Q_OBJECT

public:
    /// `options` as the session was opened with; `secrets` in them must outlive this object.
    ReplicaSync(DeskSession *session, const WorkspaceOptions &options, QObject *parent = nullptr);
    ~ReplicaSync() override;

    /// False until the file was looked at, and for ever on a desk that is no replica.
    bool isActive() const { return m_isActive; }
    bool isRunning() const { return m_isRunning; }
    const SyncState &state() const { return m_state; }
    /// When it tries again while the server cannot be reached.
    std::optional<Instant> nextTry() const { return m_nextTry; }
    /// Since when the server cannot be reached.
    std::optional<Instant> offlineSince() const { return m_offlineSince; }

    /// The next pieces of a content that is at the server. Ends with an error while that cannot be reached.
    QFuture<Result<AttachmentDownload::Progress>> fetch(const std::shared_ptr<AttachmentDownload> &download);

    /// A round at once, whatever the timer says.
    void syncNow();
    void setInFront(bool inFront);
    /// Somebody typed it just now, since the keychain has none or another; a round begins at once.
    void setPassword(const QString &password);

    static constexpr int soonMs = 20; ///< after a change here; what follows while the round runs goes with the next
    /// The rest between two rounds that notices made, as multiples of how long the last one took: many writers or a slow
    /// server make few rounds. A notice that comes later is followed at once.
    static constexpr int restFactor = 3;
    static constexpr int leastRestMs = 40;
    static constexpr int mostRestMs = 1000;
    static constexpr int frontMs = 5000;
    static constexpr int behindMs = 60'000;

Q_SIGNALS:
    void stateChanged();

private:
    /// What the thread works with; both are made by the first round.
    struct Line
    {
        Line();
        ~Line();

        std::unique_ptr<Workspace> desk;
        std::unique_ptr<HubClient> hub;
    };
    struct Round
    {
        SyncState state;
        std::optional<Error> error; ///< as a value: the state counts after a failure too
        int socket = -1; ///< on which notices come
        bool isBehind = false; ///< somebody has written since
        bool hasChanged = false; ///< something came in
    };
    static Result<Round> runRound(Line &line, const WorkspaceOptions &options);
    static Result<Ok> listen(Line &line, Round &round);
    using Progress = std::function<bool(const SyncState &)>;
    static Result<Ok> reach(Line &line, const WorkspaceOptions &options);
    static Result<Round> runRound(Line &line, const WorkspaceOptions &options, const Progress &told);
    Progress progress(); ///< to be called on the line's thread
    void took(const Result<Round> &round);
    void watch(int socket);
    void noticed();
    int restMs() const;
    void schedule(Duration wait);

    DeskSession *m_session;
    WorkspaceOptions m_options;
    SystemRandom m_random;
    Backoff m_backoff{m_random};
    QTimer m_timer;
    std::unique_ptr<SocketWatch> m_watch;
    QElapsedTimer m_sinceRound;
    QElapsedTimer m_inRound;
    qint64 m_roundMs = 0; ///< of the last one
    SyncState m_state;
    std::optional<Instant> m_nextTry;
    std::optional<Instant> m_offlineSince;
    bool m_isActive = false;
    bool m_isRunning = false;
    bool m_again = false; ///< something was written while a round ran
    bool m_isInFront = true;
    std::atomic<bool> m_isClosing = false; ///< read on the line's thread
    std::unique_ptr<Executor<Line>> m_line; ///< last: waits for its round
};

} // namespace steward
