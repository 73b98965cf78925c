// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/portal/portal.h"

#include <QDialog>

#include <memory>
#include <vector>

namespace Ui {
class ExportPortalsDialog;
}

namespace eventsweep {

/// "Export portals": which ones, and where to. Writes the file itself. Open it with open(); deletes itself when it
/// closes.
class ExportPortalsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ExportPortalsDialog(std::vector<Portal> portals, QWidget *parent = nullptr);
    ~ExportPortalsDialog() override;

Q_SIGNALS:
    void saved(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] std::vector<Portal> chosen() const;
    void chooseAll(bool all);
    void showTexts();
    void askForFile();
    void save(const QString &path);

    std::unique_ptr<Ui::ExportPortalsDialog> m_ui;
    std::vector<Portal> m_portals;
};

} // namespace eventsweep
