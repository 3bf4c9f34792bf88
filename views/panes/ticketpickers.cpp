// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// The pickers of a ticket that ask for values: priority, tags, due date.
#include "core/desk/conversation.h"
#include "core/desk/fields.h"
#include "models/deskvocabulary.h"
#include "views/editors/pickerpopup.h"
#include "views/editors/runsbutton.h"
#include "views/panes/ticketactions.h"
#include "views/panes/ticketchoices.h"
#include "views/panes/ticketheader.h"
#include "views/panes/ticketpane.h"

using namespace Qt::StringLiterals;

namespace steward {

void TicketActions::pickPriority()
{
    const auto page = m_pane->page();
    const QString number = page->ticket.number;
    PickerPopup *picker = openPicker(m_pane->header()->priorityButton(), tr("Priority of %1").arg(number), tr("Impact and urgency, or a priority"));
    picker->setItems(priorityChoices(
        *page->type, page->choices.policies->matrix(), page->value(u"impact").number(), page->value(u"urgency").number()));
    connect(picker, &PickerPopup::chosen, this, [this, picker, number](const QString &id) {
        const QStringList parts = id.split(u' ');
        const qint64 first = parts.value(1).toLongLong();
        if (parts.value(0) == u"m") {
            picker->dismiss();
            m_pane->perform(u"flag"_s, tr("Priority of %1 changed").arg(number),
                            [first, urgency = parts.value(2).toLongLong()](const VerbContext &desk, const LoadedRecord &loaded) {
                                return setLevels(desk, loaded, first, urgency);
                            });
            return;
        }
        askPriorityReason(picker, first, [this, first, number](const QString &reason) {
            m_pane->perform(u"flag"_s, tr("Priority of %1 is now P%2").arg(number).arg(first),
                            [first, reason](const VerbContext &desk, const LoadedRecord &loaded) {
                                return setPriority(desk, loaded, first, reason);
                            });
        });
    });
}

void TicketActions::pickTags()
{
    const auto page = m_pane->page();
    const QString number = page->ticket.number;
    PickerPopup *picker = openPicker(m_pane->header()->moreButton(), tr("Tags of %1").arg(number), tr("Tag"));
    picker->setSeveral(tr("Set tags"));
    picker->setFree(tr("New tag “%1”"));
    const QStringList own = page->value(u"tag").set().items();
    deliver(m_pane->context().session->read<QStringList>(knownTags), picker, [picker, own](const Result<QStringList> &known) {
        picker->setItems(tagChoices(own, known.value_or({})));
    });
    connect(picker, &PickerPopup::taken, this, [this, picker, number, own](const QStringList &wanted) {
        picker->dismiss();
        m_pane->perform(u"tag"_s, tr("Tags of %1 changed").arg(number), [wanted, own](const VerbContext &desk, const LoadedRecord &loaded) {
            const StringSet present = valueOf(*desk.schema().type(loaded.type), loaded.values, u"tag").set();
            return editTicket(desk, loaded, {{u"tag"_s, Value(chosenTags(present, own, wanted))}});
        });
    });
}

void TicketActions::pickDue()
{
    if (!m_pane->whyNot().isEmpty())
        return;
    const auto page = m_pane->page();
    const QString number = page->ticket.number;
    PickerPopup *picker = openPicker(m_pane->header()->dueTile(), tr("%1 is due").arg(number), {});
    askDue(picker, m_pane->context().session, *page->type->field(u"due"), page->value(u"due"), [this, number](const Value &due) {
        m_pane->perform(u"clock"_s, due.isEmpty() ? tr("%1 has no due date now").arg(number) : tr("Due date of %1 changed").arg(number),
                        [due](const VerbContext &desk, const LoadedRecord &loaded) {
                            return editTicket(desk, loaded, {{u"due"_s, due}});
                        });
    });
}

} // namespace steward
