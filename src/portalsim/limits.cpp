// SPDX-License-Identifier: Apache-2.0
#include "portalsim/limits.h"

#include <algorithm>

namespace eventsweep::portalsim {

void Limits::setBucket(std::optional<BucketSize> size)
{
    size_ = size;
    buckets_.clear();
}

bool Limits::admit(const QByteArray &source, qint64 nowMs)
{
    if (!size_)
        return true;
    auto [entry, isNew] = buckets_.try_emplace(source);
    Bucket &bucket = entry->second;
    if (!isNew) {
        const double drained =
            static_cast<double>(std::max<qint64>(0, nowMs - bucket.atMs)) / 1000.0 * size_->perSecond;
        bucket.level = std::max(0.0, bucket.level - drained);
    }
    bucket.atMs = nowMs;
    if (bucket.level + 1 > size_->burst)
        return false;
    bucket.level += 1;
    return true;
}

void Limits::setOperatingCost(const QByteArray &method, double seconds)
{
    costs_[method] = seconds;
}

void Limits::setOperatingLimit(double seconds, std::chrono::milliseconds window)
{
    operatingLimit_ = seconds;
    window_ = window;
}

double Limits::costOf(const QByteArray &method) const
{
    const auto own = costs_.find(method);
    if (own != costs_.end())
        return own->second;
    const auto general = costs_.find({});
    return general == costs_.end() ? 0 : general->second;
}

Limits::Operating Limits::charge(int application, const QByteArray &method, qint64 nowMs)
{
    std::deque<Use> &uses = uses_[{application, method}];
    while (!uses.empty() && uses.front().atMs + window_.count() <= nowMs)
        uses.pop_front();
    const auto sum = [&uses] {
        double seconds = 0;
        for (const Use &use : uses)
            seconds += use.seconds;
        return seconds;
    };
    Operating operating;
    operating.seconds = sum();
    operating.exceeded = operating.seconds >= operatingLimit_;
    const double cost = costOf(method);
    if (!operating.exceeded && cost > 0) {
        uses.push_back({nowMs, cost});
        operating.seconds += cost;
    }
    // Rounded up, so that a caller who waits until then is let in.
    const qint64 resetMs = (uses.empty() ? nowMs : uses.front().atMs) + window_.count();
    operating.resetAt = (resetMs + 999) / 1000;
    return operating;
}

void Limits::forget()
{
    buckets_.clear();
    uses_.clear();
}

} // namespace eventsweep::portalsim
