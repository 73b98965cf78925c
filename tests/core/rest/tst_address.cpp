// SPDX-License-Identifier: Apache-2.0
#include "core/rest/address.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep;

class TestAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTokenGoesOverTlsOrStaysOnThisComputer_data();
    void aTokenGoesOverTlsOrStaysOnThisComputer();
    void aMoveIsFollowedOnlyToTheSameMethodOverTls_data();
    void aMoveIsFollowedOnlyToTheSameMethodOverTls();
};

void TestAddress::aTokenGoesOverTlsOrStaysOnThisComputer_data()
{
    QTest::addColumn<bool>("secure");
    QTest::newRow("https://portal.example/rest/") << true;
    QTest::newRow("https://10.0.0.1:8443/rest/") << true;
    QTest::newRow("http://127.0.0.1/rest/") << true;
    QTest::newRow("http://127.8.9.10:80/rest/") << true;
    QTest::newRow("http://[::1]:8080/rest/") << true;
    QTest::newRow("http://localhost:8080/rest/") << true;
    QTest::newRow("http://LOCALHOST/rest/") << true;
    QTest::newRow("HTTPS://portal.example/rest/") << true;
    QTest::newRow("http://portal.example/rest/") << false;
    QTest::newRow("http://128.0.0.1/rest/") << false;
    QTest::newRow("http://[::2]/rest/") << false;
    QTest::newRow("http://localhost.portal.example/rest/") << false;
    QTest::newRow("http://127.0.0.1.portal.example/rest/") << false;
    QTest::newRow("https://a:b@portal.example/rest/") << false;
    QTest::newRow("ws://127.0.0.1/rest/") << false;
    QTest::newRow("//portal.example/rest/") << false;
    QTest::newRow("portal.example/rest/") << false;
    QTest::newRow("https://") << false;
}

void TestAddress::aTokenGoesOverTlsOrStaysOnThisComputer()
{
    QFETCH(bool, secure);
    QCOMPARE(isSecureAddress(QUrl(QString::fromLatin1(QTest::currentDataTag()))), secure);
}

void TestAddress::aMoveIsFollowedOnlyToTheSameMethodOverTls_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("location");
    QTest::addColumn<QString>("moved"); // empty: not followed
    const auto row = [](const char *name, const QString &base, const QString &location, const QString &moved) {
        QTest::newRow(name) << base << location << moved;
    };
    const QString old = u"https://old.example/rest/"_s;
    row("other host", old, u"https://new.example/rest/event.offline.list"_s, u"https://new.example/rest/"_s);
    row("other port", old, u"https://old.example:8443/rest/event.offline.list"_s, u"https://old.example:8443/rest/"_s);
    row("with ending", old, u"https://new.example/rest/event.offline.list.json"_s, u"https://new.example/rest/"_s);
    row("with slash", old, u"https://new.example/rest/event.offline.list/"_s, u"https://new.example/rest/"_s);
    row("query is dropped", old, u"https://new.example/rest/event.offline.list?x=1"_s, u"https://new.example/rest/"_s);
    row("path before it", old, u"https://new.example/b24/rest/event.offline.list"_s,
        u"https://new.example/b24/rest/"_s);
    row("no REST address", old, u"https://new.example/b24/event.offline.list"_s, {});
    row("almost a REST address", old, u"https://new.example/arest/event.offline.list"_s, {});
    row("REST address of somebody else", old, u"https://new.example/rest/7/abc/event.offline.list"_s, {});
    row("plain http", old, u"http://new.example/rest/event.offline.list"_s, {});
    row("from TLS to this computer", old, u"http://127.0.0.1/rest/event.offline.list"_s, {});
    row("same address", old, u"https://old.example/rest/event.offline.list"_s, {});
    row("sign-in page", old, u"https://new.example/auth/?backurl=/rest/event.offline.list"_s, {});
    row("front page", old, u"https://www.vendor.example/"_s, {});
    row("other method", old, u"https://new.example/rest/event.offline.get"_s, {});
    row("method as the end of a longer name", old, u"https://new.example/rest/xevent.offline.list"_s, {});
    row("password in the address", old, u"https://a:b@new.example/rest/event.offline.list"_s, {});
    row("nothing", old, {}, {});
    row("on this computer", u"http://127.0.0.1:81/rest/"_s, u"http://127.0.0.1:82/rest/event.offline.list"_s,
        u"http://127.0.0.1:82/rest/"_s);
    row("to TLS", u"http://127.0.0.1:81/rest/"_s, u"https://new.example/rest/event.offline.list"_s,
        u"https://new.example/rest/"_s);
}

void TestAddress::aMoveIsFollowedOnlyToTheSameMethodOverTls()
{
    QFETCH(QString, base);
    QFETCH(QString, location);
    QFETCH(QString, moved);
    const auto result = movedBase(QUrl(base), u"event.offline.list"_s, QUrl(location));
    QCOMPARE(result.value_or(QUrl()), QUrl(moved));
}

QTEST_GUILESS_MAIN(TestAddress)
#include "tst_address.moc"
