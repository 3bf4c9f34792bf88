// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/hub/columnhint.h"

#include "core/storage/projectionschema.h"
#include "core/text/fold.h"
#include "core/text/packedtokens.h"

#include <QJsonValue>

#include <array>

namespace steward {

namespace {

QJsonValue jsonOf(const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); }

/// The fields that hide a record where they are set.
std::array<const Field *, 2> marksOf(const RecordType &type) { return {type.field(u"deleted"), type.field(u"withdrawn")}; }

bool changesMark(const RecordType &type, const QSet<QString> &units)
{
    const auto marks = marksOf(type);
    return std::any_of(marks.cbegin(), marks.cend(), [&](const Field *mark) { return mark && units.contains(mark->unit); });
}

bool changesSortKey(const RecordType &type, const QSet<QString> &units)
{
    const Field *const fields[] = {type.field(type.sortField()), type.field(type.titleField())};
    return std::any_of(std::begin(fields), std::end(fields), [&](const Field *field) {
        return field && field->kind != FieldKind::LongText && units.contains(field->unit);
    });
}

bool isCounted(const Field &field) { return field.name == QLatin1String("comments") || field.name == QLatin1String("attachments"); }

/// The columns of one field; `isWhole`: also those that are empty.
void addColumns(QJsonObject &columns, const RecordType &type, const Field &field, const Value &value, bool isWhole)
{
    if (value.isEmpty() && !isWhole)
        return;
    if (field.derived && value.isNumber())
        columns.insert(field.column(), value.number());
    else if (field.derived)
        columns.insert(field.column(), jsonOf(value.text()));
    const QString compare = compareColumn(type, field);
    if (!compare.isEmpty() && compare != field.column() && compare != QLatin1String("sort_key"))
        columns.insert(compare, jsonOf(foldForCompare(value.text())));
}

bool hasColumns(const RecordType &type, const Field &field)
{
    return field.store == FieldStore::Narrow && !field.isSet() && compareColumn(type, field) != QLatin1String("number_sort");
}

} // namespace

QJsonObject columnHint(const RecordType &type, const RecordValues &record)
{
    QJsonObject columns{{QStringLiteral("sort_key"), jsonOf(sortKeyOf(type, record))}};
    for (int i = 0; i < type.fields().size(); ++i) {
        if (hasColumns(type, type.fields()[i]))
            addColumns(columns, type, type.fields()[i], record.values[size_t(i)], true);
    }
    return {{QStringLiteral("columns"), columns}};
}

QJsonObject operationHint(const RecordType &type, const RecordValues &after, const QSet<QString> &units, bool isNew)
{
    QJsonObject columns;
    QJsonObject texts;
    if (changesSortKey(type, units))
        columns.insert(QStringLiteral("sort_key"), jsonOf(sortKeyOf(type, after)));
    const auto marks = marksOf(type);
    const bool isHidden = std::any_of(marks.cbegin(), marks.cend(),
        [&](const Field *mark) { return mark && after.values[size_t(type.indexOf(mark->name))].toBool(); });
    const bool allTexts = changesMark(type, units);
    for (int i = 0; i < type.fields().size(); ++i) {
        const Field &field = type.fields()[i];
        const Value &value = after.values[size_t(i)];
        const bool isWritten = units.contains(field.unit) && !field.derived;
        if (hasColumns(type, field) && (isWritten || (field.derived && !isCounted(field))))
            addColumns(columns, type, field, value, !isNew);
        if (!field.searchable || !(isWritten || allTexts) || (isNew && value.isEmpty()))
            continue;
        const QString packed = isHidden ? QString() : packedTokens(tokenize(value.text()));
        if (packed.toUtf8().size() <= longestHint)
            texts.insert(field.name, packed);
    }
    QJsonObject hint{{QStringLiteral("columns"), columns}};
    if (!texts.isEmpty())
        hint.insert(QStringLiteral("texts"), texts);
    return hint;
}

bool needsWholeRecord(const RecordType &type, const QSet<QString> &units)
{
    return changesMark(type, units) || changesSortKey(type, units);
}

} // namespace steward
