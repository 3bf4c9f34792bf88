// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/lifecycle/verbs.h"

namespace steward {

static QString statusVerb(const Lifecycle &lifecycle, const QString &from, const QString &to)
{
    if (const LifecycleTransition *way = lifecycle.transition(from, to))
        return way->key;
    const std::optional<StatusClass> was = lifecycle.classOf(from);
    const std::optional<StatusClass> is = lifecycle.classOf(to);
    if (!was || !is)
        return QStringLiteral("status");
    if (*was >= StatusClass::Done && *is < StatusClass::Done)
        return QStringLiteral("reopen");
    if (*is == StatusClass::Done)
        return QStringLiteral("resolve");
    if (*is == StatusClass::Closed)
        return QStringLiteral("close");
    if (*is == StatusClass::Waiting)
        return QStringLiteral("hold");
    return *was == StatusClass::Waiting ? QStringLiteral("resume") : QStringLiteral("status");
}

QString verbOf(
    const Lifecycle *lifecycle, const RecordType &type, const RecordValues &before, const RecordValues &after)
{
    const auto changed = [&](QStringView field) {
        const int at = type.indexOf(field);
        return at >= 0 && before.values[size_t(at)] != after.values[size_t(at)];
    };
    if (lifecycle && changed(u"status")) {
        const size_t status = size_t(type.indexOf(u"status"));
        return statusVerb(*lifecycle, before.values[status].text(), after.values[status].text());
    }
    if (lifecycle && (changed(u"team") || changed(u"assignee")))
        return QStringLiteral("assign");
    for (qsizetype i = 0; i < type.fields().size(); ++i) {
        if (!type.fields()[i].derived && before.values[size_t(i)] != after.values[size_t(i)])
            return QStringLiteral("edit");
    }
    return QStringLiteral("touch");
}

} // namespace steward
