// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

namespace steward::cli {

/// The new password for somebody: STEWARD_NEW_PASSWORD if it is set, else asked twice on the terminal without showing
/// it. Never from the command line, which every user of the machine can read. Empty when there is no terminal.
/// Errors: "usage.password" when the two differ.
Result<QString> newPassword(const QString &login);

} // namespace steward::cli
