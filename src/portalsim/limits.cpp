// SPDX-License-Identifier: Apache-2.0
#include "portalsim/limits.h"

#include <algorithm>

namespace eventsweep::portalsim {

void Limits::setBucket(std::optional<BucketSize> size)
{
    m_size = size;
    m_buckets.clear();
}

bool Limits::admit(const QByteArray &source, qint64 nowMs)
{
    if (!m_size)
        return true;
    auto [entry, isNew] = m_buckets.try_emplace(source);
    Bucket &bucket = entry->second;
    if (!isNew) {
        const double drained =
            static_cast<double>(std::max<qint64>(0, nowMs - bucket.atMs)) / 1000.0 * m_size->perSecond;
        bucket.level = std::max(0.0, bucket.level - drained);
    }
    bucket.atMs = nowMs;
    if (bucket.level + 1 > m_size->burst)
        return false;
    bucket.level += 1;
    return true;
}

void Limits::setOperatingCost(const QByteArray &method, double seconds)
{
    m_costs[method] = seconds;
}

void Limits::setOperatingLimit(double seconds, std::chrono::milliseconds window)
{
    m_operatingLimit = seconds;
    m_window = window;
}

double Limits::costOf(const QByteArray &method) const
{
    const auto own = m_costs.find(method);
    if (own != m_costs.end())
        return own->second;
    const auto general = m_costs.find({});
    return general == m_costs.end() ? 0 : general->second;
}

Limits::Operating Limits::charge(int application, const QByteArray &method, qint64 nowMs)
{
    std::deque<Use> &uses = m_uses[{application, method}];
    while (!uses.empty() && uses.front().atMs + m_window.count() <= nowMs)
        uses.pop_front();
    const auto sum = [&uses] {
        double seconds = 0;
        for (const Use &use : uses)
            seconds += use.seconds;
        return seconds;
    };
    Operating operating;
    operating.seconds = sum();
    operating.exceeded = operating.seconds >= m_operatingLimit;
    const double cost = costOf(method);
    if (!operating.exceeded && cost > 0) {
        uses.push_back({nowMs, cost});
        operating.seconds += cost;
    }
    // Rounded up, so that a caller who waits until then is let in.
    const qint64 resetMs = (uses.empty() ? nowMs : uses.front().atMs) + m_window.count();
    operating.resetAt = (resetMs + 999) / 1000;
    return operating;
}

void Limits::forget()
{
    m_buckets.clear();
    m_uses.clear();
}

} // namespace eventsweep::portalsim
