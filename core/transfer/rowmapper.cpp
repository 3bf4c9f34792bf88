// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/rowmapper.h"

#include "core/text/fold.h"
#include "core/transfer/formulaguard.h"

#include <algorithm>

namespace steward {

static constexpr qsizetype cacheLimit = 100'000;

RowMapper::RowMapper(const Mapping &mapping, std::shared_ptr<const Schema> schema, const Lifecycle *lifecycle,
    ReferenceBook &references)
    : m_mapping(mapping)
    , m_schema(std::move(schema))
    , m_type(m_schema->type(mapping.type))
    , m_lifecycle(lifecycle)
    , m_references(references)
    , m_createOnly(size_t(m_type->fields().size()))
    , m_empty(mapping.emptyTexts.begin(), mapping.emptyTexts.end())
{}

Result<std::unique_ptr<RowMapper>> RowMapper::make(const Mapping &mapping,
    std::shared_ptr<const Schema> schema, const QStringList &columns, const Lifecycle *lifecycle,
    ReferenceBook &references)
{
    std::unique_ptr<RowMapper> mapper(new RowMapper(mapping, std::move(schema), lifecycle, references));
    STEWARD_TRY(mapper->bind(columns));
    return mapper;
}

Result<int> RowMapper::columnOf(const QString &name, bool optional, const FieldRule *rule)
{
    if (name.isEmpty())
        return -1;
    const int at = m_columnIndex.value(name, -1);
    if (at >= 0)
        return at;
    if (optional) {
        if (!m_leftOut.contains(name))
            m_leftOut.append(name);
        return -1;
    }
    return Error{ErrorKind::InvalidArgument, QStringLiteral("mapping.no-such-column"),
        QStringLiteral("the file has no column \"%1\"").arg(name),
        QStringLiteral("it has: %1").arg(m_columns.join(QStringLiteral(", "))), {name}, rule ? rule->line : 0,
        rule ? rule->place : 0};
}

Result<Ok> RowMapper::bind(const QStringList &columns)
{
    m_columns = columns;
    for (qsizetype i = 0; i < columns.size(); ++i)
        m_columnIndex.insert(columns[i], int(i));
    for (const FieldRule &declared : m_mapping.fields)
        STEWARD_TRY(bindRule(declared));
    if (m_mapping.history)
        STEWARD_TRY(bindHistory());
    const QStringList unmapped = m_mapping.unmappedColumns(m_columns);
    if (unmapped.isEmpty() || m_mapping.unmapped == Mapping::Unmapped::Ignore)
        return Ok{};
    return Error{ErrorKind::InvalidArgument, QStringLiteral("mapping.unmapped"),
        QStringLiteral("nothing says what to do with these columns: %1")
            .arg(unmapped.join(QStringLiteral(", "))),
        QStringLiteral("map them, list them under \"ignore\", or set \"unmapped\" to keep or ignore"),
        unmapped};
}

Result<Ok> RowMapper::bindRule(const FieldRule &declared)
{
    Rule rule;
    rule.declared = &declared;
    rule.field = m_type->indexOf(declared.field);
    STEWARD_ASSIGN(rule.column, columnOf(declared.column, declared.optional, &declared));
    if (!declared.column.isEmpty() && rule.column < 0)
        return Ok{};
    STEWARD_ASSIGN(rule.parentColumn, columnOf(declared.lookup.parentColumn, declared.optional, &declared));
    for (qsizetype at = 0; at < declared.compose.size();) {
        const qsizetype open = declared.compose.indexOf(QLatin1Char('{'), at);
        const qsizetype close = open < 0 ? -1 : declared.compose.indexOf(QLatin1Char('}'), open);
        if (close < 0) {
            rule.compose.push_back({declared.compose.mid(at), -1});
            break;
        }
        rule.compose.push_back({declared.compose.mid(at, open - at), -1});
        STEWARD_ASSIGN(const int column,
            columnOf(declared.compose.mid(open + 1, close - open - 1), declared.optional, &declared));
        if (column >= 0)
            rule.compose.push_back({QString(), column});
        at = close + 1;
    }
    rule.governs.push_back(rule.field);
    for (const ValueRule &values : declared.values) {
        for (const auto &[name, text] : values.fields) {
            const int field = m_type->indexOf(name);
            if (std::find(rule.governs.begin(), rule.governs.end(), field) == rule.governs.end())
                rule.governs.push_back(field);
            const bool isStatus = m_lifecycle && name == QLatin1String("status");
            if (isStatus && !text.isEmpty() && !m_lifecycle->state(text)) {
                return Error{ErrorKind::InvalidArgument, QStringLiteral("mapping.invalid"),
                    QStringLiteral("the lifecycle of %1 has no status \"%2\"").arg(m_type->name(), text), {},
                    {text}, declared.line, declared.place};
            }
        }
    }
    for (const int field : rule.governs)
        m_createOnly[size_t(field)] = declared.createOnly;
    if (declared.field == m_mapping.key)
        m_keyColumn = rule.column;
    m_rules.push_back(std::move(rule));
    return Ok{};
}

Result<Ok> RowMapper::bindHistory()
{
    const HistoryRule &declared = *m_mapping.history;
    STEWARD_ASSIGN(m_history.time, columnOf(declared.timeColumn, false, nullptr));
    STEWARD_ASSIGN(m_history.author, columnOf(declared.authorColumn, false, nullptr));
    STEWARD_ASSIGN(m_history.tie, columnOf(declared.tieColumn, true, nullptr));
    for (const QString &name : declared.createdColumns) {
        STEWARD_ASSIGN(const int column, columnOf(name, true, nullptr));
        if (column >= 0)
            m_history.created.push_back(column);
    }
    for (const EffectRule &effect : declared.effects) {
        STEWARD_ASSIGN(const int column, columnOf(effect.atColumn, true, nullptr));
        m_history.effects.push_back(column);
    }
    return Ok{};
}

QStringView RowMapper::cellText(const SourceRow &row, int column) const
{
    const QStringView cell = row.cell(column).trimmed();
    return m_empty.isEmpty() || cell.isEmpty() || !m_empty.contains(cell.toString()) ? cell : QStringView();
}

void RowMapper::report(
    QList<ImportProblem> &problems, const SourceRow &row, int column, Error error, bool wholeRow) const
{
    error.line = row.line;
    error.column = column + 1;
    problems.append({std::move(error), m_columns.value(column), row.cell(column).toString(), wholeRow});
}

Result<Ok> RowMapper::map(const SourceRow &row, MappedRow &out, QList<ImportProblem> &problems)
{
    out.line = row.line;
    out.refused = false;
    out.values.values.assign(m_createOnly.size(), Value());
    out.given.assign(m_createOnly.size(), false);
    out.key = cellText(row, m_keyColumn).toString().simplified();
    if (m_mapping.guardedFormulas)
        out.key = withoutFormulaGuard(out.key);
    if (out.key.isEmpty()) {
        out.refused = true;
        report(problems, row, m_keyColumn,
            {ErrorKind::InvalidArgument, QStringLiteral("import.no-key"),
                QStringLiteral("the row does not say which record it is about"), {}, {}},
            true);
        return Ok{};
    }
    for (Rule &rule : m_rules) {
        STEWARD_ASSIGN(const Reading *const found, reading(rule, row));
        if (found->error) {
            const bool wholeRow = m_mapping.badValue == Mapping::BadValue::RefuseRow
                || rule.declared->field == m_mapping.key;
            out.refused = out.refused || wholeRow;
            report(problems, row, std::max(rule.column, 0), *found->error, wholeRow);
            continue;
        }
        for (const auto &[field, value] : found->values) {
            out.values.values[size_t(field)] = value;
            out.given[size_t(field)] = true;
        }
    }
    return m_mapping.history ? mapHistory(row, out, problems) : Result<Ok>(Ok{});
}

/// Text between two columns stands only when both have something, so that "{a} / {b}: {c}" without b is "a: c".
QString RowMapper::composed(const Rule &rule, const SourceRow &row) const
{
    QString text;
    QString between;
    bool leading = true;
    for (const Piece &piece : rule.compose) {
        if (piece.column < 0) {
            between = piece.literal;
            continue;
        }
        const QStringView cell = cellText(row, piece.column);
        if (!cell.isEmpty()) {
            if (leading || !text.isEmpty())
                text += between;
            text += cell;
        }
        between.clear();
        leading = false;
    }
    return text.isEmpty() ? text : text + between;
}

Result<const RowMapper::Reading *> RowMapper::reading(Rule &rule, const SourceRow &row)
{
    QString text;
    QString parent;
    if (rule.column >= 0) {
        text = cellText(row, rule.column).toString();
    } else if (rule.declared->constant) {
        text = *rule.declared->constant;
    } else {
        text = composed(rule, row);
    }
    if (rule.parentColumn >= 0) {
        parent = cellText(row, rule.parentColumn).toString();
        text += listSeparator + parent; // the two together are what is cached
    }
    const auto known = rule.cache.constFind(text);
    if (known != rule.cache.constEnd())
        return &*known;
    if (rule.cache.size() >= cacheLimit)
        rule.cache.clear();
    const QString own = rule.parentColumn < 0 ? text : text.chopped(parent.size() + 1);
    STEWARD_ASSIGN(Reading made, read(rule, own, parent));
    return &*rule.cache.insert(text, std::move(made));
}

Result<RowMapper::Reading> RowMapper::read(const Rule &rule, const QString &text, const QString &parent)
{
    const FieldRule &declared = *rule.declared;
    Reading made;
    const QString source = text.isEmpty() ? declared.fallback
        : m_mapping.guardedFormulas       ? withoutFormulaGuard(text)
                                          : text;
    if (source.isEmpty() && parent.isEmpty()) {
        if (m_mapping.emptyCell == Mapping::EmptyCell::Clear || m_mapping.history) {
            for (const int field : rule.governs)
                made.values.emplace_back(field, Value());
        }
        return made;
    }
    QList<std::pair<QString, QString>> wanted{{declared.field, source}};
    if (!declared.values.isEmpty()) {
        const auto mapped = declared.values.constFind(foldForCompare(source.simplified()));
        if (mapped != declared.values.constEnd()) {
            wanted = mapped->fields;
        } else if (declared.otherwise == FieldRule::Otherwise::Empty) {
            wanted.clear();
        } else if (declared.otherwise == FieldRule::Otherwise::Refuse) {
            const bool status = declared.field == QLatin1String("status");
            made.error = Error{ErrorKind::InvalidArgument,
                status ? QStringLiteral("import.bad-state") : QStringLiteral("import.bad-value"),
                QStringLiteral("\"%1\" is none of the values known for %2").arg(source, declared.field),
                QStringLiteral("add it to the mapping's values"), {source, declared.field}};
            return made;
        }
    }
    for (const int field : rule.governs) {
        const Field &target = m_type->fields()[field];
        const auto at = std::find_if(
            wanted.begin(), wanted.end(), [&](const auto &pair) { return pair.first == target.name; });
        if (at == wanted.end() || (at->second.isEmpty() && parent.isEmpty())) {
            made.values.emplace_back(field, Value());
            continue;
        }
        const Result<Value> value = convert(declared, target, at->second, parent);
        if (!value && value.error().kind != ErrorKind::InvalidArgument
            && value.error().kind != ErrorKind::FailedPrecondition)
            return value.error(); // the desk itself failed
        if (!value) {
            made.error = value.error();
            made.values.clear();
            return made;
        }
        made.values.emplace_back(field, *value);
    }
    return made;
}

} // namespace steward
