// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/desk/localdesk.h"
#include "core/schema/schema.h"
#include "core/storage/committer.h"
#include "core/storage/operationlog.h"
#include "core/storage/searchindexer.h"
#include "core/storage/verifier.h"

#include <QLockFile>

#include <memory>

namespace steward {

class DeskRules;
class Search;
class SearchIndexer;
class SecretStore;
struct ServerSide;

struct WorkspaceOptions
{
    const Clock *clock = nullptr; ///< the system's when null; not owned
    RandomSource *random = nullptr; ///< the system's when null; not owned
    QString login = {}; ///< who I am; the person marked as owner of the file when empty
    bool readOnly = false;
    QString anchorFolder = {}; ///< where the anchor of what was written goes (AnchorStore); none is left when empty
    bool dryRun = false; ///< commits are checked and reported in full, then taken back
    // On a team server:
    QString password = {}; ///< typed just now; empty: from `secrets`, ~/.pgpass or PGPASSWORD
    SecretStore *secrets = nullptr; ///< not owned
    bool allowWeakServer = false; ///< somebody insists on a server that cannot prove who it is (ServerTrust::AsWritten)
    bool listen = false; ///< the session is told when somebody writes (DeskSession)
    QString localFolder = {}; ///< where drafts lie; the user's own folder for that when empty (LocalDesk)
};

/// An opened desk, plus who I am in it: what the desk's verbs read and write through. It lies in one SQLite file, or on a
/// team server (a postgresql:// URL), where I am who I log in as: reads are then those that the server's row security
/// lets through, writes go through its functions alone, and the log is read record by record.
/// One object serves one thread (the storage thread in the desktop, the main thread in the command line).
/// Several processes may write one file: each leases a replica of its own and SQLite serialises their transactions.
/// A file that is a replica of a team server is written by all as that one replica (ReplicaWriter).
class Workspace
{
public:
    using Options = WorkspaceOptions;

    /// Makes the file and its one person, the owner. Errors: those of createSqliteFile().
    static Result<std::unique_ptr<Workspace>> create(const QString &path, const Options &options = {});
    /// Errors: those of openSqliteFile(), NotFound "workspace.no-login". On a server: those of
    /// PostgresqlConnection::open() and Hub::greet(), FailedPrecondition "hub.none",
    /// "workspace.other-login".
    static Result<std::unique_ptr<Workspace>> open(const QString &path, const Options &options = {});
    static bool isOnServer(const QString &path); ///< what open() takes as a server
    /// Leaves an anchor if something was written, see leaveAnchor().
    ~Workspace();

    const QString &path() const { return m_path; }
    Uuid id() const { return m_id; } ///< made with the file; names it in anchors and replicas
    bool isReadOnly() const { return !m_writer; }
    /// Follows a team server: what is written waits in the outbox (core/storage/outbox.h) until it is synced.
    bool isReplica() const { return m_isReplica; }
    const Schema &schema() const { return *m_schema; }
    std::shared_ptr<const Schema> sharedSchema() const { return m_schema; }
    Connection &connection() { return *m_session; }
    const Clock &clock() const { return *m_clock; }
    RandomSource &random() { return *m_random; }
    const Uuid &me() const { return m_me; }

    /// Writes through the log; FailedPrecondition "workspace.read-only" when opened so.
    Result<CommitReport> commit(const QList<EditGroup> &groups, const CommitOptions &options = {});
    Result<CommitReport> commit(const RecordEdit &edit) { return commit({{edit}}); }

    /// Writes down where the log stands, outside the file, if this object has written since the last time.
    /// Errors: those of AnchorStore::add().
    Result<Ok> leaveAnchor();

    /// What a sync brought: it stands among the reports like a commit without a batch.
    void noteChanges(const QList<WrittenOperation> &written);

    /// What was committed since the last call, for whoever shows the desk.
    QList<CommitReport> takeReports() { return std::exchange(m_reports, {}); }

    /// An empty record of `type` with a new id, ready for a creation.
    Result<RecordEdit> draftOf(const QString &type);
    /// Errors: NotFound "record.unknown".
    Result<LoadedRecord> load(const Uuid &id);
    Result<LoadedRecord> load(Rid rid);
    /// Of a record that is known here. Errors: NotFound "record.unknown".
    Result<Rid> ridOf(const Uuid &id);
    /// By number or alias: "INC-000123", "INC0000045".
    /// A merged ticket's number leads to the ticket it was merged into; Merges::Keep gives the closed one itself.
    enum class Merges { Follow, Keep };
    Result<LoadedRecord> loadNumber(const QString &number, Merges merges = Merges::Follow);
    /// As load() one by one, with one reading of what has been seen. Unknown ones are an error.
    Result<QList<LoadedRecord>> loadAll(const QList<Rid> &rids);
    /// Those of `ids` that are here and may be seen.
    Result<QHash<Uuid, LoadedRecord>> loadVisible(const QSet<Uuid> &ids);
    /// What a form loaded now has seen.
    Result<Context> context();
    /// Differs after every change of the desk by anybody; what CommitReport::head says.
    Result<qint64> changeMark();
    /// All operations of a record that I may see, in hub order; refused ones too (see HubFact::verdict).
    Result<QList<LoggedOperation>> operationsOf(Rid rid);
    /// Records a batch wrote on, in the order it first did.
    Result<QList<Rid>> recordsOfBatch(const Uuid &batch);
    /// Title of a record, for labels: a person's name, a team's name. Empty for stubs.
    Result<QString> labelOf(const Uuid &id);
    /// As they are called in lists, tickets by their numbers; what has no name or is not to be seen is absent.
    Result<QHash<Uuid, QString>> labelsOf(const QSet<Uuid> &ids);

    RecordStore &records() { return *m_records; }
    OperationLog &log() { return *m_log; } ///< of a file alone
    /// Full-text search over the connection; searchTickets() (search.h) is what screens want.
    Search &search();
    /// The desk's policies, kept and read again when they change (deskrules.h).
    DeskRules &rules();

    bool isOnServer() const { return m_server != nullptr; }
    /// FailedPrecondition "workspace.on-server" for what only a file can do; `what` is the verb, "import".
    Result<Ok> needFile(const QString &what) const;
    bool hasLostServer(); ///< the session has ended and nothing works any more; does not ask the server
    int serverSocket() const; ///< to be watched and not read; -1 on a file
    /// Where drafts lie.
    Result<LocalDesk> local();

    Result<QString> setting(const QString &key);
    Result<Ok> setSetting(const QString &key, const QString &value);

    /// After agreements, targets or calendars have changed: computes the clocks of `limit` tickets again. True: there are more.
    /// On a server that is the worker's part. commit() does it for small desks at once.
    Result<bool> refreshClocks(int limit);

    /// Re-reads custom fields and ticket types from their records.
    Result<Ok> reloadSchema();

private:
    Workspace() = default;
    Result<Ok> prepare(const Options &options);
    Result<Ok> connect(const QString &url, const Options &options); ///< in serverworkspace.cpp
    Result<Context> serverContext();
    Result<Ok> leaseReplica();
    void keepReport(const CommitReport &report);
    Result<Ok> followAgreements(const QList<WrittenOperation> &written);

    QString m_path;
    Uuid m_id;
    Uuid m_me;
    SystemClock m_systemClock;
    SystemRandom m_systemRandom;
    const Clock *m_clock = nullptr;
    RandomSource *m_random = nullptr;
    std::shared_ptr<const Schema> m_schema;
    std::unique_ptr<Connection> m_connection; ///< with the file
    Connection *m_session = nullptr; ///< with the file or the server
    std::unique_ptr<ServerSide> m_server; ///< null on a file
    std::unique_ptr<RecordStore> m_records; ///< for reading
    std::unique_ptr<OperationLog> m_log;
    std::shared_ptr<DeskRules> m_rules;
    std::unique_ptr<SearchIndexer> m_indexer;
    std::unique_ptr<Search> m_search; ///< made when first asked for
    std::unique_ptr<Committer> m_writer;
    std::unique_ptr<QLockFile> m_lease;
    bool m_isReplica = false;
    bool m_dryRun = false;
    QString m_anchorFolder;
    bool m_hasWritten = false;
    qint64 m_rno = 0;
    QList<CommitReport> m_reports;
};

} // namespace steward
