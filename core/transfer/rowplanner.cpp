// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/rowplanner.h"

#include "core/lifecycle/verbs.h"
#include "core/text/fold.h"
#include "core/transfer/derivedid.h"

#include <QDateTime>

#include <algorithm>

namespace steward {

ImportPlan::ImportPlan(ImportTarget &target, const RowMapper &mapper, ReferenceBook &references,
    ImportReport &report, ImportObserver &observer)
    : m_target(target)
    , m_mapper(mapper)
    , m_type(mapper.type())
    , m_lifecycle(target.policies().lifecycle(m_type.name()))
    , m_references(references)
    , m_report(report)
    , m_observer(observer)
{
    for (const FieldRule &rule : mapper.mapping().fields)
        m_givesPriority = m_givesPriority || rule.field == QLatin1String("priority");
    const auto place = [this](QStringView field) { return size_t(std::max(m_type.indexOf(field), 0)); };
    m_impact = place(u"impact");
    m_urgency = place(u"urgency");
    m_priority = place(u"priority");
    m_matrixVersion = place(u"matrix.version");
    if (m_type.isTicket() && mapper.mapping().key == QLatin1String("external.number")) {
        m_references.setPlannedTickets([this](const QString &number) {
            const Uuid id = idOf(number);
            return planned(id) ? std::optional(id) : std::nullopt;
        });
    }
}

/// The id of a record that the import makes: the same on every attempt.
Uuid ImportPlan::idOf(const QString &key) const
{
    return derivedId(m_target.workspaceId(),
        {QStringLiteral("import-record"), m_type.name(), m_mapper.mapping().key, foldForCompare(key)});
}

const LoadedRecord *ImportPlan::planned(const Uuid &id) const
{
    const auto at = m_planned.constFind(id);
    return at == m_planned.constEnd() ? nullptr : &*at;
}

Result<ImportPlan::Found> ImportPlan::find(const QString &key)
{
    const Field &field = *m_type.field(m_mapper.mapping().key);
    Found found;
    found.id = idOf(key);
    if (const LoadedRecord *made = planned(found.id)) {
        found.record = *made;
        return found;
    }
    STEWARD_ASSIGN(const QList<Uuid> ids, m_target.find(m_type, field, key));
    if (ids.size() > 1) {
        return Error{ErrorKind::InvalidArgument, QStringLiteral("import.ambiguous-key"),
            QStringLiteral("%1 records have the %2 \"%3\"").arg(ids.size()).arg(field.name, key), {},
            {field.name, key}};
    }
    if (!ids.isEmpty())
        found.id = ids.first();
    if (const LoadedRecord *edited = planned(found.id)) {
        found.record = *edited;
        return found;
    }
    STEWARD_ASSIGN(found.record, m_target.load(found.id));
    if (found.record && found.record->deleted) {
        return Error{ErrorKind::FailedPrecondition, QStringLiteral("import.deleted"),
            QStringLiteral("\"%1\" was deleted on this desk").arg(key),
            QStringLiteral("undo the deletion first"), {key}};
    }
    if (found.record && found.record->type != m_type.name()) {
        return Error{ErrorKind::InvalidArgument, QStringLiteral("import.other-type"),
            QStringLiteral("\"%1\" is a record of type %2").arg(key, found.record->type), {}, {key}};
    }
    // A dry run plans with custom fields that the desk does not have yet; they stand last.
    if (found.record)
        found.record->values.values.resize(size_t(m_type.fields().size()));
    return found;
}

RecordValues ImportPlan::changed(
    const RecordValues &base, const RecordValues &values, const std::vector<bool> &given) const
{
    RecordValues next = base;
    const int status = m_lifecycle ? m_type.indexOf(u"status") : -1;
    if (status >= 0 && given[size_t(status)] && values.values[size_t(status)] != base.values[size_t(status)])
        m_lifecycle->enter(m_type, values.values[size_t(status)].text(), next);
    for (size_t i = 0; i < given.size(); ++i) {
        if (given[i])
            next.values[i] = values.values[i];
    }
    if (!m_lifecycle)
        return next;
    const PriorityMatrix &matrix = m_target.policies().matrix();
    if (!m_givesPriority) {
        matrix.fill(m_type, base, next);
        return next;
    }
    const Value &priority = next.values[m_priority];
    const std::optional<qint64> ruled = matrix.priorityFor(
        next.values[m_impact].number(), next.values[m_urgency].number());
    next.values[m_matrixVersion] = ruled && !priority.isEmpty() && priority.number() == *ruled
        ? Value(matrix.version())
        : Value();
    return next;
}

RecordValues ImportPlan::creationOf(const MappedRow &row) const
{
    RecordValues base = m_type.empty();
    if (m_lifecycle)
        m_lifecycle->enter(m_type, m_lifecycle->initial(), base);
    RecordValues next = changed(base, row.values, row.given);
    if (!m_lifecycle)
        return next;
    const size_t status = size_t(m_type.indexOf(u"status"));
    if (next.values[status].isEmpty())
        m_lifecycle->enter(m_type, m_lifecycle->initial(), next);
    const size_t opened = size_t(m_type.indexOf(u"opened"));
    if (next.values[opened].isEmpty()) {
        const bool history = m_mapper.mapping().history.has_value();
        next.values[opened] = Value::instant(history ? row.created.value_or(row.time) : m_target.now());
    }
    const size_t due = size_t(m_type.indexOf(u"due"));
    const std::optional<StatusClass> statusClass = m_lifecycle->classOf(next.values[status].text());
    if (!row.given[due] && statusClass < StatusClass::Done)
        m_target.policies().dueRule().follow(m_type, m_type.empty(), next);
    return next;
}

std::optional<Error> ImportPlan::missing(const RecordValues &values) const
{
    for (qsizetype i = 0; i < m_type.fields().size(); ++i) {
        const Field &field = m_type.fields()[i];
        if (field.required && !field.derived && values.values[size_t(i)].isEmpty()) {
            return Error{ErrorKind::InvalidArgument, QStringLiteral("import.required"),
                QStringLiteral("a new %1 needs \"%2\"").arg(m_type.name(), field.name),
                QStringLiteral("map it, or give it a default"), {field.name}};
        }
    }
    return std::nullopt;
}

void ImportPlan::add(RecordEdit edit, const QString &name, int line)
{
    for (RecordEdit &creation : m_references.takeCreationsFor(edit)) {
        ++m_report.made[creation.type];
        ++m_pending;
        if (m_observer.wantsChanges())
            tell(creation, m_references.nameOf(creation.record), 0, PlannedChange::Kind::Create);
        addGroup(std::move(creation));
    }
    const bool bare = edit.base == edit.next;
    const PlannedChange::Kind kind = edit.isCreation ? PlannedChange::Kind::Create
        : bare                                       ? PlannedChange::Kind::Touch
                                                     : PlannedChange::Kind::Change;
    ++(edit.isCreation ? m_report.created : bare ? m_report.touched : m_report.changed);
    ++m_pending;
    if (m_observer.wantsChanges())
        tell(edit, name, line, kind);
    LoadedRecord &planned = m_planned[edit.record];
    planned.type = edit.type;
    planned.id = edit.record;
    planned.values = edit.next;
    planned.seen = edit.seen;
    addGroup(std::move(edit));
}

void ImportPlan::addGroup(RecordEdit edit)
{
    EditGroup group; // not { edit }: an initializer list copies
    group.append(std::move(edit));
    m_groups.append(std::move(group));
}

void ImportPlan::countUnchanged(const Found &found, const QString &name, int line)
{
    ++m_report.unchanged;
    if (!m_observer.wantsChanges())
        return;
    PlannedChange change;
    change.kind = PlannedChange::Kind::Unchanged;
    change.type = m_type.name();
    change.record = found.id;
    change.name = name;
    change.line = line;
    m_observer.change(change);
}

void ImportPlan::refuse(const MappedRow &row, const Error &error)
{
    ++m_report.refusedRows;
    Error placed = error;
    placed.line = row.line;
    m_observer.problem({placed, m_mapper.mapping().key, row.key, true});
}

QList<EditGroup> ImportPlan::take()
{
    if (!m_keepsRecords)
        m_planned.clear();
    m_pending = 0;
    return std::exchange(m_groups, {});
}

void ImportPlan::tell(const RecordEdit &edit, const QString &name, int line, PlannedChange::Kind kind)
{
    PlannedChange change;
    change.kind = kind;
    change.type = edit.type;
    change.record = edit.record;
    change.name = name;
    change.line = line;
    change.verb = edit.verb;
    const std::shared_ptr<const Schema> schema = m_target.schema();
    const RecordType &type = edit.type == m_type.name() ? m_type : *schema->type(edit.type);
    for (qsizetype i = 0; i < type.fields().size(); ++i) {
        const Field &field = type.fields()[i];
        const Value &before = edit.base.values[size_t(i)];
        const Value &after = edit.next.values[size_t(i)];
        if (!field.derived && before != after)
            change.fields.append({field.name, textOf(field, before), textOf(field, after)});
    }
    m_observer.change(change);
}

QString ImportPlan::textOf(const Field &field, const Value &value)
{
    if (value.isEmpty())
        return {};
    if (field.kind == FieldKind::Reference)
        return nameOf(value.reference());
    if (field.kind == FieldKind::Instant)
        return QDateTime::fromMSecsSinceEpoch(value.number(), Qt::UTC).toString(Qt::ISODate);
    if (field.kind == FieldKind::Boolean)
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    if (value.isNumber())
        return QString::number(value.number());
    if (field.kind == FieldKind::ReferenceSet) {
        QStringList names;
        for (const QString &id : value.set().items())
            names.append(nameOf(Uuid::fromString(id)));
        return names.join(QStringLiteral(", "));
    }
    return value.isSet() ? value.set().items().join(QStringLiteral(", ")) : value.text();
}

QString ImportPlan::nameOf(const Uuid &id)
{
    const QString known = m_references.nameOf(id);
    if (!known.isEmpty())
        return known;
    auto label = m_labels.constFind(id);
    if (label == m_labels.constEnd()) {
        const Result<QString> read = m_target.label(id);
        label = m_labels.insert(id, read && !read->isEmpty() ? *read : id.toString());
    }
    return *label;
}

void StatePlanner::skip(const MappedRow &row) { m_seen.insert(foldForCompare(row.key)); }

Result<Ok> StatePlanner::take(MappedRow row)
{
    const QString folded = foldForCompare(row.key);
    if (m_seen.contains(folded)) {
        m_plan.refuse(row,
            {ErrorKind::InvalidArgument, QStringLiteral("import.key-twice"),
                QStringLiteral("\"%1\" stands in an earlier row already").arg(row.key),
                QStringLiteral("keep one row per record, or describe a \"history\" in the mapping"),
                {row.key}});
        return Ok{};
    }
    m_seen.insert(folded);
    const Result<ImportPlan::Found> found = m_plan.find(row.key);
    if (!found) {
        const ErrorKind kind = found.error().kind;
        if (kind != ErrorKind::InvalidArgument && kind != ErrorKind::FailedPrecondition)
            return found.error();
        m_plan.refuse(row, found.error());
        return Ok{};
    }
    RecordEdit edit;
    if (found->record) {
        for (size_t i = 0; i < row.given.size(); ++i)
            row.given[i] = row.given[i] && !m_plan.mapper().isCreateOnly(i);
        edit = RecordEdit::of(*found->record, {});
        edit.next = m_plan.changed(edit.base, row.values, row.given);
        if (edit.next == edit.base) {
            m_plan.countUnchanged(*found, row.key, row.line);
            return Ok{};
        }
        edit.verb = verbOf(m_plan.lifecycle(), m_plan.type(), edit.base, edit.next);
    } else {
        edit.type = m_plan.type().name();
        edit.record = found->id;
        edit.base = m_plan.type().empty();
        edit.next = m_plan.creationOf(row);
        edit.verb = QStringLiteral("create");
        edit.isCreation = true;
        if (const std::optional<Error> missing = m_plan.missing(edit.next)) {
            m_plan.refuse(row, *missing);
            return Ok{};
        }
    }
    m_plan.add(std::move(edit), row.key, row.line);
    return Ok{};
}

} // namespace steward
