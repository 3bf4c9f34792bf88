// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/lifecycle/deskpolicies.h"
#include "core/oplog/edit.h"
#include "core/storage/importcursor.h"

namespace steward {

/// What a record's log says of one earlier operation: enough to recognise a row that came in before.
struct ImportStep
{
    Instant eventTime;
    Uuid author;
};

/// What an import needs of a desk. The engine itself knows no store; tests give it one in memory.
/// Thread: one object, one thread.
class ImportTarget
{
public:
    virtual ~ImportTarget() = default;

    virtual Uuid workspaceId() const = 0;
    /// With the custom fields of the desk; asked again after a commit that declared some.
    virtual std::shared_ptr<const Schema> schema() const = 0;
    virtual const DeskPolicies &policies() const = 0;
    virtual Instant now() const = 0;

    /// Living records whose text field equals `text`, compared folded. For tickets and the field "external.number" also
    /// the record that any number or alias means, deleted or not.
    virtual Result<QList<Uuid>> find(const RecordType &type, const Field &field, const QString &text) = 0;
    /// nullopt for unknown records and stubs.
    virtual Result<std::optional<LoadedRecord>> load(const Uuid &id) = 0;
    /// Operations of a record, oldest first.
    virtual Result<QList<ImportStep>> steps(const Uuid &record) = 0;
    /// Title of a record, for people.
    virtual Result<QString> label(const Uuid &id) = 0;

    virtual Result<std::optional<ImportCursor>> cursor(const QString &source) = 0;
    /// Writes the groups as part of the cursor's batch, and the cursor, all or none. Edits of one commit on the same
    /// record build on one another. Returns the number of operations written.
    virtual Result<qint64> commit(const QList<EditGroup> &groups, const ImportCursor &cursor) = 0;
};

} // namespace steward
