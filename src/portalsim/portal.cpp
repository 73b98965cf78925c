// SPDX-License-Identifier: Apache-2.0
#include "portalsim/portal.h"

#include "portalsim/batch.h"
#include "portalsim/jsontext.h"
#include "portalsim/scenario.h"
#include "portalsim/timeblock.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace eventsweep::portalsim {

namespace {

using Lock = std::scoped_lock<std::recursive_mutex>;

PortalAnswer phpFailurePage()
{
    return {500, "text/html; charset=UTF-8", "<br />\n<b>Fatal error</b>: Uncaught TypeError: trim(): Argument #1\n"};
}

} // namespace

Portal::Portal()
    : clock_([] { return QDateTime::currentMSecsSinceEpoch(); })
{
}

// --- set-up ----------------------------------------------------------------------------------------------------------

void Portal::reset()
{
    const Lock lock(mutex_);
    queue_.clear();
    handlers_.clear();
    features_ = {};
}

std::optional<QString> Portal::load(const QByteArray &scenarioJson)
{
    const auto scenario = parseScenario(scenarioJson);
    if (!scenario)
        return scenario.error();
    Queue fresh;
    for (const RecordData &record : scenario->given) {
        if (!fresh.insert(kMainApplication, record))
            return u"record %1 of \"given\" is not well-formed, or its ID is there twice"_s.arg(record.id);
    }
    const Lock lock(mutex_);
    queue_ = std::move(fresh);
    handlers_.clear();
    features_ = scenario->features;
    limits_.forget();
    if (scenario->freeFrom > 0)
        addDefaultRecords(scenario->freeFrom, scenario->freeTo);
    return {};
}

void Portal::setFeatures(const Features &features)
{
    const Lock lock(mutex_);
    features_ = features;
}

Features Portal::features() const
{
    const Lock lock(mutex_);
    return features_;
}

// --- the queue -------------------------------------------------------------------------------------------------------

qint64 Portal::addEvent(const QString &eventName, const QByteArray &dataJson, const QByteArray &additionalJson,
                        const QString &connector)
{
    const Lock lock(mutex_);
    return queue_.addEvent(kMainApplication, connector.toUtf8(), eventName.toUtf8(), dataJson, additionalJson,
                           nowMs() / 1000);
}

std::optional<qint64> Portal::repeat(qint64 id)
{
    const Lock lock(mutex_);
    return queue_.repeatEvent(kMainApplication, id, nowMs() / 1000);
}

bool Portal::insert(const RecordData &record)
{
    const Lock lock(mutex_);
    return queue_.insert(kMainApplication, record);
}

void Portal::addDefaultRecords(qint64 from, qint64 to)
{
    const Lock lock(mutex_);
    for (qint64 i = from; i <= to; ++i)
        queue_.insert(kMainApplication, defaultRecord(i));
}

QList<RecordData> Portal::queue() const
{
    const Lock lock(mutex_);
    return queue_.records(kMainApplication);
}

QByteArray Portal::queueJson() const
{
    QByteArray json("[");
    for (const RecordData &record : queue()) {
        if (json.size() > 1)
            json += ',';
        json += "{\"ID\":" + QByteArray::number(record.id) + ",\"PROCESS_ID\":" + jsonText(record.processId.toUtf8()) +
                ",\"ERROR\":" + (record.error ? '1' : '0') +
                ",\"CONNECTOR_ID\":" + jsonText(record.connectorId.toUtf8()) + '}';
    }
    return json + ']';
}

qint64 Portal::queueSize() const
{
    const Lock lock(mutex_);
    return queue_.size(kMainApplication);
}

std::optional<RecordData> Portal::record(qint64 id) const
{
    const QList<RecordData> all = queue();
    const auto found = std::lower_bound(all.begin(), all.end(), id,
                                        [](const RecordData &record, qint64 value) { return record.id < value; });
    return found != all.end() && found->id == id ? std::optional(*found) : std::nullopt;
}

void Portal::startIdsAt(qint64 id)
{
    const Lock lock(mutex_);
    queue_.startIdsAt(id);
}

// --- others ----------------------------------------------------------------------------------------------------------

QString Portal::take(const QList<qint64> &ids, bool evenReserved, const QString &processId)
{
    const Lock lock(mutex_);
    const QByteArray process = processId.isEmpty() ? queue_.newProcessId() : processId.toUtf8();
    const quint32 number = queue_.pool().intern(process);
    for (const qint64 id : ids) {
        const auto place = queue_.locate(kMainApplication, id);
        if (place && (evenReserved || place->first->row(place->second).process == 0))
            place->first->setProcess(place->second, number);
    }
    return QString::fromUtf8(process);
}

int Portal::remove(const QList<qint64> &ids)
{
    const Lock lock(mutex_);
    int removed = 0;
    for (const qint64 id : ids) {
        if (const auto place = queue_.locate(kMainApplication, id)) {
            queue_.remove(*place->first, {place->second});
            ++removed;
        }
    }
    return removed;
}

int Portal::markFailed(const QList<qint64> &ids)
{
    const Lock lock(mutex_);
    int marked = 0;
    for (const qint64 id : ids) {
        if (const auto place = queue_.locate(kMainApplication, id)) {
            place->first->setError(place->second, true);
            place->first->setProcess(place->second, 0);
            ++marked;
        }
    }
    return marked;
}

void Portal::bindOffline(const QString &eventName, const QString &connector)
{
    const Lock lock(mutex_);
    handlers_.bind({kMainApplication, eventName.toUpper().toUtf8(), connector.toUtf8(), {}, 0});
}

void Portal::bindOnline(const QString &eventName, const QString &address, int userId)
{
    const Lock lock(mutex_);
    handlers_.bind({kMainApplication, eventName.toUpper().toUtf8(), {}, address.toUtf8(), userId});
}

// --- accounts --------------------------------------------------------------------------------------------------------

Tokens Portal::tokens() const
{
    const Lock lock(mutex_);
    return accounts_.tokens();
}

QString Portal::memberId() const
{
    return accounts_.memberId();
}

void Portal::expireAdminToken()
{
    const Lock lock(mutex_);
    accounts_.expireAdminToken();
}

QString Portal::issueCode()
{
    const Lock lock(mutex_);
    return accounts_.issueCode();
}

void Portal::setPaymentRequired(bool required)
{
    const Lock lock(mutex_);
    accounts_.setPaymentRequired(required);
}

int Portal::refreshCount() const
{
    const Lock lock(mutex_);
    return accounts_.refreshCount();
}

PortalAnswer Portal::grant(const PhpValue &parameters, const QString &restBase, const QString &serverBase)
{
    const Lock lock(mutex_);
    const auto parameter = [&parameters](const QByteArray &name) {
        const PhpValue *value = parameters.find(name);
        return value ? value->toText() : QByteArray();
    };
    const QByteArray type = parameter("grant_type");
    tl::expected<Accounts::Grant, Accounts::TokenError> grant =
        tl::unexpected(Accounts::TokenError{400, "invalid_request", "Unknown grant_type"});
    if (type == "refresh_token")
        grant = accounts_.refresh(parameter("client_id"), parameter("client_secret"), parameter("refresh_token"));
    else if (type == "authorization_code")
        grant = accounts_.exchange(parameter("client_id"), parameter("client_secret"), parameter("code"));

    PhpValue body = PhpValue::array();
    PortalAnswer answer;
    if (!grant) {
        answer.status = grant.error().status;
        body.set("error", PhpValue::text(grant.error().code));
        body.set("error_description", PhpValue::text(grant.error().description));
    } else {
        body.set("access_token", PhpValue::text(grant->accessToken));
        // The real server writes some numbers as texts, some not, and not always the same ones.
        body.set("expires", PhpValue::text(QByteArray::number(nowMs() / 1000 + 3600)));
        body.set("expires_in", PhpValue::text("3600"));
        body.set("scope", PhpValue::text("crm,task,user,imbot,telephony"));
        body.set("domain", PhpValue::text("oauth.bitrix.info"));
        body.set("server_endpoint", PhpValue::text(serverBase.toUtf8()));
        body.set("status", PhpValue::text("L"));
        body.set("client_endpoint", PhpValue::text(restBase.toUtf8()));
        body.set("member_id", PhpValue::text(accounts_.memberId().toUtf8()));
        body.set("user_id", PhpValue::number(grant->userId));
        body.set("refresh_token", PhpValue::text(grant->refreshToken));
    }
    answer.body = toJson(body);
    return answer;
}

// --- requests --------------------------------------------------------------------------------------------------------

void Portal::changeLimits(const std::function<void(Limits &)> &change)
{
    const Lock lock(mutex_);
    change(limits_);
}

void Portal::setObserver(Observer observer)
{
    const Lock lock(mutex_);
    observer_ = std::move(observer);
}

void Portal::setClock(std::function<qint64()> clock)
{
    const Lock lock(mutex_);
    clock_ = std::move(clock);
}

qint64 Portal::nowMs() const
{
    const Lock lock(mutex_);
    return clock_();
}

PortalAnswer Portal::handle(const PortalRequest &request)
{
    const Lock lock(mutex_);
    const qint64 start = nowMs();
    if (!limits_.admit(request.source, start))
        return encode(Answer::failure(503, "QUERY_LIMIT_EXCEEDED", "Too many requests"), start);
    const QByteArray method = request.method.toLower();
    if (method != "batch" && !methodNamed(method))
        return encode(Answer::failure(404, "ERROR_METHOD_NOT_FOUND", "Method not found!"), start);

    Identity identity{kMainApplication, 1, true, true};
    if (!request.webhook) {
        const auto known = accounts_.identify(request.token);
        if (!known)
            return encode(known.error(), start);
        identity = *known;
    }
    if (!request.connector.isEmpty() && !features_.connectors)
        return encode(Answer::failure(403, "WRONG_LICENSE",
                                      "This feature is not enabled for the current license: auth_connector"),
                      start);
    return encode(call(method, request.parameters, identity, request.connector), start);
}

Answer Portal::call(const QByteArray &method, const PhpValue &parameters, const Identity &identity,
                    const QByteArray &connector)
{
    const Lock lock(mutex_);
    if (method == "batch")
        return Batch(*this, identity, connector).run(parameters);
    return dispatch({method, -1}, parameters, identity, connector);
}

Answer Portal::dispatch(const CallPoint &point, const PhpValue &parameters, const Identity &identity,
                        const QByteArray &connector)
{
    const Method method = methodNamed(point.method);
    if (!method)
        return Answer::failure(404, "ERROR_METHOD_NOT_FOUND", "Method not found!");
    if (observer_) {
        if (auto instead = observer_(point))
            return *instead;
    }
    return limited(point, identity, [&] {
        MethodCall methodCall{queue_, handlers_, features_, accounts_, identity, connector, parameters, nowMs() / 1000};
        return method(methodCall);
    });
}

Answer Portal::limited(const CallPoint &point, const Identity &identity, const std::function<Answer()> &act)
{
    if (!limits_.countsOperating())
        return act();
    const Limits::Operating used = limits_.charge(identity.application, point.method, nowMs());
    Answer answer = used.exceeded
                        ? Answer::failure(429, "OPERATION_TIME_LIMIT", "Method is blocked due to operation time limit.")
                        : act();
    answer.operating = used.seconds;
    answer.operatingResetAt = used.resetAt;
    return answer;
}

PortalAnswer Portal::encode(const Answer &answer, qint64 startMs) const
{
    if (answer.fatal)
        return phpFailurePage();
    QByteArray json;
    if (!answer.ok()) {
        json = "{\"error\":" + jsonText(answer.error) + ",\"error_description\":" + jsonText(answer.description);
        if (!answer.argument.isEmpty())
            json += ",\"argument\":" + jsonText(answer.argument);
    } else {
        json.reserve(answer.result.size() + 400);
        json += "{\"result\":" + answer.result;
        if (answer.next)
            json += ",\"next\":" + QByteArray::number(*answer.next);
        if (answer.total)
            json += ",\"total\":" + QByteArray::number(*answer.total);
    }
    const qint64 finish = nowMs();
    json += ",\"time\":" +
            timeBlock(startMs, finish, answer.operating.value_or(0.0),
                      answer.operatingResetAt.value_or(finish / 1000 + 600)) +
            '}';
    return {answer.status, "application/json; charset=utf-8", json};
}

} // namespace eventsweep::portalsim
