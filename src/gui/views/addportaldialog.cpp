// SPDX-License-Identifier: Apache-2.0
#include "gui/views/addportaldialog.h"

#include "gui/views/addportalapplicationpage.h"
#include "gui/views/addportalcheckpage.h"
#include "gui/views/addportalplacepage.h"
#include "gui/views/addportaltokenspage.h"
#include "gui/views/browsersigninpage.h"
#include "gui/views/notice.h"
#include "gui/views/viewhelp.h"
#include "ui_addportaldialog.h"

#include <QEvent>
#include <QFormLayout>
#include <QLineEdit>
#include <QScrollArea>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

using Page = AddPortalController::Page;
using Choice = AddPortalController::Choice;

} // namespace

AddPortalDialog::AddPortalDialog(std::unique_ptr<AddPortalController> controller, QWidget *parent)
    : QDialog(parent)
    , m_controller(std::move(controller))
    , m_ui(std::make_unique<Ui::AddPortalDialog>())
    , m_place(new AddPortalPlacePage)
    , m_application(new AddPortalApplicationPage)
    , m_tokens(new AddPortalTokensPage)
    , m_browser(new BrowserSignInPage)
    , m_check(new AddPortalCheckPage(*m_controller))
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    makeTitle(m_ui->title);
    addPage(Page::Portal, m_place, u"portalPage"_s);
    addPage(Page::Application, m_application, u"applicationPage"_s);
    addPage(Page::Tokens, m_tokens, u"tokensPage"_s);
    addPage(Page::SignIn, m_browser, u"signInPage"_s);
    addPage(Page::Check, m_check, u"checkPage"_s);
    m_browser->setSignIn(m_controller->signIn());
    connectPages();
    connectButtons();
    connect(m_controller.get(), &AddPortalController::changed, this, &AddPortalDialog::showAll);
    connect(m_controller.get(), &AddPortalController::added, this, &AddPortalDialog::added);
    alignCaptions();
    showAll();
    resizeToText(*this, 108, 40);
}

AddPortalDialog::~AddPortalDialog()
{
    // A field that loses the focus while it is destroyed says that its editing is finished.
    for (const auto &[field, input] : m_inputs)
        disconnect(input.edit, nullptr, this, nullptr);
    disconnect(m_controller.get(), nullptr, this, nullptr);
    // They know the controller, which goes before the children.
    for (const auto &[page, area] : m_areas)
        delete area;
}

void AddPortalDialog::addPage(Page page, QWidget *content, const QString &name)
{
    auto *area = new QScrollArea(m_ui->pages);
    area->setObjectName(name);
    area->setAccessibleName(content->accessibleName());
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 6, 0);
    column->setSpacing(10);
    column->addWidget(content);
    column->addStretch(1);
    area->setWidget(body);
    m_ui->pages->addWidget(area);
    m_areas.emplace(page, area);
}

void AddPortalDialog::connectPages()
{
    for (AddPortalInputs inputs : {m_place->inputs(), m_application->inputs(), m_tokens->inputs()})
        m_inputs.merge(inputs);
    for (const auto &[field, input] : m_inputs) {
        input.problem->setFlat();
        connect(input.edit, &QLineEdit::textChanged, this, [this, field = field] { edited(field); });
        connect(input.edit, &QLineEdit::editingFinished, this, [this, field = field] { finishedEditing(field); });
    }
    connect(m_tokens, &AddPortalTokensPage::imported, this, &AddPortalDialog::import);
    connect(m_browser, &BrowserSignInPage::addOtherAsked, m_controller.get(), &AddPortalController::addOther);
    connect(m_ui->serverConsent, &QCheckBox::toggled, this, &AddPortalDialog::showButtons);
    connect(m_ui->runOnlyConsent, &QCheckBox::toggled, this, &AddPortalDialog::showButtons);
}

void AddPortalDialog::connectButtons()
{
    connect(m_ui->importTokens, &QPushButton::clicked, this, [this] { m_controller->importTokens(fields()); });
    connect(m_ui->cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->back, &QPushButton::clicked, m_controller.get(), &AddPortalController::back);
    connect(m_ui->next, &QPushButton::clicked, this, &AddPortalDialog::next);
    connect(m_ui->check, &QPushButton::clicked, this, &AddPortalDialog::next);
    connect(m_ui->storeAgain, &QPushButton::clicked, m_controller.get(), &AddPortalController::storeAgain);
    connect(m_ui->checkAgain, &QPushButton::clicked, m_controller.get(), &AddPortalController::checkAgain);
    connect(m_ui->runOnly, &QPushButton::clicked, m_controller.get(), &AddPortalController::keepForThisRun);
    connect(m_ui->finish, &QPushButton::clicked, this, &QDialog::accept);
}

void AddPortalDialog::alignCaptions()
{
    QList<QWidget *> captions;
    int width = 0;
    for (const auto *form : m_ui->pages->findChildren<QFormLayout *>()) {
        for (int row = 0; row < form->rowCount(); ++row) {
            auto *item = form->itemAt(row, QFormLayout::LabelRole);
            if (!item || !item->widget())
                continue;
            item->widget()->setMinimumWidth(0);
            width = std::max(width, item->widget()->sizeHint().width());
            captions << item->widget();
        }
    }
    for (QWidget *caption : captions)
        caption->setMinimumWidth(width);
}

AddPortalFlow::Fields AddPortalDialog::fields() const
{
    AddPortalFlow::Fields fields;
    m_place->read(fields);
    m_application->read(fields);
    m_tokens->read(fields);
    // Of another portal or token when these have been typed over since.
    if (fields.address == m_imported.address)
        fields.memberId = m_imported.memberId;
    if (fields.accessToken == m_imported.accessToken)
        fields.accessExpiresAt = m_imported.accessExpiresAt;
    return fields;
}

void AddPortalDialog::edited(Field field)
{
    // While it is being typed a field is not blamed; a message that is there goes as soon as it is right.
    if (field == Field::RefreshToken)
        m_importedRefresh = false;
    if (field == Field::AuthorisationServer)
        m_ui->serverConsent->setChecked(false);
    showFields();
}

void AddPortalDialog::finishedEditing(Field field)
{
    if (!m_inputs.at(field).edit->text().isEmpty())
        m_visited.insert(field);
    showFields();
}

void AddPortalDialog::next()
{
    const Page page = m_controller->page();
    const auto typed = fields();
    for (const Page checked : {page, page == Page::Tokens ? m_controller->wrongPage(typed).value_or(page) : page}) {
        for (const auto &[field, text] : m_controller->problems(checked, typed))
            m_visited.insert(field);
    }
    const bool agreed = m_ui->serverConsent->isChecked();
    m_controller->next(typed, agreed ? m_controller->unfamiliarServer(typed) : QString());
    const auto problems = m_controller->problems(m_controller->page(), typed);
    showFields();
    for (const auto &[field, text] : problems) {
        if (field == Field::AuthorisationServer)
            m_place->showAdvanced(true);
        m_inputs.at(field).edit->setFocus(Qt::OtherFocusReason);
        m_areas.at(m_controller->page())->ensureWidgetVisible(m_inputs.at(field).problem);
        return;
    }
}

void AddPortalDialog::import(const ImportedTokens &tokens, AddPortalController::ImportWhat what)
{
    m_imported = AddPortalController::imported(fields(), tokens, what);
    m_place->showFields(m_imported);
    m_application->showFields(m_imported);
    m_tokens->showFields(m_imported);
    m_importedRefresh = !m_imported.refreshToken.isEmpty();
    for (const auto &[field, input] : m_inputs) {
        if (!input.edit->text().isEmpty())
            m_visited.insert(field);
    }
    showFields();
    m_ui->check->setFocus(Qt::OtherFocusReason);
}

void AddPortalDialog::showAll()
{
    showPage();
    showTitle();
    showFields();
    const auto &other = m_controller->otherPortal();
    m_browser->askForOther(other ? tr("You typed %1; the portal that answered is %2. Which one do you mean?")
                                       .arg(other->typed, other->answered)
                                 : QString(),
                           other ? other->answered : QString());
    if (m_controller->page() == Page::SignIn) {
        // What was changed to get the sign-in through.
        m_application->showPort(m_controller->signIn().portal().returnPort);
        m_place->showAuthorities(m_controller->signIn().portal().authorities);
    } else if (m_controller->page() == Page::Check) {
        m_place->showAuthorities(m_controller->portal().authorities);
    }
    m_check->showCheck();
    const Choice choice = m_controller->choice();
    if (std::exchange(m_shown, m_controller->page()) != m_controller->page() ||
        (m_controller->page() == Page::Check && m_shownChoice != choice))
        focusPage();
    m_shownChoice = choice;
    if (m_controller->page() == Page::Check && m_controller->trouble())
        m_areas.at(Page::Check)->ensureWidgetVisible(m_check->findChild<Notice *>(u"trouble"_s));
}

void AddPortalDialog::showPage()
{
    QScrollArea *area = m_areas.at(m_controller->page());
    // What has to be confirmed stands at the end of the page that it is about.
    auto *column = static_cast<QVBoxLayout *>(area->widget()->layout());
    if (m_ui->consents->parentWidget() != area->widget())
        column->insertWidget(column->count() - 1, m_ui->consents);
    m_ui->pages->setCurrentWidget(area);
}

void AddPortalDialog::showTitle()
{
    const QString name = m_controller->portal().name;
    const Choice choice = m_controller->choice();
    int step = 0;
    switch (m_controller->page()) {
    case Page::Portal:
        m_ui->title->setText(tr("Which portal?"));
        step = 1;
        break;
    case Page::Application:
        m_ui->title->setText(tr("Which application?"));
        step = 2;
        break;
    case Page::Tokens:
        m_ui->title->setText(tr("Import tokens"));
        step = 3;
        break;
    case Page::SignIn:
        m_ui->title->setText(tr("Sign in"));
        step = 3;
        break;
    case Page::Check:
        m_ui->title->setText(choice == Choice::Finish      ? tr("%1 has been added").arg(name)
                             : choice == Choice::Correct   ? tr("%1 could not be added").arg(name)
                             : choice == Choice::KeepWhere ? tr("%1 is not stored yet").arg(name)
                                                           : tr("Checking %1").arg(name));
        step = 4;
        break;
    }
    m_ui->step->setText(tr("Step %1 of %2").arg(step).arg(4));
}

void AddPortalDialog::showFields()
{
    const QString preview = m_controller->addressPreview(fields());
    m_place->showPreview(preview);
    m_tokens->showPreview(preview);
    m_tokens->warnOfSharing(m_importedRefresh);
    showProblems();
    showConsents();
    showButtons();
    for (const auto &[page, area] : m_areas)
        fitWidthToContent(*area);
}

void AddPortalDialog::showProblems()
{
    std::map<Field, QString> problems;
    const auto typed = fields();
    for (const Page page : {Page::Portal, Page::Application, Page::Tokens})
        problems.merge(m_controller->problems(page, typed));
    for (const auto &[field, input] : m_inputs) {
        const auto problem = problems.find(field);
        const bool shown = problem != problems.end() && m_visited.contains(field);
        if (shown)
            input.problem->show(Notice::Tone::Error, problem->second);
        else
            input.problem->dismiss();
        input.edit->setAccessibleDescription(shown ? problem->second : QString());
    }
}

void AddPortalDialog::showConsents()
{
    const Page page = m_controller->page();
    const bool typed = page != Page::SignIn && page != Page::Check;
    const QString host = typed ? m_controller->unfamiliarServer(fields()) : QString();
    m_ui->serverConsent->setVisible(!host.isEmpty());
    if (host.isEmpty())
        m_ui->serverWarning->dismiss();
    else
        m_ui->serverWarning->show(
            Notice::Tone::Warning,
            tr("%1 is not a server of the vendor. To exchange codes and refresh tokens, the application's secret is "
               "sent there: go on only if your portal uses it.")
                .arg(host));
    const bool keeping = (page == Page::Application || page == Page::Tokens) && m_controller->needsRunOnlyConsent();
    m_ui->runOnlyConsent->setVisible(keeping);
    if (keeping)
        m_ui->runOnlyNotice->show(Notice::Tone::Warning,
                                  tr("There is no keychain that could keep the secrets. They are never written to a "
                                     "file: when the program ends they are forgotten, and you add them again."));
    else
        m_ui->runOnlyNotice->dismiss();
    m_ui->consents->setVisible(!host.isEmpty() || keeping);
}

void AddPortalDialog::showButtons()
{
    const Page page = m_controller->page();
    const Choice choice = m_controller->choice();
    const bool typed = page == Page::Portal || page == Page::Application;
    const bool server = m_ui->serverConsent->isHidden() || m_ui->serverConsent->isChecked();
    const bool keeping = m_ui->runOnlyConsent->isHidden() || m_ui->runOnlyConsent->isChecked();
    m_ui->hint->setText(!server    ? tr("Confirm the authorisation server to go on.")
                        : !keeping ? tr("Confirm that the secrets are kept for this run only to go on.")
                                   : QString());
    for (QPushButton *on : {m_ui->next, m_ui->check}) {
        on->setEnabled(server && keeping);
        on->setToolTip(m_ui->hint->text());
    }
    const bool checking = page == Page::Check;
    m_ui->importTokens->setVisible(typed);
    m_ui->back->setVisible(m_controller->canGoBack());
    m_ui->cancel->setVisible(!checking || choice != Choice::Finish);
    m_ui->next->setVisible(typed);
    m_ui->check->setVisible(page == Page::Tokens);
    m_ui->storeAgain->setVisible(checking && choice == Choice::KeepWhere);
    m_ui->checkAgain->setVisible(m_controller->canCheckAgain());
    m_ui->runOnly->setVisible(checking && choice == Choice::KeepWhere);
    m_ui->finish->setVisible(checking && choice == Choice::Finish);
    QPushButton *enter = typed                         ? m_ui->next
                         : page == Page::Tokens        ? m_ui->check
                         : !checking                   ? nullptr
                         : choice == Choice::Finish    ? m_ui->finish
                         : choice == Choice::KeepWhere ? m_ui->storeAgain
                         : m_controller->isPassing()   ? m_ui->checkAgain
                         : choice == Choice::Correct   ? m_ui->back
                                                       : nullptr;
    for (QPushButton *button : {m_ui->next, m_ui->check, m_ui->finish, m_ui->storeAgain, m_ui->checkAgain, m_ui->back})
        button->setDefault(button == enter);
}

void AddPortalDialog::focusPage()
{
    const Choice choice = m_controller->choice();
    switch (m_controller->page()) {
    case Page::Portal:
        return m_place->setFocus(Qt::OtherFocusReason);
    case Page::Application:
        return m_application->setFocus(Qt::OtherFocusReason);
    case Page::Tokens:
        return m_tokens->setFocus(Qt::OtherFocusReason);
    case Page::SignIn:
        return m_browser->findChild<QPushButton *>(u"openBrowser"_s)->setFocus(Qt::OtherFocusReason);
    case Page::Check:
        (choice == Choice::Finish      ? m_ui->finish
         : choice == Choice::KeepWhere ? m_ui->storeAgain
         : m_controller->isPassing()   ? m_ui->checkAgain
         : choice == Choice::Correct   ? m_ui->back
                                       : m_ui->cancel)
            ->setFocus(Qt::OtherFocusReason);
    }
}

void AddPortalDialog::done(int result)
{
    if (m_controller->choice() != Choice::Finish)
        m_controller->cancel();
    disconnect(m_controller.get(), nullptr, this, nullptr);
    m_imported = {};
    m_browser->wipe();
    for (const auto &[field, input] : m_inputs)
        input.edit->clear();
    QDialog::done(result);
}

void AddPortalDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        alignCaptions();
        showAll();
    }
}

} // namespace eventsweep
