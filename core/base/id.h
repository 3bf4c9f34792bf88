// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"

#include <QByteArrayView>
#include <QByteArray>
#include <QHash>
#include <QString>

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>

namespace steward {

class RandomSource;

/// 128 bits in network byte order. All zero means "no record". Thread: value, any.
struct Uuid
{
    std::array<std::uint8_t, 16> bytes{};

    /// RFC 9562 version 7: 48 bits of Unix milliseconds, the rest random. Ids are made by their creator, offline too.
    static Uuid v7(Instant now, RandomSource &random);
    /// Accepts 8-4-4-4-12 hex in either case; anything else gives the null id.
    static Uuid fromString(QStringView text);
    /// Exactly 16 bytes; anything else gives the null id.
    static Uuid fromBytes(QByteArrayView raw);

    bool isNull() const { return *this == Uuid{}; }
    QString toString() const; ///< Lower case, with hyphens: the canonical form.
    /// The 36 characters of toString() without making a string.
    void writeText(char out[36]) const;
    /// Reads exactly the canonical form: 36 characters, lower case; anything else gives the null id.
    static Uuid fromCanonicalText(QByteArrayView text);
    QByteArray toBytes() const { return {reinterpret_cast<const char *>(bytes.data()), 16}; }

    auto operator<=>(const Uuid &) const = default;
};

inline size_t qHash(const Uuid &id, size_t seed = 0)
{
    std::uint64_t tail = 0;
    std::memcpy(&tail, id.bytes.data() + 8, 8); // the random half
    return ::qHash(quint64(tail), seed);
}

/// An id that does not mix with the ids of other records: `Id<PersonTag>` and `Id<TeamTag>` do not compare or convert.
template<class Tag>
struct Id
{
    Uuid uuid;

    bool isNull() const { return uuid.isNull(); }
    auto operator<=>(const Id &) const = default;
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHash(id.uuid, seed); }
};

/// Local integer name of a record inside one store. Never leaves the machine and never stands in an operation.
using Rid = qint64;

} // namespace steward
