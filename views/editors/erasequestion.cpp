// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/editors/erasequestion.h"

#include "views/editors/fieldform.h"
#include "views/editors/pickerpopup.h"
#include "views/theme/texttint.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace steward {

namespace {

struct EraseQuestion
{
    Q_DECLARE_TR_FUNCTIONS(EraseQuestion)
};

constexpr int sampleLength = 48;

QString sampleOf(const ErasableField &field)
{
    const QString words = field.value.simplified();
    if (words.isEmpty())
        return field.label;
    //: %1 a field's name; %2 the beginning of what stands there.
    const QString all = EraseQuestion::tr("%1: %2").arg(field.label, words);
    return all.size() > sampleLength ? QString(all.left(sampleLength) + QChar(0x2026)) : all;
}

} // namespace

PickerPopup *askErasure(QWidget *window, ActionRegistry *registry, const QRect &anchor, const QString &title,
    const QList<ErasableField> &fields, std::function<void(const QStringList &, const QString &)> then)
{
    auto *picker = new PickerPopup(window, registry);
    picker->setTitle(title);
    picker->popUp(anchor);
    auto *form = new QWidget;
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(12, 4, 12, 8);
    column->setSpacing(6);
    QList<QCheckBox *> boxes;
    for (const ErasableField &field : fields) {
        auto *box = new QCheckBox(sampleOf(field), form);
        box->setObjectName(QStringLiteral("erase-") + field.unit);
        box->setChecked(field.checked || fields.size() == 1);
        box->setVisible(fields.size() > 1);
        column->addWidget(box);
        boxes.append(box);
        QObject::connect(box, &QCheckBox::toggled, picker, [picker] { picker->setProblem({}); });
    }
    auto *inner = new FieldForm(FieldForm::Labels::Above, form);
    auto *reason = new QLineEdit(inner);
    reason->setObjectName(QStringLiteral("eraseReason"));
    reason->setPlaceholderText(EraseQuestion::tr("Held a card number"));
    QObject::connect(reason, &QLineEdit::textEdited, picker, [picker] { picker->setProblem({}); });
    inner->addField(EraseQuestion::tr("Reason, for everybody at the desk"), reason);
    column->addWidget(inner);
    auto *meaning = new QLabel(EraseQuestion::tr(
        "It goes for good: here, on the team server and on every replica, with every earlier version. Nobody can undo it. "
        "The history keeps who wrote it and when. Backups and exports made before still hold it."), form);
    meaning->setWordWrap(true);
    tintText(meaning, ThemeRole::Text2);
    column->addWidget(meaning);
    const auto accept = [picker, boxes, fields, reason, then = std::move(then)] {
        QStringList units;
        for (qsizetype i = 0; i < boxes.size(); ++i) {
            if (boxes[i]->isChecked())
                units.append(fields[i].unit);
        }
        const QString why = reason->text().trimmed();
        const bool chosen = boxes.isEmpty() || !units.isEmpty();
        if (!chosen || why.isEmpty()) {
            picker->setProblem(chosen ? EraseQuestion::tr("Enter a reason") : EraseQuestion::tr("Choose what is to go"));
            return;
        }
        picker->dismiss();
        then(units, why);
    };
    QObject::connect(reason, &QLineEdit::returnPressed, picker, accept);
    picker->showForm(form, EraseQuestion::tr("Erase for good"), accept);
    reason->setFocus();
    return picker;
}

} // namespace steward
