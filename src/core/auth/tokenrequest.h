// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rest/httptransport.h"

#include <QStringList>

#include <utility>
#include <vector>

namespace eventsweep {

/// A POST to a token endpoint, as a form: works as well as the documented GET, and keeps secrets out of addresses.
/// Never sent a second time by the network stack: a refresh token and a code are used up by the first.
[[nodiscard]] HttpRequest tokenRequest(const QUrl &tokenAddress,
                                       const std::vector<std::pair<QByteArray, QString>> &fields);

/// An error of the token endpoint without any of these: servers may quote what they were sent.
[[nodiscard]] RestError withoutSecrets(RestError error, const QStringList &secrets);

} // namespace eventsweep
