// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/desksync.h"

#include "core/base/lockfile.h"
#include "core/desk/redact.h"
#include "core/storage/customschema.h"
#include "core/storage/search/rebuild.h"

namespace steward {

Result<SyncEngine::Round> syncDesk(Workspace &desk, Hub &hub, SyncState &state,
    const std::function<bool(const SyncState &)> &progress)
{
    // Two engines on one file would send everything twice.
    QLockFile engine(desk.path() + QStringLiteral(".sync.lock"));
    if (!takeLock(engine))
        return Error{ErrorKind::Unavailable, QStringLiteral("sync.running"),
            QStringLiteral("another program is bringing this desk in step right now"),
            QStringLiteral("wait for it, or close it"), {}};
    const std::unique_ptr<SearchIndexer> search = searchIndexer(desk.connection());
    bool declared = false;
    SyncEngine::Options options;
    options.search = search.get();
    options.progress = progress;
    options.readAhead = true;
    options.disk = diskEncryption(desk.path());
    options.schema = {[&](const QString &type) { return declaresSchema(type); },
        [&](RecordStore &records) {
            declared = true;
            return schemaWithCustomisation(records);
        }};
    options.applied = [&](const AppliedPage &page) { desk.noteChanges(page.written); };
    SyncEngine sync(desk.connection(), desk.sharedSchema(), desk.clock(), desk.random(), hub, options);
    Result<SyncEngine::Round> round = sync.run();
    state = sync.state();
    if (declared)
        STEWARD_TRY(desk.reloadSchema());
    if (round) { // while other programs use the file it stays due, and is tried with the next round
        if (const Result<bool> scrubbed = finishRedaction(desk); !scrubbed && scrubbed.error().code != QLatin1String("erase.busy"))
            return scrubbed.error();
    }
    return round;
}

} // namespace steward
