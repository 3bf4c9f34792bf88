// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <atomic>
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

/// What a request ends with that a newer one of its channel took over.
inline Error cancelledRequest()
{
    return {ErrorKind::Cancelled, QStringLiteral("request.cancelled"), QStringLiteral("a newer request took over"), {}, {}};
}

} // namespace steward
