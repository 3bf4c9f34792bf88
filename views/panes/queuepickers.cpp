// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// The pickers of the queue that ask for more than a name: states with what they need, priority, tags, due date.
#include "core/desk/conversation.h"
#include "core/desk/fields.h"
#include "core/desk/tickets.h"
#include "models/deskvocabulary.h"
#include "models/roles.h"
#include "models/ticketlistmodel.h"
#include "models/valuetext.h"
#include "views/editors/fieldeditor.h"
#include "views/editors/fieldform.h"
#include "views/editors/pickerpopup.h"
#include "views/panes/queueactions.h"
#include "views/panes/queuepane.h"
#include "views/panes/queuetable.h"
#include "views/panes/ticketchoices.h"
#include "views/shell/deskcommands.h"

using namespace Qt::StringLiterals;

namespace steward {

void QueueActions::pickStatus()
{
    struct Offered
    {
        LoadedRecord ticket;
        TransitionChoices choices;
    };
    PickerPopup *picker = openPicker(tr("Status of %1").arg(subject()), tr("Status"));
    const auto work = [rid = rids().value(0)](Workspace &desk) -> Result<Offered> {
        Offered offered;
        STEWARD_ASSIGN(offered.ticket, desk.load(rid));
        STEWARD_ASSIGN(offered.choices, transitionsOf(desk, offered.ticket));
        return offered;
    };
    auto known = std::make_shared<Offered>();
    deliver(m_pane->context().session->read<Offered>(work), picker, [this, picker, known](const Result<Offered> &offered) {
        if (!offered) {
            DeskCommands::of(m_pane->context().session)->sayError(offered.error());
            picker->dismiss();
            return;
        }
        *known = *offered;
        const RecordType &type = *m_pane->context().session->schema()->type(offered->ticket.type);
        picker->setItems(statusChoices(type, offered->choices, valueOf(type, offered->ticket.values, u"status").text()));
    });
    connect(picker, &PickerPopup::chosen, this, [this, known](const QString &status) {
        const QString language = screenLanguage();
        const Lifecycle *lifecycle = known->choices.policies->lifecycle(known->ticket.type);
        for (const TransitionOffer &offer : known->choices.offers) {
            if (offer.transition->to == status)
                moveTo(status, lifecycle->state(status)->labelIn(language), offer.missing);
        }
    });
}

void QueueActions::moveTo(const QString &status, const QString &name, const QList<Missing> &missing)
{
    //: %1 is a ticket or a number of them, %2 the new status.
    const QString done = tr("%1 is now “%2”").arg(subject(), name);
    if (missing.isEmpty()) {
        m_picker->dismiss();
        perform(u"circle-check"_s, done, [status](const VerbContext &desk, const LoadedRecord &loaded) {
            return ticketEdit(desk, loaded, {{u"status"_s, Value(status)}});
        });
        return;
    }
    // Asked for in place, not refused afterwards.
    const std::shared_ptr<const Schema> schema = m_pane->context().session->schema();
    const RecordType &type = *schema->type(u"incident");
    auto *form = new FieldForm(FieldForm::Labels::Above);
    form->layout()->setContentsMargins(12, 4, 12, 8);
    QList<FieldEditor *> editors;
    for (const Missing &one : missing) {
        if (const Field *field = type.field(one.field)) {
            FieldEditor *editor = FieldEditor::make(*field, m_pane->context().session, form);
            form->addField(recordText(field->label), editor);
            editors << editor;
        }
    }
    PickerPopup *picker = m_picker;
    picker->setTitle(tr("“%1” needs").arg(name));
    picker->showForm(form, name, [this, picker, editors, status, done] {
        FieldValues entered{{u"status"_s, Value(status)}};
        for (const FieldEditor *editor : editors) {
            const QString label = recordText(editor->field().label);
            const QString problem = editor->value().isEmpty() ? tr("%1 is still missing").arg(label) : editor->problem();
            if (!problem.isEmpty()) {
                picker->setProblem(problem);
                return;
            }
            entered.append({editor->field().name, editor->value()});
        }
        picker->dismiss();
        perform(u"circle-check"_s, done,
                [entered](const VerbContext &desk, const LoadedRecord &loaded) { return ticketEdit(desk, loaded, entered); });
    });
}

void QueueActions::pickPriority()
{
    PickerPopup *picker = openPicker(tr("Priority of %1").arg(subject()), tr("Impact and urgency, or a priority"));
    const int row = m_pane->table()->currentIndex().row();
    const TicketListModel *list = m_pane->model();
    const std::shared_ptr<const DeskPolicies> policies = DeskVocabulary::of(m_pane->context().session)->policies();
    picker->setItems(priorityChoices(
        *m_pane->query().subject, policies->matrix(), list->valueAt(row, u"impact").number(), list->valueAt(row, u"urgency").number()));
    connect(picker, &PickerPopup::chosen, this, [this, picker](const QString &id) {
        const QStringList parts = id.split(u' ');
        const qint64 first = parts.value(1).toLongLong();
        if (parts.value(0) == u"m") {
            picker->dismiss();
            perform(u"flag"_s, tr("Priority of %1 changed").arg(subject()),
                    [first, urgency = parts.value(2).toLongLong()](const VerbContext &desk, const LoadedRecord &loaded) {
                        return levelsEdit(desk, loaded, first, urgency);
                    });
            return;
        }
        askPriorityReason(picker, first, [this, first](const QString &reason) { setPriorityByHand(first, reason); });
    });
}

void QueueActions::setPriorityByHand(qint64 priority, const QString &reason)
{
    perform(u"flag"_s, tr("Priority of %1 is now P%2").arg(subject()).arg(priority),
            [priority, reason](const VerbContext &desk, const LoadedRecord &loaded) {
                return ticketEdit(desk, loaded,
                                  {{u"priority"_s, Value(priority)}, {u"matrix.version"_s, Value()}, {u"priority.reason"_s, Value(reason)}});
            });
}

void QueueActions::pickTags()
{
    PickerPopup *picker = openPicker(tr("Tags of %1").arg(subject()), tr("Tag"));
    picker->setSeveral(tr("Set tags"));
    picker->setFree(tr("New tag “%1”"));
    struct Tags
    {
        QStringList known;
        QStringList own;
    };
    const auto work = [tickets = rids()](Workspace &desk) -> Result<Tags> {
        Tags tags;
        STEWARD_ASSIGN(tags.known, knownTags(desk));
        if (!tickets.isEmpty()) {
            STEWARD_ASSIGN(const LoadedRecord ticket, desk.load(tickets.first()));
            tags.own = valueOf(*desk.schema().type(ticket.type), ticket.values, u"tag").set().items();
        }
        return tags;
    };
    auto before = std::make_shared<QStringList>();
    deliver(m_pane->context().session->read<Tags>(work), picker, [picker, before](const Result<Tags> &tags) {
        if (!tags)
            return;
        *before = tags->own;
        picker->setItems(tagChoices(tags->own, tags->known));
    });
    connect(picker, &PickerPopup::taken, this, [this, before](const QStringList &ids) {
        // What was checked is added and what was unchecked is removed, on each ticket; its other tags stay.
        perform(u"tag"_s, tr("Tags of %1 changed").arg(subject()), [ids, before](const VerbContext &desk, const LoadedRecord &loaded) {
            const StringSet present = valueOf(*desk.schema().type(loaded.type), loaded.values, u"tag").set();
            return ticketEdit(desk, loaded, {{u"tag"_s, Value(chosenTags(present, *before, ids))}});
        });
    });
}

void QueueActions::pickDue()
{
    PickerPopup *picker = openPicker(tr("%1 is due").arg(subject()), {});
    askDue(picker, m_pane->context().session, *m_pane->query().subject->field(u"due"),
           m_pane->model()->valueAt(m_pane->table()->currentIndex().row(), u"due"), [this](const Value &due) {
        perform(u"clock"_s, due.isEmpty() ? tr("%1 has no due date now").arg(subject()) : tr("Due date of %1 changed").arg(subject()),
                [due](const VerbContext &desk, const LoadedRecord &loaded) { return ticketEdit(desk, loaded, {{u"due"_s, due}}); });
    });
}

} // namespace steward
