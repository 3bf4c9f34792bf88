// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/session.h"

#include "core/storage/serveraddress.h"

#include <QFileInfo>

namespace steward {

namespace {

// ms. On a file: only other processes are found so, our own commits announce themselves.
constexpr int filePoll = 2000;
constexpr int frontPoll = 5000;
constexpr int behindPoll = 60'000;
constexpr int idleAfter = 60'000; ///< a connection that nobody used for so long is given back

struct Opening
{
    std::shared_ptr<const Schema> schema;
    Uuid me;
    QString myName;
    Uuid workspaceId;
    qint64 head = 0;
    bool readOnly = false;
};

Result<Opening> describe(Workspace &desk)
{
    Opening opening{desk.sharedSchema(), desk.me(), {}, desk.id(), 0, desk.isReadOnly()};
    STEWARD_ASSIGN(opening.myName, desk.labelOf(desk.me()));
    STEWARD_ASSIGN(opening.head, desk.changeMark());
    return opening;
}

/// Failures of the way to the server, not of what was asked.
bool isLostLink(const Error &error)
{
    return error.code == QLatin1String("storage.disconnected") || error.code == QLatin1String("storage.no-server")
        || error.code == QLatin1String("hub.unreachable");
}

} // namespace

DeskSession::DeskSession(const QString &path, const WorkspaceOptions &options, QObject *parent)
    : QObject(parent)
    , m_path(path)
    , m_options(options)
    , m_clock(options.clock ? options.clock : &m_systemClock)
{
    qRegisterMetaType<ChangeNotice>();
    const auto interrupt = [](Workspace &desk) { desk.connection().interrupt(); };
    m_writer = std::make_unique<Executor<Workspace>>([path, options] { return Workspace::open(path, options); },
        interrupt);
    WorkspaceOptions reading = options;
    reading.readOnly = true;
    reading.random = nullptr; // the writer's alone
    const auto opener = [path](const WorkspaceOptions &with) {
        return [path, with] { return Workspace::open(path, with); };
    };
    WorkspaceOptions listening = reading;
    listening.listen = true;
    m_reader = std::make_unique<Executor<Workspace>>(opener(listening), interrupt);
    m_slowReader = std::make_unique<Executor<Workspace>>(opener(reading), interrupt);
    const bool onServer = Workspace::isOnServer(path);
    if (onServer) {
        const auto lost = [this](const Error &error) {
            QMetaObject::invokeMethod(this, [this, error] { noteLoss(error); }, Qt::QueuedConnection);
        };
        for (Executor<Workspace> *executor : executors())
            executor->setLosses({isLostLink, lost, [](Workspace &desk) { return desk.hasLostServer(); }});
    }
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &DeskSession::probe);
    connect(&m_polls, &QTimer::timeout, this, &DeskSession::poll);

    // The writer opens first: it migrates an older file before the readers look at it.
    deliver(m_writer->run<Opening>(describe), this, [this, onServer](const Result<Opening> &result) {
        if (!result) {
            Q_EMIT failed(result.error());
            return;
        }
        m_schema = result->schema;
        m_me = result->me;
        m_myName = result->myName;
        m_workspaceId = result->workspaceId;
        m_head = result->head;
        m_readOnly = result->readOnly;
        if (onServer) {
            m_link = {LinkState::Kind::Online, m_clock->now(), {}, {}};
            for (Executor<Workspace> *executor : {m_reader.get(), m_slowReader.get()})
                executor->setPatient(true);
            const auto open = [folder = m_options.localFolder, id = m_workspaceId, me = m_me,
                                  clock = m_clock]() -> Result<std::unique_ptr<LocalDesk>> {
                STEWARD_ASSIGN(const std::shared_ptr<Connection> file, LocalDesk::openFile(folder, id, *clock));
                return std::make_unique<LocalDesk>(LocalDesk{file.get(), me, clock, {}, file});
            };
            m_local = std::make_unique<Executor<LocalDesk>>(open, [](LocalDesk &local) { local.connection->interrupt(); });
        }
        m_writes.start();
        m_slowUse.start();
        m_polls.start(onServer ? frontPoll : filePoll);
        Q_EMIT opened();
        if (onServer)
            poll(); // the reader begins to listen
        else
            goOnWithClocks();
    });
}

DeskSession::~DeskSession() = default;

void DeskSession::announce(Workspace &desk)
{
    for (CommitReport &report : desk.takeReports()) {
        const ChangeNotice notice{report.batch, std::move(report.operations), report.head};
        const std::shared_ptr<const Schema> schema = desk.sharedSchema();
        QMetaObject::invokeMethod(
            this,
            [this, notice, schema] {
                m_head = std::max(m_head, notice.head);
                if (std::exchange(m_schema, schema) != schema) { // a field or a type was declared
                    for (Executor<Workspace> *reader : {m_reader.get(), m_slowReader.get()})
                        (void)reader->read<Ok>([](Workspace &read) { return read.reloadSchema(); });
                }
                Q_EMIT changed(notice);
            },
            Qt::QueuedConnection);
    }
}

QString DeskSession::name() const
{
    return Workspace::isOnServer(m_path) ? ServerAddress::shown(m_path) : QFileInfo(m_path).completeBaseName();
}

Result<DeskSession::Pulse> DeskSession::feelPulse(Workspace &desk)
{
    STEWARD_ASSIGN(const qint64 mark, desk.changeMark());
    return Pulse{mark, desk.serverSocket()};
}

void DeskSession::poll()
{
    if (m_link.kind == LinkState::Kind::Lost || m_isPolling)
        return;
    m_isPolling = true;
    deliver(m_reader->run<Pulse>(feelPulse), this, [this](const Result<Pulse> &pulse) {
        m_isPolling = false;
        if (pulse)
            noteContact(*pulse);
        if (std::exchange(m_pollsAgain, false))
            poll();
    });
    closeIdle();
    if (!isOnServer())
        goOnWithClocks();
}

/// A change of an agreement moves the clocks of many tickets: a few at a time, between the writes of people.
void DeskSession::goOnWithClocks()
{
    if (m_readOnly || std::exchange(m_followsClocks, true))
        return;
    constexpr int few = 200;
    deliver(m_writer->run<bool>([](Workspace &desk) { return desk.refreshClocks(few); }), this, [this](const Result<bool> &more) {
        m_followsClocks = false;
        if (more && *more) {
            m_movedClocks = true;
            goOnWithClocks();
        } else if (std::exchange(m_movedClocks, false)) {
            Q_EMIT changed({{}, {}, m_head});
        }
    });
}

void DeskSession::lookNow()
{
    m_pollsAgain = m_isPolling;
    poll();
}

void DeskSession::probe()
{
    deliver(m_reader->run<Pulse>(feelPulse), this, [this](const Result<Pulse> &pulse) {
        if (pulse)
            noteContact(*pulse);
        else if (!isLostLink(pulse.error())) // losses are noted by the executor; a server may also be full, or not let me in
            noteLoss(pulse.error());
    });
}

void DeskSession::noteContact(const Pulse &pulse)
{
    const bool wasLost = m_link.kind == LinkState::Kind::Lost;
    if (isOnServer()) {
        m_retry.stop();
        m_backoff.reset();
        m_link = {LinkState::Kind::Online, m_clock->now(), {}, {}};
        watch(pulse.socket);
    }
    if (wasLost) {
        for (Executor<Workspace> *executor : executors())
            executor->resume();
        Q_EMIT linkChanged();
    }
    if (!wasLost && pulse.head <= m_head)
        return;
    m_head = std::max(m_head, pulse.head);
    Q_EMIT changed({{}, {}, m_head});
}

void DeskSession::noteLoss(const Error &error)
{
    if (m_link.kind == LinkState::Kind::File) // not opened yet: failed() says so
        return;
    if (m_link.kind == LinkState::Kind::Online) {
        // Connections that nobody uses now are most likely gone as well; the next use makes new ones.
        for (Executor<Workspace> *executor : executors())
            executor->close();
        m_watch.reset();
    }
    const Duration wait = m_backoff.next();
    m_link = {LinkState::Kind::Lost, m_link.lastContact, m_clock->now() + wait, error};
    m_isPolling = false;
    m_retry.start(wait);
    Q_EMIT linkChanged();
}

void DeskSession::reconnectNow()
{
    if (m_link.kind != LinkState::Kind::Lost)
        return;
    m_backoff.reset();
    m_retry.start(0);
}

void DeskSession::setInFront(bool inFront)
{
    if (!isOnServer())
        return;
    m_polls.start(inFront ? frontPoll : behindPoll);
    if (inFront) {
        reconnectNow();
        poll();
    }
}

void DeskSession::watch(int socket)
{
    if (m_watch && m_watch->socket() == socket) {
        m_watch->rearm();
        return;
    }
    m_watch = std::make_unique<SocketWatch>(socket);
    connect(m_watch.get(), &SocketWatch::readable, this, &DeskSession::poll);
}

void DeskSession::closeIdle()
{
    if (!isOnServer())
        return;
    for (const auto &[since, executor] : {std::pair(&m_writes, m_writer.get()), std::pair(&m_slowUse, m_slowReader.get())}) {
        if (!since->isValid() || since->elapsed() < idleAfter)
            continue;
        executor->close();
        since->invalidate(); // until it is used again
    }
}

} // namespace steward
