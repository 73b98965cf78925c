// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/journal.h"
#include "core/portal/connectioncheck.h"
#include "core/portal/portalsession.h"
#include "core/portal/portalstore.h"
#include "core/rest/ratelimiters.h"
#include "gui/controllers/queuecontroller.h"
#include "gui/models/portalmodel.h"
#include "gui/texts/errortext.h"

#include <QObject>

#include <map>
#include <memory>
#include <set>

namespace eventsweep {

/// The portals of the store, a session for each that was opened, a controller for each queue that was opened, and which
/// queue is shown. Takes out of the keychain what an "Add portal" that never ended, or a portal that was removed, has
/// left there. GUI thread; the store and what the services refer to must outlive it.
class PortalsController : public QObject
{
    Q_OBJECT
public:
    /// Without limiters in `services` it has its own.
    PortalsController(PortalStore &store, const PortalServices &services, QObject *parent = nullptr);
    ~PortalsController() override;

    [[nodiscard]] PortalModel &model() { return m_model; }
    [[nodiscard]] bool isEmpty() const { return m_store.portals().empty(); }
    [[nodiscard]] const std::vector<Portal> &portals() const { return m_store.portals(); }
    [[nodiscard]] const Portal *find(const PortalId &id) const { return m_store.find(id); }

    /// Shows a queue and reads it if that has not been done. An unknown portal changes nothing; an unknown connector
    /// counts as none.
    void open(const QueueKey &key);
    /// The first portal's, when there is one.
    void openFirst();
    /// Nothing while no queue is shown.
    [[nodiscard]] QueueController *current() const { return m_current; }
    /// Makes the session at its first use; nothing for an unknown portal.
    [[nodiscard]] PortalSession *session(const PortalId &id);

    /// What the operator changes of the stored profile: name, badge, colour, read only, connectors, return port,
    /// authorities. In force at once, also in other running copies; a failure is told by storeFailed().
    void change(const PortalId &id, const std::function<void(Portal &)> &change);
    /// As change(), but a failure is the caller's to tell.
    [[nodiscard]] tl::expected<void, PortalStoreError> tryChange(const PortalId &id,
                                                                 const std::function<void(Portal &)> &change);
    void setReadOnly(const PortalId &id, bool readOnly);
    void setEnvironment(const PortalId &id, Portal::Environment environment);
    void rename(const PortalId &id, const QString &name);
    /// To place `position` (0 …) of the list without it, as it is shown now: next to what is there, also when another
    /// running copy has moved that.
    void move(const PortalId &id, qsizetype position);
    /// An imported one; without secrets it is signed out.
    void add(const Portal &portal);
    /// All of them or none; a failure is the caller's to tell.
    [[nodiscard]] tl::expected<void, PortalStoreError> tryAdd(const std::vector<Portal> &portals);

    /// Why a portal cannot be removed now, also when a clear runs there in another running copy of the program; nothing
    /// when it can.
    [[nodiscard]] std::optional<ErrorText> removalObstacle(const PortalId &id) const;
    /// Why nothing can be cleared there: the portal is being removed, or it is gone and its session only stays for the
    /// results that are still shown.
    [[nodiscard]] std::optional<ErrorText> clearObstacle(const PortalSession &session) const;
    /// The profile and its secrets, and before them, on request, its part of the archive. Ends with removalRefused()
    /// while there is an obstacle (the session of a running clear must stay) and when the archive keeps its part; then
    /// nothing else is removed. When it was shown, the first of the others is shown next.
    void remove(const PortalId &id, bool alsoArchive = false);
    /// Where remove() finds the archive; nothing: there is none. Must outlive this or be taken back.
    void setArchive(Journal *archive) { m_archive = archive; }

    /// Asks the portal about rights, plan and connectors, and takes the report. Ends with checked() or checkFailed(),
    /// or with Cancelled in neither; checking() tells its beginning and, after these, every end. A second check of a
    /// portal that is being checked changes nothing.
    void check(const PortalId &id);
    void cancelCheck(const PortalId &id);
    [[nodiscard]] bool isChecking(const PortalId &id) const { return m_checks.contains(id); }
    /// Stores what a check found out.
    void takeReport(const PortalId &id, const ConnectionReport &report);

    /// Some portal's tokens are being refreshed or written: a program that ends now may lose them.
    [[nodiscard]] bool isBusyWithTokens() const;
    /// Ends with tokensAtRest() as soon as nothing of that is under way; from the event loop, also when nothing is.
    void tellWhenTokensRest();

    /// For all queues, but the part about jobs.
    void setSurroundings(const QueueSurroundings &surroundings);
    /// While one runs no copy of the program removes the portal.
    void setJobRunning(const PortalSession &session, bool running);
    /// The session stays, also when its portal goes: somebody shows what came of a clear there.
    void setHeld(const PortalSession &session, bool held);
    /// Loaded queues of a portal read a new snapshot: after a clear.
    void refresh(const PortalSession &session, const ConnectorId &connector);

Q_SIGNALS:
    void portalsChanged();
    void currentChanged(eventsweep::QueueController *queue);
    void clearRequested(eventsweep::QueueController *queue, const eventsweep::ClearSubject &subject);
    void reservationRequested(eventsweep::QueueController *queue, const eventsweep::ProcessId &process,
                              eventsweep::RecordId watermark);
    void nothingToReview(eventsweep::QueueController *queue, const std::optional<eventsweep::RestError> &error);
    /// The session ends after this. Always from the event loop: never while the session, or a clear on it, is calling.
    void aboutToForget(eventsweep::PortalSession &session);
    void checked(const eventsweep::Portal &portal, const eventsweep::ConnectionReport &report);
    void checkFailed(const eventsweep::Portal &portal, const eventsweep::RestError &error);
    void checking(const eventsweep::PortalId &id, bool running);
    /// The portal has another address; stored.
    void portalMoved(const eventsweep::Portal &portal, const QUrl &from, const QUrl &to);
    void removalRefused(const eventsweep::ErrorText &why);
    void storeFailed(const eventsweep::PortalStoreError &error);
    void tokensNotStored(const eventsweep::SecretError &error);
    void tokensAtRest();

private:
    QueueController *queue(const QueueKey &key);
    [[nodiscard]] QueueSurroundings surroundingsOf(QueueController &queue) const;
    struct Place
    {
        PortalStore::Side side;
        PortalId neighbour;
    };
    [[nodiscard]] std::optional<Place> placeAt(const PortalId &id, qsizetype position) const;
    void takeStore();
    [[nodiscard]] PortalSession *busyWithTokens() const;
    void moveDropped(const PortalId &id, qsizetype position);
    void takeOut(const PortalId &id);
    void forgetLater();
    void forgetGone();
    [[nodiscard]] QString nameOf(const PortalId &id) const;
    [[nodiscard]] std::optional<ErrorText> clearRunsHere(const PortalId &id) const;
    [[nodiscard]] ErrorText clearRunsElsewhere(const PortalId &id) const;
    void archiveRemoved(const PortalId &id, const JournalResult<void> &removed);
    void storeFound(const PortalSession &session);
    void tellStored(const tl::expected<void, PortalStoreError> &stored);
    void removeStored(const PortalId &id);
    void removeSecrets(const PortalId &id);
    void cleanUp();
    void checkEnded(const PortalId &id, const RestResult<ConnectionReport> &report);

    PortalStore &m_store;
    RateLimiters m_ownLimiters;
    PortalServices m_services;
    Journal *m_archive = nullptr;
    std::map<PortalId, CancelSource> m_checks;
    PortalModel m_model;
    QueueSurroundings m_surroundings;
    std::map<PortalId, std::unique_ptr<PortalSession>> m_sessions;
    /// Of portals that are not in the list any more: end from the event loop, once nobody holds them.
    std::vector<std::unique_ptr<PortalSession>> m_goneSessions;
    std::vector<std::unique_ptr<QueueController>> m_queues; ///< before the sessions in destruction
    std::vector<std::unique_ptr<QueueController>> m_goneQueues;
    /// A clear runs there; with what keeps other running copies from removing it, nothing when that could not be had.
    std::map<const PortalSession *, std::unique_ptr<ProcessLock>> m_clearing;
    std::set<const PortalSession *> m_held;
    std::map<PortalId, std::unique_ptr<ProcessLock>> m_removing; ///< their archive is going
    QueueController *m_current = nullptr;
};

} // namespace eventsweep
