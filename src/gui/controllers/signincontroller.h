// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/auth/tokenimport.h"
#include "core/portal/portalsession.h"
#include "gui/controllers/browsersignin.h"

#include <QObject>
#include <QPointer>

namespace eventsweep {

/// "Sign in again": new tokens for a portal that is in the list, through the browser or imported. What tells that it is
/// another portal's or another application's is refused. What is left empty stays as it is in the keychain; the tokens
/// are in use when they are stored there. GUI thread.
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
    /// Of the application's secret, without which no code can be exchanged.
    enum class Secret {
        Reading,
        Known,     ///< from the keychain, or typed
        Needed,    ///< the keychain has none: setClientSecret()
        Unreadable ///< see trouble(): begin() tries again
    };

    /// `services` is copied; what it refers to, and `servers`, must outlive the controller.
    SignInController(PortalSession &session, const PortalServices &services, TokenServers &servers,
                     OAuthFlow::OpenBrowser openBrowser, QObject *parent = nullptr);
    ~SignInController() override;

    [[nodiscard]] QString portalName() const;
    [[nodiscard]] QString host() const;
    /// The portal was removed from the list meanwhile: nothing can be done here any more.
    [[nodiscard]] bool isGone() const { return !m_session; }
    /// There is no keychain, so that keeping secrets for this run only has to be confirmed.
    [[nodiscard]] bool needsRunOnlyConsent() const;
    [[nodiscard]] QString keychainName() const;

    // -- through the browser
    /// Reads the application's secret; answers with changed().
    void begin();
    [[nodiscard]] Secret secret() const { return m_secret; }
    /// Typed, because the keychain has none or the portal has another one now. Empty: the keychain's.
    void setClientSecret(const QString &secret);
    /// The secret may have been changed in the portal: one can be typed in place of the keychain's.
    [[nodiscard]] bool isSecretDoubtful() const { return m_doubtful; }
    /// The profile has no application id: profiles with an access token alone need none, a sign-in does.
    [[nodiscard]] bool needsApplicationId() const { return m_needsId; }
    void setApplicationId(const QString &id);
    [[nodiscard]] QString applicationId() const { return m_browser.portal().clientId; }
    [[nodiscard]] BrowserSignIn &browser() { return m_browser; }

    // -- import
    /// A token is there, and no field holds spaces or line breaks.
    [[nodiscard]] bool isComplete(const Fields &fields) const;
    /// Why pasted tokens are not for this portal or this application; empty: nothing says so.
    [[nodiscard]] QString foreignImport(const ImportedTokens &tokens) const;
    /// Ends with done(), or with trouble(). Without a client secret the keychain is read first, and nothing is written
    /// when it cannot be.
    void signIn(const Fields &fields);

    // -- both
    /// The keychain is being read or written. What is being written is in use afterwards, whatever becomes of this.
    [[nodiscard]] bool isBusy() const { return m_busy; }
    /// The keychain, or another portal; besides what the browser's way tells itself.
    [[nodiscard]] const std::optional<ErrorText> &trouble() const { return m_trouble; }
    /// New tokens are there, and the keychain did not take them: storeAgain() or keepForThisRun().
    [[nodiscard]] bool isNotStored() const { return m_pending.has_value() && !m_busy; }
    void storeAgain();
    void keepForThisRun();

Q_SIGNALS:
    void changed();
    /// The tokens are stored and in use. Whether the portal takes them, its next answer tells.
    void done();
    /// Before anything is written: what was changed to get the sign-in through (clientId, returnPort, authorities) and
    /// is to be stored.
    void profileChanged(const eventsweep::Portal &portal);

private:
    struct Pending
    {
        PortalSecrets secrets;
        QUrl authorisationServer;
        TokenFacts facts;
    };
    void readSecret(const std::function<void(const QString &)> &found);
    void setAccount();
    void browserChanged();
    void signedIn(const OAuthFlow::Tokens &tokens);
    void write(Pending pending);
    void written(const SecretResult<void> &result);
    void tellProfile();
    void finish();
    void fail(const ErrorText &trouble);

    QPointer<PortalSession> m_session;
    SecretStore &m_secrets;
    BrowserSignIn m_browser;
    Portal m_given;         ///< as it was when this began
    QString m_storedSecret; ///< of the keychain
    QString m_clientSecret;
    Secret m_secret = Secret::Reading;
    bool m_doubtful = false;
    bool m_needsId = false;
    bool m_busy = false;
    std::optional<ErrorText> m_trouble;
    std::optional<Pending> m_pending;
};

} // namespace eventsweep
