// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/controllers/connectioncheckcontroller.h"

#include <QDialog>

#include <memory>

namespace Ui {
class CheckDialog;
}

namespace eventsweep {

/// "Check the connection": each answer of the portal, or what stands in the way and the one thing to do about it.
/// Starts when it is made. Open it with open(), never exec(); deletes itself when it closes.
class CheckDialog : public QDialog
{
    Q_OBJECT
public:
    explicit CheckDialog(std::unique_ptr<ConnectionCheckController> controller, QWidget *parent = nullptr);
    ~CheckDialog() override;

    [[nodiscard]] ConnectionCheckController &controller() { return *m_controller; }

Q_SIGNALS:
    void signInAsked(const eventsweep::PortalId &portal);
    void removeAsked(const eventsweep::PortalId &portal);
    /// `authorityHelps`: it was refused for want of a trusted authority.
    void certificateAsked(const eventsweep::PortalId &portal, bool authorityHelps);
    /// `proxy`: "host:port".
    void proxySignInAsked(const eventsweep::PortalId &portal, const QString &proxy);

protected:
    void changeEvent(QEvent *event) override;

private:
    void act();
    void showAll();
    void showButtons();

    std::unique_ptr<ConnectionCheckController> m_controller;
    std::unique_ptr<Ui::CheckDialog> m_ui;
};

} // namespace eventsweep
