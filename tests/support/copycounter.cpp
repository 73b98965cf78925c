// SPDX-License-Identifier: Apache-2.0
#include "support/copycounter.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace eventsweep {

CopyCounter::CopyCounter(QString path)
    : m_path(std::move(path))
    , m_connection(QUuid::createUuid().toString())
{
}

CopyCounter::~CopyCounter()
{
    QSqlDatabase::removeDatabase(m_connection);
}

qsizetype CopyCounter::copiesOf(JobId job)
{
    QSqlDatabase database = QSqlDatabase::database(m_connection, false);
    if (!database.isValid()) {
        database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
        database.setDatabaseName(m_path);
        database.setConnectOptions(u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"_s);
    }
    if (!database.isOpen() && !database.open())
        qFatal("the archive cannot be read: %s", qPrintable(database.lastError().text()));
    QSqlQuery query(database);
    query.prepare(u"SELECT COUNT(*) FROM archived_record WHERE job = ?"_s);
    query.addBindValue(job.value());
    if (!query.exec() || !query.next())
        qFatal("the archive cannot be read: %s", qPrintable(query.lastError().text()));
    return query.value(0).toLongLong();
}

} // namespace eventsweep
