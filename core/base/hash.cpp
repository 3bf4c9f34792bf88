// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/hash.h"

#include <sodium.h>

#include <cstring>

namespace steward {

static crypto_hash_sha256_state *state(std::uint8_t *raw)
{
    static_assert(sizeof(crypto_hash_sha256_state) <= 128);
    return reinterpret_cast<crypto_hash_sha256_state *>(raw);
}

Sha256::Sha256() { crypto_hash_sha256_init(state(m_state)); }

Sha256 &Sha256::add(QByteArrayView data)
{
    crypto_hash_sha256_update(state(m_state), reinterpret_cast<const unsigned char *>(data.data()),
        static_cast<unsigned long long>(data.size()));
    return *this;
}

Digest Sha256::finish()
{
    Digest out;
    crypto_hash_sha256_final(state(m_state), out.data());
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
