// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/connectionsteps.h"

#include "gui/englishplurals.h"
#include "gui/texts/certificatetext.h"
#include "gui/texts/signinerrortext.h"
#include "support/privateauthority.h"

#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

using Kind = ConnectionStep::Kind;
using Mark = ConnectionStep::Mark;

class TestConnectionSteps : public QObject
{
    Q_OBJECT

    static ConnectionReport good()
    {
        ConnectionReport report;
        report.administrator = true;
        report.userName = u"Anna Weber"_s;
        report.applicationTitle = u"Sync app"_s;
        report.hasReservations = true;
        report.hasConnectors = true;
        report.connectors = {*ConnectorId::from(u"erp"_s)};
        report.offlineHandlers = 2;
        report.scopes = QStringList{u"crm"_s, u"task"_s};
        report.took = Milliseconds(240);
        report.limitBurst = 50;
        report.limitLevel = 1;
        return report;
    }
    static const ConnectionStep &step(const std::vector<ConnectionStep> &steps, Kind kind)
    {
        return steps.at(static_cast<size_t>(kind));
    }

private Q_SLOTS:
    void initTestCase() { QCoreApplication::installTranslator(&m_plurals); }

    void aGoodConnectionIsGoodThroughoutAndSaysWhoAndWhere()
    {
        const auto steps = connectionSteps(good(), u"Test Keyring"_s);
        for (const ConnectionStep &one : steps) {
            QCOMPARE(int(one.mark), int(Mark::Good));
            QVERIFY(!one.name.isEmpty());
        }
        QVERIFY(step(steps, Kind::SignedIn).detail.contains(u"Anna Weber"_s));
        QVERIFY(step(steps, Kind::SignedIn).detail.contains(u"Sync app"_s));
        QVERIFY(step(steps, Kind::Connectors).detail.contains(u"erp"_s));
        QVERIFY(step(steps, Kind::Scopes).detail.contains(u"crm, task"_s));
        QVERIFY(step(steps, Kind::Stored).detail.contains(u"Test Keyring"_s));
    }

    void whatIsGoodToKnowIsARemarkAndWhatStopsIsBad()
    {
        ConnectionReport report = good();
        report.hasReservations = false;
        report.scopes = QStringList();
        report.operating.insert(u"event.offline.list"_s, 390);
        auto steps = connectionSteps(report, u"Test Keyring"_s, false);
        QCOMPARE(int(step(steps, Kind::Reservations).mark), int(Mark::Remark));
        QCOMPARE(int(step(steps, Kind::Scopes).mark), int(Mark::Remark));
        QCOMPARE(int(step(steps, Kind::Limits).mark), int(Mark::Remark));
        QVERIFY(step(steps, Kind::Limits).detail.contains(u"event.offline.list"_s));
        QCOMPARE(int(step(steps, Kind::Stored).mark), int(Mark::Remark));
        QVERIFY(!step(steps, Kind::Stored).detail.contains(u"Test Keyring"_s));
        report.administrator = false;
        steps = connectionSteps(report, {});
        QCOMPARE(int(step(steps, Kind::Administrator).mark), int(Mark::Bad));
    }

    void aCertificateOfAnOwnAuthoritySaysSo()
    {
        ConnectionReport report = good();
        report.tls.chain = {PrivateAuthority::certificate()};
        report.tls.protocol = u"TLS 1.3"_s;
        const auto other = connectionSteps(report, {});
        report.tls.byOwnAuthority = true;
        const auto own = connectionSteps(report, {});
        QVERIFY(step(own, Kind::Secure).detail.contains(u"TLS 1.3"_s));
        QVERIFY(step(own, Kind::Secure).detail.contains(issuerName(PrivateAuthority::certificate())));
        QVERIFY(step(own, Kind::Secure).detail != step(other, Kind::Secure).detail);
    }

    void aRefusalStandsAtItsStep_data()
    {
        QTest::addColumn<RestError::Kind>("refusal");
        QTest::addColumn<int>("bad");
        QTest::newRow("offline") << RestError::Kind::Offline << int(Kind::Reached);
        QTest::newRow("certificate") << RestError::Kind::TlsRefused << int(Kind::Secure);
        QTest::newRow("tokens") << RestError::Kind::SignInAgain << int(Kind::SignedIn);
        QTest::newRow("rights") << RestError::Kind::AccessDenied << int(Kind::Administrator);
        QTest::newRow("scope") << RestError::Kind::NoRights << int(Kind::Scopes);
        QTest::newRow("plan") << RestError::Kind::PlanLacks << int(Kind::Reservations);
        QTest::newRow("too fast") << RestError::Kind::TooFast << int(Kind::Limits);
        QTest::newRow("page instead of JSON") << RestError::Kind::NotJson << int(Kind::Reached);
    }
    void aRefusalStandsAtItsStep()
    {
        QFETCH(RestError::Kind, refusal);
        QFETCH(int, bad);
        RestError error;
        error.kind = refusal;
        const auto steps = connectionSteps(error);
        for (int i = 0; i < std::ssize(steps); ++i) {
            const bool proved = i < bad && i <= int(Kind::SignedIn);
            QCOMPARE(int(steps[size_t(i)].mark), int(i == bad ? Mark::Bad : proved ? Mark::Good : Mark::Waiting));
        }
    }

    void whoAnsweredWasReached()
    {
        RestError error;
        error.kind = RestError::Kind::PortalFault;
        error.delivery = RestError::Delivery::Answered;
        const auto steps = connectionSteps(error);
        QCOMPARE(int(step(steps, Kind::Reached).mark), int(Mark::Good));
    }

    void aClosedKeychainSaysNothingOfThePortal()
    {
        RestError error;
        error.kind = RestError::Kind::SecretsUnavailable;
        const auto steps = connectionSteps(error);
        QCOMPARE(int(step(steps, Kind::Stored).mark), int(Mark::Bad));
        QCOMPARE(int(step(steps, Kind::Reached).mark), int(Mark::Waiting));
    }

    void aRefusedCertificateIsShownWhole()
    {
        TlsFacts tls;
        QVERIFY(refusedCertificateText(tls).isEmpty());
        tls.chain = {PrivateAuthority::certificate()};
        tls.refusals = {u"not trusted, it says"_s};
        tls.server = u"portal.example:443"_s;
        const QString text = refusedCertificateText(tls);
        for (const QString &part : {certificateName(tls.chain.first()), u"SHA-256"_s, tls.refusals.first(), tls.server})
            QVERIFY2(text.contains(part), qPrintable(text));
    }

    void everySignInProblemHasATitleAndOneThingToDo()
    {
        using Problem = OAuthFlow::Problem;
        for (const auto kind :
             {Problem::Kind::PortTaken, Problem::Kind::CannotListen, Problem::Kind::TimedOut, Problem::Kind::Refused,
              Problem::Kind::UnfamiliarServer, Problem::Kind::OtherPortal, Problem::Kind::CodeTooOld}) {
            Problem problem;
            problem.kind = kind;
            problem.port = 51742;
            problem.server = QUrl(u"https://auth.example.com/oauth/token/"_s);
            problem.text = u"other.example.com"_s;
            const ErrorText text = signInErrorText(problem, u"acme.bitrix24.com"_s);
            QVERIFY(!text.title.isEmpty() && !text.text.isEmpty() && !text.whatToDo.isEmpty());
        }
        for (const auto kind : {RestError::Kind::WrongClient, RestError::Kind::SignInAgain, RestError::Kind::TlsRefused,
                                RestError::Kind::Offline, RestError::Kind::PaymentRequired}) {
            Problem problem;
            problem.kind = Problem::Kind::Exchange;
            problem.error.kind = kind;
            const ErrorText text = signInErrorText(problem, u"acme.bitrix24.com"_s);
            QVERIFY(!text.title.isEmpty() && !text.details().isEmpty());
            QVERIFY(text.title != u"Signed out"_s);
        }
    }

private:
    EnglishPlurals m_plurals;
};

QTEST_MAIN(TestConnectionSteps)
#include "tst_connectionsteps.moc"
