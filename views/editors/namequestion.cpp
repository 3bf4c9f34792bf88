// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/editors/namequestion.h"

#include "views/editors/pickerpopup.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QVBoxLayout>

namespace steward {

PickerPopup *askName(QWidget *window, ActionRegistry *registry, const QRect &anchor, const QString &title, const QString &name,
    const QString &take, std::function<void(const QString &)> then)
{
    auto *picker = new PickerPopup(window, registry);
    picker->setTitle(title);
    picker->popUp(anchor);
    auto *form = new QWidget;
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(12, 4, 12, 8);
    auto *line = new QLineEdit(name, form);
    line->setObjectName(QStringLiteral("viewName"));
    line->setAccessibleName(title);
    column->addWidget(line);
    const auto accept = [picker, line, then = std::move(then)] {
        const QString entered = line->text().trimmed();
        if (entered.isEmpty()) {
            picker->setProblem(QCoreApplication::translate("NameQuestion", "Enter a name"));
            return;
        }
        picker->dismiss();
        then(entered);
    };
    QObject::connect(line, &QLineEdit::returnPressed, picker, accept);
    picker->showForm(form, take, accept);
    line->selectAll();
    return picker;
}

} // namespace steward
