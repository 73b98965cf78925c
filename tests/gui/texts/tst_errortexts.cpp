// SPDX-License-Identifier: Apache-2.0
#include "core/auth/secretstore.h"
#include "core/auth/tokenimport.h"
#include "core/portal/addportal.h"
#include "core/rest/portaladdress.h"
#include "gui/texts/gaterefusaltext.h"
#include "gui/texts/journalerrortext.h"
#include "gui/texts/keychainerrortext.h"
#include "gui/texts/portalstoreerrortext.h"
#include "gui/texts/resterrortext.h"

#include <QSet>
#include <QTest>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

/// Every value of an enumeration that ends with `last`.
template <typename Kind>
QList<Kind> allUpTo(Kind last)
{
    QList<Kind> kinds;
    for (int i = 0; i <= static_cast<int>(last); ++i)
        kinds << static_cast<Kind>(i);
    return kinds;
}

bool isWhole(const ErrorText &text)
{
    return !text.title.isEmpty() && !text.title.endsWith(u'.') && text.text.size() > 10 &&
           text.whatToDo.endsWith(u'.') && !text.details().contains(u'%');
}

RestError restError(RestError::Kind kind, const QString &text = {})
{
    RestError error;
    error.kind = kind;
    error.text = text;
    return error;
}

} // namespace

class ErrorTextsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyRestErrorTellsCauseScopeAndOneThingToDo()
    {
        QSet<QString> texts;
        for (const auto kind : allUpTo(RestError::Kind::AnswerNotUnderstood)) {
            const ErrorText text = restErrorText(restError(kind), u"acme"_s);
            QVERIFY2(isWhole(text), qPrintable(text.title));
            QVERIFY2(kind == RestError::Kind::Cancelled || text.text.contains(u"acme"_s), qPrintable(text.text));
            texts.insert(text.title + text.text);
        }
        QCOMPARE(texts.size(), static_cast<int>(RestError::Kind::AnswerNotUnderstood) + 1);
    }

    void anUnnamedPortalStillMakesASentence()
    {
        const ErrorText text = restErrorText(restError(RestError::Kind::TimedOut));
        QCOMPARE(text.text, u"The portal did not answer in time."_s);
    }

    void eachRefusedCertificateHasItsOwnRemedy()
    {
        QSet<QString> remedies;
        for (const auto &code : {u"expired"_s, u"not_yet_valid"_s, u"other_host"_s, u"untrusted_authority"_s,
                                 u"no_encryption"_s, QString()}) {
            RestError error = restError(RestError::Kind::TlsRefused, u"The words of this computer"_s);
            error.code = code;
            const ErrorText text = restErrorText(error, u"acme"_s);
            QVERIFY2(isWhole(text), qPrintable(text.text));
            QVERIFY(text.text.contains(u"othing was sent"_s));
            QCOMPARE(text.text.contains(error.text), code != "no_encryption"_L1);
            QCOMPARE(text.whatToDo.contains(u"certificate authority"_s), code == "untrusted_authority"_L1);
            remedies.insert(text.whatToDo);
        }
        QCOMPARE(remedies.size(), 6);
    }

    void eachStateOfTheKeychainHasItsOwnRemedy()
    {
        QSet<QString> remedies;
        for (const auto kind : allUpTo(SecretError::Kind::TimedOut)) {
            RestError error = restError(RestError::Kind::SecretsUnavailable, u"org.example.Failed"_s);
            error.code = secretErrorCode(kind);
            const ErrorText text = restErrorText(error, u"acme"_s);
            QVERIFY2(isWhole(text), qPrintable(text.text));
            QVERIFY(text.text.startsWith(u"acme "_s));
            remedies.insert(text.whatToDo);
        }
        QCOMPARE(remedies.size(), static_cast<int>(SecretError::Kind::TimedOut) + 1);
    }

    void signedOutSaysWhy()
    {
        RestError error = restError(RestError::Kind::SignInAgain);
        const QString plain = restErrorText(error, u"acme"_s).text;
        error.code = secretErrorCode(SecretError::Kind::NotFound);
        QVERIFY(restErrorText(error, u"acme"_s).text.contains(u"keychain"_s));
        error.code = u"invalid_grant"_s;
        QVERIFY(restErrorText(error, u"acme"_s).text.contains(u"another program"_s));
        error.code = u"expired_token"_s;
        error.text = u"The access token provided has expired."_s;
        QCOMPARE(restErrorText(error, u"acme"_s).text, plain);
        error.code.clear();
        error.text = u"The answer of the authorisation server was lost."_s;
        const ErrorText own = restErrorText(error, u"acme"_s);
        QVERIFY(own.text.startsWith(u"acme "_s));
        QVERIFY(own.text.endsWith(error.text));
        QVERIFY(own.whatToDo.startsWith(u"Sign in "_s));
    }

    void anotherCopyIsNotThePortal()
    {
        RestError error = restError(RestError::Kind::TimedOut);
        error.code = u"other_copy"_s;
        const ErrorText text = restErrorText(error, u"acme"_s);
        QVERIFY(isWhole(text));
        QVERIFY(text.whatToDo.contains(u"other copy"_s));
        QVERIFY(!text.text.contains(u"did not answer"_s));
    }

    void theAuthorisationServersTroubleIsNotThePortals_data()
    {
        QTest::addColumn<RestError::Kind>("kind");
        QTest::addColumn<QString>("code");
        using Kind = RestError::Kind;
        for (const auto kind : {Kind::Offline, Kind::TimedOut, Kind::ConnectionLost, Kind::ProxyFailed,
                                Kind::ProxyNeedsSignIn, Kind::TooFast, Kind::PortalFault, Kind::Maintenance,
                                Kind::AnswerNotUnderstood, Kind::NotJson, Kind::TlsRefused})
            QTest::addRow("%d", int(kind)) << kind << QString();
        for (const char *code : {"expired", "not_yet_valid", "other_host", "no_encryption"})
            QTest::addRow("%s", code) << Kind::TlsRefused << QString::fromLatin1(code);
    }

    void theAuthorisationServersTroubleIsNotThePortals()
    {
        QFETCH(RestError::Kind, kind);
        QFETCH(QString, code);
        RestError error = restError(kind);
        error.code = code;
        error.server = u"auth.example:8443"_s;
        const ErrorText text = restErrorText(error, u"acme"_s);
        QVERIFY(isWhole(text));
        QVERIFY2(text.text.contains(error.server), qPrintable(text.text));
        QVERIFY2(!text.details().contains(u"acme"_s), qPrintable(text.details()));
        for (const auto &words : {text.title, text.details()})
            QVERIFY2(!words.contains(u"portal"_s), qPrintable(words));
    }

    void whatTheServerSaysOfTheTokensIsAboutThePortal()
    {
        RestError error = restError(RestError::Kind::SignInAgain);
        error.code = u"invalid_grant"_s;
        error.server = u"auth.example"_s;
        QVERIFY(restErrorText(error, u"acme"_s).text.contains(u"acme"_s));
    }

    void aServerThatIsNotAllowedIsNamed()
    {
        RestError error = restError(RestError::Kind::SignInAgain, u"auth.example"_s);
        error.code = u"server_not_allowed"_s;
        const ErrorText text = restErrorText(error, u"acme"_s);
        QVERIFY(isWhole(text));
        QVERIFY(text.text.contains(u"auth.example"_s) && text.text.contains(u"acme"_s));
        QVERIFY(text.whatToDo.contains(u"allow"_s));
    }

    void proxiesAndNewAddressesAreNamed()
    {
        const ErrorText proxy =
            restErrorText(restError(RestError::Kind::ProxyNeedsSignIn, u"proxy.acme.example:3128"_s), u"acme"_s);
        QVERIFY(isWhole(proxy));
        QVERIFY(proxy.text.contains(u"proxy.acme.example:3128"_s));
        const ErrorText moved = restErrorText(restError(RestError::Kind::AddressMoved, u"new.example"_s), u"acme"_s);
        QVERIFY(isWhole(moved));
        QVERIFY(moved.text.contains(u"new.example"_s));
        QCOMPARE(moved.whatToDo, u"Sign in again at the new address."_s);
    }

    void thePortalsOwnWordsAreQuotedWhereTheyTellWhy()
    {
        const QString words = u"Feature is not available on your plan"_s;
        for (const auto kind : {RestError::Kind::AccessDenied, RestError::Kind::PlanLacks, RestError::Kind::NoRights,
                                RestError::Kind::WrongRequest, RestError::Kind::PortalFault, RestError::Kind::Blocked})
            QVERIFY(restErrorText(restError(kind, words), u"acme"_s).text.contains(words));
        QVERIFY(!restErrorText(restError(RestError::Kind::AccessDenied), u"acme"_s).text.contains(u'“'));
    }

    void wordsOfThePortalCannotChangeTheSentence()
    {
        const ErrorText text = restErrorText(restError(RestError::Kind::AccessDenied, u"%1 %2 <b>x</b>"_s), u"a%2b"_s);
        QVERIFY(text.text.contains(u"“%1 %2 <b>x</b>”"_s));
        QVERIFY(text.text.startsWith(u"a%2b gives no access"_s));
    }

    void anArgumentIsNamed()
    {
        RestError error = restError(RestError::Kind::WrongRequest);
        error.argument = u"messsage_id"_s;
        QVERIFY(restErrorText(error, u"acme"_s).text.contains(u"“messsage_id”"_s));
    }

    void aKnownWaitIsTold()
    {
        RestError error = restError(RestError::Kind::MethodResting);
        error.retryAfter = Milliseconds(90'500);
        QCOMPARE(restErrorText(error, u"acme"_s).whatToDo, u"Wait 91 s, then try again."_s);
        error.retryAfter.reset();
        QVERIFY(restErrorText(error, u"acme"_s).whatToDo.contains(u"a few minutes"_s));
    }

    void theCodeIsForSupport()
    {
        RestError error = restError(RestError::Kind::TooFast);
        QVERIFY(restErrorCode(error).isEmpty());
        error.httpStatus = 503;
        error.code = u"QUERY_LIMIT_EXCEEDED"_s;
        QCOMPARE(restErrorCode(error), u"HTTP 503 · QUERY_LIMIT_EXCEEDED"_s);
    }

    void everyJournalErrorNamesTheFile()
    {
        for (const auto kind : allUpTo(JournalError::Kind::Other)) {
            const ErrorText text = journalErrorText({kind, u"/home/anna/archive.sqlite"_s, u"disk I/O error"_s});
            QVERIFY2(isWhole(text), qPrintable(text.title));
            const bool aboutFile = kind != JournalError::Kind::NotArchived && kind != JournalError::Kind::NotEnded;
            QCOMPARE(text.text.contains(QDir::toNativeSeparators(u"/home/anna/archive.sqlite"_s)), aboutFile);
        }
    }

    void everyKeychainErrorNamesTheKeychain()
    {
        QSet<QString> titles;
        QSet<QString> whatToDo;
        for (const auto kind : allUpTo(SecretError::Kind::TimedOut)) {
            const ErrorText text = keychainErrorText({kind, u"denied"_s}, u"GNOME Keyring"_s);
            QVERIFY2(isWhole(text), qPrintable(text.title));
            QCOMPARE(text.text.contains(u"GNOME Keyring"_s), kind != SecretError::Kind::Missing);
            QVERIFY(isWhole(keychainErrorText({kind, {}}, {})));
            titles += text.title;
            whatToDo += text.whatToDo;
        }
        // Each is a state of its own, with one thing to do.
        QCOMPARE(titles.size(), 6);
        QCOMPARE(whatToDo.size(), 6);
        QVERIFY(keychainErrorText({SecretError::Kind::Locked, {}}, u"KeePassXC"_s).whatToDo.contains("database"_L1));
    }

    void everyProblemOfTheListOfPortalsNamesTheFile()
    {
        for (const auto kind : allUpTo(PortalStoreError::Kind::NotWritten)) {
            PortalStoreError error;
            error.kind = kind;
            error.path = u"/home/anna/portals.json"_s;
            error.keptAs = u"/home/anna/portals.json.damaged"_s;
            const ErrorText text = portalStoreErrorText(error);
            QVERIFY2(isWhole(text), qPrintable(text.title));
            QVERIFY(text.text.contains(QDir::toNativeSeparators(u"/home/anna/portals.json"_s)));
        }
    }

    void everyRefusalOfTheGateSaysThatNothingWasSent()
    {
        QSet<QString> texts;
        for (const auto kind : allUpTo(GateRefusal::Kind::OtherThanIntended)) {
            GateRefusal refusal;
            refusal.kind = kind;
            refusal.text = u"command c00"_s;
            const ErrorText text = gateRefusalText(refusal);
            QVERIFY2(isWhole(text), qPrintable(text.text));
            QVERIFY(text.text.contains(u"othing was sent"_s));
            texts.insert(text.text);
        }
        QCOMPARE(texts.size(), static_cast<int>(GateRefusal::Kind::OtherThanIntended) + 1);
    }

    void everyBadInputHasItsMessage()
    {
        QSet<QString> texts;
        for (const auto problem : allUpTo(AddressProblem::Webhook))
            texts.insert(addressProblemText(problem));
        QCOMPARE(texts.size(), static_cast<int>(AddressProblem::Webhook) + 1);
        for (const auto kind : allUpTo(TokenImportError::Kind::NoToken)) {
            TokenImportError error;
            error.kind = kind;
            QVERIFY(!tokenImportErrorText(error).isEmpty());
        }
        for (const auto kind : allUpTo(AddPortalFlow::FieldProblem::Kind::AlreadyThere)) {
            for (const auto field : allUpTo(AddPortalFlow::Field::Name))
                QVERIFY(!fieldProblemText({field, kind, AddressProblem::NotAnAddress}).isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(ErrorTextsTest)
#include "tst_errortexts.moc"
