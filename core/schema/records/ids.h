// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"

namespace steward {

using TicketId = Id<struct TicketTag>;
using OrganizationId = Id<struct OrganizationTag>;
using LocationId = Id<struct LocationTag>;
using TeamId = Id<struct TeamTag>;
using PersonId = Id<struct PersonTag>;
using ServiceId = Id<struct ServiceTag>;
using ConfigurationItemId = Id<struct ConfigurationItemTag>;
using CategoryId = Id<struct CategoryTag>;
using CalendarId = Id<struct CalendarTag>;
using AgreementId = Id<struct AgreementTag>;
using ResolutionCodeId = Id<struct ResolutionCodeTag>;

} // namespace steward
