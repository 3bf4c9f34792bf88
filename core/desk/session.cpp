// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/session.h"

#include <QTimer>

namespace steward {

namespace {

constexpr int pollInterval = 2000; // ms; only notices other processes, our own commits announce themselves

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
    STEWARD_ASSIGN(const Context now, desk.context());
    opening.head = now.hubSeq;
    return opening;
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
    const auto openReader = [path, reading] { return Workspace::open(path, reading); };
    m_reader = std::make_unique<Executor<Workspace>>(openReader, interrupt);
    m_slowReader = std::make_unique<Executor<Workspace>>(openReader, interrupt);

    // The writer opens first: it migrates an older file before the readers look at it.
    deliver(m_writer->run<Opening>(describe), this, [this](const Result<Opening> &result) {
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
        auto *timer = new QTimer(this);
        connect(timer, &QTimer::timeout, this, &DeskSession::poll);
        timer->start(pollInterval);
        Q_EMIT opened();
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
                m_head = notice.head;
                if (std::exchange(m_schema, schema) != schema) { // a field or a type was declared
                    for (Executor<Workspace> *reader : {m_reader.get(), m_slowReader.get()})
                        (void)reader->run<Ok>([](Workspace &read) { return read.reloadSchema(); });
                }
                Q_EMIT changed(notice);
            },
            Qt::QueuedConnection);
    }
}

void DeskSession::poll()
{
    deliver(read<qint64>(m_pollChannel, [](Workspace &desk) -> Result<qint64> {
        STEWARD_ASSIGN(const Context now, desk.context());
        return now.hubSeq;
    }),
        this, [this](const Result<qint64> &head) {
            if (!head || *head <= m_head)
                return;
            m_head = *head;
            Q_EMIT changed({{}, {}, *head});
        });
}

} // namespace steward
