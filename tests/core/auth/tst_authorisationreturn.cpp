// SPDX-License-Identifier: Apache-2.0
#include "core/auth/authorisationreturn.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep;

namespace {

using Kind = AuthorisationReturnError::Kind;

const QString code = u"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef012345"_s;
const QString query = u"code="_s + code +
                      u"&state=st-_1&domain=acme.bitrix24.com&member_id=abc&scope=crm%2Ctask&"
                      "server_domain=oauth.bitrix.info"_s;

} // namespace

class AuthorisationReturnTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatPeoplePasteIsRead_data();
    void whatPeoplePasteIsRead();
    void aBareCodeIsRead();
    void percentEncodingIsUndone();
    void whatIsNoReturnIsSaid_data();
    void whatIsNoReturnIsSaid();
    void theTextOfARefusalHoldsNoSecret();
    void everyErrorHasAText();
    void thePageAsksForThisApplication_data();
    void thePageAsksForThisApplication();
    void eachStateIsNewAndLong();
    void onlyTheSameStateIsTheSame();
};

void AuthorisationReturnTest::whatPeoplePasteIsRead_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::newRow("address") << u"http://127.0.0.1:51742/?"_s + query;
    QTest::newRow("with space around") << u" \n\thttp://127.0.0.1:51742/?"_s + query + u" \r\n"_s;
    QTest::newRow("in quotes") << u"\"http://127.0.0.1:51742/?"_s + query + u"\""_s;
    QTest::newRow("in brackets") << u"<http://127.0.0.1:51742/?"_s + query + u">"_s;
    QTest::newRow("without scheme, as some browsers show it") << u"127.0.0.1:51742/?"_s + query;
    QTest::newRow("of another handler") << u"https://app.example/handler.php?a=1&"_s + query;
    QTest::newRow("with a fragment") << u"http://127.0.0.1:51742/?"_s + query + u"#top"_s;
    QTest::newRow("query") << query;
    QTest::newRow("query with its mark") << u"?"_s + query;
    QTest::newRow("wrapped by a terminal") << u"http://127.0.0.1:51742/?"_s + QString(query).insert(30, u"\r\n"_s);
}

void AuthorisationReturnTest::whatPeoplePasteIsRead()
{
    QFETCH(QString, pasted);
    const auto back = authorisationReturn(pasted);
    QVERIFY(back);
    QCOMPARE(back->code, code);
    QCOMPARE(back->state, u"st-_1"_s);
    QCOMPARE(back->domain, u"acme.bitrix24.com"_s);
    QCOMPARE(back->memberId, u"abc"_s);
    QCOMPARE(back->serverDomain, u"oauth.bitrix.info"_s);
    QVERIFY(!back->bareCode);
}

void AuthorisationReturnTest::aBareCodeIsRead()
{
    const auto back = authorisationReturn(u" "_s + code + u"\n"_s);
    QVERIFY(back);
    QCOMPARE(back->code, code);
    QVERIFY(back->bareCode);
    QVERIFY(back->state.isEmpty());
    // In an address it is none, even when nothing else stands there.
    QVERIFY(!authorisationReturn(u"http://127.0.0.1/?code="_s + code)->bareCode);
}

void AuthorisationReturnTest::percentEncodingIsUndone()
{
    const auto back = authorisationReturn(u"http://127.0.0.1/?code=a%2Bb%26c%3D&state=%41&server_domain=host%3A8443"_s);
    QVERIFY(back);
    QCOMPARE(back->code, u"a+b&c="_s);
    QCOMPARE(back->state, u"A"_s);
    QCOMPARE(back->serverDomain, u"host:8443"_s);
}

void AuthorisationReturnTest::whatIsNoReturnIsSaid_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("nothing") << u""_s << Kind::Empty;
    QTest::newRow("space") << u" \n"_s << Kind::Empty;
    QTest::newRow("empty quotes") << u"\"\""_s << Kind::Empty;
    QTest::newRow("the portal") << u"https://acme.bitrix24.com/"_s << Kind::NoCode;
    QTest::newRow("the host") << u"acme.bitrix24.com"_s << Kind::NoCode;
    QTest::newRow("the page itself") << u"https://acme.bitrix24.com/oauth/authorize/?client_id=local.1&state=x"_s
                                     << Kind::NoCode;
    QTest::newRow("empty code") << u"http://127.0.0.1:51742/?code=&state=x"_s << Kind::NoCode;
    QTest::newRow("two codes") << u"http://127.0.0.1:51742/?code=a&code=b&state=x"_s << Kind::NoCode;
    QTest::newRow("refused") << u"http://127.0.0.1:51742/?error=access_denied&state=x"_s << Kind::Refused;
    QTest::newRow("refused, and a code") << u"http://127.0.0.1:51742/?error=access_denied&code=a"_s << Kind::Refused;
    QTest::newRow("webhook") << u"https://acme.bitrix24.com/rest/7/abcdef0123456789/"_s << Kind::Webhook;
    QTest::newRow("a word") << u"hello"_s << Kind::NotOneWord;
    QTest::newRow("a sentence") << u"I have signed in"_s << Kind::NotOneWord;
    QTest::newRow("much too long") << QString(20'000, u'a') << Kind::NotOneWord;
    QTest::newRow("letters of another script") << QString(70, u'ж') << Kind::NotOneWord;
}

void AuthorisationReturnTest::whatIsNoReturnIsSaid()
{
    QFETCH(QString, pasted);
    const auto back = authorisationReturn(pasted);
    QVERIFY(!back);
    QTEST(back.error().kind, "kind");
}

void AuthorisationReturnTest::theTextOfARefusalHoldsNoSecret()
{
    const auto back = authorisationReturn(
        u"http://127.0.0.1/?error=access_denied&error_description=not+now%2C+client_secret%3Dverysecret"_s);
    QVERIFY(!back);
    QVERIFY(back.error().text.startsWith("access_denied: not now"_L1));
    QVERIFY(!back.error().text.contains("verysecret"_L1));
}

void AuthorisationReturnTest::everyErrorHasAText()
{
    QSet<QString> texts;
    for (const auto kind : {Kind::Empty, Kind::Refused, Kind::NoCode, Kind::Webhook, Kind::NotOneWord})
        texts.insert(authorisationReturnErrorText({kind, u"why"_s}));
    QCOMPARE(texts.size(), 5);
    QVERIFY(!texts.contains(QString()));
    QVERIFY(authorisationReturnErrorText({Kind::Refused, u"why"_s}).contains("why"_L1));
}

void AuthorisationReturnTest::thePageAsksForThisApplication_data()
{
    QTest::addColumn<QUrl>("base");
    QTest::addColumn<QString>("client");
    QTest::addColumn<QByteArray>("page");
    QTest::newRow("cloud") << QUrl(u"https://acme.bitrix24.com/rest/"_s) << u"local.1"_s
                           << "https://acme.bitrix24.com/oauth/authorize/?client_id=local.1&state=st"_ba;
    QTest::newRow("port and folder") << QUrl(u"https://intra.example:8443/b24/rest/"_s) << u"local.1"_s
                                     << "https://intra.example:8443/b24/oauth/authorize/?client_id=local.1&state=st"_ba;
    QTest::newRow("odd id") << QUrl(u"https://acme.example/rest/"_s) << u"a&state=x+ /#%ж"_s
                            << "https://acme.example/oauth/authorize/"
                               "?client_id=a%26state%3Dx%2B%20%2F%23%25%D0%B6&state=st"_ba;
}

void AuthorisationReturnTest::thePageAsksForThisApplication()
{
    QFETCH(QUrl, base);
    QFETCH(QString, client);
    QTEST(authorisationPage(base, client, u"st"_s).toEncoded(), "page");
}

void AuthorisationReturnTest::eachStateIsNewAndLong()
{
    static const QRegularExpression pattern(u"^[A-Za-z0-9_-]{43}$"_s);
    QSet<QString> states;
    for (int i = 0; i < 1000; ++i) {
        states.insert(newState());
        QVERIFY(pattern.match(*states.begin()).hasMatch());
    }
    QCOMPARE(states.size(), 1000);
}

void AuthorisationReturnTest::onlyTheSameStateIsTheSame()
{
    const QString state = newState();
    QVERIFY(isSameState(state, QString(state)));
    QVERIFY(!isSameState({}, {}));
    QVERIFY(!isSameState({}, state));
    QVERIFY(!isSameState(state, {}));
    QVERIFY(!isSameState(state + u'a', state));
    QVERIFY(!isSameState(state.left(42), state));
    QVERIFY(!isSameState(state.toUpper(), state.toLower()));
    for (qsizetype i = 0; i < state.size(); ++i) {
        QString other = state;
        other[i] = other[i] == u'a' ? u'b' : u'a';
        QVERIFY(!isSameState(other, state));
    }
}

QTEST_GUILESS_MAIN(AuthorisationReturnTest)
#include "tst_authorisationreturn.moc"
