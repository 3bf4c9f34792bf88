// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/access/permissions.h"
#include "core/lifecycle/guard.h"
#include "core/schema/records/ticket.h"

#include <QHash>

namespace steward {

/// A state that a ticket can be in.
struct LifecycleState
{
    QString key; ///< stored, stable
    QString label; ///< English
    QHash<QString, QString> labels; ///< by language, since departments write their own lifecycles
    StatusClass statusClass = StatusClass::New;
    QStringList needs; ///< fields that must be filled while in this state
    QStringList owns; ///< fields that mean something only in states that own them; cleared on the way out
    int line = 0;

    QString labelIn(const QString &language) const { return labels.value(language, label); }
};

/// A way from some states to another one.
struct LifecycleTransition
{
    QString key; ///< "resolve": verb of the operation that it makes
    QString name; ///< English, on the button: "Resolve"
    QHash<QString, QString> names; ///< by language
    QStringList from;
    QString to;
    Guard guard;
    QString guardTree; ///< the guard as JSON, for a hub that judges it too; empty: none
    QString guardText; ///< English sentence for people when the guard does not hold
    QHash<QString, QString> guardTexts; ///< by language
    QStringList needs; ///< fields to fill, besides those of the target state
    QString permission; ///< empty: everybody who may edit
    bool isReopening = false; ///< judged by the reopen rule too
    int line = 0;

    QString nameIn(const QString &language) const { return names.value(language, name); }
};

/// One thing that is in the way of a transition.
struct Missing
{
    enum class Kind {
        Field, ///< `field` is empty: a screen can ask for it
        Guard, ///< the record does not meet the guard
        Permission, ///< the person lacks `field`, a permission name
        Rule, ///< a desk rule stands against it, for example the reopen window
    };
    Kind kind = Kind::Field;
    QString field;
    QString message; ///< English: "Resolve needs a resolution code"
    QHash<QString, QString> messages = {}; ///< by language, where the lifecycle has it

    QString messageIn(const QString &language) const { return messages.value(language, message); }
    bool operator==(const Missing &) const = default;
};

struct TransitionOffer
{
    const LifecycleTransition *transition = nullptr; ///< owned by the lifecycle
    QList<Missing> missing;

    bool isAllowed() const { return missing.isEmpty(); }
    /// Could be done right away if the fields were filled.
    bool needsOnlyFields() const;
};

/// States and transitions of one kind of ticket, as data (resources/lifecycles/incident.json, or a policy record):
///
///     {"format": 1, "initial": "new",
///      "states": [{"key": "onhold", "label": "On hold", "class": "waiting", "needs": ["hold"], "owns": ["hold"]}, …],
///      "transitions": [{"key": "resolve", "name": "Resolve", "from": ["assigned", …], "to": "resolved",
///                       "needs": [], "permission": "ticket.resolve", "guard": {…}, "guardText": "…",
///                       "guardTexts": {"ja": "…"}}, …]}
///
/// Thread: immutable once parsed; copies are cheap enough to keep one per desk.
class Lifecycle
{
public:
    /// Reads and checks. Errors: InvalidArgument "lifecycle.invalid" or "guard.invalid" at the place: unknown states
    /// and fields, a state that cannot be reached, a state that cannot be left though it is not closed, no way to an end.
    static Result<Lifecycle> parse(const JsonNode &node, const RecordType &type);

    const QString &initial() const { return m_initial; }
    const QList<LifecycleState> &states() const { return m_states; }
    const QList<LifecycleTransition> &transitions() const { return m_transitions; }
    const LifecycleState *state(const QString &key) const; ///< null when unknown
    std::optional<StatusClass> classOf(const QString &key) const;

    /// Every transition that leaves the record's state, each with what is missing. `type` must be the one it was
    /// parsed for. A record in a state that an older lifecycle had is offered every transition, so that it is never
    /// stuck.
    QList<TransitionOffer> offers(
        const RecordType &type, const RecordValues &values, const PermissionSet &permissions) const;

    /// Puts the record into state `to`: sets status and status class, clears fields that only other states own.
    /// Checks nothing: imports and tests use it, screens use move().
    void enter(const RecordType &type, const QString &to, RecordValues &values) const;

    /// The move of a person. `values` holds what they entered too. Errors: InvalidArgument "lifecycle.no-state";
    /// FailedPrecondition "lifecycle.no-transition" (no way from here), "lifecycle.missing" (args: the fields);
    /// PermissionDenied "lifecycle.permission". Moving to the present state is Ok and only checks its fields.
    Result<Ok> move(const RecordType &type, const QString &to, const PermissionSet &permissions,
        RecordValues &values) const;

    /// The transition that a move to `to` takes; null when there is none.
    const LifecycleTransition *transition(const QString &from, const QString &to) const;

private:
    Result<Ok> readStates(const JsonNode &list, const RecordType &type);
    Result<Ok> readTransitions(const JsonNode &list, const RecordType &type);
    Result<Ok> check(const JsonNode &node) const;
    QList<Missing> missingFor(const LifecycleTransition &transition, const RecordType &type,
        const RecordValues &values, const PermissionSet &permissions) const;

    QString m_initial;
    QList<LifecycleState> m_states;
    QList<LifecycleTransition> m_transitions;
    QHash<QString, int> m_index;
};

} // namespace steward
