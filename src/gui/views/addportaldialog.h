// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/controllers/addportalcontroller.h"

#include <QDialog>

#include <memory>
#include <set>

class QLineEdit;

namespace Ui {
class AddPortalDialog;
}

namespace eventsweep {

class Notice;

/// Fields and check list of "Add portal". Open it with open(), never exec(); the controller must outlive it. Secrets
/// are wiped from its fields when it closes; deletes itself.
class AddPortalDialog : public QDialog
{
    Q_OBJECT
public:
    explicit AddPortalDialog(std::unique_ptr<AddPortalController> controller, QWidget *parent = nullptr);
    ~AddPortalDialog() override;

    void done(int result) override;

Q_SIGNALS:
    /// Stored, with its secrets. The dialog stays open with the check list.
    void added(const eventsweep::Portal &portal);

protected:
    void changeEvent(QEvent *event) override;

private:
    using Field = AddPortalFlow::Field;
    struct Input
    {
        QLineEdit *edit;
        Notice *problem;
    };

    /// One column of captions through all groups.
    void alignCaptions();
    void connectFields();
    void connectButtons();
    [[nodiscard]] AddPortalFlow::Fields fields() const;
    void setFields(const AddPortalFlow::Fields &fields);
    void edited(Field field);
    void finishedEditing(Field field);
    void showAll();
    void showFields();
    void showProblems();
    void showConsents();
    void showSecrets(bool shown);
    void showCheck();
    void showButtons();
    void paste();
    void import(const ImportedTokens &tokens, AddPortalController::ImportWhat what);
    void check();

    std::unique_ptr<AddPortalController> m_controller;
    std::unique_ptr<Ui::AddPortalDialog> m_ui;
    std::map<Field, Input> m_inputs;
    std::set<Field> m_visited;        ///< a field is not blamed before it has been left once
    AddPortalFlow::Fields m_imported; ///< what an import tells and no field shows
    bool m_importedRefresh = false;
};

} // namespace eventsweep
