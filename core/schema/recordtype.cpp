// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/schema/recordtype.h"

#include "core/schema/frame.h"

#include <algorithm>

namespace steward {

RecordType::RecordType(QString name, QString label, QString pluralLabel, QString table)
    : m_name(std::move(name))
    , m_label(std::move(label))
    , m_pluralLabel(std::move(pluralLabel))
    , m_table(std::move(table))
{
}

int RecordType::indexOf(QStringView field) const { return m_fieldIndex.value(field.toString(), -1); }

const Field *RecordType::field(QStringView name) const
{
    const int at = indexOf(name);
    return at < 0 ? nullptr : &m_fields[at];
}

const Unit *RecordType::unit(QStringView name) const
{
    const int at = m_unitIndex.value(name.toString(), -1);
    return at < 0 ? nullptr : &m_units[at];
}

std::optional<QByteArray> RecordType::encodeUnit(const Unit &unit, const RecordValues &record) const
{
    if (unit.policy == MergePolicy::Set || unit.policy == MergePolicy::Counter)
        return record.values[size_t(unit.fields.first())].canonical();
    QByteArray out;
    for (const int at : unit.fields) {
        const std::optional<QByteArray> bytes = record.values[size_t(at)].canonical();
        if (!bytes)
            continue;
        appendFrame(out, m_fields[at].name.toUtf8());
        appendFrame(out, QByteArrayView(*bytes));
    }
    return out.isEmpty() ? std::nullopt : std::optional(out);
}

Result<Ok> RecordType::decodeUnit(
    const Unit &unit, const std::optional<QByteArray> &bytes, RecordValues &record) const
{
    if (unit.policy == MergePolicy::Set || unit.policy == MergePolicy::Counter) {
        const int at = unit.fields.first();
        STEWARD_ASSIGN(record.values[size_t(at)], m_fields[at].fromCanonical(bytes));
        return Ok{};
    }
    for (const int at : unit.fields)
        record.values[size_t(at)] = Value();
    if (!bytes)
        return Ok{};
    FrameReader reader(*bytes);
    while (!reader.atEnd()) {
        const std::optional<QByteArray> name = reader.next();
        const std::optional<QByteArray> value = reader.ok() ? reader.next() : std::nullopt;
        const int at = reader.ok() && name ? indexOf(QString::fromUtf8(*name)) : -1;
        if (at < 0 || !unit.fields.contains(at))
            return Error{ErrorKind::Corrupt, QStringLiteral("value.malformed"),
                QStringLiteral("the stored value of \"%1\" is malformed").arg(unit.name), {}, {unit.name}};
        STEWARD_ASSIGN(record.values[size_t(at)], m_fields[at].fromCanonical(value));
    }
    return Ok{};
}

Field &RecordType::addField(Field field, MergePolicy policy)
{
    if (field.unit.isEmpty())
        field.unit = field.name;
    const int at = int(m_fields.size());
    if (!field.derived) {
        auto unit = m_unitIndex.constFind(field.unit);
        if (unit == m_unitIndex.constEnd()) {
            unit = m_unitIndex.insert(field.unit, int(m_units.size()));
            m_units.append({field.unit, policy, {}});
        }
        m_units[*unit].fields.append(at);
    }
    m_fieldIndex.insert(field.name, at);
    m_fields.append(std::move(field));
    return m_fields.last();
}

void RecordType::seal()
{
    for (Unit &unit : m_units) {
        std::sort(unit.fields.begin(), unit.fields.end(),
            [this](int a, int b) { return m_fields[a].name.toUtf8() < m_fields[b].name.toUtf8(); });
    }
}

} // namespace steward
