// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/derivedid.h"

#include "core/base/hash.h"
#include "core/schema/frame.h"

#include <algorithm>

namespace steward {

Uuid derivedId(const Uuid &workspace, const QStringList &parts)
{
    QByteArray input = workspace.toBytes();
    for (const QString &part : parts)
        appendFrame(input, part.toUtf8());
    const Digest digest = Sha256::of(input);
    Uuid id;
    std::copy_n(digest.begin(), id.bytes.size(), id.bytes.begin());
    id.bytes[6] = std::uint8_t((id.bytes[6] & 0x0f) | 0x80);
    id.bytes[8] = std::uint8_t((id.bytes[8] & 0x3f) | 0x80);
    return id;
}

} // namespace steward
