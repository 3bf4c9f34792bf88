// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/hub/declarations.h"

#include "core/storage/projectionschema.h"

namespace steward {

namespace {

const QString any = QStringLiteral("*");
const QString create = QStringLiteral("create");

/// {"a","b"}: what PostgreSQL reads as an array of texts.
QString arrayText(const QStringList &items)
{
    QStringList quotedItems;
    for (QString item : items) {
        item.replace(QLatin1Char('\\'), QStringLiteral("\\\\")).replace(QLatin1Char('"'), QStringLiteral("\\\""));
        quotedItems.append(QLatin1Char('"') + item + QLatin1Char('"'));
    }
    return QLatin1Char('{') + quotedItems.join(QLatin1Char(',')) + QLatin1Char('}');
}

std::optional<QString> filled(const QString &text) { return text.isEmpty() ? std::nullopt : std::optional(text); }

class Declarations
{
public:
    Declarations(Connection &connection, const Schema &schema, const DeskPolicies &policies)
        : m_connection(connection), m_schema(schema), m_policies(policies)
    {}

    Result<Ok> write()
    {
        for (const char *table : {"decl_type", "decl_unit", "decl_field", "decl_permission", "decl_state",
                 "decl_transition", "decl_role"})
            STEWARD_TRY(m_connection.execute(QByteArrayLiteral("DELETE FROM ") + table));
        for (const auto &type : m_schema.types()) {
            STEWARD_TRY(writeType(*type));
            STEWARD_TRY(writeUnits(*type));
            for (const Field &field : type->fields())
                STEWARD_TRY(writeField(*type, field));
            STEWARD_TRY(writePermissions(*type));
            if (const Lifecycle *lifecycle = m_policies.lifecycle(type->name()))
                STEWARD_TRY(writeLifecycle(*type, *lifecycle));
        }
        return writeRoles();
    }

private:
    template<class... Values>
    Result<Ok> insert(const QByteArray &into, const Values &...values)
    {
        STEWARD_ASSIGN(Statement row, m_connection.prepare("INSERT INTO " + into));
        row.bind(values...);
        return row.run();
    }

    Result<Ok> writeType(const RecordType &type)
    {
        const RecordAccess &access = m_rules.of(type);
        const bool hasWide = std::any_of(type.fields().cbegin(), type.fields().cend(),
            [](const Field &field) { return field.store == FieldStore::Wide; });
        QStringList follows;
        for (const QString &field : access.follows)
            follows.append(type.field(field)->column());
        QStringList sorts;
        for (const QString &name : {type.sortField(), type.titleField()}) {
            const Field *field = type.field(name);
            if (field && field->kind != FieldKind::LongText)
                sorts.append(field->column());
        }
        return insert("decl_type(type, tbl, text_tbl, number_prefix, is_ticket, visible, follows, sort_cols) "
                      "VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
            type.name(), type.table(), filled(hasWide ? type.textTable() : QString()), filled(type.numberPrefix()),
            type.isTicket(), visibilityKey(access.visible), arrayText(follows), arrayText(sorts));
    }

    Result<Ok> writeUnits(const RecordType &type)
    {
        for (const Unit &unit : type.units())
            STEWARD_TRY(insert("decl_unit(type, unit, policy) VALUES(?, ?, ?)", type.name(), unit.name, policyKey(unit.policy)));
        return Ok{};
    }

    Result<Ok> writeField(const RecordType &type, const Field &field)
    {
        QString table = type.table();
        QString column = field.column();
        QString store = QStringLiteral("narrow");
        if (field.store == FieldStore::Custom) {
            store = QStringLiteral("custom");
            table = QStringLiteral("custom_value");
            column = field.isNumeric() || field.isReference() ? QStringLiteral("integer") : QStringLiteral("text");
        } else if (field.isSet()) {
            store = QStringLiteral("set");
            table = type.table() + QLatin1Char('_') + field.column();
            column = QStringLiteral("item");
        } else if (field.store == FieldStore::Wide) {
            store = QStringLiteral("wide");
            table = type.textTable();
        }
        QString fold;
        if (store == QLatin1String("narrow")) {
            fold = compareColumn(type, field);
            if (fold == column || fold == QLatin1String("sort_key"))
                fold.clear();
        } else if (!field.isReference() && !field.isNumeric() && store != QLatin1String("wide")) {
            fold = QStringLiteral("fold");
        }
        const Unit *unit = type.unit(field.unit);
        const qsizetype place = unit ? unit->fields.indexOf(type.indexOf(field.name)) : -1;
        const RecordAccess &access = m_rules.of(type);
        return insert("decl_field(type, field, unit, place, kind, tbl, col, store, target, required, is_set, derived, "
                      "fold_col, requester, searchable) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            type.name(), field.name, field.unit, qint64(place), kindKey(field.kind), table, column, store,
            filled(field.target), field.required, field.isSet(), field.derived, filled(fold),
            access.requesterFields.isEmpty() || access.requesterFields.contains(field.name), field.searchable);
    }

    Result<Ok> writePermissions(const RecordType &type)
    {
        QStringList units{any};
        for (const Unit &unit : type.units())
            units.append(unit.name);
        for (const QString &unit : std::as_const(units)) {
            for (const QString &verb : {create, any}) {
                const std::optional<QString> permission = m_rules.permission(type, unit, verb == create);
                if (permission)
                    STEWARD_TRY(insert("decl_permission(type, unit, verb, permission) VALUES(?, ?, ?, ?)", type.name(),
                        unit, verb, *permission));
            }
        }
        return Ok{};
    }

    Result<Ok> writeLifecycle(const RecordType &type, const Lifecycle &lifecycle)
    {
        for (const LifecycleState &state : lifecycle.states())
            STEWARD_TRY(insert("decl_state(type, state, class, is_initial, needs) VALUES(?, ?, ?, ?, ?)",
                type.name(), state.key, qint64(state.statusClass), state.key == lifecycle.initial(),
                arrayText(state.needs)));
        for (const LifecycleTransition &way : lifecycle.transitions()) {
            for (const QString &from : way.from)
                STEWARD_TRY(insert("decl_transition(type, from_state, to_state, permission, verb, needs, guard) "
                                   "VALUES(?, ?, ?, ?, ?, ?, ?::jsonb)",
                    type.name(), from, way.to, way.permission, way.key, arrayText(way.needs), filled(way.guardTree)));
        }
        return Ok{};
    }

    /// Rules that a desk wrote down before there were hubs do not know the permission to see tickets: those roles get it
    /// that have it in the program's own rules.
    Result<Ok> writeRoles()
    {
        const auto sees = [this](const Roles::Role &role) { return role.permissions.contains(m_rules.deskPermission()); };
        const QList<Roles::Role> &roles = m_policies.roles().roles();
        const QList<Roles::Role> &own = DeskPolicies::builtIn().roles().roles();
        const bool isOld = std::none_of(roles.cbegin(), roles.cend(), sees);
        for (const Roles::Role &role : roles) {
            QStringList permissions = role.permissions;
            permissions.removeDuplicates();
            const auto known = std::find_if(own.cbegin(), own.cend(), [&](const Roles::Role &one) { return one.key == role.key; });
            if (isOld && known != own.cend() && sees(*known))
                permissions.append(m_rules.deskPermission());
            for (const QString &permission : std::as_const(permissions))
                STEWARD_TRY(insert("decl_role(role, permission) VALUES(?, ?)", role.key, permission));
        }
        return Ok{};
    }

    Connection &m_connection;
    const Schema &m_schema;
    const DeskPolicies &m_policies;
    const AccessRules &m_rules = AccessRules::builtIn();
};

} // namespace

QString kindKey(FieldKind kind)
{
    switch (kind) {
    case FieldKind::Text: return QStringLiteral("text");
    case FieldKind::LongText: return QStringLiteral("longtext");
    case FieldKind::Integer: return QStringLiteral("integer");
    case FieldKind::Boolean: return QStringLiteral("boolean");
    case FieldKind::Instant: return QStringLiteral("instant");
    case FieldKind::TimeSpan: return QStringLiteral("timespan");
    case FieldKind::Choice: return QStringLiteral("choice");
    case FieldKind::Reference: return QStringLiteral("reference");
    case FieldKind::TextSet: return QStringLiteral("textset");
    case FieldKind::ReferenceSet: return QStringLiteral("referenceset");
    case FieldKind::Json: return QStringLiteral("json");
    }
    Q_UNREACHABLE();
}

QString policyKey(MergePolicy policy)
{
    switch (policy) {
    case MergePolicy::Register: return QStringLiteral("register");
    case MergePolicy::Status: return QStringLiteral("status");
    case MergePolicy::Set: return QStringLiteral("set");
    case MergePolicy::Counter: return QStringLiteral("counter");
    case MergePolicy::Existence: return QStringLiteral("existence");
    }
    Q_UNREACHABLE();
}

Result<Ok> writeDeclarations(Connection &connection, const Schema &schema, const DeskPolicies &policies)
{
    return Declarations(connection, schema, policies).write();
}

} // namespace steward
