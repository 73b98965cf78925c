// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDialog>

#include <memory>

namespace Ui {
class AuthoritiesDialog;
}

namespace eventsweep {

/// The certificate authorities that one portal is trusted by. Open it with open(); deletes itself when it closes.
class AuthoritiesDialog : public QDialog
{
    Q_OBJECT
public:
    /// `pem`: as Portal::authorities.
    AuthoritiesDialog(const QByteArray &pem, const QString &portalName, QWidget *parent = nullptr);
    ~AuthoritiesDialog() override;

Q_SIGNALS:
    /// The operator saved: these are to be trusted from now on.
    void chosen(const QByteArray &pem);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showTexts();

    std::unique_ptr<Ui::AuthoritiesDialog> m_ui;
    QString m_portalName;
};

} // namespace eventsweep
