// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/postgresqlconnection.h"

#include <QtEndian>

namespace steward {

/// Rows in the binary form of COPY (PostgreSQL manual, "COPY", file formats):
///
///     header = "PGCOPY\n\377\r\n\0" flags(4) extension(4)      row = fields(2) (length(4) bytes)*      end = -1(2)
///
/// all numbers big endian, length -1 for NULL; integers are 8 bytes, uuids 16, texts and bytes themselves.
class CopyRows
{
public:
    CopyRows() { m_bytes.append("PGCOPY\n\377\r\n\0", 11).append(QByteArray(8, '\0')); }

    void beginRow(int fields) { append<qint16>(qint16(fields)); }
    void addNull() { append<qint32>(-1); }
    void add(qint64 value)
    {
        append<qint32>(8);
        append<qint64>(value);
    }
    void add(QByteArrayView bytes)
    {
        append<qint32>(qint32(bytes.size()));
        m_bytes.append(bytes);
    }
    void end() { append<qint16>(-1); }

    qsizetype size() const { return m_bytes.size(); }
    QByteArray take() { return std::exchange(m_bytes, {}); }

private:
    template<class T>
    void append(T value)
    {
        char bytes[sizeof(T)];
        qToBigEndian(value, bytes);
        m_bytes.append(bytes, sizeof(T));
    }

    QByteArray m_bytes;
};

} // namespace steward
