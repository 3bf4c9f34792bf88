// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/access/accessrules.h"
#include "core/storage/hub/hubroles.h"

namespace steward {

/// Gives every table of the schema `steward`, partitions included, its privileges and policies, all of them anew: row
/// security enabled and forced; the definer sees and writes all rows (of the log only new ones), the worker sees those
/// it needs, members see what the declarations say and write nothing but their own drafts. A table that nothing names here is for
/// the definer alone. In a transaction of the caller, with the owner as current role; the functions of hub/session.sql
/// must be there.
///
/// Policies speak of the caller only through hub.sees_all(), hub.my_keys(), hub.at_desk() and hub.is_member(), each as
/// `(SELECT f())`, so that a query asks once and not for every row (346 → 12 ms for 100,000 rows).
Result<Ok> secureTables(Connection &connection, const HubRoles &roles, const Schema &schema, const AccessRules &rules);

/// Privileges on functions and schemas: members execute all of `api` and what policies need of `hub`; nobody else
/// anything. With the definer as current role.
Result<Ok> secureFunctions(Connection &connection, const HubRoles &roles);

} // namespace steward
