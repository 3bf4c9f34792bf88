// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/recordtype.h"

#include <memory>

namespace steward {

/// All record types of a workspace: the built-in ones, plus custom fields and custom ticket types declared by
/// records of the workspace. Thread: immutable; a changed declaration makes a new Schema.
class Schema
{
public:
    /// Version of the built-in declarations; stands in every operation.
    static constexpr int version = 1;

    /// Only what the program itself declares.
    static std::shared_ptr<const Schema> builtIn();
    /// This schema with one more type, or with a type of the same name replaced.
    std::shared_ptr<const Schema> with(RecordType type) const;

    const RecordType *type(QStringView name) const; ///< null when unknown
    /// In declaration order: tickets first.
    const std::vector<std::shared_ptr<const RecordType>> &types() const { return m_types; }
    std::vector<const RecordType *> ticketTypes() const;

private:
    std::vector<std::shared_ptr<const RecordType>> m_types;
    std::map<QString, int, std::less<>> m_index;
};

} // namespace steward
