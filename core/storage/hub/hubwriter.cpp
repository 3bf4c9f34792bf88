// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/hub/hubwriter.h"

#include "core/oplog/fold.h"
#include "core/oplog/hybridclock.h"
#include "core/storage/hub/columnhint.h"
#include "core/storage/hub/hubreading.h"
#include "core/storage/postgresqlconnection.h"
#include "core/storage/ticketcolumns.h"

#include <QElapsedTimer>
#include <QThread>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr qint64 mostBytes = 3'500'000; // of values in a page; the hub takes 4 MiB in all

Error outcomeUnknown()
{
    return {ErrorKind::Unavailable, u"hub.outcome-unknown"_s,
        u"the server went away while it saved; whether the change arrived is not known yet"_s,
        u"look at the record when the server is back"_s, {}};
}

/// It has answered, and stored nothing.
Error busy(const Error &why) { return {ErrorKind::Unavailable, u"storage.busy"_s, why.message, why.hint, why.args}; }

struct Reason
{
    const char *verdict;
    ErrorKind kind;
    const char *words;
};
constexpr Reason reasons[] = {
    {"permission", ErrorKind::PermissionDenied, "your roles do not allow it"},
    {"hidden", ErrorKind::PermissionDenied, "it cannot be seen with this login"},
    {"actor", ErrorKind::PermissionDenied, "it was written as somebody else"},
    {"author", ErrorKind::PermissionDenied, "it was written in somebody else's name"},
    {"transition", ErrorKind::FailedPrecondition, "its status cannot change like this"},
    {"priority", ErrorKind::FailedPrecondition, "the priority is not what impact and urgency give"},
    {"required", ErrorKind::InvalidArgument, "a required field is empty"},
    {"reference", ErrorKind::InvalidArgument, "it refers to something that is not there"},
};

/// A refusal that is one only because another operation of the page was refused.
bool isConsequence(const QString &verdict) { return verdict == u"group"_s || verdict == u"after-refused"_s; }

qint64 sizeOf(const Operation &operation)
{
    qint64 size = 0;
    for (const UnitChange &unit : operation.units)
        size += (unit.oldValue ? unit.oldValue->size() : 0) + (unit.newValue ? unit.newValue->size() : 0) + 100;
    return size;
}

/// The next page of a commit: whole groups, as many as the hub takes at once.
PushPage pageFrom(const PushPage &all, qsizetype from)
{
    PushPage page;
    page.replica = all.replica;
    qint64 bytes = 0;
    while (from < all.operations.size()) {
        qsizetype end = from;
        qint64 more = 0;
        while (end < all.operations.size() && all.operations[end].group == all.operations[from].group)
            more += sizeOf(all.operations[end++]);
        const qsizetype size = page.operations.size() + end - from;
        if (!page.operations.isEmpty() && (size > Hub::maxPage || bytes + more > mostBytes))
            break;
        page.operations += all.operations.mid(from, end - from);
        bytes += more;
        from = end;
    }
    const qint64 first = page.operations.first().dot.rseq;
    const qint64 last = page.operations.last().dot.rseq;
    for (const OperationHint &hint : all.hints) {
        if (hint.rseq >= first && hint.rseq <= last)
            page.hints.append(hint);
    }
    return page;
}

bool hasSeveralGroups(const PushPage &page)
{
    return page.operations.first().group != page.operations.last().group;
}

bool isRefused(const QList<PushVerdict> &verdicts)
{
    return std::any_of(verdicts.cbegin(), verdicts.cend(), [](const PushVerdict &one) { return !isAccepted(one.fact); });
}

/// The same thing written again, apart from the ids of what is new.
bool isSame(const QList<EditGroup> &a, const QList<EditGroup> &b)
{
    return std::equal(a.cbegin(), a.cend(), b.cbegin(), b.cend(), [](const EditGroup &one, const EditGroup &other) {
        return std::equal(one.cbegin(), one.cend(), other.cbegin(), other.cend(), [](const RecordEdit &x, const RecordEdit &y) {
            return x.type == y.type && x.verb == y.verb && x.isCreation == y.isCreation && x.next == y.next
                && (x.isCreation || x.record == y.record);
        });
    });
}

} // namespace

HubWriter::HubWriter(PostgresqlConnection &connection, Hub &hub, std::shared_ptr<const Schema> schema, const Clock &clock,
    RandomSource &random, const Uuid &me, Local local)
    : m_connection(connection)
    , m_hub(hub)
    , m_clock(clock)
    , m_records(connection, std::move(schema))
    , m_builder(clock, random, me)
    , m_local(std::move(local))
{
}

Result<Context> HubWriter::context()
{
    // What this session has written is in the stream by the time its save ends, and an own sequence would mean another
    // replica after the next lease.
    return hubContext(m_connection);
}

Result<Ok> HubWriter::lease()
{
    if (std::exchange(m_leaseLost, false))
        m_replica.reset();
    if (m_replica)
        return Ok{};
    STEWARD_ASSIGN(m_replica, m_hub.lease());
    m_lastStamp = m_replica->eff; // an earlier session's claims are not known, but none was behind it
    return Ok{};
}

Result<CommitReport> HubWriter::commit(const QList<EditGroup> &groups, const CommitOptions &options)
{
    (void)m_connection.notifications(); // the server's last words among them
    if (m_connection.isLost()) {
        STEWARD_TRY(m_connection.reconnect());
        m_leaseLost = true;
    }
    if (m_unknown) {
        STEWARD_ASSIGN(const std::optional<CommitReport> done, findOut(groups, options));
        if (done)
            return *done;
    }
    for (int attempt = 0;; ++attempt) {
        STEWARD_ASSIGN(Work all, build(groups, options));
        QList<PushVerdict> verdicts;
        qsizetype done = 0;
        while (done < all.page.operations.size()) {
            PushPage page = pageFrom(all.page, done);
            if (options.dryRun || hasSeveralGroups(page)) {
                page.dryRun = true;
                STEWARD_ASSIGN(const QList<PushVerdict> tried, ask(page));
                if (isRefused(tried))
                    return refusal(page, tried, done > 0 ? all.report.batch : Uuid());
                if (options.dryRun) {
                    verdicts += tried;
                    break; // what comes after would build on what was taken back
                }
                page.dryRun = false;
            }
            const Result<QList<PushVerdict>> pushed = push(page);
            if (!pushed) {
                // Another session of this login has the replica; nothing was stored.
                const bool taken = pushed.error().code == u"hub.fork"_s || pushed.error().code == u"hub.chain"_s;
                m_leaseLost = m_leaseLost || taken;
                if (taken && done == 0 && attempt == 0)
                    break;
                if (pushed.error().code == u"hub.outcome-unknown"_s && done == 0)
                    m_unknown = Work{page, groups, all.report};
                return pushed.error();
            }
            if (isRefused(*pushed))
                return refusal(page, *pushed, done > 0 ? all.report.batch : Uuid());
            verdicts += *pushed;
            done += page.operations.size();
        }
        if (done < all.page.operations.size() && !options.dryRun)
            continue; // with another replica
        return settle(std::move(all), verdicts, options);
    }
}

Result<HubWriter::Work> HubWriter::build(const QList<EditGroup> &groups, const CommitOptions &options)
{
    STEWARD_TRY(lease());
    m_derived.clear();
    m_units.clear();
    m_records.forget();
    ReplicaHead head;
    head.id = m_replica->id;
    head.rseq = m_replica->rseq;
    head.hash = m_replica->hash;
    head.hlc = m_lastStamp;
    m_builder.begin(head, options.batch);
    Work work;
    work.page.replica = m_replica->id;
    work.report.batch = m_builder.batch();
    for (const EditGroup &group : groups) {
        STEWARD_TRY(m_builder.beginGroup(group));
        for (const RecordEdit &edit : group)
            STEWARD_TRY(take(edit, work));
    }
    STEWARD_TRY(checkReferences());
    return work;
}

Result<Ok> HubWriter::take(const RecordEdit &wanted, Work &work)
{
    STEWARD_ASSIGN(std::optional<OperationBuilder::Change> change, m_builder.check(m_records.schema(), wanted));
    if (!change)
        return Ok{};
    const RecordEdit &edit = change->edit();
    const RecordType &type = change->type();
    Rid rid = 0;
    bool exists = m_builder.hasWritten(edit.record);
    if (!exists) {
        STEWARD_ASSIGN(const std::optional<RecordPlace> place, m_records.place(edit.record));
        exists = place && place->lastSeq > 0;
        rid = exists ? place->rid : 0;
    }
    STEWARD_TRY(OperationBuilder::checkExistence(edit, exists));
    const Operation operation = m_builder.seal(*change, m_clock.now());
    STEWARD_ASSIGN(const QJsonObject hint, hintOf(type, edit, operation, rid));
    work.page.operations.append(operation);
    work.page.hints.append({operation.dot.rseq, hint});
    work.report.operations.append({edit.type, edit.record, rid, 0, {}, edit.isCreation, {}});
    return Ok{};
}

Result<QJsonObject> HubWriter::hintOf(const RecordType &type, const RecordEdit &edit, const Operation &operation, Rid rid)
{
    RecordValues after = edit.next;
    QSet<QString> &units = m_units[edit.record]; // the hub goes by the last hint of a record
    for (const UnitChange &change : operation.units)
        units.insert(change.unit);
    if (!type.isTicket())
        return operationHint(type, after, units, edit.isCreation);
    const TypePlan &plan = m_records.plan(type);
    // What is derived changes without an operation of the ticket, so the form's may be older than the row's.
    auto stands = m_derived.find(edit.record);
    if (stands == m_derived.end()) {
        stands = m_derived.insert(edit.record, type.empty());
        STEWARD_ASSIGN(const std::optional<LoadedRecord> stored,
            rid > 0 ? m_records.load(rid) : Result<std::optional<LoadedRecord>>(std::nullopt));
        if (stored)
            *stands = stored->values;
    }
    TicketFacts facts = factsOf(plan, *stands);
    if (undoneBatch(operation.verb).isNull()) {
        advanceFacts(facts, type, edit.base, edit.next, operation);
    } else { // takes counts back, for which the whole history is needed (FactsLedger)
        STEWARD_ASSIGN(facts, factsAfterUndo(type, operation));
    }
    setFacts(plan, after, facts);
    *stands = after;
    return operationHint(type, after, units, edit.isCreation);
}

Result<TicketFacts> HubWriter::factsAfterUndo(const RecordType &type, const Operation &operation)
{
    STEWARD_ASSIGN(QList<LoggedOperation> history, m_hub.history(operation.record));
    history.removeIf([](const LoggedOperation &logged) { return !isAccepted(logged.hub); });
    LoggedOperation undo;
    undo.operation = operation;
    for (const LoggedOperation &logged : std::as_const(history)) {
        undo.hub.seq = std::max(undo.hub.seq, logged.hub.seq + 1);
        undo.hub.eff = std::max(undo.hub.eff, logged.hub.eff + 1);
    }
    undo.hub.verdict = acceptedVerdict();
    history.append(undo);
    STEWARD_ASSIGN(const FoldedRecord folded, foldRecord(type, std::move(history)));
    return folded.facts;
}

Result<Ok> HubWriter::checkReferences()
{
    for (auto it = m_builder.references().cbegin(); it != m_builder.references().cend(); ++it) {
        if (m_builder.hasWritten(it.key()))
            continue;
        STEWARD_ASSIGN(const std::optional<RecordPlace> place, m_records.place(it.key()));
        if (!place || place->lastSeq == 0)
            return OperationBuilder::noSuchReference(it.value(), it.key());
    }
    return Ok{};
}

Result<QList<PushVerdict>> HubWriter::push(const PushPage &page)
{
    Result<QList<PushVerdict>> verdicts = ask(page);
    if (verdicts) {
        m_replica->rseq = page.operations.last().dot.rseq;
        m_replica->hash = page.operations.last().hash;
        m_lastStamp = page.operations.last().hlc;
    }
    return verdicts;
}

/// Until there is an answer. A server that is busy, or had to stop one of two that wait for each other, says so and has
/// stored nothing; one that went away says nothing.
Result<QList<PushVerdict>> HubWriter::ask(const PushPage &page)
{
    QElapsedTimer since;
    since.start();
    Result<QList<PushVerdict>> verdicts = m_hub.push(page);
    for (unsigned long wait = 50; !verdicts && verdicts.error().kind == ErrorKind::Unavailable; wait = std::min(wait * 2, 2000UL)) {
        const bool isLost = m_connection.isLost();
        m_leaseLost = m_leaseLost || isLost; // it ended with the session
        if (since.elapsed() > patience)
            return isLost ? outcomeUnknown() : busy(verdicts.error());
        QThread::msleep(wait);
        if (!isLost || m_connection.reconnect())
            verdicts = m_hub.push(page);
    }
    return verdicts;
}

/// The answer to a page that was pushed when the server went away. What was written again meanwhile is the same thing.
Result<std::optional<CommitReport>> HubWriter::findOut(const QList<EditGroup> &groups, const CommitOptions &options)
{
    const Result<QList<PushVerdict>> verdicts = ask(m_unknown->page);
    if (!verdicts && verdicts.error().kind == ErrorKind::Unavailable)
        return outcomeUnknown();
    Work work = *std::exchange(m_unknown, std::nullopt);
    m_leaseLost = true;
    const bool wasTaken = verdicts && !isRefused(*verdicts);
    if (!wasTaken || !isSame(work.edits, groups))
        return std::optional<CommitReport>();
    STEWARD_ASSIGN(const CommitReport report, settle(std::move(work), *verdicts, options));
    return std::optional(report);
}

Result<CommitReport> HubWriter::settle(Work work, const QList<PushVerdict> &verdicts, const CommitOptions &options)
{
    CommitReport &report = work.report;
    for (qsizetype i = 0; i < report.operations.size() && i < verdicts.size(); ++i) {
        WrittenOperation &written = report.operations[i];
        const PushVerdict &verdict = verdicts[i];
        written.seq = verdict.fact.seq;
        written.number = verdict.fact.number;
        written.conflicts = verdict.conflicts;
        report.head = std::max(report.head, verdict.fact.seq);
        if (written.rid == 0 && !options.dryRun) {
            STEWARD_ASSIGN(const std::optional<RecordPlace> place, m_records.place(written.record));
            written.rid = place ? place->rid : 0;
        }
    }
    if (report.head == 0) {
        STEWARD_ASSIGN(const Context now, hubContext(m_connection));
        report.head = now.hubSeq;
    }
    if (options.alongside && !options.dryRun) {
        // The change is made, whatever becomes of a draft.
        const Result<Connection *> local = m_local();
        const Result<Ok> done = local ? options.alongside(**local) : Result<Ok>(local.error());
        if (!done)
            qWarning("%s", qPrintable(done.error().toString()));
    }
    return report;
}

/// `begun`: the batch, when pages before this one were taken.
Error HubWriter::refusal(const PushPage &page, const QList<PushVerdict> &verdicts, const Uuid &begun)
{
    qsizetype at = -1;
    for (qsizetype i = 0; i < verdicts.size(); ++i) {
        const QString &verdict = verdicts[i].fact.verdict;
        if (!isAccepted(verdicts[i].fact) && (at < 0 || (isConsequence(verdicts[at].fact.verdict) && !isConsequence(verdict))))
            at = i;
    }
    const Operation &operation = page.operations[at];
    const QString verdict = verdicts[at].fact.verdict;
    QString name = operation.recordType;
    if (const auto place = m_records.place(operation.record); place && *place) {
        if (const auto loaded = m_records.load((*place)->rid); loaded && *loaded && !(*loaded)->number.isEmpty())
            name = (*loaded)->number;
    }
    const auto sentence = [&](const QString &why) { return u"the server refused the change of %1: %2"_s.arg(name, why); };
    const QString hint = begun.isNull() ? u"nothing was changed"_s
        : u"what came before it is changed; undo %1 takes that back"_s.arg(begun.toString());
    for (const Reason &known : reasons) {
        if (verdict == QLatin1String(known.verdict))
            return {known.kind, u"hub.refused."_s + verdict, sentence(QString::fromLatin1(known.words)), hint, {name, verdict}};
    }
    return {ErrorKind::Conflict, u"hub.refused"_s, sentence(verdict), hint, {name, verdict}};
}

} // namespace steward
