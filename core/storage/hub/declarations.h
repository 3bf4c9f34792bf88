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

/// Records that say what these rows are: policies, custom fields, ticket types.
bool declaresRules(QStringView recordType);
/// The last operation on one of them.
Result<qint64> lastDeclaration(Connection &connection);
/// Whether the rows say what those records say; if not, the hub's owner has to run `hub upgrade`. For members too.
Result<bool> rulesAreInForce(Connection &connection);
/// Puts what the records say into force, over the session of a member who may configure the desk (declare.sql). False when
/// the hub takes it from an upgrade alone, since its program is another one. Errors: PermissionDenied.
Result<bool> declareRules(Connection &connection);

/// How the rows name it: "referenceset"; "status".
QString kindKey(FieldKind kind);
QString policyKey(MergePolicy policy);

} // namespace steward
