// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/schema.h"

namespace steward {

/// The record types that queries can be about, with all names taken from their declarations. Besides the types of
/// the schema there is "ticket": all tickets, whatever their kind, with the fields of every kind (empty where a kind
/// has none). References that point to "ticket" lead there.
/// Thread: immutable, share freely. Keeps its schema alive; pointers to types and fields live as long as it does.
class QueryCatalog
{
public:
    static std::shared_ptr<const QueryCatalog> make(std::shared_ptr<const Schema> schema);

    /// A type by name, or "ticket" for all of them; null when unknown.
    const RecordType *type(QStringView name) const;
    /// Ticket kinds that a query about `type` can meet: {"incident", "problem", …} for "ticket", else at most itself.
    QList<const RecordType *> kinds(const RecordType &type) const;
    /// Fields that several kinds of ticket declare with different meanings: "ticket" leaves them out.
    const QStringList &ambiguous() const { return m_ambiguous; }
    /// Prefixes of numbers ("INC"), of all types.
    const QStringList &numberPrefixes() const { return m_prefixes; }
    const Schema &schema() const { return *m_schema; }

private:
    explicit QueryCatalog(std::shared_ptr<const Schema> schema);

    std::shared_ptr<const Schema> m_schema;
    RecordType m_ticket;
    QStringList m_ambiguous;
    QStringList m_prefixes;
};

/// Name of the type that stands for all tickets; it is also what references to tickets declare as their target.
inline QString allTickets() { return QStringLiteral("ticket"); }
/// Name of the record type that `me` is one of.
inline QString personType() { return QStringLiteral("person"); }

/// True for a ticket's number: the hub gives it, aliases lead to it.
bool isRecordNumber(const RecordType &type, const Field &field);
/// True for the state of a ticket's lifecycle, the field that has the words `open` and `closed`.
bool isLifecycleState(const RecordType &type, const Field &field);
/// The field with the class of that state (StatusClass); null when the type has no lifecycle.
const Field *lifecycleClass(const RecordType &type);
/// True for the choices that a change of state sets: the state, its class, why it waits.
bool followsState(const RecordType &type, const Field &field);
/// The field that counts as "belongs to" for `my`: a team's members. Null when the type has none.
const Field *membership(const RecordType &type);
/// True for a number that counts something (comments, reopenings): it is "filled" when it is more than 0.
bool isCount(const Field &field);
/// The field that says that a record is deleted.
const Field *deletionMark(const RecordType &type);
/// The fields that a record is called by in a query: its title, its reading, and its indexed texts (login, e-mail).
/// Empty for tickets, which are called by their numbers.
QList<const Field *> namingFields(const RecordType &type);

/// A field, and the references that lead to it: `requester.vip` is one hop and a field of Person.
struct FieldPath
{
    struct Hop
    {
        const RecordType *type = nullptr; ///< that has the reference
        const Field *field = nullptr; ///< Reference or ReferenceSet
    };
    QList<Hop> hops;
    const RecordType *type = nullptr; ///< the type at the end
    const Field *field = nullptr; ///< null for `kind`

    bool isValid() const { return type != nullptr; }
    /// As it is written: "requester.vip".
    QString name() const;
};

inline constexpr int mostHops = 2;

/// The field that a name means, seen from `type`. Declared names may hold dots (`resolution.code`): the longest
/// declared name wins, then the longest reference that leaves a name of its target. `kind` is known of tickets.
/// Names are read without regard to case. Invalid when there is none.
FieldPath findField(
    const QueryCatalog &catalog, const RecordType &type, QStringView name, int hops = mostHops);

/// What an unknown name was probably meant to be, as a whole path; empty when nothing is near.
QString nearestField(const QueryCatalog &catalog, const RecordType &type, const QString &name);
/// The candidate nearest to `word` by letters changed, swapped, missing or too much; empty when none is near enough.
QString nearestWord(const QString &word, const QStringList &candidates);

} // namespace steward
