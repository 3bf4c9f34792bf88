// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/records.h"
#include "app/cli/verb.h"
#include "core/desk/fieldentry.h"
#include "core/desk/timetravel.h"

namespace steward::cli {

using namespace Qt::StringLiterals;

namespace {

/// `--as-of` is a moment, or the number of an operation: then it is read as recorded.
Result<AsOf> readAsOf(Workspace &desk, const QString &word)
{
    if (word.startsWith(u'#')) {
        bool ok = false;
        const qint64 seq = word.mid(1).toLongLong(&ok);
        if (!ok || seq < 1)
            return usageError("as-of", u"\"%1\" is no operation"_s.arg(word), u"write #123"_s, {word});
        return AsOf{{}, seq};
    }
    Field moment;
    moment.name = u"--as-of"_s;
    moment.kind = FieldKind::Instant;
    const Result<Value> value = valueFromEntry(desk, *desk.schema().types().front(), moment, word);
    if (!value)
        return usageError("as-of", value.error().message, value.error().hint, {word});
    return AsOf{Instant{value->number()}, {}};
}

class Show
{
public:
    Show(Call &call, Workspace &desk) : m_call(call), m_console(call.console()), m_desk(desk), m_printer(desk) {}

    Result<Answer> run()
    {
        STEWARD_ASSIGN(const LoadedRecord loaded, findRecord(m_desk, m_call.words().first()));
        m_type = m_desk.schema().type(loaded.type);
        RecordValues values = loaded.values;
        if (m_call.arguments().has(u"as-of"_s)) {
            STEWARD_ASSIGN(const AsOf asOf, readAsOf(m_desk, m_call.arguments().value(u"as-of"_s)));
            STEWARD_ASSIGN(const std::optional<FoldedRecord> then, recordAsOf(m_desk, loaded.rid, asOf));
            if (!then)
                return Error{ErrorKind::NotFound, u"record.not-yet"_s,
                    u"%1 did not exist then"_s.arg(m_call.words().first()), {}, {m_call.words().first()}};
            values = withFacts(loaded, *then);
        }
        if (m_call.arguments().has(u"history"_s)) {
            STEWARD_ASSIGN(const QList<LoggedOperation> history, m_desk.operationsOf(loaded.rid));
            STEWARD_TRY(printHistory(history));
            return Answer::Done;
        }
        STEWARD_TRY(printValues(loaded, values));
        return Answer::Done;
    }

private:
    /// Counts and times are derived, so those of then come from the fold; what never changes comes from now.
    RecordValues withFacts(const LoadedRecord &loaded, const FoldedRecord &then) const
    {
        RecordValues values = then.values;
        if (!m_type->isTicket())
            return values;
        const auto set = [&](QStringView field, const Value &value) {
            values.values[size_t(m_type->indexOf(field))] = value;
        };
        const auto instant = [](const std::optional<Instant> &at) { return at ? Value::instant(*at) : Value(); };
        const auto count = [](qint64 n) { return n ? Value(n) : Value(); };
        set(u"number", Value(loaded.number));
        set(u"updated", instant(then.facts.updated));
        set(u"resolved", instant(then.facts.resolved));
        set(u"closed", instant(then.facts.closed));
        set(u"reopens", count(then.facts.reopens));
        set(u"reassignments", count(then.facts.reassignments));
        return values;
    }

    Result<Ok> printValues(const LoadedRecord &loaded, const RecordValues &values)
    {
        QList<Column> columns{{u"type"_s, u"Type"_s}, {u"id"_s, u"Id"_s}};
        QList<Cell> cells{loaded.type, loaded.id.toString()};
        for (int i = 0; i < m_type->fields().size(); ++i) {
            const Field &field = m_type->fields()[i];
            const Value &value = values.values[size_t(i)];
            if (m_console.format() == Format::Table && value.isEmpty())
                continue;
            STEWARD_ASSIGN(const Cell cell, m_printer.cell(*m_type, field, value));
            columns.append(RecordPrinter::column(field));
            cells.append(cell);
        }
        STEWARD_ASSIGN(const QStringList conflicts, m_desk.records().conflicts(loaded.rid));
        if (!conflicts.isEmpty()) {
            columns.append({u"conflicts"_s, u"Conflicts"_s});
            cells.append(Cell::list(conflicts));
        }
        m_console.object(columns, cells);
        return Ok{};
    }

    /// One row per field that an operation changed; an operation without any (a touch) has one row of its own.
    Result<Ok> printHistory(const QList<LoggedOperation> &history)
    {
        m_console.beginRows({{u"seq"_s, u"#"_s, true}, {u"time"_s, u"Time"_s}, {u"author"_s, u"Author"_s},
            {u"verb"_s, u"What"_s}, {u"field"_s, u"Field"_s}, {u"before"_s, u"Before"_s}, {u"after"_s, u"After"_s},
            {u"batch"_s, u"Batch"_s}});
        for (const LoggedOperation &logged : history) {
            const Operation &op = logged.operation;
            STEWARD_ASSIGN(const QString author, m_printer.label(op.author));
            const QList<Cell> head{logged.hub.seq, Cell::instant(op.eventTime), author, op.verb};
            bool any = false;
            for (const UnitChange &change : op.units)
                STEWARD_TRY(printUnit(head, op, change, any));
            if (!any)
                m_console.row(head + QList<Cell>{{}, {}, {}, op.batch.toString()});
        }
        m_console.endRows();
        return Ok{};
    }

    Result<Ok> printUnit(const QList<Cell> &head, const Operation &op, const UnitChange &change, bool &any)
    {
        const Unit *unit = m_type->unit(change.unit);
        if (!unit || change.erased) {
            any = true;
            m_console.row(head + QList<Cell>{change.unit, {}, change.erased ? Cell(u"erased"_s) : Cell(), op.batch.toString()});
            return Ok{};
        }
        RecordValues before = m_type->empty();
        RecordValues after = m_type->empty();
        STEWARD_TRY(m_type->decodeUnit(*unit, change.oldValue, before));
        STEWARD_TRY(m_type->decodeUnit(*unit, change.newValue, after));
        for (const int i : unit->fields) {
            const Field &field = m_type->fields()[i];
            if (before.values[size_t(i)] == after.values[size_t(i)])
                continue;
            any = true;
            STEWARD_ASSIGN(const Cell from, m_printer.cell(*m_type, field, before.values[size_t(i)]));
            STEWARD_ASSIGN(const Cell to, m_printer.cell(*m_type, field, after.values[size_t(i)]));
            m_console.row(head + QList<Cell>{field.name, from, to, op.batch.toString()});
        }
        return Ok{};
    }

    Call &m_call;
    Console &m_console;
    Workspace &m_desk;
    RecordPrinter m_printer;
    const RecordType *m_type = nullptr;
};

Result<Answer> run(Call &call)
{
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, call.openForReading());
    return Show(call, *desk).run();
}

} // namespace

Verb showVerb()
{
    Verb verb;
    verb.name = u"show"_s;
    verb.summary = u"Shows a record, its history, or how it was"_s;
    verb.usage = {u"NUMBER [--history] [--as-of T]"_s, u"TYPE:NAME [--history] [--as-of T]"_s};
    verb.options = {{u"history"_s, {}, u"Every change in the order it was recorded"_s},
        {u"as-of"_s, u"T"_s, u"As it was at a moment (2026-03-31T14:05), or after operation #123"_s}};
    verb.leastWords = 1;
    verb.mostWords = 1;
    verb.run = run;
    return verb;
}

} // namespace steward::cli
