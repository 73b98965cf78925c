// SPDX-License-Identifier: Apache-2.0
#include "core/clear/journaldatabase.h"

#include "core/clear/journalschema.h"
#include "core/clear/mutationencoding.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLockFile>
#include <QSqlError>
#include <QStorageInfo>
#include <QUrl>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

// SQLite's result codes (sqlite.org/rescode.html); extended codes keep them in the low byte.
constexpr int sqlitePermission = 3;
constexpr int sqliteReadOnly = 8;
constexpr int sqliteCorrupt = 11;
constexpr int sqliteFull = 13;
constexpr int sqliteIoError = 10;
constexpr int sqliteCannotOpen = 14;
constexpr int sqliteNotADatabase = 26;

constexpr qint64 fullBelow = 64LL * 1024; ///< bytes: less than SQLite's log and shared memory need
constexpr qint64 quickCheckBelow = 64LL * 1024 * 1024;

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
    : m_path(std::move(path))
    , m_clock(clock)
    , m_connection(QUuid::createUuid().toString())
{
}

JournalDatabase::~JournalDatabase()
{
    close();
}

void JournalDatabase::close()
{
    disconnect();
    m_lock.reset();
}

void JournalDatabase::disconnect()
{
    if (!m_database.isValid())
        return;
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
}

qint64 JournalDatabase::now() const
{
    return m_clock.now().time_since_epoch().count();
}

// ---- opening

JournalResult<Journal::Opened> JournalDatabase::open()
{
    Journal::Opened opened;
    const QFileInfo file(m_path);
    if (!QDir().mkpath(file.absolutePath()))
        return tl::unexpected(JournalError{JournalError::Kind::NotWritable, m_path, {}});

    m_lock = std::make_unique<QLockFile>(m_path + u".lock"_s);
    m_lock->setStaleLockTime(0); // by process id, not by age: a job may run for hours
    if (!m_lock->tryLock(0)) {
        const bool other = m_lock->error() == QLockFile::LockFailedError;
        m_readOnly = other ? JournalError{JournalError::Kind::InUse, m_path, {}} : notWritten();
        m_lock.reset();
    }
    if (!m_readOnly && !file.exists()) {
        QFile created(m_path);
        if (!created.open(QIODevice::WriteOnly) || !created.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
            m_readOnly = notWritten();
    }

    auto ready = m_readOnly ? openReadOnly() : openAs(Access::ReadWrite);
    if (!ready && ready.error().kind == JournalError::Kind::Damaged && !m_readOnly) {
        const auto kept = putAside();
        if (!kept)
            return tl::unexpected(kept.error());
        opened.damagedKeptAs = *kept;
        ready = openAs(Access::ReadWrite);
    }
    const bool lasting = !ready && (ready.error().kind == JournalError::Kind::Newer ||
                                    ready.error().kind == JournalError::Kind::Damaged);
    if (!ready && !lasting && !m_readOnly) {
        // On a full disk too what is there can still be read.
        m_readOnly = ready.error();
        ready = openReadOnly();
    }
    if (!ready) {
        close();
        return tl::unexpected(m_readOnly.value_or(ready.error()));
    }
    opened.readOnly = m_readOnly.has_value();
    opened.why = m_readOnly;
    return opened;
}

JournalResult<void> JournalDatabase::openAs(Access access)
{
    return connect(access).and_then([this] { return checkAndMigrate(); });
}

JournalResult<void> JournalDatabase::openReadOnly()
{
    auto ready = openAs(Access::ReadOnly);
    // Immutable would not see what another copy is writing.
    if (!ready && m_readOnly->kind != JournalError::Kind::InUse)
        ready = openAs(Access::Immutable);
    return ready;
}

JournalResult<void> JournalDatabase::connect(Access access)
{
    disconnect();
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    m_database.setDatabaseName(m_path);
    QString options = u"QSQLITE_BUSY_TIMEOUT=5000"_s;
    if (access != Access::ReadWrite)
        options += u";QSQLITE_OPEN_READONLY"_s;
    if (access == Access::Immutable) {
        options += u";QSQLITE_OPEN_URI"_s;
        m_database.setDatabaseName(QUrl::fromLocalFile(m_path).toString(QUrl::FullyEncoded) + u"?immutable=1"_s);
    }
    m_database.setConnectOptions(options);
    if (!m_database.open())
        return tl::unexpected(errorOf(m_database.lastError()));
    if (access != Access::ReadWrite)
        return {};
    for (const auto &pragma : {u"PRAGMA journal_mode=WAL"_s, u"PRAGMA synchronous=FULL"_s, u"PRAGMA foreign_keys=ON"_s,
                               // macOS: fsync alone leaves data in the drive's cache. Nothing elsewhere.
                               u"PRAGMA fullfsync=1"_s, u"PRAGMA checkpoint_fullfsync=1"_s}) {
        if (auto done = query(pragma); !done)
            return tl::unexpected(done.error());
    }
    return {};
}

JournalResult<void> JournalDatabase::checkAndMigrate()
{
    const auto version = value(u"PRAGMA user_version"_s);
    if (!version)
        return tl::unexpected(version.error());
    if (version->toInt() > schemaVersion)
        return tl::unexpected(JournalError{JournalError::Kind::Newer, m_path, version->toString()});
    if (QFileInfo(m_path).size() < quickCheckBelow) {
        const auto check = value(u"PRAGMA quick_check(1)"_s);
        if (!check)
            return tl::unexpected(check.error());
        if (check->toString() != u"ok"_s)
            return tl::unexpected(JournalError{JournalError::Kind::Damaged, m_path, check->toString()});
    }
    if (version->toInt() == schemaVersion)
        return {};
    if (m_readOnly)
        return tl::unexpected(*m_readOnly);
    return inTransaction<void>([&]() -> JournalResult<void> {
        for (int from = version->toInt(); from < schemaVersion; ++from) {
            for (const QString &statement : journalMigration(from)) {
                if (auto done = query(statement); !done)
                    return tl::unexpected(done.error());
            }
        }
        return query(u"PRAGMA user_version = %1"_s.arg(schemaVersion)).map([](const QSqlQuery &) {});
    });
}

JournalResult<QString> JournalDatabase::putAside()
{
    m_database.close();
    const QString stamp = QDateTime::fromMSecsSinceEpoch(now(), Qt::UTC).toString(u"yyyyMMdd-hhmmss"_s);
    QString kept = m_path + u".damaged-"_s + stamp;
    for (int i = 2; QFileInfo::exists(kept); ++i)
        kept = m_path + u".damaged-%1-%2"_s.arg(stamp).arg(i);
    if (!QFile::rename(m_path, kept))
        return tl::unexpected(JournalError{JournalError::Kind::Damaged, m_path, u"it could not be put aside"_s});
    // Its log belongs to it: left behind, SQLite would play it into the new file.
    for (const auto &suffix : {u"-wal"_s, u"-shm"_s}) {
        if (QFileInfo::exists(m_path + suffix) && !QFile::rename(m_path + suffix, kept + suffix))
            return tl::unexpected(
                JournalError{JournalError::Kind::Damaged, m_path, u"its log could not be put aside"_s});
    }
    QFile created(m_path);
    if (!created.open(QIODevice::WriteOnly) || !created.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return tl::unexpected(JournalError{JournalError::Kind::NotWritable, m_path, {}});
    return kept;
}

JournalResult<void> JournalDatabase::limitPages(int pages)
{
    return query(u"PRAGMA max_page_count = %1"_s.arg(pages)).map([](const QSqlQuery &) {});
}

// ---- statements

JournalError JournalDatabase::notWritten() const
{
    const qint64 left = QStorageInfo(QFileInfo(m_path).absolutePath()).bytesAvailable();
    return {left >= 0 && left < fullBelow ? JournalError::Kind::Full : JournalError::Kind::NotWritable, m_path, {}};
}

JournalError JournalDatabase::errorOf(const QSqlError &error) const
{
    using Kind = JournalError::Kind;
    Kind kind = Kind::Other;
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case sqlitePermission:
    case sqliteReadOnly:
    case sqliteCannotOpen:
        kind = Kind::NotWritable;
        break;
    case sqliteCorrupt:
    case sqliteNotADatabase:
        kind = Kind::Damaged;
        break;
    case sqliteFull:
        kind = Kind::Full;
        break;
    case sqliteIoError:
        // No room for the shared memory or the log comes as an I/O error.
        kind = notWritten().kind == Kind::Full ? Kind::Full : Kind::Other;
        break;
    default:
        break;
    }
    return {kind, m_path, error.databaseText()};
}

JournalResult<QSqlQuery> JournalDatabase::query(const QString &sql, const QVariantList &values)
{
    QSqlQuery statement(m_database);
    if (!statement.prepare(sql))
        return tl::unexpected(errorOf(statement.lastError()));
    for (const QVariant &value : values)
        statement.addBindValue(value);
    if (!statement.exec())
        return tl::unexpected(errorOf(statement.lastError()));
    return statement;
}

JournalResult<QVariant> JournalDatabase::value(const QString &sql, const QVariantList &values)
{
    auto statement = query(sql, values);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->next() ? statement->value(0) : QVariant();
}

JournalResult<void> JournalDatabase::requireWritable() const
{
    if (m_readOnly)
        return tl::unexpected(*m_readOnly);
    if (!m_database.isOpen())
        return tl::unexpected(JournalError{JournalError::Kind::Other, m_path, u"the archive is not open"_s});
    return {};
}

template <typename T, typename Work>
JournalResult<T> JournalDatabase::inTransaction(Work work)
{
    if (auto writable = requireWritable(); !writable)
        return tl::unexpected(writable.error());
    if (auto begun = query(u"BEGIN IMMEDIATE"_s); !begun)
        return tl::unexpected(begun.error());
    JournalResult<T> result = work();
    if (result) {
        if (auto committed = query(u"COMMIT"_s); committed)
            return result;
        else
            result = tl::unexpected(committed.error());
    }
    (void)query(u"ROLLBACK"_s); // SQLite may have rolled back already: then there is nothing to undo
    return result;
}

// ---- jobs

JournalResult<JobId> JournalDatabase::createJob(const JobHeader &header, const ClearScope &scope)
{
    return inTransaction<JobId>([&]() -> JournalResult<JobId> {
        const auto job = query(u"INSERT INTO job (portal, portal_name, host, application, connector, cleared_by,"
                               " include_changed, with_reservations, created_at) VALUES (?,?,?,?,?,?,?,?,?)"_s,
                               {header.portal.toString(), text(header.portalName), text(header.host),
                                text(header.applicationTitle), text(header.connector.toString()), byText(scope.by),
                                scope.includeChanged, header.withReservations, now()});
        if (!job)
            return tl::unexpected(job.error());
        const qint64 id = job->lastInsertId().toLongLong();
        qint64 position = 0;
        for (const ChosenRecord &chosen : scope.records) {
            const auto row =
                query(u"INSERT OR IGNORE INTO chosen_record (job, position, record, message, last_seen, state,"
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
    const qint64 time = now();
    for (const Record &record : records) {
        // What the portal hands out is kept even when it cannot be understood.
        const auto row =
            query(u"INSERT INTO archived_record (job, record, event, message, last_seen, archived_at, raw)"
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
    return inTransaction<void>([&] { return insertCopies(job, records); });
}

JournalResult<IntentReceipt> JournalDatabase::intend(JobId job, const Mutation &mutation)
{
    return inTransaction<IntentReceipt>([&]() -> JournalResult<IntentReceipt> {
        for (const RecordId id : recordsOf(mutation)) {
            const auto copy = value(u"SELECT id FROM archived_record WHERE job = ? AND record = ? LIMIT 1"_s,
                                    {job.value(), id.value()});
            if (!copy)
                return tl::unexpected(copy.error());
            if (!copy->isValid())
                return tl::unexpected(JournalError{JournalError::Kind::NotArchived, m_path, id.toString()});
        }
        auto row = query(u"SELECT portal, connector FROM job WHERE id = ?"_s, {job.value()});
        if (!row)
            return tl::unexpected(row.error());
        const auto portal = row->next() ? PortalId::from(row->value(0).toString()) : std::nullopt;
        const auto connector = portal ? ConnectorId::from(row->value(1).toString()) : std::nullopt;
        if (!connector)
            return tl::unexpected(JournalError{JournalError::Kind::Damaged, m_path, u"job %1"_s.arg(job.value())});
        const auto last = value(u"SELECT COALESCE(MAX(sequence), 0) FROM step WHERE job = ?"_s, {job.value()});
        if (!last)
            return tl::unexpected(last.error());
        const qint64 sequence = last->toLongLong() + 1;
        const auto step = query(u"INSERT INTO step (job, sequence, intent, intended_at) VALUES (?,?,?,?)"_s,
                                {job.value(), sequence, intentText(mutation), now()});
        if (!step)
            return tl::unexpected(step.error());
        return IntentReceipt(job, sequence, *portal, *connector, mutation);
    });
}

JournalResult<void> JournalDatabase::outcome(const IntentReceipt &receipt, const QByteArray &json,
                                             const std::vector<std::pair<RecordId, ProcessId>> &reserved,
                                             const std::vector<Record> &handedOut)
{
    return inTransaction<void>([&]() -> JournalResult<void> {
        if (auto copied = insertCopies(receipt.job(), handedOut); !copied)
            return copied;
        for (const auto &[record, process] : reserved) {
            const auto row =
                query(u"INSERT OR REPLACE INTO reservation (process, job, record, made_at) VALUES (?,?,?,?)"_s,
                      {process.toString(), receipt.job().value(), record.value(), now()});
            if (!row)
                return tl::unexpected(row.error());
        }
        return query(u"UPDATE step SET outcome = ?, ended_at = ? WHERE job = ? AND sequence = ?"_s,
                     {QString::fromUtf8(json), now(), receipt.job().value(), receipt.sequence()})
            .map([](const QSqlQuery &) {});
    });
}

JournalResult<void> JournalDatabase::finish(JobId job, const ClearReport &report)
{
    return inTransaction<void>([&]() -> JournalResult<void> {
        for (const ClearReport::Entry &entry : report.entries) {
            const auto row = query(
                u"UPDATE chosen_record SET category = ?, note = ?, held_by = ? WHERE job = ? AND record = ?"_s,
                {int(entry.category), int(entry.note), processValue(entry.heldBy), job.value(), entry.id.value()});
            if (!row)
                return tl::unexpected(row.error());
        }
        return query(u"UPDATE job SET ended_at = ?, report = ? WHERE id = ?"_s,
                     {now(), reportText(report), job.value()})
            .map([](const QSqlQuery &) {});
    });
}

// ---- reading back

JournalResult<std::vector<ArchivedJob>> JournalDatabase::jobs()
{
    auto rows = query(u"SELECT id, portal, portal_name, host, application, connector, with_reservations, created_at,"
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
                JournalError{JournalError::Kind::Damaged, m_path, u"job %1"_s.arg(rows->value(0).toString())});
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
    auto rows =
        query(u"SELECT record, raw, archived_at FROM archived_record WHERE job = ? ORDER BY id"_s, {job.value()});
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
