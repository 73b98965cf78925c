// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rest/resterror.h"

#include <QFuture>
#include <QString>
#include <QUrl>

namespace eventsweep {

/// Where a client gets its access token. All calls of one portal share one provider.
class TokenProvider
{
public:
    virtual ~TokenProvider() = default;

    /// The current access token, from the keychain when it has not been read yet.
    /// Errors: SignInAgain, SecretsUnavailable.
    [[nodiscard]] virtual QFuture<RestResult<QString>> token() = 0;

    /// The portal answered expired_token to `stale`: a newer token. One refresh for all who wait; when `stale` is not
    /// the current token any more, the current one at once. The new pair is stored before anybody gets it.
    /// Errors: SignInAgain (refused, lost answer, no refresh token), SecretsUnavailable, WrongClient, transport errors.
    [[nodiscard]] virtual QFuture<RestResult<QString>> refreshed(const QString &stale) = 0;

    /// The portal redirects to `base` (302): a token for use there, once its authorisation server has said that this
    /// portal (the same member_id) is there now. It says so in the answer to a refresh.
    /// Errors: AddressMoved (it names another place or another portal, or cannot be asked), those of refreshed().
    [[nodiscard]] virtual QFuture<RestResult<QString>> tokenAt(const QUrl &base) = 0;
};

} // namespace eventsweep
