// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/controllers/clearrun.h"

#include <QDialog>
#include <QPointer>

#include <functional>
#include <memory>

namespace Ui {
class ClearDialog;
}

namespace eventsweep {

class ClearProgressPage;
class ClearResultPage;
class ClearResumePage;
class ClearReviewPage;

/// Review, progress and result of one clear, and its going on. Open it with open(), never exec(). Closing it cancels a
/// review and dismisses a result; a running job goes on. Deletes itself when closed, and when its run ends.
class ClearDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ClearDialog(ClearRun &run, QWidget *parent = nullptr);
    ~ClearDialog() override;

    void done(int result) override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void connectPages();
    void connectRun();
    void showStage();
    void showAll();
    void askWhere(const QString &title, const QString &suffix, const QString &filters,
                  const std::function<void(const QString &)> &then);
    void saveReport(const QString &path);
    void saveCopies(const QString &path);
    /// Composes and writes away from the window; told() follows.
    void save(const QString &path, std::function<QByteArray()> compose);
    void told(const QString &path, const std::optional<QString> &problem);
    void showArchive();
    void showRecord(RecordId record);

    QPointer<ClearRun> m_run;
    std::unique_ptr<Ui::ClearDialog> m_ui;
    ClearReviewPage *m_review;
    ClearResumePage *m_resume;
    ClearProgressPage *m_progress;
    ClearResultPage *m_result;
};

} // namespace eventsweep
