// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/retention.h"

#include "core/desk/deskquery.h"
#include "core/desk/fields.h"
#include "core/desk/redact.h"
#include "core/storage/eraser.h"
#include "core/storage/listquery.h"

namespace steward {

namespace {

Result<BoundQuery> boundQuery(Workspace &desk, const QString &text)
{
    STEWARD_ASSIGN(const QueryContext query, queryContext(desk, allTickets()));
    BoundQuery bound = bindQuery(text, query);
    if (!bound.problems.isEmpty()) {
        Error error = bound.problems.first().error;
        error.message = QStringLiteral("\"%1\": %2").arg(text, error.message);
        return error;
    }
    return bound;
}

/// Units of a record of which the log still holds some value.
Result<QStringList> unitsWithValues(Workspace &desk, const LoadedRecord &record, const QStringList &wanted)
{
    STEWARD_ASSIGN(const QList<LoggedOperation> operations, desk.operationsOf(record.rid));
    QStringList units;
    for (const LoggedOperation &logged : operations) {
        for (const UnitChange &change : logged.operation.units) {
            if (!change.erased && (change.newValue || change.oldValue) && wanted.contains(change.unit)
                && !units.contains(change.unit))
                units.append(change.unit);
        }
    }
    return units;
}

class RetentionRun
{
public:
    RetentionRun(const VerbContext &context, const std::function<bool(qint64)> &progress)
        : m_context(context), m_desk(context.desk()), m_progress(progress)
    {
    }

    Result<RetentionOutcome> keep(const RetentionRule &rule)
    {
        STEWARD_TRY(checkRetention(m_desk, rule));
        RetentionOutcome outcome;
        outcome.rule = rule.name;
        ListRequest request;
        STEWARD_ASSIGN(request.query, boundQuery(m_desk, rule.query));
        STEWARD_ASSIGN(const std::vector<Rid> rids, ListQuery(m_desk.connection()).rids(request));
        for (const Rid rid : rids) {
            if (m_progress && !m_progress(m_looked++))
                return Error{ErrorKind::Cancelled, QStringLiteral("retention.stopped"),
                    QStringLiteral("stopped; what was erased is gone, the rest waits for the next run"), {}, {}};
            ++outcome.tickets;
            STEWARD_TRY(keepTicket(rule, rid, outcome));
        }
        return outcome;
    }

private:
    Result<Ok> keepTicket(const RetentionRule &rule, Rid rid, RetentionOutcome &outcome)
    {
        QList<RedactionRequest> requests;
        STEWARD_ASSIGN(const LoadedRecord ticket, m_desk.load(rid));
        STEWARD_TRY(add(ticket, rule.units.items(), requests));
        if (rule.entries) {
            for (const QString &name : {QStringLiteral("comment"), QStringLiteral("worknote"), QStringLiteral("worklog"),
                     QStringLiteral("attachment")}) {
                const RecordType &type = *m_desk.schema().type(name);
                STEWARD_ASSIGN(const QList<Rid> hanging, m_desk.records().findByReference(type, *type.field(u"about"), rid));
                for (const Rid one : hanging) {
                    STEWARD_ASSIGN(const LoadedRecord entry, m_desk.load(one));
                    STEWARD_TRY(add(entry, redactableUnits(type, entry.values), requests));
                }
            }
        }
        if (requests.isEmpty())
            return Ok{};
        ++outcome.erased;
        for (const RedactionRequest &request : std::as_const(requests))
            outcome.fields += request.units.size();
        for (qsizetype at = 0; at < requests.size(); at += Committer::maxGroup)
            STEWARD_TRY(redact(m_context, requests.mid(at, Committer::maxGroup), rule.name));
        return Ok{};
    }

    Result<Ok> add(const LoadedRecord &record, const QStringList &wanted, QList<RedactionRequest> &requests)
    {
        STEWARD_ASSIGN(const QStringList units, unitsWithValues(m_desk, record, wanted));
        if (!units.isEmpty())
            requests.append({record, units});
        return Ok{};
    }

    VerbContext m_context;
    Workspace &m_desk;
    const std::function<bool(qint64)> &m_progress;
    qint64 m_looked = 0;
};

} // namespace

Result<Ok> checkRetention(Workspace &desk, const RetentionRule &rule)
{
    STEWARD_TRY(boundQuery(desk, rule.query));
    for (const QString &unit : rule.units.items()) {
        const std::vector<const RecordType *> kinds = desk.schema().ticketTypes();
        if (std::none_of(kinds.cbegin(), kinds.cend(), [&](const RecordType *type) { return isErasable(*type, unit); }))
            return Error{ErrorKind::InvalidArgument, QStringLiteral("redact.unit"),
                QStringLiteral("\"%1\" of a ticket cannot be erased").arg(unit),
                QStringLiteral("name fields such as description or title"), {unit, QStringLiteral("ticket")}};
    }
    if (rule.units.items().isEmpty() && !rule.entries)
        return Error{ErrorKind::InvalidArgument, QStringLiteral("retention.nothing"),
            QStringLiteral("the rule erases nothing"), QStringLiteral("name fields, or say that entries go"), {}};
    return Ok{};
}

Result<QList<RetentionOutcome>> keepRetention(const VerbContext &context, const std::function<bool(qint64)> &progress)
{
    STEWARD_TRY(context.need(QStringLiteral("value.erase")));
    Workspace &desk = context.desk();
    const RecordType &type = *desk.schema().type(declared<RetentionRule>().type.name());
    STEWARD_ASSIGN(const QList<Rid> rids, desk.records().all(type));
    RetentionRun run(context, progress);
    QList<RetentionOutcome> outcomes;
    for (const Rid rid : rids) {
        STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(rid));
        const RetentionRule rule = structOf<RetentionRule>(loaded);
        if (rule.inactive)
            continue;
        STEWARD_ASSIGN(const RetentionOutcome outcome, run.keep(rule));
        outcomes.append(outcome);
    }
    return outcomes;
}

} // namespace steward
