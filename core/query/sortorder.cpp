// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/sortorder.h"

namespace steward {

static Error unknown(const RecordType &type, const QString &name, qsizetype at)
{
    QStringList names;
    for (const Field &field : type.fields())
        names.append(field.name);
    const QString near = nearestWord(name, names);
    Error error{ErrorKind::InvalidArgument, QStringLiteral("query.unknown-field"),
        QStringLiteral("unknown field `%1`").arg(name),
        near.isEmpty() ? QString() : QStringLiteral("did you mean `%1`?").arg(near), {name, near}};
    error.column = int(at) + 1;
    return error;
}

bool isSortable(const Field &field)
{
    return !field.isSet() && field.kind != FieldKind::LongText && field.kind != FieldKind::Json
        && field.store != FieldStore::Wide;
}

Result<SortOrder> parseSortOrder(const QString &text, const RecordType &type)
{
    SortOrder order;
    qsizetype at = 0;
    for (const QString &part : text.split(u',')) {
        QString name = part.trimmed();
        const qsizetype column = at + part.indexOf(name);
        at += part.size() + 1;
        if (name.isEmpty())
            continue;
        const bool descending = name.startsWith(u'-');
        if (descending)
            name = name.mid(1).trimmed();
        const Field *field = type.field(name);
        if (!field)
            return unknown(type, name, column);
        if (!isSortable(*field)) {
            Error error{ErrorKind::InvalidArgument, QStringLiteral("query.not-sortable"),
                QStringLiteral("lists cannot be ordered by `%1`").arg(name), {}, {name}};
            error.column = int(column) + 1;
            return error;
        }
        order.append({field->name, descending});
    }
    return order;
}

QString printSortOrder(const SortOrder &order)
{
    QStringList names;
    for (const SortColumn &column : order)
        names.append(column.descending ? QLatin1Char('-') + column.field : column.field);
    return names.join(u',');
}

Result<QStringList> parseColumns(const QString &text, const RecordType &type)
{
    QStringList columns;
    qsizetype at = 0;
    for (const QString &part : text.split(u',')) {
        const QString name = part.trimmed();
        const qsizetype column = at + part.indexOf(name);
        at += part.size() + 1;
        if (name.isEmpty())
            continue;
        if (!type.field(name) && !(type.isTicket() && name == QLatin1String("kind")))
            return unknown(type, name, column);
        columns.append(name);
    }
    return columns;
}

} // namespace steward
