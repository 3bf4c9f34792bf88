// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/search/ownertexts.h"

#include "core/storage/search/postings.h"

namespace steward {

QList<OwnedText> OwnerTexts::decode(Rid owner, QByteArrayView bytes)
{
    QList<OwnedText> texts;
    const uchar *at = reinterpret_cast<const uchar *>(bytes.data());
    const uchar *end = at + bytes.size();
    while (at < end) {
        const quint64 head = readVarint(at, end);
        const quint64 distance = readVarint(at, end);
        const qint64 away = qint64(distance >> 1) ^ -qint64(distance & 1);
        texts.append({owner + away, int(head >> 1), (head & 1) != 0});
    }
    return texts;
}

QByteArray OwnerTexts::encode(Rid owner, const QList<OwnedText> &texts)
{
    QByteArray bytes;
    for (const OwnedText &text : texts) {
        const qint64 away = text.source - owner;
        appendVarint(bytes, quint64(text.field) << 1 | (text.alive ? 1 : 0));
        appendVarint(bytes, quint64(away) << 1 ^ quint64(away >> 63));
    }
    return bytes;
}

Result<Ok> addSearchFields(Connection &connection, const QStringList &names)
{
    STEWARD_ASSIGN(Statement insert, connection.prepare(QByteArrayLiteral(
        "INSERT INTO search_field (code, name) VALUES ((SELECT coalesce(max(code), 0) + 1 FROM search_field), ?) "
        "ON CONFLICT (name) DO NOTHING")));
    for (const QString &name : names) {
        insert.bind(name);
        STEWARD_TRY(insert.run());
    }
    return Ok{};
}

Result<QHash<int, QString>> searchFieldNames(Connection &connection)
{
    STEWARD_ASSIGN(Statement rows, connection.prepare(QByteArrayLiteral("SELECT code, name FROM search_field")));
    QHash<int, QString> names;
    for (;;) {
        STEWARD_ASSIGN(const bool row, rows.step());
        if (!row)
            return names;
        names.insert(int(rows.integer(0)), rows.text(1));
    }
}

} // namespace steward
