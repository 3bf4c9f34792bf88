// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/access/accessrules.h"
#include "core/lifecycle/deskpolicies.h"
#include "core/storage/connection.h"

namespace steward {

/// Writes the declarations as the rows that the hub's functions read: decl_* in hub/tables.sql, all of them anew.
/// `schema` and `policies` are the workspace's, with its own ticket types, fields and lifecycles. In a transaction of
/// the caller, who owns the tables.
Result<Ok> writeDeclarations(Connection &connection, const Schema &schema, const DeskPolicies &policies);

/// How the rows name it: "referenceset"; "status".
QString kindKey(FieldKind kind);
QString policyKey(MergePolicy policy);

} // namespace steward
