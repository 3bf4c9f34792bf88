// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace steward {

/// A stretch of text that is in both versions, in the first only, or in the second only.
struct DiffPiece
{
    enum class Kind { Same, Removed, Added };
    Kind kind = Kind::Same;
    QString text;

    bool operator==(const DiffPiece &) const = default;
};

/// What leads from `before` to `after`, by words and line ends; signs of scripts without spaces count one by one. Same and
/// Removed pieces in order give `before`, Same and Added ones `after`. Texts with more than some thousand words that
/// differ throughout are compared as wholes. Source: E. Myers, An O(ND) difference algorithm, 1986.
QList<DiffPiece> textDifference(const QString &before, const QString &after);

/// Shortens long stretches that are the same, for reading: `context` signs stay at each end, " … " between.
QList<DiffPiece> withoutTheSame(const QList<DiffPiece> &pieces, int context = 40);

} // namespace steward
