// SPDX-License-Identifier: Apache-2.0
#include "core/rest/restanswerparser.h"

#include "core/base/jsonslice.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

using Kind = RestError::Kind;
using Delivery = RestError::Delivery;

struct Times
{
    double operating = -1;
    double duration = -1;
    std::optional<WallTime> resetAt;
    std::optional<WallTime> finish;
};

/// Numbers come as numbers or as strings.
double number(const QJsonValue &value)
{
    if (value.isDouble())
        return value.toDouble();
    bool ok = false;
    const double parsed = value.isString() ? value.toString().toDouble(&ok) : 0;
    return ok && std::isfinite(parsed) ? parsed : -1;
}

qint64 count(const QJsonValue &value)
{
    constexpr double largest = 9e15;
    const double parsed = number(value);
    return parsed >= 0 && parsed <= largest ? static_cast<qint64>(parsed) : -1;
}

std::optional<WallTime> epoch(const QJsonValue &value)
{
    constexpr double latest = 1e11; // seconds; anything later is no time
    const double seconds = number(value);
    if (seconds <= 0 || seconds > latest)
        return std::nullopt;
    return WallTime(Milliseconds(static_cast<qint64>(seconds * 1000)));
}

Times timesOf(const QJsonValue &value)
{
    const QJsonObject time = value.toObject();
    return {.operating = number(time.value("operating"_L1)),
            .duration = number(time.value("duration"_L1)),
            .resetAt = epoch(time.value("operating_reset_at"_L1)),
            .finish = epoch(time.value("finish"_L1))};
}

QString wordsOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isNull() || value.isUndefined())
        return {};
    return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
}

/// `error` of an answer; empty when there is none. Some answers carry `"error": ""` or `0` for "no error".
QString codeOf(const QJsonObject &object)
{
    const QJsonValue error = object.value("error"_L1);
    if (error.isString())
        return error.toString();
    if (error.isDouble() && error.toDouble() != 0)
        return QString::number(error.toInteger());
    return error.isObject() || error.toBool() ? u"error"_s : QString();
}

RestError errorOf(const QJsonObject &object, const QString &code, int httpStatus)
{
    RestError error;
    error.kind = kindOfCode(code, httpStatus);
    error.delivery = deliveryOfAnswer(error.kind, httpStatus);
    error.code = errorText(code);
    error.httpStatus = httpStatus;
    error.text = errorText(wordsOf(object.value("error_description"_L1)));
    error.argument = errorText(wordsOf(object.value("argument"_L1)));
    return error;
}

RestError unreadable(Kind kind, const HttpReply &reply, const QString &words)
{
    RestError error;
    error.kind = kind;
    error.delivery = Delivery::Unknown;
    error.httpStatus = reply.status;
    error.text = errorText(words);
    error.retryAfter = reply.retryAfter;
    return error;
}

/// The words of a page that stand for the whole: its title, or the beginning of a plain text.
QString wordsOfPage(const QByteArray &body)
{
    constexpr qsizetype enough = 16 * 1024;
    const QString page = QString::fromUtf8(body.left(enough));
    if (!page.contains(u'<'))
        return page;
    static const QRegularExpression title(uR"(<title[^>]*>([^<]*)</title)"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return title.match(page).captured(1);
}

/// Something opened is still open at the end: the rest got lost on the way.
bool isCut(QByteArrayView json)
{
    qsizetype depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (inString && c == '\\')
            ++i;
        else if (c == '"')
            inString = !inString;
        else if (!inString && (c == '{' || c == '['))
            ++depth;
        else if (!inString && (c == '}' || c == ']'))
            --depth;
    }
    return inString || depth > 0;
}

/// The reason why the body is no JSON object, or the object.
RestResult<QJsonObject> objectOf(const HttpReply &reply, const QByteArray &json)
{
    if (json.isEmpty() || (json.front() != '{' && json.front() != '[')) {
        const bool maintenance = reply.status == 503 && !json.isEmpty();
        return tl::unexpected(unreadable(maintenance ? Kind::Maintenance : Kind::NotJson, reply, wordsOfPage(json)));
    }
    QJsonParseError parsed;
    const auto document = QJsonDocument::fromJson(json, &parsed);
    if (parsed.error != QJsonParseError::NoError) {
        const Kind kind = isCut(json) ? Kind::ConnectionLost : Kind::AnswerNotUnderstood;
        return tl::unexpected(unreadable(kind, reply, parsed.errorString()));
    }
    if (!document.isObject())
        return tl::unexpected(unreadable(Kind::AnswerNotUnderstood, reply, {}));
    return document.object();
}

RestAnswer answerOf(QByteArrayView result, const QJsonValue &total, const QJsonValue &next, const Times &times)
{
    return {.result = result.toByteArray(),
            .total = count(total),
            .next = count(next),
            .operating = times.operating,
            .duration = times.duration,
            .operatingResetAt = times.resetAt,
            .finishedAt = times.finish};
}

/// A command that answered neither a result nor an error. After an error with halt it was never begun; otherwise nobody
/// knows.
RestError missing(const HttpReply &reply, bool halted)
{
    RestError error = unreadable(halted ? Kind::Cancelled : Kind::AnswerNotUnderstood, reply, {});
    error.delivery = halted ? Delivery::NotSent : Delivery::Unknown;
    return error;
}

/// The parts of a batch's answer. Each is `[]` when empty and an object otherwise (scenario batch-shapes).
struct BatchParts
{
    QByteArrayView resultText; ///< as sent
    QJsonObject results, errors, totals, nexts, times;
};

void readCommands(const BatchParts &parts, const HttpReply &reply, AnswerShape shape, ParsedAnswer &parsed)
{
    const auto wholeReset = parsed.resetAt.front();
    parsed.resetAt.assign(shape.commands, wholeReset);
    BatchAnswer answers;
    answers.reserve(shape.commands);
    // Cut once: looking for each command anew would read the whole answer fifty times. The last of equal keys counts.
    QHash<QByteArrayView, QByteArrayView> texts;
    for (const auto &[key, text] : jsonMembers(parts.resultText))
        texts.insert(key, text);
    bool failed = false;
    for (size_t i = 0; i < shape.commands; ++i) {
        const QString key = commandKey(i);
        Times times = timesOf(parts.times.value(key));
        if (times.resetAt)
            parsed.resetAt[i] = times.resetAt;
        if (!times.finish)
            times.finish = parsed.portalTime;
        if (parts.errors.contains(key)) {
            failed = true;
            const QJsonObject object = parts.errors.value(key).toObject();
            answers.push_back(tl::unexpected(errorOf(object, codeOf(object), 0)));
        } else if (parts.results.contains(key)) {
            answers.push_back(
                answerOf(texts.value(key.toLatin1()), parts.totals.value(key), parts.nexts.value(key), times));
        } else {
            answers.push_back(tl::unexpected(missing(reply, failed && shape.halt)));
        }
    }
    parsed.answer = std::move(answers);
}

void readBatch(const QJsonObject &envelope, QByteArrayView json, const HttpReply &reply, AnswerShape shape,
               ParsedAnswer &parsed)
{
    const QJsonObject result = envelope.value("result"_L1).toObject();
    const auto isPart = [&](QLatin1StringView name) {
        const QJsonValue part = result.value(name);
        return part.isObject() || (part.isArray() && part.toArray().isEmpty());
    };
    if (!isPart("result"_L1) || !isPart("result_error"_L1)) {
        parsed.answer = tl::unexpected(unreadable(Kind::AnswerNotUnderstood, reply, {}));
        return;
    }
    const BatchParts parts{.resultText = jsonMember(jsonMember(json, "result"), "result"),
                           .results = result.value("result"_L1).toObject(),
                           .errors = result.value("result_error"_L1).toObject(),
                           .totals = result.value("result_total"_L1).toObject(),
                           .nexts = result.value("result_next"_L1).toObject(),
                           .times = result.value("result_time"_L1).toObject()};
    readCommands(parts, reply, shape, parsed);
}

void readEnvelope(const QJsonObject &envelope, QByteArrayView json, const HttpReply &reply, AnswerShape shape,
                  ParsedAnswer &parsed)
{
    const Times times = timesOf(envelope.value("time"_L1));
    parsed.resetAt = {times.resetAt};
    parsed.portalTime = times.finish;
    parsed.fromPortal = true;
    if (const QString code = codeOf(envelope); !code.isEmpty()) {
        RestError error = errorOf(envelope, code, reply.status);
        error.retryAfter = reply.retryAfter;
        parsed.answer = tl::unexpected(std::move(error));
        return;
    }
    const QByteArrayView result = jsonMember(json, "result");
    if (result.isNull() || reply.status >= 400) {
        parsed.fromPortal = false;
        parsed.answer = tl::unexpected(unreadable(Kind::AnswerNotUnderstood, reply, {}));
    } else if (shape.commands > 0) {
        readBatch(envelope, json, reply, shape, parsed);
    } else {
        BatchAnswer one;
        one.push_back(answerOf(result, envelope.value("total"_L1), envelope.value("next"_L1), times));
        parsed.answer = std::move(one);
    }
}

} // namespace

ParsedAnswer parseAnswer(const HttpReply &reply, AnswerShape shape)
{
    ParsedAnswer parsed{.answer = BatchAnswer(), .resetAt = {std::nullopt}, .portalTime = {}, .fromPortal = false};
    QByteArray json = reply.body.trimmed();
    if (json.startsWith("\xEF\xBB\xBF"))
        json = json.sliced(3).trimmed();
    const auto envelope = objectOf(reply, json);
    if (envelope)
        readEnvelope(*envelope, json, reply, shape, parsed);
    else
        parsed.answer = tl::unexpected(envelope.error());
    return parsed;
}

} // namespace eventsweep
