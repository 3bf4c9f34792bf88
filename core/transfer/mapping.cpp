// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/mapping.h"

#include "core/schema/records/ticket.h"
#include "core/text/fold.h"

#include <QSet>

#include <algorithm>

namespace steward {

namespace {

const QString invalid = QStringLiteral("mapping.invalid");

/// Reads one mapping; the schema grows by the custom fields it declares.
class MappingReader
{
public:
    MappingReader(Mapping &mapping, std::shared_ptr<const Schema> schema)
        : m_mapping(mapping)
        , m_schema(std::move(schema))
    {}

    Result<Ok> read(const JsonNode &node);

private:
    Result<Ok> readSource(const JsonNode &node);
    Result<Ok> readCustomFields(const JsonNode &list);
    Result<Ok> readFields(const JsonNode &object);
    Result<FieldRule> readRule(const QString &name, const JsonNode &node);
    Result<Ok> readValues(const JsonNode &object, FieldRule &rule);
    Result<LookupRule> readLookup(const JsonNode &node, const QString &target);
    Result<Ok> readHistory(const JsonNode &node);
    Result<Ok> readIgnored(const JsonNode &node);
    Result<Ok> checkValue(const QString &field, const JsonNode &value) const;
    static Result<QList<DateFormat>> readDates(JsonFields &in, const JsonNode &owner);

    Mapping &m_mapping;
    std::shared_ptr<const Schema> m_schema;
    const RecordType *m_type = nullptr;
};

LookupRule defaultLookup(const Schema &schema, const QString &target)
{
    LookupRule lookup;
    const RecordType *type = schema.type(target);
    if (!type || type->isTicket())
        lookup.create = false;
    else
        lookup.by = type->titleField();
    return lookup;
}

Error at(const Error &error, const JsonNode &node)
{
    Error placed = error;
    placed.line = node.line;
    placed.column = node.column;
    return placed;
}

QString scalarText(const JsonNode &node) { return node.isNull() ? QString() : node.text; }

Result<Ok> MappingReader::read(const JsonNode &node)
{
    JsonFields in(node, invalid);
    if (in.integer(u"format", 1) != 1)
        in.fail(
            node, QStringLiteral("this mapping is of a newer format"), QStringLiteral("update the program"));
    m_mapping.name = in.text(u"name", QStringLiteral("mapping"));
    m_mapping.type = in.requiredText(u"type");
    m_mapping.key = in.requiredText(u"key");
    const JsonNode *source = in.find(u"source");
    const JsonNode *customFields = in.find(u"customFields");
    const JsonNode *fields = in.required(u"fields");
    const JsonNode *ignored = in.find(u"ignore");
    const JsonNode *history = in.find(u"history");
    const auto choice = [&](QStringView name, const QStringList &words) {
        const JsonNode *word = in.find(name);
        const qsizetype found = word ? words.indexOf(word->text) : 0;
        if (found < 0)
            in.fail(*word,
                QStringLiteral("\"%1\" must be one of: %2").arg(name, words.join(QStringLiteral(", "))));
        return int(found);
    };
    m_mapping.unmapped = Mapping::Unmapped(
        choice(u"unmapped", {QStringLiteral("refuse"), QStringLiteral("keep"), QStringLiteral("ignore")}));
    m_mapping.badValue = Mapping::BadValue(
        choice(u"badValue", {QStringLiteral("refuse-row"), QStringLiteral("skip-value")}));
    m_mapping.emptyCell = Mapping::EmptyCell(
        choice(u"emptyCells", {QStringLiteral("keep"), QStringLiteral("clear")}));
    STEWARD_TRY(in.finish());

    m_type = m_schema->type(m_mapping.type);
    if (!m_type) {
        return node.member(u"type")->error(
            invalid, QStringLiteral("there is no record type \"%1\"").arg(m_mapping.type));
    }
    if (source)
        STEWARD_TRY(readSource(*source));
    if (customFields)
        STEWARD_TRY(readCustomFields(*customFields));
    STEWARD_TRY(readFields(*fields));
    const auto keyed = std::find_if(m_mapping.fields.begin(), m_mapping.fields.end(),
        [&](const FieldRule &rule) { return rule.field == m_mapping.key; });
    if (keyed == m_mapping.fields.end()) {
        return node.member(u"key")->error(
            invalid, QStringLiteral("the key \"%1\" is none of the mapped fields").arg(m_mapping.key));
    }
    if (m_type->field(m_mapping.key)->kind != FieldKind::Text || keyed->column.isEmpty())
        return node.member(u"key")->error(
            invalid, QStringLiteral("the key must be a text field with a column"));
    if (ignored)
        STEWARD_TRY(readIgnored(*ignored));
    if (history)
        STEWARD_TRY(readHistory(*history));
    return Ok{};
}

Result<QList<DateFormat>> MappingReader::readDates(JsonFields &in, const JsonNode &owner)
{
    QList<DateFormat> formats;
    for (const QString &text : in.texts(u"dates")) {
        const Result<DateFormat> format = DateFormat::parse(text);
        if (!format)
            return at(format.error(), *owner.member(u"dates"));
        formats.append(*format);
    }
    return formats;
}

Result<Ok> MappingReader::readSource(const JsonNode &node)
{
    JsonFields in(node, invalid);
    const QString encoding = in.text(u"encoding", QStringLiteral("auto"));
    if (encoding != QLatin1String("auto")) {
        const Result<TextEncoding> known = encodingFromName(encoding);
        if (!known)
            return at(known.error(), *node.member(u"encoding"));
        m_mapping.encoding = *known;
    }
    const QString delimiter = in.text(u"delimiter", QStringLiteral("auto"));
    if (delimiter == QLatin1String("tab"))
        m_mapping.delimiter = QLatin1Char('\t');
    else if (delimiter.size() == 1)
        m_mapping.delimiter = delimiter.front();
    else if (delimiter != QLatin1String("auto"))
        in.fail(
            *node.member(u"delimiter"), QStringLiteral("a delimiter is one character, \"tab\" or \"auto\""));
    m_mapping.hasHeader = in.boolean(u"header", true);
    m_mapping.emptyTexts = in.texts(u"empty");
    STEWARD_ASSIGN(m_mapping.dates, readDates(in, node));
    const Result<ZoneClock> zone = ZoneClock::parse(in.text(u"zone", QStringLiteral("UTC")));
    if (!zone)
        return at(zone.error(), *node.member(u"zone"));
    m_mapping.zone = *zone;
    return in.finish();
}

Result<Ok> MappingReader::readCustomFields(const JsonNode &list)
{
    if (!list.isArray())
        return list.error(invalid, QStringLiteral("\"customFields\" must be a list"));
    for (const JsonNode &item : list.items) {
        JsonFields in(item, invalid);
        CustomField field;
        field.type = m_mapping.type;
        field.name = in.requiredText(u"name");
        field.label = in.text(u"label", field.name);
        field.kind = in.text(u"kind", QStringLiteral("text"));
        field.target = in.text(u"target");
        STEWARD_TRY(in.finish());
        const Result<Ok> sound = checkDeclaration(field, *m_schema);
        if (!sound)
            return at(sound.error(), item);
        m_schema = withCustomField(m_schema, field);
        m_mapping.customFields.append(field);
    }
    m_type = m_schema->type(m_mapping.type);
    return Ok{};
}

Result<Ok> MappingReader::readFields(const JsonNode &object)
{
    if (!object.isObject())
        return object.error(invalid, QStringLiteral("\"fields\" must map fields to columns"));
    for (const JsonMember &member : object.members) {
        const Field *field = m_type->field(member.name);
        const auto here = [&](const QString &message) {
            return Error{
                ErrorKind::InvalidArgument, invalid, message, {}, {member.name}, member.line, member.column};
        };
        if (!field)
            return here(QStringLiteral("%1 has no field \"%2\"").arg(m_mapping.type, member.name));
        if (field->derived)
            return here(QStringLiteral("\"%1\" is computed and cannot be imported").arg(member.name));
        STEWARD_ASSIGN(FieldRule rule, readRule(member.name, member.value));
        m_mapping.fields.push_back(std::move(rule));
    }
    return Ok{};
}

Result<FieldRule> MappingReader::readRule(const QString &name, const JsonNode &node)
{
    const Field &field = *m_type->field(name);
    FieldRule rule;
    rule.field = name;
    rule.line = node.line;
    rule.place = node.column;
    if (field.isReference())
        rule.lookup = defaultLookup(*m_schema, field.target);
    if (node.isString()) {
        rule.column = node.text;
        return rule;
    }
    JsonFields in(node, invalid);
    rule.column = in.text(u"column");
    rule.compose = in.text(u"text");
    if (const JsonNode *constant = in.find(u"value")) {
        STEWARD_TRY(checkValue(name, *constant));
        rule.constant = scalarText(*constant);
    }
    rule.fallback = in.text(u"default");
    rule.separator = in.text(u"separator", rule.separator);
    rule.createOnly = in.boolean(u"createOnly", false);
    rule.optional = in.boolean(u"optional", false);
    STEWARD_ASSIGN(rule.dates, readDates(in, node));
    if (const JsonNode *zone = in.find(u"zone")) {
        const Result<ZoneClock> clock = ZoneClock::parse(zone->text);
        if (!clock)
            return at(clock.error(), *zone);
        rule.zone = *clock;
    }
    if (const JsonNode *otherwise = in.find(u"otherwise")) {
        const QStringList words{QStringLiteral("refuse"), QStringLiteral("keep"), QStringLiteral("empty")};
        const qsizetype word = words.indexOf(otherwise->text);
        if (word < 0)
            in.fail(*otherwise, QStringLiteral("\"otherwise\" must be refuse, keep or empty"));
        else
            rule.otherwise = FieldRule::Otherwise(word);
    }
    if (const JsonNode *values = in.find(u"values"))
        STEWARD_TRY(readValues(*values, rule));
    if (const JsonNode *lookup = in.find(u"lookup")) {
        if (!field.isReference())
            return lookup->error(invalid, QStringLiteral("\"%1\" refers to no records").arg(name));
        STEWARD_ASSIGN(rule.lookup, readLookup(*lookup, field.target));
    }
    const int sources = (rule.column.isEmpty() ? 0 : 1) + (rule.compose.isEmpty() ? 0 : 1)
        + (rule.constant ? 1 : 0);
    if (sources != 1)
        in.fail(
            node, QStringLiteral("\"%1\" needs exactly one of \"column\", \"text\" and \"value\"").arg(name));
    STEWARD_TRY(in.finish());
    return rule;
}

Result<Ok> MappingReader::checkValue(const QString &name, const JsonNode &value) const
{
    const Field &field = *m_type->field(name);
    const QString text = scalarText(value);
    if (!value.isScalar())
        return value.error(invalid, QStringLiteral("a single value should stand here"));
    if (text.isEmpty())
        return Ok{};
    if (!field.choices.isEmpty()) {
        const bool known = std::any_of(field.choices.begin(), field.choices.end(),
            [&](const Choice &choice) { return choice.key == text; });
        if (!known)
            return value.error(invalid, QStringLiteral("\"%1\" is no choice of \"%2\"").arg(text, name));
    }
    if (field.kind == FieldKind::Integer && !value.toInteger())
        return value.error(invalid, QStringLiteral("\"%1\" needs a whole number").arg(name));
    return Ok{};
}

Result<Ok> MappingReader::readValues(const JsonNode &object, FieldRule &rule)
{
    if (!object.isObject())
        return object.error(invalid, QStringLiteral("\"values\" must map texts of the file to values"));
    for (const JsonMember &member : object.members) {
        ValueRule values;
        if (member.value.isObject()) {
            for (const JsonMember &part : member.value.members) {
                const Field *field = m_type->field(part.name);
                if (!field || field->derived) {
                    return Error{ErrorKind::InvalidArgument, invalid,
                        QStringLiteral("%1 has no field \"%2\"").arg(m_mapping.type, part.name), {},
                        {part.name}, part.line, part.column};
                }
                STEWARD_TRY(checkValue(part.name, part.value));
                values.fields.append({part.name, scalarText(part.value)});
            }
        } else {
            STEWARD_TRY(checkValue(rule.field, member.value));
            values.fields.append({rule.field, scalarText(member.value)});
        }
        rule.values.insert(foldForCompare(member.name.simplified()), values);
    }
    return Ok{};
}

Result<LookupRule> MappingReader::readLookup(const JsonNode &node, const QString &target)
{
    JsonFields in(node, invalid);
    const RecordType *type = m_schema->type(target);
    LookupRule lookup = defaultLookup(*m_schema, target);
    lookup.by = in.text(u"by", lookup.by);
    lookup.create = in.boolean(u"create", lookup.create);
    lookup.parentColumn = in.text(u"parent");
    if (lookup.by.isEmpty()) {
        if (lookup.create)
            in.fail(node, QStringLiteral("tickets are named by number and never made on the way"));
    } else if (!type->field(lookup.by) || type->field(lookup.by)->kind != FieldKind::Text) {
        in.fail(node, QStringLiteral("%1 has no text field \"%2\"").arg(target, lookup.by));
    }
    if (!lookup.parentColumn.isEmpty() && (!type || !type->field(u"parent")))
        in.fail(node, QStringLiteral("%1 has no field \"parent\"").arg(target));
    if (const JsonNode *set = in.find(u"set")) {
        for (const JsonMember &member : set->members) {
            const Field *field = type ? type->field(member.name) : nullptr;
            if (!field || field->derived || field->isReference())
                in.fail(
                    member.value, QStringLiteral("%1 has no plain field \"%2\"").arg(target, member.name));
            lookup.set.append({member.name, scalarText(member.value)});
        }
    }
    STEWARD_TRY(in.finish());
    return lookup;
}

Result<Ok> MappingReader::readIgnored(const JsonNode &node)
{
    if (node.isArray()) {
        for (const JsonNode &item : node.items)
            m_mapping.ignored.append({item.text, QString()});
        return Ok{};
    }
    if (!node.isObject())
        return node.error(
            invalid, QStringLiteral("\"ignore\" must be a list of columns, or columns with reasons"));
    for (const JsonMember &member : node.members)
        m_mapping.ignored.append({member.name, member.value.text});
    return Ok{};
}

Result<Ok> MappingReader::readHistory(const JsonNode &node)
{
    JsonFields in(node, invalid);
    HistoryRule history;
    history.timeColumn = in.requiredText(u"time");
    history.tieColumn = in.text(u"tie");
    history.createdColumns = in.texts(u"created");
    if (const JsonNode *author = in.find(u"author")) {
        JsonFields fields(*author, invalid);
        history.authorColumn = fields.requiredText(u"column");
        history.author.by = QStringLiteral("name");
        if (const JsonNode *lookup = fields.find(u"lookup")) {
            STEWARD_ASSIGN(history.author, readLookup(*lookup, QStringLiteral("person")));
        }
        STEWARD_TRY(fields.finish());
    }
    if (const JsonNode *effects = in.find(u"effects")) {
        static const QStringList classes{QStringLiteral("new"), QStringLiteral("active"),
            QStringLiteral("waiting"), QStringLiteral("done"), QStringLiteral("closed")};
        for (const JsonNode &item : effects->items) {
            JsonFields fields(item, invalid);
            EffectRule effect;
            effect.atColumn = fields.requiredText(u"at");
            effect.statusClass = classes.indexOf(fields.requiredText(u"class"));
            if (effect.statusClass < 0)
                fields.fail(item,
                    QStringLiteral("\"class\" must be one of: %1").arg(classes.join(QStringLiteral(", "))));
            effect.verb = fields.requiredText(u"verb");
            effect.fields = fields.texts(u"fields");
            for (const QString &name : std::as_const(effect.fields)) {
                if (!m_type->field(name))
                    fields.fail(item, QStringLiteral("%1 has no field \"%2\"").arg(m_mapping.type, name));
            }
            STEWARD_TRY(fields.finish());
            history.effects.append(effect);
        }
    }
    STEWARD_TRY(in.finish());
    if (!history.effects.isEmpty() && !m_type->isTicket())
        return node.error(invalid, QStringLiteral("only tickets have effects"));
    m_mapping.history = history;
    return Ok{};
}

} // namespace

Result<Mapping> Mapping::parse(const JsonNode &node, const Schema &schema)
{
    Mapping mapping;
    MappingReader reader(mapping, std::make_shared<const Schema>(schema));
    STEWARD_TRY(reader.read(node));
    mapping.digest = Sha256::of(jsonText(node).toUtf8());
    for (FieldRule &rule : mapping.fields) {
        if (rule.dates.isEmpty())
            rule.dates = mapping.dates;
        if (!rule.zone)
            rule.zone = mapping.zone;
    }
    return mapping;
}

QStringList Mapping::unmappedColumns(const QStringList &columns) const
{
    QSet<QString> known;
    for (const FieldRule &rule : fields) {
        known << rule.column << rule.lookup.parentColumn;
        for (const QString &part : rule.compose.split(QLatin1Char('{')).sliced(1))
            known << part.section(QLatin1Char('}'), 0, 0);
    }
    for (const auto &[column, why] : ignored)
        known << column;
    if (history) {
        known << history->timeColumn << history->authorColumn << history->tieColumn;
        for (const QString &column : history->createdColumns)
            known << column;
        for (const EffectRule &effect : history->effects)
            known << effect.atColumn;
    }
    QStringList unknown;
    for (const QString &column : columns) {
        if (!known.contains(column))
            unknown.append(column);
    }
    return unknown;
}

Mapping Mapping::keeping(const QStringList &columns, const Schema &schema) const
{
    Mapping mapping = *this;
    QSet<QString> taken;
    for (const CustomField &field : customFields)
        taken.insert(field.name);
    for (const QString &column : columns) {
        QString word;
        for (const QChar c : column.toLower()) {
            if ((c >= QLatin1Char('a') && c <= QLatin1Char('z'))
                || (c >= QLatin1Char('0') && c <= QLatin1Char('9')))
                word += c;
            else if (!word.isEmpty() && !word.endsWith(QLatin1Char('_')))
                word += QLatin1Char('_');
        }
        while (!word.isEmpty() && !word.front().isLetter())
            word.remove(0, 1);
        word = word.left(36);
        if (word.isEmpty())
            word = QStringLiteral("column");
        QString unique = word;
        for (int n = 2; taken.contains(unique); ++n)
            unique = word + QString::number(n);
        taken.insert(unique);
        CustomField field;
        field.type = type;
        field.name = unique;
        field.label = column;
        field.kind = QStringLiteral("text");
        const Field *known = schema.type(type)->field(customFieldName(unique));
        if (!known)
            mapping.customFields.append(field);
        FieldRule rule;
        rule.field = customFieldName(unique);
        rule.column = column;
        rule.dates = dates;
        rule.zone = zone;
        mapping.fields.push_back(rule);
    }
    return mapping;
}

Mapping Mapping::plain(
    const QString &type, const QString &key, const QStringList &columns, const Schema &schema)
{
    Mapping mapping;
    mapping.name = QStringLiteral("columns");
    mapping.type = type;
    mapping.key = key;
    mapping.guardedFormulas = true;
    mapping.digest = Sha256::of((type + QLatin1Char(' ') + key).toUtf8());
    const RecordType *declared = schema.type(type);
    for (const char *format : {"yyyy-MM-dd'T'HH:mm:ss.zzzZ", "yyyy-MM-dd'T'HH:mm:ssZ", "yyyy-MM-dd HH:mm:ss",
             "yyyy-MM-dd HH:mm", "yyyy-MM-dd"}) {
        const QString text = QString::fromLatin1(format);
        const Result<DateFormat> parsed = DateFormat::parse(text);
        if (parsed)
            mapping.dates.append(*parsed);
    }
    for (const QString &column : columns) {
        const Field *field = declared ? declared->field(column) : nullptr;
        if (!field && (column == QLatin1String("id") || column == QLatin1String("record")))
            mapping.ignored.append({column, QStringLiteral("it names the record where it came from")});
        if (!field)
            continue;
        if (field->derived) {
            mapping.ignored.append({column, QStringLiteral("it is computed")});
            continue;
        }
        FieldRule rule;
        rule.field = column;
        rule.column = column;
        rule.dates = mapping.dates;
        rule.zone = mapping.zone;
        rule.createOnly = column == key && declared->isTicket(); // a ticket that its number leads to keeps the one it has
        if (field->isReference())
            rule.lookup = defaultLookup(schema, field->target);
        mapping.fields.push_back(rule);
    }
    return mapping;
}

} // namespace steward
