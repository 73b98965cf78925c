// SPDX-License-Identifier: Apache-2.0
#include "core/clear/journalfile.h"

#include "core/clear/journalschema.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
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

} // namespace

JournalFile::JournalFile(QString path, Clock &clock)
    : m_path(std::move(path))
    , m_clock(clock)
    , m_connection(QUuid::createUuid().toString())
{
}

JournalFile::~JournalFile()
{
    close();
}

void JournalFile::close()
{
    disconnect();
    m_lock.reset();
}

void JournalFile::disconnect()
{
    if (!m_database.isValid())
        return;
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
}

qint64 JournalFile::now() const
{
    return m_clock.now().time_since_epoch().count();
}

// ---- opening

JournalResult<JournalOpened> JournalFile::open()
{
    close();
    JournalOpened opened;
    const QFileInfo file(m_path);
    if (!QDir().mkpath(file.absolutePath()))
        return tl::unexpected(JournalError{JournalError::Kind::NotWritable, m_path, {}});

    m_readOnly.reset();
    if (auto locked = lock(); !locked)
        m_readOnly = locked.error();
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

JournalResult<void> JournalFile::lock()
{
    auto taken = ProcessLock::take(m_path + u"-lock"_s);
    if (const auto *failure = std::get_if<ProcessLock::Failure>(&taken)) {
        const bool held = *failure == ProcessLock::Failure::HeldByOther;
        return tl::unexpected(held ? JournalError{JournalError::Kind::InUse, m_path, {}} : notWritten());
    }
    m_lock = std::move(std::get<std::unique_ptr<ProcessLock>>(taken));
    return {};
}

JournalResult<void> JournalFile::openAs(Access access)
{
    return connect(access).and_then([this] { return checkAndMigrate(); });
}

JournalResult<void> JournalFile::openReadOnly()
{
    auto ready = openAs(Access::ReadOnly);
    // Immutable would not see what another copy is writing.
    if (!ready && m_readOnly->kind != JournalError::Kind::InUse)
        ready = openAs(Access::Immutable);
    return ready;
}

JournalResult<void> JournalFile::connect(Access access)
{
    disconnect();
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    m_database.setDatabaseName(m_path);
    QString options = u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(busyTimeout);
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
        if (auto done = execute(pragma); !done)
            return tl::unexpected(done.error());
    }
    return {};
}

JournalResult<void> JournalFile::checkAndMigrate()
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
                if (auto done = execute(statement); !done)
                    return tl::unexpected(done.error());
            }
        }
        return execute(u"PRAGMA user_version = %1"_s.arg(schemaVersion));
    });
}

JournalResult<QString> JournalFile::putAside()
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

JournalResult<void> JournalFile::limitPages(int pages)
{
    return execute(u"PRAGMA max_page_count = %1"_s.arg(pages));
}

// ---- statements

JournalError JournalFile::notWritten() const
{
    const qint64 left = QStorageInfo(QFileInfo(m_path).absolutePath()).bytesAvailable();
    return {left >= 0 && left < fullBelow ? JournalError::Kind::Full : JournalError::Kind::NotWritable, m_path, {}};
}

JournalError JournalFile::errorOf(const QSqlError &error) const
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

JournalResult<JournalStatement> JournalFile::prepare(const QString &sql)
{
    QSqlQuery statement(m_database);
    statement.setForwardOnly(true); // else all rows would be kept in memory once more
    if (!statement.prepare(sql))
        return tl::unexpected(errorOf(statement.lastError()));
    return JournalStatement(*this, std::move(statement));
}

JournalResult<JournalStatement> JournalFile::query(const QString &sql, const QVariantList &values)
{
    auto statement = prepare(sql);
    if (!statement)
        return statement;
    if (auto done = statement->run(values); !done)
        return tl::unexpected(done.error());
    return statement;
}

JournalResult<void> JournalFile::execute(const QString &sql, const QVariantList &values)
{
    return query(sql, values).map([](const JournalStatement &) {});
}

JournalResult<QVariant> JournalFile::value(const QString &sql, const QVariantList &values)
{
    auto statement = query(sql, values);
    if (!statement)
        return tl::unexpected(statement.error());
    const auto there = statement->next();
    if (!there)
        return tl::unexpected(there.error());
    return *there ? statement->value(0) : QVariant();
}

JournalResult<void> JournalFile::probe(JournalMoment moment) const
{
    if (m_probe) {
        if (const auto error = m_probe(moment))
            return tl::unexpected(*error);
    }
    return {};
}

JournalResult<void> JournalFile::requireWritable() const
{
    if (m_readOnly)
        return tl::unexpected(*m_readOnly);
    if (!m_database.isOpen())
        return tl::unexpected(JournalError{JournalError::Kind::Other, m_path, u"the archive is not open"_s});
    return {};
}

} // namespace eventsweep
