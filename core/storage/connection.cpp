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
    std::vector<Cached> &cached = m_cache[sql];
    for (Cached &entry : cached) {
        if (!*entry.inUse)
            return Statement(entry.driver.get(), entry.inUse.get());
    }
    STEWARD_ASSIGN(auto driver, prepareDriver(sql));
    cached.push_back({std::move(driver), std::make_unique<bool>(false)});
    return Statement(cached.back().driver.get(), cached.back().inUse.get());
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
