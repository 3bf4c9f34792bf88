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

int RecordType::indexOf(QStringView field) const
{
    const auto at = m_fieldIndex.find(field);
    return at == m_fieldIndex.end() ? -1 : at->second;
}

const Field *RecordType::field(QStringView name) const
{
    const int at = indexOf(name);
    return at < 0 ? nullptr : &m_fields[at];
}

const Unit *RecordType::unit(QStringView name) const
{
    const auto at = m_unitIndex.find(name);
    return at == m_unitIndex.end() ? nullptr : &m_units[at->second];
}

std::optional<QByteArray> RecordType::encodeUnit(const Unit &unit, const RecordValues &record) const
{
    if (unit.policy == MergePolicy::Set || unit.policy == MergePolicy::Counter)
        return record.values[size_t(unit.fields.first())].canonical();
    QByteArray out;
    for (const int at : unit.fields) {
        const Value &value = record.values[size_t(at)];
        if (value.isEmpty())
            continue;
        appendFrame(out, m_fields[at].name);
        value.appendFrameTo(out);
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
    auto candidate = unit.fields.cbegin(); // frames stand in the order of the unit's fields
    while (!reader.atEnd()) {
        const QByteArrayView name = reader.nextView();
        const QByteArrayView value = reader.nextView();
        while (candidate != unit.fields.cend() && m_fieldNames[*candidate] != name)
            ++candidate;
        if (!reader.ok() || candidate == unit.fields.cend())
            return Error{ErrorKind::Corrupt, QStringLiteral("value.malformed"),
                QStringLiteral("the stored value of \"%1\" is malformed").arg(unit.name), {}, {unit.name}};
        STEWARD_ASSIGN(record.values[size_t(*candidate)], m_fields[*candidate].fromCanonical(value));
        ++candidate;
    }
    return Ok{};
}

Field &RecordType::addField(Field field, MergePolicy policy)
{
    if (field.unit.isEmpty())
        field.unit = field.name;
    const int at = int(m_fields.size());
    if (!field.derived) {
        const auto [unit, isNew] = m_unitIndex.try_emplace(field.unit, int(m_units.size()));
        if (isNew)
            m_units.append({field.unit, policy, {}});
        m_units[unit->second].fields.append(at);
    }
    m_fieldIndex.insert_or_assign(field.name, at);
    m_fields.append(std::move(field));
    return m_fields.last();
}

void RecordType::seal()
{
    for (Unit &unit : m_units) {
        std::sort(unit.fields.begin(), unit.fields.end(),
            [this](int a, int b) { return lessByBytes(m_fields[a].name, m_fields[b].name); });
    }
    std::sort(m_units.begin(), m_units.end(),
        [](const Unit &a, const Unit &b) { return lessByBytes(a.name, b.name); });
    for (int i = 0; i < m_units.size(); ++i)
        m_unitIndex[m_units[i].name] = i;
    m_fieldNames.clear();
    for (const Field &field : std::as_const(m_fields))
        m_fieldNames.append(field.name.toUtf8());
}

} // namespace steward
