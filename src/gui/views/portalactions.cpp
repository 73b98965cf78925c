// SPDX-License-Identifier: Apache-2.0
#include "gui/views/portalactions.h"

#include "gui/theme/icons.h"
#include "gui/views/authoritiesdialog.h"
#include "gui/views/certificatedialog.h"
#include "gui/views/checkdialog.h"
#include "gui/views/exportportalsdialog.h"
#include "gui/views/importportalsdialog.h"
#include "gui/views/portalsettingsdialog.h"
#include "gui/views/proxysignindialog.h"
#include "gui/views/removeportaldialog.h"
#include "gui/views/tokenserversdialog.h"

#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QInputDialog>
#include <QMenu>
#include <QMessageBox>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

/// One byte more than what importedPortals() takes, so that it can say that a file is too big.
constexpr qint64 mostOfFile = 10 * 1024 * 1024 + 1;

} // namespace

PortalActions::PortalActions(PortalsController &portals, const JobsController &jobs, const PortalTools &tools,
                             QWidget &window)
    : QObject(&window)
    , m_portals(portals)
    , m_jobs(jobs)
    , m_tools(tools)
    , m_window(window)
{
    connect(&portals, &PortalsController::portalsChanged, this, &PortalActions::refresh);
    connect(&portals, &PortalsController::currentChanged, this, &PortalActions::refresh);
    // Queued: a list that is being dragged is not to be made anew under the pointer.
    connect(&portals.model(), &PortalModel::moveAsked, &portals, &PortalsController::move, Qt::QueuedConnection);
}

// -- the actions

std::vector<PortalActions::Made> PortalActions::make(QObject *parent, const Target &target)
{
    static constexpr struct
    {
        Act act;
        QStringView name;
        QStringView icon;
    } all[] = {{Act::Settings, u"actionPortalSettings", u""}, {Act::Rename, u"actionRenamePortal", u""},
               {Act::ReadOnly, u"actionReadOnly", u""},       {Act::Production, u"actionProduction", u""},
               {Act::Check, u"actionCheckPortal", u"check"},  {Act::SignIn, u"actionSignIn", u"signedout"},
               {Act::MoveUp, u"actionMovePortalUp", u""},     {Act::MoveDown, u"actionMovePortalDown", u""},
               {Act::Remove, u"actionRemovePortal", u""}};
    std::vector<Made> made;
    for (const auto &[what, name, iconName] : all) {
        auto *action = new QAction(parent);
        action->setObjectName(name.toString());
        if (!iconName.isEmpty())
            action->setIcon(icon(iconName.toString()));
        action->setCheckable(what == Act::ReadOnly || what == Act::Production);
        connect(action, &QAction::triggered, this, [this, target, chosen = what](bool checked) {
            if (const auto id = target())
                act(chosen, *id, checked);
        });
        made.push_back({what, action});
    }
    return made;
}

void PortalActions::act(Act act, const PortalId &id, bool checked)
{
    switch (act) {
    case Act::Settings:
        return showSettings(id);
    case Act::Rename:
        return rename(id);
    case Act::ReadOnly:
        return m_portals.setReadOnly(id, checked);
    case Act::Production:
        return m_portals.setEnvironment(id,
                                        checked ? Portal::Environment::Production : Portal::Environment::Development);
    case Act::Check:
        return check(id);
    case Act::SignIn:
        Q_EMIT signInAsked(id);
        return;
    case Act::MoveUp:
        return moveBy(id, -1);
    case Act::MoveDown:
        return moveBy(id, 1);
    case Act::Remove:
        return remove(id);
    }
}

QString PortalActions::text(Act act)
{
    switch (act) {
    case Act::Settings:
        return tr("Portal &settings…");
    case Act::Rename:
        return tr("R&ename…");
    case Act::ReadOnly:
        return tr("Read &only");
    case Act::Production:
        return tr("&Production portal");
    case Act::Check:
        return tr("&Check the connection…");
    case Act::SignIn:
        return tr("Sign &in again…");
    case Act::MoveUp:
        return tr("Move &up");
    case Act::MoveDown:
        return tr("Move &down");
    case Act::Remove:
        break;
    }
    return tr("&Remove from the list…");
}

QString PortalActions::text(ListAct act)
{
    switch (act) {
    case ListAct::Import:
        return tr("I&mport portals…");
    case ListAct::Export:
        return tr("E&xport portals…");
    case ListAct::Servers:
        break;
    }
    return tr("Au&thorisation servers…");
}

void PortalActions::show(const Made &made, const Portal *portal) const
{
    QAction *action = made.action;
    action->setText(text(made.act));
    action->setEnabled(portal != nullptr);
    action->setToolTip({});
    if (!portal)
        return;
    const qsizetype place = placeOf(portal->id);
    switch (made.act) {
    case Act::ReadOnly:
        action->setChecked(portal->readOnly);
        break;
    case Act::Production:
        action->setChecked(portal->environment == Portal::Environment::Production);
        break;
    case Act::MoveUp:
        action->setEnabled(place > 0);
        break;
    case Act::MoveDown:
        action->setEnabled(place + 1 < std::ssize(m_portals.portals()));
        break;
    case Act::Remove:
        if (const auto obstacle = m_portals.removalObstacle(portal->id)) {
            action->setEnabled(false);
            action->setToolTip(obstacle->details());
        }
        break;
    default:
        break;
    }
}

void PortalActions::fillMenuBar(QMenu &menu, QAction *before, QWidget &list)
{
    m_bar = make(&m_window, [this] { return shown(); });
    menu.insertSeparator(before);
    for (const Made &made : m_bar) {
        if (made.act == Act::Check || made.act == Act::MoveUp || made.act == Act::Remove)
            menu.insertSeparator(before);
        menu.insertAction(before, made.action);
    }
    menu.insertSeparator(before);
    const std::pair<ListAct, QString> ofList[] = {{ListAct::Import, u"actionImportPortals"_s},
                                                  {ListAct::Export, u"actionExportPortals"_s},
                                                  {ListAct::Servers, u"actionServers"_s}};
    for (const auto &[what, name] : ofList) {
        auto *action = new QAction(&m_window);
        action->setObjectName(name);
        menu.insertAction(before, action);
        m_list.emplace_back(what, action);
    }
    menu.insertSeparator(before);
    connect(m_list[0].second, &QAction::triggered, this, &PortalActions::importPortals);
    connect(m_list[1].second, &QAction::triggered, this, &PortalActions::exportPortals);
    connect(m_list[2].second, &QAction::triggered, this, &PortalActions::showServers);
    const std::pair<Act, QKeySequence> inList[] = {{Act::Rename, Qt::Key_F2},
                                                   {Act::Settings, Qt::ALT | Qt::Key_Return},
                                                   {Act::MoveUp, Qt::ALT | Qt::Key_Up},
                                                   {Act::MoveDown, Qt::ALT | Qt::Key_Down}};
    for (const auto &[what, key] : inList) {
        QAction *action = std::ranges::find(m_bar, what, &Made::act)->action;
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        list.addAction(action);
    }
    menu.setToolTipsVisible(true);
    // Whether a clear runs is nothing that the list tells.
    connect(&menu, &QMenu::aboutToShow, this, &PortalActions::refresh);
    refresh();
}

void PortalActions::refresh()
{
    const auto id = shown();
    const Portal *portal = id ? m_portals.find(*id) : nullptr;
    for (const Made &made : m_bar)
        show(made, portal);
    for (const auto &[what, action] : m_list) {
        action->setText(text(what));
        action->setEnabled(what != ListAct::Export || !m_portals.isEmpty());
        action->setVisible(what != ListAct::Servers || m_tools.servers);
    }
}

QMenu *PortalActions::menuFor(const PortalId &id)
{
    const Portal *portal = m_portals.find(id);
    if (!portal)
        return nullptr;
    auto *menu = new QMenu(&m_window);
    menu->setObjectName(u"portalMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    for (const Made &made : make(menu, [id] { return std::optional(id); })) {
        if (made.act == Act::Check || made.act == Act::MoveUp || made.act == Act::Remove)
            menu->addSeparator();
        menu->addAction(made.action);
        show(made, portal);
    }
    return menu;
}

std::optional<PortalId> PortalActions::shown() const
{
    const QueueController *queue = m_portals.current();
    return queue ? std::optional(queue->key().portal) : std::nullopt;
}

qsizetype PortalActions::placeOf(const PortalId &id) const
{
    const auto &portals = m_portals.portals();
    return std::ranges::find(portals, id, &Portal::id) - portals.begin();
}

void PortalActions::moveBy(const PortalId &id, qsizetype step)
{
    const qsizetype place = placeOf(id) + step;
    if (place >= 0 && place < std::ssize(m_portals.portals()))
        m_portals.move(id, place);
}

// -- the dialogs

void PortalActions::showSettings(const PortalId &id)
{
    if (m_portals.find(id))
        (new PortalSettingsDialog(std::make_unique<PortalSettingsController>(m_portals, id), &m_window))->open();
}

void PortalActions::rename(const PortalId &id)
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
}

void PortalActions::check(const PortalId &id)
{
    if (!m_portals.find(id))
        return;
    auto *dialog = new CheckDialog(
        std::make_unique<ConnectionCheckController>(m_portals, id, m_tools.keychain, m_tools.persistent), &m_window);
    connect(dialog, &CheckDialog::signInAsked, this, &PortalActions::signInAsked);
    connect(dialog, &CheckDialog::certificateAsked, this, &PortalActions::showCertificate);
    connect(dialog, &CheckDialog::proxySignInAsked, this, &PortalActions::signInToProxy);
    // What is put right from here, or from the queue behind, is tried at once.
    connect(this, &PortalActions::retryAsked, dialog, [dialog, id](const PortalId &portal) {
        if (portal == id)
            dialog->controller().start();
    });
    dialog->open();
}

void PortalActions::showCertificate(const PortalId &id, bool authorityHelps)
{
    PortalSession *session = m_portals.session(id);
    if (!session)
        return;
    auto *dialog = new CertificateDialog(std::as_const(*session).transport().tls(), session->portal().name,
                                         authorityHelps, &m_window);
    connect(dialog, &CertificateDialog::addAuthorityAsked, this, [this, id] { askForAuthorities(id); });
    dialog->open();
}

void PortalActions::askForAuthorities(const PortalId &id)
{
    const Portal *portal = m_portals.find(id);
    if (!portal)
        return;
    auto *dialog = new AuthoritiesDialog(portal->authorities, portal->name, &m_window);
    connect(dialog, &AuthoritiesDialog::chosen, this, [this, id](const QByteArray &pem) {
        m_portals.change(id, [&pem](Portal &changed) { changed.authorities = pem; });
        Q_EMIT retryAsked(id);
    });
    dialog->open();
}

void PortalActions::signInToProxy(const PortalId &id, const QString &proxy)
{
    if (!m_tools.proxyLogins || proxy.isEmpty())
        return;
    auto *dialog = new ProxySignInDialog(*m_tools.proxyLogins, proxy, m_tools.persistent ? m_tools.keychain : QString(),
                                         &m_window);
    connect(dialog, &ProxySignInDialog::signedIn, this, [this, id] { Q_EMIT retryAsked(id); });
    dialog->open();
}

void PortalActions::remove(const PortalId &id)
{
    const Portal *portal = m_portals.find(id);
    if (!portal)
        return;
    auto *dialog = new RemovePortalDialog(*portal, archiveOf(id, m_jobs), m_tools.keychain, &m_window);
    connect(dialog, &RemovePortalDialog::removeAsked, &m_portals, &PortalsController::remove);
    dialog->open();
}

void PortalActions::showServers()
{
    if (m_tools.servers)
        (new TokenServersDialog(*m_tools.servers, &m_window))->open();
}

void PortalActions::exportPortals()
{
    if (!m_portals.isEmpty())
        (new ExportPortalsDialog(m_portals.portals(), &m_window))->open();
}

void PortalActions::importPortals()
{
    auto *dialog = new QFileDialog(&m_window, tr("Import portals"), {}, tr("Portals (*.json);;All files (*)"));
    dialog->setObjectName(u"importFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &PortalActions::takeFile);
    dialog->open();
}

void PortalActions::takeFile(const QString &path)
{
    const ErrorText failed{tr("No portals were imported"), {}, {}};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tell(
            {failed.title, tr("%1 cannot be read. The message: “%2”.", "path").arg(path, file.errorString()), {}});
    auto import = importedPortals(file.read(mostOfFile), m_portals.portals());
    if (!import)
        return tell({failed.title, portalImportErrorText(import.error()), {}});
    auto controller = std::make_unique<PortalImportController>(m_portals, std::move(*import));
    connect(controller.get(), &PortalImportController::taken, this, [this](const PortalId &first) {
        if (!m_portals.current())
            m_portals.open({first, ConnectorId()});
    });
    (new ImportPortalsDialog(std::move(controller), &m_window))->open();
}

void PortalActions::tell(const ErrorText &text)
{
    auto *box = new QMessageBox(QMessageBox::Warning, u"Eventsweep"_s, text.title, QMessageBox::Close, &m_window);
    box->setObjectName(u"portalProblem"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(text.details());
    box->open();
}

} // namespace eventsweep
