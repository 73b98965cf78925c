// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/views/addportalinputs.h"

#include <QWidget>

#include <memory>

namespace Ui {
class AddPortalPlacePage;
}

namespace eventsweep {

/// Which portal: address, name, environment, read only; folded: own authority, authorisation server.
class AddPortalPlacePage : public QWidget
{
    Q_OBJECT
public:
    explicit AddPortalPlacePage(QWidget *parent = nullptr);
    ~AddPortalPlacePage() override;

    [[nodiscard]] AddPortalInputs inputs() const;
    void read(AddPortalFlow::Fields &fields) const;
    void showFields(const AddPortalFlow::Fields &fields);
    /// "https://acme.bitrix24.com/rest/"; empty: nothing would be asked yet.
    void showPreview(const QString &address);
    void showAdvanced(bool shown);
    void showAuthorities(const QByteArray &authorities);

protected:
    void changeEvent(QEvent *event) override;

private:
    std::unique_ptr<Ui::AddPortalPlacePage> m_ui;
    QString m_preview;
};

} // namespace eventsweep
