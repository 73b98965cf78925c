// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/clear/mutation.h"

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

/// Proof that the journal holds the intent of exactly this mutation, and the copies of everything it can delete, on
/// disk. Only the journal makes one; the gate sends nothing without it.
class IntentReceipt
{
public:
    [[nodiscard]] JobId job() const { return m_job; }
    [[nodiscard]] qint64 sequence() const { return m_sequence; }
    [[nodiscard]] const Mutation &mutation() const { return m_mutation; }

private:
    friend class JournalDatabase;
    IntentReceipt(JobId job, qint64 sequence, Mutation mutation)
        : m_job(job)
        , m_sequence(sequence)
        , m_mutation(std::move(mutation))
    {
    }
    JobId m_job;
    qint64 m_sequence;
    Mutation m_mutation;
};

} // namespace eventsweep
