// SPDX-License-Identifier: Apache-2.0
#include "portalsim/programoptions.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace eventsweep::portalsim {

namespace {

constexpr qint64 mostRecords = 10'000'000;

class Parser
{
public:
    explicit Parser(const QStringList &arguments)
        : m_left(arguments)
    {
    }

    tl::expected<ProgramOptions, QString> parse()
    {
        while (!m_left.isEmpty() && m_error.isEmpty())
            take(m_left.takeFirst());
        const int sources = int(!m_options.loadFile.isEmpty()) + int(m_options.records > 0) + int(m_options.demo);
        if (m_error.isEmpty() && sources > 1)
            m_error = u"only one of --load, --records and --demo can be given"_s;
        if (!m_error.isEmpty())
            return tl::unexpected(m_error);
        return m_options;
    }

private:
    void take(const QString &name)
    {
        if (name == "--port"_L1) {
            m_options.port = static_cast<quint16>(number(name, 0, std::numeric_limits<quint16>::max()));
        } else if (name == "--tls"_L1) {
            m_options.certificateFile = value(name, u"a certificate and a key"_s);
            m_options.keyFile = value(name, u"a certificate and a key"_s);
        } else if (name == "--load"_L1) {
            m_options.loadFile = value(name, u"a file"_s);
        } else if (name == "--records"_L1) {
            m_options.records = number(name, 1, mostRecords);
        } else if (name == "--demo"_L1) {
            m_options.demo = true;
        } else if (name == "--request-limit"_L1) {
            m_options.requestLimit = true;
        } else if (name == "--handler"_L1) {
            m_options.handler = address(name);
        } else if (name == "--sign-in-form"_L1) {
            m_options.signInForm = true;
        } else if (name == "--help"_L1 || name == "-h"_L1) {
            m_options.help = true;
        } else {
            m_error = u"unknown argument \"%1\""_s.arg(name);
        }
    }

    QString value(const QString &name, const QString &what)
    {
        if (!m_error.isEmpty())
            return {};
        if (m_left.isEmpty() || m_left.first().startsWith("--"_L1) || m_left.first().isEmpty()) {
            m_error = u"%1 needs %2"_s.arg(name, what);
            return {};
        }
        return m_left.takeFirst();
    }

    qint64 number(const QString &name, qint64 low, qint64 high)
    {
        const QString what = u"a number from %1 to %2"_s.arg(low).arg(high);
        bool ok = false;
        const qint64 result = value(name, what).toLongLong(&ok);
        if (m_error.isEmpty() && (!ok || result < low || result > high))
            m_error = u"%1 needs %2"_s.arg(name, what);
        return m_error.isEmpty() ? result : 0;
    }

    QUrl address(const QString &name)
    {
        const QString what = u"an address with http or https"_s;
        const QUrl url(value(name, what), QUrl::StrictMode);
        const bool web = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
        if (m_error.isEmpty() && (!url.isValid() || !web || url.host().isEmpty()))
            m_error = u"%1 needs %2"_s.arg(name, what);
        return url;
    }

    QStringList m_left;
    ProgramOptions m_options;
    QString m_error;
};

} // namespace

tl::expected<ProgramOptions, QString> parseArguments(const QStringList &arguments)
{
    return Parser(arguments).parse();
}

QString usage()
{
    return uR"(Usage: eventsweep-portalsim [--port N] [--tls CERT KEY] [--load FILE | --records N | --demo]
                            [--handler URL] [--sign-in-form] [--request-limit]

A simulated portal on 127.0.0.1. Prints one line of JSON with its address and tokens.

  --port N         listen on this port; 0, the default: any free one
  --tls CERT KEY   HTTPS with this certificate and key (PEM files)
  --load FILE      start with the "portal" and "given" of a recorded scenario
  --records N      start with N free records
  --demo           start with lively data: events keep arriving, a worker keeps taking
  --handler URL    the application's handler path: where signing in through the browser returns to,
                   such as http://127.0.0.1:51742/
  --sign-in-form   ask in the browser before going on to the handler path
  --request-limit  answer QUERY_LIMIT_EXCEEDED like a portal: 50 requests, 2 more per second
)"_s;
}

} // namespace eventsweep::portalsim
