// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/models/portalmodel.h"

#include <QWidget>

#include <memory>
#include <set>

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

Q_SIGNALS:
    /// The row was moved to.
    void queueAsked(const eventsweep::QueueKey &queue);
    /// By Enter or a click, after queueAsked(): whoever asks wants to work there.
    void queueOpened();
    void addAsked();
    /// `position`: on the screen.
    void menuAsked(const eventsweep::PortalId &portal, const QPoint &position);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showMenu(const QPoint &position);
    void rememberFolded();
    void restoreFolded();

    std::unique_ptr<Ui::PortalsPane> m_ui;
    PortalModel *m_model = nullptr;
    std::optional<QueueKey> m_current;
    std::set<PortalId> m_folded;
    bool m_marking = false;
};

} // namespace eventsweep
