// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/auth/storedproxylogins.h"
#include "core/auth/tokenservers.h"
#include "gui/portalscene.h"
#include "gui/queuescene.h"
#include "gui/settings.h"
#include "gui/views/authoritiesdialog.h"
#include "gui/views/certificatedialog.h"
#include "gui/views/checkdialog.h"
#include "gui/views/exportportalsdialog.h"
#include "gui/views/importportalsdialog.h"
#include "gui/views/mainwindow.h"
#include "gui/views/portalsettingsdialog.h"
#include "gui/views/proxysignindialog.h"
#include "gui/views/removeportaldialog.h"
#include "gui/views/tokenserversdialog.h"
#include "support/privateauthority.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QTabWidget>

#include <functional>

namespace eventsweep {

/// The dialogs about portals, and the window in the states that signing in, trust and keychains bring.
class PortalPreviews
{
public:
    using Grab = std::function<void(const QString &, QWidget &)>;

    explicit PortalPreviews(Grab grab)
        : m_grab(std::move(grab))
        , m_portal(m_scene.add(QStringLiteral("acme")))
    {
        (void)m_scene.add(QStringLiteral("acme, warehouse"), QStringLiteral("Warehouse connector"));
        (void)m_scene.add(QStringLiteral("demo"), QStringLiteral("Sync app"), QStringLiteral("demo.example.com"));
        m_scene.portals.change(m_portal.id, [](Portal &portal) {
            portal.connectors = {*ConnectorId::from(QStringLiteral("erp"))};
            portal.ownConnectors = {*ConnectorId::from(QStringLiteral("shop"))};
            portal.authorities = PrivateAuthority::certificate().toPem();
            portal.colour = Portal::Colour::Purple;
        });
        m_scene.portals.setReadOnly(m_scene.store.portals()[1].id, true);
        m_scene.portals.setEnvironment(m_scene.store.portals()[2].id, Portal::Environment::Development);
        m_scene.transport(m_portal.id).facts.chain = {PrivateAuthority::certificate()};
    }

    void all()
    {
        settings();
        checks();
        trust();
        lists();
        windows();
    }

private:
    template <typename Dialog>
    void grab(const char *name, Dialog &dialog)
    {
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        m_grab(QString::fromLatin1(name), dialog);
    }

    void settings()
    {
        PortalSettingsDialog dialog(std::make_unique<PortalSettingsController>(m_scene.portals, m_portal.id));
        auto *tabs = dialog.findChild<QTabWidget *>(QStringLiteral("tabs"));
        const char *names[] = {"settings-general", "settings-connectors", "settings-signin", "settings-trust"};
        for (int i = 0; i < tabs->count(); ++i) {
            tabs->setCurrentIndex(i);
            grab(names[i], dialog);
        }
    }

    void check(const char *name, const std::function<void(PortalScene::Transport &)> &prepare)
    {
        PortalScene::Transport &transport = m_scene.transport(m_portal.id);
        prepare(transport);
        const bool answered = transport.fake.unused() > 0 || m_scene.secrets.readError; // before it is asked
        CheckDialog dialog(std::make_unique<ConnectionCheckController>(m_scene.portals, m_portal.id,
                                                                       QStringLiteral("GNOME Keyring"), true));
        if (answered)
            (void)QTest::qWaitFor(
                [&] { return dialog.controller().state() != ConnectionCheckController::State::Running; });
        grab(name, dialog);
    }

    void checks()
    {
        check("check-running", [](auto &) {});
        check("check-answered", [](auto &transport) { transport.fake.script(PortalScene::healthy()); });
        check("check-insecure", [](auto &transport) {
            RestError error = FakeTransport::failure(RestError::Kind::TlsRefused, RestError::Delivery::NotSent);
            error.text = QStringLiteral("The issuer certificate of a locally looked up certificate could not be found");
            transport.fake.script(error);
        });
        check("check-proxy", [](auto &transport) {
            RestError error = FakeTransport::failure(RestError::Kind::ProxyNeedsSignIn, RestError::Delivery::NotSent);
            error.text = QStringLiteral("proxy.example.com:3128");
            transport.fake.script(error);
        });
        m_scene.portals.session(m_portal.id)->tokens().tryAgain();
        m_scene.secrets.readError = SecretError{SecretError::Kind::Locked, {}};
        check("check-locked", [](auto &) {});
        m_scene.secrets.readError.reset();
    }

    void trust()
    {
        TlsFacts refused;
        refused.chain = {PrivateAuthority::certificate()};
        refused.refusals = {QStringLiteral("The certificate is self-signed, and untrusted"),
                            QStringLiteral("The host name did not match any of the valid hosts for this certificate")};
        CertificateDialog bad(refused, m_portal.name, true);
        grab("certificate-refused", bad);
        TlsFacts good = refused;
        good.refusals.clear();
        good.protocol = QStringLiteral("TLS 1.3");
        CertificateDialog fine(good, m_portal.name, false);
        grab("certificate-trusted", fine);
        AuthoritiesDialog authorities(PrivateAuthority::certificate().toPem(), m_portal.name,
                                      [](const QByteArray &) { return std::nullopt; });
        grab("authorities", authorities);
        StoredProxyLogins logins(m_scene.secrets);
        ProxySignInDialog proxy(logins, QStringLiteral("proxy.example.com:3128"), QStringLiteral("GNOME Keyring"));
        grab("proxysignin", proxy);
        TokenServers servers({QStringLiteral("auth.example.com"), QStringLiteral("auth.example.org:8443")});
        TokenServersDialog allowed(servers);
        grab("servers", allowed);
        TokenServers none;
        TokenServersDialog empty(none);
        grab("servers-none", empty);
    }

    void lists()
    {
        PortalArchive archive{true, true, 12, 3456};
        RemovePortalDialog remove(m_portal, archive, QStringLiteral("GNOME Keyring"));
        grab("remove", remove);
        remove.findChild<QCheckBox *>(QStringLiteral("alsoArchive"))->setChecked(true);
        grab("remove-archive", remove);
        RemovePortalDialog unknown(m_portal, {}, QStringLiteral("GNOME Keyring"));
        grab("remove-unknown", unknown);
        ExportPortalsDialog exporting(m_scene.store.portals());
        grab("export", exporting);
        PortalImport import;
        for (const Portal &portal : m_scene.store.portals())
            import.entries.push_back({portal, PortalImport::Fate::New});
        import.entries[1].fate = PortalImport::Fate::AlreadyThere;
        import.entries[2].portal.authorisationServer = QUrl(QStringLiteral("https://auth.example.org/oauth/token/"));
        import.notUnderstood = 1;
        ImportPortalsDialog importing(std::make_unique<PortalImportController>(m_scene.portals, std::move(import)));
        grab("import", importing);
    }

    void window(const char *name, const std::function<void(PortalScene &, const Portal &)> &prepare, bool menus = false)
    {
        PortalScene scene;
        const Portal portal = scene.add(QStringLiteral("acme"));
        (void)scene.add(QStringLiteral("acme, warehouse"), QStringLiteral("Warehouse connector"));
        QSettings file(scene.folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
        Settings settings(file);
        TokenServers servers;
        PortalTools tools;
        tools.keychain = QStringLiteral("GNOME Keyring");
        tools.servers = &servers;
        QueueSurroundings surroundings;
        surroundings.keychain = tools.keychain;
        scene.portals.setSurroundings(surroundings);
        prepare(scene, portal);
        MainWindow window(scene.portals, scene.jobs, settings, tools);
        window.resize(1280, 800);
        scene.portals.open({portal.id, ConnectorId()});
        (void)QTest::qWaitFor([&] { return scene.portals.current()->facts().trouble.has_value(); }, 2000);
        (void)QTest::qWaitFor([] { return false; }, 60);
        m_grab(QString::fromLatin1(name), window);
        if (!menus)
            return;
        m_grab(QStringLiteral("menu-portal"), *window.findChild<QMenu *>(QStringLiteral("menuPortal")));
        QMenu *menu = window.portalActions().menuFor(portal.id);
        m_grab(QStringLiteral("menu-context"), *menu);
        menu->close();
    }

    void windows()
    {
        const auto failing = [](RestError::Kind kind, const QString &text) {
            return [kind, text](PortalScene &scene, const Portal &portal) {
                RestError error = FakeTransport::failure(kind, RestError::Delivery::NotSent);
                error.text = text;
                for (int i = 0; i < 6; ++i)
                    scene.transport(portal.id).fake.script(error);
            };
        };
        window("window-insecure",
               failing(RestError::Kind::TlsRefused, QStringLiteral("The certificate is self-signed")), true);
        window("window-proxy", failing(RestError::Kind::ProxyNeedsSignIn, QStringLiteral("proxy.example.com:3128")));
        window("window-locked", [](PortalScene &scene, const Portal &) {
            scene.secrets.readError = SecretError{SecretError::Kind::Cancelled, {}};
        });
        window("window-nosecrets", [](PortalScene &scene, const Portal &) { scene.secrets.entries.clear(); });
        window("window-notes", [](PortalScene &scene, const Portal &portal) {
            scene.portals.open({portal.id, ConnectorId()});
            PortalSession *session = scene.portals.session(portal.id);
            Q_EMIT session->tokensNotStored({SecretError::Kind::Refused, {}});
            Q_EMIT session->moved(QUrl(QStringLiteral("https://old.bitrix24.com/rest/")), portal.restBase);
        });
    }

    Grab m_grab;
    PortalScene m_scene;
    Portal m_portal;
};

} // namespace eventsweep
