// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/hub/hubclient.h"

#include <memory>

namespace steward {

/// The hub behind an address, as the person whose login the address names. Errors: InvalidArgument "hub.address", and
/// those of PostgresqlConnection::open() and checkIsHub().
Result<std::unique_ptr<HubClient>> connectHub(const QString &url, const ServerAccess &access);

/// The address as it may be written down: without a password.
QString withoutPassword(const QString &url);

} // namespace steward
