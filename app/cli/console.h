// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"

#include <QElapsedTimer>
#include <QFile>
#include <QStringList>

#include <functional>
#include <optional>

namespace steward::cli {

/// One value to print. Machines get its plain form, people what they can read.
struct Cell
{
    enum class Kind { Empty, Text, Number, Boolean, Instant, List };

    Cell() = default;
    Cell(const QString &value) : kind(value.isEmpty() ? Kind::Empty : Kind::Text), text(value) {} // NOLINT(google-explicit-constructor)
    Cell(qint64 value) : kind(Kind::Number), text(QString::number(value)) {} // NOLINT(google-explicit-constructor)
    static Cell real(double value); ///< three digits after the point
    static Cell boolean(bool on);
    static Cell instant(steward::Instant at);
    static Cell list(const QStringList &items);

    /// In a table: local times, yes for true.
    QString forPeople() const;
    /// In CSV: ISO 8601 in UTC, items joined by a space-free comma list.
    QString plain() const;
    QString json() const;

    Kind kind = Kind::Empty;
    QString text;
    QString shown; ///< what people read instead of `text`: a label for a key
    QStringList items;
    steward::Instant at;
};

struct Column
{
    QString key; ///< name for machines
    QString title; ///< for people; the key when empty
    bool right = false; ///< numbers stand right
};

enum class Format { Table, Json, JsonLines, Csv };

/// Everything the program prints. Results go to stdout, everything else to stderr. Thread: the main one.
class Console
{
public:
    /// `columns` is the width of the terminal to fit tables into; 0 when stdout is none.
    Console(QFile &out, QFile &err, int columns, bool progressShown);

    Format format() const { return m_format; }
    /// Errors: "usage.format".
    Result<Ok> setFormat(const QString &name);

    /// Rows one after the other; a table is laid out over the first 1,000 of them.
    void beginRows(const QList<Column> &columns);
    void row(const QList<Cell> &cells);
    void endRows();

    /// One thing with named properties: lines "title  value" for people, one object for machines.
    void object(const QList<Column> &columns, const QList<Cell> &cells);

    /// Text as it is, for people and machines alike: a count, a help page.
    void text(const QString &text);
    /// JSON that was made elsewhere, one document.
    void json(const QString &document) { text(document); }
    /// A remark that is no result: stderr.
    void remark(const QString &text);
    void error(const Error &error);

    /// Shown on a terminal only, at most ten times a second. Always true, so that it can be handed on as a callback.
    bool progress(const QString &what, qint64 done, qint64 total);
    void endProgress();

    /// Writing to stdout failed: the disk of a redirection is full. A reader of a pipe who has seen enough is no failure.
    bool failed() const { return m_failed && !m_readerGone; }
    void flush();

private:
    void put(const QString &text);
    void noteFailure();
    void layOut();
    QString tableLine(const QList<Cell> &cells) const;
    QString jsonObject(const QList<Cell> &cells, bool spread) const;

    QFile &m_out;
    QFile &m_err;
    int m_terminal;
    bool m_progressShown;
    bool m_progressOpen = false;
    bool m_failed = false;
    bool m_readerGone = false;
    Format m_format = Format::Table;
    QList<Column> m_columns;
    QList<QList<Cell>> m_waiting; ///< rows of a table before its widths are known
    QList<int> m_widths; ///< empty until laid out
    qint64 m_rows = 0;
    QElapsedTimer m_sinceProgress;
};

} // namespace steward::cli
