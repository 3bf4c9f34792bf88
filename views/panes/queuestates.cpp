// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// What the queue says in place of rows, and above them.
#include "models/ticketlistmodel.h"
#include "views/actions/actionregistry.h"
#include "views/editors/queryfield.h"
#include "views/panes/noticestrip.h"
#include "views/panes/queuepane.h"
#include "views/panes/queuetable.h"
#include "views/shell/errortext.h"
#include "views/shell/stateview.h"
#include "views/text/format.h"

#include <QStackedLayout>

using namespace Qt::StringLiterals;

namespace steward {

void QueuePane::showState()
{
    const TicketListModel::State state = m_model->state();
    const bool hasRows = m_model->rowCount() > 0;
    if (state == TicketListModel::State::Failed && !hasRows) {
        m_state->showError(m_model->error(), [this] { refresh(); });
        m_stack->setCurrentWidget(m_state);
    } else if (state == TicketListModel::State::Loading && !m_slow.isActive() && !hasRows) {
        m_state->showLoading(tr("Reading tickets"), tr("First rows come at once; the count follows."), -1,
                             [this] { m_model->stop(); });
        m_stack->setCurrentWidget(m_state);
    } else if (state == TicketListModel::State::Ready && !hasRows) {
        if (m_stack->currentWidget() != m_state || m_shownEmpty != m_spec.query)
            showEmpty();
    } else if (hasRows) {
        m_shownEmpty = QString();
        const bool hadFocus = m_state->hasFocus();
        m_stack->setCurrentWidget(m_table);
        if (hadFocus)
            m_table->setFocus(Qt::OtherFocusReason);
    }
    showNotice();
}

/// The most useful way out is the condition without which there is least, but something: that is the one that excludes.
void QueuePane::showEmpty()
{
    m_shownEmpty = m_spec.query;
    const bool hadFocus = m_table->hasFocus();
    const QString query = m_spec.query.trimmed();
    if (m_total == 0) {
        m_state->showEmpty(u"inbox"_s, tr("No tickets yet"), tr("The first call makes the first one."));
        m_state->addWayOut(context().actions->text(u"ticket.new"_s), [this] { context().actions->trigger(u"ticket.new"_s); });
    } else {
        m_state->showEmpty(u"filter"_s, tr("No ticket matches"),
                           m_total < 0 ? tr("No open or closed ticket has")
                                       : tr("Of %1 open and closed tickets, none has").arg(format::count(m_total)),
                           query);
    }
    m_stack->setCurrentWidget(m_state);
    if (hadFocus)
        m_state->setFocus(Qt::OtherFocusReason);

    struct Way
    {
        QString dropped;
        QString query;
        BoundQuery bound;
        qint64 count = 0;
    };
    QList<Way> ways;
    const ParsedQuery parsed = parseQuery(query);
    for (const QueryNode *term : parsed.terms()) {
        Way way;
        way.dropped = query.mid(term->span.begin, term->span.length);
        way.query = QString(query.left(term->span.begin) + query.mid(term->span.end())).simplified();
        way.bound = planList(*m_vocabulary, {way.query, {}, {}}).query;
        if (way.bound.ok() && ways.size() < 6)
            ways << way;
    }
    if (ways.isEmpty())
        return;
    const auto work = [ways](Workspace &desk) -> Result<QList<Way>> {
        QList<Way> counted = ways;
        for (Way &way : counted) {
            STEWARD_ASSIGN(way.count, countTickets(desk, way.bound));
        }
        return counted;
    };
    deliver(context().session->readSlowly<QList<Way>>(m_wayOutChannel, work), this, [this, query](const Result<QList<Way>> &counted) {
        if (!counted || m_shownEmpty.trimmed() != query || m_stack->currentWidget() != m_state)
            return;
        const Way *best = nullptr;
        for (const Way &way : *counted) {
            if (way.count > 0 && (!best || way.count < best->count))
                best = &way;
        }
        if (best) {
            //: Takes one condition out of the query; %1 is that condition.
            const QString words = tr("Drop %1: %n ticket(s)", nullptr, int(best->count)).arg(best->dropped);
            m_state->addWayOut(words, [this, wanted = best->query] { showQuery(wanted); });
        } else if (m_total > 0) {
            m_state->addWayOut(tr("Show all: %n ticket(s)", nullptr, int(m_total)), [this] { showQuery({}); });
        }
    });
}

void QueuePane::showNotice()
{
    if (!m_notice)
        return;
    const int chosen = m_table->chosenCount();
    const bool failed = m_model->state() == TicketListModel::State::Failed && m_model->rowCount() > 0;
    if (failed) {
        const ErrorText words = ErrorText::of(m_model->error());
        m_notice->say({TextRun::glyph(Indicator::Risk), TextRun::strong(words.title), TextRun::text(words.text),
                       TextRun::text(tr("The list stays as it was."))},
                      {{u"noticeRetry"_s, tr("Try again"), [this] { refresh(); }}}, ThemeRole::Panel);
    } else if (m_table->isEverythingChosen()) {
        m_notice->say({TextRun::strong(tr("All %1 matching are selected").arg(format::count(m_model->count())))},
                      {{u"noticeClear"_s, tr("Clear"), [this] { m_table->clearMarks(); }}}, ThemeRole::Selection);
    } else if (chosen > 1) {
        m_notice->say({TextRun::strong(tr("%n selected", nullptr, chosen))},
                      {{u"noticeAll"_s, tr("Select all %1").arg(format::count(m_model->count())), [this] { selectEverything(); }},
                       {u"noticeClear"_s, tr("Clear"), [this] { m_table->clearMarks(); }}},
                      ThemeRole::Selection);
    } else if (m_model->arrived() > 0) {
        m_notice->say({TextRun::icon(u"arrow-up"_s, ThemeRole::Accent), TextRun::strong(tr("%n new above", nullptr, m_model->arrived()))},
                      {{u"noticeShowNew"_s, tr("Show"), [this] {
                            m_table->goToRow(m_model->isHeader(0) ? 1 : 0);
                            m_table->setFocus(Qt::OtherFocusReason);
                        }}});
    } else if (context().session->isReadOnly()) {
        m_notice->say({TextRun::icon(u"lock"_s), TextRun::strong(tr("Read-only")),
                       TextRun::text(tr("This desk can be looked at, not changed."))},
                      {}, ThemeRole::Panel);
    } else {
        m_notice->clear();
    }
    if (isVisible())
        context().host->setSelection(selectionLabel());
}

} // namespace steward
