// SPDX-License-Identifier: Apache-2.0
#include "core/clear/mutationgate.h"

#include "core/clear/mutationencoding.h"

#include <QJsonDocument>
#include <QtConcurrent>

namespace eventsweep {

namespace {

const GateRefusal readOnly{GateRefusal::Kind::ReadOnly, QStringLiteral("the portal is marked read-only")};

using CheckedEncoding = tl::expected<EncodedMutation, GateRefusal>;

CheckedEncoding encodeAndCheck(const Mutation &mutation)
{
    EncodedMutation encoded = encode(mutation);
    // The body that is checked is the one that is sent: RestClient adds the token and the connector and writes the
    // same object.
    const QByteArray bytes = QJsonDocument(encoded.body).toJson(QJsonDocument::Compact);
    if (const auto refusal = checkEncoded(encoded.method, bytes, mutation))
        return tl::unexpected(*refusal);
    return encoded;
}

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

    if (!receipt.use())
        return refuse({GateRefusal::Kind::SentBefore, QStringLiteral("the intent has been sent before")});

    // Ten thousand ids take longer to write and to read back than a frame: off the thread.
    const auto encoded = QtConcurrent::run([mutation = receipt.mutation()] { return encodeAndCheck(mutation); });
    whenDone(encoded, this,
             [this, ending, connector = receipt.connector(), withdraw, cancel](const CheckedEncoding &checked) {
                 if (!checked)
                     ending->end(tl::unexpected(Failure(checked.error())));
                 else
                     sendChecked(*checked,
                                 {.connector = connector,
                                  .priority = RateLimiter::Priority::Clearing,
                                  .cancel = cancel,
                                  .withdraw = withdraw,
                                  .stillWanted = [this] { return !m_isReadOnly(); }},
                                 ending);
             });
    return ending->future();
}

void MutationGate::sendChecked(const EncodedMutation &encoded, const RestClient::Options &options,
                               const std::shared_ptr<Ending<Answer>> &ending)
{
    CheckedMutation mutation;
    mutation.m_method = encoded.method;
    mutation.m_methods = encoded.methods;
    mutation.m_body = encoded.body;
    mutation.m_repeatable = encoded.repeatable;
    whenDone(m_client.mutate(std::move(mutation), options), this,
             [this, ending](const RestResult<BatchAnswer> &answers) {
                 const bool notSent = !answers && answers.error().kind == RestError::Kind::Cancelled &&
                                      answers.error().delivery == RestError::Delivery::NotSent;
                 if (notSent && m_isReadOnly())
                     ending->end(tl::unexpected(Failure(readOnly)));
                 else
                     ending->end(answers.map_error([](const RestError &error) { return Failure(error); }));
             });
}

} // namespace eventsweep
