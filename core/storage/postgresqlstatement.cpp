// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
// Binary forms (PostgreSQL's *send and *recv functions): integers are big endian, a boolean is one byte, bytea, uuid and
// texts are their bytes. A numeric, which sum(bigint) gives, is four 16-bit words (digits, weight, sign, scale) and
// then digits to the base 10000: 123456 is 2, 1, 0, 0, 12, 3456.

#include "core/storage/postgresqlstatement.h"

#include "core/storage/postgresqlconnection.h"

#include <QVarLengthArray>
#include <QtEndian>

#include <libpq-fe.h>

namespace steward {

namespace {

// Oids of built-in types never change (src/include/catalog/pg_type.dat).
enum : Oid { BoolType = 16, ByteaType = 17, Int8Type = 20, Int2Type = 21, Int4Type = 23, OidType = 26, Float8Type = 701, NumericType = 1700, UuidType = 2950 };

bool isIntegerType(Oid type)
{
    return type == Int8Type || type == Int4Type || type == Int2Type || type == BoolType || type == OidType
        || type == NumericType || type == Float8Type;
}

template<class T>
QByteArray bigEndian(qint64 value)
{
    QByteArray bytes(sizeof(T), Qt::Uninitialized);
    qToBigEndian(static_cast<T>(value), bytes.data());
    return bytes;
}

qint64 numericToInteger(const char *data)
{
    const int digits = qFromBigEndian<qint16>(data);
    const int weight = qFromBigEndian<qint16>(data + 2);
    const bool negative = qFromBigEndian<quint16>(data + 4) == 0x4000;
    qint64 value = 0;
    for (int i = 0; i <= weight; ++i)
        value = value * 10000 + (i < digits ? qFromBigEndian<qint16>(data + 8 + 2 * i) : 0);
    return negative ? -value : value;
}

qint64 toInteger(Oid type, const char *data, int size)
{
    switch (type) {
    case Int8Type:
        return qFromBigEndian<qint64>(data);
    case Int4Type:
        return qFromBigEndian<qint32>(data);
    case OidType:
        return qFromBigEndian<quint32>(data);
    case Int2Type:
        return qFromBigEndian<qint16>(data);
    case BoolType:
        return *data ? 1 : 0;
    case NumericType:
        return numericToInteger(data);
    case Float8Type:
        return qint64(qFromBigEndian<double>(data));
    default: // a text column read as a number, as SQLite allows
        return QByteArray(data, size).toLongLong();
    }
}

} // namespace

void ResultDeleter::operator()(pg_result *result) const { PQclear(result); }

PostgresqlStatement::PostgresqlStatement(PostgresqlConnection *connection, QByteArray name, const PGresult *description)
    : m_connection(connection)
    , m_name(std::move(name))
    , m_parameters(size_t(PQnparams(description)))
    , m_columns(PQnfields(description))
{
    for (size_t i = 0; i < m_parameters.size(); ++i)
        m_parameters[i].type = PQparamtype(description, int(i));
}

PostgresqlStatement::~PostgresqlStatement()
{
    m_result.reset();
    // Fails harmlessly in an aborted transaction; the name is never used again.
    if (PQstatus(m_connection->m_session) == CONNECTION_OK)
        PQclear(PQexec(m_connection->m_session, QByteArray("DEALLOCATE " + m_name).constData()));
}

PostgresqlStatement::Parameter *PostgresqlStatement::parameter(int index)
{
    Q_ASSERT(index >= 0 && size_t(index) < m_parameters.size());
    return size_t(index) < m_parameters.size() ? &m_parameters[size_t(index)] : nullptr;
}

void PostgresqlStatement::bindNull(int index)
{
    if (Parameter *p = parameter(index))
        p->isNull = true;
}

void PostgresqlStatement::bindInteger(int index, qint64 value)
{
    Parameter *p = parameter(index);
    if (!p)
        return;
    p->isNull = false;
    p->isBinary = true;
    switch (p->type) {
    case Int8Type:
        p->value = bigEndian<qint64>(value);
        return;
    case Int4Type:
        if (value == qint32(value)) {
            p->value = bigEndian<qint32>(value);
            return;
        }
        break;
    case BoolType:
        p->value = QByteArray(1, value ? '\1' : '\0');
        return;
    default:
        break;
    }
    p->isBinary = false; // the server reads the decimal form for every other type, and refuses what does not fit
    p->value = QByteArray::number(value);
}

void PostgresqlStatement::bindText(int index, QByteArrayView utf8)
{
    Parameter *p = parameter(index);
    if (!p)
        return;
    p->isNull = false;
    p->isBinary = p->type == ByteaType;
    p->value = utf8.toByteArray();
}

void PostgresqlStatement::bindBlob(int index, QByteArrayView bytes)
{
    Parameter *p = parameter(index);
    if (!p)
        return;
    p->isNull = false;
    p->isBinary = true;
    p->value = bytes.toByteArray();
}

/// Bind, Describe, Execute and Sync of a call, and RowDescription and DataRows of its answer
/// (https://www.postgresql.org/docs/15/protocol-message-formats.html).
void PostgresqlStatement::countTraffic()
{
    PostgresqlConnection::Traffic &traffic = m_connection->m_traffic;
    traffic.sent += 13 + m_name.size() + 6 * qint64(m_parameters.size()) + 7 + 10 + 5;
    for (const Parameter &p : m_parameters)
        traffic.sent += p.isNull ? 0 : p.value.size();
    const int rows = PQntuples(m_result.get());
    const int columns = PQnfields(m_result.get());
    traffic.received += 5 + 5 + 6 + 20; // BindComplete, ReadyForQuery, CommandComplete
    for (int column = 0; column < columns; ++column)
        traffic.received += 19 + qint64(qstrlen(PQfname(m_result.get(), column)));
    traffic.received += 7 + qint64(rows) * (7 + 4 * columns);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column)
            traffic.received += PQgetlength(m_result.get(), row, column);
    }
}

Result<Ok> PostgresqlStatement::run()
{
    const size_t count = m_parameters.size();
    QVarLengthArray<const char *, 32> values(qsizetype(count), nullptr);
    QVarLengthArray<int, 32> lengths(qsizetype(count), 0);
    QVarLengthArray<int, 32> formats(qsizetype(count), 0);
    for (qsizetype i = 0; i < qsizetype(count); ++i) {
        const Parameter &p = m_parameters[size_t(i)];
        if (p.isNull)
            continue;
        values[i] = p.value.constData();
        lengths[i] = int(p.value.size());
        formats[i] = p.isBinary ? 1 : 0;
    }
    ++m_connection->m_traffic.calls;
    m_result.reset(PQexecPrepared(m_connection->m_session, m_name.constData(), int(count), values.constData(),
        lengths.constData(), formats.constData(), 1));
    m_row = -1;
    const ExecStatusType status = PQresultStatus(m_result.get());
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
        const Error error = postgresqlError(m_connection->m_session, m_result.get());
        m_result.reset();
        return error;
    }
    m_connection->m_changes = QByteArray(PQcmdTuples(m_result.get())).toLongLong();
    countTraffic();
    return Ok{};
}

Result<bool> PostgresqlStatement::step()
{
    if (!m_result)
        STEWARD_TRY(run());
    return ++m_row < PQntuples(m_result.get());
}

void PostgresqlStatement::reset()
{
    m_result.reset();
    m_row = -1;
}

bool PostgresqlStatement::isNull(int column) const { return PQgetisnull(m_result.get(), m_row, column) != 0; }

qint64 PostgresqlStatement::integer(int column) const
{
    if (isNull(column))
        return 0;
    return toInteger(PQftype(m_result.get(), column), PQgetvalue(m_result.get(), m_row, column),
        PQgetlength(m_result.get(), m_row, column));
}

QByteArrayView PostgresqlStatement::bytes(int column) const
{
    if (isNull(column))
        return {};
    if (isIntegerType(PQftype(m_result.get(), column))) {
        m_scratch = QByteArray::number(integer(column));
        return m_scratch;
    }
    return {PQgetvalue(m_result.get(), m_row, column), PQgetlength(m_result.get(), m_row, column)};
}

} // namespace steward
