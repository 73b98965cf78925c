// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace eventsweep {

/// The four states of a record (protocol: the queue).
enum class RecordState : std::uint8_t {
    Pending,        ///< no process, error 0
    Reserved,       ///< process, error 0
    Failed,         ///< no process, error 1
    FailedReserved, ///< process, error 1
    NotUnderstood   ///< the portal sent something else: shown as such, can be neither selected nor cleared
};

/// One record of the queue as `event.offline.list` sent it. Value; any thread.
struct Record
{
    std::optional<RecordId> id;         ///< always there unless NotUnderstood
    std::optional<MessageId> messageId; ///< always there unless NotUnderstood
    std::optional<ProcessId> processId; ///< there when reserved
    RecordState state = RecordState::NotUnderstood;
    PortalTime lastSeen{};    ///< TIMESTAMP_X: when the event came, or came last; 1 s resolution
    int utcOffsetMinutes = 0; ///< the portal's offset in TIMESTAMP_X
    QString eventName;        ///< upper case
    QByteArray data;          ///< EVENT_DATA: JSON text as sent
    QByteArray additional;    ///< EVENT_ADDITIONAL: JSON text as sent
    QString problem;          ///< NotUnderstood: which field and why (English, for reports)
    QByteArray raw;           ///< the whole record: JSON text as sent. RecordStore keeps it only when NotUnderstood

    [[nodiscard]] bool isFree() const { return state == RecordState::Pending || state == RecordState::Failed; }
    [[nodiscard]] bool isFailed() const { return state == RecordState::Failed || state == RecordState::FailedReserved; }
};

/// Portals delete records about this long after TIMESTAMP_X (portal: 2 952 000 s): an estimate, old self-hosted
/// portals keep free ones for ever.
inline constexpr std::chrono::seconds recordLifetime{2'952'000};

} // namespace eventsweep
