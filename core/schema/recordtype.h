// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/field.h"

#include <map>
#include <optional>

namespace steward {

/// The values of one record, one per field of its type, in declaration order.
struct RecordValues
{
    std::vector<Value> values;

    bool operator==(const RecordValues &) const = default;
};

/// A record type as a run-time value. Built-in ones come from the structs in core/schema/records, custom ones from
/// records of the workspace; nothing that works on records can tell the difference.
/// Thread: immutable once built, share freely (`std::shared_ptr<const RecordType>` in Schema).
class RecordType
{
public:
    /// `name` is the stable key ("incident"); `table` the projection table ("ticket" is shared by all tickets).
    RecordType(QString name, QString label, QString pluralLabel, QString table);

    const QString &name() const { return m_name; }
    const QString &label() const { return m_label; } ///< English, singular; views translate in context "Record"
    const QString &pluralLabel() const { return m_pluralLabel; }
    const QString &table() const { return m_table; }
    /// Table of wide fields, 1:1 by rid: "<table>_text".
    QString textTable() const { return m_table + QStringLiteral("_text"); }
    /// "INC" for INC-000123; empty for records without numbers.
    const QString &numberPrefix() const { return m_numberPrefix; }
    bool isTicket() const { return m_table == QStringLiteral("ticket"); }

    const QList<Field> &fields() const { return m_fields; }
    const QList<Unit> &units() const { return m_units; } ///< ascending by the bytes of their names
    int indexOf(QStringView field) const; ///< -1 when unknown
    const Field *field(QStringView name) const; ///< null when unknown
    const Unit *unit(QStringView name) const;
    /// Field whose value names the record to people ("name", "title"); its folded form is the sort key,
    /// unless `sortField` is set and filled (a person's reading).
    const QString &titleField() const { return m_titleField; }
    const QString &sortField() const { return m_sortField; }

    /// Canonical bytes of a unit: for each field in field-name byte order, frame(name) frame(value); fields
    /// without value are left out; a unit without any value is absent (nullopt).
    /// A Set unit of one field is the set's own canonical form; a Counter is its decimal delta.
    std::optional<QByteArray> encodeUnit(const Unit &unit, const RecordValues &record) const;
    /// Writes the unit's fields of `record` from canonical bytes. Unknown fields inside are an error
    /// ("value.malformed"), since a unit's fields never change without a new unit name.
    Result<Ok> decodeUnit(const Unit &unit, const std::optional<QByteArray> &bytes, RecordValues &record) const;
    RecordValues empty() const { return {std::vector<Value>(size_t(m_fields.size()))}; }

    // Building; used by RecordBuilder and by custom types only.
    Field &addField(Field field, MergePolicy policy);
    void setNumberPrefix(const QString &prefix) { m_numberPrefix = prefix; }
    void setTitleField(const QString &name) { m_titleField = name; }
    void setSortField(const QString &name) { m_sortField = name; }
    /// Sorts the units and their fields by the bytes of their names; call once after the last addField.
    void seal();

private:
    QString m_name;
    QString m_label;
    QString m_pluralLabel;
    QString m_table;
    QString m_numberPrefix;
    QString m_titleField;
    QString m_sortField;
    QList<Field> m_fields;
    QList<Unit> m_units;
    std::map<QString, int, std::less<>> m_fieldIndex; ///< looked up by views, so no hash
    std::map<QString, int, std::less<>> m_unitIndex;
    QList<QByteArray> m_fieldNames; ///< UTF-8, after seal()
};

} // namespace steward
