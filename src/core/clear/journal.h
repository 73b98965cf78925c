// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/clear/clearreport.h"
#include "core/clear/clearscope.h"
#include "core/clear/intentreceipt.h"
#include "core/clear/journalerror.h"
#include "core/clear/journalfile.h"
#include "core/clear/mutation.h"

#include <QByteArray>
#include <QFuture>
#include <QObject>
#include <QThreadPool>

#include <memory>

namespace eventsweep {

class JournalDatabase;

/// What a job is about, for the archive and for finding it again. No secrets.
struct JobHeader
{
    PortalId portal = PortalId::create();
    QString portalName;
    QString host;
    QString applicationTitle;
    ConnectorId connector;
    bool withReservations = true; ///< the plan allows them
};

/// A job in the archive.
struct ArchivedJob
{
    JobId id;
    JobHeader header;
    WallTime createdAt{};
    std::optional<WallTime> endedAt; ///< nothing: interrupted or running
    qint64 chosen = 0;
    qint64 archived = 0;
};

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
    /// Commits the intent; refuses (NotArchived) when anything that the mutation names is not in this job's archive.
    [[nodiscard]] QFuture<JournalResult<IntentReceipt>> intend(JobId job, Mutation mutation);
    /// What the portal answered to the intent `receipt`, as JSON; reservations made are kept by process id for ever,
    /// and with them copies of what the portal handed out beyond what was asked for.
    [[nodiscard]] QFuture<JournalResult<void>> outcome(IntentReceipt receipt, QByteArray json,
                                                       std::vector<std::pair<RecordId, ProcessId>> reserved,
                                                       std::vector<Record> handedOut = {});
    [[nodiscard]] QFuture<JournalResult<void>> finish(JobId job, ClearReport report);

    /// Newest first.
    [[nodiscard]] QFuture<JournalResult<std::vector<ArchivedJob>>> jobs();
    [[nodiscard]] QFuture<JournalResult<std::vector<ArchivedRecord>>> records(JobId job);

private:
    template <typename T, typename Work>
    QFuture<JournalResult<T>> run(Work work);

    QString m_path;
    QThreadPool m_thread; ///< one thread that never expires: a database connection belongs to its thread
    std::shared_ptr<JournalDatabase> m_database;
};

} // namespace eventsweep
