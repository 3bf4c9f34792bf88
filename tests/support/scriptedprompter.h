// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/shell/prompter.h"

#include <QHash>
#include <QPrinter>
#include <QStringList>

namespace steward {

/// Answers by script. An unexpected question is answered "cancelled" and stands in asked(), so a test can fail on it.
class ScriptedPrompter : public Prompter
{
public:
    void answer(const QString &id, bool yes) { m_yes.insert(id, yes); }
    void answerFile(const QString &id, const QString &path) { m_files.insert(id, path); }
    const QStringList &asked() const { return m_asked; }

    void ask(QWidget *, const Question &question, std::function<void(bool)> answer) override
    {
        m_asked << question.id;
        answer(m_yes.value(question.id, false));
    }
    void openFile(QWidget *, const FileWish &wish, std::function<void(const QString &)> answer) override
    {
        m_asked << wish.id;
        answer(m_files.value(wish.id));
    }
    void saveFile(QWidget *, const FileWish &wish, std::function<void(const QString &)> answer) override
    {
        m_asked << wish.id;
        answer(m_files.value(wish.id));
    }
    /// The file that answers stands for the paper.
    void printer(QWidget *, const QString &id, const QString &title, std::function<void(std::shared_ptr<QPrinter>)> answer) override
    {
        m_asked << id;
        if (!m_files.contains(id)) {
            answer(nullptr);
            return;
        }
        auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
        printer->setOutputFormat(QPrinter::PdfFormat);
        printer->setOutputFileName(m_files.value(id));
        printer->setDocName(title);
        answer(printer);
    }

private:
    QHash<QString, bool> m_yes;
    QHash<QString, QString> m_files;
    QStringList m_asked;
};

} // namespace steward
