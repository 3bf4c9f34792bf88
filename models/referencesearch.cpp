// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "models/referencesearch.h"

#include "core/desk/people.h"
#include "core/storage/recordlookup.h"
#include "models/valuetext.h"

namespace steward {

/// The first filled listed field after the name that a person would tell namesakes apart by.
static QString detailOf(const RecordType &type, const LoadedRecord &loaded)
{
    if (!loaded.number.isEmpty())
        return loaded.number;
    for (int i = 0; i < type.fields().size(); ++i) {
        const Field &field = type.fields()[i];
        const bool plain = field.kind == FieldKind::Text || field.kind == FieldKind::Choice;
        if (field.listed && plain && field.name != type.titleField() && !loaded.values.values[size_t(i)].isEmpty())
            return valueText(field, loaded.values.values[size_t(i)], {});
    }
    return {};
}

Result<QList<ReferenceHit>> findReferences(Workspace &desk, const QString &type, const QString &text, int limit)
{
    const bool anyTicket = type == QStringLiteral("ticket");
    const RecordType *declared = desk.schema().type(anyTicket ? QStringLiteral("incident") : type);
    QList<ReferenceHit> hits;
    if (!declared)
        return hits;
    QList<Rid> rids;
    if (declared->isTicket() && !text.isEmpty()) {
        STEWARD_ASSIGN(const std::optional<Rid> numbered, desk.records().byNumber(text));
        if (numbered)
            rids.append(*numbered);
    }
    if (type == QStringLiteral("person") && !text.isEmpty()) { // also by address and login
        STEWARD_ASSIGN(const QList<PersonChoice> people, searchPeople(desk, text, limit));
        for (const PersonChoice &person : people)
            rids.append(person.rid);
    }
    STEWARD_ASSIGN(const QList<Rid> found, lookupRecords(desk.connection(), *declared, text, limit));
    for (const Rid rid : found) {
        if (!rids.contains(rid) && rids.size() < limit)
            rids.append(rid);
    }
    const int title = declared->indexOf(declared->titleField());
    for (const Rid rid : std::as_const(rids)) {
        STEWARD_ASSIGN(const LoadedRecord loaded, desk.load(rid));
        hits.append({loaded.id, rid, loaded.values.values[size_t(title)].text().simplified(), detailOf(*declared, loaded)});
    }
    return hits;
}

} // namespace steward
