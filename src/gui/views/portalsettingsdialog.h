// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/controllers/portalsettingscontroller.h"

#include <QDialog>

#include <memory>

namespace Ui {
class PortalSettingsDialog;
}

namespace eventsweep {

/// "Portal settings". Open it with open(); deletes itself when it closes.
class PortalSettingsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit PortalSettingsDialog(std::unique_ptr<PortalSettingsController> controller, QWidget *parent = nullptr);
    ~PortalSettingsDialog() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void connectGeneral();
    void connectConnectors();
    void connectSigningIn();
    void fillChoices();
    void addConnector();
    void save();
    void showAll();
    void showConnectors();
    void showButtons();

    std::unique_ptr<PortalSettingsController> m_controller;
    std::unique_ptr<Ui::PortalSettingsDialog> m_ui;
    bool m_showing = false;
};

} // namespace eventsweep
