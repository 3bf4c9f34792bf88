// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/backoff.h"
#include "core/desk/workspace.h"
#include "core/storage/executor.h"
#include "core/storage/socketwatch.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace steward {

/// What a commit changed, for everything on screen.
struct ChangeNotice
{
    Uuid batch;
    QList<WrittenOperation> operations; ///< empty when another process wrote: then re-read what is shown
    qint64 head = 0;
};

/// How an opened desk stands with its server.
struct LinkState
{
    enum class Kind {
        File, ///< there is none
        Online,
        Lost, ///< tried again at `nextTry`; what is on screen is of `lastContact`
    };
    Kind kind = Kind::File;
    Instant lastContact;
    Instant nextTry;
    Error why; ///< of Lost
};

/// The opened desk as the screens see it: a writer thread and a reader thread over the same workspace, so that neither
/// a save nor the window ever waits for a long list. All reads of a screen go through read() with its channel.
/// Thread: made and used by the GUI thread; work runs on the session's threads.
///
/// On a team server (`path` is a postgresql:// URL) the three threads have a connection each while they are used; an idle
/// desktop holds one, which listens. A notice of the server is a hint to look at its head at once; the head itself is
/// the truth and is looked at in any case, every 5 s in front and every minute behind. When the server cannot be
/// reached, reads wait and end when it is back, so screens keep what they show; writes end with the error at once.
///
///     deliver(session.read<QList<Row>>(m_channel, [query](Workspace &desk) { return rowsOf(desk, query); }), this,
///         [this](const Result<QList<Row>> &rows) { … });
class DeskSession : public QObject
{
    Q_OBJECT

public:
    /// Opens in the background; `opened` or `failed` follows. `options.clock` and `random` must outlive the session;
    /// the random source serves the writer thread only.
    DeskSession(const QString &path, const WorkspaceOptions &options, QObject *parent = nullptr);
    ~DeskSession() override;

    const QString &path() const { return m_path; }
    /// What people call it: the file's name, "maria@desk.example/steward".
    QString name() const;
    /// Valid after `opened`.
    std::shared_ptr<const Schema> schema() const { return m_schema; }
    const Uuid &me() const { return m_me; }
    const QString &myName() const { return m_myName; }
    const Uuid &workspaceId() const { return m_workspaceId; }
    const Clock &clock() const { return *m_clock; }
    bool isReadOnly() const { return m_readOnly; }
    /// As it was opened with, a password that was typed among them.
    const WorkspaceOptions &options() const { return m_options; }
    bool isOnServer() const { return m_link.kind != LinkState::Kind::File; }
    const LinkState &link() const { return m_link; }
    /// Somebody looks at the window: the server is asked more often.
    void setInFront(bool inFront);
    /// Does not wait for the next try.
    void reconnectNow();
    /// Somebody has written who does not announce it: `changed` follows at once and not with the next poll.
    void lookNow();

    template<class T>
    QFuture<Result<T>> read(RequestChannel &channel, std::function<Result<T>(Workspace &)> work)
    {
        return m_reader->run<T>(channel, std::move(work));
    }
    template<class T>
    QFuture<Result<T>> read(std::function<Result<T>(Workspace &)> work)
    {
        return m_reader->read<T>(std::move(work));
    }
    /// For reading only, and slow: counts of views, all ids. Keeps first pages quick.
    template<class T>
    QFuture<Result<T>> readSlowly(RequestChannel &channel, std::function<Result<T>(Workspace &)> work)
    {
        m_slowUse.start();
        return m_slowReader->run<T>(channel, std::move(work));
    }
    template<class T>
    QFuture<Result<T>> readSlowly(std::function<Result<T>(Workspace &)> work)
    {
        m_slowUse.start();
        return m_slowReader->read<T>(std::move(work));
    }
    /// Verbs. Whatever they commit is announced by `changed` afterwards.
    template<class T>
    QFuture<Result<T>> write(std::function<Result<T>(Workspace &)> work)
    {
        m_writes.start();
        return m_writer->run<T>([this, work = std::move(work)](Workspace &desk) {
            Result<T> result = work(desk);
            announce(desk);
            return result;
        });
    }
    /// What stays on this machine (drafts), whether the server can be reached or not.
    template<class T>
    QFuture<Result<T>> keep(std::function<Result<T>(const LocalDesk &)> work)
    {
        if (m_local)
            return m_local->run<T>([work = std::move(work)](LocalDesk &local) { return work(local); });
        return m_writer->run<T>([work = std::move(work)](Workspace &desk) -> Result<T> {
            STEWARD_ASSIGN(const LocalDesk local, desk.local());
            return work(local);
        });
    }

Q_SIGNALS:
    void opened();
    void failed(const steward::Error &error);
    /// After every commit of this process, and when another process has written (polled, with empty operations).
    void changed(const steward::ChangeNotice &notice);
    void linkChanged();

private:
    struct Pulse
    {
        qint64 head = 0;
        int socket = -1;
    };
    static Result<Pulse> feelPulse(Workspace &desk);

    void announce(Workspace &desk); ///< on the writer thread
    void poll();
    void goOnWithClocks();
    void probe(); ///< after a loss: is it back?
    void noteContact(const Pulse &pulse);
    void noteLoss(const Error &error);
    void watch(int socket);
    void closeIdle();
    QList<Executor<Workspace> *> executors() const { return {m_writer.get(), m_reader.get(), m_slowReader.get()}; }

    QString m_path;
    WorkspaceOptions m_options;
    const Clock *m_clock = nullptr;
    SystemClock m_systemClock;
    std::shared_ptr<const Schema> m_schema;
    Uuid m_me;
    QString m_myName;
    Uuid m_workspaceId;
    bool m_readOnly = false;
    qint64 m_head = 0;
    LinkState m_link;
    SystemRandom m_random;
    Backoff m_backoff{m_random};
    QTimer m_polls;
    QTimer m_retry;
    bool m_isPolling = false;
    bool m_followsClocks = false;
    bool m_movedClocks = false; ///< somebody has to read anew
    bool m_pollsAgain = false; ///< somebody asked while one was on its way
    QElapsedTimer m_writes; ///< since the last one
    QElapsedTimer m_slowUse;
    std::unique_ptr<SocketWatch> m_watch; ///< of the reader's session
    RequestChannel m_pollChannel;
    std::unique_ptr<Executor<Workspace>> m_writer;
    std::unique_ptr<Executor<Workspace>> m_reader;
    std::unique_ptr<Executor<Workspace>> m_slowReader;
    std::unique_ptr<Executor<LocalDesk>> m_local; ///< on a server
};

} // namespace steward

Q_DECLARE_METATYPE(steward::ChangeNotice)
