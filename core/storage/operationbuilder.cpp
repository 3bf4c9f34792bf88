// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/operationbuilder.h"

#include "core/base/flaw.h"
#include "core/oplog/canonical.h"
#include "core/oplog/hybridclock.h"
#include "core/storage/committer.h"

namespace steward {

static Error invalid(const char *code, const QString &message, const QString &hint, const QStringList &args)
{
    return {ErrorKind::InvalidArgument, QString::fromLatin1(code), message, hint, args};
}

/// "No" and nothing entered are one value, the empty one; callers may say 0.
static std::optional<RecordEdit> withoutFalse(const RecordType &type, const RecordEdit &edit)
{
    std::optional<RecordEdit> normal;
    for (int i = 0; i < type.fields().size(); ++i) {
        const Value &value = edit.next.values[size_t(i)];
        if (type.fields()[i].kind != FieldKind::Boolean || !value.isNumber() || value.toBool())
            continue;
        if (!normal)
            normal = edit;
        normal->next.values[size_t(i)] = Value();
    }
    return normal;
}

void OperationBuilder::begin(const ReplicaHead &head, const std::optional<Uuid> &batch)
{
    m_head = head;
    m_written.clear();
    m_references.clear();
    m_batch = batch.value_or(Uuid::v7(m_clock.now(), m_random));
}

Result<Ok> OperationBuilder::beginGroup(const EditGroup &group)
{
    if (group.size() > Committer::maxGroup)
        return invalid("group.too-large",
            QStringLiteral("a group has %1 edits, %2 are allowed").arg(group.size()).arg(Committer::maxGroup), {}, {});
    m_group = Uuid::v7(m_clock.now(), m_random);
    return Ok{};
}

Result<std::optional<OperationBuilder::Change>> OperationBuilder::check(const Schema &schema, const RecordEdit &wanted)
{
    const RecordType *type = schema.type(wanted.type);
    if (!type)
        return invalid("record.type", QStringLiteral("there is no record type \"%1\"").arg(wanted.type), {}, {wanted.type});
    if (wanted.base.values.size() != size_t(type->fields().size()) || wanted.next.values.size() != wanted.base.values.size())
        return invalid("record.type", QStringLiteral("the values do not fit type \"%1\"").arg(wanted.type), {}, {});
    Change change;
    change.m_type = type;
    change.m_wanted = &wanted;
    change.m_normal = withoutFalse(*type, wanted);
    const RecordEdit &edit = change.edit();
    change.m_units = changesBetween(*type, edit.base, edit.next, edit.again);
    if (change.m_units.isEmpty() && !edit.isCreation && !mayBeBare(edit.verb))
        return std::optional<Change>();
    STEWARD_TRY(checkValues(*type, edit, change.m_units));
    return std::optional(std::move(change));
}

Result<Ok> OperationBuilder::checkValues(const RecordType &type, const RecordEdit &edit, const QList<UnitChange> &units)
{
    for (int i = 0; i < type.fields().size(); ++i) {
        const Field &field = type.fields()[i];
        const Value &value = edit.next.values[size_t(i)];
        if (!field.accepts(value))
            return invalid("record.kind",
                QStringLiteral("the value of \"%1\" has the wrong kind").arg(field.name), {}, {field.name});
        if (field.required && !field.derived && value.isEmpty()
            && (edit.isCreation || edit.base.values[size_t(i)] != value))
            return invalid("record.required", QStringLiteral("\"%1\" is required").arg(field.name),
                QStringLiteral("enter a value"), {field.name, type.name()});
    }
    for (const UnitChange &change : units) {
        for (const int i : type.unit(change.unit)->fields) {
            const Field &field = type.fields()[i];
            const Value &value = edit.next.values[size_t(i)];
            if (field.kind == FieldKind::Reference && value.isReference()) {
                m_references.insert(value.reference(), field.name);
            } else if (field.kind == FieldKind::ReferenceSet) {
                for (const QString &item : value.set().items())
                    m_references.insert(Uuid::fromString(item), field.name);
            }
        }
    }
    return Ok{};
}

Result<Ok> OperationBuilder::checkExistence(const RecordEdit &edit, bool exists)
{
    if (edit.isCreation && exists)
        return Error{ErrorKind::AlreadyExists, QStringLiteral("record.exists"),
            QStringLiteral("the record exists already"), {}, {edit.record.toString()}};
    if (!edit.isCreation && !exists)
        return Error{ErrorKind::NotFound, QStringLiteral("record.unknown"),
            QStringLiteral("there is no such %1").arg(edit.type), {}, {edit.record.toString()}};
    return Ok{};
}

Operation OperationBuilder::seal(Change &change, Instant now)
{
    const RecordEdit &edit = change.edit();
    Operation op;
    op.dot = {m_head.id, m_head.rseq + 1};
    op.recordType = edit.type;
    op.record = edit.record;
    op.verb = edit.verb;
    op.group = m_group;
    op.batch = edit.batch.isNull() ? m_batch : edit.batch;
    op.hlc = hybrid::next(m_head.hlc, now);
    op.seen = edit.seen;
    if (m_written.contains(edit.record) && !edit.isBeside)
        op.seen.ownSeq = m_head.rseq; // builds on the edits of this very commit
    op.actor = m_actor;
    op.author = edit.author.isNull() ? m_actor : edit.author;
    op.eventTime = edit.eventTime.value_or(now);
    op.schemaVersion = Schema::version;
    op.units = std::move(change.m_units);
    if (!op.units.isEmpty())
        op.seed = isPlanted(Flaw::SaltReused) ? QByteArray(16, 's') : m_random.bytes(16);
    for (UnitChange &unit : op.units)
        unit.salt = saltOf(op.seed, unit.unit);
    op.previous = m_head.hash;
    sealOperation(op);
    m_head.rseq = op.dot.rseq;
    m_head.hash = op.hash;
    m_head.hlc = op.hlc;
    m_written.insert(edit.record);
    return op;
}

Error OperationBuilder::noSuchReference(const QString &field, const Uuid &record)
{
    return invalid("record.no-such-reference",
        QStringLiteral("\"%1\" refers to a record that does not exist").arg(field),
        QStringLiteral("choose an existing one, or create it first"), {field, record.toString()});
}

} // namespace steward
