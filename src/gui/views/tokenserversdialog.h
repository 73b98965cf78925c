// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/auth/tokenservers.h"

#include <QDialog>

#include <memory>

namespace Ui {
class TokenServersDialog;
}

namespace eventsweep {

/// The authorisation servers that the operator allows besides the vendor's. Each change is in force at once. Open it
/// with open(); deletes itself when it closes.
class TokenServersDialog : public QDialog
{
    Q_OBJECT
public:
    /// `servers` must outlive the dialog.
    explicit TokenServersDialog(TokenServers &servers, QWidget *parent = nullptr);
    ~TokenServersDialog() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void add();
    void removeCurrent();
    void showServers();
    void showButtons();

    TokenServers &m_servers;
    std::unique_ptr<Ui::TokenServersDialog> m_ui;
};

} // namespace eventsweep
