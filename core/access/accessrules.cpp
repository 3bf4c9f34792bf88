// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/access/accessrules.h"

#include <QResource>

// Resources of a static library are not registered by themselves. The macro must stand outside any namespace.
static void registerResources() { Q_INIT_RESOURCE(access); }

namespace steward {

namespace {

const QString invalid = QStringLiteral("access.invalid");
const QString ticketName = QStringLiteral("ticket");

constexpr std::pair<const char *, Visibility> visibilities[] = {{"ticket", Visibility::Ticket},
    {"public", Visibility::Public}, {"internal", Visibility::Internal}, {"desk", Visibility::Desk},
    {"everyone", Visibility::Everyone}};

QString nameOf(const RecordType &type) { return type.isTicket() ? ticketName : type.name(); }

/// Any of the types that `name` means; null when there is none.
const RecordType *typeOf(const QString &name, const Schema &schema)
{
    if (name != ticketName)
        return schema.type(name);
    const std::vector<const RecordType *> tickets = schema.ticketTypes();
    return tickets.empty() ? nullptr : tickets.front();
}

void checkFields(JsonFields &in, const JsonNode &at, const QStringList &fields, const QStringList &types, const Schema &schema)
{
    for (const QString &field : fields) {
        const bool known = std::any_of(types.cbegin(), types.cend(), [&](const QString &name) {
            const RecordType *type = typeOf(name, schema);
            return type && type->field(field);
        });
        if (!known)
            in.fail(at, QStringLiteral("there is no field \"%1\"").arg(field));
    }
}

} // namespace

QString visibilityKey(Visibility visibility)
{
    for (const auto &[name, value] : visibilities) {
        if (value == visibility)
            return QString::fromLatin1(name);
    }
    Q_UNREACHABLE();
}

Result<Ok> AccessRules::readRecord(const JsonNode &node, const Schema &schema)
{
    JsonFields in(node, invalid);
    RecordAccess record;
    record.types = in.texts(u"types");
    const QString visible = in.requiredText(u"visible");
    const auto *const known = std::find_if(std::begin(visibilities), std::end(visibilities),
        [&](const auto &one) { return visible == QLatin1String(one.first); });
    if (in.ok() && known == std::end(visibilities))
        in.fail(node, QStringLiteral("\"%1\" is nobody").arg(visible),
            QStringLiteral("use ticket, public, internal, desk or everyone"));
    else if (in.ok())
        record.visible = known->second;
    record.follows = in.texts(u"follows");
    record.requesterFields = in.texts(u"requester");
    record.edit = in.text(u"edit");
    record.create = in.text(u"create", record.edit);
    record.once = in.boolean(u"once", false);
    if (const JsonNode *when = in.find(u"publicWhen"); when && when->members.size() == 1) {
        record.publicField = when->members.front().name;
        record.publicValue = when->members.front().value.text;
    }
    if (const JsonNode *units = in.find(u"units")) {
        for (const JsonMember &unit : units->members)
            record.units.insert(unit.name, unit.value.text);
    }
    STEWARD_TRY(in.finish());

    checkFields(in, node, record.follows, record.types, schema);
    checkFields(in, node, record.requesterFields, record.types, schema);
    if (!record.publicField.isEmpty())
        checkFields(in, node, {record.publicField}, record.types, schema);
    const bool hangsOn = record.visible == Visibility::Public || record.visible == Visibility::Internal;
    if (hangsOn == record.follows.isEmpty())
        in.fail(node, QStringLiteral("what is public or internal follows a ticket, and nothing else does"));
    for (const QString &name : std::as_const(record.types)) {
        const RecordType *type = typeOf(name, schema);
        if (!type)
            in.fail(node, QStringLiteral("there is no record type \"%1\"").arg(name));
        else if (m_index.contains(name))
            in.fail(node, QStringLiteral("the record type \"%1\" stands twice").arg(name));
        for (auto unit = record.units.cbegin(); type && unit != record.units.cend(); ++unit) {
            if (!type->unit(unit.key()))
                in.fail(node, QStringLiteral("there is no unit \"%1\"").arg(unit.key()));
        }
        m_index.insert(name, int(m_records.size()));
    }
    STEWARD_TRY(in.finish());
    m_records.append(record);
    return Ok{};
}

Result<AccessRules> AccessRules::parse(const JsonNode &node, const Schema &schema)
{
    JsonFields in(node, invalid);
    if (in.integer(u"format", 1) != 1)
        in.fail(node, QStringLiteral("this is a format of a newer program"));
    AccessRules rules;
    rules.m_desk = in.requiredText(u"desk");
    rules.m_author = in.text(u"author", QStringLiteral("author.other"));
    const JsonNode *keys = in.required(u"keys");
    for (const JsonNode &item : keys ? keys->items : std::vector<JsonNode>()) {
        JsonFields fields(item, invalid);
        ScopeKey key{fields.requiredText(u"field"), fields.requiredText(u"key"), fields.text(u"none")};
        checkFields(fields, item, {key.field}, {ticketName}, schema);
        STEWARD_TRY(fields.finish());
        rules.m_keys.append(key);
    }
    const JsonNode *records = in.required(u"records");
    for (const JsonNode &item : records ? records->items : std::vector<JsonNode>())
        STEWARD_TRY(rules.readRecord(item, schema));
    STEWARD_TRY(in.finish());
    for (const auto &type : schema.types()) {
        if (!rules.m_index.contains(nameOf(*type)))
            return node.error(invalid, QStringLiteral("the record type \"%1\" is missing").arg(type->name()));
    }
    return rules;
}

const AccessRules &AccessRules::builtIn()
{
    static const AccessRules rules = [] {
        registerResources();
        const QResource resource(QStringLiteral(":/steward/policies/access.json"));
        Q_ASSERT_X(resource.isValid(), "AccessRules", "a resource of the program is missing");
        const QByteArray text = resource.uncompressedData();
        const Result<JsonNode> node = parseJson(QByteArrayView(text));
        Result<AccessRules> parsed = node ? parse(*node, *Schema::builtIn()) : Result<AccessRules>(node.error());
        if (!parsed)
            qFatal("%s", qPrintable(parsed.error().toString()));
        return *parsed;
    }();
    return rules;
}

const RecordAccess &AccessRules::of(const RecordType &type) const
{
    static const RecordAccess unknown;
    const auto at = m_index.constFind(nameOf(type));
    return at == m_index.cend() ? unknown : m_records[*at];
}

std::optional<QString> AccessRules::permission(const RecordType &type, const QString &unit, bool isCreation) const
{
    if (!m_index.contains(nameOf(type)))
        return std::nullopt;
    const RecordAccess &record = of(type);
    if (record.once && !isCreation)
        return std::nullopt;
    return isCreation ? record.create : record.units.value(unit, record.edit);
}

} // namespace steward
