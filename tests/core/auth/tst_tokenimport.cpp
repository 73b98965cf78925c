// SPDX-License-Identifier: Apache-2.0
#include "core/auth/tokenimport.h"

#include <QTest>

#ifndef Q_MOC_RUN // it loses its way in raw strings of several lines
#include "core/auth/tokensamples.h"
#endif

using namespace Qt::StringLiterals;
using namespace eventsweep;
using namespace eventsweep::samples;

class TokenImportTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knownShapesAreRead_data();
    void knownShapesAreRead();
    void theServersDomainIsNotThePortals();
    void theDomainIsTheAddressWhenThereIsNoOther();
    void expiryIsTakenFromAPointInTime();
    void anAccessTokenAloneIsEnough();
    void theApplicationTokenIsDropped();
    void whatIsNoImportIsSaid_data();
    void whatIsNoImportIsSaid();
    void brokenJsonTellsWhere_data();
    void brokenJsonTellsWhere();
    void everyErrorHasAText();
};

void TokenImportTest::knownShapesAreRead_data()
{
    QTest::addColumn<QByteArray>("pasted");
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("clientId");
    const QString info = u"https://oauth.bitrix.info/oauth/token/"_s;
    QTest::newRow("token answer") << tokenAnswer << info << QString();
    QTest::newRow("installation callback") << callback << u"https://oauth.bitrix24.tech/oauth/token/"_s << QString();
    QTest::newRow("installation callback as a form") << formCallback << info << QString();
    QTest::newRow("settings.json") << settings << QString() << u"local.123"_s;
    QTest::newRow("with a byte order mark") << "\xEF\xBB\xBF" + settings << QString() << u"local.123"_s;
    QTest::newRow("with space around") << "\r\n\t " + settings + " \n\n" << QString() << u"local.123"_s;
    QTest::newRow("in a list") << '[' + settings + ']' << QString() << u"local.123"_s;
}

void TokenImportTest::knownShapesAreRead()
{
    QFETCH(QByteArray, pasted);
    const auto tokens = importTokens(pasted);
    QVERIFY(tokens);
    QCOMPARE(tokens->restAddress, u"https://acme.bitrix24.com/rest/"_s);
    QCOMPARE(tokens->accessToken, u"acc"_s);
    QCOMPARE(tokens->refreshToken, u"ref"_s);
    QTEST(tokens->authorisationServer, "server");
    QTEST(tokens->clientId, "clientId");
    QCOMPARE(tokens->clientSecret, tokens->clientId.isEmpty() ? QString() : u"shh"_s);
}

void TokenImportTest::theServersDomainIsNotThePortals()
{
    const auto tokens = importTokens(R"({"access_token": "acc", "domain": "oauth.bitrix.info"})"_ba);
    QVERIFY(tokens);
    QVERIFY(tokens->restAddress.isEmpty());
}

void TokenImportTest::theDomainIsTheAddressWhenThereIsNoOther()
{
    const auto tokens = importTokens(R"({"access_token": "acc", "domain": "acme.bitrix24.com"})"_ba);
    QVERIFY(tokens);
    QCOMPARE(tokens->restAddress, u"acme.bitrix24.com"_s);
}

void TokenImportTest::expiryIsTakenFromAPointInTime()
{
    QCOMPARE(importTokens(tokenAnswer)->expires, WallTime(std::chrono::seconds(1795000000)));
    QVERIFY(!importTokens(callback)->expires);
    QVERIFY(!importTokens(R"({"access_token": "acc", "expires": 3600})"_ba)->expires);
}

void TokenImportTest::anAccessTokenAloneIsEnough()
{
    const auto tokens = importTokens(R"({"AUTH_ID": "acc", "DOMAIN": "acme.bitrix24.com"})"_ba);
    QVERIFY(tokens);
    QCOMPARE(tokens->accessToken, u"acc"_s);
    QVERIFY(tokens->refreshToken.isEmpty());
}

void TokenImportTest::theApplicationTokenIsDropped()
{
    const auto tokens = importTokens(callback);
    QVERIFY(tokens);
    for (const auto &text : {tokens->restAddress, tokens->authorisationServer, tokens->clientId, tokens->clientSecret,
                             tokens->accessToken, tokens->refreshToken, tokens->memberId})
        QVERIFY(!text.contains("apptoken"_L1));
}

void TokenImportTest::whatIsNoImportIsSaid_data()
{
    using Kind = TokenImportError::Kind;
    QTest::addColumn<QByteArray>("pasted");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("nothing") << ""_ba << Kind::Empty;
    QTest::newRow("space") << " \n\t"_ba << Kind::Empty;
    QTest::newRow("byte order mark alone") << "\xEF\xBB\xBF"_ba << Kind::Empty;
    QTest::newRow("too big") << QByteArray(1024 * 1024 + 1, ' ') << Kind::TooBig;
    QTest::newRow("a token alone") << "0123456789abcdef"_ba << Kind::NotJson;
    QTest::newRow("a sentence") << "Please send me the tokens = thanks"_ba << Kind::NotJson;
    QTest::newRow("a page") << "<html><body a=\"b\"></body></html>"_ba << Kind::NotJson;
    QTest::newRow("binary") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0", 11) << Kind::NotJson;
    QTest::newRow("another form") << "a=1&b=2"_ba << Kind::SomethingElse;
    QTest::newRow("package.json") << R"({"name": "x", "version": "1.0.0"})"_ba << Kind::SomethingElse;
    QTest::newRow("empty object") << "{}"_ba << Kind::SomethingElse;
    QTest::newRow("list of numbers") << "[1, 2]"_ba << Kind::SomethingElse;
    QTest::newRow("settings without tokens")
        << R"({"C_REST_CLIENT_ID": "local.1", "C_REST_CLIENT_SECRET": "shh"})"_ba << Kind::NoToken;
    QTest::newRow("empty tokens") << R"({"access_token": "", "refresh_token": null})"_ba << Kind::NoToken;
    QTest::newRow("token of the wrong type") << R"({"access_token": {"a": 1}})"_ba << Kind::NoToken;
    QTest::newRow("an error answer") << R"({"error": "invalid_grant"})"_ba << Kind::SomethingElse;
    QTest::newRow("webhook") << "https://acme.bitrix24.com/rest/7/abcdef0123456789/"_ba << Kind::Webhook;
    QTest::newRow("webhook in settings")
        << R"({"C_REST_WEB_HOOK_URL": "https:\/\/acme.bitrix24.com\/rest\/1\/abcdef0123456789\/"})"_ba << Kind::Webhook;
}

void TokenImportTest::whatIsNoImportIsSaid()
{
    QFETCH(QByteArray, pasted);
    const auto tokens = importTokens(pasted);
    QVERIFY(!tokens);
    QTEST(tokens.error().kind, "kind");
    const bool looked = tokens.error().kind == TokenImportError::Kind::SomethingElse;
    if (looked)
        QVERIFY(tokens.error().lookedFor.contains("access_token"_L1));
}

void TokenImportTest::brokenJsonTellsWhere_data()
{
    QTest::addColumn<QByteArray>("pasted");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::newRow("comma before the end") << "{\n \"access_token\": \"acc\",\n}"_ba << 3 << 1;
    QTest::newRow("cut") << "{\"access_token\": \"ac"_ba << 1 << 21;
    QTest::newRow("letters are counted, not bytes") << u"{\"ключ\": \"да\" x}"_s.toUtf8() << 1 << 15;
    QTest::newRow("text behind") << "{}\n\nthanks"_ba << 3 << 1;
}

void TokenImportTest::brokenJsonTellsWhere()
{
    QFETCH(QByteArray, pasted);
    const auto tokens = importTokens(pasted);
    QVERIFY(!tokens);
    QCOMPARE(tokens.error().kind, TokenImportError::Kind::BrokenJson);
    QTEST(tokens.error().line, "line");
    // Parsers differ by one or two in what they call the place.
    QFETCH(int, column);
    QVERIFY2(std::abs(tokens.error().column - column) <= 2, qPrintable(QString::number(tokens.error().column)));
    QVERIFY(!tokens.error().text.isEmpty());
}

void TokenImportTest::everyErrorHasAText()
{
    using Kind = TokenImportError::Kind;
    for (const auto kind : {Kind::Empty, Kind::TooBig, Kind::NotJson, Kind::BrokenJson, Kind::SomethingElse,
                            Kind::Webhook, Kind::NoToken}) {
        TokenImportError error;
        error.kind = kind;
        QVERIFY(!tokenImportErrorText(error).isEmpty());
    }
}

QTEST_GUILESS_MAIN(TokenImportTest)
#include "tst_tokenimport.moc"
