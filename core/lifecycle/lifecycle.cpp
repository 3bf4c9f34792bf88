// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/lifecycle/lifecycle.h"

#include <QSet>

#include <algorithm>

namespace steward {

static const QString invalid = QStringLiteral("lifecycle.invalid");

static std::optional<StatusClass> classFromText(const QString &text)
{
    static const QHash<QString, StatusClass> classes{{QStringLiteral("new"), StatusClass::New},
        {QStringLiteral("active"), StatusClass::Active}, {QStringLiteral("waiting"), StatusClass::Waiting},
        {QStringLiteral("done"), StatusClass::Done}, {QStringLiteral("closed"), StatusClass::Closed}};
    const auto at = classes.constFind(text);
    return at == classes.constEnd() ? std::nullopt : std::optional(*at);
}

static QHash<QString, QString> byLanguage(JsonFields &in, QStringView name)
{
    QHash<QString, QString> texts;
    if (const JsonNode *node = in.find(name)) {
        if (!node->isObject())
            in.fail(*node, QStringLiteral("\"%1\" must map languages to texts").arg(name));
        for (const JsonMember &member : node->members)
            texts.insert(member.name, member.value.text);
    }
    return texts;
}

static QStringList knownFields(JsonFields &in, QStringView name, const JsonNode &owner, const RecordType &type)
{
    const QStringList fields = in.texts(name);
    for (const QString &field : fields) {
        if (type.indexOf(field) < 0) {
            in.fail(*owner.member(name),
                QStringLiteral("%1 has no field \"%2\"").arg(type.name(), field));
        }
    }
    return fields;
}

Result<Lifecycle> Lifecycle::parse(const JsonNode &node, const RecordType &type)
{
    JsonFields in(node, invalid);
    if (in.integer(u"format", 1) != 1)
        in.fail(node, QStringLiteral("this lifecycle is of a newer format"), QStringLiteral("update the program"));
    Lifecycle lifecycle;
    lifecycle.m_initial = in.requiredText(u"initial");
    const JsonNode *states = in.required(u"states");
    const JsonNode *transitions = in.required(u"transitions");
    STEWARD_TRY(in.finish());
    STEWARD_TRY(lifecycle.readStates(*states, type));
    STEWARD_TRY(lifecycle.readTransitions(*transitions, type));
    STEWARD_TRY(lifecycle.check(node));
    return lifecycle;
}

Result<Ok> Lifecycle::readStates(const JsonNode &list, const RecordType &type)
{
    if (!list.isArray())
        return list.error(invalid, QStringLiteral("\"states\" must be a list"));
    for (const JsonNode &item : list.items) {
        JsonFields in(item, invalid);
        LifecycleState state;
        state.line = item.line;
        state.key = in.requiredText(u"key");
        state.label = in.text(u"label", state.key);
        state.labels = byLanguage(in, u"labels");
        const QString className = in.requiredText(u"class");
        const std::optional<StatusClass> statusClass = classFromText(className);
        if (in.ok() && !statusClass) {
            in.fail(*item.member(u"class"), QStringLiteral("\"%1\" is no class of states").arg(className),
                QStringLiteral("use new, active, waiting, done or closed"));
        }
        state.statusClass = statusClass.value_or(StatusClass::New);
        state.needs = knownFields(in, u"needs", item, type);
        state.owns = knownFields(in, u"owns", item, type);
        STEWARD_TRY(in.finish());
        if (m_index.contains(state.key))
            return item.error(invalid, QStringLiteral("the state \"%1\" stands twice").arg(state.key));
        m_index.insert(state.key, int(m_states.size()));
        m_states.append(state);
    }
    return Ok{};
}

Result<Ok> Lifecycle::readTransitions(const JsonNode &list, const RecordType &type)
{
    if (!list.isArray())
        return list.error(invalid, QStringLiteral("\"transitions\" must be a list"));
    QSet<QString> keys;
    QSet<std::pair<QString, QString>> ways;
    for (const JsonNode &item : list.items) {
        JsonFields in(item, invalid);
        LifecycleTransition transition;
        transition.line = item.line;
        transition.key = in.requiredText(u"key");
        transition.name = in.text(u"name", transition.key);
        transition.names = byLanguage(in, u"names");
        transition.from = in.texts(u"from");
        transition.to = in.requiredText(u"to");
        transition.needs = knownFields(in, u"needs", item, type);
        transition.permission = in.text(u"permission");
        transition.isReopening = in.boolean(u"reopening", false);
        transition.guardText = in.text(u"guardText");
        transition.guardTexts = byLanguage(in, u"guardTexts");
        if (const JsonNode *guard = in.find(u"guard")) {
            STEWARD_ASSIGN(transition.guard, Guard::parse(*guard, type));
            transition.guardTree = jsonText(*guard);
        }
        STEWARD_TRY(in.finish());
        if (keys.contains(transition.key))
            return item.error(invalid, QStringLiteral("the transition \"%1\" stands twice").arg(transition.key));
        keys.insert(transition.key);
        if (transition.from.isEmpty())
            return item.error(invalid, QStringLiteral("\"from\" is missing"));
        for (const QString &from : std::as_const(transition.from)) {
            if (!m_index.contains(from))
                return item.member(u"from")->error(invalid, QStringLiteral("there is no state \"%1\"").arg(from));
            if (ways.contains({from, transition.to}))
                return item.error(invalid,
                    QStringLiteral("two transitions lead from \"%1\" to \"%2\"").arg(from, transition.to));
            ways.insert({from, transition.to});
        }
        if (!m_index.contains(transition.to))
            return item.member(u"to")->error(
                invalid, QStringLiteral("there is no state \"%1\"").arg(transition.to));
        m_transitions.append(transition);
    }
    return Ok{};
}

Result<Ok> Lifecycle::check(const JsonNode &node) const
{
    if (!m_index.contains(m_initial)) {
        return node.member(u"initial")->error(
            invalid, QStringLiteral("there is no state \"%1\" to begin with").arg(m_initial));
    }
    const auto problem = [](const LifecycleState &state, const QString &message, const QString &hint) {
        return Error{ErrorKind::InvalidArgument, invalid, message.arg(state.key), hint, {state.key}, state.line};
    };

    // Forwards from the initial state: what cannot be reached. Backwards from the ends: what cannot be finished.
    QSet<QString> reached{m_initial};
    QSet<QString> finishing;
    for (const LifecycleState &state : m_states) {
        if (state.statusClass == StatusClass::Closed)
            finishing.insert(state.key);
    }
    if (finishing.isEmpty())
        return node.error(invalid, QStringLiteral("no state has the class closed, so nothing ever ends"));
    for (bool grown = true; grown;) {
        const qsizetype before = reached.size() + finishing.size();
        for (const LifecycleTransition &transition : m_transitions) {
            for (const QString &from : transition.from) {
                if (reached.contains(from))
                    reached.insert(transition.to);
                if (finishing.contains(transition.to))
                    finishing.insert(from);
            }
        }
        grown = reached.size() + finishing.size() > before;
    }
    for (const LifecycleState &state : m_states) {
        if (!reached.contains(state.key)) {
            return problem(state, QStringLiteral("the state \"%1\" cannot be reached"),
                QStringLiteral("add a transition to it, or remove it"));
        }
        if (!finishing.contains(state.key)) {
            return problem(state, QStringLiteral("from the state \"%1\" no way leads to a closed state"),
                QStringLiteral("add a transition, or give it the class closed"));
        }
    }
    return Ok{};
}

const LifecycleState *Lifecycle::state(const QString &key) const
{
    const int at = m_index.value(key, -1);
    return at < 0 ? nullptr : &m_states[at];
}

std::optional<StatusClass> Lifecycle::classOf(const QString &key) const
{
    const LifecycleState *known = state(key);
    return known ? std::optional(known->statusClass) : std::nullopt;
}

bool TransitionOffer::needsOnlyFields() const
{
    return std::all_of(missing.begin(), missing.end(),
        [](const Missing &one) { return one.kind == Missing::Kind::Field; });
}

QList<Missing> Lifecycle::missingFor(const LifecycleTransition &transition, const RecordType &type,
    const RecordValues &values, const PermissionSet &permissions) const
{
    QList<Missing> missing;
    if (!permissions.has(transition.permission)) {
        missing.append({Missing::Kind::Permission, transition.permission,
            QStringLiteral("%1 needs the permission \"%2\"").arg(transition.name, transition.permission)});
    }
    if (!transition.guard.holds(values)) {
        missing.append({Missing::Kind::Guard, {},
            transition.guardText.isEmpty() ? QStringLiteral("%1 is not possible for this record").arg(transition.name)
                                           : transition.guardText,
            transition.guardTexts});
    }
    QStringList needs = transition.needs;
    for (const QString &field : state(transition.to)->needs) {
        if (!needs.contains(field))
            needs.append(field);
    }
    for (const QString &field : std::as_const(needs)) {
        const int at = type.indexOf(field);
        if (at >= 0 && values.values[size_t(at)].isEmpty()) {
            missing.append({Missing::Kind::Field, field,
                QStringLiteral("%1 needs \"%2\"").arg(transition.name, type.fields()[at].label)});
        }
    }
    return missing;
}

QList<TransitionOffer> Lifecycle::offers(
    const RecordType &type, const RecordValues &values, const PermissionSet &permissions) const
{
    const QString present = values.values[size_t(type.indexOf(u"status"))].text();
    const bool stranded = !m_index.contains(present);
    QList<TransitionOffer> offers;
    for (const LifecycleTransition &transition : m_transitions) {
        if (stranded || transition.from.contains(present))
            offers.append({&transition, missingFor(transition, type, values, permissions)});
    }
    return offers;
}

void Lifecycle::enter(const RecordType &type, const QString &to, RecordValues &values) const
{
    const LifecycleState *target = state(to);
    values.values[size_t(type.indexOf(u"status"))] = Value(to);
    if (!target)
        return;
    const int classField = type.indexOf(u"status.class");
    if (classField >= 0)
        values.values[size_t(classField)] = Value(qint64(target->statusClass));
    for (const LifecycleState &other : m_states) {
        for (const QString &field : other.owns) {
            if (!target->owns.contains(field))
                values.values[size_t(type.indexOf(field))] = Value();
        }
    }
}

const LifecycleTransition *Lifecycle::transition(const QString &from, const QString &to) const
{
    const auto at = std::find_if(m_transitions.begin(), m_transitions.end(),
        [&](const LifecycleTransition &one) { return one.to == to && one.from.contains(from); });
    return at == m_transitions.end() ? nullptr : &*at;
}

Result<Ok> Lifecycle::move(
    const RecordType &type, const QString &to, const PermissionSet &permissions, RecordValues &values) const
{
    const LifecycleState *target = state(to);
    if (!target) {
        QStringList keys;
        for (const LifecycleState &known : m_states)
            keys.append(known.key);
        return Error{ErrorKind::InvalidArgument, QStringLiteral("lifecycle.no-state"),
            QStringLiteral("there is no status \"%1\"").arg(to),
            QStringLiteral("use one of: %1").arg(keys.join(QStringLiteral(", "))), {to}};
    }
    const QString present = values.values[size_t(type.indexOf(u"status"))].text();
    LifecycleTransition staying;
    staying.name = target->label;
    staying.to = to;
    const LifecycleTransition *way = &staying;
    if (present != to && m_index.contains(present)) {
        way = transition(present, to);
        if (!way) {
            QStringList reachable;
            for (const LifecycleTransition &one : m_transitions) {
                if (one.from.contains(present))
                    reachable.append(one.to);
            }
            return Error{ErrorKind::FailedPrecondition, QStringLiteral("lifecycle.no-transition"),
                QStringLiteral("no way leads from \"%1\" to \"%2\"").arg(present, to),
                QStringLiteral("from here: %1").arg(reachable.join(QStringLiteral(", "))), {present, to}};
        }
    }
    const QList<Missing> missing = missingFor(*way, type, values, permissions);
    QStringList fields;
    QStringList messages;
    for (const Missing &one : missing) {
        if (one.kind == Missing::Kind::Permission)
            return Error{ErrorKind::PermissionDenied, QStringLiteral("lifecycle.permission"), one.message, {},
                {one.field}};
        fields.append(one.field);
        messages.append(one.message);
    }
    if (!missing.isEmpty())
        return Error{ErrorKind::FailedPrecondition, QStringLiteral("lifecycle.missing"),
            messages.join(QStringLiteral("; ")), {}, fields};
    enter(type, to, values);
    return Ok{};
}

} // namespace steward
