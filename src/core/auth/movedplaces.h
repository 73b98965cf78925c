// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <QList>
#include <QUrl>

#include <optional>

namespace eventsweep {

/// What authorisation servers have said about where a portal is (`client_endpoint`), for portals that redirect to
/// another place. Addresses count as the same with and without their scheme's port and the last slash. Value.
class MovedPlaces
{
public:
    /// Between two refreshes that only a redirect asked for: a portal, or what is between, that answers with ever
    /// other places must not make the tokens change with each call.
    static constexpr Milliseconds interval = std::chrono::minutes(1);

    /// Whether the portal is there; nothing: not known.
    [[nodiscard]] std::optional<bool> isAt(const QUrl &base) const;
    /// `now`: steady time.
    [[nodiscard]] bool mayAsk(Milliseconds now) const { return !m_askedAt || now - *m_askedAt >= interval; }
    void noteAsked(Milliseconds now) { m_askedAt = now; }
    /// By a refresh of this portal; empty: it did not say. `asked`: who wanted to know. A no stays until a refresh says
    /// otherwise.
    void take(const QUrl &endpoint, const QList<QUrl> &asked);
    /// Tokens that nobody has said anything about.
    void forget();
    /// The operator wants it tried again: it may also be asked at once.
    void beginAnew();

private:
    QUrl m_endpoint;        ///< by the answer that gave the tokens; empty: not known
    QList<QUrl> m_notThere; ///< places that were asked about
    std::optional<Milliseconds> m_askedAt;
};

} // namespace eventsweep
