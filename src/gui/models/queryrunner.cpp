// SPDX-License-Identifier: Apache-2.0
#include "gui/models/queryrunner.h"

#include "core/base/futures.h"

#include <QtConcurrent>

namespace eventsweep {

QueryRunner::QueryRunner(QObject *parent)
    : QObject(parent)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &QueryRunner::startNext);
}

QueryRunner::~QueryRunner()
{
    if (m_cancelled)
        *m_cancelled = true;
}

void QueryRunner::run(const RecordQuery &query, const RecordStore &store, bool sameRecords)
{
    m_waiting = std::make_unique<Task>(Task{query, store});
    const bool outdated = !sameRecords || query != m_runningQuery;
    if (m_running && outdated)
        *m_cancelled = true;
    if (outdated)
        m_pause.stop(); // somebody waits for the answer: the pace is for growing snapshots
    startNext();
}

void QueryRunner::startNext()
{
    if (!m_waiting || m_running || m_pause.isActive())
        return;
    const std::shared_ptr<Task> task(std::move(m_waiting));
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    m_running = true;
    m_runningQuery = task->query;
    m_pause.start(pace);
    const auto rows = QtConcurrent::run([task, cancelled = m_cancelled] {
        return eventsweep::run(task->query, task->store, [cancelled] { return cancelled->load(); });
    });
    whenDone(rows, this, [this, task, cancelled = m_cancelled](const std::vector<RecordStore::Row> &result) {
        m_running = false;
        if (!*cancelled)
            Q_EMIT finished(task->store, result);
        startNext();
    });
}

} // namespace eventsweep
