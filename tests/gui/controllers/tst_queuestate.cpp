// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/queuestate.h"

#include "gui/controllers/remedy.h"
#include "gui/texts/resterrortext.h"

#include <QTest>

#include <algorithm>

using namespace eventsweep;
using namespace Qt::StringLiterals;

namespace {

using Kind = QueueNotice::Kind;
using Load = QueueFacts::Load;

QueueFacts facts()
{
    QueueFacts facts;
    facts.portal.name = u"acme"_s;
    facts.portal.restBase = QUrl(u"https://acme.bitrix24.com/rest/"_s);
    facts.portal.applicationTitle = u"Sync app"_s;
    facts.load = Load::Complete;
    facts.snapshotAt = WallTime(Milliseconds(1'763'640'000'000));
    facts.now = WallTime(Milliseconds(1'763'640'060'000));
    facts.connected = true;
    return facts;
}

QueueFacts loaded()
{
    QueueFacts facts = ::facts();
    facts.loaded = facts.all = facts.shown = facts.total = 100;
    facts.selected = 3;
    return facts;
}

RestError error(RestError::Kind kind)
{
    RestError error;
    error.kind = kind;
    return error;
}

const QueueNotice *barOf(const QueueState &state, Kind kind)
{
    const auto found = std::ranges::find(state.bars, kind, &QueueNotice::kind);
    return found == state.bars.end() ? nullptr : &*found;
}

} // namespace

class TestQueueState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void welcomesWhoHasNoPortal()
    {
        QCOMPARE(welcomeNotice().action, QueueAction::AddPortal);
        QVERIFY(!welcomeNotice().text.details().isEmpty());
    }

    void saysThatAnEmptyQueueIsOneOfSeveral()
    {
        const QueueState state = queueState(facts());
        QVERIFY(state.page);
        QCOMPARE(state.page->kind, Kind::Empty);
        QVERIFY(state.page->text.details().contains(u"acme › Sync app › no connector"_s));
        QueueFacts withConnectors = facts();
        withConnectors.portal.connectors = {*ConnectorId::from(u"erp"_s)};
        QVERIFY(queueState(withConnectors).page->text.whatToDo.contains(u"Other connectors"_s));
    }

    void saysThatLoadingEndedAlsoWithoutAReason()
    {
        QueueFacts part = loaded();
        part.load = Load::Failed;
        part.trouble.reset();
        const QueueState state = queueState(part);
        const QueueNotice *bar = barOf(state, Kind::PartStopped);
        QVERIFY(bar);
        QCOMPARE(bar->action, QueueAction::Continue);
    }

    void saysThatTheFilterHidesEverything()
    {
        QueueFacts filtered = loaded();
        filtered.shown = 0;
        filtered.filtering = true;
        QCOMPARE(queueState(filtered).page->kind, Kind::NoMatch);
        QCOMPARE(queueState(filtered).page->action, QueueAction::ClearFilter);
        filtered.searching = true; // not known yet: the table stays
        QVERIFY(!queueState(filtered).page);
    }

    void saysThatItLoads()
    {
        QueueFacts loading = facts();
        loading.load = Load::Loading;
        QCOMPARE(queueState(loading).page->kind, Kind::Loading);
        QCOMPARE(queueState(loading).page->action, QueueAction::Stop);
    }

    void offersToContinueWhatIsPartlyLoaded()
    {
        QueueFacts part = loaded();
        part.total = 900;
        part.load = Load::Stopped;
        QueueState state = queueState(part);
        QVERIFY(!state.page && barOf(state, Kind::PartStopped));
        QCOMPARE(barOf(state, Kind::PartStopped)->action, QueueAction::Continue);
        QVERIFY(!state.clearObstacle); // what is loaded can be cleared

        part.load = Load::Failed;
        part.trouble = error(RestError::Kind::ConnectionLost);
        state = queueState(part);
        QVERIFY(barOf(state, Kind::PartFailed));
        QCOMPARE(barOf(state, Kind::PartFailed)->action, QueueAction::Continue);
        QVERIFY(barOf(state, Kind::PartFailed)->text.details().contains(u"900"_s));
    }

    void keepsTheLastSnapshotGreyedAndDatedWhenOffline()
    {
        QueueFacts offline = loaded();
        offline.trouble = error(RestError::Kind::Offline);
        const QueueState state = queueState(offline);
        QVERIFY(!state.page && state.outdated);
        const QueueNotice *bar = barOf(state, Kind::Trouble);
        QVERIFY(bar);
        QCOMPARE(bar->action, QueueAction::Retry);
        QVERIFY2(bar->text.details().contains(u"13:00"_s), qPrintable(bar->text.details()));
        QVERIFY(state.clearObstacle);
    }

    void offersToSignInAgainAndKeepsTheRecords()
    {
        QueueFacts signedOut = loaded();
        signedOut.signedOut = true;
        signedOut.trouble = error(RestError::Kind::SignInAgain);
        QVERIFY(barOf(queueState(signedOut), Kind::SignedOut));
        QCOMPARE(barOf(queueState(signedOut), Kind::SignedOut)->action, QueueAction::SignIn);
        QueueFacts nothing = facts();
        nothing.load = Load::Failed;
        nothing.trouble = signedOut.trouble;
        QCOMPARE(queueState(nothing).page->kind, Kind::SignedOut);
    }

    void tellsALockedKeychainFromASignedOutPortal()
    {
        QueueFacts locked = facts();
        locked.load = Load::Failed;
        locked.signedOut = true;
        locked.trouble = error(RestError::Kind::SecretsUnavailable);
        QCOMPARE(queueState(locked).page->kind, Kind::Keychain);
        QCOMPARE(queueState(locked).page->action, QueueAction::Retry);
    }

    void hasOneThingToDoForEveryError_data()
    {
        QTest::addColumn<int>("kind");
        for (int kind = static_cast<int>(RestError::Kind::Offline);
             kind <= static_cast<int>(RestError::Kind::AnswerNotUnderstood); ++kind)
            QTest::addRow("kind %d", kind) << kind;
    }
    void hasOneThingToDoForEveryError()
    {
        QFETCH(const int, kind);
        QueueFacts failed = facts();
        failed.load = Load::Failed;
        failed.trouble = error(static_cast<RestError::Kind>(kind));
        const QueueState state = queueState(failed);
        QVERIFY(state.page);
        QVERIFY(!state.page->text.title.isEmpty() && !state.page->text.details().isEmpty());
        // Where no button helps the words say what does.
        QCOMPARE(queueActionText(state.page->action).isEmpty(), remedyFor(*failed.trouble) == Remedy::None);
        QVERIFY(!state.page->text.whatToDo.isEmpty());
        QVERIFY(state.clearObstacle);
        QCOMPARE(state.page->text, restErrorText(*failed.trouble, u"acme"_s));
    }

    void sendsWhoIsNoAdministratorToSignIn()
    {
        QueueFacts denied = facts();
        denied.load = Load::Failed;
        denied.trouble = error(RestError::Kind::AccessDenied);
        QCOMPARE(queueState(denied).page->action, QueueAction::SignIn);
    }

    void countsDownALongWaitAlone()
    {
        QueueFacts waiting = loaded();
        waiting.wait = {RateLimiter::Reason::TooFast, {}, Milliseconds(12'000)};
        QVERIFY(barOf(queueState(waiting), Kind::Waiting));
        QVERIFY(barOf(queueState(waiting), Kind::Waiting)->text.details().contains(u"12 s"_s));
        waiting.wait.remaining = Milliseconds(900);
        QVERIFY(!barOf(queueState(waiting), Kind::Waiting));
        waiting.wait = {RateLimiter::Reason::MethodResting, u"event.offline.list"_s, Milliseconds(300'000)};
        QVERIFY(barOf(queueState(waiting), Kind::Waiting)->text.details().contains(u"event.offline.list"_s));
    }

    void remarksAPlanWithoutReservations()
    {
        QueueFacts plan = loaded();
        plan.portal.hasReservations = false;
        const QueueState state = queueState(plan);
        QVERIFY(barOf(state, Kind::NoReservations));
        QCOMPARE(barOf(state, Kind::NoReservations)->action, QueueAction::Dismiss);
        QVERIFY(!state.clearObstacle);
    }

    void everyKindOfKeychainTroubleHasItsWordsAndAButtonThatHelps_data()
    {
        using Secret = SecretError::Kind;
        QTest::addColumn<SecretError::Kind>("secret");
        QTest::addColumn<QueueAction>("action");
        QTest::newRow("locked") << Secret::Locked << QueueAction::Retry;
        QTest::newRow("prompt cancelled") << Secret::Cancelled << QueueAction::Retry;
        QTest::newRow("missing") << Secret::Missing << QueueAction::None;
        QTest::newRow("refused") << Secret::Refused << QueueAction::Retry;
        QTest::newRow("silent") << Secret::TimedOut << QueueAction::Retry;
        QTest::newRow("deleted by somebody else") << Secret::NotFound << QueueAction::SignIn;
    }
    void everyKindOfKeychainTroubleHasItsWordsAndAButtonThatHelps()
    {
        QFETCH(const SecretError::Kind, secret);
        QFETCH(const QueueAction, action);
        static QStringList titles;
        QueueFacts closed = facts();
        closed.load = Load::Failed;
        closed.surroundings.keychain = u"GNOME Keyring"_s;
        closed.trouble = error(RestError::Kind::SecretsUnavailable);
        closed.trouble->code = secretErrorCode(secret);
        const QueueState state = queueState(closed);
        QVERIFY(state.page);
        QCOMPARE(state.page->kind, Kind::Keychain);
        QCOMPARE(state.page->action, action);
        QVERIFY2(!titles.contains(state.page->text.title), qPrintable(state.page->text.title));
        titles << state.page->text.title;
        if (secret != SecretError::Kind::Missing)
            QVERIFY2(state.page->text.text.contains(u"GNOME Keyring"_s), qPrintable(state.page->text.text));
        QCOMPARE(state.changeObstacle->title, state.page->text.title);
    }

    void anEntryThatIsGoneIsASignOutThatSaysSo()
    {
        QueueFacts gone = facts();
        gone.load = Load::Failed;
        gone.signedOut = true;
        gone.trouble = error(RestError::Kind::SignInAgain);
        const QString usual = queueState(gone).page->text.title;
        gone.trouble->code = u"not_found"_s;
        const QueueState state = queueState(gone);
        QCOMPARE(state.page->kind, Kind::SignedOut);
        QCOMPARE(state.page->action, QueueAction::SignIn);
        QVERIFY(state.page->text.title != usual);
    }

    void aRefusedCertificateCanBeLookedAt()
    {
        QueueFacts insecure = loaded();
        insecure.trouble = error(RestError::Kind::TlsRefused);
        const QueueState state = queueState(insecure);
        QVERIFY(barOf(state, Kind::Insecure));
        QCOMPARE(barOf(state, Kind::Insecure)->action, QueueAction::ShowCertificate);
        QVERIFY(state.outdated && state.changeObstacle);
    }

    void aProxyThatAsksGetsASignIn()
    {
        QueueFacts proxy = loaded();
        proxy.trouble = error(RestError::Kind::ProxyNeedsSignIn);
        proxy.trouble->text = u"proxy.example:3128"_s;
        const QueueState state = queueState(proxy);
        QVERIFY(barOf(state, Kind::Proxy));
        QCOMPARE(barOf(state, Kind::Proxy)->action, QueueAction::SignInToProxy);
    }

    void tokensThatTheKeychainDidNotTakeAreToldWithoutStoppingAnything()
    {
        QueueFacts refused = loaded();
        refused.notStored = SecretError{SecretError::Kind::Refused, {}};
        refused.surroundings.keychain = u"GNOME Keyring"_s;
        const QueueState state = queueState(refused);
        QVERIFY(barOf(state, Kind::NotStored));
        QVERIFY(barOf(state, Kind::NotStored)->text.text.contains(u"GNOME Keyring"_s));
        QCOMPARE(barOf(state, Kind::NotStored)->action, QueueAction::SignIn);
        QVERIFY(!state.clearObstacle && !state.outdated);
    }

    void aMovedPortalIsToldQuietly()
    {
        QueueFacts moved = loaded();
        moved.movedFrom = u"old.bitrix24.com"_s;
        const QueueState state = queueState(moved);
        const QueueNotice *notice = barOf(state, Kind::Moved);
        QVERIFY(notice);
        QCOMPARE(notice->text.title, u"acme has a new address: acme.bitrix24.com"_s);
        QVERIFY(notice->text.text.contains(u"old.bitrix24.com"_s));
        QCOMPARE(notice->tone, QueueNotice::Tone::Information);
        QCOMPARE(notice->action, QueueAction::Dismiss);
        QVERIFY(!state.clearObstacle);
    }

    void clearsNothingWithoutAnArchive()
    {
        QueueFacts archive = loaded();
        archive.surroundings.archiveProblem = ErrorText{u"The archive is in use"_s, u"Elsewhere."_s, {}};
        const QueueState state = queueState(archive);
        QVERIFY(barOf(state, Kind::Archive));
        QCOMPARE(state.clearObstacle->title, u"The archive is in use"_s);
    }

    void saysWhyNothingCanBeCleared()
    {
        QVERIFY(!queueState(loaded()).clearObstacle);
        QueueFacts none = loaded();
        none.selected = 0;
        QCOMPARE(queueState(none).clearObstacle->title, u"Nothing is selected"_s);
        QueueFacts readOnly = loaded();
        readOnly.portal.readOnly = true;
        QCOMPARE(queueState(readOnly).clearObstacle->title, u"Read only"_s);
        QueueFacts running = loaded();
        running.surroundings.jobRunning = true;
        QCOMPARE(queueState(running).clearObstacle->title, u"A clear is running"_s);
    }
};

QTEST_MAIN(TestQueueState)
#include "tst_queuestate.moc"
