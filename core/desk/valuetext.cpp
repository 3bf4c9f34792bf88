// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/valuetext.h"

#include "core/base/json.h"
#include "core/desk/fields.h"
#include "core/text/fold.h"

#include <QDateTime>
#include <QRegularExpression>

namespace steward {

static Error wrong(const char *code, const Field &field, const QString &text, const QString &what, const QString &hint)
{
    return {ErrorKind::InvalidArgument, QString::fromLatin1(code),
        QStringLiteral("\"%1\" is no %2, as \"%3\" needs").arg(text, what, field.name), hint, {text, field.name}};
}

std::optional<Duration> durationFromText(QStringView text)
{
    static const QRegularExpression whole(QStringLiteral("^\\s*(-?)((?:\\d+\\s*[wdhms]\\s*)+)$"));
    static const QRegularExpression part(QStringLiteral("(\\d+)\\s*([wdhms])"));
    const QRegularExpressionMatch match = whole.match(text.toString().toLower());
    if (!match.hasMatch())
        return std::nullopt;
    qint64 ms = 0;
    auto parts = part.globalMatch(match.captured(2));
    while (parts.hasNext()) {
        const QRegularExpressionMatch one = parts.next();
        bool ok = false;
        const qint64 count = one.captured(1).toLongLong(&ok);
        if (!ok || count > 1'000'000)
            return std::nullopt;
        switch (one.captured(2).at(0).unicode()) {
        case u'w': ms += count * 7 * 86'400'000; break;
        case u'd': ms += count * 86'400'000; break;
        case u'h': ms += count * 3'600'000; break;
        case u'm': ms += count * 60'000; break;
        default: ms += count * 1000;
        }
    }
    return Duration(match.captured(1).isEmpty() ? ms : -ms);
}

static std::optional<Instant> instantFromText(const QString &text)
{
    static const QRegularExpression day(QStringLiteral("^\\d{4}-\\d{2}-\\d{2}$"));
    const QString iso = QString(text).replace(QLatin1Char(' '), QLatin1Char('T'));
    QDateTime at = QDateTime::fromString(day.match(text).hasMatch() ? iso + QStringLiteral("T00:00") : iso, Qt::ISODate);
    if (!at.isValid())
        return std::nullopt;
    if (at.timeSpec() == Qt::LocalTime)
        at.setTimeSpec(Qt::UTC); // no offset written: the desk's instants are UTC
    return Instant{at.toMSecsSinceEpoch()};
}

Result<Uuid> findRecord(Workspace &desk, const QString &target, const QString &text)
{
    const auto missing = [&] {
        return Error{ErrorKind::InvalidArgument, QStringLiteral("value.no-such-record"),
            QStringLiteral("there is no %1 \"%2\"").arg(target, text), QStringLiteral("check the spelling"),
            {text, target}};
    };
    const Uuid id = Uuid::fromString(text);
    if (!id.isNull()) {
        if (!desk.load(id))
            return missing();
        return id;
    }
    if (target == QLatin1String("person") && text.compare(QLatin1String("me"), Qt::CaseInsensitive) == 0)
        return desk.me();
    const RecordType *type = desk.schema().type(target);
    if (target == QLatin1String("ticket") || (type && type->isTicket())) {
        const Result<LoadedRecord> found = desk.loadNumber(text);
        return found ? Result<Uuid>(found->id) : missing();
    }
    if (!type)
        return missing();
    QStringList names{type->titleField()};
    for (const QString &other : {type->sortField(), QStringLiteral("login"), QStringLiteral("email")}) {
        if (!other.isEmpty() && type->field(other) && !names.contains(other))
            names.append(other);
    }
    for (const QString &name : std::as_const(names)) {
        STEWARD_ASSIGN(const QList<Rid> found, desk.records().findByText(*type, *type->field(name), text));
        if (found.size() > 1)
            return Error{ErrorKind::InvalidArgument, QStringLiteral("value.ambiguous"),
                QStringLiteral("%1 records of type \"%2\" are called \"%3\"").arg(found.size()).arg(target, text),
                QStringLiteral("use the e-mail address, the login or the id"), {text, target}};
        if (found.size() == 1)
            return desk.records().idOf(found.first());
    }
    return missing();
}

static Result<Value> choiceFromText(const Field &field, const QString &text)
{
    QStringList keys;
    for (const Choice &choice : field.choices) {
        if (foldForCompare(choice.key) == foldForCompare(text) || foldForCompare(choice.label) == foldForCompare(text))
            return field.isNumeric() ? Value(choice.key.toLongLong()) : Value(choice.key);
        keys.append(choice.key);
    }
    if (field.choices.isEmpty()) // a status: the lifecycle judges it
        return Value(text);
    return Error{ErrorKind::InvalidArgument, QStringLiteral("field.no-choice"),
        QStringLiteral("\"%1\" is no choice of \"%2\"").arg(text, field.name),
        QStringLiteral("use one of: %1").arg(keys.join(QStringLiteral(", "))), {text, field.name}};
}

Result<Value> valueFromText(Workspace &desk, const Field &field, const QString &given)
{
    const QString text = field.kind == FieldKind::LongText || field.kind == FieldKind::Json ? given : given.trimmed();
    if (text.isEmpty())
        return Value();
    if (!field.choices.isEmpty() || field.kind == FieldKind::Choice)
        return choiceFromText(field, text);
    switch (field.kind) {
    case FieldKind::Text:
    case FieldKind::LongText:
    case FieldKind::Json:
    case FieldKind::Choice:
        return Value(text);
    case FieldKind::Integer: {
        bool ok = false;
        const qint64 number = text.toLongLong(&ok);
        return ok ? Result<Value>(Value(number))
                  : wrong("value.not-a-number", field, text, QStringLiteral("whole number"), {});
    }
    case FieldKind::Boolean: {
        const QString word = text.toLower();
        for (const char *yes : {"yes", "true", "1", "on"}) {
            if (word == QLatin1String(yes))
                return Value::boolean(true);
        }
        for (const char *no : {"no", "false", "0", "off"}) {
            if (word == QLatin1String(no))
                return Value();
        }
        return wrong("value.not-a-truth", field, text, QStringLiteral("yes or no"), {});
    }
    case FieldKind::Instant: {
        const std::optional<Instant> at = instantFromText(text);
        return at ? Result<Value>(Value::instant(*at))
                  : wrong("value.not-a-date", field, text, QStringLiteral("moment"),
                      QStringLiteral("write 2026-03-05T10:00+09:00 or 2026-03-05"));
    }
    case FieldKind::TimeSpan: {
        const std::optional<Duration> span = durationFromText(text);
        return span ? Result<Value>(Value(qint64(span->count())))
                    : wrong("value.not-a-span", field, text, QStringLiteral("span of time"),
                        QStringLiteral("write 90m, 1h30m or 2d"));
    }
    case FieldKind::Reference: {
        STEWARD_ASSIGN(const Uuid id, findRecord(desk, field.target, text));
        return Value(id);
    }
    case FieldKind::TextSet:
    case FieldKind::ReferenceSet: {
        QStringList items;
        for (const QString &part : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
            if (part.trimmed().isEmpty())
                continue;
            if (field.kind == FieldKind::TextSet) {
                items.append(part.trimmed());
                continue;
            }
            STEWARD_ASSIGN(const Uuid id, findRecord(desk, field.target, part.trimmed()));
            items.append(id.toString());
        }
        return Value(StringSet(items));
    }
    }
    return Value();
}

static Result<QString> nameOf(Workspace &desk, const Uuid &id)
{
    const Result<LoadedRecord> loaded = desk.load(id);
    if (!loaded)
        return id.toString(); // a stub: its name is not here
    return loaded->number.isEmpty() ? desk.labelOf(id) : loaded->number;
}

Result<QString> textFromValue(Workspace &desk, const Field &field, const Value &value)
{
    if (value.isEmpty())
        return QString();
    for (const Choice &choice : field.choices) {
        if (choice.key == (value.isNumber() ? QString::number(value.number()) : value.text()))
            return choice.label;
    }
    if (value.isReference())
        return nameOf(desk, value.reference());
    if (value.isSet()) {
        QStringList items;
        for (const QString &item : value.set().items()) {
            if (field.kind != FieldKind::ReferenceSet) {
                items.append(item);
                continue;
            }
            STEWARD_ASSIGN(const QString name, nameOf(desk, Uuid::fromString(item)));
            items.append(name);
        }
        return items.join(QStringLiteral(", "));
    }
    if (field.kind == FieldKind::Instant)
        return QDateTime::fromMSecsSinceEpoch(value.number(), Qt::UTC).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    if (field.kind == FieldKind::TimeSpan) {
        const qint64 minutes = qAbs(value.number()) / 60'000;
        return QStringLiteral("%1%2h%3m")
            .arg(value.number() < 0 ? QStringLiteral("-") : QString())
            .arg(minutes / 60)
            .arg(minutes % 60, 2, 10, QLatin1Char('0'));
    }
    if (field.kind == FieldKind::Boolean)
        return value.toBool() ? QStringLiteral("yes") : QStringLiteral("no");
    return value.isNumber() ? QString::number(value.number()) : value.text();
}

Result<QList<std::pair<QString, Value>>> valuesFromJson(Workspace &desk, const RecordType &type, const QString &json)
{
    QList<std::pair<QString, Value>> values;
    if (json.trimmed().isEmpty())
        return values;
    STEWARD_ASSIGN(const JsonNode node, parseJson(QStringView(json)));
    if (!node.isObject())
        return node.error(QStringLiteral("json.syntax"), QStringLiteral("an object of field name to value should stand here"));
    for (const JsonMember &member : node.members) {
        const Field *field = type.field(member.name);
        if (!field || field->derived)
            return member.value.error(QStringLiteral("field.unknown"),
                QStringLiteral("%1 has no field \"%2\" to set").arg(type.name(), member.name));
        QStringList parts;
        for (const JsonNode &item : member.value.items)
            parts.append(item.text);
        const QString text = member.value.isArray() ? parts.join(QLatin1Char(',')) : member.value.text;
        Result<Value> value = valueFromText(desk, *field, text);
        if (!value) {
            Error error = value.error();
            error.line = member.value.line;
            error.column = member.value.column;
            return error;
        }
        values.append({member.name, *value});
    }
    return values;
}

} // namespace steward
