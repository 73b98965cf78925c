// SPDX-License-Identifier: Apache-2.0
#include "gui/views/cleardialog.h"

#include "core/base/futures.h"
#include "core/queue/recordparser.h"
#include "gui/texts/clearreporttext.h"
#include "gui/texts/journalerrortext.h"
#include "gui/views/clearprogresspage.h"
#include "gui/views/clearresultpage.h"
#include "gui/views/clearresumepage.h"
#include "gui/views/clearreviewpage.h"
#include "gui/views/recorddialog.h"
#include "gui/views/savefile.h"
#include "gui/views/viewhelp.h"
#include "ui_cleardialog.h"

#include <QAbstractButton>
#include <QDateTime>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QStandardPaths>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace eventsweep {

ClearDialog::ClearDialog(ClearRun &run, QWidget *parent)
    : QDialog(parent)
    , m_run(&run)
    , m_ui(std::make_unique<Ui::ClearDialog>())
    , m_review(new ClearReviewPage)
    , m_resume(new ClearResumePage)
    , m_progress(new ClearProgressPage)
    , m_result(new ClearResultPage)
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->pages->addWidget(m_review);
    m_ui->pages->addWidget(m_resume);
    m_ui->pages->addWidget(m_progress);
    m_ui->pages->addWidget(m_result);
    connectPages();
    connectRun();
    showStage();
    resizeToText(*this, 120, 44);
}

ClearDialog::~ClearDialog() = default;

void ClearDialog::connectPages()
{
    connect(m_review, &ClearReviewPage::typed, m_run, &ClearRun::setTyped);
    connect(m_review, &ClearReviewPage::includeChangedSet, m_run, &ClearRun::setIncludeChanged);
    connect(m_review, &ClearReviewPage::cancelled, this, &QDialog::reject);
    connect(m_review, &ClearReviewPage::clearAsked, m_run, &ClearRun::start);
    connect(m_resume, &ClearResumePage::typed, m_run, &ClearRun::setTyped);
    connect(m_resume, &ClearResumePage::cancelled, m_run, &ClearRun::cancelGoOn);
    connect(m_resume, &ClearResumePage::finishAsked, m_run, &ClearRun::start);
    connect(m_progress, &ClearProgressPage::stopAsked, m_run, &ClearRun::stop);
    connect(m_progress, &ClearProgressPage::closeAsked, this, &QDialog::reject);
    connect(m_result, &ClearResultPage::doneAsked, this, &QDialog::accept);
    connect(m_result, &ClearResultPage::goOnAsked, m_run, [this] { m_run->goOn(); });
    connect(m_result, &ClearResultPage::leaveAsked, m_run, &ClearRun::leaveAsItIs);
    connect(m_result, &ClearResultPage::retryAsked, m_run, &ClearRun::askToRetry);
    connect(m_result, &ClearResultPage::showRecordAsked, this, &ClearDialog::showRecord);
    connect(m_result, &ClearResultPage::showArchiveAsked, this, &ClearDialog::showArchive);
    connect(m_result, &ClearResultPage::saveReportAsked, this, [this] {
        askWhere(tr("Save report"), u"txt"_s, tr("Text (*.txt);;JSON (*.json)"),
                 [this](const QString &path) { saveReport(path); });
    });
    connect(m_result, &ClearResultPage::saveCopiesAsked, this, [this] {
        askWhere(tr("Save copies"), u"json"_s, tr("JSON (*.json)"), [this](const QString &path) { saveCopies(path); });
    });
}

void ClearDialog::connectRun()
{
    connect(m_run, &ClearRun::reviewChanged, this, [this] {
        if (m_run->stage() == ClearRun::Stage::Review)
            m_review->show(*m_run);
        else if (m_run->stage() == ClearRun::Stage::Resume)
            m_resume->show(*m_run);
        else if (m_run->stage() == ClearRun::Stage::Finished)
            m_result->showSteps(*m_run);
    });
    connect(m_run, &ClearRun::failed, m_result, &ClearResultPage::showProblem);
    connect(m_run, &ClearRun::progressed, this, [this] { m_progress->show(*m_run); });
    connect(m_run, &ClearRun::stageChanged, this, &ClearDialog::showStage);
    connect(m_run, &QObject::destroyed, this, &QObject::deleteLater);
    connect(m_run, &ClearRun::shownAgain, this, [this] {
        raise();
        activateWindow();
    });
}

void ClearDialog::showStage()
{
    showAll();
    switch (m_run->stage()) {
    case ClearRun::Stage::Review:
        m_ui->pages->setCurrentWidget(m_review);
        m_review->focusCancel();
        break;
    case ClearRun::Stage::Resume:
        m_ui->pages->setCurrentWidget(m_resume);
        m_resume->focusCancel();
        break;
    case ClearRun::Stage::Running:
        m_ui->pages->setCurrentWidget(m_progress);
        m_progress->focusClose();
        break;
    case ClearRun::Stage::Finished:
        m_ui->pages->setCurrentWidget(m_result);
        m_result->focusDone();
        break;
    }
}

void ClearDialog::showAll()
{
    if (!m_run)
        return;
    switch (m_run->stage()) {
    case ClearRun::Stage::Review:
        m_review->show(*m_run);
        break;
    case ClearRun::Stage::Resume:
        m_resume->show(*m_run);
        break;
    case ClearRun::Stage::Running:
        m_progress->show(*m_run);
        break;
    case ClearRun::Stage::Finished:
        m_progress->show(*m_run);
        m_result->show(*m_run);
        break;
    }
}

void ClearDialog::done(int result)
{
    QDialog::done(result);
    if (m_run)
        m_run->dismiss();
}

void ClearDialog::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Enter || event->key() == Qt::Key_Return;
    if (enter && !qobject_cast<QAbstractButton *>(focusWidget())) {
        // A dialog hands Enter to its default button: here it must neither clear nor cancel what is half typed.
        m_review->enterPressed();
        m_resume->enterPressed();
        event->accept();
        return;
    }
    QDialog::keyPressEvent(event);
}

void ClearDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        m_review->retranslate();
        m_resume->retranslate();
        m_progress->retranslate();
        m_result->retranslate();
        showAll();
    } else if (event->type() == QEvent::PaletteChange) {
        showAll(); // badge and icons are painted in colours of the palette
    }
}

void ClearDialog::askWhere(const QString &title, const QString &suffix, const QString &filters,
                           const std::function<void(const QString &)> &then)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(this, title, folder, filters);
    dialog->setObjectName(u"saveDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.contains("json"_L1) ? u"json"_s : u"txt"_s);
    });
    dialog->selectFile(
        u"eventsweep-clear-%1.%2"_s.arg(QDateTime::currentDateTime().toString(u"yyyy-MM-dd-HHmm"_s), suffix));
    connect(dialog, &QFileDialog::fileSelected, this, then);
    dialog->open();
}

void ClearDialog::saveReport(const QString &path)
{
    if (!m_run)
        return;
    m_result->setSaving(true);
    const auto facts = [header = m_run->header(), archive = m_run->archivePath(), job = m_run->jobId(),
                        scope = std::make_shared<const ClearScope>(m_run->subject().scope),
                        interrupted = m_run->isInterrupted()](const ClearReport &report) {
        return ClearReportFacts{header, archive, job, report, *scope, interrupted};
    };
    if (path.endsWith(".json"_L1, Qt::CaseInsensitive)) {
        save(path, [facts, report = m_run->report()] { return clearReportJson(facts(report)); });
    } else {
        // In words it is put here: the language belongs to this thread, where it may be switched at any time.
        save(path, [text = clearReportText(facts(m_run->report()))] { return text.toUtf8(); });
    }
}

void ClearDialog::saveCopies(const QString &path)
{
    if (!m_run)
        return;
    m_result->setSaving(true);
    whenFinished(m_run->copies(), this, [this, path](const QFuture<JournalResult<std::vector<ArchivedRecord>>> &read) {
        if (read.resultCount() == 0)
            return m_result->setSaving(false); // the archive is closed: the program ends
        auto records = read.result();
        if (records)
            return save(path, [copies = std::move(*records)] { return archivedRecordsJson(copies); });
        m_result->setSaving(false);
        m_result->showNotSaved(journalErrorText(records.error()));
    });
}

void ClearDialog::save(const QString &path, std::function<QByteArray()> compose)
{
    const auto written = QtConcurrent::run([path, compose = std::move(compose)] { return saveFile(path, compose()); });
    whenDone(written, this, [this, path](const std::optional<QString> &problem) { told(path, problem); });
}

void ClearDialog::told(const QString &path, const std::optional<QString> &problem)
{
    m_result->setSaving(false);
    if (!problem)
        m_result->showSaved(path);
    else
        m_result->showNotSaved({tr("The file could not be saved"), *problem, tr("Choose another place or name.")});
}

void ClearDialog::showArchive()
{
    if (m_run)
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_run->archivePath()).absolutePath()));
}

void ClearDialog::showRecord(RecordId record)
{
    if (!m_run)
        return;
    whenDone(m_run->copies(), this, [this, record](const JournalResult<std::vector<ArchivedRecord>> &copies) {
        if (!copies)
            return m_result->showProblem(journalErrorText(copies.error()));
        // Copied again when it had changed: the newest one.
        const auto copy = std::find_if(copies->rbegin(), copies->rend(),
                                       [record](const ArchivedRecord &one) { return one.id == record; });
        if (copy == copies->rend())
            return m_result->showProblem({tr("No copy of this record"),
                                          tr("This clear did not come to copying it, so it did not remove it either."),
                                          {}});
        (new RecordDialog(parseRecord(copy->raw), copy->archivedAt, this))->open();
    });
}

} // namespace eventsweep
