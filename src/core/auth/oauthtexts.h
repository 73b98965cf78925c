// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/auth/oauthflow.h"

namespace eventsweep {

/// For the operator, in one or two sentences: what went wrong and what to do. Not for Problem::Kind::Exchange, whose
/// words are those of its RestError; there only what is special about a sign-in.
[[nodiscard]] QString signInProblemText(const OAuthFlow::Problem &problem);

/// What the browser shows. All in the program's language: the one that the translation itself names, so that words and
/// `lang` always agree.
[[nodiscard]] ReturnPage signedInPage(const QString &host);
[[nodiscard]] ReturnPage notSignedInPage(const OAuthFlow::Problem &problem);
[[nodiscard]] ReturnPage signInCancelledPage();
/// A return with another `state`, or none at all.
[[nodiscard]] ReturnPage strangeReturnPage();
/// Nobody knows here how it ended.
[[nodiscard]] ReturnPage lookThereInsteadPage();
/// Any other, with the language filled in.
[[nodiscard]] ReturnPage returnPage(bool success, const QString &title, const QString &text);

} // namespace eventsweep
