// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/actions/contextkeys.h"

#include <QKeyEvent>
#include <QKeySequence>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

bool lettersOn = true;

/// "i", "Shift+A", "/", "Space", "Ctrl+Return"; empty for a bare modifier.
QString nameOf(const QKeyEvent *event)
{
    const int key = event->key();
    if (key == 0 || key == Qt::Key_unknown || key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt
        || key == Qt::Key_Meta || key == Qt::Key_AltGr)
        return {};
    Qt::KeyboardModifiers modifiers = event->modifiers() & ~(Qt::KeypadModifier | Qt::GroupSwitchModifier);
    // "/" and "?" are typed with Shift on many layouts; the sign says it, the modifier does not matter.
    const bool sign = key > Qt::Key_Space && key < Qt::Key_ydiaeresis && !QChar(key).isLetterOrNumber();
    if (sign)
        modifiers &= ~Qt::ShiftModifier;
    const int shown = key == Qt::Key_Enter ? int(Qt::Key_Return) : key;
    return QKeySequence(QKeyCombination(modifiers, Qt::Key(shown))).toString(QKeySequence::PortableText);
}

bool isLetter(const QKeyEvent *event)
{
    return !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
}

} // namespace

ContextKeys::ContextKeys(ActionRegistry *registry, ActionContext context, QWidget *widget)
    : QObject(widget), m_registry(registry), m_context(context)
{
    m_forget.setSingleShot(true);
    m_forget.setInterval(1500);
    connect(&m_forget, &QTimer::timeout, this, &ContextKeys::clearPending);
    widget->installEventFilter(this);
}

void ContextKeys::setLettersEnabled(bool enabled)
{
    lettersOn = enabled;
}

bool ContextKeys::lettersEnabled()
{
    return lettersOn;
}

bool ContextKeys::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::KeyPress)
        return take(static_cast<QKeyEvent *>(event));
    if (event->type() == QEvent::FocusOut)
        clearPending();
    return false;
}

bool ContextKeys::take(QKeyEvent *event)
{
    const QString name = nameOf(event);
    if (name.isEmpty() || (!lettersOn && isLetter(event) && event->key() < Qt::Key_Escape))
        return false;
    if (event->key() == Qt::Key_Escape && !m_typed.isEmpty()) {
        clearPending();
        return true;
    }
    const bool waiting = !m_typed.isEmpty();
    QString id;
    switch (m_registry->match(m_context, m_typed + QStringList(name), &id)) {
    case ActionRegistry::KeyMatch::Exact:
        clearPending();
        m_registry->trigger(id);
        return true;
    case ActionRegistry::KeyMatch::Prefix:
        m_typed << name;
        m_forget.start();
        Q_EMIT pendingChanged(m_typed);
        return true;
    case ActionRegistry::KeyMatch::None:
        clearPending();
        return waiting; // a wrong second key must not act as a first one
    }
    return false;
}

void ContextKeys::clearPending()
{
    m_forget.stop();
    if (m_typed.isEmpty())
        return;
    m_typed.clear();
    Q_EMIT pendingChanged(m_typed);
}

} // namespace steward
