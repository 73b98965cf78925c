// SPDX-License-Identifier: Apache-2.0
#include "core/clear/journalreading.h"

#include "core/clear/journalfile.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

QString select(const char *columns, const QString &from)
{
    return u"SELECT "_s + QString::fromLatin1(columns) + u" FROM "_s + from;
}

} // namespace

template <typename T, typename Read>
JournalResult<std::vector<T>> JournalReading::all(const QString &sql, const QVariantList &values, Read read)
{
    auto rows = m_file.query(sql, values);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<T> list;
    for (;;) {
        const auto there = rows->next();
        if (!there)
            return tl::unexpected(there.error());
        if (!*there)
            return list;
        auto item = read(*rows);
        if (!item) {
            const QString what = u"row %1 of: %2"_s.arg(list.size() + 1).arg(sql);
            return tl::unexpected(JournalError{JournalError::Kind::Damaged, m_file.path(), what});
        }
        list.push_back(*std::move(item));
    }
}

// ---- jobs

JournalResult<JobRow> JournalReading::jobRow(JobId job)
{
    const auto rows = all<JobRow>(select(jobColumns, u"job WHERE id = ?"_s), {job.value()}, jobOf);
    if (!rows)
        return tl::unexpected(rows.error());
    if (rows->empty())
        return tl::unexpected(
            JournalError{JournalError::Kind::Other, m_file.path(), u"there is no job %1"_s.arg(job.value())});
    return rows->front();
}

JournalResult<std::vector<OutcomeCount>> JournalReading::counts(JobId job)
{
    return all<OutcomeCount>(select(countColumns, u"chosen_record WHERE job = ? GROUP BY category, note"_s),
                             {job.value()}, countOf);
}

JournalResult<void> JournalReading::count(ArchivedJob &job)
{
    const auto groups = counts(job.id);
    if (!groups)
        return tl::unexpected(groups.error());
    job.chosen = job.open = 0;
    job.counts = {};
    for (const OutcomeCount &group : *groups) {
        job.chosen += group.records;
        if (group.category)
            job.counts[static_cast<size_t>(*group.category)] += group.records;
        if (group.open())
            job.open += group.records;
    }
    return m_file.value(u"SELECT COUNT(DISTINCT record) FROM archived_record WHERE job = ?"_s, {job.id.value()})
        .map([&job](const QVariant &copies) { job.archived = copies.toLongLong(); });
}

JournalResult<std::vector<ArchivedJob>> JournalReading::jobs()
{
    using Jobs = std::vector<ArchivedJob>;
    return m_file.inSnapshot<Jobs>([this]() -> JournalResult<Jobs> {
        auto rows = all<JobRow>(select(jobColumns, u"job ORDER BY id DESC"_s), {}, jobOf);
        if (!rows)
            return tl::unexpected(rows.error());
        Jobs jobs;
        for (JobRow &row : *rows) {
            if (!row.counted) {
                if (auto counted = count(row.job); !counted)
                    return tl::unexpected(counted.error());
            }
            jobs.push_back(std::move(row.job));
        }
        return jobs;
    });
}

JournalResult<JournalledJob> JournalReading::job(JobId job)
{
    return m_file.inSnapshot<JournalledJob>([&] { return readWhole(job); });
}

JournalResult<JournalledJob> JournalReading::readWhole(JobId job)
{
    auto row = jobRow(job);
    if (!row)
        return tl::unexpected(row.error());
    if (auto counted = count(row->job); !counted)
        return tl::unexpected(counted.error());
    const auto chosen = all<ChosenRow>(select(chosenColumns, u"chosen_record WHERE job = ? ORDER BY position"_s),
                                       {job.value()}, chosenOf);
    if (!chosen)
        return tl::unexpected(chosen.error());
    // Jobs of 0.1 have no steps for the program, only for people.
    auto steps = all<PastStep>(select(stepColumns, u"step WHERE job = ? ORDER BY sequence"_s),
                               {row->job.canBeResumed ? job.value() : 0}, stepOf);
    if (!steps)
        return tl::unexpected(steps.error());
    auto unchosen = strays(job);
    if (!unchosen)
        return tl::unexpected(unchosen.error());
    const auto copies = m_file.value(u"SELECT COUNT(*) FROM archived_record WHERE job = ?"_s, {job.value()});
    if (!copies)
        return tl::unexpected(copies.error());

    std::vector<ChosenRecord> records;
    ClearHistory history{.steps = *std::move(steps), .settled = {}, .archived = copies->toLongLong()};
    records.reserve(chosen->size());
    for (const ChosenRow &read : *chosen) {
        records.push_back(read.record);
        if (!read.entry)
            continue;
        row->report.entries.push_back(*read.entry);
        if (!isOpen(*read.entry))
            history.settled.push_back(*read.entry);
    }
    auto scope = NonEmpty<ChosenRecord>::from(std::move(records));
    if (!scope)
        return tl::unexpected(
            JournalError{JournalError::Kind::Damaged, m_file.path(), u"job %1 has no records"_s.arg(job.value())});
    row->report.strays.insert(row->report.strays.begin(), unchosen->begin(), unchosen->end());
    if (!row->job.endedAt)
        row->report.archived = history.archived;
    return JournalledJob{row->job,
                         {row->job.by, *std::move(scope), row->includeChanged, row->job.origin},
                         std::move(history),
                         std::move(row->report)};
}

// ---- reservations and copies

JournalResult<std::vector<ClearReport::Stray>> JournalReading::strays(JobId job)
{
    return all<ClearReport::Stray>(
        select(reservationColumns, u"reservation r LEFT JOIN chosen_record c ON c.job = r.job AND c.record = r.record"
                                   " WHERE r.job = ? AND c.record IS NULL ORDER BY r.record, r.process"_s),
        {job.value()}, [](const JournalStatement &row) -> std::optional<ClearReport::Stray> {
            const auto read = reservationOf(row);
            return read ? std::optional(ClearReport::Stray{read->record, read->process}) : std::nullopt;
        });
}

JournalResult<std::vector<OwnReservation>> JournalReading::reservations(const PortalId &portal,
                                                                        const ConnectorId &connector)
{
    const auto rows = all<ReservationRow>(
        select(reservationColumns, u"reservation r JOIN job j ON j.id = r.job WHERE j.portal = ? AND j.connector = ?"
                                   " ORDER BY r.made_at DESC, r.job DESC, r.process, r.record"_s),
        {portal.toString(), connector.isNone() ? u""_s : connector.toString()}, reservationOf);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<OwnReservation> reservations;
    for (const ReservationRow &row : *rows) {
        if (reservations.empty() || reservations.back().process != row.process || reservations.back().job != row.job)
            reservations.push_back({row.process, row.job, {}, row.madeAt});
        reservations.back().records.push_back(row.record);
    }
    return reservations;
}

JournalResult<std::vector<ArchivedRecord>> JournalReading::records(JobId job)
{
    return all<ArchivedRecord>(
        u"SELECT record, raw, archived_at FROM archived_record WHERE job = ? ORDER BY id"_s, {job.value()},
        [](const JournalStatement &row) {
            return std::optional(ArchivedRecord{RecordId::from(row.value(0).toLongLong()), row.value(1).toByteArray(),
                                                WallTime(Milliseconds(row.value(2).toLongLong()))});
        });
}

} // namespace eventsweep
