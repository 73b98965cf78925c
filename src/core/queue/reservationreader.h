// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/cancel.h"
#include "core/queue/record.h"
#include "core/queue/recordpages.h"
#include "core/rest/restclient.h"

#include <QObject>

namespace eventsweep {

/// Reads all records that one reservation holds, up to a snapshot's watermark, with `event.offline.list` and
/// `filter[=PROCESS_ID]`: newest first, 50 chained pages a request. Reads only; strict, because what it brings can be
/// chosen for clearing: a record of another process means that the filter got lost, and nothing is offered. Lives in
/// the thread of its client. A slot of its signals may stop or destroy it.
class ReservationReader : public QObject
{
    Q_OBJECT
public:
    enum class Status { Idle, Reading, Stopped, Failed, Complete };

    ReservationReader(RestClient &client, ConnectorId connector, ProcessId process, RecordId upTo,
                      QObject *parent = nullptr);
    ~ReservationReader() override;

    /// From the beginning, whatever was before.
    void start();
    void stop();

    [[nodiscard]] const ProcessId &process() const { return m_process; }
    [[nodiscard]] Status status() const { return m_status; }
    /// Why it Failed.
    [[nodiscard]] const std::optional<RestError> &error() const { return m_error; }
    /// The portal's count when the first answer came; 0 before.
    [[nodiscard]] qint64 total() const { return m_total; }
    /// Newest first. Whole when Complete; those that are NotUnderstood among them.
    [[nodiscard]] const std::vector<Record> &records() const { return m_records; }

Q_SIGNALS:
    /// More records are here, or the status is another.
    void changed();

private:
    void readNext();
    void take(const RestResult<BatchAnswer> &answer);
    void add(RecordPages pages);
    void end(Status status);

    RestClient &m_client;
    ConnectorId m_connector;
    ProcessId m_process;
    RecordId m_upTo;
    std::unique_ptr<CancelSource> m_cancel;
    Status m_status = Status::Idle;
    std::optional<RestError> m_error;
    qint64 m_total = 0;
    std::vector<Record> m_records;
    qint64 m_below = 0; ///< where the next batch begins
    int m_generation = 0;
};

} // namespace eventsweep
