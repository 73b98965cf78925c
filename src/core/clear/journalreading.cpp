// SPDX-License-Identifier: Apache-2.0
#include "core/clear/journalreading.h"

#include "core/clear/journalfile.h"
#include "core/clear/journaltext.h"
#include "core/clear/mutationjson.h"
#include "core/clear/reportjson.h"

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

WallTime wallTime(const QVariant &milliseconds)
{
    return WallTime(Milliseconds(milliseconds.toLongLong()));
}

/// Nothing when `value` is not the number of an enumerator up to `last`.
template <typename Enum>
std::optional<Enum> enumOf(const QVariant &value, Enum last)
{
    bool number = false;
    const qint64 code = value.toLongLong(&number);
    return number && code >= 0 && code <= static_cast<qint64>(last) ? std::optional(static_cast<Enum>(code))
                                                                    : std::nullopt;
}

constexpr auto lastCategory = ClearCategory::NotReached;
constexpr auto lastNote = ClearNote::Refused;
constexpr auto lastState = RecordState::FailedReserved;

/// Columns `record`, `message`, `last_seen`, `state`, `process`, `event`, `unchosen_below`, `unchosen_of_event_below`.
std::optional<ChosenRecord> chosenOf(const JournalStatement &row)
{
    const auto id = RecordId::from(row.value(0).toLongLong());
    const auto message = MessageId::from(row.value(1).toString());
    const auto state = enumOf(row.value(3), lastState);
    const auto process = ProcessId::from(row.value(4).toString());
    if (!id || !message || !state || (!process && !row.isNull(4)))
        return std::nullopt;
    ChosenRecord chosen{*id,    *message, PortalTime(std::chrono::seconds(row.value(2).toLongLong())),
                        *state, process,  row.value(5).toString(),
                        {}};
    if (!row.isNull(6) && !row.isNull(7))
        chosen.surroundings = Surroundings{row.value(6).toLongLong(), row.value(7).toLongLong()};
    return chosen;
}

/// Columns `first`: `category`, `note`, `held_by`, of which the first is not NULL.
std::optional<ClearReport::Entry> entryOf(RecordId id, const JournalStatement &row, int first)
{
    const auto category = enumOf(row.value(first), lastCategory);
    const auto note = enumOf(row.value(first + 1), lastNote);
    const auto holder = ProcessId::from(row.value(first + 2).toString());
    if (!category || !note || (!holder && !row.isNull(first + 2)))
        return std::nullopt;
    return ClearReport::Entry{id, *category, *note, holder};
}

} // namespace

/// A row of `job`, of which the archive's list shows a part.
struct JournalReading::JobRow
{
    ArchivedJob job;
    bool includeChanged = false;
    ClearReport report; ///< as the job ended last, without entries; `requests` also of a job that did not end
};

JournalError JournalReading::damaged(const QString &what) const
{
    return {JournalError::Kind::Damaged, m_file.path(), what};
}

template <typename Read>
JournalResult<void> JournalReading::eachRow(const QString &sql, const QVariantList &values, Read read)
{
    auto rows = m_file.query(sql, values);
    if (!rows)
        return tl::unexpected(rows.error());
    for (;;) {
        const auto there = rows->next();
        if (!there)
            return tl::unexpected(there.error());
        if (!*there)
            return {};
        if (JournalResult<void> done = read(*rows); !done)
            return done;
    }
}

// ---- jobs

namespace {

const QString jobColumns =
    u"SELECT id, portal, portal_name, host, application, connector, with_reservations, cleared_by, include_changed,"
    " created_at, ended_at, report, resumable, origin, origin_process, filter, watermark, requests FROM job"_s;

} // namespace

JournalResult<JournalReading::JobRow> JournalReading::readJob(const JournalStatement &row)
{
    const auto portal = PortalId::from(row.value(1).toString());
    const auto connector = ConnectorId::from(row.value(5).toString());
    const auto by = clearedByFrom(row.value(7).toString());
    const auto origin = originKindFrom(row.value(13).toString());
    const auto process = ProcessId::from(row.value(14).toString());
    const auto watermark = RecordId::from(row.value(16).toLongLong());
    const bool ended = !row.isNull(10);
    auto report = ended ? reportFromJson(row.value(11).toString().toUtf8()) : ClearReport();
    if (!portal || !connector || !by || !origin || (!process && !row.isNull(14)) || (!watermark && !row.isNull(16)) ||
        !report)
        return tl::unexpected(damaged(u"job %1"_s.arg(row.value(0).toString())));
    JobRow read{.job = {.id = JobId(row.value(0).toLongLong()),
                        .header = {*portal, row.value(2).toString(), row.value(3).toString(), row.value(4).toString(),
                                   *connector, row.value(6).toBool()},
                        .by = *by,
                        .origin = {*origin, process, row.value(15).toString(), watermark},
                        .createdAt = wallTime(row.value(9)),
                        .endedAt = ended ? std::optional(wallTime(row.value(10))) : std::nullopt,
                        .stopped = report->stopped,
                        .canBeResumed = row.value(12).toBool()},
                .includeChanged = row.value(8).toBool(),
                .report = *std::move(report)};
    read.report.requests = std::max(read.report.requests, row.value(17).toInt());
    if (read.report.startedAt == WallTime{})
        read.report.startedAt = read.job.createdAt;
    if (read.report.endedAt == WallTime{})
        read.report.endedAt = read.job.endedAt.value_or(WallTime{});
    return read;
}

JournalResult<std::vector<JournalReading::Count>> JournalReading::counts(JobId job)
{
    std::vector<Count> counts;
    auto done = eachRow(u"SELECT category, note, COUNT(*) FROM chosen_record WHERE job = ? GROUP BY category, note"_s,
                        {job.value()}, [&](const JournalStatement &row) -> JournalResult<void> {
                            Count count{{}, ClearNote::None, row.value(2).toLongLong()};
                            if (!row.isNull(0)) {
                                count.category = enumOf(row.value(0), lastCategory);
                                const auto note = enumOf(row.value(1), lastNote);
                                if (!count.category || !note)
                                    return tl::unexpected(damaged(u"an outcome in job %1"_s.arg(job.value())));
                                count.note = *note;
                            }
                            counts.push_back(count);
                            return {};
                        });
    if (!done)
        return tl::unexpected(done.error());
    return counts;
}

JournalResult<void> JournalReading::addCounts(ArchivedJob &job)
{
    const auto groups = counts(job.id);
    if (!groups)
        return tl::unexpected(groups.error());
    for (const Count &group : *groups) {
        job.chosen += group.records;
        if (group.category)
            job.counts[static_cast<size_t>(*group.category)] += group.records;
        if (!group.category || isOpen({*RecordId::from(1), *group.category, group.note, {}}))
            job.open += group.records;
    }
    const auto copies =
        m_file.value(u"SELECT COUNT(DISTINCT record) FROM archived_record WHERE job = ?"_s, {job.id.value()});
    if (!copies)
        return tl::unexpected(copies.error());
    job.archived = copies->toLongLong();
    return {};
}

JournalResult<std::vector<ArchivedJob>> JournalReading::jobs()
{
    using Jobs = std::vector<ArchivedJob>;
    return m_file.inSnapshot<Jobs>([this]() -> JournalResult<Jobs> {
        Jobs jobs;
        auto done = eachRow(jobColumns + u" ORDER BY id DESC"_s, {}, [&](const JournalStatement &row) {
            return readJob(row).and_then([&](const JobRow &read) {
                jobs.push_back(read.job);
                return addCounts(jobs.back());
            });
        });
        if (!done)
            return tl::unexpected(done.error());
        return jobs;
    });
}

JournalResult<JournalReading::Queue> JournalReading::queueOf(JobId job)
{
    auto row = m_file.query(u"SELECT portal, connector FROM job WHERE id = ?"_s, {job.value()});
    if (!row)
        return tl::unexpected(row.error());
    const auto there = row->next();
    if (!there)
        return tl::unexpected(there.error());
    const auto portal = *there ? PortalId::from(row->value(0).toString()) : std::nullopt;
    const auto connector = portal ? ConnectorId::from(row->value(1).toString()) : std::nullopt;
    if (!connector)
        return tl::unexpected(damaged(u"job %1"_s.arg(job.value())));
    return Queue{*portal, *connector};
}

// ---- one job whole

JournalResult<JournalledJob> JournalReading::job(JobId job)
{
    return m_file.inSnapshot<JournalledJob>([&] { return readWhole(job); });
}

JournalResult<JournalledJob> JournalReading::readWhole(JobId job)
{
    std::optional<JobRow> read;
    auto found = eachRow(jobColumns + u" WHERE id = ?"_s, {job.value()}, [&](const JournalStatement &row) {
        return readJob(row).map([&](JobRow whole) { read = std::move(whole); });
    });
    if (!found)
        return tl::unexpected(found.error());
    if (!read)
        return tl::unexpected(
            JournalError{JournalError::Kind::Other, m_file.path(), u"there is no job %1"_s.arg(job.value())});
    if (auto counted = addCounts(read->job); !counted)
        return tl::unexpected(counted.error());
    std::vector<ChosenRecord> chosen;
    if (auto done = readChosen(job, chosen, read->report.entries); !done)
        return tl::unexpected(done.error());
    const auto records = NonEmpty<ChosenRecord>::from(std::move(chosen));
    if (!records)
        return tl::unexpected(damaged(u"job %1 has no records"_s.arg(job.value())));
    auto steps = readSteps(read->job);
    if (!steps)
        return tl::unexpected(steps.error());
    auto strays = readStrays(job);
    if (!strays)
        return tl::unexpected(strays.error());
    const auto copies = m_file.value(u"SELECT COUNT(*) FROM archived_record WHERE job = ?"_s, {job.value()});
    if (!copies)
        return tl::unexpected(copies.error());

    ClearHistory history{.steps = *std::move(steps), .settled = {}, .archived = copies->toLongLong()};
    std::ranges::remove_copy_if(read->report.entries, std::back_inserter(history.settled), isOpen);
    read->report.strays = *std::move(strays);
    if (!read->job.endedAt)
        read->report.archived = history.archived;
    return JournalledJob{.job = read->job,
                         .scope = {.by = read->job.by,
                                   .records = *records,
                                   .includeChanged = read->includeChanged,
                                   .origin = read->job.origin},
                         .history = std::move(history),
                         .report = std::move(read->report)};
}

JournalResult<void> JournalReading::readChosen(JobId job, std::vector<ChosenRecord> &chosen,
                                               std::vector<ClearReport::Entry> &entries)
{
    return eachRow(u"SELECT record, message, last_seen, state, process, event, unchosen_below,"
                   " unchosen_of_event_below, category, note, held_by"
                   " FROM chosen_record WHERE job = ? ORDER BY position"_s,
                   {job.value()}, [&](const JournalStatement &row) -> JournalResult<void> {
                       const auto record = chosenOf(row);
                       const auto entry =
                           record && !row.isNull(8) ? entryOf(record->id, row, 8) : std::optional<ClearReport::Entry>();
                       if (!record || (!entry && !row.isNull(8)))
                           return tl::unexpected(
                               damaged(u"record %1 of job %2"_s.arg(row.value(0).toString()).arg(job.value())));
                       chosen.push_back(*record);
                       if (entry)
                           entries.push_back(*entry);
                       return {};
                   });
}

JournalResult<std::vector<PastStep>> JournalReading::readSteps(const ArchivedJob &job)
{
    std::vector<PastStep> steps;
    if (!job.canBeResumed)
        return steps; // written for people alone
    auto done = eachRow(u"SELECT sequence, mutation, outcome FROM step WHERE job = ? ORDER BY sequence"_s,
                        {job.id.value()}, [&](const JournalStatement &row) -> JournalResult<void> {
                            const QString where =
                                u"step %1 of job %2"_s.arg(row.value(0).toString()).arg(job.id.value());
                            const auto mutation = mutationFromJson(row.value(1).toString().toUtf8());
                            if (!mutation)
                                return tl::unexpected(damaged(where + u": "_s + mutation.error()));
                            PastStep step{*mutation, {}};
                            if (!row.isNull(2)) {
                                auto outcome = outcomeFromJson(row.value(2).toString().toUtf8());
                                if (!outcome)
                                    return tl::unexpected(damaged(where + u": "_s + outcome.error()));
                                if (outcome->commands.size() > commandsOf(*mutation))
                                    return tl::unexpected(damaged(where));
                                step.outcome = *std::move(outcome);
                                // What nothing is known of is unknown.
                                step.outcome->commands.resize(commandsOf(*mutation));
                            }
                            steps.push_back(std::move(step));
                            return {};
                        });
    if (!done)
        return tl::unexpected(done.error());
    return steps;
}

JournalResult<std::vector<ClearReport::Stray>> JournalReading::readStrays(JobId job)
{
    std::vector<ClearReport::Stray> strays;
    auto done = eachRow(u"SELECT r.record, r.process FROM reservation r LEFT JOIN chosen_record c"
                        " ON c.job = r.job AND c.record = r.record"
                        " WHERE r.job = ? AND c.record IS NULL ORDER BY r.record, r.process"_s,
                        {job.value()}, [&](const JournalStatement &row) -> JournalResult<void> {
                            const auto id = RecordId::from(row.value(0).toLongLong());
                            const auto process = ProcessId::from(row.value(1).toString());
                            if (!id || !process)
                                return tl::unexpected(damaged(u"a reservation of job %1"_s.arg(job.value())));
                            strays.push_back({*id, *process});
                            return {};
                        });
    if (!done)
        return tl::unexpected(done.error());
    return strays;
}

// ---- copies and reservations

JournalResult<std::vector<ArchivedRecord>> JournalReading::records(JobId job)
{
    std::vector<ArchivedRecord> records;
    auto done = eachRow(u"SELECT record, raw, archived_at FROM archived_record WHERE job = ? ORDER BY id"_s,
                        {job.value()}, [&](const JournalStatement &row) -> JournalResult<void> {
                            records.push_back({RecordId::from(row.value(0).toLongLong()), row.value(1).toByteArray(),
                                               wallTime(row.value(2))});
                            return {};
                        });
    if (!done)
        return tl::unexpected(done.error());
    return records;
}

JournalResult<std::vector<OwnReservation>> JournalReading::reservations(const PortalId &portal,
                                                                        const ConnectorId &connector)
{
    std::vector<OwnReservation> reservations;
    auto done = eachRow(
        u"SELECT r.process, r.job, r.record, r.made_at FROM reservation r JOIN job j ON j.id = r.job"
        " WHERE j.portal = ? AND j.connector = ? ORDER BY r.job DESC, r.made_at DESC, r.process, r.record"_s,
        {portal.toString(), connector.isNone() ? u""_s : connector.toString()},
        [&](const JournalStatement &row) -> JournalResult<void> {
            const auto process = ProcessId::from(row.value(0).toString());
            const auto id = RecordId::from(row.value(2).toLongLong());
            const JobId job(row.value(1).toLongLong());
            if (!process || !id)
                return tl::unexpected(damaged(u"a reservation of job %1"_s.arg(job.value())));
            if (reservations.empty() || reservations.back().process != *process || reservations.back().job != job)
                reservations.push_back({*process, job, {}, wallTime(row.value(3))});
            reservations.back().records.push_back(*id);
            return {};
        });
    if (!done)
        return tl::unexpected(done.error());
    return reservations;
}

} // namespace eventsweep
