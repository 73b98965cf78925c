// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/queuestate.h"

#include "gui/controllers/remedy.h"
#include "gui/texts/cleartext.h"
#include "gui/texts/keychainerrortext.h"
#include "gui/texts/quantitytext.h"
#include "gui/texts/timetext.h"
#include "gui/texts/troubletext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

using Kind = QueueNotice::Kind;
using Tone = QueueNotice::Tone;
using Load = QueueFacts::Load;

/// A wait that is worth a line above the table; shorter ones are told in the status bar alone.
constexpr Milliseconds longWait{4'000};

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(QueueState)
};

bool isSignedOut(const QueueFacts &facts)
{
    return facts.signedOut || (facts.trouble && facts.trouble->kind == RestError::Kind::SignInAgain);
}

QueueAction actionFor(const RestError &error)
{
    switch (remedyFor(error)) {
    case Remedy::SignIn:
        return QueueAction::SignIn;
    case Remedy::ShowCertificate:
        return QueueAction::ShowCertificate;
    case Remedy::SignInToProxy:
        return QueueAction::SignInToProxy;
    case Remedy::RemovePortal:
        return QueueAction::RemovePortal;
    case Remedy::None:
        return QueueAction::None;
    case Remedy::TryAgain:
        break;
    }
    return QueueAction::Retry;
}

ErrorText troubleText(const QueueFacts &facts)
{
    return troubleText(*facts.trouble, facts.portal.name, facts.surroundings.keychain);
}

QueueNotice troubleNotice(const QueueFacts &facts)
{
    QueueNotice notice{Kind::Trouble, Tone::Error, troubleText(facts), actionFor(*facts.trouble)};
    if (facts.trouble->kind == RestError::Kind::SecretsUnavailable)
        notice.kind = Kind::Keychain;
    else if (facts.trouble->kind == RestError::Kind::TlsRefused)
        notice.kind = Kind::Insecure;
    else if (facts.trouble->kind == RestError::Kind::ProxyNeedsSignIn)
        notice.kind = Kind::Proxy;
    else if (isSignedOut(facts))
        notice.kind = Kind::SignedOut;
    return notice;
}

/// " The records below are those of 14:02."
QString datedSentence(const QueueFacts &facts)
{
    return facts.snapshotAt
               ? Texts::tr("The records below are those of %1; changing them is off until the portal answers.")
                     .arg(momentText(*facts.snapshotAt, facts.now))
               : QString();
}

std::optional<QueueNotice> pageNotice(const QueueFacts &facts)
{
    if (facts.loaded > 0) {
        if (facts.shown > 0 || facts.searching)
            return std::nullopt;
        QueueNotice notice{Kind::NoMatch,
                           Tone::Information,
                           {Texts::tr("No record matches the filter"),
                            Texts::tr("%n record(s) loaded from this queue; all of them are filtered away.", nullptr,
                                      static_cast<int>(facts.loaded)),
                            {}},
                           QueueAction::ClearFilter};
        return notice;
    }
    if (facts.trouble && facts.load != Load::Loading)
        return troubleNotice(facts);
    switch (facts.load) {
    case Load::Complete: {
        const QString queue = scopeText(facts.portal.name, facts.portal.applicationTitle, facts.connector);
        const QString others =
            facts.portal.allConnectors().empty()
                ? Texts::tr("Other applications have queues of their own.")
                : Texts::tr("Other connectors of this application may have records: each has a queue of its own.");
        return QueueNotice{Kind::Empty,
                           Tone::Information,
                           {Texts::tr("The queue is empty"), Texts::tr("%1 holds no records.").arg(queue), others},
                           QueueAction::Refresh};
    }
    case Load::Stopped:
        return QueueNotice{
            Kind::PartStopped,
            Tone::Information,
            {Texts::tr("Loading was stopped"), Texts::tr("Nothing has been loaded from this queue yet."), {}},
            QueueAction::Continue};
    case Load::Nothing:
    case Load::Loading:
    case Load::Failed:
        break;
    }
    return QueueNotice{Kind::Loading,
                       Tone::Information,
                       {Texts::tr("Loading the queue…"),
                        Texts::tr("Asking %1. Reading changes nothing on the portal.").arg(facts.portal.host()),
                        {}},
                       QueueAction::Stop};
}

QueueNotice partNotice(const QueueFacts &facts)
{
    const QString loaded =
        Texts::tr("%1 of %2 records are loaded, the newest first; filters and selections know only these.")
            .arg(numberText(facts.loaded), numberText(facts.total));
    // Without a reason there is nothing to explain: it was given up.
    if (facts.load == Load::Stopped || !facts.trouble)
        return {Kind::PartStopped,
                Tone::Information,
                {Texts::tr("Loading was stopped"), loaded, {}},
                QueueAction::Continue};
    QueueNotice notice = troubleNotice(facts);
    notice.kind = notice.kind == Kind::Trouble ? Kind::PartFailed : notice.kind;
    notice.text.text += u' ' + loaded;
    if (notice.action == QueueAction::Retry)
        notice.action = QueueAction::Continue;
    return notice;
}

QueueNotice waitNotice(const QueueFacts &facts)
{
    const QString time = durationText(facts.wait.remaining);
    QString text = Texts::tr("The portal allows so many requests and no more; the next one goes out in %1.").arg(time);
    if (facts.wait.reason == RateLimiter::Reason::TooFast)
        text = Texts::tr("The portal answered that requests come too fast, from other programs too. The next one goes "
                         "out in %1.")
                   .arg(time);
    else if (facts.wait.reason == RateLimiter::Reason::MethodResting)
        text = Texts::tr("The portal lets %1 rest. It goes on in %2.").arg(facts.wait.method, time);
    return {
        Kind::Waiting, Tone::Information, {Texts::tr("Waiting for the portal's limit"), text, {}}, QueueAction::None};
}

QueueNotice noReservationsNotice(const QueueFacts &facts)
{
    return {
        Kind::NoReservations,
        Tone::Information,
        {Texts::tr("This portal's plan has no reservations"),
         Texts::tr("%1: reading, selecting and archiving work as always; records are taken one by one when they are "
                   "cleared, which needs more requests.")
             .arg(facts.portal.name),
         {}},
        QueueAction::Dismiss};
}

QueueNotice notStoredNotice(const QueueFacts &facts)
{
    ErrorText text = keychainErrorText(*facts.notStored, facts.surroundings.keychain);
    text.title = Texts::tr("The new tokens could not be stored");
    text.whatToDo = Texts::tr("They are in use until the program ends. Put the keychain right, then sign in again.");
    return {Kind::NotStored, Tone::Warning, std::move(text), QueueAction::SignIn};
}

QueueNotice movedNotice(const QueueFacts &facts)
{
    return {Kind::Moved,
            Tone::Information,
            {Texts::tr("%1 has a new address: %2", "portal, host").arg(facts.portal.name, facts.portal.host()),
             Texts::tr("It was %1. The authorisation server confirmed that it is the same portal; the new address is "
                       "stored.")
                 .arg(facts.movedFrom),
             {}},
            QueueAction::Dismiss};
}

void addBars(const QueueFacts &facts, QueueState &state)
{
    const bool partly = facts.loaded > 0 && (facts.load == Load::Stopped || facts.load == Load::Failed);
    if (partly) {
        state.bars.push_back(partNotice(facts));
    } else if (facts.trouble && !state.page) {
        QueueNotice notice = troubleNotice(facts);
        notice.text.text += u' ' + datedSentence(facts);
        state.bars.push_back(std::move(notice));
    }
    if (facts.wait.reason != RateLimiter::Reason::None && facts.wait.remaining >= longWait)
        state.bars.push_back(waitNotice(facts));
    if (facts.surroundings.archiveProblem)
        state.bars.push_back({Kind::Archive, Tone::Warning, *facts.surroundings.archiveProblem, QueueAction::None});
    if (facts.surroundings.archiveNote)
        state.bars.push_back({Kind::ArchiveNote, Tone::Warning, *facts.surroundings.archiveNote, QueueAction::Dismiss});
    if (facts.surroundings.keychainNote)
        state.bars.push_back(
            {Kind::KeychainNote, Tone::Information, *facts.surroundings.keychainNote, QueueAction::Dismiss});
    if (facts.notStored)
        state.bars.push_back(notStoredNotice(facts));
    if (!facts.movedFrom.isEmpty())
        state.bars.push_back(movedNotice(facts));
    if (!facts.portal.hasReservations && !state.page)
        state.bars.push_back(noReservationsNotice(facts));
}

std::optional<ErrorText> changeObstacle(const QueueFacts &facts)
{
    if (facts.portal.readOnly)
        return ErrorText{Texts::tr("Read only"),
                         Texts::tr("This portal is marked read only: nothing on it can be changed."),
                         Texts::tr("Its menu in the list of portals takes the mark away.")};
    if (facts.trouble)
        return troubleText(facts);
    if (facts.surroundings.archiveProblem)
        return facts.surroundings.archiveProblem;
    if (facts.surroundings.jobRunning)
        return ErrorText{Texts::tr("A clear is running"), Texts::tr("One clear at a time runs on a portal."),
                         Texts::tr("Wait until it has finished; the status bar shows it.")};
    return std::nullopt;
}

std::optional<ErrorText> nothingSelected(const QueueFacts &facts)
{
    if (facts.selected > 0)
        return std::nullopt;
    return ErrorText{
        Texts::tr("Nothing is selected"), {}, Texts::tr("Check records with the mouse or with Space first.")};
}

} // namespace

QString queueActionText(QueueAction action)
{
    switch (action) {
    case QueueAction::AddPortal:
        return Texts::tr("Add portal…");
    case QueueAction::Retry:
        return Texts::tr("Try again");
    case QueueAction::Refresh:
        return Texts::tr("Refresh");
    case QueueAction::Continue:
        return Texts::tr("Continue");
    case QueueAction::Stop:
        return Texts::tr("Stop");
    case QueueAction::ClearFilter:
        return Texts::tr("Clear the filter");
    case QueueAction::SignIn:
        return Texts::tr("Sign in again…");
    case QueueAction::SignInToProxy:
        return Texts::tr("Sign in to the proxy…");
    case QueueAction::ShowCertificate:
        return Texts::tr("Show certificate…");
    case QueueAction::RemovePortal:
        return Texts::tr("Remove from the list…");
    case QueueAction::Dismiss:
        return Texts::tr("Close");
    case QueueAction::None:
        break;
    }
    return {};
}

QueueState queueState(const QueueFacts &facts)
{
    QueueState state;
    state.page = pageNotice(facts);
    addBars(facts, state);
    state.outdated = facts.trouble.has_value() && facts.loaded > 0;
    state.changeObstacle = changeObstacle(facts);
    state.clearObstacle = state.changeObstacle ? state.changeObstacle : nothingSelected(facts);
    return state;
}

QueueNotice welcomeNotice()
{
    return {Kind::Welcome,
            Tone::Information,
            {Texts::tr("Welcome to Eventsweep"),
             Texts::tr("See the offline event queue of an application on a Bitrix24 portal, choose records, and clear "
                       "exactly those: archived before, verified after."),
             Texts::tr("Start by adding a portal. Reading its queue changes nothing there.")},
            QueueAction::AddPortal};
}

} // namespace eventsweep
