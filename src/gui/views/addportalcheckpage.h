// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/controllers/addportalcontroller.h"

#include <QWidget>

#include <memory>

namespace Ui {
class AddPortalCheckPage;
}

namespace eventsweep {

/// The check list of "Add portal", what went wrong, and connectors that no handler shows.
class AddPortalCheckPage : public QWidget
{
    Q_OBJECT
public:
    /// The controller must outlive the page.
    explicit AddPortalCheckPage(AddPortalController &controller, QWidget *parent = nullptr);
    ~AddPortalCheckPage() override;

    void showCheck();

protected:
    void changeEvent(QEvent *event) override;

private:
    void addConnector();
    void showTrouble();

    AddPortalController &m_controller;
    std::unique_ptr<Ui::AddPortalCheckPage> m_ui;
};

} // namespace eventsweep
