// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/clearhistory.h"
#include "core/rest/resterror.h"

#include <QHash>

#include <variant>
#include <vector>

namespace eventsweep {

/// Read these records back with `event.offline.list`, `filter[@ID]`. At most mostRead ids.
struct ReadStep
{
    enum class Purpose { Reread, Owners, Verify };
    /// 50 commands with one page of 50 each.
    static constexpr size_t mostRead = 2500;

    Purpose purpose = Purpose::Reread;
    NonEmpty<RecordId> records;
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

/// The records that a ReadStep found. Ids that were asked for and are not here are gone.
struct ReadOutcome
{
    std::vector<Record> present;
};

/// The step is done, durably.
struct ArchiveOutcome
{
};

using ClearOutcome = std::variant<ReadOutcome, ArchiveOutcome, MutationOutcome>;

/// The pure core of a clear: which step comes next, and what an outcome means. No I/O, no clock, no randomness: the
/// same scope and the same outcomes in the same order give the same state.
///
/// Works through portions of up to ReadStep::mostRead records, each from its first to its last phase, so that little
/// lies between the copy of a record and its removal, and a stop leaves few reserved. Phases of a portion: read again →
/// archive → reserve free records one by one → read who owns each → clear what this job or the seen reservation owns →
/// read what is gone. Without reservations in the plan: read again → archive → take one by one → clear what workers
/// hold → read what is gone.
class ClearState
{
public:
    ClearState(ClearScope scope, bool withReservations);
    /// Goes on from what the journal knows.
    ClearState(ClearScope scope, const ClearHistory &history, bool withReservations);

    [[nodiscard]] ClearStep next() const;
    void apply(const ClearOutcome &outcome);
    /// What an answer to this change means, before apply(); to be journalled first, with copiesOf().
    [[nodiscard]] MutationOutcome outcomeOf(const Mutation &mutation, const MutationAnswer &answer) const;
    /// What the answer handed out beyond the archived copies: records that were not asked for, and what was taken in a
    /// newer version.
    [[nodiscard]] std::vector<Record> copiesOf(const Mutation &mutation, const MutationAnswer &answer) const;
    /// From now on only what was sent already is read back. Between two steps only.
    void stop();

    [[nodiscard]] const ClearScope &scope() const { return m_scope; }
    [[nodiscard]] ClearProgress progress() const;
    /// Entries as far as known; whole after FinishStep.
    [[nodiscard]] std::vector<ClearReport::Entry> entries() const;
    [[nodiscard]] qint64 archived() const { return m_archived; }
    /// The portal reserved or removed records that were not asked for. Must never happen; the state has stopped itself.
    [[nodiscard]] bool hasStrays() const { return m_hasStrays; }

private:
    enum class Stage : std::uint8_t {
        Chosen,   ///< to be read again
        Present,  ///< as seen: to be archived
        Archived, ///< free: to be reserved or taken
        Reserved, ///< reservation sent: owner to be read
        Rewrite,  ///< owned, but different from the copy: to be archived again, then cleared
        Held,     ///< in a reservation that may be cleared: to be cleared
        Sent,     ///< clear or taking sent: to be read again
        Settled   ///< category is final
    };
    struct Item
    {
        explicit Item(ChosenRecord record)
            : chosen(std::move(record))
        {
        }
        ChosenRecord chosen;
        Stage stage = Stage::Chosen;
        ClearCategory category = ClearCategory::NotReached;
        ClearNote note = ClearNote::None;
        std::optional<ProcessId> process; ///< who holds it, as far as this job may act on it
        bool owned = false;               ///< `process` was made by this job
        bool claimSent = false;           ///< a reservation or taking was sent
        bool clearSent = false;
        int claims = 0; ///< how often; a lost reservation is asked for once more, after reading
        CommandKind answer = CommandKind::Unknown; ///< to the last request about it
        bool given = false;                        ///< the answer held this record
        bool newer = false;                        ///< what was taken had changed since it was read
        std::optional<ProcessId> heldBy;           ///< for the report
        std::optional<Record> copy;                ///< read, to be archived
        PortalTime copiedTime{};                   ///< TIMESTAMP_X of the archived copy
        QByteArray copiedAdditional;
    };
    using Items = std::vector<Item>;

    [[nodiscard]] std::vector<RecordId> inStage(Stage stage, size_t most) const;
    [[nodiscard]] qsizetype count(Stage stage) const;
    [[nodiscard]] std::optional<ClearStep> readStep(Stage stage, ReadStep::Purpose purpose) const;
    [[nodiscard]] std::optional<ClearStep> changingStep() const;
    [[nodiscard]] std::optional<ClearStep> archiveStep() const;
    [[nodiscard]] std::optional<ClearStep> claimStep() const;
    [[nodiscard]] std::optional<ClearStep> clearStep() const;

    void applyRead(const ReadStep &step, const ReadOutcome &outcome);
    void applyArchived(const ArchiveStep &step);
    void applyMutation(const Mutation &mutation, const MutationOutcome &outcome);
    void applyClear(const ClearRequest &request, const CommandOutcome &outcome);
    void reread(Item &item, const Record *now);
    void owner(Item &item, const Record *now);
    void verify(Item &item, const Record *now);
    void claimed(Item &item, const CommandOutcome &outcome, bool taking);
    void keepCopy(Item &item, const Record &record);
    [[nodiscard]] static bool differsFromCopy(const Item &item, const Record &record);
    static void settle(Item &item, ClearCategory category, ClearNote note = ClearNote::None,
                       std::optional<ProcessId> heldBy = {});
    [[nodiscard]] Item &item(RecordId id) { return m_items[m_index.value(id)]; }
    [[nodiscard]] const Item &item(RecordId id) const { return m_items[m_index.value(id)]; }

    ClearScope m_scope;
    bool m_withReservations;
    bool m_stopped = false;
    Items m_items;
    QHash<RecordId, size_t> m_index;
    qint64 m_archived = 0;
    bool m_hasStrays = false;
};

/// The report of a job of the archive, with an entry for each chosen record also when it was interrupted.
[[nodiscard]] ClearReport reportOf(const JournalledJob &job);

} // namespace eventsweep
