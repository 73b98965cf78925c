// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/auth/portalsecrets.h"
#include "core/portal/portalstore.h"
#include "gui/controllers/jobscontroller.h"
#include "gui/controllers/portalscontroller.h"
#include "support/faketransport.h"
#include "support/slowstore.h"

#include <QTemporaryDir>

#include <map>

namespace eventsweep {

/// A list of portals that talk to scripted transports, a keychain that does as it is told, and an empty archive.
class PortalScene
{
public:
    /// As a scripted one, with certificates to show.
    class Transport final : public HttpTransport
    {
    public:
        [[nodiscard]] QFuture<RestResult<HttpReply>> post(HttpRequest request, CancelToken cancel) override
        {
            return fake.post(std::move(request), std::move(cancel));
        }
        [[nodiscard]] TlsFacts tls() const override { return facts; }

        FakeTransport fake;
        TlsFacts facts;
    };

    PortalScene()
        : store(folder.filePath(QStringLiteral("portals.json")))
        , portals(store, services())
        , journal(folder.filePath(QStringLiteral("archive.sqlite")), clock)
        , jobs(journal)
    {
    }

    /// In the list, signed in, never asked yet.
    Portal add(const QString &name, const QString &application = QStringLiteral("Sync app"),
               const QString &host = QStringLiteral("acme.bitrix24.com"))
    {
        Portal portal;
        portal.name = name;
        portal.restBase = QUrl(QStringLiteral("https://%1/rest/").arg(host));
        portal.authorisationServer = QUrl(QStringLiteral("https://oauth.bitrix.info/oauth/token/"));
        portal.applicationTitle = application;
        portal.clientId = QStringLiteral("local.") + application;
        PortalSecrets entry;
        entry.accessToken = QStringLiteral("access");
        entry.refreshToken = QStringLiteral("refresh");
        entry.clientSecret = QStringLiteral("secret");
        secrets.entries.insert(portal.id.toString(), entry.toJson());
        if (!store.save(portal))
            qFatal("the portal could not be stored");
        return portal;
    }
    /// Of the portal's session, which is made when there is none yet.
    Transport &transport(const PortalId &id)
    {
        (void)portals.session(id);
        return *m_transports.at(id);
    }

    /// What a healthy portal answers to the check of its connection.
    static HttpReply healthy()
    {
        return FakeTransport::json(
            R"({"result":{"result":{"c00":{"ID":"1","ADMIN":true,"NAME":"Anna","LAST_NAME":"Weber"},"c01":{"value":"Y"},"c02":{"value":"Y"},"c03":[{"event":"ONCRMDEALUPDATE","connector_id":"erp","offline":1}],"c04":{"ID":1,"CODE":"local.1"},"c05":["crm","event"],"c06":"2026-08-01T12:00:00+03:00"},"result_error":[],"result_total":[],"result_next":[],"result_time":[]}})");
    }

private:
    PortalServices services()
    {
        PortalServices made{secrets, clock};
        made.makeTransport = [this](const Portal &portal) {
            auto transport = std::make_unique<Transport>();
            m_transports[portal.id] = transport.get();
            return transport;
        };
        return made;
    }

    std::map<PortalId, Transport *> m_transports;

public:
    QTemporaryDir folder;
    SystemClock clock;
    SlowStore secrets;
    PortalStore store;
    PortalsController portals;
    Journal journal; ///< not open
    JobsController jobs;
};

} // namespace eventsweep
