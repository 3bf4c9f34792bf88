// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/listing.h"

#include "app/cli/records.h"
#include "core/desk/deskrules.h"
#include "core/desk/fieldentry.h"
#include "core/storage/rowreader.h"

namespace steward::cli {

using namespace Qt::StringLiterals;

QStringList defaultColumns(const RecordType &type)
{
    if (type.isTicket() || type.name() == allTickets())
        return {u"number"_s, u"title"_s, u"status"_s, u"priority"_s, u"team"_s, u"assignee"_s, u"due"_s, u"updated"_s};
    QStringList columns;
    for (const Field &field : type.fields()) {
        if (field.listed)
            columns.append(field.name);
    }
    if (columns.isEmpty())
        columns.append(type.titleField());
    return columns;
}

Listing::Listing(Workspace &desk, Console &console, const QueryContext &context, const QStringList &columns)
    : m_desk(desk)
    , m_console(console)
    , m_context(context)
    , m_type(*context.subjectType())
    , m_columns(columns)
{
    for (const QString &column : columns) {
        if (m_type.field(column))
            m_fields.append(column);
    }
}

void Listing::begin()
{
    QList<Column> columns;
    for (const QString &column : std::as_const(m_columns)) {
        const Field *field = m_type.field(column);
        columns.append(field ? RecordPrinter::column(*field) : Column{column, u"Kind"_s});
    }
    m_console.beginRows(columns);
}

Cell Listing::cellOf(const RecordType &type, const Field &field, const Value &value, const QStringList &labels) const
{
    if (value.isEmpty())
        return RecordPrinter::plainCell(field, value);
    switch (field.kind) {
    case FieldKind::Reference:
        return Cell(labels.value(0).isEmpty() ? hiddenWords() : labels.first());
    case FieldKind::ReferenceSet: {
        QStringList names = labels;
        for (QString &name : names) {
            if (name.isEmpty())
                name = hiddenWords();
        }
        names.sort();
        return Cell::list(names);
    }
    case FieldKind::Choice: {
        Cell cell(value.text());
        for (const Choice &choice : m_context.choicesOf(type, field)) {
            if (choice.key == value.text())
                cell.shown = choice.label;
        }
        return cell;
    }
    default:
        return RecordPrinter::plainCell(field, value);
    }
}

Result<Ok> Listing::rows(const QList<Rid> &rids)
{
    RowReader reader(m_desk.connection(), m_context.catalog->schema(), m_type, m_fields, m_desk.me());
    STEWARD_ASSIGN(const QList<RecordRow> rows, reader.read(rids));
    for (const RecordRow &row : rows) {
        QList<Cell> cells;
        for (const QString &column : std::as_const(m_columns)) {
            const qsizetype at = m_fields.indexOf(column);
            if (at < 0)
                cells.append(Cell(row.type));
            else
                cells.append(cellOf(m_type, *m_type.field(column), row.cells[size_t(at)].value, row.cells[size_t(at)].labels));
        }
        m_console.row(cells);
    }
    return Ok{};
}

void Listing::end() { m_console.endRows(); }

} // namespace steward::cli
