// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/clearreport.h"

#include <QWidget>

#include <memory>

class QTreeWidgetItem;

namespace Ui {
class ClearResultPage;
}

namespace eventsweep {

class ClearRun;
struct ErrorText;

/// Third page of the clear dialog: what became of every record, until it is dismissed.
class ClearResultPage : public QWidget
{
    Q_OBJECT
public:
    explicit ClearResultPage(QWidget *parent = nullptr);
    ~ClearResultPage() override;

    void show(const ClearRun &run);
    /// The fixed texts in the language of now; show() is to follow.
    void retranslate();
    void focusDone();
    /// While a file is written neither report nor copies can be asked for again.
    void setSaving(bool saving);
    void showSaved(const QString &path);
    void showNotSaved(const ErrorText &why);

Q_SIGNALS:
    void saveReportAsked();
    void saveCopiesAsked();
    void showArchiveAsked();
    void doneAsked();

private:
    void showHeadline(const ClearRun &run);
    void showOutcomes();
    void showFacts(const ClearRun &run);
    void addCategory(ClearCategory category);
    void enableSaving();
    /// The records of a category are listed when it is opened: there can be many.
    void fill(QTreeWidgetItem *item);
    void explain(QTreeWidgetItem *item);

    std::unique_ptr<Ui::ClearResultPage> m_ui;
    ClearReport m_report;
    bool m_saving = false;
};

} // namespace eventsweep
