// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/schema/schema.h"

#include <QHash>

namespace steward {

/// Who may see records of a kind.
enum class Visibility {
    Ticket, ///< by the keys of the ticket
    Public, ///< as the ticket it hangs on
    Internal, ///< as the ticket it hangs on, but nobody as its requester or watcher
    Desk, ///< whoever works at the desk
    Everyone, ///< everybody who may log in; requesters perhaps only some fields
};

/// A value of a ticket that becomes one of its visibility keys: "team:0199…".
struct ScopeKey
{
    QString field;
    QString key; ///< what stands before the id: "team", "org", "person" or "work"
    QString none; ///< the key of tickets where the field is empty; empty: they get none
};

/// What it takes to see and to write the records of some types.
struct RecordAccess
{
    QStringList types; ///< "ticket" means tickets of all kinds
    Visibility visible = Visibility::Desk;
    QStringList follows; ///< fields that refer to the tickets whose keys it has
    QString publicField; ///< Public only: where this choice is not `publicValue`, it is internal
    QString publicValue;
    QStringList requesterFields; ///< Everyone only: the fields that those see who do not work at the desk; empty: all
    QString create; ///< permission; empty: everybody who sees it
    QString edit;
    QHash<QString, QString> units; ///< permissions of units that differ from `edit`
    bool once = false; ///< nobody may write it again
};

/// Which permission each unit of each record type needs, and which keys open it: resources/policies/access.json.
/// One table for the screens and for the hub, which gets it as rows (core/storage/hub/declarations.h).
///
///     {"format": 1, "desk": "ticket.see", "author": "author.other",
///      "keys": [{"field": "team", "key": "team", "none": "team:none"}, …],
///      "records": [{"types": ["ticket"], "visible": "ticket", "create": "ticket.create", "edit": "ticket.edit",
///                   "units": {"assignment": "ticket.work"}}, …]}       "once": true: nobody may change it
///
/// What changes a ticket's state needs the permission of its transition as well (lifecycle.h). Keys of kind "work" open
/// internal records too: they are of the people who work on the ticket, "person" is of those whom it is about.
/// Thread: immutable.
class AccessRules
{
public:
    /// Errors: InvalidArgument "access.invalid" with the place: an unknown type or field, a type twice, a type of
    /// `schema` that is not there.
    static Result<AccessRules> parse(const JsonNode &node, const Schema &schema);
    /// The program's own, proven sound by a test.
    static const AccessRules &builtIn();

    /// Permission of those who work at the desk: who lacks it is a requester and nothing else.
    const QString &deskPermission() const { return m_desk; }
    /// Permission to write in the name of somebody else: imports, mail. The screens show both.
    const QString &authorPermission() const { return m_author; }
    const QList<ScopeKey> &keys() const { return m_keys; }
    /// Types of later programs are for the desk to see and for nobody to write.
    const RecordAccess &of(const RecordType &type) const;
    /// What writing `unit` of such a record needs; nullopt: nobody may.
    std::optional<QString> permission(const RecordType &type, const QString &unit, bool isCreation) const;

private:
    Result<Ok> readRecord(const JsonNode &node, const Schema &schema);

    QString m_desk;
    QString m_author;
    QList<ScopeKey> m_keys;
    QList<RecordAccess> m_records;
    QHash<QString, int> m_index;
};

/// "ticket", "public", "internal", "desk", "everyone".
QString visibilityKey(Visibility visibility);

} // namespace steward
