// SPDX-License-Identifier: Apache-2.0
#include "gui/views/statusline.h"

#include "gui/texts/cleartext.h"
#include "gui/texts/quantitytext.h"
#include "gui/texts/timetext.h"
#include "gui/texts/troubletext.h"
#include "gui/views/viewhelp.h"
#include "ui_statusline.h"

#include <QEvent>

#include <cmath>

using namespace Qt::StringLiterals;

namespace eventsweep {

StatusLine::StatusLine(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::StatusLine>())
{
    m_ui->setupUi(this);
    m_ui->jobButton->setIcon(icon(u"clear"_s));
    connect(m_ui->jobButton, &QToolButton::clicked, this, &StatusLine::jobAsked);
    connect(m_ui->stopButton, &QToolButton::clicked, this, [this] {
        const bool reads = m_facts && (m_facts->load == QueueFacts::Load::Loading || m_facts->refreshing);
        if (reads)
            Q_EMIT stopAsked();
        else
            Q_EMIT continueAsked();
    });
    repaintTexts();
}

StatusLine::~StatusLine() = default;

void StatusLine::show(const std::optional<QueueFacts> &facts)
{
    m_facts = facts;
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_ui->connectionIcon, m_ui->connectionText, m_ui->loadedText, m_ui->ageText,
                                          m_ui->limitIcon, m_ui->limitText, m_ui->limitBar})
        part->setVisible(facts.has_value());
    m_ui->readOnlyIcon->setVisible(facts && facts->portal.readOnly);
    m_ui->readOnlyText->setVisible(facts && facts->portal.readOnly);
    if (!facts) {
        m_ui->loadBar->hide();
        m_ui->stopButton->hide();
        return;
    }
    showIconIn(m_ui->readOnlyIcon, u"readonly"_s);
    showConnection(*facts);
    showLoaded(*facts);
    showLimit(*facts);
}

void StatusLine::showConnection(const QueueFacts &facts)
{
    if (facts.signedOut) {
        showIconIn(m_ui->connectionIcon, u"signedout"_s, Tint::Error);
        m_ui->connectionText->setText(tr("signed out"));
    } else if (facts.trouble) {
        showIconIn(m_ui->connectionIcon, u"offline"_s, Tint::Error);
        m_ui->connectionText->setText(
            troubleText(*facts.trouble, facts.portal.name, facts.surroundings.keychain).title);
    } else if (facts.connected) {
        showIconIn(m_ui->connectionIcon, u"connected"_s, Tint::Good);
        m_ui->connectionText->setText(tr("connected"));
    } else {
        showIconIn(m_ui->connectionIcon, u"disconnected"_s);
        m_ui->connectionText->setText(tr("connecting…"));
    }
}

void StatusLine::showLoaded(const QueueFacts &facts)
{
    using Load = QueueFacts::Load;
    const bool reads = facts.load == Load::Loading || facts.refreshing;
    const bool partly = facts.load == Load::Stopped || (facts.load == Load::Failed && facts.loaded > 0);
    if (facts.refreshing && facts.refreshTotal == 0)
        m_ui->loadedText->setText(tr("reading a new snapshot…"));
    else if (facts.loaded == 0 && facts.load == Load::Loading)
        m_ui->loadedText->setText(tr("loading…"));
    else if (facts.loaded == 0 && facts.load != Load::Complete)
        m_ui->loadedText->setText(tr("nothing loaded"));
    else if (facts.refreshing)
        m_ui->loadedText->setText(
            tr("new snapshot: %1 of %2")
                .arg(numberText(facts.refreshed), numberText(qMax(facts.refreshed, facts.refreshTotal))));
    else if (facts.load == Load::Complete)
        m_ui->loadedText->setText(tr("%1 loaded", "number of records").arg(numberText(facts.loaded)));
    else
        m_ui->loadedText->setText(
            tr("%1 of %2 loaded", "numbers of records").arg(numberText(facts.loaded), numberText(facts.total)));
    m_ui->loadBar->setVisible(reads);
    const qint64 total = facts.refreshing ? facts.refreshTotal : facts.total;
    const qint64 done = facts.refreshing ? facts.refreshed : facts.loaded;
    m_ui->loadBar->setRange(0, total > 0 ? 1000 : 0);
    m_ui->loadBar->setValue(total > 0 ? static_cast<int>(qMin<qint64>(1000, done * 1000 / total)) : 0);
    m_ui->stopButton->setVisible(reads || partly);
    m_ui->stopButton->setIcon(icon(reads ? u"stop"_s : u"continue"_s));
    m_ui->stopButton->setText(reads ? tr("Stop") : tr("Continue"));
    m_ui->stopButton->setAccessibleName(reads ? tr("Stop loading") : tr("Continue loading"));
    const bool aged = facts.snapshotAt && facts.loaded > 0;
    m_ui->ageText->setText(aged ? tr("snapshot: %1", "how long ago").arg(ageText(facts.now - *facts.snapshotAt))
                                : QString());
}

void StatusLine::showLimit(const QueueFacts &facts)
{
    const bool waits = facts.wait.reason != RateLimiter::Reason::None;
    showIconIn(m_ui->limitIcon, waits ? u"wait"_s : u"limit"_s, waits ? Tint::Warning : Tint::Text);
    const int level = static_cast<int>(std::ceil(facts.limitLevel));
    switch (facts.wait.reason) {
    case RateLimiter::Reason::None:
        m_ui->limitText->setText(tr("limit"));
        break;
    case RateLimiter::Reason::Bucket:
    case RateLimiter::Reason::TooFast:
        m_ui->limitText->setText(tr("portal's limit: %1").arg(durationText(facts.wait.remaining)));
        break;
    case RateLimiter::Reason::MethodResting:
        m_ui->limitText->setText(
            tr("%1 rests: %2", "method, time").arg(facts.wait.method, durationText(facts.wait.remaining)));
        break;
    }
    m_ui->limitBar->setRange(0, qMax(1, facts.limitBurst));
    m_ui->limitBar->setValue(qMin(level, facts.limitBurst));
    m_ui->limitBar->setToolTip(tr("Requests held against the portal's limit: %1 of %2. It drains by itself.")
                                   .arg(level)
                                   .arg(facts.limitBurst));
    m_ui->limitText->setToolTip(m_ui->limitBar->toolTip());
}

void StatusLine::showJob(const std::optional<Job> &job)
{
    m_job = job;
    m_ui->jobButton->setVisible(job.has_value());
    m_ui->jobBar->setVisible(job && !job->finished);
    if (!job)
        return;
    if (job->finished) {
        m_ui->jobButton->setText(job->headline);
    } else {
        const QString phase = job->progress.stopping ? tr("stopping…") : clearPhaseText(job->progress.phase);
        m_ui->jobButton->setText(tr("Clearing %1: %2", "number of records, step").arg(numberText(job->records), phase));
    }
    m_ui->jobButton->setAccessibleName(m_ui->jobButton->text());
    const qsizetype total = job->progress.total;
    m_ui->jobBar->setRange(0, total > 0 ? 1000 : 0);
    m_ui->jobBar->setValue(total > 0 ? static_cast<int>(job->progress.done * 1000 / total) : 0);
}

void StatusLine::showSecretStore(const QString &name, bool forThisRun)
{
    m_store = name;
    m_forThisRun = forThisRun;
    repaintTexts();
}

void StatusLine::repaintTexts()
{
    m_ui->storeIcon->setVisible(m_forThisRun);
    m_ui->storeText->setVisible(m_forThisRun);
    showIconIn(m_ui->storeIcon, u"keychain"_s);
    m_ui->storeText->setText(tr("tokens: this run only"));
    m_ui->storeText->setToolTip(
        tr("Tokens are kept in memory and forgotten when the program ends; they are never written to a file."));
    show(m_facts);
    showJob(m_job);
}

void StatusLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_ui->retranslateUi(this);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        repaintTexts();
}

} // namespace eventsweep
