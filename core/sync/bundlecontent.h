// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/hub/hub.h"

namespace steward {

/// What is inside of bundles (bundle.h): the calls that a round of sync would have made, and their answers. CBOR arrays in
/// fixed order; Operation has its fields in the order of core/oplog/operation.h, bytes where they are bytes, null where a
/// value is absent.
///
///     work     = [1, place, rseq, signature, [page…], [file…], missing]     place: where the replica's stream ends
///     page     = [[operation…], [[rseq, hint as JSON]…]]                    at most Hub::maxPage operations, whole groups
///     file     = [sha256, size, [piece…]]                                   pieces of 1 MiB
///     answer   = [1, greeting, replica, [pulled page…]]                     pages that follow one another
///
/// Invariant. Decoding an encoding gives an equal value; what does not decode to its end is no content ("bundle.content").
struct BundleFile
{
    Digest sha256{};
    qint64 size = 0;
    QList<QByteArray> pieces;
};

struct WorkContent
{
    HubPlace place;
    qint64 rseq = 0; ///< last operation of the replica that is in it, or was handed in before
    QByteArray signature; ///< signWork() of that one; empty when there is no work
    QList<PushPage> pages;
    QList<BundleFile> files;
    qint64 missing = 0; ///< attached files that were left out
};

struct AnswerContent
{
    HubGreeting greeting; ///< for the replica's login
    HubReplica replica; ///< what the hub has of it now
    HubPlace begin; ///< where the first page begins
    QList<PullPage> pages;
};

QByteArray encodeWork(const WorkContent &work);
/// Errors: Corrupt "bundle.content".
Result<WorkContent> decodeWork(const QByteArray &bytes, const Uuid &replica);
QByteArray encodeAnswer(const AnswerContent &answer);
Result<AnswerContent> decodeAnswer(const QByteArray &bytes);

} // namespace steward
