// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/clearrun.h"

#include "core/auth/tokensource.h"
#include "core/base/futures.h"
#include "gui/texts/cleartext.h"
#include "gui/texts/resterrortext.h"

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
    connect(&m_services.session, &PortalSession::portalChanged, this, &ClearRun::portalChanged);
    connect(&m_services.session, &PortalSession::signedOut, this, &ClearRun::reviewChanged);
    connect(&m_services.session, &PortalSession::signedIn, this, &ClearRun::reviewChanged);
}

ClearRun::~ClearRun() = default;

void ClearRun::portalChanged()
{
    if (m_stage != Stage::Review)
        return;
    m_header = headerOf(portal(), m_connector);
    m_preview = previewOf(m_subject.scope, portal().hasReservations, m_connector);
    m_steps = ClearSteps(m_preview.byState, portal().hasReservations);
    Q_EMIT reviewChanged();
}

ClearConfirmation ClearRun::confirmation() const
{
    return {portal(), m_subject.count()};
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
    if (m_stage == Stage::Review)
        Q_EMIT reviewChanged();
}

std::optional<ErrorText> ClearRun::obstacle() const
{
    if (portal().readOnly)
        return ErrorText{tr("The portal is read only here"), tr("This portal is marked read-only in Eventsweep."),
                         tr("Its menu in the list of portals takes the mark away.")};
    if (const auto reason = m_services.session.tokens().signedOutReason())
        return restErrorText(*reason, portal().name);
    return m_outerObstacle ? m_outerObstacle() : std::nullopt;
}

bool ClearRun::canStart() const
{
    return m_stage == Stage::Review && !obstacle() && confirmation().accepts(m_typed);
}

void ClearRun::start()
{
    if (!canStart())
        return;
    if (portal().hasReservations != m_header.withReservations || portal().host() != m_header.host) {
        // Not the plan or the place that was reviewed.
        portalChanged();
        return;
    }
    m_stage = Stage::Running;
    m_startedAt = m_services.clock.steady();
    m_progress.chosen = m_subject.count();
    m_job = std::make_unique<ClearJob>(m_header, m_subject.scope, m_services.session.client(), m_services.gate,
                                       m_services.journal, m_services.clock);
    connect(m_job.get(), &ClearJob::progressChanged, this, &ClearRun::jobProgressed);
    connect(m_job.get(), &ClearJob::finished, this, &ClearRun::jobFinished);
    connect(&m_services.session.limiter(), &RateLimiter::waitChanged, m_job.get(), [this] { Q_EMIT progressed(); });
    Q_EMIT stageChanged();
    tick();
    m_job->start();
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
    return m_stage == Stage::Running ? m_services.session.limiter().wait() : RateLimiter::Wait{};
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
    m_stage = Stage::Finished;
    m_progress.phase = ClearProgress::Phase::Finished;
    m_steps.advance(m_progress, m_services.clock.steady());
    Q_EMIT stageChanged();
}

QFuture<JournalResult<std::vector<ArchivedRecord>>> ClearRun::copies() const
{
    if (const auto id = m_job ? m_job->id() : std::nullopt)
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
