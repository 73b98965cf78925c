// SPDX-License-Identifier: Apache-2.0
#include "core/clear/journaldatabase.h"

#include "core/clear/mutationencoding.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

QString byText(ClearScope::By by)
{
    return by == ClearScope::By::Messages ? u"messages"_s : u"records"_s;
}

/// Qt writes a null QString as NULL, which no column here takes for a text.
QString text(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

QVariant processValue(const std::optional<ProcessId> &process)
{
    return process ? QVariant(process->toString()) : QVariant(QMetaType::fromType<QString>());
}

QString reportText(const ClearReport &report)
{
    QJsonObject json{
        {u"stopped"_s, report.stopped}, {u"requests"_s, report.requests}, {u"archived"_s, report.archived}};
    if (report.error)
        json.insert(u"error"_s, QJsonObject{{u"code"_s, report.error->code},
                                            {u"http_status"_s, report.error->httpStatus},
                                            {u"text"_s, report.error->text}});
    if (report.refused)
        json.insert(u"refused"_s, QJsonObject{{u"code"_s, report.refused->code}, {u"text"_s, report.refused->text}});
    if (report.gateRefusal)
        json.insert(u"gate_refusal"_s, report.gateRefusal->text);
    if (report.journalError)
        json.insert(u"journal_error"_s, report.journalError->text);
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QString intentText(const Mutation &mutation)
{
    const EncodedMutation encoded = encode(mutation);
    const QJsonObject json{{u"method"_s, encoded.method}, {u"body"_s, encoded.body}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

WallTime wallTime(const QVariant &milliseconds)
{
    return WallTime(Milliseconds(milliseconds.toLongLong()));
}

} // namespace

JournalDatabase::JournalDatabase(QString path, Clock &clock)
    : m_file(std::move(path), clock)
{
}

// ---- jobs

JournalResult<JobId> JournalDatabase::createJob(const JobHeader &header, const ClearScope &scope)
{
    return m_file.inTransaction<JobId>([&]() -> JournalResult<JobId> {
        const auto job = m_file.query(u"INSERT INTO job (portal, portal_name, host, application, connector, cleared_by,"
                                      " include_changed, with_reservations, created_at) VALUES (?,?,?,?,?,?,?,?,?)"_s,
                                      {header.portal.toString(), text(header.portalName), text(header.host),
                                       text(header.applicationTitle), text(header.connector.toString()),
                                       byText(scope.by), scope.includeChanged, header.withReservations, m_file.now()});
        if (!job)
            return tl::unexpected(job.error());
        const qint64 id = job->lastInsertId().toLongLong();
        qint64 position = 0;
        for (const ChosenRecord &chosen : scope.records) {
            const auto row =
                m_file.query(u"INSERT OR IGNORE INTO chosen_record (job, position, record, message, last_seen, state,"
                             " process) VALUES (?,?,?,?,?,?,?)"_s,
                             {id, position++, chosen.id.value(), chosen.messageId.toString(),
                              qint64(chosen.lastSeen.time_since_epoch().count()), int(chosen.state),
                              processValue(chosen.processId)});
            if (!row)
                return tl::unexpected(row.error());
        }
        return JobId(id);
    });
}

JournalResult<void> JournalDatabase::insertCopies(JobId job, const std::vector<Record> &records)
{
    const qint64 time = m_file.now();
    for (const Record &record : records) {
        // What the portal hands out is kept even when it cannot be understood.
        const auto row = m_file.query(
            u"INSERT INTO archived_record (job, record, event, message, last_seen, archived_at, raw)"
            " VALUES (?,?,?,?,?,?,?)"_s,
            {job.value(), record.id ? record.id->value() : 0, text(record.eventName),
             record.messageId ? record.messageId->toString() : u""_s,
             qint64(record.lastSeen.time_since_epoch().count()), time, text(QString::fromUtf8(record.raw))});
        if (!row)
            return tl::unexpected(row.error());
    }
    return {};
}

JournalResult<void> JournalDatabase::archive(JobId job, const std::vector<Record> &records)
{
    return m_file.inTransaction<void>([&] { return insertCopies(job, records); });
}

JournalResult<IntentReceipt> JournalDatabase::intend(JobId job, const Mutation &mutation)
{
    return m_file.inTransaction<IntentReceipt>([&]() -> JournalResult<IntentReceipt> {
        for (const RecordId id : recordsOf(mutation)) {
            const auto copy = m_file.value(u"SELECT id FROM archived_record WHERE job = ? AND record = ? LIMIT 1"_s,
                                           {job.value(), id.value()});
            if (!copy)
                return tl::unexpected(copy.error());
            if (!copy->isValid())
                return tl::unexpected(JournalError{JournalError::Kind::NotArchived, m_file.path(), id.toString()});
        }
        auto row = m_file.query(u"SELECT portal, connector FROM job WHERE id = ?"_s, {job.value()});
        if (!row)
            return tl::unexpected(row.error());
        const auto portal = row->next() ? PortalId::from(row->value(0).toString()) : std::nullopt;
        const auto connector = portal ? ConnectorId::from(row->value(1).toString()) : std::nullopt;
        if (!connector)
            return tl::unexpected(
                JournalError{JournalError::Kind::Damaged, m_file.path(), u"job %1"_s.arg(job.value())});
        const auto last = m_file.value(u"SELECT COALESCE(MAX(sequence), 0) FROM step WHERE job = ?"_s, {job.value()});
        if (!last)
            return tl::unexpected(last.error());
        const qint64 sequence = last->toLongLong() + 1;
        const auto step = m_file.query(u"INSERT INTO step (job, sequence, intent, intended_at) VALUES (?,?,?,?)"_s,
                                       {job.value(), sequence, intentText(mutation), m_file.now()});
        if (!step)
            return tl::unexpected(step.error());
        return IntentReceipt(job, sequence, *portal, *connector, mutation);
    });
}

JournalResult<void> JournalDatabase::outcome(const IntentReceipt &receipt, const QByteArray &json,
                                             const std::vector<std::pair<RecordId, ProcessId>> &reserved,
                                             const std::vector<Record> &handedOut)
{
    return m_file.inTransaction<void>([&]() -> JournalResult<void> {
        if (auto copied = insertCopies(receipt.job(), handedOut); !copied)
            return copied;
        for (const auto &[record, process] : reserved) {
            const auto row =
                m_file.query(u"INSERT OR REPLACE INTO reservation (process, job, record, made_at) VALUES (?,?,?,?)"_s,
                             {process.toString(), receipt.job().value(), record.value(), m_file.now()});
            if (!row)
                return tl::unexpected(row.error());
        }
        return m_file
            .query(u"UPDATE step SET outcome = ?, ended_at = ? WHERE job = ? AND sequence = ?"_s,
                   {QString::fromUtf8(json), m_file.now(), receipt.job().value(), receipt.sequence()})
            .map([](const QSqlQuery &) {});
    });
}

JournalResult<void> JournalDatabase::finish(JobId job, const ClearReport &report)
{
    return m_file.inTransaction<void>([&]() -> JournalResult<void> {
        for (const ClearReport::Entry &entry : report.entries) {
            const auto row = m_file.query(
                u"UPDATE chosen_record SET category = ?, note = ?, held_by = ? WHERE job = ? AND record = ?"_s,
                {int(entry.category), int(entry.note), processValue(entry.heldBy), job.value(), entry.id.value()});
            if (!row)
                return tl::unexpected(row.error());
        }
        return m_file
            .query(u"UPDATE job SET ended_at = ?, report = ? WHERE id = ?"_s,
                   {m_file.now(), reportText(report), job.value()})
            .map([](const QSqlQuery &) {});
    });
}

// ---- reading back

JournalResult<std::vector<ArchivedJob>> JournalDatabase::jobs()
{
    auto rows =
        m_file.query(u"SELECT id, portal, portal_name, host, application, connector, with_reservations, created_at,"
                     " ended_at, (SELECT COUNT(*) FROM chosen_record WHERE job = job.id),"
                     " (SELECT COUNT(DISTINCT record) FROM archived_record WHERE job = job.id)"
                     " FROM job ORDER BY id DESC"_s);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<ArchivedJob> jobs;
    while (rows->next()) {
        const auto portal = PortalId::from(rows->value(1).toString());
        const auto connector = ConnectorId::from(rows->value(5).toString());
        if (!portal || !connector)
            return tl::unexpected(
                JournalError{JournalError::Kind::Damaged, m_file.path(), u"job %1"_s.arg(rows->value(0).toString())});
        ArchivedJob job{.id = JobId(rows->value(0).toLongLong()),
                        .header = {*portal, rows->value(2).toString(), rows->value(3).toString(),
                                   rows->value(4).toString(), *connector, rows->value(6).toBool()},
                        .createdAt = wallTime(rows->value(7)),
                        .endedAt = {},
                        .chosen = rows->value(9).toLongLong(),
                        .archived = rows->value(10).toLongLong()};
        if (!rows->value(8).isNull())
            job.endedAt = wallTime(rows->value(8));
        jobs.push_back(std::move(job));
    }
    return jobs;
}

JournalResult<std::vector<ArchivedRecord>> JournalDatabase::records(JobId job)
{
    auto rows = m_file.query(u"SELECT record, raw, archived_at FROM archived_record WHERE job = ? ORDER BY id"_s,
                             {job.value()});
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<ArchivedRecord> records;
    while (rows->next()) {
        records.push_back({RecordId::from(rows->value(0).toLongLong()), rows->value(1).toString().toUtf8(),
                           wallTime(rows->value(2))});
    }
    return records;
}

} // namespace eventsweep
