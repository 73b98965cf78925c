// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/views/addportalinputs.h"

#include <QWidget>

#include <memory>

namespace Ui {
class AddPortalApplicationPage;
}

namespace eventsweep {

/// Where to create a local application, told and pictured, and its id and secret.
class AddPortalApplicationPage : public QWidget
{
    Q_OBJECT
public:
    explicit AddPortalApplicationPage(QWidget *parent = nullptr);
    ~AddPortalApplicationPage() override;

    [[nodiscard]] AddPortalInputs inputs() const;
    void read(AddPortalFlow::Fields &fields) const;
    void showFields(const AddPortalFlow::Fields &fields);
    void showPort(quint16 port);

protected:
    void changeEvent(QEvent *event) override;

private:
    std::unique_ptr<Ui::AddPortalApplicationPage> m_ui;
};

} // namespace eventsweep
