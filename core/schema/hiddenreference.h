// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"

#include <algorithm>

namespace steward {

/// Stands for a record that a value refers to and that the reader may not know: on a team server a requester gets no ids
/// of hidden records. `name` tells two of them apart (below 2⁴⁸). It names no record anywhere, and a save that would write
/// it is refused. Example: ffffffff-ffff-8fff-bfff-00000000002a.
inline Uuid hiddenReference(qint64 name)
{
    Uuid id;
    id.bytes.fill(0xff);
    id.bytes[6] = 0x8f;
    id.bytes[8] = 0xbf;
    for (size_t i = 0; i < 6; ++i)
        id.bytes[10 + i] = static_cast<quint8>(name >> (8 * (5 - i)));
    return id;
}

inline bool isHiddenReference(const Uuid &id)
{
    const Uuid first = hiddenReference(0);
    return std::equal(id.bytes.cbegin(), id.bytes.cbegin() + 10, first.bytes.cbegin());
}

} // namespace steward
