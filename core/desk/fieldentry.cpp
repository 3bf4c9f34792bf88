// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/fieldentry.h"

#include "core/base/json.h"
#include "core/base/spantext.h"
#include "core/text/fold.h"

#include <QDateTime>

namespace steward {

using namespace Qt::StringLiterals;

namespace {

Error invalid(const char *code, const QString &message, const QString &hint, const QStringList &args)
{
    return {ErrorKind::InvalidArgument, QString::fromLatin1(code), message, hint, args};
}

const RecordType *typeOf(const Workspace &desk, const QString &target) { return desk.schema().type(target); }

/// Fields by which people name records of this type, the most telling first.
QStringList namingFields(const RecordType &type)
{
    QStringList names;
    for (const QString &name : {u"login"_s, u"email"_s, u"key"_s, type.titleField(), type.sortField()}) {
        const Field *field = type.field(name);
        if (field && field->kind == FieldKind::Text && !names.contains(name))
            names.append(name);
    }
    return names;
}

Result<Uuid> byId(Workspace &desk, const QString &target, const Uuid &id)
{
    STEWARD_ASSIGN(const std::optional<RecordPlace> place, desk.records().place(id));
    const RecordType *type = place && place->lastSeq > 0 ? typeOf(desk, place->type) : nullptr;
    const bool fits = type && (target == u"ticket" ? type->isTicket() : type->name() == target);
    if (!fits)
        return invalid("value.no-such-record", u"there is no %1 with the id %2"_s.arg(target, id.toString()), {},
            {target, id.toString()});
    return id;
}

Result<Uuid> ticketByNumber(Workspace &desk, const QString &number)
{
    STEWARD_ASSIGN(const std::optional<Rid> rid, desk.records().byNumber(number));
    if (!rid)
        return invalid("value.no-such-record", u"there is no ticket %1"_s.arg(number), u"check the number"_s,
            {u"ticket"_s, number});
    return desk.records().idOf(*rid);
}

Result<Value> numberFromEntry(const Field &field, const QString &entry)
{
    bool ok = false;
    const qint64 number = entry.toLongLong(&ok);
    const bool listed = field.choices.isEmpty()
        || std::any_of(field.choices.cbegin(), field.choices.cend(), [&](const Choice &c) { return c.key == entry; });
    if (ok && listed)
        return Value(number);
    for (const Choice &choice : field.choices) {
        if (foldForCompare(choice.label) == foldForCompare(entry))
            return Value(choice.key.toLongLong());
    }
    QStringList keys;
    for (const Choice &choice : field.choices)
        keys.append(choice.key);
    return invalid("value.number", u"\"%1\" is no value of %2"_s.arg(entry, field.name),
        keys.isEmpty() ? u"write a whole number"_s : u"choose one of %1"_s.arg(keys.join(u", "_s)), {field.name, entry});
}

Result<Value> booleanFromEntry(const Field &field, const QString &entry)
{
    const QString word = entry.toLower();
    if (word == u"yes" || word == u"true" || word == u"1" || word == u"on")
        return Value::boolean(true);
    if (word == u"no" || word == u"false" || word == u"0" || word == u"off")
        return Value();
    return invalid("value.boolean", u"\"%1\" is neither yes nor no"_s.arg(entry), u"write yes or no"_s, {field.name, entry});
}

Result<Value> instantFromEntry(const Workspace &desk, const Field &field, const QString &entry, const QTimeZone &zone)
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(desk.clock().now().ms, zone);
    if (entry == u"now")
        return Value(now.toMSecsSinceEpoch());
    if (entry == u"today")
        return Value(now.date().startOfDay(zone).toMSecsSinceEpoch());
    const QDate date = QDate::fromString(entry, Qt::ISODate);
    if (date.isValid() && entry.size() == 10)
        return Value(date.startOfDay(zone).toMSecsSinceEpoch());
    QString iso = entry;
    if (iso.size() > 10 && iso[10] == u' ')
        iso[10] = u'T';
    QDateTime time = QDateTime::fromString(iso, Qt::ISODateWithMs);
    if (!time.isValid())
        return invalid("value.date", u"\"%1\" is no date"_s.arg(entry),
            u"write it as 2026-03-31, 2026-03-31T14:05 or 2026-03-31T14:05+09:00"_s, {field.name, entry});
    if (time.timeSpec() == Qt::LocalTime)
        time = QDateTime(time.date(), time.time(), zone);
    return Value(time.toMSecsSinceEpoch());
}

Result<Value> spanFromEntry(const Field &field, const QString &entry)
{
    const std::optional<Duration> span = readSpan(entry);
    if (!span)
        return invalid("value.span", u"\"%1\" is no span of time"_s.arg(entry), u"write it as 1d 2h 30m"_s,
            {field.name, entry});
    return Value(qint64(span->count()));
}

Result<Value> choiceFromEntry(Workspace &desk, const RecordType &type, const Field &field, const QString &entry)
{
    STEWARD_ASSIGN(const auto policies, desk.rules().current());
    const QList<Choice> choices = choicesOf(*policies, type, field);
    QStringList keys;
    for (const Choice &choice : choices) {
        if (choice.key == entry || foldForCompare(choice.key) == foldForCompare(entry)
            || foldForCompare(choice.label) == foldForCompare(entry))
            return Value(choice.key);
        keys.append(choice.key);
    }
    if (choices.isEmpty())
        return Value(entry);
    return invalid("value.choice", u"\"%1\" is no value of %2"_s.arg(entry, field.name),
        u"choose one of %1"_s.arg(keys.join(u", "_s)), {field.name, entry});
}

} // namespace

QList<Choice> choicesOf(const DeskPolicies &policies, const RecordType &type, const Field &field)
{
    if (!field.choices.isEmpty() || field.name != u"status" || !type.isTicket())
        return field.choices;
    QList<Choice> choices;
    if (const Lifecycle *lifecycle = policies.lifecycle(type.name())) {
        for (const LifecycleState &state : lifecycle->states())
            choices.append({state.key, state.label});
    }
    return choices;
}

Result<Uuid> recordByName(Workspace &desk, const QString &target, const QString &name)
{
    const QString wanted = name.trimmed();
    const Uuid id = Uuid::fromString(wanted);
    if (!id.isNull())
        return byId(desk, target, id);
    const RecordType *type = typeOf(desk, target);
    if (target == u"ticket" || (type && type->isTicket()))
        return ticketByNumber(desk, wanted);
    if (!type)
        return invalid("value.no-such-record", u"there are no records of type \"%1\""_s.arg(target), {}, {target, name});
    if (target == u"person" && wanted.compare(u"me", Qt::CaseInsensitive) == 0)
        return desk.me();
    for (const QString &field : namingFields(*type)) {
        STEWARD_ASSIGN(const QList<Rid> found, desk.records().findByText(*type, *type->field(field), wanted));
        if (found.size() == 1)
            return desk.records().idOf(found.first());
        if (found.size() > 1)
            return invalid("value.ambiguous",
                u"%1 records of type %2 are called \"%3\""_s.arg(found.size()).arg(target, wanted),
                u"name it by its id, or by another field"_s, {target, wanted});
    }
    return invalid("value.no-such-record", u"there is no %1 called \"%2\""_s.arg(type->label().toLower(), wanted),
        u"check the name, or create it first: stewardctl new %1 …"_s.arg(target), {target, wanted});
}

Result<Value> valueFromEntry(
    Workspace &desk, const RecordType &type, const Field &field, const QString &given, const QTimeZone &zone)
{
    const QString entry = field.kind == FieldKind::LongText || field.kind == FieldKind::Json ? given : given.trimmed();
    if (entry.isEmpty())
        return Value();
    switch (field.kind) {
    case FieldKind::Text:
        if (entry.contains(u'\n'))
            return invalid("value.line", u"%1 is one line"_s.arg(field.name), {}, {field.name});
        return Value(entry);
    case FieldKind::LongText:
        return Value(entry);
    case FieldKind::Integer:
        return numberFromEntry(field, entry);
    case FieldKind::Boolean:
        return booleanFromEntry(field, entry);
    case FieldKind::Instant:
        return instantFromEntry(desk, field, entry, zone);
    case FieldKind::TimeSpan:
        return spanFromEntry(field, entry);
    case FieldKind::Choice:
        return choiceFromEntry(desk, type, field, entry);
    case FieldKind::Reference: {
        STEWARD_ASSIGN(const Uuid id, recordByName(desk, field.target, entry));
        return Value(id);
    }
    case FieldKind::TextSet:
    case FieldKind::ReferenceSet: {
        StringSet set;
        for (const QString &item : entry.split(u',', Qt::SkipEmptyParts)) {
            if (item.trimmed().isEmpty())
                continue;
            if (field.kind == FieldKind::TextSet) {
                set.insert(item.trimmed());
                continue;
            }
            STEWARD_ASSIGN(const Uuid id, recordByName(desk, field.target, item));
            set.insert(id.toString());
        }
        return Value(set);
    }
    case FieldKind::Json: {
        const Result<JsonNode> parsed = parseJson(QStringView(entry));
        if (!parsed) {
            Error error = parsed.error();
            error.args.prepend(field.name);
            return error;
        }
        return Value(entry);
    }
    }
    return Value();
}

Result<QList<std::pair<QString, Value>>> valuesFromJson(Workspace &desk, const RecordType &type, const QString &json)
{
    QList<std::pair<QString, Value>> values;
    if (json.trimmed().isEmpty())
        return values;
    STEWARD_ASSIGN(const JsonNode node, parseJson(QStringView(json)));
    if (!node.isObject())
        return node.error(u"json.syntax"_s, u"an object of field name to value should stand here"_s);
    for (const JsonMember &member : node.members) {
        const Field *field = type.field(member.name);
        if (!field || field->derived)
            return member.value.error(
                u"field.unknown"_s, u"%1 has no field \"%2\" to set"_s.arg(type.name(), member.name));
        QStringList parts;
        for (const JsonNode &item : member.value.items)
            parts.append(item.text);
        const QString text = member.value.isArray() ? parts.join(u',') : member.value.text;
        Result<Value> value = valueFromEntry(desk, type, *field, text, QTimeZone::utc());
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
