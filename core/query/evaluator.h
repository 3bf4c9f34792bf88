// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/expression.h"

#include <QSet>

#include <unordered_map>

namespace steward {

/// A record as the evaluator reads it. The pointers belong to the caller and outlive the call.
struct QueryRecord
{
    const RecordType *type = nullptr;
    Uuid id;
    const RecordValues *values = nullptr;
};

/// What a query needs to know beyond the record itself.
class RecordSource
{
public:
    virtual ~RecordSource();
    /// The record with this id; nullopt for ids that are only referred to.
    virtual std::optional<QueryRecord> record(const Uuid &id) const = 0;
    /// Records of `target` (a type, or all tickets) that the name means; `me` is the person who asks.
    virtual QList<Uuid> named(const RecordType &target, const RecordName &name, const Uuid &me) const = 0;
    /// The texts that a full-text search of the record looks into.
    virtual QList<TokenList> texts(const QueryRecord &record) const = 0;
};

/// Whether a record that is no ticket is called so: by title, reading, or an indexed text. For implementing
/// RecordSource::named() over records in memory.
bool isCalled(const RecordType &type, const RecordValues &values, const RecordName &name);

/// Evaluates a query over records in memory: filters the feed, scopes rules, and is the reference of the SQL.
/// Remembers what names mean, so one evaluator serves one state of the records. Thread: one.
class QueryEvaluator
{
public:
    /// Both must outlive the evaluator.
    QueryEvaluator(const BoundQuery &query, const RecordSource &source) : m_query(query), m_source(source) {}

    bool matches(const QueryRecord &record) { return evaluate(m_query.expression, record); }

private:
    bool evaluate(const Expression &expression, const QueryRecord &record);
    bool follow(const Condition &condition, const QueryRecord &record, qsizetype hop);
    bool test(const Condition &condition, const QueryRecord &record);
    bool testField(const Condition &condition, const QueryRecord &record);
    const QSet<Uuid> &meant(const Condition &condition, const RecordType &target);

    const BoundQuery &m_query;
    const RecordSource &m_source;
    std::unordered_map<const Condition *, QSet<Uuid>> m_meant;
};

} // namespace steward
