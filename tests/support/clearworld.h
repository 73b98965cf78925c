// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/clearjob.h"
#include "support/clearjudge.h"
#include "support/copycounter.h"
#include "support/iocounter.h"
#include "support/manualclock.h"
#include "support/portalline.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <vector>

namespace eventsweep {

/// A portal, an archive on a disk, and a program between them that can be ended and started again: one deterministic
/// world for a clear. The portal is in this process; time is the world's own and moves on when everybody waits, so
/// limits and delays cost nothing. The same calls give the same steps (IoCounter) in the same order.
class ClearWorld final : public QObject
{
public:
    struct Options
    {
        bool reservations = true; ///< in the portal's plan
        /// Of the portal (nothing: no limit) and of the program.
        std::optional<portalsim::BucketSize> bucket{};
        RateLimiter::Policy policy{.burst = 1'000'000, .drainedPerSecond = 1'000'000};
        quint32 seed = 1; ///< of the portal's process ids
    };
    explicit ClearWorld(const Options &options);
    ~ClearWorld() override;

    portalsim::Portal &portal() { return m_simulator.portal(); }
    portalsim::Faults &faults() { return m_simulator.faults(); }
    IoCounter &counter() { return m_counter; }
    ManualClock &clock() { return m_clock; }

    void insert(const portalsim::RecordData &record);
    [[nodiscard]] qint64 portalSeconds() const; ///< since 1970
    /// The operator chooses these of the records as they are now. By messages: all copies of them.
    [[nodiscard]] ClearScope chosen(const QList<qint64> &ids, ClearScope::By by = ClearScope::By::Records);

    /// One more job of the operator's, not begun; its number.
    size_t addJob(ClearScope scope);

    enum class End {
        Done,  ///< all jobs have ended
        Dead,  ///< the program was killed at the planned step
        Stuck, ///< nobody does anything any more, and nobody waits for time
        Endless
    };
    /// Starts the program: opens the archive; begins each job that is not known there, goes on with each that is and
    /// is open there or was never ended; runs them to their ends; ends the program. `mishap` happens at step `step`.
    End live(Mishap mishap = Mishap::None, int step = 0);
    /// The steps of the last life.
    [[nodiscard]] const std::vector<IoMoment> &moments() const { return m_moments; }
    /// live() until nothing is open, undisturbed: at most a few times.
    End settle();
    /// Every job has come to an end, and none can go on.
    [[nodiscard]] bool isSettled() const;

    /// What the judge has to know. Between two lives.
    [[nodiscard]] ClearFacts facts();
    [[nodiscard]] const std::optional<ClearReport> &report(size_t job) const { return m_seats[job].report; }
    [[nodiscard]] std::vector<ArchivedJob> archivedJobs();

    // ---- what happens to the program while it runs
    /// Just before the portal gets the nth request of this life (from 1); runs in the world's thread.
    using OnRequest = std::function<void(int nth, HttpRequest &request, bool changes)>;
    void setOnRequest(OnRequest hook) { m_onRequest = std::move(hook); }
    /// What the portal answers, whether it arrives or not.
    using OnAnswer = std::function<void(const portalsim::HttpResponse &response)>;
    void setOnAnswer(OnAnswer hook) { m_onAnswer = std::move(hook); }
    void stopJobs();
    void setReadOnly(bool readOnly) { m_readOnly = readOnly; }
    /// The portal answers expired_token, and no refresh succeeds until setSignedIn(true).
    void setSignedIn(bool signedIn);
    /// The portal is at another address from now on and redirects from the old one.
    void move();
    /// An answer was lost or made wrong on purpose: what the portal said about a taking may be lost.
    void setWordsWereLost();
    /// Changes were sent by a job after its journal had failed.
    [[nodiscard]] int changesAfterJournalFailure() const { return m_changesAfterFailure; }

private:
    struct Life;
    struct Seat
    {
        ClearScope scope;
        JobHeader header;
        std::optional<JobId> id;
        std::optional<ClearReport> report;
        QHash<qint64, qsizetype> copiesBefore;
        bool wordsWereLost = false;
    };
    class Tokens;

    void open();
    void seat(size_t number);
    End run();
    void close();
    void passBarrier();
    bool somethingComes();
    [[nodiscard]] std::optional<JobId> idOf(const Seat &seat);

    QTemporaryDir m_folder;
    ManualClock m_clock;
    portalsim::Simulator m_simulator;
    IoCounter m_counter;
    RateLimiter::Policy m_policy;
    bool m_reservations;
    PortalId m_portalId = PortalId::create();
    std::unique_ptr<Tokens> m_tokens;
    std::vector<Seat> m_seats;
    std::unique_ptr<Life> m_life;
    std::vector<IoMoment> m_moments;
    OnRequest m_onRequest;
    OnAnswer m_onAnswer;
    QUrl m_base;
    int m_moves = 0;
    int m_requests = 0;
    bool m_readOnly = false;
    int m_changesAfterFailure = 0;
};

} // namespace eventsweep
