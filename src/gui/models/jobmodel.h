// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/controllers/jobscontroller.h"

#include <QAbstractTableModel>

namespace eventsweep {

/// The jobs of the archive as a table, newest first; of one portal alone when asked for. GUI thread.
class JobModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { When, Where, What, Result, Open, columnEnd };

    /// `jobs` must outlive the model.
    explicit JobModel(const JobsController &jobs, QObject *parent = nullptr);

    /// Nothing: those of all portals.
    void setPortal(const std::optional<PortalId> &portal);
    [[nodiscard]] std::optional<JobId> idAt(int row) const;
    /// -1 when it is not shown.
    [[nodiscard]] int rowOf(JobId job) const;
    /// Texts of the language have changed.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void take();
    [[nodiscard]] QString text(const ArchivedJob &job, int column) const;
    [[nodiscard]] QVariant decoration(const ArchivedJob &job) const;

    const JobsController &m_controller;
    std::optional<PortalId> m_portal;
    std::vector<ArchivedJob> m_jobs;
};

} // namespace eventsweep
