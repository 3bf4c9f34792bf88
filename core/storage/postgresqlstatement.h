// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/connection.h"

struct pg_result;

namespace steward {

class PostgresqlConnection;

struct ResultDeleter
{
    void operator()(pg_result *result) const;
};
using ResultPointer = std::unique_ptr<pg_result, ResultDeleter>;

/// A prepared statement of PostgresqlConnection. The server told the types of its parameters when it was prepared;
/// values are written in the binary form of those types.
class PostgresqlStatement : public StatementDriver
{
public:
    PostgresqlStatement(PostgresqlConnection *connection, QByteArray name, const pg_result *description);
    ~PostgresqlStatement() override;

    void bindNull(int index) override;
    void bindInteger(int index, qint64 value) override;
    void bindText(int index, QByteArrayView utf8) override;
    void bindBlob(int index, QByteArrayView bytes) override;
    Result<bool> step() override;
    void reset() override;
    int columnCount() const override { return m_columns; }
    bool isNull(int column) const override;
    qint64 integer(int column) const override;
    QByteArrayView bytes(int column) const override;

private:
    struct Parameter
    {
        quint32 type = 0;
        QByteArray value;
        bool isNull = true;
        bool isBinary = false;
    };
    Parameter *parameter(int index);
    Result<Ok> run();
    void countTraffic();

    PostgresqlConnection *m_connection;
    QByteArray m_name;
    std::vector<Parameter> m_parameters;
    int m_columns = 0;
    ResultPointer m_result;
    int m_row = -1;
    mutable QByteArray m_scratch; ///< text form of a number, as SQLite would give it
};

} // namespace steward
