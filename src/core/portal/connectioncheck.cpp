// SPDX-License-Identifier: Apache-2.0
#include "core/portal/connectioncheck.h"

#include "core/base/futures.h"

#include <QJsonArray>

#include <algorithm>
#include <set>

namespace eventsweep {

using namespace Qt::StringLiterals;

namespace {

/// Their places in the batch.
enum Command : size_t { Profile, Reservations, Connectors, Handlers, Application, commandCount };

ReadBatch questions()
{
    ReadBatch batch;
    const bool added = batch.add({ReadMethod::Profile, {}}) &&
                       batch.add({ReadMethod::FeatureGet, {{u"CODE"_s, u"rest_offline_extended"_s}}}) &&
                       batch.add({ReadMethod::FeatureGet, {{u"CODE"_s, u"rest_auth_connector"_s}}}) &&
                       batch.add({ReadMethod::EventGet, {}}) && batch.add({ReadMethod::AppInfo, {}});
    Q_ASSERT(added);
    Q_UNUSED(added);
    return batch;
}

/// Self-hosted portals answer neither Y nor N but "en_selfhosted" and the like (scenario feature-get).
bool has(const RestResult<RestAnswer> &feature, bool whenUnknown)
{
    if (!feature)
        return whenUnknown;
    const QString value = feature->value().toObject().value("value"_L1).toString();
    return value.isEmpty() ? whenUnknown : value.compare("N"_L1, Qt::CaseInsensitive) != 0;
}

void readHandlers(const QJsonArray &handlers, ConnectionReport &report)
{
    std::set<ConnectorId> found;
    for (const QJsonValue &entry : handlers) {
        const auto handler = entry.toObject();
        if (handler.value("offline"_L1).toVariant().toInt() != 1)
            continue;
        ++report.offlineHandlers;
        const auto connector = ConnectorId::from(handler.value("connector_id"_L1).toString());
        if (connector && !connector->isNone())
            found.insert(*connector);
    }
    report.connectors.assign(found.begin(), found.end());
}

bool isYes(const QJsonValue &value)
{
    const QString text = value.toVariant().toString();
    return value.toBool() || text == "1"_L1 || text.compare("Y"_L1, Qt::CaseInsensitive) == 0;
}

RestResult<ConnectionReport> reportFrom(const RestResult<BatchAnswer> &answer)
{
    if (!answer)
        return tl::unexpected(answer.error());
    if (answer->size() != commandCount)
        return tl::unexpected(answerNotUnderstood(u"the batch did not answer each command"_s));
    const auto &profile = answer->at(Profile);
    if (!profile)
        return tl::unexpected(profile.error());
    const auto user = profile->value().toObject();
    if (user.isEmpty())
        return tl::unexpected(answerNotUnderstood(u"profile did not answer with a user"_s));

    ConnectionReport report;
    report.administrator = isYes(user.value("ADMIN"_L1));
    report.userName =
        QString(user.value("NAME"_L1).toString() + u' ' + user.value("LAST_NAME"_L1).toString()).simplified();
    // Unknown is taken for "there": the portal refuses a reservation that its plan lacks, and nothing is lost. Taken
    // for "not there", records would be fetched and deleted in one request where two safer ones are possible.
    report.hasReservations = has(answer->at(Reservations), true);
    report.hasConnectors = has(answer->at(Connectors), false);
    if (const auto &handlers = answer->at(Handlers))
        readHandlers(handlers->value().toArray(), report);
    if (const auto &application = answer->at(Application)) {
        const auto info = application->value().toObject();
        report.applicationTitle = info.value("TITLE"_L1).toString().simplified();
        if (report.applicationTitle.isEmpty())
            report.applicationTitle = info.value("CODE"_L1).toString().simplified();
    }
    return report;
}

} // namespace

QFuture<RestResult<ConnectionReport>> checkConnection(RestClient &client, CancelToken cancel)
{
    RestClient::Options options;
    options.cancel = std::move(cancel);
    return client.read(questions(), options).then(reportFrom);
}

} // namespace eventsweep
