// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/oplog/operation.h"

#include <memory>

namespace steward {

/// The values of one operation as they are stored: one row, its ids as 16 bytes, compressed where that pays. A log is
/// mostly values, so this is what its size and speed are made of. The hashes are over the canonical bytes that come
/// out (core/oplog/canonical.h), never over this form, which a later program may change by a new kind byte.
///
///     content = check(4) kind(1) body         check: first bytes of SHA-256(seed ‖ kind ‖ body)
///     kind 0    body as it is
///     kind 1    body as a zstd frame without its magic number, with dictionary 1 (resources/storage/values-1.zdict)
///
///     body    = unit*
///     unit    = text(name) flags(1) [text(salt)] [value(old)] [value(new)]     salt: only when there is no seed
///             | text(name) flags(1) commitment(32)                             erased or withheld
///     flags     1 old is there, 2 new is there, 4 erased
///     value   = varint(n) { text(literal) id(16) }ⁿ text(literal)     an id stands for "36:" ‖ its 36 characters ‖ ","
///     text    = varint(length) bytes                                  varint: LEB128
///
/// Example: 8:assignee,36:0199…-…,  →  01  0b "8:assignee," 0199…  00
///
/// Thread: one object serves one thread.
class ValueCodec
{
public:
    ValueCodec();
    ~ValueCodec();
    Q_DISABLE_COPY_MOVE(ValueCodec)

    /// The content column of an operation that has units. With a seed all salts must come from it.
    QByteArray pack(const Operation &op);

    /// Sets `op.seed` and `op.units`, without derived salts and commitments: enough to fold, to show and to undo.
    /// Errors: Corrupt "value.damaged".
    Result<Ok> unpack(QByteArrayView seed, QByteArrayView content, Operation &op);

    /// Adds what unpack() leaves out, for whoever recomputes hashes or hands the operation on.
    static void complete(Operation &op);

private:
    struct Zstd;
    QByteArrayView decompress(QByteArrayView frame);

    std::unique_ptr<Zstd> m_zstd;
    QByteArray m_body; ///< reused
    QByteArray m_frame; ///< reused
};

} // namespace steward
