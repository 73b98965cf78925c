// SPDX-License-Identifier: Apache-2.0
#include "app/application.h"

#include "core/auth/memorysecretstore.h"
#include "core/base/futures.h"
#include "core/base/logging.h"
#include "gui/controllers/addportalcontroller.h"
#include "gui/texts/journalerrortext.h"
#include "gui/texts/portalstoreerrortext.h"
#include "gui/theme/appearance.h"
#include "gui/views/addportaldialog.h"
#include "gui/views/cleardialog.h"
#include "gui/views/queuepage.h"
#include "gui/views/recordtable.h"
#include "gui/views/signindialog.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDir>
#include <QMessageBox>
#include <QNetworkProxyFactory>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

constexpr std::chrono::milliseconds pictureStep{250};
/// Half a minute for the window to load.
constexpr int mostPictureTries = 120;
/// A refresh takes a second; a keychain that asks its operator may take for ever.
constexpr std::chrono::seconds longestLeaving{10};

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Application)
};

} // namespace

Application::Application(Options options, OAuthFlow::OpenBrowser openBrowser, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_openBrowser(openBrowser ? std::move(openBrowser) : OAuthFlow::OpenBrowser(&QDesktopServices::openUrl))
{
}

Application::~Application()
{
    // The clears before the sessions and the archive that they use.
    m_clearing.reset();
    m_window.reset();
    m_clears.reset();
    m_jobs.reset();
    m_portals.reset();
}

std::optional<QString> Application::start()
{
    if (const auto problem = prepareFolder())
        return problem;
    m_settingsFile = std::make_unique<QSettings>(m_folder + u"/settings.ini"_s, QSettings::IniFormat);
    m_settings = std::make_unique<Settings>(*m_settingsFile);
    m_language.use(m_options.language.isEmpty() ? m_settings->text(Setting::Language) : m_options.language);
    apply(m_options.dark ? Appearance::Dark : appearanceOf(m_settings->text(Setting::Appearance)));
    QNetworkProxyFactory::setUseSystemConfiguration(true);
    m_store = std::make_unique<PortalStore>(m_folder + u"/portals.json"_s);
    openArchive();
    chooseSecrets();
    return std::nullopt;
}

std::optional<QString> Application::prepareFolder()
{
    m_folder = m_options.dataFolder;
    if (m_options.demo) {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_demo = std::make_unique<Demo>();
        if (!m_demo->error().isEmpty())
            return u"The simulated portal does not start: %1"_s.arg(m_demo->error());
        if (!m_temporary->isValid())
            return u"A temporary folder cannot be made: %1"_s.arg(m_temporary->errorString());
        m_folder = m_temporary->path(); // never where real portals are stored
    }
    if (m_folder.isEmpty())
        m_folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    const bool isNew = !QDir(m_folder).exists();
    if (!QDir().mkpath(m_folder))
        return u"The folder %1 cannot be made."_s.arg(m_folder);
    if (isNew) // nobody else's business; a folder that was there keeps its rights
        QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return std::nullopt;
}

void Application::openArchive()
{
    m_journal = std::make_unique<Journal>(m_folder + u"/archive.sqlite"_s, m_clock);
    m_jobs = std::make_unique<JobsController>(*m_journal);
    whenDone(m_journal->open(), this, [this](const JournalResult<Journal::Opened> &opened) {
        m_opened = std::make_unique<JournalResult<Journal::Opened>>(opened);
        if (m_clears)
            m_clears->setArchive(*m_opened);
        describeSurroundings();
        tellJobs();
    });
}

void Application::tellJobs()
{
    if (!m_opened || !m_portals)
        return; // it will be told when both are there
    if (!*m_opened)
        return m_jobs->fail(m_opened->error());
    if (m_demo && !m_store->portals().empty())
        Demo::addPastClear(*m_journal, m_store->portals().front(), m_jobs.get(), [this] { m_jobs->refresh(); });
    m_jobs->setInUseElsewhere((*m_opened)->why && (*m_opened)->why->kind == JournalError::Kind::InUse);
    m_jobs->refresh();
}

void Application::describeSurroundings()
{
    if (m_secrets)
        m_surroundings.keychain = m_secrets->name();
    if (m_secrets && !m_demo && !m_secrets->isPersistent())
        m_surroundings.keychainNote = ErrorText{
            Texts::tr("No keychain: for this run only"),
            Texts::tr(
                "Tokens are kept in memory and forgotten when the program ends; they are never written to a file."),
            Texts::tr("Install or unlock a keychain to be remembered.")};
    if (m_opened)
        describeArchive(*m_opened);
    if (m_portals)
        m_portals->setSurroundings(m_surroundings);
}

void Application::describeArchive(const JournalResult<Journal::Opened> &opened)
{
    if (!opened) {
        m_surroundings.archiveProblem = journalErrorText(opened.error());
    } else if (opened->readOnly) {
        m_surroundings.archiveProblem =
            opened->why
                ? journalErrorText(*opened->why)
                : ErrorText{Texts::tr("The archive is read-only"), Texts::tr("Nothing can be cleared without it."), {}};
    } else if (!opened->damagedKeptAs.isEmpty()) {
        m_surroundings.archiveNote =
            ErrorText{Texts::tr("The archive was damaged"),
                      Texts::tr("It could not be read and was put aside as %1; a new one has been begun.")
                          .arg(opened->damagedKeptAs),
                      {}};
    }
}

void Application::chooseSecrets()
{
    if (m_demo) {
        build({std::make_shared<MemorySecretStore>(), {}});
        return;
    }
    whenDone(secretStoreFor(platformKeychainProbe(), m_clock), this,
             [this](const SecretStoreChoice &choice) { build(choice); });
}

void Application::build(const SecretStoreChoice &choice)
{
    m_secrets = choice.store;
    if (m_demo)
        m_demo->addTo(*m_store, *m_secrets);
    makeServices();
    m_portals = std::make_unique<PortalsController>(*m_store, *m_services);
    m_portals->setArchive(m_journal.get());
    describeSurroundings();
    m_clears = std::make_unique<ClearController>(*m_journal, m_clock, [this](ClearRun &run) -> QObject * {
        auto *dialog = new ClearDialog(run, m_window.get());
        dialog->open();
        return dialog;
    });
    m_clears->setSessions([this](const PortalId &portal) { return m_portals->session(portal); });
    if (m_opened)
        m_clears->setArchive(*m_opened);
    makeWindow();
    m_clearing = std::make_unique<Clearing>(Clearing::Parts{*m_clears, *m_portals, *m_jobs, *m_journal, *m_window});
    connect(m_clearing.get(), &Clearing::told, this, &Application::tell);
    tellJobs();
    wireWindow();
    if (m_options.size.isValid())
        m_window->resize(m_options.size);
    m_window->show();
    loadPortals();
    openLastQueue();
    if (!m_options.screenshot.isEmpty())
        m_clock.after(pictureStep, this, [this] { takePicture(); });
}

void Application::makeServices()
{
    const QString allowed = m_settings->text(Setting::AllowedServers);
    m_servers = std::make_unique<TokenServers>(allowed.split(u' ', Qt::SkipEmptyParts));
    connect(m_servers.get(), &TokenServers::changed, this,
            [this] { m_settings->setValue(Setting::AllowedServers, m_servers->allowed().join(u' ')); });
    m_proxyLogins = std::make_unique<StoredProxyLogins>(*m_secrets);
    m_services.emplace(PortalServices{*m_secrets, m_clock, &m_limiters, m_proxyLogins.get(), m_folder});
    m_services->servers = m_servers.get();
}

void Application::makeWindow()
{
    PortalTools tools;
    tools.keychain = m_secrets->name();
    tools.persistent = m_secrets->isPersistent();
    tools.proxyLogins = m_proxyLogins.get();
    tools.servers = m_servers.get();
    m_window = std::make_unique<MainWindow>(*m_portals, *m_jobs, *m_settings, tools);
}

void Application::wireWindow()
{
    m_window->setLanguage(m_options.language.isEmpty() ? m_settings->text(Setting::Language) : m_options.language);
    m_window->setAppearance(m_options.dark ? Appearance::Dark : appearanceOf(m_settings->text(Setting::Appearance)));
    m_window->showSecretStore(m_secrets->name(), !m_secrets->isPersistent());
    connect(m_window.get(), &MainWindow::languageAsked, this, [this](const QString &setting) {
        m_settings->setValue(Setting::Language, setting);
        m_language.use(setting);
        // Errors were put into words in the language of before. The archive may still be opening.
        if (m_clears && m_opened)
            m_clears->setArchive(*m_opened);
        describeSurroundings();
    });
    connect(m_window.get(), &MainWindow::appearanceAsked, this, [this](Appearance appearance) {
        m_settings->setValue(Setting::Appearance, settingOf(appearance));
        apply(appearance);
    });
    connect(m_window.get(), &MainWindow::closeAsked, this, &Application::leave);
    connect(m_window.get(), &MainWindow::addPortalAsked, this, &Application::askForPortal);
    connect(m_window.get(), &MainWindow::signInAsked, this, &Application::askToSignIn);
    connect(m_portals.get(), &PortalsController::storeFailed, this,
            [this](const PortalStoreError &error) { tell(portalStoreErrorText(error)); });
    connect(m_portals.get(), &PortalsController::removalRefused, this, &Application::tell);
}

/// A refresh ends the life of the tokens before it: a program that ended now would have to sign in again next time.
void Application::leave(bool *allowed)
{
    if (!*allowed || m_leaving || !m_portals->isBusyWithTokens())
        return;
    *allowed = false;
    m_leaving = true;
    m_window->hide();
    const auto end = [this] {
        m_window->close();
        QCoreApplication::quit();
    };
    connect(m_portals.get(), &PortalsController::tokensAtRest, this, end);
    m_portals->tellWhenTokensRest();
    m_clock.after(longestLeaving, this, end);
}

void Application::loadPortals()
{
    if (m_demo)
        return; // made up anew each time
    if (const auto loaded = m_store->load(); !loaded)
        tell(portalStoreErrorText(loaded.error()));
}

void Application::openLastQueue()
{
    const auto portal = PortalId::from(m_settings->text(Setting::CurrentPortal));
    const auto connector = ConnectorId::from(m_settings->text(Setting::CurrentConnector));
    if (portal && m_store->find(*portal))
        m_portals->open({*portal, connector.value_or(ConnectorId())});
    else
        m_portals->openFirst();
}

void Application::askForPortal()
{
    auto *dialog = new AddPortalDialog(
        std::make_unique<AddPortalController>(*m_store, *m_services, *m_servers, m_openBrowser), m_window.get());
    connect(dialog, &AddPortalDialog::added, this, [this](const Portal &portal) {
        m_portals->open({portal.id, ConnectorId()});
    });
    dialog->open();
}

void Application::askToSignIn(const PortalId &id)
{
    PortalSession *session = m_portals->session(id);
    if (!session)
        return;
    auto controller = std::make_unique<SignInController>(*session, *m_services, *m_servers, m_openBrowser);
    connect(controller.get(), &SignInController::profileChanged, this, [this](const Portal &portal) {
        m_portals->change(portal.id, [portal](Portal &stored) {
            stored.clientId = portal.clientId;
            stored.returnPort = portal.returnPort;
            stored.authorities = portal.authorities;
        });
    });
    (new SignInDialog(std::move(controller), m_window.get()))->open();
}

void Application::tell(const ErrorText &text)
{
    auto *box = new QMessageBox(QMessageBox::Warning, u"Eventsweep"_s, text.title, QMessageBox::Close, m_window.get());
    box->setObjectName(u"problemDialog"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(text.details());
    box->open();
}

void Application::takePicture()
{
    if (!m_window->isSettled() && ++m_pictureTries < mostPictureTries) {
        m_clock.after(pictureStep, this, [this] { takePicture(); });
        return;
    }
    if (m_demo && m_pictureTries < mostPictureTries) {
        // A few records as somebody would have them: one looked at, some checked.
        m_pictureTries = mostPictureTries;
        RecordTable &table = m_window->queuePage().table();
        for (const int row : {1, 2, 4}) {
            if (auto *queue = m_portals->current(); queue && queue->model().isCheckable(row))
                queue->model().check({*queue->model().idAt(row)}, true);
        }
        if (table.model() && table.model()->rowCount() > 2)
            table.selectRow(2);
        table.setFocus();
        m_clock.after(pictureStep, this, [this] { takePicture(); });
        return;
    }
    const bool saved = m_window->grab().save(m_options.screenshot, "PNG");
    if (!saved)
        qCCritical(lcApp) << "the picture could not be written to" << m_options.screenshot;
    QApplication::exit(saved ? 0 : 1);
}

} // namespace eventsweep
