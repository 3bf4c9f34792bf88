// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/console.h"

#include "core/base/json.h"
#include "core/text/width.h"
#include "core/transfer/formulaguard.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <cerrno>

namespace steward::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr int rowsToMeasure = 1000;
constexpr int gap = 2; // spaces between columns

QString isoUtc(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC).toString(at.ms % 1000 ? Qt::ISODateWithMs : Qt::ISODate);
}

/// RFC 4180, with a guard against texts that a spreadsheet would run.
QString csvCell(const Cell &cell)
{
    QString text = cell.kind == Cell::Kind::Number ? cell.plain() : withFormulaGuard(cell.plain());
    if (!text.contains(u',') && !text.contains(u'"') && !text.contains(u'\n') && !text.contains(u'\r'))
        return text;
    return u'"' + text.replace(u'"', u"\"\""_s) + u'"';
}

/// One line of a table stays one line.
QString oneLine(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control)
            c = u' ';
    }
    return text;
}

} // namespace

Cell Cell::real(double value)
{
    Cell cell;
    cell.kind = Kind::Number;
    cell.text = QString::number(value, 'f', 3);
    while (cell.text.endsWith(u'0'))
        cell.text.chop(1);
    if (cell.text.endsWith(u'.'))
        cell.text.chop(1);
    return cell;
}

Cell Cell::boolean(bool on)
{
    Cell cell;
    cell.kind = Kind::Boolean;
    cell.text = on ? u"true"_s : u"false"_s;
    return cell;
}

Cell Cell::instant(steward::Instant at)
{
    Cell cell;
    cell.kind = Kind::Instant;
    cell.at = at;
    return cell;
}

Cell Cell::list(const QStringList &items)
{
    Cell cell;
    cell.kind = Kind::List;
    cell.items = items;
    return cell;
}

QString Cell::forPeople() const
{
    switch (kind) {
    case Kind::Boolean:
        return text == u"true" ? u"yes"_s : u"no"_s;
    case Kind::Instant:
        return QDateTime::fromMSecsSinceEpoch(at.ms).toString(at.ms % 60'000 ? u"yyyy-MM-dd HH:mm:ss"_s : u"yyyy-MM-dd HH:mm"_s);
    case Kind::List:
        return items.join(u", "_s);
    default:
        return shown.isEmpty() ? text : shown;
    }
}

QString Cell::plain() const
{
    if (kind == Kind::Instant)
        return isoUtc(at);
    return kind == Kind::List ? items.join(u',') : text;
}

QString Cell::json() const
{
    switch (kind) {
    case Kind::Empty:
        return u"null"_s;
    case Kind::Text:
        return jsonQuoted(text);
    case Kind::Number:
    case Kind::Boolean:
        return text;
    case Kind::Instant:
        return jsonQuoted(isoUtc(at));
    case Kind::List:
        break;
    }
    QStringList quoted;
    for (const QString &item : items)
        quoted.append(jsonQuoted(item));
    return u'[' + quoted.join(u", "_s) + u']';
}

Console::Console(QFile &out, QFile &err, int columns, bool progressShown)
    : m_out(out)
    , m_err(err)
    , m_terminal(columns)
    , m_progressShown(progressShown)
{
}

Result<Ok> Console::setFormat(const QString &name)
{
    if (name == u"table")
        m_format = Format::Table;
    else if (name == u"json")
        m_format = Format::Json;
    else if (name == u"jsonl")
        m_format = Format::JsonLines;
    else if (name == u"csv")
        m_format = Format::Csv;
    else
        return Error{ErrorKind::InvalidArgument, u"usage.format"_s, u"there is no format \"%1\""_s.arg(name),
            u"choose table, json, jsonl or csv"_s, {name}};
    return Ok{};
}

void Console::put(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    if (!m_failed && m_out.write(bytes) != bytes.size())
        noteFailure();
}

void Console::flush()
{
    if (!m_failed && !m_out.flush())
        noteFailure();
}

void Console::noteFailure()
{
    m_readerGone = errno == EPIPE;
    m_failed = true;
}

void Console::beginRows(const QList<Column> &columns)
{
    m_columns = columns;
    m_waiting.clear();
    m_widths.clear();
    m_rows = 0;
    if (m_format == Format::Json)
        put(u"["_s);
    if (m_format == Format::Csv) {
        QStringList keys;
        for (const Column &column : columns)
            keys.append(csvCell(column.key));
        put(keys.join(u',') + u"\r\n"_s);
    }
}

void Console::row(const QList<Cell> &cells)
{
    ++m_rows;
    switch (m_format) {
    case Format::Json:
        put((m_rows > 1 ? u",\n"_s : u"\n"_s) + jsonObject(cells, false));
        return;
    case Format::JsonLines:
        put(jsonObject(cells, false) + u'\n');
        return;
    case Format::Csv: {
        QStringList texts;
        for (const Cell &cell : cells)
            texts.append(csvCell(cell));
        put(texts.join(u',') + u"\r\n"_s);
        return;
    }
    case Format::Table:
        break;
    }
    if (!m_widths.isEmpty()) {
        put(tableLine(cells));
        return;
    }
    m_waiting.append(cells);
    if (m_waiting.size() == rowsToMeasure)
        layOut();
}

void Console::endRows()
{
    if (m_format == Format::Json)
        put(m_rows ? u"\n]\n"_s : u"]\n"_s);
    if (m_format == Format::Table && m_widths.isEmpty() && m_rows > 0)
        layOut();
}

/// Every column gets what its widest cell needs. When that is more than the terminal has, the widest columns give
/// way until it fits, but keep 8 columns.
void Console::layOut()
{
    QList<Cell> titles;
    for (const Column &column : m_columns) {
        const QString &title = column.title.isEmpty() ? column.key : column.title;
        titles.append(title);
        m_widths.append(displayWidth(title));
    }
    for (const QList<Cell> &cells : m_waiting) {
        for (int i = 0; i < m_columns.size(); ++i)
            m_widths[i] = std::max(m_widths[i], displayWidth(oneLine(cells[i].forPeople())));
    }
    if (m_terminal > 0) {
        int total = gap * int(m_widths.size() - 1);
        for (const int width : std::as_const(m_widths))
            total += width;
        while (total > m_terminal) {
            const auto widest = std::max_element(m_widths.begin(), m_widths.end());
            if (*widest <= 8)
                break;
            --*widest;
            --total;
        }
    }
    put(tableLine(titles));
    QString rule;
    for (int i = 0; i < m_widths.size(); ++i)
        rule += (i ? QString(gap, u' ') : QString()) + QString(m_widths[i], QChar(0x2500));
    put(rule + u'\n');
    for (const QList<Cell> &cells : std::as_const(m_waiting))
        put(tableLine(cells));
    m_waiting.clear();
}

QString Console::tableLine(const QList<Cell> &cells) const
{
    QString line;
    for (int i = 0; i < cells.size(); ++i) {
        const QString text = oneLine(cells[i].forPeople());
        const QString shown = elideToWidth(text, m_widths[i]);
        const QString space(std::max(0, m_widths[i] - displayWidth(shown)), u' ');
        if (i)
            line += QString(gap, u' ');
        line += m_columns[i].right ? space + shown : shown + space;
    }
    while (line.endsWith(u' '))
        line.chop(1);
    return line + u'\n';
}

QString Console::jsonObject(const QList<Cell> &cells, bool spread) const
{
    QStringList members;
    for (int i = 0; i < cells.size(); ++i)
        members.append(jsonQuoted(m_columns[i].key) + u": "_s + cells[i].json());
    if (spread)
        return u"{\n  "_s + members.join(u",\n  "_s) + u"\n}"_s;
    return u'{' + members.join(u", "_s) + u'}';
}

void Console::object(const QList<Column> &columns, const QList<Cell> &cells)
{
    if (m_format == Format::Csv) {
        beginRows(columns);
        row(cells);
        endRows();
        return;
    }
    m_columns = columns;
    if (m_format != Format::Table) {
        put(jsonObject(cells, m_format == Format::Json) + u'\n');
        return;
    }
    int width = 0;
    for (int i = 0; i < columns.size(); ++i) {
        if (cells[i].kind != Cell::Kind::Empty)
            width = std::max(width, displayWidth(columns[i].title.isEmpty() ? columns[i].key : columns[i].title));
    }
    for (int i = 0; i < columns.size(); ++i) {
        if (cells[i].kind == Cell::Kind::Empty)
            continue;
        const QString &title = columns[i].title.isEmpty() ? columns[i].key : columns[i].title;
        const QString lines = cells[i].forPeople().replace(u'\n', u'\n' + QString(width + gap, u' '));
        put(title + QString(width + gap - displayWidth(title), u' ') + lines + u'\n');
    }
}

void Console::text(const QString &text) { put(text.endsWith(u'\n') ? text : text + u'\n'); }

void Console::remark(const QString &text)
{
    endProgress();
    flush();
    m_err.write((text + u'\n').toUtf8());
    m_err.flush();
}

void Console::error(const Error &error)
{
    if (m_format != Format::Json && m_format != Format::JsonLines) {
        remark(error.toString());
        return;
    }
    QString object = u"{\"error\": {\"code\": %1, \"message\": %2"_s.arg(jsonQuoted(error.code), jsonQuoted(error.message));
    if (!error.hint.isEmpty())
        object += u", \"hint\": "_s + jsonQuoted(error.hint);
    if (error.line > 0)
        object += u", \"line\": "_s + QString::number(error.line);
    if (error.column > 0)
        object += u", \"column\": "_s + QString::number(error.column);
    remark(object + u"}}"_s);
}

bool Console::progress(const QString &what, qint64 done, qint64 total)
{
    if (!m_progressShown || (m_sinceProgress.isValid() && m_sinceProgress.elapsed() < 100))
        return true;
    m_sinceProgress.start();
    m_progressOpen = true;
    QString line = what + u": "_s + QString::number(done);
    if (total > 0)
        line += u" of %1 (%2 %)"_s.arg(total).arg(done * 100 / total);
    m_err.write(("\r\x1b[K" + line.toUtf8()));
    m_err.flush();
    return true;
}

void Console::endProgress()
{
    if (!m_progressOpen)
        return;
    m_progressOpen = false;
    m_err.write("\r\x1b[K");
    m_err.flush();
}

} // namespace steward::cli
