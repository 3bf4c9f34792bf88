// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/eraser.h"

#include "core/access/accessrules.h"
#include "core/base/flaw.h"
#include "core/base/hash.h"
#include "core/storage/blobstore.h"
#include "core/storage/search/sqliteindexer.h"
#include "core/storage/settings.h"

namespace steward {

QString scrubSetting() { return QStringLiteral("erasure.scrub"); }

bool isErasable(const RecordType &type, const QString &name)
{
    const Unit *unit = type.unit(name);
    if (!unit || (unit->policy != MergePolicy::Register && unit->policy != MergePolicy::Set))
        return false;
    const bool isKeyed = type.isTicket() || !AccessRules::builtIn().of(type).follows.isEmpty();
    return std::none_of(unit->fields.cbegin(), unit->fields.cend(), [&](int at) {
        const Field &field = type.fields()[at];
        return (isKeyed && field.isReference()) || (unit->fields.size() > 1 && field.isNumeric() && !field.isReference());
    });
}

Result<QList<Erasure>> Eraser::about(const Uuid &record)
{
    QList<Erasure> erasures;
    if (!m_any) {
        STEWARD_ASSIGN(Statement any, m_connection.prepare(QByteArrayLiteral("SELECT 1 FROM redaction LIMIT 1")));
        any.bind();
        STEWARD_ASSIGN(m_any, any.step());
    }
    if (!*m_any)
        return erasures;
    STEWARD_ASSIGN(Statement rows, m_connection.prepare(QByteArrayLiteral(
        "SELECT o.oid, p.id, o.rseq, o.grp, x.rid FROM redaction x JOIN operation o ON o.rid = x.rid AND o.verb = 'create' "
        "JOIN hub_order h ON h.seq = o.oid AND h.verdict IS NULL JOIN replica p ON p.rno = o.rno WHERE x.about_fold = ? "
        "ORDER BY o.oid")));
    rows.bind(record.toString());
    QList<Rid> rids;
    while (true) {
        STEWARD_ASSIGN(const bool row, rows.step());
        if (!row)
            break;
        erasures.append({{rows.uuid(1), rows.integer(2)}, rows.integer(0), rows.uuid(3), {}});
        rids.append(rows.integer(4));
    }
    for (qsizetype i = 0; i < rids.size(); ++i) {
        STEWARD_ASSIGN(Statement units,
            m_connection.prepare(QByteArrayLiteral("SELECT item FROM redaction_units WHERE rid = ?")));
        units.bind(rids[i]);
        while (true) {
            STEWARD_ASSIGN(const bool row, units.step());
            if (!row)
                break;
            erasures[i].units.append(units.text(0));
        }
    }
    return erasures;
}

Result<std::optional<RecordPlace>> Eraser::carryOut(const Uuid &redaction)
{
    const std::optional<RecordPlace> nothing;
    m_any = true;
    STEWARD_ASSIGN(const std::optional<RecordPlace> place, m_records.place(redaction));
    if (!place)
        return nothing;
    STEWARD_ASSIGN(const std::optional<LoadedRecord> loaded, m_records.load(place->rid));
    if (!loaded)
        return nothing;
    const RecordType &type = *m_records.schema().type(loaded->type);
    const Uuid about = Uuid::fromString(loaded->values.values[size_t(type.indexOf(u"about"))].text());
    STEWARD_ASSIGN(const std::optional<RecordPlace> erased, m_records.place(about));
    if (!erased) // was never in sight here
        return nothing;
    STEWARD_ASSIGN(const bool any, eraseAgain(erased->rid, about));
    return any ? erased : nothing;
}

Result<bool> Eraser::eraseAgain(Rid rid, const Uuid &record)
{
    STEWARD_ASSIGN(const QList<Erasure> erasures, about(record));
    return erasures.isEmpty() || isPlanted(Flaw::LateValueKept) ? Result<bool>(false) : erase(rid, erasures);
}

Result<bool> Eraser::erase(Rid rid, const QList<Erasure> &erasures)
{
    STEWARD_TRY(m_projector.flush());
    STEWARD_ASSIGN(const std::optional<RecordPlace> place, m_records.place(rid));
    const RecordType *type = place ? m_records.schema().type(place->type) : nullptr;
    QList<Erasure> able = erasures;
    for (Erasure &erasure : able)
        erasure.units.removeIf([&](const QString &unit) { return type && type->unit(unit) && !isErasable(*type, unit); });

    QString content;
    if (type && m_records.plan(*type).isAttachment) {
        STEWARD_ASSIGN(const std::optional<LoadedRecord> stored, m_records.load(rid));
        if (stored)
            content = stored->values.values[size_t(type->indexOf(u"sha256"))].text();
    }
    bool any = false;
    STEWARD_ASSIGN(const QList<LoggedOperation> operations, m_log.ofRecord(rid));
    for (LoggedOperation logged : operations) {
        if (isPending(logged.hub) || !eraseUnits(logged.operation, erasedUnits(logged, able)))
            continue;
        STEWARD_TRY(m_log.rewriteValues(logged.hub.seq, logged.operation));
        any = true;
    }
    STEWARD_ASSIGN(const QList<OutboxEntry> refused, m_outbox.ofRecord(rid, Outbox::Which::Refused));
    for (OutboxEntry entry : refused) {
        if (!eraseUnits(entry.operation, erasedUnits({entry.operation, {}}, able)))
            continue;
        STEWARD_TRY(m_outbox.rewriteValues(entry.ono, entry.operation));
        any = true;
    }
    if (!any)
        return false;
    if (type) {
        STEWARD_ASSIGN([[maybe_unused]] const QStringList conflicts, m_projector.refold(*type, rid));
        STEWARD_TRY(m_projector.flush());
    }
    if (!content.isEmpty())
        STEWARD_TRY(dropContent(content));
    STEWARD_TRY(writeSetting(m_connection, scrubSetting(), QStringLiteral("due")));
    return true;
}

Result<Ok> Eraser::dropContent(const QString &sha256)
{
    STEWARD_ASSIGN(Statement held,
        m_connection.prepare(QByteArrayLiteral("SELECT 1 FROM attachment WHERE sha256 = ? LIMIT 1")));
    held.bind(sha256);
    STEWARD_ASSIGN(const bool isHeld, held.step());
    return isHeld ? Result<Ok>(Ok{}) : removeBlob(m_connection, digestFromBytes(QByteArray::fromHex(sha256.toLatin1())));
}

Result<bool> needsScrub(Connection &connection)
{
    if (connection.dialect() != Dialect::Sqlite)
        return false;
    STEWARD_ASSIGN(const QString due, readSetting(connection, scrubSetting()));
    return !due.isEmpty();
}

Result<Ok> scrub(Connection &connection)
{
    const auto busy = [](const Error &error) {
        return Error{ErrorKind::Unavailable, QStringLiteral("erase.busy"),
            QStringLiteral("the values are erased; traces in free space are not overwritten yet, since other programs use the desk"),
            QStringLiteral("close them and run stewardctl redact --finish"), {error.message}};
    };
    {
        SqliteSearchIndexer indexer(connection);
        STEWARD_ASSIGN(Transaction transaction, Transaction::begin(connection, Transaction::Mode::Immediate));
        STEWARD_TRY(indexer.flush());
        STEWARD_TRY(transaction.commit());
        for (bool done = false; !done;) {
            STEWARD_ASSIGN(Transaction piece, Transaction::begin(connection, Transaction::Mode::Immediate));
            STEWARD_ASSIGN(done, indexer.optimize());
            STEWARD_TRY(piece.commit());
        }
    }
    if (const Result<Ok> whole = connection.execute(QByteArrayLiteral("VACUUM")); !whole)
        return busy(whole.error());
    STEWARD_ASSIGN(Statement checkpoint, connection.prepare(QByteArrayLiteral("PRAGMA wal_checkpoint(TRUNCATE)")));
    checkpoint.bind();
    STEWARD_ASSIGN(const bool row, checkpoint.step());
    if (!row || checkpoint.integer(0) != 0)
        return busy({ErrorKind::Unavailable, QStringLiteral("storage.busy"), QStringLiteral("the file is in use"), {}, {}});
    return writeSetting(connection, scrubSetting(), QString());
}

} // namespace steward
