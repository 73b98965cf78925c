// SPDX-License-Identifier: Apache-2.0
//
// clearrunner URL ARCHIVE CHOICE STEP: runs the one job of an archive to its end, or to its death at this step (0:
// none).
//   CHOICE is a file, {"ids": [n …], "by_messages": 0 | 1, "reservations": 0 | 1, "queue": [record …]}: what the
//   operator saw and chose. The job begins when the archive holds none, else it goes on. The access token is in the
//   environment, EVENTSWEEP_TOKEN. Prints the number of steps. Ends with 0 when the job has ended, 1 when it could not
//   even begin.
#include "core/base/futures.h"
#include "core/base/jsonslice.h"
#include "core/clear/clearjob.h"
#include "core/rest/networktransport.h"
#include "support/endprocess.h"
#include "support/iocounter.h"
#include "support/operatorchoice.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

class GivenToken final : public TokenProvider
{
public:
    [[nodiscard]] QFuture<RestResult<QString>> token() override
    {
        return QtFuture::makeReadyFuture(RestResult<QString>(qEnvironmentVariable("EVENTSWEEP_TOKEN")));
    }
    [[nodiscard]] QFuture<RestResult<QString>> tokenAt(const QUrl &) override { return token(); }
    [[nodiscard]] QFuture<RestResult<QString>> refreshed(const QString &) override { return token(); }
};

/// The network, with every request counted before it leaves and when its answer is here.
class CountedTransport final : public QObject, public HttpTransport
{
public:
    explicit CountedTransport(IoCounter &counter)
        : m_counter(counter)
    {
    }
    [[nodiscard]] QFuture<RestResult<HttpReply>> post(HttpRequest request, CancelToken cancel) override
    {
        (void)m_counter.reach(IoMoment::RequestBefore);
        const auto ending = std::make_shared<Ending<RestResult<HttpReply>>>();
        whenDone(m_network.post(std::move(request), std::move(cancel)), this,
                 [this, ending](const RestResult<HttpReply> &reply) {
                     (void)m_counter.reach(IoMoment::RequestAfter);
                     ending->end(reply);
                 });
        return ending->future();
    }

private:
    IoCounter &m_counter;
    NetworkTransport m_network;
};

class Runner final : public QObject
{
public:
    Runner(const QUrl &url, const QString &archive, const QByteArray &choice, int step)
        : m_choice(choice)
        , m_step(step)
        , m_journal(archive, m_clock)
        , m_client(url, m_transport, m_limiter, m_tokens, m_clock)
    {
        m_counter.setEnd(endProcess);
        m_journal.setProbe(m_counter.probe());
    }

    void start()
    {
        whenDone(m_journal.open(), this, [this](const JournalResult<JournalOpened> &opened) {
            if (!opened || opened->readOnly)
                return fail("the archive cannot be opened");
            whenDone(m_journal.jobs(), this, [this](const JournalResult<std::vector<ArchivedJob>> &jobs) {
                if (!jobs || jobs->size() > 1)
                    return fail("the archive does not hold one job at most");
                jobs->empty() ? begin() : goOn(jobs->front().id);
            });
        });
    }

private:
    void begin()
    {
        const QJsonObject choice = QJsonDocument::fromJson(m_choice).object();
        QList<qint64> ids;
        for (const auto &id : choice.value("ids"_L1).toArray())
            ids.append(id.toInteger());
        const auto by =
            choice.value("by_messages"_L1).toInt() != 0 ? ClearScope::By::Messages : ClearScope::By::Records;
        JobHeader header;
        header.withReservations = choice.value("reservations"_L1).toInt() != 0;
        m_gate = std::make_unique<MutationGate>(m_client, header.portal, [] { return false; });
        m_job = std::make_unique<ClearJob>(header, chooseFrom(jsonMember(m_choice, "queue").toByteArray(), ids, by),
                                           m_client, *m_gate, m_journal, m_clock);
        run();
    }

    void goOn(JobId id)
    {
        whenDone(m_journal.job(id), this, [this](const JournalResult<JournalledJob> &past) {
            if (!past)
                return fail("the job of the archive cannot be read");
            m_gate = std::make_unique<MutationGate>(m_client, past->job.header.portal, [] { return false; });
            m_job = std::make_unique<ClearJob>(*past, m_client, *m_gate, m_journal, m_clock);
            run();
        });
    }

    void run()
    {
        connect(m_job.get(), &ClearJob::finished, this, [this] {
            std::printf("%zu\n", m_counter.moments().size());
            QCoreApplication::exit(0);
        });
        m_counter.start(m_step > 0 ? Mishap::Kill : Mishap::None, m_step);
        m_job->start();
    }

    static void fail(const char *what)
    {
        std::fprintf(stderr, "%s\n", what);
        QCoreApplication::exit(1);
    }

    QByteArray m_choice;
    int m_step;
    SystemClock m_clock;
    IoCounter m_counter;
    GivenToken m_tokens;
    RateLimiter m_limiter{m_clock, {.burst = 1'000'000, .drainedPerSecond = 1'000'000}};
    CountedTransport m_transport{m_counter};
    Journal m_journal;
    RestClient m_client;
    std::unique_ptr<MutationGate> m_gate;
    std::unique_ptr<ClearJob> m_job;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    QFile choice(arguments.value(3));
    if (arguments.size() != 5 || !choice.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "clearrunner URL ARCHIVE CHOICE STEP\n");
        return 1;
    }
    Runner runner(QUrl(arguments[1]), arguments[2], choice.readAll(), arguments[4].toInt());
    runner.start();
    return QCoreApplication::exec();
}
