// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rest/resterror.h"

namespace eventsweep {

/// The one thing that an operator can do about a call that failed, as far as a button can do it.
enum class Remedy {
    TryAgain, ///< after waiting, unlocking the keychain, or whatever the words say
    SignIn,
    ShowCertificate, ///< and from there a certificate authority can be added
    SignInToProxy,
    RemovePortal,
    None ///< no button helps: what does is said in words
};

[[nodiscard]] Remedy remedyFor(const RestError &error);
/// A refused certificate that would be accepted if its authority were trusted: not one that has expired or is another
/// server's.
[[nodiscard]] bool authorityHelps(const RestError &error);

} // namespace eventsweep
