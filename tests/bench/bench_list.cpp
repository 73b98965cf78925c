// SPDX-License-Identifier: Apache-2.0
//
// How fast a queue is read: bench-list [records …]. One line of JSON a measure. The simulated portal runs in a process
// of its own, so that `mb` is what the reader and its records take.
#include "core/queue/queuereader.h"
#include "core/queue/recordstore.h"
#include "core/rest/networktransport.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTextStream>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

/// Resident memory of this process in MB; 0 where the system has no /proc.
double residentMegabytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    constexpr double pageBytes = 4096;
    return file.readAll().split(' ').value(1).toDouble() * pageBytes / 1e6;
}

struct OneToken final : TokenProvider
{
    QString current;
    QFuture<RestResult<QString>> token() override { return QtFuture::makeReadyFuture(RestResult<QString>(current)); }
    [[nodiscard]] QFuture<RestResult<QString>> tokenAt(const QUrl &) override { return token(); }
    QFuture<RestResult<QString>> refreshed(const QString &) override { return token(); }
};

/// One reading of a queue of `records`, from the first request to the last row in the store.
class Measure : public QObject
{
public:
    Measure(int records, const QUrl &base, const QString &token)
        : m_records(records)
        , m_client(base, m_transport, m_limiter, m_tokens, m_clock)
        , m_reader(m_client, {}, m_clock)
    {
        m_tokens.current = token;
        connect(&m_client, &RestClient::called, this, [this] { ++m_requests; });
        connect(&m_reader, &QueueReader::recordsArrived, this, [this](const std::vector<Record> &arrived) {
            if (m_store.isEmpty())
                m_firstPage = m_timer.nsecsElapsed();
            m_store.append(arrived);
        });
        connect(&m_reader, &QueueReader::statusChanged, this, [this] {
            if (m_reader.status() == QueueReader::Status::Failed)
                qFatal("the queue could not be read");
            if (m_reader.status() == QueueReader::Status::Complete)
                QCoreApplication::quit();
        });
        m_before = residentMegabytes();
        m_timer.start();
        m_reader.start();
    }

    QByteArray result() const
    {
        if (m_store.size() != static_cast<RecordStore::Row>(m_records))
            qFatal("%u of %d records arrived", m_store.size(), m_records);
        const auto seconds = [](qint64 nanoseconds) { return qRound(static_cast<double>(nanoseconds) / 1e6) / 1e3; };
        const QJsonObject line{{u"bench"_s, u"list.%1"_s.arg(m_records)},
                               {u"requests"_s, m_requests},
                               {u"seconds"_s, seconds(m_timer.nsecsElapsed())},
                               {u"first_page_seconds"_s, seconds(m_firstPage)},
                               {u"mb"_s, qRound((residentMegabytes() - m_before) * 10) / 10.0}};
        return QJsonDocument(line).toJson(QJsonDocument::Compact);
    }

private:
    int m_records;
    SystemClock m_clock;
    OneToken m_tokens;
    NetworkTransport m_transport;
    RateLimiter m_limiter{m_clock, {}};
    RestClient m_client;
    QueueReader m_reader;
    RecordStore m_store;
    QElapsedTimer m_timer;
    double m_before = 0;
    qint64 m_firstPage = 0;
    int m_requests = 0;
};

QByteArray measure(int records)
{
    QProcess portal;
    portal.start(QStringLiteral(EVENTSWEEP_PORTALSIM), {u"--port"_s, u"0"_s, u"--records"_s, QString::number(records)});
    constexpr int patience = 60'000;
    while (!portal.canReadLine()) {
        if (!portal.waitForReadyRead(patience))
            qFatal("the simulated portal does not start");
    }
    const QJsonObject said = QJsonDocument::fromJson(portal.readLine()).object();
    QByteArray line;
    {
        const Measure run(records, QUrl(said.value(u"base_url"_s).toString()),
                          said.value(u"tokens"_s).toObject().value(u"admin"_s).toString());
        QCoreApplication::exec();
        line = run.result();
    }
    portal.kill();
    portal.waitForFinished();
    return line;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QStringList sizes = QCoreApplication::arguments().mid(1);
    if (sizes.isEmpty())
        sizes = {u"1000"_s, u"10000"_s, u"100000"_s};
    if (sizes.size() > 1) {
        // Each in a process of its own: memory that a measure gave back would hide what the next one takes.
        int failed = 0;
        for (const QString &size : std::as_const(sizes))
            failed += QProcess::execute(QCoreApplication::applicationFilePath(), {size}) != 0;
        return failed;
    }
    const QByteArray line = measure(sizes.first().toInt());
    QTextStream(stdout) << line << Qt::endl;
    return 0;
}
