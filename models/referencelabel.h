// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/workspace.h"
#include "models/valuetext.h"

namespace steward {

/// What stands for a record that the reader may not see: "not visible to you".
QString hiddenText();

/// What a record that something refers to is called: its title; hiddenText() where the desk follows a team server and the
/// record is not to be seen; empty where it is gone. Thread: the desk's.
Result<QString> referenceTitle(Workspace &desk, const Uuid &id);
/// The same with tickets by their numbers.
Result<QString> referenceLabel(Workspace &desk, const Uuid &id);
/// Adds that of each of these records to `labels`; null ids and those with a label already are passed over.
Result<Ok> addLabels(Workspace &desk, const QList<Uuid> &ids, ReferenceLabels &labels);

} // namespace steward
