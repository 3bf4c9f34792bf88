// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/binder.h"

#include "core/query/printer.h"
#include "core/query/valuebinder.h"
#include "core/text/fold.h"
#include "core/text/numberkey.h"

namespace steward {

const QList<QueryWord> &queryWords()
{
    static const QList<QueryWord> words{
        {QStringLiteral("open"), QStringLiteral("status:open"),
            QStringLiteral(QT_TRANSLATE_NOOP("Query", "Neither done nor closed"))},
        {QStringLiteral("closed"), QStringLiteral("status:closed"),
            QStringLiteral(QT_TRANSLATE_NOOP("Query", "Done or closed"))},
        {QStringLiteral("waiting"), QStringLiteral("status.class:waiting"),
            QStringLiteral(QT_TRANSLATE_NOOP("Query", "Open and on hold"))},
        {QStringLiteral("overdue"), QStringLiteral("status:open due<now"),
            QStringLiteral(QT_TRANSLATE_NOOP("Query", "Open after it was due"))},
        {QStringLiteral("breached"), QStringLiteral("sla:missed or (status:open deadline<now)"),
            QStringLiteral(QT_TRANSLATE_NOOP("Query", "Took longer than was agreed"))},
        {QStringLiteral("breaching"), QStringLiteral("status:open -sla:missed deadline<1h -deadline<now"),
            QStringLiteral(QT_TRANSLATE_NOOP("Query", "Takes longer than was agreed within the hour"))},
        {QStringLiteral("unassigned"), QStringLiteral("-has:assignee"),
            QStringLiteral(QT_TRANSLATE_NOOP("Query", "Nobody works on it"))},
        {QStringLiteral("reopened"), QStringLiteral("reopens>0"),
            QStringLiteral(QT_TRANSLATE_NOOP("Query", "Came back after it was done"))},
        {QStringLiteral("merged"), QStringLiteral("has:merged.into"),
            QStringLiteral(QT_TRANSLATE_NOOP("Query", "Went into another ticket"))},
    };
    return words;
}

QStringList numberCandidates(const QueryCatalog &catalog, const QString &text)
{
    return numberCandidates(catalog.numberPrefixes(), text);
}

namespace {

class Binder
{
public:
    Binder(const QueryContext &context, const RecordType &subject) : m_context(context), m_subject(subject) {}

    /// nullopt: nothing is asked for, or there was a problem.
    std::optional<Expression> bind(const QueryNode &node, const QString &text)
    {
        switch (node.kind) {
        case QueryNode::Kind::And:
        case QueryNode::Kind::Or: {
            std::vector<Expression> parts;
            for (const QueryNode &child : node.children) {
                if (std::optional<Expression> part = bind(child, text))
                    parts.push_back(std::move(*part));
            }
            if (parts.empty())
                return {};
            return node.kind == QueryNode::Kind::And ? Expression::all(std::move(parts))
                                                     : Expression::any(std::move(parts));
        }
        case QueryNode::Kind::Not: {
            std::optional<Expression> inner = bind(node.children.front(), text);
            if (!inner)
                return {};
            return Expression::negated(std::move(*inner));
        }
        case QueryNode::Kind::Comparison: {
            std::optional<Expression> found = comparison(node);
            if (found && node.op == QueryOperator::NotEqual)
                return Expression::negated(std::move(*found));
            return found;
        }
        case QueryNode::Kind::Words: return words(node.values.first(), text);
        }
        return {};
    }

    bool speaksOfDeleted() const { return m_speaksOfDeleted; }
    const QList<QueryProblem> &problems() const { return m_problems; }

private:
    QueryProblem &report(const char *code, QuerySpan span, const QString &message, const QString &hint = {},
        const QStringList &args = {})
    {
        m_problems.append(queryProblem(code, span, message, hint, args));
        return m_problems.last();
    }

    std::optional<Expression> comparison(const QueryNode &node)
    {
        const FieldPath path = findField(*m_context.catalog, m_subject, node.field);
        if (path.isValid() && !path.field)
            return kinds(path, node);
        if (path.isValid()) {
            m_speaksOfDeleted |= path.hops.isEmpty() && path.field == deletionMark(m_subject);
            return ValueBinder(m_context, m_problems).bind(path, node);
        }
        const bool is = node.field.compare(QLatin1String("is"), Qt::CaseInsensitive) == 0;
        if (is || node.field.compare(QLatin1String("has"), Qt::CaseInsensitive) == 0)
            return is ? states(node) : filled(node);
        unknownField(node);
        return {};
    }

    void unknownField(const QueryNode &node)
    {
        if (m_context.catalog->ambiguous().contains(node.field.toLower())
            && m_subject.name() == allTickets()) {
            report("ambiguous-field", node.fieldSpan,
                QStringLiteral("`%1` means different things for different kinds of tickets").arg(node.field),
                QStringLiteral("ask in a list of one kind"), {node.field});
            return;
        }
        if (findField(*m_context.catalog, m_subject, node.field, mostHops + 3).isValid()) {
            report("long-path", node.fieldSpan,
                QStringLiteral("`%1` goes over more than %2 references").arg(node.field).arg(mostHops), {},
                {node.field, QString::number(mostHops)});
            return;
        }
        const QString near = nearestField(*m_context.catalog, m_subject, node.field);
        QueryProblem &problem = report("unknown-field", node.fieldSpan,
            QStringLiteral("unknown field `%1`").arg(node.field),
            near.isEmpty() ? QStringLiteral("put the text in quotes to search for it")
                           : QStringLiteral("did you mean `%1`?").arg(near),
            {node.field, near});
        if (!near.isEmpty())
            problem.fix = QueryFix{node.fieldSpan, near};
        else
            problem.fix = QueryFix{node.span, quotedQueryText(printQuery(node))};
    }

    bool plainOperator(const QueryNode &node)
    {
        if (node.op == QueryOperator::Matches || node.op == QueryOperator::Equal
            || node.op == QueryOperator::NotEqual)
            return true;
        report("no-order", node.span,
            QStringLiteral("`%1` has no order, so `%2` says nothing").arg(node.field, toText(node.op)),
            QStringLiteral("write %1:%2").arg(node.field, printQueryValue(node.values.first())),
            {node.field, toText(node.op)});
        return false;
    }

    std::optional<Expression> kinds(const FieldPath &path, const QueryNode &node)
    {
        if (!plainOperator(node))
            return {};
        const QList<const RecordType *> known = m_context.catalog->kinds(*path.type);
        Condition condition;
        condition.path = path;
        condition.test = Condition::Test::Kind;
        QStringList names;
        for (const RecordType *kind : known)
            names << kind->name() << kind->label();
        for (const QueryValue &value : node.values) {
            const QString wanted = foldForCompare(value.text);
            const auto kind = std::find_if(known.cbegin(), known.cend(), [&wanted](const RecordType *type) {
                const QStringList called{
                    type->name(), type->label(), type->pluralLabel(), type->numberPrefix()};
                return std::any_of(called.cbegin(), called.cend(),
                    [&wanted](const QString &name) { return foldForCompare(name) == wanted; });
            });
            if (kind != known.cend()) {
                condition.texts.append((*kind)->name());
                continue;
            }
            const QString near = nearestWord(value.text, names);
            QueryProblem &problem = report("unknown-value", value.span,
                QStringLiteral("there is no kind of ticket called `%1`").arg(value.text),
                near.isEmpty() ? QStringLiteral("it is one of %1").arg(names.join(QStringLiteral(", ")))
                               : QStringLiteral("did you mean `%1`?").arg(near),
                {node.field, value.text, near});
            if (!near.isEmpty())
                problem.fix = QueryFix{value.span, printQueryValue({near, false, {}})};
            return {};
        }
        return Expression::test(std::move(condition));
    }

    static Expression present(const FieldPath &path)
    {
        Condition condition;
        condition.path = path;
        condition.test = Condition::Test::Present;
        return Expression::test(std::move(condition));
    }

    std::optional<Expression> filled(const QueryNode &node)
    {
        if (!plainOperator(node))
            return {};
        std::vector<Expression> wanted;
        for (const QueryValue &value : node.values) {
            FieldPath path = findField(*m_context.catalog, m_subject, value.text);
            if (!path.isValid()) // has:attachment asks for the count called attachments
                path = findField(*m_context.catalog, m_subject, QString(value.text + QLatin1Char('s')));
            if (!path.isValid() || !path.field) {
                const QString near = nearestField(*m_context.catalog, m_subject, value.text);
                QueryProblem &problem = report("unknown-field", value.span,
                    QStringLiteral("unknown field `%1`").arg(value.text),
                    near.isEmpty() ? QStringLiteral("has: goes with the name of a field")
                                   : QStringLiteral("did you mean `%1`?").arg(near),
                    {value.text, near});
                if (!near.isEmpty())
                    problem.fix = QueryFix{value.span, near};
                return {};
            }
            m_speaksOfDeleted |= path.hops.isEmpty() && path.field == deletionMark(m_subject);
            wanted.push_back(present(path));
        }
        return Expression::any(std::move(wanted));
    }

    std::optional<Expression> states(const QueryNode &node)
    {
        if (!plainOperator(node))
            return {};
        std::vector<Expression> wanted;
        for (const QueryValue &value : node.values) {
            std::optional<Expression> state = stateOf(value.text);
            if (!state) {
                unknownState(value);
                return {};
            }
            wanted.push_back(std::move(*state));
        }
        return Expression::any(std::move(wanted));
    }

    /// A yes-or-no field (`is:vip`), or a word of the language as far as the subject has its fields.
    std::optional<Expression> stateOf(const QString &text)
    {
        const QString word = text.toLower();
        const FieldPath path = findField(*m_context.catalog, m_subject, word);
        if (path.isValid() && path.field && path.field->kind == FieldKind::Boolean) {
            m_speaksOfDeleted |= path.hops.isEmpty() && path.field == deletionMark(m_subject);
            return present(path);
        }
        for (const QueryWord &known : queryWords()) {
            if (known.word != word)
                continue;
            const ParsedQuery meaning = parseQuery(known.meaning);
            Binder inner(m_context, m_subject);
            std::optional<Expression> bound = inner.bind(*meaning.root, known.meaning);
            if (bound && inner.problems().isEmpty())
                return bound;
        }
        return {};
    }

    void unknownState(const QueryValue &value)
    {
        QStringList known;
        for (const QueryWord &word : queryWords()) {
            if (stateOf(word.word))
                known.append(word.word);
        }
        for (const Field &field : m_subject.fields()) {
            if (field.kind == FieldKind::Boolean)
                known.append(field.name);
        }
        const QString near = nearestWord(value.text, known);
        QueryProblem &problem = report("unknown-value", value.span,
            QStringLiteral("`is:` does not know `%1`").arg(value.text),
            near.isEmpty() ? QStringLiteral("it is one of %1").arg(known.join(QStringLiteral(", ")))
                           : QStringLiteral("did you mean `%1`?").arg(near),
            {QStringLiteral("is"), value.text, near});
        if (!near.isEmpty())
            problem.fix = QueryFix{value.span, near};
    }

    std::optional<Expression> words(const QueryValue &value, const QString &text)
    {
        const bool star = !value.quoted && value.text.endsWith(u'*');
        const bool last = !value.quoted && value.span.end() == text.size();
        const QString plain = star ? value.text.chopped(1) : value.text;
        const bool open = star || (last && m_context.ending == SearchEnding::Typing);
        const SearchTerm term = searchTerm(plain, open ? SearchEnding::Typing : SearchEnding::Complete);
        if (term.isEmpty())
            return {};
        if (!m_subject.isTicket())
            return contains(foldForCompare(plain), value.span);
        Condition condition;
        condition.path.type = &m_subject;
        condition.test = Condition::Test::Words;
        condition.term = term;
        Expression found = Expression::test(std::move(condition));
        if (!looksLikeNumber(plain))
            return found;
        Condition self;
        self.path.type = &m_subject;
        self.test = Condition::Test::Self;
        RecordName name;
        name.text = foldForCompare(plain);
        name.numbers = numberCandidates(*m_context.catalog, plain);
        name.span = value.span;
        name.isGuess = true;
        self.names = {name};
        std::vector<Expression> either;
        either.push_back(Expression::test(std::move(self)));
        either.push_back(std::move(found));
        return Expression::any(std::move(either));
    }

    bool looksLikeNumber(const QString &word) const
    {
        const QString folded = foldForCompare(word).toUpper();
        for (const QString &prefix : m_context.catalog->numberPrefixes()) {
            if (folded.startsWith(QString(prefix + QLatin1Char('-'))) && folded.back().isDigit())
                return true;
        }
        return false;
    }

    /// Records that are no tickets have no full-text index; there are few enough of them to look into their texts.
    std::optional<Expression> contains(const QString &folded, QuerySpan span)
    {
        std::vector<Expression> wanted;
        for (const Field &field : m_subject.fields()) {
            const bool names = field.searchable || field.name == m_subject.titleField()
                || field.name == m_subject.sortField();
            if (!names || field.kind != FieldKind::Text || field.store != FieldStore::Narrow)
                continue;
            Condition condition;
            condition.path = {{}, &m_subject, &field};
            condition.test = Condition::Test::TextContains;
            condition.texts = {folded};
            wanted.push_back(Expression::test(std::move(condition)));
        }
        if (!wanted.empty())
            return Expression::any(std::move(wanted));
        report("not-searchable", span,
            QStringLiteral("%1 cannot be searched for words").arg(m_subject.pluralLabel()),
            QStringLiteral("use a field"), {m_subject.pluralLabel()});
        return {};
    }

    const QueryContext &m_context;
    const RecordType &m_subject;
    bool m_speaksOfDeleted = false;
    QList<QueryProblem> m_problems;
};

} // namespace

BoundQuery bindQuery(const ParsedQuery &query, const QueryContext &context)
{
    BoundQuery bound;
    bound.catalog = context.catalog;
    bound.subject = context.subjectType();
    bound.me = context.me;
    bound.problems = query.problems;
    if (!bound.subject) {
        bound.problems.append(queryProblem("unknown-type", {0, 0},
            QStringLiteral("there is no record type `%1`").arg(context.subject), {}, {context.subject}));
        bound.expression = Expression::constant(false);
        return bound;
    }
    Binder binder(context, *bound.subject);
    std::vector<Expression> parts;
    if (query.root) {
        if (std::optional<Expression> wanted = binder.bind(*query.root, query.text))
            parts.push_back(std::move(*wanted));
    }
    if (const Field *mark = deletionMark(*bound.subject); mark && !binder.speaksOfDeleted()) {
        Condition condition;
        condition.path = {{}, bound.subject, mark};
        condition.test = Condition::Test::Present;
        parts.push_back(Expression::negated(Expression::test(std::move(condition))));
    }
    bound.expression = Expression::all(std::move(parts));
    bound.problems.append(binder.problems());
    std::stable_sort(bound.problems.begin(), bound.problems.end(),
        [](const QueryProblem &a, const QueryProblem &b) { return a.span.begin < b.span.begin; });
    return bound;
}

BoundQuery bindQuery(const QString &text, const QueryContext &context)
{
    return bindQuery(parseQuery(text), context);
}

} // namespace steward
