// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/servicelevelbook.h"

#include "core/lifecycle/deskpolicies.h"
#include "core/oplog/fold.h"
#include "core/query/binder.h"
#include "core/schema/records/agreement.h"
#include "core/schema/records/policy.h"
#include "core/schema/records/servicelevel.h"
#include "core/schema/records/workcalendar.h"
#include "core/storage/readrids.h"
#include "core/text/fold.h"

#include <map>

namespace steward {

using namespace Qt::StringLiterals;

namespace {

/// A record as it was since `from`, until the next one of these.
struct RecordState
{
    Instant from;
    RecordValues values;
};

/// Each state of a record along its history; times never fall.
Result<std::vector<RecordState>> statesOf(const RecordType &type, const QList<LoggedOperation> &history)
{
    std::vector<RecordState> states;
    const auto step = [&](const LoggedOperation &logged, const RecordValues &after) {
        Instant at = std::min(logged.operation.eventTime, logged.hub.receivedAt);
        if (!states.empty())
            at = std::max(at, states.back().from);
        if (!states.empty() && states.back().from == at)
            states.back().values = after;
        else
            states.push_back({at, after});
    };
    STEWARD_TRY(foldRecord(type, history, step));
    return states;
}

/// The one that held at `at`; the first one also before it.
const RecordValues *stateAt(const std::vector<RecordState> &states, Instant at)
{
    const auto next = std::upper_bound(
        states.begin(), states.end(), at, [](Instant when, const RecordState &state) { return when < state.from; });
    return states.empty() ? nullptr : next == states.begin() ? &states.front().values : &std::prev(next)->values;
}

template<class R>
const typename RecordBuilder<R>::Built &declarationOf()
{
    static const typename RecordBuilder<R>::Built built = R::declare();
    return built;
}

template<class R>
R structOf(const RecordValues &values) { return declarationOf<R>().fromValues(values); }

bool isDeleted(const RecordType &type, const RecordValues &values) { return values.values[size_t(type.indexOf(u"deleted"))].toBool(); }

std::optional<Duration> span(const std::optional<qint64> &ms)
{
    return ms && *ms > 0 ? std::optional(Duration(*ms)) : std::nullopt;
}

/// What a calendar's text means; computing its hours takes a while, so it is kept. Nothing for a text that does not read.
std::optional<BusinessCalendar> calendarOf(const QString &body)
{
    thread_local std::map<QString, std::optional<BusinessCalendar>> known;
    if (const auto at = known.find(body); at != known.end())
        return at->second;
    if (known.size() > 64)
        known.clear();
    std::optional<BusinessCalendar> calendar;
    if (const Result<JsonNode> node = parseJson(body)) {
        if (Result<BusinessCalendar> parsed = BusinessCalendar::parse(*node))
            calendar = std::move(*parsed);
    }
    return known.emplace(body, std::move(calendar)).first->second;
}

const Condition *offending(const Expression &expression)
{
    if (expression.condition) {
        const Condition &condition = *expression.condition;
        const bool isTime = condition.path.field && condition.path.field->kind == FieldKind::Instant
            && condition.test == Condition::Test::Ranges;
        const bool isDerived = condition.path.field && condition.path.field->derived;
        if (condition.test == Condition::Test::Words || isTime || isDerived)
            return &condition;
    }
    for (const Expression &child : expression.children) {
        if (const Condition *found = offending(child))
            return found;
    }
    return nullptr;
}

} // namespace

/// Names and referred records of conditions, as the desk has them now.
class ServiceLevelBook::Names : public RecordSource
{
public:
    Names(RecordStore &records, std::shared_ptr<const QueryCatalog> catalog)
        : m_records(records)
        , m_catalog(std::move(catalog))
    {
    }

    std::optional<QueryRecord> record(const Uuid &id) const override
    {
        auto known = m_loaded.find(id);
        if (known == m_loaded.end()) {
            std::optional<LoadedRecord> loaded;
            const Result<std::optional<RecordPlace>> place = m_records.place(id);
            if (place && *place && (*place)->lastSeq > 0) {
                if (Result<std::optional<LoadedRecord>> found = m_records.load((*place)->rid))
                    loaded = std::move(*found);
            }
            known = m_loaded.emplace(id, std::move(loaded)).first;
        }
        if (!known->second)
            return std::nullopt;
        return QueryRecord{m_records.schema().type(known->second->type), id, &known->second->values};
    }

    QList<Uuid> named(const RecordType &target, const RecordName &name, const Uuid &) const override
    {
        QList<Uuid> ids;
        const RecordType *type = m_records.schema().type(target.name());
        if (!type || name.kind != RecordName::Kind::Named)
            return ids;
        const Result<QList<Rid>> all = m_records.all(*type);
        for (const Rid rid : all ? *all : QList<Rid>()) {
            const Result<std::optional<LoadedRecord>> loaded = m_records.load(rid);
            if (loaded && *loaded && isCalled(*type, (*loaded)->values, name))
                ids.append((*loaded)->id);
        }
        return ids;
    }

    QList<TokenList> texts(const QueryRecord &) const override { return {}; }

    const std::shared_ptr<const QueryCatalog> &catalog() const { return m_catalog; }

private:
    RecordStore &m_records;
    std::shared_ptr<const QueryCatalog> m_catalog;
    mutable std::map<Uuid, std::optional<LoadedRecord>> m_loaded;
};

/// A bound query and what it remembers of names.
struct ServiceLevelBook::Condition
{
    Condition(BoundQuery bound, const RecordSource &source)
        : query(std::move(bound))
        , evaluator(query, source)
    {
    }

    BoundQuery query;
    QueryEvaluator evaluator;
};

ServiceLevelBook::ServiceLevelBook(Connection &connection, RecordStore &records, HistoryOf history)
    : m_connection(connection)
    , m_records(records)
    , m_history(std::move(history))
{
}

ServiceLevelBook::~ServiceLevelBook() = default;

Result<BoundQuery> ServiceLevelBook::bindCondition(const QString &text, const std::shared_ptr<const Schema> &schema)
{
    QueryContext context;
    context.catalog = QueryCatalog::make(schema);
    BoundQuery query = bindQuery(text, context);
    if (!query.problems.isEmpty()) {
        const QueryProblem &problem = query.problems.first();
        return problem.error;
    }
    if (const steward::Condition *bad = offending(query.expression)) {
        const QString name = bad->path.field ? bad->path.name() : text;
        return Error{ErrorKind::InvalidArgument, u"sla.condition"_s,
            u"a target cannot depend on %1"_s.arg(bad->path.field ? name : u"words of texts"_s),
            u"name fields that are entered, such as service, team, priority or status"_s, {text}};
    }
    return query;
}

Result<QString> ServiceLevelBook::state()
{
    STEWARD_ASSIGN(Statement find, m_connection.prepare(QByteArrayLiteral(
        "SELECT count(*), coalesce(max(r.last_seq), 0), EXISTS (SELECT 1 FROM target) FROM record r WHERE r.rid IN "
        "(SELECT rid FROM target UNION ALL SELECT rid FROM agreement UNION ALL SELECT rid FROM calendar UNION ALL "
        "SELECT rid FROM policy)")));
    find.bind();
    STEWARD_ASSIGN([[maybe_unused]] const bool any, find.step());
    if (find.integer(2) == 0)
        return QString(); // nothing to read
    return QString(QString::number(find.integer(0)) + u'/' + QString::number(find.integer(1)));
}

Result<const ServiceLevels *> ServiceLevelBook::current()
{
    STEWARD_ASSIGN(const QString now, state());
    if (now.isEmpty()) {
        m_levels = {};
        m_problems.clear();
        m_state.clear();
    } else if (now != m_state || m_schema != m_records.sharedSchema()) {
        STEWARD_TRY(read());
        m_state = now;
        m_schema = m_records.sharedSchema();
    }
    return &m_levels;
}

Result<QList<LoggedOperation>> ServiceLevelBook::acceptedOf(Rid rid)
{
    STEWARD_ASSIGN(QList<LoggedOperation> history, m_history(rid));
    history.removeIf([](const LoggedOperation &logged) { return !isAccepted(logged.hub); });
    return history;
}

Result<Ok> ServiceLevelBook::read()
{
    m_levels = {};
    m_problems.clear();
    m_names = std::make_unique<Names>(m_records, QueryCatalog::make(m_records.sharedSchema()));
    STEWARD_ASSIGN(Statement rows, m_connection.prepare(QByteArrayLiteral("SELECT rid FROM target ORDER BY rid")));
    rows.bind();
    STEWARD_ASSIGN(const QList<Rid> targets, readRids(rows));
    for (const Rid rid : targets)
        STEWARD_TRY(readTarget(rid));

    HoldReasons holds = DeskPolicies::builtIn().holdReasons();
    const RecordType &policy = *m_records.schema().type(u"policy");
    STEWARD_ASSIGN(const QList<Rid> policies, m_records.findByText(policy, *policy.field(u"key"), u"hold.reasons"_s));
    for (const Rid rid : policies) {
        STEWARD_ASSIGN(const std::optional<LoadedRecord> loaded, m_records.load(rid));
        const Result<JsonNode> node = loaded ? parseJson(structOf<Policy>(loaded->values).body) : Result<JsonNode>(Error{});
        if (node) {
            if (const Result<HoldReasons> parsed = HoldReasons::parse(*node, *m_records.schema().ticketTypes().front()))
                holds = *parsed;
        }
    }
    for (const HoldReasons::Reason &reason : holds.reasons()) {
        if (reason.pausesClock)
            m_levels.pausingHolds.insert(reason.key);
    }
    return Ok{};
}

TargetRules::Test ServiceLevelBook::testOf(const QString &text, const RecordType &ticket, QList<Error> &errors)
{
    if (text.trimmed().isEmpty())
        return {};
    Result<BoundQuery> query = bindCondition(text, m_records.sharedSchema());
    if (!query) {
        errors.append(query.error());
        return {};
    }
    const auto condition = std::make_shared<Condition>(std::move(*query), *m_names);
    return [condition, type = &ticket](const RecordValues &state) {
        return condition->evaluator.matches({type, {}, &state});
    };
}

TargetRules ServiceLevelBook::rulesOf(const ServiceLevel &level, QList<Error> &errors)
{
    const RecordType &ticket = *m_records.schema().ticketTypes().front();
    TargetRules rules;
    rules.metric = metricFromKey(level.metric).value_or(Metric::Resolution);
    rules.goal = span(level.goal);
    rules.goals = {std::nullopt, span(level.critical), span(level.high), span(level.moderate), span(level.low), span(level.planning)};
    rules.scope = testOf(level.scope, ticket, errors);
    rules.start = testOf(level.start, ticket, errors);
    rules.pause = testOf(level.pause, ticket, errors);
    rules.resume = testOf(level.resume, ticket, errors);
    rules.stop = testOf(level.stop, ticket, errors);
    rules.reset = testOf(level.reset, ticket, errors);
    rules.cancel = testOf(level.cancel, ticket, errors);
    if (!level.holds.isEmpty())
        rules.pausingHolds = level.holds;
    rules.retroactiveStart = !level.fromThen;
    rules.retroactivePause = !level.waitsCount;
    return rules;
}

Result<ServiceTarget> ServiceLevelBook::imagined(const Uuid &id, const RecordValues &values, const std::optional<BusinessCalendar> &calendar)
{
    STEWARD_TRY(current());
    const ServiceLevel level = structOf<ServiceLevel>(values);
    QList<Error> errors;
    ServiceTarget target;
    target.id = id;
    target.name = level.name;
    target.agreement = level.agreement.uuid;
    TargetRules rules = rulesOf(level, errors);
    if (!errors.isEmpty())
        return errors.first();
    rules.from = Instant{std::numeric_limits<qint64>::min()};
    target.versions.append(std::move(rules));
    if (calendar)
        target.calendar = CalendarTimeline({{Instant{}, *calendar}});
    return target;
}

Result<Ok> ServiceLevelBook::readTarget(Rid rid)
{
    const Schema &schema = m_records.schema();
    const RecordType &type = *schema.type(u"target");
    const RecordType &agreementType = *schema.type(u"agreement");
    const RecordType &calendarType = *schema.type(u"calendar");
    STEWARD_ASSIGN(const QList<LoggedOperation> history, acceptedOf(rid));
    STEWARD_ASSIGN(const std::vector<RecordState> states, statesOf(type, history));
    if (states.empty())
        return Ok{};
    const ServiceLevel latest = structOf<ServiceLevel>(states.back().values);
    STEWARD_ASSIGN(const Rid agreementRid, m_records.ridOf(latest.agreement.uuid, agreementType.name()));
    STEWARD_ASSIGN(const QList<LoggedOperation> agreementHistory, acceptedOf(agreementRid));
    STEWARD_ASSIGN(const std::vector<RecordState> agreements, statesOf(agreementType, agreementHistory));
    if (agreements.empty())
        return Ok{};
    const Agreement agreement = structOf<Agreement>(agreements.back().values);

    ServiceTarget target;
    STEWARD_ASSIGN(target.id, m_records.idOf(rid));
    target.name = latest.name;
    target.agreement = latest.agreement.uuid;
    target.shortestWins = agreement.shortestWins;

    // A version begins where the target or its agreement changes. The first one reaches back to when the agreement says
    // that it is in force.
    std::map<Instant, bool> changes;
    for (const RecordState &state : states)
        changes[state.from] = true;
    for (const RecordState &state : agreements)
        changes[state.from] = true;
    const Instant written = std::max(states.front().from, agreements.front().from);
    changes.erase(changes.begin(), changes.lower_bound(written));
    changes[written] = true;
    const Instant inForce = agreement.from && *agreement.from < written ? *agreement.from : written;
    QList<Error> errors;
    std::map<Instant, Uuid> calendars; ///< which one holds since when
    for (const auto &[at, unused] : changes) {
        const RecordValues &values = *stateAt(states, at);
        const RecordValues &over = *stateAt(agreements, at);
        const ServiceLevel one = structOf<ServiceLevel>(values);
        const Agreement its = structOf<Agreement>(over);
        TargetRules rules = rulesOf(one, errors);
        rules.from = at == written ? inForce : at;
        if (!metricFromKey(one.metric) || one.inactive || its.inactive || isDeleted(type, values) || isDeleted(agreementType, over)) {
            rules.goal.reset();
            rules.goals = {};
        }
        target.versions.append(std::move(rules));
        calendars[at] = its.calendar.uuid;
    }
    if (!errors.isEmpty()) {
        errors.first().args.prepend(latest.name);
        m_problems.append(errors.first());
        return Ok{};
    }

    std::map<Instant, BusinessCalendar> timeline;
    for (auto at = calendars.begin(); at != calendars.end(); ++at) {
        const auto next = std::next(at);
        if (at->second.isNull()) {
            timeline[at->first] = BusinessCalendar();
            continue;
        }
        STEWARD_ASSIGN(const Rid calendarRid, m_records.ridOf(at->second, calendarType.name()));
        STEWARD_ASSIGN(const QList<LoggedOperation> written2, acceptedOf(calendarRid));
        STEWARD_ASSIGN(const std::vector<RecordState> versions, statesOf(calendarType, written2));
        const auto take = [&](Instant from, const RecordValues &values) {
            const std::optional<BusinessCalendar> calendar = calendarOf(structOf<WorkCalendar>(values).body);
            timeline[from] = calendar.value_or(BusinessCalendar());
        };
        if (const RecordValues *first = stateAt(versions, at->first))
            take(at->first, *first);
        for (const RecordState &state : versions) {
            if (state.from > at->first && (next == calendars.end() || state.from < next->first))
                take(state.from, state.values);
        }
    }
    QList<CalendarTimeline::Version> versions;
    for (const auto &[from, calendar] : timeline)
        versions.append({from, calendar});
    const bool isWall = std::all_of(calendars.begin(), calendars.end(), [](const auto &one) { return one.second.isNull(); });
    if (!isWall)
        target.calendar = CalendarTimeline(versions);
    m_levels.targets.append(std::move(target));
    return Ok{};
}

Result<std::vector<TicketMoment>> ServiceLevelBook::momentsOf(
    const RecordType &ticket, Rid rid, const QList<LoggedOperation> &operations)
{
    const RecordType &comment = *m_records.schema().type(u"comment");
    STEWARD_ASSIGN(Statement rows, m_connection.prepare(QByteArrayLiteral("SELECT rid FROM comment WHERE about = ? ORDER BY rid")));
    rows.bind(rid);
    STEWARD_ASSIGN(const QList<Rid> rids, readRids(rows));
    QList<QList<LoggedOperation>> comments;
    for (const Rid one : rids) {
        STEWARD_ASSIGN(QList<LoggedOperation> history, acceptedOf(one));
        comments.append(std::move(history));
    }
    QList<LoggedOperation> accepted = operations;
    accepted.removeIf([](const LoggedOperation &logged) { return !isAccepted(logged.hub); });
    return ticketMoments(ticket, accepted, comment, comments);
}

} // namespace steward
