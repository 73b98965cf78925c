// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/portalimportcontroller.h"

#include "core/auth/tokenservers.h"
#include "core/rest/tlstrust.h"

#include <algorithm>

namespace eventsweep {

namespace {

QString unfamiliar(const Portal &portal, const TokenServers *servers)
{
    const TokenServers vendors;
    const bool allowed = (servers ? *servers : vendors).allows(portal.authorisationServer, portal.restBase);
    return allowed || portal.authorisationServer.isEmpty() ? QString()
                                                           : TokenServers::shownName(portal.authorisationServer);
}

} // namespace

PortalImportController::PortalImportController(PortalsController &portals, PortalImport import,
                                               const TokenServers *servers, QObject *parent)
    : QObject(parent)
    , m_portals(portals)
    , m_import(std::move(import))
    , m_servers(servers)
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
                        authoritiesFrom(entry.portal.authorities), m_trusted[i], unfamiliar(entry.portal, m_servers)});
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

tl::expected<void, PortalStoreError> PortalImportController::take()
{
    std::vector<Portal> chosen;
    for (size_t i = 0; i < m_import.entries.size(); ++i) {
        Portal portal = m_import.entries[i].portal;
        if (!m_chosen[i] || m_portals.find(portal.id)) // one that another copy has added meanwhile stays as it is
            continue;
        if (!m_trusted[i])
            portal.authorities.clear();
        chosen.push_back(std::move(portal));
    }
    if (auto added = m_portals.tryAdd(chosen); !added)
        return added;
    if (!chosen.empty())
        Q_EMIT taken(chosen.front().id);
    return {};
}

} // namespace eventsweep
