// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QMutex>
#include <QObject>
#include <QPromise>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace steward {

/// A place for requests of which only the newest matters: a list while somebody types, the peek of a selection.
/// A new request makes the older ones of the same channel finish as Cancelled, the running one included.
/// Thread: made and used by one thread; requests may outlive it.
class RequestChannel
{
public:
    RequestChannel() : m_generation(std::make_shared<std::atomic<quint64>>(0)) {}
    ~RequestChannel() { cancel(); }
    Q_DISABLE_COPY_MOVE(RequestChannel)

    /// Lets whatever is under way finish as Cancelled.
    void cancel() { ++*m_generation; }

private:
    template<class State>
    friend class Executor;
    std::shared_ptr<std::atomic<quint64>> m_generation;
};

/// Runs work on one thread of its own with one `State` (an opened desk) that never leaves that thread.
/// Work returns Result<T> by value; results come back through deliver(). The state is opened by the first request;
/// when that fails, every request gets the error. Destruction interrupts, waits, and closes the state on its thread.
template<class State>
class Executor
{
public:
    using Open = std::function<Result<std::unique_ptr<State>>()>;
    using Interrupt = std::function<void(State &)>;

    /// `interrupt` is called from other threads and must be safe for that (Connection::interrupt is).
    Executor(Open open, Interrupt interrupt) : m_open(std::move(open)), m_interrupt(std::move(interrupt))
    {
        m_pool.setMaxThreadCount(1);
        m_pool.setExpiryTimeout(-1);
    }
    ~Executor()
    {
        m_closing = true;
        interruptRunning(nullptr);
        m_pool.start([this] { m_state.reset(); });
        m_pool.waitForDone();
    }
    Q_DISABLE_COPY_MOVE(Executor)

    /// Work that must happen: a save.
    template<class T>
    QFuture<Result<T>> run(std::function<Result<T>(State &)> work)
    {
        return enqueue<T>(std::move(work), nullptr, 0);
    }
    /// Work of which only the newest of its channel matters.
    template<class T>
    QFuture<Result<T>> run(RequestChannel &channel, std::function<Result<T>(State &)> work)
    {
        const quint64 generation = ++*channel.m_generation;
        interruptRunning(channel.m_generation.get());
        return enqueue<T>(std::move(work), channel.m_generation, generation);
    }

private:
    template<class T>
    QFuture<Result<T>> enqueue(std::function<Result<T>(State &)> work,
        std::shared_ptr<std::atomic<quint64>> channel, quint64 generation)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        QFuture<Result<T>> future = promise->future();
        m_pool.start([this, promise, work = std::move(work), channel = std::move(channel), generation] {
            promise->addResult(perform<T>(work, channel.get(), generation));
            promise->finish();
        });
        return future;
    }

    template<class T>
    Result<T> perform(
        const std::function<Result<T>(State &)> &work, const std::atomic<quint64> *channel, quint64 generation)
    {
        const auto stale = [&] { return (channel && *channel != generation) || (channel && m_closing); };
        if (stale())
            return cancelled();
        if (!m_state) {
            Result<std::unique_ptr<State>> opened = m_open();
            if (!opened)
                return opened.error();
            const QMutexLocker lock(&m_mutex);
            m_state = *std::move(opened);
        }
        setRunning(channel);
        Result<T> result = work(*m_state);
        setRunning(nullptr);
        if (stale())
            return cancelled();
        return result;
    }

    void setRunning(const std::atomic<quint64> *channel)
    {
        const QMutexLocker lock(&m_mutex);
        m_running = channel;
    }
    /// Interrupts the running request if it belongs to `channel`, or to any channel when null.
    void interruptRunning(const std::atomic<quint64> *channel)
    {
        const QMutexLocker lock(&m_mutex);
        if (m_running && m_state && (!channel || m_running == channel))
            m_interrupt(*m_state);
    }
    static Error cancelled()
    {
        return {ErrorKind::Cancelled, QStringLiteral("request.cancelled"), QStringLiteral("a newer request took over"),
            {}, {}};
    }

    Open m_open;
    Interrupt m_interrupt;
    QMutex m_mutex;
    std::unique_ptr<State> m_state;
    const std::atomic<quint64> *m_running = nullptr;
    std::atomic<bool> m_closing = false;
    QThreadPool m_pool; // last: its destructor waits
};

/// Hands the result of `future` to `handler` on the receiver's thread, unless the receiver is gone by then. Never
/// QFuture::then(context): on Qt 6.4 it aborts when the context dies first.
/// Cancelled results are not delivered: whoever cancelled has moved on.
template<class T, class Handler>
void deliver(const QFuture<Result<T>> &future, QObject *receiver, Handler handler)
{
    auto *watcher = new QFutureWatcher<Result<T>>(receiver);
    QObject::connect(watcher, &QFutureWatcherBase::finished, receiver, [watcher, handler = std::move(handler)] {
        watcher->deleteLater();
        const QFuture<Result<T>> done = watcher->future();
        if (done.resultCount() == 0)
            return;
        const Result<T> result = done.result();
        if (result || result.error().kind != ErrorKind::Cancelled)
            handler(result);
    });
    watcher->setFuture(future);
}

} // namespace steward
