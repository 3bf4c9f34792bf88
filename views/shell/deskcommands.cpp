// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/shell/deskcommands.h"

#include "views/actions/actionregistry.h"
#include "views/shell/errortext.h"
#include "views/panes/outboxpane.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int kept = 200; // entries of the history; older ones are still undone from the ticket's own

void openReviews(PaneHost *host)
{
    if (auto *outbox = qobject_cast<OutboxPane *>(host->openPane(u"outbox"_s)))
        outbox->showUndoReviews();
}

} // namespace

DeskCommands::DeskCommands(DeskSession *session, ActionRegistry *actions, PaneHost *host)
    : QObject(session), m_session(session), m_actions(actions), m_host(host)
{
    const auto whyNoUndo = [this] {
        if (isBusy())
            return tr("A change is being saved");
        return m_done.isEmpty() ? tr("There is nothing to undo here") : QString();
    };
    actions->handle(u"edit.undo"_s, this, [this] { undo(); }, whyNoUndo);
    actions->handle(u"edit.redo"_s, this, [this] { redo(); }, [this] {
        if (isBusy())
            return tr("A change is being saved");
        return m_undone.isEmpty() ? tr("There is nothing to do again") : QString();
    });
    connect(this, &DeskCommands::finished, actions, &ActionRegistry::refresh);
}

DeskCommands *DeskCommands::of(DeskSession *session)
{
    return session ? session->findChild<DeskCommands *>({}, Qt::FindDirectChildrenOnly) : nullptr;
}

QString DeskCommands::whyReadOnly() const
{
    return m_session->isReadOnly() ? tr("This desk is open for reading only") : QString();
}

void DeskCommands::run(const Words &words, Verb verb, Then then)
{
    run([words](const VerbReport &) { return words; }, std::move(verb), std::move(then));
}

void DeskCommands::run(std::function<Words(const VerbReport &)> words, Verb verb, Then then)
{
    ++m_running;
    deliver(m_session->write<VerbReport>([verb = std::move(verb)](Workspace &desk) { return verb(VerbContext(desk)); }), this,
            [this, words = std::move(words), then = std::move(then)](const Result<VerbReport> &result) {
                --m_running;
                if (result && !result->changedNothing()) {
                    m_undone.clear();
                    const Words said = words(*result);
                    if (result->isFinal)
                        m_host->toast(said.icon, said.done);
                    else
                        done({result->commit.batch, said});
                } else if (result) {
                    m_host->toast(u"info-circle"_s, tr("Nothing to change: it is so already"));
                } else if (!then) {
                    sayError(result.error());
                }
                if (then)
                    then(result);
                Q_EMIT finished();
            });
}

void DeskCommands::done(const Entry &entry)
{
    m_done.append(entry);
    if (m_done.size() > kept)
        m_done.removeFirst();
    Q_EMIT historyChanged();
    if (!entry.words.done.isEmpty())
        m_host->toast(entry.words.icon, entry.words.done, [this] { undo(); });
}

void DeskCommands::undo()
{
    if (!m_done.isEmpty() && !isBusy())
        takeBack(m_done, m_undone, false);
}

void DeskCommands::redo()
{
    if (!m_undone.isEmpty() && !isBusy())
        takeBack(m_undone, m_done, true);
}

void DeskCommands::takeBack(QList<Entry> &from, QList<Entry> &to, bool again)
{
    ++m_running;
    const Entry entry = from.takeLast();
    const auto work = [batch = entry.batch](Workspace &desk) { return steward::undo(desk, batch); };
    deliver(m_session->write<UndoReport>(work), this, [this, entry, again, &from, &to](const Result<UndoReport> &result) {
        --m_running;
        if (!result) {
            from.append(entry); // nothing was taken back
            sayError(result.error());
        } else {
            if (!result->commit.operations.isEmpty())
                to.append({result->commit.batch, entry.words});
            //: %1 is what was done, such as "INC-000871 assigned to you".
            const QString sentence = (again ? tr("Done again: %1") : tr("Undone: %1")).arg(entry.words.done);
            sayUndone(again ? u"arrow-forward-up"_s : u"arrow-back-up"_s, sentence, result->reviews);
        }
        Q_EMIT historyChanged();
        Q_EMIT finished();
    });
}

void DeskCommands::sayUndone(const QString &iconName, const QString &sentence, const QList<UndoReview> &reviews)
{
    if (reviews.isEmpty()) {
        m_host->toast(iconName, sentence);
        return;
    }
    m_reviews = reviews;
    Q_EMIT reviewsChanged();
    const QString whole = sentence + u' ' + tr("%n field(s) changed since stay as they are.", nullptr, int(reviews.size()));
    m_host->offer(iconName, whole, tr("Review"), [this] { openReviews(m_host); });
}

void DeskCommands::review(const QList<UndoReview> &reviews)
{
    m_reviews = reviews;
    Q_EMIT reviewsChanged();
    openReviews(m_host);
}

void DeskCommands::dropReviews(const Uuid &record)
{
    if (m_reviews.removeIf([&](const UndoReview &review) { return review.record == record; }) > 0)
        Q_EMIT reviewsChanged();
}

void DeskCommands::sayError(const Error &error)
{
    m_host->toast(u"alert-triangle"_s, ErrorText::of(error).line());
}

} // namespace steward
