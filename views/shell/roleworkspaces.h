// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QStringList>

class QSettings;

namespace steward {

class PaneDeck;

/// The five role workspaces (Triage, Resolve, Supervise, Change, Field): each its own arrangement of panes, saved when it is
/// left and restored when it is entered. Reset gives back the one that the program ships.
class RoleWorkspaces : public QObject
{
    Q_OBJECT
public:
    struct Role
    {
        QString id; ///< "triage"
        QString action; ///< "view.triage"; its text is the role's name.
        QStringList panes; ///< Keys in order of opening.
        QStringList front; ///< Raised at the end.
    };
    static const QList<Role> &roles();

    RoleWorkspaces(PaneDeck *deck, QSettings *settings);

    int current() const { return m_current; }
    /// Saves the arrangement that is left.
    void enter(int role);
    void reset();
    void save();

Q_SIGNALS:
    void entered(int role);

private:
    QString keyOf(int role) const;

    PaneDeck *m_deck;
    QSettings *m_settings;
    int m_current = -1;
};

} // namespace steward
