// SPDX-License-Identifier: Apache-2.0
#include "gui/views/addportaldialog.h"

#include "gui/views/importdialog.h"
#include "gui/views/viewhelp.h"
#include "ui_addportaldialog.h"

#include <QEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

constexpr Portal::Environment environments[] = {Portal::Environment::Production, Portal::Environment::Development};

QString markIcon(ConnectionStep::Mark mark)
{
    const QString names[] = {u"pending"_s, u"continue"_s, u"check"_s, u"warning"_s, u"error"_s};
    return names[static_cast<size_t>(mark)];
}

Tint markTint(ConnectionStep::Mark mark)
{
    constexpr Tint tints[] = {Tint::Text, Tint::Text, Tint::Good, Tint::Warning, Tint::Error};
    return tints[static_cast<size_t>(mark)];
}

} // namespace

AddPortalDialog::AddPortalDialog(std::unique_ptr<AddPortalController> controller, QWidget *parent)
    : QDialog(parent)
    , m_controller(std::move(controller))
    , m_ui(std::make_unique<Ui::AddPortalDialog>())
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    makeTitle(m_ui->title);
    makeTitle(m_ui->checkTitle);
    m_inputs = {{Field::Address, {m_ui->address, m_ui->addressProblem}},
                {Field::Name, {m_ui->name, m_ui->nameProblem}},
                {Field::ClientId, {m_ui->clientId, m_ui->clientIdProblem}},
                {Field::ClientSecret, {m_ui->clientSecret, m_ui->clientSecretProblem}},
                {Field::AccessToken, {m_ui->accessToken, m_ui->accessTokenProblem}},
                {Field::RefreshToken, {m_ui->refreshToken, m_ui->refreshTokenProblem}},
                {Field::AuthorisationServer, {m_ui->authorisationServer, m_ui->authorisationServerProblem}}};
    m_ui->authorisationServer->setText(defaultTokenAddress().toString());
    alignCaptions();
    connectFields();
    connectButtons();
    connect(m_controller.get(), &AddPortalController::changed, this, &AddPortalDialog::showAll);
    connect(m_controller.get(), &AddPortalController::added, this, &AddPortalDialog::added);
    showAll();
    m_ui->address->setFocus();
    resizeToText(*this, 105, 46);
}

AddPortalDialog::~AddPortalDialog()
{
    // A field that loses the focus while it is destroyed says that its editing is finished.
    for (const auto &[field, input] : m_inputs)
        disconnect(input.edit, nullptr, this, nullptr);
}

void AddPortalDialog::connectFields()
{
    for (const auto &[field, input] : m_inputs) {
        input.problem->setFlat();
        connect(input.edit, &QLineEdit::textChanged, this, [this, field = field] { edited(field); });
        connect(input.edit, &QLineEdit::editingFinished, this, [this, field = field] { finishedEditing(field); });
    }
    connect(m_ui->showSecrets, &QCheckBox::toggled, this, &AddPortalDialog::showSecrets);
    connect(m_ui->serverConsent, &QCheckBox::toggled, this, &AddPortalDialog::showButtons);
    connect(m_ui->runOnlyConsent, &QCheckBox::toggled, this, &AddPortalDialog::showButtons);
}

void AddPortalDialog::alignCaptions()
{
    const QList<QLabel *> captions = {m_ui->addressCaption,      m_ui->nameCaption,
                                      m_ui->environmentCaption,  m_ui->clientIdCaption,
                                      m_ui->clientSecretCaption, m_ui->accessTokenCaption,
                                      m_ui->refreshTokenCaption, m_ui->authorisationServerCaption};
    int width = 0;
    for (QLabel *caption : captions) {
        caption->setMinimumWidth(0);
        width = std::max(width, caption->sizeHint().width());
    }
    for (QLabel *caption : captions)
        caption->setMinimumWidth(width);
    fitWidthToContent(*m_ui->scroll);
}

void AddPortalDialog::connectButtons()
{
    connect(m_ui->paste, &QPushButton::clicked, this, &AddPortalDialog::paste);
    connect(m_ui->cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->check, &QPushButton::clicked, this, &AddPortalDialog::check);
    connect(m_ui->back, &QPushButton::clicked, m_controller.get(), &AddPortalController::correct);
    connect(m_ui->cancelCheck, &QPushButton::clicked, this, [this] {
        if (m_controller->choice() == AddPortalController::Choice::Correct)
            reject();
        else
            m_controller->cancel();
    });
    connect(m_ui->storeAgain, &QPushButton::clicked, m_controller.get(), &AddPortalController::storeAgain);
    connect(m_ui->runOnly, &QPushButton::clicked, m_controller.get(), &AddPortalController::keepForThisRun);
    connect(m_ui->finish, &QPushButton::clicked, this, &QDialog::accept);
}

AddPortalFlow::Fields AddPortalDialog::fields() const
{
    AddPortalFlow::Fields fields;
    fields.address = m_ui->address->text();
    fields.name = m_ui->name->text();
    fields.environment = environments[static_cast<size_t>(std::max(0, m_ui->environment->currentIndex()))];
    fields.readOnly = m_ui->readOnly->isChecked();
    fields.clientId = m_ui->clientId->text();
    fields.clientSecret = m_ui->clientSecret->text();
    fields.accessToken = m_ui->accessToken->text();
    fields.refreshToken = m_ui->refreshToken->text();
    fields.authorisationServer = m_ui->authorisationServer->text();
    // Of another portal or token when these have been typed over since.
    if (fields.address == m_imported.address)
        fields.memberId = m_imported.memberId;
    if (fields.accessToken == m_imported.accessToken)
        fields.accessExpiresAt = m_imported.accessExpiresAt;
    return fields;
}

void AddPortalDialog::setFields(const AddPortalFlow::Fields &fields)
{
    m_imported = fields;
    m_ui->address->setText(fields.address);
    m_ui->clientId->setText(fields.clientId);
    m_ui->clientSecret->setText(fields.clientSecret);
    m_ui->accessToken->setText(fields.accessToken);
    m_ui->refreshToken->setText(fields.refreshToken);
    m_ui->authorisationServer->setText(fields.authorisationServer);
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

void AddPortalDialog::showAll()
{
    const bool checking = m_controller->page() == AddPortalController::Page::Check;
    m_ui->pages->setCurrentWidget(checking ? m_ui->checkPage : m_ui->fieldsPage);
    if (checking)
        showCheck();
    else
        showFields();
}

void AddPortalDialog::showFields()
{
    const QString preview = m_controller->addressPreview(fields());
    m_ui->addressPreview->setText(preview.isEmpty() ? QString() : tr("Will be asked: %1").arg(preview));
    m_ui->addressPreview->setVisible(!preview.isEmpty());
    showProblems();
    showConsents();
    showButtons();
    fitWidthToContent(*m_ui->scroll);
}

void AddPortalDialog::showProblems()
{
    const auto problems = m_controller->problems(fields());
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
    const QString host = m_controller->unfamiliarServer(fields());
    m_ui->serverConsent->setVisible(!host.isEmpty());
    if (host.isEmpty())
        m_ui->serverWarning->dismiss();
    else
        m_ui->serverWarning->show(
            Notice::Tone::Warning,
            tr("This is not a server of the vendor. To refresh tokens, the application's secret is "
               "sent to %1: go on only if your portal uses it.")
                .arg(host));
    if (m_importedRefresh)
        m_ui->importNotice->show(Notice::Tone::Warning,
                                 tr("The refresh token was imported: the first refresh here ends the session of the "
                                    "integration that it was copied from."));
    else
        m_ui->importNotice->dismiss();
    m_ui->runOnlyConsent->setVisible(m_controller->needsRunOnlyConsent());
    if (m_controller->needsRunOnlyConsent())
        m_ui->runOnlyNotice->show(Notice::Tone::Warning,
                                  tr("There is no keychain that could keep the secrets. They are never written to a "
                                     "file: when the program ends they are forgotten, and you add them again."));
    else
        m_ui->runOnlyNotice->dismiss();
}

void AddPortalDialog::showButtons()
{
    const bool server = m_controller->unfamiliarServer(fields()).isEmpty() || m_ui->serverConsent->isChecked();
    const bool keeping = !m_controller->needsRunOnlyConsent() || m_ui->runOnlyConsent->isChecked();
    m_ui->check->setEnabled(server && keeping);
    m_ui->fieldsHint->setText(!server    ? tr("Confirm the authorisation server to go on.")
                              : !keeping ? tr("Confirm that the secrets are kept for this run only to go on.")
                                         : QString());
    m_ui->check->setToolTip(m_ui->fieldsHint->text());
}

void AddPortalDialog::showSecrets(bool shown)
{
    for (QLineEdit *edit : {m_ui->clientSecret, m_ui->accessToken, m_ui->refreshToken})
        edit->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
}

void AddPortalDialog::paste()
{
    auto *dialog = new ImportDialog(this);
    connect(dialog, &ImportDialog::chosen, this, &AddPortalDialog::import);
    dialog->open();
}

void AddPortalDialog::import(const ImportedTokens &tokens, AddPortalController::ImportWhat what)
{
    setFields(AddPortalController::imported(fields(), tokens, what));
    m_importedRefresh = !m_ui->refreshToken->text().isEmpty();
    for (const auto &[field, input] : m_inputs) {
        if (!input.edit->text().isEmpty())
            m_visited.insert(field);
    }
    showFields();
}

void AddPortalDialog::check()
{
    for (const auto &[field, input] : m_inputs)
        m_visited.insert(field);
    showFields();
    for (const auto &[field, text] : m_controller->problems(fields())) {
        m_inputs.at(field).edit->setFocus(Qt::OtherFocusReason);
        m_ui->scroll->ensureWidgetVisible(m_inputs.at(field).problem);
        return;
    }
    m_controller->start(fields());
}

void AddPortalDialog::showCheck()
{
    using Choice = AddPortalController::Choice;
    const QString name = m_controller->portal().name;
    const Choice choice = m_controller->choice();
    m_ui->checkTitle->setText(choice == Choice::Finish    ? tr("%1 has been added").arg(name)
                              : choice == Choice::Correct ? tr("%1 could not be added").arg(name)
                                                          : tr("Checking %1").arg(name));
    const QString marks[] = {tr("not known yet"), tr("under way"), tr("yes"), tr("remark"), tr("failed")};
    std::vector<CheckList::Item> items;
    for (const ConnectionStep &step : m_controller->steps())
        items.push_back({markIcon(step.mark), markTint(step.mark), marks[static_cast<size_t>(step.mark)], step.name,
                         step.detail, step.mark == ConnectionStep::Mark::Current});
    m_ui->steps->setItems(items);
    m_ui->busy->setVisible(choice == Choice::Wait);
    if (const auto trouble = m_controller->trouble())
        m_ui->trouble->show(Notice::Tone::Error, *trouble);
    else
        m_ui->trouble->dismiss();
    m_ui->back->setVisible(choice == Choice::Correct);
    m_ui->cancelCheck->setVisible(choice != Choice::Finish);
    m_ui->storeAgain->setVisible(choice == Choice::KeepWhere);
    m_ui->runOnly->setVisible(choice == Choice::KeepWhere);
    m_ui->finish->setVisible(choice == Choice::Finish);
    QPushButton *next = choice == Choice::Finish      ? m_ui->finish
                        : choice == Choice::Correct   ? m_ui->back
                        : choice == Choice::KeepWhere ? m_ui->storeAgain
                                                      : m_ui->cancelCheck;
    next->setFocus(Qt::OtherFocusReason);
}

void AddPortalDialog::done(int result)
{
    if (m_controller->choice() != AddPortalController::Choice::Finish)
        m_controller->cancel();
    disconnect(m_controller.get(), nullptr, this, nullptr);
    m_imported = {};
    for (const auto &[field, input] : m_inputs)
        input.edit->clear();
    QDialog::done(result);
}

void AddPortalDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        const int environment = m_ui->environment->currentIndex();
        m_ui->retranslateUi(this);
        m_ui->environment->setCurrentIndex(environment);
        alignCaptions();
        showAll();
    }
}

} // namespace eventsweep
