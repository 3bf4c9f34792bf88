// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "views/shell/pane.h"

namespace steward {

/// Asks for a file of holidays, enters them into a calendar and says how many; `then` is called when something was entered.
/// What of the file was not understood is named. GUI thread.
void enterHolidays(const PaneContext &context, QWidget *parent, const Uuid &calendar, std::function<void()> then);

} // namespace steward
