// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/session.h"
#include "core/desk/undo.h"
#include "core/desk/verbcontext.h"

#include <QObject>
#include <functional>

namespace steward {

class ActionRegistry;
class PaneHost;

/// Runs the desk's verbs for the panes: on the writer's thread, then a toast with Undo and an entry of the history that
/// Ctrl+Z, Ctrl+Shift+Z and z walk. An entry holds a batch and its sentence, nothing else: undoing is a verb of the desk,
/// redoing is undoing the undo. One for each session. GUI thread.
///
///     DeskCommands::of(session)->run({u"user-plus"_s, tr("%1 assigned to you").arg(number)},
///         [ticket](const VerbContext &desk) -> Result<VerbReport> {
///             STEWARD_ASSIGN(const LoadedRecord loaded, desk.desk().load(ticket));
///             return assignToMe(desk, loaded);
///         });
class DeskCommands : public QObject
{
    Q_OBJECT
public:
    /// What is said when it is done.
    struct Words
    {
        QString icon;
        QString done; ///< "INC-000871 assigned to you"; empty: no toast (the change shows itself)
    };
    using Verb = std::function<Result<VerbReport>(const VerbContext &)>;
    using Then = std::function<void(const Result<VerbReport> &)>;

    /// Made and ended by the session's window.
    DeskCommands(DeskSession *session, ActionRegistry *actions, PaneHost *host);
    /// Null without a session, or when nobody made one.
    static DeskCommands *of(DeskSession *session);

    /// `then` gets the result after the toast; without it an error is said by a toast.
    void run(const Words &words, Verb verb, Then then = {});
    /// For screens that word the toast by the result.
    void run(std::function<Words(const VerbReport &)> words, Verb verb, Then then = {});

    bool isBusy() const { return m_running > 0; }
    /// Why nothing can be written; empty when it can. Translated.
    QString whyReadOnly() const;

    QString undoText() const { return m_done.isEmpty() ? QString() : m_done.last().words.done; }
    QString redoText() const { return m_undone.isEmpty() ? QString() : m_undone.last().words.done; }
    void undo();
    void redo();
    /// Units that undos have left alone because somebody had written them since; the outbox shows them.
    const QList<UndoReview> &reviews() const { return m_reviews; }
    /// Says what an undo has done, with "Review" when it left something alone.
    void sayUndone(const QString &iconName, const QString &sentence, const QList<UndoReview> &reviews);
    /// Opens the review of what an undo would leave alone.
    void review(const QList<UndoReview> &reviews);
    /// Those of a record were looked at.
    void dropReviews(const Uuid &record);
    void sayError(const Error &error);

Q_SIGNALS:
    void historyChanged();
    void reviewsChanged();
    void finished(); ///< a verb, an undo or a redo has come to its end

private:
    struct Entry
    {
        Uuid batch;
        Words words;
    };
    void done(const Entry &entry);
    void takeBack(QList<Entry> &from, QList<Entry> &to, bool again);

    DeskSession *m_session;
    ActionRegistry *m_actions;
    PaneHost *m_host;
    QList<Entry> m_done;
    QList<Entry> m_undone;
    QList<UndoReview> m_reviews;
    int m_running = 0;
};

} // namespace steward
