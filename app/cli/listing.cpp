// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/listing.h"

#include "app/cli/records.h"
#include "core/desk/deskrules.h"
#include "core/desk/fieldentry.h"
#include "core/storage/rowreader.h"

namespace steward::cli {

using namespace Qt::StringLiterals;

Result<QueryContext> queryContext(Workspace &desk, const QString &subject)
{
    QueryContext context;
    context.catalog = QueryCatalog::make(desk.sharedSchema());
    context.subject = subject;
    context.now = desk.clock().now();
    context.zone = QTimeZone::systemTimeZone();
    context.me = desk.me();
    if (!context.subjectType())
        return Error{ErrorKind::InvalidArgument, u"record.type"_s, u"there is no record type \"%1\""_s.arg(subject),
            u"stewardctl schema lists them; ticket means tickets of every kind"_s, {subject}};
    STEWARD_ASSIGN(const auto policies, desk.rules().current());
    QList<Choice> states;
    for (const RecordType *type : desk.schema().ticketTypes()) {
        const Lifecycle *lifecycle = policies->lifecycle(type->name());
        for (const LifecycleState &state : lifecycle ? lifecycle->states() : QList<LifecycleState>()) {
            const bool known = std::any_of(
                states.cbegin(), states.cend(), [&](const Choice &one) { return one.key == state.key; });
            if (!known)
                states.append({state.key, state.label});
        }
    }
    QList<Choice> holds;
    for (const HoldReasons::Reason &reason : policies->holdReasons().reasons())
        holds.append({reason.key, reason.labelIn(u"en"_s)});
    context.choices = [states, holds](const RecordType &type, const Field &field) {
        if (isLifecycleState(type, field))
            return states;
        return field.name == u"hold" ? holds : field.choices;
    };
    return context;
}

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
