// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/hub/binaryarray.h"

#include <QtEndian>

namespace steward {

template<class T>
static void append(QByteArray &out, T number)
{
    char bytes[sizeof(T)];
    qToBigEndian(number, bytes);
    out.append(bytes, sizeof(T));
}

void BinaryArray::add(qint64 number)
{
    ++m_size;
    if (m_type == Type::Int) {
        append<qint32>(m_elements, 4);
        append<qint32>(m_elements, qint32(number));
    } else {
        append<qint32>(m_elements, 8);
        append<qint64>(m_elements, number);
    }
}

void BinaryArray::add(const Uuid &id)
{
    add(QByteArrayView(reinterpret_cast<const char *>(id.bytes.data()), 16));
}

void BinaryArray::add(QByteArrayView bytes)
{
    ++m_size;
    append<qint32>(m_elements, qint32(bytes.size()));
    m_elements.append(bytes);
}

void BinaryArray::add(const std::optional<QByteArray> &bytes)
{
    if (bytes) {
        add(QByteArrayView(*bytes));
        return;
    }
    ++m_size;
    m_hasNull = true;
    append<qint32>(m_elements, -1);
}

void BinaryArray::addJson(QByteArrayView utf8)
{
    ++m_size;
    append<qint32>(m_elements, qint32(utf8.size() + 1));
    m_elements.append('\1'); // version of jsonb's binary form
    m_elements.append(utf8);
}

QByteArray BinaryArray::finish() const
{
    QByteArray out;
    out.reserve(20 + m_elements.size());
    append<qint32>(out, m_size > 0 ? 1 : 0);
    append<qint32>(out, m_hasNull ? 1 : 0);
    append<quint32>(out, quint32(m_type));
    if (m_size > 0) {
        append<qint32>(out, m_size);
        append<qint32>(out, 1);
        out.append(m_elements);
    }
    return out;
}

} // namespace steward
