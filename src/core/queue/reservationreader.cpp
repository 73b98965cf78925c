// SPDX-License-Identifier: Apache-2.0
#include "core/queue/reservationreader.h"

#include "core/base/futures.h"
#include "core/queue/recordreading.h"

#include <QtConcurrent>

#include <limits>

namespace eventsweep {

namespace {

/// A record that says of itself that it belongs elsewhere. One that is not understood says nothing.
bool isForeign(const Record &record, const ProcessId &process)
{
    return record.state != RecordState::NotUnderstood && record.processId != process;
}

} // namespace

ReservationReader::ReservationReader(RestClient &client, ConnectorId connector, ProcessId process, RecordId upTo,
                                     QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_connector(std::move(connector))
    , m_process(std::move(process))
    , m_upTo(upTo)
{
}

ReservationReader::~ReservationReader()
{
    if (m_cancel)
        m_cancel->cancel();
}

void ReservationReader::start()
{
    if (m_cancel)
        m_cancel->cancel();
    m_error.reset();
    m_total = 0;
    m_records.clear();
    m_below = m_upTo.value() < std::numeric_limits<qint64>::max() ? m_upTo.value() + 1 : m_upTo.value();
    m_status = Status::Reading;
    readNext();
}

void ReservationReader::stop()
{
    if (m_status != Status::Reading)
        return;
    ++m_generation; // what is still under way belongs to nobody
    m_cancel->cancel();
    end(Status::Stopped);
}

void ReservationReader::readNext()
{
    m_cancel = std::make_unique<CancelSource>();
    const int generation = ++m_generation;
    const auto answer = m_client.read(pagesBelow(m_below, {{QStringLiteral("=PROCESS_ID"), m_process.toString()}}),
                                      {.connector = m_connector, .cancel = m_cancel->token()});
    whenDone(answer, this, [this, generation](const RestResult<BatchAnswer> &pages) {
        if (generation == m_generation)
            take(pages);
    });
}

void ReservationReader::take(const RestResult<BatchAnswer> &answer)
{
    if (!answer) {
        m_error = answer.error();
        return end(Status::Failed);
    }
    if (m_total == 0 && !answer->empty() && answer->front())
        m_total = answer->front()->total;
    const int generation = m_generation;
    const auto parsed =
        QtConcurrent::run([answers = *answer, above = RecordId::from(m_below)] { return readPages(answers, above); });
    whenDone(parsed, this, [this, generation](const RecordPages &pages) {
        if (generation == m_generation)
            add(pages);
    });
}

void ReservationReader::add(RecordPages pages)
{
    for (Record &record : pages.records) {
        if (isForeign(record, m_process)) {
            m_records.clear();
            m_error = answerNotUnderstood(QStringLiteral("event.offline.list sent records of another process"));
            return end(Status::Failed);
        }
        if (record.id)
            m_below = record.id->value();
        m_records.push_back(std::move(record));
    }
    if (pages.error) {
        m_error = std::move(pages.error);
        return end(Status::Failed);
    }
    if (pages.complete)
        return end(Status::Complete);
    readNext();
    Q_EMIT changed();
}

void ReservationReader::end(Status status)
{
    m_status = status;
    Q_EMIT changed();
}

} // namespace eventsweep
