// SPDX-License-Identifier: Apache-2.0
// TokenSource::tokenAt: a portal that moved is followed on its authorisation server's word alone.
#include "core/auth/tokensource.h"

#include "support/awaited.h"
#include "support/faketransport.h"
#include "support/manualclock.h"
#include "support/slowstore.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep;

namespace {

const QString key = u"portal-1"_s;
const QUrl newBase(u"https://new.example/rest/"_s);

QByteArray pair(int number, const QByteArray &endpoint, const QByteArray &member = "member-1")
{
    const QByteArray n = QByteArray::number(number);
    return "{\"access_token\":\"access-" + n + "\",\"refresh_token\":\"refresh-" + n +
           "\",\"expires_in\":3600,\"member_id\":\"" + member + "\",\"client_endpoint\":\"" + endpoint + "\"}";
}

struct Bench
{
    explicit Bench(const QString &member = u"member-1"_s, const QString &refreshToken = u"refresh-1"_s)
        : source({.key = key,
                  .authorisationServer = QUrl(u"https://oauth.example/oauth/token/"_s),
                  .clientId = u"local.1"_s,
                  .memberId = member,
                  .lockFile = folder.filePath(u"lock"_s)},
                 store, transport, clock)
    {
        store.entries.insert(key, PortalSecrets{u"shh"_s, u"access-1"_s, refreshToken, {}}.toJson());
    }
    void script(int number, const QByteArray &endpoint, const QByteArray &member = "member-1"_ba)
    {
        transport.script(FakeTransport::json(pair(number, endpoint, member)));
    }
    [[nodiscard]] size_t sent() const { return transport.sent().size(); }

    QTemporaryDir folder;
    SlowStore store;
    FakeTransport transport;
    ManualClock clock;
    TokenSource source;
};

} // namespace

class TokenMovesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aConfirmedMoveGivesATokenForThere();
    void howTheAddressIsWrittenDoesNotMatter_data();
    void howTheAddressIsWrittenDoesNotMatter();
    void anUnconfirmedMoveGivesNone_data();
    void anUnconfirmedMoveGivesNone();
    void aNoIsRememberedUntilTokensAreNew();
    void everOtherPlacesCostNoRefreshEach();
    void aNoOutlivesTheNextRefresh();
    void anOldEndpointIsAskedAnew();
    void aKnownEndpointNeedsNoRefresh();
    void anotherPortalIsNotFollowed();
    void aPortalThatWasNeverIdentifiedIsNotFollowed();
    void withoutARefreshTokenItIsNotFollowed();
    void allWhoWaitMakeOneRefresh();
    void plainHttpIsNotFollowed();
    void theNewPairIsStoredEvenWhenTheMoveIsNone();
    void aLostAnswerSignsOut();
};

void TokenMovesTest::aConfirmedMoveGivesATokenForThere()
{
    Bench bench;
    QSignalSpy facts(&bench.source, &TokenSource::factsTold);
    bench.script(2, "https://new.example/rest/");
    QCOMPARE(awaited(bench.source.tokenAt(newBase))->value(), u"access-2"_s);
    QCOMPARE(bench.sent(), size_t(1));
    QCOMPARE(facts.count(), 1);
    QCOMPARE(awaited(bench.source.token())->value(), u"access-2"_s);
}

void TokenMovesTest::howTheAddressIsWrittenDoesNotMatter_data()
{
    QTest::addColumn<QByteArray>("endpoint");
    QTest::newRow("no last slash") << "https://new.example/rest"_ba;
    QTest::newRow("port") << "https://new.example:443/rest/"_ba;
    QTest::newRow("upper case") << "HTTPS://NEW.Example/rest/"_ba;
    QTest::newRow("escaped slashes") << "https:\\/\\/new.example\\/rest\\/"_ba;
}

void TokenMovesTest::howTheAddressIsWrittenDoesNotMatter()
{
    QFETCH(QByteArray, endpoint);
    Bench bench;
    bench.script(2, endpoint);
    QCOMPARE(awaited(bench.source.tokenAt(newBase))->value(), u"access-2"_s);
}

void TokenMovesTest::anUnconfirmedMoveGivesNone_data()
{
    QTest::addColumn<QByteArray>("endpoint");
    QTest::newRow("the old place") << "https://acme.example/rest/"_ba;
    QTest::newRow("no place") << ""_ba;
    QTest::newRow("nonsense") << "somewhere"_ba;
    QTest::newRow("http") << "http://new.example/rest/"_ba;
    QTest::newRow("another port") << "https://new.example:8443/rest/"_ba;
    QTest::newRow("another path") << "https://new.example/other/rest/"_ba;
    QTest::newRow("another host that begins so") << "https://new.example.evil/rest/"_ba;
}

void TokenMovesTest::anUnconfirmedMoveGivesNone()
{
    QFETCH(QByteArray, endpoint);
    Bench bench;
    bench.script(2, endpoint);
    const auto token = awaited(bench.source.tokenAt(newBase));
    QCOMPARE(token->error().kind, RestError::Kind::AddressMoved);
    QCOMPARE(token->error().text, u"new.example"_s);
    QVERIFY(!bench.source.signedOutReason());
    QCOMPARE(awaited(bench.source.token())->value(), u"access-2"_s);
}

void TokenMovesTest::aNoIsRememberedUntilTokensAreNew()
{
    Bench bench;
    bench.script(2, "https://acme.example/rest/");
    for (int i = 0; i < 5; ++i)
        QCOMPARE(awaited(bench.source.tokenAt(newBase))->error().kind, RestError::Kind::AddressMoved);
    QCOMPARE(bench.sent(), size_t(1));

    bench.source.tryAgain();
    bench.script(3, "https://acme.example/rest/");
    QVERIFY(!*awaited(bench.source.tokenAt(newBase)));
    QCOMPARE(bench.sent(), size_t(2));

    QVERIFY(*awaited(bench.source.signIn({u"shh"_s, u"access-7"_s, u"refresh-7"_s, {}})));
    bench.script(8, "https://new.example/rest/");
    QCOMPARE(awaited(bench.source.tokenAt(newBase))->value(), u"access-8"_s);
    QCOMPARE(bench.sent(), size_t(3));
}

void TokenMovesTest::everOtherPlacesCostNoRefreshEach()
{
    Bench bench;
    bench.script(2, "https://acme.example/rest/");
    QVERIFY(!*awaited(bench.source.tokenAt(newBase)));
    for (int i = 0; i < 5; ++i) {
        const QUrl place(u"https://place%1.example/rest/"_s.arg(i));
        const auto token = awaited(bench.source.tokenAt(place));
        QCOMPARE(token->error().kind, RestError::Kind::AddressMoved);
        QCOMPARE(token->error().text, place.host());
    }
    QCOMPARE(bench.sent(), size_t(1));
    QCOMPARE(awaited(bench.source.token())->value(), u"access-2"_s);
    // An expired token does not wait for that.
    bench.script(3, "https://acme.example/rest/");
    QCOMPARE(awaited(bench.source.refreshed(u"access-2"_s))->value(), u"access-3"_s);

    bench.clock.advance(MovedPlaces::interval);
    bench.script(4, "https://place0.example/rest/");
    QCOMPARE(awaited(bench.source.tokenAt(QUrl(u"https://place0.example/rest/"_s)))->value(), u"access-4"_s);
    QCOMPARE(bench.sent(), size_t(3));
}

void TokenMovesTest::aNoOutlivesTheNextRefresh()
{
    Bench bench;
    bench.script(2, "https://acme.example/rest/");
    QVERIFY(!*awaited(bench.source.tokenAt(newBase)));
    bench.clock.advance(MovedPlaces::interval);
    bench.script(3, "https://acme.example/rest/");
    QVERIFY(!*awaited(bench.source.tokenAt(QUrl(u"https://elsewhere.example/rest/"_s))));
    bench.clock.advance(MovedPlaces::interval);
    QVERIFY(!*awaited(bench.source.tokenAt(newBase)));
    QCOMPARE(bench.sent(), size_t(2));
    // Until a refresh that was needed anyway says that it is there now.
    bench.script(4, "https://new.example/rest/");
    QVERIFY(*awaited(bench.source.refreshed(u"access-3"_s)));
    QCOMPARE(awaited(bench.source.tokenAt(newBase))->value(), u"access-4"_s);
    QCOMPARE(bench.sent(), size_t(3));
}

void TokenMovesTest::anOldEndpointIsAskedAnew()
{
    Bench bench;
    bench.script(2, "https://acme.example/rest/");
    QVERIFY(*awaited(bench.source.refreshed(u"access-1"_s))); // before it moved
    bench.script(3, "https://new.example/rest/");
    QCOMPARE(awaited(bench.source.tokenAt(newBase))->value(), u"access-3"_s);
}

void TokenMovesTest::aKnownEndpointNeedsNoRefresh()
{
    Bench bench;
    bench.script(2, "https://new.example/rest/");
    QVERIFY(*awaited(bench.source.refreshed(u"access-1"_s)));
    QCOMPARE(awaited(bench.source.tokenAt(newBase))->value(), u"access-2"_s);
    QCOMPARE(bench.sent(), size_t(1));
}

void TokenMovesTest::anotherPortalIsNotFollowed()
{
    Bench bench;
    bench.script(2, "https://new.example/rest/", "member-2");
    QVERIFY(!*awaited(bench.source.tokenAt(newBase)));
    QCOMPARE(bench.store.writes, 0);

    Bench unnamed;
    unnamed.script(2, "https://new.example/rest/", "");
    QCOMPARE(awaited(unnamed.source.tokenAt(newBase))->error().kind, RestError::Kind::AddressMoved);
}

void TokenMovesTest::aPortalThatWasNeverIdentifiedIsNotFollowed()
{
    Bench bench{QString()};
    QCOMPARE(awaited(bench.source.tokenAt(newBase))->error().kind, RestError::Kind::AddressMoved);
    QCOMPARE(bench.sent(), size_t(0));
}

void TokenMovesTest::withoutARefreshTokenItIsNotFollowed()
{
    Bench bench(u"member-1"_s, {});
    QCOMPARE(awaited(bench.source.tokenAt(newBase))->error().kind, RestError::Kind::AddressMoved);
    QVERIFY(!bench.source.signedOutReason());
    QCOMPARE(awaited(bench.source.token())->value(), u"access-1"_s);
    QCOMPARE(bench.sent(), size_t(0));
}

void TokenMovesTest::allWhoWaitMakeOneRefresh()
{
    Bench bench;
    const auto moved = bench.source.tokenAt(newBase);
    const auto elsewhere = bench.source.tokenAt(QUrl(u"https://elsewhere.example/rest/"_s));
    const auto expired = bench.source.refreshed(u"access-1"_s);
    QTRY_COMPARE(bench.transport.open(), size_t(1));
    bench.transport.answerNext(FakeTransport::json(pair(2, "https://new.example/rest/")));
    QCOMPARE(awaited(moved)->value(), u"access-2"_s);
    QCOMPARE(awaited(expired)->value(), u"access-2"_s);
    QCOMPARE(awaited(elsewhere)->error().kind, RestError::Kind::AddressMoved);
    QCOMPARE(bench.sent(), size_t(1));
}

void TokenMovesTest::plainHttpIsNotFollowed()
{
    Bench bench;
    QCOMPARE(awaited(bench.source.tokenAt(QUrl(u"http://new.example/rest/"_s)))->error().kind,
             RestError::Kind::AddressMoved);
    QCOMPARE(bench.sent(), size_t(0));
}

void TokenMovesTest::theNewPairIsStoredEvenWhenTheMoveIsNone()
{
    Bench bench;
    bench.script(2, "https://acme.example/rest/");
    QVERIFY(!*awaited(bench.source.tokenAt(newBase)));
    QCOMPARE(PortalSecrets::fromJson(bench.store.entries.value(key))->refreshToken, u"refresh-2"_s);
}

void TokenMovesTest::aLostAnswerSignsOut()
{
    Bench bench;
    bench.transport.script(FakeTransport::failure(RestError::Kind::ConnectionLost, RestError::Delivery::Unknown));
    QCOMPARE(awaited(bench.source.tokenAt(newBase))->error().kind, RestError::Kind::SignInAgain);
    QVERIFY(!*awaited(bench.source.tokenAt(newBase)));
    QCOMPARE(bench.sent(), size_t(1));
}

QTEST_GUILESS_MAIN(TokenMovesTest)
#include "tst_tokenmoves.moc"
