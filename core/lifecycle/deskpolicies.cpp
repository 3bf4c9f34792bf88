// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/lifecycle/deskpolicies.h"

#include <QResource>

#include <algorithm>

// Resources of a static library are not registered by themselves. The macro must stand outside any namespace.
static void registerResources()
{
    Q_INIT_RESOURCE(policies);
}

namespace steward {

static const QString lifecyclePrefix = QStringLiteral("lifecycle.");
static const QString incident = QStringLiteral("incident");

static QString resourceText(const QString &path)
{
    const QResource resource(path);
    Q_ASSERT_X(resource.isValid(), "resourceText", "a resource of the program is missing");
    return QString::fromUtf8(resource.uncompressedData());
}

QList<PolicyText> DeskPolicies::defaults()
{
    static const QList<PolicyText> texts = [] {
        registerResources();
        QList<PolicyText> list;
        list.append({lifecyclePrefix + QStringLiteral("incident"),
            resourceText(QStringLiteral(":/steward/lifecycles/incident.json"))});
        for (const char *key : {"priority.matrix", "due.rule", "reopen.rule", "hold.reasons", "roles"}) {
            const QString name = QString::fromLatin1(key);
            list.append({name, resourceText(QStringLiteral(":/steward/policies/%1.json").arg(name))});
        }
        return list;
    }();
    return texts;
}

Result<Ok> DeskPolicies::read(const PolicyText &text, const Schema &schema)
{
    STEWARD_ASSIGN(const JsonNode node, parseJson(QStringView(text.body)));
    if (text.key.startsWith(lifecyclePrefix)) {
        const QString name = text.key.mid(lifecyclePrefix.size());
        bool used = false;
        for (const RecordType *type : schema.ticketTypes()) {
            // Custom types without a lifecycle of their own live like incidents.
            if (type->name() != name && (name != incident || m_lifecycles.contains(type->name())))
                continue;
            STEWARD_ASSIGN(Lifecycle lifecycle, Lifecycle::parse(node, *type));
            m_lifecycles.insert(type->name(), std::move(lifecycle));
            used = true;
        }
        if (!used) {
            return Error{ErrorKind::InvalidArgument, QStringLiteral("policy.unknown"),
                QStringLiteral("there is no ticket type \"%1\"").arg(name), {}, {name}};
        }
        return Ok{};
    }
    if (text.key == QLatin1String("priority.matrix")) {
        STEWARD_ASSIGN(m_matrix, PriorityMatrix::parse(node));
    } else if (text.key == QLatin1String("due.rule")) {
        STEWARD_ASSIGN(m_dueRule, DueRule::parse(node));
    } else if (text.key == QLatin1String("reopen.rule")) {
        STEWARD_ASSIGN(m_reopenRule, ReopenRule::parse(node));
    } else if (text.key == QLatin1String("hold.reasons")) {
        STEWARD_ASSIGN(m_holdReasons, HoldReasons::parse(node, *schema.type(incident)));
    } else if (text.key == QLatin1String("roles")) {
        STEWARD_ASSIGN(m_roles, Roles::parse(node));
    } else {
        return Error{ErrorKind::InvalidArgument, QStringLiteral("policy.unknown"),
            QStringLiteral("nothing reads a policy \"%1\"").arg(text.key), {}, {text.key}};
    }
    return Ok{};
}

Result<DeskPolicies> DeskPolicies::parse(const QList<PolicyText> &texts, const Schema &schema)
{
    QList<PolicyText> all = texts;
    for (const PolicyText &text : defaults()) {
        const bool replaced = std::any_of(
            texts.begin(), texts.end(), [&](const PolicyText &other) { return other.key == text.key; });
        if (!replaced)
            all.append(text);
    }
    // The lifecycle of incidents last: it stands in for types that have none.
    std::stable_partition(all.begin(), all.end(),
        [](const PolicyText &text) { return text.key != lifecyclePrefix + incident; });
    DeskPolicies policies;
    for (const PolicyText &text : std::as_const(all)) {
        if (const Result<Ok> done = policies.read(text, schema); !done) {
            Error error = done.error();
            error.args.prepend(text.key);
            return error;
        }
    }
    return policies;
}

const DeskPolicies &DeskPolicies::builtIn()
{
    static const DeskPolicies policies = [] {
        Result<DeskPolicies> parsed = parse({}, *Schema::builtIn());
        Q_ASSERT_X(parsed, "DeskPolicies", "the default policies do not parse");
        return parsed.value_or(DeskPolicies());
    }();
    return policies;
}

const Lifecycle *DeskPolicies::lifecycle(const QString &type) const
{
    const auto at = m_lifecycles.constFind(type);
    return at == m_lifecycles.constEnd() ? nullptr : &*at;
}

} // namespace steward
