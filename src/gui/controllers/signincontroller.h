// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/auth/tokenimport.h"
#include "core/portal/portalsession.h"

#include <QObject>
#include <QPointer>

namespace eventsweep {

/// "Sign in again": new tokens for a portal that is in the list. What is left empty stays as it is in the keychain. GUI
/// thread; `secrets` must outlive it.
class SignInController : public QObject
{
    Q_OBJECT
public:
    struct Fields
    {
        QString accessToken;
        QString refreshToken;
        QString clientSecret;
    };

    SignInController(PortalSession &session, SecretStore &secrets, QObject *parent = nullptr);

    [[nodiscard]] QString portalName() const;
    [[nodiscard]] QString host() const;
    /// A token is there, and no field holds spaces or line breaks.
    [[nodiscard]] bool isComplete(const Fields &fields) const;
    /// Fields as a paste tells them. Fails with a sentence.
    [[nodiscard]] static tl::expected<Fields, QString> pasted(const QString &text, Fields fields);

    /// Ends with done() or failed(). Without a client secret the keychain is read first, and failed() with what it
    /// says when it cannot be.
    void signIn(const Fields &fields);
    [[nodiscard]] bool isBusy() const { return m_busy; }

Q_SIGNALS:
    /// The tokens are stored and in use. Whether the portal takes them, its next answer tells.
    void done();
    void failed(const QString &sentence);

private:
    void write(const Fields &fields, const QString &clientSecret);

    QPointer<PortalSession> m_session;
    SecretStore &m_secrets;
    bool m_busy = false;
};

} // namespace eventsweep
