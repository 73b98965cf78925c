// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFuture>
#include <QObject>
#include <QPointer>

#include <utility>

namespace eventsweep {

/// Calls `action(result)` once `future` has ended, in the thread that ends it (at once when it has ended already);
/// never when `context` is gone by then. QFuture::then(context, …) of Qt 6.4 asserts in that last case, or calls
/// into nothing.
template <typename T, typename Action>
void whenDone(QFuture<T> future, QObject *context, Action action)
{
    future.then([guard = QPointer<QObject>(context), action = std::move(action)](T result) mutable {
        if (guard)
            action(std::move(result));
    });
}

} // namespace eventsweep
