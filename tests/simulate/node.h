// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/replicawriter.h"
#include "core/storage/sqliteconnection.h"
#include "core/sync/syncengine.h"
#include "tests/simulate/faultyhub.h"
#include "tests/simulate/memoryhub.h"
#include "tests/simulate/powerlossdisk.h"

#include <QSet>

namespace steward {

/// Names an operation whatever becomes of its dot: a copied file writes it anew under another one.
using WorkKey = QByteArray;
inline WorkKey keyOf(const Operation &op) { return op.batch.toBytes() + op.record.toBytes(); }

/// One installation: a workspace in memory, a person, a clock that may be wrong, a line to the hub, open forms.
class Node
{
public:
    struct Form
    {
        LoadedRecord loaded;
        QSet<WorkKey> truth; ///< operations of the record that really were in what was loaded
    };

    Node(QString login, MemoryHub &hub, std::shared_ptr<const Schema> schema, Instant now, quint64 seed, PowerLossDisk *disk);
    ~Node();

    Result<Ok> enrol();
    /// A round; nothing but what a bad line may bring is an error.
    Result<SyncEngine::Round> sync(int pageSize);

    Result<Form> open(const Uuid &record);
    Result<CommitReport> commit(const EditGroup &group);
    /// What a commit put into the outbox.
    Result<QList<Operation>> writtenBy(const CommitReport &report);

    /// The file as it is, to be copied or kept.
    std::unique_ptr<SqliteConnection> copy() const;
    /// Another file takes the place of this one; whatever was open is closed.
    void replaceFile(SqliteConnection &file);

    /// Goes out in the middle of things and comes back with what its disk has.
    void losePower();

    QList<Uuid> tickets(); ///< those that are shown
    Connection &connection() const { return *m_connection; }
    RecordStore &records() { return m_writer->records(); }
    OperationLog &log() { return *m_log; }

    QString login;
    ManualClock clock;
    SeededRandom random;
    std::unique_ptr<FaultyHub> line;
    QList<Form> forms;
    qint64 applied = 0; ///< operations taken from the hub, with their values
    QHash<QString, Uuid> shownNumbers; ///< by number: the record it was shown for
    std::unique_ptr<SqliteConnection> backup;

private:
    void openFile();
    void followAgreements();
    void closeFile();
    void place(SqliteConnection &file);

    MemoryHub &m_hub;
    PowerLossDisk *const m_disk;
    QString m_name; ///< on the disk
    std::shared_ptr<const Schema> m_schema;
    std::unique_ptr<SqliteConnection> m_connection;
    std::unique_ptr<ReplicaWriter> m_writer;
    std::unique_ptr<OperationLog> m_log;
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<SyncEngine> m_engine;
};

} // namespace steward
