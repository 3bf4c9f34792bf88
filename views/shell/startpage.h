// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <QList>
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace steward {

class ActionRegistry;
class SegmentedSwitch;
class StartTile;
class StateView;

/// What stands in the window while no desk is open: four ways to start, the desks that were open before, language, theme
/// and row height, and, below the tiles, what is under way or what went wrong. Tiles and switches run the commands of the
/// registry (file.demo, file.connect, file.open-desk, file.new-desk, view.…), so menu and palette do the same. GUI thread.
class StartPage : public QWidget
{
    Q_OBJECT
public:
    explicit StartPage(ActionRegistry *actions, QWidget *parent = nullptr);

    /// Newest first; at most five are shown.
    void setRecentDesks(const QStringList &paths);
    /// Something is being opened or made: the tiles rest. `permille` -1 = not known.
    void showProgress(const QString &title, const QString &text, int permille = -1);
    void setProgress(int permille);
    /// `path` is the desk that could not be opened or made; may be empty.
    void showError(const Error &error, const QString &path);
    void showWays();
    bool isBusy() const { return m_busy; }
    StateView *state() const { return m_state; }

Q_SIGNALS:
    void deskWanted(const QString &path);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    void setBusy(bool busy);
    SegmentedSwitch *addChoice(class QHBoxLayout *row, QLabel *label, const QStringList &actions);
    void showChoices();

    ActionRegistry *m_actions;
    QWidget *m_column;
    QLabel *m_title;
    QLabel *m_text;
    StartTile *m_demo;
    StartTile *m_connect;
    StartTile *m_open;
    StartTile *m_new;
    StateView *m_state;
    QLabel *m_recentTitle;
    QWidget *m_recent;
    QLabel *m_languageLabel;
    QLabel *m_themeLabel;
    QLabel *m_rowsLabel;
    QList<std::pair<SegmentedSwitch *, QStringList>> m_choices;
    QStringList m_paths;
    bool m_busy = false;
};

} // namespace steward
