// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/controllers/portalimportcontroller.h"

#include <QDialog>

#include <memory>

class QTreeWidgetItem;

namespace Ui {
class ImportPortalsDialog;
}

namespace eventsweep {

/// "Import portals": what a file offers, and what of it is taken. Open it with open(); deletes itself when it closes.
class ImportPortalsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ImportPortalsDialog(std::unique_ptr<PortalImportController> controller, QWidget *parent = nullptr);
    ~ImportPortalsDialog() override;

    [[nodiscard]] PortalImportController &controller() { return *m_controller; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeRows();
    void markFirst();
    void take();
    void edited(QTreeWidgetItem *item, int column);
    [[nodiscard]] std::optional<size_t> currentRow() const;
    void showAll();
    void showCurrent();
    [[nodiscard]] static QString detailsOf(const PortalImportController::Row &row);
    [[nodiscard]] static QString environmentOf(const Portal &portal);

    std::unique_ptr<PortalImportController> m_controller;
    std::unique_ptr<Ui::ImportPortalsDialog> m_ui;
};

} // namespace eventsweep
