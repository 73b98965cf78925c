// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>

#include <memory>
#include <utility>

namespace eventsweep {

/// Calls `action(const QFuture<T> &)` once in the thread of `context` when `future` is finished: at once when it is
/// already, else from the event loop; never when `context` is gone before. A future whose promise was dropped arrives
/// cancelled and without a result. Used instead of QFuture::then(context, …), which asserts on a context that is gone.
template <typename T, typename Action>
void whenFinished(const QFuture<T> &future, QObject *context, Action action)
{
    if (future.isFinished()) {
        action(future);
        return;
    }
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, action = std::move(action)]() mutable {
        watcher->deleteLater();
        action(watcher->future());
    });
    watcher->setFuture(future);
}

/// The same with the result itself: `action(T)`. A dropped promise (its giver is gone) calls nothing.
template <typename T, typename Action>
void whenDone(const QFuture<T> &future, QObject *context, Action action)
{
    whenFinished(future, context, [action = std::move(action)](const QFuture<T> &finished) mutable {
        if (finished.resultCount() > 0)
            action(finished.result());
    });
}

/// The giving end of one QFuture: `end` gives the result, once.
template <typename T>
class Ending
{
public:
    Ending()
        : m_promise(std::make_shared<QPromise<T>>())
    {
        m_promise->start();
        m_future = m_promise->future();
    }
    /// Also after the end.
    [[nodiscard]] QFuture<T> future() const { return m_future; }
    /// False when it had ended before; the value is dropped then.
    bool end(T value)
    {
        const auto promise = std::exchange(m_promise, {}); // a continuation may destroy this object
        if (!promise)
            return false;
        promise->addResult(std::move(value));
        promise->finish();
        return true;
    }
    [[nodiscard]] bool isOver() const { return !m_promise; }

private:
    std::shared_ptr<QPromise<T>> m_promise;
    QFuture<T> m_future;
};

} // namespace eventsweep
