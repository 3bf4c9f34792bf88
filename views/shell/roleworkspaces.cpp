// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/shell/roleworkspaces.h"

#include "views/shell/panedeck.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace steward {

const QList<RoleWorkspaces::Role> &RoleWorkspaces::roles()
{
    // Kinds of panes that are not in the program are skipped.
    static const QList<Role> list = {
        {u"triage"_s, u"view.triage"_s,
         {u"queue"_s, u"views"_s, u"peek"_s, u"graph"_s, u"calendar"_s, u"sla"_s, u"activity"_s},
         {u"queue"_s}},
        {u"resolve"_s, u"view.resolve"_s, {u"queue"_s, u"knowledge"_s}, {u"queue"_s}},
        {u"supervise"_s, u"view.supervise"_s, {u"sla"_s, u"queue"_s, u"peek"_s}, {u"sla"_s}},
        {u"change"_s, u"view.change"_s, {u"calendar"_s, u"graph"_s, u"queue"_s, u"peek"_s}, {u"calendar"_s}},
        {u"field"_s, u"view.field"_s, {u"queue"_s, u"outbox"_s}, {u"queue"_s}},
    };
    return list;
}

RoleWorkspaces::RoleWorkspaces(PaneDeck *deck, QSettings *settings, const QString &desk)
    : QObject(deck), m_deck(deck), m_settings(settings), m_group(desk.isEmpty() ? u"layout/"_s : QString(u"layout-"_s + desk + u'/'))
{
}

QString RoleWorkspaces::lastEntered() const { return m_settings->value(m_group + u"current"_s).toString(); }

QString RoleWorkspaces::keyOf(int role) const
{
    return m_group + roles()[role].id;
}

void RoleWorkspaces::enter(int role)
{
    if (role < 0 || role >= roles().size())
        return;
    if (role == m_current) {
        Q_EMIT entered(role);
        return;
    }
    save();
    m_current = role;
    const QByteArray state = m_settings->value(keyOf(role)).toByteArray();
    if (state.isEmpty() || !m_deck->restoreState(state))
        m_deck->arrange(roles()[role].panes, roles()[role].front);
    m_settings->setValue(m_group + u"current"_s, roles()[role].id);
    Q_EMIT entered(role);
}

void RoleWorkspaces::reset()
{
    if (m_current < 0)
        return;
    m_settings->remove(keyOf(m_current));
    m_deck->arrange(roles()[m_current].panes, roles()[m_current].front);
}

void RoleWorkspaces::save()
{
    if (m_current >= 0)
        m_settings->setValue(keyOf(m_current), m_deck->saveState());
}

} // namespace steward
