// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rest/restanswerparser.h"
#include "core/rest/restclient.h"
#include "core/rest/retryrules.h"

#include <functional>

namespace eventsweep {

/// One call of a RestClient, from its first wait to its one end: an inside of the client. Deletes itself after the end.
class RestCall final : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(RestResult<BatchAnswer>)>;

    struct What
    {
        QString method;
        QStringList commands; ///< methods of a batch's commands; empty: a single call
        QJsonObject body;     ///< without the token
        bool halt = false;
        Safety safety = Safety::Once;
    };

    RestCall(RestClient &client, What what, RestClient::Options options, Done done);

    void start();
    /// The client goes: ends the call with Cancelled.
    void abandon();

private:
    enum class Phase { Waiting, Sending, Parsing };

    void cancel();
    void askForToken(std::function<void()> then);
    void queue();
    void send();
    [[nodiscard]] HttpRequest httpRequest() const;
    void onReply(const RestResult<HttpReply> &reply);
    void onMoved(const HttpReply &reply);
    void confirmMove(const QUrl &base);
    void onParsed(ParsedAnswer parsed, int httpStatus);
    void tellLimiter(ParsedAnswer &parsed);
    void tellLimiter(const QString &method, RestResult<RestAnswer> &answer, std::optional<WallTime> resetAt,
                     std::optional<WallTime> portalTime);
    void onError(RestError error);
    void repeatAfterDelay();
    void refreshToken();
    void trace(int httpStatus, const RestError *error);
    void end(RestResult<BatchAnswer> result);
    void endCancelled(RestError::Delivery delivery);
    [[nodiscard]] QStringList methods() const
    {
        return m_what.commands.isEmpty() ? QStringList{m_what.method} : m_what.commands;
    }

    RestClient &m_client;
    What m_what;
    RestClient::Options m_options;
    Done m_done;
    CancelSource m_stop;
    Phase m_phase = Phase::Waiting;
    QString m_token;
    std::optional<RateLimiter::Place> m_place;
    QUrl m_sentTo;
    std::optional<QUrl> m_movedTo; ///< confirmed; no portal has answered there yet
    bool m_followed = false;
    Attempts m_attempts;
    int m_sendings = 0;
    bool m_mayHaveHappened = false; ///< a sending of this call got no answer that settles it
    WallTime m_startedAt{};
    Milliseconds m_startedSteady{0};
};

} // namespace eventsweep
