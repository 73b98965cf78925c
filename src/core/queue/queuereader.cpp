// SPDX-License-Identifier: Apache-2.0
#include "core/queue/queuereader.h"

#include "core/base/futures.h"
#include "core/queue/recordparser.h"
#include "core/queue/recordreading.h"

#include <QPointer>
#include <QtConcurrent>

namespace eventsweep {

namespace {

QJsonObject pageParams(const QJsonObject &filter)
{
    QJsonObject params{{QStringLiteral("order"), QJsonObject{{QStringLiteral("ID"), QStringLiteral("DESC")}}}};
    if (!filter.isEmpty())
        params.insert(QStringLiteral("filter"), filter);
    return params;
}

/// What one request of the chain brought.
struct Portion
{
    std::vector<Record> records;
    std::optional<RestError> error;
    bool complete = false; ///< nothing lies below
};

/// The pages in order. Every record must lie below the one before: an answer that goes up again would be a chain that
/// started anew (a lost reference in an ascending chain does that), and an endless read.
Portion readPages(const BatchAnswer &answers, std::optional<RecordId> above)
{
    Portion portion;
    for (const auto &answer : answers) {
        if (!answer) {
            portion.error = answer.error();
            return portion;
        }
        auto page = parseRecords(answer->result);
        if (!page) {
            portion.error = answerNotUnderstood(QStringLiteral("event.offline.list did not answer with a list"));
            return portion;
        }
        for (Record &record : *page) {
            if (record.id && above && *record.id >= *above) {
                portion.error = answerNotUnderstood(QStringLiteral("event.offline.list sent records out of order"));
                return portion;
            }
            if (record.id)
                above = record.id;
            portion.records.push_back(std::move(record));
        }
        const bool last =
            answer->total >= 0 ? answer->total <= static_cast<qint64>(page->size()) : page->size() < recordsPerPage;
        if (last) {
            portion.complete = true;
            return portion;
        }
        if (page->empty() || !page->back().id) {
            // The chain hangs on the last id of a page: without it the next reference points nowhere.
            portion.error = answerNotUnderstood(QStringLiteral("the last record of a page has no readable ID"));
            return portion;
        }
    }
    return portion;
}

} // namespace

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
    Portion page = readPages({answer}, std::nullopt);
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

    ReadBatch batch;
    batch.setHalt(true);
    QJsonValue below = m_lowest->value();
    for (size_t i = 0; i < ReadBatch::mostCommands; ++i) {
        const bool added = batch.add({ReadMethod::OfflineList, pageParams({{QStringLiteral("<ID"), below}})});
        Q_ASSERT(added);
        Q_UNUSED(added)
        below = QStringLiteral("$result[%1][%2][ID]").arg(commandKey(i)).arg(recordsPerPage - 1);
    }
    const auto answer = m_client.read(std::move(batch), {.connector = m_connector, .cancel = m_cancel->token()});
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
    whenDone(parsed, this, [this, generation](const Portion &portion) {
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
