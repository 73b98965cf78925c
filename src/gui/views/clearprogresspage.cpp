// SPDX-License-Identifier: Apache-2.0
#include "gui/views/clearprogresspage.h"

#include "gui/controllers/clearrun.h"
#include "gui/texts/cleartext.h"
#include "gui/texts/quantitytext.h"
#include "gui/views/viewhelp.h"
#include "ui_clearprogresspage.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

QString markIcon(ClearSteps::Mark mark)
{
    switch (mark) {
    case ClearSteps::Mark::Done:
        return u"check"_s;
    case ClearSteps::Mark::Current:
    case ClearSteps::Mark::Begun:
        return u"continue"_s;
    case ClearSteps::Mark::Waiting:
        break;
    }
    return u"pending"_s;
}

} // namespace

ClearProgressPage::ClearProgressPage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ClearProgressPage>())
{
    m_ui->setupUi(this);
    makeTitle(m_ui->progressTitle);
    connect(m_ui->stop, &QPushButton::clicked, this, &ClearProgressPage::stopAsked);
    connect(m_ui->close, &QPushButton::clicked, this, &ClearProgressPage::closeAsked);
}

ClearProgressPage::~ClearProgressPage() = default;

void ClearProgressPage::show(const ClearRun &run)
{
    const auto count = static_cast<int>(run.workCount());
    m_ui->progressTitle->setText((run.isLeaving()
                                      ? tr("Reading back what was sent about %Ln record(s) of %1", "", count)
                                      : tr("Clearing %Ln record(s) from %1", "", count))
                                     .arg(run.scopeName()));
    showSteps(run.steps().steps());
    m_ui->bar->setValue(static_cast<int>(run.steps().fraction() * m_ui->bar->maximum()));
    showNumbers(run);
    fitWidthToContent(*m_ui->scroll);
    m_ui->stop->setEnabled(run.stage() == ClearRun::Stage::Running && !run.progress().stopping);
    m_ui->stopHint->setText(run.progress().stopping
                                ? tr("Stopping: the running request is finished, and what was sent is read back.")
                                : QString());
}

void ClearProgressPage::showSteps(const std::vector<ClearSteps::Step> &steps)
{
    const QString marks[] = {tr("to come"), tr("begun"), tr("under way"), tr("done")};
    std::vector<CheckList::Item> items;
    for (const ClearSteps::Step &step : steps) {
        const QString count =
            step.total > 0 ? tr("%1 of %2", "records").arg(numberText(step.done), numberText(step.total)) : QString();
        items.push_back({markIcon(step.mark), step.mark == ClearSteps::Mark::Done ? Tint::Good : Tint::Text,
                         marks[static_cast<size_t>(step.mark)], clearPhaseText(step.phase), count,
                         step.mark == ClearSteps::Mark::Current});
    }
    m_ui->steps->setItems(items);
}

void ClearProgressPage::showNumbers(const ClearRun &run)
{
    m_ui->requestsSent->setText(numberText(run.progress().requests));
    const auto rate = run.steps().rate();
    m_ui->rate->setText(rate ? tr("%1 records per second").arg(QLocale().toString(*rate, 'f', *rate < 10 ? 1 : 0))
                             : tr("—", "speed is not known yet"));
    const auto elapsed = run.elapsed();
    m_ui->elapsed->setText(elapsed ? durationText(*elapsed) : QString());
    const QString wait = waitText(run.wait());
    m_ui->wait->setText(wait.isEmpty() ? tr("the portal's answer") : wait);
}

void ClearProgressPage::focusClose()
{
    m_ui->close->setFocus(Qt::TabFocusReason);
}

void ClearProgressPage::retranslate()
{
    m_ui->retranslateUi(this);
}

QString waitText(const RateLimiter::Wait &wait)
{
    const QString remaining = durationText(wait.remaining);
    switch (wait.reason) {
    case RateLimiter::Reason::None:
        return {};
    case RateLimiter::Reason::Bucket:
        return ClearProgressPage::tr("portal's limit: %1").arg(remaining);
    case RateLimiter::Reason::TooFast:
        return ClearProgressPage::tr("the portal asks to slow down: %1").arg(remaining);
    case RateLimiter::Reason::MethodResting:
        break;
    }
    return ClearProgressPage::tr("%1 rests at the portal: %2", "method, time").arg(wait.method, remaining);
}

} // namespace eventsweep
