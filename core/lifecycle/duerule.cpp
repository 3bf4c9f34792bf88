// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/lifecycle/duerule.h"

namespace steward {

std::optional<Duration> spanFromText(QStringView text)
{
    if (text.size() < 2 || text.size() > 7)
        return std::nullopt;
    bool ok = false;
    const int count = text.chopped(1).toInt(&ok);
    if (!ok || count <= 0 || !text.front().isDigit())
        return std::nullopt;
    switch (text.back().unicode()) {
    case 'm':
        return std::chrono::minutes(count);
    case 'h':
        return std::chrono::hours(count);
    case 'd':
        return std::chrono::hours(24) * count;
    case 'w':
        return std::chrono::hours(24 * 7) * count;
    default:
        return std::nullopt;
    }
}

Result<DueRule> DueRule::parse(const JsonNode &node)
{
    const QString invalid = QStringLiteral("due.invalid");
    JsonFields in(node, invalid);
    if (in.integer(u"format", 1) != 1)
        in.fail(node, QStringLiteral("this rule is of a newer format"), QStringLiteral("update the program"));
    DueRule rule;
    const JsonNode *spans = in.required(u"due");
    STEWARD_TRY(in.finish());
    if (!spans->isObject())
        return spans->error(invalid, QStringLiteral("\"due\" must map priorities to spans"));
    for (const JsonMember &member : spans->members) {
        bool ok = false;
        const qint64 priority = member.name.toLongLong(&ok);
        if (!ok) {
            return Error{ErrorKind::InvalidArgument, invalid,
                QStringLiteral("\"%1\" is no priority").arg(member.name), {}, {member.name}, member.line,
                member.column};
        }
        const std::optional<Duration> span = spanFromText(member.value.text);
        if (!span || !member.value.isString()) {
            return member.value.error(invalid, QStringLiteral("\"%1\" is no span of time").arg(member.value.text),
                QStringLiteral("write 90m, 4h, 2d or 1w"));
        }
        rule.m_spans.insert(priority, *span);
    }
    return rule;
}

std::optional<Instant> DueRule::dueFor(Instant opened, qint64 priority) const
{
    const auto at = m_spans.constFind(priority);
    return at == m_spans.constEnd() ? std::nullopt : std::optional(opened + *at);
}

std::optional<Instant> DueRule::ruled(const RecordType &type, const RecordValues &values) const
{
    const std::optional<Instant> opened = values.values[size_t(type.indexOf(u"opened"))].toInstant();
    const Value &priority = values.values[size_t(type.indexOf(u"priority"))];
    return opened && !priority.isEmpty() ? dueFor(*opened, priority.number()) : std::nullopt;
}

void DueRule::follow(const RecordType &type, const RecordValues &base, RecordValues &next) const
{
    const size_t due = size_t(type.indexOf(u"due"));
    if (base.values[due] != next.values[due])
        return; // set, or cleared, in this very edit
    const bool wasRuled = base.values[due].isEmpty() ? !ruled(type, base)
                                                     : base.values[due].toInstant() == ruled(type, base);
    if (!wasRuled)
        return;
    if (const std::optional<Instant> at = ruled(type, next))
        next.values[due] = Value::instant(*at);
}

} // namespace steward
