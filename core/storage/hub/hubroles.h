// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/connection.h"

namespace steward {

/// The database roles of one hub. Roles belong to the whole server, so their names carry the end of the workspace's id:
/// two hubs on one server share nothing but logins.
///
///     steward_<w>_owner     owns schema `steward` and its tables; no policy names it, so it reads no row
///     steward_<w>_definer   owns schemas `hub` and `api` and their functions; a policy of every table names it
///     steward_<w>_member    whoever may log in: reads what row security lets through, and executes `api`
///     steward_<w>_desk      members who work at the desk: columns of people and places that requesters do not get
///     steward_<w>_worker    the process that computes derived columns: reads all rows, and executes api.derive
///
/// None can log in. Who runs `hub …` verbs is a member of the first two.
class HubRoles
{
public:
    explicit HubRoles(const Uuid &workspace);

    QByteArray prefix() const { return m_prefix; } ///< "steward_7c51d2a90b3e_"
    QByteArray owner() const { return m_prefix + "owner"; }
    QByteArray definer() const { return m_prefix + "definer"; }
    QByteArray member() const { return m_prefix + "member"; }
    QByteArray desk() const { return m_prefix + "desk"; }
    QByteArray worker() const { return m_prefix + "worker"; }
    QList<QByteArray> all() const { return {owner(), definer(), member(), desk(), worker()}; }

    QByteArray channel() const { return m_prefix.chopped(1); } ///< on which news are told: "steward_7c51d2a90b3e"
    /// SQL of the program's files with these names in place of steward_w_… and 'steward_w'.
    QByteArray in(QByteArray sql) const
    {
        return sql.replace("steward_w_", m_prefix).replace("'steward_w'", QByteArray('\'' + channel() + '\''));
    }

private:
    QByteArray m_prefix;
};

} // namespace steward
