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
    return {
        500, "text/html; charset=UTF-8", "<br />\n<b>Fatal error</b>: Uncaught TypeError: trim(): Argument #1\n", {}};
}

} // namespace

Portal::Portal()
    : m_clock([] { return QDateTime::currentMSecsSinceEpoch(); })
{
    m_queue.setHistory(&m_history);
}

// --- set-up ----------------------------------------------------------------------------------------------------------

void Portal::reset()
{
    const Lock lock(m_mutex);
    m_queue.clear();
    m_handlers.clear();
    m_features = {};
}

std::optional<QString> Portal::load(const QByteArray &scenarioJson)
{
    const auto scenario = parseScenario(scenarioJson);
    if (!scenario)
        return scenario.error();
    Queue fresh;
    for (const RecordData &record : scenario->given) {
        if (!fresh.insert(mainApplication, record))
            return u"record %1 of \"given\" is not well-formed, or its ID is there twice"_s.arg(record.id);
    }
    const Lock lock(m_mutex);
    m_queue = std::move(fresh);
    m_queue.setHistory(&m_history);
    m_handlers.clear();
    m_features = scenario->features;
    m_limits.forget();
    if (scenario->freeFrom > 0)
        addDefaultRecords(scenario->freeFrom, scenario->freeTo);
    return {};
}

void Portal::setFeatures(const Features &features)
{
    const Lock lock(m_mutex);
    m_features = features;
}

Features Portal::features() const
{
    const Lock lock(m_mutex);
    return m_features;
}

// --- the queue -------------------------------------------------------------------------------------------------------

qint64 Portal::addEvent(const QString &eventName, const QByteArray &dataJson, const QByteArray &additionalJson,
                        const QString &connector)
{
    const Lock lock(m_mutex);
    return m_queue.addEvent(mainApplication, connector.toUtf8(), eventName.toUtf8(), dataJson, additionalJson,
                            nowMs() / 1000);
}

std::optional<qint64> Portal::repeat(qint64 id)
{
    const Lock lock(m_mutex);
    return m_queue.repeatEvent(mainApplication, id, nowMs() / 1000);
}

bool Portal::insert(const RecordData &record)
{
    const Lock lock(m_mutex);
    return m_queue.insert(mainApplication, record);
}

void Portal::addDefaultRecords(qint64 from, qint64 to)
{
    const Lock lock(m_mutex);
    for (qint64 i = from; i <= to; ++i)
        m_queue.insert(mainApplication, defaultRecord(i));
}

QList<RecordData> Portal::queue() const
{
    const Lock lock(m_mutex);
    return m_queue.records(mainApplication);
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
    const Lock lock(m_mutex);
    return m_queue.size(mainApplication);
}

std::optional<RecordData> Portal::record(qint64 id) const
{
    const Lock lock(m_mutex);
    return m_queue.record(mainApplication, id);
}

void Portal::startIdsAt(qint64 id)
{
    const Lock lock(m_mutex);
    m_queue.startIdsAt(id);
}

// --- others ----------------------------------------------------------------------------------------------------------

QString Portal::take(const QList<qint64> &ids, bool evenReserved, const QString &processId)
{
    const Lock lock(m_mutex);
    const QByteArray process = processId.isEmpty() ? m_queue.newProcessId() : processId.toUtf8();
    const quint32 number = m_queue.pool().intern(process);
    for (const qint64 id : ids) {
        const auto place = m_queue.locate(mainApplication, id);
        if (place && (evenReserved || place->first->row(place->second).process == 0))
            m_queue.reserve(*place->first, {place->second}, number);
    }
    return QString::fromUtf8(process);
}

int Portal::remove(const QList<qint64> &ids)
{
    const Lock lock(m_mutex);
    int removed = 0;
    for (const qint64 id : ids) {
        if (const auto place = m_queue.locate(mainApplication, id)) {
            m_queue.remove(*place->first, {place->second});
            ++removed;
        }
    }
    return removed;
}

int Portal::markFailed(const QList<qint64> &ids)
{
    const Lock lock(m_mutex);
    int marked = 0;
    for (const qint64 id : ids) {
        if (const auto place = m_queue.locate(mainApplication, id)) {
            place->first->setError(place->second, true);
            m_queue.reserve(*place->first, {place->second}, 0);
            ++marked;
        }
    }
    return marked;
}

int Portal::expire()
{
    constexpr qint64 lifetime = 2'952'000; // seconds: what the real portal's cleaning agent says
    const Lock lock(m_mutex);
    const ActingAs portal(m_history, {HistoryEntry::Who::Expiry, 0, {}});
    QList<qint64> old;
    for (const RecordData &record : m_queue.records(mainApplication)) {
        const auto moment = parseMoment(record.timestamp.toUtf8());
        if (moment && moment->seconds <= nowMs() / 1000 - lifetime)
            old += record.id;
    }
    return remove(old);
}

// --- what became of records ------------------------------------------------------------------------------------------

void Portal::keepHistory(bool keep)
{
    const Lock lock(m_mutex);
    m_history.keep(keep);
}

QList<HistoryEntry> Portal::history() const
{
    const Lock lock(m_mutex);
    return m_history.entries();
}

void Portal::forgetHistory()
{
    const Lock lock(m_mutex);
    m_history.clear();
}

qint64 Portal::requestNumber() const
{
    const Lock lock(m_mutex);
    return m_requests;
}

void Portal::seedProcessIds(quint32 seed)
{
    const Lock lock(m_mutex);
    m_queue.seedProcessIds(seed);
}

// --- subscriptions ---------------------------------------------------------------------------------------------------

void Portal::bindOffline(const QString &eventName, const QString &connector)
{
    const Lock lock(m_mutex);
    m_handlers.bind({mainApplication, eventName.toUpper().toUtf8(), connector.toUtf8(), {}, 0});
}

void Portal::bindOnline(const QString &eventName, const QString &address, int userId)
{
    const Lock lock(m_mutex);
    m_handlers.bind({mainApplication, eventName.toUpper().toUtf8(), {}, address.toUtf8(), userId});
}

// --- accounts --------------------------------------------------------------------------------------------------------

Tokens Portal::tokens() const
{
    const Lock lock(m_mutex);
    return m_accounts.tokens();
}

QString Portal::memberId() const
{
    return m_accounts.memberId();
}

void Portal::expireAdminToken()
{
    const Lock lock(m_mutex);
    m_accounts.expireAdminToken();
}

QString Portal::issueCode()
{
    const Lock lock(m_mutex);
    return m_accounts.issueCode(nowMs());
}

void Portal::setPaymentRequired(bool required)
{
    const Lock lock(m_mutex);
    m_signIn.paymentRequired = required;
}

int Portal::refreshCount() const
{
    const Lock lock(m_mutex);
    return m_accounts.refreshCount();
}

// --- requests --------------------------------------------------------------------------------------------------------

void Portal::changeLimits(const std::function<void(Limits &)> &change)
{
    const Lock lock(m_mutex);
    change(m_limits);
}

void Portal::setObserver(Observer observer)
{
    const Lock lock(m_mutex);
    m_observer = std::move(observer);
}

void Portal::setClock(std::function<qint64()> clock)
{
    const Lock lock(m_mutex);
    m_clock = std::move(clock);
}

qint64 Portal::nowMs() const
{
    const Lock lock(m_mutex);
    return m_clock();
}

PortalAnswer Portal::handle(const PortalRequest &request)
{
    const Lock lock(m_mutex);
    ++m_requests;
    const ActingAs caller(m_history, {HistoryEntry::Who::Caller, m_requests, request.source});
    return answerTo(request);
}

PortalAnswer Portal::answerTo(const PortalRequest &request)
{
    const qint64 start = nowMs();
    if (!m_limits.admit(request.source, start))
        return encode(Answer::failure(503, "QUERY_LIMIT_EXCEEDED", "Too many requests"), start);
    const QByteArray method = request.method.toLower();
    if (method != "batch" && !methodNamed(method))
        return encode(Answer::failure(404, "ERROR_METHOD_NOT_FOUND", "Method not found!"), start);

    Identity identity{mainApplication, 1, true, true};
    if (!request.webhook) {
        const auto known = m_accounts.identify(request.token);
        if (!known)
            return encode(known.error(), start);
        identity = *known;
    }
    if (!request.connector.isEmpty() && !m_features.connectors)
        return encode(Answer::failure(403, "WRONG_LICENSE",
                                      "This feature is not enabled for the current license: auth_connector"),
                      start);
    return encode(call(method, request.parameters, identity, request.connector), start);
}

Answer Portal::call(const QByteArray &method, const PhpValue &parameters, const Identity &identity,
                    const QByteArray &connector)
{
    const Lock lock(m_mutex);
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
    if (m_observer) {
        const ActingAs rival(m_history, {});
        if (auto instead = m_observer(point))
            return *instead;
    }
    return limited(point, identity, [&] {
        MethodCall methodCall{m_queue,  m_handlers, m_features, m_accounts,
                              identity, connector,  parameters, nowMs() / 1000};
        return method(methodCall);
    });
}

Answer Portal::limited(const CallPoint &point, const Identity &identity, const std::function<Answer()> &act)
{
    if (!m_limits.countsOperating())
        return act();
    const Limits::Operating used = m_limits.charge(identity.application, point.method, nowMs());
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
    return {answer.status, "application/json; charset=utf-8", json, {}};
}

} // namespace eventsweep::portalsim
