// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/schema/value.h"
#include "core/storage/dialect.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace steward {

/// What a driver implements for one prepared statement. Indexes of parameters and columns start at 0.
class StatementDriver
{
public:
    virtual ~StatementDriver() = default;
    virtual void bindNull(int index) = 0;
    virtual void bindInteger(int index, qint64 value) = 0;
    virtual void bindText(int index, QByteArrayView utf8) = 0;
    virtual void bindBlob(int index, QByteArrayView bytes) = 0;
    virtual Result<bool> step() = 0; ///< true: a row stands ready
    virtual void reset() = 0;
    virtual int columnCount() const = 0;
    virtual bool isNull(int column) const = 0;
    virtual qint64 integer(int column) const = 0;
    virtual QByteArrayView bytes(int column) const = 0; ///< valid until the next step
};

/// A prepared statement on loan from its connection's cache; goes back, reset, when destroyed.
/// Placeholders are `?` in order, in both dialects.
///
///     STEWARD_ASSIGN(Statement find, connection.prepare(QByteArrayLiteral("SELECT rid FROM record WHERE id = ?")));
///     find.bind(id);
///     STEWARD_ASSIGN(const bool found, find.step());
class Statement
{
public:
    Statement() = default;
    Statement(StatementDriver *driver, bool *inUse) : m_driver(driver), m_inUse(inUse) { *m_inUse = true; }
    Statement(Statement &&other) noexcept { swap(other); }
    Statement &operator=(Statement &&other) noexcept
    {
        swap(other);
        return *this;
    }
    ~Statement()
    {
        if (m_driver) {
            m_driver->reset();
            *m_inUse = false;
        }
    }

    /// Binds all parameters in order, after a reset.
    template<class... Values>
    Statement &bind(const Values &...values)
    {
        m_driver->reset();
        int index = 0;
        (bindAt(index++, values), ...);
        return *this;
    }
    void bindAt(int index, std::nullptr_t) { m_driver->bindNull(index); }
    void bindAt(int index, qint64 value) { m_driver->bindInteger(index, value); }
    void bindAt(int index, int value) { m_driver->bindInteger(index, value); }
    void bindAt(int index, bool value) { m_driver->bindInteger(index, value ? 1 : 0); }
    void bindAt(int index, Instant value) { m_driver->bindInteger(index, value.ms); }
    void bindAt(int index, const QString &text) { m_driver->bindText(index, text.toUtf8()); }
    void bindAt(int index, QByteArrayView blob) { m_driver->bindBlob(index, blob); }
    void bindAt(int index, const QByteArray &blob) { m_driver->bindBlob(index, blob); }
    void bindAt(int index, const Uuid &id)
    {
        m_driver->bindBlob(index, QByteArrayView(reinterpret_cast<const char *>(id.bytes.data()), 16));
    }
    template<class T>
    void bindAt(int index, const std::optional<T> &value)
    {
        if (value)
            bindAt(index, *value);
        else
            m_driver->bindNull(index);
    }
    /// Numbers and texts as they are; references and sets are the projection's business and bind as null.
    void bindAt(int index, const Value &value);

    Result<bool> step() { return m_driver->step(); }
    /// For statements without rows.
    Result<Ok> run();
    void reset() { m_driver->reset(); }

    int columnCount() const { return m_driver->columnCount(); }
    bool isNull(int column) const { return m_driver->isNull(column); }
    qint64 integer(int column) const { return m_driver->integer(column); }
    QByteArrayView view(int column) const { return m_driver->bytes(column); }
    QByteArray blob(int column) const { return m_driver->bytes(column).toByteArray(); }
    QString text(int column) const { return QString::fromUtf8(m_driver->bytes(column)); }
    Uuid uuid(int column) const { return Uuid::fromBytes(m_driver->bytes(column)); }
    std::optional<qint64> optionalInteger(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(integer(column));
    }
    std::optional<QByteArray> optionalBlob(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(blob(column));
    }

private:
    void swap(Statement &other)
    {
        std::swap(m_driver, other.m_driver);
        std::swap(m_inUse, other.m_inUse);
    }

    StatementDriver *m_driver = nullptr;
    bool *m_inUse = nullptr;
};

/// One session with a database. Thread: the one that uses it first, except interrupt(). Not copyable.
class Connection
{
public:
    virtual ~Connection();

    virtual Dialect dialect() const = 0;
    /// A session that sees only the rows its person may see, and writes through functions: a member of a hub.
    virtual bool isMember() const { return false; }
    /// Runs one or more statements without parameters.
    virtual Result<Ok> execute(const QByteArray &sql) = 0;
    /// Prepared once per text, then reused as long as it is among the lately used ones: filters that people type make
    /// ever new texts. Errors: InvalidArgument "storage.sql" is a bug of ours.
    Result<Statement> prepare(const QByteArray &sql);
    /// Rows changed by the last statement.
    virtual qint64 changes() const = 0;
    /// Between BEGIN and its end.
    virtual bool inTransaction() const = 0;
    /// Stops the running statement with Cancelled. Thread: any.
    virtual void interrupt() = 0;

    static constexpr size_t mostStatements = 512; ///< kept for reuse

protected:
    virtual Result<std::unique_ptr<StatementDriver>> prepareDriver(const QByteArray &sql) = 0;
    /// Must be called by a driver's destructor before it closes the session.
    void dropStatements()
    {
        m_cache.clear();
        m_cached = 0;
    }

private:
    struct Cached
    {
        std::unique_ptr<StatementDriver> driver;
        std::unique_ptr<bool> inUse;
        quint64 lastUse = 0;
    };
    struct ByteArrayHash
    {
        size_t operator()(const QByteArray &key) const { return qHash(key); }
    };
    std::unordered_map<QByteArray, std::vector<Cached>, ByteArrayHash> m_cache;
    size_t m_cached = 0;
    quint64 m_uses = 0;

    void dropOldestStatement();
};

/// BEGIN … COMMIT; rolls back when it goes out of scope without commit(). `Immediate` takes SQLite's write lock.
class Transaction
{
public:
    enum class Mode { Read, Immediate };
    static Result<Transaction> begin(Connection &connection, Mode mode);
    Transaction(Transaction &&other) noexcept : m_connection(std::exchange(other.m_connection, nullptr)) {}
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();
    Result<Ok> commit();

private:
    explicit Transaction(Connection &connection) : m_connection(&connection) {}
    Connection *m_connection;
};

} // namespace steward
