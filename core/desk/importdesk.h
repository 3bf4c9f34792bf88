// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/deskrules.h"
#include "core/transfer/importtarget.h"

namespace steward {

/// A desk as an import sees it. Everything an import writes goes through Workspace::commit(), its cursor in the same
/// transaction, so that a process killed at any moment leaves rows and cursor in step.
/// Thread: the workspace's, which must outlive it.
class DeskImportTarget : public ImportTarget
{
public:
    /// The rules are those of now; they hold for the whole import. Errors: those of the store.
    static Result<std::unique_ptr<DeskImportTarget>> make(Workspace &desk);

    Uuid workspaceId() const override { return m_desk.id(); }
    std::shared_ptr<const Schema> schema() const override { return m_desk.sharedSchema(); }
    const DeskPolicies &policies() const override { return *m_policies; }
    Instant now() const override { return m_desk.clock().now(); }

    Result<QList<Uuid>> find(const RecordType &type, const Field &field, const QString &text) override;
    Result<std::optional<LoadedRecord>> load(const Uuid &id) override;
    Result<QList<ImportStep>> steps(const Uuid &record) override;
    Result<QString> label(const Uuid &id) override { return m_desk.labelOf(id); }

    Result<std::optional<ImportCursor>> cursor(const QString &source) override;
    Result<qint64> commit(const QList<EditGroup> &groups, const ImportCursor &cursor) override;

private:
    DeskImportTarget(Workspace &desk, std::shared_ptr<const DeskPolicies> policies)
        : m_desk(desk), m_policies(std::move(policies))
    {
    }

    Workspace &m_desk;
    std::shared_ptr<const DeskPolicies> m_policies;
};

} // namespace steward
