// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/evaluator.h"
#include "core/sla/serviceclock.h"
#include "core/storage/operationlog.h"
#include "core/storage/recordstore.h"

#include <functional>
#include <memory>

namespace steward {

struct ServiceLevel;

/// The agreements, targets and calendars of a desk, with the versions that their histories give, read again when one of
/// them has changed. A target that does not read (a condition that became wrong, say) is left out; problems() says so.
/// Thread: its connection's.
class ServiceLevelBook
{
public:
    /// Operations of a record, in any order; what was refused may be among them.
    using HistoryOf = std::function<Result<QList<LoggedOperation>>(Rid)>;

    /// All must outlive the book.
    ServiceLevelBook(Connection &connection, RecordStore &records, HistoryOf history);
    ~ServiceLevelBook();

    /// Valid until the next call.
    Result<const ServiceLevels *> current();
    const QList<Error> &problems() const { return m_problems; }

    /// All that happened to a ticket that a clock depends on. `operations`: its own.
    Result<std::vector<TicketMoment>> momentsOf(const RecordType &ticket, Rid rid, const QList<LoggedOperation> &operations);

    /// What a target would be if it had always been so: for "what if". The values are those of a target's record; without a
    /// calendar the clock on the wall. Errors: as bindCondition().
    Result<ServiceTarget> imagined(const Uuid &id, const RecordValues &target, const std::optional<BusinessCalendar> &calendar);

    /// Whether a condition of a target can be asked of a ticket as it stood at any time. Errors: those of the query,
    /// located; InvalidArgument "sla.condition" for words of texts, and for times, which would mean something else later.
    static Result<BoundQuery> bindCondition(const QString &text, const std::shared_ptr<const Schema> &schema);

private:
    class Names;
    struct Condition;

    Result<QString> state();
    Result<Ok> read();
    Result<Ok> readTarget(Rid rid);
    Result<QList<LoggedOperation>> acceptedOf(Rid rid);
    TargetRules rulesOf(const ServiceLevel &level, QList<Error> &errors);
    TargetRules::Test testOf(const QString &text, const RecordType &ticket, QList<Error> &errors);

    Connection &m_connection;
    RecordStore &m_records;
    HistoryOf m_history;
    QString m_state; ///< what m_levels was read from
    std::shared_ptr<const Schema> m_schema;
    std::unique_ptr<Names> m_names;
    ServiceLevels m_levels;
    QList<Error> m_problems;
};

} // namespace steward
