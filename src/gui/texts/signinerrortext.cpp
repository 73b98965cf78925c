// SPDX-License-Identifier: Apache-2.0
#include "gui/texts/signinerrortext.h"

#include "core/auth/oauthtexts.h"
#include "gui/controllers/remedy.h"
#include "gui/texts/resterrortext.h"

#include <QCoreApplication>

namespace eventsweep {

namespace {

using Kind = OAuthFlow::Problem::Kind;

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(SignInErrorText)

public:
    static ErrorText of(const OAuthFlow::Problem &problem, const QString &portal)
    {
        switch (problem.kind) {
        case Kind::PortTaken:
            return {
                tr("Port %1 is in use").arg(problem.port),
                tr("Another program on this computer listens there, so the browser cannot come back to Eventsweep."),
                tr("Choose another port here and put the new handler path into the application's settings.")};
        case Kind::CannotListen:
            return {tr("The browser cannot come back through port %1").arg(problem.port),
                    tr("This computer does not let Eventsweep listen there."),
                    tr("Choose another port, above 1023, here and in the application's settings.")};
        case Kind::TimedOut:
            return {tr("The browser did not come back"),
                    tr("Nothing returned within five minutes. When something is wrong with the application, the portal "
                       "says so on its own page in the browser."),
                    tr("Look at that page, check application id and handler path, then open the page again.")};
        case Kind::Refused:
            return {tr("The portal did not let you sign in"),
                    problem.text.isEmpty() ? tr("It sent the browser back with a refusal.")
                                           : tr("It says: “%1”.").arg(problem.text),
                    tr("Open the page again, and allow the application there.")};
        default:
            break;
        }
        return afterReturn(problem, portal);
    }

private:
    static ErrorText afterReturn(const OAuthFlow::Problem &problem, const QString &portal)
    {
        switch (problem.kind) {
        case Kind::UnfamiliarServer:
            return {tr("The authorisation server is not known yet"),
                    tr("The portal names %1, which is not a server of the vendor. The application's secret would be "
                       "sent there.")
                        .arg(TokenServers::shownName(problem.server)),
                    tr("Allow it only if your portal is self-hosted and this is its server.")};
        case Kind::OtherPortal:
            return {
                tr("Another portal answered"),
                problem.text.isEmpty()
                    ? tr("The sign-in was for %1, and another portal answered. Nothing has been stored.").arg(portal)
                    : tr("The sign-in was for %1, and %2 answered. Nothing has been stored.").arg(portal, problem.text),
                tr("Open the page again and sign in to the right portal in the browser.")};
        case Kind::CodeTooOld:
            return {tr("The code is too old"), tr("The portal's code is valid for 30 seconds, and only once."),
                    tr("Open the page again: you are signed in there now, so it returns at once.")};
        default:
            break;
        }
        return exchange(problem);
    }

    static ErrorText exchange(const OAuthFlow::Problem &problem)
    {
        if (problem.error.kind == RestError::Kind::TlsRefused) {
            const bool unknown = authorityHelps(problem.error);
            return {tr("The authorisation server is not trusted"),
                    tr("Its certificate cannot be trusted, so the application's secret was not sent."),
                    unknown ? tr("If it is your own server, add its certificate authority for this portal.")
                            : tr("Have the certificate of that server corrected.")};
        }
        const QString title = problem.error.kind == RestError::Kind::SignInAgain ? tr("No tokens came")
                                                                                 : restErrorText(problem.error).title;
        return {title, signInProblemText(problem), {}};
    }
};

} // namespace

ErrorText signInErrorText(const OAuthFlow::Problem &problem, const QString &portal)
{
    return Texts::of(problem, portal);
}

} // namespace eventsweep
