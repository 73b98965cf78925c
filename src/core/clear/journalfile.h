// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/processlock.h"
#include "core/clear/journalerror.h"
#include "core/clear/journalprobe.h"
#include "core/clear/journalstatement.h"

#include <QSqlDatabase>
#include <QVariantList>

#include <memory>
#include <optional>

class QSqlError;

namespace eventsweep {

/// What opening an archive file ended with, short of an error.
struct JournalOpened
{
    bool readOnly = false; ///< `why` says why; jobs cannot be started
    std::optional<JournalError> why;
    QString damagedKeptAs; ///< a damaged file was put aside here and a new one begun
};

/// The SQLite file of the archive: lock, version, migrations, statements and transactions, and what its errors mean.
/// Knows nothing of jobs. Blocking: lives in the journal's thread, or in a test.
class JournalFile
{
public:
    static constexpr int schemaVersion = 2;
    static constexpr int busyTimeout = 5'000; ///< milliseconds to wait for whoever locks the file

    JournalFile(QString path, Clock &clock);
    ~JournalFile();
    Q_DISABLE_COPY_MOVE(JournalFile)

    /// Errors: Newer, NotWritable or Full (not even readable), Other. Damaged and InUse are successes with their fields
    /// set.
    [[nodiscard]] JournalResult<JournalOpened> open();
    void close();

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] qint64 now() const; ///< milliseconds since 1970

    [[nodiscard]] JournalResult<JournalStatement> prepare(const QString &sql);
    /// Prepares and runs it once.
    [[nodiscard]] JournalResult<JournalStatement> query(const QString &sql, const QVariantList &values = {});
    /// The same for what gives no rows.
    [[nodiscard]] JournalResult<void> execute(const QString &sql, const QVariantList &values = {});
    /// The first column of the first row; invalid when there is no row.
    [[nodiscard]] JournalResult<QVariant> value(const QString &sql, const QVariantList &values = {});
    /// Commits what `work` did when it succeeded, durably; else nothing of it is stored. Refuses on a read-only file.
    template <typename T, typename Work>
    [[nodiscard]] JournalResult<T> inTransaction(Work work);
    /// All that `work` reads is of one moment, also while another running copy writes.
    template <typename T, typename Work>
    [[nodiscard]] JournalResult<T> inSnapshot(Work work);

    /// Called in each writing transaction, the migration too. Before open().
    void setProbe(JournalProbe probe) { m_probe = std::move(probe); }
    /// A quota of 4 096-byte pages, after which the file counts as full: for tests.
    [[nodiscard]] JournalResult<void> limitPages(int pages);

private:
    friend class JournalStatement;
    enum class Access {
        ReadWrite,
        ReadOnly,
        Immutable ///< on a read-only or full disk: SQLite could not make the shared memory that WAL needs
    };
    [[nodiscard]] JournalResult<void> openAs(Access access);
    [[nodiscard]] JournalResult<void> openReadOnly();
    [[nodiscard]] JournalResult<void> connect(Access access);
    void disconnect();
    [[nodiscard]] JournalResult<void> checkAndMigrate();
    [[nodiscard]] JournalResult<QString> putAside();
    [[nodiscard]] JournalResult<void> lock();
    [[nodiscard]] JournalResult<void> requireWritable() const;
    [[nodiscard]] JournalResult<void> probe(JournalMoment moment) const;
    [[nodiscard]] JournalError errorOf(const QSqlError &error) const;
    /// A file could not be made or written: for lack of space, or of rights.
    [[nodiscard]] JournalError notWritten() const;

    QString m_path;
    Clock &m_clock;
    QString m_connection;
    QSqlDatabase m_database;
    std::unique_ptr<ProcessLock> m_lock;
    JournalProbe m_probe;
    std::optional<JournalError> m_readOnly; ///< why nothing is written
};

template <typename T, typename Work>
JournalResult<T> JournalFile::inTransaction(Work work)
{
    if (auto writable = requireWritable(); !writable)
        return tl::unexpected(writable.error());
    if (auto begun = execute(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return tl::unexpected(begun.error());
    JournalResult<T> result = [&]() -> JournalResult<T> {
        if (auto go = probe(JournalMoment::Write); !go)
            return tl::unexpected(go.error());
        JournalResult<T> done = work();
        if (!done)
            return done;
        if (auto go = probe(JournalMoment::Commit); !go)
            return tl::unexpected(go.error());
        if (auto committed = execute(QStringLiteral("COMMIT")); !committed)
            return tl::unexpected(committed.error());
        return done;
    }();
    if (result)
        (void)probe(JournalMoment::Committed);
    else
        (void)execute(QStringLiteral("ROLLBACK")); // SQLite may have rolled back already: then there is nothing to undo
    return result;
}

template <typename T, typename Work>
JournalResult<T> JournalFile::inSnapshot(Work work)
{
    if (auto begun = execute(QStringLiteral("BEGIN")); !begun)
        return tl::unexpected(begun.error());
    JournalResult<T> result = work();
    (void)execute(QStringLiteral("COMMIT")); // nothing was written
    return result;
}

} // namespace eventsweep
