// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/journal.h"

#include <QSqlDatabase>
#include <QSqlQuery>

class QLockFile;
class QSqlError;

namespace eventsweep {

/// The SQLite file behind Journal: blocking, so it lives in the journal's own thread (or in a test). After an error
/// nothing of that call is stored.
class JournalDatabase
{
public:
    static constexpr int schemaVersion = 1;

    JournalDatabase(QString path, Clock &clock);
    ~JournalDatabase();
    Q_DISABLE_COPY_MOVE(JournalDatabase)

    [[nodiscard]] JournalResult<Journal::Opened> open();
    void close();

    [[nodiscard]] JournalResult<JobId> createJob(const JobHeader &header, const ClearScope &scope);
    [[nodiscard]] JournalResult<void> archive(JobId job, const std::vector<Record> &records);
    [[nodiscard]] JournalResult<IntentReceipt> intend(JobId job, const Mutation &mutation);
    [[nodiscard]] JournalResult<void> outcome(const IntentReceipt &receipt, const QByteArray &json,
                                              const std::vector<std::pair<RecordId, ProcessId>> &reserved,
                                              const std::vector<Record> &handedOut);
    [[nodiscard]] JournalResult<void> finish(JobId job, const ClearReport &report);
    [[nodiscard]] JournalResult<std::vector<ArchivedJob>> jobs();
    [[nodiscard]] JournalResult<std::vector<ArchivedRecord>> records(JobId job);

    /// A quota of 4 096-byte pages, after which the file counts as full: for tests.
    [[nodiscard]] JournalResult<void> limitPages(int pages);

private:
    enum class Access {
        ReadWrite,
        ReadOnly,
        Immutable ///< on a read-only disk: SQLite could not make the shared memory that WAL needs
    };
    [[nodiscard]] JournalResult<void> openAs(Access access);
    [[nodiscard]] JournalResult<void> openReadOnly();
    [[nodiscard]] JournalResult<void> connect(Access access);
    void disconnect();
    [[nodiscard]] JournalResult<void> checkAndMigrate();
    [[nodiscard]] JournalResult<QString> putAside();
    [[nodiscard]] JournalResult<void> requireWritable() const;
    [[nodiscard]] JournalResult<void> insertCopies(JobId job, const std::vector<Record> &records);
    [[nodiscard]] JournalResult<QSqlQuery> query(const QString &sql, const QVariantList &values = {});
    [[nodiscard]] JournalResult<QVariant> value(const QString &sql, const QVariantList &values = {});
    [[nodiscard]] JournalError errorOf(const QSqlError &error) const;
    /// A file could not be made or written: for lack of space, or of rights.
    [[nodiscard]] JournalError notWritten() const;
    [[nodiscard]] qint64 now() const;

    template <typename T, typename Work>
    [[nodiscard]] JournalResult<T> inTransaction(Work work);

    QString m_path;
    Clock &m_clock;
    QString m_connection;
    QSqlDatabase m_database;
    std::unique_ptr<QLockFile> m_lock;
    std::optional<JournalError> m_readOnly; ///< why nothing is written
};

} // namespace eventsweep
