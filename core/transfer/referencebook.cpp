// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/referencebook.h"

#include "core/text/fold.h"
#include "core/transfer/derivedid.h"

namespace steward {

static Error notFound(const QString &type, const QString &text)
{
    return {ErrorKind::InvalidArgument, QStringLiteral("import.no-such-reference"),
        QStringLiteral("there is no %1 \"%2\"").arg(type, text),
        QStringLiteral("create it first, or let the mapping create it"), {type, text}};
}

Result<Uuid> ReferenceBook::resolve(const Schema &schema, const QString &targetType, const LookupRule &lookup,
    const QString &text, const Uuid &parent)
{
    if (lookup.by.isEmpty())
        return resolveTicket(schema, text);
    const RecordType &type = *schema.type(targetType);
    const Field &by = *type.field(lookup.by);
    const QString folded = foldForCompare(text);
    const QString key = QStringList{targetType, by.name, parent.isNull() ? QString() : parent.toString(),
        folded}
                            .join(QChar(u'\x1F'));
    const auto known = m_known.constFind(key);
    if (known != m_known.constEnd())
        return *known;
    STEWARD_ASSIGN(std::optional<Uuid> found, search(type, by, text, parent));
    if (!found && !lookup.create)
        return notFound(type.name(), text);
    Uuid id = found.value_or(Uuid{});
    if (!found) {
        id = derivedId(m_target.workspaceId(),
            {QStringLiteral("import-reference"), type.name(), by.name,
                parent.isNull() ? QString() : parent.toString(), folded});
        STEWARD_ASSIGN(id, create(id, type, lookup, text, parent));
    }
    m_known.insert(key, id);
    m_names.insert(id, text);
    return id;
}

Result<Uuid> ReferenceBook::resolveTicket(const Schema &schema, const QString &text)
{
    if (m_plannedTicket) {
        if (const std::optional<Uuid> planned = m_plannedTicket(text))
            return *planned;
    }
    const RecordType &type = *schema.ticketTypes().front();
    STEWARD_ASSIGN(const QList<Uuid> found, m_target.find(type, *type.field(u"external.number"), text));
    if (found.isEmpty())
        return notFound(QStringLiteral("ticket"), text);
    return found.first();
}

Result<std::optional<Uuid>> ReferenceBook::search(
    const RecordType &type, const Field &by, const QString &text, const Uuid &parent)
{
    STEWARD_ASSIGN(QList<Uuid> found, m_target.find(type, by, text));
    const int parentField = type.indexOf(u"parent");
    if (parentField >= 0 && (!parent.isNull() || found.size() > 1)) {
        QList<Uuid> children;
        for (const Uuid &id : std::as_const(found)) {
            STEWARD_ASSIGN(const std::optional<LoadedRecord> loaded, m_target.load(id));
            if (loaded && loaded->values.values[size_t(parentField)].reference() == parent)
                children.append(id);
        }
        found = children;
    }
    if (found.size() > 1) {
        return Error{ErrorKind::InvalidArgument, QStringLiteral("import.ambiguous-reference"),
            QStringLiteral("%1 records of type %2 are called \"%3\"")
                .arg(found.size())
                .arg(type.name(), text),
            QStringLiteral("look up by another field, or rename one"), {type.name(), text}};
    }
    return found.isEmpty() ? std::optional<Uuid>() : std::optional(found.first());
}

Result<Uuid> ReferenceBook::create(
    const Uuid &id, const RecordType &type, const LookupRule &lookup, const QString &text, const Uuid &parent)
{
    STEWARD_ASSIGN(const std::optional<LoadedRecord> earlier, m_target.load(id));
    if (earlier && earlier->deleted) {
        return Error{ErrorKind::FailedPrecondition, QStringLiteral("import.deleted"),
            QStringLiteral("the %1 \"%2\" was deleted on this desk").arg(type.name(), text),
            QStringLiteral("undo the deletion first"), {type.name(), text}};
    }
    if (earlier)
        return id; // it was renamed since an import made it
    RecordEdit edit;
    edit.type = type.name();
    edit.record = id;
    edit.base = type.empty();
    edit.next = type.empty();
    edit.verb = QStringLiteral("create");
    edit.isCreation = true;
    const auto set = [&](const QString &field, const Value &value) {
        edit.next.values[size_t(type.indexOf(field))] = value;
    };
    set(type.titleField(), Value(text));
    set(lookup.by, Value(text));
    for (const auto &[name, value] : lookup.set) {
        const Field &field = *type.field(name);
        if (field.kind == FieldKind::Boolean)
            set(name, value == QLatin1String("true") ? Value::boolean(true) : Value());
        else if (field.isNumeric())
            set(name, Value(value.toLongLong()));
        else if (field.kind == FieldKind::TextSet)
            set(name, Value(StringSet({value})));
        else
            set(name, Value(value));
    }
    if (!parent.isNull())
        set(QStringLiteral("parent"), Value(parent));
    m_creations.insert(id, edit);
    return id;
}

QList<RecordEdit> ReferenceBook::takeCreationsFor(const RecordEdit &edit)
{
    QList<RecordEdit> out;
    if (m_creations.isEmpty())
        return out;
    takeCreation(edit.author, out);
    for (const Value &value : edit.next.values) {
        if (value.isReference())
            takeCreation(value.reference(), out);
        if (value.isSet() && !m_creations.isEmpty()) {
            for (const QString &item : value.set().items())
                takeCreation(Uuid::fromString(item), out);
        }
    }
    return out;
}

void ReferenceBook::takeCreation(const Uuid &id, QList<RecordEdit> &out)
{
    const auto at = m_creations.find(id);
    if (at == m_creations.end())
        return;
    const RecordEdit creation = m_creations.take(id);
    for (const Value &value : creation.next.values) {
        if (value.isReference())
            takeCreation(value.reference(), out); // what it is part of comes first
    }
    out.append(creation);
}

} // namespace steward
