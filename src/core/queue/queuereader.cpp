// SPDX-License-Identifier: Apache-2.0
#include "core/queue/queuereader.h"

#include "core/base/futures.h"
#include "core/queue/recordpages.h"
#include "core/queue/recordreading.h"

#include <QPointer>
#include <QtConcurrent>

namespace eventsweep {

QueueReader::QueueReader(RestClient &client, ConnectorId connector, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_connector(std::move(connector))
    , m_clock(clock)
{
}

QueueReader::~QueueReader()
{
    if (m_cancel)
        m_cancel->cancel();
}

void QueueReader::start()
{
    if (m_status == Status::Reading)
        abandon();
    m_error.reset();
    m_watermark.reset();
    m_lowest.reset();
    m_total = 0;
    m_received = 0;
    m_startedAt = m_clock.now();
    readFirstPage();
}

void QueueReader::stop()
{
    if (m_status != Status::Reading)
        return;
    abandon();
    setStatus(Status::Stopped);
}

void QueueReader::abandon()
{
    ++m_generation; // what is still under way belongs to nobody
    m_cancel->cancel();
}

void QueueReader::goOn()
{
    if (m_status != Status::Stopped && m_status != Status::Failed)
        return;
    m_error.reset();
    if (m_lowest)
        readNextBatch();
    else
        readFirstPage();
}

void QueueReader::readFirstPage()
{
    m_cancel = std::make_unique<CancelSource>();
    const int generation = ++m_generation;
    if (!setStatus(Status::Reading))
        return;
    const auto answer = m_client.read({ReadMethod::OfflineList, pageParams({})},
                                      {.connector = m_connector, .cancel = m_cancel->token()});
    whenDone(answer, this, [this, generation](const RestResult<RestAnswer> &page) {
        if (generation == m_generation)
            takeFirstPage(page);
    });
}

void QueueReader::takeFirstPage(const RestResult<RestAnswer> &answer)
{
    if (!answer)
        return fail(answer.error());
    RecordPages page = readPages({answer}, std::nullopt);
    m_total = answer->total;
    const bool complete = page.complete;
    const auto error = page.error;
    if (!page.records.empty() && page.records.front().id)
        m_watermark = page.records.front().id;
    if (!deliver(page.records))
        return;
    if (error)
        fail(*error);
    else if (complete)
        setStatus(Status::Complete);
    else
        readNextBatch();
}

void QueueReader::readNextBatch()
{
    m_cancel = std::make_unique<CancelSource>();
    const int generation = ++m_generation;
    if (!setStatus(Status::Reading))
        return;

    const auto answer =
        m_client.read(pagesBelow(m_lowest->value(), {}), {.connector = m_connector, .cancel = m_cancel->token()});
    whenDone(answer, this, [this, generation](const RestResult<BatchAnswer> &pages) {
        if (generation == m_generation)
            takeBatch(pages);
    });
}

void QueueReader::takeBatch(const RestResult<BatchAnswer> &answer)
{
    if (!answer)
        return fail(answer.error());
    const int generation = m_generation;
    const auto parsed = QtConcurrent::run([answers = *answer, above = m_lowest] { return readPages(answers, above); });
    whenDone(parsed, this, [this, generation](const RecordPages &portion) {
        if (generation != m_generation)
            return;
        if (!deliver(portion.records))
            return;
        if (portion.error)
            fail(*portion.error);
        else if (portion.complete)
            setStatus(Status::Complete);
        else
            readNextBatch();
    });
}

/// False when a slot of the signal has ended this reading (stopped, started anew) or destroyed the reader: nothing of
/// it may be touched then.
template <typename Signal>
bool QueueReader::isStillOnAfter(Signal signal)
{
    const QPointer<QueueReader> self(this);
    const int generation = m_generation;
    signal();
    return self && generation == m_generation;
}

bool QueueReader::deliver(const std::vector<Record> &records)
{
    for (const Record &record : records) {
        if (record.id)
            m_lowest = record.id;
    }
    m_received += static_cast<qint64>(records.size());
    return records.empty() || isStillOnAfter([&] { Q_EMIT recordsArrived(records); });
}

QFuture<RestResult<qint64>> QueueReader::countNewer()
{
    const qint64 above = m_watermark ? m_watermark->value() : 0;
    return m_client
        .read({ReadMethod::OfflineList, pageParams({{QStringLiteral(">ID"), above}})}, {.connector = m_connector})
        .then([](const RestResult<RestAnswer> &answer) -> RestResult<qint64> {
            if (!answer)
                return tl::unexpected(answer.error());
            if (answer->total < 0)
                return tl::unexpected(answerNotUnderstood(QStringLiteral("event.offline.list did not count")));
            return answer->total;
        });
}

void QueueReader::fail(const RestError &error)
{
    m_error = error;
    setStatus(Status::Failed);
}

bool QueueReader::setStatus(Status status)
{
    m_status = status;
    return isStillOnAfter([this] { Q_EMIT statusChanged(); });
}

} // namespace eventsweep
