// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/models/jobmodel.h"

#include <QWidget>

#include <memory>

namespace Ui {
class ActivityPage;
}

namespace eventsweep {

/// All clears that the archive knows, with what became of them; those of one portal or of all.
class ActivityPage : public QWidget
{
    Q_OBJECT
public:
    explicit ActivityPage(QWidget *parent = nullptr);
    ~ActivityPage() override;

    /// Must outlive the page.
    void setJobs(const JobsController &jobs);
    /// The portal of "this portal"; nothing: only all can be shown.
    void setPortal(const std::optional<PortalId> &portal, const QString &name);
    [[nodiscard]] QWidget *table() const;

Q_SIGNALS:
    void jobAsked(eventsweep::JobId job);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void nameChoices();
    void choose();
    void refresh();
    void openCurrent();
    void showState(const QString &iconName, const QString &title, const QString &text);

    std::unique_ptr<Ui::ActivityPage> m_ui;
    const JobsController *m_jobs = nullptr;
    JobModel *m_model = nullptr;
    std::optional<PortalId> m_portal;
    QString m_portalName;
};

} // namespace eventsweep
