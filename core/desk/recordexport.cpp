// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/recordexport.h"

#include "core/base/json.h"
#include "core/base/spantext.h"
#include "core/desk/fields.h"

#include <QDateTime>

namespace steward {

using namespace Qt::StringLiterals;

RecordExport::RecordExport(Workspace &desk, const RecordType &type, bool sensitive)
    : m_desk(desk)
    , m_type(type)
{
    for (qsizetype i = 0; i < type.fields().size(); ++i) {
        const Field &field = type.fields()[i];
        if ((!field.sensitive || sensitive) && field.name != u"deleted") // deleted records are left out as a whole
            m_fields.append(i);
    }
}

QStringList RecordExport::columns() const
{
    QStringList columns{u"id"_s};
    for (const qsizetype i : m_fields)
        columns.append(m_type.fields()[i].name);
    return columns;
}

RecordValues RecordExport::exported(const LoadedRecord &record) const
{
    RecordValues values = record.values;
    if (m_type.isTicket() && valueOf(m_type, values, u"external.number").isEmpty())
        setValue(m_type, values, u"external.number", Value(record.number));
    return values;
}

Result<QString> RecordExport::nameOf(const Uuid &id)
{
    const auto known = m_names.constFind(id);
    if (known != m_names.constEnd())
        return *known;
    STEWARD_ASSIGN(const std::optional<RecordPlace> place, m_desk.records().place(id));
    const RecordType *type = place ? m_desk.schema().type(place->type) : nullptr;
    QString name;
    if (type && type->isTicket()) {
        STEWARD_ASSIGN(const std::optional<LoadedRecord> loaded, m_desk.records().load(place->rid));
        name = loaded ? loaded->number : QString();
    } else {
        STEWARD_ASSIGN(name, m_desk.labelOf(id));
    }
    return *m_names.insert(id, name.isEmpty() ? id.toString() : name);
}

Result<QStringList> RecordExport::itemsOf(const Field &field, const Value &value)
{
    QStringList items;
    for (const QString &item : value.set().items()) {
        if (field.kind != FieldKind::ReferenceSet) {
            items.append(item);
            continue;
        }
        STEWARD_ASSIGN(const QString name, nameOf(Uuid::fromString(item)));
        items.append(name);
    }
    items.sort();
    return items;
}

Result<QString> RecordExport::textOf(const Field &field, const Value &value)
{
    switch (field.kind) {
    case FieldKind::Boolean:
        return value.toBool() ? u"true"_s : u"false"_s;
    case FieldKind::Instant:
        return QDateTime::fromMSecsSinceEpoch(value.number(), Qt::UTC)
            .toString(value.number() % 1000 ? Qt::ISODateWithMs : Qt::ISODate);
    case FieldKind::TimeSpan:
        return printSpan(Duration(value.number()));
    case FieldKind::Reference:
        return nameOf(value.reference());
    case FieldKind::TextSet:
    case FieldKind::ReferenceSet: {
        STEWARD_ASSIGN(const QStringList items, itemsOf(field, value));
        return items.join(u',');
    }
    default:
        return value.isNumber() ? QString::number(value.number()) : value.text();
    }
}

Result<QStringList> RecordExport::cells(const LoadedRecord &record)
{
    const RecordValues values = exported(record);
    QStringList cells{record.id.toString()};
    for (const qsizetype i : m_fields) {
        const Value &value = values.values[size_t(i)];
        QString text;
        if (!value.isEmpty()) {
            STEWARD_ASSIGN(text, textOf(m_type.fields()[i], value));
        }
        cells.append(text);
    }
    return cells;
}

Result<QString> RecordExport::json(const LoadedRecord &record)
{
    const RecordValues values = exported(record);
    QStringList members{u"\"record\": "_s + jsonQuoted(m_type.name()), u"\"id\": "_s + jsonQuoted(record.id.toString())};
    for (const qsizetype i : m_fields) {
        const Field &field = m_type.fields()[i];
        const Value &value = values.values[size_t(i)];
        if (value.isEmpty())
            continue;
        QString json;
        if (field.isSet()) {
            STEWARD_ASSIGN(const QStringList items, itemsOf(field, value));
            QStringList quoted;
            for (const QString &item : items)
                quoted.append(jsonQuoted(item));
            json = u'[' + quoted.join(u", "_s) + u']';
        } else {
            STEWARD_ASSIGN(const QString text, textOf(field, value));
            const bool bare = field.kind == FieldKind::Boolean || field.kind == FieldKind::Integer;
            json = bare ? text : jsonQuoted(text);
        }
        members.append(jsonQuoted(field.name) + u": "_s + json);
    }
    return QString(u'{' + members.join(u", "_s) + u'}');
}

} // namespace steward
