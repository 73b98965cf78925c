// SPDX-License-Identifier: Apache-2.0
#include "portalsim/restclient.h"
#include "portalsim/simulator.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep::portalsim;

namespace {

QString tlsFile(const QString &name)
{
    return QStringLiteral(TLS_DIR) + u'/' + name;
}

Simulator::Options tlsOptions()
{
    return {0, tlsFile(u"throwaway-test-only.crt"_s), tlsFile(u"throwaway-test-only.key"_s)};
}

class TlsClient : public RawClient
{
public:
    TlsClient(const QUrl &server, bool trusting)
        : RawClient(server)
        , m_trusting(trusting)
    {
    }

protected:
    bool open() override
    {
        auto socket = std::make_unique<QSslSocket>();
        if (m_trusting) {
            QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
            configuration.setCaCertificates(QSslCertificate::fromPath(tlsOptions().certificateFile));
            socket->setSslConfiguration(configuration);
        }
        // The name is for the certificate: not every system resolves "localhost".
        socket->connectToHostEncrypted(u"127.0.0.1"_s, static_cast<quint16>(m_server.port()), m_server.host());
        const bool encrypted = socket->waitForEncrypted(patience);
        m_socket = std::move(socket);
        return encrypted;
    }

private:
    bool m_trusting;
};

} // namespace

class TestTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void requestsAreAnsweredOverTls();
    void clientThatDoesNotTrustIsLetGo();
    void clientThatSpeaksPlainHttpIsLetGo();
    void badCertificateOrKeyIsToldAtTheStart();
};

void TestTls::initTestCase()
{
    if (!QSslSocket::supportsSsl())
        QSKIP("this Qt has no TLS");
}

void TestTls::requestsAreAnsweredOverTls()
{
    SimulatorThread thread(tlsOptions());
    QVERIFY2(thread.error().isEmpty(), qPrintable(thread.error()));
    QCOMPARE(thread->baseUrl().scheme(), u"https"_s);
    TlsClient client(thread->rootUrl(), true);
    client.setToken(thread->tokens().admin);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(client.post("/rest/profile", "{}").status, 200);
    QCOMPARE(client.connections(), 1);
    TlsClient byName(thread->rootUrl(u"localhost"_s), true);
    QCOMPARE(byName.get("/sim/queue").body, "[]"_ba);
}

void TestTls::clientThatDoesNotTrustIsLetGo()
{
    SimulatorThread thread(tlsOptions());
    TlsClient wary(thread->rootUrl(), false);
    QCOMPARE(wary.get("/sim/queue").status, 0);
    TlsClient client(thread->rootUrl(), true);
    QCOMPARE(client.get("/sim/queue").status, 200);
}

void TestTls::clientThatSpeaksPlainHttpIsLetGo()
{
    SimulatorThread thread(tlsOptions());
    RawClient plain(thread->rootUrl());
    QCOMPARE(plain.get("/sim/queue").status, 0);
    TlsClient client(thread->rootUrl(), true);
    QCOMPARE(client.get("/sim/queue").status, 200);
}

void TestTls::badCertificateOrKeyIsToldAtTheStart()
{
    const Simulator::Options good = tlsOptions();
    const QString missing = u"/no/such/file"_s;
    for (const auto &[certificate, key] :
         {std::pair(missing, good.keyFile), std::pair(good.certificateFile, missing),
          std::pair(good.certificateFile, good.certificateFile), std::pair(good.keyFile, good.keyFile)}) {
        Simulator simulator;
        const auto listening = simulator.listen({0, certificate, key});
        QVERIFY(!listening);
        QVERIFY(!listening.error().isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
