// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"

#include <QByteArray>

#include <optional>

namespace steward {

/// A one-dimensional array in the binary form that PostgreSQL's array_recv reads, all integers big endian:
///
///     dimensions(4) hasNull(4) type(4) [size(4) lowerBound(4)] (length(4) bytes)*        NULL: length -1
///
/// Example: bigint[] {7} is 00000001 00000000 00000014 00000001 00000001 00000008 0000000000000007.
/// An array without elements has no dimension.
class BinaryArray
{
public:
    /// Oids of built-in types never change (src/include/catalog/pg_type.dat).
    enum class Type : quint32 { Bytes = 17, Long = 20, Int = 23, Text = 25, Uuid = 2950, Json = 3802 };

    explicit BinaryArray(Type type) : m_type(type) {}

    void add(qint64 number); ///< Long or Int
    void add(const Uuid &id);
    void add(QByteArrayView bytes); ///< Bytes, or the UTF-8 of a Text
    void add(const std::optional<QByteArray> &bytes);
    void addJson(QByteArrayView utf8);

    qsizetype size() const { return m_elements.size(); } ///< bytes so far
    QByteArray finish() const;

private:
    Type m_type;
    QByteArray m_elements;
    qint32 m_size = 0;
    bool m_hasNull = false;
};

} // namespace steward
