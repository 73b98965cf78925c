// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/controllers/jobscontroller.h"
#include "gui/controllers/portalscontroller.h"

namespace eventsweep {

class StoredProxyLogins;
class TokenServers;

/// What the dialogs about portals need besides the list itself. Nothing: that dialog is not offered.
struct PortalTools
{
    QString keychain;       ///< SecretStore::name()
    bool persistent = true; ///< secrets are there at the next start
    StoredProxyLogins *proxyLogins = nullptr;
    TokenServers *servers = nullptr;
};

/// Opens the dialogs about portals and does what they ask for. GUI thread; everything that is given must outlive it.
class PortalDialogs : public QObject
{
    Q_OBJECT
public:
    /// `window`: the parent of the dialogs.
    PortalDialogs(PortalsController &portals, const JobsController &jobs, const PortalTools &tools, QWidget &window);

    [[nodiscard]] const PortalTools &tools() const { return m_tools; }

    void showSettings(const PortalId &id);
    void rename(const PortalId &id);
    void check(const PortalId &id);
    /// `authorityHelps`: it was refused for want of a trusted authority.
    void showCertificate(const PortalId &id, bool authorityHelps);
    void askForAuthorities(const PortalId &id);
    /// `proxy`: "host:port".
    void signInToProxy(const PortalId &id, const QString &proxy);
    void remove(const PortalId &id);
    void exportPortals();
    void importPortals();
    void showServers();

Q_SIGNALS:
    void signInAsked(const eventsweep::PortalId &portal);
    /// Something that stood in the way has been put right.
    void retryAsked(const eventsweep::PortalId &portal);

private:
    void takeFile(const QString &path);
    void tell(const ErrorText &text);

    PortalsController &m_portals;
    const JobsController &m_jobs;
    PortalTools m_tools;
    QWidget &m_window;
};

} // namespace eventsweep
