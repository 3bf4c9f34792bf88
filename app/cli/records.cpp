// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/records.h"

#include "app/cli/arguments.h"
#include "core/base/spantext.h"
#include "core/desk/fieldentry.h"
#include "core/text/fold.h"

namespace steward::cli {

using namespace Qt::StringLiterals;

namespace {

Error unknownRecord(const QString &word)
{
    return {ErrorKind::NotFound, u"record.unknown"_s, u"there is no record %1"_s.arg(word),
        u"name a ticket by its number, anything else as TYPE:NAME"_s, {word}};
}

Error unknownField(const RecordType &type, const QString &name)
{
    QStringList names;
    for (const Field &field : type.fields()) {
        if (!field.derived)
            names.append(field.name);
    }
    return {ErrorKind::InvalidArgument, u"field.unknown"_s, u"%1 has no field \"%2\""_s.arg(type.name(), name),
        u"its fields are %1"_s.arg(names.join(u", "_s)), {name, type.name()}};
}

struct Assignment
{
    QString field;
    QString value;
    char how = '='; // '+' and '-' change a set
};

Result<Assignment> readAssignment(const QString &word)
{
    const qsizetype equals = word.indexOf(u'=');
    if (equals <= 0)
        return usageError("assignment", u"\"%1\" is no assignment"_s.arg(word), u"write field=value"_s, {word});
    Assignment read{word.first(equals), word.mid(equals + 1), '='};
    const QChar last = read.field.back();
    if (last == u'+' || last == u'-') {
        read.how = last == u'+' ? '+' : '-';
        read.field.chop(1);
    }
    return read;
}

Value changedSet(const Value &now, const Value &items, bool add)
{
    StringSet set = now.set();
    for (const QString &item : items.set().items()) {
        if (add)
            set.insert(item);
        else
            set.remove(item);
    }
    return Value(set);
}

} // namespace

Result<LoadedRecord> findRecord(Workspace &desk, const QString &word)
{
    const Uuid id = Uuid::fromString(word);
    if (!id.isNull()) {
        STEWARD_ASSIGN(const std::optional<RecordPlace> place, desk.records().place(id));
        if (!place || place->lastSeq == 0)
            return unknownRecord(word);
        return desk.load(place->rid);
    }
    const qsizetype colon = word.indexOf(u':');
    const RecordType *type = colon > 0 ? desk.schema().type(word.first(colon)) : nullptr;
    if (type) {
        const Result<Uuid> named = recordByName(desk, type->name(), word.mid(colon + 1));
        if (!named && named.error().code == u"value.no-such-record")
            return unknownRecord(word);
        if (!named)
            return named.error();
        return desk.load(*named);
    }
    STEWARD_ASSIGN(const std::optional<Rid> rid, desk.records().byNumber(word));
    if (!rid)
        return unknownRecord(word);
    return desk.load(*rid);
}

Result<QString> nameOf(Workspace &desk, const LoadedRecord &record)
{
    if (!record.number.isEmpty())
        return record.number;
    STEWARD_ASSIGN(const QString label, desk.labelOf(record.id));
    return label.isEmpty() ? record.id.toString() : record.type + u' ' + label;
}

Result<Ok> assign(Workspace &desk, const RecordType &type, const QStringList &words, RecordValues &values)
{
    for (const QString &word : words) {
        STEWARD_ASSIGN(const Assignment read, readAssignment(word));
        const int at = type.indexOf(read.field);
        if (at < 0)
            return unknownField(type, read.field);
        const Field &field = type.fields()[at];
        if (field.derived)
            return Error{ErrorKind::InvalidArgument, u"field.derived"_s,
                u"%1 is computed and cannot be set"_s.arg(field.name), {}, {field.name}};
        if (read.how != '=' && !field.isSet())
            return usageError("assignment", u"%1 is no list, so += and -= have no meaning"_s.arg(field.name), {}, {word});
        STEWARD_ASSIGN(const Value value, valueFromEntry(desk, type, field, read.value));
        Value &stands = values.values[size_t(at)];
        stands = read.how == '=' ? value : changedSet(stands, value, read.how == '+');
    }
    return Ok{};
}

QString hiddenWords() { return u"(not visible to you)"_s; }

Column RecordPrinter::column(const Field &field)
{
    const bool right = field.kind == FieldKind::Integer || field.kind == FieldKind::TimeSpan;
    return {field.name, field.label, right};
}

Result<QString> RecordPrinter::label(const Uuid &id)
{
    const auto known = m_labels.constFind(id);
    if (known != m_labels.constEnd())
        return *known;
    STEWARD_ASSIGN(const std::optional<RecordPlace> place, m_desk.records().place(id));
    const RecordType *type = place ? m_desk.schema().type(place->type) : nullptr;
    QString text;
    if (type && type->isTicket()) {
        STEWARD_ASSIGN(const std::optional<LoadedRecord> loaded, m_desk.records().load(place->rid));
        text = loaded ? loaded->number : QString();
    } else {
        STEWARD_ASSIGN(text, m_desk.labelOf(id));
    }
    if (text.isEmpty()) // a stub, or what a team server does not show
        text = m_desk.isOnServer() || m_desk.isReplica() ? hiddenWords() : id.toString();
    m_labels.insert(id, text);
    return text;
}

Cell RecordPrinter::plainCell(const Field &field, const Value &value)
{
    if (field.kind == FieldKind::Boolean)
        return Cell::boolean(value.toBool());
    if (value.isEmpty())
        return Cell();
    switch (field.kind) {
    case FieldKind::Integer:
        return Cell(value.number());
    case FieldKind::Instant:
        return Cell::instant({value.number()});
    case FieldKind::TimeSpan:
        return Cell(printSpan(Duration(value.number())));
    case FieldKind::TextSet:
        return Cell::list(value.set().items());
    default:
        return Cell(value.text());
    }
}

Result<Cell> RecordPrinter::cell(const RecordType &type, const Field &field, const Value &value)
{
    if (value.isEmpty())
        return plainCell(field, value);
    switch (field.kind) {
    case FieldKind::Reference: {
        STEWARD_ASSIGN(const QString text, label(value.reference()));
        return Cell(text);
    }
    case FieldKind::ReferenceSet: {
        QStringList texts;
        for (const QString &item : value.set().items()) {
            STEWARD_ASSIGN(const QString text, label(Uuid::fromString(item)));
            texts.append(text);
        }
        texts.sort();
        return Cell::list(texts);
    }
    case FieldKind::Choice: {
        if (!m_policies) {
            STEWARD_ASSIGN(m_policies, m_desk.rules().current());
        }
        const QList<Choice> choices = choicesOf(*m_policies, type, field);
        const auto known = std::find_if(
            choices.cbegin(), choices.cend(), [&](const Choice &choice) { return choice.key == value.text(); });
        Cell cell(value.text());
        if (known != choices.cend())
            cell.shown = known->label;
        return cell;
    }
    default:
        return plainCell(field, value);
    }
}

/// What to call a record that was written: its number, else its title. A dry run's new ones are gone again.
static QString nameOfWritten(Workspace &desk, const WrittenOperation &written)
{
    if (!written.number.isEmpty())
        return written.number;
    const Result<LoadedRecord> loaded = desk.load(written.record);
    const Result<QString> name = loaded ? loaded->number.isEmpty() ? desk.labelOf(written.record) : loaded->number
                                        : Result<QString>(loaded.error());
    return name && !name->isEmpty() ? *name : written.record.toString();
}

void printReport(Console &console, Workspace &desk, const CommitReport &report, bool dryRun)
{
    if (console.format() == Format::Table) {
        for (const WrittenOperation &written : report.operations) {
            QString line = (written.created ? (dryRun ? u"would create "_s : u"created "_s)
                                            : (dryRun ? u"would change "_s : u"changed "_s))
                + written.type + u' ' + nameOfWritten(desk, written);
            if (!written.conflicts.isEmpty())
                line += u" (conflict: %1)"_s.arg(written.conflicts.join(u", "_s));
            console.text(line);
        }
        if (report.operations.isEmpty())
            console.text(u"nothing to change"_s);
        else if (!dryRun)
            console.text(u"batch "_s + report.batch.toString());
        return;
    }
    console.beginRows({{u"batch"_s, {}}, {u"type"_s, {}}, {u"record"_s, {}}, {u"name"_s, {}}, {u"created"_s, {}},
        {u"conflicts"_s, {}}, {u"dryRun"_s, {}}});
    for (const WrittenOperation &written : report.operations)
        console.row({dryRun ? Cell() : Cell(report.batch.toString()), written.type, written.record.toString(),
            nameOfWritten(desk, written), Cell::boolean(written.created), Cell::list(written.conflicts), Cell::boolean(dryRun)});
    console.endRows();
}

Result<Ok> printReport(Console &console, Workspace &desk, const VerbReport &report, bool dryRun)
{
    printReport(console, desk, report.commit, dryRun);
    for (const FollowUp &next : report.followUps) {
        QStringList numbers;
        for (const Uuid &id : next.records) {
            STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(id));
            numbers.append(loaded.number);
        }
        if (next.kind == FollowUp::Kind::ResolveChildren)
            console.remark(u"still open below it: %1"_s.arg(numbers.join(u", "_s)));
    }
    return Ok{};
}

} // namespace steward::cli
