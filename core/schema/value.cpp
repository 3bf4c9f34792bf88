// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/schema/value.h"

#include "core/schema/frame.h"

#include <algorithm>

namespace steward {

static bool byBytes(const QString &a, const QString &b) { return lessByBytes(a, b); }

StringSet::StringSet(const QStringList &items)
{
    for (const QString &item : items)
        m_items.append(item.normalized(QString::NormalizationForm_C));
    std::sort(m_items.begin(), m_items.end(), byBytes);
    m_items.erase(std::unique(m_items.begin(), m_items.end()), m_items.end());
}

bool StringSet::contains(const QString &item) const
{
    return std::binary_search(m_items.begin(), m_items.end(), item, byBytes);
}

void StringSet::insert(const QString &item)
{
    const QString normal = item.normalized(QString::NormalizationForm_C);
    const auto at = std::lower_bound(m_items.begin(), m_items.end(), normal, byBytes);
    if (at == m_items.end() || *at != normal)
        m_items.insert(at, normal);
}

void StringSet::remove(const QString &item) { m_items.removeOne(item); }

static bool isAscii(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() < 0x80; });
}

Value::Value(const QString &text)
{
    if (!text.isEmpty())
        m_data = isAscii(text) ? text : text.normalized(QString::NormalizationForm_C);
}

Value::Value(const Uuid &reference)
{
    if (!reference.isNull())
        m_data = reference;
}

Value::Value(const StringSet &set)
{
    if (!set.isEmpty())
        m_data = set;
}

qint64 Value::number(qint64 fallback) const
{
    const qint64 *number = std::get_if<qint64>(&m_data);
    return number ? *number : fallback;
}

std::optional<Instant> Value::toInstant() const
{
    const qint64 *number = std::get_if<qint64>(&m_data);
    return number ? std::optional(Instant{*number}) : std::nullopt;
}

const QString &Value::text() const
{
    static const QString none;
    const QString *text = std::get_if<QString>(&m_data);
    return text ? *text : none;
}

Uuid Value::reference() const
{
    const Uuid *reference = std::get_if<Uuid>(&m_data);
    return reference ? *reference : Uuid{};
}

const StringSet &Value::set() const
{
    static const StringSet none;
    const StringSet *set = std::get_if<StringSet>(&m_data);
    return set ? *set : none;
}

std::optional<QByteArray> Value::canonical() const
{
    if (isEmpty())
        return std::nullopt;
    if (isNumber())
        return QByteArray::number(number());
    if (isText())
        return text().toUtf8();
    if (isReference()) {
        QByteArray text(36, Qt::Uninitialized);
        reference().writeText(text.data());
        return text;
    }
    QByteArray out;
    for (const QString &item : set().items())
        appendFrame(out, item.toUtf8());
    return out;
}

void Value::appendFrameTo(QByteArray &out) const
{
    if (isNumber()) {
        appendFrame(out, number());
    } else if (isText()) {
        appendFrame(out, text());
    } else if (isReference()) {
        char id[36];
        reference().writeText(id);
        appendFrame(out, QByteArrayView(id, 36));
    } else if (const std::optional<QByteArray> bytes = canonical()) {
        appendFrame(out, QByteArrayView(*bytes));
    }
}

} // namespace steward
