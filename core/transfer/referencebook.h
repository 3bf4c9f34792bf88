// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/importtarget.h"
#include "core/transfer/mapping.h"

#include <functional>

namespace steward {

/// Names to records: finds them on the desk, makes those that are missing, and remembers both. A name is asked of the
/// desk once per import. Thread: one object, one thread.
class ReferenceBook
{
public:
    explicit ReferenceBook(ImportTarget &target) : m_target(target) {}

    /// Id of the record that `text` names. Errors: InvalidArgument "import.no-such-reference" (and may not be made),
    /// "import.ambiguous-reference"; FailedPrecondition "import.deleted" when an import made it and somebody deleted it since;
    /// those of the target. One that was renamed since is still found.
    Result<Uuid> resolve(const Schema &schema, const QString &targetType, const LookupRule &lookup,
        const QString &text, const Uuid &parent);

    /// Asked first about tickets that are named by number: those of this very file that are planned and not written yet.
    using PlannedTicket = std::function<std::optional<Uuid>(const QString &number)>;
    void setPlannedTickets(PlannedTicket planned) { m_plannedTicket = std::move(planned); }

    /// Creations that `edit` needs to be written before it, in order; each is given out once. A name that only refused
    /// rows mention is thus never made.
    QList<RecordEdit> takeCreationsFor(const RecordEdit &edit);
    /// Names of records made or found here, for differences; empty when unknown.
    QString nameOf(const Uuid &id) const { return m_names.value(id); }

private:
    Result<Uuid> resolveTicket(const Schema &schema, const QString &text);
    Result<std::optional<Uuid>> search(
        const RecordType &type, const Field &by, const QString &text, const Uuid &parent);
    Result<Uuid> create(const Uuid &id, const RecordType &type, const LookupRule &lookup, const QString &text,
        const Uuid &parent);

    void takeCreation(const Uuid &id, QList<RecordEdit> &out);

    ImportTarget &m_target;
    PlannedTicket m_plannedTicket;
    QHash<QString, Uuid> m_known; ///< by type, field, parent and folded name
    QHash<Uuid, QString> m_names;
    QHash<Uuid, RecordEdit> m_creations; ///< not written yet
};

} // namespace steward
