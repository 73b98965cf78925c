// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <memory>

namespace Ui {
class ClearReviewPage;
}

namespace eventsweep {

class ClearRun;

/// First page of the clear dialog: what would be cleared, what is special, where the copy goes, and the exact requests.
/// Focus is on Cancel; Enter never clears.
class ClearReviewPage : public QWidget
{
    Q_OBJECT
public:
    explicit ClearReviewPage(QWidget *parent = nullptr);
    ~ClearReviewPage() override;

    /// Everything from the run, again at each of its changes.
    void show(const ClearRun &run);
    /// The fixed texts in the language of now; show() is to follow.
    void retranslate();
    void focusCancel();
    /// Enter in the page: from a finished confirmation to the clear button, otherwise nothing.
    void enterPressed();

Q_SIGNALS:
    void typed(const QString &text);
    void includeChangedSet(bool include);
    void cancelled();
    void clearAsked();

protected:
    /// Keeps Enter from the clear button: some platforms take it as a click.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showFacts(const ClearRun &run);
    void showNotices(const ClearRun &run);
    void showFirst(const ClearRun &run);
    void showRequests(const ClearRun &run);
    void showConfirmation(const ClearRun &run);
    void toggleRequests(bool shown);

    std::unique_ptr<Ui::ClearReviewPage> m_ui;
};

} // namespace eventsweep
