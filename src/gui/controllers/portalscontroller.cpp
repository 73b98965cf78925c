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
    auto made = std::make_unique<PortalSession>(*portal, m_secrets, m_clock);
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
    made->setSurroundings(m_surroundings);
    connect(made, &QueueController::changed, this, [this, made] {
        const QueueFacts facts = made->facts();
        if (facts.loaded > 0 || facts.load == QueueFacts::Load::Complete)
            m_model.setCounts(made->key(), facts.counts);
    });
    connect(made, &QueueController::clearRequested, this,
            [this, made](const ClearSubject &subject) { Q_EMIT clearRequested(made, subject); });
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
    for (const PortalId &id : gone)
        forget(id);
    m_model.setPortals(m_store.portals());
    Q_EMIT portalsChanged();
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

void PortalsController::remove(const PortalId &id)
{
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

void PortalsController::setSurroundings(const Surroundings &surroundings)
{
    m_surroundings = surroundings;
    m_surroundings.jobRunning = false;
    for (const auto &queue : m_queues) {
        Surroundings mine = m_surroundings;
        mine.jobRunning = queue->facts().surroundings.jobRunning;
        queue->setSurroundings(mine);
    }
}

void PortalsController::setJobRunning(const PortalSession &session, bool running)
{
    for (const auto &queue : m_queues) {
        if (&queue->session() != &session)
            continue;
        Surroundings mine = queue->facts().surroundings;
        mine.jobRunning = running;
        queue->setSurroundings(mine);
    }
}

void PortalsController::refresh(const PortalSession &session, const ConnectorId &connector)
{
    for (const auto &queue : m_queues) {
        if (&queue->session() == &session && queue->key().connector == connector)
            queue->refresh();
    }
}

} // namespace eventsweep
