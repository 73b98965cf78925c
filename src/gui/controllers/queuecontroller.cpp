// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/queuecontroller.h"

#include "core/base/futures.h"
#include "gui/controllers/queuestate.h"
#include "gui/texts/querytext.h"

#include <QScopedValueRollback>

namespace eventsweep {

QueueController::QueueController(PortalSession &session, ConnectorId connector, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_connector(std::move(connector))
    , m_clock(clock)
    , m_model(m_selection, clock)
{
    connect(&m_runner, &QueryRunner::finished, this, &QueueController::queryDone);
    connect(&m_selection, &RecordSelection::changed, this, [this] {
        m_selectedHidden.reset();
        if (!m_selecting) {
            m_allMatching.reset();
            m_selectAllWhenLoaded = false;
            m_selectAllWhenShown = false;
            m_selectMatchingWhenShown = false;
        }
        Q_EMIT changed();
    });
    connect(&session.limiter(), &RateLimiter::waitChanged, this, &QueueController::changed);
    connect(&session, &PortalSession::portalChanged, this, &QueueController::changed);
    connect(&session, &PortalSession::profileChanged, this, &QueueController::changed);
    connect(&session, &PortalSession::signedOut, this, &QueueController::contactFailed);
    connect(&session, &PortalSession::signedIn, this, [this] {
        m_notStored.reset();
        tryAgain();
    });
    connect(&session, &PortalSession::tokensNotStored, this, [this](const SecretError &reason) {
        m_notStored = reason;
        Q_EMIT changed();
    });
    connect(&session, &PortalSession::moved, this, [this](const QUrl &from) {
        m_movedFrom = from.host();
        Q_EMIT changed();
    });
}

QueueController::~QueueController() = default;

QueueFacts::Load QueueController::load() const
{
    if (!m_reader)
        return QueueFacts::Load::Nothing;
    switch (m_reader->status()) {
    case QueueReader::Status::Idle:
        return QueueFacts::Load::Nothing;
    case QueueReader::Status::Reading:
        return QueueFacts::Load::Loading;
    case QueueReader::Status::Stopped:
        return QueueFacts::Load::Stopped;
    case QueueReader::Status::Failed:
        return QueueFacts::Load::Failed;
    case QueueReader::Status::Complete:
        break;
    }
    return QueueFacts::Load::Complete;
}

qsizetype QueueController::selectedHidden() const
{
    if (m_selection.isEmpty() || m_model.shown() == m_model.store().size())
        return 0;
    if (!m_selectedHidden)
        m_selectedHidden = m_selection.size() - m_model.checkedShown();
    return *m_selectedHidden;
}

QueueFacts QueueController::facts() const
{
    QueueFacts facts;
    facts.portal = m_session.portal();
    facts.connector = m_connector;
    facts.load = load();
    facts.refreshing = m_refresh != nullptr;
    facts.refreshed = m_refresh ? m_refresh->reader->received() : 0;
    facts.refreshTotal = m_refresh ? m_refresh->reader->total() : 0;
    facts.all = m_store.size();
    facts.loaded = m_store.size();
    facts.total = m_reader ? qMax<qint64>(m_reader->total(), facts.loaded) : 0;
    facts.shown = m_model.shown();
    facts.filtering = m_query.isFiltering();
    facts.searching = m_runner.isBusy();
    facts.counts = {m_store.count(RecordState::Pending), m_store.count(RecordState::Reserved),
                    m_store.count(RecordState::Failed) + m_store.count(RecordState::FailedReserved)};
    facts.snapshotAt = m_reader ? m_reader->startedAt() : std::nullopt;
    facts.now = m_clock.now();
    facts.newer = m_newer;
    facts.trouble = m_trouble;
    facts.signedOut = m_session.isSignedOut();
    facts.notStored = m_notStored;
    facts.movedFrom = m_movedFrom;
    facts.connected = m_connected;
    facts.wait = m_session.limiter().wait();
    facts.limitLevel = m_session.limiter().level();
    facts.limitBurst = m_session.limiter().policy().burst;
    facts.selected = m_selection.size();
    facts.selectedHidden = selectedHidden();
    facts.selectedMessages = m_selection.messages();
    facts.gone = m_left.gone;
    facts.changed = m_left.changed;
    facts.selectingAll = m_selectAllWhenLoaded;
    facts.allMatching = m_allMatching.has_value();
    facts.matching = m_matching;
    facts.offersSelectAll =
        facts.selected > 0 && !facts.allMatching && !facts.selectingAll &&
        (facts.load != QueueFacts::Load::Complete || facts.selected - facts.selectedHidden < m_matching);
    facts.surroundings = m_surroundings;
    return facts;
}

void QueueController::open()
{
    if (!m_reader)
        startReading();
}

void QueueController::startReading()
{
    m_refresh.reset();
    m_store.clear();
    m_newer = 0;
    m_reader = std::make_unique<QueueReader>(m_session.client(), m_connector, m_clock);
    connect(m_reader.get(), &QueueReader::recordsArrived, this, &QueueController::recordsArrived);
    connect(m_reader.get(), &QueueReader::statusChanged, this, &QueueController::readerChanged);
    runQuery(false);
    m_reader->start();
}

void QueueController::recordsArrived(const std::vector<Record> &records)
{
    const qsizetype events = m_store.eventNames().size();
    m_store.append(records);
    runQuery(true);
    if (m_store.eventNames().size() != events)
        Q_EMIT eventNamesChanged();
    Q_EMIT changed();
}

void QueueController::readerChanged()
{
    if (m_reader->status() == QueueReader::Status::Failed) {
        giveUpReviewing(m_reader->error());
        return contactFailed(m_reader->error().value_or(RestError()));
    }
    if (m_reader->status() == QueueReader::Status::Complete) {
        contactSucceeded();
        if (m_selectAllWhenLoaded && !m_runner.isBusy())
            selectMatching();
        if (!m_toReview.empty() && !m_refresh && !m_runner.isBusy())
            reviewThoseThatAreThere();
        return;
    }
    Q_EMIT changed();
}

void QueueController::refresh()
{
    if (m_store.isEmpty() || !m_reader)
        return startReading();
    m_reader->stop();
    m_refresh = std::make_unique<Refresh>();
    m_refresh->reader = std::make_unique<QueueReader>(m_session.client(), m_connector, m_clock);
    QueueReader *reader = m_refresh->reader.get();
    connect(reader, &QueueReader::recordsArrived, this, [this](const std::vector<Record> &records) {
        m_refresh->store.append(records);
        Q_EMIT changed();
    });
    // Queued: the reader that tells is deleted by what follows.
    connect(reader, &QueueReader::statusChanged, this, &QueueController::refreshChanged, Qt::QueuedConnection);
    reader->start();
    Q_EMIT changed();
}

void QueueController::refreshChanged()
{
    if (!m_refresh)
        return;
    switch (m_refresh->reader->status()) {
    case QueueReader::Status::Complete:
        swapIn();
        break;
    case QueueReader::Status::Failed: {
        const RestError error = m_refresh->reader->error().value_or(RestError());
        m_refresh.reset();
        giveUpReviewing(error);
        contactFailed(error);
        break;
    }
    case QueueReader::Status::Stopped:
        m_refresh.reset();
        m_toReview.clear(); // whoever stops it knows
        Q_EMIT changed();
        break;
    case QueueReader::Status::Idle:
    case QueueReader::Status::Reading:
        Q_EMIT changed();
        break;
    }
}

void QueueController::swapIn()
{
    // What the shown snapshot still asked for belongs to nobody any more.
    m_reader->disconnect(this);
    m_reader = std::move(m_refresh->reader);
    m_store = std::move(m_refresh->store);
    m_refresh.reset();
    m_reader->disconnect(this);
    connect(m_reader.get(), &QueueReader::recordsArrived, this, &QueueController::recordsArrived);
    connect(m_reader.get(), &QueueReader::statusChanged, this, &QueueController::readerChanged);
    m_newer = 0;
    m_swapped = true;
    runQuery(false);
    Q_EMIT eventNamesChanged();
    contactSucceeded();
}

void QueueController::stop()
{
    m_selectAllWhenLoaded = false;
    m_toReview.clear(); // whoever stops it knows
    if (m_refresh)
        m_refresh->reader->stop();
    else if (m_reader)
        m_reader->stop();
}

void QueueController::goOn()
{
    m_trouble.reset();
    if (m_reader)
        m_reader->goOn();
}

void QueueController::tryAgain()
{
    m_trouble.reset();
    if (m_session.isSignedOut())
        m_session.tokens().tryAgain();
    const QueueFacts::Load now = load();
    if (now == QueueFacts::Load::Failed && !m_store.isEmpty())
        m_reader->goOn();
    else if (now != QueueFacts::Load::Loading && now != QueueFacts::Load::Nothing)
        refresh();
}

void QueueController::poll()
{
    if (m_counting || m_refresh || load() != QueueFacts::Load::Complete || m_session.isSignedOut())
        return;
    m_counting = true;
    const QueueReader *asked = m_reader.get();
    whenDone(m_reader->countNewer(), this, [this, asked](const RestResult<qint64> &count) {
        m_counting = false;
        if (asked != m_reader.get())
            return;
        if (!count)
            return contactFailed(count.error());
        m_newer = *count;
        contactSucceeded();
    });
}

void QueueController::contactSucceeded()
{
    m_trouble.reset();
    m_connected = true;
    Q_EMIT changed();
}

void QueueController::contactFailed(const RestError &error)
{
    if (error.kind != RestError::Kind::Cancelled) {
        m_trouble = error;
        m_connected = false;
        m_selectAllWhenLoaded = false;
    }
    Q_EMIT changed();
}

void QueueController::setQuery(const RecordQuery &query)
{
    if (query == m_query)
        return;
    m_query = query;
    m_selectAllWhenLoaded = false;
    m_selectAllWhenShown = false;
    m_selectMatchingWhenShown = false;
    runQuery(false);
    Q_EMIT changed();
}

void QueueController::clearFilter()
{
    RecordQuery all;
    all.sortedBy = m_query.sortedBy;
    all.order = m_query.order;
    setQuery(all);
}

void QueueController::runQuery(bool sameRecords)
{
    m_showsOther = m_showsOther || !sameRecords;
    m_runner.run(m_query, m_store, sameRecords);
}

void QueueController::queryDone(const RecordStore &store, const std::vector<RecordStore::Row> &rows)
{
    if (m_swapped)
        retainSelection(store);
    m_model.show(store, rows);
    m_matching = store.count(RecordState::NotUnderstood) == 0 ? m_model.shown() : std::ssize(m_model.checkableIds());
    m_selectedHidden.reset();
    m_showsOther = false; // an outdated query is cancelled, so this is the answer to the newest
    if (m_selectAllWhenShown)
        selectAllShown();
    if (m_selectMatchingWhenShown ||
        (m_selectAllWhenLoaded && load() == QueueFacts::Load::Complete && !m_runner.isBusy()))
        selectMatching();
    if (!m_toReview.empty() && !m_refresh && load() == QueueFacts::Load::Complete && !m_runner.isBusy())
        reviewThoseThatAreThere();
    Q_EMIT changed();
}

void QueueController::retainSelection(const RecordStore &now)
{
    m_swapped = false;
    m_left = {};
    if (m_selection.isEmpty())
        return;
    const QScopedValueRollback guard(m_selecting, true);
    m_left = m_selection.retain(m_model.store(), now);
    if (m_left.gone > 0 || m_left.changed > 0)
        m_allMatching.reset(); // not all any more
}

void QueueController::selectAllShown()
{
    m_selectAllWhenShown = m_showsOther;
    if (m_showsOther)
        return;
    const QScopedValueRollback guard(m_selecting, true);
    m_allMatching.reset();
    m_selection.set(m_model.checkableIds(), true);
    Q_EMIT changed();
}

void QueueController::selectAllMatching()
{
    if (load() == QueueFacts::Load::Complete && !m_runner.isBusy())
        return selectMatching();
    m_selectAllWhenLoaded = true;
    if (load() != QueueFacts::Load::Loading)
        goOn();
    Q_EMIT changed();
}

void QueueController::cancelSelectAll()
{
    m_selectAllWhenLoaded = false;
    m_selectAllWhenShown = false;
    m_selectMatchingWhenShown = false;
    Q_EMIT changed();
}

/// The rows that are shown are all that match: frozen with the filter and the newest record of the snapshot.
void QueueController::selectMatching()
{
    m_selectAllWhenLoaded = false;
    m_selectMatchingWhenShown = m_showsOther;
    if (m_showsOther)
        return;
    const QScopedValueRollback guard(m_selecting, true);
    m_selection.setTo(m_model.checkableIds());
    ClearOrigin origin;
    origin.kind = ClearOrigin::Kind::AllMatching;
    origin.filter = queryText(m_query);
    origin.watermark = watermark();
    m_allMatching.reset();
    if (!m_selection.isEmpty())
        m_allMatching = origin;
    Q_EMIT changed();
}

void QueueController::selectCopies(const std::vector<RecordId> &ids)
{
    m_selection.setToCopiesOf(ids, m_model.store());
}

void QueueController::forgetGone()
{
    m_left = {};
    Q_EMIT changed();
}

void QueueController::askToClear()
{
    if (queueState(facts()).clearObstacle)
        return;
    // What is shown is what was looked at; m_store may be a newer snapshot whose rows nobody has seen yet.
    ClearOrigin origin = m_allMatching.value_or(ClearOrigin());
    origin.watermark = m_allMatching ? m_allMatching->watermark : watermark();
    if (auto subject = clearSubject(m_model.store(), m_selection.ids(), m_selection.by(), origin)) {
        subject->hidden = selectedHidden();
        Q_EMIT clearRequested(*subject);
    }
}

void QueueController::askToClearReservation(const ProcessId &process)
{
    const auto upTo = watermark();
    if (upTo && !queueState(facts()).changeObstacle)
        Q_EMIT reservationRequested(process, *upTo);
}

void QueueController::reviewAgain(const std::vector<RecordId> &ids)
{
    m_toReview = ids;
    refresh();
}

void QueueController::reviewThoseThatAreThere()
{
    const std::vector<RecordId> ids = std::exchange(m_toReview, {});
    ClearOrigin origin;
    origin.watermark = watermark();
    if (const auto subject = clearSubject(m_model.store(), ids, ClearScope::By::Records, origin))
        Q_EMIT clearRequested(*subject);
    else
        Q_EMIT nothingToReview({});
}

void QueueController::giveUpReviewing(const std::optional<RestError> &error)
{
    if (!std::exchange(m_toReview, {}).empty())
        Q_EMIT nothingToReview(error);
}

void QueueController::setOwnReservations(const QHash<ProcessId, WallTime> &reservations)
{
    m_model.setOwnReservations(reservations);
    ++m_ownVersion;
    Q_EMIT changed();
}

void QueueController::setSurroundings(const QueueSurroundings &surroundings)
{
    if (surroundings == m_surroundings)
        return;
    m_surroundings = surroundings;
    Q_EMIT changed();
}

} // namespace eventsweep
