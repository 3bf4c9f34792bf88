// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/hub/declarations.h"

#include "core/storage/customschema.h"
#include "core/storage/hub/hubsetup.h"
#include "core/storage/projectionschema.h"
#include "core/storage/settings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

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

bool isCustom(const RecordType &type) { return !Schema::builtIn()->type(type.name()); }

/// (role, permission) of a desk's roles. Rules that a desk wrote down before there were hubs do not know the permission to
/// see tickets: those roles get it that have it in the program's own rules.
QList<std::pair<QString, QString>> permissionsOf(const DeskPolicies &policies)
{
    const QString &desk = AccessRules::builtIn().deskPermission();
    const auto sees = [&desk](const Roles::Role &role) { return role.permissions.contains(desk); };
    const QList<Roles::Role> &roles = policies.roles().roles();
    const QList<Roles::Role> &own = DeskPolicies::builtIn().roles().roles();
    const bool isOld = std::none_of(roles.cbegin(), roles.cend(), sees);
    QList<std::pair<QString, QString>> all;
    for (const Roles::Role &role : roles) {
        QStringList permissions = role.permissions;
        permissions.removeDuplicates();
        const auto known = std::find_if(own.cbegin(), own.cend(), [&](const Roles::Role &one) { return one.key == role.key; });
        if (isOld && known != own.cend() && sees(*known))
            permissions.append(desk);
        for (const QString &permission : std::as_const(permissions))
            all.append({role.key, permission});
    }
    return all;
}

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
        STEWARD_TRY(writeMatrix());
        STEWARD_TRY(writeRoles());
        STEWARD_TRY(writeSetting(m_connection, QStringLiteral("hub.schema"), QString::number(Schema::version)));
        STEWARD_ASSIGN(const qint64 seq, lastDeclaration(m_connection));
        return writeSetting(m_connection, QStringLiteral("hub.declared"), QString::number(seq));
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
        return insert("decl_type(type, tbl, text_tbl, number_prefix, is_ticket, visible, follows, sort_cols, is_custom) "
                      "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
            type.name(), type.table(), filled(hasWide ? type.textTable() : QString()), filled(type.numberPrefix()),
            type.isTicket(), visibilityKey(access.visible), arrayText(follows), arrayText(sorts), isCustom(type));
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

    /// Earlier versions stay.
    Result<Ok> writeMatrix()
    {
        const PriorityMatrix &matrix = m_policies.matrix();
        STEWARD_ASSIGN(Statement old, m_connection.prepare(QByteArrayLiteral("DELETE FROM decl_matrix WHERE version = ?")));
        old.bind(matrix.version());
        STEWARD_TRY(old.run());
        for (const qint64 impact : matrix.impacts()) {
            for (const qint64 urgency : matrix.urgencies())
                STEWARD_TRY(insert("decl_matrix(version, impact, urgency, priority) VALUES(?, ?, ?, ?)", matrix.version(), impact,
                    urgency, *matrix.priorityFor(impact, urgency)));
        }
        return Ok{};
    }

    Result<Ok> writeRoles()
    {
        for (const auto &[role, permission] : permissionsOf(m_policies))
            STEWARD_TRY(insert("decl_role(role, permission) VALUES(?, ?)", role, permission));
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

namespace {

QJsonArray lifecycleRows(const Schema &schema, const DeskPolicies &policies, QJsonArray &transitions)
{
    QJsonArray states;
    for (const auto &type : schema.types()) {
        const Lifecycle *lifecycle = policies.lifecycle(type->name());
        if (!lifecycle)
            continue;
        for (const LifecycleState &state : lifecycle->states())
            states.append(QJsonObject{{QStringLiteral("type"), type->name()}, {QStringLiteral("state"), state.key},
                {QStringLiteral("class"), int(state.statusClass)},
                {QStringLiteral("is_initial"), state.key == lifecycle->initial()},
                {QStringLiteral("needs"), QJsonArray::fromStringList(state.needs)}});
        for (const LifecycleTransition &way : lifecycle->transitions()) {
            const QJsonDocument guard = QJsonDocument::fromJson(way.guardTree.toUtf8());
            for (const QString &from : way.from)
                transitions.append(QJsonObject{{QStringLiteral("type"), type->name()}, {QStringLiteral("from_state"), from},
                    {QStringLiteral("to_state"), way.to}, {QStringLiteral("permission"), way.permission},
                    {QStringLiteral("verb"), way.key}, {QStringLiteral("needs"), QJsonArray::fromStringList(way.needs)},
                    {QStringLiteral("guard"), guard.isObject() ? QJsonValue(guard.object()) : QJsonValue()}});
        }
    }
    return states;
}

/// What api.declare() takes (declare.sql).
QJsonObject ruleRows(const Schema &schema, const DeskPolicies &policies)
{
    QJsonArray types, fields, transitions, roles, matrix;
    for (const auto &type : schema.types()) {
        if (isCustom(*type))
            types.append(QJsonObject{{QStringLiteral("type"), type->name()}, {QStringLiteral("number_prefix"), type->numberPrefix()}});
        for (const Field &field : type->fields()) {
            if (field.store == FieldStore::Custom)
                fields.append(QJsonObject{{QStringLiteral("type"), type->name()}, {QStringLiteral("field"), field.name},
                    {QStringLiteral("kind"), kindKey(field.kind)}, {QStringLiteral("target"), field.target},
                    {QStringLiteral("required"), field.required}});
        }
    }
    const QJsonArray states = lifecycleRows(schema, policies, transitions);
    for (const auto &[role, permission] : permissionsOf(policies))
        roles.append(QJsonObject{{QStringLiteral("role"), role}, {QStringLiteral("permission"), permission}});
    const PriorityMatrix &levels = policies.matrix();
    for (const qint64 impact : levels.impacts()) {
        for (const qint64 urgency : levels.urgencies())
            matrix.append(QJsonObject{{QStringLiteral("version"), levels.version()}, {QStringLiteral("impact"), impact},
                {QStringLiteral("urgency"), urgency}, {QStringLiteral("priority"), *levels.priorityFor(impact, urgency)}});
    }
    return {{QStringLiteral("types"), types}, {QStringLiteral("fields"), fields}, {QStringLiteral("states"), states},
        {QStringLiteral("transitions"), transitions}, {QStringLiteral("roles"), roles}, {QStringLiteral("matrix"), matrix}};
}

} // namespace

bool declaresRules(QStringView recordType) { return recordType == u"policy" || declaresSchema(recordType); }

Result<qint64> lastDeclaration(Connection &connection)
{
    STEWARD_ASSIGN(Statement find, connection.prepare(QByteArrayLiteral(
        "SELECT coalesce(max(last_seq), 0) FROM record WHERE type IN ('policy', 'customfield', 'tickettype')")));
    find.bind();
    STEWARD_ASSIGN([[maybe_unused]] const bool any, find.step());
    return find.integer(0);
}

Result<bool> rulesAreInForce(Connection &connection)
{
    STEWARD_ASSIGN(const QString declared, readSetting(connection, QStringLiteral("hub.declared")));
    STEWARD_ASSIGN(const qint64 last, lastDeclaration(connection));
    return declared.toLongLong() >= last;
}

Result<bool> declareRules(Connection &connection)
{
    constexpr int attempts = 3; // another administrator may write at the same time
    for (int attempt = 0; attempt < attempts; ++attempt) {
        STEWARD_ASSIGN(const qint64 seq, lastDeclaration(connection));
        STEWARD_ASSIGN(const HubRules rules, rulesOf(connection));
        STEWARD_ASSIGN(Statement declare, connection.prepare(QByteArrayLiteral("SELECT api.declare(?, ?, ?::text::jsonb)")));
        declare.bind(seq, Schema::version,
            QString::fromUtf8(QJsonDocument(ruleRows(*rules.schema, rules.policies)).toJson(QJsonDocument::Compact)));
        STEWARD_ASSIGN([[maybe_unused]] const bool any, declare.step());
        if (declare.integer(0))
            return true;
    }
    return false;
}

Result<Ok> writeDeclarations(Connection &connection, const Schema &schema, const DeskPolicies &policies)
{
    return Declarations(connection, schema, policies).write();
}

} // namespace steward
