// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/portalscontroller.h"

#include "core/base/futures.h"
#include "core/base/logging.h"

#include <algorithm>

namespace eventsweep {

PortalsController::PortalsController(PortalStore &store, SecretStore &secrets, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_secrets(secrets)
    , m_clock(clock)
    , m_limiters(clock)
{
    connect(&store, &PortalStore::changed, this, &PortalsController::takeStore);
    m_model.setPortals(store.portals());
}

PortalsController::~PortalsController() = default;

void PortalsController::open(const QueueKey &key)
{
    const Portal *portal = m_store.find(key.portal);
    if (!portal)
        return;
    QueueKey known = key;
    if (std::ranges::find(portal->connectors, key.connector) == portal->connectors.end())
        known.connector = ConnectorId();
    QueueController *next = queue(known);
    if (next != m_current) {
        m_current = next;
        Q_EMIT currentChanged(m_current);
    }
    m_current->open();
}

void PortalsController::openFirst()
{
    if (!isEmpty())
        open({m_store.portals().front().id, ConnectorId()});
}

PortalSession *PortalsController::session(const PortalId &id)
{
    const auto found = m_sessions.find(id);
    if (found != m_sessions.end())
        return found->second.get();
    const Portal *portal = m_store.find(id);
    if (!portal)
        return nullptr;
    auto made = std::make_unique<PortalSession>(*portal, PortalServices{m_secrets, m_clock, &m_limiters});
    PortalSession *session = made.get();
    connect(session, &PortalSession::portalChanged, this, &PortalsController::save);
    connect(session, &PortalSession::tokensNotStored, this, &PortalsController::tokensNotStored);
    m_sessions.emplace(id, std::move(made));
    return session;
}

QueueController *PortalsController::queue(const QueueKey &key)
{
    const auto found = std::ranges::find_if(m_queues, [&](const auto &queue) { return queue->key() == key; });
    if (found != m_queues.end())
        return found->get();
    m_queues.push_back(std::make_unique<QueueController>(*session(key.portal), key.connector, m_clock));
    QueueController *made = m_queues.back().get();
    made->setSurroundings(surroundingsOf(*made));
    connect(made, &QueueController::changed, this, [this, made] {
        const QueueFacts facts = made->facts();
        if (facts.loaded > 0 || facts.load == QueueFacts::Load::Complete)
            m_model.setCounts(made->key(), facts.counts);
    });
    connect(made, &QueueController::clearRequested, this,
            [this, made](const ClearSubject &subject) { Q_EMIT clearRequested(made, subject); });
    connect(made, &QueueController::reservationRequested, this,
            [this, made](const ProcessId &process, RecordId watermark) {
                Q_EMIT reservationRequested(made, process, watermark);
            });
    connect(made, &QueueController::nothingToReview, this,
            [this, made](const std::optional<RestError> &error) { Q_EMIT nothingToReview(made, error); });
    return made;
}

void PortalsController::takeStore()
{
    std::vector<PortalId> gone;
    for (const auto &[id, session] : m_sessions) {
        if (const Portal *portal = m_store.find(id)) {
            if (session->portal() != *portal)
                session->setPortal(*portal);
        } else {
            gone.push_back(id);
        }
    }
    const bool shown = m_current;
    for (const PortalId &id : gone)
        forget(id);
    m_model.setPortals(m_store.portals());
    Q_EMIT portalsChanged();
    if (shown && !m_current)
        openFirst(); // there are others: no welcome as if there were none
}

void PortalsController::forget(const PortalId &id)
{
    const auto found = m_sessions.find(id);
    if (found == m_sessions.end())
        return;
    if (m_current && m_current->key().portal == id) {
        m_current = nullptr;
        Q_EMIT currentChanged(nullptr);
    }
    std::erase_if(m_queues, [&id](const auto &queue) { return queue->key().portal == id; });
    m_clearing.erase(found->second.get());
    Q_EMIT aboutToForget(*found->second);
    m_sessions.erase(found);
}

void PortalsController::change(const PortalId &id, const std::function<void(Portal &)> &change)
{
    if (const Portal *portal = m_store.find(id)) {
        Portal changed = *portal;
        change(changed);
        save(changed);
    }
}

void PortalsController::save(const Portal &portal)
{
    const auto saved = m_store.save(portal);
    if (!saved)
        Q_EMIT storeFailed(saved.error());
}

void PortalsController::setReadOnly(const PortalId &id, bool readOnly)
{
    change(id, [readOnly](Portal &portal) { portal.readOnly = readOnly; });
}

void PortalsController::setEnvironment(const PortalId &id, Portal::Environment environment)
{
    change(id, [environment](Portal &portal) { portal.environment = environment; });
}

void PortalsController::rename(const PortalId &id, const QString &name)
{
    if (!name.trimmed().isEmpty())
        change(id, [&name](Portal &portal) { portal.name = name.trimmed(); });
}

std::optional<ErrorText> PortalsController::removalObstacle(const PortalId &id) const
{
    const auto found = m_sessions.find(id);
    if (found == m_sessions.end() || !m_clearing.contains(found->second.get()))
        return std::nullopt;
    return ErrorText{tr("“%1” stays in the list").arg(found->second->portal().name), tr("A clear is running there."),
                     tr("The portal can be removed once it has finished.")};
}

void PortalsController::remove(const PortalId &id)
{
    if (const auto obstacle = removalObstacle(id)) {
        Q_EMIT removalRefused(*obstacle);
        return;
    }
    const auto removed = m_store.remove(id);
    if (!removed) {
        Q_EMIT storeFailed(removed.error());
        return;
    }
    whenDone(m_secrets.remove(id.toString()), this, [](const SecretResult<void> &result) {
        if (!result)
            qCWarning(lcApp) << "the secrets of a removed portal stay in the keychain:"
                             << secretErrorText(result.error());
    });
}

QueueSurroundings PortalsController::surroundingsOf(QueueController &queue) const
{
    QueueSurroundings mine = m_surroundings;
    mine.jobRunning = m_clearing.contains(&queue.session());
    return mine;
}

void PortalsController::setSurroundings(const QueueSurroundings &surroundings)
{
    m_surroundings = surroundings;
    for (const auto &queue : m_queues)
        queue->setSurroundings(surroundingsOf(*queue));
}

void PortalsController::setJobRunning(const PortalSession &session, bool running)
{
    if (running)
        m_clearing.insert(&session);
    else
        m_clearing.erase(&session);
    for (const auto &queue : m_queues)
        queue->setSurroundings(surroundingsOf(*queue));
}

void PortalsController::check(const PortalId &id)
{
    PortalSession *asked = session(id);
    if (!asked)
        return;
    // The session's own context: when the portal is removed meanwhile nobody waits any more.
    whenDone(checkConnection(asked->client(), {}), asked, [this, id](const RestResult<ConnectionReport> &report) {
        const Portal *portal = m_store.find(id);
        if (!portal)
            return;
        if (!report) {
            Q_EMIT checkFailed(*portal, report.error());
            return;
        }
        Portal now = *portal;
        now.hasReservations = report->hasReservations;
        now.connectors = report->connectors;
        if (!report->applicationTitle.isEmpty())
            now.applicationTitle = report->applicationTitle;
        if (now != *portal)
            save(now);
        Q_EMIT checked(now, *report);
    });
}

void PortalsController::refresh(const PortalSession &session, const ConnectorId &connector)
{
    for (const auto &queue : m_queues) {
        if (&queue->session() == &session && queue->key().connector == connector)
            queue->refresh();
    }
}

} // namespace eventsweep
