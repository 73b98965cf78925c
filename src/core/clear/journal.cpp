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

QFuture<JournalResult<void>> Journal::outcome(IntentReceipt receipt, MutationOutcome outcome,
                                              std::vector<Record> copies)
{
    return run<void>([receipt = std::move(receipt), outcome = std::move(outcome), copies = std::move(copies)](
                         JournalDatabase &database) { return database.outcome(receipt, outcome, copies); });
}

QFuture<JournalResult<void>> Journal::settle(JobId job, std::vector<ClearReport::Entry> entries)
{
    return run<void>(
        [job, entries = std::move(entries)](JournalDatabase &database) { return database.settle(job, entries); });
}

QFuture<JournalResult<void>> Journal::finish(JobId job, ClearReport report)
{
    return run<void>(
        [job, report = std::move(report)](JournalDatabase &database) { return database.finish(job, report); });
}

QFuture<JournalResult<void>> Journal::reopen(JobId job)
{
    return run<void>([job](JournalDatabase &database) { return database.reopen(job); });
}

QFuture<JournalResult<std::vector<ArchivedJob>>> Journal::jobs()
{
    return run<std::vector<ArchivedJob>>([](JournalDatabase &database) { return database.jobs(); });
}

QFuture<JournalResult<JournalledJob>> Journal::job(JobId job)
{
    return run<JournalledJob>([job](JournalDatabase &database) { return database.job(job); });
}

QFuture<JournalResult<std::vector<ArchivedRecord>>> Journal::records(JobId job)
{
    return run<std::vector<ArchivedRecord>>([job](JournalDatabase &database) { return database.records(job); });
}

QFuture<JournalResult<std::vector<OwnReservation>>> Journal::reservations(PortalId portal, ConnectorId connector)
{
    return run<std::vector<OwnReservation>>(
        [portal = std::move(portal), connector = std::move(connector)](JournalDatabase &database) {
            return database.reservations(portal, connector);
        });
}

QFuture<JournalResult<void>> Journal::removePortal(PortalId portal)
{
    return run<void>([portal = std::move(portal)](JournalDatabase &database) { return database.removePortal(portal); });
}

void Journal::setProbe(JournalProbe probe)
{
    m_database->file().setProbe(std::move(probe));
}

} // namespace eventsweep
