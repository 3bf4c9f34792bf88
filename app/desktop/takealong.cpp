// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/takealong.h"

#include "app/desktop/demodesk.h"
#include "core/desk/newreplica.h"

#include <QFileInfo>

namespace steward {

TakeAlong::TakeAlong(const QString &path, const QString &url, const WorkspaceOptions &options, QObject *parent)
    : QObject(parent), m_path(path)
{
    WorkspaceOptions writing = options;
    writing.readOnly = false;
    writing.random = nullptr; // the session's writer has it
    const auto tell = [this](const SyncState &state) {
        const int permille = state.total > 0 ? int(state.done * 1000 / state.total) : -1;
        QMetaObject::invokeMethod(this, [this, permille] {
            if (std::exchange(m_permille, permille) != permille)
                Q_EMIT progressed(permille);
        }, Qt::QueuedConnection);
    };
    m_pool.start([this, path, url, writing, tell, stop = m_stop] {
        const Result<SyncState> state = makeReplica(path, url, writing, [&](const SyncState &now) {
            tell(now);
            return !*stop;
        });
        QMetaObject::invokeMethod(this, [this, state] { took(state); }, Qt::QueuedConnection);
    });
}

TakeAlong::~TakeAlong()
{
    stop();
    m_pool.waitForDone();
}

void TakeAlong::stop() { *m_stop = true; }

void TakeAlong::took(const Result<SyncState> &state)
{
    if (state) {
        Q_EMIT done();
    } else if (state.error().kind == ErrorKind::Cancelled) {
        (void)removeDesk(m_path); // nothing was written in it yet
        Q_EMIT stopped();
    } else {
        Q_EMIT failed(state.error(), state.error().code != QLatin1String("storage.exists") && QFileInfo::exists(m_path));
    }
}

} // namespace steward
