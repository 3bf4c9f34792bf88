// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/connection.h"

namespace steward {

Connection::~Connection() = default;

void Statement::bindAt(int index, const Value &value)
{
    if (value.isNumber())
        m_driver->bindInteger(index, value.number());
    else if (value.isText())
        m_driver->bindText(index, value.text().toUtf8());
    else
        m_driver->bindNull(index);
}

Result<Ok> Statement::run()
{
    STEWARD_ASSIGN([[maybe_unused]] const bool row, m_driver->step());
    m_driver->reset();
    return Ok{};
}

Result<Statement> Connection::prepare(const QByteArray &sql)
{
    const auto known = m_cache.find(sql);
    if (known != m_cache.end()) {
        for (Cached &entry : known->second) {
            if (*entry.inUse)
                continue;
            entry.lastUse = ++m_uses;
            return Statement(entry.driver.get(), entry.inUse.get());
        }
    }
    STEWARD_ASSIGN(auto driver, prepareDriver(sql));
    if (m_cached >= mostStatements)
        dropOldestStatement();
    ++m_cached;
    std::vector<Cached> &entries = m_cache[sql];
    entries.push_back({std::move(driver), std::make_unique<bool>(false), ++m_uses});
    return Statement(entries.back().driver.get(), entries.back().inUse.get());
}

void Connection::dropOldestStatement()
{
    auto text = m_cache.end();
    size_t place = 0;
    quint64 oldest = std::numeric_limits<quint64>::max();
    for (auto it = m_cache.begin(); it != m_cache.end(); ++it) {
        for (size_t i = 0; i < it->second.size(); ++i) {
            const Cached &entry = it->second[i];
            if (*entry.inUse || entry.lastUse >= oldest)
                continue;
            oldest = entry.lastUse;
            text = it;
            place = i;
        }
    }
    if (text == m_cache.end())
        return;
    text->second.erase(text->second.begin() + qptrdiff(place));
    if (text->second.empty())
        m_cache.erase(text);
    --m_cached;
}

Result<Transaction> Transaction::begin(Connection &connection, Mode mode)
{
    const bool sqlite = connection.dialect() == Dialect::Sqlite;
    STEWARD_TRY(connection.execute(mode == Mode::Immediate
            ? (sqlite ? QByteArrayLiteral("BEGIN IMMEDIATE") : QByteArrayLiteral("BEGIN"))
            : (sqlite ? QByteArrayLiteral("BEGIN") : QByteArrayLiteral("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"))));
    return Transaction(connection);
}

Transaction::~Transaction()
{
    if (m_connection)
        (void)m_connection->execute(QByteArrayLiteral("ROLLBACK"));
}

Result<Ok> Transaction::commit()
{
    STEWARD_TRY(m_connection->execute(QByteArrayLiteral("COMMIT")));
    m_connection = nullptr;
    return Ok{};
}

} // namespace steward
