// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace steward {

/// What one person may do, by permission name ("ticket.resolve"). Thread: value, any.
class PermissionSet
{
public:
    /// May everything: on a single file the person is trusted; chain and anchor are the control.
    static PermissionSet trusted();
    static PermissionSet of(const QSet<QString> &names);

    /// An empty name asks for nothing and is always allowed.
    bool has(const QString &permission) const;
    bool isTrusted() const { return m_all; }

private:
    bool m_all = false;
    QSet<QString> m_names;
};

/// Roles and the permissions they carry, as data:
///
///     {"format": 1, "roles": [{"key": "technician", "label": "Technician", "labels": {"ja": "担当者"},
///                              "permissions": ["ticket.create", …]}]}
class Roles
{
public:
    struct Role
    {
        QString key;
        QString label; ///< English
        QHash<QString, QString> labels; ///< by language
        QStringList permissions; ///< "*" means all
    };

    /// Errors: InvalidArgument "roles.invalid" with line and column.
    static Result<Roles> parse(const JsonNode &node);

    const QList<Role> &roles() const { return m_roles; }
    /// Union of the roles' permissions; unknown roles carry none.
    PermissionSet permissionsOf(const QStringList &roleKeys) const;

private:
    QList<Role> m_roles;
};

} // namespace steward
