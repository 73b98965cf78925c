// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rest/tlsfacts.h"

#include <QDialog>

#include <memory>

namespace Ui {
class CertificateDialog;
}

namespace eventsweep {

/// The certificate that a portal's server showed: whose, by whom, how long, its fingerprint, and what is wrong with it.
/// There is no way to ignore that. Open it with open(); deletes itself when it closes.
class CertificateDialog : public QDialog
{
    Q_OBJECT
public:
    /// `authorityHelps`: offers to add the authority that is missing.
    CertificateDialog(const TlsFacts &tls, const QString &portalName, bool authorityHelps, QWidget *parent = nullptr);
    ~CertificateDialog() override;

Q_SIGNALS:
    /// Closes with it.
    void addAuthorityAsked();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showAll();

    std::unique_ptr<Ui::CertificateDialog> m_ui;
    TlsFacts m_tls;
    QString m_portalName;
    bool m_authorityHelps;
};

} // namespace eventsweep
