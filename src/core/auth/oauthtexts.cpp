// SPDX-License-Identifier: Apache-2.0
#include "core/auth/oauthtexts.h"

#include <QCoreApplication>

namespace eventsweep {

using namespace Qt::StringLiterals;

namespace {

using Kind = OAuthFlow::Problem::Kind;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(eventsweep::OAuthFlow)
};

/// Why the exchange of the code gave no tokens; what each means stands in the protocol: errors that can be met.
QString exchangeText(const RestError &error)
{
    using Error = RestError::Kind;
    switch (error.kind) {
    case Error::SignInAgain:
        return error.text.isEmpty() ? Texts::tr("The authorisation server refused the code. Sign in again.")
                                    : error.text;
    case Error::WrongClient:
        return Texts::tr("The authorisation server does not know this application id with this secret. Copy both again "
                         "from the application's page in the portal.");
    case Error::PaymentRequired:
        return Texts::tr("The portal's subscription has ended. Have it renewed, then sign in again.");
    case Error::NotInstalled:
        return Texts::tr("The application is not installed in the portal. Install it there, then sign in again.");
    case Error::PortalClosed:
        return Texts::tr("The portal has been closed or deleted.");
    case Error::InsecureAddress:
        return Texts::tr("The authorisation server would be asked without encryption. Nothing was sent.");
    case Error::TlsRefused:
        return Texts::tr("The authorisation server's certificate is not trusted. Nothing was sent.");
    case Error::ProxyFailed:
    case Error::ProxyNeedsSignIn:
        return Texts::tr("The proxy did not let the request to the authorisation server through.");
    case Error::Offline:
    case Error::TimedOut:
    case Error::ConnectionLost:
        return Texts::tr("The authorisation server could not be reached. Check the network, then sign in again.");
    case Error::Maintenance:
        return Texts::tr("The authorisation server is under maintenance. Sign in again later.");
    case Error::TooFast:
    case Error::Blocked:
        return Texts::tr("The authorisation server refuses more requests at present. Sign in again later.");
    case Error::AddressMoved:
        return Texts::tr("The authorisation server redirects to another address, which is not followed, for safety.");
    case Error::NotJson:
    case Error::AnswerNotUnderstood:
        return Texts::tr("What answered is no authorisation server, or speaks in another way. Check its address.");
    default:
        return error.text.isEmpty()
                   ? Texts::tr("The authorisation server refused. Sign in again.")
                   : Texts::tr("The authorisation server refused: “%1”. Sign in again.").arg(error.text);
    }
}

} // namespace

QString signInProblemText(const OAuthFlow::Problem &problem)
{
    switch (problem.kind) {
    case Kind::PortTaken:
        return Texts::tr("Port %1 of this computer is used by another program. Choose another one here and in the "
                         "application's settings, or paste the return address.")
            .arg(problem.port);
    case Kind::CannotListen:
        return Texts::tr("This computer does not let the program wait at port %1. Choose another one here and in the "
                         "application's settings, or paste the return address.")
            .arg(problem.port);
    case Kind::TimedOut:
        return Texts::tr("Nothing came back from the browser. Portals show an error on their own page: look there. "
                         "Then sign in again, or paste the return address.");
    case Kind::Refused:
        return Texts::tr("The portal refused: “%1”. Sign in again, or ask its administrator.").arg(problem.text);
    case Kind::UnfamiliarServer:
        return Texts::tr("The portal names an authorisation server that is not allowed yet: %1. The application's "
                         "secret was not sent. Allow it if it is yours, then sign in again.")
            .arg(TokenServers::nameOf(problem.server));
    case Kind::OtherPortal:
        return problem.text.isEmpty()
                   ? Texts::tr("Another portal answered. Sign in to the right one in the browser, then try again.")
                   : Texts::tr("Another portal answered: %1. Sign in to the right one in the browser, then try again.")
                         .arg(problem.text);
    case Kind::CodeTooOld:
        return Texts::tr("The code is too old or was used already: it can be used once, within 30 seconds. Sign in "
                         "again.");
    case Kind::Exchange:
        return exchangeText(problem.error);
    }
    return {};
}

ReturnPage returnPage(bool success, const QString &title, const QString &text)
{
    //: The language of these texts as a code: "ru" in the Russian translation.
    return {.success = success,
            .settled = true,
            .title = title,
            .text = text,
            .language = Texts::tr("en", "language code")};
}

ReturnPage signedInPage(const QString &host)
{
    const QString text = host.isEmpty() ? Texts::tr("Eventsweep has received its access.")
                                        : Texts::tr("Eventsweep has received its access to %1.").arg(host);
    return returnPage(true, Texts::tr("Signed in"), text + u'\n' + Texts::tr("You can close this window."));
}

ReturnPage notSignedInPage(const OAuthFlow::Problem &problem)
{
    return returnPage(false, Texts::tr("Not signed in"),
                      signInProblemText(problem) + u'\n' +
                          Texts::tr("Go back to Eventsweep; you can close this window."));
}

namespace {

ReturnPage unsettled(const QString &title, const QString &text)
{
    ReturnPage page = returnPage(false, title, text);
    page.settled = false;
    return page;
}

} // namespace

ReturnPage signInCancelledPage()
{
    return returnPage(false, Texts::tr("Not signed in"),
                      Texts::tr("The sign-in was cancelled in Eventsweep. You can close this window."));
}

ReturnPage strangeReturnPage()
{
    return unsettled(Texts::tr("This is not the sign-in that Eventsweep waits for"),
                     Texts::tr("Nothing was taken from this address, and the wait goes on. If you have just signed in, "
                               "it was from an older page: open the page once more from Eventsweep."));
}

ReturnPage lookThereInsteadPage()
{
    return unsettled(Texts::tr("Look into Eventsweep"),
                     Texts::tr("It says whether you are signed in. You can close this window."));
}

} // namespace eventsweep
