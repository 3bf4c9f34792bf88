// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <memory>

class QPrinter;
class QWidget;

namespace steward {

/// A question that really must stop the person, because data would be lost otherwise. All texts translated.
struct Question
{
    QString id; ///< "desk.replace-file": tests answer by it.
    QString title;
    QString text;
    QString accept; ///< Verb of the accepting button.
};

struct FileWish
{
    QString id;
    QString title;
    QString filter; ///< Qt's form: "Desks (*.steward)".
    QString folder;
    QString suffix; ///< Given to a name without one when saving.
};

/// All dialogs go through here, so that tests answer them by script and nothing waits for a person. Answers arrive through
/// the callback, never by blocking; an empty path or false means "cancelled". GUI thread.
class Prompter
{
public:
    virtual ~Prompter() = default;
    virtual void ask(QWidget *parent, const Question &question, std::function<void(bool)> answer) = 0;
    virtual void openFile(QWidget *parent, const FileWish &wish, std::function<void(const QString &)> answer) = 0;
    virtual void saveFile(QWidget *parent, const FileWish &wish, std::function<void(const QString &)> answer) = 0;
    /// Which printer, how many pages of which size; null means "cancelled". `id` is "queue.print", `title` what is printed.
    virtual void printer(
        QWidget *parent, const QString &id, const QString &title, std::function<void(std::shared_ptr<QPrinter>)> answer) = 0;
};

/// The real one: window-modal dialogs.
class DialogPrompter : public Prompter
{
public:
    void ask(QWidget *parent, const Question &question, std::function<void(bool)> answer) override;
    void openFile(QWidget *parent, const FileWish &wish, std::function<void(const QString &)> answer) override;
    void saveFile(QWidget *parent, const FileWish &wish, std::function<void(const QString &)> answer) override;
    void printer(QWidget *parent, const QString &id, const QString &title,
                 std::function<void(std::shared_ptr<QPrinter>)> answer) override;
};

} // namespace steward
