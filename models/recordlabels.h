// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/workspace.h"
#include "models/valuetext.h"

namespace steward {

/// Adds how people name each of these records to `labels`: tickets by their number, others by their title or name.
/// Null ids and those with a label already are passed over. Thread: the desk's.
Result<Ok> addLabels(Workspace &desk, const QList<Uuid> &ids, ReferenceLabels &labels);

} // namespace steward
