// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/clearreport.h"
#include "gui/controllers/queuefacts.h"

#include <QWidget>

#include <memory>

namespace Ui {
class StatusLine;
}

namespace eventsweep {

/// Connection, what is loaded, age of the snapshot, running clear, request limit, where secrets are kept, read only.
class StatusLine : public QWidget
{
    Q_OBJECT
public:
    /// A clear that runs, or whose result has not been looked at.
    struct Job
    {
        ClearProgress progress;
        qsizetype records = 0;
        bool finished = false;
        QString headline; ///< of the result

        friend bool operator==(const Job &a, const Job &b)
        {
            return a.finished == b.finished && a.progress.phase == b.progress.phase &&
                   a.progress.done == b.progress.done && a.progress.stopping == b.progress.stopping &&
                   a.headline == b.headline;
        }
    };

    explicit StatusLine(QWidget *parent = nullptr);
    ~StatusLine() override;

    /// Nothing: no queue is shown.
    void show(const std::optional<QueueFacts> &facts);
    void showJob(const std::optional<Job> &job);
    /// Empty: not worth a word. `forThisRun`: secrets are not kept.
    void showSecretStore(const QString &name, bool forThisRun);

Q_SIGNALS:
    void stopAsked();
    void continueAsked();
    void jobAsked();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showConnection(const QueueFacts &facts);
    void showLoaded(const QueueFacts &facts);
    void showLimit(const QueueFacts &facts);
    void repaintTexts();

    std::unique_ptr<Ui::StatusLine> m_ui;
    std::optional<QueueFacts> m_facts;
    std::optional<Job> m_job;
    QString m_store;
    bool m_forThisRun = false;
};

} // namespace eventsweep
