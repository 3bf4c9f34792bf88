// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/listing.h"
#include "app/cli/verb.h"
#include "core/desk/recordexport.h"
#include "core/storage/listquery.h"
#include "core/transfer/csvwriter.h"

#include <QSaveFile>

#include <cstdio>

namespace steward::cli {

using namespace Qt::StringLiterals;

namespace {

/// Writes to a file that appears when it is complete, or to stdout.
class Output
{
public:
    Result<Ok> open(const QString &path)
    {
        if (path.isEmpty() || path == u"-") {
            auto file = std::make_unique<QFile>();
            m_isOpen = file->open(stdout, QIODevice::WriteOnly);
            m_device = std::move(file);
        } else {
            auto file = std::make_unique<QSaveFile>(path);
            m_isOpen = file->open(QIODevice::WriteOnly);
            m_saved = file.get();
            m_device = std::move(file);
        }
        if (!m_isOpen)
            return Error{ErrorKind::PermissionDenied, u"export.write-failed"_s,
                u"%1 cannot be written: %2"_s.arg(path, m_device->errorString()), u"name a file that can be made"_s, {path}};
        return Ok{};
    }
    QIODevice &device() { return *m_device; }
    Result<Ok> line(const QString &text)
    {
        const QByteArray bytes = text.toUtf8() + '\n';
        return m_device->write(bytes) == bytes.size() ? Result<Ok>(Ok{}) : failed();
    }
    Result<Ok> close()
    {
        // QSaveFile does not notice when what it still holds cannot be written, so it is written before.
        const bool done = static_cast<QFileDevice *>(m_device.get())->flush() && (!m_saved || m_saved->commit());
        return done ? Result<Ok>(Ok{}) : failed();
    }

private:
    Error failed() const
    {
        return {ErrorKind::OutOfSpace, u"export.write-failed"_s,
            u"the export could not be written: %1"_s.arg(m_device->errorString()),
            u"check the free space or the program that reads it"_s, {}};
    }

    std::unique_ptr<QIODevice> m_device;
    QSaveFile *m_saved = nullptr;
    bool m_isOpen = false;
};

class Export
{
public:
    Export(Call &call, Workspace &desk) : m_call(call), m_desk(desk) {}

    Result<Answer> run()
    {
        const Arguments &arguments = m_call.arguments();
        const QString type = arguments.value(u"type"_s);
        m_isCsv = m_call.console().format() == Format::Csv;
        if (m_isCsv && type.isEmpty())
            return usageError("type", u"CSV has one set of columns, so it takes one record type"_s, u"say --type TYPE"_s);
        if (arguments.has(u"query"_s) && type.isEmpty())
            return usageError("type", u"--query needs to know what it is about"_s, u"say --type TYPE"_s);
        if (!type.isEmpty() && !m_desk.schema().type(type))
            return Error{ErrorKind::InvalidArgument, u"record.type"_s, u"there is no record type \"%1\""_s.arg(type),
                u"stewardctl schema lists them"_s, {type}};
        STEWARD_TRY(m_output.open(m_call.words().value(0)));
        for (const auto &declared : m_desk.schema().types()) {
            if (type.isEmpty() || declared->name() == type)
                STEWARD_TRY(exportType(*declared));
        }
        STEWARD_TRY(m_output.close());
        m_call.console().remark(u"%1 records exported"_s.arg(m_records));
        return Answer::Done;
    }

private:
    Result<std::vector<Rid>> ridsOf(const RecordType &type)
    {
        if (!m_call.arguments().has(u"query"_s)) {
            STEWARD_ASSIGN(const QList<Rid> all, m_desk.records().all(type));
            std::vector<Rid> rids(all.cbegin(), all.cend());
            std::sort(rids.begin(), rids.end()); // as they came, so that what others refer to stands before them
            return rids;
        }
        STEWARD_ASSIGN(const QueryContext context, queryContext(m_desk, type.name()));
        ListRequest request{bindQuery(m_call.arguments().value(u"query"_s), context), {}};
        if (!request.query.problems.isEmpty())
            return request.query.problems.first().error;
        return ListQuery(m_desk.connection()).rids(request);
    }

    Result<Ok> exportType(const RecordType &type)
    {
        RecordExport records(m_desk, type, m_call.arguments().has(u"sensitive"_s));
        CsvWriter csv(m_output.device(), {});
        if (m_isCsv)
            STEWARD_TRY(csv.write(records.columns()));
        STEWARD_ASSIGN(const std::vector<Rid> rids, ridsOf(type));
        for (const Rid rid : rids) {
            STEWARD_ASSIGN(const std::optional<LoadedRecord> loaded, m_desk.records().load(rid));
            if (!loaded || loaded->type != type.name())
                continue;
            if (m_isCsv) {
                STEWARD_ASSIGN(const QStringList cells, records.cells(*loaded));
                STEWARD_TRY(csv.write(cells));
            } else {
                STEWARD_ASSIGN(const QString line, records.json(*loaded));
                STEWARD_TRY(m_output.line(line));
            }
            ++m_records;
            m_call.console().progress(u"records"_s, m_records, 0);
        }
        return Ok{};
    }

    Call &m_call;
    Workspace &m_desk;
    Output m_output;
    bool m_isCsv = false;
    qint64 m_records = 0;
};

Result<Answer> run(Call &call)
{
    STEWARD_ASSIGN(const std::unique_ptr<Workspace> desk, call.openForReading());
    return Export(call, *desk).run();
}

} // namespace

Verb exportVerb()
{
    Verb verb;
    verb.name = u"export"_s;
    verb.summary = u"Writes records to a file: JSON Lines of all, or one type as CSV"_s;
    verb.usage = {u"[FILE] [--type TYPE] [--query QUERY] [--sensitive]"_s, u"[FILE] --format csv --type TYPE"_s};
    verb.details = u"Fields come from the declarations; references go by name, times in UTC. What was exported with --type comes\n"
                   "back with import csv or import json and the same --type. Deleted records are left out.\n\n"
                   "  stewardctl export desk.jsonl\n"
                   "  stewardctl export --format csv --type person people.csv\n"_s;
    verb.options = {{u"type"_s, u"TYPE"_s, u"Only records of this type"_s},
        {u"query"_s, u"QUERY"_s, u"Only those that the query means"_s},
        {u"sensitive"_s, {}, u"Fields declared sensitive too"_s}};
    verb.mostWords = 1;
    verb.run = run;
    return verb;
}

} // namespace steward::cli
