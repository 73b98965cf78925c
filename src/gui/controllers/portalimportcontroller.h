// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/portal/portalexchange.h"
#include "gui/controllers/portalscontroller.h"

#include <QSslCertificate>

namespace eventsweep {

class TokenServers;

/// What is taken of a file of portals. New ones are chosen at first; their certificate authorities are not trusted
/// until the operator says so, each by itself: whoever made the file could otherwise read along. GUI thread; `portals`
/// must outlive it.
class PortalImportController : public QObject
{
    Q_OBJECT
public:
    struct Row
    {
        const Portal *portal;
        bool alreadyThere = false; ///< cannot be chosen
        bool chosen = false;
        QList<QSslCertificate> authorities; ///< in the file
        bool trusted = false;
        /// An authorisation server that is not allowed: signing in will ask about it. Empty when it is.
        QString unfamiliarServer;
    };

    /// `servers`: those that the operator allows, must outlive this; nothing: the vendor's alone.
    PortalImportController(PortalsController &portals, PortalImport import, const TokenServers *servers = nullptr,
                           QObject *parent = nullptr);

    [[nodiscard]] std::vector<Row> rows() const;
    [[nodiscard]] int notUnderstood() const { return m_import.notUnderstood; }
    [[nodiscard]] int chosenCount() const;
    void choose(size_t row, bool chosen);
    void trust(size_t row, bool trusted);
    /// Adds the chosen ones to the list, signed out, all of them or none.
    [[nodiscard]] tl::expected<void, PortalStoreError> take();

Q_SIGNALS:
    void changed();
    /// With take(): the first one that was added.
    void taken(const eventsweep::PortalId &first);

private:
    PortalsController &m_portals;
    PortalImport m_import;
    const TokenServers *m_servers;
    std::vector<bool> m_chosen;
    std::vector<bool> m_trusted;
};

} // namespace eventsweep
