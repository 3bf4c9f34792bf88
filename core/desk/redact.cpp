// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/redact.h"

#include "core/access/accessrules.h"
#include "core/desk/fields.h"
#include "core/schema/records/redaction.h"
#include "core/storage/eraser.h"

namespace steward {

QStringList redactableUnits(const RecordType &type, const RecordValues &values)
{
    QStringList units;
    for (const Unit &unit : type.units()) {
        const bool says = std::any_of(unit.fields.cbegin(), unit.fields.cend(), [&](int field) {
            const FieldKind kind = type.fields()[field].kind;
            return kind != FieldKind::Boolean && kind != FieldKind::Choice && kind != FieldKind::Instant
                && !values.values[size_t(field)].isEmpty();
        });
        if (says && isErasable(type, unit.name))
            units.append(unit.name);
    }
    return units;
}

Result<VerbReport> redact(const VerbContext &context, const QList<RedactionRequest> &requests, const QString &reason)
{
    STEWARD_TRY(context.need(QStringLiteral("value.erase")));
    Workspace &desk = context.desk();
    EditGroup group;
    for (const RedactionRequest &request : requests) {
        const RecordType *type = context.schema().type(request.record.type);
        if (!type || AccessRules::builtIn().of(*type).once)
            return Error{ErrorKind::InvalidArgument, QStringLiteral("redact.nothing"),
                QStringLiteral("nothing of a %1 can be erased").arg(request.record.type), {}, {request.record.type}};
        const QStringList units = request.units.isEmpty() ? redactableUnits(*type, request.record.values) : request.units;
        for (const QString &unit : units) {
            if (!isErasable(*type, unit))
                return Error{ErrorKind::InvalidArgument, QStringLiteral("redact.unit"),
                    QStringLiteral("\"%1\" of a %2 cannot be erased").arg(unit, type->name()),
                    QStringLiteral("state, numbers and what a record belongs to stay; change them instead"), {unit, type->name()}};
        }
        if (units.isEmpty())
            return Error{ErrorKind::InvalidArgument, QStringLiteral("redact.nothing"),
                QStringLiteral("there is nothing to erase"), {}, {request.record.type}};
        Redaction redaction;
        redaction.about = request.record.id.toString();
        redaction.recordType = type->name();
        redaction.units = StringSet(units);
        redaction.reason = reason.trimmed();
        redaction.erasedBy = {desk.me()};
        redaction.erased = context.now();
        STEWARD_ASSIGN(const RecordEdit edit, creationOf(desk, redaction));
        group.append(edit);
    }
    STEWARD_ASSIGN(VerbReport report, context.commit({group}, group.isEmpty() ? Uuid() : group.first().record));
    report.isFinal = true;
    if (desk.isOnServer() && !report.dryRun) { // which has erased by now; a file says so itself
        QList<WrittenOperation> erased;
        for (const RedactionRequest &request : requests)
            erased.append({request.record.type, request.record.id, request.record.rid, 0, {}, false, {}});
        desk.noteChanges(erased);
    }
    return report;
}

Result<bool> finishRedaction(Workspace &desk)
{
    STEWARD_ASSIGN(const bool isDue, needsScrub(desk.connection()));
    if (isDue)
        STEWARD_TRY(scrub(desk.connection()));
    return isDue;
}

QStringList namesIn(const RecordType &type, const RecordValues &values, const QStringList &units)
{
    QStringList names;
    for (int i = 0; i < type.fields().size(); ++i) {
        const Field &field = type.fields()[i];
        if (field.kind == FieldKind::Text && units.contains(field.unit) && values.values[size_t(i)].text().size() > 2)
            names.append(values.values[size_t(i)].text());
    }
    names.removeDuplicates();
    return names;
}

} // namespace steward
