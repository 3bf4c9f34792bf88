// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/worklogs.h"

#include "core/desk/fields.h"
#include "core/desk/relations.h"
#include "core/desk/tickets.h"
#include "core/schema/records/worklog.h"

namespace steward {

/// Of all entries on `tickets`; by one worker when `worker` is given.
static Result<Duration> spentOn(Workspace &desk, const QList<Rid> &tickets, const Uuid &worker)
{
    const RecordType &type = *desk.schema().type(u"worklog");
    STEWARD_ASSIGN(const QList<Rid> rids, desk.records().findByReference(type, *type.field(u"about"), tickets));
    STEWARD_ASSIGN(const QList<LoadedRecord> entries, desk.loadAll(rids));
    Duration sum{};
    for (const LoadedRecord &loaded : entries) {
        const WorkLog entry = structOf<WorkLog>(loaded);
        if (!entry.withdrawn && (worker.isNull() || entry.worker.uuid == worker))
            sum += Duration(entry.spent.value_or(0));
    }
    return sum;
}

Result<VerbReport> logWork(const VerbContext &context, const LoadedRecord &ticket, const WorkEntry &entry)
{
    STEWARD_TRY(checkWritable(context.desk(), ticket));
    const auto invalid = [](const char *code, const QString &message, const QStringList &args) {
        return Error{ErrorKind::InvalidArgument, QString::fromLatin1(code), message, {}, args};
    };
    if (entry.spent == Duration{})
        return invalid("worklog.empty", QStringLiteral("no time was entered"), {});
    const Uuid worker = entry.worker.isNull() ? context.me() : entry.worker;
    if (entry.spent < Duration{}) {
        STEWARD_ASSIGN(const Duration there, spentOn(context.desk(), {ticket.rid}, worker));
        if (there + entry.spent < Duration{})
            return invalid("worklog.below-zero",
                QStringLiteral("only %1 minutes are there to correct").arg(there.count() / 60'000),
                {QString::number(there.count())});
    }
    const Instant started = entry.started.value_or(context.now() - std::max(entry.spent, Duration{}));
    if (started > context.now())
        return invalid("worklog.in-the-future", QStringLiteral("the work would begin in the future"), {});
    WorkLog log;
    log.about = {ticket.id};
    log.worker = {worker};
    log.started = started;
    log.spent = entry.spent.count();
    log.note = entry.note;
    STEWARD_ASSIGN(const RecordEdit edit, creationOf(context.desk(), log));
    return context.commit({{edit}}, edit.record);
}

Result<WorkTotal> workTotal(Workspace &desk, Rid ticket)
{
    WorkTotal total;
    STEWARD_ASSIGN(const QList<Rid> merged, mergedInto(desk, ticket));
    STEWARD_ASSIGN(total.own, spentOn(desk, merged, {}));
    STEWARD_ASSIGN(QList<Rid> family, familyOf(desk, ticket));
    family.removeIf([&](Rid rid) { return merged.contains(rid); });
    STEWARD_ASSIGN(total.children, spentOn(desk, family, {}));
    return total;
}

} // namespace steward
