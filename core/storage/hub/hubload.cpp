// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/hub/hubload.h"

#include "core/oplog/canonical.h"
#include "core/storage/blobstore.h"
#include "core/storage/hub/copyrows.h"
#include "core/storage/projectionschema.h"
#include "core/storage/projectionstore.h"
#include "core/storage/search/rebuild.h"
#include "core/storage/valuecodec.h"

namespace steward {

namespace {

constexpr qsizetype pieceSize = 1 << 20;

/// A source table as both stores have it: i integer, t text, b bytes or uuid.
struct SourceTable
{
    const char *name;
    const char *columns;
    const char *kinds;
};

constexpr SourceTable sourceTables[] = {
    {"record", "rid,id,type,last_seq", "ibti"},
    {"replica", "rno,id,last_rseq,last_hash,last_hlc", "ibibi"},
    {"batch", "bno,id,first_oid,last_oid", "ibii"},
    {"operation",
        "oid,rno,rseq,format,record_type,rid,verb,grp,bno,hlc,epoch,hub_seq,own_seq,actor,author,event_time,"
        "schema_version,hash",
        "iiiititbiiiiiiiiib"},
    {"number_alias", "number,rid,kind", "tit"},
    {"number_counter", "prefix,next", "ti"},
    {"conflict", "rid,unit,opened_seq", "iti"},
    {"import_cursor", "source,preset,batch,position,state,updated_at", "ttbiti"},
};

Error stopped()
{
    return {ErrorKind::Cancelled, QStringLiteral("storage.cancelled"), QStringLiteral("stopped"), {}, {}};
}

class Loader
{
public:
    Loader(Connection &file, PostgresqlConnection &hub, std::shared_ptr<const Schema> schema, const LoadProgress &progress)
        : m_file(file), m_hub(hub), m_schema(std::move(schema)), m_progress(progress)
    {}

    Result<HubCounts> run(Instant now)
    {
        STEWARD_ASSIGN(const Transaction snapshot, Transaction::begin(m_file, Transaction::Mode::Read));
        STEWARD_TRY(m_hub.execute(QByteArrayLiteral("DELETE FROM setting")));
        STEWARD_ASSIGN([[maybe_unused]] const bool folded, reconcileProjection(m_hub, m_schema));
        STEWARD_TRY(dropProjectionIndexes(m_hub, *m_schema));
        STEWARD_ASSIGN(Transaction transaction, Transaction::begin(m_hub, Transaction::Mode::Immediate));
        for (const SourceTable &table : sourceTables) {
            STEWARD_ASSIGN(const qint64 rows, copyTable(QByteArray(table.name), QByteArray(table.columns), QByteArray(table.kinds)));
            if (qstrcmp(table.name, "operation") == 0)
                m_counts.operations = rows;
            else if (qstrcmp(table.name, "record") == 0)
                m_counts.records = rows;
        }
        STEWARD_TRY(copySettings());
        STEWARD_TRY(copyHubOrder());
        STEWARD_TRY(copyValues());
        STEWARD_TRY(copyProjection());
        STEWARD_TRY(copyContents(now));
        STEWARD_TRY(beginEpoch(now));
        STEWARD_TRY(transaction.commit());
        STEWARD_TRY(createProjectionIndexes(m_hub, *m_schema));
        STEWARD_TRY(report(QStringLiteral("search"), 0, 0));
        STEWARD_TRY(reconcileSearch(m_hub, *m_schema, true,
            [this](qint64 texts) { return !m_progress || m_progress(QStringLiteral("search"), texts, 0); }));
        STEWARD_ASSIGN(m_counts.texts, number(m_hub, QByteArrayLiteral("SELECT count(*) FROM search_text")));
        STEWARD_TRY(m_hub.execute(QByteArrayLiteral("ANALYZE")));
        return m_counts;
    }

private:
    static Result<qint64> number(Connection &connection, const QByteArray &sql)
    {
        STEWARD_ASSIGN(Statement query, connection.prepare(sql));
        query.bind();
        STEWARD_ASSIGN([[maybe_unused]] const bool any, query.step());
        return query.integer(0);
    }
    Result<Ok> report(const QString &what, qint64 done, qint64 total)
    {
        return !m_progress || m_progress(what, done, total) ? Result<Ok>(Ok{}) : stopped();
    }

    /// COPY of rows that `fill` adds one by one; it returns false when there are no more.
    Result<qint64> copy(const QByteArray &into, qint64 total, const std::function<Result<bool>(CopyRows &)> &fill)
    {
        CopyRows rows;
        qint64 done = 0;
        bool more = true;
        const QString what = QString::fromLatin1(into.left(into.indexOf('(')));
        const Result<Ok> copied = m_hub.copyIn("COPY " + into + " FROM STDIN (FORMAT binary)", [&]() -> Result<QByteArray> {
            while (more && rows.size() < pieceSize) {
                STEWARD_ASSIGN(more, fill(rows));
                if (!more)
                    rows.end();
                else if (++done % 10'000 == 0)
                    STEWARD_TRY(report(what, done, total));
            }
            return rows.take();
        });
        return copied ? Result<qint64>(done) : copied.error();
    }

    Result<Ok> copyAll(const QByteArray &into, qint64 total, const std::function<Result<bool>(CopyRows &)> &fill)
    {
        STEWARD_ASSIGN([[maybe_unused]] const qint64 rows, copy(into, total, fill));
        return Ok{};
    }

    static void add(CopyRows &rows, Statement &from, int column, char kind)
    {
        if (from.isNull(column))
            rows.addNull();
        else if (kind == 'i')
            rows.add(from.integer(column));
        else
            rows.add(from.view(column));
    }

    Result<qint64> copyTable(const QByteArray &table, const QByteArray &columns, const QByteArray &kinds)
    {
        STEWARD_ASSIGN(const qint64 total, number(m_file, "SELECT count(*) FROM " + table));
        STEWARD_ASSIGN(Statement from, m_file.prepare("SELECT " + columns + " FROM " + table));
        from.bind();
        return copy(table + '(' + columns + ')', total, [&](CopyRows &rows) -> Result<bool> {
            STEWARD_ASSIGN(const bool row, from.step());
            if (!row)
                return false;
            rows.beginRow(int(kinds.size()));
            for (int i = 0; i < kinds.size(); ++i)
                add(rows, from, i, kinds[i]);
            return true;
        });
    }

    /// What says how an index was built stays behind: the server has an index of its own.
    Result<Ok> copySettings()
    {
        STEWARD_ASSIGN(Statement from,
            m_file.prepare(QByteArrayLiteral("SELECT key, value FROM setting WHERE key NOT LIKE 'search.%'")));
        from.bind();
        return copyAll(QByteArrayLiteral("setting(key,value)"), 0, [&](CopyRows &rows) -> Result<bool> {
            STEWARD_ASSIGN(const bool row, from.step());
            if (!row)
                return false;
            rows.beginRow(2);
            rows.add(from.view(0));
            rows.add(from.view(1));
            return true;
        });
    }

    Result<Ok> copyHubOrder()
    {
        const QByteArray columns = QByteArrayLiteral("seq,rno,rseq,eff,number,verdict,received_by,received_at,chain");
        const QByteArray kinds = QByteArrayLiteral("iiiittiib");
        STEWARD_ASSIGN(Statement from, m_file.prepare("SELECT " + columns + " FROM hub_order ORDER BY seq"));
        from.bind();
        qint64 greatest = 0;
        return copyAll("hub_order(" + columns + ",maxeff)", m_counts.operations, [&](CopyRows &rows) -> Result<bool> {
            STEWARD_ASSIGN(const bool row, from.step());
            if (!row)
                return false;
            rows.beginRow(int(kinds.size()) + 1);
            for (int i = 0; i < kinds.size(); ++i)
                add(rows, from, i, kinds[i]);
            greatest = std::max(greatest, from.integer(3));
            rows.add(greatest);
            m_counts.head = from.integer(0);
            return true;
        });
    }

    /// From one packed row per operation to a row per unit.
    Result<Ok> copyValues()
    {
        STEWARD_ASSIGN(Statement from, m_file.prepare(QByteArrayLiteral("SELECT oid, seed, content FROM operation_value ORDER BY oid")));
        from.bind();
        ValueCodec codec;
        Operation op;
        qint64 oid = 0;
        qsizetype next = 0;
        STEWARD_ASSIGN(m_counts.values, copy(QByteArrayLiteral("operation_value(oid,unit,salt,old,new,commitment)"), 0, [&](CopyRows &rows) -> Result<bool> {
            while (next >= op.units.size()) {
                STEWARD_ASSIGN(const bool row, from.step());
                if (!row)
                    return false;
                oid = from.integer(0);
                STEWARD_TRY(codec.unpack(from.view(1), from.view(2), op));
                next = 0;
            }
            const UnitChange &change = op.units[next++];
            const auto optional = [&rows](const std::optional<QByteArray> &value) {
                if (value)
                    rows.add(*value);
                else
                    rows.addNull();
            };
            rows.beginRow(6);
            rows.add(oid);
            rows.add(change.unit.toUtf8());
            if (change.erased)
                rows.addNull();
            else
                rows.add(change.salt.isEmpty() ? saltOf(op.seed, change.unit) : change.salt);
            optional(change.oldValue);
            optional(change.newValue);
            if (change.erased)
                rows.add(view(change.commitment));
            else
                rows.addNull();
            return true;
        }));
        return Ok{};
    }

    /// The rows as the file has them: it was verified, so they are what folding would give.
    Result<Ok> copyProjection()
    {
        for (const ProjectionTable &table : projectionTables(*m_schema)) {
            QStringList names;
            QByteArray kinds;
            for (const ProjectionColumn &column : table.columns) {
                names.append(quoted(column.name));
                kinds.append(column.type == ColumnType::Integer ? 'i' : 't');
            }
            STEWARD_ASSIGN(const qint64 rows,
                copyTable(quoted(table.name).toUtf8(), names.join(QLatin1Char(',')).toUtf8(), kinds));
            m_counts.rows += rows;
        }
        return Ok{};
    }

    /// Unpacked: the hub proves what it is sent, and so stores it as it is. What never arrived whole stays behind.
    Result<Ok> copyContents(Instant now)
    {
        STEWARD_ASSIGN(const qint64 total, number(m_file, QByteArrayLiteral("SELECT count(*) FROM blob WHERE state = 'whole'")));
        STEWARD_ASSIGN(Statement from, m_file.prepare(QByteArrayLiteral("SELECT sha256, size FROM blob WHERE state = 'whole'")));
        STEWARD_ASSIGN(Statement add, m_hub.prepare(QByteArrayLiteral(
            "INSERT INTO content (sha256, size, stored, touched_at) VALUES (?, ?, ?, ?) RETURNING id")));
        STEWARD_ASSIGN(Statement addPiece, m_hub.prepare(QByteArrayLiteral(
            "INSERT INTO content_piece (content, n, sha256, bytes) VALUES (?, ?, ?, ?)")));
        from.bind();
        for (qint64 done = 0;; ++done) {
            STEWARD_TRY(report(QStringLiteral("attachments"), done, total));
            STEWARD_ASSIGN(const bool row, from.step());
            if (!row)
                return Ok{};
            const Digest sha256 = digestFromBytes(from.view(0));
            add.bind(view(sha256), from.integer(1), from.integer(1), now);
            STEWARD_ASSIGN([[maybe_unused]] const bool added, add.step());
            const qint64 id = add.integer(0);
            Sha256 hash;
            for (qint64 n = 0;; ++n) {
                STEWARD_ASSIGN(const QByteArray piece, readBlob(m_file, sha256, n));
                if (piece.isEmpty())
                    break;
                hash.add(piece);
                addPiece.bind(id, n, view(Sha256::of(piece)), piece);
                STEWARD_TRY(addPiece.run());
            }
            if (hash.finish() != sha256)
                return Error{ErrorKind::Corrupt, QStringLiteral("blob.damaged"),
                    QStringLiteral("the content of an attachment is damaged"), QStringLiteral("restore it from a backup"), {}};
        }
    }

    Result<Ok> beginEpoch(Instant now)
    {
        STEWARD_TRY(m_hub.execute(QByteArrayLiteral(
            "UPDATE replica SET kind = 'file', state = 'retired', last_eff = last_hlc;"
            "UPDATE hub_head SET epoch = 2;"
            "UPDATE hub_head SET (seq, chain, maxeff) = (SELECT h.seq, h.chain, h.maxeff FROM hub_order h ORDER BY h.seq DESC "
            "LIMIT 1) WHERE EXISTS (SELECT FROM hub_order)")));
        STEWARD_ASSIGN(Statement epoch, m_hub.prepare(QByteArrayLiteral(
            "INSERT INTO hub_epoch (epoch, id, started_at, fork_seq) SELECT 2, gen_random_uuid(), ?, seq FROM hub_head")));
        epoch.bind(now);
        return epoch.run();
    }

    Connection &m_file;
    PostgresqlConnection &m_hub;
    std::shared_ptr<const Schema> m_schema;
    const LoadProgress &m_progress;
    HubCounts m_counts;
};

} // namespace

Result<HubCounts> loadDeskFile(Connection &file, PostgresqlConnection &hub, std::shared_ptr<const Schema> schema,
    Instant now, const LoadProgress &progress)
{
    return Loader(file, hub, std::move(schema), progress).run(now);
}

} // namespace steward
