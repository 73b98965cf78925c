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
        // Asking again for an entry that is gone gives the same; a closed or silent keychain may open.
        return secretErrorKind(error.code) == SecretError::Kind::NotFound ? Remedy::SignIn : Remedy::TryAgain;
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
