// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/hash.h"

#include "core/base/sha256block.h"

#include <sodium.h>

#include <algorithm>
#include <cstring>
#include <new>

namespace steward {

namespace {

/// State of the accelerated path; libsodium keeps its own in the same bytes.
struct Fast
{
    std::uint32_t state[8];
    std::uint64_t length; // bytes so far
    std::uint8_t pending[64]; // the first length % 64 bytes of an unfinished block
};

const bool accelerated = hasSha256Instructions();

crypto_hash_sha256_state *sodiumState(std::uint8_t *raw)
{
    static_assert(sizeof(crypto_hash_sha256_state) <= 128);
    return reinterpret_cast<crypto_hash_sha256_state *>(raw);
}

Fast *fastState(std::uint8_t *raw)
{
    static_assert(sizeof(Fast) <= 128);
    return std::launder(reinterpret_cast<Fast *>(raw));
}

} // namespace

Sha256::Sha256()
{
    if (!accelerated) {
        crypto_hash_sha256_init(sodiumState(m_state));
        return;
    }
    // FIPS 180-4, 5.3.3.
    new (m_state) Fast{{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19},
        0, {}};
}

Sha256 &Sha256::add(QByteArrayView data)
{
    const auto *bytes = reinterpret_cast<const std::uint8_t *>(data.data());
    auto size = std::size_t(data.size());
    if (!accelerated) {
        crypto_hash_sha256_update(sodiumState(m_state), bytes, size);
        return *this;
    }
    if (size == 0)
        return *this;
    Fast *fast = fastState(m_state);
    const auto pending = std::size_t(fast->length % 64);
    fast->length += size;
    if (pending > 0) {
        const std::size_t taken = std::min(size, 64 - pending);
        std::memcpy(fast->pending + pending, bytes, taken);
        if (pending + taken < 64)
            return *this;
        sha256Blocks(fast->state, fast->pending, 1);
        bytes += taken;
        size -= taken;
    }
    sha256Blocks(fast->state, bytes, size / 64);
    std::memcpy(fast->pending, bytes + size / 64 * 64, size % 64);
    return *this;
}

Digest Sha256::finish()
{
    Digest out;
    if (!accelerated) {
        crypto_hash_sha256_final(sodiumState(m_state), out.data());
        return out;
    }
    // A 1 bit, zeros, and the length in bits as the last eight bytes of a block (FIPS 180-4, 5.1.1).
    Fast *fast = fastState(m_state);
    std::uint8_t tail[128] = {};
    const auto pending = std::size_t(fast->length % 64);
    std::memcpy(tail, fast->pending, pending);
    tail[pending] = 0x80;
    const std::size_t size = pending < 56 ? 64 : 128;
    const std::uint64_t bits = fast->length * 8;
    for (std::size_t i = 0; i < 8; ++i)
        tail[size - 1 - i] = static_cast<std::uint8_t>(bits >> (8 * i));
    sha256Blocks(fast->state, tail, size / 64);
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = static_cast<std::uint8_t>(fast->state[i / 4] >> (24 - 8 * (i % 4)));
    return out;
}

Digest digestFromBytes(QByteArrayView raw)
{
    Digest digest{};
    if (raw.size() == qsizetype(digest.size()))
        std::memcpy(digest.data(), raw.data(), digest.size());
    return digest;
}

} // namespace steward
