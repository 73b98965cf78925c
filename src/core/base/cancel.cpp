// SPDX-License-Identifier: Apache-2.0
#include "core/base/cancel.h"

#include <utility>

namespace eventsweep {

void CancelToken::onCancel(QObject *context, std::function<void()> action) const
{
    if (!m_state)
        return;
    if (m_state->cancelled) {
        action();
        return;
    }
    // A long read hands one token to many calls: forget those that are over.
    std::erase_if(m_state->listeners, [](const Listener &listener) { return listener.context.isNull(); });
    m_state->listeners.push_back({context, std::move(action)});
}

void CancelSource::cancel()
{
    if (m_state->cancelled)
        return;
    m_state->cancelled = true;
    const auto state = m_state; // an action may destroy this source
    const auto listeners = std::exchange(state->listeners, {});
    for (const auto &listener : listeners) {
        if (listener.context)
            listener.action();
    }
}

} // namespace eventsweep
