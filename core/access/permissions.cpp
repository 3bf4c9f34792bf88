// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/access/permissions.h"

#include <algorithm>

namespace steward {

PermissionSet PermissionSet::trusted()
{
    PermissionSet set;
    set.m_all = true;
    return set;
}

PermissionSet PermissionSet::of(const QSet<QString> &names)
{
    PermissionSet set;
    set.m_all = names.contains(QStringLiteral("*"));
    set.m_names = names;
    return set;
}

bool PermissionSet::has(const QString &permission) const
{
    return m_all || permission.isEmpty() || m_names.contains(permission);
}

Result<Roles> Roles::parse(const JsonNode &node)
{
    const QString invalid = QStringLiteral("roles.invalid");
    JsonFields in(node, invalid);
    if (in.integer(u"format", 1) != 1)
        in.fail(node, QStringLiteral("this is a format of a newer program"));
    Roles roles;
    const JsonNode *list = in.required(u"roles");
    for (const JsonNode &item : list ? list->items : std::vector<JsonNode>()) {
        JsonFields fields(item, invalid);
        Role role;
        role.key = fields.requiredText(u"key");
        role.label = fields.text(u"label", role.key);
        if (const JsonNode *labels = fields.find(u"labels")) {
            for (const JsonMember &label : labels->members)
                role.labels.insert(label.name, label.value.text);
        }
        role.permissions = fields.texts(u"permissions");
        STEWARD_TRY(fields.finish());
        const bool twice = std::any_of(roles.m_roles.begin(), roles.m_roles.end(),
            [&](const Role &other) { return other.key == role.key; });
        if (twice)
            return item.error(invalid, QStringLiteral("the role \"%1\" stands twice").arg(role.key));
        roles.m_roles.append(role);
    }
    STEWARD_TRY(in.finish());
    return roles;
}

PermissionSet Roles::permissionsOf(const QStringList &roleKeys) const
{
    QSet<QString> names;
    for (const Role &role : m_roles) {
        if (roleKeys.contains(role.key))
            names.unite(QSet<QString>(role.permissions.begin(), role.permissions.end()));
    }
    return PermissionSet::of(names);
}

} // namespace steward
