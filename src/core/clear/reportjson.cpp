// SPDX-License-Identifier: Apache-2.0
#include "core/clear/reportjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

// Names, because the order of the kinds may change and what is archived must not. A kind that is added or taken away
// needs no new version of the archive: an unknown name reads as the most general kind.

QString name(RestError::Kind kind)
{
    switch (kind) {
    case RestError::Kind::Cancelled:
        return u"cancelled"_s;
    case RestError::Kind::Offline:
        return u"offline"_s;
    case RestError::Kind::TimedOut:
        return u"timed_out"_s;
    case RestError::Kind::ConnectionLost:
        return u"connection_lost"_s;
    case RestError::Kind::TlsRefused:
        return u"tls_refused"_s;
    case RestError::Kind::ProxyNeedsSignIn:
        return u"proxy_needs_sign_in"_s;
    case RestError::Kind::ProxyFailed:
        return u"proxy_failed"_s;
    case RestError::Kind::InsecureAddress:
        return u"insecure_address"_s;
    case RestError::Kind::AddressMoved:
        return u"address_moved"_s;
    case RestError::Kind::SignInAgain:
        return u"sign_in_again"_s;
    case RestError::Kind::SecretsUnavailable:
        return u"secrets_unavailable"_s;
    case RestError::Kind::WrongClient:
        return u"wrong_client"_s;
    case RestError::Kind::PaymentRequired:
        return u"payment_required"_s;
    case RestError::Kind::NotInstalled:
        return u"not_installed"_s;
    case RestError::Kind::AccessDenied:
        return u"access_denied"_s;
    case RestError::Kind::WebhookUsed:
        return u"webhook_used"_s;
    case RestError::Kind::PlanLacks:
        return u"plan_lacks"_s;
    case RestError::Kind::NoRights:
        return u"no_rights"_s;
    case RestError::Kind::TooFast:
        return u"too_fast"_s;
    case RestError::Kind::MethodResting:
        return u"method_resting"_s;
    case RestError::Kind::Blocked:
        return u"blocked"_s;
    case RestError::Kind::WrongRequest:
        return u"wrong_request"_s;
    case RestError::Kind::MethodUnknown:
        return u"method_unknown"_s;
    case RestError::Kind::HttpsRequired:
        return u"https_required"_s;
    case RestError::Kind::PortalClosed:
        return u"portal_closed"_s;
    case RestError::Kind::ManifestMissing:
        return u"manifest_missing"_s;
    case RestError::Kind::ConfirmationWaiting:
        return u"confirmation_waiting"_s;
    case RestError::Kind::ConfirmationDenied:
        return u"confirmation_denied"_s;
    case RestError::Kind::AuthorisationServer:
        return u"authorisation_server"_s;
    case RestError::Kind::PortalFault:
        return u"portal_fault"_s;
    case RestError::Kind::Maintenance:
        return u"maintenance"_s;
    case RestError::Kind::NotJson:
        return u"not_json"_s;
    case RestError::Kind::AnswerNotUnderstood:
        return u"answer_not_understood"_s;
    }
    Q_UNREACHABLE();
}

QString name(RestError::Delivery kind)
{
    switch (kind) {
    case RestError::Delivery::NotSent:
        return u"not_sent"_s;
    case RestError::Delivery::Unknown:
        return u"unknown"_s;
    case RestError::Delivery::Answered:
        return u"answered"_s;
    }
    Q_UNREACHABLE();
}

QString name(GateRefusal::Kind kind)
{
    switch (kind) {
    case GateRefusal::Kind::ReadOnly:
        return u"read_only"_s;
    case GateRefusal::Kind::OtherPortal:
        return u"other_portal"_s;
    case GateRefusal::Kind::SentBefore:
        return u"sent_before"_s;
    case GateRefusal::Kind::BlankProcess:
        return u"blank_process"_s;
    case GateRefusal::Kind::NoList:
        return u"no_list"_s;
    case GateRefusal::Kind::BothLists:
        return u"both_lists"_s;
    case GateRefusal::Kind::ImplicitClear:
        return u"implicit_clear"_s;
    case GateRefusal::Kind::NotExact:
        return u"not_exact"_s;
    case GateRefusal::Kind::TooMany:
        return u"too_many"_s;
    case GateRefusal::Kind::Unencoded:
        return u"unencoded"_s;
    case GateRefusal::Kind::OtherThanIntended:
        return u"other_than_intended"_s;
    }
    Q_UNREACHABLE();
}

QString name(JournalError::Kind kind)
{
    switch (kind) {
    case JournalError::Kind::NotWritable:
        return u"not_writable"_s;
    case JournalError::Kind::Full:
        return u"full"_s;
    case JournalError::Kind::Damaged:
        return u"damaged"_s;
    case JournalError::Kind::Newer:
        return u"newer"_s;
    case JournalError::Kind::InUse:
        return u"in_use"_s;
    case JournalError::Kind::NotEnded:
        return u"not_ended"_s;
    case JournalError::Kind::NotArchived:
        return u"not_archived"_s;
    case JournalError::Kind::Other:
        return u"other"_s;
    }
    Q_UNREACHABLE();
}

template <typename Kind>
Kind kindNamed(const QString &text, Kind last, Kind unknown)
{
    for (int i = 0; i <= static_cast<int>(last); ++i) {
        if (name(static_cast<Kind>(i)) == text)
            return static_cast<Kind>(i);
    }
    return unknown;
}

QJsonObject json(const RestError &error)
{
    QJsonObject object{{u"kind"_s, name(error.kind)}, {u"delivery"_s, name(error.delivery)},
                       {u"code"_s, error.code},       {u"http_status"_s, error.httpStatus},
                       {u"text"_s, error.text},       {u"argument"_s, error.argument}};
    if (error.retryAfter)
        object.insert(u"retry_after_ms"_s, qint64(error.retryAfter->count()));
    return object;
}

QJsonObject json(const GateRefusal &refusal)
{
    return {{u"kind"_s, name(refusal.kind)}, {u"text"_s, refusal.text}};
}

QJsonObject json(const JournalError &error)
{
    return {{u"kind"_s, name(error.kind)}, {u"path"_s, error.path}, {u"text"_s, error.text}};
}

std::optional<RestError> restError(const QJsonValue &value)
{
    if (!value.isObject())
        return std::nullopt;
    RestError error;
    error.code = value[u"code"_s].toString();
    error.httpStatus = value[u"http_status"_s].toInt();
    error.text = value[u"text"_s].toString();
    error.argument = value[u"argument"_s].toString();
    const auto byCode = kindOfCode(error.code, error.httpStatus);
    error.kind = kindNamed(value[u"kind"_s].toString(), RestError::Kind::AnswerNotUnderstood, byCode);
    error.delivery =
        kindNamed(value[u"delivery"_s].toString(), RestError::Delivery::Answered, RestError::Delivery::Unknown);
    if (const QJsonValue after = value[u"retry_after_ms"_s]; after.isDouble())
        error.retryAfter = Milliseconds(after.toInteger());
    return error;
}

std::optional<GateRefusal> gateRefusal(const QJsonValue &value)
{
    constexpr auto unknown = GateRefusal::Kind::OtherThanIntended;
    if (value.isString()) // 0.1
        return GateRefusal{unknown, value.toString()};
    if (!value.isObject())
        return std::nullopt;
    return GateRefusal{kindNamed(value[u"kind"_s].toString(), GateRefusal::Kind::OtherThanIntended, unknown),
                       value[u"text"_s].toString()};
}

std::optional<JournalError> journalError(const QJsonValue &value)
{
    constexpr auto unknown = JournalError::Kind::Other;
    if (value.isString()) // 0.1
        return JournalError{unknown, {}, value.toString()};
    if (!value.isObject())
        return std::nullopt;
    return JournalError{kindNamed(value[u"kind"_s].toString(), JournalError::Kind::Other, unknown),
                        value[u"path"_s].toString(), value[u"text"_s].toString()};
}

WallTime wallTime(const QJsonValue &value)
{
    return WallTime(Milliseconds(value.toInteger()));
}

} // namespace

QByteArray toJson(const ClearReport &report)
{
    QJsonObject object{{u"stopped"_s, report.stopped},
                       {u"requests"_s, report.requests},
                       {u"archived"_s, report.archived},
                       {u"started_at"_s, qint64(report.startedAt.time_since_epoch().count())},
                       {u"ended_at"_s, qint64(report.endedAt.time_since_epoch().count())}};
    if (report.error)
        object.insert(u"error"_s, json(*report.error));
    if (report.refused)
        object.insert(u"refused"_s, json(*report.refused));
    if (report.gateRefusal)
        object.insert(u"gate_refusal"_s, json(*report.gateRefusal));
    if (report.journalError)
        object.insert(u"journal_error"_s, json(*report.journalError));
    QJsonArray perhaps;
    for (const ClearReport::Stray &stray : report.strays) {
        if (stray.perhaps)
            perhaps.append(QJsonObject{{u"id"_s, stray.id.toString()}, {u"held_by"_s, stray.heldBy.toString()}});
    }
    if (!perhaps.isEmpty())
        object.insert(u"perhaps_strays"_s, perhaps);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<ClearReport> reportFromJson(const QByteArray &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (!document.isObject())
        return std::nullopt;
    const QJsonObject object = document.object();
    ClearReport report;
    report.stopped = object[u"stopped"_s].toBool();
    report.requests = object[u"requests"_s].toInt();
    report.archived = object[u"archived"_s].toInteger();
    report.startedAt = wallTime(object[u"started_at"_s]);
    report.endedAt = wallTime(object[u"ended_at"_s]);
    report.error = restError(object[u"error"_s]);
    report.refused = restError(object[u"refused"_s]);
    report.gateRefusal = gateRefusal(object[u"gate_refusal"_s]);
    report.journalError = journalError(object[u"journal_error"_s]);
    for (const QJsonValue &stray : object[u"perhaps_strays"_s].toArray()) {
        const auto id = RecordId::from(stray[u"id"_s].toString());
        const auto holder = ProcessId::from(stray[u"held_by"_s].toString());
        if (id && holder)
            report.strays.push_back({*id, *holder, true});
    }
    return report;
}

} // namespace eventsweep
