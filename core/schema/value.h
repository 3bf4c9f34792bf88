// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QStringList>

#include <optional>
#include <variant>

namespace steward {

/// A set of texts: sorted by UTF-8 bytes, without duplicates. Sets of references hold canonical id texts.
class StringSet
{
public:
    StringSet() = default;
    explicit StringSet(const QStringList &items);

    const QStringList &items() const { return m_items; }
    bool isEmpty() const { return m_items.isEmpty(); }
    bool contains(const QString &item) const;
    void insert(const QString &item);
    void remove(const QString &item);

    bool operator==(const StringSet &) const = default;

private:
    QStringList m_items;
};

/// The value of one field of one record. Empty (no value) is a state of its own; an empty text or an empty set
/// is normalised to it, so that "nothing entered" has one form.
/// Kinds on top of the four representations (boolean, instant, choice …) are the field's business (field.h).
class Value
{
public:
    Value() = default;
    Value(qint64 number) : m_data(number) {} // NOLINT(google-explicit-constructor)
    Value(const QString &text); // NOLINT(google-explicit-constructor) normalised to NFC
    Value(const Uuid &reference); // NOLINT(google-explicit-constructor)
    Value(const StringSet &set); // NOLINT(google-explicit-constructor)
    static Value boolean(bool on) { return {qint64(on ? 1 : 0)}; }
    static Value instant(Instant at) { return {at.ms}; }

    bool isEmpty() const { return std::holds_alternative<std::monostate>(m_data); }
    bool isNumber() const { return std::holds_alternative<qint64>(m_data); }
    bool isText() const { return std::holds_alternative<QString>(m_data); }
    bool isReference() const { return std::holds_alternative<Uuid>(m_data); }
    bool isSet() const { return std::holds_alternative<StringSet>(m_data); }

    /// Each getter gives the neutral value when the representation is another one or empty.
    qint64 number(qint64 fallback = 0) const;
    bool toBool() const { return number() != 0; }
    std::optional<Instant> toInstant() const;
    const QString &text() const;
    Uuid reference() const;
    const StringSet &set() const;

    /// Canonical bytes, computable in C++ and PL/pgSQL alike: UTF-8 of the NFC text; integers in decimal; ids in
    /// lower case with hyphens; sets as frames of their sorted elements (frame.h). Empty has no bytes: nullopt.
    std::optional<QByteArray> canonical() const;
    /// The frame of canonical(); the value must not be empty.
    void appendFrameTo(QByteArray &out) const;

    bool operator==(const Value &) const = default;

private:
    std::variant<std::monostate, qint64, QString, Uuid, StringSet> m_data;
};

} // namespace steward
