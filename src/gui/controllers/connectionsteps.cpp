// SPDX-License-Identifier: Apache-2.0
#include "gui/controllers/connectionsteps.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

using Kind = ConnectionStep::Kind;
using Mark = ConnectionStep::Mark;
using State = AddPortalFlow::State;

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionSteps)

public:
    static QString name(Kind kind)
    {
        switch (kind) {
        case Kind::Reached:
            return tr("Portal reached");
        case Kind::TokensAccepted:
            return tr("Tokens accepted");
        case Kind::Administrator:
            return tr("User is an administrator");
        case Kind::Reservations:
            return tr("Reservations in the plan");
        case Kind::Connectors:
            return tr("Connectors");
        case Kind::Stored:
            break;
        }
        return tr("Secrets kept");
    }

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

    static QString stored(bool persistent, const QString &keychain)
    {
        return persistent ? tr("in %1", "keychain").arg(keychain) : tr("in memory, for this run only");
    }
    static QString storing(const QString &keychain) { return tr("waiting for %1", "keychain").arg(keychain); }
};

std::vector<ConnectionStep> blank()
{
    std::vector<ConnectionStep> steps;
    for (const Kind kind :
         {Kind::Reached, Kind::TokensAccepted, Kind::Administrator, Kind::Reservations, Kind::Connectors, Kind::Stored})
        steps.push_back({kind, Mark::Waiting, Texts::name(kind), {}});
    return steps;
}

void tellReport(std::vector<ConnectionStep> &steps, const AddPortalFlow &flow)
{
    const ConnectionReport &report = flow.report();
    const auto tell = [&steps](Kind kind, Mark mark, const QString &detail) {
        ConnectionStep &step = steps[static_cast<size_t>(kind)];
        step.mark = mark;
        step.detail = detail;
    };
    tell(Kind::Reached, Mark::Good, flow.portal().host());
    tell(Kind::TokensAccepted, Mark::Good, report.applicationTitle);
    tell(Kind::Administrator, Mark::Good, report.userName);
    tell(Kind::Reservations, report.hasReservations ? Mark::Good : Mark::Remark,
         Texts::reservations(report.hasReservations));
    tell(Kind::Connectors, Mark::Good, Texts::connectors(report));
}

} // namespace

std::vector<ConnectionStep> connectionSteps(const AddPortalFlow &flow, const QString &keychain)
{
    auto steps = blank();
    const State state = flow.state();
    if (state == State::Checking)
        steps.front().mark = Mark::Current;
    if (state != State::Storing && state != State::NotStored && state != State::Done)
        return steps;
    tellReport(steps, flow);
    ConnectionStep &stored = steps.back();
    if (state == State::Storing) {
        stored.mark = Mark::Current;
        stored.detail = Texts::storing(keychain);
    } else if (state == State::NotStored) {
        stored.mark = Mark::Bad;
    } else {
        stored.mark = flow.isPersistent() ? Mark::Good : Mark::Remark;
        stored.detail = Texts::stored(flow.isPersistent(), keychain);
    }
    return steps;
}

std::vector<ConnectionStep> connectionSteps(const AddPortalFlow &flow, const QString &keychain,
                                            const AddPortalFlow::Problem &problem)
{
    if (const auto *rest = std::get_if<RestError>(&problem)) {
        auto steps = blank();
        const auto failed = static_cast<size_t>(stepOf(*rest));
        for (size_t i = 0; i < failed; ++i)
            steps[i].mark = Mark::Good;
        steps[failed].mark = Mark::Bad;
        return steps;
    }
    auto steps = connectionSteps(flow, keychain);
    if (!std::holds_alternative<std::vector<AddPortalFlow::FieldProblem>>(problem)) {
        tellReport(steps, flow);
        steps.back().mark = Mark::Bad;
    }
    return steps;
}

ConnectionStep::Kind stepOf(const RestError &error)
{
    switch (error.kind) {
    case RestError::Kind::AccessDenied:
    case RestError::Kind::NoRights:
    case RestError::Kind::PlanLacks:
        return Kind::Administrator;
    case RestError::Kind::SignInAgain:
    case RestError::Kind::SecretsUnavailable:
    case RestError::Kind::WrongClient:
    case RestError::Kind::PaymentRequired:
    case RestError::Kind::NotInstalled:
    case RestError::Kind::WebhookUsed:
    case RestError::Kind::ConfirmationWaiting:
    case RestError::Kind::ConfirmationDenied:
    case RestError::Kind::AuthorisationServer:
        return Kind::TokensAccepted;
    default:
        return Kind::Reached;
    }
}

} // namespace eventsweep
