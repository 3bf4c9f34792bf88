// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/blobstore.h"

#include <zstd.h>

namespace steward {

namespace {

constexpr char plain = 0;
constexpr char compressed = 1;
constexpr int level = 3;

QByteArray packed(QByteArrayView piece)
{
    QByteArray out(1 + qsizetype(ZSTD_compressBound(size_t(piece.size()))), Qt::Uninitialized);
    const size_t size = ZSTD_compress(out.data() + 1, size_t(out.size()) - 1, piece.data(), size_t(piece.size()), level);
    if (!ZSTD_isError(size) && qsizetype(size) < piece.size() - piece.size() / 16) {
        out[0] = compressed;
        out.truncate(1 + qsizetype(size));
        return out;
    }
    out.resize(1);
    out[0] = plain;
    return out.append(piece);
}

Error damaged()
{
    return {ErrorKind::Corrupt, QStringLiteral("blob.damaged"), QStringLiteral("the content of an attachment is damaged"),
        QStringLiteral("restore it from a backup"), {}};
}

} // namespace

Result<std::optional<BlobState>> blobState(Connection &connection, const Digest &sha256)
{
    STEWARD_ASSIGN(Statement find, connection.prepare(
        QByteArrayLiteral("SELECT size, stored, state FROM blob WHERE sha256 = ?")));
    find.bind(view(sha256));
    STEWARD_ASSIGN(const bool any, find.step());
    if (!any)
        return std::optional<BlobState>();
    return std::optional(BlobState{find.integer(0), find.integer(1), find.text(2) == QLatin1String("whole")});
}

Result<Ok> beginBlob(Connection &connection, const Digest &sha256, qint64 size)
{
    STEWARD_ASSIGN(Statement add, connection.prepare(QByteArrayLiteral(
        "INSERT INTO blob(sha256, size, stored, state) VALUES(?, ?, 0, 'partial') ON CONFLICT (sha256) DO NOTHING")));
    add.bind(view(sha256), size);
    return add.run();
}

Result<Ok> appendBlob(Connection &connection, const Digest &sha256, qint64 at, QByteArrayView piece)
{
    const QByteArray content = packed(piece); // before the write lock
    STEWARD_ASSIGN(Transaction transaction, Transaction::begin(connection, Transaction::Mode::Immediate));
    STEWARD_ASSIGN(const std::optional<BlobState> state, blobState(connection, sha256));
    if (!state || state->stored != at || state->whole)
        return Error{ErrorKind::FailedPrecondition, QStringLiteral("blob.out-of-order"),
            QStringLiteral("somebody else stores the same file"), QStringLiteral("try again"), {}};
    STEWARD_ASSIGN(Statement add, connection.prepare(
        QByteArrayLiteral("INSERT INTO blob_chunk(sha256, n, bytes) VALUES(?, ?, ?)")));
    add.bind(view(sha256), at / blobPiece, content);
    STEWARD_TRY(add.run());
    STEWARD_ASSIGN(Statement grow, connection.prepare(QByteArrayLiteral("UPDATE blob SET stored = ? WHERE sha256 = ?")));
    grow.bind(at + piece.size(), view(sha256));
    STEWARD_TRY(grow.run());
    return transaction.commit();
}

Result<Ok> finishBlob(Connection &connection, const Digest &sha256)
{
    STEWARD_ASSIGN(Statement finish, connection.prepare(
        QByteArrayLiteral("UPDATE blob SET state = 'whole' WHERE sha256 = ? AND stored = size")));
    finish.bind(view(sha256));
    STEWARD_TRY(finish.run());
    STEWARD_ASSIGN(const std::optional<BlobState> state, blobState(connection, sha256));
    if (state && state->whole)
        return Ok{};
    return Error{ErrorKind::FailedPrecondition, QStringLiteral("blob.not-whole"),
        QStringLiteral("a file is not stored to its end"), QStringLiteral("attach it again"), {}};
}

Result<Ok> dropBlob(Connection &connection, const Digest &sha256)
{
    STEWARD_ASSIGN(Transaction transaction, Transaction::begin(connection, Transaction::Mode::Immediate));
    STEWARD_TRY(removeBlob(connection, sha256));
    return transaction.commit();
}

Result<Ok> removeBlob(Connection &connection, const Digest &sha256)
{
    for (const QByteArray &sql : {QByteArrayLiteral("DELETE FROM blob_chunk WHERE sha256 = ?"),
             QByteArrayLiteral("DELETE FROM blob WHERE sha256 = ?")}) {
        STEWARD_ASSIGN(Statement drop, connection.prepare(sql));
        drop.bind(view(sha256));
        STEWARD_TRY(drop.run());
    }
    return Ok{};
}

Result<QList<BlobToBring>> blobsToBring(Connection &connection)
{
    STEWARD_ASSIGN(Statement rows, connection.prepare(QByteArrayLiteral(
        "SELECT b.sha256, b.size FROM blob b WHERE b.state = 'whole' AND b.at_hub = 0 "
        "AND EXISTS (SELECT 1 FROM attachment a WHERE a.sha256 = lower(hex(b.sha256))) ORDER BY b.size, b.sha256")));
    QList<BlobToBring> list;
    while (true) {
        STEWARD_ASSIGN(const bool row, rows.step());
        if (!row)
            return list;
        list.append({digestFromBytes(rows.view(0)), rows.integer(1)});
    }
}

Result<Ok> setBlobAtHub(Connection &connection, const Digest &sha256, bool isThere)
{
    STEWARD_ASSIGN(Statement set, connection.prepare(QByteArrayLiteral("UPDATE blob SET at_hub = ? WHERE sha256 = ?")));
    set.bind(isThere, view(sha256));
    return set.run();
}

Result<Ok> forgetBlobsAtHub(Connection &connection)
{
    return connection.execute(QByteArrayLiteral("UPDATE blob SET at_hub = 0"));
}

Result<QByteArray> readBlob(Connection &connection, const Digest &sha256, qint64 n)
{
    STEWARD_ASSIGN(Statement read, connection.prepare(
        QByteArrayLiteral("SELECT bytes FROM blob_chunk WHERE sha256 = ? AND n = ?")));
    read.bind(view(sha256), n);
    STEWARD_ASSIGN(const bool any, read.step());
    if (!any)
        return QByteArray();
    const QByteArrayView bytes = read.view(0);
    if (bytes.isEmpty())
        return damaged();
    if (bytes[0] == plain)
        return bytes.sliced(1).toByteArray();
    const unsigned long long size = ZSTD_getFrameContentSize(bytes.data() + 1, size_t(bytes.size()) - 1);
    if (bytes[0] != compressed || size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN
        || size > quint64(blobPiece))
        return damaged();
    QByteArray out(qsizetype(size), Qt::Uninitialized);
    const size_t done = ZSTD_decompress(out.data(), size_t(out.size()), bytes.data() + 1, size_t(bytes.size()) - 1);
    return ZSTD_isError(done) || done != size ? Result<QByteArray>(damaged()) : Result<QByteArray>(out);
}

} // namespace steward
