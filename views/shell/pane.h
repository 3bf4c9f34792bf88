// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QWidget>
#include <functional>

class QAction;

namespace steward {

class ActionRegistry;
class Clock;
class DeskSession;
class PaneHost;
class Prompter;
class TaskList;

enum class PaneArea { Left, Right, Bottom, Centre };

/// What a pane may use of its surroundings. Outlives every pane.
struct PaneContext
{
    ActionRegistry *actions = nullptr;
    PaneHost *host = nullptr;
    Prompter *prompter = nullptr;
    const Clock *clock = nullptr;
    DeskSession *session = nullptr; ///< the opened desk; null on the first-run page and in the component gallery
};

/// One dockable part of the window: Queue, Peek, a ticket … It owns its widgets and tells the shell its name, icon, the
/// buttons of its title bar and where its keyboard starts. GUI thread.
///
///     class PeekPane : public Pane { … };
///     STEWARD_PANE(PeekPane, "peek", QT_TRANSLATE_NOOP("Panes", "Peek"), "eye", PaneArea::Right)   // in its .cpp
class Pane : public QWidget
{
    Q_OBJECT
public:
    explicit Pane(const PaneContext &context, QWidget *parent = nullptr);

    const PaneContext &context() const { return m_context; }

    /// Title bar and tab; what the registry says unless a pane knows better (a record's number).
    virtual QString title() const;
    virtual QString iconName() const;
    /// Second half of the title in text 3: "draft", "table of the graph".
    virtual QString note() const { return {}; }
    /// Buttons in the dock title, 16 px icons; the shell adds menu and close itself.
    virtual QList<QAction *> titleActions() const { return {}; }
    /// Gets the keyboard when the pane does.
    virtual QWidget *focusTarget() { return this; }
    /// What must come back after a restart; small. Unknown or old bytes are ignored by returning false.
    virtual QByteArray saveState() const { return {}; }
    virtual bool restoreState(const QByteArray &state);

    /// Set by the registry.
    void setIdentity(const QString &id, const QString &argument);
    QString id() const { return m_id; }
    QString argument() const { return m_argument; }
    /// id, or id and argument: names the dock, the tab and the saved state.
    QString key() const;

Q_SIGNALS:
    void titleChanged();
    void closeWanted();

protected:
    /// Called on a language switch, and once by the shell before the pane is first shown.
    virtual void retranslate() {}
    void changeEvent(QEvent *event) override;

private:
    PaneContext m_context;
    QString m_id;
    QString m_argument;
};

/// What panes ask of the window.
class PaneHost
{
public:
    virtual ~PaneHost() = default;
    /// Opens or raises a pane and gives it the keyboard. `argument` makes several of one kind ("INC-000884").
    virtual Pane *openPane(const QString &id, const QString &argument = {}) = 0;
    virtual Pane *findPane(const QString &id, const QString &argument = {}) const = 0;
    virtual void closePane(Pane *pane) = 0;
    /// "INC-000884 assigned to you", with Undo when `undo` is given.
    virtual void toast(const QString &iconName, const QString &sentence, std::function<void()> undo = {}) = 0;
    /// A toast with another way on than Undo: "3 fields stay as they are · Review".
    virtual void offer(const QString &iconName, const QString &sentence, const QString &text, std::function<void()> run)
    {
        Q_UNUSED(text)
        Q_UNUSED(run)
        toast(iconName, sentence);
    }
    /// Words for the palette's "For …" section and the chip beside its field; empty when nothing is selected.
    virtual void setSelection(const QString &label) = 0;
    /// Null where there is no status bar (tests of one pane).
    virtual TaskList *tasks() { return nullptr; }
};

} // namespace steward
