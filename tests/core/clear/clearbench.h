// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/clearjob.h"

#include "support/awaited.h"
#include "support/readrecords.h"
#include "support/testportal.h"

#include <QTemporaryDir>
#include <QTest>

namespace eventsweep {

/// A portal, an archive, and a job between them.
class Bench
{
public:
    Bench() { (void)awaited(journal.open()); }

    /// The chosen records as they are now, as an operator would see them.
    ClearScope seen(const QList<qint64> &ids, const ConnectorId &connector = {})
    {
        std::vector<RecordId> list;
        for (const qint64 id : ids)
            list.push_back(*RecordId::from(id));
        const auto records =
            awaited(readRecords(portal.client(), *NonEmpty<RecordId>::from(std::move(list)), {.connector = connector}));
        std::vector<ChosenRecord> chosen;
        for (const Record &record : **records) {
            chosen.push_back(*choose(record));
            chosen.back().surroundings = around(record, ids);
        }
        portal.simulator().clearRequests();
        return {.records = *NonEmpty<ChosenRecord>::from(std::move(chosen))};
    }

    /// What lies below a record and is not chosen.
    Surroundings around(const Record &record, const QList<qint64> &chosen)
    {
        Surroundings surroundings;
        for (const auto &other : portal.portal().queue()) {
            if (other.id >= record.id->value() || chosen.contains(other.id) || !other.processId.isEmpty() ||
                other.error != record.isFailed())
                continue;
            ++surroundings.unchosenBelow;
            surroundings.unchosenOfEventBelow += other.eventName == record.eventName;
        }
        return surroundings;
    }

    std::unique_ptr<ClearJob> job(const ClearScope &scope, JobHeader header = {})
    {
        header.portal = portal.id();
        return std::make_unique<ClearJob>(header, scope, portal.client(), portal.gate(), journal, portal.clock());
    }

    ClearReport run(const ClearScope &scope, const JobHeader &header = {})
    {
        const auto running = job(scope, header);
        running->start();
        if (!QTest::qWaitFor([&] { return running->isFinished(); }, 30'000))
            qFatal("the job never ends");
        lastJob = running->id();
        return running->report();
    }

    /// What the archive knows of a job, as the next start finds it.
    JournalledJob past(JobId id)
    {
        auto job = awaited(journal.job(id));
        if (!job || !*job)
            qFatal("the archive does not tell of the job");
        return **job;
    }

    ClearReport goOn(JobId id)
    {
        ClearJob job(past(id), portal.client(), portal.gate(), journal, portal.clock());
        job.start();
        if (!QTest::qWaitFor([&] { return job.isFinished(); }, 30'000))
            qFatal("the job never ends");
        return job.report();
    }

    QList<qint64> archivedIds()
    {
        QList<qint64> ids;
        const auto records = awaited(journal.records(*lastJob));
        for (const ArchivedRecord &record : **records) {
            if (!ids.contains(record.id->value()))
                ids.append(record.id->value());
        }
        return ids;
    }

    QTemporaryDir directory;
    TestPortal portal;
    Journal journal{directory.filePath(QStringLiteral("archive.sqlite")), portal.clock()};
    std::optional<JobId> lastJob;
};

inline QList<qint64> range(qint64 from, qint64 to)
{
    QList<qint64> ids;
    for (qint64 id = from; id <= to; ++id)
        ids.append(id);
    return ids;
}

} // namespace eventsweep
