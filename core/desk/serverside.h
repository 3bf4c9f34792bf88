// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/hub/hubclient.h"

#include <memory>

namespace steward {

/// What a workspace on a team server has in a file's place.
struct ServerSide
{
    std::unique_ptr<HubClient> hub; ///< holds the connection
    HubGreeting greeting;
    QString localFolder; ///< WorkspaceOptions::localFolder
    std::shared_ptr<Connection> drafts; ///< opened when first asked for
};

} // namespace steward
