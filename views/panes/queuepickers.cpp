// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// The pickers of the queue that ask for more than a name: states with what they need, priority, tags, due date.
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
#include "views/panes/ticketactions.h"
#include "views/shell/deskcommands.h"
#include "views/theme/texttint.h"

#include <QDateTime>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

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
        const Lifecycle *lifecycle = offered->choices.policies->lifecycle(type.name());
        const QString now = valueOf(type, offered->ticket.values, u"status").text();
        const QString language = screenLanguage();
        const LifecycleState *nowState = lifecycle ? lifecycle->state(now) : nullptr;
        QList<PickerItem> items;
        for (const LifecycleState &state : lifecycle ? lifecycle->states() : QList<LifecycleState>()) {
            PickerItem item;
            item.id = state.key;
            item.text = state.labelIn(language);
            item.keywords = state.label;
            item.glyph = indicatorOf(state.statusClass);
            item.checked = state.key == now;
            const TransitionOffer *way = nullptr;
            for (const TransitionOffer &offer : offered->choices.offers) {
                if (offer.transition->to == state.key)
                    way = &offer;
            }
            if (way) {
                item.keywords += u' ' + way->transition->name;
                if (way->isAllowed())
                    item.detail = way->transition->nameIn(language);
                else if (way->needsOnlyFields())
                    item.detail = missingWords(type, way->missing);
                else
                    item.whyNot = missingWords(type, way->missing);
            } else {
                //: %1 is the present status of a ticket.
                item.whyNot = item.checked ? tr("It is so already")
                                           : tr("Not possible from “%1”").arg(nowState ? nowState->labelIn(language) : now);
            }
            items << item;
        }
        picker->setItems(items);
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
    const RecordType &type = *m_pane->query().subject;
    const auto level = [&](const char *field, qint64 value) {
        return valueText(*type.field(QString::fromLatin1(field)), Value(value), {});
    };
    const qint64 impact = list->valueAt(row, u"impact").number();
    const qint64 urgency = list->valueAt(row, u"urgency").number();
    QList<PickerItem> items;
    // Most urgent first: that is how the eye looks for a priority.
    for (qint64 priority = 1; priority <= 5; ++priority) {
        for (const qint64 i : policies->matrix().impacts()) {
            for (const qint64 u : policies->matrix().urgencies()) {
                if (policies->matrix().priorityFor(i, u) != priority)
                    continue;
                PickerItem item;
                item.id = u"m %1 %2"_s.arg(i).arg(u);
                item.section = tr("From impact and urgency");
                item.text = u"P%1"_s.arg(priority);
                item.detail = tr("Impact %1, urgency %2").arg(level("impact", i), level("urgency", u));
                item.keywords = item.detail;
                item.priority = int(priority);
                item.checked = i == impact && u == urgency;
                items << item;
            }
        }
    }
    for (qint64 priority = 1; priority <= 5; ++priority) {
        PickerItem item;
        item.id = u"h %1"_s.arg(priority);
        item.section = tr("By hand, with a reason");
        item.text = level("priority", priority);
        item.priority = int(priority);
        items << item;
    }
    picker->setItems(items);
    connect(picker, &PickerPopup::chosen, this, [this, picker](const QString &id) {
        const QStringList parts = id.split(u' ');
        if (parts.value(0) == u"m") {
            picker->dismiss();
            const FieldValues entered{{u"impact"_s, Value(parts.value(1).toLongLong())}, {u"urgency"_s, Value(parts.value(2).toLongLong())}};
            const qint64 version = DeskVocabulary::of(m_pane->context().session)->policies()->matrix().version();
            perform(u"flag"_s, tr("Priority of %1 changed").arg(subject()),
                    [entered, version](const VerbContext &desk, const LoadedRecord &loaded) {
                        FieldValues all = entered;
                        // Given back to the matrix where it was set by hand.
                        const RecordType &kind = *desk.schema().type(loaded.type);
                        if (valueOf(kind, loaded.values, u"matrix.version").isEmpty() && !valueOf(kind, loaded.values, u"priority").isEmpty()) {
                            const auto rules = desk.policies();
                            if (rules) {
                                const auto given = (*rules)->matrix().priorityFor(entered[0].second.number(), entered[1].second.number());
                                if (given) {
                                    all.append({u"priority"_s, Value(*given)});
                                    all.append({u"matrix.version"_s, Value(version)});
                                    all.append({u"priority.reason"_s, Value()});
                                }
                            }
                        }
                        return ticketEdit(desk, loaded, all);
                    });
            return;
        }
        const qint64 priority = parts.value(1).toLongLong();
        auto *form = new FieldForm(FieldForm::Labels::Above);
        form->layout()->setContentsMargins(12, 4, 12, 8);
        auto *reason = new QLineEdit(form);
        reason->setObjectName(u"priorityReason"_s);
        form->addField(tr("Why this priority"), reason);
        const auto take = [this, picker, reason, priority] {
            if (reason->text().trimmed().isEmpty()) {
                picker->setProblem(tr("A priority by hand needs a reason"));
                return;
            }
            const QString words = reason->text().trimmed();
            picker->dismiss();
            setPriorityByHand(priority, words);
        };
        connect(reason, &QLineEdit::returnPressed, picker, take);
        picker->showForm(form, tr("Set P%1").arg(priority), take);
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
        const RecordType &tag = *desk.schema().type(u"tag");
        STEWARD_ASSIGN(const QList<Rid> rids, desk.records().all(tag));
        for (const Rid rid : rids) {
            STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(rid));
            tags.known << valueOf(tag, loaded.values, tag.titleField()).text();
        }
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
        QList<PickerItem> items;
        QStringList all = tags->own + tags->known;
        all.removeDuplicates();
        for (const QString &name : std::as_const(all)) {
            PickerItem item;
            item.id = name;
            item.text = name;
            item.iconName = u"tag"_s;
            item.checked = tags->own.contains(name);
            items << item;
        }
        picker->setItems(items);
    });
    connect(picker, &PickerPopup::taken, this, [this, before](const QStringList &ids) {
        // What was checked is added and what was unchecked is removed, on each ticket; its other tags stay.
        perform(u"tag"_s, tr("Tags of %1 changed").arg(subject()), [ids, before](const VerbContext &desk, const LoadedRecord &loaded) {
            StringSet tags = valueOf(*desk.schema().type(loaded.type), loaded.values, u"tag").set();
            for (const QString &tag : std::as_const(*before)) {
                if (!ids.contains(tag))
                    tags.remove(tag);
            }
            for (const QString &tag : ids)
                tags.insert(tag);
            return ticketEdit(desk, loaded, {{u"tag"_s, Value(tags)}});
        });
    });
}

void QueueActions::pickDue()
{
    PickerPopup *picker = openPicker(tr("%1 is due").arg(subject()), {});
    const RecordType &type = *m_pane->query().subject;
    auto *form = new FieldForm(FieldForm::Labels::Above);
    form->layout()->setContentsMargins(12, 4, 12, 8);
    FieldEditor *editor = FieldEditor::make(*type.field(u"due"), m_pane->context().session, form);
    editor->setValue(m_pane->model()->valueAt(m_pane->table()->currentIndex().row(), u"due"), {});
    form->addField(recordText(type.field(u"due")->label), editor);
    const auto take = [this, picker, editor] {
        if (!editor->problem().isEmpty()) {
            picker->setProblem(editor->problem());
            return;
        }
        const Value due = editor->value();
        picker->dismiss();
        perform(u"clock"_s, due.isEmpty() ? tr("%1 has no due date now").arg(subject()) : tr("Due date of %1 changed").arg(subject()),
                [due](const VerbContext &desk, const LoadedRecord &loaded) { return ticketEdit(desk, loaded, {{u"due"_s, due}}); });
    };
    if (auto *line = editor->findChild<QLineEdit *>())
        connect(line, &QLineEdit::returnPressed, picker, take);
    picker->showForm(form, tr("Set"), take);
}

} // namespace steward
