// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/controllers/queuefacts.h"

#include <vector>

namespace eventsweep {

/// The one thing to do about a state.
enum class QueueAction {
    None,
    AddPortal,
    Retry,
    Refresh,
    Continue,
    Stop,
    ClearFilter,
    SignIn,
    SignInToProxy,
    ShowCertificate,
    RemovePortal,
    Dismiss
};

/// The words on its button.
[[nodiscard]] QString queueActionText(QueueAction action);

/// A state with its cause, scope, and one thing to do.
struct QueueNotice
{
    enum class Kind {
        Welcome,
        Loading,
        Empty,
        NoMatch,
        Searching,
        PartStopped,
        PartFailed,
        Trouble,
        SignedOut,
        Keychain,
        Insecure,
        Proxy,
        Waiting,
        NoReservations,
        Archive,
        ArchiveNote,
        KeychainNote,
        NotStored,
        Moved,
        ReadOnly
    };
    enum class Tone { Information, Warning, Error };

    Kind kind = Kind::Loading;
    Tone tone = Tone::Information;
    ErrorText text;
    QueueAction action = QueueAction::None;

    friend bool operator==(const QueueNotice &, const QueueNotice &) = default;
};

/// What the page shows for facts. Pure: the same facts give the same state.
struct QueueState
{
    std::optional<QueueNotice> page;         ///< in place of the table
    std::vector<QueueNotice> bars;           ///< above it, the gravest first
    bool outdated = false;                   ///< the records are the last snapshot: shown greyed, with its date
    std::optional<ErrorText> changeObstacle; ///< why nothing can be cleared, whatever is selected
    std::optional<ErrorText> clearObstacle; ///< the same, or nothing is selected; its title is the tooltip's first line
};

[[nodiscard]] QueueState queueState(const QueueFacts &facts);

/// Before there is any portal.
[[nodiscard]] QueueNotice welcomeNotice();

} // namespace eventsweep
