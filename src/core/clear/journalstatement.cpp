// SPDX-License-Identifier: Apache-2.0
#include "core/clear/journalstatement.h"

#include "core/clear/journalfile.h"

#include <QSqlError>

namespace eventsweep {

JournalResult<void> JournalStatement::run(const QVariantList &values)
{
    m_query.finish();
    for (int i = 0; i < values.size(); ++i)
        m_query.bindValue(i, values[i]);
    if (!m_query.exec())
        return tl::unexpected(m_file->errorOf(m_query.lastError()));
    return {};
}

JournalResult<bool> JournalStatement::next()
{
    if (m_query.next())
        return true;
    if (m_query.lastError().isValid())
        return tl::unexpected(m_file->errorOf(m_query.lastError()));
    return false;
}

} // namespace eventsweep
