// SPDX-License-Identifier: Apache-2.0
//
// How many requests and how much time a clear takes: bench-clear [--no-limits | --limits] [NAME …]. One line of JSON a
// measure, each in a process of its own, as soon as it is measured. `requests` are all that the simulated portal
// received from the start of the job to the verified result; `minimum` is what the protocol needs for the same work.
// Fails when the queue is not exactly what it should be afterwards, or when there are more requests than promised.
#include "core/clear/clearjob.h"
#include "core/clear/surroundings.h"
#include "core/queue/queuereader.h"
#include "core/rest/networktransport.h"
#include "portalsim/scenario.h"
#include "portalsim/simulator.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>
#include <array>
#include <set>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

/// One shape of a queue and of what is chosen in it. Besides stands a newer record that nobody chose.
struct Shape
{
    const char *name;
    int chosen;
    int minimum;  ///< requests
    int promised; ///< requests at most; 0: not counted
    bool everyOther;
    bool ofAnotherEvent; ///< the records in between
    bool reserved;
    bool reservationsInPlan;
};

// A page has 50 records, a batch 50 commands, a command of a batch 500 ids; a range is 1 000 records.
constexpr std::array shapes = {
    // 10 000 / (50 · 50) = 4 to read, 1 to reserve (10 ranges), 1 to read their owners (10 times `get` with its process
    // id), 1 to clear (20 lists of 500), 1 to verify (20 times `@ID`, of which `total` is 0).
    Shape{"clear.settled", 10'000, 8, 12, false, false, false, true},
    // The same: the ranges are narrowed by `=EVENT_NAME`.
    Shape{"clear.one_event", 10'000, 8, 12, true, true, false, true},
    // 4 to read, 1 to clear, 1 to verify.
    Shape{"clear.reserved", 10'000, 6, 8, false, false, true, true},
    // 4 to read, 10 000 / 50 = 200 to reserve one by one, 4 to read who owns them, 200 to clear, since each has a
    // process id of its own, 1 to verify.
    Shape{"clear.scattered", 10'000, 409, 420, true, false, false, true},
    // 4 to read, 200 to take one by one, 1 to verify.
    Shape{"clear.scattered_no_reservations", 10'000, 205, 215, true, false, false, false},
    // Ten times the first: 40 to read, 2 to reserve (100 ranges), 2 to read their owners, 4 to clear, 4 to verify.
    Shape{"clear.large", 100'000, 52, 0, false, false, false, true},
};

/// Megabytes by /proc/self/status; 0 where the system has none.
double megabytes(const QByteArray &key)
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray all = file.readAll();
    const qsizetype at = all.indexOf(key + ':');
    return at < 0 ? 0 : all.mid(at + key.size() + 1).trimmed().split(' ').front().toDouble() * 1024 / 1e6;
}

/// The most that this process had from now on is told as VmHWM.
void forgetPeak()
{
    QFile file(u"/proc/self/clear_refs"_s);
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

struct OneToken final : TokenProvider
{
    QString current;
    QFuture<RestResult<QString>> token() override { return QtFuture::makeReadyFuture(RestResult<QString>(current)); }
    [[nodiscard]] QFuture<RestResult<QString>> tokenAt(const QUrl &) override { return token(); }
    QFuture<RestResult<QString>> refreshed(const QString &) override { return token(); }
};

/// What is needed to talk to the portal.
struct Line
{
    Line(portalsim::SimulatorThread &portal, RateLimiter::Policy policy)
        : limiter(clock, policy)
        , client(portal->baseUrl(), transport, limiter, tokens, clock)
    {
        tokens.current = portal->tokens().admin;
    }
    SystemClock clock;
    OneToken tokens;
    NetworkTransport transport;
    RateLimiter limiter;
    RestClient client;
};

constexpr RateLimiter::Policy unlimited{.burst = 1'000'000, .drainedPerSecond = 1'000'000};

class Measure
{
public:
    Measure(const Shape &shape, bool limits)
        : m_shape(shape)
        , m_limits(limits)
    {
    }

    /// False when something is not as promised; the line is there in any case.
    bool run()
    {
        if (!m_portal.error().isEmpty() || !m_journal.open().result())
            return complain("neither a portal nor an archive");
        fillPortal();
        const auto chosen = chooseInSnapshot();
        if (!chosen)
            return complain("the queue could not be chosen from");
        if (m_limits)
            m_portal->portal().changeLimits([](auto &limits) { limits.setBucket(portalsim::standardPlan); });
        m_portal->clearRequests();
        m_portal->setKeepBodies(false);
        clear({.records = *chosen});
        return check();
    }

    QByteArray line() const
    {
        QByteArray text =
            "{\"bench\":\"" + QByteArray(m_shape.name) + "\",\"records\":" + QByteArray::number(m_shape.chosen) +
            ",\"limits\":" + (m_limits ? "true" : "false") + ",\"requests\":" + QByteArray::number(m_requests) +
            ",\"minimum\":" + QByteArray::number(m_shape.minimum) +
            ",\"seconds\":" + QByteArray::number(m_seconds, 'f', 3);
        if (m_shape.promised == 0)
            text += ",\"mb\":" + QByteArray::number(m_megabytes, 'f', 1);
        return text + '}';
    }

private:
    bool isChosen(qint64 id) const { return id <= lastId() && (!m_shape.everyOther || id % 2 == 1); }
    qint64 lastId() const { return m_shape.everyOther ? 2 * m_shape.chosen : m_shape.chosen; }

    static bool complain(const char *what)
    {
        QTextStream(stderr) << what << Qt::endl;
        return false;
    }

    void fillPortal()
    {
        portalsim::Portal &portal = m_portal->portal();
        portal.setFeatures({.selfHosted = false, .reservations = m_shape.reservationsInPlan});
        const qint64 hourAgo = portal.nowMs() / 1000 - 3600;
        for (qint64 id = 1; id <= lastId() + 1; ++id) {
            auto record = portalsim::defaultRecord(id);
            record.timestamp = QString::fromLatin1(portalsim::momentText(hourAgo, portalsim::portalOffsetMinutes));
            if (m_shape.reserved && isChosen(id))
                record.processId = u"p0123456789abcdef0123456789abcde"_s;
            if (m_shape.ofAnotherEvent && !isChosen(id)) {
                record.eventName = u"ONCRMCONTACTUPDATE"_s;
                record.messageId = QString::fromLatin1(portalsim::messageIdOf("ONCRMCONTACTUPDATE", record.eventData));
            }
            portal.insert(record);
        }
        for (const auto &record : portal.queue()) {
            if (!isChosen(record.id))
                m_unchosen.insert({record.id, record.processId});
        }
    }

    /// As the window does: the whole queue is read, what is chosen is frozen with what is seen around it.
    std::optional<NonEmpty<ChosenRecord>> chooseInSnapshot()
    {
        Line line(m_portal, unlimited);
        RecordStore store;
        QueueReader reader(line.client, {}, line.clock);
        QObject::connect(&reader, &QueueReader::recordsArrived, &reader,
                         [&](const std::vector<Record> &arrived) { store.append(arrived); });
        QObject::connect(&reader, &QueueReader::statusChanged, &reader, [&] {
            if (reader.status() != QueueReader::Status::Reading)
                QCoreApplication::quit();
        });
        reader.start();
        QCoreApplication::exec();
        std::vector<ChosenRecord> chosen;
        for (RecordStore::Row row = 0; row < store.size(); ++row) {
            const auto record = choose(store.record(row));
            if (record && isChosen(record->id.value()))
                chosen.push_back(*record);
        }
        fillSurroundings(chosen, store);
        return NonEmpty<ChosenRecord>::from(std::move(chosen));
    }

    void clear(ClearScope scope)
    {
        Line line(m_portal, m_limits ? RateLimiter::Policy() : unlimited);
        const PortalId id = PortalId::create();
        MutationGate gate(line.client, id, [] { return false; });
        JobHeader header;
        header.portal = id;
        header.withReservations = m_shape.reservationsInPlan;
        forgetPeak();
        const double before = megabytes("VmRSS");
        QElapsedTimer timer;
        timer.start();
        ClearJob job(header, std::move(scope), line.client, gate, m_journal, line.clock);
        QObject::connect(&job, &ClearJob::finished, &job, [&] {
            m_seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
            QCoreApplication::quit();
        });
        job.start();
        QCoreApplication::exec();
        m_megabytes = megabytes("VmHWM") - before;
        m_requests = m_portal->requestCount();
        m_report = job.report();
    }

    bool check()
    {
        if (m_report.error || m_report.journalError || m_report.gateRefusal || m_report.refused)
            return complain("the job ended with an error");
        if (m_report.count(ClearCategory::Cleared) != m_shape.chosen)
            return complain("not all that was chosen is told to be cleared");
        std::set<std::pair<qint64, QString>> left;
        for (const auto &record : m_portal->portal().queue())
            left.insert({record.id, record.processId});
        if (left != m_unchosen)
            return complain("the queue is not what was not chosen");
        if (std::ranges::any_of(m_portal->requests(), [](const auto &request) { return request.status != 200; }))
            return complain("the portal refused requests");
        if (m_shape.promised > 0 && m_requests > m_shape.promised)
            return complain("more requests than promised");
        return true;
    }

    const Shape &m_shape;
    bool m_limits;
    portalsim::SimulatorThread m_portal;
    QTemporaryDir m_directory;
    SystemClock m_clock;
    Journal m_journal{m_directory.filePath(u"archive.sqlite"_s), m_clock};
    std::set<std::pair<qint64, QString>> m_unchosen; ///< with who holds them
    ClearReport m_report;
    int m_requests = 0;
    double m_seconds = 0;
    double m_megabytes = 0;
};

const QString withoutLimits = u"--no-limits"_s;
const QString withLimits = u"--limits"_s;

/// Each in a process of its own: memory that a measure gave back would hide what the next one takes.
int measureAll(const QStringList &names, const QStringList &modes)
{
    int failed = 0;
    for (const QString &mode : modes) {
        for (const Shape &shape : shapes) {
            const QString name = QLatin1StringView(shape.name);
            const bool asked = names.isEmpty() || names.contains(name);
            if (asked && (mode == withoutLimits || shape.promised > 0))
                failed += QProcess::execute(QCoreApplication::applicationFilePath(), {mode, name}) != 0;
        }
    }
    return std::min(failed, 1);
}

int measureOne(const Shape &shape, bool limits)
{
    Measure measure(shape, limits);
    const bool good = measure.run();
    QTextStream(stdout) << measure.line() << Qt::endl;
    return good ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QStringList names = QCoreApplication::arguments().mid(1);
    QStringList modes;
    for (const QString &mode : {withoutLimits, withLimits}) {
        if (names.removeAll(mode) > 0)
            modes.append(mode);
    }
    if (modes.isEmpty())
        modes = {withoutLimits, withLimits};
    const auto shapeOf = [](const QString &name) {
        return std::ranges::find_if(shapes, [&](const Shape &shape) { return QLatin1StringView(shape.name) == name; });
    };
    for (const QString &name : std::as_const(names)) {
        if (shapeOf(name) == shapes.end()) {
            QTextStream(stderr) << "There is no measure " << name << Qt::endl;
            return 2;
        }
    }
    if (names.size() == 1 && modes.size() == 1)
        return measureOne(*shapeOf(names.front()), modes.front() == withLimits);
    return measureAll(names, modes);
}
