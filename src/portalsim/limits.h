// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <chrono>
#include <deque>
#include <map>
#include <optional>

namespace eventsweep::portalsim {

/// The request limit of a plan: a bucket that each request fills by one and that drains all the time.
struct BucketSize
{
    double burst = 50;
    double perSecond = 2;
};
inline constexpr BucketSize standardPlan{50, 2};
inline constexpr BucketSize enterprisePlan{250, 5};

/// The limits that a portal puts on its callers. Off until they are set. Times are milliseconds since 1970, given by
/// the caller. Not locked: Portal does that.
class Limits
{
public:
    /// Requests per source address; nothing switches the limit off.
    void setBucket(std::optional<BucketSize> size);
    /// False: QUERY_LIMIT_EXCEEDED, and the request does not count.
    bool admit(const QByteArray &source, qint64 nowMs);

    /// Every call of a method costs this many seconds of work ("" as the method: all methods). With `limit` seconds
    /// used within `window`, the method answers OPERATION_TIME_LIMIT until enough of them are older than the window.
    /// Nothing counts until this was called.
    void setOperatingCost(const QByteArray &method, double seconds);
    void setOperatingLimit(double seconds, std::chrono::milliseconds window);
    bool countsOperating() const { return !m_costs.empty(); }

    struct Operating
    {
        double seconds = 0;
        qint64 resetAt = 0; ///< epoch seconds
        bool exceeded = false;
    };
    /// What is used up, with one more call added unless the limit is reached already.
    Operating charge(int application, const QByteArray &method, qint64 nowMs);

    /// Forgets what was counted, keeps the settings.
    void forget();

private:
    struct Bucket
    {
        double level = 0;
        qint64 atMs = 0;
    };
    struct Use
    {
        qint64 atMs = 0;
        double seconds = 0;
    };
    double costOf(const QByteArray &method) const;

    std::optional<BucketSize> m_size;
    std::map<QByteArray, Bucket> m_buckets;
    std::map<QByteArray, double> m_costs;
    double m_operatingLimit = 480;
    std::chrono::milliseconds m_window = std::chrono::minutes(10);
    std::map<std::pair<int, QByteArray>, std::deque<Use>> m_uses;
};

} // namespace eventsweep::portalsim
