// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/lifecycle/holdreasons.h"

#include <algorithm>

namespace steward {

Result<HoldReasons> HoldReasons::parse(const JsonNode &node, const RecordType &ticket)
{
    const QString invalid = QStringLiteral("hold.invalid");
    JsonFields in(node, invalid);
    if (in.integer(u"format", 1) != 1)
        in.fail(node, QStringLiteral("this list is of a newer format"), QStringLiteral("update the program"));
    const JsonNode *list = in.required(u"reasons");
    STEWARD_TRY(in.finish());
    if (!list->isArray())
        return list->error(invalid, QStringLiteral("\"reasons\" must be a list"));
    const Field *hold = ticket.field(u"hold");
    HoldReasons reasons;
    for (const JsonNode &item : list->items) {
        JsonFields fields(item, invalid);
        Reason reason;
        reason.key = fields.requiredText(u"key");
        reason.label = fields.text(u"label", reason.key);
        if (const JsonNode *labels = fields.find(u"labels")) {
            for (const JsonMember &label : labels->members)
                reason.labels.insert(label.name, label.value.text);
        }
        reason.pausesClock = fields.boolean(u"pausesClock", false);
        STEWARD_TRY(fields.finish());
        const bool known = hold
            && std::any_of(hold->choices.begin(), hold->choices.end(),
                [&](const Choice &choice) { return choice.key == reason.key; });
        if (!known)
            return item.error(invalid, QStringLiteral("\"%1\" is no choice of \"hold\"").arg(reason.key));
        if (reasons.reason(reason.key))
            return item.error(invalid, QStringLiteral("the reason \"%1\" stands twice").arg(reason.key));
        reasons.m_reasons.append(reason);
    }
    return reasons;
}

const HoldReasons::Reason *HoldReasons::reason(const QString &key) const
{
    const auto at = std::find_if(
        m_reasons.begin(), m_reasons.end(), [&](const Reason &reason) { return reason.key == key; });
    return at == m_reasons.end() ? nullptr : &*at;
}

} // namespace steward
