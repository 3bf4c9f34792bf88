// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/bench/figures.h"
#include "app/cli/bench/hubsite.h"

namespace steward::cli {

/// The parts of a bench of a hub; each is a file of its own and says there what is measured and what not. They write
/// thousands of tickets into the hub. Beside the processor time of this program that of the server's processes is
/// given, where the server is this machine.
Result<Ok> benchHubLists(HubSite &site, Figures &figures); ///< hublists.cpp
Result<Ok> benchHubSave(HubSite &site, Figures &figures);
Result<Ok> benchHubSync(HubSite &site, Figures &figures); ///< hubsync.cpp
Result<Ok> benchHubPush(HubSite &site, Figures &figures); ///< hubpush.cpp
Result<Ok> benchHubNews(HubSite &site, Figures &figures); ///< hubnews.cpp

/// All of them, or those that `parts` names.
const QStringList &hubParts();
Result<Ok> benchHub(HubSite &site, const QStringList &parts, Figures &figures);

} // namespace steward::cli
