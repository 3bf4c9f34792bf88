// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/hub/hubroles.h"

namespace steward {

HubRoles::HubRoles(const Uuid &workspace)
    : m_prefix("steward_" + workspace.toString().right(12).toLatin1() + '_')
{
}

} // namespace steward
