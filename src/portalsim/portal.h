// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "portalsim/accounts.h"
#include "portalsim/handlers.h"
#include "portalsim/history.h"
#include "portalsim/limits.h"
#include "portalsim/method.h"
#include "portalsim/queue.h"
#include "portalsim/signin.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <mutex>
#include <optional>

namespace eventsweep::portalsim {

/// One REST request, taken off the wire: authorisation apart from the parameters of the method.
struct PortalRequest
{
    QByteArray method; ///< as in the URL, without ".json"
    PhpValue parameters;
    QByteArray token;
    bool webhook = false;
    QByteArray connector; ///< auth_connector
    QByteArray source;    ///< the caller's address, for the request limit
};

/// What goes back onto the wire.
struct PortalAnswer
{
    int status = 200;
    QByteArray contentType = "application/json; charset=utf-8";
    QByteArray body;
    QByteArray location; ///< where a redirect leads
};

/// A place where someone else can act or an answer can be replaced: before each single call, alone or in a batch.
struct CallPoint
{
    QByteArray method; ///< lower case
    int command = -1;  ///< position within the batch; -1: not in a batch
};

/// The simulated portal without any network: queue, subscriptions, plan, accounts and limits, with the semantics of the
/// real one. Every public function may be called from any thread; each is carried out as a whole.
class Portal
{
public:
    Portal();

    // --- what a scenario sets up -------------------------------------------------------------------------------------
    /// An empty queue, no subscriptions, a self-hosted plan. Accounts and limits stay.
    void reset();
    /// {"portal": …, "given": …} as in a recorded scenario: replaces queue, subscriptions and features. The problem, or
    /// nothing. The queue stays as it was when there is one.
    std::optional<QString> load(const QByteArray &scenario);
    void setFeatures(const Features &features);
    Features features() const;

    // --- the queue, for tests and demo data --------------------------------------------------------------------------
    /// An event happens: it refreshes the free record of its message, or makes a new record. The record's id.
    qint64 addEvent(const QString &eventName, const QByteArray &dataJson,
                    const QByteArray &additionalJson = QByteArrayLiteral("{\"user_id\":\"7\"}"),
                    const QString &connector = {});
    /// The event of this record happens once more. The id of the record that shows it; nothing when it is gone.
    std::optional<qint64> repeat(qint64 id);
    /// A record as stored. False when the id is taken or the record is not well-formed.
    bool insert(const RecordData &record);
    /// Adds the default records from..to of the scenarios: free ONCRMDEALUPDATE events of deals from..to.
    void addDefaultRecords(qint64 from, qint64 to);
    /// All records of the main application, by id, all connectors.
    QList<RecordData> queue() const;
    /// The same as JSON: [{"ID": 1, "PROCESS_ID": "", "ERROR": 0, "CONNECTOR_ID": ""}, …].
    QByteArray queueJson() const;
    qint64 queueSize() const;
    std::optional<RecordData> record(qint64 id) const;
    /// Ids given out from now on are at least this.
    void startIdsAt(qint64 id);

    // --- what someone else does to the queue -----------------------------------------------------------------------
    /// Reserves those of these records that are free (`evenReserved`: all of them, as the last of two parallel calls
    /// does). The new process id, or the given one.
    QString take(const QList<qint64> &ids, bool evenReserved = false, const QString &processId = {});
    int remove(const QList<qint64> &ids);
    /// Sets the records failed and free, without the portal's other effects.
    int markFailed(const QList<qint64> &ids);
    /// What the portal does by itself: records whose TIMESTAMP_X is 34.2 days ago go. How many.
    int expire();

    // --- what became of records ------------------------------------------------------------------------------------
    /// From now on every reservation and every removal of a record is written down: see history.h. Off at first.
    void keepHistory(bool keep);
    QList<HistoryEntry> history() const;
    void forgetHistory();
    /// Of the REST request that is carried out now or was the last: 1, 2, … Nothing that was answered in the portal's
    /// place (a fault) counts.
    qint64 requestNumber() const;
    /// From now on the ids of new reservations are the same in each run.
    void seedProcessIds(quint32 seed);

    // --- subscriptions ---------------------------------------------------------------------------------------------
    void bindOffline(const QString &eventName, const QString &connector = {});
    void bindOnline(const QString &eventName, const QString &address, int userId = 0);

    // --- accounts --------------------------------------------------------------------------------------------------
    Tokens tokens() const;
    QString memberId() const;
    /// From now on the administrator's access token answers expired_token, until it is refreshed.
    void expireAdminToken();
    /// A code without a visit of the authorise page; of the administrator.
    QString issueCode();
    void setPaymentRequired(bool required);
    /// Successful refreshes so far.
    int refreshCount() const;

    // --- signing in --------------------------------------------------------------------------------------------------
    /// The return address in the settings of the simulated application.
    void setHandlerPath(const QUrl &address);
    /// Runs `change` on everything else that signing in depends on, under the lock.
    void changeSignIn(const std::function<void(SignIn &)> &change);
    SignIn signIn() const;
    /// The authorise page: sends the browser to the handler path, or shows a page of its own. `root` is where the
    /// portal listens.
    PortalAnswer authorise(const PhpValue &parameters, const QUrl &root);
    /// The token endpoint.
    PortalAnswer grant(const PhpValue &parameters, const QUrl &root);

    // --- limits ----------------------------------------------------------------------------------------------------
    /// Runs `change` on the limits under the lock.
    void changeLimits(const std::function<void(Limits &)> &change);

    // --- requests --------------------------------------------------------------------------------------------------
    PortalAnswer handle(const PortalRequest &request);
    /// One call without HTTP around it, with the rights of `identity`.
    Answer call(const QByteArray &method, const PhpValue &parameters, const Identity &identity,
                const QByteArray &connector = {});

    /// Called before each single call, with the portal locked by the calling thread: it may use the portal. An answer
    /// is sent instead of carrying the call out.
    using Observer = std::function<std::optional<Answer>(const CallPoint &)>;
    void setObserver(Observer observer);
    /// Milliseconds since 1970; the system's clock unless set.
    void setClock(std::function<qint64()> clock);
    qint64 nowMs() const;

private:
    friend class Batch;
    Answer dispatch(const CallPoint &point, const PhpValue &parameters, const Identity &identity,
                    const QByteArray &connector);
    Answer limited(const CallPoint &point, const Identity &identity, const std::function<Answer()> &act);
    PortalAnswer answerTo(const PortalRequest &request);
    PortalAnswer encode(const Answer &answer, qint64 startMs) const;
    tl::expected<Accounts::Grant, Accounts::TokenError> granted(const PhpValue &parameters);
    QString answeringMember() const;

    /// Recursive: observers act on the portal in the middle of a request.
    mutable std::recursive_mutex m_mutex;
    Queue m_queue;
    Handlers m_handlers;
    Features m_features;
    Accounts m_accounts;
    SignIn m_signIn;
    Limits m_limits;
    Observer m_observer;
    std::function<qint64()> m_clock;
    History m_history;
    qint64 m_requests = 0;
};

} // namespace eventsweep::portalsim
