// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/console.h"
#include "core/transfer/csvwriter.h"
#include "core/transfer/importreport.h"

#include <QSaveFile>

namespace steward::cli {

/// The file of --errors: what did not come in, one line each with file, line, column and reason. It appears under its
/// name only when it is complete.
class ProblemFile
{
public:
    /// Errors: PermissionDenied "import.errors-file" when it cannot be written there.
    Result<Ok> open(const QString &path);
    Result<Ok> write(const QString &file, const ImportProblem &problem);
    Result<Ok> close();

private:
    std::unique_ptr<QSaveFile> m_file;
    std::unique_ptr<CsvWriter> m_writer;
};

/// Prints what an import does. A table and JSON Lines tell as it goes; JSON is one document at the end; CSV has the
/// changes alone. Problems that nobody asked a file for go to stderr as well, the first ones.
class ImportOutput : public ImportObserver
{
public:
    /// `problems` may be null. `showChanges`: a dry run, of which people want the exact difference.
    ImportOutput(Console &console, ProblemFile *problems, bool showChanges);

    void begin(const QString &file);
    void end(const ImportReport &report);
    void finish(); ///< after the last file
    /// The first failure of the problem file.
    const std::optional<Error> &failure() const { return m_failure; }

    void problem(const ImportProblem &problem) override;
    void change(const PlannedChange &change) override;
    bool wantsChanges() const override { return m_showChanges; }
    bool progress(qint64 done, qint64 total) override;

private:
    void printReport(const ImportReport &report);

    Console &m_console;
    ProblemFile *m_problemFile;
    const bool m_showChanges;
    QString m_file;
    qint64 m_problems = 0; ///< of this file
    QStringList m_changeObjects; ///< JSON of this file
    QStringList m_problemObjects;
    QStringList m_documents;
    std::optional<Error> m_failure;
};

} // namespace steward::cli
