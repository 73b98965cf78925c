// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/portal/addportal.h"
#include "gui/controllers/browsersignin.h"
#include "gui/controllers/connectionsteps.h"
#include "gui/texts/errortext.h"

#include <QObject>

#include <map>
#include <optional>

namespace eventsweep {

/// "Add portal" without its window: which page is shown, field messages, consents, the sign-in in the browser, the
/// check list, and what went wrong. GUI thread.
///
///   Portal → Application → SignIn → Check
///      ↘________↘ Tokens ___________↗      for tokens that are there already
class AddPortalController : public QObject
{
    Q_OBJECT
public:
    using Fields = AddPortalFlow::Fields;
    using Field = AddPortalFlow::Field;

    enum class Page { Portal, Application, Tokens, SignIn, Check };
    /// What the operator can do on the check page.
    enum class Choice {
        Wait,      ///< only back or cancel
        Correct,   ///< back to the pages before
        KeepWhere, ///< the keychain refused: try again, or for this run only
        Finish     ///< it is done
    };
    /// The portal that answered is not at the typed address.
    struct OtherPortal
    {
        QString typed;
        QString answered;
    };

    /// `services` is copied; what it refers to, `portals` and `servers` must outlive the controller.
    AddPortalController(PortalStore &portals, const PortalServices &services, TokenServers &servers,
                        OAuthFlow::OpenBrowser openBrowser, QObject *parent = nullptr);
    ~AddPortalController() override;

    // -- pages
    [[nodiscard]] Page page() const { return m_page; }
    /// On with what was typed; stays, and problems() tells why, when it is not right. From Tokens on to Check.
    /// `agreed`: the unfamiliarServer() that the operator has confirmed; another one is not gone on with.
    void next(const Fields &fields, const QString &agreed = {});
    /// Stops what the page waits for.
    void back();
    [[nodiscard]] bool canGoBack() const;
    /// From Portal or Application: tokens that are there already.
    void importTokens(const Fields &fields);

    // -- fields
    /// The message at each field of a page that is not right; at most one a field.
    [[nodiscard]] std::map<Field, QString> problems(Page page, const Fields &fields) const;
    /// The first page that keeps these fields from being checked; nothing: none does.
    [[nodiscard]] std::optional<Page> wrongPage(const Fields &fields) const;
    /// "https://acme.bitrix24.com/rest/": what would be asked; empty while the address is not right.
    [[nodiscard]] QString addressPreview(const Fields &fields) const;
    /// The host that the application's secret would be sent to, when it is not one that is allowed and has not been
    /// agreed to here: it has to be confirmed. What was agreed to is remembered for good with the portal alone.
    [[nodiscard]] QString unfamiliarServer(const Fields &fields) const;
    /// There is no keychain, so that keeping secrets for this run only has to be confirmed.
    [[nodiscard]] bool needsRunOnlyConsent() const;
    [[nodiscard]] QString keychainName() const;

    /// With the access token alone the other integration goes on; its refresh token, once used here, is dead there.
    enum class ImportWhat { AccessOnly, Both };
    [[nodiscard]] static Fields imported(const Fields &fields, ImportedTokens tokens, ImportWhat what);

    // -- sign-in
    [[nodiscard]] BrowserSignIn &signIn() { return m_signIn; }
    /// After the sign-in, until addOther() or another one.
    [[nodiscard]] const std::optional<OtherPortal> &otherPortal() const { return m_other; }
    void addOther();

    // -- check
    void storeAgain();
    void keepForThisRun();
    /// After a check that failed: the tokens are still there.
    [[nodiscard]] bool canCheckAgain() const;
    /// It may be better by itself, or has been put right elsewhere.
    [[nodiscard]] bool isPassing() const;
    void checkAgain();
    /// "host:port" of the proxy that wants a login; empty: none does, or nobody keeps logins.
    [[nodiscard]] QString proxyToSignIn() const;
    /// Trusted for this portal from now on; checks again.
    void setAuthorities(const QByteArray &authorities);
    /// Stops whatever goes on; nothing is stored unless it is done.
    void cancel();
    [[nodiscard]] Choice choice() const;
    [[nodiscard]] std::vector<ConnectionStep> steps() const;
    [[nodiscard]] std::optional<ErrorText> trouble() const;
    /// The certificate that was refused, one fact a line; empty when none was.
    [[nodiscard]] QString refusedCertificate() const;
    /// An authority of the operator's own can help with it.
    [[nodiscard]] bool helpsAuthority() const;
    /// The portal as it is being checked or was added.
    [[nodiscard]] const Portal &portal() const { return m_flow.portal(); }
    /// When it is done: a connector that no handler shows. Fails with a sentence.
    [[nodiscard]] tl::expected<void, QString> addConnector(const QString &name);
    [[nodiscard]] const std::vector<ConnectorId> &addedConnectors() const { return m_connectors; }
    [[nodiscard]] bool canAddConnector() const;

Q_SIGNALS:
    void changed();
    /// Stored, with its secrets.
    void added(const eventsweep::Portal &portal);

private:
    void show(Page page);
    void openSignIn();
    void signedIn(const OAuthFlow::Tokens &tokens);
    void check();
    void flowChanged(AddPortalFlow::State state);
    void failed(const AddPortalFlow::Problem &problem);
    [[nodiscard]] bool isTypedPage() const { return m_page == Page::Portal || m_page == Page::Application; }

    PortalStore &m_portals;
    SecretStore &m_secrets;
    TokenServers &m_servers;
    TokenServers m_agreed; ///< those, and what was agreed to here
    AddPortalFlow m_flow;
    BrowserSignIn m_signIn;
    Page m_page = Page::Portal;
    Page m_before = Page::Portal; ///< Tokens: where it was opened
    Page m_source = Page::SignIn; ///< Check: where the tokens come from
    Fields m_fields;              ///< as last gone on with; secret
    Fields m_checked;             ///< with the tokens of the sign-in; secret
    std::optional<OtherPortal> m_other;
    std::optional<AddPortalFlow::Problem> m_problem;
    std::vector<ConnectorId> m_connectors;
};

} // namespace eventsweep
