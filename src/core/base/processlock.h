// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSqlDatabase>
#include <QString>

#include <memory>
#include <variant>

namespace eventsweep {

/// That this process alone does something. The lock is the operating system's own on an empty SQLite file: it ends with
/// the process however that ends, and nothing that is written in the file, a process id or the name of a computer, can
/// be believed in wrongly. The file stays when the lock is gone: removing it would let two processes lock two files of
/// one name. Lives in one thread.
class ProcessLock
{
public:
    enum class Failure {
        HeldByOther,
        CannotLock ///< the file cannot be made or locked
    };

    /// `path`: of the lock's own file. Ends at once either way.
    [[nodiscard]] static std::variant<std::unique_ptr<ProcessLock>, Failure> take(const QString &path);
    ~ProcessLock();
    Q_DISABLE_COPY_MOVE(ProcessLock)

private:
    ProcessLock();
    [[nodiscard]] bool open(const QString &path);
    [[nodiscard]] int lock(); ///< SQLite's result code; 0: locked

    QString m_connection;
    QSqlDatabase m_database;
};

} // namespace eventsweep
