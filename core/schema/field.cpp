// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/schema/field.h"

#include "core/schema/frame.h"

namespace steward {

bool Field::isNumeric() const
{
    switch (kind) {
    case FieldKind::Integer:
    case FieldKind::Boolean:
    case FieldKind::Instant:
    case FieldKind::TimeSpan:
        return true;
    case FieldKind::Text:
    case FieldKind::LongText:
    case FieldKind::Choice:
    case FieldKind::Reference:
    case FieldKind::TextSet:
    case FieldKind::ReferenceSet:
    case FieldKind::Json:
        return false;
    }
    return false;
}

static Error malformed(const Field &field)
{
    return {ErrorKind::InvalidArgument, QStringLiteral("value.malformed"),
        QStringLiteral("the stored value of \"%1\" is malformed").arg(field.name), {}, {field.name}};
}

Result<Value> Field::fromCanonical(const std::optional<QByteArray> &bytes) const
{
    if (!bytes)
        return Value();
    if (isNumeric()) {
        bool ok = false;
        const qint64 number = bytes->toLongLong(&ok);
        if (!ok || QByteArray::number(number) != *bytes)
            return malformed(*this);
        return Value(number);
    }
    if (kind == FieldKind::Reference) {
        const Uuid id = Uuid::fromString(QString::fromLatin1(*bytes));
        if (id.isNull() || id.toString().toLatin1() != *bytes)
            return malformed(*this);
        return Value(id);
    }
    if (isSet()) {
        FrameReader reader(*bytes);
        QStringList items;
        while (!reader.atEnd()) {
            const std::optional<QByteArray> item = reader.next();
            if (!reader.ok() || !item)
                return malformed(*this);
            items.append(QString::fromUtf8(*item));
        }
        return Value(StringSet(items));
    }
    return Value(QString::fromUtf8(*bytes));
}

bool Field::accepts(const Value &value) const
{
    if (value.isEmpty())
        return true;
    if (isNumeric())
        return value.isNumber();
    if (kind == FieldKind::Reference)
        return value.isReference();
    if (isSet())
        return value.isSet();
    return value.isText();
}

} // namespace steward
