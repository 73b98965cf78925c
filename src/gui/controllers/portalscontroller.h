// SPDX-License-Identifier: Apache-2.0
#pragma once

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
/// queue is shown. GUI thread; store, secrets and clock must outlive it.
class PortalsController : public QObject
{
    Q_OBJECT
public:
    PortalsController(PortalStore &store, SecretStore &secrets, Clock &clock, QObject *parent = nullptr);
    ~PortalsController() override;

    [[nodiscard]] PortalModel &model() { return m_model; }
    [[nodiscard]] bool isEmpty() const { return m_store.portals().empty(); }
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

    void setReadOnly(const PortalId &id, bool readOnly);
    void setEnvironment(const PortalId &id, Portal::Environment environment);
    void rename(const PortalId &id, const QString &name);
    /// Why a portal cannot be removed now; nothing when it can.
    [[nodiscard]] std::optional<ErrorText> removalObstacle(const PortalId &id) const;
    /// The profile and its secrets; the archive stays. Ends with removalRefused() while there is an obstacle: the
    /// session of a running clear must stay. When it was shown, the first of the others is shown next.
    void remove(const PortalId &id);

    /// Asks the portal about rights, plan and connectors, and stores what has changed. Ends with checked() or
    /// checkFailed().
    void check(const PortalId &id);

    /// For all queues, but the part about jobs.
    void setSurroundings(const QueueSurroundings &surroundings);
    void setJobRunning(const PortalSession &session, bool running);
    /// Loaded queues of a portal read a new snapshot: after a clear.
    void refresh(const PortalSession &session, const ConnectorId &connector);

Q_SIGNALS:
    void portalsChanged();
    void currentChanged(eventsweep::QueueController *queue);
    void clearRequested(eventsweep::QueueController *queue, const eventsweep::ClearSubject &subject);
    void reservationRequested(eventsweep::QueueController *queue, const eventsweep::ProcessId &process,
                              eventsweep::RecordId watermark);
    void nothingToReview(eventsweep::QueueController *queue, const std::optional<eventsweep::RestError> &error);
    /// The session ends after this.
    void aboutToForget(eventsweep::PortalSession &session);
    void checked(const eventsweep::Portal &portal, const eventsweep::ConnectionReport &report);
    void checkFailed(const eventsweep::Portal &portal, const eventsweep::RestError &error);
    void removalRefused(const eventsweep::ErrorText &why);
    void storeFailed(const eventsweep::PortalStoreError &error);
    void tokensNotStored(const eventsweep::SecretError &error);

private:
    QueueController *queue(const QueueKey &key);
    [[nodiscard]] QueueSurroundings surroundingsOf(QueueController &queue) const;
    void takeStore();
    void forget(const PortalId &id);
    void change(const PortalId &id, const std::function<void(Portal &)> &change);
    void save(const Portal &portal);

    PortalStore &m_store;
    SecretStore &m_secrets;
    Clock &m_clock;
    RateLimiters m_limiters;
    PortalModel m_model;
    QueueSurroundings m_surroundings;
    std::map<PortalId, std::unique_ptr<PortalSession>> m_sessions;
    std::vector<std::unique_ptr<QueueController>> m_queues; ///< before the sessions in destruction
    std::set<const PortalSession *> m_clearing;             ///< a clear runs there
    QueueController *m_current = nullptr;
};

} // namespace eventsweep
