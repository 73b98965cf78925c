// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/clearreport.h"
#include "core/clear/clearscope.h"
#include "core/clear/mutationoutcome.h"

#include <memory>

namespace eventsweep {

/// Where a chosen record is on its way, and what is known of it: the part of a clear's pure core that looks at one
/// record alone. Each function says what one answer of the portal means for it. No I/O, no clock.
class ClearItem
{
public:
    enum class Stage : std::uint8_t {
        Chosen,     ///< to be read again
        Present,    ///< as seen: to be archived
        Archived,   ///< free: to be reserved or taken
        Reserved,   ///< the portal gave it as it was archived: that the reservation kept it is to be counted
        OwnerAsked, ///< a reservation was sent and may have failed: to be read by id
        Rewrite,    ///< may be cleared, but differs from the copy: to be archived again
        Held,       ///< in a reservation that may be cleared: to be cleared
        Sent,       ///< clear or taking sent: that it is gone is to be counted
        GoneAsked,  ///< the count was not zero: to be read by id
        Settled     ///< category is final
    };
    static constexpr size_t stageCount = 10;

    explicit ClearItem(ChosenRecord record, size_t position)
        : m_chosen(std::move(record))
        , m_position(position)
    {
    }

    [[nodiscard]] const ChosenRecord &chosen() const { return m_chosen; }
    [[nodiscard]] RecordId id() const { return m_chosen.id; }
    [[nodiscard]] size_t position() const { return m_position; } ///< in the scope
    [[nodiscard]] Stage stage() const { return m_stage; }
    [[nodiscard]] const std::optional<ProcessId> &process() const { return m_process; }
    [[nodiscard]] const Record *copy() const { return m_copy.get(); }
    [[nodiscard]] bool claimSent() const { return m_claimSent; }
    [[nodiscard]] bool clearSent() const { return m_clearSent; }
    [[nodiscard]] bool isSettledByAge() const { return m_settledByAge; }
    /// Free, but left because it changed: must not be reserved.
    [[nodiscard]] bool isLeftFree() const { return m_leftFree; }
    [[nodiscard]] bool differsFromCopy(const Record &record) const;
    [[nodiscard]] ClearReport::Entry entry() const;

    // -- what was read; nothing: it is gone. `mayRepeat`: the job goes on changing.
    void reread(const Record *now, bool includeChanged, std::optional<WallTime> portalTime);
    void owner(const Record *now, bool includeChanged, std::optional<WallTime> portalTime, bool mayRepeat);
    void gone(const Record *now, bool mayRepeat);
    /// The reservation holds all that the portal gave with it.
    void ownerProven() { m_stage = Stage::Held; }
    void ownerDoubted() { m_stage = Stage::OwnerAsked; }
    /// Who holds it, when that may be this job's unanswered reservation.
    [[nodiscard]] std::optional<ProcessId> perhapsHeldBy() const;
    /// Found in a reservation that may be this job's, after it had been settled otherwise.
    void perhapsHeld(const ProcessId &process);
    /// It lies within a range of this job whose answer was lost: an unknown process may be that reservation.
    void mayBeCaught() { m_mayBeCaught = true; }
    void goneDoubted() { m_stage = Stage::GoneAsked; }

    // -- what was done
    void archived();
    /// How the reservation's or taking's command that named it was answered; `given`: with this record, `changed`: in
    /// another version than the copy.
    struct Claimed
    {
        CommandKind answer = CommandKind::Unknown;
        bool given = false;
        bool changed = false;
        std::optional<ProcessId> process;
        bool cameAlong = false; ///< a command that did not name the record brought it
    };
    void reserved(const Claimed &claimed);
    void taken(const Claimed &claimed);
    void cleared(const ProcessId &process, CommandKind answer);
    /// Reserved by this job after it had been settled otherwise.
    void reservedAfterwards(const ProcessId &process);

    // -- from the journal
    void settle(ClearCategory category, ClearNote note = ClearNote::None, std::optional<ProcessId> heldBy = {});
    void settleFromJournal(const ClearReport::Entry &entry);
    /// After all that the journal knows: what has to be asked again. A new run may send as often as the first.
    void resume();

private:
    void claim(const Claimed &claimed);
    void free(const Record &now, bool includeChanged, std::optional<WallTime> portalTime);
    void hold(const Record &now, bool includeChanged);
    void toClear(const Record &now);
    void takenBy(const ProcessId &process);
    void keepCopy(const Record &record);

    ChosenRecord m_chosen;
    size_t m_position;
    Stage m_stage = Stage::Chosen;
    ClearCategory m_category = ClearCategory::NotReached;
    ClearNote m_note = ClearNote::None;
    CommandKind m_answer = CommandKind::Unknown; ///< to the last request about it
    bool m_owned = false;                        ///< `m_process` was made by this job
    bool m_claimSent = false;                    ///< a reservation or taking was sent
    bool m_clearSent = false;
    bool m_given = false; ///< the answer held this record
    bool m_cameAlong = false;
    bool m_mayBeCaught = false;
    bool m_newer = false;        ///< what was taken had changed since it was read
    bool m_settledByAge = false; ///< older than two minutes
    bool m_leftFree = false;
    std::uint8_t m_claims = 0; ///< how often in this run
    std::uint8_t m_clears = 0;
    std::optional<ProcessId> m_process;   ///< who holds it, as far as this job may act on it
    std::optional<ProcessId> m_heldBy;    ///< for the report
    std::shared_ptr<const Record> m_copy; ///< read, to be archived; most items have none
    std::optional<PortalTime> m_copiedTime;
    QByteArray m_copiedAdditional;
};

} // namespace eventsweep
