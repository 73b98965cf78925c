// SPDX-License-Identifier: Apache-2.0
#include "gui/models/jobmodel.h"

#include "gui/texts/cleartext.h"
#include "gui/texts/jobtext.h"
#include "gui/texts/quantitytext.h"
#include "gui/texts/timetext.h"
#include "gui/theme/icons.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace eventsweep {

namespace {

bool sameJobs(const std::vector<ArchivedJob> &a, const std::vector<ArchivedJob> &b)
{
    return std::ranges::equal(a, b, {}, &ArchivedJob::id, &ArchivedJob::id);
}

qint64 good(const ArchivedJob &job)
{
    return job.counts[static_cast<size_t>(ClearCategory::Cleared)] +
           job.counts[static_cast<size_t>(ClearCategory::AlreadyGone)];
}

} // namespace

JobModel::JobModel(const JobsController &jobs, QObject *parent)
    : QAbstractTableModel(parent)
    , m_controller(jobs)
{
    connect(&jobs, &JobsController::changed, this, &JobModel::take);
    connect(&jobs, &JobsController::progressed, this, [this](JobId job) {
        if (const int row = rowOf(job); row >= 0)
            Q_EMIT dataChanged(index(row, 0), index(row, columnEnd - 1));
    });
    take();
}

void JobModel::setPortal(const std::optional<PortalId> &portal)
{
    if (portal == m_portal)
        return;
    m_portal = portal;
    take();
}

void JobModel::take()
{
    std::vector<ArchivedJob> jobs;
    std::ranges::copy_if(m_controller.jobs(), std::back_inserter(jobs),
                         [this](const ArchivedJob &job) { return !m_portal || job.header.portal == *m_portal; });
    if (sameJobs(jobs, m_jobs)) {
        m_jobs = std::move(jobs);
        if (!m_jobs.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnEnd - 1));
        return;
    }
    // New ones come at the top: whoever looks at another row stays there.
    const auto more = static_cast<qsizetype>(jobs.size()) - static_cast<qsizetype>(m_jobs.size());
    if (more > 0 && !m_jobs.empty() &&
        sameJobs({jobs.begin() + static_cast<std::ptrdiff_t>(more), jobs.end()}, m_jobs)) {
        beginInsertRows({}, 0, static_cast<int>(more) - 1);
        m_jobs = std::move(jobs);
        endInsertRows();
        Q_EMIT dataChanged(index(static_cast<int>(more), 0), index(rowCount() - 1, columnEnd - 1));
        return;
    }
    beginResetModel();
    m_jobs = std::move(jobs);
    endResetModel();
}

std::optional<JobId> JobModel::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? std::optional(m_jobs[static_cast<size_t>(row)].id) : std::nullopt;
}

int JobModel::rowOf(JobId job) const
{
    const auto found = std::ranges::find(m_jobs, job, &ArchivedJob::id);
    return found == m_jobs.end() ? -1 : static_cast<int>(found - m_jobs.begin());
}

void JobModel::retranslate()
{
    if (!m_jobs.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnEnd - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnEnd - 1);
}

int JobModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_jobs.size());
}

int JobModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnEnd;
}

QString JobModel::text(const ArchivedJob &job, int column) const
{
    switch (column) {
    case When:
        return tableTimeText(std::chrono::floor<std::chrono::seconds>(job.createdAt));
    case Where:
        return jobScopeText(job.header);
    case What:
        return jobChoiceText(job);
    case Result:
        if (const ClearProgress *progress = m_controller.progress(job.id))
            return tr("Running: %1", "step of a clear")
                .arg(progress->stopping ? tr("stopping…") : clearPhaseText(progress->phase));
        if (!job.endedAt && m_controller.isInUseElsewhere())
            return tr("Not ended; perhaps running in another Eventsweep: %1", "350 of 1,200 verified")
                .arg(jobVerifiedText(job));
        return jobResultText(job);
    case Open:
        return job.open > 0 && !m_controller.progress(job.id) ? numberText(job.open) : QString();
    default:
        return {};
    }
}

QVariant JobModel::decoration(const ArchivedJob &job) const
{
    if (m_controller.progress(job.id))
        return icon(u"continue"_s);
    if (!job.endedAt)
        return icon(u"warning"_s, Tint::Warning);
    return good(job) == job.chosen ? icon(u"check"_s, Tint::Good) : icon(u"info"_s);
}

QVariant JobModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ArchivedJob &job = m_jobs[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return text(job, index.column());
    case Qt::DecorationRole:
        return index.column() == Result ? decoration(job) : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == Open ? QVariant(Qt::AlignTrailing | Qt::AlignVCenter) : QVariant();
    default:
        return {};
    }
}

QVariant JobModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    switch (section) {
    case When:
        return tr("When");
    case Where:
        return tr("Where");
    case What:
        return tr("What was chosen");
    case Result:
        return tr("Result");
    case Open:
        return role == Qt::ToolTipRole ? tr("Records of which it is not settled what became of them") : tr("Open");
    default:
        return {};
    }
}

} // namespace eventsweep
