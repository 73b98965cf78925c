// SPDX-License-Identifier: Apache-2.0
#include "gui/views/portalactions.h"

#include "gui/theme/icons.h"

#include <QAction>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace eventsweep {

PortalActions::PortalActions(PortalsController &portals, const JobsController &jobs, const PortalTools &tools,
                             QWidget &window)
    : QObject(&window)
    , m_portals(portals)
    , m_window(window)
    , m_dialogs(portals, jobs, tools, window)
{
    connect(&portals, &PortalsController::portalsChanged, this, &PortalActions::refresh);
    connect(&portals, &PortalsController::currentChanged, this, &PortalActions::refresh);
}

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
        return m_dialogs.showSettings(id);
    case Act::Rename:
        return m_dialogs.rename(id);
    case Act::ReadOnly:
        return m_portals.setReadOnly(id, checked);
    case Act::Production:
        return m_portals.setEnvironment(id,
                                        checked ? Portal::Environment::Production : Portal::Environment::Development);
    case Act::Check:
        return m_dialogs.check(id);
    case Act::SignIn:
        Q_EMIT m_dialogs.signInAsked(id);
        return;
    case Act::MoveUp:
        return moveBy(id, -1);
    case Act::MoveDown:
        return moveBy(id, 1);
    case Act::Remove:
        return m_dialogs.remove(id);
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
        return tr("Environment is &PROD");
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
    connect(m_list[0].second, &QAction::triggered, &m_dialogs, &PortalDialogs::importPortals);
    connect(m_list[1].second, &QAction::triggered, &m_dialogs, &PortalDialogs::exportPortals);
    connect(m_list[2].second, &QAction::triggered, &m_dialogs, &PortalDialogs::showServers);
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
        action->setVisible(what != ListAct::Servers || m_dialogs.tools().servers);
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

} // namespace eventsweep
