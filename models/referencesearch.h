// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/workspace.h"

namespace steward {

/// A record as a picker offers it.
struct ReferenceHit
{
    Uuid id;
    Rid rid = 0;
    QString label;
    QString detail; ///< tells namesakes apart: an e-mail, a number, a class
};

/// Living records of `type` ("ticket" stands for every kind) whose name, reading or number begins with `text`, then
/// those that contain it; at most `limit`, in sort order. With an empty text the first ones. For reader threads.
Result<QList<ReferenceHit>> findReferences(Workspace &desk, const QString &type, const QString &text, int limit);

} // namespace steward
