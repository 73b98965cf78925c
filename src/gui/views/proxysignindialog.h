// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/auth/storedproxylogins.h"

#include <QDialog>

#include <memory>

namespace Ui {
class ProxySignInDialog;
}

namespace eventsweep {

/// User and password for a proxy that asks for them. Open it with open(); wipes its fields and deletes itself when it
/// closes.
class ProxySignInDialog : public QDialog
{
    Q_OBJECT
public:
    /// `proxy`: "host:port". `logins` must outlive the dialog.
    ProxySignInDialog(StoredProxyLogins &logins, const QString &proxy, const QString &keychain,
                      QWidget *parent = nullptr);
    ~ProxySignInDialog() override;

    void done(int result) override;

Q_SIGNALS:
    /// The login is in use; whether the keychain takes it is not known yet. When it does not, the dialog stays and says
    /// so.
    void signedIn();

protected:
    void changeEvent(QEvent *event) override;

private:
    void signIn();
    void showTexts();
    void showButtons();

    StoredProxyLogins &m_logins;
    QString m_proxy;
    QString m_keychain;
    std::unique_ptr<Ui::ProxySignInDialog> m_ui;
    bool m_busy = false;
    bool m_inUse = false; ///< nothing is left to cancel
};

} // namespace eventsweep
