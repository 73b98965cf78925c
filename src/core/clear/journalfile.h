// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/clear/journalerror.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariantList>

#include <memory>
#include <optional>

class QLockFile;
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
    static constexpr int schemaVersion = 1;

    JournalFile(QString path, Clock &clock);
    ~JournalFile();
    Q_DISABLE_COPY_MOVE(JournalFile)

    /// Errors: Newer, NotWritable or Full (not even readable), Other. Damaged and InUse are successes with their fields
    /// set.
    [[nodiscard]] JournalResult<JournalOpened> open();
    void close();

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] qint64 now() const; ///< milliseconds since 1970

    [[nodiscard]] JournalResult<QSqlQuery> query(const QString &sql, const QVariantList &values = {});
    /// The first column of the first row; invalid when there is no row.
    [[nodiscard]] JournalResult<QVariant> value(const QString &sql, const QVariantList &values = {});
    /// Commits what `work` did when it succeeded, durably; else nothing of it is stored. Refuses on a read-only file.
    template <typename T, typename Work>
    [[nodiscard]] JournalResult<T> inTransaction(Work work);

    /// A quota of 4 096-byte pages, after which the file counts as full: for tests.
    [[nodiscard]] JournalResult<void> limitPages(int pages);

private:
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
    [[nodiscard]] JournalResult<void> requireWritable() const;
    [[nodiscard]] JournalError errorOf(const QSqlError &error) const;
    /// A file could not be made or written: for lack of space, or of rights.
    [[nodiscard]] JournalError notWritten() const;

    QString m_path;
    Clock &m_clock;
    QString m_connection;
    QSqlDatabase m_database;
    std::unique_ptr<QLockFile> m_lock;
    std::optional<JournalError> m_readOnly; ///< why nothing is written
};

template <typename T, typename Work>
JournalResult<T> JournalFile::inTransaction(Work work)
{
    if (auto writable = requireWritable(); !writable)
        return tl::unexpected(writable.error());
    if (auto begun = query(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return tl::unexpected(begun.error());
    JournalResult<T> result = work();
    if (result) {
        if (auto committed = query(QStringLiteral("COMMIT")); committed)
            return result;
        else
            result = tl::unexpected(committed.error());
    }
    (void)query(QStringLiteral("ROLLBACK")); // SQLite may have rolled back already: then there is nothing to undo
    return result;
}

} // namespace eventsweep
