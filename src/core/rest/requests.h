// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/rest/resterror.h"

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>

#include <utility>
#include <vector>

namespace eventsweep {

/// The portal's methods that change nothing, whatever their arguments. `event.offline.get` is not among them: it
/// deletes by default. Everything else goes through MutationGate.
enum class ReadMethod { OfflineList, EventGet, Events, FeatureGet, Profile, AppInfo, Scope, ServerTime };

[[nodiscard]] QString methodName(ReadMethod method);

/// A question to the portal. May be repeated after a lost answer.
struct ReadRequest
{
    ReadMethod method;
    QJsonObject params;
};

/// One answer of one method, or of one command of a batch. Value; any thread.
struct RestAnswer
{
    QByteArray result;     ///< JSON text of `result`, as sent
    qint64 total = -1;     ///< -1: the answer has none
    qint64 next = -1;      ///< -1: no further page
    double operating = -1; ///< seconds of work in the portal's window; -1: not told
    double duration = -1;  ///< seconds, by the portal's own clock; -1: not told
    std::optional<WallTime> operatingResetAt;
    /// The portal's own clock when it was done: of a batch's command where told, else of the whole. Nothing: not told.
    std::optional<WallTime> finishedAt;

    /// `result` parsed (scalars too).
    [[nodiscard]] QJsonValue value() const;
};

/// Up to 50 commands in one request, in order. Keys and values are percent-encoded: an unencoded `=` in `filter[>=ID]`
/// drops the filter without an error (scenario batch-unencoded-equals-drops-filter).
class ReadBatch
{
public:
    static constexpr size_t mostCommands = 50;

    /// False when the batch is full. Parameters nest (objects, arrays); `$result[…]` references are plain values.
    [[nodiscard]] bool add(ReadRequest request);
    /// Stop at the first error. Needed for chains.
    void setHalt(bool halt) { m_halt = halt; }

    [[nodiscard]] bool halt() const { return m_halt; }
    [[nodiscard]] const std::vector<ReadRequest> &requests() const { return m_requests; }
    [[nodiscard]] bool isEmpty() const { return m_requests.empty(); }

private:
    std::vector<ReadRequest> m_requests;
    bool m_halt = false;
};

/// What the commands of a batch answered, in the order of the commands. A command that was not carried out (after an
/// error with halt) has RestError::Delivery::NotSent.
using BatchAnswer = std::vector<RestResult<RestAnswer>>;

/// `c00`, `c01` … `c49`: the name of a command in a batch; references use it. Two digits, because the portal carries
/// the commands out in the order in which they stand in the JSON text and QJsonObject sorts its keys: `c10` would come
/// before `c2` and a chain would be read out of order.
[[nodiscard]] QString commandKey(size_t index);

/// `method?query` of one command, percent-encoded as PHP reads it: `filter%5B%3EID%5D=5`, `id%5B0%5D=7`. As in PHP's
/// http_build_query a null, an empty list and an empty object leave nothing behind, and true and false are 1 and 0.
/// Where an absent list means "everything", the caller must have made sure that it is not empty.
[[nodiscard]] QString encodeCommand(const QString &method, const QJsonObject &params);

} // namespace eventsweep
