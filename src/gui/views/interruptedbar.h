// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/clearhistory.h"
#include "gui/texts/errortext.h"

#include <QFrame>

#include <memory>
#include <optional>
#include <vector>

namespace Ui {
class InterruptedBar;
}

namespace eventsweep {

/// Offers a clear that was interrupted: review, finish, leave as it is. Hidden while there is none.
class InterruptedBar : public QFrame
{
    Q_OBJECT
public:
    /// What is offered, and why it cannot be done now.
    struct Offer
    {
        ArchivedJob job;
        int others = 0;                ///< more interrupted jobs besides
        bool perhapsElsewhere = false; ///< another running copy has the archive
        std::optional<ErrorText> finishObstacle;
        std::optional<ErrorText> leaveObstacle;
    };

    explicit InterruptedBar(QWidget *parent = nullptr);
    ~InterruptedBar() override;

    void show(const std::optional<Offer> &offer);

Q_SIGNALS:
    void reviewAsked(eventsweep::JobId job);
    void finishAsked(eventsweep::JobId job);
    void leaveAsked(eventsweep::JobId job);
    void putOff(eventsweep::JobId job);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showText();
    void showIcon();

    std::unique_ptr<Ui::InterruptedBar> m_ui;
    std::optional<Offer> m_offer;
};

} // namespace eventsweep
