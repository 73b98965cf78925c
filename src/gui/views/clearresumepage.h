// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <memory>

namespace Ui {
class ClearResumePage;
}

namespace eventsweep {

class ClearRun;

/// Page of the clear dialog before a stopped or interrupted clear goes on: what is settled, what is left, and the same
/// confirmation as in a review. Focus is on Cancel; Enter never goes on.
class ClearResumePage : public QWidget
{
    Q_OBJECT
public:
    explicit ClearResumePage(QWidget *parent = nullptr);
    ~ClearResumePage() override;

    /// Everything from the run, again at each of its changes.
    void show(const ClearRun &run);
    /// The fixed texts in the language of now; show() is to follow.
    void retranslate();
    /// At the beginning: nothing is typed.
    void focusCancel();
    /// Enter in the page: from a finished confirmation to the button, otherwise nothing.
    void enterPressed();

Q_SIGNALS:
    void typed(const QString &text);
    void cancelled();
    void finishAsked();

protected:
    /// Keeps Enter from the finish button: some platforms take it as a click.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showFacts(const ClearRun &run);
    void showConfirmation(const ClearRun &run);

    std::unique_ptr<Ui::ClearResumePage> m_ui;
};

} // namespace eventsweep
