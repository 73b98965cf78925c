// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/controllers/addportalcontroller.h"

#include <QDialog>

#include <memory>

namespace Ui {
class ImportDialog;
}

namespace eventsweep {

/// A box to paste tokens into as JSON; says what was found and what using a refresh token does. The text is wiped when
/// the dialog closes. Open it with open(); deletes itself.
class ImportDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ImportDialog(QWidget *parent = nullptr);
    ~ImportDialog() override;

    void done(int result) override;

Q_SIGNALS:
    void chosen(const eventsweep::ImportedTokens &tokens, eventsweep::AddPortalController::ImportWhat what);

protected:
    void changeEvent(QEvent *event) override;

private:
    void read();
    void showFound(const ImportedTokens &tokens);
    void showChoice();
    void use();

    std::unique_ptr<Ui::ImportDialog> m_ui;
    std::optional<ImportedTokens> m_tokens;
};

} // namespace eventsweep
