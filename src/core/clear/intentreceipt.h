// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/mutation.h"

#include <memory>
#include <utility>

namespace eventsweep {

/// Number of a job in the archive.
class JobId
{
public:
    explicit constexpr JobId(qint64 value)
        : m_value(value)
    {
    }
    [[nodiscard]] constexpr qint64 value() const { return m_value; }
    friend constexpr auto operator<=>(JobId, JobId) = default;

private:
    qint64 m_value;
};

/// Proof that the journal holds the intent of exactly this mutation for this queue, and the copies of everything it can
/// delete, on disk. Only the journal makes one; the gate sends nothing without it, and each (with its copies) once.
class IntentReceipt
{
public:
    [[nodiscard]] JobId job() const { return m_job; }
    [[nodiscard]] qint64 sequence() const { return m_sequence; }
    [[nodiscard]] const PortalId &portal() const { return m_portal; }
    [[nodiscard]] const ConnectorId &connector() const { return m_connector; }
    [[nodiscard]] const Mutation &mutation() const { return m_mutation; }

private:
    friend class JournalDatabase;
    friend class MutationGate;
    IntentReceipt(JobId job, qint64 sequence, PortalId portal, ConnectorId connector, Mutation mutation)
        : m_job(job)
        , m_sequence(sequence)
        , m_portal(std::move(portal))
        , m_connector(std::move(connector))
        , m_mutation(std::move(mutation))
        , m_used(std::make_shared<bool>(false))
    {
    }
    [[nodiscard]] bool use() const { return !std::exchange(*m_used, true); }

    JobId m_job;
    qint64 m_sequence;
    PortalId m_portal;
    ConnectorId m_connector;
    Mutation m_mutation;
    std::shared_ptr<bool> m_used;
};

} // namespace eventsweep
