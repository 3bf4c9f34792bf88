// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/schema/customisation.h"

#include <QRegularExpression>

namespace steward {

QString customFieldName(const QString &declaredName) { return QStringLiteral("x.") + declaredName; }

namespace {

std::optional<FieldKind> kindOf(const QString &name)
{
    static const QHash<QString, FieldKind> kinds{{QStringLiteral("text"), FieldKind::Text},
        {QStringLiteral("longtext"), FieldKind::LongText}, {QStringLiteral("integer"), FieldKind::Integer},
        {QStringLiteral("boolean"), FieldKind::Boolean}, {QStringLiteral("instant"), FieldKind::Instant},
        {QStringLiteral("choice"), FieldKind::Choice}, {QStringLiteral("reference"), FieldKind::Reference},
        {QStringLiteral("tags"), FieldKind::TextSet}};
    const auto at = kinds.constFind(name);
    return at == kinds.constEnd() ? std::nullopt : std::optional(*at);
}

std::optional<QList<Choice>> choicesOf(const QString &lines)
{
    QList<Choice> choices;
    for (const QString &line : lines.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const qsizetype equals = line.indexOf(QLatin1Char('='));
        const QString key = (equals < 0 ? line : line.left(equals)).trimmed();
        if (key.isEmpty())
            return std::nullopt;
        choices.append({key, equals < 0 ? key : line.mid(equals + 1).trimmed()});
    }
    return choices;
}

Error invalid(const char *code, const QString &message, const QString &hint)
{
    return {ErrorKind::InvalidArgument, QString::fromLatin1(code), message, hint, {}};
}

Result<Field> fieldOf(const CustomField &declared)
{
    static const QRegularExpression word(QStringLiteral("^[a-z][a-z0-9_]{0,40}$"));
    if (!word.match(declared.name).hasMatch())
        return invalid("customfield.name", QStringLiteral("\"%1\" cannot be a field name").arg(declared.name),
            QStringLiteral("use lower-case letters, digits and _, starting with a letter"));
    const std::optional<FieldKind> kind = kindOf(declared.kind);
    if (!kind)
        return invalid("customfield.kind", QStringLiteral("there is no kind \"%1\"").arg(declared.kind),
            QStringLiteral("use text, longtext, integer, boolean, instant, choice, reference or tags"));
    const std::optional<QList<Choice>> choices = choicesOf(declared.choices);
    if (!choices || (*kind == FieldKind::Choice && choices->isEmpty()))
        return invalid("customfield.choices", QStringLiteral("a choice needs lines of key=label"), {});
    Field field;
    field.name = customFieldName(declared.name);
    field.label = declared.label;
    field.kind = *kind;
    field.target = declared.target;
    field.choices = *choices;
    field.store = FieldStore::Custom;
    field.required = declared.required;
    field.searchable = *kind == FieldKind::Text || *kind == FieldKind::LongText;
    return field;
}

} // namespace

Result<Ok> checkDeclaration(const CustomField &declared, const Schema &schema)
{
    STEWARD_ASSIGN(const Field field, fieldOf(declared));
    const RecordType *type = schema.type(declared.type);
    if (!type)
        return invalid(
            "customfield.type", QStringLiteral("there is no record type \"%1\"").arg(declared.type), {});
    if (field.kind == FieldKind::Reference && !schema.type(field.target))
        return invalid(
            "customfield.type", QStringLiteral("there is no record type \"%1\"").arg(field.target), {});
    return Ok{};
}

Result<Ok> checkDeclaration(const TicketType &declared, const Schema &schema)
{
    static const QRegularExpression word(QStringLiteral("^[a-z][a-z0-9]{1,30}$"));
    static const QRegularExpression prefix(QStringLiteral("^[A-Z]{2,5}$"));
    if (!word.match(declared.key).hasMatch())
        return invalid("tickettype.key", QStringLiteral("\"%1\" cannot be a type key").arg(declared.key),
            QStringLiteral("use lower-case letters and digits"));
    if (!prefix.match(declared.prefix).hasMatch())
        return invalid("tickettype.prefix", QStringLiteral("\"%1\" cannot be a prefix").arg(declared.prefix),
            QStringLiteral("use two to five capital letters"));
    for (const auto &type : schema.types()) {
        if (type->name() != declared.key && type->numberPrefix() == declared.prefix)
            return invalid(
                "tickettype.prefix", QStringLiteral("the prefix %1 is taken").arg(declared.prefix), {});
    }
    return Ok{};
}

std::shared_ptr<const Schema> withTicketType(std::shared_ptr<const Schema> schema, const TicketType &declared)
{
    if (!checkDeclaration(declared, *schema) || schema->type(declared.key))
        return schema;
    RecordType type(declared.key, declared.name, declared.plural.isEmpty() ? declared.name : declared.plural,
        QStringLiteral("ticket"));
    type.setNumberPrefix(declared.prefix);
    const RecordType &ticket = *schema->type(u"incident");
    for (const Field &field : ticket.fields())
        type.addField(
            field, ticket.unit(field.unit) ? ticket.unit(field.unit)->policy : MergePolicy::Register);
    type.setTitleField(ticket.titleField());
    type.seal();
    return schema->with(type);
}

std::shared_ptr<const Schema> withCustomField(
    std::shared_ptr<const Schema> schema, const CustomField &declared)
{
    const RecordType *type = schema->type(declared.type);
    const Result<Field> field = fieldOf(declared);
    if (!type || !field || type->field(field->name))
        return schema;
    RecordType extended = *type;
    extended.addField(*field, field->isSet() ? MergePolicy::Set : MergePolicy::Register);
    extended.seal();
    return schema->with(extended);
}

} // namespace steward
