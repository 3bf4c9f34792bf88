// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oplog/fold.h"
#include "core/storage/operationlog.h"
#include "core/storage/recordstore.h"
#include "core/storage/verifier.h"
#include "tests/support/testhub.h"

namespace steward::test {

/// What is wrong with a hub, in words; empty when its log proves itself and every row and conflict is what foldRecord()
/// makes of the record's operations. Derived fields are the worker's business and are not looked at.
inline Result<QString> proveHub(Connection &owner, std::shared_ptr<const Schema> schema)
{
    STEWARD_ASSIGN(const Verification log, Verifier(owner, schema).run({.projection = false}));
    if (!log.passed())
        return QString(log.findings.first().code + QStringLiteral(": ") + log.findings.first().text);
    OperationLog operations(owner);
    RecordStore records(owner, schema);
    STEWARD_ASSIGN(const QStringList rids, column(owner, "SELECT rid FROM record"));
    for (const QString &text : rids) {
        const Rid rid = text.toLongLong();
        STEWARD_ASSIGN(const std::optional<RecordPlace> place, records.place(rid));
        if (!place)
            return QString(text + QStringLiteral(": not in the directory"));
        const RecordType *type = schema->type(place->type);
        STEWARD_ASSIGN(QList<LoggedOperation> all, operations.ofRecord(rid));
        all.removeIf([](const LoggedOperation &logged) { return !isAccepted(logged.hub); });
        const QString who = place->type + QLatin1Char(' ') + place->id.toString();
        const qint64 last = all.isEmpty() ? 0 : all.last().hub.seq;
        if (place->lastSeq != last)
            return QString(who + QStringLiteral(": last_seq is %1, not %2").arg(place->lastSeq).arg(last));
        STEWARD_ASSIGN(const std::optional<LoadedRecord> stored, records.load(rid));
        if (all.isEmpty() || !type) {
            if (stored)
                return QString(who + QStringLiteral(": a row without operations"));
            continue;
        }
        STEWARD_ASSIGN(const FoldedRecord folded, foldRecord(*type, all));
        if (!stored)
            return QString(who + QStringLiteral(": no row"));
        for (int i = 0; i < type->fields().size(); ++i) {
            const Value &is = stored->values.values[size_t(i)];
            const Value &should = folded.values.values[size_t(i)];
            if (!type->fields()[i].derived && is != should && !(is.isEmpty() && should.isNumber() && !should.toBool()))
                return QString(who + QStringLiteral(": \"%1\" is \"%2\", not \"%3\"")
                    .arg(type->fields()[i].name, QString::fromUtf8(is.canonical().value_or("-")),
                        QString::fromUtf8(should.canonical().value_or("-"))));
        }
        STEWARD_ASSIGN(const QStringList listed, records.conflicts(rid));
        const QStringList expected = folded.conflicts();
        if (QSet<QString>(listed.begin(), listed.end()) != QSet<QString>(expected.begin(), expected.end()))
            return QString(who + QStringLiteral(": conflicts are ") + listed.join(u' ') + QStringLiteral(", not ") + expected.join(u' '));
    }
    return QString();
}

} // namespace steward::test
