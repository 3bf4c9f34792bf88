// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace steward {

/// The edition of the machine's time zone database, such as "2025b"; empty when it does not say. Thread: any.
QString zoneEdition();

} // namespace steward
