// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/hash.h"
#include "core/base/id.h"
#include "core/base/result.h"

#include <QList>

namespace steward {

/// A point of the hub's chain that was written down outside the file, so that a history whose chain was recomputed
/// after tampering does not pass.
struct Anchor
{
    Uuid workspace;
    qint64 seq = 0;
    Digest chain{};
    Instant takenAt;

    bool operator==(const Anchor &) const = default;
};

/// Anchors of one workspace as a file holds them.
struct AnchorList
{
    QList<Anchor> anchors; ///< rising by seq; only those whose signature holds
    int badSignatures = 0; ///< of the others
    QByteArray key; ///< Ed25519 public key that signed them, 32 bytes; empty when there are none
};

/// Signed anchors in a folder of the user's, one file per workspace:
///
///     <folder>/anchors/<workspace>.json   {"format": 1, "workspace": "…", "key": "hex",
///                                          "anchors": [{"seq": 42, "chain": "hex", "taken": ms, "signature": "hex"}]}
///     <folder>/anchor.key                 Ed25519 secret key in hex, readable by its owner alone
///
///     signature = Ed25519(frame("steward anchor 1") frame(workspace) frame(seq) frame(chain) frame(taken))
///
/// Frames are those of core/schema/frame.h. Whoever can write the desk's file can often write this folder too; the key
/// then has to lie elsewhere, or somebody keeps a copy of the anchors (`verify --anchor FILE`).
/// Thread: any; processes are kept apart by a lock file.
class AnchorStore
{
public:
    explicit AnchorStore(const QString &folder) : m_folder(folder) {}

    /// $STEWARD_STATE_DIR, else steward in $XDG_STATE_HOME, else ~/.local/state/steward or what the system has for it.
    static QString userFolder();

    /// Adds an anchor; the last `kept` stay. Makes folder and key when there are none. Errors: PermissionDenied
    /// "anchor.not-written", OutOfSpace "anchor.not-written", Unavailable "anchor.busy".
    Result<Ok> add(const Anchor &anchor);
    /// Empty when there are none. An anchor that another key signed counts as badly signed. Errors: Corrupt
    /// "anchor.damaged", PermissionDenied "anchor.not-readable".
    Result<AnchorList> read(const Uuid &workspace) const;
    /// A file from elsewhere, checked against the key that stands in it. Errors: NotFound "anchor.no-file" and as above.
    static Result<AnchorList> readFile(const QString &path);

    /// After a restore the anchors of what came later must not speak against the file: puts them aside under another
    /// name beside them, which is returned; empty when there were none.
    Result<QString> setAside(const Uuid &workspace);

    static constexpr int kept = 100;

private:
    QString fileOf(const Uuid &workspace) const;
    Result<QByteArray> secretKey();

    QString m_folder;
};

} // namespace steward
