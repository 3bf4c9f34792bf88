// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/session.h"
#include "core/desk/setup.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace steward {

class ActionRegistry;

/// What a desk needs before its first call, in order, with what is there already; each step leads to its records. The
/// last one logs the call. Follows the desk. GUI thread.
class SetupChecklist : public QWidget
{
    Q_OBJECT
public:
    SetupChecklist(DeskSession *session, ActionRegistry *actions, QWidget *parent = nullptr);

    void retranslate();
Q_SIGNALS:
    void typeWanted(const QString &type, bool createOne);

protected:
    /// The keyboard goes on to the first step that is open.
    void focusInEvent(QFocusEvent *event) override;

private:
    void focusOpenStep();
    void read();
    void show(const QList<SetupStep> &steps);

    DeskSession *m_session;
    ActionRegistry *m_actions;
    QLabel *m_title;
    QLabel *m_text;
    QWidget *m_rows;
    QList<SetupStep> m_steps;
    RequestChannel m_channel;
};

} // namespace steward
