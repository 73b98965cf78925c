// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "portalsim/answer.h"
#include "portalsim/portal.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <functional>
#include <mutex>
#include <optional>
#include <variant>
#include <vector>

namespace eventsweep::portalsim {

// --- what can go wrong ---------------------------------------------------------------------------------------------

struct Delay // the answer comes this much later; the request is carried out at once
{
    int milliseconds = 0;
};
struct DropBefore // the connection closes before anything was done
{
};
struct DropAfter // everything is done, then the connection closes: the answer is lost
{
};
struct CutBody // the answer breaks off after this many bytes of its body
{
    qsizetype bytes = 0;
};
struct HtmlPage // 500, 502, 503 or any other status, with a page instead of JSON; nothing is done
{
    int status = 502;
};
struct Redirect // 302 to the same path below another address, e.g. https://new.example/rest/; nothing is done
{
    QUrl base;
};
struct Failure // any error of the portal, in JSON; nothing is done
{
    int status = 500;
    QString code;
    QString description;
};
struct QueryLimit // 503 QUERY_LIMIT_EXCEEDED; nothing is done
{
};
struct OperationLimit // 429 OPERATION_TIME_LIMIT with `operating` in `time`; nothing is done
{
    double operating = 480;
    int resetAfterSeconds = 60;
};
struct ExpireToken // the administrator's access token expires just before
{
};

// --- what a rival does between two requests --------------------------------------------------------------------------

struct TakeRecords // reserves them; `evenReserved`: also those that someone else holds
{
    QList<qint64> ids;
    bool evenReserved = false;
    QString processId; ///< empty: a new one
};
struct DeleteRecords
{
    QList<qint64> ids;
};
struct RepeatRecords // the event of each happens again: merges into the free record of its message or adds one
{
    QList<qint64> ids;
};
struct FailRecords // marked failed and free
{
    QList<qint64> ids;
};
struct AddRecords // this many new events of deals, numbered on from firstObject
{
    int count = 1;
    QString eventName = QStringLiteral("ONCRMDEALUPDATE");
    qint64 firstObject = 900000;
    QString connector;
};
/// From C++ only. Runs in the simulator's thread, with the portal locked.
using RivalCode = std::function<void(Portal &)>;
using RivalStep = std::variant<TakeRecords, DeleteRecords, RepeatRecords, FailRecords, AddRecords, RivalCode>;

struct Rival
{
    std::vector<RivalStep> steps;
};

using FaultAction = std::variant<Delay, DropBefore, DropAfter, CutBody, HtmlPage, Redirect, Failure, QueryLimit,
                                 OperationLimit, ExpireToken, Rival>;

// --- when -----------------------------------------------------------------------------------------------------------

struct FaultMatch
{
    enum class Level {
        Request, ///< a whole HTTP request; a batch counts for `method` when a command of it calls that method
        Call,    ///< each single call, alone or as a command of a batch: just before that very call
    };
    /// "event.offline.get", "batch", "oauth.token" (the token endpoint), "oauth.authorize" (the page that the browser
    /// opens); empty: every REST method. Lower case.
    QString method;
    Level level = Level::Request;
    int nth = 1;      ///< the first occurrence that is hit, counted from when the rule was added
    int count = 1;    ///< how many in a row are hit; -1: all that follow
    int command = -1; ///< Call only: just the command at this position of a batch, from 0; -1: any
};

/// At level Call only Failure, OperationLimit and Rival make sense; others are taken as if nothing matched.
struct FaultRule
{
    FaultMatch match;
    FaultAction action;
};

/// The rules that disturb a simulator, in the order in which they were added; several can hit the same request. Every
/// function may be called from any thread.
class Faults
{
public:
    void add(const FaultRule &rule);
    void add(const FaultMatch &match, const FaultAction &action) { add(FaultRule{match, action}); }
    /// The next `count` requests of this method ("" for any).
    void next(const QString &method, const FaultAction &action, int count = 1);
    /// The rival acts just before the nth request that calls this method, alone or in a batch.
    void rivalBefore(const QString &method, const std::vector<RivalStep> &steps, int nth = 1);
    /// The rival acts in the middle of a batch, just before its command at this position (from 0), in the nth batch
    /// that gets that far.
    void rivalBeforeCommand(int command, const std::vector<RivalStep> &steps, int nth = 1);
    void clear();
    /// How often any rule has hit.
    int hits() const;

    /// Reads the rules of a control request (see README.md). The problem, or nothing; then nothing is added.
    std::optional<QString> addFromJson(const QByteArray &json);

    // --- for the simulator ---
    /// The actions for this request, counted as seen. `methods`: its own and those of its commands.
    std::vector<FaultAction> forRequest(const QByteArray &method, const QList<QByteArray> &commandMethods);
    std::vector<FaultAction> forCall(const CallPoint &point);

private:
    struct Armed
    {
        FaultRule rule;
        int seen = 0;
    };
    bool hit(Armed &armed);

    mutable std::mutex m_mutex;
    std::vector<Armed> m_rules;
    int m_hits = 0;
};

/// Carries out what a rival does.
void runRival(const Rival &rival, Portal &portal);

} // namespace eventsweep::portalsim
