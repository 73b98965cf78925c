// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/clear/clearhistory.h"
#include "core/clear/intentreceipt.h"
#include "core/clear/journalerror.h"
#include "core/clear/journalfile.h"
#include "core/clear/journalprobe.h"

#include <QFuture>
#include <QObject>
#include <QThreadPool>

#include <memory>

namespace eventsweep {

class JournalDatabase;

/// A copy of a removed (or about to be removed) record.
struct ArchivedRecord
{
    std::optional<RecordId> id; ///< nothing: the portal handed it out without a readable one
    QByteArray raw;             ///< JSON text as the portal sent it
    WallTime archivedAt{};
};

/// Archive and journal of all clears: one SQLite file (WAL, synchronous=FULL, mode 0600) on a thread of its own.
/// Nothing here blocks the caller; every future ends exactly once, in order. A second running copy opens it read-only
/// (InUse).
class Journal : public QObject
{
    Q_OBJECT
public:
    using Opened = JournalOpened;

    explicit Journal(QString path, Clock &clock, QObject *parent = nullptr);
    ~Journal() override;

    /// Errors: Newer, NotWritable (not even readable), Other. Damaged and InUse are successes with their fields set.
    [[nodiscard]] QFuture<JournalResult<Opened>> open();
    [[nodiscard]] const QString &path() const { return m_path; }

    [[nodiscard]] QFuture<JournalResult<JobId>> createJob(JobHeader header, ClearScope scope);
    /// Durable when it ends. `records` have `raw`.
    [[nodiscard]] QFuture<JournalResult<void>> archive(JobId job, std::vector<Record> records);
    /// Commits the intent; refuses when anything that the mutation names is not in this job's archive (NotArchived), or
    /// the job has ended (Other).
    [[nodiscard]] QFuture<JournalResult<IntentReceipt>> intend(JobId job, Mutation mutation);
    /// What came of the intent `receipt`; `copies` of what the portal handed out beyond what is archived already are
    /// kept with it, and so are the reservations it made: recognisable for ever.
    [[nodiscard]] QFuture<JournalResult<void>> outcome(IntentReceipt receipt, MutationOutcome outcome,
                                                       std::vector<Record> copies = {});
    /// What became of these records is known for good.
    [[nodiscard]] QFuture<JournalResult<void>> settle(JobId job, std::vector<ClearReport::Entry> entries);
    [[nodiscard]] QFuture<JournalResult<void>> finish(JobId job, ClearReport report);
    /// The job goes on: it is no longer ended, and what isOpen() is no longer settled. Refuses (Other) one that cannot
    /// be resumed.
    [[nodiscard]] QFuture<JournalResult<void>> reopen(JobId job);

    /// Newest first.
    [[nodiscard]] QFuture<JournalResult<std::vector<ArchivedJob>>> jobs();
    /// Errors: Damaged, Other when there is none. `report.requests` is all that the job is known to have sent: the sum
    /// when it ended and one for each change since then. A job that goes on counts on from there, so that finish() gets
    /// the sum again.
    [[nodiscard]] QFuture<JournalResult<JournalledJob>> job(JobId job);
    [[nodiscard]] QFuture<JournalResult<std::vector<ArchivedRecord>>> records(JobId job);
    /// Newest first.
    [[nodiscard]] QFuture<JournalResult<std::vector<OwnReservation>>> reservations(PortalId portal,
                                                                                   ConnectorId connector);

    /// All jobs of this portal with their records, steps and reports, for good: overwritten in the file as well. While
    /// another running copy is reading, the file's log keeps them a little longer: until the next jobs(), or the end.
    /// Refused (NotEnded) while one of them runs or was interrupted and can go on. Nothing there is success.
    [[nodiscard]] QFuture<JournalResult<void>> removePortal(PortalId portal);

    /// Before open(). For tests.
    void setProbe(JournalProbe probe);

private:
    template <typename T, typename Work>
    QFuture<JournalResult<T>> run(Work work);

    QString m_path;
    QThreadPool m_thread; ///< one thread that never expires: a database connection belongs to its thread
    std::shared_ptr<JournalDatabase> m_database;
};

} // namespace eventsweep
