// SPDX-License-Identifier: Apache-2.0
#include "core/auth/tokenanswer.h"

#include "core/auth/tokenrequest.h"
#include "support/faketransport.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep;
using Kind = RestError::Kind;

class TokenAnswerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void numbersMayBeTexts_data();
    void numbersMayBeTexts();
    void whatIsMissingIsEmpty();
    void eachErrorOfTheServerIsItsKind_data();
    void eachErrorOfTheServerIsItsKind();
    void aCutAnswerMayHaveChangedTheTokens();
    void aRedirectIsNoAnswer();
    void theRequestIsAFormThatIsSentOnce();
    void quotedSecretsAreTakenOut();
};

void TokenAnswerTest::numbersMayBeTexts_data()
{
    QTest::addColumn<QByteArray>("expires");
    QTest::addColumn<bool>("known");
    QTest::newRow("number") << "3600"_ba << true;
    QTest::newRow("text") << "\"3600\""_ba << true;
    QTest::newRow("none") << "null"_ba << false;
    QTest::newRow("zero") << "0"_ba << false;
    QTest::newRow("negative") << "-5"_ba << false;
    QTest::newRow("endless") << "1e18"_ba << false;
    QTest::newRow("words") << "\"soon\""_ba << false;
}

void TokenAnswerTest::numbersMayBeTexts()
{
    QFETCH(QByteArray, expires);
    QFETCH(bool, known);
    const auto answer = parseTokenAnswer(
        FakeTransport::json("{\"access_token\":\"a\",\"refresh_token\":\"r\",\"user_id\":\"1\",\"member_id\":\"m\","
                            "\"domain\":\"oauth.bitrix.info\","
                            "\"client_endpoint\":\"https:\\/\\/acme.example\\/rest\\/\",\"expires_in\":" +
                            expires + "}"));
    QVERIFY(answer);
    QCOMPARE(answer->accessToken, u"a"_s);
    QCOMPARE(answer->refreshToken, u"r"_s);
    QCOMPARE(answer->expiresIn, known ? std::optional<Milliseconds>(std::chrono::hours(1)) : std::nullopt);
    QCOMPARE(answer->facts.memberId, u"m"_s);
    QCOMPARE(answer->facts.clientEndpoint, QUrl(u"https://acme.example/rest/"_s));
}

void TokenAnswerTest::whatIsMissingIsEmpty()
{
    const auto answer = parseTokenAnswer(FakeTransport::json("{\"access_token\":\"a\",\"client_endpoint\":false}"));
    QVERIFY(answer);
    QVERIFY(answer->refreshToken.isEmpty() && answer->facts.memberId.isEmpty());
    QVERIFY(answer->facts.clientEndpoint.isEmpty());
    QCOMPARE(parseTokenAnswer(FakeTransport::json("{}")).error().kind, Kind::AnswerNotUnderstood);
    QCOMPARE(parseTokenAnswer(FakeTransport::json("[]")).error().kind, Kind::AnswerNotUnderstood);
}

void TokenAnswerTest::eachErrorOfTheServerIsItsKind_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<int>("status");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("invalid_grant") << "invalid_grant"_ba << 400 << Kind::SignInAgain;
    QTest::newRow("upper case") << "INVALID_GRANT"_ba << 400 << Kind::SignInAgain;
    QTest::newRow("with 200") << "invalid_grant"_ba << 200 << Kind::SignInAgain;
    QTest::newRow("invalid_client") << "invalid_client"_ba << 401 << Kind::WrongClient;
    QTest::newRow("wrong_client comes with 200") << "wrong_client"_ba << 200 << Kind::WrongClient;
    QTest::newRow("payment") << "PAYMENT_REQUIRED"_ba << 402 << Kind::PaymentRequired;
    QTest::newRow("not installed") << "NOT_INSTALLED"_ba << 400 << Kind::NotInstalled;
    QTest::newRow("unknown application") << "APPLICATION_NOT_FOUND"_ba << 404 << Kind::NotInstalled;
    QTest::newRow("deleted") << "PORTAL_DELETED"_ba << 403 << Kind::PortalClosed;
    QTest::newRow("https") << "INVALID_REQUEST"_ba << 400 << Kind::HttpsRequired;
    QTest::newRow("too fast") << "QUERY_LIMIT_EXCEEDED"_ba << 503 << Kind::TooFast;
    QTest::newRow("blocked") << "OVERLOAD_LIMIT"_ba << 503 << Kind::Blocked;
    QTest::newRow("access") << "user_access_error"_ba << 401 << Kind::NoRights;
    QTest::newRow("fault") << "INTERNAL_SERVER_ERROR"_ba << 500 << Kind::PortalFault;
    QTest::newRow("unheard of, 404") << "no_such_page"_ba << 404 << Kind::AnswerNotUnderstood;
    QTest::newRow("unheard of, 500") << "odd"_ba << 500 << Kind::PortalFault;
}

void TokenAnswerTest::eachErrorOfTheServerIsItsKind()
{
    QFETCH(QByteArray, code);
    QFETCH(int, status);
    const auto answer = parseTokenAnswer(FakeTransport::json(
        "{\"error\":\"" + code + "\",\"error_description\":\"why access_token=abcdef12\"}", status));
    QVERIFY(!answer);
    QTEST(answer.error().kind, "kind");
    QCOMPARE(answer.error().code, QString::fromLatin1(code));
    QCOMPARE(answer.error().httpStatus, status);
    QVERIFY(answer.error().text.startsWith("why"_L1));
    QVERIFY(!answer.error().text.contains("abcdef12"_L1));
}

void TokenAnswerTest::aCutAnswerMayHaveChangedTheTokens()
{
    const auto cut = parseTokenAnswer(FakeTransport::json("{\"access_token\":\"a\",\"refr"));
    QCOMPARE(cut.error().kind, Kind::ConnectionLost);
    QCOMPARE(cut.error().delivery, RestError::Delivery::Unknown);
    const auto page = parseTokenAnswer(FakeTransport::html("<html>", 200));
    QCOMPARE(page.error().kind, Kind::NotJson);
}

void TokenAnswerTest::aRedirectIsNoAnswer()
{
    const auto moved = parseTokenAnswer(FakeTransport::redirect(QUrl(u"https://elsewhere.example/oauth/token/"_s)));
    QCOMPARE(moved.error().kind, Kind::AddressMoved);
    QCOMPARE(moved.error().text, u"elsewhere.example"_s);
}

void TokenAnswerTest::theRequestIsAFormThatIsSentOnce()
{
    const auto request = tokenRequest(QUrl(u"https://o.example/oauth/token/"_s),
                                      {{"grant_type"_ba, u"authorization_code"_s}, {"code"_ba, u"a b+c&d=%é"_s}});
    QCOMPARE(request.body, "grant_type=authorization_code&code=a%20b%2Bc%26d%3D%25%C3%A9"_ba);
    QCOMPARE(request.contentType, "application/x-www-form-urlencoded"_ba);
    QVERIFY(!request.repeatable);
    QVERIFY(!request.url.hasQuery());
}

void TokenAnswerTest::quotedSecretsAreTakenOut()
{
    RestError error;
    error.text = u"code c0de of s3cret"_s;
    error.code = u"c0de"_s;
    error = withoutSecrets(error, {u"c0de"_s, QString(), u"s3cret"_s});
    QCOMPARE(error.text, u"code … of …"_s);
    QCOMPARE(error.code, u"…"_s);
}

QTEST_GUILESS_MAIN(TokenAnswerTest)
#include "tst_tokenanswer.moc"
