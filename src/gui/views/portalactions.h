// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/views/portaldialogs.h"

#include <QPointer>

#include <functional>

class QAction;
class QMenu;

namespace eventsweep {

/// Everything that can be done with a portal of the list, as actions of a menu, each with its dialog: of the menu bar,
/// about the portal that is shown and reached by keys, and of a portal's own menu. GUI thread; everything that is given
/// must outlive it.
class PortalActions : public QObject
{
    Q_OBJECT
public:
    /// `window`: the parent of the dialogs.
    PortalActions(PortalsController &portals, const JobsController &jobs, const PortalTools &tools, QWidget &window);

    /// Puts the actions about the shown portal into the menu bar's menu, before `before`; keys that only make sense in
    /// the list of portals work in `list`.
    void fillMenuBar(QMenu &menu, QAction *before, QWidget &list);
    /// About one portal; deletes itself when it closes. Nothing for an unknown one.
    [[nodiscard]] QMenu *menuFor(const PortalId &id);

    [[nodiscard]] PortalDialogs &dialogs() { return m_dialogs; }
    /// Texts of the language have changed, or the portal that is shown.
    void refresh();

private:
    enum class Act { Settings, Rename, ReadOnly, Production, Check, SignIn, MoveUp, MoveDown, Remove };
    enum class ListAct { Import, Export, Servers };
    using Target = std::function<std::optional<PortalId>()>;
    struct Made
    {
        Act act;
        QPointer<QAction> action;
    };

    std::vector<Made> make(QObject *parent, const Target &target);
    void act(Act act, const PortalId &id, bool checked);
    void show(const Made &made, const Portal *portal) const;
    [[nodiscard]] static QString text(Act act);
    [[nodiscard]] static QString text(ListAct act);
    void moveBy(const PortalId &id, qsizetype step);
    [[nodiscard]] std::optional<PortalId> shown() const;
    [[nodiscard]] qsizetype placeOf(const PortalId &id) const;

    PortalsController &m_portals;
    QWidget &m_window;
    PortalDialogs m_dialogs;
    std::vector<Made> m_bar;
    std::vector<std::pair<ListAct, QAction *>> m_list;
};

} // namespace eventsweep
