// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/portalscontroller.h"

#include "core/base/futures.h"
#include "core/base/logging.h"
#include "gui/texts/journalerrortext.h"
#include "gui/texts/portalstoreerrortext.h"

#include <algorithm>

namespace eventsweep {

namespace {

/// Part of a sentence in the window.
ErrorText archiveKept(const QString &name, const JournalError &error)
{
    return ErrorText{PortalsController::tr("“%1” stays in the list").arg(name),
                     PortalsController::tr("Its part of the archive could not be removed. %1")
                         .arg(journalErrorText(error).details()),
                     PortalsController::tr("Remove the portal and keep its archive, or try again.")};
}

/// The archive went first, and the rest did not follow.
ErrorText archiveGone(const ErrorText &why)
{
    return {why.title, PortalsController::tr("Its part of the archive has been deleted. %1").arg(why.text),
            why.whatToDo};
}

} // namespace

PortalsController::PortalsController(PortalStore &store, const PortalServices &services, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_ownLimiters(services.clock)
    , m_services(services)
{
    if (!m_services.limiters)
        m_services.limiters = &m_ownLimiters;
    connect(&store, &PortalStore::changed, this, &PortalsController::takeStore);
    connect(&m_model, &PortalModel::moveAsked, this, &PortalsController::moveDropped);
    m_model.setPortals(store.portals());
    cleanUp();
}

PortalsController::~PortalsController() = default;

void PortalsController::open(const QueueKey &key)
{
    const Portal *portal = m_store.find(key.portal);
    if (!portal)
        return;
    QueueKey known = key;
    const auto connectors = portal->allConnectors();
    if (std::ranges::find(connectors, key.connector) == connectors.end())
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
    auto made = std::make_unique<PortalSession>(*portal, m_services);
    PortalSession *session = made.get();
    connect(session, &PortalSession::portalChanged, this, [this, session] { storeFound(*session); });
    connect(session, &PortalSession::moved, this,
            [this, session](const QUrl &from, const QUrl &to) { Q_EMIT portalMoved(session->portal(), from, to); });
    connect(session, &PortalSession::tokensNotStored, this, &PortalsController::tokensNotStored);
    m_sessions.emplace(id, std::move(made));
    return session;
}

QueueController *PortalsController::queue(const QueueKey &key)
{
    const auto found = std::ranges::find_if(m_queues, [&](const auto &queue) { return queue->key() == key; });
    if (found != m_queues.end())
        return found->get();
    m_queues.push_back(std::make_unique<QueueController>(*session(key.portal), key.connector, m_services.clock));
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
            session->setPortal(*portal); // also when it is equal: then what it found out is stored now
        } else if (!m_clearing.contains(session.get())) {
            gone.push_back(id);
        } // else another running copy has removed it: the clear comes to its end first
    }
    const bool shown = m_current;
    for (const PortalId &id : gone)
        takeOut(id);
    m_model.setPortals(m_store.portals());
    Q_EMIT portalsChanged();
    if (shown && !m_current)
        openFirst(); // there are others: no welcome as if there were none
    cleanUp();
}

/// Nobody finds the portal any more; its session and queues may be calling at this moment, and end later.
void PortalsController::takeOut(const PortalId &id)
{
    const auto found = m_sessions.find(id);
    if (found == m_sessions.end())
        return;
    found->second->disconnect(this);
    m_goneSessions.push_back(std::move(found->second));
    m_sessions.erase(found);
    const auto rest =
        std::ranges::stable_partition(m_queues, [&id](const auto &queue) { return queue->key().portal != id; });
    for (const auto &queue : rest)
        queue->disconnect(this);
    std::ranges::move(rest, std::back_inserter(m_goneQueues));
    m_queues.erase(rest.begin(), rest.end());
    if (m_current && m_current->key().portal == id) {
        m_current = nullptr;
        Q_EMIT currentChanged(nullptr);
    }
    if (m_checks.erase(id) > 0)
        Q_EMIT checking(id, false);
    forgetLater();
}

void PortalsController::forgetLater()
{
    QMetaObject::invokeMethod(this, &PortalsController::forgetGone, Qt::QueuedConnection);
}

void PortalsController::forgetGone()
{
    const auto rest = std::ranges::stable_partition(
        m_goneSessions, [this](const auto &session) { return m_held.contains(session.get()); });
    std::vector<std::unique_ptr<PortalSession>> gone;
    std::ranges::move(rest, std::back_inserter(gone));
    m_goneSessions.erase(rest.begin(), rest.end());
    for (const auto &session : gone) {
        std::erase_if(m_goneQueues, [&](const auto &queue) { return &queue->session() == session.get(); });
        Q_EMIT aboutToForget(*session);
    }
}

void PortalsController::setHeld(const PortalSession &session, bool held)
{
    if (held)
        m_held.insert(&session);
    else if (m_held.erase(&session) > 0)
        forgetLater();
}

// ---- what is stored

void PortalsController::tellStored(const tl::expected<void, PortalStoreError> &stored)
{
    if (!stored)
        Q_EMIT storeFailed(stored.error());
}

void PortalsController::change(const PortalId &id, const std::function<void(Portal &)> &change)
{
    tellStored(m_store.change(id, change));
}

tl::expected<void, PortalStoreError> PortalsController::tryChange(const PortalId &id,
                                                                  const std::function<void(Portal &)> &change)
{
    return m_store.change(id, change);
}

/// What a session finds out by itself. Everything else of the profile may have been changed meanwhile.
void PortalsController::storeFound(const PortalSession &session)
{
    change(session.portal().id, [&session](Portal &portal) { session.addFindings(portal); });
}

void PortalsController::takeReport(const PortalId &id, const ConnectionReport &report)
{
    change(id, [&report](Portal &portal) {
        portal.hasReservations = report.hasReservations;
        portal.connectors = report.connectors;
        if (!report.applicationTitle.isEmpty())
            portal.applicationTitle = report.applicationTitle;
    });
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

std::optional<PortalsController::Place> PortalsController::placeAt(const PortalId &id, qsizetype position) const
{
    std::vector<PortalId> others;
    for (const Portal &portal : m_store.portals()) {
        if (portal.id != id)
            others.push_back(portal.id);
    }
    if (others.empty())
        return std::nullopt;
    const auto place = static_cast<size_t>(std::clamp<qsizetype>(position, 0, std::ssize(others)));
    return place == 0 ? Place{PortalStore::Side::Before, others.front()}
                      : Place{PortalStore::Side::After, others[place - 1]};
}

void PortalsController::move(const PortalId &id, qsizetype position)
{
    if (const auto place = placeAt(id, position))
        tellStored(m_store.move(id, place->side, place->neighbour));
}

/// The model must not change in the middle of a drop.
void PortalsController::moveDropped(const PortalId &id, qsizetype position)
{
    if (const auto place = placeAt(id, position))
        QMetaObject::invokeMethod(
            this, [this, id, to = *place] { tellStored(m_store.move(id, to.side, to.neighbour)); },
            Qt::QueuedConnection);
}

void PortalsController::add(const Portal &portal)
{
    tellStored(m_store.save(portal));
}

tl::expected<void, PortalStoreError> PortalsController::tryAdd(const std::vector<Portal> &portals)
{
    return m_store.saveAll(portals);
}

// ---- removing

QString PortalsController::nameOf(const PortalId &id) const
{
    const Portal *portal = m_store.find(id);
    return portal ? portal->name : QString();
}

ErrorText PortalsController::clearRunsElsewhere(const PortalId &id) const
{
    return ErrorText{tr("“%1” stays in the list").arg(nameOf(id)),
                     tr("A clear is running there, in another running copy of Eventsweep."),
                     tr("The portal can be removed once it has finished.")};
}

std::optional<ErrorText> PortalsController::clearRunsHere(const PortalId &id) const
{
    const auto found = m_sessions.find(id);
    if (found == m_sessions.end() || !m_clearing.contains(found->second.get()))
        return std::nullopt;
    return ErrorText{tr("“%1” stays in the list").arg(found->second->portal().name), tr("A clear is running there."),
                     tr("The portal can be removed once it has finished.")};
}

std::optional<ErrorText> PortalsController::removalObstacle(const PortalId &id) const
{
    if (auto here = clearRunsHere(id))
        return here;
    if (m_removing.contains(id))
        return ErrorText{tr("“%1” is being removed").arg(nameOf(id)), tr("Its part of the archive goes first."),
                         tr("Wait a moment.")};
    if (m_store.isClearedElsewhere(id))
        return clearRunsElsewhere(id);
    return std::nullopt;
}

std::optional<ErrorText> PortalsController::clearObstacle(const PortalSession &session) const
{
    const PortalId id = session.portal().id;
    const auto found = m_sessions.find(id);
    if (found == m_sessions.end() || found->second.get() != &session || !m_store.find(id))
        return ErrorText{
            tr("The portal is not in the list"),
            tr("“%1” was removed from the list of portals, and its tokens with it.").arg(session.portal().name),
            {}};
    if (m_removing.contains(id))
        return ErrorText{tr("The portal is being removed"), tr("Its part of the archive goes first."), {}};
    return std::nullopt;
}

void PortalsController::remove(const PortalId &id, bool alsoArchive)
{
    if (const auto obstacle = removalObstacle(id)) {
        Q_EMIT removalRefused(*obstacle);
        return;
    }
    // Held to the end: no copy of the program begins a clear there meanwhile.
    auto lock = m_store.holdForClear(id);
    if (!lock && lock.error().kind == PortalStoreError::Kind::InUse) {
        Q_EMIT removalRefused(clearRunsElsewhere(id));
        return;
    }
    std::unique_ptr<ProcessLock> held = lock ? std::move(*lock) : nullptr;
    if (!alsoArchive || !m_archive) {
        removeStored(id);
        return;
    }
    m_removing[id] = std::move(held);
    // The archive first: whoever wants it gone must not be left with copies of a portal that is not in the list.
    whenDone(m_archive->removePortal(id), this,
             [this, id](const JournalResult<void> &removed) { archiveRemoved(id, removed); });
}

void PortalsController::archiveRemoved(const PortalId &id, const JournalResult<void> &removed)
{
    const auto held = m_removing.extract(id);
    if (!removed) {
        Q_EMIT removalRefused(archiveKept(nameOf(id), removed.error()));
    } else if (const auto obstacle = clearRunsHere(id)) { // whoever began it did not ask
        Q_EMIT removalRefused(archiveGone(*obstacle));
    } else if (const auto stored = m_store.remove(id)) {
        removeSecrets(id);
    } else {
        ErrorText why = portalStoreErrorText(stored.error());
        why.title = tr("“%1” stays in the list").arg(nameOf(id));
        Q_EMIT removalRefused(archiveGone(why));
    }
}

void PortalsController::removeStored(const PortalId &id)
{
    if (const auto removed = m_store.remove(id))
        removeSecrets(id);
    else
        Q_EMIT storeFailed(removed.error());
}

void PortalsController::removeSecrets(const PortalId &id)
{
    whenDone(m_services.secrets.remove(id.toString()), this, [this, id](const SecretResult<void> &result) {
        // A store for this run only says nothing about the keychain that another start has had.
        if (result && m_services.secrets.isPersistent())
            std::ignore = m_store.forgetUnfinished(id);
        else if (!result)
            qCWarning(lcApp) << "the secrets of a portal that is gone stay in the keychain for now:"
                             << secretErrorText(result.error());
    });
}

void PortalsController::cleanUp()
{
    if (!m_services.secrets.isPersistent())
        return;
    const auto left = m_store.takeUnfinished();
    for (const PortalId &id : left)
        removeSecrets(id);
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
    if (running && m_clearing.contains(&session))
        return;
    if (running) {
        auto lock = m_store.holdForClear(session.portal().id);
        if (!lock)
            qCWarning(lcApp) << "other running copies are not kept from removing a portal that is being cleared";
        m_clearing[&session] = lock ? std::move(*lock) : nullptr;
    } else {
        m_clearing.erase(&session);
    }
    for (const auto &queue : m_queues)
        queue->setSurroundings(surroundingsOf(*queue));
    if (const PortalId id = session.portal().id; !running && !m_store.find(id)) {
        takeStore();
        removeSecrets(id); // the clear may have written new ones
    }
}

PortalSession *PortalsController::busyWithTokens() const
{
    for (const auto &[id, session] : m_sessions) {
        if (session->tokens().isBusy())
            return session.get();
    }
    const auto gone =
        std::ranges::find_if(m_goneSessions, [](const auto &session) { return session->tokens().isBusy(); });
    return gone == m_goneSessions.end() ? nullptr : gone->get();
}

bool PortalsController::isBusyWithTokens() const
{
    return busyWithTokens();
}

void PortalsController::tellWhenTokensRest()
{
    const auto next = [this] {
        if (isBusyWithTokens())
            tellWhenTokensRest();
        else
            Q_EMIT tokensAtRest();
    };
    PortalSession *busy = busyWithTokens();
    if (!busy) {
        QMetaObject::invokeMethod(this, next, Qt::QueuedConnection);
        return;
    }
    // Whoever asks for a token while one is being got is answered when that is over, one way or the other.
    whenFinished(busy->tokens().token(), this, [this, next](const QFuture<RestResult<QString>> &) {
        QMetaObject::invokeMethod(this, next, Qt::QueuedConnection);
    });
}

void PortalsController::check(const PortalId &id)
{
    PortalSession *asked = session(id);
    if (!asked || isChecking(id))
        return;
    const auto cancel = m_checks.try_emplace(id).first->second.token();
    Q_EMIT checking(id, true);
    // The session's own context: when the portal is removed meanwhile nobody waits any more.
    whenDone(checkConnection(*asked, cancel), asked, [this, id, asked](const RestResult<ConnectionReport> &report) {
        if (const auto found = m_sessions.find(id); found != m_sessions.end() && found->second.get() == asked)
            checkEnded(id, report);
    });
}

void PortalsController::checkEnded(const PortalId &id, const RestResult<ConnectionReport> &report)
{
    m_checks.erase(id);
    if (report)
        takeReport(id, *report);
    if (const Portal *portal = m_store.find(id)) {
        const Portal now = *portal; // whoever is told may change the store
        if (report)
            Q_EMIT checked(now, *report);
        else if (report.error().kind != RestError::Kind::Cancelled)
            Q_EMIT checkFailed(now, report.error());
    }
    Q_EMIT checking(id, false);
}

void PortalsController::cancelCheck(const PortalId &id)
{
    const auto found = m_checks.find(id);
    if (found == m_checks.end())
        return;
    CancelSource cancel = found->second; // the end of the check takes it out of the map
    cancel.cancel();
}

void PortalsController::refresh(const PortalSession &session, const ConnectorId &connector)
{
    for (const auto &queue : m_queues) {
        if (&queue->session() == &session && queue->key().connector == connector)
            queue->refresh();
    }
}

} // namespace eventsweep
