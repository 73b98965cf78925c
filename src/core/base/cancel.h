// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <vector>

namespace eventsweep {

/// The end that asks a running call to stop; every call that was given its token then ends with
/// RestError::Kind::Cancelled, once. Not thread-safe: source and tokens live in one thread.
class CancelSource;

/// The end that a call looks at. The default token is never cancelled.
class CancelToken
{
public:
    CancelToken() = default;
    [[nodiscard]] bool isCancelled() const { return m_state && m_state->cancelled; }
    /// Calls `action` at cancellation unless `context` is gone; at once when that has happened already.
    void onCancel(QObject *context, std::function<void()> action) const;

private:
    friend class CancelSource;
    struct Listener
    {
        QPointer<QObject> context;
        std::function<void()> action;
    };
    struct State
    {
        bool cancelled = false;
        std::vector<Listener> listeners;
    };
    explicit CancelToken(std::shared_ptr<State> state)
        : m_state(std::move(state))
    {
    }
    std::shared_ptr<State> m_state;
};

class CancelSource
{
public:
    CancelSource()
        : m_state(std::make_shared<CancelToken::State>())
    {
    }
    [[nodiscard]] CancelToken token() const { return CancelToken(m_state); }
    [[nodiscard]] bool isCancelled() const { return m_state->cancelled; }
    void cancel();

private:
    std::shared_ptr<CancelToken::State> m_state;
};

} // namespace eventsweep
