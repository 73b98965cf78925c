// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/controllers/connectionsteps.h"
#include "gui/controllers/portalscontroller.h"
#include "gui/controllers/remedy.h"

#include <QPointer>

namespace eventsweep {

/// "Check the connection" of one portal: asks, stores what has changed, and tells each answer or what stands in the
/// way. Can be stopped and started again; starts again by itself after a sign-in. GUI thread; `portals` must outlive
/// it.
class ConnectionCheckController : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Running,
        Answered,
        Failed,
        Stopped,
        Gone ///< removed from the list meanwhile, by another running copy of the program
    };

    ConnectionCheckController(PortalsController &portals, PortalId portal, QString keychain, bool persistent,
                              QObject *parent = nullptr);
    /// Stops what runs.
    ~ConnectionCheckController() override;

    void start();
    void stop();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const PortalId &portal() const { return m_portal; }
    [[nodiscard]] const QString &portalName() const { return m_name; }
    [[nodiscard]] std::vector<ConnectionStep> steps() const;
    /// Failed or Gone: what happened and what to do.
    [[nodiscard]] std::optional<ErrorText> trouble() const;
    /// Failed: what a button can do about it.
    [[nodiscard]] Remedy remedy() const;
    /// A refused certificate would be accepted if its authority were trusted.
    [[nodiscard]] bool authorityHelps() const;
    /// ProxyNeedsSignIn: "host:port".
    [[nodiscard]] QString proxy() const;
    /// What the portal showed, or its authorisation server when the trouble was with that one.
    [[nodiscard]] TlsFacts tls() const;

Q_SIGNALS:
    void changed();

private:
    void end(State state);

    PortalsController &m_portals;
    PortalId m_portal;
    QString m_name;
    QString m_keychain;
    bool m_persistent;
    QPointer<PortalSession> m_session;
    State m_state = State::Stopped;
    bool m_stopping = false;
    std::optional<ConnectionReport> m_report;
    std::optional<RestError> m_error;
};

} // namespace eventsweep
