// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "core/desk/workspace.h"

namespace steward::cli {

/// How a verb ends when nothing went wrong.
enum class Answer {
    Done = 0,
    No = 1, ///< the question was answered with no: verify found something, there is no such record
};

/// What a verb gets to work with.
class Call
{
public:
    Call(const Arguments &arguments, Console &console) : m_arguments(arguments), m_console(console) {}

    const Arguments &arguments() const { return m_arguments; }
    const QStringList &words() const { return m_arguments.words(); }
    Console &console() const { return m_console; }
    bool isDryRun() const { return m_arguments.has(QStringLiteral("dry-run")); }

    /// Where the desk lies: -w, else STEWARD_WORKSPACE. Errors: "usage.no-workspace".
    Result<QString> workspacePath() const;
    /// The same where only a file will do. Errors: FailedPrecondition "workspace.on-server" for a URL, with what to do
    /// `instead` as the hint.
    Result<QString> filePath(const QString &instead) const;
    /// Opens the desk as --as says. With --dry-run, commits are checked and then taken back.
    Result<std::unique_ptr<Workspace>> openForWriting() const;
    Result<std::unique_ptr<Workspace>> openForReading() const;

private:
    Result<std::unique_ptr<Workspace>> open(bool readOnly) const;

    const Arguments &m_arguments;
    Console &m_console;
};

/// One word of the command line. Each stands in a file of its own in verbs/ and in the table verbs().
struct Verb
{
    QString name;
    QString summary; ///< one English sentence without a full stop
    QStringList usage; ///< what follows the name, one line per form
    QString details; ///< more for the verb's help, whole lines; may be empty
    QList<Option> options;
    bool changes = false; ///< takes --dry-run too
    int leastWords = 0; ///< words that must follow the name
    int mostWords = -1; ///< -1: any number
    std::function<Result<Answer>(Call &)> run;
};

/// All verbs in the order of the help.
const QList<Verb> &verbs();

/// The keychain of this machine.
SecretStore &secrets();

/// Options that every verb takes.
const QList<Option> &globalOptions();

/// Text of `stewardctl --help` and of `stewardctl VERB --help`.
QString overview();
QString helpOf(const Verb &verb);

} // namespace steward::cli
