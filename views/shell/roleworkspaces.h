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

    /// Each desk keeps its own arrangements, for tabs name its records; `desk` is its id, empty for none.
    RoleWorkspaces(PaneDeck *deck, QSettings *settings, const QString &desk = {});

    int current() const { return m_current; }
    /// Saves the arrangement that is left.
    void enter(int role);
    void reset();
    void save();
    /// Id of the role that the desk was left in; may be empty.
    QString lastEntered() const;

Q_SIGNALS:
    void entered(int role);

private:
    QString keyOf(int role) const;

    PaneDeck *m_deck;
    QSettings *m_settings;
    QString m_group; ///< of the settings
    int m_current = -1;
};

} // namespace steward
