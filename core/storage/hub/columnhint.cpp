// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/hub/columnhint.h"

#include "core/storage/projectionschema.h"
#include "core/text/fold.h"

#include <QJsonValue>

namespace steward {

static QJsonValue jsonOf(const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); }

QJsonObject columnHint(const RecordType &type, const RecordValues &after)
{
    QJsonObject columns{{QStringLiteral("sort_key"), jsonOf(sortKeyOf(type, after))}};
    for (int i = 0; i < type.fields().size(); ++i) {
        const Field &field = type.fields()[i];
        const Value &value = after.values[size_t(i)];
        if (field.store != FieldStore::Narrow || field.isSet())
            continue;
        const QString compare = compareColumn(type, field);
        if (compare == QLatin1String("number_sort"))
            continue;
        if (field.derived && value.isNumber())
            columns.insert(field.column(), value.number());
        else if (field.derived)
            columns.insert(field.column(), jsonOf(value.text()));
        if (!compare.isEmpty() && compare != field.column() && compare != QLatin1String("sort_key"))
            columns.insert(compare, jsonOf(foldForCompare(value.text())));
    }
    return {{QStringLiteral("columns"), columns}};
}

} // namespace steward
