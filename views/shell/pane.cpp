// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/shell/pane.h"

#include "views/shell/paneregistry.h"

#include <QEvent>

namespace steward {

Pane::Pane(const PaneContext &context, QWidget *parent) : QWidget(parent), m_context(context)
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setFocusPolicy(Qt::ClickFocus);
}

QString Pane::title() const
{
    return PaneRegistry::instance().title(m_id);
}

QString Pane::iconName() const
{
    const PaneSpec *spec = PaneRegistry::instance().spec(m_id);
    return spec ? spec->icon : QString();
}

bool Pane::restoreState(const QByteArray &state)
{
    return state.isEmpty();
}

void Pane::setIdentity(const QString &id, const QString &argument)
{
    m_id = id;
    m_argument = argument;
    setObjectName(key());
    setAccessibleName(title());
    retranslate();
}

QString Pane::key() const
{
    return m_argument.isEmpty() ? m_id : QString(m_id + u':' + m_argument);
}

void Pane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && !m_id.isEmpty()) {
        retranslate();
        setAccessibleName(title());
        Q_EMIT titleChanged();
    }
    QWidget::changeEvent(event);
}

} // namespace steward
