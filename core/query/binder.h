// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/expression.h"

#include <QTimeZone>

namespace steward {

/// What a query is read against.
struct QueryContext
{
    std::shared_ptr<const QueryCatalog> catalog;
    QString subject = allTickets(); ///< record type the query is about
    Instant now; ///< relative times count from here
    QTimeZone zone = QTimeZone::utc(); ///< days begin here
    Uuid me; ///< null: nobody; `me` is then a problem
    /// Typing: the last free word may go on (a filter field that searches with every key).
    SearchEnding ending = SearchEnding::Complete;
    /// Choices of fields whose declaration leaves them open: the states of the lifecycles. Declared ones by default.
    std::function<QList<Choice>(const RecordType &, const Field &)> choices = {};

    const RecordType *subjectType() const { return catalog->type(subject); }
    QList<Choice> choicesOf(const RecordType &type, const Field &field) const
    {
        return choices ? choices(type, field) : field.choices;
    }
};

/// Looks up every name of a query in the declarations and turns values into typed conditions. Conditions with a
/// problem are left out. Deleted records are left out too, unless the query speaks of the field `deleted`.
///
/// `field:value` by kind of the field:
///
///     text             has the value inside, folded; `=` is the whole text; `<` `>` compare the folded text
///     long text        has the words (searchable ones only)
///     number           `<` `<=` `>` `>=`, choices also by label or its first word: `priority:p1`
///     time             a stretch means within it, a moment means between it and now: `opened:-7d`, `due:2h`
///     choice           by key or label; the lifecycle's state also `open`, `closed`
///     yes or no        yes, no, true, false
///     reference        by name, reading, login, e-mail or number; `name*` for a beginning; `me`, `my teams`
///     tags             has this tag
///
/// `-x:v` and `x!=v` are true of records without `x`; there is no "unknown".
BoundQuery bindQuery(const ParsedQuery &query, const QueryContext &context);
BoundQuery bindQuery(const QString &text, const QueryContext &context);

/// A word of `is:` and the query that it stands for; available for every type that has the fields.
struct QueryWord
{
    QString word;
    QString meaning;
    QString help; ///< one English sentence
};
const QList<QueryWord> &queryWords();

/// What `text` may stand for in the table of numbers, which holds them folded: itself, with its digits filled up
/// ("INC-42" is inc-000042), and for bare digits with each prefix.
QStringList numberCandidates(const QueryCatalog &catalog, const QString &text);

} // namespace steward
