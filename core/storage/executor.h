// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/delivery.h"
#include "core/storage/losses.h"
#include "core/storage/requestchannel.h"

#include <QMutex>
#include <QPromise>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace steward {

/// Runs work on one thread of its own with one `State` (an opened desk) that never leaves that thread.
/// Work returns Result<T> by value; results come back through deliver(). The state is opened by the first request;
/// when that fails, every request gets the error. Destruction interrupts, waits, and closes the state on its thread.
///
/// A state behind a network can be lost. With setLosses() such a failure closes the state, and requests that only read
/// do not end with it: they are run again on a new one, or wait until somebody calls resume(). So a screen keeps what it
/// shows and gets the answer to its last question when the server is back. Saves end with the failure.
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
        resume(); // what waits ends as Cancelled
        m_pool.start([this] { m_state.reset(); });
        m_pool.waitForDone();
    }
    Q_DISABLE_COPY_MOVE(Executor)

    /// Before the first request. Reads wait only after setPatient(true): the first opening must be able to fail.
    void setLosses(Losses<State> losses) { m_losses = std::move(losses); }
    void setPatient(bool on) { m_patient = on; }
    /// The state can be opened again: what waits runs. Thread: any.
    void resume()
    {
        QList<Parked> parked;
        {
            const QMutexLocker lock(&m_mutex);
            m_held = false;
            parked.swap(m_parked);
        }
        for (const Parked &task : parked)
            task.start();
    }
    /// Lets go of the state behind what is queued; the next request opens another one.
    void close() { m_pool.start([this] { drop(); }); }

    /// Work that must happen: a save.
    template<class T>
    QFuture<Result<T>> run(std::function<Result<T>(State &)> work)
    {
        return enqueue<T>({std::move(work), nullptr, 0, false});
    }
    /// Work that may be done again: a reading.
    template<class T>
    QFuture<Result<T>> read(std::function<Result<T>(State &)> work)
    {
        return enqueue<T>({std::move(work), nullptr, 0, true});
    }
    /// A reading of which only the newest of its channel matters.
    template<class T>
    QFuture<Result<T>> run(RequestChannel &channel, std::function<Result<T>(State &)> work)
    {
        const quint64 generation = ++*channel.m_generation;
        interruptRunning(channel.m_generation.get());
        return enqueue<T>({std::move(work), channel.m_generation, generation, true});
    }

private:
    template<class T>
    struct Task
    {
        std::function<Result<T>(State &)> work;
        std::shared_ptr<std::atomic<quint64>> channel;
        quint64 generation = 0;
        bool repeatable = false;
        std::shared_ptr<QPromise<Result<T>>> promise = std::make_shared<QPromise<Result<T>>>();

        bool isStale() const { return channel && *channel != generation; }
    };
    struct Parked
    {
        std::function<bool()> isStale;
        std::function<void()> start;
    };

    template<class T>
    QFuture<Result<T>> enqueue(Task<T> task)
    {
        task.promise->start();
        QFuture<Result<T>> future = task.promise->future();
        start(std::make_shared<const Task<T>>(std::move(task)));
        return future;
    }

    template<class T>
    void start(const std::shared_ptr<const Task<T>> &task)
    {
        m_pool.start([this, task] {
            Result<T> result = perform(*task);
            if (mayWait(*task, result)) {
                if (!park(task))
                    start(task); // it is back already
                return;
            }
            task->promise->addResult(std::move(result));
            task->promise->finish();
        });
    }

    template<class T>
    Result<T> perform(const Task<T> &task)
    {
        const auto stale = [&] { return task.isStale() || (task.repeatable && m_closing); };
        if (stale())
            return cancelledRequest();
        if (task.repeatable && m_held)
            return heldBack();
        Result<T> result = attempt(task);
        // A reading may be done again on another session, and a server may obey an interrupt a moment late and hit the
        // request after the one that was meant.
        const auto isAccident = [&] {
            return !result && (isLost(result.error()) ? !m_openingFailed : result.error().code == QLatin1String("storage.cancelled"));
        };
        for (int again = 0; again < 3 && task.repeatable && isAccident() && !stale(); ++again)
            result = attempt(task);
        if (!result && isLost(result.error()))
            noteLoss(result.error());
        if (stale())
            return cancelledRequest();
        return result;
    }

    template<class T>
    Result<T> attempt(const Task<T> &task)
    {
        m_openingFailed = false;
        if (m_state && m_losses.isGone && m_losses.isGone(*m_state)) // it ended while nobody used it
            drop();
        if (!m_state) {
            Result<std::unique_ptr<State>> opened = m_open();
            if (!opened) {
                m_openingFailed = true;
                return opened.error();
            }
            const QMutexLocker lock(&m_mutex);
            m_state = *std::move(opened);
        }
        setRunning(task.channel.get());
        Result<T> result = task.work(*m_state);
        setRunning(nullptr);
        if (!result && isLost(result.error()))
            drop();
        return result;
    }

    bool isLost(const Error &error) const { return m_losses.isLost && m_losses.isLost(error); }
    void noteLoss(const Error &error)
    {
        if (m_patient) {
            const QMutexLocker lock(&m_mutex);
            m_held = true;
        }
        m_losses.lost(error);
    }

    template<class T>
    bool mayWait(const Task<T> &task, const Result<T> &result) const
    {
        return !result && task.repeatable && m_patient && !m_closing && isLost(result.error());
    }
    template<class T>
    bool park(const std::shared_ptr<const Task<T>> &task)
    {
        QList<Parked> stale; // they are over, and must not pile up
        {
            const QMutexLocker lock(&m_mutex);
            if (m_closing || !m_held)
                return false;
            for (auto it = m_parked.begin(); it != m_parked.end();) {
                if (it->isStale()) {
                    stale.append(*it);
                    it = m_parked.erase(it);
                } else {
                    ++it;
                }
            }
            m_parked.append({[task] { return task->isStale(); }, [this, task] { start(task); }});
        }
        for (const Parked &over : stale)
            over.start();
        return true;
    }

    void drop()
    {
        std::unique_ptr<State> gone;
        const QMutexLocker lock(&m_mutex);
        gone = std::move(m_state);
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
    static Error heldBack() { return {ErrorKind::Unavailable, lostCode(), QStringLiteral("the connection is lost"), {}, {}}; }
    static QString lostCode() { return QStringLiteral("storage.disconnected"); }

    Open m_open;
    Interrupt m_interrupt;
    Losses<State> m_losses;
    std::atomic<bool> m_patient = false;
    std::atomic<bool> m_held = false; ///< the state is lost and reads wait; written under the mutex
    QMutex m_mutex;
    std::unique_ptr<State> m_state;
    bool m_openingFailed = false; ///< the executor's thread alone
    QList<Parked> m_parked;
    const std::atomic<quint64> *m_running = nullptr;
    std::atomic<bool> m_closing = false;
    QThreadPool m_pool; // last: its destructor waits
};

} // namespace steward
