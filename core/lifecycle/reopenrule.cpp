// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/lifecycle/reopenrule.h"

#include "core/lifecycle/duerule.h"

namespace steward {

Result<ReopenRule> ReopenRule::parse(const JsonNode &node)
{
    JsonFields in(node, QStringLiteral("reopen.invalid"));
    if (in.integer(u"format", 1) != 1)
        in.fail(node, QStringLiteral("this rule is of a newer format"), QStringLiteral("update the program"));
    ReopenRule rule;
    const QString window = in.text(u"window");
    if (!window.isEmpty()) {
        rule.m_window = spanFromText(window);
        if (!rule.m_window) {
            in.fail(*node.member(u"window"), QStringLiteral("\"%1\" is no span of time").arg(window),
                QStringLiteral("write 90m, 4h, 2d or 1w"));
        }
    }
    STEWARD_TRY(in.finish());
    return rule;
}

bool ReopenRule::isOpen(std::optional<Instant> resolved, Instant now) const
{
    return !m_window || !resolved || now - *resolved <= *m_window;
}

Result<Ok> ReopenRule::check(std::optional<Instant> resolved, Instant now) const
{
    if (isOpen(resolved, now))
        return Ok{};
    const qint64 hours = std::chrono::duration_cast<std::chrono::hours>(*m_window).count();
    const QString span = hours % 24 == 0 ? QStringLiteral("%1 days").arg(hours / 24)
                                         : QStringLiteral("%1 hours").arg(hours);
    return Error{ErrorKind::FailedPrecondition, QStringLiteral("reopen.too-late"),
        QStringLiteral("the ticket was resolved more than %1 ago").arg(span),
        QStringLiteral("open a new ticket and link the two"), {span}};
}

void ReopenRule::judge(QList<TransitionOffer> &offers, std::optional<Instant> resolved, Instant now) const
{
    const Result<Ok> verdict = check(resolved, now);
    if (verdict)
        return;
    for (TransitionOffer &offer : offers) {
        if (offer.transition->isReopening)
            offer.missing.append({Missing::Kind::Rule, verdict.error().code, verdict.error().message});
    }
}

} // namespace steward
