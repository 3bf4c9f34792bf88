// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/workspace.h"
#include "core/sync/syncstate.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace steward {

/// Makes a replica of a team server's desk in the background (core/desk/newreplica.h), while work on the server goes on.
/// Begins with its making. When it is stopped the file is taken away again; when the network fails in the middle the file
/// stays and is filled further whenever it is open. Destruction stops it and waits for the page under way. GUI thread.
class TakeAlong : public QObject
{
    Q_OBJECT
public:
    /// `options` as the session on the server was opened with; what they point to outlives this object.
    TakeAlong(const QString &path, const QString &url, const WorkspaceOptions &options, QObject *parent = nullptr);
    ~TakeAlong() override;

    const QString &path() const { return m_path; }
    int permille() const { return m_permille; } ///< -1: not known yet
    void stop();

Q_SIGNALS:
    void progressed(int permille);
    void stopped();
    void done();
    /// `begun`: the file is a replica, and only not full yet.
    void failed(const steward::Error &error, bool begun);

private:
    void took(const Result<SyncState> &state);

    QString m_path;
    int m_permille = -1;
    std::shared_ptr<std::atomic<bool>> m_stop = std::make_shared<std::atomic<bool>>(false);
    QThreadPool m_pool; // last: its destructor waits
};

} // namespace steward
