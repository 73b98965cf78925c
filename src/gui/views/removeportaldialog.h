// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/portal/portal.h"
#include "gui/controllers/portalremoval.h"

#include <QDialog>

#include <memory>

namespace Ui {
class RemovePortalDialog;
}

namespace eventsweep {

/// "Remove from the list?": what goes, what stays, and whether the archive goes too. Open it with open(); deletes
/// itself when it closes.
class RemovePortalDialog : public QDialog
{
    Q_OBJECT
public:
    RemovePortalDialog(const Portal &portal, const PortalArchive &archive, const QString &keychain,
                       QWidget *parent = nullptr);
    ~RemovePortalDialog() override;

Q_SIGNALS:
    void removeAsked(const eventsweep::PortalId &portal, bool alsoArchive);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showTexts();
    [[nodiscard]] QString archiveText() const;
    void showGoesAndStays(bool alsoArchive);
    void showButtons();

    std::unique_ptr<Ui::RemovePortalDialog> m_ui;
    Portal m_portal;
    PortalArchive m_archive;
    QString m_keychain;
};

} // namespace eventsweep
