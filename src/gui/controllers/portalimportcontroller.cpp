// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/portalimportcontroller.h"

#include "core/rest/tlstrust.h"

#include <algorithm>

namespace eventsweep {

PortalImportController::PortalImportController(PortalsController &portals, PortalImport import, QObject *parent)
    : QObject(parent)
    , m_portals(portals)
    , m_import(std::move(import))
    , m_trusted(m_import.entries.size(), false)
{
    for (const PortalImport::Entry &entry : m_import.entries)
        m_chosen.push_back(entry.fate == PortalImport::Fate::New);
}

std::vector<PortalImportController::Row> PortalImportController::rows() const
{
    std::vector<Row> rows;
    for (size_t i = 0; i < m_import.entries.size(); ++i) {
        const PortalImport::Entry &entry = m_import.entries[i];
        rows.push_back({&entry.portal, entry.fate == PortalImport::Fate::AlreadyThere, m_chosen[i],
                        authoritiesFrom(entry.portal.authorities).size(), m_trusted[i]});
    }
    return rows;
}

int PortalImportController::chosenCount() const
{
    return static_cast<int>(std::ranges::count(m_chosen, true));
}

void PortalImportController::choose(size_t row, bool chosen)
{
    m_chosen.at(row) = chosen && m_import.entries[row].fate == PortalImport::Fate::New;
    if (!m_chosen[row])
        m_trusted[row] = false;
    Q_EMIT changed();
}

void PortalImportController::trust(size_t row, bool trusted)
{
    m_trusted.at(row) = trusted && m_chosen[row] && !m_import.entries[row].portal.authorities.isEmpty();
    Q_EMIT changed();
}

void PortalImportController::take()
{
    std::optional<PortalId> first;
    for (size_t i = 0; i < m_import.entries.size(); ++i) {
        if (!m_chosen[i])
            continue;
        Portal portal = m_import.entries[i].portal;
        if (!m_trusted[i])
            portal.authorities.clear();
        m_portals.add(portal);
        if (!first && m_portals.find(portal.id))
            first = portal.id;
    }
    if (first)
        Q_EMIT taken(*first);
}

} // namespace eventsweep
