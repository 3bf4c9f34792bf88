// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/panes/ticketchoices.h"

#include "models/deskvocabulary.h"
#include "models/valuetext.h"
#include "views/editors/fieldeditor.h"
#include "views/editors/fieldform.h"
#include "views/shell/errorsentences.h"

#include <QCoreApplication>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

class TicketChoices
{
    Q_DECLARE_TR_FUNCTIONS(steward::TicketChoices)
};

FieldForm *newForm()
{
    auto *form = new FieldForm(FieldForm::Labels::Above);
    form->layout()->setContentsMargins(12, 4, 12, 8);
    return form;
}

} // namespace

QString missingWords(const RecordType &type, const QList<Missing> &missing)
{
    QStringList fields;
    QStringList parts;
    for (const Missing &one : missing) {
        const Field *field = type.field(one.field);
        if (one.kind == Missing::Kind::Field)
            fields << (field ? recordText(field->label) : one.field);
        else if (one.kind == Missing::Kind::Permission)
            parts << TicketChoices::tr("You may not do this");
        else if (const QString rule = errorSentence({ErrorKind::FailedPrecondition, one.field, {}, {}, {}}); !rule.isEmpty())
            parts << rule; // Missing::Kind::Rule says its code
        else
            parts << one.messageIn(screenLanguage());
    }
    if (!fields.isEmpty())
        //: %1 is a list of fields that a move needs.
        parts.prepend(TicketChoices::tr("Needs: %1").arg(fields.join(TicketChoices::tr(", "))));
    return parts.join(TicketChoices::tr("; "));
}

QList<PickerItem> statusChoices(const RecordType &type, const TransitionChoices &choices, const QString &now)
{
    const Lifecycle *lifecycle = choices.policies->lifecycle(type.name());
    if (!lifecycle)
        return {};
    const QString language = screenLanguage();
    const LifecycleState *nowState = lifecycle->state(now);
    QList<PickerItem> items;
    for (const LifecycleState &state : lifecycle->states()) {
        PickerItem item;
        item.id = state.key;
        item.text = state.labelIn(language);
        item.keywords = state.label;
        item.glyph = indicatorOf(state.statusClass);
        item.checked = state.key == now;
        const TransitionOffer *way = nullptr;
        for (const TransitionOffer &offer : choices.offers) {
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
            item.whyNot = item.checked ? TicketChoices::tr("It is so already")
                                       : TicketChoices::tr("Not possible from “%1”").arg(nowState ? nowState->labelIn(language) : now);
        }
        items << item;
    }
    return items;
}

QList<PickerItem> priorityChoices(const RecordType &type, const PriorityMatrix &matrix, qint64 impact, qint64 urgency)
{
    const auto level = [&](const char *field, qint64 value) {
        return valueText(*type.field(QString::fromLatin1(field)), Value(value), {});
    };
    QList<PickerItem> items;
    // Most urgent first: that is how the eye looks for a priority.
    for (qint64 priority = 1; priority <= 5; ++priority) {
        for (const qint64 row : matrix.impacts()) {
            for (const qint64 column : matrix.urgencies()) {
                if (matrix.priorityFor(row, column) != priority)
                    continue;
                PickerItem item;
                item.id = u"m %1 %2"_s.arg(row).arg(column);
                item.section = TicketChoices::tr("From impact and urgency");
                item.text = u"P%1"_s.arg(priority);
                item.detail = TicketChoices::tr("Impact %1, urgency %2").arg(level("impact", row), level("urgency", column));
                item.keywords = item.detail;
                item.priority = int(priority);
                item.checked = row == impact && column == urgency;
                items << item;
            }
        }
    }
    for (qint64 priority = 1; priority <= 5; ++priority) {
        PickerItem item;
        item.id = u"h %1"_s.arg(priority);
        item.section = TicketChoices::tr("By hand, with a reason");
        item.text = level("priority", priority);
        item.priority = int(priority);
        items << item;
    }
    return items;
}

void askPriorityReason(PickerPopup *picker, qint64 priority, std::function<void(const QString &reason)> then)
{
    FieldForm *form = newForm();
    auto *reason = new QLineEdit(form);
    reason->setObjectName(u"priorityReason"_s);
    form->addField(TicketChoices::tr("Why this priority"), reason);
    const auto take = [picker, reason, then = std::move(then)] {
        const QString words = reason->text().trimmed();
        if (words.isEmpty()) {
            picker->setProblem(TicketChoices::tr("A priority by hand needs a reason"));
            return;
        }
        picker->dismiss();
        then(words);
    };
    QObject::connect(reason, &QLineEdit::returnPressed, picker, take);
    picker->showForm(form, TicketChoices::tr("Set P%1").arg(priority), take);
}

QList<PickerItem> technicianChoices(const QList<Technician> &people, const Uuid &now)
{
    QList<PickerItem> items;
    for (const Technician &person : people) {
        PickerItem item;
        item.id = person.id.toString();
        item.text = person.name;
        item.detail = person.login;
        item.keywords = person.keywords;
        item.section = person.inTeam ? TicketChoices::tr("Team") : TicketChoices::tr("Others");
        item.avatar = true;
        item.checked = person.id == now;
        items << item;
    }
    return items;
}

PickerItem nobodyChoice(bool isNow)
{
    PickerItem nobody;
    nobody.text = TicketChoices::tr("Nobody");
    nobody.iconName = u"user"_s;
    nobody.checked = isNow;
    return nobody;
}

QList<PickerItem> teamChoices(const QList<NamedRecord> &teams, const Uuid &now)
{
    QList<PickerItem> items;
    for (const NamedRecord &team : teams) {
        PickerItem item;
        item.id = team.id.toString();
        item.text = team.name;
        item.iconName = u"users-group"_s;
        item.checked = team.id == now;
        items << item;
    }
    return items;
}

QString shownName(const PickerPopup *picker, const QString &id)
{
    QString name;
    for (const PickerItem &item : picker->shown())
        name = item.id == id ? item.text : name;
    return name;
}

QList<PickerItem> tagChoices(const QStringList &own, const QStringList &known)
{
    QStringList all = own + known;
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
    return items;
}

void askDue(PickerPopup *picker, DeskSession *session, const Field &field, const Value &now, std::function<void(const Value &)> then)
{
    FieldForm *form = newForm();
    FieldEditor *editor = FieldEditor::make(field, session, form);
    editor->setValue(now, {});
    form->addField(recordText(field.label), editor);
    const auto take = [picker, editor, then = std::move(then)] {
        if (!editor->problem().isEmpty()) {
            picker->setProblem(editor->problem());
            return;
        }
        const Value due = editor->value();
        picker->dismiss();
        then(due);
    };
    if (auto *line = editor->findChild<QLineEdit *>())
        QObject::connect(line, &QLineEdit::returnPressed, picker, take);
    picker->showForm(form, TicketChoices::tr("Set"), take);
}

} // namespace steward
