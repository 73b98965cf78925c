// SPDX-License-Identifier: Apache-2.0
#include "core/clear/journal.h"

#include "core/clear/journaldatabase.h"

#include <QtConcurrent>

namespace eventsweep {

Journal::Journal(QString path, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_path(std::move(path))
    , m_database(std::make_shared<JournalDatabase>(m_path, clock))
{
    m_thread.setMaxThreadCount(1);
    m_thread.setExpiryTimeout(-1);
}

Journal::~Journal()
{
    // The connection is closed where it was opened; whatever was asked for before is carried out first.
    (void)QtConcurrent::run(&m_thread, [database = m_database] { database->close(); });
    m_thread.waitForDone();
}

template <typename T, typename Work>
QFuture<JournalResult<T>> Journal::run(Work work)
{
    return QtConcurrent::run(
        &m_thread, [database = m_database, work = std::move(work)]() -> JournalResult<T> { return work(*database); });
}

QFuture<JournalResult<Journal::Opened>> Journal::open()
{
    return run<Opened>([](JournalDatabase &database) { return database.open(); });
}

QFuture<JournalResult<JobId>> Journal::createJob(JobHeader header, ClearScope scope)
{
    return run<JobId>([header = std::move(header), scope = std::move(scope)](JournalDatabase &database) {
        return database.createJob(header, scope);
    });
}

QFuture<JournalResult<void>> Journal::archive(JobId job, std::vector<Record> records)
{
    return run<void>(
        [job, records = std::move(records)](JournalDatabase &database) { return database.archive(job, records); });
}

QFuture<JournalResult<IntentReceipt>> Journal::intend(JobId job, Mutation mutation)
{
    return run<IntentReceipt>(
        [job, mutation = std::move(mutation)](JournalDatabase &database) { return database.intend(job, mutation); });
}

QFuture<JournalResult<void>> Journal::outcome(IntentReceipt receipt, QByteArray json,
                                              std::vector<std::pair<RecordId, ProcessId>> reserved,
                                              std::vector<Record> handedOut)
{
    return run<void>([receipt = std::move(receipt), json = std::move(json), reserved = std::move(reserved),
                      handedOut = std::move(handedOut)](JournalDatabase &database) {
        return database.outcome(receipt, json, reserved, handedOut);
    });
}

QFuture<JournalResult<void>> Journal::finish(JobId job, ClearReport report)
{
    return run<void>(
        [job, report = std::move(report)](JournalDatabase &database) { return database.finish(job, report); });
}

QFuture<JournalResult<std::vector<ArchivedJob>>> Journal::jobs()
{
    return run<std::vector<ArchivedJob>>([](JournalDatabase &database) { return database.jobs(); });
}

QFuture<JournalResult<std::vector<ArchivedRecord>>> Journal::records(JobId job)
{
    return run<std::vector<ArchivedRecord>>([job](JournalDatabase &database) { return database.records(job); });
}

} // namespace eventsweep
