// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/valuebinder.h"

#include "core/query/printer.h"
#include "core/query/timeexpression.h"
#include "core/schema/records/ticket.h"
#include "core/text/fold.h"
#include "core/text/numberkey.h"

namespace steward {

namespace {

bool isOrder(QueryOperator op)
{
    return op == QueryOperator::Less || op == QueryOperator::LessOrEqual || op == QueryOperator::Greater
        || op == QueryOperator::GreaterOrEqual;
}

/// The numbers that compare as asked with a value that stands for `from` … `to`.
NumberRange compared(QueryOperator op, qint64 from, qint64 to)
{
    constexpr NumberRange nothing{1, 0};
    switch (op) {
    case QueryOperator::Matches:
    case QueryOperator::Equal:
    case QueryOperator::NotEqual: return {from, to};
    case QueryOperator::Less:
        return from == NumberRange::lowest ? nothing : NumberRange{NumberRange::lowest, from - 1};
    case QueryOperator::LessOrEqual: return {NumberRange::lowest, to};
    case QueryOperator::Greater:
        return to == NumberRange::highest ? nothing : NumberRange{to + 1, NumberRange::highest};
    case QueryOperator::GreaterOrEqual: return {from, NumberRange::highest};
    }
    return nothing;
}

/// The choice that a person means: by key, by label, or by a label's first word if only one begins so (`p1`).
const Choice *choiceNamed(const QList<Choice> &choices, const QString &text)
{
    const QString wanted = foldForCompare(text);
    const Choice *begun = nullptr;
    int beginnings = 0;
    for (const Choice &choice : choices) {
        const QString label = foldForCompare(choice.label);
        if (foldForCompare(choice.key) == wanted || label == wanted)
            return &choice;
        if (label.section(u' ', 0, 0) == wanted) {
            begun = &choice;
            ++beginnings;
        }
    }
    return beginnings == 1 ? begun : nullptr;
}

Expression testOf(const FieldPath &path, Condition::Test test)
{
    Condition condition;
    condition.path = path;
    condition.test = test;
    return Expression::test(std::move(condition));
}

Expression rangesOf(const FieldPath &path, const QList<NumberRange> &ranges)
{
    Condition condition;
    condition.path = path;
    condition.test = Condition::Test::Ranges;
    for (const NumberRange &range : ranges) {
        if (!range.isEmpty())
            condition.ranges.append(range);
    }
    return condition.ranges.isEmpty() ? Expression::constant(false) : Expression::test(std::move(condition));
}

Expression textsOf(const FieldPath &path, Condition::Test test, const QStringList &texts)
{
    Condition condition;
    condition.path = path;
    condition.test = test;
    condition.texts = texts;
    return Expression::test(std::move(condition));
}

} // namespace

std::optional<Expression> ValueBinder::refuse(
    const char *code, QuerySpan span, const QString &message, const QString &hint, const QStringList &args)
{
    m_problems.append(queryProblem(code, span, message, hint, args));
    return {};
}

bool ValueBinder::allows(const FieldPath &path, const QueryNode &node, bool ordered)
{
    if (!isOrder(node.op))
        return true;
    if (!ordered) {
        refuse("no-order", node.span,
            QStringLiteral("`%1` has no order, so `%2` says nothing").arg(node.field, toText(node.op)),
            QStringLiteral("write %1:%2").arg(path.name(), printQueryValue(node.values.first())),
            {node.field, toText(node.op)});
        return false;
    }
    if (node.values.size() > 1) {
        refuse("one-value", node.span, QStringLiteral("`%1` compares with one value").arg(toText(node.op)),
            QStringLiteral("lists go with `:`, `=` and `!=`"), {toText(node.op)});
        return false;
    }
    return true;
}

std::optional<Expression> ValueBinder::bind(const FieldPath &path, const QueryNode &node)
{
    const Field &field = *path.field;
    switch (field.kind) {
    case FieldKind::Integer:
    case FieldKind::Instant:
    case FieldKind::TimeSpan: return numbers(path, node);
    case FieldKind::Boolean: return truth(path, node);
    case FieldKind::Choice: return choices(path, node);
    case FieldKind::Text:
        if (isRecordNumber(*path.type, field))
            return recordNumbers(path, node);
        if (field.store != FieldStore::Wide)
            return texts(path, node);
        break;
    case FieldKind::TextSet: return texts(path, node);
    case FieldKind::LongText:
        if (field.searchable && field.store != FieldStore::Custom)
            return words(path, node);
        break;
    case FieldKind::Reference:
    case FieldKind::ReferenceSet: return references(path, node);
    case FieldKind::Json: break;
    }
    return refuse("not-searchable", node.fieldSpan,
        QStringLiteral("the text of `%1` cannot be searched").arg(node.field),
        QStringLiteral("has:%1 finds where it is filled").arg(path.name()), {node.field});
}

std::optional<Expression> ValueBinder::numbers(const FieldPath &path, const QueryNode &node)
{
    if (!allows(path, node, true))
        return {};
    QList<NumberRange> ranges;
    for (const QueryValue &value : node.values) {
        const std::optional<NumberRange> range = path.field->kind == FieldKind::Instant
            ? timeOf(node, value)
            : numberOf(path, node, value);
        if (!range)
            return {};
        ranges.append(*range);
    }
    return rangesOf(path, ranges);
}

std::optional<NumberRange> ValueBinder::numberOf(
    const FieldPath &path, const QueryNode &node, const QueryValue &value)
{
    const QString text = foldForCompare(value.text);
    bool ok = false;
    if (path.field->kind == FieldKind::TimeSpan) {
        if (const std::optional<qint64> span = parseQueryDuration(text))
            return compared(node.op, *span, *span);
        refuse("bad-duration", value.span, QStringLiteral("`%1` is no length of time").arg(value.text),
            QStringLiteral("write 2h, 30m, 1d12h"), {value.text});
        return {};
    }
    const QList<Choice> known = m_context.choicesOf(*path.type, *path.field);
    const Choice *choice = choiceNamed(known, value.text);
    const qint64 number = (choice ? choice->key : text).toLongLong(&ok);
    if (ok)
        return compared(node.op, number, number);
    if (!known.isEmpty())
        unknownValue(path, value, known);
    else
        refuse(
            "bad-number", value.span, QStringLiteral("`%1` is no number").arg(value.text), {}, {value.text});
    return {};
}

std::optional<NumberRange> ValueBinder::timeOf(const QueryNode &node, const QueryValue &value)
{
    const std::optional<TimeRange> time = parseQueryTime(
        foldForCompare(value.text), m_context.now, m_context.zone);
    if (!time) {
        refuse("bad-time", value.span, QStringLiteral("`%1` is no time").arg(value.text),
            QStringLiteral("write -7d, 2h, today, start of month or 2026-11-23"), {value.text});
        return {};
    }
    if (!time->isMoment())
        return compared(node.op, time->begin.ms, time->end.ms - 1);
    if (isOrder(node.op))
        return compared(node.op, time->begin.ms, time->begin.ms);
    return NumberRange{std::min(time->begin, m_context.now).ms, std::max(time->begin, m_context.now).ms};
}

std::optional<Expression> ValueBinder::truth(const FieldPath &path, const QueryNode &node)
{
    if (!allows(path, node, false))
        return {};
    static const QStringList yes{QStringLiteral("yes"), QStringLiteral("true"), QStringLiteral("1")};
    static const QStringList no{QStringLiteral("no"), QStringLiteral("false"), QStringLiteral("0")};
    std::vector<Expression> wanted;
    for (const QueryValue &value : node.values) {
        const QString text = foldForCompare(value.text);
        if (yes.contains(text))
            wanted.push_back(testOf(path, Condition::Test::Present));
        else if (no.contains(text))
            wanted.push_back(Expression::negated(testOf(path, Condition::Test::Present)));
        else
            return refuse("bad-truth", value.span,
                QStringLiteral("`%1` is neither yes nor no").arg(value.text),
                QStringLiteral("write %1:yes or %1:no").arg(path.name()), {value.text});
    }
    return Expression::any(std::move(wanted));
}

void ValueBinder::unknownValue(const FieldPath &path, const QueryValue &value, const QList<Choice> &choices)
{
    QStringList names;
    for (const Choice &choice : choices)
        names << choice.key << choice.label;
    if (isLifecycleState(*path.type, *path.field))
        names << QStringLiteral("open") << QStringLiteral("closed");
    const QString near = nearestWord(value.text, names);
    const QString hint = near.isEmpty()
        ? QStringLiteral("it is one of %1").arg(names.join(QStringLiteral(", ")))
        : QStringLiteral("did you mean `%1`?").arg(near);
    refuse("unknown-value", value.span, QStringLiteral("`%1` has no value `%2`").arg(path.name(), value.text),
        hint, {path.name(), value.text, near});
    if (!near.isEmpty())
        m_problems.last().fix = QueryFix{value.span, printQueryValue({near, false, {}})};
}

std::optional<Expression> ValueBinder::choices(const FieldPath &path, const QueryNode &node)
{
    if (!allows(path, node, false))
        return {};
    const bool isState = isLifecycleState(*path.type, *path.field);
    const QList<Choice> known = m_context.choicesOf(*path.type, *path.field);
    QStringList keys;
    QList<NumberRange> classes;
    for (const QueryValue &value : node.values) {
        const QString text = foldForCompare(value.text);
        constexpr qint64 terminal = qint64(StatusClass::Done);
        if (isState && !value.quoted && text == QLatin1String("open")) {
            classes.append({NumberRange::lowest, terminal - 1});
        } else if (isState && !value.quoted && text == QLatin1String("closed")) {
            classes.append({terminal, NumberRange::highest});
        } else if (const Choice *choice = choiceNamed(known, value.text)) {
            keys.append(choice->key);
        } else if (known.isEmpty() && !text.isEmpty()) {
            keys.append(text);
        } else {
            unknownValue(path, value, known);
            return {};
        }
    }
    std::vector<Expression> wanted;
    if (!keys.isEmpty())
        wanted.push_back(textsOf(path, Condition::Test::TextIs, keys));
    if (!classes.isEmpty())
        wanted.push_back(rangesOf({path.hops, path.type, lifecycleClass(*path.type)}, classes));
    return Expression::any(std::move(wanted));
}

std::optional<Expression> ValueBinder::texts(const FieldPath &path, const QueryNode &node)
{
    const bool isSet = path.field->isSet();
    if (!allows(path, node, !isSet))
        return {};
    const bool contains = node.op == QueryOperator::Matches && !isSet;
    QStringList keys;
    for (const QueryValue &value : node.values) {
        QString text = value.text;
        // What the stars of `*print*` would say is what `:` does anyway.
        while (contains && !value.quoted && (text.startsWith(u'*') || text.endsWith(u'*')))
            text = text.startsWith(u'*') ? text.mid(1) : text.chopped(1);
        keys.append(foldForCompare(text));
        if (keys.last().isEmpty())
            return refuse("empty-value", value.span,
                QStringLiteral("there is nothing to look for in `%1`").arg(node.field),
                QStringLiteral("has:%1 finds where it is filled, -has:%1 where it is empty").arg(path.name()),
                {node.field});
    }
    if (isOrder(node.op)) {
        Condition condition;
        condition.path = path;
        condition.test = Condition::Test::TextOrder;
        condition.order = node.op;
        condition.texts = keys;
        return Expression::test(std::move(condition));
    }
    return textsOf(path, contains ? Condition::Test::TextContains : Condition::Test::TextIs, keys);
}

std::optional<Expression> ValueBinder::words(const FieldPath &path, const QueryNode &node)
{
    if (!allows(path, node, false))
        return {};
    std::vector<Expression> wanted;
    for (const QueryValue &value : node.values) {
        const bool prefix = !value.quoted && value.text.endsWith(u'*');
        const SearchTerm term = searchTerm(prefix ? value.text.chopped(1) : value.text,
            prefix ? SearchEnding::Typing : SearchEnding::Complete);
        if (term.isEmpty())
            return refuse("empty-value", value.span,
                QStringLiteral("there is nothing to look for in `%1`").arg(node.field),
                QStringLiteral("has:%1 finds where it is filled, -has:%1 where it is empty").arg(path.name()),
                {node.field});
        Condition condition;
        condition.path = path;
        condition.test = Condition::Test::Words;
        condition.term = term;
        wanted.push_back(Expression::test(std::move(condition)));
    }
    return Expression::any(std::move(wanted));
}

std::optional<Expression> ValueBinder::recordNumbers(const FieldPath &path, const QueryNode &node)
{
    if (!allows(path, node, true))
        return {};
    Condition condition;
    condition.path = path;
    if (isOrder(node.op)) {
        QString text = node.values.first().text;
        const QList<const RecordType *> kinds = m_context.catalog->kinds(*path.type);
        if (!text.contains(u'-') && kinds.size() == 1)
            text = kinds.first()->numberPrefix() + QLatin1Char('-') + text;
        condition.test = Condition::Test::TextOrder;
        condition.order = node.op;
        condition.texts = {numberSortKey(text)};
        return Expression::test(std::move(condition));
    }
    condition.path.field = nullptr;
    condition.test = Condition::Test::Self;
    for (const QueryValue &value : node.values) {
        const std::optional<RecordName> name = nameOf(*path.type, value);
        if (!name)
            return {};
        condition.names.append(*name);
    }
    return Expression::test(std::move(condition));
}

std::optional<RecordName> ValueBinder::nameOf(const RecordType &target, const QueryValue &value)
{
    RecordName name;
    name.span = value.span;
    const QString text = foldForCompare(value.text);
    const bool me = !value.quoted && text == QLatin1String("me") && target.name() == personType();
    const bool mine = !value.quoted && text == QLatin1String("my teams");
    if ((me || mine) && m_context.me.isNull()) {
        refuse("nobody", value.span, QStringLiteral("it is not known who `me` is"),
            QStringLiteral("log in, or name the person"));
        return {};
    }
    if (mine && !membership(target)) {
        refuse("not-mine", value.span,
            QStringLiteral("`my teams` are teams, and this is another kind of record"),
            QStringLiteral("quote it if it is a name"));
        return {};
    }
    name.kind = me ? RecordName::Kind::Me : mine ? RecordName::Kind::Mine : RecordName::Kind::Named;
    if (me || mine)
        return name;
    name.isPrefix = !value.quoted && text.endsWith(u'*') && !target.isTicket();
    name.text = name.isPrefix ? text.chopped(1) : text;
    if (name.text.isEmpty()) {
        refuse("empty-value", value.span, QStringLiteral("there is no name here"),
            QStringLiteral("empty ones are found by -has: and the field's name"));
        return {};
    }
    if (target.isTicket())
        name.numbers = numberCandidates(*m_context.catalog, value.text);
    return name;
}

std::optional<Expression> ValueBinder::references(const FieldPath &path, const QueryNode &node)
{
    if (!allows(path, node, false))
        return {};
    const RecordType *target = m_context.catalog->type(path.field->target);
    if (!target || (!target->isTicket() && namingFields(*target).isEmpty()))
        return refuse("not-searchable", node.fieldSpan,
            QStringLiteral("what `%1` refers to has no name").arg(node.field),
            QStringLiteral("has:%1 finds where it is filled").arg(path.name()), {node.field});
    Condition condition;
    condition.path = path;
    condition.test = Condition::Test::Refers;
    for (const QueryValue &value : node.values) {
        const std::optional<RecordName> name = nameOf(*target, value);
        if (!name)
            return {};
        condition.names.append(*name);
    }
    return Expression::test(std::move(condition));
}

} // namespace steward
