// SPDX-License-Identifier: Apache-2.0
#include "portalsim/programoptions.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace eventsweep::portalsim {

namespace {

constexpr qint64 kMostRecords = 10'000'000;

class Parser
{
public:
    explicit Parser(const QStringList &arguments)
        : left_(arguments)
    {
    }

    tl::expected<ProgramOptions, QString> parse()
    {
        while (!left_.isEmpty() && error_.isEmpty())
            take(left_.takeFirst());
        const int sources = int(!options_.loadFile.isEmpty()) + int(options_.records > 0) + int(options_.demo);
        if (error_.isEmpty() && sources > 1)
            error_ = u"only one of --load, --records and --demo can be given"_s;
        if (!error_.isEmpty())
            return tl::unexpected(error_);
        return options_;
    }

private:
    void take(const QString &name)
    {
        if (name == "--port"_L1) {
            options_.port = static_cast<quint16>(number(name, 0, std::numeric_limits<quint16>::max()));
        } else if (name == "--tls"_L1) {
            options_.certificateFile = value(name, u"a certificate and a key"_s);
            options_.keyFile = value(name, u"a certificate and a key"_s);
        } else if (name == "--load"_L1) {
            options_.loadFile = value(name, u"a file"_s);
        } else if (name == "--records"_L1) {
            options_.records = number(name, 1, kMostRecords);
        } else if (name == "--demo"_L1) {
            options_.demo = true;
        } else if (name == "--request-limit"_L1) {
            options_.requestLimit = true;
        } else if (name == "--help"_L1 || name == "-h"_L1) {
            options_.help = true;
        } else {
            error_ = u"unknown argument \"%1\""_s.arg(name);
        }
    }

    QString value(const QString &name, const QString &what)
    {
        if (!error_.isEmpty())
            return {};
        if (left_.isEmpty() || left_.first().startsWith("--"_L1) || left_.first().isEmpty()) {
            error_ = u"%1 needs %2"_s.arg(name, what);
            return {};
        }
        return left_.takeFirst();
    }

    qint64 number(const QString &name, qint64 low, qint64 high)
    {
        const QString what = u"a number from %1 to %2"_s.arg(low).arg(high);
        bool ok = false;
        const qint64 result = value(name, what).toLongLong(&ok);
        if (error_.isEmpty() && (!ok || result < low || result > high))
            error_ = u"%1 needs %2"_s.arg(name, what);
        return error_.isEmpty() ? result : 0;
    }

    QStringList left_;
    ProgramOptions options_;
    QString error_;
};

} // namespace

tl::expected<ProgramOptions, QString> parseArguments(const QStringList &arguments)
{
    return Parser(arguments).parse();
}

QString usage()
{
    return uR"(Usage: eventsweep-portalsim [--port N] [--tls CERT KEY] [--load FILE | --records N | --demo] [--request-limit]

A simulated portal on 127.0.0.1. Prints one line of JSON with its address and tokens.

  --port N         listen on this port; 0, the default: any free one
  --tls CERT KEY   HTTPS with this certificate and key (PEM files)
  --load FILE      start with the "portal" and "given" of a recorded scenario
  --records N      start with N free records
  --demo           start with lively data: events keep arriving, a worker keeps taking
  --request-limit  answer QUERY_LIMIT_EXCEEDED like a portal: 50 requests, 2 more per second
)"_s;
}

} // namespace eventsweep::portalsim
