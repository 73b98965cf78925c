// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/clearing.h"
#include "app/commandline.h"
#include "app/demo.h"
#include "core/auth/oauthflow.h"
#include "core/auth/secretstorechoice.h"
#include "core/auth/storedproxylogins.h"
#include "core/auth/tokenservers.h"
#include "core/clear/journal.h"
#include "core/portal/portalservices.h"
#include "gui/language.h"
#include "gui/settings.h"

#include <QTemporaryDir>

#include <memory>

namespace eventsweep {

/// Builds and owns every service: the only place where the parts are put together. Lives in the GUI thread.
class Application : public QObject
{
    Q_OBJECT
public:
    /// `openBrowser`: for tests; by default the system's browser.
    explicit Application(Options options, OAuthFlow::OpenBrowser openBrowser = {}, QObject *parent = nullptr);
    ~Application() override;

    /// A sentence for the terminal when the program cannot start at all; the window comes up from the event loop.
    [[nodiscard]] std::optional<QString> start();

private:
    [[nodiscard]] std::optional<QString> prepareFolder();
    void openArchive();
    void tellJobs();
    void loadPortals();
    void chooseSecrets();
    void build(const SecretStoreChoice &choice);
    void makeServices();
    void makeWindow();
    void wireWindow();
    void describeSurroundings();
    void describeArchive(const JournalResult<Journal::Opened> &opened);
    void openLastQueue();
    void leave(bool *allowed);
    void askForPortal();
    void askToSignIn(const PortalId &id);
    void tell(const ErrorText &text);
    void takePicture();

    Options m_options;
    QString m_folder;
    std::unique_ptr<QTemporaryDir> m_temporary; ///< of the demo
    SystemClock m_clock;
    LanguageSwitch m_language;
    std::unique_ptr<QSettings> m_settingsFile;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Demo> m_demo;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<PortalStore> m_store;
    std::shared_ptr<SecretStore> m_secrets;
    RateLimiters m_limiters{m_clock};
    std::unique_ptr<TokenServers> m_servers;
    std::unique_ptr<StoredProxyLogins> m_proxyLogins;
    std::optional<PortalServices> m_services;
    OAuthFlow::OpenBrowser m_openBrowser;
    QueueSurroundings m_surroundings;
    std::unique_ptr<JournalResult<Journal::Opened>> m_opened; ///< nothing before it has been opened
    std::unique_ptr<PortalsController> m_portals;
    std::unique_ptr<JobsController> m_jobs;
    std::unique_ptr<ClearController> m_clears;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Clearing> m_clearing;
    int m_pictureTries = 0;
    bool m_leaving = false; ///< the window is closed, and new tokens are on their way to the keychain
};

} // namespace eventsweep
