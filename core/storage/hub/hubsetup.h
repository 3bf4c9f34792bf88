// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/lifecycle/deskpolicies.h"
#include "core/storage/hub/hubload.h"
#include "core/storage/hub/hubroles.h"

namespace steward {

// How a database becomes a team server and stays one. Everything here runs over the URL of a login that owns the
// database and may create roles; never over that of a member. Superusers may too, but are not needed.

struct HubMade
{
    Uuid workspace;
    HubCounts counts;
    qint64 visible = 0; ///< records that got their keys
};

/// Makes the hub in an existing, empty database out of a desk file: roles, schemas `steward`, `hub` and `api`, the
/// file's whole desk, row security. `schema` and `policies` are the file's own. All or nothing: after an error the
/// database is as empty as it was.
/// Errors: AlreadyExists "storage.exists", "hub.roles-exist"; FailedPrecondition "hub.needs-owner", "hub.encoding",
/// "hub.other-version" (the file's tables are not this program's); Corrupt "hub.damaged-file"; those of PostgresqlConnection::open().
Result<HubMade> makeHub(const QString &url, Connection &file, std::shared_ptr<const Schema> schema,
    const DeskPolicies &policies, const Clock &clock, const LoadProgress &progress = {});

/// Brings a hub to this program: layout, projection, declarations with the desk's present lifecycles and custom fields,
/// functions and row security. May be repeated. Errors: FailedPrecondition "hub.none", "hub.needs-owner".
Result<Ok> upgradeHub(const QString &url, const Clock &clock);

/// An owner's session with a hub.
struct HubOwner
{
    std::unique_ptr<PostgresqlConnection> connection;
    Uuid workspace;
    HubRoles roles;
};
/// Errors: FailedPrecondition "hub.none", "hub.needs-owner", "storage.older", "storage.newer".
Result<HubOwner> openHub(const QString &url);

/// The schema that the records of a store declare, and its policies; those that do not parse keep their defaults.
struct HubRules
{
    std::shared_ptr<const Schema> schema;
    DeskPolicies policies;
};
Result<HubRules> rulesOf(Connection &connection);

struct HubStatus
{
    Uuid workspace;
    QString server; ///< "15.20"
    QString rolePrefix;
    qint64 epoch = 0;
    qint64 head = 0;
    qint64 records = 0;
    qint64 logins = 0; ///< that may log in
    qint64 disabled = 0;
    qint64 replicas = 0;
    qint64 toDerive = 0; ///< records that wait for the worker
    bool mustScrub = false; ///< values were erased since the last scrubHub()
    bool rulesInForce = true; ///< false: run upgradeHub(), policies or custom fields say something newer than the hub does
    /// Logins whose roles give them, or no longer give them, what only the desk reads: a privilege that upgradeHub() grants.
    QStringList wrongPrivileges;
    QStringList exposed; ///< tables without forced row security: none on a sound hub
};
Result<HubStatus> hubStatus(const QString &url);

/// What a person has to know to reach the hub.
struct HubInvitation
{
    Uuid workspace;
    QString host; ///< a folder for a local socket
    qint64 port = 0;
    QString database;
    bool encrypted = false; ///< this session is
    QString url; ///< with LOGIN in the place of a login; asks for a verified certificate unless the socket is local
};
Result<HubInvitation> hubInvitation(const QString &url);

} // namespace steward
