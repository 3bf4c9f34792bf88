// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oplog/operation.h"

namespace steward {

/// On-disk and on-wire truth of an operation, format 1. Everything below is frames (core/schema/frame.h), so it is
/// computable in PL/pgSQL with octet_length and ||. Integers are decimal, ids lower-case text, digests raw bytes.
///
///     commitment = SHA-256(salt ‖ frame(old) ‖ frame(new))                   absent value: frame is "-"
///     root       = SHA-256(frame(unit₁) frame(commitment₁) frame(unit₂) …)   units by name bytes
///     header     = frame(format) frame(replica) frame(rseq) frame(recordType) frame(record) frame(verb)
///                  frame(group) frame(batch) frame(hlc) frame(epoch) frame(hubSeq) frame(ownSeq)
///                  frame(actor) frame(author) frame(eventTime) frame(schemaVersion)
///                  frame(unit names, each framed) frame(root)
///     hash       = SHA-256(previous hash of this replica ‖ header)           32 zero bytes before rseq 1
///     leaf       = SHA-256(hash ‖ frame(seq) frame(eff) frame(number) frame(verdict) frame(receivedBy)
///                  frame(receivedAt))
///     chain      = SHA-256(previous chain ‖ leaf)                            32 zero bytes before seq 1
///
/// tests/data/oplog/vectors-1.jsonl holds 1,000 frozen vectors; a change that breaks one needs format 2.
Digest commitmentOf(const UnitChange &change);
/// How a writer makes salts: 16 bytes of SHA-256(seed ‖ frame(unit)) from 16 random bytes per operation, so that a log
/// keeps one seed and not a salt per unit. Whoever erases or withholds a unit gives up the seed and keeps the salts of
/// the others. Not part of the format: any 16 bytes are a salt.
QByteArray saltOf(QByteArrayView seed, QStringView unit);
Digest rootOf(const QList<UnitChange> &units);
QByteArray canonicalHeader(const Operation &operation);
Digest hashOf(const Operation &operation);
Digest leafOf(const Digest &operationHash, const HubFact &fact);
Digest chainOf(const Digest &previousChain, const Digest &leaf);

/// Computes commitments, then the hash; `previous` must be set. Units get sorted.
void sealOperation(Operation &operation);

} // namespace steward
