// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/several.h"

namespace steward {

Result<VerbReport> editSeveral(const VerbContext &context, const QList<Rid> &tickets,
    const std::function<Result<RecordEdit>(const LoadedRecord &)> &edit, QList<Refusal> &refused)
{
    refused.clear();
    QList<EditGroup> groups;
    for (const Rid rid : tickets) {
        STEWARD_ASSIGN(const LoadedRecord loaded, context.desk().load(rid));
        Result<RecordEdit> made = edit(loaded);
        if (made)
            groups.append(EditGroup{*std::move(made)});
        else
            refused.append({rid, loaded.number, made.error()});
    }
    if (groups.isEmpty() && !refused.isEmpty())
        return refused.first().error;
    return context.commit(groups);
}

} // namespace steward
