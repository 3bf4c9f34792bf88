// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "models/querytext.h"

#include "models/valuetext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

struct Sentence
{
    const char *code;
    const char *text; ///< %1, %2 … are the arguments of the problem
};

constexpr Sentence sentences[] = {
    {"query.unknown-field", QT_TRANSLATE_NOOP("Query", "Unknown field “%1”")},
    {"query.unknown-value", QT_TRANSLATE_NOOP("Query", "“%1” has no value “%2”")},
    {"query.unknown-name", QT_TRANSLATE_NOOP("Query", "Nothing is called “%2”")},
    {"query.ambiguous-field", QT_TRANSLATE_NOOP("Query", "“%1” means different things for different kinds of tickets")},
    {"query.long-path", QT_TRANSLATE_NOOP("Query", "“%1” goes over more than %2 references")},
    {"query.missing-value", QT_TRANSLATE_NOOP("Query", "A value is missing")},
    {"query.missing-term", QT_TRANSLATE_NOOP("Query", "A condition is missing")},
    {"query.missing-field", QT_TRANSLATE_NOOP("Query", "The name of a field is missing before the sign")},
    {"query.unclosed", QT_TRANSLATE_NOOP("Query", "This bracket is not closed")},
    {"query.unopened", QT_TRANSLATE_NOOP("Query", "This bracket closes nothing")},
    {"query.empty-brackets", QT_TRANSLATE_NOOP("Query", "There is nothing in these brackets")},
    {"query.unclosed-quote", QT_TRANSLATE_NOOP("Query", "This quote is not closed")},
    {"query.too-long", QT_TRANSLATE_NOOP("Query", "The query is too long")},
    {"query.too-deep", QT_TRANSLATE_NOOP("Query", "The query is nested too deeply")},
    {"query.no-order", QT_TRANSLATE_NOOP("Query", "“%1” has no order, so “%2” says nothing")},
    {"query.one-value", QT_TRANSLATE_NOOP("Query", "“%1” compares with one value")},
    {"query.bad-duration", QT_TRANSLATE_NOOP("Query", "“%1” is no length of time; write 2h, 30m or 1d12h")},
    {"query.bad-number", QT_TRANSLATE_NOOP("Query", "“%1” is no number")},
    {"query.bad-time", QT_TRANSLATE_NOOP("Query", "“%1” is no time; write -7d, 2h, today or 2026-11-23")},
    {"query.bad-truth", QT_TRANSLATE_NOOP("Query", "“%1” is neither yes nor no")},
    {"query.empty-value", QT_TRANSLATE_NOOP("Query", "There is nothing to look for")},
    {"query.not-searchable", QT_TRANSLATE_NOOP("Query", "The text of “%1” cannot be searched")},
    {"query.nobody", QT_TRANSLATE_NOOP("Query", "It is not known who “me” is")},
    {"query.not-mine", QT_TRANSLATE_NOOP("Query", "“my teams” are teams, and this is another kind of record")},
};

QString translated(const char *source) { return QCoreApplication::translate("Query", source); }

} // namespace

QString problemText(const QueryProblem &problem)
{
    for (const Sentence &known : sentences) {
        if (problem.error.code != QLatin1String(known.code))
            continue;
        QString text = translated(known.text);
        for (int i = 0; i < problem.error.args.size(); ++i)
            text.replace(u'%' + QString::number(i + 1), problem.error.args[i]);
        if (!text.contains(u"%1"))
            return text;
        break; // what it is about did not come along: core's sentence has it
    }
    QString own = problem.error.message;
    if (!own.isEmpty())
        own[0] = own[0].toUpper();
    return own;
}

QString fixText(const QueryProblem &problem)
{
    if (!problem.fix)
        return {};
    return problem.fix->text.isEmpty() ? translated(QT_TRANSLATE_NOOP("Query", "Take it away"))
                                  : translated(QT_TRANSLATE_NOOP("Query", "Did you mean %1?")).arg(problem.fix->text);
}

bool isUnfinished(const QueryProblem &problem, const QString &text)
{
    static const QStringList codes{u"query.missing-value"_s, u"query.missing-term"_s, u"query.unclosed"_s,
        u"query.unclosed-quote"_s, u"query.empty-brackets"_s};
    if (!codes.contains(problem.error.code))
        return false;
    // A bracket or quote is open at its beginning; all else is missing at the end.
    const bool opens = problem.error.code.startsWith(u"query.unclosed");
    return opens || problem.span.end() >= text.trimmed().size();
}

QString completionText(const CompletionItem &item)
{
    switch (item.kind) {
    case CompletionItem::Kind::Field:
    case CompletionItem::Kind::Value: return recordText(item.detail);
    case CompletionItem::Kind::Word: {
        const QString words = translated(item.detail.toUtf8().constData());
        return words == item.detail ? recordText(item.detail) : words; // the "yes" of a field says its label
    }
    case CompletionItem::Kind::Name: break;
    }
    return item.detail;
}

} // namespace steward
