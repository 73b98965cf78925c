// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/journalerror.h"

#include <QSqlQuery>
#include <QVariantList>

namespace eventsweep {

class JournalFile;

/// A statement that was prepared once and is run with many values. Not longer than its file is open.
class JournalStatement
{
public:
    /// Runs it anew; the rows of the run before are gone.
    [[nodiscard]] JournalResult<void> run(const QVariantList &values = {});
    /// To the next row; false: there is none. An error is not an end.
    [[nodiscard]] JournalResult<bool> next();
    [[nodiscard]] QVariant value(int column) const { return m_query.value(column); }
    [[nodiscard]] bool isNull(int column) const { return m_query.isNull(column); }
    /// That the last run changed.
    [[nodiscard]] int rowsChanged() const { return m_query.numRowsAffected(); }
    [[nodiscard]] qint64 lastId() const { return m_query.lastInsertId().toLongLong(); }

private:
    friend class JournalFile;
    JournalStatement(const JournalFile &file, QSqlQuery query)
        : m_file(&file)
        , m_query(std::move(query))
    {
    }

    const JournalFile *m_file;
    QSqlQuery m_query;
};

} // namespace eventsweep
