// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/evaluator.h"

#include "core/text/fold.h"
#include "core/text/numberkey.h"

namespace steward {

RecordSource::~RecordSource() = default;

bool isCalled(const RecordType &type, const RecordValues &values, const RecordName &name)
{
    for (const Field *field : namingFields(type)) {
        const QString folded = foldForCompare(values.values[size_t(type.indexOf(field->name))].text());
        if (!folded.isEmpty() && (name.isPrefix ? folded.startsWith(name.text) : folded == name.text))
            return true;
    }
    return false;
}

static QList<Uuid> referencesOf(const Value &value)
{
    if (value.isReference())
        return {value.reference()};
    QList<Uuid> ids;
    for (const QString &item : value.set().items())
        ids.append(Uuid::fromString(item));
    return ids;
}

static Value valueOf(const QueryRecord &record, const Field &field)
{
    const int at = record.type->indexOf(
        field.name); // the record's own type: a kind may lack fields of its siblings
    return at < 0 ? Value() : record.values->values[size_t(at)];
}

bool QueryEvaluator::evaluate(const Expression &expression, const QueryRecord &record)
{
    const auto holds = [&](const Expression &child) { return evaluate(child, record); };
    switch (expression.kind) {
    case Expression::Kind::True: return true;
    case Expression::Kind::False: return false;
    case Expression::Kind::And:
        return std::all_of(expression.children.cbegin(), expression.children.cend(), holds);
    case Expression::Kind::Or:
        return std::any_of(expression.children.cbegin(), expression.children.cend(), holds);
    case Expression::Kind::Not: return !holds(expression.children.front());
    case Expression::Kind::Test: return follow(*expression.condition, record, 0);
    }
    return false;
}

bool QueryEvaluator::follow(const Condition &condition, const QueryRecord &record, qsizetype hop)
{
    if (hop == condition.path.hops.size())
        return test(condition, record);
    const Field &field = *condition.path.hops.at(hop).field;
    const RecordType *target = m_query.catalog->type(field.target);
    for (const Uuid &id : referencesOf(valueOf(record, field))) {
        const std::optional<QueryRecord> next = m_source.record(id);
        if (next && next->type->table() == target->table() && follow(condition, *next, hop + 1))
            return true;
    }
    return false;
}

const QSet<Uuid> &QueryEvaluator::meant(const Condition &condition, const RecordType &target)
{
    const auto [known, isNew] = m_meant.try_emplace(&condition);
    if (isNew) {
        for (const RecordName &name : condition.names) {
            for (const Uuid &id : m_source.named(target, name, m_query.me))
                known->second.insert(id);
        }
    }
    return known->second;
}

bool QueryEvaluator::test(const Condition &condition, const QueryRecord &record)
{
    if (condition.path.field)
        return testField(condition, record);
    switch (condition.test) {
    case Condition::Test::Kind: return condition.texts.contains(record.type->name());
    case Condition::Test::Self: return meant(condition, *condition.path.type).contains(record.id);
    case Condition::Test::Words: {
        const QList<TokenList> texts = m_source.texts(record);
        return std::any_of(texts.cbegin(), texts.cend(),
            [&condition](const TokenList &tokens) { return steward::matches(condition.term, tokens); });
    }
    default: return false;
    }
}

static bool isOrdered(QueryOperator order, const QString &key, const QString &than)
{
    // Both databases compare bytes of UTF-8; QString would compare UTF-16 and differ behind U+FFFF.
    const int compared = key.toUtf8().compare(than.toUtf8());
    switch (order) {
    case QueryOperator::Less: return compared < 0;
    case QueryOperator::LessOrEqual: return compared <= 0;
    case QueryOperator::Greater: return compared > 0;
    case QueryOperator::GreaterOrEqual: return compared >= 0;
    default: return false;
    }
}

bool QueryEvaluator::testField(const Condition &condition, const QueryRecord &record)
{
    const Field &field = *condition.path.field;
    const Value value = valueOf(record, field);
    if (value.isEmpty())
        return false;
    const auto inside = [&value](const NumberRange &range) { return range.contains(value.number()); };
    switch (condition.test) {
    case Condition::Test::Present:
        if (field.kind == FieldKind::Boolean)
            return value.toBool();
        return isCount(field) ? value.number() > 0 : true;
    case Condition::Test::Ranges:
        return std::any_of(condition.ranges.cbegin(), condition.ranges.cend(), inside);
    case Condition::Test::TextIs:
        if (field.kind == FieldKind::Choice)
            return condition.texts.contains(value.text());
        if (field.isSet()) {
            const QStringList &items = value.set().items();
            return std::any_of(items.cbegin(), items.cend(),
                [&condition](const QString &item) { return condition.texts.contains(foldForCompare(item)); });
        }
        return condition.texts.contains(foldForCompare(value.text()));
    case Condition::Test::TextContains: {
        const QString folded = foldForCompare(value.text());
        return std::any_of(condition.texts.cbegin(), condition.texts.cend(),
            [&folded](const QString &part) { return folded.contains(part); });
    }
    case Condition::Test::TextOrder: {
        const bool isNumber = isRecordNumber(*condition.path.type, field);
        const QString key = isNumber ? numberSortKey(value.text()) : foldForCompare(value.text());
        return !key.isEmpty() && isOrdered(condition.order, key, condition.texts.first());
    }
    case Condition::Test::Refers: {
        const QSet<Uuid> &wanted = meant(condition, *m_query.catalog->type(field.target));
        const QList<Uuid> ids = referencesOf(value);
        return std::any_of(
            ids.cbegin(), ids.cend(), [&wanted](const Uuid &id) { return wanted.contains(id); });
    }
    case Condition::Test::Words: return steward::matches(condition.term, tokenize(value.text()));
    case Condition::Test::Kind:
    case Condition::Test::Self: break;
    }
    return false;
}

} // namespace steward
