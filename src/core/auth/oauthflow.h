// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/auth/authorisationreturn.h"
#include "core/auth/loopbacklistener.h"
#include "core/auth/tokenanswer.h"
#include "core/auth/tokenservers.h"
#include "core/base/cancel.h"
#include "core/base/clock.h"
#include "core/rest/httptransport.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace eventsweep {

/// Signs in through the system's browser (protocol: /oauth/authorize/, /oauth/token/): opens the portal's page, waits
/// for the return on this computer or for a pasted one, and exchanges its code by POST. Stores nothing. GUI thread.
///
///   Idle → start() → Waiting → Exchanging → Done
///                      ↘ Failed    ↘ Failed        cancel() → Idle from anywhere
class OAuthFlow : public QObject
{
    Q_OBJECT
public:
    /// How the return comes.
    enum class Way {
        Listen, ///< to 127.0.0.1; paste() works all the same
        Paste   ///< by the operator; nothing is listened to
    };
    struct Request
    {
        QUrl restBase;
        QString clientId;
        QString clientSecret;
        QString memberId;         ///< the portal that must answer, and whose return must say so; empty: any
        QUrl authorisationServer; ///< used when the return tells none; must be allowed like any other
        quint16 port = LoopbackListener::defaultPort;
        Way way = Way::Listen;
    };
    /// What came out.
    struct Tokens
    {
        QString accessToken;
        QString refreshToken;
        std::optional<WallTime> accessExpiresAt;
        QUrl authorisationServer; ///< token endpoint that gave them
        QString domain;           ///< the portal's host by the return; may be empty
        TokenFacts facts;         ///< what the server said; a member id that only the browser told is not in it
    };
    struct Problem
    {
        enum class Kind {
            PortTaken,        ///< `port`: another program listens there
            CannotListen,     ///< `port`
            TimedOut,         ///< nothing came back
            Refused,          ///< the portal sent the browser back with an error; `text` says which
            UnfamiliarServer, ///< `server`: allow it (TokenServers), and sign in anew
            OtherPortal,      ///< `text`: the host of the portal that answered instead; may be empty
            CodeTooOld,       ///< more than 30 s, or used already
            Exchange          ///< `error`; SignInAgain when its answer was lost: the code may be used up
        };
        Kind kind = Kind::TimedOut;
        quint16 port = 0;
        QUrl server;
        QString text;
        RestError error;
    };
    enum class State { Idle, Waiting, Exchanging, Done, Failed };
    /// Opens the system's browser; false when there is none. The page's address can always be copied instead.
    using OpenBrowser = std::function<bool(const QUrl &)>;

    /// How long the browser may take: signing in to a portal with a second factor takes minutes.
    static constexpr Milliseconds timeLimit = std::chrono::minutes(5);
    /// portal: a code lives 30 s.
    static constexpr Milliseconds codeLife = std::chrono::seconds(30);
    /// How long the browser waits for what becomes of its return; then its page says to look here.
    static constexpr Milliseconds browserPatience = std::chrono::minutes(3);

    /// The references must outlive the flow.
    OAuthFlow(HttpTransport &transport, const TokenServers &servers, Clock &clock, OpenBrowser openBrowser,
              QObject *parent = nullptr);
    /// A browser that still waits is told to look into the program.
    ~OAuthFlow() override;

    /// From Idle, Done or Failed; else what runs is cancelled. Answers by signal, never from inside.
    void start(Request request);
    /// While Waiting. Opens the page once more: same state; both times, of the wait and of the code, begin anew.
    void openAgain();
    /// While Waiting, with either way. What is no return of this sign-in changes nothing and is told at once.
    [[nodiscard]] std::optional<QString> paste(const QString &text);
    void cancel();
    /// From here on this flow tells the browser failures alone, and nothing of a success: for callers that still store
    /// the tokens. Once and for all, or in a receiver of finished(); each finished() then needs an answerBrowser().
    void holdBrowser() { m_holdBrowser = true; }
    /// No browser waits: nothing happens.
    void answerBrowser(const ReturnPage &page);

    [[nodiscard]] State state() const { return m_state; }
    /// The client secret is in it only until the sign-in has ended.
    [[nodiscard]] const Request &request() const { return m_request; }
    /// To be copied into any browser; no secret in it. Of use while Waiting.
    [[nodiscard]] QUrl page() const;
    [[nodiscard]] bool browserOpened() const { return m_browserOpened; }
    /// Of the whole wait.
    [[nodiscard]] Milliseconds remaining() const;
    /// Of a code that was given when the page was last opened: counts down from codeLife; 0: probably too old.
    [[nodiscard]] Milliseconds codeRemaining() const;
    [[nodiscard]] const std::optional<Problem> &problem() const { return m_problem; }

Q_SIGNALS:
    void stateChanged(eventsweep::OAuthFlow::State state);
    void finished(const eventsweep::OAuthFlow::Tokens &tokens);
    void failed(const eventsweep::OAuthFlow::Problem &problem);
    /// A return with another `state` came and was not taken: told once each sign-in, because any web page can send as
    /// many as it likes.
    void strangeReturn();

private:
    void begin();
    [[nodiscard]] bool listen();
    void openBrowser();
    void watchTime();
    [[nodiscard]] bool isOurs(const QUrlQuery &query) const;
    void onReturn(const QUrlQuery &query);
    void take(const AuthorisationReturn &back);
    void exchange(const QUrl &server, const AuthorisationReturn &back);
    void exchanged(const QUrl &server, const AuthorisationReturn &back, const RestResult<HttpReply> &reply);
    [[nodiscard]] std::optional<Problem> wrongPortal(const AuthorisationReturn &back, const TokenFacts &facts) const;
    [[nodiscard]] tl::expected<QUrl, Problem> serverOf(const AuthorisationReturn &back) const;
    void end(const Tokens &tokens);
    void fail(Problem problem);
    /// Stops whatever runs; the browser is told `page` if it waits.
    void stop(const ReturnPage &page);
    void forgetSecrets();
    void setState(State state);
    /// Calls `action` from the event loop unless this flow went on to something else before.
    void later(std::function<void()> action);

    HttpTransport &m_transport;
    const TokenServers &m_servers;
    Clock &m_clock;
    OpenBrowser m_openBrowser;
    State m_state = State::Idle;
    Request m_request;
    bool m_holdBrowser = false;
    bool m_browserOpened = false;
    bool m_strangeTold = false;
    std::optional<Problem> m_problem;

    std::unique_ptr<LoopbackListener> m_listener;
    CancelSource m_cancel;
    QString m_secretState; ///< the `state` that a return must have
    Milliseconds m_deadline{0};
    Milliseconds m_openedAt{0};
    quint64 m_generation = 0; ///< rises with each start, end and cancel: what was begun before must not go on
};

} // namespace eventsweep

Q_DECLARE_METATYPE(eventsweep::OAuthFlow::Tokens)
Q_DECLARE_METATYPE(eventsweep::OAuthFlow::Problem)
