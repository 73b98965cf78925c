// SPDX-License-Identifier: Apache-2.0
#include "gui/texts/resterrortext.h"

#include "core/auth/secretstore.h"
#include "gui/texts/quantitytext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

/// In every sentence the portal is %1 and its subject, so that its name needs no other form in any language.
class Texts
{
    Q_DECLARE_TR_FUNCTIONS(RestErrorText)

public:
    Texts(const RestError &error, const QString &portal)
        : m_error(error)
        , m_portal(portal.isEmpty() ? tr("The portal", "subject of a sentence") : portal)
    {
        if (isOfServer())
            m_portal = tr("The authorisation server %1", "subject of a sentence").arg(error.server);
    }

    [[nodiscard]] ErrorText text() const
    {
        if (auto found = ofServer())
            return *found;
        if (auto found = ofConnection())
            return *found;
        if (auto found = ofSigningIn())
            return *found;
        if (auto found = ofRights())
            return *found;
        if (auto found = ofLimits())
            return *found;
        return ofAnswer();
    }

private:
    [[nodiscard]] std::optional<ErrorText> ofConnection() const;
    [[nodiscard]] std::optional<ErrorText> ofSigningIn() const;
    [[nodiscard]] std::optional<ErrorText> ofRights() const;
    [[nodiscard]] std::optional<ErrorText> ofLimits() const;
    [[nodiscard]] ErrorText ofAnswer() const;
    [[nodiscard]] ErrorText ofTls() const;
    [[nodiscard]] std::optional<ErrorText> ofServer() const;
    [[nodiscard]] ErrorText ofTokens() const;
    [[nodiscard]] ErrorText ofKeychain() const;

    /// Followed by the portal's own words, when there are any.
    [[nodiscard]] QString quoting(const QString &sentence) const
    {
        return m_error.text.isEmpty() ? sentence : tr("%1 It says: “%2”.").arg(sentence, m_error.text);
    }
    /// Followed by the words of this computer, when there are any.
    [[nodiscard]] QString withMessage(const QString &sentence) const
    {
        return m_error.text.isEmpty() ? sentence : tr("%1 The message: “%2”.").arg(sentence, m_error.text);
    }
    [[nodiscard]] QString named(const QString &sentence) const { return sentence.arg(m_portal); }
    /// What the authorisation server does itself; what it says of the application or its tokens is about the portal.
    [[nodiscard]] bool isOfServer() const
    {
        using Kind = RestError::Kind;
        static constexpr std::array kinds{
            Kind::Offline,          Kind::TimedOut, Kind::ConnectionLost, Kind::TlsRefused,  Kind::ProxyFailed,
            Kind::ProxyNeedsSignIn, Kind::TooFast,  Kind::PortalFault,    Kind::Maintenance, Kind::AnswerNotUnderstood,
            Kind::NotJson};
        return !m_error.server.isEmpty() && std::ranges::find(kinds, m_error.kind) != kinds.end();
    }

    const RestError &m_error;
    QString m_portal;
};

std::optional<ErrorText> Texts::ofConnection() const
{
    using Kind = RestError::Kind;
    switch (m_error.kind) {
    case Kind::Cancelled:
        return ErrorText{tr("Stopped"), tr("The request was stopped before it was complete."),
                         tr("Start it again when you need it.")};
    case Kind::Offline:
        return ErrorText{tr("No connection"),
                         named(tr("%1 cannot be reached: the address is unknown, it refuses connections, or this "
                                  "computer is offline.")),
                         tr("Check the network and the address, then try again.")};
    case Kind::TimedOut:
        if (m_error.code == "other_copy"_L1)
            return ErrorText{tr("Another running copy keeps the tokens"),
                             named(tr("%1 needs new tokens, and another running copy of this program has been getting "
                                      "them for too long.")),
                             tr("Close the other copy, then try again.")};
        return ErrorText{tr("No answer in time"), named(tr("%1 did not answer in time.")),
                         tr("Try again in a moment.")};
    case Kind::ConnectionLost:
        return ErrorText{tr("Connection lost"), named(tr("%1 went silent before its answer was complete.")),
                         tr("Try again; what a change did is found out by reading the queue first.")};
    case Kind::TlsRefused:
        return ofTls();
    case Kind::ProxyFailed:
        return ErrorText{tr("The proxy does not let the request through"),
                         withMessage(named(tr("%1 is behind a proxy that refused the request or is not there."))),
                         tr("Check the proxy in the network settings of this computer.")};
    case Kind::ProxyNeedsSignIn:
        return ErrorText{tr("The proxy wants a sign-in"),
                         m_error.text.isEmpty()
                             ? named(tr("%1 is behind a proxy that asks for a user and a password, or for others than "
                                        "it got. Nothing was sent."))
                             : tr("%1 is behind the proxy %2, which asks for a user and a password, or for others than "
                                  "it got. Nothing was sent.")
                                   .arg(m_portal, m_error.text),
                         tr("Sign in to the proxy, then try again.")};
    case Kind::InsecureAddress:
        return ErrorText{tr("The address is not secure"),
                         named(tr("%1 would be asked over plain http, which shows the token to everyone on the way. "
                                  "Nothing was sent.")),
                         tr("Use the portal's https:// address.")};
    case Kind::AddressMoved:
        return ErrorText{
            tr("The portal has moved"),
            m_error.text.isEmpty()
                ? named(tr("%1 redirects to another place, and nobody has confirmed that the same portal is "
                           "there. Nothing was sent there."))
                : tr("%1 redirects to %2, and nobody has confirmed that the same portal is there. Nothing "
                     "was sent there.")
                      .arg(m_portal, m_error.text),
            tr("Sign in again at the new address.")};
    default:
        return std::nullopt;
    }
}

/// Where the words for the portal would send the operator to the wrong machine.
std::optional<ErrorText> Texts::ofServer() const
{
    using Kind = RestError::Kind;
    if (!isOfServer())
        return std::nullopt;
    const QString later = tr("Try again later; if it stays so, ask whoever runs the server.");
    switch (m_error.kind) {
    case Kind::Offline:
        return ErrorText{tr("No connection to the authorisation server"),
                         named(tr("%1, which renews the tokens, cannot be reached: the address is unknown, it refuses "
                                  "connections, or this computer is offline.")),
                         tr("Check the network, then try again.")};
    case Kind::TooFast:
        return ErrorText{tr("The authorisation server's limit is reached"),
                         named(tr("%1 got too many requests from this address, perhaps from other programs too.")),
                         tr("Wait a few minutes, then try again.")};
    case Kind::Maintenance:
        return ErrorText{tr("The authorisation server is under maintenance"),
                         named(tr("%1 shows a maintenance page instead of an answer.")), tr("Try again later.")};
    case Kind::NotJson:
        return ErrorText{tr("No authorisation server answered"),
                         named(tr("%1 answered with a web page: from a proxy, a faulty server, or another site.")),
                         later};
    case Kind::AnswerNotUnderstood:
        return ErrorText{tr("The answer is not understood"),
                         withMessage(named(tr("%1 answered in another form than this request has."))), later};
    case Kind::PortalFault:
        return ErrorText{tr("The authorisation server reports a fault"),
                         quoting(named(tr("%1 failed while it worked on the request."))), later};
    default:
        return std::nullopt;
    }
}

/// Another authority helps against one thing alone.
ErrorText Texts::ofTls() const
{
    const QString title = tr("The connection is not secure");
    const QString &code = m_error.code;
    const bool atServer = isOfServer();
    if (code == "expired"_L1)
        return {title,
                withMessage(named(tr("%1 has a certificate that has expired, its own or its issuer's, so nothing was "
                                     "sent."))),
                atServer ? tr("Have the server's certificate renewed.") : tr("Have the portal's certificate renewed.")};
    if (code == "not_yet_valid"_L1)
        return {title, withMessage(named(tr("%1 has a certificate that is not valid yet, so nothing was sent."))),
                tr("Check the date and the time of this computer.")};
    if (code == "other_host"_L1)
        return {title, withMessage(named(tr("%1 shows the certificate of another address, so nothing was sent."))),
                atServer ? tr("Have the server's certificate corrected.")
                         : tr("Check the portal's address; if it is right, have its certificate corrected.")};
    if (code == "no_encryption"_L1)
        return {title,
                named(tr("%1 and this computer found no common encryption, or something else answers there. Nothing "
                         "was sent.")),
                atServer ? tr("Have the server's encryption brought up to date.")
                         : tr("Check the portal's address; if it is right, have its encryption brought up to date.")};
    if (code == "untrusted_authority"_L1)
        return {title,
                withMessage(named(tr("%1 has a certificate of an issuer that this computer does not know, so nothing "
                                     "was sent."))),
                tr("Add your organisation's certificate authority to this portal.")};
    return {title,
            withMessage(named(tr("%1 has a certificate or encryption that cannot be trusted, so nothing was sent."))),
            atServer ? tr("Have the server's certificate corrected.") : tr("Have the portal's certificate corrected.")};
}

ErrorText Texts::ofTokens() const
{
    const QString title = tr("Signed out");
    const QString signIn = tr("Sign in to this portal again; your selection is kept.");
    if (m_error.code == secretErrorCode(SecretError::Kind::NotFound))
        return {
            title,
            named(tr("%1 has no tokens in this computer's keychain: they were never stored, or somebody has deleted "
                     "the entry.")),
            signIn};
    if (m_error.code == "server_not_allowed"_L1)
        return {tr("The authorisation server is not allowed"),
                tr("%1 has its tokens renewed by %2, and this server is not among those that may get an application's "
                   "secret. Nothing was sent there.")
                    .arg(m_portal, m_error.text),
                tr("Sign in again through the browser, or allow the server if you trust it, then try again.")};
    if (m_error.code.compare("invalid_grant"_L1, Qt::CaseInsensitive) == 0)
        return {title,
                named(tr("%1 no longer accepts the refresh token: it is too old, or another program has used it.")),
                signIn};
    if (m_error.code.isEmpty() && !m_error.text.isEmpty()) // this program's own words
        return {title, tr("%1 wants a new sign-in. %2").arg(m_portal, m_error.text), signIn};
    return {title, named(tr("%1 no longer accepts the tokens, and they could not be refreshed.")), signIn};
}

ErrorText Texts::ofKeychain() const
{
    using Kind = SecretError::Kind;
    const auto kind = secretErrorKind(m_error.code);
    if (kind) {
        switch (*kind) {
        case Kind::NotFound:
            return {tr("No tokens in the keychain"), named(tr("%1 has no entry in this computer's keychain.")),
                    tr("Sign in to this portal again; your selection is kept.")};
        case Kind::Locked:
            return {tr("The keychain is locked"),
                    named(tr("%1 needs tokens from this computer's keychain, which is locked.")),
                    tr("Unlock the keychain, then try again.")};
        case Kind::Cancelled:
            return {tr("The keychain stays locked"),
                    named(tr("%1 needs tokens from this computer's keychain, and its question was closed.")),
                    tr("Try again, and unlock the keychain.")};
        case Kind::Missing:
            return {tr("There is no keychain"),
                    named(tr("%1 needs tokens from a keychain, and this computer or this desktop offers none.")),
                    tr("Start a keychain (on Linux: GNOME Keyring or KWallet), then try again.")};
        case Kind::Refused:
            return {tr("The keychain refused"),
                    withMessage(named(tr("%1 needs tokens that this computer's keychain does not hand out."))),
                    tr("Allow Eventsweep in the keychain's settings, then try again.")};
        case Kind::TimedOut:
            return {tr("The keychain does not answer"),
                    named(tr("%1 needs tokens from this computer's keychain, which did not answer in time.")),
                    tr("Look for the keychain's question on the screen, then try again.")};
        }
    }
    return {tr("The keychain does not open"),
            withMessage(named(tr("%1 needs tokens that could not be read from this computer's keychain."))),
            tr("Unlock the keychain, then try again.")};
}

std::optional<ErrorText> Texts::ofSigningIn() const
{
    using Kind = RestError::Kind;
    switch (m_error.kind) {
    case Kind::SignInAgain:
        return ofTokens();
    case Kind::SecretsUnavailable:
        return ofKeychain();
    case Kind::WrongClient:
        return ErrorText{tr("Wrong application id or secret"),
                         named(tr("%1 has no application with this id, or the secret belongs to another one.")),
                         tr("Copy both again from the application's page in the portal.")};
    case Kind::PaymentRequired:
        return ErrorText{tr("The portal's subscription has ended"),
                         named(tr("%1 gives applications no access until its subscription is paid.")),
                         tr("Renew the subscription, then sign in again.")};
    case Kind::NotInstalled:
        return ErrorText{tr("The application is not installed"),
                         named(tr("%1 does not have the application installed, or no longer.")),
                         tr("Install the application in the portal, then sign in again.")};
    case Kind::WebhookUsed:
        return ErrorText{tr("A webhook cannot read the queue"),
                         named(tr("%1 shows an offline queue only to the application that it belongs to, and a "
                                  "webhook was used.")),
                         tr("Use the tokens of the application whose queue you want to see.")};
    case Kind::HttpsRequired:
        return ErrorText{tr("The portal requires https"), named(tr("%1 refused a request without https.")),
                         tr("Add the portal again with its https:// address.")};
    case Kind::AuthorisationServer:
        return ErrorText{tr("The token cannot be checked"), named(tr("%1 does not reach its authorisation server.")),
                         tr("Try again in a few minutes.")};
    default:
        return std::nullopt;
    }
}

std::optional<ErrorText> Texts::ofRights() const
{
    using Kind = RestError::Kind;
    switch (m_error.kind) {
    case Kind::AccessDenied:
        return ErrorText{tr("Access denied"),
                         quoting(named(tr("%1 gives no access: the token's user is no administrator, or the plan "
                                          "has no REST."))),
                         tr("Sign in as an administrator, and check that the portal's plan includes REST.")};
    case Kind::PlanLacks:
        return ErrorText{tr("The portal's plan lacks a feature"),
                         quoting(named(tr("%1 has a plan without what this request needs."))),
                         tr("Check the connection of this portal again: what still works is then known.")};
    case Kind::NoRights:
        return ErrorText{tr("The application may not do this"),
                         quoting(named(tr("%1 refused, because the application or its user lacks a right."))),
                         tr("Check the application's permissions in the portal, then sign in again.")};
    case Kind::ConfirmationWaiting:
        return ErrorText{tr("An administrator has to approve this"),
                         named(tr("%1 waits until an administrator approves what the application asks for.")),
                         tr("Approve it in the portal, then try again.")};
    case Kind::ConfirmationDenied:
        return ErrorText{tr("An administrator has denied this"),
                         named(tr("%1 refused, because an administrator has denied what the application asks for.")),
                         tr("Ask the portal's administrators to approve it.")};
    case Kind::PortalClosed:
        return ErrorText{tr("The portal is closed"), named(tr("%1 has been closed or deleted.")),
                         tr("Remove it from the list; its archive stays.")};
    default:
        return std::nullopt;
    }
}

std::optional<ErrorText> Texts::ofLimits() const
{
    using Kind = RestError::Kind;
    const QString wait = m_error.retryAfter ? tr("Wait %1, then try again.").arg(durationText(*m_error.retryAfter))
                                            : tr("Wait a few minutes, then try again.");
    switch (m_error.kind) {
    case Kind::TooFast:
        return ErrorText{tr("The portal's limit is reached"),
                         named(tr("%1 got too many requests from this address, perhaps from other programs too.")),
                         wait};
    case Kind::MethodResting:
        return ErrorText{tr("The portal lets this method rest"),
                         named(tr("%1 pauses a method whose working time the application has used up.")), wait};
    case Kind::Blocked:
        return ErrorText{tr("The portal's REST is blocked"),
                         quoting(named(tr("%1 has been blocked by hand, by its provider."))),
                         tr("Contact Bitrix24 support: waiting does not help.")};
    case Kind::Maintenance:
        return ErrorText{tr("The portal is under maintenance"),
                         named(tr("%1 shows a maintenance page instead of an answer.")), tr("Try again later.")};
    default:
        return std::nullopt;
    }
}

ErrorText Texts::ofAnswer() const
{
    using Kind = RestError::Kind;
    switch (m_error.kind) {
    case Kind::WrongRequest: {
        const QString sentence = m_error.argument.isEmpty()
                                     ? named(tr("%1 did not accept a request of this program."))
                                     : tr("%1 did not accept the argument “%2” of a request of this program.")
                                           .arg(m_portal, m_error.argument);
        return {tr("The request was wrong"), quoting(sentence),
                tr("This is a mistake in Eventsweep: please report it with these words.")};
    }
    case Kind::MethodUnknown:
        return {tr("The portal is too old"), named(tr("%1 does not know a method that is needed.")),
                tr("Have the portal's REST module updated.")};
    case Kind::ManifestMissing:
        return {tr("The portal has no such manifest"), quoting(named(tr("%1 found no manifest for the request."))),
                tr("Check the address, then try again.")};
    case Kind::NotJson:
        return {tr("No Bitrix24 answered"),
                named(tr("%1 answered with a web page: from a proxy, a faulty server, or another site.")),
                tr("Check the address; if it is right, try again later.")};
    case Kind::AnswerNotUnderstood:
        return {tr("The answer is not understood"),
                withMessage(named(tr("%1 answered in another form than this request has."))),
                tr("Try again; if it stays so, report it with the portal's version.")};
    case Kind::PortalFault:
    default:
        return {tr("The portal reports a fault"), quoting(named(tr("%1 failed while it worked on the request."))),
                tr("Try again later; if it stays so, ask whoever runs the portal.")};
    }
}

} // namespace

ErrorText restErrorText(const RestError &error, const QString &portal)
{
    return Texts(error, portal).text();
}

QString restErrorCode(const RestError &error)
{
    QStringList parts;
    if (error.httpStatus > 0)
        parts << u"HTTP %1"_s.arg(error.httpStatus);
    if (!error.code.isEmpty())
        parts << error.code;
    return parts.join(u" · "_s);
}

} // namespace eventsweep
