// SPDX-License-Identifier: Apache-2.0
#include "core/rest/resterror.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace eventsweep;

using Kind = RestError::Kind;
using Delivery = RestError::Delivery;

Q_DECLARE_METATYPE(Kind)
Q_DECLARE_METATYPE(Delivery)

class TestRestError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKnownCodeHasItsKindInAnyCaseAndWithAnyStatus_data();
    void everyKnownCodeHasItsKindInAnyCaseAndWithAnyStatus();
    void anUnknownCodeGoesByItsStatus();
    void onlyARefusalSaysThatNothingHappened();
    void foreignWordsAreMaskedAndShort();
    void anAnswerOfAnotherShapeIsAnAnswer();
};

void TestRestError::everyKnownCodeHasItsKindInAnyCaseAndWithAnyStatus_data()
{
    QTest::addColumn<Kind>("kind");
    const auto row = [](const char *code, Kind kind) { QTest::newRow(code) << kind; };
    row("expired_token", Kind::SignInAgain);
    row("invalid_token", Kind::SignInAgain);
    row("NO_AUTH_FOUND", Kind::SignInAgain);
    row("invalid_grant", Kind::SignInAgain);
    row("invalid_client", Kind::WrongClient);
    row("wrong_client", Kind::WrongClient);
    row("PAYMENT_REQUIRED", Kind::PaymentRequired);
    row("NOT_INSTALLED", Kind::NotInstalled);
    row("APPLICATION_NOT_FOUND", Kind::NotInstalled);
    row("ACCESS_DENIED", Kind::AccessDenied);
    row("WRONG_AUTH_TYPE", Kind::WebhookUsed);
    row("WRONG_LICENSE", Kind::PlanLacks);
    row("insufficient_scope", Kind::NoRights);
    row("user_access_error", Kind::NoRights);
    row("authorization_error", Kind::NoRights);
    row("allowed_only_intranet_user", Kind::NoRights);
    row("INVALID_CREDENTIALS", Kind::NoRights);
    row("QUERY_LIMIT_EXCEEDED", Kind::TooFast);
    row("OPERATION_TIME_LIMIT", Kind::MethodResting);
    row("OVERLOAD_LIMIT", Kind::Blocked);
    row("ERROR_ARGUMENT", Kind::WrongRequest);
    row("ERROR_METHOD_NOT_FOUND", Kind::MethodUnknown);
    row("ERROR_BATCH_LENGTH_EXCEEDED", Kind::WrongRequest);
    row("ERROR_BATCH_METHOD_NOT_ALLOWED", Kind::WrongRequest);
    row("INVALID_REQUEST", Kind::HttpsRequired);
    row("PORTAL_DELETED", Kind::PortalClosed);
    row("ERROR_MANIFEST_IS_NOT_AVAILABLE", Kind::ManifestMissing);
    row("METHOD_CONFIRM_WAITING", Kind::ConfirmationWaiting);
    row("METHOD_CONFIRM_DENIED", Kind::ConfirmationDenied);
    row("CONNECTION_ERROR", Kind::AuthorisationServer);
    row("INTERNAL_SERVER_ERROR", Kind::PortalFault);
    row("ERROR_UNEXPECTED_ANSWER", Kind::PortalFault);
    row("ERROR_CORE", Kind::PortalFault);
    row("ERROR_OAUTH", Kind::PortalFault);
}

void TestRestError::everyKnownCodeHasItsKindInAnyCaseAndWithAnyStatus()
{
    QFETCH(Kind, kind);
    const auto code = QString::fromLatin1(QTest::currentDataTag());
    for (const int status : {0, 200, 400, 401, 403, 404, 429, 500, 503}) {
        QCOMPARE(kindOfCode(code, status), kind);
        QCOMPARE(kindOfCode(code.toLower(), status), kind);
        QCOMPARE(kindOfCode(code.toUpper(), status), kind);
    }
}

void TestRestError::anUnknownCodeGoesByItsStatus()
{
    const QString code = u"ERROR_SOMETHING_NEW"_s;
    QCOMPARE(kindOfCode(code, 400), Kind::WrongRequest);
    QCOMPARE(kindOfCode(code, 401), Kind::SignInAgain);
    QCOMPARE(kindOfCode(code, 403), Kind::NoRights);
    QCOMPARE(kindOfCode(code, 404), Kind::MethodUnknown);
    QCOMPARE(kindOfCode(code, 429), Kind::TooFast);
    QCOMPARE(kindOfCode(code, 500), Kind::PortalFault);
    QCOMPARE(kindOfCode(code, 200), Kind::PortalFault);
    QCOMPARE(kindOfCode(code + u"expired_token"_s, 500), Kind::PortalFault);
}

void TestRestError::onlyARefusalSaysThatNothingHappened()
{
    // Scenario error-fails-when-a-failed-copy-exists: ERROR_CORE came after records had been deleted.
    QCOMPARE(deliveryOfAnswer(Kind::PortalFault, 500), Delivery::Unknown);
    QCOMPARE(deliveryOfAnswer(Kind::PortalFault, 400), Delivery::Unknown);
    QCOMPARE(deliveryOfAnswer(Kind::PortalFault, 0), Delivery::Unknown);
    QCOMPARE(deliveryOfAnswer(Kind::WrongRequest, 500), Delivery::Unknown);
    QCOMPARE(deliveryOfAnswer(Kind::TooFast, 503), Delivery::Answered);
    QCOMPARE(deliveryOfAnswer(Kind::MethodResting, 429), Delivery::Answered);
    QCOMPARE(deliveryOfAnswer(Kind::Blocked, 503), Delivery::Answered);
    QCOMPARE(deliveryOfAnswer(Kind::AccessDenied, 403), Delivery::Answered);
    QCOMPARE(deliveryOfAnswer(Kind::SignInAgain, 401), Delivery::Answered);
    QCOMPARE(deliveryOfAnswer(Kind::WrongClient, 200), Delivery::Answered);
}

void TestRestError::foreignWordsAreMaskedAndShort()
{
    const QString text = errorText(u"no:\n  auth=s3cr3t&a=1 "_s + QString(5'000'000, u'x'));
    QVERIFY(!text.contains(u"s3cr3t"_s));
    QVERIFY(!text.contains(u'\n'));
    QCOMPARE(text.size(), 500);
    QCOMPARE(errorText(u"Access denied!"_s), u"Access denied!"_s);
}

void TestRestError::anAnswerOfAnotherShapeIsAnAnswer()
{
    const RestError error = answerNotUnderstood(u"event.offline.list did not answer with a list"_s);
    QCOMPARE(error.kind, Kind::AnswerNotUnderstood);
    QCOMPARE(error.delivery, Delivery::Answered);
    QCOMPARE(error.text, u"event.offline.list did not answer with a list"_s);
    QVERIFY(error.code.isEmpty());
    QVERIFY(!error.retryAfter);
}

QTEST_GUILESS_MAIN(TestRestError)
#include "tst_resterror.moc"
