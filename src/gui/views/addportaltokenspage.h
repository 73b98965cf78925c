// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/controllers/addportalcontroller.h"
#include "gui/views/addportalinputs.h"

#include <QWidget>

#include <memory>

namespace Ui {
class AddPortalTokensPage;
}

namespace eventsweep {

/// Tokens that are there already: typed, or pasted as JSON with everything that it tells.
class AddPortalTokensPage : public QWidget
{
    Q_OBJECT
public:
    explicit AddPortalTokensPage(QWidget *parent = nullptr);
    ~AddPortalTokensPage() override;

    [[nodiscard]] AddPortalInputs inputs() const;
    void read(AddPortalFlow::Fields &fields) const;
    void showFields(const AddPortalFlow::Fields &fields);
    void showPreview(const QString &address);
    /// The refresh token comes from another integration.
    void warnOfSharing(bool shared);

Q_SIGNALS:
    void imported(const eventsweep::ImportedTokens &tokens, eventsweep::AddPortalController::ImportWhat what);

protected:
    void changeEvent(QEvent *event) override;

private:
    void paste();

    std::unique_ptr<Ui::AddPortalTokensPage> m_ui;
    QString m_preview;
    bool m_shared = false;
};

} // namespace eventsweep
