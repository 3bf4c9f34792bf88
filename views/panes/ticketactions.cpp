// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/ticketactions.h"

#include "core/desk/fields.h"
#include "models/deskvocabulary.h"
#include "models/people.h"
#include "models/valuetext.h"
#include "views/actions/actionregistry.h"
#include "views/editors/fieldeditor.h"
#include "views/editors/fieldform.h"
#include "views/editors/pickerpopup.h"
#include "views/editors/runsbutton.h"
#include "views/panes/ticketchoices.h"
#include "views/panes/ticketcomposer.h"
#include "views/panes/ticketheader.h"
#include "views/panes/ticketpane.h"
#include "views/panes/ticketside.h"
#include "views/shell/errorsentences.h"
#include "views/text/format.h"

#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace steward {

TicketActions::TicketActions(TicketPane *pane) : QObject(pane), m_pane(pane)
{
    handle();
    connect(pane->header(), &TicketHeader::actionWanted, this, [this](const QString &id) {
        m_at = nullptr;
        m_pane->context().actions->trigger(id);
    });
    connect(pane->header(), &TicketHeader::dueWanted, this, &TicketActions::pickDue);
    connect(pane->side(), &TicketSide::actionWanted, this, [this](const QString &id) { m_pane->context().actions->trigger(id); });
    connect(pane->side(), &TicketSide::pickerWanted, this, [this](const QString &field, QWidget *at) {
        m_at = at;
        if (field == u"assignee")
            pickAssignee();
        else if (field == u"team")
            pickTeam();
        else if (field == u"tag")
            pickTags();
        else
            pickPriority();
    });
}

void TicketActions::handle()
{
    ActionRegistry *actions = m_pane->context().actions;
    if (!actions)
        return;
    const auto on = [&](const char *id, void (TicketActions::*run)()) {
        actions->handle(QString::fromLatin1(id), m_pane, [this, run] { (this->*run)(); }, [this] { return m_pane->whyNot(); });
    };
    on("list.assign-to-me", &TicketActions::assignToMe);
    on("list.assign", &TicketActions::pickAssignee);
    on("list.assign-team", &TicketActions::pickTeam);
    on("list.status", &TicketActions::pickStatus);
    on("list.priority", &TicketActions::pickPriority);
    on("list.label", &TicketActions::pickTags);
    actions->handle(u"ticket.resolve"_s, m_pane, [this] {
        if (const TransitionOffer *offer = offerFor(u"resolve"_s))
            moveTo(*offer, m_pane->header()->resolveButton());
    }, [this] { return whyNo(u"resolve"_s); });
    handleRelations();
    handleWork();
}

void TicketActions::showPage()
{
    const QString why = whyNo(u"resolve"_s);
    m_pane->header()->resolveButton()->setEnabled(why.isEmpty());
    m_pane->header()->resolveButton()->setToolTip(why);
    m_pane->composer()->setResolveWhyNot(why);
    const qint64 started = timerStarted();
    const Instant now = m_pane->context().session->clock().now();
    m_pane->side()->setTimer(started > 0 ? format::span(Duration(now.ms - started)) : QString());
}

PickerPopup *TicketActions::openPicker(QWidget *at, const QString &title, const QString &placeholder)
{
    if (m_picker)
        m_picker->dismiss();
    QWidget *anchor = m_at ? m_at.data() : at;
    m_at = nullptr;
    m_picker = new PickerPopup(m_pane, m_pane->context().actions);
    m_picker->setTitle(title);
    m_picker->setPlaceholder(placeholder);
    m_picker->popUp(QRect(anchor->mapToGlobal(QPoint()), anchor->size()));
    return m_picker;
}

// --- who ---

void TicketActions::assignToMe()
{
    m_pane->perform(u"user-plus"_s, tr("%1 assigned to you").arg(m_pane->page()->ticket.number),
                    [](const VerbContext &desk, const LoadedRecord &loaded) { return steward::assignToMe(desk, loaded); });
}

void TicketActions::pickAssignee()
{
    const QString number = m_pane->page()->ticket.number;
    PickerPopup *picker = openPicker(m_pane->header()->assigneeButton(), tr("Assign %1 to").arg(number), tr("Name, reading or login"));
    const Uuid team = m_pane->page()->value(u"team").reference();
    const Uuid now = m_pane->page()->value(u"assignee").reference();
    const auto work = [team](Workspace &desk) { return technicians(desk, team); };
    deliver(m_pane->context().session->read<QList<Technician>>(work), picker,
            [this, picker, now](const Result<QList<Technician>> &people) {
        if (!people) {
            DeskCommands::of(m_pane->context().session)->sayError(people.error());
            return;
        }
        picker->setItems(technicianChoices(*people, now) + QList<PickerItem>{nobodyChoice(now.isNull())});
    });
    connect(picker, &PickerPopup::chosen, this, [this, picker, number](const QString &id) {
        const QString name = shownName(picker, id);
        picker->dismiss();
        const Uuid person = Uuid::fromString(id);
        const QString done = person.isNull() ? tr("%1 assigned to nobody").arg(number) : tr("%1 assigned to %2").arg(number, name);
        m_pane->perform(u"user-plus"_s, done, [person](const VerbContext &desk, const LoadedRecord &loaded) {
            return assign(desk, loaded, {}, person);
        });
    });
}

void TicketActions::pickTeam()
{
    const QString number = m_pane->page()->ticket.number;
    PickerPopup *picker = openPicker(m_pane->header()->teamButton(), tr("Give %1 to the team").arg(number), tr("Team"));
    const Uuid now = m_pane->page()->value(u"team").reference();
    deliver(m_pane->context().session->read<QList<NamedRecord>>(activeTeams), picker,
            [this, picker, now](const Result<QList<NamedRecord>> &teams) {
        if (!teams) {
            DeskCommands::of(m_pane->context().session)->sayError(teams.error());
            return;
        }
        picker->setItems(teamChoices(*teams, now));
    });
    connect(picker, &PickerPopup::chosen, this, [this, picker, number](const QString &id) {
        const QString name = shownName(picker, id);
        picker->dismiss();
        m_pane->perform(u"users-group"_s, tr("%1 given to %2").arg(number, name),
                        [team = Uuid::fromString(id)](const VerbContext &desk, const LoadedRecord &loaded) {
                            return assign(desk, loaded, team, {});
                        });
    });
}

// --- status ---

const TransitionOffer *TicketActions::offerFor(const QString &transition) const
{
    if (!m_pane->page())
        return nullptr;
    for (const TransitionOffer &offer : m_pane->page()->choices.offers) {
        if (offer.transition->key == transition)
            return &offer;
    }
    return nullptr;
}

QString TicketActions::whyNo(const QString &transition) const
{
    if (const QString why = m_pane->whyNot(); !why.isEmpty())
        return why;
    const TransitionOffer *offer = offerFor(transition);
    const auto &page = m_pane->page();
    if (!offer)
        //: %1 is the present status of a ticket.
        return tr("Not possible from “%1”").arg(m_pane->vocabulary()->stateLabel(page->type->name(), page->value(u"status").text()));
    return offer->isAllowed() || offer->needsOnlyFields() ? QString() : missingWords(*page->type, offer->missing);
}

void TicketActions::pickStatus()
{
    const auto page = m_pane->page();
    PickerPopup *picker = openPicker(m_pane->header()->statusButton(), tr("Status of %1").arg(page->ticket.number), tr("Status"));
    picker->setItems(statusChoices(*page->type, page->choices, page->value(u"status").text()));
    connect(picker, &PickerPopup::chosen, this, [this, picker, page](const QString &status) {
        picker->dismiss();
        for (const TransitionOffer &offer : page->choices.offers) {
            if (offer.transition->to == status) {
                moveTo(offer, m_pane->header()->statusButton());
                return;
            }
        }
    });
}

void TicketActions::moveTo(const TransitionOffer &offer, QWidget *at)
{
    const auto page = m_pane->page();
    const QString state = m_pane->vocabulary()->stateLabel(page->type->name(), offer.transition->to);
    //: %1 is a ticket, %2 its new status.
    const QString done = tr("%1 is now “%2”").arg(page->ticket.number, state);
    askMissing(offer, at, [this, done, status = offer.transition->to](const FieldValues &entered) {
        m_pane->perform(u"circle-check"_s, done,
                        [status, entered](const VerbContext &desk, const LoadedRecord &loaded) {
                            return changeStatus(desk, loaded, status, entered);
                        },
                        [this](const Result<VerbReport> &report) {
                            if (report)
                                this->offer(report->followUps);
                            else
                                DeskCommands::of(m_pane->context().session)->sayError(report.error());
                        });
    });
}

void TicketActions::askResolution(std::function<void(const FieldValues &)> then)
{
    const TransitionOffer *offer = offerFor(u"resolve"_s);
    if (!offer || !whyNo(u"resolve"_s).isEmpty())
        return;
    askMissing(*offer, m_pane->composer()->resolveButton(), [then = std::move(then), status = offer->transition->to](const FieldValues &entered) {
        then(entered + FieldValues{{u"status"_s, Value(status)}});
    });
}

void TicketActions::askMissing(const TransitionOffer &offer, QWidget *at, Then then)
{
    if (offer.missing.isEmpty()) {
        then({});
        return;
    }
    const auto page = m_pane->page();
    const QString name = offer.transition->nameIn(screenLanguage());
    PickerPopup *picker = openPicker(at, tr("“%1” needs").arg(name), {});
    // Asked for in place, not refused afterwards.
    auto *form = new FieldForm(FieldForm::Labels::Above);
    form->layout()->setContentsMargins(12, 4, 12, 8);
    QList<FieldEditor *> editors;
    for (const Missing &one : offer.missing) {
        const Field *field = one.kind == Missing::Kind::Field ? page->type->field(one.field) : nullptr;
        if (!field)
            continue;
        FieldEditor *editor = FieldEditor::make(*field, m_pane->context().session, form);
        if (field->name == u"assignee")
            editor->setValue(Value(m_pane->context().session->me()),
                             {{m_pane->context().session->me(), m_pane->context().session->myName()}});
        // What was just written to the requester is most often what solved it.
        if (field->name == u"resolution" && !m_pane->composer()->text().trimmed().isEmpty())
            editor->setValue(Value(m_pane->composer()->text().trimmed()), {});
        form->addField(recordText(field->label), editor);
        editors << editor;
    }
    picker->showForm(form, name, [picker, editors, then = std::move(then)] {
        FieldValues entered;
        for (const FieldEditor *editor : editors) {
            const QString problem = editor->value().isEmpty() && editor->problem().isEmpty()
                ? tr("%1 is still missing").arg(recordText(editor->field().label))
                : editor->problem();
            if (!problem.isEmpty()) {
                picker->setProblem(problem);
                return;
            }
            entered.append({editor->field().name, editor->value()});
        }
        picker->dismiss();
        then(entered);
    });
}

void TicketActions::offer(const QList<FollowUp> &followUps)
{
    for (const FollowUp &one : followUps) {
        if (one.kind != FollowUp::Kind::ResolveChildren || one.records.isEmpty())
            continue;
        const int count = int(one.records.size());
        PickerPopup *picker = openPicker(m_pane->header()->resolveButton(), tr("%n child(ren) still open", nullptr, count), {});
        PickerItem yes;
        yes.id = u"resolve"_s;
        yes.text = tr("Resolve %n child(ren) with the same text", nullptr, count);
        yes.iconName = u"circle-check"_s;
        PickerItem no;
        no.id = u"leave"_s;
        no.text = tr("Leave them open");
        no.iconName = u"x"_s;
        picker->setItems({yes, no});
        connect(picker, &PickerPopup::chosen, this, [this, picker, one, count](const QString &id) {
            picker->dismiss();
            if (id != u"resolve")
                return;
            m_pane->perform(u"circle-check"_s, tr("%n child(ren) resolved", nullptr, count),
                            [children = one.records](const VerbContext &desk, const LoadedRecord &loaded) -> Result<VerbReport> {
                                STEWARD_ASSIGN(const LoadedRecord parent, desk.desk().load(loaded.id));
                                return resolveChildren(desk, parent, children);
                            });
        });
    }
}

} // namespace steward
