// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// The pickers of a ticket that ask for values: priority, tags, due date.
#include "core/desk/conversation.h"
#include "core/desk/fields.h"
#include "models/deskvocabulary.h"
#include "models/valuetext.h"
#include "views/editors/fieldeditor.h"
#include "views/editors/fieldform.h"
#include "views/editors/pickerpopup.h"
#include "views/editors/runsbutton.h"
#include "views/panes/ticketactions.h"
#include "views/panes/ticketheader.h"
#include "views/panes/ticketpane.h"

#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

/// The impact and urgency that were chosen; a priority that stood there by hand goes back to the matrix.
Result<VerbReport> setLevels(const VerbContext &desk, const LoadedRecord &loaded, qint64 impact, qint64 urgency)
{
    const RecordType &type = *desk.schema().type(loaded.type);
    RecordValues wanted = loaded.values;
    setValue(type, wanted, u"impact", Value(impact));
    setValue(type, wanted, u"urgency", Value(urgency));
    STEWARD_ASSIGN(const auto policies, desk.policies());
    policies->matrix().follow(type, wanted);
    return saveTicket(desk, loaded, wanted);
}

} // namespace

void TicketActions::pickPriority()
{
    const auto page = m_pane->page();
    const QString number = page->ticket.number;
    PickerPopup *picker = openPicker(m_pane->header()->priorityButton(), tr("Priority of %1").arg(number), tr("Impact and urgency, or a priority"));
    const PriorityMatrix &matrix = page->choices.policies->matrix();
    const auto level = [&](const char *field, qint64 value) {
        return valueText(*page->type->field(QString::fromLatin1(field)), Value(value), {});
    };
    QList<PickerItem> items;
    // Most urgent first: that is how the eye looks for a priority.
    for (qint64 priority = 1; priority <= 5; ++priority) {
        for (const qint64 impact : matrix.impacts()) {
            for (const qint64 urgency : matrix.urgencies()) {
                if (matrix.priorityFor(impact, urgency) != priority)
                    continue;
                PickerItem item;
                item.id = u"m %1 %2"_s.arg(impact).arg(urgency);
                item.section = tr("From impact and urgency");
                item.text = u"P%1"_s.arg(priority);
                item.detail = tr("Impact %1, urgency %2").arg(level("impact", impact), level("urgency", urgency));
                item.keywords = item.detail;
                item.priority = int(priority);
                item.checked = impact == page->value(u"impact").number() && urgency == page->value(u"urgency").number();
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
        auto *form = new FieldForm(FieldForm::Labels::Above);
        form->layout()->setContentsMargins(12, 4, 12, 8);
        auto *reason = new QLineEdit(form);
        reason->setObjectName(u"priorityReason"_s);
        form->addField(tr("Why this priority"), reason);
        const auto take = [this, picker, reason, first, number] {
            const QString words = reason->text().trimmed();
            if (words.isEmpty()) {
                picker->setProblem(tr("A priority by hand needs a reason"));
                return;
            }
            picker->dismiss();
            m_pane->perform(u"flag"_s, tr("Priority of %1 is now P%2").arg(number).arg(first),
                            [first, words](const VerbContext &desk, const LoadedRecord &loaded) {
                                return setPriority(desk, loaded, first, words);
                            });
        };
        connect(reason, &QLineEdit::returnPressed, picker, take);
        picker->showForm(form, tr("Set P%1").arg(first), take);
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
    const auto work = [](Workspace &desk) -> Result<QStringList> {
        const RecordType &tag = *desk.schema().type(u"tag");
        STEWARD_ASSIGN(const QList<Rid> rids, desk.records().all(tag));
        QStringList names;
        for (const Rid rid : rids) {
            STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(rid));
            names << valueOf(tag, loaded.values, tag.titleField()).text();
        }
        return names;
    };
    deliver(m_pane->context().session->read<QStringList>(work), picker, [picker, own](const Result<QStringList> &known) {
        QStringList all = own + known.value_or({});
        all.removeDuplicates();
        QList<PickerItem> items;
        for (const QString &name : std::as_const(all)) {
            PickerItem item;
            item.id = name;
            item.text = name;
            item.iconName = u"tag"_s;
            item.checked = own.contains(name);
            items << item;
        }
        picker->setItems(items);
    });
    const auto set = [this, number, own](const QStringList &wanted) {
        m_pane->perform(u"tag"_s, tr("Tags of %1 changed").arg(number), [wanted, own](const VerbContext &desk, const LoadedRecord &loaded) {
            // Tags that somebody else gave meanwhile stay.
            StringSet tags = valueOf(*desk.schema().type(loaded.type), loaded.values, u"tag").set();
            for (const QString &tag : own) {
                if (!wanted.contains(tag))
                    tags.remove(tag);
            }
            for (const QString &tag : wanted)
                tags.insert(tag);
            return editTicket(desk, loaded, {{u"tag"_s, Value(tags)}});
        });
    };
    connect(picker, &PickerPopup::taken, this, [picker, set](const QStringList &wanted) {
        picker->dismiss();
        set(wanted);
    });
}

void TicketActions::pickDue()
{
    if (!m_pane->whyNot().isEmpty())
        return;
    const auto page = m_pane->page();
    const QString number = page->ticket.number;
    PickerPopup *picker = openPicker(m_pane->header()->dueTile(), tr("%1 is due").arg(number), {});
    const Field &field = *page->type->field(u"due");
    auto *form = new FieldForm(FieldForm::Labels::Above);
    form->layout()->setContentsMargins(12, 4, 12, 8);
    FieldEditor *editor = FieldEditor::make(field, m_pane->context().session, form);
    editor->setValue(page->value(u"due"), {});
    form->addField(recordText(field.label), editor);
    const auto take = [this, picker, editor, number] {
        if (!editor->problem().isEmpty()) {
            picker->setProblem(editor->problem());
            return;
        }
        const Value due = editor->value();
        picker->dismiss();
        m_pane->perform(u"clock"_s, due.isEmpty() ? tr("%1 has no due date now").arg(number) : tr("Due date of %1 changed").arg(number),
                        [due](const VerbContext &desk, const LoadedRecord &loaded) {
                            return editTicket(desk, loaded, {{u"due"_s, due}});
                        });
    };
    if (auto *line = editor->findChild<QLineEdit *>())
        connect(line, &QLineEdit::returnPressed, picker, take);
    picker->showForm(form, tr("Set"), take);
}

} // namespace steward
