// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/claimplan.h"
#include "core/clear/clearhistory.h"
#include "core/clear/clearitem.h"
#include "core/queue/recordreading.h"

#include <QHash>
#include <QSet>

#include <deque>
#include <variant>
#include <vector>

namespace eventsweep {

/// Ask the portal with one batch of `event.offline.list`.
struct ReadStep
{
    enum class Purpose {
        Reread, ///< are the chosen ones as they were seen?
        Survey, ///< is there anything unchosen within a range?
        Owners, ///< did the reservations keep what they were given?
        Verify  ///< is it gone?
    };
    Purpose purpose = Purpose::Reread;
    NonEmpty<ListCommand> commands; ///< at most ReadBatch::mostCommands
};

/// Copy these records to the archive before anything can delete them.
struct ArchiveStep
{
    std::vector<Record> records;
};

/// Send this change: intent into the journal, request, outcome into the journal.
struct MutateStep
{
    Mutation mutation;
};

/// Nothing is left to do.
struct FinishStep
{
};

using ClearStep = std::variant<ReadStep, ArchiveStep, MutateStep, FinishStep>;

/// The step is done, durably.
struct ArchiveOutcome
{
};

using ClearOutcome = std::variant<ListAnswers, ArchiveOutcome, MutationOutcome>;

/// The pure core of a clear: which step comes next, and what an outcome means. No I/O, no clock, no randomness: the
/// same scope and the same outcomes in the same order give the same state.
///
/// Works by id through portions of mostInPortion records, each from its first to its last phase: little lies between
/// the copy of a record and its removal, and a stop leaves few reserved. Phases of a portion: read again and archive →
/// survey the ranges → reserve → see that the reservations kept what they were given → clear what this job or the seen
/// reservation owns → see that it is gone. Without reservations in the plan: read again and archive → take one by one →
/// clear what workers hold → see that it is gone.
///
/// What the journal holds of the changes and of what is settled is enough to go on: everything else is read again.
class ClearState
{
public:
    static constexpr size_t mostInPortion = 10'000;
    /// Taking deletes at once and one by one: a copy must not grow old before.
    static constexpr size_t mostInPortionTaken = 2'500;

    ClearState(ClearScope scope, bool withReservations);
    /// Goes on from what the journal knows.
    ClearState(ClearScope scope, const ClearHistory &history, bool withReservations);

    [[nodiscard]] const ClearStep &next() const { return m_next; }
    /// The outcome of next().
    void apply(const ClearOutcome &outcome);
    /// From now on only what was sent already is read back. Between two steps only.
    void stop();

    /// What an answer to this change means, before apply(); to be journalled first, with copiesOf().
    [[nodiscard]] MutationOutcome outcomeOf(const MutationAnswer &answer) const;
    /// What the answer handed out beyond the archived copies: records that were not asked for, and what was taken in a
    /// newer version.
    [[nodiscard]] std::vector<Record> copiesOf(const Mutation &mutation, const MutationAnswer &answer) const;
    /// What has been settled for good since the last call; to be journalled.
    [[nodiscard]] std::vector<ClearReport::Entry> takeSettled();

    [[nodiscard]] const ClearScope &scope() const { return m_scope; }
    [[nodiscard]] ClearProgress progress() const;
    /// Entries as far as known; whole after FinishStep.
    [[nodiscard]] std::vector<ClearReport::Entry> entries() const;
    [[nodiscard]] const std::vector<ClearReport::Stray> &strays() const { return m_strays; }
    [[nodiscard]] qint64 archived() const { return m_archived; }
    /// The portal removed records that were not asked for. Must never happen; the state has stopped itself.
    [[nodiscard]] bool hasRemovedStrays() const { return m_hasRemovedStrays; }

private:
    using Stage = ClearItem::Stage;
    using Ids = std::vector<RecordId>;
    struct PlannedClaim
    {
        Claim claim;
        bool surveyed = false; ///< nothing unchosen was in it
    };

    [[nodiscard]] ClearStep compute();
    [[nodiscard]] std::optional<ClearStep> archiveStep() const;
    [[nodiscard]] std::optional<ClearStep> rereadStep() const;
    [[nodiscard]] std::optional<ClearStep> takeStep() const;
    [[nodiscard]] std::optional<ClearStep> reserveStep();
    [[nodiscard]] std::optional<ClearStep> surveyStep();
    [[nodiscard]] std::optional<Claim> stillToClaim(const Claim &claim) const;
    [[nodiscard]] std::optional<ClearStep> ownersStep() const;
    [[nodiscard]] std::optional<ClearStep> lostRangesStep();
    void lookIntoLostRanges();
    void loseRange(const FreeRange &range);
    [[nodiscard]] std::optional<ClearStep> clearStep() const;
    [[nodiscard]] std::optional<ClearStep> verifyStep() const;
    void planClaims();
    [[nodiscard]] bool enterNextPortion();
    [[nodiscard]] Ids idsInStage(Stage stage, size_t most) const;
    template <typename Visit>
    void inPortion(Stage stage, Visit visit) const
    {
        for (size_t i = m_begin; i < m_end; ++i) {
            if (m_items[i].stage() == stage)
                visit(m_items[i]);
        }
    }

    void applyRead(const ReadStep &step, const ListAnswers &answers);
    void applyListed(ReadStep::Purpose purpose, const ListRecords &asked, const ListAnswer &answer);
    void applySurvey(const ReadStep &step, const ListAnswers &answers);
    void applyHeld(const CountHeld &asked, const ListAnswer &answer);
    void applyGone(const CountRecords &asked, const ListAnswer &answer);
    void applyArchived(const ArchiveStep &step);
    void applyMutation(const Mutation &mutation, const MutationOutcome &outcome);
    void applyReserved(const Claim &claim, const CommandOutcome &outcome, bool oneIsUnknown);
    void applyTaken(const FreeRecord &taken, const CommandOutcome &outcome);
    void applyCleared(const ClearRequest &request, const CommandOutcome &outcome);
    void applyReservation(const ReserveRecords &reserve, const MutationOutcome &outcome);
    void applyLostRange(const ListHeld &asked, const ListAnswer &answer);
    void perhapsCameAlong(RecordId id, const ProcessId &process);
    void cameAlong(RecordId id, const ProcessId &process);
    void dropSentClaims(const MutationOutcome &outcome);
    /// The chosen free records that the range may catch.
    [[nodiscard]] Ids expectedIn(const FreeRange &range) const;

    [[nodiscard]] ClearItem *find(RecordId id);
    [[nodiscard]] const ClearItem *find(RecordId id) const { return const_cast<ClearState *>(this)->find(id); }
    /// Changes an item, keeping the numbers true.
    template <typename Change>
    void change(ClearItem &item, Change change)
    {
        uncount(item);
        const bool wasSettled = item.stage() == Stage::Settled;
        const ClearReport::Entry before = wasSettled ? item.entry() : ClearReport::Entry{item.id()};
        change(item);
        count(item);
        if (item.stage() == Stage::Settled && !(wasSettled && item.entry() == before))
            m_newlySettled.push_back(static_cast<size_t>(&item - m_items.data()));
    }
    void count(const ClearItem &item, qsizetype by = 1);
    void uncount(const ClearItem &item) { count(item, -1); }
    [[nodiscard]] qsizetype inStage(Stage stage) const { return m_inStage[static_cast<size_t>(stage)]; }

    ClearScope m_scope;
    bool m_withReservations;
    bool m_stopped = false;
    std::vector<ClearItem> m_items; ///< by id
    size_t m_begin = 0;             ///< of the portion in m_items
    size_t m_end = 0;
    std::array<qsizetype, ClearItem::stageCount> m_inStage{}; ///< of all items
    qsizetype m_claimsSent = 0;
    qsizetype m_clearsSent = 0;
    std::deque<PlannedClaim> m_claims;
    std::vector<size_t> m_surveyed;      ///< positions in m_claims: those that the survey that is next is about
    size_t m_asked = 0;                  ///< of m_claims: those that the step that is next is about
    QSet<RecordId> m_brought;            ///< by earlier commands of the reservation that is being applied
    std::vector<FreeRange> m_lostRanges; ///< of unanswered reservations, not looked into yet
    std::deque<ListHeld> m_looks;        ///< into them
    QHash<ProcessId, qint64> m_givenBy;  ///< how many records the portal gave with each reservation of this job
    std::vector<ClearReport::Stray> m_strays;
    std::optional<WallTime> m_portalTime;
    std::vector<size_t> m_newlySettled;
    qint64 m_archived = 0;
    bool m_hasRemovedStrays = false;
    ClearStep m_next = FinishStep{};
};

/// The report of a job of the archive, with an entry for each chosen record also when it was interrupted.
[[nodiscard]] ClearReport reportOf(const JournalledJob &job);

} // namespace eventsweep
