// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/bulkload.h"

#include "core/storage/bulkmode.h"

namespace steward {

BulkLoad::~BulkLoad() { (void)finish(); }

Result<Ok> BulkLoad::begin()
{
    m_running = true;
    return setBulkMode(m_desk.connection(), true);
}

Result<Ok> BulkLoad::finish()
{
    if (!std::exchange(m_running, false))
        return Ok{};
    return setBulkMode(m_desk.connection(), false);
}

} // namespace steward
