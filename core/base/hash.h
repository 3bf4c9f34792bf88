// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QByteArray>

#include <array>
#include <cstdint>

namespace steward {

using Digest = std::array<std::uint8_t, 32>;

/// Streaming SHA-256 (FIPS 180-4) over libsodium. Not copyable while in use; one object, one digest.
class Sha256
{
public:
    Sha256();
    Sha256 &add(QByteArrayView data);
    Digest finish();
    static Digest of(QByteArrayView data) { return Sha256().add(data).finish(); }

private:
    alignas(16) std::uint8_t m_state[128]; // crypto_hash_sha256_state, kept out of this header
};

inline QByteArrayView view(const Digest &digest)
{
    return {reinterpret_cast<const char *>(digest.data()), qsizetype(digest.size())};
}
inline QByteArray toBytes(const Digest &digest) { return view(digest).toByteArray(); }
/// Anything but 32 bytes gives the zero digest, which no chain contains.
Digest digestFromBytes(QByteArrayView raw);

} // namespace steward
