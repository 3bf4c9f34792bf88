// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/customschema.h"

namespace steward {

template<class R>
static Result<QList<R>> allOf(RecordStore &records)
{
    const auto declared = R::declare();
    QList<R> out;
    STEWARD_ASSIGN(const QList<Rid> rids, records.all(declared.type));
    for (const Rid rid : rids) {
        STEWARD_ASSIGN(const std::optional<LoadedRecord> loaded, records.load(rid));
        if (loaded)
            out.append(declared.fromValues(loaded->values));
    }
    return out;
}

Result<std::shared_ptr<const Schema>> schemaWithCustomisation(RecordStore &records)
{
    std::shared_ptr<const Schema> schema = Schema::builtIn();
    STEWARD_ASSIGN(const QList<TicketType> types, allOf<TicketType>(records));
    for (const TicketType &declared : types)
        schema = withTicketType(schema, declared);
    STEWARD_ASSIGN(const QList<CustomField> fields, allOf<CustomField>(records));
    for (const CustomField &declared : fields)
        schema = withCustomField(schema, declared);
    return schema;
}

bool declaresSchema(QStringView recordType) { return recordType == u"customfield" || recordType == u"tickettype"; }

} // namespace steward
