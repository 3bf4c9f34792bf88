// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/hub/contents.h"

#include "core/storage/connection.h"

#include <QRegularExpression>

namespace steward {

namespace {

Error contentError(const Error &error)
{
    if (error.code == QLatin1String("storage.denied"))
        return {ErrorKind::PermissionDenied, QStringLiteral("hub.not-yours"),
            QStringLiteral("this login may not do that at the server"), QStringLiteral("ask an administrator"), {}};
    if (error.code == QLatin1String("content.too-large")) {
        // What the server says is the limit in MB.
        static const QRegularExpression number(QStringLiteral("(\\d+)$"));
        const QString limit = number.match(error.args.value(0)).captured(1);
        return {error.kind, error.code, QStringLiteral("the server takes files of up to %1 MB").arg(limit), error.hint, {limit}};
    }
    return error;
}

/// The first row of `sql`, for `read`. Errors: `read`'s own, and those of the server by their names here.
template<class T, class Read, class... Values>
Result<T> ask(Connection &connection, const char *sql, Read read, const Values &...values)
{
    Result<Statement> statement = connection.prepare(QByteArray(sql));
    if (!statement)
        return contentError(statement.error());
    statement->bind(values...);
    const Result<bool> any = statement->step();
    if (!any)
        return contentError(any.error());
    return read(*statement, *any);
}

} // namespace

Result<HubContents::Coming> ServerContents::begin(const Digest &sha256, qint64 size)
{
    return ask<Coming>(m_connection, "SELECT stored, whole FROM api.content_begin(?, ?)", [](Statement &row, bool) -> Result<Coming> {
        return Coming{row.integer(0), row.integer(1) != 0};
    }, view(sha256), size);
}

Result<qint64> ServerContents::put(const Digest &sha256, qint64 n, QByteArrayView piece)
{
    return ask<qint64>(m_connection, "SELECT api.content_put(?, ?, ?)", [](Statement &row, bool) -> Result<qint64> {
        return row.integer(0);
    }, view(sha256), n, piece);
}

Result<Ok> ServerContents::finish(const Digest &sha256)
{
    return ask<Ok>(m_connection, "SELECT api.content_finish(?)", [](Statement &row, bool) -> Result<Ok> {
        if (row.integer(0) != 0)
            return Ok{};
        return Error{ErrorKind::Corrupt, QStringLiteral("content.other"),
            QStringLiteral("what arrived at the server is not the file that was sent; nothing of it was kept"),
            QStringLiteral("try again"), {}};
    }, view(sha256));
}

Result<Ok> ServerContents::withdraw(const Digest &sha256)
{
    return ask<Ok>(m_connection, "SELECT api.content_withdraw(?)", [](Statement &, bool) -> Result<Ok> { return Ok{}; }, view(sha256));
}

Result<HubContents::Held> ServerContents::state(const Uuid &attachment)
{
    return ask<Held>(m_connection, "SELECT here, size FROM api.content_state(?)", [&](Statement &row, bool any) -> Result<Held> {
        if (any)
            return Held{row.integer(0) != 0, row.integer(1)};
        return Error{ErrorKind::NotFound, QStringLiteral("record.unknown"), QStringLiteral("there is no such record"), {},
            {attachment.toString()}};
    }, attachment);
}

Result<QByteArray> ServerContents::piece(const Uuid &attachment, qint64 n)
{
    return ask<QByteArray>(m_connection, "SELECT bytes, sha256 FROM api.content_piece(?, ?)",
        [](Statement &row, bool any) -> Result<QByteArray> {
            if (!any)
                return contentAbsent();
            if (view(Sha256::of(row.view(0))) == row.view(1))
                return row.blob(0);
            return Error{ErrorKind::Corrupt, QStringLiteral("content.damaged-piece"),
                QStringLiteral("a piece of the file arrived damaged; nothing of it was kept"), QStringLiteral("try again"), {}};
        }, attachment, n);
}

Error contentAbsent()
{
    return {ErrorKind::NotFound, QStringLiteral("content.absent"),
        QStringLiteral("the content of this attachment has not arrived at the server yet"),
        QStringLiteral("it comes when the replica that has it syncs"), {}};
}

} // namespace steward
