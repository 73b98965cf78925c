// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/auth/oauthflow.h"
#include "core/auth/storedproxylogins.h"
#include "core/portal/portal.h"
#include "core/portal/portalservices.h"
#include "gui/texts/errortext.h"

#include <QObject>

#include <memory>
#include <optional>

namespace eventsweep {

/// Signing in through the browser as a window shows it, for a portal that is added and for one that is in the list:
/// opening the page, waiting, what went wrong and the one thing to do about it. Stores nothing: the browser waits for
/// its page until the owner of the tokens has stored them, see answerBrowser(). GUI thread.
class BrowserSignIn : public QObject
{
    Q_OBJECT
public:
    using Tokens = OAuthFlow::Tokens;
    /// The one thing to do about the trouble.
    enum class Remedy {
        OpenAgain,
        ChangePort,    ///< here and in the application's settings
        AllowServer,   ///< allowServer()
        AddAuthority,  ///< a certificate authority for this portal, see tls()
        SignInToProxy, ///< see proxyToSignIn()
        Correct        ///< application id or secret
    };

    /// `services` is copied; what it refers to, and `servers`, must outlive this.
    BrowserSignIn(const PortalServices &services, TokenServers &servers, OAuthFlow::OpenBrowser openBrowser,
                  QObject *parent = nullptr);
    ~BrowserSignIn() override;

    /// Where, and for which application. With the portal's member id another portal's answer is refused. Something else
    /// than before ends what waits.
    void setAccount(const Portal &portal, const QString &clientSecret);
    [[nodiscard]] const Portal &portal() const { return m_portal; }
    /// It has done its work.
    void forgetSecret() { m_clientSecret.clear(); }
    /// Of the handler path; told with changed().
    void setPort(quint16 port);
    /// Trusted besides the system's; told with changed().
    void setAuthorities(const QByteArray &authorities);
    /// "http://127.0.0.1:PORT/"
    [[nodiscard]] QString handlerPath() const;
    [[nodiscard]] static QString handlerPathOf(quint16 port);

    /// Opens the page and waits for its return.
    void start(OAuthFlow::Way way = OAuthFlow::Way::Listen);
    void openAgain();
    /// While waiting. What is no return is told as a sentence and changes nothing.
    [[nodiscard]] std::optional<QString> paste(const QString &text);
    void cancel();
    /// The server that the portal named is allowed from now on; signs in again.
    void allowServer();

    [[nodiscard]] OAuthFlow::State state() const;
    [[nodiscard]] bool isWaiting() const { return state() == OAuthFlow::State::Waiting; }
    [[nodiscard]] OAuthFlow::Way way() const { return m_way; }
    /// To be copied into any browser; no secret in it. Empty before start().
    [[nodiscard]] QUrl page() const;
    /// False: there is no browser that could be opened.
    [[nodiscard]] bool browserOpened() const;
    [[nodiscard]] Milliseconds remaining() const;
    [[nodiscard]] Milliseconds codeRemaining() const;
    /// A return of something else came during this wait.
    [[nodiscard]] bool metStrangeReturn() const { return m_strange; }
    [[nodiscard]] const std::optional<OAuthFlow::Problem> &problem() const;
    [[nodiscard]] std::optional<ErrorText> trouble() const;
    [[nodiscard]] Remedy remedy() const;
    /// "host:port" of the proxy that wants a login; empty: none does, or nobody keeps logins.
    [[nodiscard]] QString proxyToSignIn() const;
    [[nodiscard]] StoredProxyLogins *proxyLogins() const;
    /// Where logins are kept.
    [[nodiscard]] QString keychain() const;
    /// Of the authorisation server that was asked last.
    [[nodiscard]] TlsFacts tls() const;

    /// After signedIn(): what the browser shows. Once; later ones change nothing.
    void answerBrowser(bool success, const QString &title, const QString &text);
    /// The same, with the words for tokens that were stored.
    void tellBrowserStored();
    /// The same, when nobody here will see how it ends.
    void tellBrowserToLook();

Q_SIGNALS:
    void changed();
    /// Each second while waiting.
    void ticked();
    /// To be stored; then answerBrowser().
    void signedIn(const eventsweep::OAuthFlow::Tokens &tokens);

private:
    [[nodiscard]] std::unique_ptr<HttpTransport> makeTransport() const;
    void end();
    void tellBrowserStopped();
    void tellBrowser(const ReturnPage &page);
    void tick();

    PortalServices m_services;
    TokenServers &m_servers;
    OAuthFlow::OpenBrowser m_openBrowser;
    Portal m_portal;
    QString m_clientSecret;
    OAuthFlow::Way m_way = OAuthFlow::Way::Listen;
    std::unique_ptr<HttpTransport> m_transport; ///< outlives the flow
    std::unique_ptr<OAuthFlow> m_flow;          ///< one for each start: trust may have changed
    bool m_asked = false;                       ///< the browser has been asked to open the page
    bool m_strange = false;
    bool m_browserWaits = false;
    quint64 m_run = 0; ///< ticks of an earlier one are dropped
};

} // namespace eventsweep
