// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

namespace steward {

/// True when this processor computes SHA-256 rounds itself (x86 SHA extensions).
bool hasSha256Instructions();

/// Runs the compression function of FIPS 180-4 (6.2.2) over `count` blocks of 64 bytes with those instructions. Must
/// not be called without them.
void sha256Blocks(std::uint32_t state[8], const std::uint8_t *blocks, std::size_t count);

} // namespace steward
