// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/deskquery.h"

#include "core/desk/deskrules.h"

namespace steward {

Result<QueryContext> queryContext(Workspace &desk, const QString &subject)
{
    QueryContext context;
    context.catalog = QueryCatalog::make(desk.sharedSchema());
    context.subject = subject;
    context.now = desk.clock().now();
    context.zone = QTimeZone::systemTimeZone();
    context.me = desk.me();
    if (!context.subjectType())
        return Error{ErrorKind::InvalidArgument, QStringLiteral("record.type"), QStringLiteral("there is no record type \"%1\"").arg(subject),
            QStringLiteral("the schema lists them; ticket means tickets of every kind"), {subject}};
    STEWARD_ASSIGN(const auto policies, desk.rules().current());
    QList<Choice> states;
    for (const RecordType *type : desk.schema().ticketTypes()) {
        const Lifecycle *lifecycle = policies->lifecycle(type->name());
        for (const LifecycleState &state : lifecycle ? lifecycle->states() : QList<LifecycleState>()) {
            const bool known = std::any_of(
                states.cbegin(), states.cend(), [&](const Choice &one) { return one.key == state.key; });
            if (!known)
                states.append({state.key, state.label});
        }
    }
    QList<Choice> holds;
    for (const HoldReasons::Reason &reason : policies->holdReasons().reasons())
        holds.append({reason.key, reason.labelIn(QStringLiteral("en"))});
    context.choices = [states, holds](const RecordType &type, const Field &field) {
        if (isLifecycleState(type, field))
            return states;
        return field.name == QLatin1String("hold") ? holds : field.choices;
    };
    return context;
}

} // namespace steward
