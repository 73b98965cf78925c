// SPDX-License-Identifier: Apache-2.0
#include "core/portal/connectioncheck.h"

#include "core/base/futures.h"
#include "core/portal/portalsession.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>
#include <set>

namespace eventsweep {

using namespace Qt::StringLiterals;

namespace {

/// Their places in the batch.
enum Command : size_t { Profile, Reservations, Connectors, Handlers, Application, Scopes, ServerTime, commandCount };

ReadBatch questions()
{
    ReadBatch batch;
    const bool added = batch.add({ReadMethod::Profile, {}}) &&
                       batch.add({ReadMethod::FeatureGet, {{u"CODE"_s, u"rest_offline_extended"_s}}}) &&
                       batch.add({ReadMethod::FeatureGet, {{u"CODE"_s, u"rest_auth_connector"_s}}}) &&
                       batch.add({ReadMethod::EventGet, {}}) && batch.add({ReadMethod::AppInfo, {}}) &&
                       batch.add({ReadMethod::Scope, {}}) && batch.add({ReadMethod::ServerTime, {}});
    Q_ASSERT(added);
    Q_UNUSED(added);
    return batch;
}

QStringList commandNames()
{
    QStringList names;
    const auto batch = questions();
    for (const ReadRequest &request : batch.requests())
        names << methodName(request.method);
    return names;
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

QStringList textsIn(const QJsonArray &array)
{
    QStringList texts;
    for (const QJsonValue &entry : array) {
        if (const QString text = entry.toString().simplified(); !text.isEmpty())
            texts << text;
    }
    return texts;
}

std::optional<QStringList> scopesFrom(const QJsonValue &value)
{
    // A list; older servers answer as PHP counts, with an object, and a token answer has them in one text.
    if (value.isArray())
        return textsIn(value.toArray());
    if (value.isString())
        return value.toString().split(u',', Qt::SkipEmptyParts);
    if (!value.isObject())
        return std::nullopt;
    QJsonArray values;
    const auto object = value.toObject();
    for (const QJsonValue &entry : object)
        values.append(entry);
    return textsIn(values);
}

std::optional<WallTime> timeFrom(const QString &text)
{
    const auto time = QDateTime::fromString(text, Qt::ISODate);
    return time.isValid() ? std::optional(WallTime(Milliseconds(time.toMSecsSinceEpoch()))) : std::nullopt;
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
    if (const auto &scopes = answer->at(Scopes))
        report.scopes = scopesFrom(scopes->value());
    if (const auto &time = answer->at(ServerTime))
        report.portalTime = timeFrom(time->value().toString());
    return report;
}

} // namespace

QFuture<RestResult<ConnectionReport>> checkConnection(PortalSession &session, CancelToken cancel)
{
    struct Asked
    {
        Ending<RestResult<ConnectionReport>> ending;
        Milliseconds took{0};
    };
    const auto asked = std::make_shared<Asked>();
    RestClient::Options options;
    options.cancel = std::move(cancel);
    // Lives as long as the question: the time is that of its last sending, without what it waited for before.
    auto *listener = new QObject(&session);
    QObject::connect(&session.client(), &RestClient::called, listener, [asked](const CallTrace &trace) {
        if (trace.commands == commandNames())
            asked->took = trace.took;
    });
    const auto answer = session.client().read(questions(), options);
    whenFinished(answer, listener, [&session, listener, asked](const QFuture<RestResult<BatchAnswer>> &finished) {
        listener->deleteLater();
        if (finished.resultCount() == 0)
            return; // the client is gone, and the session with it
        auto report = reportFrom(finished.result());
        if (report) {
            report->tls = session.transport().tlsOf(session.portal().restBase);
            report->took = asked->took;
            report->operating = session.limiter().operatingSeconds();
            report->limitLevel = session.limiter().level();
            report->limitBurst = session.limiter().policy().burst;
        }
        asked->ending.end(std::move(report));
    });
    return asked->ending.future();
}

} // namespace eventsweep
