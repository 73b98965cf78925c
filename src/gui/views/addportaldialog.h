// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/controllers/addportalcontroller.h"
#include "gui/views/addportalinputs.h"

#include <QDialog>

#include <memory>
#include <set>

class QScrollArea;

namespace Ui {
class AddPortalDialog;
}

namespace eventsweep {

class AddPortalApplicationPage;
class AddPortalCheckPage;
class AddPortalPlacePage;
class AddPortalTokensPage;
class BrowserSignInPage;

/// The pages of "Add portal" and the buttons below them. Open it with open(), never exec(). Nothing is asked when it is
/// closed: until the check list is good nothing is stored. Secrets are wiped from its fields when it closes; deletes
/// itself.
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
    using Page = AddPortalController::Page;

    void addPage(Page page, QWidget *content, const QString &name);
    void connectPages();
    void connectButtons();
    /// One column of captions through all pages.
    void alignCaptions();
    [[nodiscard]] AddPortalFlow::Fields fields() const;
    void edited(Field field);
    void finishedEditing(Field field);
    void next();
    void import(const ImportedTokens &tokens, AddPortalController::ImportWhat what);
    void showAll();
    void showPage();
    void showTitle();
    void showFields();
    void showProblems();
    void showConsents();
    void showButtons();
    void focusPage();

    std::unique_ptr<AddPortalController> m_controller;
    std::unique_ptr<Ui::AddPortalDialog> m_ui;
    AddPortalPlacePage *m_place;
    AddPortalApplicationPage *m_application;
    AddPortalTokensPage *m_tokens;
    BrowserSignInPage *m_browser;
    AddPortalCheckPage *m_check;
    std::map<Page, QScrollArea *> m_areas;
    AddPortalInputs m_inputs;
    std::set<Field> m_visited;        ///< a field is not blamed before it has been left once
    AddPortalFlow::Fields m_imported; ///< what an import tells and no field shows
    bool m_importedRefresh = false;
    std::optional<Page> m_shown;
    AddPortalController::Choice m_shownChoice = AddPortalController::Choice::Correct;
};

} // namespace eventsweep
