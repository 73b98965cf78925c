// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/clearrun.h"

#include "core/auth/tokensource.h"
#include "core/base/futures.h"
#include "gui/texts/cleartext.h"
#include "gui/texts/jobtext.h"
#include "gui/texts/journalerrortext.h"
#include "gui/texts/resterrortext.h"

#include <numeric>

namespace eventsweep {

namespace {

constexpr Milliseconds tickInterval{500};

JobHeader headerOf(const Portal &portal, const ConnectorId &connector)
{
    return {portal.id, portal.name, portal.host(), portal.applicationTitle, connector, portal.hasReservations};
}

} // namespace

ClearRun::ClearRun(ClearSubject subject, ConnectorId connector, Services services, OuterObstacle outerObstacle,
                   QObject *parent)
    : QObject(parent)
    , m_subject(std::move(subject))
    , m_connector(std::move(connector))
    , m_services(services)
    , m_preview(previewOf(m_subject.scope, portal().hasReservations, m_connector))
    , m_outerObstacle(std::move(outerObstacle))
    , m_header(headerOf(portal(), m_connector))
    , m_steps(m_preview.byState, portal().hasReservations)
{
    watchSession();
}

ClearRun::ClearRun(JournalledJob past, Services services, OuterObstacle outerObstacle, QObject *parent)
    : QObject(parent)
    , m_subject(archivedSubject(past.scope))
    , m_connector(past.job.header.connector)
    , m_services(services)
    , m_outerObstacle(std::move(outerObstacle))
    , m_stage(Stage::Finished)
    , m_header(past.job.header)
    , m_steps({}, m_header.withReservations)
{
    m_gone.id = m_header.portal;
    m_gone.name = m_header.portalName;
    m_gone.applicationTitle = m_header.applicationTitle;
    takePast(std::move(past));
    watchSession();
}

ClearRun::~ClearRun() = default;

void ClearRun::watchSession()
{
    if (!m_services.session)
        return;
    connect(m_services.session, &PortalSession::portalChanged, this, &ClearRun::portalChanged);
    connect(m_services.session, &PortalSession::profileChanged, this, &ClearRun::reconsider);
    connect(m_services.session, &PortalSession::signedOut, this, &ClearRun::reviewChanged);
    connect(m_services.session, &PortalSession::signedIn, this, &ClearRun::reviewChanged);
}

void ClearRun::takePast(JournalledJob past)
{
    m_interrupted = !past.job.endedAt;
    m_report = m_interrupted ? reportOf(past) : past.report;
    if (m_report.startedAt == WallTime{})
        m_report.startedAt = past.job.createdAt;
    m_report.archived = qMax(m_report.archived, past.job.archived);
    QHash<RecordId, RecordState> states;
    for (const ChosenRecord &record : past.scope.records)
        states.insert(record.id, record.state);
    m_openByState.clear();
    for (const ClearReport::Entry &entry : m_report.entries) {
        if (isOpen(entry))
            ++m_openByState[states.value(entry.id)];
    }
    m_past = std::move(past);
}

std::optional<JobId> ClearRun::jobId() const
{
    if (m_past)
        return m_past->job.id;
    return m_job ? m_job->id() : std::nullopt;
}

void ClearRun::portalChanged()
{
    if (m_stage == Stage::Review) {
        m_header = headerOf(portal(), m_connector);
        m_preview = previewOf(m_subject.scope, portal().hasReservations, m_connector);
        m_steps = ClearSteps(m_preview.byState, portal().hasReservations);
    }
    if (m_stage != Stage::Running)
        Q_EMIT reviewChanged();
}

ClearConfirmation ClearRun::confirmation() const
{
    return {portal(), m_stage == Stage::Review ? m_subject.count() : workCount(),
            m_subject.scope.origin.kind != ClearOrigin::Kind::Selection};
}

QString ClearRun::scopeName() const
{
    return scopeText(m_header.portalName.isEmpty() ? m_header.host : m_header.portalName, m_header.applicationTitle,
                     m_connector);
}

void ClearRun::setTyped(const QString &typed)
{
    if (typed == m_typed)
        return;
    m_typed = typed;
    Q_EMIT reviewChanged();
}

void ClearRun::setIncludeChanged(bool include)
{
    if (m_stage != Stage::Review || m_subject.scope.includeChanged == include)
        return;
    m_subject.scope.includeChanged = include;
    Q_EMIT reviewChanged();
}

void ClearRun::reconsider()
{
    if (m_stage != Stage::Running)
        Q_EMIT reviewChanged();
}

std::optional<ErrorText> ClearRun::obstacle() const
{
    if (portal().readOnly)
        return ErrorText{tr("The portal is read only here"), tr("This portal is marked read-only in Eventsweep."),
                         tr("Its menu in the list of portals takes the mark away.")};
    return readingObstacle();
}

std::optional<ErrorText> ClearRun::readingObstacle() const
{
    if (!m_services.session)
        return ErrorText{tr("The portal is not in the list"),
                         tr("“%1” was removed from the list of portals, and its tokens with it.").arg(scopeName()),
                         {}};
    if (const auto reason = m_services.session->tokens().signedOutReason())
        return restErrorText(*reason, portal().name);
    return m_outerObstacle ? m_outerObstacle() : std::nullopt;
}

bool ClearRun::canStart() const
{
    return (m_stage == Stage::Review || (m_stage == Stage::Resume && !m_reading)) && !obstacle() &&
           confirmation().accepts(m_typed);
}

void ClearRun::start()
{
    if (!canStart())
        return;
    if (m_stage == Stage::Resume)
        return startPast(false);
    if (portal().hasReservations != m_header.withReservations || portal().host() != m_header.host) {
        // Not the plan or the place that was reviewed.
        portalChanged();
        return;
    }
    run(std::make_unique<ClearJob>(m_header, m_subject.scope, m_services.session->client(), *m_services.gate,
                                   m_services.journal, m_services.clock));
}

void ClearRun::run(std::unique_ptr<ClearJob> job)
{
    m_stage = Stage::Running;
    m_startedAt = m_services.clock.steady();
    m_progress = {};
    m_progress.chosen = m_subject.count();
    m_job = std::move(job);
    connect(m_job.get(), &ClearJob::progressChanged, this, &ClearRun::jobProgressed);
    connect(m_job.get(), &ClearJob::finished, this, &ClearRun::jobFinished);
    connect(&m_services.session->limiter(), &RateLimiter::waitChanged, m_job.get(), [this] { Q_EMIT progressed(); });
    Q_EMIT stageChanged();
    tick();
    m_job->start();
}

std::optional<ErrorText> ClearRun::leavingObstacle() const
{
    // Without knowing what was sent nothing could be said of what became of it.
    return m_past && !m_past->job.canBeResumed ? notResumableText() : readingObstacle();
}

bool ClearRun::canGoOn() const
{
    return m_stage == Stage::Finished && jobId() && m_report.open() > 0 && (!m_past || m_past->job.canBeResumed);
}

template <typename Next>
void ClearRun::withPast(Next next)
{
    const auto id = jobId();
    if (!id || m_reading)
        return;
    m_reading = true;
    whenDone(m_services.journal.job(*id), this, [this, next](const JournalResult<JournalledJob> &past) {
        m_reading = false;
        if (!past) {
            Q_EMIT failed(journalErrorText(past.error()));
            return;
        }
        takePast(*past);
        next();
    });
}

void ClearRun::goOn(bool only)
{
    if (m_stage != Stage::Finished)
        return;
    withPast([this, only] {
        m_resumeOnly = only;
        m_typed.clear();
        m_stage = Stage::Resume;
        Q_EMIT stageChanged();
    });
}

void ClearRun::cancelGoOn()
{
    if (m_stage != Stage::Resume)
        return;
    m_stage = Stage::Finished;
    if (m_resumeOnly)
        dismiss();
    else
        Q_EMIT stageChanged();
}

void ClearRun::leaveAsItIs()
{
    if (m_stage == Stage::Finished && !leavingObstacle())
        withPast([this] { startPast(true); });
}

void ClearRun::startPast(bool leave)
{
    if (!m_past || readingObstacle())
        return;
    m_leaving = leave;
    // Name, address and plan are those of now; the portal is the same.
    const JobHeader now = headerOf(portal(), m_connector);
    m_header.portalName = now.portalName;
    m_header.host = now.host;
    m_header.withReservations = now.withReservations;
    m_steps = ClearSteps(m_openByState, m_header.withReservations);
    JournalledJob past = *m_past;
    past.job.header = m_header;
    auto job = std::make_unique<ClearJob>(std::move(past), m_services.session->client(), *m_services.gate,
                                          m_services.journal, m_services.clock);
    if (leave && m_report.open() > 0) // else only the end is missing, and nobody stopped anything
        job->stop();
    run(std::move(job));
}

qsizetype ClearRun::workCount() const
{
    return m_past ? std::accumulate(m_openByState.cbegin(), m_openByState.cend(), qsizetype(0)) : m_subject.count();
}

std::vector<RecordId> ClearRun::retryable() const
{
    std::vector<RecordId> ids;
    const bool goesOn = canGoOn();
    for (const ClearReport::Entry &entry : m_report.entries) {
        const bool done = entry.category == ClearCategory::Cleared || entry.category == ClearCategory::AlreadyGone;
        if (!done && !(goesOn && isOpen(entry)))
            ids.push_back(entry.id);
    }
    return ids;
}

void ClearRun::askToRetry()
{
    const auto ids = retryable();
    if (m_stage == Stage::Finished && !ids.empty())
        Q_EMIT retryAsked(ids);
}

void ClearRun::tick()
{
    if (m_stage != Stage::Running)
        return;
    Q_EMIT progressed();
    m_services.clock.after(tickInterval, this, [this] { tick(); });
}

RateLimiter::Wait ClearRun::wait() const
{
    return m_stage == Stage::Running ? m_services.session->limiter().wait() : RateLimiter::Wait{};
}

std::optional<Milliseconds> ClearRun::elapsed() const
{
    if (!m_startedAt)
        return std::nullopt;
    if (m_stage == Stage::Finished)
        return m_report.endedAt - m_report.startedAt;
    return m_services.clock.steady() - *m_startedAt;
}

void ClearRun::stop()
{
    if (m_stage != Stage::Running || m_progress.stopping)
        return;
    m_progress.stopping = true;
    m_job->stop();
    Q_EMIT progressed();
}

void ClearRun::jobProgressed(const ClearProgress &progress)
{
    const bool stopping = m_progress.stopping;
    m_progress = progress;
    m_progress.stopping = stopping || progress.stopping;
    m_steps.advance(progress, m_services.clock.steady());
    Q_EMIT progressed();
}

void ClearRun::jobFinished(const ClearReport &report)
{
    if (m_stage != Stage::Running)
        return;
    m_report = report;
    m_interrupted = false;
    m_past.reset(); // out of date; read again when it is asked for
    m_stage = Stage::Finished;
    m_progress.phase = ClearProgress::Phase::Finished;
    m_steps.advance(m_progress, m_services.clock.steady());
    Q_EMIT stageChanged();
}

QFuture<JournalResult<std::vector<ArchivedRecord>>> ClearRun::copies() const
{
    if (const auto id = jobId())
        return m_services.journal.records(*id);
    Ending<JournalResult<std::vector<ArchivedRecord>>> none;
    const auto future = none.future();
    none.end(std::vector<ArchivedRecord>{});
    return future;
}

void ClearRun::dismiss()
{
    if (m_stage != Stage::Running)
        Q_EMIT dismissed();
}

} // namespace eventsweep
