// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/storage/hub/hubsetup.h"

namespace steward {

/// A role and where it holds: in the whole desk when both lists are empty.
struct HubRoleWish
{
    /// Key of a role of the desk's rules: "technician". "worker": the login is nobody's and does the worker's part.
    QString role;
    QStringList teams; ///< names
    QStringList organizations;
};

struct HubUser
{
    QString login;
    Uuid person; ///< null of a worker
    bool isNewPerson = false;
    bool isNewLogin = false; ///< the server did not know this login: the password is its own now
    QStringList keys; ///< what opens records to it, "*": everything
};

/// Lets a person log in: finds the person record of that login or makes it, makes the PostgreSQL role with the password
/// (as SCRAM verifier), and grants the role. A login that the server knows already, from another hub, keeps its password.
/// May be repeated; a disabled login comes back. Over the owner's URL, as openHub().
/// Errors: InvalidArgument "hub.login" (what cannot be a login), "hub.role", "hub.password" (none, or shorter than 10);
/// NotFound "hub.no-team", "hub.no-organization".
Result<HubUser> addHubUser(const QString &url, const QString &login, const QString &name, const HubRoleWish &wish,
    const QString &password, const Clock &clock, RandomSource &random);

/// Puts one role in place of all that the login holds. Errors: as above, NotFound "hub.no-login".
Result<HubUser> setHubRole(
    const QString &url, const QString &login, const HubRoleWish &wish, const Clock &clock, RandomSource &random);

/// Nothing more for this login, at once: its rights end, it cannot connect, and its sessions are ended. The person and
/// what they wrote stay. Errors: NotFound "hub.no-login".
Result<HubUser> disableHubUser(const QString &url, const QString &login, const Clock &clock);

} // namespace steward
