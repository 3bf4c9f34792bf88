// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/importer.h"

#include "core/base/hash.h"
#include "core/transfer/csvreader.h"
#include "core/transfer/derivedid.h"
#include "core/transfer/jsonreader.h"
#include "core/transfer/rowplanner.h"

namespace steward {

namespace {

/// One run over one file.
class Importer
{
public:
    Importer(ImportTarget &target, QIODevice &device, const Mapping &mapping, const ImportOptions &options,
        ImportObserver &observer)
        : m_target(target)
        , m_device(device)
        , m_mapping(mapping)
        , m_options(options)
        , m_observer(observer)
        , m_references(target)
    {}

    Result<ImportReport> run();
    Result<QStringList> columns();

private:
    Result<Ok> examine();
    Result<Ok> readCursor();
    Result<Ok> openSource();
    Result<Ok> settleColumns();
    Result<Ok> declareFields();
    Result<Ok> readRows();
    Result<Ok> commit(qint64 position, bool done);
    QString stateText(bool done) const;
    void restore(const QString &state);

    ImportTarget &m_target;
    QIODevice &m_device;
    Mapping m_mapping;
    const ImportOptions &m_options;
    ImportObserver &m_observer;
    ReferenceBook m_references;
    ImportReport m_report;
    ImportCursor m_cursor;
    qint64 m_attempt = 1;
    TextEncoding m_encoding = TextEncoding::Utf8;
    bool m_isJson = false;
    std::unique_ptr<RowSource> m_source;
    std::unique_ptr<RowMapper> m_mapper;
    std::unique_ptr<ImportPlan> m_plan;
    std::shared_ptr<const Schema> m_schema;
};

Result<ImportReport> Importer::run()
{
    STEWARD_TRY(examine());
    STEWARD_TRY(readCursor());
    if (m_report.alreadyDone)
        return m_report;
    STEWARD_TRY(openSource());
    STEWARD_TRY(settleColumns());
    STEWARD_TRY(declareFields());
    STEWARD_ASSIGN(m_mapper,
        RowMapper::make(m_mapping, m_schema, m_source->columns(),
            m_target.policies().lifecycle(m_mapping.type), m_references));
    for (const QString &column : m_mapper->columnsLeftOut())
        m_report.notes.append(QStringLiteral("the file has no column \"%1\"").arg(column));
    m_plan = std::make_unique<ImportPlan>(m_target, *m_mapper, m_references, m_report, m_observer);
    m_plan->setKeepsRecords(m_options.dryRun);
    STEWARD_TRY(readRows());
    return m_report;
}

Result<QStringList> Importer::columns()
{
    STEWARD_TRY(examine());
    STEWARD_TRY(openSource());
    return m_source->columns();
}

/// One pass over all bytes: what names the file, how it is encoded, and whether it is JSON.
Result<Ok> Importer::examine()
{
    Sha256 digest;
    EncodingDetector detector;
    char first = '\0';
    m_device.seek(0);
    for (;;) {
        const QByteArray bytes = m_device.read(1 << 20);
        if (bytes.isEmpty()) {
            if (!m_device.atEnd()) {
                return Error{ErrorKind::Unavailable, QStringLiteral("import.read-failed"),
                    QStringLiteral("the file cannot be read: %1").arg(m_device.errorString()), {}, {}};
            }
            break;
        }
        digest.add(bytes);
        detector.add(bytes);
        for (qsizetype i = 0; i < bytes.size() && first == '\0'; ++i) {
            const auto byte = std::uint8_t(bytes[i]);
            if (byte > 0x20 && byte < 0x7F)
                first = bytes[i];
        }
    }
    m_device.seek(0);
    const EncodingGuess guess = detector.guess();
    if (guess.confidence == 0) {
        return Error{ErrorKind::InvalidArgument, QStringLiteral("import.no-text"),
            QStringLiteral("the file holds zero bytes and is no text"),
            QStringLiteral("export it as CSV or JSON"), {}};
    }
    const std::optional<TextEncoding> told = m_options.encoding ? m_options.encoding : m_mapping.encoding;
    m_encoding = told.value_or(guess.encoding);
    if (guess.hasMark)
        m_encoding = guess.encoding; // a byte order mark knows better than a person
    else if (!told && guess.confidence < 100)
        m_report.notes.append(QStringLiteral("encoding taken for %1 (%2 % sure)")
                                  .arg(encodingName(m_encoding))
                                  .arg(guess.confidence));
    m_isJson = m_options.format == ImportFormat::Json
        || (m_options.format == ImportFormat::Auto && (first == '[' || first == '{'));

    const Digest file = digest.finish();
    m_cursor.source = QString::fromLatin1(
        toBytes(Sha256().add(view(file)).add(view(m_mapping.digest)).finish()).toHex());
    m_cursor.preset = m_mapping.name;
    return Ok{};
}

Result<Ok> Importer::readCursor()
{
    STEWARD_ASSIGN(const std::optional<ImportCursor> stored, m_target.cursor(m_cursor.source));
    if (stored) {
        restore(stored->state);
        const bool done = stored->position < 0;
        if (done && !m_options.again) {
            m_report = {};
            m_report.batch = stored->batch;
            m_report.alreadyDone = true;
            return Ok{};
        }
        if (done) {
            m_report = {};
            ++m_attempt;
        } else {
            m_cursor.position = stored->position;
            m_report.resumedAt = stored->position;
        }
    }
    m_cursor.batch = derivedId(m_target.workspaceId(),
        {QStringLiteral("import-batch"), m_cursor.source, QString::number(m_attempt)});
    m_report.batch = m_cursor.batch;
    return Ok{};
}

Result<Ok> Importer::openSource()
{
    if (!m_isJson) {
        STEWARD_ASSIGN(std::unique_ptr<CsvReader> csv,
            CsvReader::open(m_device, m_encoding, {m_mapping.delimiter, m_mapping.hasHeader}));
        m_source = std::move(csv);
        return Ok{};
    }
    // The columns of JSON are known after the last row only.
    QStringList columns;
    {
        STEWARD_ASSIGN(std::unique_ptr<JsonReader> scout, JsonReader::open(m_device, m_encoding));
        SourceRow row;
        for (;;) {
            STEWARD_ASSIGN(const bool more, scout->next(row));
            if (!more)
                break;
        }
        columns = scout->columns();
    }
    m_device.seek(0);
    STEWARD_ASSIGN(std::unique_ptr<JsonReader> json, JsonReader::open(m_device, m_encoding));
    json->expect(columns);
    m_source = std::move(json);
    return Ok{};
}

Result<Ok> Importer::settleColumns()
{
    for (const auto &[column, why] : m_mapping.ignored) {
        if (m_source->columns().contains(column))
            m_report.notes.append(why.isEmpty()
                    ? QStringLiteral("column \"%1\" is left out").arg(column)
                    : QStringLiteral("column \"%1\" is left out: %2").arg(column, why));
    }
    const QStringList unmapped = m_mapping.unmappedColumns(m_source->columns());
    if (unmapped.isEmpty())
        return Ok{};
    if (m_mapping.unmapped == Mapping::Unmapped::Keep) {
        m_mapping = m_mapping.keeping(unmapped, *m_target.schema());
        m_report.notes.append(
            QStringLiteral("kept as custom fields: %1").arg(unmapped.join(QStringLiteral(", "))));
    } else if (m_mapping.unmapped == Mapping::Unmapped::Ignore) {
        m_report.notes.append(
            QStringLiteral("columns left out: %1").arg(unmapped.join(QStringLiteral(", "))));
    }
    return Ok{};
}

/// Custom fields come first: the rows need them. In a dry run they exist in the plan only.
Result<Ok> Importer::declareFields()
{
    m_schema = m_target.schema();
    const RecordType *type = m_schema->type(m_mapping.type);
    QList<EditGroup> groups;
    std::shared_ptr<const Schema> extended = m_schema;
    const auto declaration = CustomField::declare();
    for (const CustomField &field : std::as_const(m_mapping.customFields)) {
        if (type->field(customFieldName(field.name)))
            continue;
        extended = withCustomField(extended, field);
        RecordEdit edit;
        edit.type = QStringLiteral("customfield");
        edit.record = derivedId(
            m_target.workspaceId(), {QStringLiteral("import-customfield"), field.type, field.name});
        edit.base = declaration.type.empty();
        edit.next = declaration.toValues(field);
        edit.verb = QStringLiteral("create");
        edit.isCreation = true;
        groups.append({edit});
    }
    if (groups.isEmpty())
        return Ok{};
    m_report.made[QStringLiteral("customfield")] += groups.size();
    m_report.operations += groups.size();
    if (m_options.dryRun) {
        m_schema = extended;
        return Ok{};
    }
    m_cursor.state = stateText(false);
    STEWARD_TRY(m_target.commit(groups, m_cursor));
    m_schema = m_target.schema();
    return Ok{};
}

Result<Ok> Importer::readRows()
{
    std::unique_ptr<RowPlanner> planner;
    StatePlanner *state = nullptr;
    if (m_mapping.history) {
        planner = std::make_unique<HistoryPlanner>(*m_plan);
    } else {
        auto made = std::make_unique<StatePlanner>(*m_plan);
        state = made.get();
        planner = std::move(made);
    }
    const qint64 total = m_device.size();
    SourceRow row;
    QList<ImportProblem> problems;
    for (;;) {
        STEWARD_ASSIGN(const bool more, m_source->next(row));
        if (!more)
            break;
        // A history knows by itself which rows came in; a state must not be applied twice, since somebody may have
        // worked on the record in between.
        const bool done = state && m_report.rows < m_cursor.position;
        ++m_report.rows;
        if (row.refused) {
            ++m_report.refusedRows;
            m_observer.problem({*row.refused, {}, {}, true});
            continue;
        }
        MappedRow mapped;
        problems.clear();
        STEWARD_TRY(m_mapper->map(row, mapped, problems));
        for (const ImportProblem &problem : std::as_const(problems)) {
            m_report.refusedValues += problem.wholeRow ? 0 : 1;
            m_observer.problem(problem);
        }
        if (mapped.refused) {
            ++m_report.refusedRows;
            continue;
        }
        if (done)
            state->skip(mapped);
        else
            STEWARD_TRY(planner->take(std::move(mapped)));
        if (m_plan->pending() >= m_options.chunk) {
            STEWARD_TRY(commit(m_report.rows - planner->held(), false));
            if (!m_observer.progress(m_device.pos(), total)) {
                return Error{ErrorKind::Cancelled, QStringLiteral("import.stopped"),
                    QStringLiteral("the import was stopped after %1 rows").arg(m_cursor.position),
                    QStringLiteral("run it again to go on, or undo batch %1").arg(m_cursor.batch.toString()),
                    {}};
            }
        }
    }
    STEWARD_TRY(planner->finish());
    return commit(m_report.rows, true);
}

Result<Ok> Importer::commit(qint64 position, bool done)
{
    const qint64 planned = m_plan->pending();
    const QList<EditGroup> groups = m_plan->take();
    if (m_options.dryRun) {
        m_report.operations += planned;
        return Ok{};
    }
    m_cursor.position = done ? -1 : position;
    m_report.operations += planned;
    m_cursor.state = stateText(done);
    STEWARD_ASSIGN(const qint64 written, m_target.commit(groups, m_cursor));
    m_report.operations += written - planned;
    return Ok{};
}

QString Importer::stateText(bool done) const
{
    QStringList made;
    for (auto it = m_report.made.begin(); it != m_report.made.end(); ++it)
        made.append(QStringLiteral("%1:%2").arg(jsonQuoted(it.key())).arg(it.value()));
    return QStringLiteral(
        "{\"done\":%1,\"attempt\":%2,\"created\":%3,\"changed\":%4,\"touched\":%5,\"operations\":%6,"
        "\"made\":{%7}}")
        .arg(done ? QStringLiteral("true") : QStringLiteral("false"))
        .arg(m_attempt)
        .arg(m_report.created)
        .arg(m_report.changed)
        .arg(m_report.touched)
        .arg(m_report.operations)
        .arg(made.join(QLatin1Char(',')));
}

void Importer::restore(const QString &state)
{
    const Result<JsonNode> node = parseJson(QStringView(state));
    if (!node)
        return;
    const auto number = [&](QStringView name) {
        const JsonNode *member = node->member(name);
        return member ? member->toInteger().value_or(0) : 0;
    };
    m_attempt = std::max<qint64>(number(u"attempt"), 1);
    m_report.created = number(u"created");
    m_report.changed = number(u"changed");
    m_report.touched = number(u"touched");
    m_report.operations = number(u"operations");
    if (const JsonNode *made = node->member(u"made")) {
        for (const JsonMember &member : made->members)
            m_report.made[member.name] = member.value.toInteger().value_or(0);
    }
}

} // namespace

Result<ImportReport> importFile(ImportTarget &target, QIODevice &device, const Mapping &mapping,
    const ImportOptions &options, ImportObserver *observer)
{
    ImportObserver silent;
    Importer importer(target, device, mapping, options, observer ? *observer : silent);
    return importer.run();
}

Result<QStringList> importColumns(
    ImportTarget &target, QIODevice &device, const ImportOptions &options, std::optional<QChar> delimiter)
{
    Mapping mapping;
    mapping.delimiter = delimiter;
    ImportObserver silent;
    return Importer(target, device, mapping, options, silent).columns();
}

} // namespace steward
