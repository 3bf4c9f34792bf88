// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/tickets.h"

#include "core/desk/fieldentry.h"
#include "core/desk/fields.h"
#include "core/desk/relations.h"
#include "core/schema/records/category.h"
#include "core/schema/records/person.h"
#include "core/schema/records/service.h"
#include "core/schema/records/team.h"
#include "core/schema/records/tickettemplate.h"

namespace steward {

namespace {

Error failed(ErrorKind kind, const char *code, const QString &message, const QString &hint, const QStringList &args)
{
    return {kind, QString::fromLatin1(code), message, hint, args};
}

/// One ticket on its way from what was seen to what is written.
class TicketEdit
{
public:
    TicketEdit(const VerbContext &context, const RecordType &type, const DeskPolicies &policies, RecordEdit edit)
        : m_context(context)
        , m_type(type)
        , m_policies(policies)
        , m_edit(std::move(edit))
    {
    }

    Result<RecordEdit> complete()
    {
        STEWARD_TRY(checkChoices());
        STEWARD_TRY(checkParent());
        STEWARD_TRY(moveStatus());
        m_policies.matrix().fill(m_type, m_edit.base, m_edit.next);
        STEWARD_TRY(checkPriority());
        m_policies.dueRule().follow(m_type, m_edit.base, m_edit.next);
        if (!m_edit.isCreation)
            nameVerb();
        return m_edit;
    }

private:
    const Value &before(QStringView field) const { return valueOf(m_type, m_edit.base, field); }
    const Value &after(QStringView field) const { return valueOf(m_type, m_edit.next, field); }
    void set(QStringView field, const Value &value) { setValue(m_type, m_edit.next, field, value); }
    bool unitChanged(QStringView name) const
    {
        const Unit *unit = m_type.unit(name);
        return unit && std::any_of(unit->fields.begin(), unit->fields.end(), [this](int at) {
            return m_edit.base.values[size_t(at)] != m_edit.next.values[size_t(at)];
        });
    }

    Result<Ok> checkChoices() const
    {
        for (int i = 0; i < m_type.fields().size(); ++i) {
            const Field &field = m_type.fields()[i];
            const Value &value = m_edit.next.values[size_t(i)];
            if (field.choices.isEmpty() || value.isEmpty() || value == m_edit.base.values[size_t(i)])
                continue;
            const QString key = value.isNumber() ? QString::number(value.number()) : value.text();
            QStringList keys;
            for (const Choice &choice : field.choices)
                keys.append(choice.key);
            if (!keys.contains(key))
                return failed(ErrorKind::InvalidArgument, "field.no-choice",
                    QStringLiteral("\"%1\" is no choice of \"%2\"").arg(key, field.name),
                    QStringLiteral("use one of: %1").arg(keys.join(QStringLiteral(", "))), {key, field.name});
        }
        return Ok{};
    }

    Result<Ok> checkParent() const
    {
        if (before(u"parent") == after(u"parent") || after(u"parent").isEmpty())
            return Ok{};
        return checkPointer(m_context.desk(), m_edit.record, after(u"parent").reference(), QStringLiteral("parent"),
            QStringLiteral("ticket.parent-cycle"));
    }

    Result<Ok> moveStatus()
    {
        const Lifecycle *lifecycle = m_policies.lifecycle(m_type.name());
        if (!lifecycle)
            return Ok{};
        if (m_edit.isCreation && after(u"status").isEmpty())
            set(u"status", lifecycle->initial());
        const QString from = m_edit.isCreation ? lifecycle->initial() : before(u"status").text();
        const QString to = after(u"status").text();
        if (from == to)
            return stay(*lifecycle, from);
        const LifecycleTransition *way = lifecycle->transition(from, to);
        if (way && way->isReopening)
            STEWARD_TRY(m_policies.reopenRule().check(before(u"resolved").toInstant(), m_context.now()));
        return enter(*lifecycle, from, to, way ? way->key : QString());
    }

    /// Enters `to` and makes sure that nothing the person entered is lost on the way.
    Result<Ok> enter(const Lifecycle &lifecycle, const QString &from, const QString &to, const QString &verb)
    {
        const RecordValues entered = m_edit.next;
        set(u"status", from);
        STEWARD_TRY(lifecycle.move(m_type, to, m_context.permissions(), m_edit.next));
        for (const int at : m_type.unit(u"status")->fields) {
            const Field &field = m_type.fields()[at];
            const Value &wanted = entered.values[size_t(at)];
            if (field.name.startsWith(QLatin1String("status")) || wanted.isEmpty()
                || wanted == m_edit.base.values[size_t(at)] || wanted == m_edit.next.values[size_t(at)])
                continue;
            return failed(ErrorKind::FailedPrecondition, "ticket.not-in-state",
                QStringLiteral("\"%1\" means nothing in the status \"%2\"").arg(field.label, to),
                QStringLiteral("change the status too"), {field.name, to});
        }
        m_verb = verb;
        return Ok{};
    }

    Result<Ok> stay(const Lifecycle &lifecycle, const QString &status)
    {
        const std::optional<StatusClass> now = lifecycle.classOf(status);
        if (m_edit.isCreation)
            lifecycle.enter(m_type, status, m_edit.next);
        // The first assignee takes a new ticket out of the pile.
        if (now == StatusClass::New && before(u"assignee").isEmpty() && !after(u"assignee").isEmpty()) {
            for (const TransitionOffer &offer :
                lifecycle.offers(m_type, m_edit.next, m_context.permissions())) {
                if (offer.transition->key == QLatin1String("assign") && offer.isAllowed())
                    return enter(lifecycle, status, offer.transition->to, offer.transition->key);
            }
        }
        return m_edit.isCreation || !unitChanged(u"status") ? Result<Ok>(Ok{})
                                                            : enter(lifecycle, status, status, {});
    }

    Result<Ok> checkPriority() const
    {
        if (!unitChanged(u"priority"))
            return Ok{};
        const bool byHand = !after(u"priority").isEmpty() && after(u"matrix.version").isEmpty();
        if (byHand)
            STEWARD_TRY(m_context.need(QStringLiteral("priority.override")));
        return m_policies.matrix().check(m_type, m_edit.next);
    }

    void nameVerb()
    {
        if (m_verb.isEmpty()) {
            int changed = 0;
            for (const Unit &unit : m_type.units())
                changed += unitChanged(unit.name);
            if (changed > 0 && unitChanged(u"assignment"))
                m_verb = QStringLiteral("assign");
            else if (changed == 1 + unitChanged(u"due") && unitChanged(u"priority"))
                m_verb = QStringLiteral("prioritise");
            else
                m_verb = QStringLiteral("edit");
        }
        m_edit.verb = m_verb;
    }

    const VerbContext &m_context;
    const RecordType &m_type;
    const DeskPolicies &m_policies;
    RecordEdit m_edit;
    QString m_verb;
};

Result<const RecordType *> ticketType(const Schema &schema, const QString &name)
{
    const RecordType *type = schema.type(name);
    if (!type || !type->isTicket())
        return failed(ErrorKind::InvalidArgument, "record.type",
            QStringLiteral("there is no ticket type \"%1\"").arg(name), {}, {name});
    return type;
}

/// Fills `field` from `other` of the record that `reference` points to, when it is empty.
template<class R, class Member>
Result<Ok> fillFrom(Workspace &desk, const RecordType &type, RecordValues &values, QStringView reference,
    QStringView field, Member member)
{
    const Value &target = valueOf(type, values, reference);
    if (!target.isReference() || !valueOf(type, values, field).isEmpty())
        return Ok{};
    STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(target.reference()));
    setValue(type, values, field, Value((structOf<R>(loaded).*member).uuid));
    return Ok{};
}

RecordValues entering(const RecordType &type, RecordValues values, const FieldValues &entered)
{
    for (const auto &[field, value] : entered)
        setValue(type, values, field, value);
    return values;
}

} // namespace

Result<Ok> checkWritable(Workspace &desk, const LoadedRecord &loaded)
{
    if (loaded.deleted)
        return failed(ErrorKind::FailedPrecondition, "ticket.deleted",
            QStringLiteral("%1 is deleted").arg(loaded.number), QStringLiteral("undo the deletion first"),
            {loaded.number});
    const RecordType *type = desk.schema().type(loaded.type);
    const Value &target = valueOf(*type, loaded.values, u"merged.into");
    if (!target.isReference())
        return Ok{};
    const Result<LoadedRecord> into = desk.load(target.reference());
    if (!into && into.error().kind != ErrorKind::NotFound)
        return into.error();
    const QString number = into ? into->number : QStringLiteral("?"); // the reader may not see it
    return failed(ErrorKind::FailedPrecondition, "ticket.merged",
        QStringLiteral("%1 was merged into %2").arg(loaded.number, number),
        QStringLiteral("work on %1, or undo the merge").arg(number), {number, loaded.number});
}

Result<RecordEdit> draftTicket(const VerbContext &context, const QString &type, const Uuid &templateId)
{
    STEWARD_ASSIGN(const RecordType *declaredType, ticketType(context.schema(), type));
    STEWARD_ASSIGN(const auto policies, context.policies());
    STEWARD_ASSIGN(RecordEdit draft, context.desk().draftOf(type));
    const auto set = [&](QStringView field, const Value &value) { setValue(*declaredType, draft.next, field, value); };
    if (const Lifecycle *lifecycle = policies->lifecycle(type))
        lifecycle->enter(*declaredType, lifecycle->initial(), draft.next);
    const PriorityMatrix &matrix = policies->matrix();
    set(u"opened", Value::instant(context.now()));
    set(u"opened.by", context.me());
    set(u"impact", matrix.impacts().last());
    set(u"urgency", matrix.urgencies()[matrix.urgencies().size() / 2]);
    if (!templateId.isNull()) {
        STEWARD_ASSIGN(const LoadedRecord loaded, context.desk().load(templateId));
        STEWARD_ASSIGN(const FieldValues values,
            valuesFromJson(context.desk(), *declaredType, structOf<TicketTemplate>(loaded).values));
        draft.next = entering(*declaredType, draft.next, values);
    }
    return draft;
}

Result<RecordEdit> completeTicket(const VerbContext &context, const RecordEdit &draft)
{
    STEWARD_TRY(context.need(QStringLiteral("ticket.create")));
    STEWARD_ASSIGN(const RecordType *type, ticketType(context.schema(), draft.type));
    STEWARD_ASSIGN(const auto policies, context.policies());
    RecordEdit edit = draft;
    Workspace &desk = context.desk();
    if (valueOf(*type, edit.next, u"opened").isEmpty())
        setValue(*type, edit.next, u"opened", Value::instant(edit.eventTime.value_or(context.now())));
    STEWARD_TRY(fillFrom<Person>(desk, *type, edit.next, u"requester", u"location", &Person::location));
    STEWARD_TRY(fillFrom<Person>(desk, *type, edit.next, u"requester", u"organization", &Person::organization));
    STEWARD_TRY(fillFrom<Service>(desk, *type, edit.next, u"service", u"team", &Service::team));
    STEWARD_TRY(fillFrom<Category>(desk, *type, edit.next, u"category", u"team", &Category::team));
    return TicketEdit(context, *type, *policies, edit).complete();
}

Result<VerbReport> createTicket(const VerbContext &context, const RecordEdit &draft)
{
    STEWARD_ASSIGN(const RecordEdit edit, completeTicket(context, draft));
    return context.commit({{edit}}, edit.record);
}

Result<RecordEdit> ticketEditTo(const VerbContext &context, const LoadedRecord &loaded, const RecordValues &wanted)
{
    STEWARD_TRY(context.need(QStringLiteral("ticket.edit")));
    STEWARD_ASSIGN(const RecordType *type, ticketType(context.schema(), loaded.type));
    STEWARD_TRY(checkWritable(context.desk(), loaded));
    STEWARD_ASSIGN(const auto policies, context.policies());
    RecordEdit edit = RecordEdit::of(loaded, QStringLiteral("edit"));
    edit.next = wanted;
    return TicketEdit(context, *type, *policies, edit).complete();
}

Result<RecordEdit> ticketEdit(const VerbContext &context, const LoadedRecord &loaded, const FieldValues &entered)
{
    STEWARD_ASSIGN(const RecordType *type, ticketType(context.schema(), loaded.type));
    for (const auto &[field, value] : entered) {
        const Field *known = type->field(field);
        if (!known || known->derived)
            return failed(ErrorKind::InvalidArgument, "field.unknown",
                QStringLiteral("\"%1\" cannot be set").arg(field), {}, {field});
    }
    return ticketEditTo(context, loaded, entering(*type, loaded.values, entered));
}

static Result<VerbReport> commitEdit(const VerbContext &context, const RecordEdit &edit)
{
    STEWARD_ASSIGN(VerbReport report, context.commit({{edit}}, edit.record));
    const RecordType &type = *context.schema().type(edit.type);
    if (valueOf(type, edit.base, u"status.class").number() < qint64(StatusClass::Done)
        && valueOf(type, edit.next, u"status.class").number() == qint64(StatusClass::Done)) {
        STEWARD_ASSIGN(const QList<Uuid> children, openChildren(context, edit.record));
        if (!children.isEmpty())
            report.followUps.append({FollowUp::Kind::ResolveChildren, children});
    }
    return report;
}

Result<VerbReport> saveTicket(const VerbContext &context, const LoadedRecord &loaded, const RecordValues &wanted)
{
    STEWARD_ASSIGN(const RecordEdit edit, ticketEditTo(context, loaded, wanted));
    return commitEdit(context, edit);
}

Result<VerbReport> editTicket(const VerbContext &context, const LoadedRecord &loaded, const FieldValues &entered)
{
    STEWARD_ASSIGN(const RecordEdit edit, ticketEdit(context, loaded, entered));
    return commitEdit(context, edit);
}

Result<VerbReport> assign(
    const VerbContext &context, const LoadedRecord &loaded, const Uuid &team, const Uuid &assignee)
{
    const RecordType &type = *context.schema().type(loaded.type);
    FieldValues entered{{QStringLiteral("assignee"), Value(assignee)}};
    if (!team.isNull()) {
        entered.append({QStringLiteral("team"), Value(team)});
        const Uuid present = valueOf(type, loaded.values, u"assignee").reference();
        if (assignee.isNull() && !present.isNull()) {
            STEWARD_ASSIGN(const LoadedRecord group, context.desk().load(team));
            if (structOf<Team>(group).members.contains(present.toString()))
                entered.first().second = Value(present);
        }
    }
    // Work that has begun needs somebody: handing over to a team gives it back to the pile.
    const bool active = valueOf(type, loaded.values, u"status.class").number() == qint64(StatusClass::Active);
    if (entered.first().second.isEmpty() && active) {
        STEWARD_ASSIGN(const auto policies, context.policies());
        const Lifecycle *lifecycle = policies->lifecycle(loaded.type);
        const QString status = valueOf(type, loaded.values, u"status").text();
        const LifecycleState *state = lifecycle ? lifecycle->state(status) : nullptr;
        if (state && state->needs.contains(QStringLiteral("assignee"))) {
            for (const LifecycleTransition &way : lifecycle->transitions()) {
                if (way.from.contains(status) && lifecycle->classOf(way.to) == StatusClass::Active
                    && !lifecycle->state(way.to)->needs.contains(QStringLiteral("assignee"))) {
                    entered.append({QStringLiteral("status"), Value(way.to)});
                    break;
                }
            }
        }
    }
    return editTicket(context, loaded, entered);
}

Result<VerbReport> assignToMe(const VerbContext &context, const LoadedRecord &loaded)
{
    return editTicket(context, loaded, {{QStringLiteral("assignee"), Value(context.me())}});
}

Result<VerbReport> changeStatus(
    const VerbContext &context, const LoadedRecord &loaded, const QString &status, const FieldValues &entered)
{
    return editTicket(context, loaded, entered + FieldValues{{QStringLiteral("status"), Value(status)}});
}

Result<VerbReport> takeTransition(
    const VerbContext &context, const LoadedRecord &loaded, const QString &transition, const FieldValues &entered)
{
    STEWARD_ASSIGN(const auto policies, context.policies());
    if (const Lifecycle *lifecycle = policies->lifecycle(loaded.type)) {
        const RecordType &type = *context.schema().type(loaded.type);
        const QString present = valueOf(type, loaded.values, u"status").text();
        for (const LifecycleTransition &way : lifecycle->transitions()) {
            if (way.key == transition && (way.from.contains(present) || !lifecycle->state(present)))
                return changeStatus(context, loaded, way.to, entered);
        }
    }
    return failed(ErrorKind::FailedPrecondition, "lifecycle.no-transition",
        QStringLiteral("\"%1\" is not possible in this status").arg(transition), {}, {transition});
}

Result<VerbReport> hold(const VerbContext &context, const LoadedRecord &loaded, const QString &reason)
{
    return takeTransition(context, loaded, QStringLiteral("hold"), {{QStringLiteral("hold"), Value(reason)}});
}

Result<VerbReport> resolve(
    const VerbContext &context, const LoadedRecord &loaded, const Uuid &code, const QString &resolution)
{
    return takeTransition(context, loaded, QStringLiteral("resolve"),
        {{QStringLiteral("resolution.code"), Value(code)}, {QStringLiteral("resolution"), Value(resolution)}});
}

Result<QList<Uuid>> openChildren(const VerbContext &context, const Uuid &ticket)
{
    STEWARD_ASSIGN(const QList<LoadedRecord> children, childrenOf(context.desk(), ticket));
    QList<Uuid> open;
    for (const LoadedRecord &child : children) {
        const RecordType &type = *context.schema().type(child.type);
        if (valueOf(type, child.values, u"status.class").number() < qint64(StatusClass::Done))
            open.append(child.id);
    }
    return open;
}

Result<VerbReport> resolveChildren(
    const VerbContext &context, const LoadedRecord &parent, const QList<Uuid> &children)
{
    const RecordType &type = *context.schema().type(parent.type);
    QList<EditGroup> groups;
    for (const Uuid &id : children) {
        STEWARD_ASSIGN(const LoadedRecord child, context.desk().load(id));
        const Result<RecordEdit> edit = ticketEdit(context, child,
            FieldValues{{QStringLiteral("status"), valueOf(type, parent.values, u"status")},
                {QStringLiteral("resolution.code"), valueOf(type, parent.values, u"resolution.code")},
                {QStringLiteral("resolution"), valueOf(type, parent.values, u"resolution")}});
        if (!edit) {
            Error error = edit.error();
            error.message = child.number + QStringLiteral(": ") + error.message;
            error.args.append(child.number);
            return error;
        }
        groups.append(EditGroup{*edit});
    }
    return context.commit(groups, parent.id);
}

Result<RecordEdit> levelsEdit(const VerbContext &context, const LoadedRecord &loaded, qint64 impact, qint64 urgency)
{
    const RecordType &type = *context.schema().type(loaded.type);
    RecordValues wanted = loaded.values;
    setValue(type, wanted, u"impact", Value(impact));
    setValue(type, wanted, u"urgency", Value(urgency));
    STEWARD_ASSIGN(const auto policies, context.policies());
    policies->matrix().follow(type, wanted);
    return ticketEditTo(context, loaded, wanted);
}

Result<VerbReport> setLevels(const VerbContext &context, const LoadedRecord &loaded, qint64 impact, qint64 urgency)
{
    STEWARD_ASSIGN(const RecordEdit edit, levelsEdit(context, loaded, impact, urgency));
    return commitEdit(context, edit);
}

Result<VerbReport> setPriority(
    const VerbContext &context, const LoadedRecord &loaded, std::optional<qint64> priority, const QString &reason)
{
    const RecordType &type = *context.schema().type(loaded.type);
    if (!priority) {
        STEWARD_ASSIGN(const auto policies, context.policies());
        RecordValues wanted = loaded.values;
        policies->matrix().follow(type, wanted);
        return saveTicket(context, loaded, wanted);
    }
    return editTicket(context, loaded,
        {{QStringLiteral("priority"), Value(*priority)}, {QStringLiteral("priority.reason"), Value(reason)}});
}

Result<TransitionChoices> transitionsOf(const VerbContext &context, const LoadedRecord &loaded)
{
    TransitionChoices choices;
    STEWARD_ASSIGN(choices.policies, context.policies());
    const Lifecycle *lifecycle = choices.policies->lifecycle(loaded.type);
    if (!lifecycle || loaded.deleted)
        return choices;
    const RecordType &type = *context.schema().type(loaded.type);
    if (valueOf(type, loaded.values, u"merged.into").isReference())
        return choices;
    choices.offers = lifecycle->offers(type, loaded.values, context.permissions());
    choices.policies->reopenRule().judge(
        choices.offers, valueOf(type, loaded.values, u"resolved").toInstant(), context.now());
    return choices;
}

Result<bool> isVip(Workspace &desk, const LoadedRecord &loaded)
{
    const RecordType *type = desk.schema().type(loaded.type);
    const Value &requester = valueOf(*type, loaded.values, u"requester");
    if (!requester.isReference())
        return false;
    STEWARD_ASSIGN(const LoadedRecord person, desk.load(requester.reference()));
    return structOf<Person>(person).vip;
}

Result<VerbReport> deleteRecord(const VerbContext &context, const LoadedRecord &loaded)
{
    RecordEdit edit = RecordEdit::of(loaded, QStringLiteral("delete"));
    setValue(*context.schema().type(loaded.type), edit.next, u"deleted", Value::boolean(true));
    return context.commit({{edit}}, loaded.id);
}

} // namespace steward
