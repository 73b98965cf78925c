// SPDX-License-Identifier: Apache-2.0
#include "core/clear/mutation.h"

namespace eventsweep {

namespace {

void collect(const FreeRecord &record, std::vector<RecordId> &ids)
{
    ids.push_back(record.id);
}

void collect(const FreeRange &range, std::vector<RecordId> &ids)
{
    ids.insert(ids.end(), range.records.begin(), range.records.end());
}

void collect(const ReserveRecords &reserve, std::vector<RecordId> &ids)
{
    for (const Claim &claim : reserve.claims)
        std::visit([&ids](const auto &kind) { collect(kind, ids); }, claim);
}

void collect(const TakeRecords &take, std::vector<RecordId> &ids)
{
    for (const FreeRecord &record : take.records)
        collect(record, ids);
}

void collect(const ClearByRecords &request, std::vector<RecordId> &ids)
{
    ids.insert(ids.end(), request.records.begin(), request.records.end());
}

void collect(const ClearByMessages &request, std::vector<RecordId> &ids)
{
    for (const auto &target : request.targets)
        ids.push_back(target.record);
}

void collect(const ClearRecords &clear, std::vector<RecordId> &ids)
{
    for (const ClearRequest &request : clear.requests)
        std::visit([&ids](const auto &kind) { collect(kind, ids); }, request);
}

template <typename T>
std::vector<RecordId> collected(const T &what)
{
    std::vector<RecordId> ids;
    std::visit([&ids](const auto &kind) { collect(kind, ids); }, what);
    return ids;
}

} // namespace

std::vector<RecordId> recordsOf(const Mutation &mutation)
{
    return collected(mutation);
}

std::vector<RecordId> recordsOf(const Claim &claim)
{
    return collected(claim);
}

std::vector<RecordId> recordsOf(const ClearRequest &request)
{
    return collected(request);
}

size_t commandsOf(const Mutation &mutation)
{
    if (const auto *reserve = std::get_if<ReserveRecords>(&mutation))
        return reserve->claims.size();
    if (const auto *take = std::get_if<TakeRecords>(&mutation))
        return take->records.size();
    return std::get<ClearRecords>(mutation).requests.size();
}

} // namespace eventsweep
