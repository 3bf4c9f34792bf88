// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/base/instant.h"
#include "core/base/random.h"
#include "core/base/result.h"

#include <QByteArray>

namespace steward {

/// A bundle is what a replica and its team server would have told each other over a network, in a file that somebody
/// carries: sealed so that only the other side can read it, signed so that the other side knows who wrote it.
///
///     bundle   = "StewardBundle" format(1) length(2) head key(80) stream(24) chunk* last
///     head     = CBOR [kind, workspace, replica, made (ms), from, to]     kind 1 work, 2 answer; from, to: Ed25519 keys
///     key      = crypto_box_seal(32 random bytes) to the X25519 form of `to`
///     chunk    = length(4) and so many bytes of crypto_secretstream_xchacha20poly1305; the last has the final tag
///     plain    = content ‖ Ed25519("steward bundle 1" ‖ SHA-256(everything before `chunk*`) ‖ SHA-256(content))
///
/// Numbers are big-endian. Everything before the chunks is additional data of the first one.
/// Invariant. A changed bit anywhere, a missing or an additional byte: the bundle does not open, and nothing of it is used.
/// Example. A work bundle without work: 13 + 1 + 2 + 117 + 80 + 24 bytes and one chunk of 4 + 17 + content + 64.
struct BundleHead
{
    enum class Kind { Work = 1, Answer = 2 };
    Kind kind = Kind::Work;
    Uuid workspace;
    Uuid replica; ///< whose work it is, or for whom the answer is
    Instant made;
    QByteArray from; ///< 32 bytes
    QByteArray to; ///< 32 bytes

    bool operator==(const BundleHead &) const = default;
};

/// An Ed25519 pair, from which the X25519 one is derived.
struct BundleKeys
{
    QByteArray open; ///< 32 bytes, for others
    QByteArray secret; ///< 64 bytes
};
BundleKeys makeBundleKeys(RandomSource &random);

constexpr qint64 largestBundle = 1LL << 30;

/// Errors: InvalidArgument "bundle.too-large", "bundle.key".
Result<QByteArray> sealBundle(const BundleHead &head, QByteArrayView content, const BundleKeys &from, RandomSource &random);
/// What the outside says; nothing of it is proven. Errors: InvalidArgument "bundle.none" (no bundle at all),
/// FailedPrecondition "bundle.newer", Corrupt "bundle.changed".
Result<BundleHead> readBundleHead(QByteArrayView bundle);
/// The content, when the bundle is for `mine` and was signed by `from`, whom the reader knows from elsewhere. Errors: as
/// above; FailedPrecondition "bundle.other-reader", "bundle.other-writer".
Result<QByteArray> openBundle(QByteArrayView bundle, const BundleKeys &mine, QByteArrayView from);

/// What a replica's owner says of the end of its work, kept by the hub: Ed25519 over "steward work 1", workspace, replica,
/// rseq and hash, each framed (core/schema/frame.h).
QByteArray signWork(const BundleKeys &keys, const Uuid &workspace, const Uuid &replica, qint64 rseq, QByteArrayView hash);
bool isWorkSigned(
    QByteArrayView signature, QByteArrayView key, const Uuid &workspace, const Uuid &replica, qint64 rseq, QByteArrayView hash);

} // namespace steward
