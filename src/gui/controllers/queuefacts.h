// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/auth/secretstore.h"
#include "core/base/clock.h"
#include "core/portal/portal.h"
#include "core/queue/recordquery.h"
#include "core/rest/ratelimiter.h"
#include "core/rest/resterror.h"
#include "gui/models/portalmodel.h"
#include "gui/texts/errortext.h"

#include <array>
#include <optional>

namespace eventsweep {

/// What concerns a queue from outside: archive, keychain, jobs.
struct QueueSurroundings
{
    std::optional<ErrorText> archiveProblem; ///< nothing can be archived, so nothing can be cleared
    std::optional<ErrorText> archiveNote;    ///< a damaged archive was put aside
    std::optional<ErrorText> keychainNote;   ///< secrets are kept for this run only
    bool jobRunning = false;                 ///< a clear runs on this portal
    QString keychain;                        ///< SecretStore::name(), for what is said about it

    friend bool operator==(const QueueSurroundings &, const QueueSurroundings &) = default;
};

/// Everything that the window says about a queue, besides its records. Value, made by QueueController.
struct QueueFacts
{
    enum class Load {
        Nothing, ///< not asked for yet
        Loading,
        Stopped, ///< on request, part of the records is there
        Failed,  ///< `trouble` says why; part of the records may be there
        Complete
    };

    Portal portal;
    ConnectorId connector;
    Load load = Load::Nothing;
    bool refreshing = false; ///< a newer snapshot is being read behind the shown one
    qint64 refreshed = 0;    ///< records read by that
    qint64 refreshTotal = 0;
    qint64 loaded = 0;
    qint64 total = 0; ///< by the portal, when the snapshot began
    qint64 shown = 0; ///< match the filter
    bool filtering = false;
    bool searching = false; ///< the filter is being applied
    QueueCounts counts;
    qint64 all = 0;
    std::optional<WallTime> snapshotAt;
    WallTime now{};
    qint64 newer = 0;                 ///< records newer than the snapshot
    std::optional<RestError> trouble; ///< why the last contact failed; nothing after one that did not
    bool signedOut = false;
    std::optional<SecretError> notStored; ///< new tokens are in use that the keychain did not take
    QString movedFrom;                    ///< the host before the portal moved, in this run; empty: it did not
    bool connected = false;               ///< the last contact succeeded
    RateLimiter::Wait wait;
    double limitLevel = 0;
    int limitBurst = 0;
    qsizetype selected = 0;
    qsizetype selectedHidden = 0;   ///< of the selected ones, by the filter
    qsizetype selectedMessages = 0; ///< above 0: the selection is all copies of so many messages
    bool allMatching = false;       ///< the selection is all that matched a filter
    qsizetype matching = 0;         ///< shown ones that can be selected
    qsizetype gone = 0;             ///< left the selection at the last refresh, because they left the queue
    qsizetype changed = 0;          ///< left the selection at the last refresh, because they are not as they were seen
    bool selectingAll = false;      ///< everything that matches gets selected once all is loaded
    bool offersSelectAll = false;   ///< something is selected, and more matches or may match
    QueueSurroundings surroundings;
};

} // namespace eventsweep
