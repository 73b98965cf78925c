// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/clearreport.h"

#include <QHash>
#include <QWidget>

#include <memory>

class QTreeWidgetItem;

namespace Ui {
class ClearResultPage;
}

namespace eventsweep {

class ClearRun;
struct ErrorText;

/// Last page of the clear dialog: what became of every record, until it is dismissed; the same for a clear that the
/// archive tells of.
class ClearResultPage : public QWidget
{
    Q_OBJECT
public:
    explicit ClearResultPage(QWidget *parent = nullptr);
    ~ClearResultPage() override;

    void show(const ClearRun &run);
    /// What can be done next, and why not: obstacles come and go.
    void showSteps(const ClearRun &run);
    /// The fixed texts in the language of now; show() is to follow.
    void retranslate();
    void focusDone();
    /// While a file is written neither report nor copies can be asked for again.
    void setSaving(bool saving);
    void showSaved(const QString &path);
    void showNotSaved(const ErrorText &why);
    /// Something else that was asked for here failed.
    void showProblem(const ErrorText &why);

Q_SIGNALS:
    void saveReportAsked();
    void saveCopiesAsked();
    void showArchiveAsked();
    void showRecordAsked(eventsweep::RecordId record);
    void goOnAsked();
    void leaveAsked();
    void retryAsked();
    void doneAsked();

private:
    void showHeadline(const ClearRun &run);
    void showOutcomes();
    void showFacts(const ClearRun &run);
    void showStrays();
    void addCategory(ClearCategory category);
    void addStrays();
    QList<QTreeWidgetItem *> entriesOf(ClearCategory category) const;
    QList<QTreeWidgetItem *> strayRows() const;
    [[nodiscard]] std::optional<RecordId> recordOf(const QTreeWidgetItem *item) const;
    void enableSaving();
    /// The records of a category are listed when it is opened: there can be many.
    void fill(QTreeWidgetItem *item);
    void explain(QTreeWidgetItem *item);

    std::unique_ptr<Ui::ClearResultPage> m_ui;
    ClearReport m_report;
    QHash<RecordId, QString> m_events;
    bool m_interrupted = false;
    bool m_saving = false;
};

} // namespace eventsweep
