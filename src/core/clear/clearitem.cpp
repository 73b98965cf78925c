// SPDX-License-Identifier: Apache-2.0
#include "core/clear/clearitem.h"

namespace eventsweep {

namespace {

/// A lost reservation or clear may be sent once more in a run, after a read has shown that it did nothing.
constexpr int mostClaims = 2;
constexpr int mostClears = 2;

/// Transactions of the portal that gave out a lower id have ended by then.
constexpr std::chrono::minutes settlingTime{2};

} // namespace

bool ClearItem::differsFromCopy(const Record &record) const
{
    // Same message, so same name and data: only the time and who caused it can differ.
    return record.lastSeen != m_copiedTime || record.additional != m_copiedAdditional;
}

void ClearItem::keepCopy(const Record &record)
{
    m_copy = std::make_shared<const Record>(record);
    m_copiedTime = record.lastSeen;
    m_copiedAdditional = record.additional;
}

// ---- what was read

void ClearItem::reread(const Record *now, bool includeChanged, std::optional<WallTime> portalTime)
{
    if (!now)
        return settle(ClearCategory::AlreadyGone);
    m_leftFree = !now->processId;
    if (now->state == RecordState::NotUnderstood || now->messageId != m_chosen.messageId)
        return settle(ClearCategory::ChangedLeft);
    if (now->processId && now->processId != m_chosen.processId)
        return takenBy(*now->processId);
    const bool changed = now->lastSeen != m_chosen.lastSeen || now->state != m_chosen.state;
    if (changed && !includeChanged)
        return settle(ClearCategory::ChangedLeft);

    m_leftFree = false;
    if (now->state != m_chosen.state)
        m_chosen.surroundings.reset(); // they were counted for the other kind
    m_chosen.lastSeen = now->lastSeen;
    m_chosen.state = now->state;
    m_chosen.processId = now->processId;
    m_settledByAge = portalTime && *portalTime - now->lastSeen >= settlingTime;
    m_process = now->processId;
    m_stage = Stage::Present;
    keepCopy(*now);
}

void ClearItem::owner(const Record *now, bool includeChanged, std::optional<WallTime> portalTime, bool mayRepeat)
{
    if (!now)
        return settle(ClearCategory::AlreadyGone);
    m_leftFree = !now->processId;
    if (now->state == RecordState::NotUnderstood)
        return settle(ClearCategory::StillThere, m_owned ? ClearNote::HeldPerhapsByJob : ClearNote::None, m_process);
    const bool lost = m_answer == CommandKind::Unknown;
    if (now->processId) {
        if (m_owned && now->processId == m_process)
            return hold(*now, includeChanged);
        if (lost)
            return perhapsHeld(*now->processId);
        return takenBy(*now->processId);
    }
    if (m_claims == 0 && mayRepeat) // asked in an earlier run: from the beginning
        return free(*now, includeChanged, portalTime);
    if (now->state != m_chosen.state || now->messageId != m_chosen.messageId)
        return settle(ClearCategory::ChangedLeft);
    if (m_answer == CommandKind::Refused)
        return settle(ClearCategory::StillThere, ClearNote::Refused);
    if (m_claims < mostClaims && mayRepeat) {
        // The request was not carried out, or its range was filled by what came in between. Then alone this time.
        if (!lost)
            m_chosen.surroundings.reset();
        return free(*now, includeChanged, portalTime);
    }
    settle(ClearCategory::StillThere, lost ? ClearNote::AnswerLost : ClearNote::NotReserved);
}

void ClearItem::free(const Record &now, bool includeChanged, std::optional<WallTime> portalTime)
{
    m_process.reset();
    m_owned = false;
    const bool copied = !differsFromCopy(now);
    reread(&now, includeChanged, portalTime);
    if (m_stage == Stage::Present && copied)
        archived();
}

void ClearItem::hold(const Record &now, bool includeChanged)
{
    m_chosen.state = now.state;
    if (now.lastSeen != m_chosen.lastSeen && !includeChanged)
        return settle(ClearCategory::ChangedLeft, ClearNote::HeldByThisJob, m_process);
    toClear(now);
}

void ClearItem::toClear(const Record &now)
{
    m_stage = differsFromCopy(now) ? Stage::Rewrite : Stage::Held;
    if (m_stage == Stage::Rewrite)
        keepCopy(now);
}

std::optional<ProcessId> ClearItem::perhapsHeldBy() const
{
    return m_stage == Stage::Settled && m_note == ClearNote::HeldPerhapsByJob ? m_heldBy : std::nullopt;
}

void ClearItem::takenBy(const ProcessId &process)
{
    if (m_mayBeCaught)
        return perhapsHeld(process);
    settle(ClearCategory::TakenByOther, ClearNote::None, process);
}

void ClearItem::perhapsHeld(const ProcessId &process)
{
    // Whose a reservation is whose answer got lost cannot be read: the operator decides.
    settle(ClearCategory::StillThere, ClearNote::HeldPerhapsByJob, process);
}

void ClearItem::gone(const Record *now, bool mayRepeat)
{
    const bool lost = m_answer == CommandKind::Unknown;
    if (!now) {
        // Ours when the portal said so, or when nobody else can know the process that held it.
        const bool ours = m_clearSent ? (m_answer == CommandKind::Answered || (lost && m_owned))
                                      : (m_answer == CommandKind::Answered && m_given);
        if (ours)
            return settle(ClearCategory::Cleared, m_newer ? ClearNote::ChangedWhenTaken : ClearNote::None);
        return settle(ClearCategory::AlreadyGone, lost ? ClearNote::AnswerLost : ClearNote::None);
    }
    m_leftFree = !now->processId;
    if (now->processId && now->processId != m_process)
        return takenBy(*now->processId);
    const bool understood = now->state != RecordState::NotUnderstood;
    if (m_clearSent && now->processId && understood && m_clears < mostClears && mayRepeat &&
        m_answer != CommandKind::Refused)
        return toClear(*now);
    if (now->processId && m_owned)
        return settle(ClearCategory::StillThere, ClearNote::HeldByThisJob, now->processId);
    if (now->processId && m_clearSent && m_answer != CommandKind::Refused)
        return settle(ClearCategory::StillThere, ClearNote::NotRemoved, now->processId);
    if (understood && !now->processId && m_clearSent)
        return settle(ClearCategory::ChangedLeft); // a worker has handed it back as failed
    settle(ClearCategory::StillThere, m_answer == CommandKind::Refused ? ClearNote::Refused
                                      : lost                           ? ClearNote::AnswerLost
                                                                       : ClearNote::None);
}

// ---- what was done

void ClearItem::archived()
{
    m_copy.reset();
    if (m_stage == Stage::Rewrite)
        m_stage = Stage::Held;
    else if (m_stage == Stage::Present)
        m_stage = m_process ? Stage::Held : Stage::Archived;
}

void ClearItem::claim(const Claimed &claimed)
{
    m_claimSent = true;
    ++m_claims;
    m_answer = claimed.answer;
    m_given = claimed.given;
    m_cameAlong = claimed.cameAlong;
}

void ClearItem::reserved(const Claimed &claimed)
{
    claim(claimed);
    m_process = claimed.given ? claimed.process : std::nullopt;
    m_owned = m_process.has_value();
    const bool asArchived = m_owned && claimed.answer == CommandKind::Answered && !claimed.changed;
    m_stage = asArchived ? Stage::Reserved : Stage::OwnerAsked;
}

void ClearItem::taken(const Claimed &claimed)
{
    claim(claimed);
    m_newer = claimed.changed;
    m_stage = Stage::Sent;
}

void ClearItem::cleared(const ProcessId &process, CommandKind answer)
{
    m_process = process;
    m_clearSent = true;
    ++m_clears;
    m_answer = answer;
    m_stage = Stage::Sent;
}

void ClearItem::reservedAfterwards(const ProcessId &process)
{
    m_claimSent = true;
    m_process = process;
    m_owned = true;
    settle(ClearCategory::ChangedLeft, ClearNote::HeldByThisJob, process);
}

void ClearItem::settleFromJournal(const ClearReport::Entry &entry)
{
    // What came along in a reservation of this job after it had been settled is looked at again.
    const bool isGone = entry.category == ClearCategory::Cleared || entry.category == ClearCategory::AlreadyGone;
    if (m_cameAlong && !isGone && entry.note != ClearNote::HeldByThisJob)
        return;
    settle(entry.category, entry.note, entry.heldBy);
    m_leftFree = !isGone && !entry.heldBy;
}

void ClearItem::settle(ClearCategory category, ClearNote note, std::optional<ProcessId> heldBy)
{
    m_stage = Stage::Settled;
    m_category = category;
    m_note = note;
    m_heldBy = std::move(heldBy);
}

void ClearItem::resume()
{
    m_claims = 0;
    m_clears = 0;
    if (m_stage == Stage::Settled || m_stage == Stage::Chosen)
        return;
    const bool refused = m_answer == CommandKind::Refused;
    if (m_stage == Stage::Sent && !refused)
        return;
    // A refused request did nothing. Whatever was reserved before it is still asked for by id.
    m_stage = m_owned || (m_claimSent && !refused) ? Stage::OwnerAsked : Stage::Chosen;
}

// ---- what is known

ClearReport::Entry ClearItem::entry() const
{
    ClearReport::Entry entry{id(), m_category, m_note, m_heldBy};
    if (m_stage == Stage::Settled)
        return entry;
    const bool lost = m_answer == CommandKind::Unknown;
    if (m_stage == Stage::Sent || m_stage == Stage::GoneAsked) {
        entry.category = ClearCategory::Unknown;
        entry.note = lost ? ClearNote::AnswerLost : ClearNote::None;
    } else if (m_stage == Stage::Reserved || m_stage == Stage::OwnerAsked) {
        // Until the owner is read: another worker may have written last.
        entry.category = ClearCategory::Unknown;
        entry.note = m_owned ? ClearNote::HeldPerhapsByJob : lost ? ClearNote::AnswerLost : ClearNote::None;
        entry.heldBy = m_process;
    } else if (m_clearSent && m_process) {
        entry.category = ClearCategory::StillThere;
        entry.note = m_owned ? ClearNote::HeldByThisJob : ClearNote::NotRemoved;
        entry.heldBy = m_process;
    } else if (m_owned) {
        entry.category = ClearCategory::StillThere;
        entry.note = ClearNote::HeldByThisJob;
        entry.heldBy = m_process;
    }
    return entry;
}

} // namespace eventsweep
