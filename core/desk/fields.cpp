// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/fields.h"

namespace steward {

const Value &valueOf(const RecordType &type, const RecordValues &values, QStringView field)
{
    static const Value none;
    const int at = type.indexOf(field);
    return at < 0 ? none : values.values[size_t(at)];
}

void setValue(const RecordType &type, RecordValues &values, QStringView field, const Value &value)
{
    const int at = type.indexOf(field);
    if (at >= 0)
        values.values[size_t(at)] = value;
}

} // namespace steward
