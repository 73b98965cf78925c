// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/remedy.h"

#include "core/auth/secretstore.h"

using namespace Qt::StringLiterals;

namespace eventsweep {

Remedy remedyFor(const RestError &error)
{
    switch (error.kind) {
    case RestError::Kind::SignInAgain:
    case RestError::Kind::WrongClient:
    case RestError::Kind::AccessDenied:
    case RestError::Kind::WebhookUsed:
    case RestError::Kind::NoRights:
    case RestError::Kind::NotInstalled:
    case RestError::Kind::PaymentRequired:
    case RestError::Kind::AddressMoved:
        return Remedy::SignIn;
    case RestError::Kind::SecretsUnavailable:
        switch (secretErrorKind(error.code).value_or(SecretError::Kind::TimedOut)) {
        case SecretError::Kind::NotFound: // asking again gives the same
            return Remedy::SignIn;
        case SecretError::Kind::Missing: // it is looked for at the start only
            return Remedy::None;
        default: // a closed or silent one may open
            return Remedy::TryAgain;
        }
    case RestError::Kind::PortalClosed:
        return Remedy::RemovePortal;
    case RestError::Kind::Blocked:
    case RestError::Kind::HttpsRequired:
    case RestError::Kind::InsecureAddress:
        return Remedy::None;
    case RestError::Kind::TlsRefused:
        return Remedy::ShowCertificate;
    case RestError::Kind::ProxyNeedsSignIn:
        return Remedy::SignInToProxy;
    default:
        return Remedy::TryAgain;
    }
}

bool authorityHelps(const RestError &error)
{
    return error.kind == RestError::Kind::TlsRefused && error.code == "untrusted_authority"_L1;
}

} // namespace eventsweep
