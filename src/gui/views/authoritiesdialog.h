// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/texts/errortext.h"

#include <QByteArray>
#include <QDialog>

#include <functional>
#include <memory>
#include <optional>

namespace Ui {
class AuthoritiesDialog;
}

namespace eventsweep {

/// The certificate authorities that one portal is trusted by. Open it with open(); deletes itself when it closes.
class AuthoritiesDialog : public QDialog
{
    Q_OBJECT
public:
    /// Keeps what was chosen, or tells why that failed; then the dialog stays.
    using Keep = std::function<std::optional<ErrorText>(const QByteArray &pem)>;

    /// `pem`: as Portal::authorities.
    AuthoritiesDialog(const QByteArray &pem, const QString &portalName, Keep keep, QWidget *parent = nullptr);
    ~AuthoritiesDialog() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void save();
    void showTexts();

    std::unique_ptr<Ui::AuthoritiesDialog> m_ui;
    QString m_portalName;
    Keep m_keep;
};

} // namespace eventsweep
