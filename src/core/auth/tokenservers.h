// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QStringList>
#include <QUrl>

namespace eventsweep {

/// The authorisation servers that an application's secret may be sent to: the vendor's, and those that the operator
/// allowed (self-hosted portals can have one of their own). A portal on this computer has it here as well; for any
/// other portal, this computer is a stranger: every user of it can listen on some port. Never over plain http, but for
/// such a portal. GUI thread.
class TokenServers : public QObject
{
    Q_OBJECT
public:
    /// `allowed`: as allowed() gave them; what is no server is dropped.
    explicit TokenServers(QStringList allowed = {}, QObject *parent = nullptr);

    /// `portal`: address of the portal whose application it is; empty: any portal, so not one on this computer.
    [[nodiscard]] bool allows(const QUrl &tokenAddress, const QUrl &portal = {}) const;
    /// What the operator added: "host" or "host:port", sorted, without the vendor's. Hosts in other scripts are in
    /// their ASCII form ("xn--…"): two that only look alike are not the same.
    [[nodiscard]] const QStringList &allowed() const { return m_allowed; }
    void allow(const QUrl &tokenAddress);
    void forbid(const QString &server);
    /// "host" or "host:port", as it stands in allowed(); empty for what is no https address.
    [[nodiscard]] static QString nameOf(const QUrl &tokenAddress);
    /// The same for any address that can be used: what to call a server in a sentence.
    [[nodiscard]] static QString shownName(const QUrl &tokenAddress);

Q_SIGNALS:
    /// To be stored by the owner.
    void changed();

private:
    [[nodiscard]] bool add(const QUrl &tokenAddress);

    QStringList m_allowed;
};

} // namespace eventsweep
