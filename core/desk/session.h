// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/workspace.h"
#include "core/storage/executor.h"

#include <QObject>

namespace steward {

/// What a commit changed, for everything on screen.
struct ChangeNotice
{
    Uuid batch;
    QList<WrittenOperation> operations; ///< empty when another process wrote: then re-read what is shown
    qint64 head = 0;
};

/// The opened desk as the screens see it: a writer thread and a reader thread over the same workspace, so that neither
/// a save nor the window ever waits for a long list. All reads of a screen go through read() with its channel.
/// Thread: made and used by the GUI thread; work runs on the session's threads.
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
    /// Valid after `opened`.
    std::shared_ptr<const Schema> schema() const { return m_schema; }
    const Uuid &me() const { return m_me; }
    const QString &myName() const { return m_myName; }
    const Uuid &workspaceId() const { return m_workspaceId; }
    const Clock &clock() const { return *m_clock; }
    bool isReadOnly() const { return m_readOnly; }

    template<class T>
    QFuture<Result<T>> read(RequestChannel &channel, std::function<Result<T>(Workspace &)> work)
    {
        return m_reader->run<T>(channel, std::move(work));
    }
    template<class T>
    QFuture<Result<T>> read(std::function<Result<T>(Workspace &)> work)
    {
        return m_reader->run<T>(std::move(work));
    }
    /// For reading only, and slow: counts of views, all ids. Keeps first pages quick.
    template<class T>
    QFuture<Result<T>> readSlowly(RequestChannel &channel, std::function<Result<T>(Workspace &)> work)
    {
        return m_slowReader->run<T>(channel, std::move(work));
    }
    template<class T>
    QFuture<Result<T>> readSlowly(std::function<Result<T>(Workspace &)> work)
    {
        return m_slowReader->run<T>(std::move(work));
    }
    /// Verbs. Whatever they commit is announced by `changed` afterwards.
    template<class T>
    QFuture<Result<T>> write(std::function<Result<T>(Workspace &)> work)
    {
        return m_writer->run<T>([this, work = std::move(work)](Workspace &desk) {
            Result<T> result = work(desk);
            announce(desk);
            return result;
        });
    }

Q_SIGNALS:
    void opened();
    void failed(const steward::Error &error);
    /// After every commit of this process, and when another process has written (polled, with empty operations).
    void changed(const steward::ChangeNotice &notice);

private:
    void announce(Workspace &desk); ///< on the writer thread
    void poll();

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
    RequestChannel m_pollChannel;
    std::unique_ptr<Executor<Workspace>> m_writer;
    std::unique_ptr<Executor<Workspace>> m_reader;
    std::unique_ptr<Executor<Workspace>> m_slowReader;
};

} // namespace steward

Q_DECLARE_METATYPE(steward::ChangeNotice)
