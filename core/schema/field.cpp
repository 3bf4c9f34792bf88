// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/schema/field.h"

#include "core/schema/frame.h"

#include <charconv>

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

/// Decimal as QByteArray::number() writes it: no plus, no leading zeros, no minus zero.
static std::optional<qint64> canonicalNumber(QByteArrayView bytes)
{
    const QByteArrayView digits = bytes.startsWith('-') ? bytes.sliced(1) : bytes;
    if (digits.isEmpty() || (digits.front() == '0' && bytes.size() > 1))
        return std::nullopt;
    qint64 number = 0;
    const auto [end, error] = std::from_chars(bytes.begin(), bytes.end(), number);
    return error == std::errc() && end == bytes.end() ? std::optional(number) : std::nullopt;
}

Result<Value> Field::fromCanonical(const std::optional<QByteArray> &bytes) const
{
    return bytes ? fromCanonical(QByteArrayView(*bytes)) : Result<Value>(Value());
}

Result<Value> Field::fromCanonical(QByteArrayView bytes) const
{
    if (isNumeric()) {
        const std::optional<qint64> number = canonicalNumber(bytes);
        return number ? Result<Value>(Value(*number)) : malformed(*this);
    }
    if (kind == FieldKind::Reference) {
        const Uuid id = Uuid::fromCanonicalText(bytes);
        return id.isNull() ? Result<Value>(malformed(*this)) : Value(id);
    }
    if (isSet()) {
        FrameReader reader(bytes);
        QStringList items;
        while (!reader.atEnd()) {
            const std::optional<QByteArray> item = reader.next();
            if (!reader.ok() || !item)
                return malformed(*this);
            items.append(QString::fromUtf8(*item));
        }
        return Value(StringSet(items));
    }
    return Value(QString::fromUtf8(bytes));
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
