// SPDX-License-Identifier: Apache-2.0
#include "portalsim/restclient.h"
#include "portalsim/simulator.h"

#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace eventsweep::portalsim;

// The simulator's own authorisation server.
class TestAccounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_thread = std::make_unique<SimulatorThread>(); }
    void refreshGivesANewPairAndTheOldOneDies();
    void getWorksLikePost();
    void wrongCredentialsAreToldApart();
    void lostAnswerOfARefreshLeavesTheOldPairDead();
    void codeIsGoodForOneExchange();
    void unpaidPortalRefuses();
    void unknownGrantIsRefused();
    void expiredTokenIsGoodAgainAfterRefresh();

private:
    Simulator &simulator() { return m_thread->simulator(); }
    RawAnswer refresh(const QString &token) { return refresh(token, simulator().tokens().clientSecret); }
    RawAnswer refresh(const QString &token, const QString &secret)
    {
        return grant({{u"grant_type"_s, u"refresh_token"_s},
                      {u"client_id"_s, simulator().tokens().clientId},
                      {u"client_secret"_s, secret},
                      {u"refresh_token"_s, token}});
    }
    RawAnswer grant(const QUrlQuery &query)
    {
        RawClient client(simulator().rootUrl());
        return client.post("/oauth/token/", query.toString(QUrl::FullyEncoded).toUtf8(),
                           "application/x-www-form-urlencoded");
    }
    int profileStatus(const QString &token)
    {
        RestClient client(simulator());
        client.setToken(token);
        return client.call("profile").status;
    }

    std::unique_ptr<SimulatorThread> m_thread;
};

void TestAccounts::refreshGivesANewPairAndTheOldOneDies()
{
    const Tokens old = simulator().tokens();
    const RawAnswer answer = refresh(old.refresh);
    QCOMPARE(answer.status, 200);
    const QJsonObject json = answer.json();
    QVERIFY(json[u"access_token"_s].toString() != old.admin);
    QVERIFY(json[u"refresh_token"_s].toString() != old.refresh);
    QCOMPARE(json[u"client_endpoint"_s].toString(), simulator().baseUrl().toString());
    QCOMPARE(json[u"member_id"_s].toString(), simulator().portal().memberId());
    QCOMPARE(json[u"expires_in"_s].toString(), u"3600"_s); // a text, as servers may write it
    for (const char16_t *key : {u"expires", u"scope", u"domain", u"server_endpoint", u"status", u"user_id"})
        QVERIFY(json.contains(QString::fromUtf16(key)));
    QCOMPARE(simulator().tokens().admin, json[u"access_token"_s].toString());
    QCOMPARE(profileStatus(simulator().tokens().admin), 200);
    QCOMPARE(profileStatus(old.admin), 401);
    QCOMPARE(errorOf(refresh(old.refresh)), u"invalid_grant"_s);
    QCOMPARE(simulator().portal().refreshCount(), 1);
}

void TestAccounts::getWorksLikePost()
{
    const Tokens tokens = simulator().tokens();
    RawClient client(simulator().rootUrl());
    const RawAnswer answer =
        client.get("/oauth/token/?grant_type=refresh_token&client_id=" + tokens.clientId.toUtf8() +
                   "&client_secret=" + tokens.clientSecret.toUtf8() + "&refresh_token=" + tokens.refresh.toUtf8());
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.json().contains(u"access_token"_s));
    QCOMPARE(simulator().requests().last().method, u"oauth.token"_s);
}

void TestAccounts::wrongCredentialsAreToldApart()
{
    const Tokens tokens = simulator().tokens();
    QCOMPARE(errorOf(refresh(u"nonsense"_s)), u"invalid_grant"_s);
    const RawAnswer secret = refresh(tokens.refresh, u"wrong"_s);
    QCOMPARE(secret.status, 401);
    QCOMPARE(errorOf(secret), u"invalid_client"_s);
    const RawAnswer client = grant({{u"grant_type"_s, u"refresh_token"_s},
                                    {u"client_id"_s, u"local.other"_s},
                                    {u"client_secret"_s, tokens.clientSecret},
                                    {u"refresh_token"_s, tokens.refresh}});
    QCOMPARE(client.status, 200);
    QCOMPARE(errorOf(client), u"wrong_client"_s);
    QCOMPARE(simulator().portal().refreshCount(), 0);
    QCOMPARE(refresh(tokens.refresh).status, 200);
}

void TestAccounts::lostAnswerOfARefreshLeavesTheOldPairDead()
{
    simulator().faults().next(u"oauth.token"_s, DropAfter{});
    const Tokens old = simulator().tokens();
    QCOMPARE(refresh(old.refresh).status, 0);
    QCOMPARE(errorOf(refresh(old.refresh)), u"invalid_grant"_s);
    QCOMPARE(profileStatus(old.admin), 401);
}

void TestAccounts::codeIsGoodForOneExchange()
{
    const Tokens tokens = simulator().tokens();
    QUrlQuery query{{u"grant_type"_s, u"authorization_code"_s},
                    {u"client_id"_s, tokens.clientId},
                    {u"client_secret"_s, tokens.clientSecret},
                    {u"code"_s, simulator().portal().issueCode()}};
    QCOMPARE(grant(query).status, 200);
    QCOMPARE(errorOf(grant(query)), u"invalid_grant"_s);
}

void TestAccounts::unpaidPortalRefuses()
{
    simulator().portal().setPaymentRequired(true);
    QCOMPARE(errorOf(refresh(simulator().tokens().refresh)), u"PAYMENT_REQUIRED"_s);
    simulator().portal().setPaymentRequired(false);
    QCOMPARE(refresh(simulator().tokens().refresh).status, 200);
}

void TestAccounts::unknownGrantIsRefused()
{
    QCOMPARE(grant(QUrlQuery()).status, 400);
    QCOMPARE(grant({{u"grant_type"_s, u"password"_s}}).status, 400);
}

void TestAccounts::expiredTokenIsGoodAgainAfterRefresh()
{
    simulator().portal().expireAdminToken();
    RestClient client(simulator());
    const RawAnswer expired = client.call("profile");
    QCOMPARE(expired.status, 401);
    QCOMPARE(errorOf(expired), u"expired_token"_s);
    QCOMPARE(refresh(simulator().tokens().refresh).status, 200);
    QCOMPARE(profileStatus(simulator().tokens().admin), 200);
}

QTEST_GUILESS_MAIN(TestAccounts)
#include "tst_accounts.moc"
