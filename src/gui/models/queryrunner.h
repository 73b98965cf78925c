// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/queue/recordquery.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>
#include <vector>

namespace eventsweep {

/// Runs queries on a worker, one at a time. The newest wins: what is asked for while one runs replaces what waits, and
/// cancels the running one unless that only has fewer records (then its answer is still worth showing). Starts at most
/// every `pace`. GUI thread.
class QueryRunner : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds pace{150};

    explicit QueryRunner(QObject *parent = nullptr);
    ~QueryRunner() override;

    /// `sameRecords`: the store has only grown since the last call.
    void run(const RecordQuery &query, const RecordStore &store, bool sameRecords);
    [[nodiscard]] bool isBusy() const { return m_running || m_waiting; }

Q_SIGNALS:
    void finished(const eventsweep::RecordStore &store, const std::vector<eventsweep::RecordStore::Row> &rows);

private:
    struct Task
    {
        RecordQuery query;
        RecordStore store;
    };
    void startNext();

    std::unique_ptr<Task> m_waiting;
    std::shared_ptr<std::atomic<bool>> m_cancelled;
    bool m_running = false;
    RecordQuery m_runningQuery;
    QTimer m_pause;
};

} // namespace eventsweep
