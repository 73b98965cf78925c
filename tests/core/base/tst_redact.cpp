// SPDX-License-Identifier: Apache-2.0
#include "core/base/redact.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep;

class TestRedact : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hidesSecretsInText_data();
    void hidesSecretsInText();
    void leavesOtherTextAlone_data();
    void leavesOtherTextAlone();
    void hidesSecretsAtAnyDepthOfAnObject();
    void keepsTheRestOfAnObject();
    void masksMegabytesWithoutStanding();
};

// Every secret in these tests contains "s3cr3t"; nothing of it may come out.
void TestRedact::hidesSecretsInText_data()
{
    QTest::addColumn<QString>("text");
    const QStringList names{u"auth"_s,
                            u"access_token"_s,
                            u"refresh_token"_s,
                            u"client_secret"_s,
                            u"code"_s,
                            u"application_token"_s,
                            u"sessid"_s,
                            u"AUTH_ID"_s,
                            u"REFRESH_ID"_s,
                            u"Access_Token"_s,
                            u"SESSID"_s,
                            u"CODE"_s,
                            u"C_REST_CLIENT_SECRET"_s};
    for (const auto &name : names) {
        const auto row = [&](const char *what) -> QTestData & {
            return QTest::newRow(qPrintable(name + u", "_s + QString::fromLatin1(what)));
        };
        row("JSON") << uR"({"%1":"s3cr3t","n":1})"_s.arg(name);
        row("JSON with spaces") << uR"({ "%1" : "s3cr3t" })"_s.arg(name);
        row("JSON, escapes in the value") << uR"({"%1":"a\"s3cr3t\\","n":1})"_s.arg(name);
        row("JSON in JSON") << uR"({"body":"{\"%1\":\"s3cr3t\",\"n\":1}"})"_s.arg(name);
        row("JSON in JSON in JSON") << uR"({"b":"{\"b\":\"{\\\"%1\\\":\\\"s3cr3t\\\"}\"}"})"_s.arg(name);
        row("JSON, cut in the value") << uR"({"n":1,"%1":"xs3cr3t)"_s.arg(name);
        row("JSON list") << uR"({"%1":["s3cr3t","s3cr3t2"],"n":1})"_s.arg(name);
        row("query") << u"https://p.example/rest/profile?a=1&%1=s3cr3t&b=2"_s.arg(name);
        row("first in a form body") << u"%1=s3cr3t&b=2"_s.arg(name);
        row("form body with brackets") << u"x=1&auth[%1]=s3cr3t&b=2"_s.arg(name);
        row("percent-encoded brackets") << u"x=1&auth%5B%1%5D=s3cr3t&b=2"_s.replace(u"%1"_s, name);
        row("list in a form body") << u"x=1&%1[0]=s3cr3t&%1[a][b]=s3cr3t&%1%5B%5D=s3cr3t"_s.replace(u"%1"_s, name);
        row("address inside an address") << u"back=https%3A%2F%2Fp%2F%3F%1%3Ds3cr3t%26a%3D1"_s.replace(u"%1"_s, name);
        row("JSON in JSON, quote in the value") << uR"({"b":"{\"%1\":\"a\\\"s3cr3t\",\"n\":1}"})"_s.arg(name);
        row("in a sentence") << u"refused: %1=s3cr3t, sorry"_s.arg(name);
        row("single quotes") << u"{'%1': 's3cr3t'}"_s.arg(name);
    }
    QTest::newRow("number")
        << uR"({"code":53333333,"x":"s3cr3t"})"_s.replace(u"s3cr3t"_s, u"-"_s).replace(u"53333333"_s, u"5s3cr3t"_s);
    QTest::newRow("bearer") << u"Authorization: Bearer s3cr3t.abc-def"_s;
    QTest::newRow("bearer, lower case") << u"authorization: bearer s3cr3t12345"_s;
    QTest::newRow("colon") << u"access_token: s3cr3t"_s;
    QTest::newRow("several lines") << u"POST /rest/profile\n\n{\"n\":1,\n\"auth\":\n\"s3cr3t\"}"_s;
    QTest::newRow("line break in the value") << u"{\"auth\":\"a\ns3cr3t\"}"_s;
    QTest::newRow("authorisation address")
        << u"https://oauth.bitrix.info/oauth/token/?grant_type=refresh_token&client_id=app.1&client_secret=s3cr3t&"_s
           u"refresh_token=s3cr3t2"_s;
}

void TestRedact::hidesSecretsInText()
{
    QFETCH(QString, text);
    const QString masked = redactedText(text);
    QVERIFY2(!masked.contains(u"s3cr3t"_s), qPrintable(masked));
    QVERIFY2(masked.contains(redactionMark), qPrintable(masked));
    QCOMPARE(redactedText(masked), masked); // masking twice changes nothing
}

void TestRedact::leavesOtherTextAlone_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("error of the portal")
        << uR"({"error":"expired_token","error_description":"The access token provided has expired"})"_s;
    QTest::newRow("record") << uR"({"ID":"1","EVENT_NAME":"ONCRMDEALUPDATE","EVENT_DATA":{"FIELDS":{"ID":1}}})"_s;
    QTest::newRow("names that only look alike") << u"author=me&barcode=12&zip_code=1&code_page=2"_s;
    QTest::newRow("connector") << uR"({"auth_connector":"erp","auth_type":0})"_s;
    QTest::newRow("sentence") << u"The code of the error is unknown; the auth server said no."_s;
    QTest::newRow("empty") << QString();
}

void TestRedact::leavesOtherTextAlone()
{
    QFETCH(QString, text);
    QCOMPARE(redactedText(text), text);
}

void TestRedact::hidesSecretsAtAnyDepthOfAnObject()
{
    const auto object = QJsonDocument::fromJson(R"({
        "auth": {"access_token": "s3cr3t", "domain": "p.example"},
        "Refresh_Token": "s3cr3t",
        "list": [{"sessid": 7331}, ["x", {"CLIENT_SECRET": ["s3cr3t"]}]],
        "cmd": {"c00": "profile?auth=s3cr3t"},
        "event": "{\"application_token\":\"s3cr3t\"}"})")
                            .object();
    QVERIFY(!object.isEmpty());
    const QByteArray masked = QJsonDocument(redacted(object)).toJson();
    QVERIFY2(!masked.contains("s3cr3t"), masked.constData());
    QVERIFY2(!masked.contains("7331"), masked.constData());
}

void TestRedact::keepsTheRestOfAnObject()
{
    const QJsonObject object{{u"auth_connector"_s, u"erp"_s},
                             {u"id"_s, QJsonArray{1, 9007199254740993LL}},
                             {u"nothing"_s, QJsonValue::Null},
                             {u"filter"_s, QJsonObject{{u"<ID"_s, 12}}}};
    QCOMPARE(redacted(object), object);
}

void TestRedact::masksMegabytesWithoutStanding()
{
    const QString text = uR"({"auth":"s3cr3t","data":")"_s + QString(2'000'000, u'x') + uR"(","sessid":"s3cr3t"})"_s;
    const QString masked = redactedText(text);
    QVERIFY(!masked.contains(u"s3cr3t"_s));
    // A value longer than a pattern can swallow is still hidden, not shown whole.
    const QString endless = uR"({"auth":"s3cr3t)"_s + QString(2'000'000, u's') + uR"("})"_s;
    QVERIFY(!redactedText(endless).contains(u"s3cr3t"_s));
}

QTEST_GUILESS_MAIN(TestRedact)
#include "tst_redact.moc"
