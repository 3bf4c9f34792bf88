// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/newreplica.h"

#include "core/desk/desksync.h"
#include "core/storage/hub/connecthub.h"
#include "core/sync/enrolment.h"

namespace steward {

ServerAccess serverAccess(const WorkspaceOptions &options)
{
    return {options.password, options.secrets, options.allowWeakServer ? ServerTrust::AsWritten : ServerTrust::Verified};
}

Result<SyncState> makeReplica(const QString &path, const QString &url, const WorkspaceOptions &options,
    const std::function<bool(const SyncState &)> &progress)
{
    SystemClock clock;
    SystemRandom random;
    STEWARD_ASSIGN(const std::unique_ptr<Hub> hub, connectHub(url, serverAccess(options)));
    STEWARD_ASSIGN(const HubGreeting greeting, hub->greet());
    if (const DiskEncryption disk = diskEncryption(path); greeting.needsEncryptedDisk && disk != DiskEncryption::Encrypted)
        return unencrypted(disk);
    STEWARD_TRY(enrolFile(path, withoutPassword(url), *hub, options.clock ? *options.clock : clock,
        options.random ? *options.random : random));
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, Workspace::open(path, options));
    SyncState state;
    STEWARD_TRY(syncDesk(*desk, *hub, state, progress));
    return state;
}

} // namespace steward
