// SPDX-FileCopyrightText: 2026 The Steward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

namespace steward {

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
