// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rest/ratelimiter.h"
#include "gui/controllers/clearsteps.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace Ui {
class ClearProgressPage;
}

namespace eventsweep {

class ClearRun;

/// Second page of the clear dialog: the steps as a check list, numbers, and what it waits for. Closing is not stopping.
class ClearProgressPage : public QWidget
{
    Q_OBJECT
public:
    explicit ClearProgressPage(QWidget *parent = nullptr);
    ~ClearProgressPage() override;

    void show(const ClearRun &run);
    /// The fixed texts in the language of now; show() is to follow.
    void retranslate();
    void focusClose();

Q_SIGNALS:
    void stopAsked();
    void closeAsked();

private:
    void showSteps(const std::vector<ClearSteps::Step> &steps);
    void showNumbers(const ClearRun &run);

    std::unique_ptr<Ui::ClearProgressPage> m_ui;
};

/// "portal's limit: 12 s"; empty when nothing waits.
[[nodiscard]] QString waitText(const RateLimiter::Wait &wait);

} // namespace eventsweep
