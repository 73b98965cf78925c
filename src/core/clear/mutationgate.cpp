// SPDX-License-Identifier: Apache-2.0
#include "core/clear/mutationgate.h"

#include "core/base/futures.h"
#include "core/clear/mutationencoding.h"

#include <QJsonDocument>

namespace eventsweep {

namespace {

const GateRefusal readOnly{GateRefusal::Kind::ReadOnly, QStringLiteral("the portal is marked read-only")};

} // namespace

MutationGate::MutationGate(RestClient &client, PortalId portal, std::function<bool()> isReadOnly, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_portal(std::move(portal))
    , m_isReadOnly(std::move(isReadOnly))
{
}

QFuture<MutationGate::Answer> MutationGate::send(const IntentReceipt &receipt, CancelToken withdraw, CancelToken cancel)
{
    const auto ending = std::make_shared<Ending<Answer>>();
    const auto refuse = [&ending](const GateRefusal &refusal) {
        ending->end(tl::unexpected(Failure(refusal)));
        return ending->future();
    };
    if (m_isReadOnly())
        return refuse(readOnly);
    if (receipt.portal() != m_portal)
        return refuse({GateRefusal::Kind::OtherPortal, QStringLiteral("the intent is for another portal")});

    const EncodedMutation encoded = encode(receipt.mutation());
    // The body that is checked is the one that is sent: RestClient adds the token and the connector and writes the
    // same object.
    const QByteArray bytes = QJsonDocument(encoded.body).toJson(QJsonDocument::Compact);
    if (const auto refusal = checkEncoded(encoded.method, bytes, receipt.mutation()))
        return refuse(*refusal);
    if (!receipt.use())
        return refuse({GateRefusal::Kind::SentBefore, QStringLiteral("the intent has been sent before")});

    CheckedMutation mutation;
    mutation.m_method = encoded.method;
    mutation.m_methods = encoded.methods;
    mutation.m_body = encoded.body;
    mutation.m_repeatable = encoded.repeatable;
    const auto answer = m_client.mutate(std::move(mutation), {.connector = receipt.connector(),
                                                              .priority = RateLimiter::Priority::Clearing,
                                                              .cancel = std::move(cancel),
                                                              .withdraw = std::move(withdraw),
                                                              .stillWanted = [this] { return !m_isReadOnly(); }});
    whenDone(answer, this, [this, ending](const RestResult<BatchAnswer> &answers) {
        const bool notSent = !answers && answers.error().kind == RestError::Kind::Cancelled &&
                             answers.error().delivery == RestError::Delivery::NotSent;
        if (notSent && m_isReadOnly())
            ending->end(tl::unexpected(Failure(readOnly)));
        else
            ending->end(answers.map_error([](const RestError &error) { return Failure(error); }));
    });
    return ending->future();
}

} // namespace eventsweep
