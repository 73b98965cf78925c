// SPDX-License-Identifier: Apache-2.0
#include "core/clear/journalrows.h"

#include "core/clear/journaltext.h"
#include "core/clear/mutationjson.h"
#include "core/clear/reportjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

constexpr auto lastCategory = ClearCategory::NotReached;
constexpr auto lastState = RecordState::FailedReserved;

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

/// A column that may be NULL but not nonsense: what is read from it, and whether it can be believed.
struct MaybeProcess
{
    std::optional<ProcessId> process;
    bool understood;
};
MaybeProcess processOf(const JournalStatement &row, int column)
{
    const auto process = ProcessId::from(row.value(column).toString());
    return {process, process || row.isNull(column)};
}

bool readSummary(const QString &text, ArchivedJob &job)
{
    const QJsonDocument json = QJsonDocument::fromJson(text.toUtf8());
    const QJsonArray counts = json[u"counts"_s].toArray();
    if (counts.size() != qsizetype(clearCategoryCount))
        return false;
    job.chosen = json[u"chosen"_s].toInteger();
    job.archived = json[u"archived"_s].toInteger();
    job.open = json[u"open"_s].toInteger();
    for (size_t i = 0; i < clearCategoryCount; ++i)
        job.counts[i] = counts[qsizetype(i)].toInteger();
    return true;
}

} // namespace

QString summaryOf(const ArchivedJob &job)
{
    QJsonArray counts;
    for (const qint64 count : job.counts)
        counts.append(count);
    const QJsonObject json{
        {u"chosen"_s, job.chosen}, {u"archived"_s, job.archived}, {u"open"_s, job.open}, {u"counts"_s, counts}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

std::optional<JobRow> jobOf(const JournalStatement &row)
{
    const auto portal = PortalId::from(row.value(1).toString());
    const auto connector = ConnectorId::from(row.value(5).toString());
    const auto by = clearedByFrom(row.value(7).toString());
    const auto origin = originKindFrom(row.value(13).toString());
    const auto reservation = processOf(row, 14);
    const auto watermark = RecordId::from(row.value(16).toLongLong());
    const bool ended = !row.isNull(10);
    const auto report = ended ? reportFromJson(row.value(11).toString().toUtf8()) : ClearReport();
    if (!portal || !connector || !by || !origin || !reservation.understood || (!watermark && !row.isNull(16)) ||
        !report)
        return std::nullopt;
    JobRow read{.job = {.id = JobId(row.value(0).toLongLong()),
                        .header = {*portal, row.value(2).toString(), row.value(3).toString(), row.value(4).toString(),
                                   *connector, row.value(6).toBool()},
                        .by = *by,
                        .origin = {*origin, reservation.process, row.value(15).toString(), watermark},
                        .createdAt = wallTime(row.value(9)),
                        .endedAt = ended ? std::optional(wallTime(row.value(10))) : std::nullopt,
                        .stopped = report->stopped,
                        .canBeResumed = row.value(12).toBool()},
                .includeChanged = row.value(8).toBool(),
                .report = *report};
    read.report.requests = std::max(read.report.requests, row.value(17).toInt());
    if (read.report.startedAt == WallTime{})
        read.report.startedAt = read.job.createdAt;
    if (read.report.endedAt == WallTime{})
        read.report.endedAt = read.job.endedAt.value_or(WallTime{});
    if (ended && !row.isNull(18)) {
        read.counted = readSummary(row.value(18).toString(), read.job);
        if (!read.counted)
            return std::nullopt;
    }
    return read;
}

std::optional<ChosenRow> chosenOf(const JournalStatement &row)
{
    const auto id = RecordId::from(row.value(0).toLongLong());
    const auto message = MessageId::from(row.value(1).toString());
    const auto state = enumOf(row.value(3), lastState);
    const auto process = processOf(row, 4);
    if (!id || !message || !state || !process.understood)
        return std::nullopt;
    ChosenRow read{.record = {*id,
                              *message,
                              PortalTime(std::chrono::seconds(row.value(2).toLongLong())),
                              *state,
                              process.process,
                              row.value(5).toString(),
                              {}},
                   .entry = {}};
    if (!row.isNull(6) && !row.isNull(7))
        read.record.surroundings = Surroundings{row.value(6).toLongLong(), row.value(7).toLongLong()};
    if (row.isNull(8))
        return read;
    const auto category = enumOf(row.value(8), lastCategory);
    const auto note = enumOf(row.value(9), lastNote);
    const auto heldBy = processOf(row, 10);
    if (!category || !note || !heldBy.understood)
        return std::nullopt;
    read.entry = ClearReport::Entry{*id, *category, *note, heldBy.process};
    return read;
}

bool OutcomeCount::open() const
{
    constexpr auto any = RecordId::from(1);
    return !category || isOpen({*any, *category, note, {}});
}

std::optional<OutcomeCount> countOf(const JournalStatement &row)
{
    const qint64 records = row.value(2).toLongLong();
    if (row.isNull(0))
        return OutcomeCount{{}, ClearNote::None, records};
    const auto category = enumOf(row.value(0), lastCategory);
    const auto note = enumOf(row.value(1), lastNote);
    return category && note ? std::optional(OutcomeCount{category, *note, records}) : std::nullopt;
}

std::optional<PastStep> stepOf(const JournalStatement &row)
{
    const auto mutation = mutationFromJson(row.value(0).toString().toUtf8());
    if (!mutation)
        return std::nullopt;
    if (row.isNull(1))
        return PastStep{*mutation, {}};
    auto outcome = outcomeFromJson(row.value(1).toString().toUtf8());
    if (!outcome || outcome->commands.size() > commandsOf(*mutation))
        return std::nullopt;
    outcome->commands.resize(commandsOf(*mutation)); // what nothing is known of is unknown
    return PastStep{*mutation, *std::move(outcome)};
}

std::optional<ReservationRow> reservationOf(const JournalStatement &row)
{
    const auto record = RecordId::from(row.value(0).toLongLong());
    const auto process = ProcessId::from(row.value(1).toString());
    if (!record || !process)
        return std::nullopt;
    return ReservationRow{*record, *process, JobId(row.value(2).toLongLong()), wallTime(row.value(3))};
}

} // namespace eventsweep
