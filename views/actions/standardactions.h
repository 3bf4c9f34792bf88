// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/actions/actionregistry.h"

namespace steward {

/// The shortcut scheme of the whole program in one list, so that keys never collide. Panes only handle() them; a pane adds
/// specs of its own for what nobody else does.
QList<ActionSpec> standardActions();

} // namespace steward
