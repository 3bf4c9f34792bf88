// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/lifecycle/guard.h"

#include <algorithm>

namespace steward {

static const QString invalid = QStringLiteral("guard.invalid");

static Result<Value> constantOf(const JsonNode &node, const Field &field)
{
    const auto wrong = [&](const QString &what) {
        return node.error(invalid, QStringLiteral("\"%1\" must be compared with %2").arg(field.name, what));
    };
    if (node.isNull())
        return Value();
    if (field.kind == FieldKind::Boolean) {
        if (node.kind != JsonNode::Kind::Boolean)
            return wrong(QStringLiteral("true or false"));
        return node.isTrue() ? Value::boolean(true) : Value(); // false is stored as empty
    }
    if (field.isNumeric()) {
        const std::optional<qint64> number = node.toInteger();
        if (!number)
            return wrong(QStringLiteral("a whole number"));
        return Value(*number);
    }
    if (!node.isString())
        return wrong(QStringLiteral("a text"));
    if (field.kind == FieldKind::Reference) {
        const Uuid id = Uuid::fromString(node.text);
        if (id.isNull())
            return wrong(QStringLiteral("the id of a record"));
        return Value(id);
    }
    if (field.kind == FieldKind::Choice && !field.choices.isEmpty()) {
        const bool known = std::any_of(field.choices.begin(), field.choices.end(),
            [&](const Choice &choice) { return choice.key == node.text; });
        if (!known)
            return node.error(invalid, QStringLiteral("\"%1\" is no choice of \"%2\"").arg(node.text, field.name));
    }
    return Value(node.text);
}

Result<Guard> Guard::parse(const JsonNode &node, const RecordType &type)
{
    JsonFields in(node, invalid);
    Guard guard;
    const auto parts = [&](const JsonNode &list) -> Result<Ok> {
        if (!list.isArray() || list.items.empty())
            return list.error(invalid, QStringLiteral("a list of conditions should stand here"));
        for (const JsonNode &item : list.items) {
            STEWARD_ASSIGN(Guard part, parse(item, type));
            guard.m_parts.push_back(std::move(part));
        }
        return Ok{};
    };
    if (const JsonNode *list = in.find(u"and")) {
        guard.m_kind = Kind::And;
        STEWARD_TRY(parts(*list));
    } else if (const JsonNode *any = in.find(u"or")) {
        guard.m_kind = Kind::Or;
        STEWARD_TRY(parts(*any));
    } else if (const JsonNode *inner = in.find(u"not")) {
        guard.m_kind = Kind::Not;
        STEWARD_ASSIGN(Guard part, parse(*inner, type));
        guard.m_parts.push_back(std::move(part));
    } else {
        STEWARD_ASSIGN(guard, parseComparison(in, node, type));
    }
    STEWARD_TRY(in.finish());
    return guard;
}

Result<Guard> Guard::parseComparison(JsonFields &in, const JsonNode &node, const RecordType &type)
{
    Guard guard;
    const QString name = in.requiredText(u"field");
    if (!in.ok())
        return in.finish().error();
    guard.m_field = type.indexOf(name);
    guard.m_name = name;
    if (guard.m_field < 0) {
        return node.member(u"field")->error(
            invalid, QStringLiteral("%1 has no field \"%2\"").arg(type.name(), name));
    }
    const Field &field = type.fields()[guard.m_field];

    if (const JsonNode *list = in.find(u"in")) {
        guard.m_kind = Kind::In;
        if (!list->isArray() || list->items.empty() || field.isSet())
            return list->error(invalid, QStringLiteral("\"in\" needs a list of values and a field with one value"));
        for (const JsonNode &item : list->items) {
            STEWARD_ASSIGN(Value value, constantOf(item, field));
            guard.m_values.push_back(std::move(value));
        }
        return guard;
    }

    const JsonNode *how = in.required(u"is");
    if (!how)
        return in.finish().error();
    const auto negated = [](Guard inner) {
        Guard outer;
        outer.m_kind = Kind::Not;
        outer.m_parts.push_back(std::move(inner));
        return outer;
    };
    if (how->text == QLatin1String("empty") || how->text == QLatin1String("filled")) {
        guard.m_kind = Kind::Empty;
        return how->text == QLatin1String("empty") ? guard : negated(guard);
    }
    const JsonNode *value = in.required(u"value");
    if (!value)
        return in.finish().error();
    if (field.isSet())
        return how->error(invalid, QStringLiteral("a set can only be asked whether it is empty or filled"));
    STEWARD_ASSIGN(Value constant, constantOf(*value, field));
    guard.m_values.push_back(std::move(constant));

    const QString op = how->text;
    if (op == QLatin1String("=") || op == QLatin1String("!=")) {
        guard.m_kind = Kind::Equal;
        return op == QLatin1String("=") ? guard : negated(guard);
    }
    const bool ordering = op == QLatin1String("<") || op == QLatin1String("<=") || op == QLatin1String(">")
        || op == QLatin1String(">=");
    if (!ordering) {
        return how->error(invalid, QStringLiteral("\"%1\" is no comparison").arg(op),
            QStringLiteral("use = != < <= > >= empty or filled"));
    }
    if (!field.isNumeric() || guard.m_values.front().isEmpty())
        return how->error(invalid, QStringLiteral("\"%1\" needs a field with numbers and a number").arg(op));
    // a > b is: a is filled and not a <= b.
    const bool strict = op == QLatin1String("<") || op == QLatin1String(">=");
    guard.m_kind = strict ? Kind::Less : Kind::LessOrEqual;
    if (op.startsWith(QLatin1Char('<')))
        return guard;
    Guard empty;
    empty.m_kind = Kind::Empty;
    empty.m_field = guard.m_field;
    empty.m_name = guard.m_name;
    Guard both;
    both.m_kind = Kind::And;
    both.m_parts = {negated(guard), negated(empty)};
    return both;
}

bool Guard::holds(const RecordValues &values) const
{
    const auto part = [&](const Guard &guard) { return guard.holds(values); };
    switch (m_kind) {
    case Kind::Always:
        return true;
    case Kind::And:
        return std::all_of(m_parts.begin(), m_parts.end(), part);
    case Kind::Or:
        return std::any_of(m_parts.begin(), m_parts.end(), part);
    case Kind::Not:
        return !part(m_parts.front());
    case Kind::Empty:
        return values.values[size_t(m_field)].isEmpty();
    case Kind::Equal:
    case Kind::In:
        return std::find(m_values.begin(), m_values.end(), values.values[size_t(m_field)]) != m_values.end();
    case Kind::Less:
    case Kind::LessOrEqual: {
        const Value &value = values.values[size_t(m_field)];
        const qint64 bound = m_values.front().number();
        return !value.isEmpty() && (m_kind == Kind::Less ? value.number() < bound : value.number() <= bound);
    }
    }
    return false;
}

QStringList Guard::fields() const
{
    QStringList names;
    if (m_field >= 0)
        names.append(m_name);
    for (const Guard &part : m_parts) {
        const QStringList inner = part.fields();
        for (const QString &name : inner) {
            if (!names.contains(name))
                names.append(name);
        }
    }
    return names;
}

} // namespace steward
