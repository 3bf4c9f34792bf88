// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/workspace.h"

namespace steward {

/// Writes records of one type as rows or as JSON, by the declaration alone, in a form that an import of the same type
/// reads back (Mapping::plain): references by what people call the record, moments in ISO 8601 and UTC, items of lists
/// separated by commas. A ticket without an external number gives its own there, so that an import finds it again.
/// Thread: the workspace's, which must outlive it. Keeps the names that it has looked up.
class RecordExport
{
public:
    /// Fields declared sensitive are left out unless `sensitive` asks for them.
    RecordExport(Workspace &desk, const RecordType &type, bool sensitive = false);

    /// "id", then the fields of the type.
    QStringList columns() const;
    Result<QStringList> cells(const LoadedRecord &record);
    /// {"record": "team", "id": "…", "name": "Network", …}; empty fields are left out. `record` names the type.
    Result<QString> json(const LoadedRecord &record);

private:
    Result<QString> nameOf(const Uuid &id);
    Result<QStringList> itemsOf(const Field &field, const Value &value);
    Result<QString> textOf(const Field &field, const Value &value);
    RecordValues exported(const LoadedRecord &record) const;

    Workspace &m_desk;
    const RecordType &m_type;
    QList<qsizetype> m_fields; ///< that are written
    QHash<Uuid, QString> m_names;
};

} // namespace steward
