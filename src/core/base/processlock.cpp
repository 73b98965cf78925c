// SPDX-License-Identifier: Apache-2.0
#include "core/base/processlock.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

// SQLite's result codes (sqlite.org/rescode.html); extended codes keep them in the low byte.
constexpr int sqliteOther = 1;
constexpr int sqliteBusy = 5;
constexpr int sqliteCorrupt = 11;
constexpr int sqliteNotADatabase = 26;

} // namespace

ProcessLock::ProcessLock()
    : m_connection(QUuid::createUuid().toString())
{
}

ProcessLock::~ProcessLock()
{
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
}

bool ProcessLock::open(const QString &path)
{
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    m_database.setDatabaseName(path);
    m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=0"_s);
    return m_database.open();
}

int ProcessLock::lock()
{
    QSqlQuery query(m_database);
    if (query.exec(u"BEGIN EXCLUSIVE"_s))
        return 0;
    bool known = false;
    const int code = query.lastError().nativeErrorCode().toInt(&known) & 0xff;
    return known && code != 0 ? code : sqliteOther;
}

std::variant<std::unique_ptr<ProcessLock>, ProcessLock::Failure> ProcessLock::take(const QString &path)
{
    std::unique_ptr<ProcessLock> lock(new ProcessLock);
    if (!lock->open(path))
        return Failure::CannotLock;
    int code = lock->lock();
    if (code == sqliteNotADatabase || code == sqliteCorrupt) {
        // The file means nothing by what is in it, so that whatever got there must not keep the operator out.
        (void)QFile::resize(path, 0);
        code = lock->lock();
    }
    if (code == sqliteBusy)
        return Failure::HeldByOther;
    // By name alone: on POSIX systems, opening the file once more and closing it would end the lock. What cannot be
    // written SQLite opens for reading, and a lock for reading keeps nobody out.
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    if (code != 0 || !QFileInfo(path).isWritable())
        return Failure::CannotLock;
    return lock;
}

} // namespace eventsweep
