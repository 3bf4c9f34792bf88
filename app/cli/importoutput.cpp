// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/importoutput.h"

#include "core/base/json.h"

namespace steward::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 problemsOnScreen = 20;

QString kindWord(PlannedChange::Kind kind)
{
    switch (kind) {
    case PlannedChange::Kind::Create: return u"create"_s;
    case PlannedChange::Kind::Change: return u"change"_s;
    case PlannedChange::Kind::Touch: return u"touch"_s;
    case PlannedChange::Kind::Unchanged: return u"unchanged"_s;
    }
    return {};
}

QString member(const char *name, const QString &json) { return jsonQuoted(QString::fromLatin1(name)) + u": "_s + json; }
QString member(const char *name, qint64 number) { return member(name, QString::number(number)); }
QString textMember(const char *name, const QString &text) { return member(name, jsonQuoted(text)); }
QString boolMember(const char *name, bool on) { return member(name, on ? u"true"_s : u"false"_s); }
QString object(const QStringList &members) { return u'{' + members.join(u", "_s) + u'}'; }

QString objectOf(const ImportProblem &problem)
{
    return object({member("line", problem.error.line), member("column", problem.error.column),
        textMember("heading", problem.column), textMember("value", problem.value),
        textMember("code", problem.error.code), textMember("message", problem.error.message),
        textMember("hint", problem.error.hint), boolMember("wholeRow", problem.wholeRow)});
}

QString objectOf(const PlannedChange &change)
{
    QStringList fields;
    for (const FieldDifference &field : change.fields)
        fields.append(object({textMember("field", field.field), textMember("before", field.before),
            textMember("after", field.after)}));
    return object({textMember("what", kindWord(change.kind)), member("line", change.line),
        textMember("type", change.type), textMember("record", change.record.toString()),
        textMember("name", change.name), textMember("verb", change.verb),
        member("fields", u'[' + fields.join(u", "_s) + u']')});
}

QStringList membersOf(const QString &file, const ImportReport &report, bool dryRun)
{
    QStringList made;
    for (auto it = report.made.cbegin(); it != report.made.cend(); ++it)
        made.append(jsonQuoted(it.key()) + u": "_s + QString::number(it.value()));
    QStringList notes;
    for (const QString &note : report.notes)
        notes.append(jsonQuoted(note));
    return {textMember("file", file), boolMember("dryRun", dryRun), boolMember("alreadyDone", report.alreadyDone),
        member("operations", report.operations), member("rows", report.rows), member("created", report.created),
        member("changed", report.changed), member("touched", report.touched), member("unchanged", report.unchanged),
        member("refusedRows", report.refusedRows), member("refusedValues", report.refusedValues),
        member("resumedAt", report.resumedAt), member("made", object(made)),
        member("notes", u'[' + notes.join(u", "_s) + u']'),
        dryRun ? member("batch", u"null"_s) : textMember("batch", report.batch.toString())};
}

} // namespace

Result<Ok> ProblemFile::open(const QString &path)
{
    m_file = std::make_unique<QSaveFile>(path);
    if (!m_file->open(QIODevice::WriteOnly))
        return Error{ErrorKind::PermissionDenied, u"import.errors-file"_s,
            u"%1 cannot be written: %2; nothing was imported"_s.arg(path, m_file->errorString()),
            u"name a file that can be made"_s, {path}};
    m_writer = std::make_unique<CsvWriter>(*m_file, CsvWriterOptions{});
    return m_writer->write({u"file"_s, u"line"_s, u"column"_s, u"heading"_s, u"value"_s, u"code"_s, u"reason"_s,
        u"what to do"_s, u"whole row"_s});
}

Result<Ok> ProblemFile::write(const QString &file, const ImportProblem &problem)
{
    const auto number = [](int n) { return n > 0 ? QString::number(n) : QString(); };
    return m_writer->write({file, number(problem.error.line), number(problem.error.column), problem.column,
        problem.value, problem.error.code, problem.error.message, problem.error.hint,
        problem.wholeRow ? u"yes"_s : u"no"_s});
}

Result<Ok> ProblemFile::close()
{
    if (m_file && !(m_file->flush() && m_file->commit())) // commit() alone does not notice a full disk
        return Error{ErrorKind::OutOfSpace, u"import.errors-file"_s,
            u"%1 could not be written: %2; what the report says has come in"_s.arg(m_file->fileName(), m_file->errorString()),
            u"check the free space"_s, {m_file->fileName()}};
    return Ok{};
}

ImportOutput::ImportOutput(Console &console, ProblemFile *problems, bool showChanges)
    : m_console(console)
    , m_problemFile(problems)
    , m_showChanges(showChanges)
{
    if (m_console.format() == Format::Csv)
        m_console.beginRows({{u"file"_s, {}}, {u"line"_s, {}}, {u"what"_s, {}}, {u"type"_s, {}}, {u"name"_s, {}},
            {u"field"_s, {}}, {u"before"_s, {}}, {u"after"_s, {}}});
}

void ImportOutput::begin(const QString &file)
{
    m_file = file;
    m_problems = 0;
    m_changeObjects.clear();
    m_problemObjects.clear();
}

void ImportOutput::problem(const ImportProblem &problem)
{
    ++m_problems;
    if (m_problemFile && !m_failure) {
        if (const Result<Ok> written = m_problemFile->write(m_file, problem); !written)
            m_failure = written.error();
    }
    if (m_console.format() == Format::Json) {
        m_problemObjects.append(objectOf(problem));
    } else if (m_console.format() == Format::JsonLines) {
        m_console.text(object({textMember("file", m_file), member("problem", objectOf(problem))}));
    } else if (!m_problemFile && m_problems <= problemsOnScreen) {
        const QString where = problem.column.isEmpty() ? QString() : u" (%1)"_s.arg(problem.column);
        m_console.remark(m_file + where + u": "_s + problem.error.toString()
            + (problem.wholeRow ? u"; the row was left out"_s : u"; the rest of the row came in"_s));
    }
}

void ImportOutput::change(const PlannedChange &change)
{
    switch (m_console.format()) {
    case Format::Json:
        m_changeObjects.append(objectOf(change));
        return;
    case Format::JsonLines:
        m_console.text(object({textMember("file", m_file), member("change", objectOf(change))}));
        return;
    case Format::Csv: {
        const QList<Cell> head{m_file, change.line > 0 ? Cell(qint64(change.line)) : Cell(), kindWord(change.kind),
            change.type, change.name};
        for (const FieldDifference &field : change.fields)
            m_console.row(head + QList<Cell>{field.field, field.before, field.after});
        if (change.fields.isEmpty())
            m_console.row(head + QList<Cell>{{}, {}, {}});
        return;
    }
    case Format::Table:
        break;
    }
    if (change.kind == PlannedChange::Kind::Unchanged)
        return;
    const QString where = change.line > 0 ? u"line %1: "_s.arg(change.line) : QString();
    m_console.text(where + kindWord(change.kind) + u' ' + change.type + u' ' + change.name);
    for (const FieldDifference &field : change.fields)
        m_console.text(u"    %1: %2 → %3"_s.arg(field.field, field.before.isEmpty() ? u"(empty)"_s : field.before,
            field.after.isEmpty() ? u"(empty)"_s : field.after));
}

bool ImportOutput::progress(qint64 done, qint64 total)
{
    return m_console.progress(u"bytes of "_s + m_file, done, total);
}

void ImportOutput::end(const ImportReport &report)
{
    m_console.endProgress();
    if (m_problems > problemsOnScreen && !m_problemFile && m_console.format() == Format::Table)
        m_console.remark(u"and %1 more; --errors FILE lists them all"_s.arg(m_problems - problemsOnScreen));
    if (m_console.format() == Format::Table) {
        printReport(report);
    } else if (m_console.format() == Format::JsonLines) {
        m_console.text(object({member("report", object(membersOf(m_file, report, m_showChanges)))}));
    } else if (m_console.format() == Format::Json) {
        QStringList members = membersOf(m_file, report, m_showChanges);
        members.append(member("problems", u'[' + m_problemObjects.join(u",\n"_s) + u']'));
        if (m_showChanges)
            members.append(member("changes", u'[' + m_changeObjects.join(u",\n"_s) + u']'));
        m_documents.append(object(members));
    }
}

void ImportOutput::finish()
{
    if (m_console.format() == Format::Json)
        m_console.json(u"{\"files\": ["_s + m_documents.join(u",\n"_s) + u"]}"_s);
    if (m_console.format() == Format::Csv)
        m_console.endRows();
}

void ImportOutput::printReport(const ImportReport &report)
{
    if (report.alreadyDone) {
        m_console.text(u"%1 came in before: 0 operations\nbatch %2"_s.arg(m_file, report.batch.toString()));
        return;
    }
    for (const QString &note : report.notes)
        m_console.text(u"note: "_s + note);
    QList<Column> columns{{u"file"_s, u"File"_s}, {u"rows"_s, u"Rows read"_s}, {u"created"_s, u"Created"_s},
        {u"changed"_s, u"Changed"_s}, {u"touched"_s, u"Bookkeeping only"_s}, {u"unchanged"_s, u"There already"_s},
        {u"refusedRows"_s, u"Rows refused"_s}, {u"refusedValues"_s, u"Values refused"_s}};
    QList<Cell> cells{m_file, report.rows, report.created, report.changed, report.touched, report.unchanged,
        report.refusedRows, report.refusedValues};
    QStringList made;
    for (auto it = report.made.cbegin(); it != report.made.cend(); ++it)
        made.append(u"%1 %2"_s.arg(it.value()).arg(it.key()));
    columns.append({u"made"_s, u"Made for them"_s});
    cells.append(Cell::list(made));
    if (made.isEmpty())
        cells.last() = Cell();
    if (report.resumedAt > 0) {
        columns.append({u"resumedAt"_s, u"Went on after row"_s});
        cells.append(report.resumedAt);
    }
    columns.append({u"operations"_s, m_showChanges ? u"Operations it would write"_s : u"Operations"_s});
    cells.append(report.operations);
    m_console.object(columns, cells);
    if (!m_showChanges && report.operations > 0)
        m_console.text(u"batch "_s + report.batch.toString());
}

} // namespace steward::cli
