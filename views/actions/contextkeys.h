// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/actions/actionregistry.h"

#include <QStringList>
#include <QTimer>

class QKeyEvent;

namespace steward {

/// Runs the keys of one context (letters, "g q", Space, Ctrl+Return …) while `widget` itself has the keyboard. Text
/// fields inside a pane keep their letters, because only keys that reach `widget` count; nothing reacts to pre-edit text.
/// Usage: new ContextKeys(registry, ActionContext::List, table);
class ContextKeys : public QObject
{
    Q_OBJECT
public:
    ContextKeys(ActionRegistry *registry, ActionContext context, QWidget *widget);

    /// Single letters can be switched off (WCAG 2.1.4); keys with Ctrl or Alt stay.
    static void setLettersEnabled(bool enabled);
    static bool lettersEnabled();

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    /// The first key of a sequence was typed; a view may show the possible next ones.
    void pendingChanged(const QStringList &typed);

private:
    bool take(QKeyEvent *event);
    void clearPending();

    ActionRegistry *m_registry;
    ActionContext m_context;
    QStringList m_typed;
    QTimer m_forget;
};

} // namespace steward
