// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "models/deskvocabulary.h"

#include "core/desk/deskrules.h"

#include <QLocale>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace steward {

QString screenLanguage() { return QLocale().name().section(u'_', 0, 0); }

DeskVocabulary *DeskVocabulary::of(DeskSession *session)
{
    if (!session)
        return nullptr;
    auto *known = session->findChild<DeskVocabulary *>({}, Qt::FindDirectChildrenOnly);
    return known ? known : new DeskVocabulary(session);
}

DeskVocabulary::DeskVocabulary(DeskSession *session)
    : QObject(session)
    , m_session(session)
    , m_catalog(QueryCatalog::make(session->schema()))
    , m_policies(std::shared_ptr<const DeskPolicies>(), &DeskPolicies::builtIn())
{
    connect(session, &DeskSession::changed, this, &DeskVocabulary::follow);
    readRules();
}

std::shared_ptr<const RecordType> DeskVocabulary::tickets() const { return {m_catalog, m_catalog->type(allTickets())}; }

void DeskVocabulary::follow(const ChangeNotice &notice)
{
    if (m_session->schema() != std::shared_ptr<const Schema>(m_catalog, &m_catalog->schema()))
        readSchema();
    // Another process does not say what it wrote.
    bool rules = notice.operations.isEmpty();
    for (const WrittenOperation &operation : notice.operations)
        rules = rules || operation.type == u"policy"_s || operation.type == u"tickettype"_s;
    if (rules)
        readRules();
}

void DeskVocabulary::readSchema()
{
    m_catalog = QueryCatalog::make(m_session->schema());
    Q_EMIT schemaChanged();
}

void DeskVocabulary::readRules()
{
    using Policies = std::shared_ptr<const DeskPolicies>;
    const auto work = [](Workspace &desk) -> Result<Policies> { return desk.rules().current(); };
    deliver(m_session->read<Policies>(m_channel, work), this, [this](const Result<Policies> &result) {
        if (!result || *result == m_policies)
            return; // rules that do not read keep the ones that do
        m_policies = *result;
        Q_EMIT rulesChanged();
    });
}

QList<Choice> DeskVocabulary::states() const
{
    QList<Choice> states;
    QSet<QString> seen;
    for (const RecordType *type : m_catalog->schema().ticketTypes()) {
        const Lifecycle *lifecycle = m_policies->lifecycle(type->name());
        for (const LifecycleState &state : lifecycle ? lifecycle->states() : QList<LifecycleState>()) {
            if (!seen.contains(state.key))
                states.append({state.key, state.labelIn(screenLanguage())});
            seen.insert(state.key);
        }
    }
    return states;
}

QueryContext DeskVocabulary::queryContext(SearchEnding ending) const
{
    QueryContext context;
    context.catalog = m_catalog;
    context.now = m_session->clock().now();
    context.zone = QTimeZone::systemTimeZone();
    context.me = m_session->me();
    context.ending = ending;
    context.choices = [states = states(), holds = m_policies](const RecordType &type, const Field &field) {
        if (isLifecycleState(type, field))
            return states;
        if (field.name == u"hold") {
            QList<Choice> choices;
            for (const HoldReasons::Reason &reason : holds->holdReasons().reasons())
                choices.append({reason.key, reason.labelIn(screenLanguage())});
            return choices;
        }
        return field.choices;
    };
    return context;
}

QString DeskVocabulary::stateLabel(const QString &type, const QString &key) const
{
    const Lifecycle *lifecycle = m_policies->lifecycle(type);
    const LifecycleState *state = lifecycle ? lifecycle->state(key) : nullptr;
    return state ? state->labelIn(screenLanguage()) : key;
}

QString DeskVocabulary::transitionLabel(const QString &type, const QString &key) const
{
    const Lifecycle *lifecycle = m_policies->lifecycle(type);
    for (const LifecycleTransition &transition : lifecycle ? lifecycle->transitions() : QList<LifecycleTransition>()) {
        if (transition.key == key)
            return transition.nameIn(screenLanguage());
    }
    return key;
}

QString DeskVocabulary::holdLabel(const QString &key) const
{
    const HoldReasons::Reason *reason = m_policies->holdReasons().reason(key);
    return reason ? reason->labelIn(screenLanguage()) : key;
}

} // namespace steward
