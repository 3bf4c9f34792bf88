// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/hub/pagehints.h"

#include "core/oplog/fold.h"
#include "core/storage/hub/columnhint.h"
#include "core/storage/ticketcolumns.h"

namespace steward {

namespace {

/// What the page does to one record.
struct Written
{
    const RecordType *type = nullptr; ///< null: of a later program, or not readable
    RecordValues values; ///< of the units that it writes
    QSet<QString> units;
    qint64 last = 0; ///< rseq
    bool isNew = false;
};

class Hints
{
public:
    Hints(Connection &connection, RecordStore &records) : m_connection(connection), m_records(records) {}

    Result<QList<OperationHint>> of(const QList<OutboxEntry> &page, bool mayGoOn)
    {
        QHash<Rid, Written> written;
        QList<Rid> order;
        for (const OutboxEntry &entry : page) {
            const Operation &op = entry.operation;
            Written &one = written[entry.rid];
            if (one.last == 0) {
                order.append(entry.rid);
                one.type = m_records.schema().type(op.recordType);
                one.values = one.type ? one.type->empty() : RecordValues();
            }
            one.last = op.dot.rseq;
            one.isNew = one.isNew || op.verb == QLatin1String("create");
            for (const UnitChange &change : op.units)
                one.units.insert(change.unit);
            if (one.type && !applyOperation(*one.type, op, one.values))
                one.type = nullptr; // the hub will say what is wrong with it
        }
        QList<OperationHint> hints;
        for (const Rid rid : std::as_const(order)) {
            Written &one = written[rid];
            if (!one.type)
                continue;
            STEWARD_ASSIGN(const bool isComplete, complete(rid, one));
            if (!isComplete)
                continue;
            QJsonObject hint = operationHint(*one.type, one.values, one.units, one.isNew);
            STEWARD_ASSIGN(const bool goesOn, mayGoOn ? waitsBehind(page.first().rno, rid, one.last) : Result<bool>(false));
            if (goesOn)
                hint.remove(QStringLiteral("columns"));
            hints.append({one.last, hint});
        }
        return hints;
    }

private:
    /// Fills in what the hint needs beside the units. False where the record has no row: what it says is not known here.
    Result<bool> complete(Rid rid, Written &one)
    {
        if (!one.isNew && needsWholeRecord(*one.type, one.units)) {
            STEWARD_ASSIGN(const std::optional<LoadedRecord> loaded, m_records.load(rid));
            if (loaded)
                one.values = loaded->values;
            return loaded.has_value();
        }
        if (!one.type->isTicket())
            return true;
        STEWARD_ASSIGN(Statement find, m_connection.prepare(QByteArrayLiteral(
            "SELECT updated, resolved, closed, reopens, reassignments FROM ticket WHERE rid = ?")));
        find.bind(rid);
        STEWARD_ASSIGN(const bool any, find.step());
        if (!any)
            return false;
        const TypePlan &plan = m_records.plan(*one.type);
        int column = 0;
        for (const int field : {plan.updated, plan.resolved, plan.closed, plan.reopens, plan.reassignments}) {
            one.values.values[size_t(field)] = find.isNull(column) ? Value() : Value(find.integer(column));
            ++column;
        }
        return true;
    }

    Result<bool> waitsBehind(qint64 rno, Rid rid, qint64 rseq)
    {
        STEWARD_ASSIGN(Statement find, m_connection.prepare(QByteArrayLiteral(
            "SELECT 1 FROM outbox WHERE rid = ? AND rno = ? AND rseq > ? AND verdict IS NULL LIMIT 1")));
        find.bind(rid, rno, rseq);
        return find.step();
    }

    Connection &m_connection;
    RecordStore &m_records;
};

} // namespace

Result<QList<OperationHint>> pageHints(
    Connection &connection, RecordStore &records, const QList<OutboxEntry> &page, bool mayGoOn)
{
    return Hints(connection, records).of(page, mayGoOn);
}

} // namespace steward
