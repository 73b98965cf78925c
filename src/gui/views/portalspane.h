// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/models/portalmodel.h"
#include "gui/texts/errortext.h"

#include <QWidget>

#include <functional>
#include <memory>

namespace Ui {
class PortalsPane;
}

namespace eventsweep {

/// The portals and their queues.
class PortalsPane : public QWidget
{
    Q_OBJECT
public:
    explicit PortalsPane(QWidget *parent = nullptr);
    ~PortalsPane() override;

    void setModel(PortalModel *model);
    /// Marks a queue without asking for it.
    void setCurrent(const QueueKey &queue);
    [[nodiscard]] QWidget *tree() const;
    /// Asked each time the menu of a portal opens: why it cannot be removed now.
    using RemovalObstacle = std::function<std::optional<ErrorText>(const PortalId &)>;
    void setRemovalObstacle(RemovalObstacle obstacle) { m_removalObstacle = std::move(obstacle); }

Q_SIGNALS:
    void queueAsked(const eventsweep::QueueKey &queue);
    void addAsked();
    void readOnlyAsked(const eventsweep::PortalId &portal, bool readOnly);
    void environmentAsked(const eventsweep::PortalId &portal, eventsweep::Portal::Environment environment);
    void checkAsked(const eventsweep::PortalId &portal);
    void signInAsked(const eventsweep::PortalId &portal);
    void renameAsked(const eventsweep::PortalId &portal);
    void removeAsked(const eventsweep::PortalId &portal);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showMenu(const QPoint &position);

    std::unique_ptr<Ui::PortalsPane> m_ui;
    PortalModel *m_model = nullptr;
    RemovalObstacle m_removalObstacle;
    std::optional<QueueKey> m_current;
    bool m_marking = false;
};

} // namespace eventsweep
