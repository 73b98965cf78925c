// SPDX-License-Identifier: Apache-2.0
#include "support/clearworld.h"

#include "support/operatorchoice.h"

#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QThreadPool>
#include <QTimer>

#include <algorithm>
#include <atomic>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

constexpr int mostTurns = 20'000; ///< of the loop in one life: more than the largest of these worlds needs

constexpr qint64 mostPatience = 5'000; ///< milliseconds, before it is said that nobody does anything
constexpr int enoughQuiet = 12;        ///< more than the hands that an answer goes through

/// A disk in memory where there is one: thousands of runs write through to it.
QString folderTemplate()
{
    const QString memory = u"/dev/shm"_s;
    const QString folder = QFileInfo(memory).isWritable() ? memory : QDir::tempPath();
    return folder + u"/eventsweep-XXXXXX"_s;
}

} // namespace

/// Signs in with the portal's own tokens, as long as the operator is signed in.
class ClearWorld::Tokens final : public TokenProvider
{
public:
    explicit Tokens(portalsim::Portal &portal)
        : m_portal(portal)
    {
    }
    [[nodiscard]] QFuture<RestResult<QString>> token() override
    {
        return QtFuture::makeReadyFuture(RestResult<QString>(m_portal.tokens().admin));
    }
    [[nodiscard]] QFuture<RestResult<QString>> tokenAt(const QUrl &) override { return token(); }
    [[nodiscard]] QFuture<RestResult<QString>> refreshed(const QString &stale) override
    {
        if (!signedIn) {
            RestError error;
            error.kind = RestError::Kind::SignInAgain;
            return QtFuture::makeReadyFuture(RestResult<QString>(tl::unexpected(error)));
        }
        if (m_portal.tokens().admin == stale)
            refresh();
        return token();
    }
    void refresh()
    {
        const portalsim::Tokens tokens = m_portal.tokens();
        portalsim::PhpValue parameters = portalsim::PhpValue::array();
        parameters.set("grant_type", portalsim::PhpValue::text("refresh_token"));
        parameters.set("client_id", portalsim::PhpValue::text(tokens.clientId.toUtf8()));
        parameters.set("client_secret", portalsim::PhpValue::text(tokens.clientSecret.toUtf8()));
        parameters.set("refresh_token", portalsim::PhpValue::text(tokens.refresh.toUtf8()));
        (void)m_portal.grant(parameters, {});
    }
    bool signedIn = true;

private:
    portalsim::Portal &m_portal;
};

/// One run of the program, from its start to its end.
struct ClearWorld::Life
{
    struct Work
    {
        std::unique_ptr<PortalLine> line;
        std::unique_ptr<RestClient> client;
        std::unique_ptr<MutationGate> gate;
        std::unique_ptr<ClearJob> job;
    };
    Life(const QString &path, ManualClock &clock, const RateLimiter::Policy &policy)
        : journal(path, clock)
        , limiter(clock, policy)
        , copies(path)
    {
    }
    std::atomic<bool> journalFailed = false; ///< set in the journal's thread
    Journal journal;
    RateLimiter limiter;
    CopyCounter copies;
    std::vector<Work> works; ///< by seat; empty where nothing was to be done
};

ClearWorld::ClearWorld(const Options &options)
    : m_folder(folderTemplate())
    , m_policy(options.policy)
    , m_reservations(options.reservations)
    , m_tokens(std::make_unique<Tokens>(m_simulator.portal()))
    , m_base(u"https://portal-0.example/rest/"_s)
{
    const QByteArray feature = options.reservations ? "1" : "0";
    const auto problem = portal().load("{\"portal\": {\"cloud\": {\"rest_offline_extended\": " + feature +
                                       ", \"rest_auth_connector\": 1}}, \"given\": []}");
    if (problem || !m_folder.isValid())
        qFatal("the world cannot be made: %s", qPrintable(problem.value_or(m_folder.errorString())));
    portal().setClock([this] { return m_clock.now().time_since_epoch().count(); });
    portal().seedProcessIds(options.seed);
    portal().changeLimits([&options](portalsim::Limits &limits) { limits.setBucket(options.bucket); });
    portal().keepHistory(true);
}

ClearWorld::~ClearWorld()
{
    close();
}

// ---- the portal and the operator

void ClearWorld::insert(const portalsim::RecordData &record)
{
    if (!portal().insert(record))
        qFatal("the simulated portal refused record %lld", static_cast<long long>(record.id));
}

qint64 ClearWorld::portalSeconds() const
{
    return m_clock.now().time_since_epoch().count() / 1000;
}

ClearScope ClearWorld::chosen(const QList<qint64> &ids, ClearScope::By by)
{
    return chooseFrom(queueOnTheWire(portal()), ids, by);
}

size_t ClearWorld::addJob(ClearScope scope)
{
    JobHeader header;
    header.portal = m_portalId;
    header.portalName = u"Portal"_s;
    header.applicationTitle = u"job %1"_s.arg(m_seats.size());
    header.withReservations = m_reservations;
    m_seats.push_back({std::move(scope), std::move(header), {}, {}, {}});
    return m_seats.size() - 1;
}

void ClearWorld::setSignedIn(bool signedIn)
{
    m_tokens->signedIn = signedIn;
    if (signedIn)
        m_tokens->refresh();
    else
        portal().expireAdminToken();
}

void ClearWorld::move()
{
    const QString host = u"portal-%1.example"_s.arg(++m_moves);
    for (size_t i = 0; m_life && i < m_life->works.size(); ++i) {
        if (const auto &line = m_life->works[i].line)
            line->setHost(host);
    }
    m_base.setHost(host);
}

void ClearWorld::stopJobs()
{
    for (const Life::Work &work : m_life->works) {
        if (work.job)
            work.job->stop();
    }
}

void ClearWorld::setWordsWereLost()
{
    for (Seat &seat : m_seats)
        seat.wordsWereLost = true;
}

// ---- the program

ClearWorld::End ClearWorld::live(Mishap mishap, int step)
{
    m_counter.rest();
    open();
    if (mishap != Mishap::None)
        setWordsWereLost();
    m_counter.start(mishap, step);
    m_requests = 0;
    for (size_t number = 0; number < m_seats.size(); ++number)
        seat(number);
    const End end = run();
    for (size_t number = 0; number < m_seats.size(); ++number) {
        const auto &job = m_life->works[number].job;
        if (job && job->isFinished() && end == End::Done)
            m_seats[number].report = job->report();
        else if (job)
            m_seats[number].report.reset();
    }
    m_moments = m_counter.moments();
    close();
    return end;
}

ClearWorld::End ClearWorld::settle()
{
    End end = End::Done;
    for (int life = 0; life < 4; ++life) {
        end = live();
        if (end != End::Done || isSettled())
            break;
    }
    return end;
}

bool ClearWorld::isSettled() const
{
    return std::ranges::all_of(m_seats, [](const Seat &seat) { return seat.report && seat.report->open() == 0; });
}

void ClearWorld::open()
{
    m_life = std::make_unique<Life>(m_folder.filePath(u"archive.sqlite"_s), m_clock, m_policy);
    m_life->journal.setProbe([life = m_life.get(), probe = m_counter.probe()](JournalMoment at) {
        auto failure = probe(at);
        if (failure && at != JournalMoment::Committed)
            life->journalFailed = true;
        return failure;
    });
    std::optional<JournalResult<JournalOpened>> opened;
    whenDone(m_life->journal.open(), this, [&opened](const auto &result) { opened = result; });
    passBarrier();
    if (!opened || !*opened || (*opened)->readOnly)
        qFatal("the archive cannot be opened");
}

std::optional<JobId> ClearWorld::idOf(const Seat &seat)
{
    std::optional<JobId> id;
    whenDone(m_life->journal.jobs(), this, [&](const JournalResult<std::vector<ArchivedJob>> &jobs) {
        if (!jobs)
            qFatal("the jobs of the archive cannot be read: %s", qPrintable(jobs.error().text));
        for (const ArchivedJob &job : *jobs) {
            if (job.header.applicationTitle != seat.header.applicationTitle)
                continue;
            if (id)
                qFatal("a job was written twice");
            id = job.id;
        }
    });
    passBarrier();
    return id;
}

void ClearWorld::seat(size_t number)
{
    Seat &seat = m_seats[number];
    m_life->works.emplace_back();
    if (!seat.id)
        seat.id = idOf(seat);
    std::optional<JournalledJob> past;
    if (seat.id) {
        whenDone(m_life->journal.job(*seat.id), this, [&past](const JournalResult<JournalledJob> &job) {
            if (!job)
                qFatal("a job of the archive cannot be read: %s", qPrintable(job.error().text));
            past = *job;
        });
        passBarrier();
        if (past->job.endedAt && past->job.open == 0 && seat.report)
            return;
    }

    Life::Work &work = m_life->works.back();
    const auto before = [this, number](HttpRequest &request, bool changes) {
        ++m_requests;
        if (m_onRequest)
            m_onRequest(m_requests, request, changes);
        Seat &sender = m_seats[number];
        if (!sender.id)
            sender.id = m_life->works[number].job->id();
        if (changes && m_life->journalFailed && m_seats.size() == 1)
            ++m_changesAfterFailure;
        const qint64 coming = portal().requestNumber() + 1;
        for (Seat &other : m_seats)
            other.copiesBefore.remove(coming); // of a request that a fault kept away from the portal
        if (changes && sender.id)
            sender.copiesBefore.insert(coming, m_life->copies.copiesOf(*sender.id));
    };
    work.line = std::make_unique<PortalLine>(m_simulator, m_counter, m_clock, PortalLine::Hooks{before, m_onAnswer});
    work.client = std::make_unique<RestClient>(m_base, *work.line, m_life->limiter, *m_tokens, m_clock);
    work.gate = std::make_unique<MutationGate>(*work.client, m_portalId, [this] { return m_readOnly; });
    work.job =
        past ? std::make_unique<ClearJob>(*past, *work.client, *work.gate, m_life->journal, m_clock)
             : std::make_unique<ClearJob>(seat.header, seat.scope, *work.client, *work.gate, m_life->journal, m_clock);
    work.job->start();
}

/// Lets everything happen that can happen now. What the journal was asked for before is done and delivered: its answers
/// come in order.
void ClearWorld::passBarrier()
{
    QThreadPool::globalInstance()->waitForDone(); // large answers are read there
    QEventLoop loop;
    whenDone(m_life->journal.records(JobId(0)), &loop, [&loop](const auto &) {
        // After all that was delivered with it.
        QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
    });
    loop.exec();
}

/// Whether something happens after all within a few seconds: on a machine that is busy with something else a thread may
/// not have been let run.
bool ClearWorld::somethingComes()
{
    const quint64 before = m_counter.activity();
    QElapsedTimer patience;
    patience.start();
    while (m_counter.activity() == before && !m_counter.isDead() && patience.elapsed() < mostPatience) {
        passBarrier();
        QEventLoop loop;
        QTimer::singleShot(10, &loop, &QEventLoop::quit);
        loop.exec();
        const bool over = std::ranges::all_of(
            m_life->works, [](const Life::Work &work) { return !work.job || work.job->isFinished(); });
        if (over)
            return true;
    }
    return m_counter.activity() != before || m_counter.isDead();
}

ClearWorld::End ClearWorld::run()
{
    const auto isOver = [this] {
        return std::ranges::all_of(m_life->works,
                                   [](const Life::Work &work) { return !work.job || work.job->isFinished(); });
    };
    int quiet = 0; // barriers in a row in which nothing happened
    for (int turn = 0; turn < mostTurns; ++turn) {
        if (m_counter.isDead())
            return End::Dead;
        if (isOver())
            return End::Done;
        const quint64 before = m_counter.activity();
        passBarrier();
        const bool working = QThreadPool::globalInstance()->activeThreadCount() > 0;
        quiet = m_counter.activity() == before && !working ? quiet + 1 : 0;
        // An answer on its way through several hands shows nothing of itself at each of them.
        if (quiet < enoughQuiet || isOver() || m_counter.isDead())
            continue;
        quiet = 0;
        if (std::ranges::any_of(m_life->works,
                                [](const Life::Work &work) { return work.line && work.line->letOneGo(); }))
            continue;
        if (const auto next = m_clock.untilNext())
            m_clock.advance(*next);
        else if (!somethingComes())
            return End::Stuck;
    }
    return End::Endless;
}

void ClearWorld::close()
{
    if (!m_life)
        return;
    for (Life::Work &work : m_life->works)
        work.job.reset();
    m_life.reset();
    m_counter.rest();
}

// ---- afterwards

std::vector<ArchivedJob> ClearWorld::archivedJobs()
{
    std::vector<ArchivedJob> archived;
    m_counter.rest();
    open();
    whenDone(m_life->journal.jobs(), this, [&archived](const auto &jobs) { archived = *jobs; });
    passBarrier();
    close();
    return archived;
}

ClearFacts ClearWorld::facts()
{
    ClearFacts facts{.queue = portal().queue(), .history = portal().history(), .jobs = {}};
    m_counter.rest();
    open();
    for (Seat &seat : m_seats) {
        JobFacts job{.name = seat.header.applicationTitle,
                     .scope = seat.scope,
                     .withReservations = m_reservations,
                     .copiesBefore = seat.copiesBefore,
                     .copies = {},
                     .wordsWereLost = seat.wordsWereLost,
                     .report = seat.report};
        if (const auto id = seat.id ? seat.id : idOf(seat)) {
            whenDone(m_life->journal.records(*id), this, [&job](const auto &records) { job.copies = *records; });
            whenDone(m_life->journal.job(*id), this,
                     [&job](const JournalResult<JournalledJob> &known) { learn(job, known->history); });
            passBarrier();
        }
        facts.jobs.push_back(std::move(job));
    }
    close();
    return facts;
}

} // namespace eventsweep
