// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/futures.h"
#include "core/clear/encodedcheck.h"
#include "core/clear/intentreceipt.h"
#include "core/clear/mutationencoding.h"
#include "core/rest/restclient.h"

#include <QObject>

#include <functional>
#include <variant>

namespace eventsweep {

/// The only way to send anything that changes a portal. Takes mutations that the journal holds, refuses on read-only
/// portals, encodes, checks the encoded bytes, sends once. Lives in the thread of its client.
class MutationGate : public QObject
{
    Q_OBJECT
public:
    using Failure = std::variant<GateRefusal, RestError>;
    using Answer = tl::expected<BatchAnswer, Failure>;

    /// `portal` and `isReadOnly` are of the client's portal; read-only is asked again just before each sending.
    MutationGate(RestClient &client, PortalId portal, std::function<bool()> isReadOnly, QObject *parent = nullptr);

    /// One answer a command, in the order of the mutation. `withdraw` takes it back while it waits for the portal's
    /// limits (RestError Cancelled, NotSent); what is being sent goes on to its end.
    [[nodiscard]] QFuture<Answer> send(const IntentReceipt &receipt, CancelToken withdraw, CancelToken cancel);

private:
    void sendChecked(const EncodedMutation &encoded, const RestClient::Options &options,
                     const std::shared_ptr<Ending<Answer>> &ending);

    RestClient &m_client;
    PortalId m_portal;
    std::function<bool()> m_isReadOnly;
};

} // namespace eventsweep
