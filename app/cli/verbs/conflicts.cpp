// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/conflicts.h"

#include "app/cli/records.h"
#include "app/cli/verb.h"

namespace steward::cli {

using namespace Qt::StringLiterals;

namespace {

class Conflicts
{
public:
    Conflicts(Console &console, Workspace &desk) : m_console(console), m_desk(desk), m_printer(desk) {}

    void begin()
    {
        m_console.beginRows({{u"record"_s, u"Record"_s}, {u"unit"_s, u"Unit"_s}, {u"side"_s, u"Side"_s}, {u"value"_s, u"Value"_s},
            {u"author"_s, u"Author"_s}, {u"happened"_s, u"Happened"_s}, {u"received"_s, u"Received"_s}, {u"shown"_s, u"Shown"_s}});
    }

    Result<Ok> print(const RecordConflicts &conflicts)
    {
        m_type = m_desk.schema().type(conflicts.record.type);
        STEWARD_ASSIGN(m_name, nameOf(m_desk, conflicts.record));
        for (const UnitConflict &conflict : conflicts.units) {
            STEWARD_TRY(row(conflict, u"base"_s, conflict.base, false));
            const int mine = sideOf(conflict, Side::Mine, m_desk.me());
            for (int i = 0; i < conflict.sides.size(); ++i)
                STEWARD_TRY(row(conflict, i == mine ? u"mine"_s : u"theirs"_s, conflict.sides[i], i == conflict.shown));
        }
        return Ok{};
    }

private:
    Result<Ok> row(const UnitConflict &conflict, const QString &side, const ConflictSide &what, bool shown)
    {
        STEWARD_ASSIGN(const QString value, valueOfSide(conflict, what));
        QStringList authors;
        for (const Uuid &author : what.authors) {
            STEWARD_ASSIGN(const QString label, m_printer.label(author));
            authors.append(label);
        }
        const bool written = !what.authors.isEmpty();
        m_console.row({m_name, conflict.unit, side, value, authors.join(u", "_s), written ? Cell::instant(what.happened) : Cell(),
            written ? Cell::instant(what.received) : Cell(), Cell::boolean(shown)});
        return Ok{};
    }

    Result<QString> valueOfSide(const UnitConflict &conflict, const ConflictSide &side)
    {
        if (conflict.isDeletion())
            return side.value ? u"deleted"_s : conflict.goneOn.isEmpty() ? u"kept"_s : u"kept, with %1"_s.arg(conflict.goneOn.join(u", "_s));
        const Unit &unit = *m_type->unit(conflict.unit);
        RecordValues values = m_type->empty();
        STEWARD_TRY(m_type->decodeUnit(unit, side.value, values));
        QStringList parts;
        for (const int at : unit.fields) {
            const Field &field = m_type->fields()[at];
            if (values.values[size_t(at)].isEmpty())
                continue;
            STEWARD_ASSIGN(const Cell cell, m_printer.cell(*m_type, field, values.values[size_t(at)]));
            parts.append(unit.fields.size() == 1 ? cell.plain() : field.name + u'=' + cell.plain());
        }
        return parts.join(u", "_s);
    }

    Console &m_console;
    Workspace &m_desk;
    RecordPrinter m_printer;
    const RecordType *m_type = nullptr;
    QString m_name;
};

Result<Answer> run(Call &call)
{
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, call.openForReading());
    QList<RecordConflicts> all;
    if (call.words().isEmpty()) {
        STEWARD_ASSIGN(all, openConflicts(*desk));
    } else {
        STEWARD_ASSIGN(const LoadedRecord loaded, findRecord(*desk, call.words().first()));
        STEWARD_ASSIGN(const RecordConflicts one, conflictsOf(*desk, loaded.rid));
        all.append(one);
    }
    Conflicts printer(call.console(), *desk);
    printer.begin();
    qsizetype units = 0;
    for (const RecordConflicts &one : std::as_const(all)) {
        units += one.units.size();
        STEWARD_TRY(printer.print(one));
    }
    call.console().endRows();
    if (units == 0)
        call.console().remark(u"nothing needs a decision"_s);
    STEWARD_ASSIGN(const ConflictStore::Count count, ConflictStore(desk->connection()).count());
    if (call.words().isEmpty() && count.records > all.size())
        call.console().remark(u"%1 records have conflicts, the latest %2 are shown"_s.arg(count.records).arg(all.size()));
    return Answer::Done;
}

} // namespace

Verb conflictsVerb()
{
    Verb verb;
    verb.name = u"conflicts"_s;
    verb.summary = u"Lists what several people changed without having seen each other"_s;
    verb.usage = {u"[NUMBER]"_s};
    verb.details = u"Each unit of a record has a row for what stood there before (base), for what you wrote (mine) and for\n"
                   "what others wrote (theirs). \"settle\" decides.\n"_s;
    verb.mostWords = 1;
    verb.run = run;
    return verb;
}

} // namespace steward::cli
