// SPDX-License-Identifier: Apache-2.0
#include "core/rest/tlstrust.h"

#include "core/rest/networktransport.h"
#include "portalsim/simulator.h"

#include "support/awaited.h"
#include "support/privateauthority.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep;

namespace {

using Kind = AuthorityFileError::Kind;

/// An authority that ended in 2021.
const QByteArray expiredAuthority = R"(-----BEGIN CERTIFICATE-----
MIIBczCCARmgAwIBAgIBATAKBggqhkjOPQQDAjApMRAwDgYDVQQKDAdPbGQgT2Fr
MRUwEwYDVQQDDAxPbGQgT2FrIFJvb3QwHhcNMjAwMTAxMDAwMDAwWhcNMjEwMTAx
MDAwMDAwWjApMRAwDgYDVQQKDAdPbGQgT2FrMRUwEwYDVQQDDAxPbGQgT2FrIFJv
b3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQ2CBzBw7jTe7Qoepb4S5F7cGL6
4Jdyyh35I0bNncxSOLW00tZm3o2X61slZXh5Od3gE8IdRw7hOhc+JGWrIjPJozIw
MDAPBgNVHRMBAf8EBTADAQH/MB0GA1UdDgQWBBQsBUgp0UxI+hDbSOY8aPLwB2IJ
mDAKBggqhkjOPQQDAgNIADBFAiBKKwL+OHvJlx6L40VohwlolPX6YfpVojxQSqoz
QkX8ZQIhAO46L/kiTntzgAyHZM9zvPQWws3HF6BZOCypUIYc21iF
-----END CERTIFICATE-----
)";
/// May sign, but is signed by "Throw-away root" itself.
const QByteArray branch = R"(-----BEGIN CERTIFICATE-----
MIIBjDCCATOgAwIBAgIUZ2tiBJVuHbRLUucV+16XUwu57Q4wCgYIKoZIzj0EAwIw
GjEYMBYGA1UEAwwPVGhyb3ctYXdheSByb290MCAXDTI2MTEyMzIyMjYxMloYDzIx
MjYxMDMwMjIyNjEyWjAcMRowGAYDVQQDDBFUaHJvdy1hd2F5IGJyYW5jaDBZMBMG
ByqGSM49AgEGCCqGSM49AwEHA0IABI6yqnZoTJOB+Sj44hMrQmfDF89UzGZROo+8
4tmCZWl+FkBvcSdeH3Ud/QRTPjBvyAFYwjki3hMHuy+gwdJ9W6WjUzBRMA8GA1Ud
EwEB/wQFMAMBAf8wHQYDVR0OBBYEFJKIM9zxpyPEaXifCHCWm1iFYxT1MB8GA1Ud
IwQYMBaAFLW6WaaI34l+uyMcapXQH3SiZ6qzMAoGCCqGSM49BAMCA0cAMEQCIFo/
6Ud6bQvyvNMPSfMLWeSi5/85mHJZQNWilqDYxiq2AiBWTT+7sb1bTFLt21E5fV6y
QtLthr9IE4Y1rZPyldS0dw==
-----END CERTIFICATE-----
)";

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

QByteArray authorityPem()
{
    return contentOf(PrivateAuthority::file());
}

/// The key alone, as DER: what some tools export beside the certificate.
QByteArray keyAsDer()
{
    return QSslKey(contentOf(PrivateAuthority::keyFile()), QSsl::Ec).toDer();
}

using Server = PrivateAuthority::Server;

/// A portal behind the private authority, and what reached it.
struct SecurePortal
{
    explicit SecurePortal(Server server = Server::Good)
        : thread(PrivateAuthority::serverOptions(server))
    {
    }
    RestResult<HttpReply> ask(NetworkTransport &transport)
    {
        QUrl url = thread->baseUrl();
        url.setPath(url.path() + u"profile"_s);
        const QByteArray body = "{\"auth\":\"" + thread->tokens().admin.toLatin1() + "\"}";
        const auto reply = awaited(transport.post({.url = url, .body = body}, {}));
        return reply.value_or(tl::unexpected(RestError{.kind = RestError::Kind::TimedOut}));
    }
    [[nodiscard]] QString name() { return u"127.0.0.1:%1"_s.arg(url().port()); }
    [[nodiscard]] QUrl url() { return thread.simulator().baseUrl(); }

    portalsim::SimulatorThread thread;
};

NetworkOptions trusting(const QByteArray &authorities)
{
    NetworkOptions options;
    options.tls = tlsConfiguration(authorities);
    return options;
}

#define VERIFY_REFUSED(reply)                                                                                          \
    QVERIFY(!reply);                                                                                                   \
    QCOMPARE(int(reply.error().kind), int(RestError::Kind::TlsRefused));                                               \
    QCOMPARE(int(reply.error().delivery), int(RestError::Delivery::NotSent))

} // namespace

class TestTlsTrust : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesAnAuthorityAsItComes_data();
    void takesAnAuthorityAsItComes();
    void ofABundleTakesWhatCanBeUsed();
    void refusesWhatIsNoAuthorityAndSaysWhy_data();
    void refusesWhatIsNoAuthorityAndSaysWhy();
    void everyRefusalHasWordsOfItsOwn();
    void theSystemsTrustStaysBesideOnesOwn();
    void namesACertificateByItsFingerprint();

    void aPortalOfAPrivateAuthorityIsReachedOnlyAfterItIsAdded();
    void otherTrustCountsForTheNextCallAndCallsUnderWayGoOn();
    void anAddedAuthorityExcusesNothingElse_data();
    void anAddedAuthorityExcusesNothingElse();
    void aServerWithoutTlsIsTold();
    void whatOneServerShowsIsNotTakenForAnothers();
};

void TestTlsTrust::takesAnAuthorityAsItComes_data()
{
    QTest::addColumn<QByteArray>("content");
    const QByteArray pem = authorityPem();
    QTest::newRow("PEM") << pem;
    QTest::newRow("DER") << PrivateAuthority::certificate().toDer();
    QTest::newRow("CRLF") << QByteArray(pem).replace('\n', "\r\n");
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF" + pem;
    QTest::newRow("words before it") << "Certificate:\n    Data:\n        Issuer: CN = \xC3\xA4\n" + pem;
    QTest::newRow("words right before it") << "Bag Attributes: <none>" + pem + "that was it";
    QTest::newRow("one line") << "-----BEGIN CERTIFICATE-----\n" + PrivateAuthority::certificate().toDer().toBase64() +
                                     "\n-----END CERTIFICATE-----";
    QTest::newRow("old name") << QByteArray(pem).replace(" CERT", " X509 CERT");
    QTest::newRow("twice") << pem + pem;
}

void TestTlsTrust::takesAnAuthorityAsItComes()
{
    QFETCH(QByteArray, content);
    const auto taken = authoritiesFromFile(content);
    QVERIFY(taken);
    QCOMPARE(authoritiesFrom(*taken), QList{PrivateAuthority::certificate()});
    QCOMPARE(*taken, PrivateAuthority::certificate().toPem());
}

void TestTlsTrust::ofABundleTakesWhatCanBeUsed()
{
    const QByteArray bundle = contentOf(PrivateAuthority::serverFile()) + branch + expiredAuthority + authorityPem() +
                              contentOf(PrivateAuthority::strangerFile());
    const auto taken = authoritiesFromFile(bundle);
    QVERIFY(taken);
    QStringList names;
    for (const auto &one : authoritiesFrom(*taken))
        names << one.subjectDisplayName();
    QCOMPARE(names, (QStringList{u"Throw-away branch"_s, PrivateAuthority::certificate().subjectDisplayName(),
                                 PrivateAuthority::stranger().subjectDisplayName()}));
    QVERIFY(authoritiesFrom({}).isEmpty());
    QVERIFY(authoritiesFrom("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----").isEmpty());
}

void TestTlsTrust::refusesWhatIsNoAuthorityAndSaysWhy_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("subject");
    const QByteArray pem = authorityPem();
    const QByteArray key = contentOf(PrivateAuthority::keyFile());
    QTest::newRow("nothing") << QByteArray() << Kind::Empty << QString();
    QTest::newRow("blanks") << " \r\n\t"_ba << Kind::Empty << QString();
    QTest::newRow("too big") << pem + QByteArray(1024 * 1024, ' ') << Kind::TooBig << QString();
    QTest::newRow("text") << "Dear colleague, here is the certificate."_ba << Kind::NotACertificate << QString();
    QTest::newRow("cut") << pem.left(pem.size() / 2) << Kind::NotACertificate << QString();
    QTest::newRow("cut DER") << PrivateAuthority::certificate().toDer().chopped(20) << Kind::NotACertificate
                             << QString();
    QTest::newRow("zeros") << QByteArray(4000, '\0') << Kind::NotACertificate << QString();
    QTest::newRow("a request") << "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----"_ba
                               << Kind::NotACertificate << QString();
    QTest::newRow("key") << key << Kind::PrivateKey << QString();
    QTest::newRow("key beside it") << pem + key << Kind::PrivateKey << QString();
    QTest::newRow("key as DER") << keyAsDer() << Kind::PrivateKey << QString();
    QTest::newRow("encrypted key") << pem + "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n"
                                   << Kind::PrivateKey << QString();
    const auto server = QSslCertificate::fromPath(PrivateAuthority::serverFile()).value(0);
    QTest::newRow("a server's") << contentOf(PrivateAuthority::serverFile()) << Kind::NotAnAuthority
                                << server.subjectDisplayName();
    QTest::newRow("expired") << expiredAuthority << Kind::Expired << u"Old Oak Root"_s;
    QTest::newRow("without its root") << branch << Kind::NotTheRoot << u"Throw-away root"_s;
}

void TestTlsTrust::refusesWhatIsNoAuthorityAndSaysWhy()
{
    QFETCH(QByteArray, content);
    QFETCH(Kind, kind);
    QFETCH(QString, subject);
    const auto taken = authoritiesFromFile(content);
    QVERIFY(!taken);
    QCOMPARE(int(taken.error().kind), int(kind));
    QCOMPARE(taken.error().subject, subject);
}

void TestTlsTrust::everyRefusalHasWordsOfItsOwn()
{
    QSet<QString> texts;
    for (int i = 0; i <= int(Kind::NotTheRoot); ++i) {
        const QString text = authorityFileErrorText({Kind(i), u"Acme %1"_s});
        QVERIFY(text.endsWith(u'.'));
        const bool named = Kind(i) == Kind::NotAnAuthority || Kind(i) == Kind::Expired || Kind(i) == Kind::NotTheRoot;
        QCOMPARE(text.contains(u"“Acme %1”"_s), named);
        texts << text;
    }
    QCOMPARE(texts.size(), int(Kind::NotTheRoot) + 1);
}

void TestTlsTrust::theSystemsTrustStaysBesideOnesOwn()
{
    const auto tls = tlsConfiguration(authorityPem());
    const auto trusted = tls.caCertificates();
    QVERIFY(trusted.contains(PrivateAuthority::certificate()));
    for (const auto &one : QSslConfiguration::systemCaCertificates())
        QVERIFY(trusted.contains(one));
    QCOMPARE(ownAuthorities(tls), QList{PrivateAuthority::certificate()});
    QVERIFY(ownAuthorities(tlsConfiguration({})).isEmpty());
    QCOMPARE(tlsConfiguration({}), QSslConfiguration::defaultConfiguration());
    QCOMPARE(tlsConfiguration("rubbish"), QSslConfiguration::defaultConfiguration());
}

void TestTlsTrust::namesACertificateByItsFingerprint()
{
    const QString name = fingerprint(PrivateAuthority::certificate());
    QVERIFY(name.startsWith(u"SHA-256 "_s));
    QCOMPARE(name.count(u':'), 31);
    QVERIFY(name != fingerprint(PrivateAuthority::stranger()));
}

void TestTlsTrust::aPortalOfAPrivateAuthorityIsReachedOnlyAfterItIsAdded()
{
    SecurePortal portal;
    NetworkTransport transport;
    const auto before = portal.ask(transport);
    VERIFY_REFUSED(before);
    const TlsFacts refused = transport.tls();
    QCOMPARE(refused.chain.value(0), QSslCertificate::fromPath(PrivateAuthority::serverFile()).value(0));
    QVERIFY(!refused.refusals.isEmpty());
    QCOMPARE(refused.server, portal.name());
    QVERIFY(!refused.byOwnAuthority);
    QVERIFY(refused.protocol.isEmpty());
    QCOMPARE(before.error().text, refused.refusals.join(u' '));
    QCOMPARE(before.error().code, u"untrusted_authority"_s);

    transport.setTls(tlsConfiguration(authorityPem()));
    for (int i = 0; i < 2; ++i) { // over a new connection, and over the same again
        const auto reply = portal.ask(transport);
        QVERIFY(reply);
        QCOMPARE(reply->status, 200);
        const TlsFacts facts = transport.tls();
        QCOMPARE(facts.chain.value(0), refused.chain.value(0));
        QVERIFY(facts.refusals.isEmpty());
        QVERIFY(facts.byOwnAuthority);
        QCOMPARE(facts.protocol, u"TLS 1.3"_s);
        QCOMPARE(facts.server, portal.name());
    }
    NetworkTransport other; // of another portal: nothing was added for it
    VERIFY_REFUSED(portal.ask(other));
    NetworkTransport stranger(trusting(contentOf(PrivateAuthority::strangerFile())));
    VERIFY_REFUSED(portal.ask(stranger));
    NetworkTransport fromTheStart(trusting(authorityPem()));
    QVERIFY(portal.ask(fromTheStart));
    QVERIFY(fromTheStart.tls().byOwnAuthority);

    transport.setTls(tlsConfiguration({}));
    VERIFY_REFUSED(portal.ask(transport));
    QVERIFY(!transport.tls().refusals.isEmpty());
}

void TestTlsTrust::otherTrustCountsForTheNextCallAndCallsUnderWayGoOn()
{
    SecurePortal portal;
    NetworkTransport transport(trusting(authorityPem()));
    QVERIFY(portal.ask(transport)); // a connection that is kept
    QUrl url = portal.url();
    url.setPath(url.path() + u"profile"_s);
    const auto underWay = transport.post({.url = url, .body = "{}"}, {});
    transport.setTls(tlsConfiguration({}));
    const auto next = portal.ask(transport);
    VERIFY_REFUSED(next);
    const auto reply = awaited(underWay);
    QVERIFY(reply && *reply);
    QCOMPARE((*reply)->status, 401);
}

void TestTlsTrust::anAddedAuthorityExcusesNothingElse_data()
{
    QTest::addColumn<Server>("server");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("code");
    QTest::newRow("expired") << Server::Expired << u"expired"_s << u"expired"_s;
    QTest::newRow("another host's") << Server::OtherHost << u"host name"_s << u"other_host"_s;
}

void TestTlsTrust::anAddedAuthorityExcusesNothingElse()
{
    QFETCH(Server, server);
    QFETCH(QString, word);
    QFETCH(QString, code);
    SecurePortal portal(server);
    NetworkTransport transport(trusting(authorityPem()));
    const auto reply = portal.ask(transport);
    VERIFY_REFUSED(reply);
    QVERIFY2(reply.error().text.contains(word), qPrintable(reply.error().text));
    QCOMPARE(reply.error().code, code);
    QCOMPARE(transport.tls().refusals.size(), 1);
    QCOMPARE(transport.tls().chain.value(0), QSslCertificate::fromPath(PrivateAuthority::serverFile(server)).value(0));
    QVERIFY(!transport.tls().byOwnAuthority);
}

void TestTlsTrust::whatOneServerShowsIsNotTakenForAnothers()
{
    SecurePortal refused(Server::Expired);
    SecurePortal trusted;
    NetworkTransport transport(trusting(authorityPem()));
    VERIFY_REFUSED(refused.ask(transport));
    QVERIFY(trusted.ask(transport)); // the last one now
    QCOMPARE(transport.tls().server, trusted.name());
    const TlsFacts bad = transport.tlsOf(refused.url());
    QCOMPARE(bad.server, refused.name());
    QCOMPARE(bad.refusals.size(), 1);
    QVERIFY(!bad.byOwnAuthority);
    QCOMPARE(transport.tlsOf(trusted.url()), transport.tls());
    QVERIFY(transport.tlsOf(trusted.url()).byOwnAuthority);
    QCOMPARE(transport.tlsOf(QUrl(u"https://never.example/rest/"_s)), TlsFacts());
}

void TestTlsTrust::aServerWithoutTlsIsTold()
{
    portalsim::SimulatorThread plain;
    QUrl url = plain->baseUrl();
    url.setScheme(u"https"_s);
    url.setPath(url.path() + u"profile"_s);
    NetworkTransport transport;
    const auto reply = awaited(transport.post({.url = url, .body = "{}"}, {}));
    QVERIFY(reply);
    VERIFY_REFUSED((*reply));
    QVERIFY(!reply->error().text.isEmpty());
    QCOMPARE(reply->error().code, u"no_encryption"_s);
    QVERIFY(transport.tls().chain.isEmpty());
    QCOMPARE(transport.tls().refusals.size(), 1);
}

QTEST_GUILESS_MAIN(TestTlsTrust)
#include "tst_tlstrust.moc"
