// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/binder.h"

namespace steward {

/// Looks up what stands in records. The storage layer implements it over the projection.
class CompletionSource
{
public:
    virtual ~CompletionSource();
    struct Name
    {
        QString name; ///< the title, or the number of a ticket
        QString detail; ///< login, e-mail or the title of a ticket; may be empty
    };
    /// Records of `target` that are called so from the beginning, in the order of lists.
    virtual QList<Name> namesBeginning(const RecordType &target, const QString &prefix, int limit) = 0;
    /// Elements of a set of texts (tags) in use, often used ones first.
    virtual QStringList itemsBeginning(
        const RecordType &type, const Field &field, const QString &prefix, int limit) = 0;
};

struct CompletionItem
{
    enum class Kind {
        Field, ///< `detail` is Field::help or its label, to be translated in context "Record"
        Value, ///< a choice; `detail` is its label, to be translated likewise
        Word, ///< a word of the language (`me`, `today`, `is:overdue`); `detail` is an English sentence
        Name, ///< a record; `detail` is data
    };
    Kind kind = Kind::Field;
    QString insert; ///< replaces Completion::replace; values that need quotes have them
    QString detail;
    QString example; ///< of fields: a value that goes with it
};

struct Completion
{
    QuerySpan replace; ///< what an accepted item takes the place of
    QString prefix; ///< what the items begin with
    QList<CompletionItem> items;
    /// The record type that names were wanted of; empty when none. Without a source the caller can look later.
    QString wantsNamesOf;
};

/// What can stand at `cursor`: fields, paths, words and values from the declarations, names from `source` (may be
/// null). Thread: any; only `source` may take long.
Completion completeQuery(const QString &text, qsizetype cursor, const QueryContext &context,
    CompletionSource *source = nullptr, int limit = 12);

} // namespace steward
