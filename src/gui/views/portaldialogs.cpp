// SPDX-License-Identifier: Apache-2.0
#include "gui/views/portaldialogs.h"

#include "core/rest/httptransport.h"
#include "gui/texts/portalgonetext.h"
#include "gui/texts/portalstoreerrortext.h"
#include "gui/views/authoritiesdialog.h"
#include "gui/views/certificatedialog.h"
#include "gui/views/checkdialog.h"
#include "gui/views/exportportalsdialog.h"
#include "gui/views/importportalsdialog.h"
#include "gui/views/portalsettingsdialog.h"
#include "gui/views/proxysignindialog.h"
#include "gui/views/removeportaldialog.h"
#include "gui/views/tokenserversdialog.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

/// One byte more than what importedPortals() takes, so that it can say that a file is too big.
constexpr qint64 mostOfFile = 10 * 1024 * 1024 + 1;

} // namespace

PortalDialogs::PortalDialogs(PortalsController &portals, const JobsController &jobs, const PortalTools &tools,
                             QWidget &window)
    : m_portals(portals)
    , m_jobs(jobs)
    , m_tools(tools)
    , m_window(window)
{
}

void PortalDialogs::showSettings(const PortalId &id)
{
    if (m_portals.find(id))
        (new PortalSettingsDialog(std::make_unique<PortalSettingsController>(m_portals, id), &m_window))->open();
}

void PortalDialogs::rename(const PortalId &id)
{
    const Portal *portal = m_portals.find(id);
    if (!portal)
        return;
    auto *dialog = new QInputDialog(&m_window);
    dialog->setObjectName(u"renameDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename portal"));
    dialog->setLabelText(tr("Name of %1 in the list:").arg(portal->host()));
    dialog->setTextValue(portal->name);
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, id](const QString &name) { m_portals.rename(id, name); });
    dialog->open();
    // Made with its other contents by open().
    QPushButton *ok = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    connect(dialog, &QInputDialog::textValueChanged, ok,
            [ok](const QString &name) { ok->setEnabled(!name.trimmed().isEmpty()); });
}

void PortalDialogs::check(const PortalId &id)
{
    if (!m_portals.find(id))
        return;
    auto *dialog = new CheckDialog(
        std::make_unique<ConnectionCheckController>(m_portals, id, m_tools.keychain, m_tools.persistent), &m_window);
    connect(dialog, &CheckDialog::signInAsked, this, &PortalDialogs::signInAsked);
    connect(dialog, &CheckDialog::removeAsked, this, &PortalDialogs::remove);
    connect(dialog, &CheckDialog::certificateAsked, this, &PortalDialogs::showCertificate);
    connect(dialog, &CheckDialog::proxySignInAsked, this, &PortalDialogs::signInToProxy);
    // What is put right from here, or from the queue behind, is tried at once.
    connect(this, &PortalDialogs::retryAsked, dialog, [dialog, id](const PortalId &portal) {
        if (portal == id)
            dialog->controller().start();
    });
    dialog->open();
}

void PortalDialogs::showCertificate(const PortalId &id, bool authorityHelps)
{
    PortalSession *session = m_portals.session(id);
    if (!session)
        return;
    const HttpTransport &transport = std::as_const(*session).transport();
    TlsFacts shown = transport.tlsOf(session->portal().restBase);
    if (shown.refusals.isEmpty()) { // then it may be the other one that is not trusted
        if (const TlsFacts server = transport.tlsOf(session->portal().authorisationServer); !server.refusals.isEmpty())
            shown = server;
    }
    auto *dialog = new CertificateDialog(shown, session->portal().name, authorityHelps, &m_window);
    connect(dialog, &CertificateDialog::addAuthorityAsked, this, [this, id] { askForAuthorities(id); });
    dialog->open();
}

void PortalDialogs::askForAuthorities(const PortalId &id)
{
    const Portal *portal = m_portals.find(id);
    if (!portal)
        return;
    const auto keep = [this, id, name = portal->name](const QByteArray &pem) -> std::optional<ErrorText> {
        const auto changed = m_portals.tryChange(id, [&pem](Portal &profile) { profile.authorities = pem; });
        if (!changed)
            return portalStoreErrorText(changed.error());
        if (!m_portals.find(id))
            return portalGoneText(name);
        return std::nullopt;
    };
    auto *dialog = new AuthoritiesDialog(portal->authorities, portal->name, keep, &m_window);
    connect(dialog, &QDialog::accepted, this, [this, id] { Q_EMIT retryAsked(id); });
    dialog->open();
}

void PortalDialogs::signInToProxy(const PortalId &id, const QString &proxy)
{
    if (!m_tools.proxyLogins || proxy.isEmpty())
        return;
    auto *dialog = new ProxySignInDialog(*m_tools.proxyLogins, proxy, m_tools.persistent ? m_tools.keychain : QString(),
                                         &m_window);
    connect(dialog, &ProxySignInDialog::signedIn, this, [this, id] { Q_EMIT retryAsked(id); });
    dialog->open();
}

void PortalDialogs::remove(const PortalId &id)
{
    const Portal *portal = m_portals.find(id);
    if (!portal)
        return;
    auto *dialog = new RemovePortalDialog(*portal, archiveOf(id, m_jobs), m_tools.keychain, &m_window);
    connect(dialog, &RemovePortalDialog::removeAsked, &m_portals, &PortalsController::remove);
    dialog->open();
}

void PortalDialogs::showServers()
{
    if (m_tools.servers)
        (new TokenServersDialog(*m_tools.servers, &m_window))->open();
}

void PortalDialogs::exportPortals()
{
    if (!m_portals.isEmpty())
        (new ExportPortalsDialog(m_portals.portals(), &m_window))->open();
}

void PortalDialogs::importPortals()
{
    auto *dialog = new QFileDialog(&m_window, tr("Import portals"), {}, tr("Portals (*.json);;All files (*)"));
    dialog->setObjectName(u"importFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &PortalDialogs::takeFile);
    dialog->open();
}

void PortalDialogs::takeFile(const QString &path)
{
    const ErrorText failed{tr("No portals were imported"), {}, {}};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tell(
            {failed.title, tr("%1 cannot be read. The message: “%2”.", "path").arg(path, file.errorString()), {}});
    auto import = importedPortals(file.read(mostOfFile), m_portals.portals());
    if (!import)
        return tell({failed.title, portalImportErrorText(import.error()), {}});
    auto controller = std::make_unique<PortalImportController>(m_portals, std::move(*import), m_tools.servers);
    connect(controller.get(), &PortalImportController::taken, this, [this](const PortalId &first) {
        if (!m_portals.current())
            m_portals.open({first, ConnectorId()});
    });
    (new ImportPortalsDialog(std::move(controller), &m_window))->open();
}

void PortalDialogs::tell(const ErrorText &text)
{
    auto *box = new QMessageBox(QMessageBox::Warning, u"Eventsweep"_s, text.title, QMessageBox::Close, &m_window);
    box->setObjectName(u"portalProblem"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(text.details());
    box->open();
}

} // namespace eventsweep
