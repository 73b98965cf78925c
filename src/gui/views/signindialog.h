// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/controllers/addportalcontroller.h"
#include "gui/controllers/signincontroller.h"

#include <QDialog>

#include <memory>

namespace Ui {
class SignInDialog;
}

namespace eventsweep {

/// "Sign in again": through the browser, or with tokens that are there already. Open it with open(), never exec().
/// Wipes its fields and deletes itself when it closes.
class SignInDialog : public QDialog
{
    Q_OBJECT
public:
    explicit SignInDialog(std::unique_ptr<SignInController> controller, QWidget *parent = nullptr);
    ~SignInDialog() override;

    void done(int result) override;

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] SignInController::Fields fields() const;
    void connectButtons();
    void import(const ImportedTokens &tokens, AddPortalController::ImportWhat what);
    void setImporting(bool importing);
    void showAll();
    void showSecret();
    void showTexts();
    void showButtons();
    /// What keeps the browser from being opened; empty: nothing.
    [[nodiscard]] QString obstacle() const;

    std::unique_ptr<SignInController> m_controller;
    std::unique_ptr<Ui::SignInDialog> m_ui;
    QString m_foreign; ///< why what was pasted was not taken
    bool m_importing = false;
    bool m_importedRefresh = false;
};

} // namespace eventsweep
