// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/connection.h"

#include <variant>

namespace steward {

/// What generated SQL binds. Reading back, the empty alternative is NULL.
using SqlValue = std::variant<std::monostate, qint64, QString, Uuid>;

/// A piece of generated SQL and the values of its placeholders, in order. Values never enter the text.
///
///     SqlFragment where("t.team = ");
///     where.value(rid).text(" AND ").add(rest);
class SqlFragment
{
public:
    SqlFragment() = default;
    explicit SqlFragment(const QString &sql) : m_text(sql) {}
    explicit SqlFragment(const char *sql) : m_text(QString::fromLatin1(sql)) {}

    SqlFragment &text(const QString &sql)
    {
        m_text += sql;
        return *this;
    }
    SqlFragment &text(const char *sql)
    {
        m_text += QLatin1String(sql);
        return *this;
    }
    /// A placeholder with its value.
    SqlFragment &value(SqlValue value)
    {
        m_text += QLatin1Char('?');
        m_values.push_back(std::move(value));
        return *this;
    }
    SqlFragment &add(const SqlFragment &other)
    {
        m_text += other.m_text;
        m_values.insert(m_values.end(), other.m_values.begin(), other.m_values.end());
        return *this;
    }
    /// `?, ?, ?` with the values.
    SqlFragment &list(const std::vector<SqlValue> &values)
    {
        for (size_t i = 0; i < values.size(); ++i)
            text(i == 0 ? "" : ", ").value(values[i]);
        return *this;
    }

    bool isEmpty() const { return m_text.isEmpty(); }
    const QString &sql() const { return m_text; }
    const std::vector<SqlValue> &values() const { return m_values; }

    Result<Statement> prepare(Connection &connection) const
    {
        STEWARD_ASSIGN(Statement statement, connection.prepare(m_text.toUtf8()));
        statement.reset();
        for (size_t i = 0; i < m_values.size(); ++i)
            bindValue(statement, int(i), m_values[i]);
        return statement;
    }
    static void bindValue(Statement &statement, int index, const SqlValue &value)
    {
        if (const auto *number = std::get_if<qint64>(&value))
            statement.bindAt(index, *number);
        else if (const auto *string = std::get_if<QString>(&value))
            statement.bindAt(index, *string);
        else if (const auto *id = std::get_if<Uuid>(&value))
            statement.bindAt(index, *id);
        else
            statement.bindAt(index, nullptr);
    }

private:
    QString m_text;
    std::vector<SqlValue> m_values;
};

} // namespace steward
