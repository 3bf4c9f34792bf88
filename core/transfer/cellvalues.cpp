// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
//
// RowMapper, second half: what a text means for a field of each kind, and the moments of a history.
#include "core/base/json.h"
#include "core/base/spantext.h"
#include "core/text/fold.h"
#include "core/transfer/rowmapper.h"

#include <algorithm>

namespace steward {

static Error badValue(const Field &field, const QString &text, const QString &what, const QString &hint = {})
{
    return {ErrorKind::InvalidArgument, QStringLiteral("import.bad-value"),
        QStringLiteral("\"%1\" is no %2 for %3").arg(text, what, field.name), hint, {text, field.name}};
}

static QStringList pieces(const QString &text, const QString &separator)
{
    QStringList items;
    for (const QString &part : text.split(listSeparator)) {
        for (const QString &item : separator.isEmpty() ? QStringList{part} : part.split(separator)) {
            const QString simple = item.simplified();
            if (!simple.isEmpty())
                items.append(simple);
        }
    }
    return items;
}

Value RowMapper::enteredStatus(const QString &text) const
{
    const QString folded = foldForCompare(text);
    for (const LifecycleState &state : m_lifecycle->states()) {
        bool same = state.key == text || foldForCompare(state.label) == folded;
        for (const QString &label : state.labels)
            same = same || foldForCompare(label) == folded;
        if (same)
            return Value(state.key);
    }
    return {};
}

Result<Value> RowMapper::convert(
    const FieldRule &rule, const Field &field, const QString &text, const QString &parent)
{
    const QString simple = text.simplified();
    if (!field.choices.isEmpty()) {
        const QString folded = foldForCompare(simple);
        for (const Choice &choice : field.choices) {
            if (choice.key == simple || foldForCompare(choice.label) == folded)
                return field.isNumeric() ? Value(choice.key.toLongLong()) : Value(choice.key);
        }
        return badValue(field, text, QStringLiteral("choice"));
    }
    switch (field.kind) {
    case FieldKind::Text: return Value(simple);
    case FieldKind::Choice: {
        if (!m_lifecycle || field.name != QLatin1String("status"))
            return Value(simple);
        const Value status = enteredStatus(simple);
        if (!status.isEmpty())
            return status;
        Error error = badValue(field, text, QStringLiteral("status"));
        error.code = QStringLiteral("import.bad-state");
        return error;
    }
    case FieldKind::LongText: {
        QString plain = text;
        plain.replace(QStringLiteral("\r\n"), QStringLiteral("\n"))
            .replace(QLatin1Char('\r'), QLatin1Char('\n'));
        return Value(plain);
    }
    case FieldKind::Integer: {
        bool ok = false;
        const qint64 number = simple.toLongLong(&ok);
        return ok ? Result<Value>(Value(number)) : badValue(field, text, QStringLiteral("whole number"));
    }
    case FieldKind::Boolean: {
        const QString word = simple.toLower();
        static const QStringList yes{
            QStringLiteral("true"), QStringLiteral("yes"), QStringLiteral("y"), QStringLiteral("1")};
        static const QStringList no{
            QStringLiteral("false"), QStringLiteral("no"), QStringLiteral("n"), QStringLiteral("0")};
        if (yes.contains(word))
            return Value::boolean(true);
        return no.contains(word)
            ? Result<Value>(Value())
            : badValue(field, text, QStringLiteral("truth value"), QStringLiteral("use true or false"));
    }
    case FieldKind::Instant: {
        for (const DateFormat &format : rule.dates) {
            if (const auto reading = format.read(simple)) {
                return Value::instant(reading->offsetSeconds
                        ? Instant{reading->localMs - qint64(*reading->offsetSeconds) * 1000}
                        : rule.zone->toInstant(reading->localMs));
            }
        }
        Error error = badValue(
            field, text, QStringLiteral("date"), QStringLiteral("name its format under \"dates\""));
        error.code = QStringLiteral("import.bad-date");
        return error;
    }
    case FieldKind::TimeSpan: {
        const std::optional<Duration> span = readSpan(simple);
        return span
            ? Result<Value>(Value(qint64(span->count())))
            : badValue(field, text, QStringLiteral("span of time"), QStringLiteral("write 90m, 4h or 2d"));
    }
    case FieldKind::Reference: return convertReference(rule, field, simple, parent.simplified());
    case FieldKind::TextSet: return Value(StringSet(pieces(text, rule.separator)));
    case FieldKind::ReferenceSet: {
        QStringList ids;
        for (const QString &name : pieces(text, rule.separator)) {
            STEWARD_ASSIGN(const Value one, convertReference(rule, field, name, {}));
            ids.append(one.reference().toString());
        }
        return Value(StringSet(ids));
    }
    case FieldKind::Json: {
        const Result<JsonNode> node = parseJson(QStringView(text));
        return node ? Result<Value>(Value(text)) : badValue(field, text, QStringLiteral("JSON"));
    }
    }
    return badValue(field, text, QStringLiteral("value"));
}

Result<Value> RowMapper::convertReference(
    const FieldRule &rule, const Field &field, const QString &text, const QString &parent)
{
    Uuid above;
    if (!parent.isEmpty()) {
        LookupRule upper = rule.lookup;
        upper.parentColumn.clear();
        STEWARD_ASSIGN(above, m_references.resolve(*m_schema, field.target, upper, parent, {}));
        if (text.isEmpty())
            return Value(above); // only the upper one is named: it is what the row means
    }
    STEWARD_ASSIGN(const Uuid id, m_references.resolve(*m_schema, field.target, rule.lookup, text, above));
    return Value(id);
}

std::optional<Instant> RowMapper::instantOf(QStringView text) const
{
    for (const DateFormat &format : m_mapping.dates) {
        if (const auto reading = format.read(text)) {
            return reading->offsetSeconds ? Instant{reading->localMs - qint64(*reading->offsetSeconds) * 1000}
                                          : m_mapping.zone.toInstant(reading->localMs);
        }
    }
    return std::nullopt;
}

Result<Ok> RowMapper::mapHistory(const SourceRow &row, MappedRow &out, QList<ImportProblem> &problems)
{
    const auto badDate = [&](int column, bool wholeRow) {
        report(problems, row, column,
            {ErrorKind::InvalidArgument, QStringLiteral("import.bad-date"),
                QStringLiteral("\"%1\" is no date").arg(row.cell(column)),
                QStringLiteral("name its format under \"dates\""), {row.cell(column).toString()}},
            wholeRow);
        out.refused = out.refused || wholeRow;
    };
    // Without a moment of its own a row has no place in a history.
    const std::optional<Instant> time = instantOf(cellText(row, m_history.time));
    if (time)
        out.time = *time;
    else
        badDate(m_history.time, true);

    out.author = {};
    const QString author = cellText(row, m_history.author).toString();
    if (m_history.author >= 0 && !author.isEmpty()) {
        auto known = m_history.authors.constFind(author);
        if (known == m_history.authors.constEnd()) {
            const Result<Uuid> id = m_references.resolve(
                *m_schema, QStringLiteral("person"), m_mapping.history->author, author.simplified(), {});
            if (!id && id.error().kind != ErrorKind::InvalidArgument
                && id.error().kind != ErrorKind::FailedPrecondition)
                return id.error();
            known = m_history.authors.insert(
                author, {id ? *id : Uuid{}, id ? std::optional<Error>() : std::optional(id.error())});
        }
        out.author = known->first;
        if (known->second)
            report(problems, row, m_history.author, *known->second, false);
    }

    out.tie = m_history.tie < 0 ? 0 : cellText(row, m_history.tie).toLongLong();
    out.created.reset();
    for (const int column : m_history.created) {
        const QStringView text = cellText(row, column);
        if (out.created || text.isEmpty())
            continue;
        out.created = instantOf(text);
        if (!out.created)
            badDate(column, false);
    }
    out.effects.assign(m_history.effects.size(), std::nullopt);
    for (size_t i = 0; i < m_history.effects.size(); ++i) {
        const int column = m_history.effects[i];
        const QStringView text = cellText(row, column);
        if (text.isEmpty())
            continue;
        out.effects[i] = instantOf(text);
        if (!out.effects[i])
            badDate(column, false);
    }
    return Ok{};
}

} // namespace steward
