// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/replicasync.h"

#include "core/desk/desksync.h"
#include "core/desk/newreplica.h"
#include "core/storage/hub/connecthub.h"
#include "core/storage/hub/hubreading.h"
#include "core/storage/replicastate.h"

namespace steward {

ReplicaSync::Line::Line() = default;
ReplicaSync::Line::~Line() = default;

ReplicaSync::ReplicaSync(DeskSession *session, const WorkspaceOptions &options, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_options(options)
{
    m_options.readOnly = false;
    m_options.random = nullptr; // the session's writer has its own
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ReplicaSync::syncNow);
    const auto look = [](Workspace &desk) -> Result<bool> {
        STEWARD_ASSIGN(const std::optional<ReplicaState> replica, readReplicaState(desk.connection()));
        return replica.has_value();
    };
    if (session->isOnServer() || session->isReadOnly())
        return;
    deliver(session->read<bool>(look), this, [this](const Result<bool> &isReplica) {
        if (!isReplica || !*isReplica)
            return;
        m_isActive = true;
        m_line = std::make_unique<Executor<Line>>(
            [path = m_session->path(), options = m_options]() -> Result<std::unique_ptr<Line>> {
                auto line = std::make_unique<Line>();
                STEWARD_ASSIGN(line->desk, Workspace::open(path, options));
                return line;
            },
            [](Line &line) { line.desk->connection().interrupt(); });
        connect(m_session, &DeskSession::changed, this, [this](const ChangeNotice &notice) {
            if (notice.batch.isNull()) // not by this window
                return;
            m_again = m_isRunning;
            if (!m_isRunning && !m_offlineSince)
                schedule(Duration(soonMs));
        });
        syncNow();
    });
}

ReplicaSync::~ReplicaSync()
{
    m_isClosing = true; // a round that brings a large file ends after the piece that is under way
}

ReplicaSync::Progress ReplicaSync::progress()
{
    // Told at most five times a second, and only of files: operations are quick.
    auto since = std::make_shared<QElapsedTimer>();
    since->start();
    return [this, since](const SyncState &state) {
        if (state.bytesToSend > 0 && since->elapsed() >= 200) {
            since->start();
            QMetaObject::invokeMethod(this, [this, sent = state.bytesSent, all = state.bytesToSend] {
                m_state.bytesSent = sent;
                m_state.bytesToSend = all;
                Q_EMIT stateChanged();
            }, Qt::QueuedConnection);
        }
        return !m_isClosing;
    };
}

Result<ReplicaSync::Round> ReplicaSync::runRound(Line &line, const WorkspaceOptions &options, const Progress &told)
{
    Round round;
    const auto failed = [&](const Error &error) -> Result<Round> {
        const Result<SyncState> stored = storedSyncState(line.desk->connection());
        if (stored)
            round.state = *stored;
        round.state.error = error;
        round.error = error;
        line.hub.reset(); // the next round calls anew
        return round;
    };
    if (const Result<Ok> there = reach(line, options); !there)
        return failed(there.error());
    const Result<SyncEngine::Round> done = syncDesk(*line.desk, *line.hub, round.state, told);
    (void)line.desk->takeReports(); // the session's poll tells the screens
    if (!done)
        return failed(done.error());
    round.hasChanged = done->pulled > 0;
    const Result<Ok> listened = listen(line, round);
    return listened ? Result<Round>(round) : failed(listened.error());
}

/// Notices that came while the round asked other things are read by now and make no socket readable any more.
Result<Ok> ReplicaSync::listen(Line &line, Round &round)
{
    round.socket = line.hub->connection().socket();
    STEWARD_ASSIGN(const QStringList notices, line.hub->connection().notifications());
    if (notices.isEmpty())
        return Ok{};
    STEWARD_ASSIGN(const Context now, hubContext(line.hub->connection()));
    round.isBehind = now.epoch != round.state.epoch || now.hubSeq > round.state.done;
    return Ok{};
}

void ReplicaSync::watch(int socket)
{
    if (m_watch && m_watch->socket() == socket) {
        m_watch->rearm();
        return;
    }
    m_watch = std::make_unique<SocketWatch>(socket);
    connect(m_watch.get(), &SocketWatch::readable, this, &ReplicaSync::noticed);
}

/// Something has come for the line, and no round asked for it.
void ReplicaSync::noticed()
{
    if (m_isRunning)
        return;
    const int rest = m_isInFront ? restMs() : frontMs;
    const int wait = int(std::max<qint64>(0, rest - m_sinceRound.elapsed()));
    if (m_timer.remainingTime() > wait || !m_timer.isActive())
        m_timer.start(wait);
}

int ReplicaSync::restMs() const { return int(std::clamp<qint64>(restFactor * m_roundMs, leastRestMs, mostRestMs)); }

Result<Ok> ReplicaSync::reach(Line &line, const WorkspaceOptions &options)
{
    if (line.hub)
        return Ok{};
    STEWARD_ASSIGN(const ReplicaState replica, replicaState(line.desk->connection()));
    STEWARD_ASSIGN(line.hub, connectHub(replica.url, serverAccess(options)));
    return listenTo(line.hub->connection(), replica.workspace);
}

QFuture<Result<AttachmentDownload::Progress>> ReplicaSync::fetch(const std::shared_ptr<AttachmentDownload> &download)
{
    using Step = AttachmentDownload::Progress;
    return m_line->run<Step>([options = m_options, download](Line &line) -> Result<Step> {
        STEWARD_TRY(reach(line, options));
        Result<Step> progress = download->step(*line.desk, line.hub->contents());
        if (!progress && progress.error().kind == ErrorKind::Unavailable)
            line.hub.reset(); // the next one calls anew
        return progress;
    });
}

void ReplicaSync::syncNow()
{
    if (!m_line || m_isRunning)
        return;
    m_isRunning = true;
    m_inRound.start();
    m_again = false;
    m_timer.stop();
    Q_EMIT stateChanged();
    deliver(m_line->run<Round>([options = m_options, told = progress()](Line &line) { return runRound(line, options, told); }), this,
        [this](const Result<Round> &round) { took(round); });
}

void ReplicaSync::took(const Result<Round> &round)
{
    m_isRunning = false;
    m_nextTry.reset();
    const Instant now = m_session->clock().now();
    if (round)
        m_state = round->state;
    m_roundMs = m_inRound.elapsed();
    m_sinceRound.start();
    if (!round || round->error) {
        m_watch.reset();
        m_state.phase = SyncState::Phase::Offline;
        m_state.error = round ? round->error : round.error();
        if (!m_offlineSince)
            m_offlineSince = m_state.contact.value_or(now);
        const Duration wait = m_backoff.next();
        m_nextTry = now + wait;
        schedule(wait);
    } else {
        m_offlineSince.reset();
        m_backoff.reset();
        watch(round->socket);
        schedule(Duration(m_again ? soonMs : round->isBehind ? restMs() : m_isInFront ? frontMs : behindMs));
        if (round->hasChanged)
            m_session->lookNow();
    }
    Q_EMIT stateChanged();
}

void ReplicaSync::setPassword(const QString &password)
{
    m_options.password = password;
    syncNow();
}

void ReplicaSync::setInFront(bool inFront)
{
    m_isInFront = inFront;
    if (inFront)
        syncNow();
}

void ReplicaSync::schedule(Duration wait) { m_timer.start(int(wait.count())); }

} // namespace steward
