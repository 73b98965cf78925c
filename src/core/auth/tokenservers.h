// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QStringList>
#include <QUrl>

namespace eventsweep {

/// The authorisation servers that an application's secret may be sent to: the vendor's, this computer, and those that
/// the operator allowed (self-hosted portals can have one of their own). GUI thread.
class TokenServers : public QObject
{
    Q_OBJECT
public:
    explicit TokenServers(QStringList allowed = {}, QObject *parent = nullptr);

    [[nodiscard]] bool allows(const QUrl &tokenAddress) const;
    /// What the operator added: "host" or "host:port", sorted, without the vendor's.
    [[nodiscard]] const QStringList &allowed() const { return m_allowed; }
    void allow(const QUrl &tokenAddress);
    void forbid(const QString &server);

Q_SIGNALS:
    /// To be stored by the owner.
    void changed();

private:
    QStringList m_allowed;
};

} // namespace eventsweep
