// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "views/shell/prompter.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>

namespace steward {

namespace {

void chooseFile(QFileDialog *dialog, const FileWish &wish, std::function<void(const QString &)> answer)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(wish.id);
    if (!wish.suffix.isEmpty())
        dialog->setDefaultSuffix(wish.suffix);
    QObject::connect(dialog, &QFileDialog::finished, dialog, [dialog, answer = std::move(answer)](int result) {
        answer(result == QDialog::Accepted ? dialog->selectedFiles().value(0) : QString());
    });
    dialog->open();
}

} // namespace

void DialogPrompter::ask(QWidget *parent, const Question &question, std::function<void(bool)> answer)
{
    auto *box = new QMessageBox(QMessageBox::Question, question.title, question.text, QMessageBox::NoButton, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(question.id);
    QPushButton *accept = box->addButton(question.accept, QMessageBox::AcceptRole);
    QPushButton *cancel = box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(cancel);
    box->setEscapeButton(cancel);
    QObject::connect(box, &QMessageBox::finished, box,
                     [box, accept, answer = std::move(answer)](int) { answer(box->clickedButton() == accept); });
    box->open();
}

void DialogPrompter::openFile(QWidget *parent, const FileWish &wish, std::function<void(const QString &)> answer)
{
    auto *dialog = new QFileDialog(parent, wish.title, wish.folder, wish.filter);
    dialog->setFileMode(QFileDialog::ExistingFile);
    chooseFile(dialog, wish, std::move(answer));
}

void DialogPrompter::saveFile(QWidget *parent, const FileWish &wish, std::function<void(const QString &)> answer)
{
    auto *dialog = new QFileDialog(parent, wish.title, wish.folder, wish.filter);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    chooseFile(dialog, wish, std::move(answer));
}

void DialogPrompter::printer(
    QWidget *parent, const QString &id, const QString &title, std::function<void(std::shared_ptr<QPrinter>)> answer)
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(title);
    auto *dialog = new QPrintDialog(printer.get(), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(id);
    dialog->setWindowTitle(title);
    QObject::connect(dialog, &QDialog::finished, dialog, [printer, answer = std::move(answer)](int result) {
        answer(result == QDialog::Accepted ? printer : nullptr);
    });
    dialog->open();
}

} // namespace steward
