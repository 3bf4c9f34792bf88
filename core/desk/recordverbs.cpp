// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/recordverbs.h"

#include "core/access/accessrules.h"
#include "core/desk/fields.h"
#include "core/desk/retention.h"
#include "core/desk/servicelevels.h"
#include "core/schema/records/person.h"
#include "core/schema/records/policy.h"
#include "core/storage/customschema.h"

namespace steward {

namespace {

/// Logins and addresses mean one person each.
Result<Ok> checkPerson(Workspace &desk, const RecordEdit &edit)
{
    const RecordType &type = *desk.schema().type(edit.type);
    for (const QString &name : {QStringLiteral("login"), QStringLiteral("email")}) {
        const QString text = valueOf(type, edit.next, name).text().trimmed();
        if (text.isEmpty() || valueOf(type, edit.base, name).text() == text)
            continue;
        const qsizetype at = text.indexOf(QLatin1Char('@'));
        if (name == QLatin1String("email") && (at < 1 || at + 1 >= text.size() || text.contains(QLatin1Char(' '))))
            return Error{ErrorKind::InvalidArgument, QStringLiteral("person.email"),
                QStringLiteral("\"%1\" is no e-mail address").arg(text), QStringLiteral("write it as name@example.org"),
                {text}};
        STEWARD_ASSIGN(const QList<Rid> found, desk.records().findByText(type, *type.field(name), text));
        for (const Rid rid : found) {
            STEWARD_ASSIGN(const LoadedRecord known, desk.load(rid));
            if (known.id == edit.record)
                continue;
            const QString other = structOf<Person>(known).name;
            return Error{ErrorKind::AlreadyExists, QStringLiteral("person.exists"),
                QStringLiteral("%1 has the %2 \"%3\" already").arg(other, name, text),
                QStringLiteral("choose that person, or another %1").arg(name), {other, known.id.toString()}};
        }
    }
    return Ok{};
}

Error writtenOnce(const QString &type)
{
    return {ErrorKind::FailedPrecondition, QStringLiteral("record.once"), QStringLiteral("a %1 cannot be changed").arg(type), {}, {type}};
}

/// What a record must be besides what its fields say.
Result<Ok> check(const VerbContext &context, const RecordEdit &edit)
{
    Workspace &desk = context.desk();
    if (!edit.isCreation && AccessRules::builtIn().of(*desk.schema().type(edit.type)).once)
        return writtenOnce(edit.type);
    if (edit.type == QLatin1String("person"))
        return checkPerson(desk, edit);
    if (edit.type == QLatin1String("customfield"))
        return checkDeclaration(declared<CustomField>().fromValues(edit.next), desk.schema());
    if (edit.type == QLatin1String("tickettype"))
        return checkDeclaration(declared<TicketType>().fromValues(edit.next), desk.schema());
    if (edit.type == QLatin1String("retention"))
        return checkRetention(desk, declared<RetentionRule>().fromValues(edit.next));
    if (edit.type == QLatin1String("target"))
        return checkTarget(desk, edit.next);
    if (edit.type == QLatin1String("policy")) {
        const Policy policy = declared<Policy>().fromValues(edit.next);
        return desk.rules().check({policy.key, policy.body});
    }
    return Ok{};
}

/// What a record's fields say of one another is made to agree.
Result<Ok> settle(const VerbContext &context, RecordEdit &edit)
{
    if (edit.type == QLatin1String("calendar")) {
        STEWARD_ASSIGN(edit.next, settledCalendar(context.desk(), edit.base, edit.next));
    }
    return check(context, edit);
}

} // namespace

Result<RecordEdit> draftRecord(const VerbContext &context, const QString &type)
{
    const RecordType *declaredType = context.schema().type(type);
    return declaredType && declaredType->isTicket() ? draftTicket(context, type) : context.desk().draftOf(type);
}

Result<VerbReport> createRecord(const VerbContext &context, const RecordEdit &draft)
{
    if (context.schema().type(draft.type)->isTicket())
        return createTicket(context, draft);
    return writeRecord(context, draft);
}

Result<VerbReport> saveRecord(const VerbContext &context, const LoadedRecord &loaded, const RecordValues &wanted)
{
    if (context.schema().type(loaded.type)->isTicket())
        return saveTicket(context, loaded, wanted);
    RecordEdit edit = RecordEdit::of(loaded, QStringLiteral("edit"));
    edit.next = wanted;
    return writeRecord(context, edit);
}

Result<VerbReport> writeRecord(const VerbContext &context, const RecordEdit &edit)
{
    const RecordType &type = *context.schema().type(edit.type);
    RecordEdit settled = edit;
    if (!valueOf(type, edit.next, u"deleted").toBool()) // what goes may have been wrong before
        STEWARD_TRY(settle(context, settled));
    return context.commit({{settled}}, edit.record);
}

} // namespace steward
