// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/cancel.h"
#include "core/queue/record.h"
#include "core/rest/restclient.h"

#include <QObject>

namespace eventsweep {

/// Reads a queue with `event.offline.list`, newest first: one page at once, then 50 chained pages a request (2 500
/// records), descending by id, which is exact while records come and go (scenario batch-descending-chain-is-safe).
/// The highest id of the first page is the watermark: newer records do not belong to this snapshot. Lives in the thread
/// of its client. A slot of its signals may stop, start or destroy it.
class QueueReader : public QObject
{
    Q_OBJECT
public:
    enum class Status {
        Idle,
        Reading,
        Stopped, ///< on request: goOn() continues
        Failed,  ///< error() says why; goOn() continues from the last record
        Complete
    };

    QueueReader(RestClient &client, ConnectorId connector, Clock &clock, QObject *parent = nullptr);
    ~QueueReader() override;

    void start();
    void stop();
    void goOn();

    [[nodiscard]] Status status() const { return m_status; }
    [[nodiscard]] const std::optional<RestError> &error() const { return m_error; }
    /// Highest id of the snapshot; nothing while the first page is out, or when the queue is empty.
    [[nodiscard]] std::optional<RecordId> watermark() const { return m_watermark; }
    /// The portal's count when the first page was read.
    [[nodiscard]] qint64 total() const { return m_total; }
    [[nodiscard]] qint64 received() const { return m_received; }
    [[nodiscard]] std::optional<WallTime> startedAt() const { return m_startedAt; }

    /// How many records are newer than the watermark; one request. Errors as of the client.
    [[nodiscard]] QFuture<RestResult<qint64>> countNewer();

Q_SIGNALS:
    /// Newest first, in the order of the queue. The reader keeps nothing of them.
    void recordsArrived(const std::vector<eventsweep::Record> &records);
    void statusChanged();

private:
    void readFirstPage();
    void readNextBatch();
    void takeFirstPage(const RestResult<RestAnswer> &answer);
    void takeBatch(const RestResult<BatchAnswer> &answer);
    void abandon();
    bool deliver(const std::vector<Record> &records);
    void fail(const RestError &error);
    bool setStatus(Status status);
    template <typename Signal>
    bool isStillOnAfter(Signal signal);

    RestClient &m_client;
    ConnectorId m_connector;
    Clock &m_clock;
    std::unique_ptr<CancelSource> m_cancel;
    Status m_status = Status::Idle;
    std::optional<RestError> m_error;
    std::optional<RecordId> m_watermark;
    std::optional<RecordId> m_lowest; ///< where the next batch goes on
    qint64 m_total = 0;
    qint64 m_received = 0;
    std::optional<WallTime> m_startedAt;
    int m_generation = 0;
};

} // namespace eventsweep
