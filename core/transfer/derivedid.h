// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"

#include <QStringList>

namespace steward {

/// The id of a record that an import makes: the same source names it the same on every attempt, so a restart never
/// doubles it. RFC 9562 version 8: the first 128 bits of SHA-256(workspace ‖ frames of the parts), version and variant set.
Uuid derivedId(const Uuid &workspace, const QStringList &parts);

} // namespace steward
