// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/importoutput.h"
#include "app/cli/verb.h"
#include "core/desk/bulkload.h"
#include "core/desk/importdesk.h"
#include "core/transfer/importer.h"
#include "core/transfer/importpresets.h"

#include <QFile>

namespace steward::cli {

using namespace Qt::StringLiterals;

namespace {

Error inFile(Error error, const QString &path)
{
    error.message = path + u": "_s + error.message;
    error.args.append(path);
    return error;
}

Result<QString> openForReading(QFile &file)
{
    if (!file.exists())
        return Error{ErrorKind::InvalidArgument, u"import.no-file"_s, u"there is no file %1"_s.arg(file.fileName()),
            u"check the path"_s, {file.fileName()}};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::PermissionDenied, u"import.read-failed"_s,
            u"%1 cannot be read: %2"_s.arg(file.fileName(), file.errorString()), u"check the file's permissions"_s,
            {file.fileName()}};
    return file.fileName();
}

Result<Mapping> readMapping(const QString &path, const Schema &schema)
{
    QFile file(path);
    STEWARD_TRY(openForReading(file));
    const Result<JsonNode> node = parseJson(QByteArrayView(file.readAll()));
    if (!node)
        return inFile(node.error(), path);
    const Result<Mapping> mapping = Mapping::parse(*node, schema);
    return mapping ? mapping : Result<Mapping>(inFile(mapping.error(), path));
}

class Import
{
public:
    Import(Call &call, Workspace &desk, ImportTarget &target) : m_call(call), m_desk(desk), m_target(target) {}

    Result<Answer> run()
    {
        STEWARD_TRY(readOptions());
        // Every file is looked for before the first one comes in.
        for (const QString &path : std::as_const(m_files)) {
            QFile file(path);
            STEWARD_TRY(openForReading(file));
        }
        ProblemFile problems;
        const QString errors = m_call.arguments().value(u"errors"_s);
        if (!errors.isEmpty())
            STEWARD_TRY(problems.open(errors));
        ImportOutput output(m_call.console(), errors.isEmpty() ? nullptr : &problems, m_call.isDryRun());
        for (const QString &path : std::as_const(m_files)) {
            if (const Result<Ok> done = importOne(path, output); !done) {
                (void)problems.close(); // the failure counts more
                return done.error();
            }
        }
        output.finish();
        if (output.failure())
            return *output.failure();
        STEWARD_TRY(problems.close());
        return Answer::Done;
    }

private:
    Result<Ok> readOptions()
    {
        const Arguments &arguments = m_call.arguments();
        m_files = m_call.words();
        if (!arguments.has(u"mapping"_s))
            m_preset = m_files.takeFirst();
        if (m_files.isEmpty())
            return usageError("words", u"import needs a file"_s, u"write stewardctl import %1 FILE"_s.arg(
                m_preset.isEmpty() ? u"--mapping FILE"_s : m_preset));
        m_options.dryRun = m_call.isDryRun();
        m_options.again = arguments.has(u"again"_s);
        if (m_preset == u"csv" || m_preset == u"json")
            m_options.format = m_preset == u"csv" ? ImportFormat::Csv : ImportFormat::Json;
        if (arguments.has(u"encoding"_s)) {
            STEWARD_ASSIGN(m_options.encoding, encodingFromName(arguments.value(u"encoding"_s)));
        }
        const QString delimiter = arguments.value(u"delimiter"_s);
        if (delimiter == u"tab")
            m_delimiter = u'\t';
        else if (delimiter.size() == 1)
            m_delimiter = delimiter.front();
        else if (!delimiter.isEmpty())
            return usageError("delimiter", u"--delimiter takes one character, or tab"_s, {}, {delimiter});
        return Ok{};
    }

    bool isPlain() const { return m_preset == u"csv" || m_preset == u"json"; }

    Result<Mapping> mappingFor(QFile &file)
    {
        if (m_call.arguments().has(u"mapping"_s))
            return readMapping(m_call.arguments().value(u"mapping"_s), m_desk.schema());
        if (!isPlain())
            return importPreset(m_preset, m_desk.schema());
        const QString typeName = m_call.arguments().value(u"type"_s);
        const RecordType *type = m_desk.schema().type(typeName);
        if (!type)
            return usageError("type", typeName.isEmpty() ? u"%1 needs to know what the rows are"_s.arg(m_preset)
                                                         : u"there is no record type \"%1\""_s.arg(typeName),
                u"say --type person, or another type that stewardctl schema lists"_s, {typeName});
        const QString key = m_call.arguments().value(u"key"_s, naturalKey(*type));
        const Field *field = type->field(key);
        if (!field || field->kind != FieldKind::Text)
            return usageError("key", u"%1 has no text field \"%2\" to know its records by"_s.arg(typeName, key),
                u"say --key FIELD"_s, {key, typeName});
        const Result<QStringList> columns = importColumns(m_target, file, m_options, m_delimiter);
        if (!columns)
            return inFile(columns.error(), file.fileName());
        Mapping mapping = Mapping::plain(type->name(), key, *columns, m_desk.schema());
        mapping.guardedFormulas = m_preset == u"csv"; // JSON needs no guard, so export writes none
        const QString unmapped = m_call.arguments().value(u"unmapped"_s, u"refuse"_s);
        if (unmapped == u"keep")
            mapping.unmapped = Mapping::Unmapped::Keep;
        else if (unmapped == u"ignore")
            mapping.unmapped = Mapping::Unmapped::Ignore;
        else if (unmapped != u"refuse")
            return usageError("unmapped", u"--unmapped is refuse, keep or ignore, not \"%1\""_s.arg(unmapped), {}, {unmapped});
        return mapping;
    }

    /// What tells records of a type apart when nobody says: the number of tickets, else login, key or title.
    static QString naturalKey(const RecordType &type)
    {
        if (type.isTicket())
            return u"external.number"_s;
        for (const QString &name : {u"login"_s, u"key"_s}) {
            if (type.field(name))
                return name;
        }
        return type.titleField();
    }

    Result<Ok> importOne(const QString &path, ImportOutput &output)
    {
        QFile file(path);
        STEWARD_TRY(openForReading(file));
        Result<Mapping> mapping = mappingFor(file);
        if (!mapping)
            return mapping.error();
        if (m_delimiter)
            mapping->delimiter = m_delimiter;
        output.begin(path);
        const Result<ImportReport> report = importFile(m_target, file, *mapping, m_options, &output);
        if (!report)
            return inFile(report.error(), path);
        output.end(*report);
        return Ok{};
    }

    Call &m_call;
    Workspace &m_desk;
    ImportTarget &m_target;
    QString m_preset;
    QStringList m_files;
    ImportOptions m_options;
    std::optional<QChar> m_delimiter;
};

Result<Answer> run(Call &call)
{
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, call.isDryRun() ? call.openForReading() : call.openForWriting());
    STEWARD_ASSIGN(const std::unique_ptr<DeskImportTarget> target, DeskImportTarget::make(*desk));
    BulkLoad load(*desk); // ends with it
    if (!desk->isReadOnly())
        STEWARD_TRY(load.begin());
    return Import(call, *desk, *target).run();
}

} // namespace

Verb importVerb()
{
    Verb verb;
    verb.name = u"import"_s;
    verb.summary = u"Brings the records of a file in; what was interrupted goes on, what came in already does nothing"_s;
    verb.usage = {u"PRESET FILE…"_s, u"--mapping FILE FILE…"_s, u"csv|json FILE… --type TYPE [--key FIELD]"_s};
    verb.details = u"Presets: %1. csv and json take files whose headings are field names, as export writes them.\n"
                   "Each file is one batch, which undo takes back whole. A row or a value that is wrong is named with line,\n"
                   "column and reason, and the rest comes in. A dry run shows every change and writes nothing.\n\n"
                   "  stewardctl import servicenow-log incidents.csv --errors refused.csv\n"
                   "  stewardctl import csv people.csv --type person --dry-run\n"_s.arg(importPresets().join(u", "_s));
    verb.options = {{u"mapping"_s, u"FILE"_s, u"How columns become fields, as JSON (see README, \"Import\")"_s},
        {u"errors"_s, u"FILE"_s, u"Writes what was refused there as CSV: line, column and reason"_s},
        {u"type"_s, u"TYPE"_s, u"What the rows of csv and json are"_s},
        {u"key"_s, u"FIELD"_s, u"The field that says which record a row is about"_s},
        {u"unmapped"_s, u"HOW"_s, u"Columns that are no field: refuse (default), keep as custom fields, or ignore"_s},
        {u"encoding"_s, u"NAME"_s, u"utf-8, utf-16, cp932 or latin-1 instead of the one found"_s},
        {u"delimiter"_s, u"CHAR"_s, u"Between cells, instead of the one found; tab for tabs"_s},
        {u"again"_s, {}, u"Reads a file that came in before once more"_s}};
    verb.changes = true;
    verb.leastWords = 1;
    verb.run = run;
    return verb;
}

} // namespace steward::cli
