// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/deskrules.h"

#include "core/desk/fields.h"
#include "core/schema/records/policy.h"

namespace steward {

Result<std::shared_ptr<const DeskPolicies>> DeskRules::current()
{
    const RecordType &type = *m_desk.schema().type(u"policy");
    STEWARD_ASSIGN(const QList<Rid> rids, m_desk.records().all(type));
    QList<std::pair<Rid, qint64>> state;
    for (const Rid rid : rids) {
        STEWARD_ASSIGN(const std::optional<RecordPlace> place, m_desk.records().place(rid));
        state.append({rid, place ? place->lastSeq : 0});
    }
    if (m_policies && state == m_read && m_schema == m_desk.sharedSchema())
        return m_policies;

    QList<PolicyText> texts;
    for (const Rid rid : rids) {
        STEWARD_ASSIGN(const LoadedRecord loaded, m_desk.load(rid));
        const Policy policy = structOf<Policy>(loaded);
        texts.append({policy.key, policy.body});
    }
    m_problems.clear();
    while (true) {
        const Result<DeskPolicies> parsed = DeskPolicies::parse(texts, m_desk.schema());
        if (parsed) {
            m_policies = std::make_shared<const DeskPolicies>(*parsed);
            break;
        }
        m_problems.append(parsed.error());
        const QString bad = parsed.error().args.value(0);
        if (texts.removeIf([&](const PolicyText &text) { return text.key == bad; }) == 0)
            return parsed.error(); // not one of the records: a default of ours does not fit the schema
    }
    m_read = state;
    m_schema = m_desk.sharedSchema();
    return m_policies;
}

Result<Ok> DeskRules::check(const PolicyText &text) const
{
    STEWARD_TRY(DeskPolicies::parse({text}, m_desk.schema()));
    return Ok{};
}

} // namespace steward
