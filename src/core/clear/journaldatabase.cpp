// SPDX-License-Identifier: Apache-2.0
#include "core/clear/journaldatabase.h"

#include "core/clear/journaltext.h"
#include "core/clear/mutationencoding.h"
#include "core/clear/mutationjson.h"
#include "core/clear/reportjson.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

/// For whoever still reads from the log; the archive serves nobody meanwhile.
constexpr int logWait = 500;

/// Qt writes a null QString as NULL, which no column here takes for a text.
QString text(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

QVariant processValue(const std::optional<ProcessId> &process)
{
    return process ? QVariant(process->toString()) : QVariant(QMetaType::fromType<QString>());
}

QVariant numberValue(std::optional<qint64> number)
{
    return number ? QVariant(*number) : QVariant(QMetaType::fromType<qint64>());
}

/// The copy byte for byte: what is no UTF-8 could not come back from a text.
QVariant rawValue(const QByteArray &raw)
{
    return QUtf8StringView(raw).isValidUtf8() ? QVariant(text(QString::fromUtf8(raw))) : QVariant(raw);
}

/// As the portal gets it, for people.
QString intentText(const Mutation &mutation)
{
    const EncodedMutation encoded = encode(mutation);
    const QJsonObject json{{u"method"_s, encoded.method}, {u"body"_s, encoded.body}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

qint64 seconds(PortalTime time)
{
    return time.time_since_epoch().count();
}

} // namespace

JournalDatabase::JournalDatabase(QString path, Clock &clock)
    : m_file(std::move(path), clock)
{
}

JournalError JournalDatabase::mistake(const QString &what) const
{
    return {JournalError::Kind::Other, m_file.path(), what};
}

JournalResult<void> JournalDatabase::change(const QString &sql, const QVariantList &values, const QString &what)
{
    const auto done = m_file.query(sql, values);
    if (!done)
        return tl::unexpected(done.error());
    if (done->rowsChanged() == 0)
        return tl::unexpected(mistake(u"there is no %1"_s.arg(what)));
    return {};
}

// ---- jobs

JournalResult<JobId> JournalDatabase::createJob(const JobHeader &header, const ClearScope &scope)
{
    return m_file.inTransaction<JobId>([&]() -> JournalResult<JobId> {
        const ClearOrigin &origin = scope.origin;
        const auto row = m_file.query(
            u"INSERT INTO job (portal, portal_name, host, application, connector, cleared_by, include_changed,"
            " with_reservations, created_at, resumable, origin, origin_process, filter, watermark)"
            " VALUES (?,?,?,?,?,?,?,?,?,1,?,?,?,?)"_s,
            {header.portal.toString(), text(header.portalName), text(header.host), text(header.applicationTitle),
             text(header.connector.toString()), journalText(scope.by), scope.includeChanged, header.withReservations,
             m_file.now(), journalText(origin.kind), processValue(origin.reservation), text(origin.filter),
             numberValue(origin.watermark ? std::optional(origin.watermark->value()) : std::nullopt)});
        if (!row)
            return tl::unexpected(row.error());
        const JobId job(row->lastId());
        return insertChosen(job, scope.records).map([job] { return job; });
    });
}

JournalResult<void> JournalDatabase::insertChosen(JobId job, const NonEmpty<ChosenRecord> &records)
{
    auto insert = m_file.prepare(u"INSERT OR IGNORE INTO chosen_record (job, position, record, message, last_seen,"
                                 " state, process, event, unchosen_below, unchosen_of_event_below)"
                                 " VALUES (?,?,?,?,?,?,?,?,?,?)"_s);
    if (!insert)
        return tl::unexpected(insert.error());
    qint64 position = 0;
    for (const ChosenRecord &chosen : records) {
        std::optional<qint64> below;
        std::optional<qint64> ofEventBelow;
        if (chosen.surroundings) {
            below = chosen.surroundings->unchosenBelow;
            ofEventBelow = chosen.surroundings->unchosenOfEventBelow;
        }
        auto done = insert->run({job.value(), position++, chosen.id.value(), chosen.messageId.toString(),
                                 seconds(chosen.lastSeen), int(chosen.state), processValue(chosen.processId),
                                 text(chosen.eventName), numberValue(below), numberValue(ofEventBelow)});
        if (!done)
            return done;
    }
    return {};
}

JournalResult<void> JournalDatabase::reopen(JobId job)
{
    return m_file.inTransaction<void>([&]() -> JournalResult<void> {
        auto reopened = change(u"UPDATE job SET ended_at = NULL, summary = NULL WHERE id = ? AND resumable = 1"_s,
                               {job.value()}, u"job %1 that can go on"_s.arg(job.value()));
        if (!reopened)
            return reopened;
        const auto counts = m_reading.counts(job);
        if (!counts)
            return tl::unexpected(counts.error());
        for (const OutcomeCount &count : *counts) {
            if (!count.category || !count.open())
                continue;
            auto done = m_file.execute(u"UPDATE chosen_record SET category = NULL, note = NULL, held_by = NULL"
                                       " WHERE job = ? AND category = ? AND note = ?"_s,
                                       {job.value(), int(*count.category), int(count.note)});
            if (!done)
                return done;
        }
        return {};
    });
}

JournalResult<void> JournalDatabase::removePortal(const PortalId &portal)
{
    // Deleted rows would else be readable in the file's free pages until they are used again.
    if (auto overwrite = m_file.execute(u"PRAGMA secure_delete=ON"_s); !overwrite)
        return overwrite;
    auto removed = m_file.inTransaction<void>([&]() -> JournalResult<void> {
        // Jobs of an older version that did not end can never go on.
        const auto open = m_file.value(
            u"SELECT COUNT(*) FROM job WHERE portal = ? AND ended_at IS NULL AND resumable = 1"_s, {portal.toString()});
        if (!open)
            return tl::unexpected(open.error());
        if (open->toInt() > 0)
            return tl::unexpected(JournalError{JournalError::Kind::NotEnded, m_file.path(), {}});
        for (const auto &table : {u"reservation"_s, u"step"_s, u"archived_record"_s, u"chosen_record"_s}) {
            auto done = m_file.execute(
                u"DELETE FROM %1 WHERE job IN (SELECT id FROM job WHERE portal = ?)"_s.arg(table), {portal.toString()});
            if (!done)
                return done;
        }
        return m_file.execute(u"DELETE FROM job WHERE portal = ?"_s, {portal.toString()});
    });
    if (removed) {
        m_logHoldsRemoved = true;
        emptyLog(logWait);
    }
    return removed;
}

void JournalDatabase::emptyLog(int milliseconds)
{
    if (!m_logHoldsRemoved)
        return;
    // The pragma succeeds with a 1 when somebody reads what is in the log.
    (void)m_file.execute(u"PRAGMA busy_timeout=%1"_s.arg(milliseconds));
    const auto busy = m_file.value(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    (void)m_file.execute(u"PRAGMA busy_timeout=%1"_s.arg(JournalFile::busyTimeout));
    m_logHoldsRemoved = !busy || busy->toInt() != 0;
}

JournalResult<std::vector<ArchivedJob>> JournalDatabase::jobs()
{
    emptyLog(0); // asked for after everything that changes the archive
    return m_reading.jobs();
}

void JournalDatabase::close()
{
    emptyLog(logWait);
    m_file.close();
}

// ---- copies, intents, outcomes

JournalResult<void> JournalDatabase::archive(JobId job, const std::vector<Record> &records)
{
    return m_file.inTransaction<void>(
        [&] { return insertCopies(job, records).and_then([&] { return forgetSummary(job); }); });
}

JournalResult<void> JournalDatabase::insertCopies(JobId job, const std::vector<Record> &records)
{
    if (records.empty())
        return {};
    auto insert = m_file.prepare(u"INSERT INTO archived_record (job, record, event, message, last_seen, archived_at,"
                                 " raw) VALUES (?,?,?,?,?,?,?)"_s);
    if (!insert)
        return tl::unexpected(insert.error());
    const qint64 time = m_file.now();
    for (const Record &record : records) {
        // What the portal hands out is kept even when it cannot be understood.
        auto done = insert->run({job.value(), record.id ? record.id->value() : 0, text(record.eventName),
                                 record.messageId ? record.messageId->toString() : u""_s, seconds(record.lastSeen),
                                 time, rawValue(record.raw)});
        if (!done)
            return done;
    }
    return {};
}

JournalResult<void> JournalDatabase::requireCopies(JobId job, const Mutation &mutation)
{
    auto copy = m_file.prepare(u"SELECT id FROM archived_record WHERE job = ? AND record = ? LIMIT 1"_s);
    if (!copy)
        return tl::unexpected(copy.error());
    for (const RecordId id : recordsOf(mutation)) {
        if (auto done = copy->run({job.value(), id.value()}); !done)
            return done;
        const auto there = copy->next();
        if (!there)
            return tl::unexpected(there.error());
        if (!*there)
            return tl::unexpected(JournalError{JournalError::Kind::NotArchived, m_file.path(), id.toString()});
    }
    return {};
}

JournalResult<IntentReceipt> JournalDatabase::intend(JobId job, const Mutation &mutation)
{
    return m_file.inTransaction<IntentReceipt>([&]() -> JournalResult<IntentReceipt> {
        if (auto copies = requireCopies(job, mutation); !copies)
            return tl::unexpected(copies.error());
        const auto row = m_reading.jobRow(job);
        if (!row)
            return tl::unexpected(row.error());
        if (row->job.endedAt)
            return tl::unexpected(mistake(u"job %1 has ended"_s.arg(job.value())));
        const auto last = m_file.value(u"SELECT COALESCE(MAX(sequence), 0) FROM step WHERE job = ?"_s, {job.value()});
        if (!last)
            return tl::unexpected(last.error());
        const qint64 sequence = last->toLongLong() + 1;
        auto step = m_file.execute(
            u"INSERT INTO step (job, sequence, intent, mutation, intended_at) VALUES (?,?,?,?,?)"_s,
            {job.value(), sequence, intentText(mutation), QString::fromUtf8(toJson(mutation)), m_file.now()});
        if (!step)
            return tl::unexpected(step.error());
        if (auto counted = m_file.execute(u"UPDATE job SET requests = requests + 1 WHERE id = ?"_s, {job.value()});
            !counted)
            return tl::unexpected(counted.error());
        return IntentReceipt(job, sequence, row->job.header.portal, row->job.header.connector, mutation);
    });
}

JournalResult<void> JournalDatabase::insertReservations(JobId job, const MutationOutcome &outcome)
{
    auto insert =
        m_file.prepare(u"INSERT OR REPLACE INTO reservation (process, job, record, made_at) VALUES (?,?,?,?)"_s);
    if (!insert)
        return tl::unexpected(insert.error());
    const qint64 time = m_file.now();
    for (const CommandOutcome &command : outcome.commands) {
        if (!command.process)
            continue;
        for (const RecordId record : command.given) {
            auto done = insert->run({command.process->toString(), job.value(), record.value(), time});
            if (!done)
                return done;
        }
    }
    return {};
}

JournalResult<void> JournalDatabase::outcome(const IntentReceipt &receipt, const MutationOutcome &outcome,
                                             const std::vector<Record> &copies)
{
    return m_file.inTransaction<void>([&]() -> JournalResult<void> {
        if (auto copied = insertCopies(receipt.job(), copies); !copied)
            return copied;
        if (auto forgotten = forgetSummary(receipt.job()); !forgotten)
            return forgotten;
        if (auto reserved = insertReservations(receipt.job(), outcome); !reserved)
            return reserved;
        return change(u"UPDATE step SET outcome = ?, ended_at = ? WHERE job = ? AND sequence = ?"_s,
                      {QString::fromUtf8(toJson(outcome)), m_file.now(), receipt.job().value(), receipt.sequence()},
                      u"step %1 of job %2"_s.arg(receipt.sequence()).arg(receipt.job().value()));
    });
}

// ---- what became of the records

JournalResult<void> JournalDatabase::updateEntries(JobId job, const std::vector<ClearReport::Entry> &entries)
{
    auto update =
        m_file.prepare(u"UPDATE chosen_record SET category = ?, note = ?, held_by = ? WHERE job = ? AND record = ?"_s);
    if (!update)
        return tl::unexpected(update.error());
    for (const ClearReport::Entry &entry : entries) {
        auto done = update->run(
            {int(entry.category), int(entry.note), processValue(entry.heldBy), job.value(), entry.id.value()});
        if (!done)
            return done;
        if (update->rowsChanged() == 0)
            return tl::unexpected(mistake(u"record %1 was not chosen"_s.arg(entry.id.value())));
    }
    return {};
}

JournalResult<void> JournalDatabase::settle(JobId job, const std::vector<ClearReport::Entry> &entries)
{
    return m_file.inTransaction<void>(
        [&] { return updateEntries(job, entries).and_then([&] { return forgetSummary(job); }); });
}

JournalResult<void> JournalDatabase::finish(JobId job, const ClearReport &report)
{
    return m_file.inTransaction<void>([&]() -> JournalResult<void> {
        if (auto updated = updateEntries(job, report.entries); !updated)
            return updated;
        auto ended = change(u"UPDATE job SET ended_at = ?, report = ?, requests = ? WHERE id = ?"_s,
                            {m_file.now(), QString::fromUtf8(toJson(report)), report.requests, job.value()},
                            u"job %1"_s.arg(job.value()));
        return ended.and_then([&] { return updateSummary(job); });
    });
}

JournalResult<void> JournalDatabase::updateSummary(JobId job)
{
    auto row = m_reading.jobRow(job);
    if (!row)
        return tl::unexpected(row.error());
    if (auto counted = m_reading.count(row->job); !counted)
        return counted;
    return m_file.execute(u"UPDATE job SET summary = ? WHERE id = ?"_s, {summaryOf(row->job), job.value()});
}

JournalResult<void> JournalDatabase::forgetSummary(JobId job)
{
    return m_file.execute(u"UPDATE job SET summary = NULL WHERE id = ? AND summary IS NOT NULL"_s, {job.value()});
}

} // namespace eventsweep
