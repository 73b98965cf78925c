// SPDX-License-Identifier: Apache-2.0
#include "portalsim/simulator.h"
#include "support/privateauthority.h"
#include "support/testproxy.h"

#include <QAuthenticator>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep;

// The proxy that other tests stand behind.
class TestTestProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mappedNameIsReachedThroughATunnelWithItsOwnCertificate();
    void plainRequestsAreForwarded();
    void loginIsDemandedAndTheWrongOneIsNotTaken();
    void unknownNamesAndEverythingRefusedStayInside();

private:
    // Status and error of one GET.
    struct Outcome
    {
        int status = 0;
        QNetworkReply::NetworkError error = QNetworkReply::NoError;
        QByteArray body;
    };
    static Outcome get(QNetworkAccessManager &manager, const QUrl &url)
    {
        QNetworkRequest request(url);
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates({PrivateAuthority::certificate()});
        request.setSslConfiguration(tls);
        const std::unique_ptr<QNetworkReply> reply(manager.get(request));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        if (!finished.wait(20000))
            return {};
        return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->error(), reply->readAll()};
    }
};

void TestTestProxy::mappedNameIsReachedThroughATunnelWithItsOwnCertificate()
{
    portalsim::SimulatorThread portal(PrivateAuthority::serverOptions());
    TestProxy proxy;
    proxy.map(u"portal.example"_s, 443, portal->rootUrl().port());
    const TestProxy::InUse use(proxy);
    QNetworkAccessManager manager;
    const Outcome outcome = get(manager, QUrl(u"https://portal.example/sim/queue"_s));
    QCOMPARE(outcome.error, QNetworkReply::NoError);
    QCOMPARE(outcome.body, "[]"_ba);
    QCOMPARE(proxy.counts().passed, 1);
    QCOMPARE(proxy.seen(), QList<QByteArray>{"CONNECT portal.example:443 HTTP/1.1"});
}

void TestTestProxy::plainRequestsAreForwarded()
{
    portalsim::SimulatorThread portal;
    TestProxy proxy;
    proxy.map(u"portal.example"_s, 80, portal->rootUrl().port());
    QNetworkAccessManager manager;
    manager.setProxy(proxy.proxy());
    for (int i = 0; i < 2; ++i)
        QCOMPARE(get(manager, QUrl(u"http://portal.example/sim/queue"_s)).body, "[]"_ba);
    QCOMPARE(proxy.counts().passed, 2);
}

void TestTestProxy::loginIsDemandedAndTheWrongOneIsNotTaken()
{
    portalsim::SimulatorThread portal(PrivateAuthority::serverOptions());
    TestProxy proxy;
    proxy.map(u"portal.example"_s, 443, portal->rootUrl().port());
    proxy.demandLogin(u"ada"_s, u"good"_s);
    const QUrl url(u"https://portal.example/sim/queue"_s);
    {
        QNetworkAccessManager manager;
        manager.setProxy(proxy.proxy());
        QCOMPARE(get(manager, url).error, QNetworkReply::ProxyAuthenticationRequiredError);
        QCOMPARE(proxy.counts().passed, 0);
    }
    for (const QString &password : {u"wrong"_s, u"good"_s}) {
        QNetworkAccessManager manager;
        manager.setProxy(proxy.proxy());
        int asked = 0;
        connect(&manager, &QNetworkAccessManager::proxyAuthenticationRequired, this,
                [&](const QNetworkProxy &, QAuthenticator *login) {
                    if (asked++ > 0)
                        return;
                    login->setUser(u"ada"_s);
                    login->setPassword(password);
                });
        const bool good = password == "good"_L1;
        QCOMPARE(get(manager, url).error,
                 good ? QNetworkReply::NoError : QNetworkReply::ProxyAuthenticationRequiredError);
        QCOMPARE(proxy.counts().passed, good ? 1 : 0);
    }
    QVERIFY(proxy.counts().challenged >= 3);
    proxy.demandNoLogin();
    QNetworkAccessManager manager;
    manager.setProxy(proxy.proxy());
    QCOMPARE(get(manager, url).status, 200);
}

void TestTestProxy::unknownNamesAndEverythingRefusedStayInside()
{
    TestProxy proxy;
    QNetworkAccessManager manager;
    manager.setProxy(proxy.proxy());
    QVERIFY(get(manager, QUrl(u"https://elsewhere.example/"_s)).error != QNetworkReply::NoError);
    proxy.map(u"elsewhere.example"_s, 80, 1);
    proxy.refuse(403);
    QCOMPARE(get(manager, QUrl(u"http://elsewhere.example/"_s)).status, 403);
    QCOMPARE(proxy.counts().passed, 0);
    QCOMPARE(proxy.counts().refused, 2);
}

QTEST_GUILESS_MAIN(TestTestProxy)
#include "tst_testproxy.moc"
