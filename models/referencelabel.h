// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/workspace.h"

namespace steward {

/// What stands for a record that the reader may not see: "not visible to you".
QString hiddenText();

/// What a record that something refers to is called: its title; hiddenText() where the desk follows a team server and the
/// record is not to be seen; empty where it is gone. Thread: the desk's.
Result<QString> referenceTitle(Workspace &desk, const Uuid &id);
/// The same with tickets by their numbers.
Result<QString> referenceLabel(Workspace &desk, const Uuid &id);

} // namespace steward
