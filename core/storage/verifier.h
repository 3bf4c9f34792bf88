// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/schema.h"
#include "core/storage/anchorstore.h"
#include "core/storage/logproof.h"
#include "core/storage/operationlog.h"
#include "core/storage/replicastate.h"

#include <functional>

namespace steward {

struct Verification
{
    qint64 operations = 0;
    qint64 records = 0;
    QList<Finding> findings; ///< the first `maxFindings`
    qint64 totalFindings = 0;
    HubHead head;

    bool passed() const { return totalFindings == 0; }
};

/// Proves a store against itself: every commitment, root, header hash and chain link is recomputed; stream and replica
/// logs are contiguous; nothing lies beside the log; no value is gone that nobody erased; against an anchor, the past is the one that was anchored; and
/// with `projection` every row equals the fold of its operations. In a replica, places that this login may not see are
/// proven by their leaves, the stream must end at the cursor, and what waits must continue this file's own chain. Reads only. Thread: its connection's; hashing goes on
/// beside it on another one.
class Verifier
{
public:
    struct Options
    {
        QList<Anchor> anchors = {}; ///< of this workspace; each must lie on the way
        bool projection = true;
        int maxFindings = 100;
        /// Called about every 10,000 operations with done and total; returning false stops with Cancelled.
        std::function<bool(qint64, qint64)> progress = {};
    };

    Verifier(Connection &connection, std::shared_ptr<const Schema> schema);
    Result<Verification> run(const Options &options);

private:
    class LogReader;
    struct BatchRange
    {
        qint64 first = 0;
        qint64 last = 0;
    };

    void find(const char *code, qint64 seq, const QString &text);
    Result<Ok> verifyLog();
    void follow(const StoredOperation &stored, qint64 rno, qint64 bno, bool isLinked);
    Result<Ok> verifyCounts();
    Result<Ok> verifyHeads();
    Result<Ok> verifyCursor();
    Result<Ok> verifyOutbox();
    void passHidden(qint64 seq, const Digest &leaf);
    void checkAnchor(qint64 seq, const Digest &chain);
    Result<Ok> verifyBatches();
    Result<Ok> verifyErasures();
    Result<Ok> verifyCarried();
    Result<Ok> verifyProjection();
    bool proceed(qint64 done, qint64 total);

    Connection &m_connection;
    std::shared_ptr<const Schema> m_schema;
    Options m_options;
    Verification m_result;
    std::optional<ReplicaState> m_replica; ///< of a replica
    QHash<qint64, ReplicaHead> m_replicas;
    QHash<qint64, BatchRange> m_batches;
    QHash<qint64, qint64> m_stamps; ///< last eff by replica, on a server
    std::vector<LoggedOperation> m_erased; ///< operations that have units without values
    QHash<qint64, Digest> m_anchors; ///< chains that were written down, by seq
};

} // namespace steward
