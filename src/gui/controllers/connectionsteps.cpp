// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/connectionsteps.h"

#include "gui/texts/certificatetext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

using Kind = ConnectionStep::Kind;
using Mark = ConnectionStep::Mark;
using State = AddPortalFlow::State;

/// portal: a method rests above about 420 seconds of work in ten minutes; below this nobody need care.
constexpr double muchWork = 300;
constexpr double mostWork = 420;

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionSteps)

public:
    static QString name(Kind kind)
    {
        switch (kind) {
        case Kind::Reached:
            return tr("Portal reached");
        case Kind::Secure:
            return tr("Connection is secure");
        case Kind::SignedIn:
            return tr("Signed in");
        case Kind::Administrator:
            return tr("User is an administrator");
        case Kind::Reservations:
            return tr("Reservations in the plan");
        case Kind::Connectors:
            return tr("Connectors");
        case Kind::Scopes:
            return tr("Permissions of the application");
        case Kind::Limits:
            return tr("Limits");
        case Kind::Stored:
            break;
        }
        return tr("Secrets kept");
    }

    static QString reached(const QString &host, Milliseconds took)
    {
        const QString time = tr("%1 s").arg(QLocale().toString(double(took.count()) / 1000, 'f', 1));
        if (took.count() <= 0)
            return host;
        return host.isEmpty() ? tr("answered after %1").arg(time)
                              : tr("%1, answered after %2", "host, time").arg(host, time);
    }

    static QString secure(const TlsFacts &tls)
    {
        if (tls.chain.isEmpty())
            return tr("not needed: the portal is on this computer");
        const QString issuer = issuerName(tls.chain.first());
        if (tls.byOwnAuthority)
            return tr("%1, certificate by %2, an authority that was added for this portal", "protocol, issuer")
                .arg(tls.protocol, issuer);
        return tr("%1, certificate by %2", "protocol, issuer").arg(tls.protocol, issuer);
    }

    static QString signedIn(const ConnectionReport &report)
    {
        if (report.userName.isEmpty() || report.applicationTitle.isEmpty())
            return report.userName + report.applicationTitle;
        return tr("%1, for the application “%2”", "user").arg(report.userName, report.applicationTitle);
    }

    static QString administrator(bool is) { return is ? tr("yes") : tr("no: the queue cannot be read"); }

    static QString reservations(bool there)
    {
        return there ? tr("yes") : tr("no: free records can only be fetched one by one to clear them");
    }

    static QString connectors(const ConnectionReport &report)
    {
        const QString handlers = tr("%Ln offline handler(s)", "", report.offlineHandlers);
        if (!report.hasConnectors)
            return tr("not in the plan, %1", "handlers").arg(handlers);
        if (report.connectors.empty())
            return tr("none found, %1", "handlers").arg(handlers);
        QStringList names;
        for (const ConnectorId &connector : report.connectors)
            names << connector.toString();
        return tr("%1, %2", "connectors, handlers").arg(names.join(tr(", ", "between names")), handlers);
    }

    static QString scopes(const std::optional<QStringList> &scopes)
    {
        if (!scopes)
            return tr("the portal does not tell");
        if (scopes->isEmpty())
            return tr("none: events of an area, such as deals, need its permission (crm)");
        return scopes->join(tr(", ", "between names"));
    }

    static QString limits(const ConnectionReport &report)
    {
        QStringList parts;
        if (report.limitBurst > 0)
            parts << tr("%1 of %2 requests in a row used")
                         .arg(QLocale().toString(report.limitLevel, 'f', 0), QLocale().toString(report.limitBurst));
        if (const auto [method, seconds] = busiest(report); seconds > 0)
            parts << tr("most work: %1, %2 of %3 s in ten minutes")
                         .arg(method, QLocale().toString(seconds, 'f', 1), QLocale().toString(mostWork, 'f', 0));
        return parts.isEmpty() ? tr("the portal does not tell") : parts.join(tr("; ", "between limits"));
    }

    static std::pair<QString, double> busiest(const ConnectionReport &report)
    {
        std::pair<QString, double> most;
        for (auto it = report.operating.cbegin(); it != report.operating.cend(); ++it) {
            if (it.value() > most.second)
                most = {it.key(), it.value()};
        }
        return most;
    }

    static QString stored(bool persistent, const QString &keychain)
    {
        return persistent ? tr("in %1", "keychain").arg(keychain) : tr("in memory, for this run only");
    }
    static QString storing(const QString &keychain) { return tr("waiting for %1", "keychain").arg(keychain); }
};

std::vector<ConnectionStep> blank()
{
    std::vector<ConnectionStep> steps;
    for (const Kind kind : {Kind::Reached, Kind::Secure, Kind::SignedIn, Kind::Administrator, Kind::Reservations,
                            Kind::Connectors, Kind::Scopes, Kind::Limits, Kind::Stored})
        steps.push_back({kind, Mark::Waiting, Texts::name(kind), {}});
    return steps;
}

void tell(std::vector<ConnectionStep> &steps, Kind kind, Mark mark, const QString &detail)
{
    ConnectionStep &step = steps[static_cast<size_t>(kind)];
    step.mark = mark;
    step.detail = detail;
}

void tellReport(std::vector<ConnectionStep> &steps, const ConnectionReport &report, const QString &host)
{
    const auto remarkUnless = [](bool good) { return good ? Mark::Good : Mark::Remark; };
    tell(steps, Kind::Reached, Mark::Good, Texts::reached(host, report.took));
    tell(steps, Kind::Secure, Mark::Good, Texts::secure(report.tls));
    tell(steps, Kind::SignedIn, Mark::Good, Texts::signedIn(report));
    tell(steps, Kind::Administrator, report.administrator ? Mark::Good : Mark::Bad,
         Texts::administrator(report.administrator));
    tell(steps, Kind::Reservations, remarkUnless(report.hasReservations), Texts::reservations(report.hasReservations));
    tell(steps, Kind::Connectors, Mark::Good, Texts::connectors(report));
    tell(steps, Kind::Scopes, remarkUnless(!report.scopes || !report.scopes->isEmpty()), Texts::scopes(report.scopes));
    const bool full = report.limitBurst > 0 && report.limitLevel >= report.limitBurst * 0.8;
    tell(steps, Kind::Limits, remarkUnless(!full && Texts::busiest(report).second < muchWork), Texts::limits(report));
}

/// What a refusal proves of the steps before it: whoever refuses the tokens was reached, and over which connection; of
/// what the report would tell, nothing is known.
void tellRefusal(std::vector<ConnectionStep> &steps, const RestError &error, const TlsFacts &tls)
{
    const Kind failed = stepOf(error);
    // Without tokens from the keychain nobody was asked.
    if (error.kind != RestError::Kind::SecretsUnavailable) {
        for (const Kind kind : {Kind::Reached, Kind::Secure, Kind::SignedIn}) {
            if (kind < failed)
                tell(steps, kind, Mark::Good, {});
        }
        if (Kind::Secure < failed && !tls.chain.isEmpty())
            tell(steps, Kind::Secure, Mark::Good, Texts::secure(tls));
    }
    tell(steps, failed, Mark::Bad, {});
}

} // namespace

std::vector<ConnectionStep> connectionSteps(const ConnectionReport &report, const QString &keychain, bool persistent)
{
    auto steps = blank();
    tellReport(steps, report, {});
    tell(steps, Kind::Stored, persistent ? Mark::Good : Mark::Remark, Texts::stored(persistent, keychain));
    return steps;
}

std::vector<ConnectionStep> connectionSteps(const RestError &error, const TlsFacts &tls)
{
    auto steps = blank();
    tellRefusal(steps, error, tls);
    return steps;
}

std::vector<ConnectionStep> connectionStepsUnderWay()
{
    auto steps = blank();
    steps.front().mark = Mark::Current;
    return steps;
}

std::vector<ConnectionStep> connectionSteps(const AddPortalFlow &flow, const QString &keychain)
{
    auto steps = blank();
    const auto stored = [&] {
        tell(steps, Kind::Stored, flow.isPersistent() ? Mark::Good : Mark::Remark,
             Texts::stored(flow.isPersistent(), keychain));
    };
    switch (flow.state()) {
    case State::Storing:
        tell(steps, Kind::Stored, Mark::Current, Texts::storing(keychain));
        break;
    case State::NotStored:
        tell(steps, Kind::Stored, Mark::Bad, {});
        break;
    case State::Checking:
        steps.front().mark = Mark::Current;
        stored();
        break;
    case State::Done:
        tellReport(steps, flow.report(), flow.portal().host());
        stored();
        break;
    case State::Idle:
    case State::Failed:
        break;
    }
    return steps;
}

std::vector<ConnectionStep> connectionSteps(const AddPortalFlow &flow, const QString &keychain,
                                            const AddPortalFlow::Problem &problem)
{
    if (const auto *rest = std::get_if<RestError>(&problem))
        return connectionSteps(*rest, flow.report().tls);
    auto steps = connectionSteps(flow, keychain);
    if (std::holds_alternative<std::vector<AddPortalFlow::FieldProblem>>(problem))
        return steps;
    // The list of portals was not written, after a check that was good.
    if (std::holds_alternative<PortalStoreError>(problem) && flow.report().administrator)
        tellReport(steps, flow.report(), flow.portal().host());
    tell(steps, Kind::Stored, Mark::Bad, {});
    return steps;
}

ConnectionStep::Kind stepOf(const RestError &error)
{
    switch (error.kind) {
    case RestError::Kind::TlsRefused:
    case RestError::Kind::InsecureAddress:
    case RestError::Kind::HttpsRequired:
        return Kind::Secure;
    case RestError::Kind::AccessDenied:
        return Kind::Administrator;
    case RestError::Kind::NoRights:
        return Kind::Scopes;
    case RestError::Kind::PlanLacks:
        return Kind::Reservations;
    case RestError::Kind::TooFast:
    case RestError::Kind::MethodResting:
    case RestError::Kind::Blocked:
        return Kind::Limits;
    case RestError::Kind::SecretsUnavailable:
        return Kind::Stored;
    case RestError::Kind::SignInAgain:
    case RestError::Kind::WrongClient:
    case RestError::Kind::PaymentRequired:
    case RestError::Kind::NotInstalled:
    case RestError::Kind::WebhookUsed:
    case RestError::Kind::ConfirmationWaiting:
    case RestError::Kind::ConfirmationDenied:
    case RestError::Kind::AuthorisationServer:
        return Kind::SignedIn;
    default:
        // Who answered was reached.
        return error.delivery == RestError::Delivery::Answered ? Kind::SignedIn : Kind::Reached;
    }
}

} // namespace eventsweep
